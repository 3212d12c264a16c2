"""Values to be hostile with: near to what is meant, and far from it."""
import json
import os

from hypothesis import strategies as st

DAYS = [
    "today", "today-1d", "today-99999999999d", "2017-05-02", "2017-02-29", "0000-00-00",
    "9999-12-31", "10000-01-01", "2017-13-01", "2017-Q4", "2017-Q5", "FY2016-17", "FY2016-18",
    "FY9999-00", "2017", "-1", "2017-05-02T00:00:00Z", "2017-05-02T24:00:00Z", "1e9",
    "٢٠١٧-٠٥-٠٢",
    "head", "position:3", "position:-1", "position:18446744073709551615",
    "position:99999999999999999999", "position:", "1969-12-31T23:59:59.999999Z",
]
NUMBERS = [
    "0", "1", "16", "22", "23", "-1", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "18446744073709551615", "18446744073709551616", "1" * 400, "0x10",
    "1.5", "NaN", "+1", " 1", "１",
]
NAMES = {
    "file": ["kept", "policy", "log.key", "log.key.vkey", "receipt.json", "receipt.tlog-proof",
             "bundle", "bundle.zip", "bundle/manifest.json", "public/checkpoint", "-", ".", "",
             "ledger", "ledger/head", "ledger/log.sqlite", "no-such-file", "no/such/file"],
    "keyfile": ["log.key", "w.key", "log.key.vkey", "kept"],
    "vkey": ["log.key.vkey", "w.key.vkey", "kept", "a+00000000+AA"],
    "folder": ["ledger", "ledger.keys", "public", "bundle", "new-folder", "kept", "", "."],
    "path": ["new-file", "new.zip", "new.html", "kept", "bundle", "no/such/folder", ""],
    "code": ["FICKELP", "FICVALE", "02Q", "x", "FICKELP/..", "retentionEnded", "objection"],
    "id": ["FAIR-03", "COI-01", "x"], "projection": ["streams", "organisations", "contracts"],
    "uuid": ["00000000-0000-4000-8000-000000000001", "f1c70005-0000-4000-8000-000000000006"],
    "format": ["json", "csv", "html", "pdf"], "for": ["public", "auditor"],
    "fail-on": ["breach", "concern"], "batch": ["backfill", "routine"], "key": ["02Q", "FICKELP"],
    "grade": ["secondary", "official-record"], "span": ["month", "financialyear"],
    "old": NUMBERS, "new": NUMBERS, "revoked": ["log.key"], "events": NUMBERS, "codes": ["FICKELP"],
    "kind": ["CCG", "other"], "money": ["100", "1.00", "£5"], "text": ["x"], "words": ["Why."],
    "reason": ["other"], "way": ["openTender"], "supplier": ["02Q"], "hold": ["12"],
    "place": ["12"], "entry": ["x"], "interests": ["x"], "time": DAYS, "count": NUMBERS,
    "day": DAYS, "moment": DAYS, "instant": DAYS, "days": DAYS, "window": ["30d", "0d", "-1d"],
    "position": NUMBERS, "pence": NUMBERS, "size": NUMBERS, "interval": ["1", "0", "5s", "0s"],
    "type": ["org.organisation-renamed.v1", "procurement.bid-scored.v1", "ledger.opened.v1",
             "interests.interest-declared.v1", "x.y.v0", "decision"],
    "stream": ["org/FICKELP", "procurement/FICKELP/2017-01", "interests/FICKELP", "/", "a/b/c/d"],
    "name": ["org/FICKELP", "witness.example/w1", "a b", "a+b", "bidders", "price"],
    "event": ["3", "7", "f1c70005-0000-4000-8000-000000000006", "99"],
    "subject": ["person:fic-k8", "person:fic-k7", "x"], "reference": ["person:fic-k8", "FICKELP"],
    "body": ["GB-NHS-FICKELP", "GB-NHS-"], "origin": ["flips.example/ccg", "other.example/x"],
    "field=value": ["newName=x", "a[0].b=1", "a[99999999999]=1", "=", "a.b.c=1"],
}
# Nothing is written where a test has no business: no value leads out of the folder.
text = st.text(max_size=40).filter(lambda value: "\0" not in value)
raw = st.binary(max_size=24).filter(lambda value: b"\0" not in value)
hostile = st.one_of(
    text.map(lambda value: value.encode("utf-8", "surrogatepass")), raw,
    st.sampled_from(NUMBERS + DAYS).map(str.encode),
    st.sampled_from([b"", b"-", b"--", b"-x", b"\xff\xfe", b"\xed\xa0\x80", b"\x1b[2J",
                     "e\u0301".encode(), "\u202e".encode(), b"a" * 5000, b"{" * 500,
                     b"%s%n%d", b"'; DROP TABLE event; --", b"$(id)", b"--json"]),
).filter(lambda value: not value.startswith(b"/") and b".." not in value)


def named(name):
    """A value for something that the help calls so."""
    known = st.sampled_from(NAMES.get(name, sum(NAMES.values(), []))).map(str.encode)
    return st.one_of(known, known, hostile)


VERBS = [b"log", b"show", b"state", b"audit", b"verify", b"check", b"types", b"key", b"prove",
         b"help", b"register", b"rules", b"record", b"import", b"export", b"doctor"]
arguments = st.one_of(
    hostile, st.sampled_from(VERBS), st.sampled_from(
        [b"--json", b"--help", b"--version", b"--as-of", b"--known-at", b"--ledger", b"ledger"]))

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from([2**53, 2**53 + 1, -2**63, 10**400, "9434765919", "\u0000", "\ud800"]))
documents = st.recursive(
    scalars, lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=12)


def written(value):
    return json.dumps(value).encode("utf-8", "surrogatepass")


inputs = st.one_of(
    st.just(b""), st.binary(max_size=60), documents.map(written),
    st.sampled_from([b"\n" * 9, b"[" * 100_000, b"{}", b"\xef\xbb\xbf{}", b"y\ny\ny\n",
                     b'{"a":1,"a":2}', b"{" * 9 + b"}" * 9, b"\xff" * 2000, b"1" * 70_000]))

IMPORTING = [
    [b"import", b"-"], [b"import", b"-", b"--json"], [b"import", b"-", b"--dry-run"],
    [b"import", b"--accept-valid", b"-", b"--json"],
    [b"record", b"org.organisation-renamed.v1", b"--stream", b"org/FICKELP", b"--occurred-on",
     b"2019-01-01", b"--data", b"-", b"--no-input"],
]


def lines(repository):
    """Proposals of the seeds with something in them changed, cut or doubled; and what is none."""
    folder = os.path.join(repository, "seeds")
    known = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl") and name[:2] in ("04", "05", "06", "08", "10", "11"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                known += [json.loads(line) for line in file]

    @st.composite
    def changed(draw):
        proposal = json.loads(json.dumps(draw(st.sampled_from(known))))
        place = proposal
        while True:
            if isinstance(place, dict) and place:
                key = draw(st.sampled_from(sorted(place)))
            elif isinstance(place, list) and place:
                key = draw(st.integers(0, len(place) - 1))
            else:
                return written(proposal)
            if isinstance(place[key], (dict, list)) and draw(st.booleans()):
                place = place[key]
                continue
            act = draw(st.integers(0, 3))
            if act == 0:
                del place[key]
            elif act == 1 and isinstance(place, dict):
                place[draw(st.text(max_size=12))] = place[key]
            else:
                place[key] = draw(documents)
            return written(proposal)

    @st.composite
    def spoilt(draw):
        line = bytearray(written(draw(st.sampled_from(known))))
        for _ in range(draw(st.integers(1, 3))):
            place = draw(st.integers(0, len(line) - 1))
            if draw(st.booleans()):
                line[place] = draw(st.integers(0, 255))
            else:
                del line[place:place + draw(st.integers(1, 30))]
            if not line:
                break
        return bytes(line)

    line = st.one_of(changed(), spoilt(), documents.map(written), st.binary(max_size=30))
    return st.lists(line, max_size=4).map(b"\n".join)
