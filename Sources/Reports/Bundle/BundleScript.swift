/// The program that lies in every evidence bundle.
public enum BundleScript {
    /// Python, with nothing but its standard library.
    public static let text = #"""
        #!/usr/bin/env python3
        """Checks the evidence bundle that it lies in, offline.

        Usage: python3 verify.py [--key VKEY] [FOLDER]

        FOLDER is the bundle; by default the folder of this program. VKEY is the verifier key of the
        ledger, or a file that holds it, from somebody you trust. Without --key the bundle's own key
        is used: then all that is shown is that the bundle agrees with itself.

        Ends with 0 when everything holds, with 3 and a reason when something does not. It needs
        Python 3.8 and nothing else, and shares no code with the program that made the bundle.
        Sources: RFC 6962 and RFC 9162 (trees), RFC 8032 (Ed25519), RFC 9901 (digests of sealed
        values), C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof and tlog-policy.
        """
        import base64
        import csv
        import hashlib
        import json
        import os
        import re
        import sys


        class Refused(Exception):
            pass


        def need(condition, reason):
            if not condition:
                raise Refused(reason)


        # Files and JSON --------------------------------------------------------------------------

        def read(*path):
            name = os.path.join(*path)
            # Whoever opens a named pipe may wait for ever; somebody writes to <(...) of a shell.
            need(os.path.isfile(name) or not os.path.exists(name) or name.startswith("/dev/fd/"),
                 "%s is not a file: ask whoever made the bundle for it again" % name)
            try:
                with open(name, "rb") as file:
                    return file.read()
            except OSError as error:
                raise Refused("cannot be read: %s" % error)


        def once(pairs):
            names = [name for name, _ in pairs]
            need(len(set(names)) == len(names), "an object has a member twice")
            return dict(pairs)


        def parse(data):
            return json.loads(data.decode("utf-8"), object_pairs_hook=once)


        def unbase64(text):
            data = base64.b64decode(text, validate=True)
            need(base64.b64encode(data).decode() == text, "base64 in another form")
            return data


        def sha256(*parts):
            return hashlib.sha256(b"".join(parts)).digest()


        # Ed25519 (RFC 8032, section 5.1): points are (X, Y, Z, T), x = X/Z, y = Y/Z, xy = T/Z ----

        P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
        D = -121665 * pow(121666, P - 2, P) % P
        I = pow(2, (P - 1) // 4, P)


        def add(p, q):
            a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
            c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
            e, f, g, h = b - a, d - c, d + c, b + a
            return (e * f % P, g * h % P, f * g % P, e * h % P)


        def times(number, point):
            result = (0, 1, 1, 0)
            while number:
                if number & 1:
                    result = add(result, point)
                point, number = add(point, point), number >> 1
            return result


        def unpack(data):
            y = int.from_bytes(data, "little")
            sign, y = y >> 255, y & (1 << 255) - 1
            need(y < P, "a point that is not reduced")
            square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
            x = pow(square, (P + 3) // 8, P)
            x = x if (x * x - square) % P == 0 else x * I % P
            need((x * x - square) % P == 0 and not (x == 0 and sign), "a point off the curve")
            x = P - x if x & 1 != sign else x
            return (x, y, 1, x * y % P)


        def pack(point):
            inverse = pow(point[2], P - 2, P)
            x, y = point[0] * inverse % P, point[1] * inverse % P
            return (y | (x & 1) << 255).to_bytes(32, "little")


        BASE = unpack((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


        def is_signed(key, message, signature):
            if len(signature) != 64:
                return False
            s = int.from_bytes(signature[32:], "little")
            hashed = hashlib.sha512(signature[:32] + key + message).digest()
            k = int.from_bytes(hashed, "little") % L
            right = add(unpack(signature[:32]), times(k, unpack(key)))
            return s < L and pack(times(s, BASE)) == pack(right)


        # Keys, checkpoints, witnesses ------------------------------------------------------------

        def read_key(text):
            name, identity, encoded = text.strip().split("+", 2)
            data = unbase64(encoded)
            known = sha256(name.encode(), b"\n", data)[:4]
            need(known.hex() == identity and len(data) == 33, "a damaged verifier key")
            return name, known, data[0], data[1:]


        def signatures(note):
            """The text of a note, and its signatures by name and key id."""
            text, gap, lines = note.rpartition(b"\n\n")
            need(gap and lines.endswith(b"\n"), "the checkpoint is no signed note")
            found = {}
            for line in lines[:-1].split(b"\n"):
                match = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+=*)".encode(), line)
                need(match, "the checkpoint has a line that is no signature")
                data = unbase64(match[2].decode())
                found[match[1].decode(), data[:4]] = data[4:]
            return text + b"\n", found


        def has_signed(key, text, found):
            """Whether a key has signed; a false signature in its name is refused."""
            name, identity, kind, public = key
            signature = found.get((name, identity))
            if signature is None:
                return False
            message = text
            if kind == 4:  # a witness signs a time before the text
                time = int.from_bytes(signature[:8], "big")
                message, signature = b"cosignature/v1\ntime %d\n" % time + text, signature[8:]
            good = is_signed(public, message, signature)
            need(good, "checkpoint: the signature of %s does not hold" % name)
            return True


        def check_policy(data, log, text, found):
            """The witnesses that have signed; refuses when there are fewer than the policy asks."""
            met, witnesses, quorum = {}, [], "none"
            for line in data.decode().split("\n"):
                words = line.split("#")[0].split()
                if not words:
                    continue
                if words[0] == "witness":
                    met[words[1]] = has_signed(read_key(words[2]), text, found)
                    witnesses += [words[1]] if met[words[1]] else []
                elif words[0] == "group":
                    counts = {"any": 1, "all": len(words) - 3}
                    wanted = counts[words[2]] if words[2] in counts else int(words[2])
                    met[words[1]] = sum(met[name] for name in words[3:]) >= wanted
                elif words[0] == "quorum":
                    quorum = words[1]
                else:
                    need(words[0] == "log", "a line of the policy that cannot be read")
            need(quorum == "none" or met[quorum], "the quorum of the policy is not met")
            return witnesses


        def check_checkpoint(folder, log):
            text, found = signatures(read(folder, "checkpoint"))
            need(has_signed(log, text, found), "checkpoint: the key %s has not signed" % log[0])
            origin, size, root = text.decode().split("\n")[:3]
            need(origin == log[0] and str(int(size)) == size, "the checkpoint of another log")
            witnesses = check_policy(read(folder, "policy.txt"), log, text, found)
            return int(size), unbase64(root), witnesses


        # Events and proofs ------------------------------------------------------------------------

        def check_inclusion(leaf, index, size, path, root):
            """RFC 9162, section 2.1.3.2."""
            need(index < size, "the proof is of no event of the log")
            fn, sn, known = index, size - 1, leaf
            for sibling in path:
                need(sn > 0, "the proof is too long")
                if fn & 1 or fn == sn:
                    known = sha256(b"\1", sibling, known)
                    while not fn & 1 and fn:
                        fn, sn = fn >> 1, sn >> 1
                else:
                    known = sha256(b"\1", known, sibling)
                fn, sn = fn >> 1, sn >> 1
            need(sn == 0 and known == root, "the proof does not lead to the root")


        def check_event(folder, listed, origin, size, root):
            position = listed["position"]
            leaf = read(folder, "events", "%d.json" % position)
            lines, gap, note = read(folder, "proofs", "%d.tlog-proof" % position).partition(b"\n\n")
            need(note == read(folder, "checkpoint"), "proof %d has another checkpoint" % position)
            lines = lines.decode().split("\n")
            need(lines[0] == "c2sp.org/tlog-proof@v1", "proof %d is no proof" % position)
            need(lines[1] == "index %d" % position, "proof %d is of another event" % position)
            path = [unbase64(line) for line in lines[2:]]
            known = sha256(b"\0", leaf)
            try:
                check_inclusion(known, position, size, path, root)
            except Refused as error:
                raise Refused("event %d: %s" % (position, error))
            event = parse(leaf)
            same = (event["source"], event["subject"], event["streamversion"], known.hex()) == (
                origin, listed["stream"], listed["streamversion"], listed["leafHash"])
            need(same, "event %d is not the one that the manifest lists" % position)
            return event


        def digests(value):
            """Every digest that stands in an event for a sealed value."""
            found = set()
            if isinstance(value, dict):
                found.update(value.get("_sd", []))
            for part in value.values() if isinstance(value, dict) else value:
                if isinstance(part, (dict, list)):
                    found |= digests(part)
            return found


        def check_streams(manifest):
            versions = {}
            for event in manifest["events"]:
                versions.setdefault(event["stream"], []).append(event["streamversion"])
            need(set(versions) == {stream["stream"] for stream in manifest["streams"]},
                 "the streams of the manifest are not those of its events")
            for stream in manifest["streams"]:
                found = sorted(versions[stream["stream"]])
                whole = found == list(range(1, stream["events"] + 1))
                need(len(found) == stream["events"] and (whole or not stream["whole"]),
                     "an event of %s is missing" % stream["stream"])


        # Sealed values ----------------------------------------------------------------------------

        def check_values(folder, events):
            """Every sealed value is disclosed as its digest says, or listed as withheld."""
            left = {position: digests(event) for position, event in events.items()}
            disclosed = read(folder, "disclosures.jsonl").decode().splitlines()
            for line in disclosed:
                value = parse(line.encode())
                encoded = value["encoded"]
                known = base64.urlsafe_b64encode(sha256(encoded.encode())).decode().rstrip("=")
                inner = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
                salt, field, _ = parse(inner)
                need(known == value["digest"] and field == value["field"],
                     "a disclosure is not what its digest says")
                need(known in left.get(value["event"], ()),
                     "a disclosure of no sealed value of event %s" % value["event"])
                left[value["event"]].remove(known)
            table = read(folder, "WITHHELD.csv").decode()
            rows = list(csv.reader(table.splitlines(keepends=True), strict=True))
            columns = ["event", "field", "digest", "ground", "decided by", "review date"]
            need(rows[0] == columns, "WITHHELD.csv has other columns")
            for event, _, digest, ground, *_ in rows[1:]:
                digest = digest.lstrip("'")  # which keeps spreadsheets from calculating
                need(ground and digest in left.get(int(event), ()),
                     "WITHHELD.csv lists what event %s does not seal" % event)
                left[int(event)].remove(digest)
            open_events = sorted(position for position, known in left.items() if known)
            need(not open_events, "sealed values of event %s are neither disclosed nor withheld"
                 % "".join(map(str, open_events[:1])))
            return len(disclosed), len(rows) - 1


        # All of it --------------------------------------------------------------------------------

        def check_files(folder, manifest):
            listed = {file["path"]: file for file in manifest["files"]}
            found = {os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
                     for place, _, names in os.walk(folder) for name in names}
            missing = sorted(set(listed) - found)
            need(not missing, "a file is missing: %s" % missing[:1])
            extra = sorted(found - set(listed) - {"manifest.json"})
            need(not extra, "a file that the manifest does not list: %s" % extra[:1])
            for path, file in listed.items():
                data = read(folder, *path.split("/"))
                need(len(data) == file["bytes"] and sha256(data).hex() == file["sha256"],
                     "%s is not the file that the manifest lists" % path)


        def check_report(folder, manifest, events):
            if not os.path.exists(os.path.join(folder, "report.json")):
                return
            for event in parse(read(folder, "report.json"))["events"]:
                need(event["position"] in events,
                     "the report cites event %s, which is not here" % event["position"])


        def check(folder, key):
            data = read(folder, "manifest.json")
            manifest = parse(data)
            need(manifest["kind"] == "evidence-bundle", "manifest.json is of something else")
            check_files(folder, manifest)
            log = read_key(key or read(folder, "keys", "log.vkey").decode())
            size, root, witnesses = check_checkpoint(folder, log)
            need(manifest["origin"] == log[0] and manifest["size"] == size
                 and unbase64(manifest["root"]) == root, "the manifest names another checkpoint")
            events = {}
            for listed in manifest["events"]:
                need(listed["position"] not in events, "the manifest lists an event twice")
                events[listed["position"]] = check_event(folder, listed, log[0], size, root)
            need(len({event["id"] for event in events.values()}) == len(events), "an id twice")
            check_streams(manifest)
            disclosed, withheld = check_values(folder, events)
            check_report(folder, manifest, events)
            whole = sum(stream["whole"] for stream in manifest["streams"])
            print("holds: %d events of %s, byte for byte, at a checkpoint of %d events"
                  % (len(events), log[0], size))
            print("holds: %d streams without a gap; %d sealed values disclosed, %d withheld"
                  % (whole, disclosed, withheld))
            print("holds: cosigned by %s" % (", ".join(witnesses) or "no witness"))
            if not key:
                print("open:  whether the key is the ledger's: ask, and give it with --key")
            print("open:  what the report concludes; SHA-256 of manifest.json is")
            print("       " + sha256(data).hex())


        def main(words):
            key, folder = None, os.path.dirname(os.path.abspath(__file__))
            if words[:1] == ["--key"] and len(words) > 1:
                key, words = words[1], words[2:]
            if len(words) > 1 or words[:1] in (["--help"], ["--key"]):
                print(__doc__)
                return 0 if words == ["--help"] else 64
            try:
                key = read(key).decode() if key and os.path.exists(key) else key
                check(words[0] if words else folder, key)
                return 0
            except Refused as error:
                reason = str(error)
            except RecursionError:
                reason = "JSON that is nested more deeply than any event or manifest"
            except Exception as error:  # whatever a damaged file makes of the lines above
                reason = "not what a bundle holds (%s: %s)" % (type(error).__name__, error)
            print("refused: %s" % reason, file=sys.stderr)
            return 3


        if __name__ == "__main__":
            sys.exit(main(sys.argv[1:]))

        """#
}
