"""The sheet's own subtotals and totals, held against the rows that were read."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import AMOUNTS, Column, Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.amounts import to_minor
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.lines import Lines
from arapp.services.importing.rows.values import Values
from arapp.services.importing.wording import words


def totals_of(
    table: RawTable, layout: Layout, stated: Stated, lines: Lines, values: Values
) -> list[Control]:
    """Total rows against the sums of the rows that they may mean, column by column."""
    columns = [
        c for c in layout.columns if c.field in AMOUNTS - {"limit", "balance"} and not c.percent
    ]
    currency = values.currency[0] if values.currency else "CNY"
    found: list[Control] = []
    for column in columns:
        sums = (
            _instalment_sums(table, values, column, stated, currency)
            if column.field in ("instalment", "part") or len(layout.indexes(column.field or "")) > 1
            else _running(values, column)
        )
        brought = _brought(table, lines, values, column, stated, currency)
        since_any = since_total = 0
        for place, label in lines.totals:
            cells = table.rows[place]
            cell = cells[column.index] if column.index < len(cells) else None
            upto = _upto(values.places, place)
            sheet = _figure(cell, column, stated, currency)
            if sheet is not None:
                spans = _spans(label, sums[upto], sums[since_any], sums[since_total])
                spans += [sums[upto] + brought] if brought else []
                if not upto:  # a total above its rows
                    spans = [sums[-1], sums[_next_total(values.places, lines, place)]]
                read = next((span for span in spans if span == sheet), spans[0])
                found.append(
                    Control(
                        label.strip(),
                        column.header,
                        table.numbers[place],
                        sheet,
                        read,
                        currency,
                        read == sheet,
                    )
                )
            since_any = upto
            if not _is_sub(label):
                since_total = upto
    return sorted(found, key=lambda control: control.row)


def _running(values: Values, column: Column) -> list[int]:
    sums = [0]
    for amount in values.amounts(column.field or ""):
        sums.append(sums[-1] + (amount or 0))
    return sums


def _instalment_sums(
    table: RawTable, values: Values, column: Column, stated: Stated, currency: str
) -> list[int]:
    """Running sums of a column that is one of several of its field; shares are no money."""
    sums = [0]
    for place in values.places:
        cells = table.rows[place]
        cell = cells[column.index] if column.index < len(cells) else None
        sums.append(sums[-1] + (_figure(cell, column, stated, currency) or 0))
    return sums


def _brought(
    table: RawTable,
    lines: Lines,
    values: Values,
    column: Column,
    stated: Stated,
    currency: str,
) -> int:
    """What a 承前页 line above the first row brings in from another sheet.

    Such lines further down only repeat the rows above them.
    """
    first = values.places[0] if values.places else 0
    for place in lines.carried:
        cells = table.rows[place]
        if place < first and column.index < len(cells):
            return _figure(cells[column.index], column, stated, currency) or 0
    return 0


def _next_total(places: Sequence[int], lines: Lines, place: int) -> int:
    """Data rows above the next total row."""
    return _upto(places, min((at for at, _ in lines.totals if at > place), default=10**9))


def _upto(places: Sequence[int], place: int) -> int:
    return bisect_left(places, place)


def _figure(cell: object, column: Column, stated: Stated, currency: str) -> int | None:
    value, code, _ = parse_amount(cell)  # type: ignore[arg-type]  # a cell of the grid
    if value is None:
        return None
    unit = column.unit if column.unit != 1 else stated.unit
    scaled = Decimal(value) * (1 if code == "unit_in_cell" else unit)
    return to_minor(scaled, currency)


def _is_sub(label: str) -> bool:
    plain_label = words.plain(label)
    return (
        "小计" in plain_label
        or plain_label.startswith(("sub", "本页", "本日", "本户", "page"))
        or (words.TOTALS.fullmatch(plain_label) is None)
    )


def _spans(label: str, upto: int, since_any: int, since_total: int) -> list[int]:
    """Sums that the label may mean, the likeliest first: since the last total, or from the top."""
    if _is_sub(label):
        return [upto - since_any, upto - since_total, upto]
    return [upto, upto - since_total, upto - since_any]
