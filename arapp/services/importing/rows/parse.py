"""The cells of a table's data rows, column by column: values and problems.

Works on whole columns, because a file has up to 200,000 rows and few problems.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from arapp.models.values.days import EARLIEST
from arapp.services.importing import problems
from arapp.services.importing.cells.dayforms import is_triple, orders_of, parse_day
from arapp.services.importing.cells.texts import all_plain, parse_number_text, parse_text
from arapp.services.importing.errors import NeedsAnswer
from arapp.services.importing.layout.columns import AMOUNTS, DAYS, NUMBERS, Column, Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell, Cells, Odd
from arapp.services.importing.rows.amounts import (
    amount_columns,
    currencies,
    instalment_columns,
    part_columns,
)
from arapp.services.importing.rows.base_days import check_base
from arapp.services.importing.rows.lines import Lines
from arapp.services.importing.rows.values import Frame, Problem, Values, column_of
from arapp.services.importing.wording import words

FILLED = frozenset({"customer", "customer_code", "contract", "owner", "currency"})
_WRITTEN_OUT = 5  # rows; in fewer a single blank tells nothing of what the sheet is used to
_BLANK_MEANS_SAME = frozenset({"customer"})


def parse(table: RawTable, layout: Layout, stated: Stated, lines: Lines, frame: Frame) -> Values:
    """Values of all mapped columns of the data rows. Raises NeedsAnswer."""
    places = lines.data
    values = Values(places, [table.numbers[place] for place in places])
    rows = [table.rows[place] for place in places]
    values.order = _order(layout, rows, frame)
    by_field: dict[str, list[Column]] = {}
    for column in layout.columns:
        if column.field:
            by_field.setdefault(column.field, []).append(column)
    for name, columns in by_field.items():
        values.headers[name] = columns[0].header
    values.currency = currencies(values, by_field, rows, stated, frame)
    for name, columns in by_field.items():
        frame.pulse()
        _field(values, name, columns, rows, stated, frame)
    check_base(values, by_field, rows, stated, frame)
    for name in FILLED & by_field.keys():
        _fill_down(values, name, by_field[name][0], table, lines, layout)
    if frame.text_file:
        _flag_ragged(values, table, rows)
    _table_notes(values, table, layout, stated)
    for place in lines.remarks:
        said = " ".join(str(cell) for cell in table.rows[place] if cell is not None)
        number = table.numbers[place]
        values.problems.append(Problem(number, "", said, "remark_line", said, problems.NOTE))
    return values


def _field(
    values: Values,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Cells],
    stated: Stated,
    frame: Frame,
) -> None:
    if name == "currency":
        return
    if name == "instalment":
        values.fields[name] = instalment_columns(values, columns, rows, stated)
    elif name == "paid_on":
        values.fields[name] = _days_of_parts(values, columns, rows, stated, frame)
    elif name == "part":
        values.fields[name] = part_columns(values, name, columns, rows, stated)
    elif name in AMOUNTS:
        amount_columns(values, name, columns, rows, stated)
    elif name in DAYS:
        _day_column(values, name, columns[0], rows, stated, frame)
    elif len(columns) > 1:
        values.fields[name] = _joined(values, columns, rows)
    else:
        cells = column_of(rows, columns[0].index)
        values.fields[name] = list(_texts_of(values, columns[0], cells, name in NUMBERS))


def _order(layout: Layout, rows: Sequence[Cells], frame: Frame) -> str:
    cells: dict[Cell, None] = {}
    for column in layout.columns:
        if column.field in DAYS:
            found = column_of(rows, column.index)
            cells.update(dict.fromkeys(cell for cell in found if type(cell) is str))
    triples = [cell for cell in cells if is_triple(cell)]
    if not triples:
        return ""
    if frame.date_order:
        return frame.date_order
    orders = orders_of(triples, frame.today)
    if len(orders) > 1:
        raise NeedsAnswer(
            file=frame.file,
            question="date_order",
            choices=list(orders),
            sample=[str(cell) for cell in triples[:3]],
        )
    return orders[0] if orders else ""


# The days of some workbooks are counted from 1904; what has the format of a day comes read already.
_SINCE_1904 = timedelta(days=1_462)


# --- days, texts --------------------------------------------------------------------------------


def _day_column(
    values: Values, name: str, column: Column, rows: Sequence[Cells], stated: Stated, frame: Frame
) -> None:
    cells = column_of(rows, column.index)
    if set(map(type, cells)) <= {date, type(None)}:
        known = [day for day in set(cells) if type(day) is date]
        if not known or EARLIEST <= min(known) <= max(known) <= frame.latest:
            values.fields[name] = list(cells)
            return
    out: list[object] = []
    for i, cell in enumerate(cells):
        day, code, detail = parse_day(cell, values.order, stated.year, frame.latest)
        if frame.from_1904 and code == "serial_day" and day is not None:
            day += _SINCE_1904
        if code:
            values.add(i, column.header, cell, code, detail)
        out.append(day)
    values.fields[name] = out


def _days_of_parts(
    values: Values, columns: Sequence[Column], rows: Sequence[Cells], stated: Stated, frame: Frame
) -> list[object]:
    """Per row: tuple of (heading, day) of the columns that have one."""
    read: list[tuple[str, list[date | None]]] = []
    for column in columns:
        _day_column(values, "paid_on", column, rows, stated, frame)
        read.append((column.header, values.days("paid_on")))
    return [tuple((h, days[i]) for h, days in read if days[i]) for i in range(len(rows))]


def _texts_of(values: Values, column: Column, cells: Sequence[Cell], digits: bool) -> list[str]:
    """Texts of a column, or with `digits` its numbers; each different cell is read once."""
    known = set(cells)
    known.discard(None)
    if all_plain(known, digits):
        return ["" if cell is None else cell for cell in cells]  # type: ignore[misc]  # texts all
    reader: Callable[[Cell], tuple[str, str, str]] = parse_number_text if digits else parse_text
    read = {(type(cell), cell): reader(cell) for cell in known}
    out: list[str] = []
    for i, cell in enumerate(cells):
        text, code, detail = read.get((type(cell), cell)) or reader(cell)
        if code:
            values.add(i, column.header, cell, code, detail)
        out.append(text)
    return out


def _joined(values: Values, columns: Sequence[Column], rows: Sequence[Cells]) -> list[object]:
    """Texts of several columns in one, each said once."""
    parts = [_texts_of(values, one, column_of(rows, one.index), False) for one in columns]
    known: dict[tuple[str, ...], str] = {}
    out: list[object] = []
    for texts in zip(*parts, strict=True):
        said = known.get(texts)
        if said is None:
            said = known[texts] = " ".join(dict.fromkeys(text for text in texts if text))
        out.append(said)
    return out


# --- fill down ----------------------------------------------------------------------------------


def _fill_down(
    values: Values, name: str, column: Column, table: RawTable, lines: Lines, layout: Layout
) -> None:
    """同上, cells merged downwards, and blank customers: the value above, noted."""
    texts = values.texts(name)
    covered = (
        {
            row
            for top, left, bottom, right in table.merged
            if left <= column.index + 1 <= right
            for row in range(top + 1, min(bottom, table.numbers[-1] if table.numbers else 0) + 1)
        }
        if table.merged
        else set()
    )
    groups = sorted(lines.groups) if name == "customer" else []
    blanks = name in _BLANK_MEANS_SAME and layout.kind in (
        "plans",
        "ledger",
        "contracts",
        "contacts",
    )
    lone = _lone_blank(texts, covered) if blanks else -1
    if groups and lone >= 0 and groups[0] < values.places[lone]:
        lone = -1  # the line above the group says whose it is
    deals = values.texts("contract")
    if lone > 0 and deals[lone] and deals[lone] == deals[lone - 1]:
        lone = -1  # of one contract with the row above
    above, group_at = "", 0
    for i, text in enumerate(texts):
        place = values.places[i]
        while group_at < len(groups) and groups[group_at] < place:
            above = lines.groups[groups[group_at]]
            group_at += 1
        same = text in words.SAME_AS_ABOVE
        if i == lone:
            values.add(i, column.header, "", "customer_blank", above)
        elif same or (not text and (values.numbers[i] in covered or blanks)):
            row = table.rows[place]
            raw = row[column.index] if column.index < len(row) else None
            if above and not isinstance(raw, Odd):
                texts[i] = above
                values.add(i, column.header, raw, "filled_down", above)
            elif same:
                texts[i] = ""
        else:
            above = text or above


def _lone_blank(texts: Sequence[str], covered: set[int]) -> int:
    """The one blank among customers that are all written out, -1 where there is none: nobody can
    tell whether it means the one above or was forgotten. Where cells are merged, or say 同上, or
    several are blank, that is the habit of the sheet."""
    blank = [i for i, text in enumerate(texts) if not text]
    if len(blank) != 1 or covered or len(texts) < _WRITTEN_OUT:
        return -1
    habit = any(text in words.SAME_AS_ABOVE for text in texts if text)
    return -1 if habit or not 0 < blank[0] < len(texts) - 1 else blank[0]


def _flag_ragged(values: Values, table: RawTable, rows: Sequence[Cells]) -> None:
    """In text files a field too many or a separator within a name shifts what follows."""
    width = max(table.columns) + 1 if table.columns else 0
    named = (
        max(
            (
                i
                for i, header in zip(table.columns, table.headers, strict=True)
                if not header.startswith("#")
            ),
            default=width,
        )
        + 1
    )
    for i, row in enumerate(rows):
        if len(row) > named:
            values.add(i, "", "", "ragged", f"{len(row)}/{named}")


def _table_notes(values: Values, table: RawTable, layout: Layout, stated: Stated) -> None:
    units = {c.unit for c in layout.columns if c.field in AMOUNTS and c.unit != 1} | (
        {stated.unit} - {1}
    )
    head = table.header_rows[-1] if table.header_rows else 0
    values.problems[:] = [p._replace(row=head) if p.row == 0 else p for p in values.problems]
    for unit in units:
        values.problems.append(Problem(head, "", "", "unit_of_column", str(unit), problems.NOTE))
    hidden = [number for number in values.numbers if number in table.hidden]
    if hidden:
        values.problems.append(
            Problem(hidden[0], "", "", "hidden_row", str(len(hidden)), problems.NOTE)
        )
