"""Rows that the ledger gives reason to doubt: an amount far beyond all others, a code that is known
with zeros before it, a customer of another currency in a sheet that names none.

They are kept aside until somebody has looked: a row of which a cell was typed again on the page is
taken as it stands.
"""

from collections.abc import Iterator, Mapping

from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.options import Options
from arapp.services.importing.rows.records import (
    ContactRow,
    ContractRow,
    CustomerRow,
    InvoiceRow,
    LedgerRow,
    PlanRow,
    ReceiptRow,
    Record,
)

_TIMES = 10
_LEAST = 3  # fewer amounts say nothing of what is usual
# kind → table, column of the amounts that the ledger has of it
_AMOUNTS = {
    "receipts": ("receipt", "amount"),
    "plans": ("plan", "amount"),
    "invoices": ("invoice", "gross"),
    "contracts": ("contract", "amount"),
}


def keep_doubtful(posting: Posting, tally: Tally, options: Options) -> None:
    """Flag the rows of a table that are to be looked at before they are booked."""
    seen = {row for file, table, row, _ in options.cells if (file, table) == tally.key}
    kind = tally.table.kind or ""
    if kind in _AMOUNTS:
        _far_larger(posting, tally, seen, *_AMOUNTS[kind])
    _lost_zeros(posting, tally, seen)
    if not options.currency_said:
        _other_currency(posting, tally, seen)


# --- amounts ------------------------------------------------------------------------------------


def _far_larger(posting: Posting, tally: Tally, seen: set[int], table: str, column: str) -> None:
    limits = _limits(posting, table, column)
    if not limits:
        return
    for i, row in enumerate(tally.table.records):
        amount, currency = _amount(row)
        limit = limits.get(currency)
        if (
            limit is not None
            and amount > limit
            and tally.status[i] == "ready"
            and row.row not in seen
        ):
            tally.add(i, _header(tally, "amount", "open", "gross", "net"), "far_larger")


def _limits(posting: Posting, table: str, column: str) -> Mapping[str, int]:
    """Currency → ten times the largest amount that was there before the import."""
    rows = posting.tx.rows(
        f"SELECT currency, count(*), max({column}) FROM {table}"
        f" WHERE coalesce(batch_id, 0) <> ? AND {column} > 0 GROUP BY currency",
        (posting.batch,),
    )
    return {currency: _TIMES * most for currency, count, most in rows if count >= _LEAST}


def _amount(row: Record) -> tuple[int, str]:
    if isinstance(row, PlanRow):
        return max((part.amount for part in row.parts), default=row.amount), row.currency
    if isinstance(row, InvoiceRow):
        return row.gross, row.currency
    if isinstance(row, ReceiptRow | ContractRow):
        return row.amount, row.currency
    return 0, ""


# --- codes and numbers --------------------------------------------------------------------------


def _lost_zeros(posting: Posting, tally: Tally, seen: set[int]) -> None:
    padded = {
        what: {known.lstrip("0"): known for known in posting.book.numbers(what) if known[:1] == "0"}
        for what in ("customer", "contract", "invoice")
    }
    if not any(padded.values()):
        return
    for i, row in enumerate(tally.table.records):
        if tally.status[i] != "ready" or row.row in seen:
            continue
        for what, number, field in _numbers(row):
            whole = padded[what].get(number)
            if whole and _unknown(posting, what, number, row):
                tally.add(i, _header(tally, field), "code_zeros", whole)
                break


def _numbers(row: Record) -> Iterator[tuple[str, str, str]]:
    """(what it is of, the number, the field that gives it)."""
    if isinstance(row, CustomerRow):
        yield "customer", row.code, "code"
    elif isinstance(row, PlanRow | ContractRow | ContactRow):
        yield "customer", row.customer_code, "customer_code"
    if isinstance(row, ContractRow | InvoiceRow):
        yield ("contract" if isinstance(row, ContractRow) else "invoice"), row.number, "number"
    if isinstance(row, PlanRow | InvoiceRow):
        yield "contract", row.contract, "contract"
    if isinstance(row, PlanRow):
        yield "invoice", row.invoice, "invoice"


def _unknown(posting: Posting, what: str, number: str, row: Record) -> bool:
    """Whether the ledger knows nothing by the number as it stands; beside a customer's known name
    its code decides nothing."""
    if not number.isdecimal():
        return False
    if what == "contract":
        return posting.book.contract(number) is None
    if what == "invoice":
        return posting.book.invoice(number) is None
    named = "" if isinstance(row, CustomerRow) else getattr(row, "customer", "")
    return posting.book.customer(named, number) is None


def _header(tally: Tally, *fields: str) -> str:
    columns = tally.table.layout.columns
    found = (c.header for field in fields for c in columns if c.field == field)
    return next(found, "")


# --- currencies ---------------------------------------------------------------------------------


def _other_currency(posting: Posting, tally: Tally, seen: set[int]) -> None:
    """A sheet without any currency, and a customer who deals in another one than the ledger's."""
    if not any(p.code == "currency_assumed" and not p.column for p in tally.table.problems):
        return
    foreign: dict[int, str] = dict(
        posting.tx.rows(
            "SELECT id, currency FROM customer WHERE currency <> ?", (posting.book.currency,)
        )
    )
    for i, row in enumerate(tally.table.records) if foreign else ():
        if not isinstance(row, PlanRow | InvoiceRow | ContractRow | LedgerRow):
            continue
        code = row.customer_code if isinstance(row, PlanRow | ContractRow) else ""
        other = foreign.get(posting.book.customer(row.customer, code) or 0)
        if other and other != row.currency and tally.status[i] == "ready" and row.row not in seen:
            tally.add(i, "", "currency_missing", other)
