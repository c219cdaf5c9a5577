"""The head of the journal, noted outside the ledger file, by ledger id and path.

An older copy put in the place of the file is noticed by it: the file must still contain the noted
entry with the noted hash. A copy at another path has no note and is not suspected.
"""

import contextlib
import json
from pathlib import Path

from arapp import paths
from arapp.models.tx import Tx
from arapp.models.verify import Check


def _file() -> Path:
    return paths.user_data() / "heads.json"


def _notes() -> dict[str, list[object]]:
    try:
        notes: dict[str, list[object]] = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notes


def _key(tx: Tx, path: Path) -> str:
    return f"{tx.value('SELECT ledger_id FROM company')}|{path.resolve()}"


def note(tx: Tx, path: Path) -> None:
    """Remember the present head; a user folder that cannot be written is passed over."""
    notes = _notes()
    notes[_key(tx, path)] = list(tx.head())
    with contextlib.suppress(OSError):  # a note, not the book: losing it loses no money
        target = _file()
        part = target.with_suffix(".part")
        part.write_text(json.dumps(notes), encoding="utf-8")
        part.replace(target)


def forget(tx: Tx, path: Path) -> None:
    """Drop the note: an older state was put there on purpose (restore)."""
    notes = _notes()
    if notes.pop(_key(tx, path), None) is not None:
        _file().write_text(json.dumps(notes), encoding="utf-8")


def check(tx: Tx, path: Path) -> Check:
    """Whether the file still holds the entry that was noted for it."""
    noted = _notes().get(_key(tx, path))
    if noted is None:
        return Check("older_copy", True)
    seq, kept = noted
    found = tx.value("SELECT hash FROM journal_entry WHERE seq = ?", (seq,))
    return Check("older_copy", found == kept, 1, [] if found == kept else [f"journal:{seq}"])
