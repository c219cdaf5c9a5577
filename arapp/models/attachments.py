"""Where the files of a ledger lie: pure path arithmetic, and which of them the ledger names.

A file is stored once, under the SHA-256 of what is in it, in `<ledger stem>.files/` beside the
ledger; its own name stands in the table `attachment` alone, so no name of a foreign file ever
becomes a path.
"""

from pathlib import Path
from typing import Any, Protocol

_HEX = frozenset("0123456789abcdef")


class Asks(Protocol):
    """Whatever answers a SELECT: a transaction, or a bare connection wrapped."""

    def rows(self, sql: str) -> list[Any]:
        """All rows."""
        ...


def files_dir(ledger: Path) -> Path:
    """The folder of the ledger's files; it may not be there while nothing is attached."""
    return ledger.with_suffix(".files")


def is_hash(name: str) -> bool:
    """Whether it is a SHA-256 in lower-case hex: a damaged or foreign ledger may hold a path."""
    return len(name) == 64 and set(name) <= _HEX


def stored_path(ledger: Path, sha256: str) -> Path:
    """Where the file of that hash lies. Raises ValueError for what is no hash."""
    if not is_hash(sha256):
        raise ValueError(f"no SHA-256: {sha256!r}")
    return files_dir(ledger) / sha256


def stored(tx: Asks) -> list[tuple[str, int]]:
    """(SHA-256, size in bytes) of every file the ledger names, each once, by hash.

    What is no hash or has no size is left out: the check of the ledger tells it.
    """
    rows = tx.rows("SELECT sha256, max(size) FROM attachment GROUP BY sha256 ORDER BY sha256")
    return [(name, size) for name, size in rows if is_hash(str(name)) and isinstance(size, int)]
