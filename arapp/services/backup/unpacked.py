"""A backup, unpacked in a room of its own: opened, counted, checked. Nothing else sees it."""

import sqlite3
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from arapp import paths
from arapp.models.header import check_header
from arapp.models.shape import SCHEMA_VERSION
from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import Clock, SystemClock
from arapp.models.values.errors import LedgerDamaged, LedgerLocked
from arapp.models.verify import Check
from arapp.services.backup import attachments, keys, unpack
from arapp.services.backup.errors import BackupDamaged, on_disk, require_read, require_room
from arapp.services.backup.facts import (
    EVERY,
    Facts,
    checks_for,
    facts_of,
    is_told,
    opened_apart,
    reader,
)
from arapp.services.backup.room import Room
from arapp.services.progress import Progress, silent

NAME = "ledger.arapp"
__all__ = ["EVERY", "Opened", "Preview", "opened", "preview"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds. `checks` in words by `verify_text.tell`; `sound`: every one held.

    `made_at` and `newest_…`: the newest entry of its journal (UTC moment, label, who). `open` in
    minor units per currency; `schema` as it lies in the backup. `faithful`: its head says
    of the book what is in it.
    """

    file: Path
    company: str
    ledger: str
    schema: int
    seq: int
    head: str
    counts: dict[str, int]
    open: dict[str, int]
    newest_at: str
    newest_label: str
    newest_actor: str
    checks: list[Check]
    made_at: str = ""
    faithful: bool = False

    @property
    def failed(self) -> list[str]:
        """Keys of the checks that did not hold."""
        return [check.key for check in self.checks if not check.ok]

    @property
    def usable(self) -> bool:
        """Whether it can be restored: it is sound, or what was backed up was no better."""
        return self.sound or (self.faithful and "file" not in self.failed)

    @property
    def sound(self) -> bool:
        """Whether every check held."""
        return all(check.ok for check in self.checks)


@dataclass(frozen=True, slots=True)
class Opened:
    """An unpacked ledger in its room: what it holds, the files it names."""

    path: Path
    seen: Preview
    files: tuple[str, ...]


def preview(
    file: Path,
    password: str = "",
    progress: Progress = silent,
    *,
    checks: frozenset[str] | None = None,
    clock: Clock | None = None,
) -> Preview:
    """What a backup (.arapp, .zst, .zst.age) holds; it is left as it is.

    `checks` None: every one for a ledger up to WHOLE bytes, above that the quick ones.

    Raises BackupDamaged, BackupUnsafe, BackupLocked, WrongPassword, the environment family.
    """
    home = paths.user_data() / "backups"
    with on_disk(home), Room(home) as room:
        return opened(file, room.path, password, checks, clock, progress).seen


def opened(
    file: Path,
    room: Path,
    password: str,
    checks: frozenset[str] | None,
    clock: Clock | None,
    progress: Progress,
) -> Opened:
    """Unpack into `room`, bring up to this schema, look into it. Raises as `preview`."""
    file = file.resolve()
    place = room / NAME
    opener = keys.opener_of(file, password) if file.is_file() else None
    note = unpack.unpack(
        file, place, opener, lambda done, all_, _: progress(done, 2 * max(all_, 1), "")
    )
    try:
        schema = check_header(place)
        faithful = _told(note, place, file)
        checks = checks or checks_for(place)
        with Store.open(place, clock or SystemClock()) as store, store.reading() as tx:
            facts = facts_of(tx.rows)
            found = []
            for i, check in enumerate(tx.checks(checks)):
                progress(len(checks) + i, 2 * len(checks), "")
                require_read(check, place)
                found.append(check)
            return Opened(
                place,
                _seen(tx, file, schema, facts, found, note, faithful),
                attachments.named(tx.rows, facts),
            )
    except (LedgerDamaged, LedgerLocked, sqlite3.DatabaseError, IndexError) as trouble:
        require_room(trouble, place)
        reason = getattr(trouble, "fields", {}).get("detail", "") or "content"
        raise BackupDamaged(file=str(file), reason=str(reason)) from trouble


def _told(note: dict[str, Any], place: Path, file: Path) -> bool:
    """Whether there are facts to compare with. Raises BackupDamaged when they are not those."""
    if not {one.name for one in fields(Facts)} <= note.keys():
        return False
    conn = opened_apart(place)
    try:
        same = is_told(note, facts_of(reader(conn)))
    finally:
        conn.close()
    if not same:
        raise BackupDamaged(file=str(file), reason="facts")
    return True


def _seen(
    tx: Tx,
    file: Path,
    schema: int,
    facts: Facts,
    checks: list[Check],
    note: dict[str, Any],
    faithful: bool,
) -> Preview:
    newest = tx.one("SELECT at, label, actor FROM journal_entry ORDER BY seq DESC LIMIT 1")
    at, label, actor = newest or ("", "", "")
    if schema < SCHEMA_VERSION:  # its own last entry is the one before the migration's
        at, label, actor = tx.one(
            "SELECT at, label, actor FROM journal_entry WHERE label <> 'migrate'"
            " ORDER BY seq DESC LIMIT 1"
        ) or (at, label, actor)
    made = note.get("made_at", at)
    return Preview(
        file,
        facts.company,
        facts.ledger,
        schema,
        facts.seq,
        facts.head,
        facts.counts,
        facts.open,
        at,
        label,
        actor,
        checks,
        made if isinstance(made, str) else at,
        faithful,
    )
