"""Many processes on one ledger: nothing lost, doubled or out of order, and readers see prefixes."""
import os
import sqlite3
import threading

from history import Checker, Stored, lines, roots
from stage import LEDGER, WRITER, Failed, need

TITLE = "Many processes: 8 writers, 4 readers, checkpoints and copies"
WRITERS, READERS = 8, 4


class Loop(threading.Thread):
    """Does something again and again until it is told to stop; keeps what went wrong."""

    def __init__(self, work):
        super().__init__()
        self.work, self.times, self.failure = work, 0, None
        self.stops = threading.Event()
        self.start()

    def run(self):
        while not self.stops.is_set() or self.times == 0:
            try:
                self.work(self.times)
                self.times += 1
            except Exception as failure:  # Told by the thread that waits.
                self.failure = failure
                return

    def end(self):
        self.stops.set()
        self.join()
        if self.failure:
            raise self.failure
        return self.times


def checkpointing(stage, folder, key):
    """Signs the log, which writes to it and moves the write-ahead log into the database."""
    def work(_):
        done = stage.ledger(folder, "checkpoint", "--key", key, "--json")
        need(done.returncode == 0, f"checkpoint ended with {done.returncode}: {done.stderr}")
    return work


def copying(stage, folder, copies):
    """Copies the log page by page with SQLite's own means, as a backup does."""
    def work(number):
        copy = stage.path(f"copy-{number % 20}.sqlite")
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(copy + suffix):
                os.remove(copy + suffix)
        source = sqlite3.connect(f"file:{folder}/log.sqlite?mode=ro", uri=True, timeout=60)
        target = sqlite3.connect(copy)
        source.backup(target, pages=16, sleep=0.001)
        source.close()
        whole = target.execute("PRAGMA integrity_check").fetchone()[0]
        target.close()
        need(whole == "ok", f"a copy is not whole: {whole}")
        copies.append(prefix(stage.folder, os.path.basename(copy)))
    return work


def backing(stage, folder, copies):
    """Has the program make a backup, where it can."""
    def work(number):
        place = stage.path(f"backup-{number}")
        done = stage.ledger(folder, "backup", place, "--json")
        need(done.returncode == 0, f"backup ended with {done.returncode}: {done.stderr}")
        copies.append(prefix(place, "log.sqlite"))
        stage.remove(place)
    return work


def prefix(folder, name):
    stored = Stored.read(folder, name)
    found = Checker([], stored)
    found.log()
    need(not found.found, f"a copy is wrong: {found.found[:3]}")
    return stored.size, stored.root


def appends(stage, name, count, more=None, logs=None):
    """Starts the writers; their files of calls, and the processes."""
    folder = stage.path(name)
    logs = [stage.path(f"{name}-{index}.jsonl") for index in range(WRITERS)]
    processes = [
        stage.writer(folder, log, f"w{index}", 1_000_000 * (index + 1), count, more=more)
        for index, log in enumerate(logs)]
    return logs, processes


def round_of(stage, number, count, key):
    """One round; how many appends there were, checkpoints, and copies."""
    name = f"ledger-{number}"
    folder = stage.make(name)
    need(
        stage.ledger(folder, "key", "announce", "--key", key).returncode == 0,
        "the key cannot be announced")
    size = len(Stored.read(folder).events)
    tails = [stage.path(f"{name}-tail-{index}.jsonl") for index in range(READERS)]
    readers = [
        stage.start(
            WRITER, "tail", "--folder", folder, "--log", tail, "--client", f"r{index}", "--until",
            str(size + WRITERS * count))
        for index, tail in enumerate(tails)]
    logs, writers = appends(stage, name, count)
    copies = []
    work = [checkpointing(stage, folder, key), copying(stage, folder, copies)]
    if stage.run(LEDGER, "backup", "--help").returncode == 0:
        work.append(backing(stage, folder, copies))
    loops = [Loop(one) for one in work]
    codes = [stage.finish(writer) for writer in writers]
    times = [loop.end() for loop in loops]
    noted = lines(*logs)
    errors = [line for line in noted if line["event"] not in ("call", "return")]
    need(not errors, f"{len(errors)} errors: {errors[:3]}")
    need(codes == [0] * WRITERS, f"writers ended with {codes}")
    slow = max(latencies(noted))
    need([stage.finish(reader) for reader in readers] == [0] * READERS, "a reader failed")
    stored = Stored.read(folder)
    found = Checker(lines(*logs, *tails), stored).check()
    need(not found, f"{len(found)} wrong: {found[:5]}")
    need(stored.size == size + WRITERS * count, f"the log holds {stored.size} events")
    prefixes = roots([event.hash for event in stored.events])
    for length, root in copies:
        need(prefixes[length] == root, f"a copy of {length} events is no prefix")
    stage.verify(folder)
    stage.remove(folder)
    return WRITERS * count, times[0], len(copies), slow


def latencies(noted):
    """How long each call took, in seconds."""
    begun = {}
    for line in noted:
        if line["event"] == "call":
            begun[line["number"]] = line["at"]
        else:
            yield (line["at"] - begun.pop(line["number"])) / 1e9


def mutant(stage):
    """Writers that take no lock, neither the ledger's nor SQLite's, must be found out."""
    folder = stage.make("unlocked")
    logs, writers = appends(
        stage, "unlocked", 100,
        more={"LD_PRELOAD": stage.shim(), "SURVIVAL_MUTANT": "locks", "SURVIVAL_SCOPE": folder})
    codes = [stage.finish(writer) for writer in writers]
    noted = lines(*logs)
    refused = sum(line["event"] in ("error", "closed") for line in noted)
    try:
        found = Checker(noted, Stored.read(folder)).check()
    except (sqlite3.DatabaseError, ValueError, Failed) as damage:
        found = [str(damage)]
    checked = stage.ledger(folder, "verify", "--quiet", "--json")
    need(
        found or refused or checked.returncode != 0 or any(codes),
        "writers without any lock go unnoticed")
    return f"without locks: {len(found)} violations found, {refused} calls refused"


def run(stage):
    key = stage.path("log.key")
    made = stage.run(LEDGER, "key", "generate", "--out", key, "--ledger", stage.make("keys"))
    need(made.returncode == 0, f"no key can be made: {made.stderr}")
    rounds = [round_of(stage, number, 500, key) for number in range(stage.size(1, 20))]
    total, checkpoints, copies, _ = map(sum, zip(*rounds))
    slow = max(one[3] for one in rounds)
    # The promise is about a machine that does not stand still; what is slow is told, not judged.
    return (f"{total} appends, {checkpoints} checkpoints, {copies} copies, slowest append "
            f"{slow:.2f} s; {mutant(stage)}")
