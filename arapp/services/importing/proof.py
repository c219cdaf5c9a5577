"""Proof of what was read: the sheet's own totals, the running balance, the counts.

A control compares a figure of the sheet with the sum of the rows read (all data rows, whatever
became of them). Amounts in minor units.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from arapp.models.values.money import plain
from arapp.services.importing import words
from arapp.services.importing.amounts import to_minor
from arapp.services.importing.cells import parse_amount
from arapp.services.importing.columns import AMOUNTS, Column, Layout
from arapp.services.importing.lines import Lines
from arapp.services.importing.preamble import Stated
from arapp.services.importing.records import LedgerRow, ReceiptRow, Record
from arapp.services.importing.tables import RawTable
from arapp.services.importing.values import Values


@dataclass(frozen=True, slots=True)
class Control:
    """A figure of the sheet and what the rows say: `label` and `column` as in the sheet."""

    label: str
    column: str
    row: int
    sheet: int
    read: int
    currency: str
    equal: bool

    def as_json(self) -> dict[str, object]:
        """Headless form."""
        return {
            "label": self.label,
            "column": self.column,
            "row": self.row,
            "sheet": plain(self.sheet, self.currency),
            "read": plain(self.read, self.currency),
            "equal": self.equal,
        }


def controls(
    table: RawTable,
    layout: Layout,
    stated: Stated,
    lines: Lines,
    values: Values,
    records: Sequence[Record],
) -> list[Control]:
    """All proofs of a table: its total rows, figures of its title, its running balance."""
    found = _totals(table, layout, stated, lines, values)
    if layout.kind == "receipts":
        rows = [row for row in records if isinstance(row, ReceiptRow)]
        found += _stated_sums(rows, stated, values) + _bank_balance(rows, stated, values)
    if layout.kind == "ledger":
        found += _ledger_balance([row for row in records if isinstance(row, LedgerRow)], values)
    head = table.header_rows[0] if table.header_rows else 0
    return [replace(control, row=head) if not control.row else control for control in found]


# --- total rows ---------------------------------------------------------------------------------


def _totals(
    table: RawTable, layout: Layout, stated: Stated, lines: Lines, values: Values
) -> list[Control]:
    columns = [
        c
        for c in layout.columns
        if c.field in AMOUNTS - {"limit", "instalment"} and c.field != "balance"
    ]
    currency = values.currency[0] if values.currency else "CNY"
    found: list[Control] = []
    for column in columns:
        sums = _running(values, column)
        since_any = since_total = 0
        for place, label in lines.totals:
            cells = table.rows[place]
            cell = cells[column.index] if column.index < len(cells) else None
            upto = _upto(values.places, place)
            sheet = _figure(cell, column, stated, currency)
            if sheet is not None:
                spans = _spans(label, sums[upto], sums[since_any], sums[since_total])
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


def _upto(places: Sequence[int], place: int) -> int:
    from bisect import bisect_left

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


def _stated_sums(rows: Sequence[ReceiptRow], stated: Stated, values: Values) -> list[Control]:
    """ "收入：12 笔 3,400.00" above the table."""
    currency = values.currency[0] if values.currency else "CNY"
    found = []
    for label, figure, sign in (("收入", stated.ins, 1), ("支出", stated.outs, -1)):
        sheet = to_minor(figure, currency) if figure is not None else None
        if sheet is not None:
            read = sum(abs(row.amount) for row in rows if row.amount * sign > 0)
            found.append(
                Control(
                    label, values.headers.get("amount", ""), 0, sheet, read, currency, read == sheet
                )
            )
    return found


# --- balances -----------------------------------------------------------------------------------


def direction(rows: Sequence[ReceiptRow]) -> int:
    """1: oldest row first, -1: newest first, 0: the balances do not say."""
    down = up = count = 0
    for before, row in pairwise(rows):
        if before.balance is None or row.balance is None:
            continue
        count += 1
        down += row.balance == before.balance + row.amount
        up += before.balance == row.balance + before.amount
    if not count or max(up, down) * 2 < count:
        return 0
    return 1 if down >= up else -1


def _bank_balance(rows: Sequence[ReceiptRow], stated: Stated, values: Values) -> list[Control]:
    """Opening + Σ = closing, from the balance column."""
    currency = values.currency[0] if values.currency else "CNY"
    proven = [row for row in rows if row.balance is not None]
    if len(proven) < 2:
        return []
    way = direction(rows)
    if not way:
        return []
    ordered = list(rows) if way > 0 else list(reversed(rows))
    with_balance = [row for row in ordered if row.balance is not None]
    first, last = with_balance[0], with_balance[-1]
    opening = (first.balance or 0) - first.amount
    if stated.opening is not None:
        told = to_minor(stated.opening, currency)
        opening = told if told is not None else opening
    start = ordered.index(first)
    read = opening + sum(row.amount for row in ordered[start:])
    closing = last.balance or 0
    return [
        Control(
            "余额",
            values.headers.get("balance", ""),
            last.row,
            closing,
            read,
            currency,
            closing == read,
        )
    ]


def _ledger_balance(rows: Sequence[LedgerRow], values: Values) -> list[Control]:
    """Balance of each customer's last row against opening + debits − credits."""
    found = []
    by_customer: dict[str, list[LedgerRow]] = {}
    for row in rows:
        by_customer.setdefault(row.customer, []).append(row)
    for name, mine in by_customer.items():
        last = next((row for row in reversed(mine) if row.balance is not None), None)
        if last is None or last.balance is None:
            continue
        upto = mine[: mine.index(last) + 1]
        first = mine[0]
        before = 0
        if not first.opening and first.balance is not None:
            before = first.balance - first.debit + first.credit
        read = before + sum(row.debit - row.credit for row in upto)
        found.append(
            Control(
                f"余额 {name}".strip(),
                values.headers.get("balance", ""),
                last.row,
                last.balance,
                read,
                last.currency,
                read == last.balance,
            )
        )
    return found
