"""What is flipped, who says whether that changes anything, and what the program must answer."""
import io
import json
import os
import zipfile

from content import Content, columns
from layout import Layout, commits, wal_kinds
from story import read, remove, write

SAME, STRUCTURE, CHANGED = "same", "structure", "changed"
# Said of a signature whose name or key is of nobody: a flip there makes it one.
STRANGERS = b"nobody whom you named"


class Target:
    """One file of a story, and the command that must notice what is done to it."""

    # Whether the command changes the ledger, so that each case needs a copy of its own.
    writes = False
    # With which codes the command may end when what the file says is changed.
    refusals = (3, 6)
    # What it may say instead, of what nobody can tell without more keys than it was given.
    open_ends = ()

    def __init__(self, name, story, file, command, kinds=None):
        self.name, self.story, self.file, self.command = name, story, file, command
        self.data = read(story.path(file))
        self.kinds = kinds or [name] * len(self.data)

    def cuts(self):
        """The lengths to which the file is cut short."""
        return []

    def judge(self, place, data):
        """What a change comes to, and where; `place` is a folder for files of the judge's own."""
        return (SAME, None) if data == self.data else (CHANGED, None)

    def complaint(self, verdict, where, code, out, err):
        """What is wrong with the answer; nothing when it is right."""
        if verdict == SAME:
            return None if code == 0 else "an alarm, and nothing is changed"
        if code == 0:
            told = any(words in out for words in self.open_ends)
            return None if told else "no alarm"
        if code not in self.refusals:
            return "ended with %d" % code
        if not err.strip() and not self.reasons(out):
            return "it does not say why"
        return None

    @staticmethod
    def reasons(out):
        try:
            answer = json.loads(out)
        except ValueError:
            return []
        return answer.get("failures") or ([answer["error"]] if "error" in answer else [])


class Database(Target):
    """The database: what it says is read by Python's own sqlite3."""

    refusals = (3,)

    def __init__(self, name, story, command, wanted=None):
        path = story.path("ledger", "log.sqlite")
        layout = Layout(read(path), columns(path))
        super().__init__(name, story, os.path.join("ledger", "log.sqlite"), command, layout.kinds)
        self.base = Content(path, immutable=True)
        if wanted:
            self.kinds = [kind if kind.startswith(wanted) else None for kind in self.kinds]

    def judge(self, place, data):
        path = os.path.join(place, "judged.sqlite")
        write(path, data)
        return self.compared(Content(path, immutable=True))

    def compared(self, found):
        tables = self.base.differs(found)
        if tables:
            return CHANGED, (tables, found.is_sound)
        return (SAME if found.is_sound else STRUCTURE), (tables, found.is_sound)

    def complaint(self, verdict, where, code, out, err):
        # A file that the library itself cannot open, or takes for that of another program.
        tables = where[0] if where else {}
        if {"unreadable", "application_id", "user_version"} & set(tables) and code in (6, 8):
            return None if b"log.sqlite" in out + err else "it does not name the file"
        found = super().complaint(verdict, where, code, out, err)
        if found == "no alarm" and set(tables) == {"checkpoint"} and STRANGERS in out:
            return None
        if found or verdict == SAME:
            return found
        return self.unplaced(tables, where[1], out)

    def unplaced(self, tables, is_sound, out):
        """A change of one event alone must be placed there."""
        if not is_sound or set(tables) != {"event"} or len(tables["event"]) != 1:
            return None
        positions = [one.get("position") for one in self.reasons(out)]
        if tables["event"][0] in positions:
            return None
        return "event %d is changed, and %s are named" % (tables["event"][0], positions)


class Log(Database):
    """The write-ahead log: every flip or cut leaves the log as it was at some commit.

    With `kept`, only a checkpoint outside tells: what came after its so many events is lost without
    anybody being able to say so.
    """

    def __init__(self, name, story, command, kept=None):
        Target.__init__(
            self, name, story, os.path.join("ledger", "log.sqlite-wal"), command)
        self.kinds = wal_kinds(self.data)
        self.database = read(story.path("ledger", "log.sqlite"))
        self.base, self.kept = None, kept

    def prepare(self, place):
        self.base = self.content(place, self.data)

    def content(self, place, data):
        path = os.path.join(place, "judged-log.sqlite")
        write(path, self.database)
        write(path + "-wal", data)
        remove(path + "-shm")
        return Content(path, immutable=False)

    def judge(self, place, data):
        found = self.content(place, data)
        if self.kept and not found.why:
            events = found.rows.get("event", {})
            if all(events.get(place) == self.base.rows["event"][place]
                   for place in range(self.kept)):
                return SAME, None
        return self.compared(found)

    def complaint(self, verdict, where, code, out, err):
        # The checkpoint that was kept beside the log may be lost with what came after.
        if self.kept and verdict == SAME and code == 3 and b"no checkpoint is kept" in out:
            return None
        return super().complaint(verdict, where, code, out, err)

    def cuts(self):
        ends = commits(self.data)
        near = [end + step for end in [0, 32] + ends for step in (-1, 0, 1)]
        return sorted({cut for cut in list(range(0, len(self.data), 37)) + near
                       if 0 <= cut < len(self.data)})


class Head(Target):
    """The head file: the log beside it is whole, so nothing is lost; a slot that is shall be
    told."""

    def complaint(self, verdict, where, code, out, err):
        if code != 0:
            return "ended with %d" % code
        return None if b"one of the two slots" in out else "the damaged slot is not told of"


class Archive(Target):
    """A bundle in one file: what it holds is read by Python's own zipfile."""

    def judge(self, place, data):
        return (SAME if self.members(data) == self.members(self.data) else CHANGED), None

    @staticmethod
    def members(data):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return [(one.filename, archive.read(one)) for one in archive.infolist()]
        except Exception as error:  # pylint: disable=broad-except
            return repr(error)

    def complaint(self, verdict, where, code, out, err):
        # The program reads no other form of archive than it writes.
        if verdict == SAME and code in (3, 6):
            return None
        return super().complaint(verdict, where, code, out, err)


class Signed(Target):
    """A checkpoint that was kept elsewhere."""

    open_ends = (STRANGERS,)


class Listing(Target):
    """The manifest of a bundle: what in it rests on nothing else is covered by its digest alone,
    which the reader is told to compare."""

    open_ends = (b"compare SHA-256 of manifest.json",)


class Personal(Target):
    """The key of a person: without it, or with another, nobody can tell."""

    open_ends = (b"their keys are not at hand",)


class Secret(Target):
    """A file that only those have who write to the ledger."""

    refusals = (3, 4, 6)


class Writing(Secret):
    """Such a file, read by a command that does write."""

    writes = True


class Published(Target):
    """A file that was published: a program that shares no code with ours must refuse it."""

    program = "tlog"
    refusals = (3,)
