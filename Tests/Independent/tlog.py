#!/usr/bin/env python3
"""Checks what a ledger has published, without a line of the ledger's own code.

Written from the specifications alone: RFC 8032 (Ed25519), RFC 9162 (Merkle trees), and C2SP
signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof, tlog-witness.

Usage: tlog.py tree FOLDER VKEY [WITNESS_VKEY...]    a published folder, whole
       tlog.py proof FILE VKEY                       a .tlog-proof with its leaf in `extra`
       tlog.py growth FILE OLD_CHECKPOINT VKEY       an add-checkpoint body
       tlog.py cosign CHECKPOINT SIGNER_FILE TIME    prints the line of a witness
       tlog.py spoil FILE ARGUMENT...                runs the rest with single bytes of FILE changed
Ends with 0 when all is as it should be, with 3 and a reason when it is not.
"""
import base64
import hashlib
import json
import os
import re
import sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_MINUS_ONE = pow(2, (P - 1) // 4, P)


class Refused(Exception):
    pass


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def decoded(text):
    """The bytes of base64 in the one form in which it can be written."""
    data = base64.b64decode(text, validate=True)
    same = base64.b64encode(data)
    need(same == (text.encode() if isinstance(text, str) else text), "base64 in another form")
    return data


# RFC 8032, section 5.1: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    need(y < P, "a point that is not reduced")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_MINUS_ONE % P
    need((x * x - square) % P == 0 and not (x == 0 and sign), "a point off the curve")
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def packed(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def sha512_number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def is_signed(key, message, signature):
    if len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = sha512_number(signature[:32], key, message) % L
    return s < L and packed(times(s, BASE)) == packed(
        add(point(signature[:32]), times(k, point(key))))


def sign(seed, message):
    digest = hashlib.sha512(seed).digest()
    a = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    key, r = packed(times(a, BASE)), sha512_number(digest[32:], message) % L
    first = packed(times(r, BASE))
    return first + ((r + sha512_number(first, key, message) * a) % L).to_bytes(32, "little")


# RFC 9162, section 2.1.
def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_hash(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node_hash(tree_hash(hashes[:split]), tree_hash(hashes[split:]))


def check_inclusion(leaf, index, size, path, root):
    need(index < size, "the index lies outside the tree")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        need(sn > 0, "the proof is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    need(sn == 0 and r == root, "the proof does not lead to the root")


def check_consistency(first, second, path, old_root, new_root):
    need(0 < first < second and path, "not two sizes with a proof between them")
    path = [old_root] + path if first & (first - 1) == 0 else list(path)
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        need(sn > 0, "the proof is too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    need(sn == 0 and fr == old_root and sr == new_root, "the log was rewritten")


# C2SP signed-note, tlog-checkpoint, tlog-cosignature.
def key_of(text):
    name, identity, encoded = text.strip().split("+", 2)
    data = decoded(encoded)
    digest = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    need(digest.hex() == identity and len(data) == 33, "a damaged verifier key")
    return name, digest, data[0], data[1:]


def checkpoint(data, log, witnesses=()):
    """Origin, size and root of a note that the log has signed, and every witness too."""
    text, gap, lines = data.rpartition(b"\n\n")
    need(gap and lines.endswith(b"\n"), "not a signed note")
    text += b"\n"
    found = {}
    for line in lines[:-1].split(b"\n"):
        match = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+=*)".encode(), line)
        need(match, "a line that is no signature")
        signature = decoded(match[2])
        found[match[1].decode(), signature[:4]] = signature[4:]
    for name, identity, kind, key in [log, *witnesses]:
        signature = found.get((name, identity))
        need(signature is not None, f"{name} has not signed")
        message = text
        if kind == 4:
            time = int.from_bytes(signature[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % time + text
            signature = signature[8:]
        need(is_signed(key, message, signature), f"the signature of {name} does not hold")
    origin, size, root = text.decode().split("\n")[:3]
    need(origin == log[0], "the checkpoint of another log")
    need(str(int(size)) == size, "a size in another form")
    return int(size), decoded(root)


# C2SP tlog-tiles.
def tile_path(prefix, index, width):
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return f"{prefix}/{'/'.join(groups)}" + (f".p/{width}" if width < 256 else "")


def read(*path):
    try:
        with open(os.path.join(*path), "rb") as file:
            return file.read()
    except OSError as error:
        raise Refused(f"cannot be read: {error}")


def check_tree(folder, log, witnesses):
    size, root = checkpoint(read(folder, "checkpoint"), log, witnesses)
    leaves, identities, events = [], set(), []
    for index in range((size + 255) // 256):
        width = min(256, size - index * 256)
        data = read(folder, tile_path("tile/entries", index, width))
        for _ in range(width):
            need(len(data) >= 2, "a bundle that is cut short")
            length = int.from_bytes(data[:2], "big")
            entry, data = data[2:2 + length], data[2 + length:]
            need(len(entry) == length, "a bundle that is cut short")
            event = json.loads(entry)
            need(event["source"] == log[0], "an event of another log")
            identities.add(event["id"])
            events.append(event)
            leaves.append(leaf_hash(entry))
        need(not data, "a bundle with more than its entries")
    need(len(identities) == size, "an id twice")
    need(tree_hash(leaves) == root, "the entries do not have the root that was signed")
    level, hashes = 0, leaves
    while hashes:
        for index in range((len(hashes) + 255) // 256):
            tile = hashes[index * 256:index * 256 + 256]
            data = read(folder, tile_path(f"tile/{level}", index, len(tile)))
            need(data == b"".join(tile), f"tile {index} at level {level} is another")
        full = len(hashes) // 256
        hashes = [tree_hash(hashes[i * 256:i * 256 + 256]) for i in range(full)]
        level += 1
    return f"{size} entries of {log[0]}, {check_disclosures(folder, events)} disclosures"


# RFC 9901, section 4.2: the digest of a disclosure is that of its base64url, and stands in "_sd".
def sealed(value):
    """All digests in a part of an event."""
    if isinstance(value, dict):
        yield from value.get("_sd", [])
        value = list(value.values())
    for item in value if isinstance(value, list) else []:
        yield from sealed(item)


def check_disclosures(folder, events):
    """Whether each disclosure in a folder is of an event, once; how many there are."""
    known = {tile_path("disclosures", i, 256) + ".jsonl" for i in range(len(events) // 256 + 1)}
    found, seen = 0, set()
    for place, _, files in os.walk(os.path.join(folder, "disclosures")):
        for name in files:
            path = os.path.relpath(os.path.join(place, name), folder)
            if path == "disclosures/size":
                continue  # a note of the publisher's, which proves nothing
            need(path in known, f"{path} is none of its files")
            data = read(folder, path)
            need(data.endswith(b"\n"), "a disclosure that is cut short")
            for line in data[:-1].split(b"\n"):
                row = json.loads(line)
                need(set(row) == {"encoded", "position"}, "other fields than those of a disclosure")
                position, encoded = row["position"], row["encoded"]
                need(tile_path("disclosures", position // 256, 256) + ".jsonl" == path,
                     "a disclosure in the file of other events")
                hashed = base64.urlsafe_b64encode(hashlib.sha256(encoded.encode()).digest())
                digest = hashed.decode().rstrip("=")
                need(digest in sealed(events[position]["data"]), "no such digest in the event")
                need((position, digest) not in seen, "a disclosure twice")
                seen.add((position, digest))
                found += 1
    return found


def head(data, first):
    """The lines before the empty one, and the checkpoint behind it."""
    lines, gap, rest = data.partition(b"\n\n")
    need(gap, "no empty line before the checkpoint")
    lines = lines.decode().split("\n")
    need(lines.pop(0) == first if first else True, "another first line")
    return lines, rest


def check_proof(file, log):
    lines, note = head(read(file), "c2sp.org/tlog-proof@v1")
    need(lines[0].startswith("extra "), "no leaf in the proof")
    leaf = decoded(lines.pop(0)[6:])
    index = re.fullmatch("index (0|[1-9][0-9]*)", lines.pop(0))
    need(index, "no index in the proof")
    size, root = checkpoint(note, log)
    path = [decoded(line) for line in lines]
    check_inclusion(leaf_hash(leaf), int(index[1]), size, path, root)
    return f"event {index[1]}: {json.loads(leaf)['type']}"


def check_growth(file, kept, log):
    lines, note = head(read(file), None)
    old = re.fullmatch("old (0|[1-9][0-9]*)", lines.pop(0))
    need(old, "no old size")
    size, root = checkpoint(note, log)
    old_size, old_root = checkpoint(read(kept), log)
    need(old_size == int(old[1]), "a checkpoint of another size was kept")
    path = [decoded(line) for line in lines]
    check_consistency(old_size, size, path, old_root, root)
    return f"{old_size} events are the beginning of {size}"


def cosign(file, signer, time):
    name, identity, encoded = read(signer).decode().strip().split("+", 4)[2:]
    seed = decoded(encoded)[1:]
    text = read(file).rpartition(b"\n\n")[0] + b"\n"
    signature = sign(seed, b"cosignature/v1\ntime %d\n" % time + text)
    data = bytes.fromhex(identity) + time.to_bytes(8, "big") + signature
    return f"— {name} {base64.b64encode(data).decode()}"


def keys(words):
    # A key, or the file that holds one.
    return [key_of(read(word).decode() if os.path.exists(word) else word) for word in words]


def spoil(file, words):
    """Whether each of nine changed copies of a file is refused."""
    good = read(file)
    try:
        for place in sorted({round(part * (len(good) - 1) / 8) for part in range(9)}):
            bad = bytearray(good)
            bad[place] ^= 1
            with open(file, "wb") as copy:
                copy.write(bad)
            try:
                answer = run(words)
            except REFUSALS:
                continue
            print(f"accepted with byte {place} of {file} changed: {answer}", file=sys.stderr)
            return 1
        return 0
    finally:
        with open(file, "wb") as copy:
            copy.write(good)


REFUSALS = (Refused, ValueError, KeyError, TypeError, IndexError)


def run(words):
    if words[0] == "tree":
        log, *witnesses = keys(words[2:])
        return check_tree(words[1], log, witnesses)
    if words[0] == "proof":
        return check_proof(words[1], *keys(words[2:]))
    if words[0] == "growth":
        return check_growth(words[1], words[2], *keys(words[3:]))
    return cosign(words[1], words[2], int(words[3]))


def main(words):
    if len(words) < 3 or words[0] not in ("tree", "proof", "growth", "cosign", "spoil"):
        print(__doc__)
        return 0 if words == ["--help"] else 64
    if words[0] == "spoil":
        return spoil(words[1], words[2:])
    try:
        print(run(words))
        return 0
    except REFUSALS as error:
        print(f"refused: {error}", file=sys.stderr)
        return 3


sys.exit(main(sys.argv[1:]))
