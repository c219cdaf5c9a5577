"""What can still be read of a ledger that cannot be opened, as lists and as a workbook.

The file is opened for reading, byte by byte, and never by SQLite: nothing is written to it or
beside it.
"""

from dataclasses import dataclass
from pathlib import Path

from arapp.models.store import system_trouble
from arapp.models.values.errors import LedgerMissing, NotALedger, NotWritable
from arapp.services.progress import Progress, silent
from arapp.services.rescue.lists import LISTS, Found, lists
from arapp.services.rescue.pages import Pages
from arapp.services.rescue.tables import read_tables

__all__ = ["LISTS", "Found", "Rescue", "export", "read"]

_LINKED = ("batch",)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What was found in a file: the firm's name ("" when it is lost) and the lists."""

    path: Path
    company: str
    lists: tuple[Found, ...]

    @property
    def rows(self) -> int:
        """Rows of all lists."""
        return sum(found.read for found in self.lists)

    @property
    def rebuilt(self) -> int:
        """Those of them that came from the journal."""
        return sum(found.rebuilt for found in self.lists)

    @property
    def missing(self) -> int:
        """Rows that are lost, or may be."""
        return sum(found.lost + found.most for found in self.lists)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return all(found.whole for found in self.lists)


def read(path: Path, language: str, progress: Progress = silent) -> Rescue:
    """Read what can be read. `language` zh_CN or en, for headings and words.

    Raises LedgerMissing, NotWritable (no right to read), NotALedger (nothing of ours is in it), the
    environment family, Cancelled.
    """
    try:
        pages = Pages(path)
    except FileNotFoundError:
        raise LedgerMissing(path=str(path)) from None
    except PermissionError as trouble:
        raise NotWritable(path=str(path), detail=trouble.strerror or "") from None
    except OSError as trouble:
        raise system_trouble(path, trouble) from None
    with pages:
        tables = read_tables(pages, [*LISTS, *_LINKED], progress)
    found = tuple(lists(tables, language))
    firm = next(iter(tables["company"].rows.values()), None) if "company" in tables else None
    rescued = Rescue(path, str(firm["name"]) if firm else "", found)
    if not rescued.rows:
        raise NotALedger(path=str(path))
    return rescued


def export(rescued: Rescue, out: Path, language: str, progress: Progress = silent) -> Path:
    """Write the lists to a workbook, one sheet a list, and a first sheet of what is missing.

    Rows are written one at a time. Raises DiskFull, NotWritable, Cancelled (nothing is left).
    """
    from arapp.services.rescue import book

    return book.write(rescued.lists, out, language, progress)
