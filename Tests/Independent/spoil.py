#!/usr/bin/env python3
"""Makes changed copies of an evidence bundle, each in one way, and prints their folders.

Usage: spoil.py BUNDLE PREFIX

Each change is made twice: with the manifest as it was, and with one that lists the files as they
are now, as somebody would who knows what the manifest is for.
"""
import hashlib
import json
import os
import shutil
import sys


def flip(path, part=0.5):
    with open(path, "rb") as file:
        data = bytearray(file.read())
    data[int(part * (len(data) - 1))] ^= 1
    with open(path, "wb") as file:
        file.write(data)


def drop_line(path):
    with open(path, "rb") as file:
        lines = file.read().splitlines(keepends=True)
    with open(path, "wb") as file:
        file.writelines(lines[:-1])


def put(path, data):
    with open(path, "wb") as file:
        file.write(data)


def put_pipe(path):
    os.remove(path)
    os.mkfifo(path)


DEEP = b"[" * 100_000 + b"]" * 100_000


def event_of(bundle, place):
    names = sorted(os.listdir(os.path.join(bundle, "events")), key=lambda name: int(name[:-5]))
    return names[int(place * (len(names) - 1))][:-5]


def changes(bundle):
    middle, late = event_of(bundle, 0.5), event_of(bundle, 0.8)
    event, proof = "events/%s.json" % middle, "proofs/%s.tlog-proof" % middle
    yield "event", lambda copy: flip(os.path.join(copy, event))
    yield "event-end", lambda copy: flip(os.path.join(copy, event), 1)
    yield "swapped", lambda copy: shutil.copy(
        os.path.join(copy, "events/%s.json" % late), os.path.join(copy, event))
    yield "proof", lambda copy: flip(os.path.join(copy, proof), 0.3)
    yield "proof-index", lambda copy: flip(os.path.join(copy, proof), 30 / os.path.getsize(
        os.path.join(bundle, proof)))
    yield "checkpoint", lambda copy: flip(os.path.join(copy, "checkpoint"), 0.1)
    yield "signature", lambda copy: flip(os.path.join(copy, "checkpoint"), 0.6)
    yield "disclosure", lambda copy: flip(os.path.join(copy, "disclosures.jsonl"))
    yield "undisclosed", lambda copy: drop_line(os.path.join(copy, "disclosures.jsonl"))
    yield "withheld", lambda copy: drop_line(os.path.join(copy, "WITHHELD.csv"))
    yield "withheld-changed", lambda copy: flip(os.path.join(copy, "WITHHELD.csv"), 0)
    yield "deep", lambda copy: put(os.path.join(copy, event), DEEP)
    yield "no-object", lambda copy: put(os.path.join(copy, event), b"[1]")
    yield "no-text", lambda copy: put(os.path.join(copy, "disclosures.jsonl"), b'{"encoded":1}')
    yield "no-table", lambda copy: put(os.path.join(copy, "WITHHELD.csv"), b'a"b,"c"d')
    for name in (event, "checkpoint", "policy.txt"):
        yield "pipe-" + name.replace("/", "-"), lambda copy, name=name: put_pipe(
            os.path.join(copy, name))
    for name in (event, proof, "checkpoint", "WITHHELD.csv", "disclosures.jsonl", "policy.txt"):
        yield "no-" + name.replace("/", "-"), lambda copy, name=name: os.remove(
            os.path.join(copy, name))


def relist(copy):
    path = os.path.join(copy, "manifest.json")
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    manifest["files"] = []
    for folder, _, names in os.walk(copy):
        for name in names:
            if name == "manifest.json":
                continue
            data = b""
            if os.path.isfile(os.path.join(folder, name)):
                with open(os.path.join(folder, name), "rb") as file:
                    data = file.read()
            manifest["files"].append({
                "path": os.path.relpath(os.path.join(folder, name), copy).replace(os.sep, "/"),
                "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    with open(path, "w", encoding="utf-8") as file:
        manifest["files"].sort(key=lambda file: file["path"])
        json.dump(manifest, file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        file.write("\n")


def main(bundle, prefix):
    for name, change in changes(bundle):
        for suffix in ("", "-relisted"):
            copy = "%s-%s%s" % (prefix, name, suffix)
            shutil.copytree(bundle, copy)
            change(copy)
            if suffix:
                relist(copy)
            print(copy)
    for name, change in (
            ("manifest-pipe", put_pipe), ("manifest-deep", lambda path: put(path, DEEP))):
        shutil.copytree(bundle, "%s-%s" % (prefix, name))
        change(os.path.join("%s-%s" % (prefix, name), "manifest.json"))
        print("%s-%s" % (prefix, name))
    for name in ("report.html", "report.json", "schemas"):
        copy = "%s-%s" % (prefix, name)
        shutil.copytree(bundle, copy)
        path = os.path.join(copy, name)
        flip(os.path.join(path, sorted(os.listdir(path))[0]) if name == "schemas" else path)
        print(copy)


if len(sys.argv) != 3:
    print(__doc__)
    sys.exit(64)
main(sys.argv[1], sys.argv[2])
