#!/usr/bin/env python3
"""Runs the parts of the survival checks; Tools/check-survival says how."""
import argparse
import os
import secrets
import shutil
import sys
import tempfile
import time
import traceback

import acks
import clocks
import crowd
import disks
import faults
import kills
import planted
import races
from stage import LEDGER, Failed, Skipped, Stage

PARTS = {
    "planted": planted, "kills": kills, "acks": acks, "faults": faults, "disks": disks,
    "crowd": crowd, "clocks": clocks, "races": races}


def play(name, seed, soak, place):
    """Runs one part; whether its promise was kept."""
    part = PARTS[name]
    stage = Stage(name, os.path.join(place, name), seed, soak)
    start = time.monotonic()
    try:
        told = part.run(stage)
    except Skipped as reason:
        told = f"skipped: {reason}"
    except Exception as error:  # A check that stumbles has not kept its promise either.
        stage.close()
        again = f"Tools/check-survival{' --soak' if soak else ''} --seed {seed} {name}"
        why = f"{type(error).__name__}: {error}"[:2_000]
        print(f"{name}: BROKEN after {time.monotonic() - start:.0f} s: {why}", flush=True)
        print(f"{name}: random number {seed}; kept in {stage.folder}", flush=True)
        print(f"{name}: again: {again}", flush=True)
        if not isinstance(error, Failed):
            traceback.print_exc()
        return False
    stage.close()
    shutil.rmtree(stage.folder, ignore_errors=True)
    print(f"{name}: {part.TITLE}: {told} ({time.monotonic() - start:.0f} s)", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(prog="check-survival")
    parser.add_argument("--soak", action="store_true")
    parser.add_argument("--seed", type=int)
    parser.add_argument("part", nargs="*", choices=[[], *PARTS])
    given = parser.parse_args()
    if not os.path.exists(LEDGER):
        print("check-survival: build first: swift build --build-tests", file=sys.stderr)
        return 1
    seed = secrets.randbelow(1_000_000_000) if given.seed is None else given.seed
    print(f"Random number {seed}", flush=True)
    place = tempfile.mkdtemp(prefix="survival-")
    kept = [play(name, seed, given.soak, place) for name in given.part or PARTS]
    if all(kept):
        shutil.rmtree(place, ignore_errors=True)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
