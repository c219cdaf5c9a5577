"""Backups as the window and the headless commands ask for them.

Functions of (books, progress) run on the ledger's thread, those of (…, progress) on any other.
"""

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError, InvalidValue
from arapp.services.backup import folder, keys, make, manifest, owed, retention, sealing, second
from arapp.services.backup.errors import BackupLocked, on_disk
from arapp.services.backup.facts import CORE
from arapp.services.backup.home import folder_of
from arapp.services.backup.manifest import Backup
from arapp.services.backup.second import Second, SetUp
from arapp.services.backup.unpacked import Preview, preview
from arapp.services.dispatch import Dispatch
from arapp.services.places import place_of
from arapp.services.progress import Progress, silent

EVERY = timedelta(hours=1)
_TO_SECOND = frozenset({"exit", "hand"})


@dataclass(frozen=True, slots=True)
class Overview:
    """How it stands with the backups of an open ledger.

    `rows` newest first, `newest` the newest checked one; `changed`: the ledger went on since;
    `kept`: file → why it stays; `shrunk`: the last one before the book became smaller.
    """

    folder: Path
    path: Path
    rows: list[Backup]
    newest: Backup | None
    changed: bool
    kept: dict[str, str]
    shrunk: Backup | None
    second: Second


def overview(books: Dispatch, progress: Progress = silent) -> Overview:
    """Read the list; opens no backup."""
    ledger, seq, head = books.ask(_state)
    home = folder_of(ledger, books.path.stem)
    known = manifest.read(home)
    now = books.clock.now()
    decision = retention.decide(known.rows, now, known.restores)
    newest = known.newest()
    progress(1, 1, "")
    return Overview(
        home,
        books.path,
        folder.backups(home),
        newest,
        newest is None or (newest.seq, newest.head) != (seq, head),
        decision.kept,
        decision.shrunk,
        second.state(ledger, now),
    )


def _state(tx: Tx) -> tuple[str, int, str]:
    return str(tx.value("SELECT ledger_id FROM company")), *tx.head()


def begin(
    books: Dispatch, progress: Progress = silent, reason: str = "hand", note: str = ""
) -> make.Copy:
    """Copy the ledger; `finish` does the rest."""
    return make.begin(books, reason, progress, note=note)


def finish(copy: make.Copy, progress: Progress = silent) -> Backup:
    """Check, pack and name it; exit and hand backups go to the second place too, if it is there."""
    row = make.finish(copy, progress)
    if row.reason in _TO_SECOND:
        with contextlib.suppress(ArappError):  # the state of the second place tells its age
            second.copy(copy.target.folder, row, copy.at)
    return row


def begin_exit(books: Dispatch) -> make.Copy | None:
    """The copy at the end of work, when one is due; never raises: what fails is noted as owed."""
    home = None
    try:
        if not due(books, "exit"):
            return None
        home = make.home_of(books)
        with contextlib.suppress(OSError):
            folder.make_private(home)
        owed.owe(home, books.clock.now())
        return begin(books, reason="exit")
    except (ArappError, OSError) as trouble:
        if home is not None:
            owed.owe(home, books.clock.now(), trouble)
        return None


def finish_exit(copy: make.Copy) -> None:
    """As `finish`; never raises: what fails is noted as owed."""
    try:
        finish(copy)
    except (ArappError, OSError) as trouble:
        copy.discard()
        owed.owe(copy.target.folder, copy.at, trouble)


def look(file: Path, password: str = "", progress: Progress = silent) -> Preview:
    """What a backup holds."""
    return preview(file, password, progress)


def accept_smaller(home: Path, file: str) -> None:
    """The user says that the smaller book is right: pin and alarm go."""
    with on_disk(home):
        folder.accept_smaller(home, file)


def set_up_second(books: Dispatch, progress: Progress, place: Path, passphrase: str) -> SetUp:
    """Choose the second place of this ledger; the recovery code is given this once."""
    progress(0, 1, "")
    return second.set_up(place, passphrase, _state_of(books), books.path.stem)


def copy_to_second(books: Dispatch, progress: Progress = silent) -> Second:
    """Bring the newest backup (made first when there is none) to the second place."""
    home, now = make.home_of(books), books.clock.now()
    newest = manifest.read(home).newest()
    if newest is None or not (home / newest.file).is_file():
        newest = make.make(books, "hand", progress)
    second.copy(home, newest, now)
    progress(1, 1, "")
    return second.state(newest.ledger, now)


def forget_second(books: Dispatch, progress: Progress = silent) -> None:
    """Let the second place go; its files stay."""
    second.forget(_state_of(books))
    progress(1, 1, "")


def _state_of(books: Dispatch) -> str:
    return books.ask(_state)[0]


def target_of(books: Dispatch, to: Path | None, password: str) -> make.Target | None:
    """Where a backup by hand goes: None is the ledger's own folder.

    Outside this PC it is sealed, by the password or else for the key of the second place. Nothing
    is ever let go in a folder named by hand. Raises BackupLocked, InvalidValue.
    """
    if password:
        keys.require_long(password)
    seal: sealing.Seal = sealing.Passphrase(password.strip()) if password else None
    if to is None:
        return make.Target(make.home_of(books), seal, thin=True) if seal else None
    to = to.resolve()
    if to.exists() and not to.is_dir():
        raise InvalidValue(field="to", value=str(to), reason="folder")
    if seal is None and place_of(to / "backup").kind != "local":
        known = second.noted(_state_of(books))
        if not known.get("recipient"):
            raise BackupLocked(file=str(to), detail="place")
        seal = keys.recipient_of(known["recipient"])
        keys.lay_beside(Path(known["folder"]), to)
    return make.Target(to, seal)


def names_of(books: Dispatch, hashes: list[str]) -> list[dict[str, str]]:
    """{"sha256", "name"} of the attachments with these hashes, each name once."""
    if not hashes:
        return []
    named = books.ask(
        lambda tx: tx.rows("SELECT DISTINCT sha256, name FROM attachment ORDER BY sha256, name")
    )
    return [{"sha256": sha256, "name": name} for sha256, name in named if sha256 in hashes]


def due(books: Dispatch, reason: str = "hour") -> bool:
    """Whether the ledger went on since its newest backup; for "hour" also an hour ago or more.

    A ledger without customers, plans or receipts has nothing to lose yet.
    """
    ledger, seq, head = books.ask(_state)
    rows = manifest.read(folder_of(ledger, books.path.stem)).rows
    if not rows:
        return books.ask(_holds_something)
    newest = rows[-1]  # sound or not: the same unsound book is not copied again every moment
    if (newest.seq, newest.head) == (seq, head):
        return False
    at = retention.moment(newest)
    age = books.clock.now() - at if at is not None else EVERY
    return reason != "hour" or age >= EVERY or age < timedelta(0)  # the clock was set back


def _holds_something(tx: Tx) -> bool:
    return any(tx.value(f"SELECT 1 FROM {table} LIMIT 1") for table in CORE)


def before_import(books: Dispatch) -> None:
    """A backup before rows are posted, unless the newest one is of this very state."""
    if due(books, "import"):
        make.make(books, "import")
