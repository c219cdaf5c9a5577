"""Wrong copies of a ledger: what people, cloud folders and copying programs leave in its place.

`Scene` holds the ledger's files at several moments of its life (also while it was open), another
firm's ledger, and the note of the newest head. A case lays files out; nothing of it is right.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.files import new_ledger, open_books
from arapp.services.ledger.receipts import RecordReceipt
from tests.reliability.filled import TODAY, fill

CLOCK = FixedClock(TODAY)
NAME = "ledger.arapp"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Moment:
    """The files at a moment: the database and its write-ahead log (empty: none)."""

    db: bytes
    wal: bytes

    def files(self, name: str = NAME) -> Files:
        """As they lie in a folder."""
        found = {name: self.db}
        return found | {f"{name}-wal": self.wal} if self.wal else found


@dataclass(frozen=True)
class Scene:
    """Where it lives, the moments (the last one is the newest, closed), the other firm."""

    folder: Path
    open_at: tuple[Moment, ...]
    closed_at: tuple[Moment, ...]
    other: Moment
    heads: Files

    @property
    def path(self) -> Path:
        """The ledger's place."""
        return self.folder / "books" / NAME

    def lay(self, files: Files) -> None:
        """These files and no others, and the note as it was when the newest state was closed."""
        shutil.rmtree(self.path.parent, ignore_errors=True)
        self.path.parent.mkdir(parents=True)
        for name, data in files.items():
            (self.path.parent / name).write_bytes(data)
        notes = self.folder / "home" / "heads"
        shutil.rmtree(notes)
        notes.mkdir()
        for name, data in self.heads.items():
            (notes / name).write_bytes(data)

    def lying(self) -> Files:
        """What lies there now."""
        return {
            found.name: found.read_bytes()
            for found in self.path.parent.iterdir()
            if found.is_file() and not found.name.endswith("-shm")
        }


def moment(path: Path) -> Moment:
    """The files as they are, read as a copying program reads them: without asking anybody."""
    wal = path.with_name(path.name + "-wal")
    return Moment(path.read_bytes(), wal.read_bytes() if wal.exists() else b"")


def _work(books: Dispatch, n: int) -> None:
    day = TODAY - timedelta(days=n % 40)
    books.run(RecordReceipt(day, Money(100_00 + n), f"付款人{n}", memo="x" * (37 * n % 900)))


def make(folder: Path, rounds: int = 3, steps: int = 4) -> Scene:
    """Live through some rounds of opening, working and closing; copies taken all along."""
    os.environ["ARAPP_HOME"] = str(folder / "home")
    path = folder / "books" / NAME
    new_ledger(path, "苏州澄禾自动化设备有限公司", clock=CLOCK)
    open_at, closed_at, n = [], [], 0
    for turn in range(rounds):
        books = open_books(path, CLOCK)
        if not turn:
            fill(books, folder)
        for _ in range(steps):
            n += 1
            _work(books, n)
            open_at.append(moment(path))
        books.close()
        closed_at.append(moment(path))
    elsewhere = folder / "other" / NAME
    new_ledger(elsewhere, "昆山海川精密部件有限公司", clock=CLOCK)
    other = open_books(elsewhere, CLOCK)
    _work(other, 99)
    other.close()
    heads = {one.name: one.read_bytes() for one in (folder / "home" / "heads").iterdir()}
    return Scene(folder, tuple(open_at), tuple(closed_at), moment(elsewhere), heads)


def marked(data: bytes, at: int, number: int) -> bytes:
    """The database with a 32-bit number of its head replaced."""
    return data[:at] + number.to_bytes(4, "big") + data[at + 4 :]


Case = tuple[str, Files, str]
"""(what was done, files, name of the file that is opened)."""


def without_log(rng: random.Random, scene: Scene) -> Case:
    """The database copied while open, its log left behind."""
    at = rng.randrange(len(scene.open_at))
    return f"moment {at} without its log", {NAME: scene.open_at[at].db}, NAME


def two_moments(rng: random.Random, scene: Scene) -> Case:
    """Database and log copied one after the other, work going on between."""
    a, b = rng.sample(range(len(scene.open_at)), 2)
    files = {NAME: scene.open_at[a].db, f"{NAME}-wal": scene.open_at[b].wal}
    return f"database of {a}, log of {b}", files, NAME


def old_beside_new_log(rng: random.Random, scene: Scene) -> Case:
    """An old database put back, the new log still there."""
    old = rng.randrange(len(scene.closed_at) - 1)
    new = rng.randrange(len(scene.open_at))
    files = {NAME: scene.closed_at[old].db, f"{NAME}-wal": scene.open_at[new].wal}
    return f"closed state {old} beside log {new}", files, NAME


def other_beside_log(rng: random.Random, scene: Scene) -> Case:
    """Another firm's database beside our log."""
    at = rng.randrange(len(scene.open_at))
    files = {NAME: scene.other.db, f"{NAME}-wal": scene.open_at[at].wal}
    return f"another firm's beside log {at}", files, NAME


def new_beside_old_log(rng: random.Random, scene: Scene) -> Case:
    """The newest database, beside it the log of an earlier day."""
    old = rng.randrange(len(scene.open_at) // 2)
    files = {NAME: scene.closed_at[-1].db, f"{NAME}-wal": scene.open_at[old].wal}
    return f"newest state beside log {old}", files, NAME


def cut_log(rng: random.Random, scene: Scene) -> Case:
    """The log copied in part."""
    at = rng.randrange(len(scene.open_at))
    newest = scene.open_at[at]
    files = newest.files()
    files[f"{NAME}-wal"] = newest.wal[: rng.randrange(len(newest.wal))]
    return f"moment {at}, its log cut", files, NAME


def renamed(rng: random.Random, scene: Scene) -> Case:
    """The database renamed, its log left behind under the old name."""
    at = rng.randrange(len(scene.open_at))
    files = scene.open_at[at].files()
    files["2026 新.arapp"] = files.pop(NAME)
    return f"moment {at} renamed without its log", files, "2026 新.arapp"


def older(rng: random.Random, scene: Scene) -> Case:
    """An older copy put back."""
    at = rng.randrange(len(scene.closed_at) - 1)
    return f"older copy {at}", scene.closed_at[at].files(), NAME


def swapped(_rng: random.Random, scene: Scene) -> Case:
    """Another firm's ledger in the place of ours."""
    return "another firm's ledger", scene.other.files(), NAME


def zeros(rng: random.Random, scene: Scene) -> Case:
    """As large as ever, nothing but zeros; or of no length at all."""
    size = rng.choice([0, 1, 512, len(scene.closed_at[-1].db)])
    return f"{size} zero bytes", {NAME: bytes(size)}, NAME


def foreign_mark(rng: random.Random, scene: Scene) -> Case:
    """A database of another program."""
    mark = rng.choice([0, 0x0F055112, rng.randrange(1, 2**31)])
    return f"application id {mark}", {NAME: marked(scene.closed_at[-1].db, 68, mark)}, NAME


def newer_mark(rng: random.Random, scene: Scene) -> Case:
    """Written by a later program."""
    version = rng.choice([99, 3, rng.randrange(50, 2**31)])
    return f"schema {version}", {NAME: marked(scene.closed_at[-1].db, 60, version)}, NAME


def a_text(rng: random.Random, scene: Scene) -> Case:
    """A text, a table or a picture with our ending."""
    some = rng.choice(
        ["客户,金额\r\n弘达,1\r\n".encode("gb18030") * 50, b"x", b"\x89PNG\r\n\x1a\n" + bytes(999)]
    )
    return f"a text of {len(some)} bytes", {NAME: some}, NAME


def a_backup(rng: random.Random, scene: Scene) -> Case:
    """A packed backup renamed."""
    import zstandard

    packed = zstandard.compress(scene.closed_at[rng.randrange(len(scene.closed_at))].db)
    sealed = b"age-encryption.org/v1\n-> scrypt " + packed
    return "a packed backup", {NAME: rng.choice([packed, sealed])}, NAME


def a_folder(_rng: random.Random, _scene: Scene) -> Case:
    """A folder of that name."""
    return "a folder", {}, ""


CASES: tuple[Callable[[random.Random, Scene], Case], ...] = (
    *(
        without_log,
        two_moments,
        old_beside_new_log,
        new_beside_old_log,
        other_beside_log,
        cut_log,
        renamed,
        older,
    ),
    *(swapped, zeros, foreign_mark, newer_mark, a_text, a_backup, a_folder),
)


def reading(path: Path) -> str:
    """Dump of what SQLite makes of the files as they lie, on a copy of them; "" when unreadable."""
    work = path.parent.parent / "reading"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(path.parent, work)
    conn = sqlite3.connect(work / path.name)
    try:
        return "\n".join(conn.iterdump())
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    finally:
        conn.close()
