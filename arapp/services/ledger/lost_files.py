"""Attached files that are gone from beside the ledger, and bringing them back."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from arapp.models.attachments import is_hash, stored_path
from arapp.models.values.errors import Refused
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import store
from arapp.services.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Lost:
    """A file the ledger names that is not there as it was: its name, hash and size in bytes."""

    name: str
    sha256: str
    size: int


def lost(books: Dispatch) -> list[Lost]:
    """Every file that is missing or not what was attached; each once, by name."""
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT max(name), sha256, max(size) FROM attachment GROUP BY sha256 ORDER BY max(name)"
        )
    )
    return [Lost(*row) for row in rows if is_hash(row[1]) and not _is_whole(books.path, *row[1:])]


def _is_whole(ledger: Path, sha256: str, size: int) -> bool:
    path = stored_path(ledger, sha256)
    return path.is_file() and path.stat().st_size == size and _hash(path) == sha256


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bring_back(books: Dispatch, one: Lost, source: Path, progress: Progress = silent) -> None:
    """Put the very file back beside the ledger; nothing is written into the ledger for it.

    Raises Refused `another_file` when it is not the one that was attached, and as `attach`.
    """
    try:
        same = _hash(source) == one.sha256
    except FileNotFoundError:
        raise Refused("file_missing", file=source.name) from None
    except OSError as trouble:
        raise Refused("file_trouble", file=source.name) from trouble
    if not same:
        raise Refused("another_file", file=source.name, name=one.name)
    store(books.path, source, progress)
