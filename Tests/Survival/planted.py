"""The checker of histories is itself checked: each of these histories breaks one promise."""
import copy
import hashlib
import json

from history import Checker, Event, Stored, roots
from stage import need

TITLE = "A checker of histories finds what is planted"


def true_history():
    """Three writers and a reader, and a request that nobody heard of again; all is well."""
    noted, events, at, seen = [], [], 0, 0
    for number in range(12):
        client, at = f"w{number % 3}", at + 10
        noted.append({"event": "call", "client": client, "at": at, "number": number})
        if number != 7:
            leaf = json.dumps({"data": {"n": number}}).encode()
            hash = hashlib.sha256(b"\0" + leaf).digest()
            events.append(Event(len(events), 1000 + number, hash, leaf))
        if number in (7, 8):
            continue
        made = roots([event.hash for event in events])
        noted.append({
            "event": "return", "client": client, "at": at + 5, "number": number,
            "first": len(events) - 1, "count": 1, "leaf": events[-1].hash, "root": made[-1],
            "time": events[-1].time, "replay": False})
        if number % 4 == 3:
            noted.append({
                "event": "head", "client": "r", "at": at + 6, "size": len(events),
                "root": made[-1]})
            noted.append({
                "event": "saw", "client": "r", "at": at + 7,
                "positions": list(range(seen, len(events))),
                "leaves": [event.hash for event in events[seen:]]})
            seen = len(events)
    stored = Stored(events, len(events), roots([event.hash for event in events])[-1])
    return noted, stored


def settle(stored):
    """Gives a changed log the positions, head and root that it would have."""
    for place, event in enumerate(stored.events):
        event.position = place
    stored.size = len(stored.events)
    stored.root = roots([event.hash for event in stored.events])[-1]


def first(noted, kind, number=None):
    return next(
        line for line in noted if line["event"] == kind and number in (None, line.get("number")))


# Each takes the noted lines and the stored log, and breaks one promise.

def lost(noted, stored):
    stored.events.pop()
    settle(stored)


def lost_within(noted, stored):
    del stored.events[4]
    settle(stored)


def doubled(noted, stored):
    again = copy.copy(stored.events[2])
    again.time = stored.events[-1].time + 1
    stored.events.append(again)
    settle(stored)


def reordered(noted, stored):
    events = stored.events
    events[3], events[4] = events[4], events[3]
    events[3].time, events[4].time = events[4].time, events[3].time
    settle(stored)


def gap(noted, stored):
    for event in stored.events[5:]:
        event.position += 1


def never_made(noted, stored):
    noted.remove(first(noted, "call", 8))


def refused_and_stored(noted, stored):
    noted.append({
        "event": "error", "client": "w2", "at": 96, "number": 8, "why": "the storage is full"})


def forged_receipt(noted, stored):
    first(noted, "return", 5)["root"] = hashlib.sha256(b"forged").hexdigest()


def other_leaf(noted, stored):
    first(noted, "return", 5)["leaf"] = stored.events[4].hash


def other_position(noted, stored):
    line = dict(first(noted, "return", 5), at=500, replay=True, first=6)
    noted.append(line)


def new_twice(noted, stored):
    noted.append(dict(first(noted, "return", 5), at=500))


def acks_backwards(noted, stored):
    early, late = first(noted, "return", 3), first(noted, "return", 6)
    early["at"], late["at"] = late["at"], early["at"]


def time_stands_still(noted, stored):
    stored.events[6].time = stored.events[5].time


def time_of_receipt(noted, stored):
    first(noted, "return", 4)["time"] += 1


def changed_leaf(noted, stored):
    stored.events[6].leaf = stored.events[6].leaf.replace(b" ", b"  ")


def other_root(noted, stored):
    stored.root = hashlib.sha256(b"other").hexdigest()


def short_head(noted, stored):
    stored.size -= 1


def reader_shrinks(noted, stored):
    made = roots([event.hash for event in stored.events])
    noted.append({"event": "head", "client": "r", "at": 900, "size": 3, "root": made[3]})


def reader_is_late(noted, stored):
    made = roots([event.hash for event in stored.events])
    noted.append({"event": "head", "client": "s", "at": 900, "size": 3, "root": made[3]})


def reader_other_root(noted, stored):
    first(noted, "head")["root"] = hashlib.sha256(b"other").hexdigest()


def reader_skips(noted, stored):
    line = first(noted, "saw")
    del line["positions"][1], line["leaves"][1]


def reader_doubles(noted, stored):
    line = first(noted, "saw")
    line["positions"].insert(1, line["positions"][1])
    line["leaves"].insert(1, line["leaves"][1])


def reader_other_leaf(noted, stored):
    first(noted, "saw")["leaves"][0] = stored.events[2].hash


# With the words by which the checker must name it.
PLANTED = {
    lost: "is lost", lost_within: "was acknowledged at", doubled: "stored 2 times",
    reordered: "was acknowledged at 3", gap: "position 6 stands at 5",
    never_made: "stored and was never made", refused_and_stored: "was refused and is stored",
    forged_receipt: "does not prove", other_leaf: "receipt of 5 has another leaf",
    other_position: "has two positions", new_twice: "as new twice",
    acks_backwards: "goes backwards", time_stands_still: "recorded before the last",
    time_of_receipt: "receipt of 4 has another time", changed_leaf: "leaf 6 has another hash",
    other_root: "head has another root", short_head: "head has another size",
    reader_shrinks: "shrinks", reader_is_late: "s sees 3 events",
    reader_other_root: "r sees another root", reader_skips: "r sees [0, 2, 3]",
    reader_doubles: "r sees [0, 1, 1]", reader_other_leaf: "r sees other events"}


def run(stage):
    found = Checker(*true_history()).check()
    need(not found, f"a true history is called wrong: {found}")
    for plant, words in PLANTED.items():
        noted, stored = true_history()
        plant(noted, stored)
        noted.sort(key=lambda line: line["at"])
        found = Checker(noted, stored).check()
        need(any(words in one for one in found), f"{plant.__name__} is not found: {found}")
    return f"{len(PLANTED)} planted violations found, and none in a true history"
