"""Putting a backup in the place of a ledger, or where none is.

What will be put there is unpacked beside the place and checked to the last entry before anything is
touched. The old file is then copied beside, the new one renamed over it: killed at any point there
is the old book or the new one, never neither, and never a write-ahead log that belongs to another.
"""

import contextlib
import shutil
import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from arapp.models.disk import sync_file, sync_folder
from arapp.models.store import Store
from arapp.models.values.days import Clock, moment_text
from arapp.models.values.errors import InvalidValue, LedgerLocked, Refused
from arapp.services import anchors
from arapp.services.backup import attachments, folder, keys
from arapp.services.backup.errors import BackupDamaged, on_disk
from arapp.services.backup.home import folder_of
from arapp.services.backup.room import Room
from arapp.services.backup.unpacked import EVERY, Opened, Preview, opened
from arapp.services.places import require_local
from arapp.services.progress import Progress, silent

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put where; `kept` is the old file under its new name, None when there was none.

    `missing`: hashes of attachments that lie neither beside nor among the backups.
    """

    file: Path
    kept: Path | None
    seen: Preview
    missing: tuple[str, ...] = ()


def restore(
    file: Path,
    to: Path,
    *,
    clock: Clock,
    force: bool = False,
    password: str = "",
    progress: Progress = silent,
    wait_s: float = 0.0,
) -> Restored:
    """Restore a backup to `to`. Nothing is touched unless it is sound, or a faithful one of a
    book that was not: then `seen.failed` says which checks fail.

    A ledger in use is waited for, `wait_s` seconds.

    Raises Refused kind `exists` or `file_missing`, InvalidValue (a folder), UnsafePlace,
    BackupDamaged, BackupUnsafe, BackupLocked, WrongPassword, LedgerLocked, the environment family,
    Cancelled; then `to` is as it was.
    """
    to = to.resolve()
    if to.is_dir():
        raise InvalidValue(field="to", value=str(to), reason="is_folder")
    if to.exists() and not force:
        raise Refused("exists", path=str(to))
    if not file.exists():
        raise Refused("file_missing", file=str(file))
    if to.exists() and to.samefile(file):
        raise Refused("exists", path=str(to))
    require_local(to)
    _wait_until_free(to, wait_s)
    with on_disk(to), Room(to.parent) as room:
        found = opened(file, room.path, password, EVERY, clock, progress)
        if not found.seen.usable:
            raise BackupDamaged(file=str(file), reason=", ".join(found.seen.failed))
        kept = _put(found, to, clock)
        source = file.resolve()
        opener = keys.opener_of(source, password)
        missing = attachments.bring_back(source.parent, to, found.files, opener)
        return Restored(to, kept, found.seen, tuple(missing))


def _put(found: Opened, to: Path, clock: Clock) -> Path | None:
    """The moment it happens: keep the old one, let its anchor go, rename, note."""
    sync_file(found.path)
    kept, seen = None, None
    if to.exists():
        _require_free(to)
        seen = _trace(to)
        kept = _keep(to, clock, found.path.parent)
    with Store.open(found.path, clock) as store, store.reading() as tx:
        anchors.forget(tx, to)  # before: killed after the rename, it would be taken for tampering
    _swap(found.path, to, seen)
    with Store.open(to, clock) as store, store.reading() as tx:
        anchors.note(tx, to)
    home = folder_of(found.seen.ledger, to.stem)
    if home.is_dir():
        folder.note_restore(home, moment_text(clock.now()))
    return kept


def _keep(to: Path, clock: Clock, room: Path) -> Path:
    """A copy of the old file as it lies there, with its log; whole or not there.

    It is made in the room: the half of a copy that a kill leaves goes with it. (A second name of
    the same file would make it one that must not be opened if we were killed.)
    """
    moment = f"{clock.now().astimezone():%Y%m%d-%H%M%S}"
    names = (
        to.with_name(f"{to.stem}.before-restore-{moment}{more}{to.suffix}")
        for more in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    kept = next(name for name in names if not name.exists())
    for source, target in ((beside(to, "-wal"), beside(kept, "-wal")), (to, kept)):
        if source.exists() and (source == to or source.stat().st_size):
            part = room / target.name
            shutil.copy2(source, part)
            sync_file(part)
            part.replace(target)
    sync_folder(to.parent)
    return kept


def beside(path: Path, ending: str) -> Path:
    """What SQLite lays beside a file."""
    return path.with_name(path.name + ending)


def _trace(to: Path) -> tuple[tuple[int, int], ...]:
    """What changes when somebody writes to the ledger."""
    files = (file for file in (to, beside(to, "-wal")) if file.exists())
    return tuple((file.stat().st_size, file.stat().st_mtime_ns) for file in files)


def _wait_until_free(to: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while to.exists():
        try:
            return _require_free(to)
        except LedgerLocked:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.1)
    return None


def _require_free(to: Path) -> None:
    """Nobody has the ledger open. Raises LedgerLocked.

    Asked through SQLite: any other look at the file would let go of the locks that this very
    process may hold. Read-only where a log lies beside, so that it stays as it is; a damaged file
    answers with another error and is free.
    """
    mode = "ro" if beside(to, "-wal").exists() else "rw"
    conn = _connected(to, mode)
    try:
        if mode == "rw":
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        with contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            _ask(conn, to, "BEGIN")
    finally:
        conn.close()


def _connected(to: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{to.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=0.1
    )


def _ask(conn: sqlite3.Connection, to: Path, begin: str) -> None:
    try:
        conn.execute(begin)
        conn.execute("SELECT count(*) FROM sqlite_master").fetchall()
        conn.execute("COMMIT")
    except sqlite3.DatabaseError as trouble:
        if trouble.sqlite_errorcode & 0xFF in _BUSY:
            raise LedgerLocked(path=str(to)) from trouble
        raise


def _swap(new: Path, to: Path, seen: tuple[tuple[int, int], ...] | None) -> None:
    """Rename `new` over `to`, holding the old file where there is one.

    Its log is folded into it first, so that it is whole until the very rename and none is left to
    be taken for the new one's. Raises LedgerLocked when somebody wrote since `seen`.
    """
    conn = None
    try:
        if seen is not None:
            if _trace(to) != seen:
                raise LedgerLocked(path=str(to))
            conn = _held(to)
        if conn is not None and sys.platform == "win32":
            conn.close()  # an open file cannot be renamed over there
        for ending in ("-wal", "-shm", "-journal"):
            beside(to, ending).unlink(missing_ok=True)
        new.replace(to)
        sync_folder(to.parent)
    finally:
        if conn is not None:
            conn.close()


def _held(to: Path) -> sqlite3.Connection | None:
    """The old file, locked and without a log; None when it is too damaged for that."""
    conn = _connected(to, "rw")
    try:
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        _ask(conn, to, "BEGIN IMMEDIATE")
        conn.execute("PRAGMA journal_mode = DELETE").fetchall()
    except LedgerLocked:
        conn.close()
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        conn.close()
        return None
    return conn
