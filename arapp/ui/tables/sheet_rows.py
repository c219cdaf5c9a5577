"""What a table shows, as rows for a workbook: typed cells under the same headings."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from arapp.models.values.money import Money
from arapp.services.output.export import Rows
from arapp.ui import formats
from arapp.ui.tables.columns import Column, Kind, shown
from arapp.ui.tables.record_model import RecordModel

_KINDS = {
    Kind.MONEY: "money", Kind.FIELD: "money", Kind.DAY: "day", Kind.NUMBER: "int",
    Kind.AGE: "int", Kind.METER: "int",
}  # fmt: skip
_SILENT = frozenset({Kind.TICK, Kind.LINK, Kind.BAR})


def sheet_rows(model: RecordModel[Any], title: str) -> Rows:
    """The rows the filters leave, in their order."""
    columns = [one for one in model.columns if one.kind not in _SILENT and one.title]
    kinds = [_KINDS.get(one.kind, "text") for one in columns]
    rows = list(_cells(columns, model.rows(), model.today))
    return Rows(title, [one.title for one in columns], kinds, rows)


def _cells(columns: list[Column[Any]], rows: Iterable[Any], today: date) -> Iterable[list[Any]]:
    for row in rows:
        yield [_cell(column, row, today) for column in columns]


def _cell(column: Column[Any], row: Any, today: date) -> Any:
    value = column.value(row)
    kind = _KINDS.get(column.kind)
    if kind is None:
        return shown(column, row, today)
    if kind == "money" and isinstance(value, int):
        return Money(value, formats.base_currency())
    return value
