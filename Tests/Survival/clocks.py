"""Recorded time increases whatever the clock does; a large jump is an event and a warning."""
import json
import os
import shutil
import sqlite3
import threading
import time

from history import Checker, Stored, lines
from stage import LEDGER, WRITER, Skipped, need, renames

TITLE = "Clocks that jump: recorded time increases, and a large jump is an event"
DAY = 86_400


class Clock:
    """A clock that goes wrong by as many seconds as a file says; how long the machine has been
    running stays true. The program `faketime` sets it up, for a library that does so within a
    Swift program takes away its arguments."""

    def __init__(self, stage, name):
        self.file = stage.path(f"{name}.clock")
        self.more = {
            "FAKETIME_TIMESTAMP_FILE": self.file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        self.under = ("faketime", "-m", "-f", "+0", "env", "-u", "FAKETIME")
        self.set(0)

    def set(self, offset):
        with open(self.file + ".new", "w", encoding="utf-8") as file:
            file.write(f"{offset:+d}\n")
        os.rename(self.file + ".new", self.file)

    @property
    def how(self):
        return {"under": self.under, "more": self.more}


def steps(stage):
    """A process appends while its clock is set back and forth by up to a day."""
    count, jumps = stage.size(1_500, 10_000), stage.size(30, 200)
    folder, log, clock = stage.make("steps"), stage.path("steps.jsonl"), Clock(stage, "steps")
    writer = stage.writer(
        folder, log, "w", 1, count, "--clock", "system", "--pause", 500, **clock.how)
    made = 0
    while writer.poll() is None:
        clock.set(stage.random.randrange(-DAY, DAY))
        made += 1
        time.sleep(max(0.01, 0.002 * count / jumps * stage.random.random()))
    need(stage.finish(writer) == 0, "the writer failed")
    events = Stored.read(folder).events
    found = Checker(lines(log), Stored.read(folder)).check()
    need(not found, f"steps: {found[:5]}")
    forward = sum(
        later.time - earlier.time > 60_000_000 for earlier, later in zip(events, events[1:]))
    held = sum(later.time - earlier.time == 1 for earlier, later in zip(events, events[1:]))
    need(forward > 0 and held > 0, f"the clock was not seen to jump: {forward}, {held}")
    stage.verify(folder)
    return f"{count} appends over {made} steps of up to a day ({held} held)"


def jumps(folder):
    """The events that say that the clock jumped: position and data."""
    found = []
    for event in Stored.read(folder).events:
        leaf = json.loads(event.leaf)
        if leaf["type"] == "ledger.clock-jumped.v1":
            found.append((event.position, leaf["data"]))
    return found


def verbs(stage):
    """Each verb is a process that finds another clock; what it must record and warn of."""
    folder, clock = stage.make("verbs"), Clock(stage, "verbs")
    cases = [
        # Seconds that the clock is wrong by, and how many jumps are on record afterwards; whether
        # there is a warning.
        (0, 0, False), (-240, 0, False), (-3 * DAY, 1, True), (-3 * DAY + 3_600, 1, True),
        (-3 * DAY - 3_600, 2, True), (0, 2, False), (-7_200, 3, True), (400 * DAY, 3, False),
        (0, 4, True), (0, 4, True)]
    for number, (offset, total, warns) in enumerate(cases):
        clock.set(offset)
        done = stage.ledger(
            folder, "record", "org.organisation-renamed.v1", "--stream", "org/02Q",
            "--occurred-on", "2014-02-01", "--set", f"newName=NHS Name {number}",
            **clock.how)
        told = f"case {number}, {offset:+d} s: "
        need(done.returncode == 0, told + f"ended with {done.returncode}: {done.stderr}")
        found = jumps(folder)
        need(len(found) == total, told + f"{len(found)} jumps are on record: {found}")
        need(("warning: the clock" in done.stderr) == warns, told + f"warned: {done.stderr}")
        if total and warns:
            need(found[-1][1]["direction"] == "back", told + f"recorded {found[-1]}")
    stored = Stored.read(folder)
    found = Checker([], stored)
    found.log()
    need(not found.found, f"verbs: {found.found}")
    stage.verify(folder)
    return len(cases)


def running(stage):
    """A clock that jumps while one program runs, either way."""
    folder, clock = stage.make("running"), Clock(stage, "running")
    for number, (offset, direction) in enumerate(((DAY + 7_200, "forward"), (-DAY, "back"))):
        path = stage.path(f"lines-{number}")
        # Recorded in runs of 32,000; before each the clock is looked at.
        renames(path, (f"org/C{number}{line % 99:02}" for line in range(68_000)))
        clock.set(0)
        process = stage.start(
            LEDGER, "import", path, "--quiet", "--ledger", folder, **clock.how)
        changer = threading.Thread(target=change, args=(clock, offset, folder))
        changer.start()
        need(stage.finish(process) == 0, f"the import failed ({stage.path('messages')})")
        changer.join()
        found = jumps(folder)
        need(
            found and found[-1][1]["direction"] == direction
            and found[-1][1]["measuredBy"] == "runningTime",
            f"a jump {direction} while the ledger was open is not on record: {found}")
    stage.verify(folder)
    return 2


def change(clock, offset, folder):
    """Sets the clock once the import has begun to record; only the size is read, for there is no
    time to read more before the next run is recorded."""
    place = f"file:{os.path.join(folder, 'log.sqlite')}?mode=ro"
    log = sqlite3.connect(place, uri=True, timeout=60)
    size = Stored.count(log)
    deadline = time.monotonic() + 300
    while Stored.count(log) == size and time.monotonic() < deadline:
        time.sleep(0.01)
    clock.set(offset)
    log.close()


def run(stage):
    if not shutil.which("faketime"):
        raise Skipped("faketime is not installed: Tools/install-missing --checks")
    told = steps(stage)
    return f"{told}; {verbs(stage)} verbs with other clocks, {running(stage)} jumps while one runs"
