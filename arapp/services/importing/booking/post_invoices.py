"""Issued invoices into the ledger."""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial

from arapp.models.values.days import to_ordinal
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import InvoiceLineRow, InvoiceRow
from arapp.services.ledger.invoice_compare import recompare
from arapp.services.ledger.invoice_rows import Taken, reduce_rows
from arapp.services.ledger.names import number_key

_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-_/.]{3,}")


def post_invoices(posting: Posting, tally: Tally) -> None:
    """Issued invoices by number; one without a contract makes its own plan row (product I1).

    Red ones come after those that they may take back, in whatever order the sheet has them.
    """
    book = posting.book
    book.listed_invoices |= {
        number_key(row.number) for row in tally.table.records if isinstance(row, InvoiceRow)
    }
    ready = list(tally.ready())
    for i, row in sorted(ready, key=lambda one: one[1].gross < 0):
        known = book.invoice(row.number)
        if known is None and posting.shut(row.day):
            tally.shut(i, "day", row.day, posting.closed)
            continue
        customer = buyer_of(posting, tally, row)
        if known is not None:
            _known_invoice(posting, tally, i, known, customer, row)
            continue
        blue = _blue(posting, tally, i, customer, row)
        write_invoice(posting, tally, customer, row, blue)
        tally.posted(i, row.currency, row.gross)


def buyer_of(posting: Posting, tally: Tally, row: InvoiceRow | InvoiceLineRow) -> int:
    """The customer by name; a new one is made with the tax no. that the invoice says."""
    known = posting.book.customer(row.customer)
    if known is not None:
        return known
    values = {"name": row.customer, "tax_no": row.tax_no, "currency": row.currency}
    return posting.book.make_customer(tally.made, **values)


def write_invoice(
    posting: Posting, tally: Tally, customer: int, row: InvoiceRow, blue: int | None
) -> int:
    """Insert an invoice with what it makes owed, or takes back; its id."""
    contract = contract_of(posting, customer, row.contract, row.memo)
    if blue is not None:
        contract = posting.tx.value("SELECT contract_id FROM invoice WHERE id = ?", (blue,))
    invoice = posting.book.make_invoice(
        number=row.number,
        customer_id=customer,
        contract_id=contract,
        day=to_ordinal(row.day),
        net=row.net,
        tax=row.tax,
        gross=row.gross,
        currency=row.currency,
        buyer=row.buyer,
        buyer_tax_no=row.tax_no,
        code=row.code,
        kind=row.kind,
        red_of_id=blue,
        note=row.memo,
    )
    if contract is not None:
        compare_later(posting, [contract])
    elif row.day is not None and blue is not None:
        sums = (-row.gross, row.currency, row.memo, posting.batch)
        reduce_rows(posting.tx, blue, Taken(invoice, customer, row.day, row.number, *sums))
    elif row.day is not None:
        _invoice_row(posting, tally, customer, invoice, row)
    return invoice


def compare_later(posting: Posting, contracts: Iterable[int]) -> None:
    """Compare the invoices of contracts when all rows are in, each contract once."""
    waiting = posting.book.to_compare
    if not waiting:
        posting.later.append(partial(_compare, posting))
    waiting.update(contracts)


def _compare(posting: Posting) -> None:
    for contract in sorted(posting.book.to_compare):
        recompare(posting.tx, contract)
    posting.book.to_compare.clear()


def contract_of(posting: Posting, customer: int, number: str, memo: str) -> int | None:
    """The contract that a row names, else the one of the customer that its remark names."""
    if number:
        return posting.book.contract(number)
    for word in _WORD.findall(memo):
        found = posting.book.contract(word)
        if found is not None and customer == posting.tx.value(
            "SELECT customer_id FROM contract WHERE id = ?", (found,)
        ):
            return found
    return None


def _blue(posting: Posting, tally: Tally, i: int, customer: int, row: InvoiceRow) -> int | None:
    """The invoice that a red one takes back; told when the ledger has none of that number."""
    if row.gross > 0 or not row.red_of:
        return None
    found = posting.book.invoice(row.red_of)
    if found is None:
        tally.add(i, "", "red_unknown", row.red_of)
        return None
    owner, gross = posting.tx.one("SELECT customer_id, gross FROM invoice WHERE id = ?", (found,))
    return found if owner == customer and gross > 0 else None


def _invoice_row(
    posting: Posting, tally: Tally, customer: int, invoice: int, row: InvoiceRow
) -> None:
    assert row.day is not None
    due = row.due_on or posting.book.due_day(customer, row.day)
    posting.tx.insert(
        "plan",
        customer_id=customer,
        invoice_id=invoice,
        kind="invoice" if row.gross > 0 else "credit",
        label="",
        state="firm",
        booked_on=to_ordinal(row.day),
        due_on=to_ordinal(due),
        amount=row.gross,
        currency=row.currency,
        owner=row.owner,
        note=row.memo,
        batch_id=posting.batch,
    )
    tally.made["plans"] += 1


def _known_invoice(
    posting: Posting, tally: Tally, i: int, known: int, customer: int, row: InvoiceRow
) -> None:
    now = posting.tx.one("SELECT customer_id, net, tax, gross FROM invoice WHERE id = ?", (known,))
    if now == (customer, row.net, row.tax, row.gross):
        if _completed(posting, known, row):
            tally.updated(i, f"invoice:{known}")
        else:
            tally.skipped(i, f"invoice:{known}")
    elif now[0] == customer and now[2] == 0 and now[3] == row.gross:
        values = {"net": row.net, "tax": row.tax, "day": to_ordinal(row.day)}
        if posting.unless_locked(lambda: posting.tx.update("invoice", known, **values)):
            _completed(posting, known, row)
            tally.updated(i, f"invoice:{known}")
        else:
            tally.shut(i, "day", row.day, posting.closed)
    else:
        tally.add(i, "", "invoice_repeated", f"invoice:{known}")
        tally.equals[i] = f"invoice:{known}"


def _completed(posting: Posting, known: int, row: InvoiceRow) -> bool:
    """Write what the ledger has not of an invoice yet; whether there was anything."""
    tax_no, kind, code, contract = posting.tx.one(
        "SELECT buyer_tax_no, kind, code, contract_id FROM invoice WHERE id = ?", (known,)
    )
    new: dict[str, str] = {}
    if row.tax_no and not tax_no:
        new = {"buyer_tax_no": row.tax_no, "buyer": row.buyer}
    if row.kind and not kind:
        new["kind"] = row.kind
    if row.code and not code:
        new["code"] = row.code
    if new:
        posting.tx.update("invoice", known, **new)
        compare_later(posting, [contract] if contract is not None else [])
    return bool(new)


def first_day(days: Iterable[date | None]) -> date | None:
    """The earliest day that is named."""
    return min((day for day in days if day is not None), default=None)
