"""Reads what strace saw of a program: what was written, synced and acknowledged, in what order."""
import codecs
import os
import re

CALLS = ("openat,open,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,link,unlink,mkdir,"
         "flock")
LINE = re.compile(r"^(\d+) +(.*)$")
ENTRY = re.compile(r"^(\w+)\((.*)$")
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$")
FILE = re.compile(r"^(\d+)<([^>]*)>")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def command(log):
    """How to run a program under strace. Only these calls stop it."""
    return ("strace", "-f", "-y", "-s", "256", "--seccomp-bpf", "-o", log, "-e", f"trace={CALLS}",
            "-e", "signal=none")


class Call:
    """One call: `begun` and `ended` are places in the order of what was seen."""

    def __init__(self, thread, name, text, begun):
        self.thread, self.name, self.text, self.begun = thread, name, text, begun
        self.ended = self.result = None

    @property
    def descriptor(self):
        found = FILE.match(self.text)
        return int(found[1]) if found else -1

    @property
    def path(self):
        """The file of a call on a descriptor."""
        found = FILE.match(self.text)
        return found[2] if found else ""

    @property
    def paths(self):
        """The names in a call on names."""
        return [os.path.abspath(text) for text in TEXT.findall(self.text)]

    @property
    def bytes(self):
        """The first bytes of what was written."""
        found = TEXT.search(self.text)
        return codecs.escape_decode(found[1].encode("latin-1"))[0] if found else b""


def calls(log):
    """What was seen, as moments in order: (call, whether it begins)."""
    moments, waiting = [], {}
    with open(log, encoding="latin-1") as file:
        for line in file:
            thread, text = LINE.match(line).groups()
            resumed, entry = RESUMED.match(text), ENTRY.match(text)
            if resumed:
                call = waiting.pop(thread, None)
                if call is None:
                    continue
                rest = resumed[2]
            elif entry:
                call = Call(thread, entry[1], entry[2], len(moments))
                moments.append((call, True))
                if "<unfinished ...>" in text:
                    waiting[thread] = call
                    continue
                rest = entry[2]
            else:
                continue
            ended = re.search(r"= (-?\d+|\?)[^=]*$", rest)
            call.result = int(ended[1]) if ended and ended[1] != "?" else None
            call.ended = len(moments)
            moments.append((call, False))
    return moments


class Order:
    """Follows what is written and not synced yet."""

    def __init__(self, folder, known):
        self.folder, self.known = folder, set(known)
        # For each file, and each folder whose names have changed: the calls not synced yet.
        self.unsynced = {}
        self.syncing = {}
        self.locks = {}
        self.found = []

    def counts(self, path):
        """Whether a power cut may not take away what was written there. The index of the
        write-ahead log is made anew, and the file `head` may lag behind."""
        return (path.startswith(self.folder) and not path.endswith(("-shm", "/lock", "/head"))
                and "/.tmp-" not in path and not path.endswith(".jsonl"))

    def changed(self, path, call):
        self.unsynced.setdefault(path, []).append(call)

    def begins(self, call):
        name = call.name
        if name in ("write", "pwrite64", "ftruncate") and self.counts(call.path):
            self.guarded(call)
            # Where the write-ahead log is cut after it was moved into the database, the power cut
            # that takes that back does no harm: it says the same as the database.
            if name != "ftruncate" or not call.path.endswith("-wal"):
                self.changed(call.path, call)
        elif name in ("fsync", "fdatasync"):
            waiting = self.unsynced.get(call.path, [])
            self.syncing[call] = [write for write in waiting if write.ended is not None]

    def guarded(self, call):
        """The log is written only by who holds its lock."""
        path = call.path
        if path.endswith(("/log.sqlite", "/log.sqlite-wal")):
            if not self.locks.get(os.path.dirname(path) + "/lock"):
                self.found.append(f"{os.path.basename(path)} was written without the lock")

    def ends(self, call):
        if call.result is None or call.result < 0:
            self.syncing.pop(call, None)
            return
        name = call.name
        if name in ("fsync", "fdatasync"):
            synced = set(map(id, self.syncing.pop(call)))
            rest = [one for one in self.unsynced.get(call.path, []) if id(one) not in synced]
            self.unsynced[call.path] = rest
        elif name in ("openat", "open") and "O_CREAT" in call.text:
            path = call.paths[0]
            if self.counts(path) and path not in self.known:
                self.named(path, call)
        elif name in ("rename", "renameat", "link"):
            old, new = call.paths[-2:]
            if self.counts(new):
                self.unsynced[new] = self.unsynced.pop(old, [])
                self.named(new, call)
        elif name == "mkdir" and self.counts(call.paths[0]):
            self.named(call.paths[0], call)
        elif name == "unlink":
            self.unsynced.pop(call.paths[0], None)
            self.known.discard(call.paths[0])
        elif name == "flock" and call.path.endswith("/lock"):
            self.locks[call.path] = "LOCK_UN" not in call.text

    def named(self, path, call):
        """A name is safe once its folder is synced."""
        self.known.add(path)
        self.changed(os.path.dirname(path), call)

    @property
    def open(self):
        """What a power cut would take away now."""
        return {path: calls for path, calls in self.unsynced.items() if calls}
