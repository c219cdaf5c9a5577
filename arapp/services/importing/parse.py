"""The cells of a table's data rows, column by column: values and problems.

Works on whole columns, because a file has up to 200,000 rows and few problems.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from arapp.models.values.money import exponent
from arapp.services.importing import problems, words
from arapp.services.importing.cells import LARGEST, currency_in, parse_amount
from arapp.services.importing.columns import AMOUNTS, DAYS, NUMBERS, Column, Layout
from arapp.services.importing.dayforms import is_triple, orders_of, parse_day
from arapp.services.importing.errors import NeedsAnswer
from arapp.services.importing.grid import Cell, Cells, Odd
from arapp.services.importing.lines import Lines
from arapp.services.importing.preamble import Stated
from arapp.services.importing.tables import RawTable
from arapp.services.importing.texts import parse_number_text, parse_text

FILLED = frozenset({"customer", "customer_code", "contract", "owner", "currency"})
_QUICK = 10**9
_BLANK_MEANS_SAME = frozenset({"customer"})


class Problem(NamedTuple):
    """What is to be known of a cell (or of a row: `column` ""). `severity` as in `problems`."""

    row: int
    column: str
    raw: str
    code: str
    detail: str
    severity: str


@dataclass(slots=True)
class Values:
    """Parsed columns by field; `places[i]` is the index of data row i in the raw table."""

    places: list[int]
    numbers: list[int]
    fields: dict[str, list[object]] = field(default_factory=dict)
    currency: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    worst: dict[int, int] = field(default_factory=dict)
    order: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    unread: set[tuple[int, str]] = field(default_factory=set)

    def texts(self, name: str) -> list[str]:
        """Text column; empty texts where the table has none."""
        found = self.fields.get(name)
        return [""] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def amounts(self, name: str) -> list[int | None]:
        """Amount column in minor units of the row's currency."""
        found = self.fields.get(name)
        return [None] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def days(self, name: str) -> list[date | None]:
        """Day column."""
        found = self.fields.get(name)
        return [None] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def add(self, i: int, column: str, raw: object, code: str, detail: str = "") -> None:
        """Note a problem of data row `i`."""
        level = problems.severity(code)
        text = "" if raw is None else raw.what if isinstance(raw, Odd) else str(raw)
        self.problems.append(Problem(self.numbers[i], column, text, code, detail, level))
        rank = problems.ORDER[level]
        if rank:
            self.unread.add((self.numbers[i], column))
        if rank > self.worst.get(i, 0):
            self.worst[i] = rank


@dataclass(frozen=True, slots=True)
class Frame:
    """What the reading of cells depends on besides the table."""

    today: date
    latest: date
    currency: str
    date_order: str = ""
    file: str = ""
    text_file: bool = False


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
    values.currency = _currencies(values, by_field, rows, stated, frame)
    for name, columns in by_field.items():
        _field(values, name, columns, rows, stated, frame)
    for name in FILLED & by_field.keys():
        _fill_down(values, name, by_field[name][0], table, lines, layout)
    if frame.text_file:
        _flag_ragged(values, table, rows)
    _table_notes(values, table, layout, stated)
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
        values.fields[name] = _instalment_columns(values, columns, rows, stated)
    elif name in AMOUNTS:
        _amount_column(values, name, columns[0], rows, stated)
    elif name in DAYS:
        _day_column(values, name, columns[0], rows, stated, frame)
    elif len(columns) > 1:
        values.fields[name] = _joined(values, columns, rows)
    else:
        _text_column(values, name, columns[0], rows)


def _order(layout: Layout, rows: Sequence[Cells], frame: Frame) -> str:
    cells: dict[Cell, None] = {}
    for column in layout.columns:
        if column.field in DAYS:
            i = column.index
            cells.update(
                dict.fromkeys(
                    row[i]
                    for row in rows
                    if i < len(row) and type(row[i]) is str and row[i] not in cells
                )
            )
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


# --- amounts ------------------------------------------------------------------------------------


def to_minor(value: Decimal | int, currency: str) -> int | None:
    """Minor units; None when the value is finer than the currency."""
    digits = exponent(currency)
    if isinstance(value, int):
        return int(value * 10**digits)
    scaled = value.scaleb(digits)
    whole = int(scaled)
    return whole if whole == scaled else None


def _amount_column(
    values: Values, name: str, column: Column, rows: Sequence[Cells], stated: Stated
) -> None:
    unit = column.unit if column.unit != 1 else stated.unit if name != "limit" or stated.unit else 1
    index = column.index
    out: list[object] = []
    plain = unit == 1 and all(exponent(code) == 2 for code in set(values.currency))
    for i, row in enumerate(rows):
        cell = row[index] if index < len(row) else None
        if cell is None:
            out.append(None)
            continue
        if plain and type(cell) is Decimal and -_QUICK < cell < _QUICK:
            scaled = cell.scaleb(2)
            whole = int(scaled)
            if whole == scaled:  # the common case, without a call for each cell
                out.append(whole)
                continue
        out.append(_amount(values, i, cell, column, unit))
    values.fields[name] = out


def _amount(values: Values, i: int, cell: Cell, column: Column, unit: int) -> int | None:
    value, code, detail = parse_amount(cell)
    if value is None:
        if code:
            proof_only = column.field == "balance"
            values.add(i, column.header, cell, "balance_unread" if proof_only else code, detail)
        return None
    if unit != 1 and code != "unit_in_cell":
        value = Decimal(value) * unit
    currency = values.currency[i]
    if not -LARGEST <= value <= LARGEST:
        values.add(i, column.header, cell, "amount_out_of_range", str(value))
        return None
    minor = to_minor(value, currency)
    if minor is None:
        values.add(i, column.header, cell, "decimals", str(value))
    elif code:
        values.add(i, column.header, cell, code, detail or str(value))
    return minor


def _instalment_columns(
    values: Values, columns: Sequence[Column], rows: Sequence[Cells], stated: Stated
) -> list[object]:
    """Per row: tuple of (label, minor units or parts per million, is a share)."""
    out: list[object] = []
    for i, row in enumerate(rows):
        parts = []
        for column in columns:
            cell = row[column.index] if column.index < len(row) else None
            part = _instalment(values, i, cell, column, stated)
            if part is not None:
                parts.append(part)
        out.append(_one_scale(parts))
    return out


def _instalment(
    values: Values, i: int, cell: Cell, column: Column, stated: Stated
) -> tuple[str, Decimal, str] | None:
    if cell is None or (type(cell) is str and cell in words.NOTHING):
        return None
    label = re.sub(r"[（(].*[)）]|\s|比例|金额|%|％|\d+(?=%)", "", column.header.rpartition("/")[2])
    share = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*", cell) if type(cell) is str else None
    if share:
        return label, Decimal(share.group(1)), "percent"
    value, code, detail = parse_amount(cell)
    if value is None or code not in ("", "unit_in_cell", "currency_mark", "full_width"):
        values.add(i, column.header, cell, code or "not_an_amount", detail)
        return None
    exact = Decimal(value)
    if column.percent:
        return label, exact if exact > 1 else exact * 100, "percent"
    unit = 1 if code == "unit_in_cell" else column.unit if column.unit != 1 else stated.unit
    return label, exact, "amount" if unit == 1 else f"amount*{unit}"


def _one_scale(parts: Sequence[tuple[str, Decimal, str]]) -> tuple[tuple[str, Decimal, str], ...]:
    """Bare numbers that add up to 1 or 100 are shares; the sum decides, not the single cell."""
    bare = [value for _, value, scale in parts if scale.startswith("amount")]
    if len(bare) == len(parts) and bare and sum(bare) in (1, 100):
        factor = 100 if sum(bare) == 1 else 1
        return tuple((label, value * factor, "percent") for label, value, _ in parts)
    out = []
    for label, value, scale in parts:
        _, _, unit = scale.partition("*")
        out.append((label, value * int(unit), "amount") if unit else (label, value, scale))
    return tuple(out)


# --- days, texts --------------------------------------------------------------------------------


def _day_column(
    values: Values, name: str, column: Column, rows: Sequence[Cells], stated: Stated, frame: Frame
) -> None:
    index = column.index
    out: list[object] = []
    order, year, latest = values.order, stated.year, frame.latest
    for i, row in enumerate(rows):
        cell = row[index] if index < len(row) else None
        if cell is None:
            out.append(None)
            continue
        day, code, detail = parse_day(cell, order, year, latest)
        if code:
            values.add(i, column.header, cell, code, detail)
        out.append(day)
    values.fields[name] = out


def _text_column(values: Values, name: str, column: Column, rows: Sequence[Cells]) -> None:
    index = column.index
    reader: Callable[[Cell], tuple[str, str, str]] = (
        parse_number_text if name in NUMBERS else parse_text
    )
    cache: dict[str, str] = {}
    out: list[object] = []
    for i, row in enumerate(rows):
        cell = row[index] if index < len(row) else None
        if cell is None:
            out.append("")
            continue
        if type(cell) is str and cell in cache:
            out.append(cache[cell])
            continue
        text, code, detail = reader(cell)
        if code:
            values.add(i, column.header, cell, code, detail)
        elif type(cell) is str and len(cache) < 50_000:
            cache[cell] = text
        out.append(text)
    values.fields[name] = out


def _joined(values: Values, columns: Sequence[Column], rows: Sequence[Cells]) -> list[object]:
    out: list[object] = []
    for i, row in enumerate(rows):
        parts: list[str] = []
        for column in columns:
            cell = row[column.index] if column.index < len(row) else None
            if cell is None:
                continue
            text, code, detail = parse_text(cell)
            if code:
                values.add(i, column.header, cell, code, detail)
            if text and text not in parts:
                parts.append(text)
        out.append(" ".join(parts))
    return out


def _currencies(
    values: Values,
    by_field: dict[str, list[Column]],
    rows: Sequence[Cells],
    stated: Stated,
    frame: Frame,
) -> list[str]:
    """Per row: its own currency, else the column's, else the file's, else the ledger's."""
    money = [c for name in AMOUNTS for c in by_field.get(name, ())]
    base = next((c.currency for c in money if c.currency), None) or stated.currency
    default = base or frame.currency
    own = by_field.get("currency", [])
    out: list[str] = []
    for i, row in enumerate(rows):
        found = None
        if own:
            cell = row[own[0].index] if own[0].index < len(row) else None
            if cell is not None and cell not in words.NOTHING:
                found = words.currency_of(str(cell))
                if found is None:
                    values.add(i, own[0].header, cell, "currency_unknown")
        if found is None:
            found = _marked(row, money)
        out.append(found or default)
    if not base and not own and rows:
        values.problems.append(
            Problem(0, "", "", "currency_assumed", frame.currency, problems.NOTE)
        )
    return out


def _marked(row: Cells, money: Sequence[Column]) -> str | None:
    for column in money:
        cell = row[column.index] if column.index < len(row) else None
        if type(cell) is str:
            found = currency_in(cell)
            if found:
                return found
    return None


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
    above, group_at = "", 0
    for i, text in enumerate(texts):
        place = values.places[i]
        while group_at < len(groups) and groups[group_at] < place:
            above = lines.groups[groups[group_at]]
            group_at += 1
        same = text in words.SAME_AS_ABOVE
        if same or (not text and (values.numbers[i] in covered or blanks)):
            row = table.rows[place]
            raw = row[column.index] if column.index < len(row) else None
            if above and not isinstance(raw, Odd):
                texts[i] = above
                values.add(i, column.header, raw, "filled_down", above)
            elif same:
                texts[i] = ""
        else:
            above = text or above


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
