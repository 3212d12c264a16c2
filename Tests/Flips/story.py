"""A small ledger with something of everything, made by the program itself."""
import json
import os
import shutil
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "Independent"))
ORIGIN = "flips.example/ccg"


class Story:
    """The files of a ledger, and what was handed out of it, in one folder."""

    def __init__(self, place, program):
        self.place, self.program = place, program
        os.makedirs(place)
        self.environment = dict(
            os.environ, CCGLEDGER=self.path("ledger"), CCGLEDGER_ACTOR="person:keeper",
            CCGLEDGER_ON_BEHALF_OF="GB-NHS-FICKELP", PYTHONDONTWRITEBYTECODE="1",
            SWIFT_BACKTRACE="enable=no")

    def path(self, *names):
        return os.path.join(self.place, *names)

    def run(self, *arguments, text=None):
        done = subprocess.run(
            [self.program, *arguments], cwd=self.place, env=self.environment, input=text,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            raise SystemExit("ccgledger %s ended with %d: %s" % (
                " ".join(arguments), done.returncode, done.stderr.decode()))
        return done.stdout

    def lines(self, proposals):
        text = "".join(json.dumps(one, sort_keys=True) + "\n" for one in proposals)
        self.run("import", "-", text=text.encode())

    def begin(self):
        self.run("init", "ledger", "--origin", ORIGIN, "--simulated")
        self.run("key", "generate", "--out", "log.key")
        self.run("key", "generate", "--out", "w.key", "--witness", "--name", "witness.example/w1")
        seeds = os.path.join(REPOSITORY, "seeds")
        seed = [name for name in os.listdir(seeds) if name.startswith("05-")][0]
        self.run("import", os.path.join(seeds, seed))
        self.run("key", "announce", "--key", "log.key")

    def sign(self, name):
        """Signs the log, has the witness sign it too, and keeps that elsewhere."""
        self.run("checkpoint", "--key", "log.key", "--out", name)
        line = subprocess.run(
            [sys.executable, os.path.join(REPOSITORY, "Tests", "Independent", "tlog.py"),
             "cosign", self.path(name), self.path("w.key"), "1700000000"],
            env=self.environment, stdout=subprocess.PIPE, check=True).stdout
        write(self.path("line"), line)
        self.run(
            "checkpoint", "add-cosignature", "line", "--witness", "w.key.vkey", "--out", name)

    def trust(self):
        keys = [read(self.path(name)).decode().strip() for name in ("log.key.vkey", "w.key.vkey")]
        text = "log %s\nwitness w1 %s\nquorum w1\n" % tuple(keys)
        write(self.path("policy"), text.encode())


def interest(number, person, day="2018-05-01"):
    return proposal(
        "interests.interest-declared.v1", "interests/FICKELP", day,
        {"interestRef": "interest:k-%d" % number, "personRef": person, "type": "financial",
         "directness": "direct", "organisation": {"name": "Fictional Coral Clinics Ltd"},
         "name": "Sal Makebelieve", "nature": "Holds a share, number %d." % number})


def proposal(kind, stream, day, data):
    return {"type": kind, "subject": stream, "occurredon": day, "data": data}


def small(story):
    """About thirty events: sealed, personal, erased, signed, cosigned, with indexes in runs."""
    story.begin()
    story.lines([interest(1, "person:fic-k7"), interest(2, "person:fic-k8")])
    story.run(
        "erase", "person:fic-k7", "--basis", "retentionEnded", "--by", "person:fic-r3",
        "--confirm", ORIGIN)
    story.sign("older")
    for number in (3, 4):
        story.lines([interest(number, "person:fic-k8")])
    story.sign("kept")
    story.run(
        "record", "org.organisation-renamed.v1", "--stream", "org/FICKELP", "--occurred-on",
        "2019-04-01", "--set", "newName=NHS Fictional Kelp and Coast CCG (fictional)",
        "--no-input", "--receipt", "receipt.json", "--checkpoint", "log.key")
    story.sign("newest")
    story.trust()
    proofs = [name for name in os.listdir(story.place) if name.endswith(".tlog-proof")]
    os.rename(story.path(proofs[0]), story.path("receipt.tlog-proof"))
    story.run("publish", "public")
    bundle = ["export", "bundle", "--stream", "procurement/FICKELP/2017-01", "--policy", "policy"]
    story.run(*bundle, "--out", "bundle")
    story.run(*bundle, "--out", "bundle.zip")


def large(story):
    """So many events that there are tiles, an edge, and a run of tags."""
    story.begin()
    story.lines([
        proposal(
            "procurement.bid-received.v1", "procurement/FICKELP/2017-01", "2017-06-01",
            {"bid": "N%d" % number, "bidders": [{"supplierName": "N%d" % number}]})
        for number in range(1010)])
    story.sign("newest")
    story.trust()


def logged(story):
    """A ledger whose last appends are in the write-ahead log alone."""
    story.begin()
    story.sign("older")
    log, head = story.path("ledger", "log.sqlite"), story.path("ledger", "head")
    states, heads = [read(log)], [read(head)]
    for number in range(4):
        story.lines([interest(number, "person:fic-k8")])
        states.append(read(log))
        heads.append(read(head))
        if number == 2:
            story.sign("newest")
            story.kept = int(read(story.path("newest")).split(b"\n")[1])
            states.append(read(log))
            heads.append(read(head))
    story.trust()
    write(log, states[0])
    write(log + "-wal", wal(states))
    write(story.path("old-head"), heads[0])
    remove(log + "-shm")


def wal(states):
    """A write-ahead log that leads from the first state of a database to the last."""
    size = struct.unpack(">H", states[0][16:18])[0]
    header = struct.pack(">8I", 0x377F0682, 3007000, size, 0, 11, 22, 0, 0)[:24]
    sums = checksum(header, (0, 0))
    frames = [header + struct.pack(">2I", *sums)]
    for before, after in zip(states, states[1:]):
        pages = [
            place for place in range(0, len(after), size)
            if after[place:place + size] != before[place:place + size]]
        for place in pages:
            count = len(after) // size if place == pages[-1] else 0
            head = struct.pack(">2I", place // size + 1, count)
            page = after[place:place + size]
            sums = checksum(page, checksum(head, sums))
            frames.append(head + struct.pack(">4I", 11, 22, *sums) + page)
    return b"".join(frames)


def checksum(data, sums):
    first, second = sums
    words = struct.unpack("<%dI" % (len(data) // 4), data)
    for left, right in zip(words[::2], words[1::2]):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return first, second


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def remove(path):
    if os.path.exists(path):
        os.remove(path)


def copy(source, target):
    shutil.copytree(source, target)
