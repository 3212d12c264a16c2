"""Nothing is acknowledged before its bytes are synced, as strace sees it from outside."""
import json
import os

import strace
from history import Checker, Stored, lines
from stage import LEDGER, Skipped, WRITER, need, sentence

TITLE = "An acknowledgement follows the sync of what it acknowledges"
# A frame of the write-ahead log: its header says how large the database is where it commits.
FRAME = 24


def known(folder):
    return [os.path.join(place, name) for place, folders, files in os.walk(folder)
            for name in [*folders, *files]]


def traced(stage, name, *arguments, more=None):
    """Runs a program under strace; its code, and where the trace is."""
    log = stage.path(f"{name}.strace")
    # The shim goes to the program alone: strace's own files are none of its business.
    under = strace.command(log)
    for key, value in (more or {}).items():
        under = (*under, "-E", f"{key}={value}")
    process = stage.run(*arguments, under=under)
    return process, log


def answers(stage, before, log):
    """A verb answers once nothing that it has written can be lost. What is wrong, and how many
    answers there were."""
    order, count = strace.Order(stage.folder, before), 0
    for call, begins in strace.calls(log):
        if begins and call.name == "write" and call.descriptor == 1:
            count += 1
            for path, waiting in order.open.items():
                order.found.append(
                    f"answered with {len(waiting)} calls on {os.path.basename(path)} not synced")
        order.begins(call) if begins else order.ends(call)
    return order.found, count


def group(stage, before, log, calls):
    """Each of many clients is answered once the commit that holds its event is synced."""
    order, count = strace.Order(stage.folder, before), 0
    wal, commits, ends, header = None, [], [], None
    for call, begins in strace.calls(log):
        path = call.path
        if begins and call.name == "pwrite64" and path.endswith("/log.sqlite-wal"):
            wal = path
            if header is not None:
                commits.append(call)
                header = None
            elif call.text.rstrip().split(", ")[-2] == str(FRAME) and call.bytes[4:8] != bytes(4):
                header = call
        if begins and call.name == "pwrite64" and path.endswith("/head"):
            # After each commit: the size of the log with it, behind 18 bytes of the slot.
            ends.append(int.from_bytes(call.bytes[18:26], "big"))
        if begins and call.name == "write" and path == calls:
            line = call.bytes.decode()
            if '"event":"return"' in line:
                count += 1
                first = int(line.split('"first":')[1].split(",")[0])
                covering = next((k for k, end in enumerate(ends) if first < end), None)
                need(covering is not None, f"no commit holds {first}: {ends[-3:]}")
                waiting = order.unsynced.get(wal, [])
                if any(write.begun <= commits[covering].begun for write in waiting):
                    order.found.append(f"acknowledged {first} before its commit was synced")
        order.begins(call) if begins else order.ends(call)
    return order.found, count


def verbs(stage):
    """The answers of the verbs that write."""
    seeds = stage.path("lines.jsonl")
    with open(seeds, "w", encoding="utf-8") as file:
        for number in range(stage.size(60, 6_000)):
            file.write(json.dumps({
                "type": "org.organisation-renamed.v1", "subject": "org/02Q",
                "occurredon": f"2014-01-{number % 28 + 1:02}",
                "data": {"newName": f"NHS Name {number}"}}) + "\n")
    folder, key = stage.path("verbs"), stage.path("log.key")
    runs = [
        ("init", folder, "--origin", "verbs.example/ccg", "--json"),
        ("import", seeds, "--batch", "routine", "--ledger", folder, "--json"),
        ("key", "generate", "--out", key, "--ledger", folder, "--json"),
        ("key", "announce", "--key", key, "--ledger", folder, "--json"),
        ("checkpoint", "--key", key, "--out", stage.path("checkpoint"), "--ledger", folder,
         "--json"),
        ("import", seeds, "--ledger", folder, "--json")]
    runs += [
        ("record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
         "2014-02-01", "--set", f"newName=NHS Other {number}", "--ledger", folder, "--json",
         "--receipt", stage.path(f"receipt-{number}"))
        for number in range(stage.size(12, 200))]
    total = 0
    for number, run in enumerate(runs):
        before = known(stage.folder)
        process, log = traced(stage, f"verb-{number}", LEDGER, *run)
        need(process.returncode == 0, f"{run[0]} ended with {process.returncode}: {process.stderr}")
        found, count = answers(stage, before, log)
        need(count > 0, f"{run[0]} was not seen to answer")
        need(not found, f"{' '.join(run[:2])}: {found[:3]}")
        total += count
        os.remove(log)
    stage.verify(folder)
    return total


def writers(stage, name, clients, count, mutant=None):
    """One process with some clients; what is wrong, and how many acknowledgements there were."""
    folder = stage.make(name)
    before, calls = known(stage.folder), stage.path(f"{name}.jsonl")
    more = {"LD_PRELOAD": stage.shim(), "SURVIVAL_MUTANT": mutant} if mutant else {}
    process, log = traced(
        stage, name, WRITER, "append", "--folder", folder, "--log", calls, "--client", "c",
        "--first", "1", "--count", str(count), "--clients", str(clients), more=more)
    need(process.returncode == 0, f"{name} ended with {process.returncode}: {process.stdout}")
    found, acknowledged = group(stage, before, log, calls)
    need(acknowledged == clients * count, f"{acknowledged} acknowledgements seen")
    wrong = Checker(lines(calls), Stored.read(folder)).check()
    need(not wrong, f"{name}: {wrong[:5]}")
    os.remove(log)
    return found, acknowledged


def mutants(stage):
    """Programs that acknowledge too early, or write without the lock, must be found out."""
    for mutant, words in (
            ("normal", "before its commit was synced"), ("off", "before its commit was synced"),
            ("sync", "before its commit was synced"), ("lock", "without the lock")):
        found, acknowledged = writers(stage, f"mutant-{mutant}", 1, 20, mutant)
        hits = sum(words in one for one in found)
        need(hits >= acknowledged, f"the mutant '{mutant}' is found {hits} times: {found[:3]}")
    folder = stage.make("mutant-verb")
    record = ("record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
              "2014-02-01", "--set", "newName=NHS Other", "--ledger", folder)
    before = known(stage.folder)
    _, log = traced(
        stage, "mutant-verb", LEDGER, *record,
        more={"LD_PRELOAD": stage.shim(), "SURVIVAL_MUTANT": "sync"})
    found, _ = answers(stage, before, log)
    need(any("not synced" in one for one in found), f"a verb that does not sync: {found[:3]}")
    # And one is found by the program itself, which reads back what durability rests on.
    process = stage.run(
        LEDGER, *record, more={"LD_PRELOAD": stage.shim(), "SURVIVAL_MUTANT": "hook"})
    need(
        process.returncode == 8 and "synchronous" in process.stderr and sentence(process),
        f"a setting that was not taken over goes unnoticed: {process}")
    return 6


def run(stage):
    if stage.run("strace", "-o", stage.path("probe"), "true").returncode != 0:
        raise Skipped("strace may not trace here")
    total = verbs(stage)
    for name, clients, count in (
            ("single", 1, stage.size(200, 2_000)), ("group", 32, stage.size(20, 200))):
        found, acknowledged = writers(stage, name, clients, count)
        need(not found, f"{name}: {found[:3]}")
        total += acknowledged
    return f"{total} acknowledgements in order, {mutants(stage)} mutants found out"
