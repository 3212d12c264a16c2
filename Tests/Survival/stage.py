"""Where a part of the survival checks plays: its folders, programs and random numbers."""
import json
import os
import random
import shutil
import signal
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, ".build", "debug")
LEDGER = os.path.join(BUILD, "ccgledger")
WRITER = os.path.join(BUILD, "SQLiteEventLogWriter")
# The origin that the events of the writer name as their source.
ORIGIN = "ledger.example/laws"
# The codes with which ccgledger ends: `ccgledger help exit-codes`.
CODES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 130}
STORAGE = 8
UNANSWERED = 9
# Generous, because a machine may stand still for a while.
PATIENCE = 3600


class Failed(Exception):
    """A promise that was not kept."""


class Skipped(Exception):
    """Why a part cannot run on this machine."""


def renames(path, subjects):
    """A file to import: each body of `subjects` is given a name, on one of the days of a month."""
    with open(path, "w", encoding="utf-8") as file:
        for number, subject in enumerate(subjects):
            file.write(json.dumps({
                "type": "org.organisation-renamed.v1", "subject": subject,
                "occurredon": f"2014-01-{number % 28 + 1:02}",
                "data": {"newName": f"NHS Name {number}"}}) + "\n")


def need(condition, reason):
    if not condition:
        raise Failed(reason)


class Stage:
    """One part, run from one random number, in a folder of its own."""

    def __init__(self, part, folder, seed, soak):
        self.part, self.folder, self.seed, self.soak = part, folder, seed, soak
        self.random = random.Random(f"{part} {seed}")
        self.processes = []
        os.makedirs(folder)
        self.environment = dict(
            os.environ, CCGLEDGER_ACTOR="service:survival", CCGLEDGER_ON_BEHALF_OF="GB-NHS-02Q",
            SWIFT_BACKTRACE="enable=no", LC_ALL="C.UTF-8")
        for name in ("CCGLEDGER", "CCGLEDGER_KEYS", "CCGLEDGER_STATE"):
            self.environment.pop(name, None)

    def size(self, small, large):
        """How many: small in check, large in a soak."""
        return large if self.soak else small

    def path(self, *names):
        return os.path.join(self.folder, *names)

    # Running

    def run(self, *arguments, under=(), more=None, before=None, feed=""):
        """Runs a program to its end; its code, output and messages."""
        process = subprocess.run(
            [*under, *arguments], env={**self.environment, **(more or {})}, input=feed,
            capture_output=True, text=True, errors="replace", timeout=PATIENCE, preexec_fn=before)
        return process

    def ledger(self, folder, *arguments, **how):
        """Runs a verb on the ledger in a folder."""
        return self.run(LEDGER, *arguments, "--ledger", folder, **how)

    def start(self, *arguments, under=(), more=None, before=None):
        """Starts a program that the stage ends if nobody else does."""
        messages = open(self.path("messages"), "ab")
        process = subprocess.Popen(
            [*under, *arguments], env={**self.environment, **(more or {})},
            stdin=subprocess.DEVNULL, stdout=messages, stderr=messages, preexec_fn=before)
        messages.close()
        self.processes.append(process)
        return process

    def writer(self, folder, log, client, first, count, *options, **how):
        """Starts a process that appends, and notes each call in a file."""
        return self.start(
            WRITER, "append", "--folder", folder, "--log", log, "--client", client, "--first",
            str(first), "--count", str(count), *map(str, options), **how)

    def finish(self, process):
        """Waits for a process; its code."""
        try:
            return process.wait(PATIENCE)
        finally:
            self.processes.remove(process)

    def kill(self, process):
        """Kills a process without a warning; the code with which it ended."""
        process.send_signal(signal.SIGKILL)
        return self.finish(process)

    def close(self):
        """Ends what is still running."""
        for process in self.processes:
            process.kill()
            process.wait()
        self.processes = []

    # Ledgers

    def make(self, name, *options):
        """Makes a ledger whose origin the writer knows; its folder."""
        folder = self.path(name)
        made = self.run(LEDGER, "init", folder, "--origin", ORIGIN, *options)
        need(made.returncode == 0, f"init ended with {made.returncode}: {made.stderr}")
        return folder

    def copy(self, folder, name):
        """A copy of a ledger with its keys and what was signed last; its folder."""
        copy = self.path(name)
        self.remove(copy)
        for suffix in ("", ".keys", ".state"):
            if os.path.exists(folder + suffix):
                shutil.copytree(folder + suffix, copy + suffix)
        return copy

    def remove(self, folder):
        for suffix in ("", ".keys", ".state"):
            shutil.rmtree(folder + suffix, ignore_errors=True)

    def verify(self, folder):
        """Has the program check a ledger."""
        checked = self.ledger(folder, "verify", "--quiet", "--json")
        need(
            checked.returncode == 0,
            f"verify ended with {checked.returncode}: {checked.stdout}{checked.stderr}")

    def shim(self, name="shim"):
        """Compiles what stands between a program and a library; its path."""
        made = os.path.join(ROOT, ".build", "survival", f"{name}.so")
        source = os.path.join(HERE, f"{name}.c")
        if not os.path.exists(made) or os.path.getmtime(made) < os.path.getmtime(source):
            os.makedirs(os.path.dirname(made), exist_ok=True)
            draft = f"{made}.{os.getpid()}"
            subprocess.run(
                ["clang", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", draft,
                 source], check=True)
            os.rename(draft, made)
        return made

    def sleep(self, least, most):
        """Waits for a random time, in milliseconds."""
        time.sleep(self.random.uniform(least, most) / 1000)


def sentence(process):
    """Whether a program that failed said why, in words."""
    text = process.stderr + process.stdout
    return "error: " in text or '"message":"' in text
