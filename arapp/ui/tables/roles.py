"""What the model answers per role: a table of readers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from arapp.models.values.money import Money
from arapp.ui.tables.columns import Column, shown, sort_key

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 3
GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 4

Reader = Callable[[Column[Any], Any, date], Any]


def _plain_value(column: Column[Any], row: Any, _today: date) -> Any:
    value = column.value(row)
    return value.minor if isinstance(value, Money) else value


def _tip(column: Column[Any], row: Any, today: date) -> str:
    return column.tip(row) if column.tip is not None else shown(column, row, today)


READERS: dict[int, Reader] = {
    int(Qt.ItemDataRole.DisplayRole): shown,
    int(Qt.ItemDataRole.EditRole): _plain_value,
    int(Qt.ItemDataRole.ToolTipRole): _tip,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _row, _today: column.alignment,
    ROW_ROLE: lambda _column, row, _today: row,
    SORT_ROLE: lambda column, row, _today: sort_key(column, row),
    VALUE_ROLE: lambda column, row, _today: column.value(row),
}
