"""Which byte of a SQLite database, or of its write-ahead log, is of which kind.

Written from https://www.sqlite.org/fileformat2.html alone.
"""
import struct

PAGE_NAMES = {2: "index page", 5: "table page", 10: "index page", 13: "table page"}


def number(data, place):
    """A number of the format's own kind, and the place after it."""
    value = 0
    for count in range(8):
        byte = data[place + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    return value << 8 | data[place + 8], place + 9


def width(code):
    """The bytes that a value with this code has in a record."""
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[code] if code < 12 else (code - 12) // 2


class Layout:
    """The kind of each byte of a database that is whole."""

    def __init__(self, data, columns):
        """`columns` names, by root page, the table and its columns, or nothing for an index."""
        self.data = data
        self.size = struct.unpack(">H", data[16:18])[0]
        self.kinds = [None] * len(data)
        self.columns = columns
        self.mark(0, 100, "file header")
        for root, (name, names) in columns.items():
            self.tree(root, name, names)
        self.free_pages()
        for place, kind in enumerate(self.kinds):
            if kind is None:
                self.kinds[place] = "free space"

    def mark(self, start, end, kind):
        for place in range(start, end):
            if self.kinds[place] is None:
                self.kinds[place] = kind

    def tree(self, page, name, names):
        start = (page - 1) * self.size
        head = start + (100 if page == 1 else 0)
        kind = self.data[head]
        is_leaf = kind in (10, 13)
        count = struct.unpack(">H", self.data[head + 3:head + 5])[0]
        cells = head + (8 if is_leaf else 12)
        self.mark(head, cells, "b-tree header")
        self.mark(cells, cells + 2 * count, "cell pointers")
        below = []
        for index in range(count):
            cell = start + struct.unpack(
                ">H", self.data[cells + 2 * index:cells + 2 * index + 2])[0]
            below += self.cell(cell, kind, name, names)
        if not is_leaf:
            below.append(struct.unpack(">I", self.data[head + 8:head + 12])[0])
        for child in below:
            self.tree(child, name, names)

    def cell(self, start, kind, name, names):
        """Marks a cell; the page below it, when there is one."""
        place, child = start, []
        if kind in (2, 5):
            child = [struct.unpack(">I", self.data[place:place + 4])[0]]
            self.mark(place, place + 4, "page pointer")
            place += 4
        if kind == 5:
            _, end = number(self.data, place)
            self.mark(place, end, "rowid")
            return child
        length, end = number(self.data, place)
        self.mark(place, end, "cell header")
        if kind == 13:
            _, after = number(self.data, end)
            self.mark(end, after, "rowid")
            end = after
        self.record(end, length, kind, name, names)
        return child

    def record(self, start, length, kind, name, names):
        spot = self.spots(start, length, kind)
        head, place = number(self.data, start)
        self.mark(start, start + head, "record header")
        codes = []
        while place < start + head:
            code, place = number(self.data, place)
            codes.append(code)
        done = head
        for column, code in enumerate(codes):
            label = names[column] if names and column < len(names) else "key"
            where = "index page" if not names else "%s.%s" % (name, label)
            for offset in range(done, done + width(code)):
                self.mark(spot[offset], spot[offset] + 1, where)
            done += width(code)

    def spots(self, start, length, kind):
        """Where each byte of a payload lies; part of a long one is on pages of its own."""
        most = self.size - 35 if kind == 13 else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return range(start, start + length)
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.size - 4)
        local = local if local <= most else least
        spots = list(range(start, start + local))
        self.mark(start + local, start + local + 4, "page pointer")
        page = struct.unpack(">I", self.data[start + local:start + local + 4])[0]
        while page and len(spots) < length:
            base = (page - 1) * self.size
            self.mark(base, base + 4, "page pointer")
            take = min(self.size - 4, length - len(spots))
            spots += range(base + 4, base + 4 + take)
            page = struct.unpack(">I", self.data[base:base + 4])[0]
        return spots

    def free_pages(self):
        trunk = struct.unpack(">I", self.data[32:36])[0]
        while trunk:
            base = (trunk - 1) * self.size
            count = struct.unpack(">I", self.data[base + 4:base + 8])[0]
            self.mark(base, base + 8 + 4 * count, "free list")
            trunk = struct.unpack(">I", self.data[base:base + 4])[0]


def wal_kinds(data):
    """The kind of each byte of a write-ahead log."""
    size = struct.unpack(">I", data[8:12])[0]
    kinds = ["wal header"] * min(32, len(data))
    while len(kinds) < len(data):
        kinds += ["wal frame header"] * 24 + ["wal page"] * size
    return kinds[:len(data)]


def commits(data):
    """The lengths at which a write-ahead log ends with a whole commit."""
    size = struct.unpack(">I", data[8:12])[0]
    ends = []
    for start in range(32, len(data), 24 + size):
        if struct.unpack(">I", data[start + 4:start + 8])[0] and start + 24 + size <= len(data):
            ends.append(start + 24 + size)
    return ends
