"""What was acknowledged survives the end of the process, at any instant."""
import os
import time

from history import Checker, Stored, lines
from stage import need

TITLE = "Acknowledged means kept: kill -9 at any instant, 4 writers"
WRITERS = 4


def cycle(stage, folder, logs, next_numbers):
    """Starts the writers, kills them at instants of their own, and says where each goes on."""
    random = stage.random
    sizes = [os.path.getsize(log) if os.path.exists(log) else 0 for log in logs]
    writers = [
        stage.writer(folder, log, f"w{index}", next_numbers[index], 1_000_000)
        for index, log in enumerate(logs)]
    if random.random() < 0.7:
        # Into the middle of appending; else while they open the ledger, and recover it.
        deadline = time.monotonic() + 120
        while all(
                (os.path.getsize(log) if os.path.exists(log) else 0) == size
                for log, size in zip(logs, sizes)):
            need(time.monotonic() < deadline, "no writer called within two minutes")
            time.sleep(0.001)
    instants = sorted((random.uniform(5, 120), index) for index in range(WRITERS))
    if random.random() < 0.5:
        instants = [(instants[0][0], index) for _, index in instants]
    passed = 0
    for instant, index in instants:
        time.sleep(max(0, instant - passed) / 1000)
        passed = max(passed, instant)
        code = stage.kill(writers[index])
        need(code == -9, f"writer {index} had ended by itself, with {code}")
    acknowledged = 0
    for index, log in enumerate(logs):
        noted = lines(log)
        if not noted:
            continue
        last = noted[-1]
        acknowledged += sum(line["event"] == "return" for line in noted)
        for line in noted:
            need(line["event"] in ("call", "return"), f"writer {index} failed: {line}")
        # A request in doubt is made again, or left in doubt.
        again = last["event"] == "call" and random.random() < 0.5
        next_numbers[index] = last["number"] + (0 if again else 1)
    return acknowledged


def run(stage):
    cycles = stage.size(200, 2_000)
    folder = stage.make("ledger")
    next_numbers = [10_000_000 * (index + 1) for index in range(WRITERS)]
    acknowledged, everything = 0, []
    for number in range(cycles):
        # Files of this round alone, so that reading them stays cheap.
        logs = [stage.path(f"calls-{number}-{index}.jsonl") for index in range(WRITERS)]
        acknowledged += cycle(stage, folder, logs, next_numbers)
        everything += logs
        if number % 50 == 49 or number == cycles - 1:
            # What the writers were killed in is mended by the next who writes.
            last = stage.path(f"calls-{number}-last.jsonl")
            everything.append(last)
            writer = stage.writer(folder, last, "last", 100_000_000 + number, 1)
            need(stage.finish(writer) == 0, "the ledger takes nothing after a kill")
            stage.verify(folder)
            found = Checker(lines(*everything), Stored.read(folder)).check()
            need(not found, f"after {number + 1} cycles: {found[:5]}")
    return f"{cycles} cycles, {acknowledged} acknowledged appends, none lost or doubled"
