"""Selected rows as tab-separated text and HTML: figures as 1234.50, long numbers stay text."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData

from arapp.ui.tables.columns import Column, Kind, copied

_SILENT = frozenset({Kind.TICK})
_FIGURES = frozenset({Kind.MONEY, Kind.FIELD, Kind.NUMBER, Kind.AGE})


def mime(columns: Sequence[Column[Any]], rows: Sequence[Any], today: date) -> QMimeData:
    """Both forms; headers when there is more than one row."""
    shown = [column for column in columns if column.kind not in _SILENT]
    cells = [[copied(column, row, today) for column in shown] for row in rows]
    titles = [column.title for column in shown] if len(rows) > 1 else []
    data = QMimeData()
    data.setText(_tabs([*([titles] if titles else []), *cells]))
    data.setHtml(_html(shown, titles, cells))
    return data


def _tabs(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _html(
    columns: Sequence[Column[Any]], titles: Sequence[str], lines: Sequence[Sequence[str]]
) -> str:
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(
        f"<tr>{''.join(_cell(c, t) for c, t in zip(columns, line, strict=True))}</tr>"
        for line in lines
    )
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>"


def _cell(column: Column[Any], text: str) -> str:
    if column.kind in _FIGURES:
        return f"<td>{escape(text)}</td>"
    # Sheets turn long digit strings into 1.10E+15 unless the cell says that it is text.
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text)}</td>"
