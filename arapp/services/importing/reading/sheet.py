"""A foreign file as plain cells.

Cells: None, str, int, Decimal (exact shortest text of the sheet's number), bool, date, datetime,
or Odd (what a spreadsheet shows as an error, or never calculated). Rows and columns are counted
from 1, as Excel does; only rows that hold something are kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell without a value one may use: `what` = error:#DIV/0!, uncalculated, dde, …"""

    what: str


Cell = None | str | int | Decimal | bool | date | datetime | Odd
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Non-empty rows of a sheet: `numbers[i]` is the 1-based number of `rows[i]`."""

    name: str
    numbers: tuple[int, ...]
    rows: tuple[Cells, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: frozenset[int] = frozenset()
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A file as read. `form`: xlsx, xlsb, ods, xls, csv, html, xml2003."""

    path: Path
    sha256: str
    form: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    date1904: bool = False
    macros: bool = False
    links: bool = False

    @property
    def name(self) -> str:
        """File name without its folder."""
        return self.path.name
