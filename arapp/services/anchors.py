"""The head of the journal, noted outside the ledger file, by ledger id and path.

An older copy put in the place of the file is noticed by it: the file must still contain the noted
entry with the noted hash. So is a file that was renamed or moved away from its WAL: when the noted
path is gone, the note follows the ledger. A copy at another path, while the noted one is still
there, is not suspected. One small file a note, renamed into place: two programs do not lose each
other's notes, and a commit costs one of them.

A note that does not fit stays as it is, whatever is booked on the copy meanwhile: else the first
command on an older copy would hide that entries are gone. A restore lets it go, and so does
whoever says to go on with the file that is there (`accept`).
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from arapp import paths
from arapp.models.tx import Tx
from arapp.models.verify import Check


@dataclass(frozen=True, slots=True)
class _Note:
    ledger: str
    path: str
    seq: int
    hash: str


def _folder() -> Path:
    return paths.user_data() / "heads"


def _file(ledger: str, path: Path) -> Path:
    name = hashlib.sha256(f"{ledger}|{path.resolve()}".encode()).hexdigest()[:32]
    return _folder() / f"{name}.json"


def _read(file: Path) -> _Note | None:
    """The note; None for one that is not there or does not read."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return _Note(str(told["ledger"]), str(told["path"]), int(told["seq"]), str(told["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _notes() -> Iterator[_Note]:
    with contextlib.suppress(OSError):
        for file in sorted(_folder().glob("*.json")):
            found = _read(file)
            if found is not None:
                yield found


def _ledger(tx: Tx) -> str:
    return str(tx.value("SELECT ledger_id FROM company"))


@dataclass(frozen=True, slots=True)
class Misfit:
    """The file is not what was noted for its place.

    `kind`: older_copy or other_ledger. `noted`: number of the step noted last; `present`: that of
    the newest step in the file. `ledger`: whose step was noted.
    """

    kind: str
    noted: int
    present: int
    ledger: str

    @property
    def missing(self) -> int:
        """Steps that are gone at least: what is booked on an older copy takes their numbers."""
        return max(self.noted - self.present, 0) if self.kind == "older_copy" else 0


def misfit(tx: Tx, path: Path) -> Misfit | None:
    """What does not fit, None for the newest state of the ledger that was here."""
    ledger = _ledger(tx)
    own = _read(_file(ledger, path))
    noted = own or _left_behind(ledger)
    if noted is not None and not _holds(tx, noted):
        return Misfit("older_copy", noted.seq, tx.head()[0], ledger)
    other = None if own is not None else _other(ledger, path)
    if other is None:
        return None
    return Misfit("other_ledger", other.seq, tx.head()[0], other.ledger)


def note(tx: Tx, path: Path) -> None:
    """Remember the present head, unless an earlier note does not fit: that one stays.

    A user folder that cannot be written is passed over.
    """
    if misfit(tx, path) is None:
        _write(_file(_ledger(tx), path), _Note(_ledger(tx), str(path.resolve()), *tx.head()))


def accept(tx: Tx, path: Path) -> None:
    """Go on with the file that is there, whatever was noted before: a new ledger, or chosen so."""
    forget(tx, path)
    note(tx, path)


def forget(tx: Tx, path: Path) -> None:
    """Whatever state of this ledger lies there next is meant to (restore): entry 0 is in each."""
    _write(_file(_ledger(tx), path), _Note(_ledger(tx), str(path.resolve()), 0, ""))


def _write(target: Path, noted: _Note) -> None:
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(noted)), encoding="utf-8")
        part.replace(target)
    except OSError:  # a note, not the book: losing it loses no money
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def ledgers_at(path: Path) -> list[str]:
    """Ids of the ledgers noted for that path, for a file that cannot tell its own any more."""
    wanted = str(path.resolve())
    return [one.ledger for one in _notes() if one.path == wanted]


def checks(tx: Tx, path: Path) -> list[Check]:
    """Whether the file is the newest state of its ledger, and the ledger that was here."""
    return [check(tx, path), _same_ledger(tx, path)]


def check(tx: Tx, path: Path) -> Check:
    """Whether the file still holds the entry that was noted for it, here or where it came from.

    `counted` of a failed one: steps missing at least.
    """
    found = misfit(tx, path)
    if found is None or found.kind != "older_copy":
        return Check("older_copy", True)
    return Check("older_copy", False, found.missing, [f"journal:{found.noted}"])


def _same_ledger(tx: Tx, path: Path) -> Check:
    found = misfit(tx, path)
    strange = found is not None and found.kind == "other_ledger"
    return Check("other_ledger", not strange, 1, [found.ledger] if found and strange else [])


def _holds(tx: Tx, noted: _Note) -> bool:
    if not noted.seq:
        return True
    found = tx.value("SELECT hash FROM journal_entry WHERE seq = ?", (noted.seq,))
    return bool(found == noted.hash)


def _left_behind(ledger: str) -> _Note | None:
    """The newest note of the ledger, when every place it was noted at is empty now."""
    notes = [one for one in _notes() if one.ledger == ledger]
    if any(Path(one.path).exists() for one in notes):
        return None
    return max(notes, key=lambda one: one.seq, default=None)


def _other(ledger: str, path: Path) -> _Note | None:
    """The note of another ledger for that path."""
    wanted = str(path.resolve())
    return next((one for one in _notes() if one.path == wanted and one.ledger != ledger), None)
