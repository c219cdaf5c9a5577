"""Columns of money: amounts in minor units, parts of a contract, the currency of each row."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from arapp.models.values.money import exponent
from arapp.services.importing import problems
from arapp.services.importing.cells.figures import LARGEST, currency_in, parse_amount
from arapp.services.importing.layout.columns import AMOUNTS, Column
from arapp.services.importing.layout.part_days import label_of_part
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.reading.sheet import Cell, Cells
from arapp.services.importing.rows.values import Frame, Problem, Values, column_of
from arapp.services.importing.wording import words

_QUICK = 10**12  # minor units beyond LARGEST


def to_minor(value: Decimal | int, currency: str) -> int | None:
    """Minor units; None when the value is finer than the currency."""
    digits = exponent(currency)
    if isinstance(value, int):
        return int(value * 10**digits)
    scaled = value.scaleb(digits)
    whole = int(scaled)
    return whole if whole == scaled else None


def amount_column(
    values: Values, name: str, column: Column, rows: Sequence[Cells], stated: Stated
) -> None:
    """Read an amount column into `values`, in minor units of each row's currency."""
    unit = column.unit if column.unit != 1 else stated.unit if name != "limit" or stated.unit else 1
    cells = column_of(rows, column.index)
    plain = unit == 1 and all(exponent(code) == 2 for code in set(values.currency))
    quick = _cents(cells) if plain else None
    if quick is None:
        quick = [_amount(values, i, cell, column, unit) for i, cell in enumerate(cells)]
    values.fields[name] = list(quick)


def amount_columns(
    values: Values, name: str, columns: Sequence[Column], rows: Sequence[Cells], stated: Stated
) -> None:
    """Read the columns of one field; several (实收 under each part) make one sum a row."""
    read = []
    for column in columns:
        amount_column(values, name, column, rows, stated)
        read.append(values.amounts(name))
    if len(read) > 1:
        values.fields[name] = [_sum(of_row) for of_row in zip(*read, strict=True)]


def part_columns(
    values: Values, name: str, columns: Sequence[Column], rows: Sequence[Cells], stated: Stated
) -> list[object]:
    """Per row: tuple of (column, minor units) of the months or ages that have a figure."""
    read = []
    for column in columns:
        amount_column(values, name, column, rows, stated)
        read.append((column.index, values.amounts(name)))
    return [
        tuple((index, amounts[i]) for index, amounts in read if amounts[i])
        for i in range(len(rows))
    ]


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _cents(cells: Sequence[Cell]) -> list[int | None] | None:
    """Cells × 100 when all of them are numbers with at most two decimals; else None."""
    if not set(map(type, cells)) <= {Decimal, int, type(None)}:
        return None
    numbers = cast("Sequence[Decimal | int | None]", cells)
    scaled = [None if number is None else number * 100 for number in numbers]
    cents = [None if number is None else int(number) for number in scaled]
    known = [number for number in cents if number is not None]
    if cents != scaled or (known and not -_QUICK < min(known) <= max(known) < _QUICK):
        return None
    return cents


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


def instalment_columns(
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
    label = label_of_part(column.header)
    share = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*", cell) if type(cell) is str else None
    if share:
        return label, Decimal(share.group(1)), "percent"
    value, code, detail = parse_amount(cell)
    if value is None or code not in ("", "unit_in_cell", "currency_mark", "full_width"):
        values.add(i, column.header, cell, code or "not_an_amount", detail)
        return None
    exact = Decimal(value)
    if column.percent and exact <= 100:  # 预付30% over amounts is the name of a part
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


def currencies(
    values: Values,
    by_field: Mapping[str, Sequence[Column]],
    rows: Sequence[Cells],
    stated: Stated,
    frame: Frame,
) -> list[str]:
    """Per row: its own currency, else the column's, else the file's, else the ledger's."""
    money = [c for name in AMOUNTS for c in by_field.get(name, ())]
    base = next((c.currency for c in money if c.currency), None) or stated.currency
    own = by_field.get("currency", ())
    found: list[str | None] = [None] * len(rows)
    if own:
        found = _own_currencies(values, own[0], rows)
    for column in money:
        _mark(found, column_of(rows, column.index))
    if not base and not own and rows:
        values.problems.append(
            Problem(0, "", "", "currency_assumed", frame.currency, problems.NOTE)
        )
    default = base or frame.currency
    if own and None in found:
        _note_blanks(values, own[0], column_of(rows, own[0].index), found, default)
    return [code or default for code in found]


def _note_blanks(
    values: Values, own: Column, cells: Sequence[Cell], found: Sequence[str | None], default: str
) -> None:
    """A row whose own currency is blank beside others that say theirs is told of, each of them; it
    is kept aside where they say another one than would be taken."""
    blank = [
        i
        for i, (cell, code) in enumerate(zip(cells, found, strict=True))
        if code is None and (cell is None or cell in words.NOTHING)
    ]
    stated = sorted({code for code in found if code is not None})
    if stated and stated != [default]:
        for i in blank:
            values.add(i, own.header, "", "currency_missing", "/".join(stated))
        return
    for i in blank[:1] if len(blank) == len(found) else blank:
        values.add(i, own.header, "", "currency_assumed", default)


def _own_currencies(values: Values, own: Column, rows: Sequence[Cells]) -> list[str | None]:
    found: list[str | None] = []
    cells = column_of(rows, own.index)
    known = {cell: words.currency_of(str(cell)) for cell in set(cells) - words.NOTHING - {None}}
    for i, cell in enumerate(cells):
        code = None
        if cell in known:
            code = known[cell]
            if code is None:
                values.add(i, own.header, cell, "currency_unknown")
        found.append(code)
    return found


def _mark(found: list[str | None], cells: Sequence[Cell]) -> None:
    """The currency written into the amounts of a column, where none is known yet."""
    if str not in set(map(type, cells)):
        return
    for i, cell in enumerate(cells):
        if found[i] is None and type(cell) is str:
            found[i] = currency_in(cell)
