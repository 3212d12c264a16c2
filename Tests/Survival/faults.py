"""Each single call to the operating system fails, or is the last: nothing acknowledged is lost."""
import concurrent.futures
import os

from history import Checker, Stored, lines
from stage import (
    CODES, LEDGER, STORAGE, UNANSWERED, WRITER, Failed, need, renames, sentence)

TITLE = "Each single fault: an error or an answer that is true, and a ledger that is whole"
# What can go wrong with each class of calls.
WHAT = {
    "open": ["EIO", "ENOSPC", "EINTR", "KILL"], "read": ["EIO", "EINTR"],
    "write": ["EIO", "ENOSPC", "SHORT", "EINTR", "KILL", "TORN"],
    "sync": ["EIO", "ENOSPC", "EINTR", "KILL"], "truncate": ["EIO", "ENOSPC", "KILL"],
    "rename": ["EIO", "ENOSPC", "KILL"], "unlink": ["EIO", "KILL"], "mmap": ["EIO", "ENOSPC"],
    "mkdir": ["EIO", "ENOSPC", "KILL"], "chmod": ["EIO", "KILL"], "lock": ["EIO", "EINTR"]}
KILLED = -9
UNSOUND = 3


class Scenario:
    """A verb, run on a copy of a ledger with one fault, then again without."""

    def __init__(self, stage, name, template, arguments, events):
        self.stage, self.name, self.template = stage, name, template
        self.arguments = arguments
        # The events there are before, and with what the verb adds.
        self.before, self.after = events

    def command(self, folder):
        return [argument.replace("LEDGER", folder) for argument in self.arguments]

    def run(self, folder, more=None):
        return self.stage.run(LEDGER, *self.command(folder), more=more)

    def place(self, name):
        if self.template:
            return self.stage.copy(self.template, name)
        self.stage.remove(self.stage.path(name))
        return self.stage.path(name)

    def calls(self):
        """The calls of a run in which all goes well."""
        trace, folder = self.stage.path(f"{self.name}.trace"), self.place(f"{self.name}-count")
        done = self.run(folder, self.shim(folder, trace=trace))
        need(done.returncode == 0, f"{self.name} ended with {done.returncode}: {done.stderr}")
        self.stage.remove(folder)
        with open(trace, encoding="utf-8") as file:
            return [line.split(" ", 2)[:2] for line in file]

    def shim(self, folder, fault=None, trace=None):
        more = {"LD_PRELOAD": self.stage.shim(), "SURVIVAL_SCOPE": folder}
        if fault:
            more["SURVIVAL_FAULT"] = fault
        if trace:
            more["SURVIVAL_TRACE"] = trace
        return more

    def meet(self, fault):
        """Runs the verb with one fault; whether the fault was met."""
        name = f"{self.name}-{fault.replace(':', '-').replace('+', 'on')}"
        folder, trace = self.place(name), self.stage.path(f"{name}.trace")
        done = self.run(folder, self.shim(folder, fault, trace))
        code, told = done.returncode, f"{self.name} with {fault}: "
        if not os.path.exists(trace):
            self.stage.remove(folder)
            return False
        told += open(trace, encoding="utf-8").readline().strip() + ": "
        ends = fault.endswith(("KILL", "TORN"))
        need(code == KILLED if ends else code in CODES, told + f"ended with {code}: {done.stderr}")
        if not ends:
            # SQLite takes a part of a file that cannot be read for damage.
            unread = code == UNSOUND and "read " in told and "malformed" in done.stderr
            need(
                code in (0, STORAGE, UNANSWERED) or unread,
                told + f"ended with {code}: {done.stdout}{done.stderr}")
            need(code == 0 or sentence(done), told + f"no sentence: {done.stdout}{done.stderr}")
        self.whole(folder, code, told, done)
        self.stage.remove(folder)
        os.remove(trace)
        return True

    def whole(self, folder, code, told, done):
        """What must hold after a fault, and when the same is asked again."""
        stage = self.stage
        if self.template or os.path.exists(os.path.join(folder, "log.sqlite")):
            size = len(Stored.read(folder).events)
            need(self.before <= size <= self.after, told + f"holds {size} events")
            need(
                code != UNANSWERED or size > self.before,
                told + f"ended with {UNANSWERED}, and nothing is recorded")
            need(code != 0 or size == self.after, told + f"ended with 0 and holds {size} events")
            checked = stage.ledger(folder, "verify", "--quiet", "--json")
            need(checked.returncode == 0, told + f"does not verify: {checked.stdout[:300]}")
        again = self.run(folder)
        need(
            again.returncode == 0 or (code == 0 and not self.template),
            told + f"then again: {again.returncode}: {again.stdout}{again.stderr}\n{done.stderr}")
        events = Stored.read(folder).events
        need(len(events) == self.after, told + f"holds {len(events)} events in the end")
        stage.verify(folder)


def scenarios(stage):
    folder, key = stage.make("template"), stage.path("log.key")
    rename = ("record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
              "2014-02-01", "--json", "--ledger", "LEDGER", "--request-id")
    for number in range(3):
        first = [*(argument.replace("LEDGER", folder) for argument in rename), f"first-{number}",
                 "--set", f"newName=NHS Name {number}"]
        need(stage.run(LEDGER, *first).returncode == 0, "the template cannot be written")
    for arguments in (("generate", "--out", key), ("announce", "--key", key)):
        need(stage.ledger(folder, "key", *arguments).returncode == 0, "no key can be made")
    files = [stage.path(f"lines-{index}.jsonl") for index in range(2)]
    for index, path in enumerate(files):
        renames(path, [f"org/0{index}Q"] * 20)
    size = len(Stored.read(folder).events)
    return [
        Scenario(
            stage, "record", folder, [*rename, "again", "--set", "newName=NHS Other"],
            (size, size + 1)),
        Scenario(
            stage, "import", folder, ["import", *files, "--quiet", "--json", "--ledger", "LEDGER"],
            (size, size + 40)),
        Scenario(
            stage, "checkpoint", folder,
            ["checkpoint", "--key", key, "--json", "--ledger", "LEDGER"], (size, size)),
        Scenario(
            stage, "init", None,
            ["init", "LEDGER", "--origin", "faults.example/ccg", "--json"], (0, 1))]


def writer(stage, fault):
    """A process that goes on appending after a fault: once a sync has failed, nothing more is
    acknowledged by it; and another goes on where it was. Whether the fault was met."""
    name = f"writer-{fault.replace(':', '-').replace('+', 'on')}"
    folder, log, trace = stage.make(name), stage.path(f"{name}.jsonl"), stage.path(f"{name}.trace")
    more = {"LD_PRELOAD": stage.shim(), "SURVIVAL_SCOPE": folder + "/",
            "SURVIVAL_FAULT": fault, "SURVIVAL_TRACE": trace}
    append = [WRITER, "append", "--folder", folder, "--log", log, "--client", "w"]
    done = stage.run(
        *append, "--first", "1", "--count", "12", "--after-error", "go-on", more=more)
    if not os.path.exists(trace):
        stage.remove(folder)
        return False
    told = f"writer with {fault}: {open(trace, encoding='utf-8').readline().strip()}: "
    need(done.returncode in (0, 8, KILLED), told + f"ended with {done.returncode}: {done.stderr}")
    noted = lines(log)
    failed = [place for place, line in enumerate(noted) if "commit failed" in line.get("why", "")]
    after = noted[failed[0]:] if failed else []
    need(not any(line["event"] == "return" for line in after), told + "acknowledged after it")
    if fault.startswith("write:") and fault.endswith("ENOSPC") and "+" not in fault:
        errors = sum(line["event"] == "error" for line in noted)
        need(errors <= 1 and not failed, told + f"{errors} errors, though there was room again")
    again = stage.run(*append, "--first", "1", "--count", "13")
    need(again.returncode == 0, told + f"then again: {lines(log)[-1]}")
    events = [event.number for event in Stored.read(folder).events if event.number is not None]
    need(sorted(events) == list(range(1, 14)), told + f"holds {events}")
    found = Checker(lines(log), Stored.read(folder)).check()
    need(not found, told + f"{found[:3]}")
    stage.verify(folder)
    stage.remove(folder)
    os.remove(trace)
    return True


def outcome(meet, fault):
    """Whether the fault was met, or what was broken."""
    try:
        return meet(fault)
    except Failed as failure:
        return failure


def run(stage):
    jobs, total = [], 0
    for scenario in scenarios(stage):
        calls = scenario.calls()
        faults = [f"{kind}:{number}:{what}" for kind, number in calls for what in WHAT[kind]]
        # And a disk that is gone, or full, from some call on.
        faults += [f"{kind}:{number}+:{what}" for kind, number in calls if kind in ("write", "sync")
                   for what in ("EIO", "ENOSPC")]
        total += len(faults)
        jobs += [(scenario.meet, fault) for fault in faults]
    appends = [f"{kind}:{number}{lasts}:{what}" for kind, most in (("sync", 30), ("write", 200))
               for number in range(1, most + 1) for lasts in ("", "+")
               for what in ("EIO", "ENOSPC")]
    jobs += [(lambda fault: writer(stage, fault), fault) for fault in appends]
    total += len(appends)
    share = stage.random.sample(jobs, stage.size(min(240, len(jobs)), len(jobs)))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: outcome(*job), share))
    broken = [result for result in results if isinstance(result, Failed)]
    with open(stage.path("broken"), "w", encoding="utf-8") as file:
        file.writelines(f"{failure}\n" for failure in broken)
    need(
        not broken, f"{len(broken)} broken, all in the file `broken`: "
        + "\n".join(str(failure)[:300] for failure in broken[:5]))
    met = sum(results)
    need(met >= len(share) * 0.8, f"only {met} of {len(share)} faults were met")
    return f"{met} faults met, of {len(share)} tried out of {total}"
