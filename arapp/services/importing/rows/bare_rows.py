"""Rows with figures and nothing else: totals that nobody has labelled, or rows to be looked at."""

from collections.abc import Sequence
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import AMOUNTS, Layout
from arapp.services.importing.reading.sheet import Cells
from arapp.services.importing.rows.values import column_of

_NO_SUMS = frozenset({"balance", "limit"})
_HABIT = 0.1  # where more rows are bare than this, being bare says nothing


def bare(rows: Sequence[Cells], data: Sequence[int], layout: Layout) -> list[int]:
    """Data rows that have figures in columns of money and say nothing of whose or when."""
    keys = [c.index for c in layout.columns if c.field and c.field not in AMOUNTS]
    keys = keys or [c.index for c in layout.columns if not c.field and c.header[:1] != "#"]
    money = [c.index for c in layout.columns if c.field in AMOUNTS]
    if not money or len(data) < 3:
        return []
    if not keys:  # nothing but figures in every row: only the last may be a sum
        return [data[-1]] if _sums_up(rows, data, money) else []
    left = [place for place in data if _at(rows[place], keys[0]) is None]
    for key in keys[1:]:
        left = [place for place in left if _at(rows[place], key) is None]
    return [place for place in left if any(_at(rows[place], i) is not None for i in money)]


def _sums_up(rows: Sequence[Cells], data: Sequence[int], money: Sequence[int]) -> bool:
    """Whether the last row has the sum of a column."""
    *above, last = data
    for index in money:
        figure = _value(rows[last], index)
        parts = [_value(rows[place], index) or Decimal(0) for place in above]
        if figure and figure == sum(parts):
            return True
    return False


def doubtful(found: Sequence[int], data: Sequence[int]) -> list[int]:
    """Bare rows that are no sums, where being bare is not the habit of the sheet."""
    return list(found) if len(found) <= max(1, len(data) * _HABIT) else []


def unlabelled_totals(
    rows: Sequence[Cells], data: Sequence[int], found: Sequence[int], layout: Layout
) -> list[int]:
    """Bare rows whose figures are the sums of the rows above, since the last such one or all."""
    if not found:
        return []
    columns = [c.index for c in layout.columns if c.field in AMOUNTS - _NO_SUMS and not c.percent]
    sums = {index: _running(rows, data, found, index) for index in columns}
    order = {place: i for i, place in enumerate(data)}
    totals: list[int] = []
    since = 0
    for place in found:
        upto = order[place]
        figures = {i: v for i in columns if (v := _value(rows[place], i)) is not None}
        spans = [(since, upto), (0, upto)] if upto else [(0, len(data))]
        if figures and any(
            end - start >= 2 and all(sums[i][end] - sums[i][start] == v for i, v in figures.items())
            for start, end in spans
        ):
            totals.append(place)
            since = upto + 1
    return totals


def _running(
    rows: Sequence[Cells], data: Sequence[int], out: Sequence[int], index: int
) -> list[Decimal]:
    """Sums of a column before each data row, the bare rows left out; the last is of all."""
    apart = set(out)
    sums = [Decimal(0)]
    cells = column_of(rows, index)
    for place in data:
        value = Decimal(parse_amount(cells[place])[0] or 0) if place not in apart else Decimal(0)
        sums.append(sums[-1] + value)
    return sums


def _value(cells: Cells, index: int) -> Decimal | None:
    value = parse_amount(_at(cells, index))[0]  # type: ignore[arg-type]  # a cell of the grid
    return None if value is None else Decimal(value)


def _at(cells: Cells, index: int) -> object:
    return cells[index] if index < len(cells) else None
