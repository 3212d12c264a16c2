"""Disks that are full, limited or read-only: reading goes on, and so does writing once it can."""
import os
import resource
import shutil
import subprocess
import time

from history import Checker, Stored, lines
from stage import STORAGE, WRITER, Skipped, need, sentence

TITLE = "Full, limited and read-only disks: exit 8 and a sentence, then on where it was"
RECORD = ("record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
          "2014-02-01", "--set", "newName=NHS Vale CCG", "--json", "--request-id")


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True, capture_output=True, timeout=60)


class Disk:
    """A disk of its own, in memory or, for a file system that is more like a real one, in a
    file. Nobody but this process and its children sees it."""

    def __init__(self, stage, name, kind, size):
        self.stage, self.place, self.kind = stage, stage.path(name), kind
        os.makedirs(self.place)
        if kind == "tmpfs":
            mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.place)
        else:
            image = stage.path(f"{name}.image")
            subprocess.run(["truncate", f"--size={size}", image], check=True)
            subprocess.run(["mkfs.ext4", "-q", "-O", "^has_journal", image], check=True)
            mount("-o", "loop", image, self.place)

    def remount(self, options):
        mount("-o", f"remount,{options}", self.place)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stage.close()
        subprocess.run(["umount", "--lazy", self.place], check=False, timeout=60)


def readable(stage, folder, told):
    """Reading works, whatever the disk; the doctor may say that the disk is in trouble."""
    for verb in (("log", "--json"), ("verify", "--quiet", "--json"), ("doctor", "--json")):
        done = stage.ledger(folder, *verb)
        need(
            done.returncode in ((0, 1) if verb[0] == "doctor" else (0,)),
            f"{told}: {verb[0]} ended with {done.returncode}: {done.stdout[-300:]}{done.stderr}")


def refused(stage, folder, told, **how):
    """Writing ends with 8 and says why."""
    done = stage.ledger(folder, *RECORD, told, **how)
    need(
        done.returncode == STORAGE and sentence(done),
        f"{told}: record ended with {done.returncode}: {done.stdout}{done.stderr}")


def resumed(stage, folder, told):
    """The same request is recorded, once."""
    before = len(Stored.read(folder).events)
    for _ in range(2):
        done = stage.ledger(folder, *RECORD, told)
        need(done.returncode == 0, f"{told}: then {done.returncode}: {done.stderr}")
    need(len(Stored.read(folder).events) == before + 1, f"{told}: not recorded once")
    stage.verify(folder)


def full(stage, kind, number):
    """A process goes on appending while its disk fills up and is made larger."""
    told = f"full-{kind}-{number}"
    with Disk(stage, told, kind, "3m" if kind == "tmpfs" else "4m") as disk:
        folder, log = stage.make(f"{told}/ledger"), stage.path(f"{told}.jsonl")
        stuffing = os.path.join(disk.place, "stuffing")
        writer = stage.writer(
            folder, log, "w", 1, 1_000_000, "--after-error", "go-on", "--pause", 5_000, "--padding",
            stage.random.randrange(200, 3_000))
        # What takes the room comes at a moment of its own.
        stage.sleep(50, 400)
        try:
            with open(stuffing, "wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
        except OSError:
            pass
        wait_for(log, lambda noted: any(line["event"] == "error" for line in noted), writer)
        readable(stage, folder, told)
        refused(stage, folder, told)
        if os.path.exists(stuffing):
            os.remove(stuffing)
        if kind == "tmpfs":
            disk.remount("size=64m")
        begun = time.monotonic()
        errors = sum(line["event"] == "error" for line in lines(log))
        wait_for(
            log, lambda noted: noted[-1]["event"] == "return" or noted[-2]["event"] == "return",
            writer)
        waited = time.monotonic() - begun
        stage.kill(writer)
        noted = lines(log)
        need(
            all("full" in line["why"] or "space" in line["why"]
                for line in noted if line["event"] == "error"),
            f"{told}: {[line for line in noted if line['event'] == 'error'][:2]}")
        resumed(stage, folder, told)
        found = Checker(noted, Stored.read(folder)).check()
        need(not found, f"{told}: {found[:5]}")
        return errors, waited


def wait_for(log, condition, writer):
    """Waits until what a writer has noted is as wanted."""
    deadline = time.monotonic() + 120
    while True:
        noted = lines(log)
        if len(noted) > 1 and condition(noted):
            return
        need(writer.poll() is None, f"the writer ended with {writer.poll()}")
        need(time.monotonic() < deadline, f"nothing came of waiting: {noted[-2:]}")
        time.sleep(0.01)


def limited(stage, number):
    """A limit on the size of files is an error like any other, not the end of the process."""
    told = f"limited-{number}"
    folder, log = stage.make(told), stage.path(f"{told}.jsonl")
    limit = stage.random.randrange(20_000, 400_000)

    def before():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    writer = stage.run(
        WRITER, "append", "--folder", folder, "--log", log, "--client", "w", "--first", "1",
        "--count", "60", "--after-error", "go-on", "--padding", "2000", before=before)
    need(writer.returncode in (0, 8), f"{told}: the writer ended with {writer.returncode}")
    need(any(line["event"] == "error" for line in lines(log)), f"{told}: the limit was not met")
    small = min(limit, os.path.getsize(os.path.join(folder, "log.sqlite")) // 4)

    def strict():
        resource.setrlimit(resource.RLIMIT_FSIZE, (small, small))

    refused(stage, folder, told, before=strict)
    readable(stage, folder, told)
    resumed(stage, folder, told)
    found = Checker(lines(log), Stored.read(folder)).check()
    need(not found, f"{told}: {found[:5]}")


def read_only(stage, kind):
    """A file system that is mounted anew for reading alone."""
    told = f"read-only-{kind}"
    with Disk(stage, told, kind, "16m") as disk:
        folder, log = stage.make(f"{told}/ledger"), stage.path(f"{told}.jsonl")
        append = (WRITER, "append", "--folder", folder, "--log", log, "--client", "w")
        need(stage.run(*append, "--first", "1", "--count", "20").returncode == 0, "no append")
        # As it is left by who was killed, and as it is left by who closed it.
        writer = stage.writer(folder, log, "v", 100, 100_000)
        wait_for(log, lambda noted: len(noted) > 60, writer)
        stage.kill(writer)
        for state in ("killed", "closed"):
            disk.remount("ro")
            readable(stage, folder, f"{told}-{state}")
            refused(stage, folder, f"{told}-{state}")
            disk.remount("rw")
            resumed(stage, folder, f"{told}-{state}")
        found = Checker(lines(log), Stored.read(folder)).check()
        need(not found, f"{told}: {found[:5]}")


def run(stage):
    if os.geteuid() != 0:
        raise Skipped("disks of one's own take root")
    kinds = ["tmpfs"]
    probe = stage.path("probe")
    os.makedirs(probe)
    if subprocess.run(
            ["mount", "-t", "tmpfs", "tmpfs", probe], capture_output=True, timeout=60).returncode:
        raise Skipped("this machine lets nobody mount a disk")
    subprocess.run(["umount", probe], check=True, timeout=60)
    if shutil.which("mkfs.ext4") and os.path.exists("/dev/loop-control"):
        kinds.append("ext4")
    rounds = stage.size(2, 20)
    outcomes = [full(stage, kind, number) for kind in kinds for number in range(rounds)]
    for number in range(rounds):
        limited(stage, number)
    for kind in kinds:
        read_only(stage, kind)
    slow = max(waited for _, waited in outcomes)
    return (f"{len(outcomes)} full disks ({', '.join(kinds)}), writing again after at most "
            f"{slow:.1f} s, {rounds} limits, {2 * len(kinds)} read-only remounts")
