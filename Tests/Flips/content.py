"""What a database says, read without a line of the ledger's own code."""
import hashlib
import sqlite3


class Content:
    """All rows of all tables, the schema, and whether the library finds the file well made."""

    def __init__(self, path, immutable):
        self.rows, self.why, self.is_sound = {}, None, False
        link = "file:%s?mode=%s" % (path, "ro&immutable=1" if immutable else "rw")
        try:
            base = sqlite3.connect(link, uri=True)
        except sqlite3.Error as error:
            self.why = str(error)
            return
        try:
            base.text_factory = bytes
            self.read(base)
            answers = base.execute("PRAGMA integrity_check").fetchall()
            self.is_sound = answers == [(b"ok",)]
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
            self.why = "%s: %s" % (type(error).__name__, error)
        finally:
            base.close()

    def read(self, base):
        schema = base.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid").fetchall()
        self.rows["schema"] = digests(schema)
        for name in ("application_id", "user_version", "encoding", "page_size"):
            self.rows[name] = digests(base.execute("PRAGMA " + name))
        for kind, name, _, _ in schema:
            if kind != b"table" or name.startswith(b"sqlite_"):
                continue
            name = name.decode()
            # By the table itself: another order could come from an index.
            rows = base.execute('SELECT * FROM "%s" NOT INDEXED' % name)
            self.rows[name] = digests(rows)

    def differs(self, other):
        """The tables in which two differ; of events, the positions."""
        if self.why or other.why:
            return {"unreadable": self.why or other.why}
        tables = {}
        for name in sorted(set(self.rows) | set(other.rows)):
            mine, theirs = self.rows.get(name), other.rows.get(name)
            if mine != theirs:
                tables[name] = sorted(
                    key for key in set(mine or {}) | set(theirs or {})
                    if (mine or {}).get(key) != (theirs or {}).get(key))
        return tables


def digests(rows):
    """The rows by their first column, each with its place among those with the same."""
    found = {}
    for place, row in enumerate(rows):
        key = row[0] if isinstance(row[0], int) else place
        text = b"|".join(
            b"%s:%s" % (type(value).__name__.encode(),
                        value if isinstance(value, bytes) else repr(value).encode())
            for value in row)
        found.setdefault(key, []).append(hashlib.sha256(text).digest())
    return found


def columns(path):
    """By root page, the table with its columns as records have them; none for an index."""
    base = sqlite3.connect("file:%s?mode=ro&immutable=1" % path, uri=True)
    found = {1: ("schema", ["type", "name", "tbl_name", "rootpage", "sql"])}
    for kind, name, root, sql in base.execute(
            "SELECT type, name, rootpage, sql FROM sqlite_master WHERE rootpage > 0").fetchall():
        names = [row[1] for row in base.execute('PRAGMA table_info("%s")' % name)]
        found[root] = (name, names if kind == "table" else None)
    base.close()
    return found
