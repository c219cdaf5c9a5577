"""Ledger files as a whole: a new one, the one opened last."""

import contextlib
import getpass
import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from arapp import paths
from arapp.models.attachments import files_dir
from arapp.models.disk import sync_folder
from arapp.models.header import check_header
from arapp.models.shape import SCHEMA_VERSION
from arapp.models.store import Store, translated
from arapp.models.tx import WriteTx
from arapp.models.values.days import Clock, SystemClock, moment_text
from arapp.models.values.errors import InvalidValue, Refused
from arapp.models.verify import Check
from arapp.services import anchors, places
from arapp.services.dispatch import Actor, Command, Dispatch, Outcome, Right, Topic
from arapp.services.progress import Progress, silent

# What a new ledger ships with (product C3, C5, C6, C8); limits and tolerances in minor units.
GRADE_COLUMNS = (
    "code", "name", "net_days", "credit_limit", "grace_days",
    "points", "enforce", "tolerance_amount", "tolerance_days",
)  # fmt: skip
GRADES = (
    ("A", "战略核心", 60, 500_000_000, 7, 85, "warn", 1_000_000, 10),
    ("B", "稳定优质", 30, 200_000_000, 3, 70, "warn", 500_000, 7),
    ("C", "一般或新", 15, 50_000_000, 0, 50, "warn", 100_000, 5),
    ("D", "高风险", 0, 0, 0, 0, "block", 0, 0),
)
# First bytes of a backup: the facts before a zstd frame, the frame itself, age around both.
_PACKED = (b"\x50\x2a\x4d\x18", b"\x28\xb5\x2f\xfd", b"age-encryption.org/v1")


@dataclass(frozen=True)
class FoundLedger:
    """The first entry of every ledger: the firm and what a new ledger ships with."""

    name: str
    currency: str = "CNY"
    sample: bool = False

    label: ClassVar[str] = "found_ledger"
    kind: ClassVar[str] = "system"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Write the company row and the default grades."""
        tx.insert(
            "company",
            id=1,
            ledger_id=uuid.uuid4().hex,
            name=self.name.strip(),
            currency=self.currency,
            created_at=moment_text(tx.clock.now()),
            sample=int(self.sample),
        )
        tx.insert_many("grade", GRADE_COLUMNS, GRADES)
        return Outcome(frozenset({Topic.COMPANY, Topic.SETTINGS}))


def new_ledger(
    path: Path,
    company: str,
    currency: str = "CNY",
    *,
    sample: bool = False,
    clock: Clock | None = None,
    actor: Actor | None = None,
) -> Path:
    """Make a new ledger at `path`; it appears whole or not at all.

    Raises InvalidValue (no name), Refused kind `exists`, UnsafePlace, or the environment family.
    """
    from arapp.models import migrate

    if not company.strip():
        raise InvalidValue(field="company", value=company, reason="empty")
    path = path.resolve()
    places.require_local(path)
    if path.exists():
        raise Refused("exists", path=str(path))
    part = path.with_name(path.name + ".part")
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            discard(part)
            migrate.create(part)
            with Store.open(part, clock or SystemClock()) as store:
                founding = Dispatch(store, actor or somebody(), lambda tx: anchors.accept(tx, path))
                founding.run(FoundLedger(company, currency, sample))
                store.fold()
            part.replace(path)
        except BaseException:
            discard(part)
            raise
        with contextlib.suppress(OSError):
            # A disk that was busy at closing leaves an empty WAL beside it; the ledger is there.
            discard(part)
        sync_folder(path.parent)
    return path


def open_books(
    path: Path,
    clock: Clock | None = None,
    *,
    wait_s: float = 0.0,
    actor: Actor | None = None,
) -> Dispatch:
    """Open a ledger and remember it as the one opened last; close it with `Dispatch.close`.

    A ledger of an older schema is migrated, after a backup of it as it is. Raises UnsafePlace and
    Refused kind `is_backup` before anything there is touched, or the environment family.
    """
    if path.exists():
        if is_backup(path):
            raise Refused("is_backup", path=str(path))
        places.require_local(path)
    if check_header(path) < SCHEMA_VERSION:
        from arapp.services.backup import make

        make.before_migration(path.resolve(), clock or SystemClock(), wait_s)
    store = Store.open(path, clock, wait_s)
    note_opened(store.path)
    books = Dispatch(store, actor or somebody(), lambda tx: anchors.note(tx, store.path))
    books.guard = _guard
    _clean_up(store.path.parent)
    if files_dir(store.path).is_dir():
        from arapp.services.ledger import attachments

        attachments.sweep(store.path)
    return books


def _clean_up(folder: Path) -> None:
    """What a killed restore left beside the ledger goes."""
    if any(folder.glob(".arapp-work-*")):
        from arapp.services.backup import room

        room.clean(folder)


def _guard(books: Dispatch, command: Command) -> None:
    """A backup before a command that brings in more than one could look through."""
    if getattr(command, "risky", False):
        from arapp.services.backup import jobs

        jobs.before_import(books)


def is_backup(path: Path) -> bool:
    """Whether the file is a packed backup (by its content, not by its name)."""
    try:
        with path.open("rb") as stream:
            return stream.read(32).startswith(_PACKED)
    except OSError:  # told when it is opened
        return False


def bring_home(path: Path, progress: Progress = silent) -> Path:
    """Copy a ledger from an unsafe place into the default folder; the original stays untouched.

    Raises what `places.bring.bring` raises.
    """
    from arapp.services.places import bring

    return bring.bring(path, paths.ledgers(), progress)


def somebody() -> Actor:
    """Whoever is logged in at this machine, until the ledger has users of its own."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        name = "local"
    return Actor(name, "owner")


def check_books(books: Dispatch, only: frozenset[str] | None = None) -> list[Check]:
    """All invariants of the open ledger (or the named ones), and whether it is an older copy."""
    from arapp.services import checking

    return checking.check_books(books, only)


def discard(part: Path) -> None:
    """Remove a half-made ledger with what SQLite laid beside it."""
    for name in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
        with contextlib.suppress(FileNotFoundError):
            name.unlink()


def last_opened() -> Path | None:
    """The ledger opened last on this machine, if it is still there."""
    try:
        noted = json.loads((paths.user_data() / "last.json").read_text(encoding="utf-8"))
        path = Path(noted["ledger"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return path if path.exists() else None


def note_opened(path: Path) -> None:
    """Remember the ledger as the one opened last."""
    with contextlib.suppress(OSError):  # a habit, not the book: without it she names the file
        target = paths.user_data() / "last.json"
        part = target.with_suffix(".part")
        part.write_text(json.dumps({"ledger": str(path.resolve())}), encoding="utf-8")
        part.replace(target)
