"""The head of the journal, noted outside the ledger file, by ledger id and path.

An older copy put in the place of the file is noticed by it: the file must still contain the noted
entry with the noted hash. So is a file that was renamed or moved away from its WAL: when the noted
path is gone, the note follows the ledger. A copy at another path, while the noted one is still
there, is not suspected. One small file a note, renamed into place: two programs do not lose each
other's notes, and a commit costs one of them.
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


def note(tx: Tx, path: Path) -> None:
    """Remember the present head; a user folder that cannot be written is passed over."""
    ledger = _ledger(tx)
    told = asdict(_Note(ledger, str(path.resolve()), *tx.head()))
    target = _file(ledger, path)
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(target)
    except OSError:  # a note, not the book: losing it loses no money
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def forget(tx: Tx, path: Path) -> None:
    """Drop the note: an older state was put there on purpose (restore)."""
    with contextlib.suppress(OSError):
        _file(_ledger(tx), path).unlink(missing_ok=True)


def ledgers_at(path: Path) -> list[str]:
    """Ids of the ledgers noted for that path, for a file that cannot tell its own any more."""
    wanted = str(path.resolve())
    return [one.ledger for one in _notes() if one.path == wanted]


def checks(tx: Tx, path: Path) -> list[Check]:
    """Whether the file is the newest state of its ledger, and the ledger that was here."""
    return [check(tx, path), _same_ledger(tx, path)]


def check(tx: Tx, path: Path) -> Check:
    """Whether the file still holds the entry that was noted for it, here or where it came from."""
    ledger = _ledger(tx)
    noted = _read(_file(ledger, path)) or _left_behind(ledger)
    if noted is None:
        return Check("older_copy", True)
    found = tx.value("SELECT hash FROM journal_entry WHERE seq = ?", (noted.seq,))
    held = found == noted.hash
    return Check("older_copy", held, 1, [] if held else [f"journal:{noted.seq}"])


def _left_behind(ledger: str) -> _Note | None:
    """The newest note of the ledger, when every place it was noted at is empty now."""
    notes = [one for one in _notes() if one.ledger == ledger]
    if any(Path(one.path).exists() for one in notes):
        return None
    return max(notes, key=lambda one: one.seq, default=None)


def _same_ledger(tx: Tx, path: Path) -> Check:
    ledger = _ledger(tx)
    others = [one for one in ledgers_at(path) if one != ledger]
    strange = bool(others) and _read(_file(ledger, path)) is None
    return Check("other_ledger", not strange, 1, others[:1] if strange else [])
