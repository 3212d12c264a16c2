"""No data races: a writer with many clients, and the tests of the store, built for the thread
sanitiser."""
import os
import re

from history import Checker, Stored, lines
from stage import ROOT, Skipped, need

TITLE = "The thread sanitiser finds no race"
TESTS = "SQLiteEventLogTests|SafeFilesTests"
PLACE = os.path.join(ROOT, ".build", "thread-sanitiser")
HOW = ("--package-path", ROOT, "--scratch-path", PLACE, "--sanitize", "thread")
REPORT = "WARNING: ThreadSanitizer"


def built(stage, *what):
    done = stage.run("swift", "build", *HOW, *what)
    need(done.returncode == 0, f"the build failed: {done.stdout[-1500:]}{done.stderr[-500:]}")


def sanitised(stage):
    """The variables of a program that is built for the sanitiser."""
    return {"TSAN_OPTIONS": "exitcode=66", "LD_PRELOAD": stage.shim("mutex")}


def clients(stage):
    """Processes of many clients each, and one that reads, on one ledger."""
    built(stage, "--product", "SQLiteEventLogWriter")
    program = os.path.join(PLACE, "debug", "SQLiteEventLogWriter")
    folder, count = stage.make("ledger"), 50
    logs = [stage.path(f"calls-{index}.jsonl") for index in range(3)]
    more = sanitised(stage)
    processes = [
        stage.start(
            program, "append", "--folder", folder, "--log", log, "--client", f"w{index}",
            "--first", str(1_000_000 * (index + 1)), "--count", str(count), "--clients", "32",
            more=more)
        for index, log in enumerate(logs)]
    tail = stage.path("tail.jsonl")
    processes.append(stage.start(
        program, "tail", "--folder", folder, "--log", tail, "--client", "r", "--until",
        str(1 + 3 * 32 * count), more=more))
    codes = [stage.finish(process) for process in processes]
    with open(stage.path("messages"), encoding="utf-8", errors="replace") as file:
        told = file.read()
    need(REPORT not in told, f"a race: {told[told.find(REPORT):][:1500]}")
    need(codes == [0] * 4, f"they ended with {codes}: {told[-500:]}")
    found = Checker(lines(*logs, tail), Stored.read(folder)).check()
    need(not found, f"{found[:5]}")
    return 3 * 32 * count


def planted(stage):
    """A race that was planted must be found, or finding none says nothing."""
    program = os.path.join(PLACE, "debug", "SQLiteEventLogWriter")
    done = stage.run(
        program, "append", "--folder", stage.make("raced"), "--log", stage.path("raced.jsonl"),
        "--client", "w", "--first", "1", "--count", "50", "--clients", "32", "--plant", "race",
        more=sanitised(stage))
    told = done.stdout + done.stderr
    need(REPORT in told and "Appending" in told, f"a planted race goes unnoticed: {told[-500:]}")


def run(stage):
    if not stage.soak:
        raise Skipped("a build of its own takes minutes: --soak")
    appends = clients(stage)
    planted(stage)
    built(stage, "--build-tests")
    tested = stage.run(
        "swift", "test", *HOW, "--skip-build", "--disable-xctest", "--filter", TESTS,
        more=sanitised(stage))
    told = tested.stdout + tested.stderr
    need(REPORT not in told, f"a race: {told[told.find(REPORT):][:1500]}")
    passed = re.findall(r"Test run with (\d+) tests.*passed", told)
    need(tested.returncode == 0 and passed, f"the tests failed: {told[-1500:]}")
    return (
        f"{appends} appends by 96 clients in 3 processes, {passed[-1]} tests; no report; "
        "a planted race found")
