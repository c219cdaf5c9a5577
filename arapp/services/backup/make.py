"""Making a backup: a copy on the ledger's thread, everything else on any other.

The copy and the figures of the live ledger come from one read. The copy is then opened by itself,
checked, counted and compared; only what is equal gets a name among the backups. Stopped at any
point, it leaves nothing but a room that the next one removes.
"""

import contextlib
import sqlite3
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from arapp.models import verify
from arapp.models.disk import sync_file, sync_folder
from arapp.models.tx import Tx
from arapp.models.values.days import Clock, moment_text
from arapp.models.values.errors import LedgerDamaged, LedgerLocked
from arapp.services.backup import attachments, folder, manifest, owed, pack, sealing
from arapp.services.backup.errors import on_disk, require_read
from arapp.services.backup.facts import (
    Facts,
    checks_for,
    differences,
    facts_of,
    opened_apart,
    reader,
)
from arapp.services.backup.home import folder_of
from arapp.services.backup.manifest import Backup
from arapp.services.backup.room import Room
from arapp.services.dispatch import Dispatch
from arapp.services.progress import Progress, silent

_COPIED, _ALL = 25, 100
"""Shares of the progress: the copy, then the rest."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a backup goes: a folder, and how it is sealed there.

    `thin`: whether old backups are let go there afterwards.
    """

    folder: Path
    seal: sealing.Seal = None
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """The ledger as it was at one moment, not checked yet; `finish` or `discard` it."""

    room: Room
    part: Path
    live: Facts
    checks: frozenset[str] | None
    source: Path
    reason: str
    note: str
    at: datetime
    target: Target
    follows: bool
    files: tuple[str, ...]

    def discard(self) -> None:
        """Let it go."""
        self.room.close()


def home_of(books: Dispatch) -> Path:
    """The folder of the backups of an open ledger."""
    ledger = books.ask(lambda tx: tx.value("SELECT ledger_id FROM company"))
    return folder_of(str(ledger), books.path.stem)


def make(
    books: Dispatch,
    reason: str = "hand",
    progress: Progress = silent,
    *,
    note: str = "",
    target: Target | None = None,
) -> Backup:
    """Copy, check, pack, name. Raises as `begin` and `finish`."""
    return finish(begin(books, reason, progress, note=note, target=target), progress)


def begin(
    books: Dispatch,
    reason: str = "hand",
    progress: Progress = silent,
    *,
    note: str = "",
    target: Target | None = None,
) -> Copy:
    """Copy the ledger as it is now. Raises the environment family, OSError, Cancelled."""
    home = home_of(books)
    order = _Order(books.path, home, target or Target(home, thin=True), reason, note, None)
    with on_disk(home):
        return books.ask(lambda tx: _copied(tx, order, progress))


def begin_raw(path: Path, clock: Clock, reason: str, progress: Progress = silent) -> Copy:
    """Copy a ledger file of an older schema, before it is migrated.

    Raises the environment family, OSError, Cancelled.
    """
    with on_disk(path):
        conn = sqlite3.connect(path, isolation_level=None, timeout=0.1)
        try:
            conn.execute("BEGIN")
            tx = Tx(conn, clock)
            ledger = tx.value("SELECT ledger_id FROM company")
            home = folder_of(str(ledger), path.stem)
            order = _Order(path, home, Target(home, thin=True), reason, "", _RAW)
            return _copied(tx, order, progress)
        finally:
            conn.close()


def before_migration(path: Path, clock: Clock, wait_s: float = 0.0) -> Backup:
    """A backup of a ledger file of an older schema, as it is; waits for one that is in use.

    Raises LedgerLocked, LedgerDamaged, the environment family.
    """
    deadline = time.monotonic() + wait_s
    while True:
        try:
            return finish(begin_raw(path, clock, "migration"))
        except LedgerLocked:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.1)


_RAW = frozenset({"file", "links"})
"""What can be checked whatever the schema."""


@dataclass(frozen=True, slots=True)
class _Order:
    path: Path
    home: Path
    target: Target
    reason: str
    note: str
    checks: frozenset[str] | None
    """None: as its size allows."""


def _copied(tx: Tx, order: _Order, progress: Progress) -> Copy:
    folder.make_private(order.home)
    room = Room(order.home)
    try:
        part = room.path / "copy.arapp.part"
        tx.copy_to(part, lambda left, all_: _tell(progress, left, all_))
        live = facts_of(tx.rows)
        previous = manifest.read(order.target.folder).newest()
        return Copy(
            room,
            part,
            live,
            order.checks,
            order.path,
            order.reason,
            order.note,
            tx.clock.now(),
            order.target,
            _follows(tx, previous),
            attachments.named(tx.rows, live),
        )
    except BaseException:
        room.close()
        raise


def _tell(progress: Progress, left: int, all_: int) -> None:
    progress((all_ - left) * _COPIED // max(all_, 1), _ALL, "")


def _follows(tx: Tx, previous: Backup | None) -> bool:
    """Whether the ledger still holds the entry that the backup before ended with."""
    if previous is None or not previous.head:
        return True
    kept = tx.value("SELECT hash FROM journal_entry WHERE seq = ?", (previous.seq,))
    return bool(kept == previous.head)


def finish(copy: Copy, progress: Progress = silent) -> Backup:
    """Check the copy, pack it, give it its name, note it, let go of what need not stay.

    Needs no ledger; may run on any thread, once. Raises LedgerDamaged when the copy is not what
    the ledger was, OSError, Cancelled; then nothing of it is left.
    """
    with on_disk(copy.target.folder), copy.room, folder.made_private(copy.target.folder):
        with Room(copy.target.folder) as room:
            row = _placed(copy, room.path / "packed.part", progress)
        folder.add(copy.target.folder, row)
        owed.settle(copy.target.folder)
        if copy.target.thin:
            with contextlib.suppress(OSError):  # the backup is there; the next one lets go of more
                folder.tidy(copy.target.folder, copy.at)
    progress(_ALL, _ALL, "")
    return row


def _placed(copy: Copy, packed: Path, progress: Progress) -> Backup:
    """Check and pack at the same time, rename."""
    telling = partial(_packing, progress)
    with ThreadPoolExecutor(1, "backup-check") as pool:
        checking = pool.submit(_check, copy)
        size, digest = pack.pack(copy.part, packed, _noted(copy), copy.target.seal, telling)
        failed = checking.result()
    missing = attachments.keep(copy.source, copy.target.folder, copy.files, copy.target.seal)
    if failed or missing:  # its head spoke too well of it
        noted = _noted(copy, failed, missing)
        size, digest = pack.pack(copy.part, packed, noted, copy.target.seal)
    sync_file(packed)
    row = _row(copy, size, digest, failed, missing)
    progress(_ALL - 1, _ALL, "")
    packed.rename(copy.target.folder / row.file)
    sync_folder(copy.target.folder)
    return row


def _packing(progress: Progress, done: int, total: int, _what: str) -> None:
    progress(_COPIED + done * (_ALL - _COPIED - 2) // max(total, 1), _ALL, "")


def _check(copy: Copy) -> list[str]:
    """Keys of the invariants that the book breaks; it is kept all the same, but not as a good one.

    Raises LedgerDamaged when the file itself is damaged or not what the ledger was, and
    EnvironmentTrouble when the disk does not give it back.
    """
    conn = opened_apart(copy.part)
    try:
        wrong = []
        for check in verify.run(conn, copy.checks or checks_for(copy.part)):
            require_read(check, copy.part)
            wrong += [] if check.ok else [check.key]
        other = differences(copy.live, facts_of(reader(conn)))
    finally:
        conn.close()
    if "file" in wrong or other:
        raise LedgerDamaged(path=str(copy.source), detail=", ".join(other) or "file")
    return wrong


def _noted(copy: Copy, failed: Sequence[str] = (), missing: Sequence[str] = ()) -> dict[str, Any]:
    """What stands at the head of the file, for the day when the list is lost."""
    noted = asdict(_row(copy, 0, "", failed, missing))
    return {name: noted[name] for name in noted if name not in ("file", "bytes", "sha256")}


def _row(
    copy: Copy, size: int, digest: str, failed: Sequence[str], missing: Sequence[str]
) -> Backup:
    sealed = copy.target.seal is not None
    ending = sealing.SEALED if sealed else pack.PACKED
    name = folder.free_name(copy.target.folder, copy.source.stem, copy.at, copy.live.seq, ending)
    return manifest.of_facts(
        copy.live,
        file=name,
        made_at=moment_text(copy.at),
        reason=copy.reason,
        bytes=size,
        sha256=digest,
        encrypted=sealed,
        checked=not failed,
        note=copy.note or ", ".join(failed),
        follows=copy.follows,
        failed=list(failed),
        missing=list(missing),
    )
