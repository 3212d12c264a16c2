#!/usr/bin/env python3
"""Flips single bits of every file of a ledger, and looks whether that is noticed.

Usage: flips.py PROGRAM [--soak] [--seed N] [--only TEXT]

Each case changes one bit of one file, or cuts a file short. Another program says whether what the
file says has changed by it. If it has, the ledger must say so and where; if not, raise no alarm;
and never crash or hang. The files of a case that fails are kept.
"""
import argparse
import collections
import concurrent.futures
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import story
import targets

LIMIT = 120


def everything(place, program):
    """The targets, each with the stories that it needs."""
    small, large, logged = (
        story.Story(os.path.join(place, name), program) for name in ("small", "large", "logged"))
    story.small(small)
    story.large(large)
    story.logged(logged)
    trust = ["--policy", "policy", "--checkpoint", "kept"]
    verify = ["verify", "--json", "--quiet"]
    signing = ["checkpoint", "--json", "--key", "log.key"]
    person = os.listdir(small.path("ledger.keys", "subjects"))[0]
    memory = [name for name in os.listdir(small.path("ledger.state"))
              if name.endswith(".checkpoint")][0]
    seed = [name for name in sorted(os.listdir(os.path.join(story.REPOSITORY, "seeds")))
            if name.startswith("07-")][0]
    newest = ["--policy", "policy", "--checkpoint", "newest"]
    found = [
        targets.Database("database", small, verify + trust),
        targets.Database(
            "large database", large, verify + newest[:2], ("tile", "edge", "tagrun", "tagchunk")),
        targets.Log("log", logged, verify),
        targets.Log("log with an old head", outside(logged), verify + newest, logged.kept),
        targets.Head("head", small, os.path.join("ledger", "head"), verify + trust),
        targets.Signed("checkpoint", small, "kept", verify + trust),
        targets.Target("policy", small, "policy", verify + trust),
        targets.Target(
            "verifier key", small, "log.key.vkey", verify + ["--key", "log.key.vkey"]),
        targets.Writing("signing key", small, "log.key", signing),
        targets.Writing(
            "what was signed last", small, os.path.join("ledger.state", memory), signing),
        targets.Secret(
            "request key", small, os.path.join("ledger.keys", "request.key"),
            ["import", os.path.join(story.REPOSITORY, "seeds", seed), "--dry-run", "--json"]),
        targets.Personal(
            "person's key", small, os.path.join("ledger.keys", "subjects", person), verify),
        targets.Target(
            "receipt", small, "receipt.json",
            ["check", "receipt.json", "--json", "--proof", "receipt.tlog-proof", *trust[:2]]),
        targets.Target(
            "proof", small, "receipt.tlog-proof",
            ["check", "receipt.tlog-proof", "--json", "--key", "log.key.vkey"]),
        targets.Archive("archive", small, "bundle.zip", ["check", "bundle.zip", "--json"]
                        + trust[:2]),
    ]
    for folder, kind, command in (
            ("bundle", targets.Target, ["check", "bundle", "--json", *trust[:2]]),
            ("public", targets.Published, ["tree", "public", "log.key.vkey", "w.key.vkey"])):
        for top, _, names in sorted(os.walk(small.path(folder))):
            for name in sorted(names):
                file = os.path.relpath(os.path.join(top, name), small.place)
                label = "%s: %s" % (folder, file.split(os.sep)[1])
                if file != os.path.join("public", "disclosures", "size"):
                    of_kind = targets.Listing if name == "manifest.json" else kind
                    found.append(of_kind(label, small, file, command))
    return found


def outside(logged):
    """The same story, with a head file that was written before the last appends."""
    other = story.Story.__new__(story.Story)
    other.__dict__.update(logged.__dict__, place=logged.place + "-outside")
    other.environment = dict(logged.environment, CCGLEDGER=other.path("ledger"))
    story.copy(logged.place, other.place)
    shutil.copy(other.path("old-head"), other.path("ledger", "head"))
    return other


class Case(collections.namedtuple("Case", "target kind place bit")):
    """One bit of a byte that is flipped, or, without a bit, the length a file is cut to."""

    def data(self):
        if self.bit is None:
            return self.target.data[:self.place]
        data = bytearray(self.target.data)
        data[self.place] ^= 1 << self.bit
        return bytes(data)

    def __str__(self):
        what = "cut to %d bytes" % self.place if self.bit is None else "bit %d of byte %d" % (
            self.bit, self.place)
        return "%s (%s), %s: %s" % (self.target.name, self.kind, self.target.file, what)


def cases(found, draw, is_soak):
    """A bit of every byte; or of so many bytes of each kind."""
    for target in found:
        places = collections.defaultdict(list)
        for place, kind in enumerate(target.kinds):
            if kind:
                places[kind].append(place)
        for kind, known in sorted(places.items()):
            few = known if is_soak else sorted(draw.sample(known, min(len(known), share(target))))
            yield from (Case(target, kind, place, draw.randrange(8)) for place in few)
        cuts = target.cuts()
        few = cuts if is_soak else sorted(draw.sample(cuts, min(len(cuts), 90)))
        yield from (Case(target, "cut short", length, None) for length in few)


def share(target):
    """How many bytes of each kind are tried in a short run."""
    return {"database": 20, "large database": 4, "log": 50, "log with an old head": 20,
            "head": 40, "archive": 50}.get(
                target.name, 4 if target.name.startswith("bundle") else 24)


class Worker:
    """Tries cases one after the other, in a copy of each story of its own."""

    def __init__(self, place, program):
        self.place, self.program, self.copies, self.kept = place, program, {}, 0
        os.makedirs(place)

    def copy(self, target, name):
        path = os.path.join(self.place, name)
        shutil.rmtree(path, ignore_errors=True)
        story.copy(target.story.place, path)
        return path

    def try_case(self, case):
        target = case.target
        known = self.copies.get(target.story.place)
        if target.writes or not known:
            known = self.copy(target, os.path.basename(target.story.place))
            self.copies[target.story.place] = known
        data = case.data()
        verdict, where = target.judge(self.place, data)
        path = os.path.join(known, target.file)
        story.write(path, data)
        complaint = self.answer(case, known, verdict, where)
        if complaint:
            return complaint, verdict, self.copy_of(known)
        story.write(path, target.data)
        for name in ("log.sqlite-shm", "log.sqlite-wal"):
            beside = os.path.join(known, "ledger", name)
            if beside != path and not os.path.exists(
                    os.path.join(target.story.place, "ledger", name)):
                story.remove(beside)
        return None, verdict, None

    def copy_of(self, known):
        """The folder as it is now, under a name that is not used again."""
        self.copies = {key: value for key, value in self.copies.items() if value != known}
        self.kept += 1
        kept = os.path.join(self.place, "kept-%d" % self.kept)
        os.rename(known, kept)
        return kept

    def answer(self, case, known, verdict, where):
        target = case.target
        program = [self.program]
        if getattr(target, "program", None) == "tlog":
            program = [sys.executable, os.path.join(
                story.REPOSITORY, "Tests", "Independent", "tlog.py")]
        environment = dict(target.story.environment, CCGLEDGER=os.path.join(known, "ledger"))
        try:
            done = subprocess.run(
                program + target.command, cwd=known, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT, check=False)
        except subprocess.TimeoutExpired:
            return "no answer in %d s" % LIMIT
        if done.returncode < 0:
            return "ended by signal %d: %s" % (-done.returncode, done.stderr[-300:])
        found = target.complaint(verdict, where, done.returncode, done.stdout, done.stderr)
        if not found:
            return None
        tables = "" if not where else " %s" % (where,)
        return "%s (%s%s); %s%s" % (
            found, verdict, tables, done.stdout[-400:].decode(errors="replace"),
            done.stderr[-400:].decode(errors="replace"))


def run(options, place):
    print("Flipping bits, starting from %d ..." % options.seed, flush=True)
    start = time.time()
    found = everything(place, options.program)
    for target in found:
        if isinstance(target, targets.Log):
            target.prepare(place)
    todo = [case for case in cases(found, random.Random(options.seed), options.soak)
            if options.only in str(case)]
    local, counts, failed = threading.local(), collections.Counter(), []

    def attempt(number_and_case):
        number, case = number_and_case
        if not hasattr(local, "worker"):
            name = "worker-%d" % threading.get_ident()
            local.worker = Worker(os.path.join(place, name), options.program)
        return number, case, local.worker.try_case(case)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for number, case, (complaint, verdict, known) in pool.map(attempt, enumerate(todo)):
            counts[case.target.name, case.kind, verdict] += 1
            if complaint:
                failed.append("%s: %s" % (case, complaint))
                keep(options, case, complaint, known, len(failed))
    report(counts)
    print("%d cases in %d s, %d of them not as they should be" % (
        len(todo), time.time() - start, len(failed)))
    for line in failed[:options.shown]:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def keep(options, case, complaint, known, number):
    """Keeps the files of a case, and what to do to have it again."""
    if number > 5:
        shutil.rmtree(known, ignore_errors=True)
        return
    path = os.path.join(options.keep, "%d-%d" % (options.seed, number))
    shutil.rmtree(path, ignore_errors=True)
    shutil.move(known, path)
    with open(os.path.join(path, "HOW.txt"), "w", encoding="utf-8") as file:
        file.write("%s\n%s\n\ncd %s\nCCGLEDGER=ledger ccgledger %s\n\n" % (
            case, complaint, path, " ".join(case.target.command)))
        file.write("Tools/check-flips --seed %d%s\n" % (
            options.seed, " --soak" if options.soak else ""))


def report(counts):
    names = sorted({(name, kind) for name, kind, _ in counts})
    width = max((len(name) + len(kind) for name, kind in names), default=0) + 2
    print("%-*s  %8s %9s %8s" % (width, "what", "harmless", "structure", "changed"))
    for name, kind in names:
        numbers = [counts[name, kind, verdict] for verdict in (
            targets.SAME, targets.STRUCTURE, targets.CHANGED)]
        label = name if kind.startswith(name) else "%s, %s" % (name, kind)
        print("%-*s  %8d %9d %8d" % (width, label, *numbers))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--soak", action="store_true")
    parser.add_argument("--seed", type=int, default=20260601)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", default=".build/flips")
    parser.add_argument("--shown", type=int, default=20)
    options = parser.parse_args()
    options.keep = os.path.abspath(options.keep)
    options.program = os.path.abspath(options.program)
    os.makedirs(options.keep, exist_ok=True)
    fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="flips-", dir=fast) as place:
        sys.exit(run(options, place))


if __name__ == "__main__":
    main()
