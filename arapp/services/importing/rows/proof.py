"""Proof of what was read: the sheet's own totals, the running balance, the counts.

A control compares a figure of the sheet with the sum of the rows read (all data rows, whatever
became of them). Amounts in minor units.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.amounts import to_minor
from arapp.services.importing.rows.chains import chains, ends_of, first_break, whole_ends
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.lines import Lines
from arapp.services.importing.rows.records import LedgerRow, ReceiptRow, Record
from arapp.services.importing.rows.total_rows import totals_of
from arapp.services.importing.rows.values import Values

_MOST_APART = 20  # rows that are named one by one


def controls(
    table: RawTable,
    layout: Layout,
    stated: Stated,
    lines: Lines,
    values: Values,
    records: Sequence[Record],
) -> list[Control]:
    """All proofs of a table: its total rows, figures of its title, its running balance."""
    found = totals_of(table, layout, stated, lines, values)
    if layout.kind == "receipts":
        rows = [row for row in records if isinstance(row, ReceiptRow)]
        found += _stated_sums(rows, stated, values)
        found += _bank_balance(rows, layout, stated, values) or _stated_balance(
            rows, stated, values
        )
    if "part" in values.fields:
        found += _wholes(values)
    if layout.kind == "ledger":
        found += _ledger_balance([row for row in records if isinstance(row, LedgerRow)], values)
    head = table.header_rows[0] if table.header_rows else 0
    return [replace(control, row=head) if not control.row else control for control in found]


def _wholes(values: Values) -> list[Control]:
    """The column of the whole against the months or ages beside it, over all rows."""
    field = next((name for name in ("open", "amount") if name in values.fields), "")
    if not field:
        return []
    parts = cast("list[tuple[tuple[int, int], ...]]", values.fields["part"])
    paid = sum(n or 0 for n in values.amounts("paid")) if field == "open" else 0
    sheet = sum(n or 0 for n in values.amounts(field))
    read = sum(amount for row in parts for _, amount in row)
    read = sheet if read - paid == sheet else read
    header = values.headers[field]
    currency = values.currency[0] if values.currency else "CNY"
    if sheet != read:
        return _rows_apart(values, field, parts)
    return [Control(header, header, 0, sheet, read, currency, equal=True)]


def _rows_apart(
    values: Values, field: str, parts: Sequence[tuple[tuple[int, int], ...]]
) -> list[Control]:
    """The rows whose whole is not what the months or ages beside it come to, each by itself."""
    header, found = values.headers[field], []
    paid = values.amounts("paid") if field == "open" else [0] * len(parts)
    for i, whole in enumerate(values.amounts(field)):
        own = sum(amount for _, amount in parts[i])
        if whole is not None and own not in (whole, whole + (paid[i] or 0)):
            place = (values.numbers[i], whole, own, values.currency[i])
            found.append(Control(header, header, *place, equal=False))
    return found[:_MOST_APART]


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


# --- balances ---


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
        broken = first_break(chain) if read == closing and whole_ends(chain) is None else None
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
