"""Lines of the list at the left: tables found with what is read from them, then those left."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError
from arapp.ui import formats
from arapp.ui.pages.import_sheet import refusals, words
from arapp.ui.pages.import_sheet.items import Entries
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.table_list import TableLine

translate = QCoreApplication.translate


def lines(
    tables: Sequence[Shown], seen: Sequence[Entries],
    refused: Mapping[Path, ArappError] = MappingProxyType({}),
) -> list[TableLine]:  # fmt: skip
    """All lines; `seen` has the entries to look at of every table, `refused` files left out."""
    mine = [n for n, table in enumerate(tables) if table.kind is not None]
    left = [n for n, table in enumerate(tables) if table.kind is None]
    found = translate("Desk", "%n table(s) found", None, len(mine))
    made = [TableLine(found)]
    made += [_line(tables, n, seen[n] if n < len(seen) else Entries()) for n in mine]
    if left:
        made.append(TableLine(translate("Desk", "Not imported")))
        made += [_left(tables[n], n) for n in left]
    if refused:
        made.append(TableLine(translate("Desk", "Files not read")))
        made += [TableLine(path.name, refusals.why(error), left=True)
                 for path, error in refused.items()]  # fmt: skip
    return made


def _left(table: Shown, place: int) -> TableLine:
    return TableLine(table.sheet, words.reason(table.reason), place, left=True)


def _line(tables: Sequence[Shown], place: int, seen: Entries) -> TableLine:
    table = tables[place]
    return TableLine(
        _name(tables, place), _told(table), place, seen.amber, seen.red,
        bool(table.controls) and not table.differs,
    )  # fmt: skip


def _name(tables: Sequence[Shown], place: int) -> str:
    """The sheet's name; its file where there are several, its row where it has two tables."""
    table = tables[place]
    files = {one.file for one in tables}
    before = [one for one in tables[:place]
              if (one.file, one.sheet) == (table.file, table.sheet) and one.kind]  # fmt: skip
    name = f"{table.file}, {table.sheet}" if len(files) > 1 else table.sheet
    if len(files) > 1 and table.file.rpartition(".")[0] == table.sheet:
        name = table.file
    if before and table.header_rows:
        text = translate("Desk", "{name}, from row {row}")
        name = text.format(name=name, row=table.header_rows[0])
    return name


def _told(table: Shown) -> str:
    every = sum(table.counts.values())
    rows = formats.count(every, "rows")
    text = translate("Desk", "{kind}, {rows}").format(kind=words.kind(table.kind), rows=rows)
    updated = table.counts.get("updated", 0)
    booked = table.counts.get("posted", 0) + updated
    if booked != every:
        text = translate("Desk", "{text}, {count} booked").format(text=text, count=booked)
    elif updated:
        text = translate("Desk", "{text}, {count} updated").format(text=text, count=updated)
    return text
