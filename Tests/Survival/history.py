"""Checks what clients noted of their calls against what a ledger holds in the end.

Shares no code with the ledger: it reads the tables of the log with Python's own SQLite, hashes the
leaves again and builds the tree by RFC 9162.
"""
import hashlib
import json
import os
import sqlite3


class Stored:
    """A ledger as it is: its events in order, and its head."""

    def __init__(self, events, size, root):
        self.events, self.size, self.root = events, size, root

    @staticmethod
    def read(folder, name="log.sqlite"):
        """Reads a log without changing it, another program writing or not."""
        place = f"file:{os.path.join(folder, name)}?mode=ro"
        connection = sqlite3.connect(place, uri=True, timeout=60)
        try:
            connection.execute("BEGIN")
            events = [
                Event(position, time, bytes(hash), bytes(leaf))
                for position, time, hash, leaf in connection.execute(
                    "SELECT position, recordedtime, leafhash, leaf FROM event ORDER BY position")]
            head = connection.execute("SELECT size, root FROM head").fetchone()
            size, root = head if head else (0, hashlib.sha256().digest())
            return Stored(events, size, bytes(root).hex())
        finally:
            connection.close()

    @staticmethod
    def count(connection):
        """How many events there are."""
        found = connection.execute("SELECT size FROM head").fetchone()
        return found[0] if found else 0


class Event:
    """An event: the number that a writer told it apart by is in its data; None for others."""

    def __init__(self, position, time, hash, leaf):
        self.position, self.time, self.hash, self.leaf = position, time, hash.hex(), leaf

    @property
    def number(self):
        data = json.loads(self.leaf)["data"]
        return data.get("n") if isinstance(data, dict) else None

    @property
    def hashed(self):
        """The hash of the leaf by RFC 9162, section 2.1.1."""
        return hashlib.sha256(b"\0" + self.leaf).hexdigest()


def roots(leaves):
    """The root of every prefix of a log, from the hashes of its leaves; the empty one first."""
    made, peaks = [hashlib.sha256().hexdigest()], []
    for index, leaf in enumerate(leaves):
        peaks.append(bytes.fromhex(leaf))
        for _ in range(((index + 1) & -(index + 1)).bit_length() - 1):
            right, left = peaks.pop(), peaks.pop()
            peaks.append(hashlib.sha256(b"\1" + left + right).digest())
        root = peaks[-1]
        for peak in reversed(peaks[:-1]):
            root = hashlib.sha256(b"\1" + peak + root).digest()
        made.append(root.hex())
    return made


def lines(*paths):
    """What was noted in some files, in order of time. A file that is not there holds nothing."""
    noted = []
    for path in paths:
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            # A process that was killed may leave a line without an end, but no half line.
            noted += [json.loads(line) for line in file.read().splitlines()]
    return sorted(noted, key=lambda line: line["at"])


class Checker:
    """Compares what was noted with what is stored, and lists every promise that was broken."""

    def __init__(self, noted, stored):
        self.noted, self.stored = noted, stored
        self.found = []
        self.roots = roots([event.hash for event in stored.events])
        self.numbers = {}
        for event in stored.events:
            number = event.number
            if number is not None:
                self.numbers.setdefault(number, []).append(event)

    def check(self):
        """Everything that is wrong, in words."""
        self.log()
        self.calls()
        self.reads()
        return self.found

    def wrong(self, condition, words):
        if condition:
            self.found.append(words)

    def log(self):
        """The log by itself."""
        stored = self.stored
        last = None
        for place, event in enumerate(stored.events):
            self.wrong(event.position != place, f"position {event.position} stands at {place}")
            self.wrong(event.hashed != event.hash, f"leaf {event.position} has another hash")
            if last is not None:
                # Equal only within one append; the writer appends one event at a time.
                self.wrong(
                    event.time <= last, f"event {event.position} was recorded before the last")
            last = event.time
        self.wrong(stored.size != len(stored.events), "the head has another size than the log")
        self.wrong(stored.root != self.roots[-1], "the head has another root than the log")
        for number, events in self.numbers.items():
            self.wrong(len(events) > 1, f"request {number} is stored {len(events)} times")

    def calls(self):
        """Acknowledged ⊆ stored ⊆ acknowledged ∪ in doubt, and what each receipt says."""
        called, open_calls, in_doubt, refused, places = set(), {}, set(), set(), {}
        latest = {}
        for line in self.noted:
            kind, client, number = line["event"], line["client"], line.get("number")
            if kind == "call":
                # A client that was killed in a call makes the next in another life.
                in_doubt.update(open_calls.pop(client, ()))
                called.add(number)
                open_calls[client] = {number}
            elif kind == "return":
                open_calls.pop(client, None)
                self.receipt(line, called, places, latest)
            elif kind == "error":
                open_calls.pop(client, None)
                (in_doubt if "commit failed" in line["why"] else refused).add(number)
        for numbers in open_calls.values():
            in_doubt |= numbers
        for number in self.numbers:
            self.wrong(number not in called, f"request {number} is stored and was never made")
            self.wrong(
                number in refused and number not in in_doubt and number not in places,
                f"request {number} was refused and is stored")

    def receipt(self, line, called, places, latest):
        client, number, first = line["client"], line["number"], line["first"]
        self.wrong(number not in called, f"request {number} was acknowledged and never made")
        if first >= len(self.stored.events):
            self.wrong(True, f"request {number} was acknowledged at {first} and is lost")
            return
        event = self.stored.events[first]
        self.wrong(
            event.number != number,
            f"request {number} was acknowledged at {first}, where {event.number} stands")
        self.wrong(line["leaf"] != event.hash, f"the receipt of {number} has another leaf")
        self.wrong(line["time"] != event.time, f"the receipt of {number} has another time")
        size = first + line["count"]
        self.wrong(
            size >= len(self.roots) or line["root"] != self.roots[size],
            f"the receipt of {number} does not prove in the final tree")
        if number in places:
            self.wrong(places[number] != first, f"request {number} has two positions")
            self.wrong(not line["replay"], f"request {number} was acknowledged as new twice")
        places[number] = first
        if not line["replay"]:
            self.wrong(
                latest.get(client, -1) >= first, f"an acknowledgement of {client} goes backwards")
            latest[client] = first

    def reads(self):
        """Readers see prefixes, that grow, and hold what was acknowledged before."""
        acknowledged, sizes, seen = 0, {}, {}
        for line in self.noted:
            client = line["client"]
            if line["event"] == "return":
                acknowledged = max(acknowledged, line["first"] + line["count"])
            elif line["event"] == "head":
                size = line["size"]
                self.wrong(size < sizes.get(client, 0), f"the log shrinks before {client}")
                self.wrong(
                    size < acknowledged, f"{client} sees {size} events, {acknowledged} were kept")
                self.wrong(
                    size >= len(self.roots) or line["root"] != self.roots[size],
                    f"{client} sees another root at {size}")
                sizes[client] = size
            elif line["event"] == "saw":
                start = seen.get(client, 0)
                places = line["positions"]
                self.wrong(
                    places != list(range(start, start + len(places))),
                    f"{client} sees {places[:3]}… after {start} events")
                leaves = [event.hash for event in self.stored.events[start:start + len(places)]]
                self.wrong(leaves != line["leaves"], f"{client} sees other events after {start}")
                seen[client] = start + len(places)
