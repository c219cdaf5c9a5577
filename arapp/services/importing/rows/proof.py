"""Proof of what was read: the sheet's own totals, the running balance, the counts.

A control compares a figure of the sheet with the sum of the rows read (all data rows, whatever
became of them). Amounts in minor units.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from arapp.models.values.money import plain
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import AMOUNTS, Column, Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.amounts import to_minor
from arapp.services.importing.rows.lines import Lines
from arapp.services.importing.rows.records import LedgerRow, ReceiptRow, Record
from arapp.services.importing.rows.values import Values
from arapp.services.importing.wording import words


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
        found += _stated_sums(rows, stated, values)
        found += _bank_balance(rows, layout, stated, values) or _stated_balance(
            rows, stated, values
        )
    if layout.kind == "ledger":
        found += _ledger_balance([row for row in records if isinstance(row, LedgerRow)], values)
    head = table.header_rows[0] if table.header_rows else 0
    return [replace(control, row=head) if not control.row else control for control in found]


# --- total rows ---------------------------------------------------------------------------------


def _totals(
    table: RawTable, layout: Layout, stated: Stated, lines: Lines, values: Values
) -> list[Control]:
    columns = [
        c for c in layout.columns if c.field in AMOUNTS - {"limit", "balance"} and not c.percent
    ]
    currency = values.currency[0] if values.currency else "CNY"
    found: list[Control] = []
    for column in columns:
        sums = (
            _instalment_sums(table, values, column, stated, currency)
            if column.field == "instalment" or len(layout.indexes(column.field or "")) > 1
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
    """1: oldest row first, -1: newest first, 0: fewer than two balances.

    The balances say it; where they are broken, the days do.
    """
    down = up = count = 0
    for before, row in pairwise([row for row in rows if row.balance is not None]):
        count += 1
        down += row.balance == (before.balance or 0) + row.amount
        up += before.balance == (row.balance or 0) + before.amount
    if not count:
        return 0
    days = [row.day for row in rows if row.day]
    if max(up, down) * 2 < count and days and days[0] != days[-1]:
        return 1 if days[0] < days[-1] else -1
    return 1 if down >= up else -1


def chains(rows: Sequence[ReceiptRow]) -> list[list[ReceiptRow]]:
    """Rows of each account and currency that have a running balance, oldest first.

    All rows count, whatever became of them: the bank booked them all.
    """
    groups: dict[tuple[str, str], list[ReceiptRow]] = {}
    for row in rows:
        groups.setdefault((row.account, row.currency), []).append(row)
    found = []
    for mine in groups.values():
        way = direction(mine)
        if way:
            found.append(mine if way > 0 else mine[::-1])
    return found


def _ends(chain: Sequence[ReceiptRow]) -> tuple[int, int] | None:
    """Opening and closing of a chain in which each balance is where another row starts.

    Rows of one second come in any order, so the order is not asked; None when a row is missing.
    """
    if any(row.balance is None for row in chain):
        return None
    if all((b.balance or 0) == (a.balance or 0) + b.amount for a, b in pairwise(chain)):
        return (chain[0].balance or 0) - chain[0].amount, chain[-1].balance or 0
    loose = Counter((row.balance or 0) - row.amount for row in chain)
    loose.subtract(row.balance or 0 for row in chain)
    starts = [balance for balance, n in loose.items() if n > 0]
    if not starts:
        return (chain[-1].balance or 0,) * 2
    if len(starts) > 1 or loose[starts[0]] > 1:
        return None
    return starts[0], next(balance for balance, n in loose.items() if n < 0)


def ends_of(chain: Sequence[ReceiptRow]) -> tuple[int, int]:
    """Opening and closing balance of a chain."""
    closing = next((row.balance for row in reversed(chain) if row.balance is not None), 0)
    return _ends(chain) or (_opening_of(chain), closing or 0)


def _opening_of(chain: Sequence[ReceiptRow]) -> int:
    """Balance before the first row of a chain, from the first balance that it has."""
    total = 0
    for row in chain:
        total += row.amount
        if row.balance is not None:
            return row.balance - total
    return 0


def _broken(chain: Sequence[ReceiptRow]) -> tuple[ReceiptRow, int] | None:
    """The first row whose balance does not follow, and what should stand there; None: all do."""
    running = _opening_of(chain)
    for row in chain:
        running += row.amount
        if row.balance is not None:
            if row.balance != running:
                return row, running
            running = row.balance
    return None


def _bank_balance(
    rows: Sequence[ReceiptRow], layout: Layout, stated: Stated, values: Values
) -> list[Control]:
    """Opening + Σ = closing, from the balance column, for each account of the file."""
    header = values.headers.get("balance", "")
    found = []
    for chain in chains(rows):
        if layout.style == "list" and not _is_running(chain):
            continue  # what a customer still owes, not what the account holds
        currency = chain[0].currency
        opening, closing = ends_of(chain)
        if stated.opening is not None:
            told = to_minor(stated.opening, currency)
            opening = told if told is not None else opening
        upto = max(i for i, row in enumerate(chain) if row.balance is not None)
        last, read = chain[upto], opening + sum(row.amount for row in chain[: upto + 1])
        broken = _broken(chain) if read == closing and _ends(chain) is None else None
        if broken is not None:
            last, read = broken
            closing = last.balance or 0
        found.append(Control("余额", header, last.row, closing, read, currency, closing == read))
    return found


def _stated_balance(rows: Sequence[ReceiptRow], stated: Stated, values: Values) -> list[Control]:
    """Opening + Σ = closing where both are stated above and no row has a balance of its own."""
    currencies = {row.currency for row in rows}
    if stated.opening is None or stated.closing is None or len(currencies) != 1:
        return []
    currency = currencies.pop()
    opening, closing = (to_minor(sum_, currency) for sum_ in (stated.opening, stated.closing))
    if opening is None or closing is None:
        return []
    read = opening + sum(row.amount for row in rows)
    header = values.headers.get("balance") or values.headers.get("amount", "")
    return [Control("余额", header, rows[-1].row, closing, read, currency, closing == read)]


def _is_running(chain: Sequence[ReceiptRow]) -> bool:
    full = [row for row in chain if row.balance is not None]
    hits = sum(b.balance == (a.balance or 0) + b.amount for a, b in pairwise(full))
    return hits * 2 >= len(full) - 1


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
