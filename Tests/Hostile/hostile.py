#!/usr/bin/env python3
"""Drives the program's arguments and input with what nobody thought of, by Hypothesis.

Usage: hostile.py PROGRAM [--soak] [--seed N]

Whatever it is given, the program ends with a code of its table and never by a signal, within its
time; what it answers is UTF-8, with --json it is JSON; and where it does not do what was asked,
it says why.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Flips"))
import story  # noqa: E402  pylint: disable=wrong-import-position
from grammar import Grammar  # noqa: E402  pylint: disable=wrong-import-position
import values  # noqa: E402  pylint: disable=wrong-import-position

# Each code of `ccgledger exit-codes` but 1, which is an unexpected failure. `doctor` may end so.
CODES = {0, 2, 3, 4, 5, 6, 7, 8, 9, 64, 130}
LIMIT = 120


class Bench:
    """The program, and a ledger that is as it was before each case."""

    def __init__(self, program, place):
        self.program, self.place = program, place
        self.whole = story.Story(os.path.join(place, "whole"), program)
        story.small(self.whole)
        self.work = os.path.join(place, "work")
        self.counts = {}
        self.environment = dict(
            self.whole.environment, CCGLEDGER="ledger", HOME=self.work, TMPDIR=self.work)

    def run(self, arguments, text=b""):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.whole.place, self.work)
        try:
            done = subprocess.run(
                [self.program.encode(), *arguments], cwd=self.work, env=self.environment,
                input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT,
                check=False)
        except subprocess.TimeoutExpired:
            raise AssertionError("no answer in %d s: %r" % (LIMIT, arguments)) from None
        self.judge(arguments, done)

    def judge(self, arguments, done):
        code, out, err = done.returncode, done.stdout, done.stderr
        what = "%r ended with %d: %r %r" % (arguments, code, out[-300:], err[-300:])
        assert code >= 0, "by a signal: " + what
        is_doctor = arguments[:1] == [b"doctor"]
        assert code in CODES or code == 1 and is_doctor, "no code of the table: " + what
        self.counts[code] = self.counts.get(code, 0) + 1
        try:
            text = out.decode("utf-8")
        except UnicodeDecodeError:
            raise AssertionError("the answer is not UTF-8: " + what) from None
        said = err.strip() or (code in (2, 3) or is_doctor) and out.strip()
        assert code == 0 or said, "it does not say why: " + what
        before = arguments[:arguments.index(b"--")] if b"--" in arguments else arguments
        if b"--json" in before and text.strip() and b"--help" not in before:
            is_json = is_document(text) or all(map(is_document, text.splitlines()))
            # Their answer is a file of another form, which --json does not ask for.
            assert is_json or b"-h" in before or b"--version" in before, "no JSON: " + what


def is_document(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def tests(bench, options):
    """The properties, each with how many cases it takes."""
    grammar = Grammar(bench.program)
    count = options.count or (20_000 if options.soak else 300)

    def arrange(share):
        return settings(
            max_examples=max(1, count * share // 100), database=None, deadline=None,
            phases=(Phase.generate, Phase.shrink), print_blob=False,
            suppress_health_check=list(HealthCheck))

    @seed(options.seed)
    @arrange(100)
    @given(st.data())
    def arguments(data):
        verb = data.draw(st.sampled_from(grammar.verbs), label="verb")
        bench.run(data.draw(grammar.arguments(verb), label="arguments"),
                  data.draw(values.inputs, label="input"))

    @seed(options.seed)
    @arrange(40)
    @given(st.lists(values.arguments, max_size=5), values.inputs)
    def anything(words, text):
        # What runs for minutes, or writes where it is told to, is not for this one.
        if words[:1] not in ([b"bench"], [b"demo"]):
            bench.run(words, text)

    @seed(options.seed)
    @arrange(100)
    @given(values.lines(story.REPOSITORY), st.sampled_from(values.IMPORTING))
    def lines(text, verb):
        bench.run(verb, text)

    return [arguments, anything, lines]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--soak", action="store_true")
    parser.add_argument("--seed", type=int, default=20260601)
    parser.add_argument("--count", type=int)
    options = parser.parse_args()
    print("Trying hostile arguments and lines, starting from %d ..." % options.seed, flush=True)
    fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="hostile-", dir=fast) as place:
        bench = Bench(os.path.abspath(options.program), place)
        for test in tests(bench, options):
            try:
                test()
            except BaseException:
                print("hostile: %s failed, starting from %d" % (test.__name__, options.seed),
                      file=sys.stderr)
                raise
        codes = ", ".join("%d with %d" % (count, code)
                          for code, count in sorted(bench.counts.items()))
        print("%d runs ended as they may: %s" % (sum(bench.counts.values()), codes))


if __name__ == "__main__":
    main()
