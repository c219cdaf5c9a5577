"""Customers that the ledger does not have: each is a known one, or becomes a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from arapp.services.importing.problems import FLAGGED
from arapp.services.importing.similar import NEAR_NAME, Unknown
from arapp.services.importing.stage import Options
from arapp.ui import formats
from arapp.ui.pages.import_sheet import items
from arapp.ui.pages.import_sheet.findings import Problem
from arapp.ui.pages.import_sheet.items import Entries, Item, Remedy
from arapp.ui.pages.import_sheet.reading import Shown

FRESH, MEANT = "fresh", "meant"
"""severities: becomes a new customer; is a known one, as the user said"""
_FIELDS = ("customer", "name")

translate = QCoreApplication.translate


def entries(
    shown: Shown, asked: Sequence[Unknown], unknown: Sequence[Unknown], options: Options | None
) -> Entries:
    """Those asked about first, then the ones the user settled, then the new ones."""
    column = next((i for i, name in shown.fields.items() if name in _FIELDS), -1)
    open_ = {one.name for one in asked}
    near: list[Item] = []
    settled: list[Item] = []
    fresh: list[Item] = []
    for one in unknown:
        rows = tuple(row for file, table, row in one.rows if (file, table) == shown.key)
        if not rows:
            continue
        if one.name in open_:
            near.append(_asked(one, rows, column))
        else:
            (settled if one.similar else fresh).append(_fresh(one, rows, column))
    meant = options.names.items() if options is not None and column >= 0 else ()
    told = [_meant(name, known, column) for name, known in meant]
    return items.first_of([*near, *settled, *told, *fresh])


def _asked(one: Unknown, rows: tuple[int, ...], column: int) -> Item:
    problem = Problem(FLAGGED, NEAR_NAME, "", column, rows, one.name, one.similar[0])
    return items.question(problem, one.similar)


def _fresh(one: Unknown, rows: tuple[int, ...], column: int) -> Item:
    count = formats.count(len(rows), "rows")
    line = translate("remedies", "Becomes a new customer, {rows}.").format(rows=count)
    if one.similar:
        line = translate("remedies", 'New as you said, though close to "{name}"; {rows}.').format(
            name=one.similar[0], rows=count
        )
    is_ = translate("remedies", "It is {name}")
    ways = [Remedy(items.IS, is_.format(name=name), name) for name in one.similar]
    ways.append(Remedy(items.PICK, translate("remedies", "It is a known one"), one.name))
    return Item(FRESH, one.name, line, rows, column, tuple(ways), one.name)


def _meant(name: str, known: str, column: int) -> Item:
    title = translate("remedies", '"{name}" is {known}').format(name=name, known=known)
    line = translate("remedies", "Said by you; its rows go to that customer.")
    back = Remedy(items.NOT, translate("remedies", "It is not"), name)
    return Item(MEANT, title, line, (0,), column, (back,), name)
