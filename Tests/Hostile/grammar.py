"""What the program's own help says that it takes: every verb, option and argument there is."""
import re
import subprocess

from hypothesis import strategies as st

import values

# They run for minutes.
LONG = {"bench", "demo"}


class Grammar:
    def __init__(self, program):
        self.program = program
        self.verbs, self.options, self.places, self.wanted = [], {}, {}, {}
        self.read(())

    def read(self, verb):
        text = subprocess.run(
            [self.program, *verb, "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()
        below = re.search(r"^SUBCOMMANDS:\n(.*?)(?:\n\n  See|\Z)", text, re.S | re.M)
        names = re.findall(r"^  ([a-z][a-z-]*)", below.group(1), re.M) if below else []
        for name in names:
            if name not in LONG:
                self.read((*verb, name))
        if not verb:
            return
        usage = re.search(r"^USAGE:(.*?)\n\n", text, re.S | re.M).group(1)
        usage = " ".join(usage.split())
        self.verbs.append(verb)
        self.options[verb] = re.findall(r"(--[a-z-]+)(?: <([a-z-]+)>)?", usage)
        self.wanted[verb] = re.findall(r"(?<!\[)(--[a-z-]+) <([a-z-]+)>", usage)
        rest = re.sub(r"\[?--[a-z-]+(?: <[a-z-]+>)?(?: \.\.\.)?\]?", "", usage)
        self.places[verb] = re.findall(r"<([a-z-]+)>", rest.replace("<options>", "").replace(
            "<subcommand>", ""))
        if "<options>" in usage:
            # The usage leaves them out; the list below it does not.
            self.options[verb] += re.findall(r"^  (--[a-z-]+)(?: <([a-z-]+)>)?", text, re.M)

    def arguments(self, verb):
        """An invocation of a verb: mostly as it is meant, with something hostile in it."""
        @st.composite
        def drawn(draw):
            words = [word.encode() for word in verb]
            for name in self.places[verb]:
                if draw(st.integers(0, 9)) > 0:
                    words.append(draw(values.named(name)))
            chosen = [one for one in self.wanted[verb] if draw(st.integers(0, 9)) > 0]
            if self.options[verb]:
                chosen += draw(st.lists(st.sampled_from(self.options[verb]), max_size=4))
            for option, value in chosen:
                words.append(option.encode())
                if value and draw(st.integers(0, 29)) > 0:
                    words.append(draw(values.named(value)))
            return words
        return drawn()
