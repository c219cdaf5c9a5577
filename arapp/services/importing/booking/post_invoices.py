"""Issued invoices into the ledger."""

from arapp.services.importing.booking.post_contracts import ordinal
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import InvoiceRow


def post_invoices(posting: Posting, tally: Tally) -> None:
    """Issued invoices by number; one without a contract makes its own plan row (product I1)."""
    for i, row in tally.ready():
        known = posting.book.invoice(row.number)
        if known is None and posting.shut(row.day):
            tally.shut(i, "day", row.day, posting.closed)
            continue
        customer = posting.book.customer_or_new(row.customer, "", row.currency, tally.made)
        if known is not None:
            _known_invoice(posting, tally, i, known, customer, row)
            continue
        contract = posting.book.contract(row.contract)
        invoice = posting.book.make_invoice(
            number=row.number,
            customer_id=customer,
            contract_id=contract,
            day=ordinal(row.day),
            net=row.net,
            tax=row.tax,
            gross=row.gross,
            currency=row.currency,
        )
        if contract is None:
            _invoice_row(posting, tally, customer, invoice, row)
        tally.posted(i, row.currency, row.gross)


def _invoice_row(
    posting: Posting, tally: Tally, customer: int, invoice: int, row: InvoiceRow
) -> None:
    if row.day is None:
        return
    due = row.due_on or posting.book.due_day(customer, row.day)
    posting.tx.insert(
        "plan",
        customer_id=customer,
        invoice_id=invoice,
        kind="invoice" if row.gross > 0 else "credit",
        label="",
        state="firm",
        booked_on=ordinal(row.day),
        due_on=ordinal(due),
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
        tally.skipped(i, f"invoice:{known}")
    elif now[0] == customer and now[2] == 0 and now[3] == row.gross:
        values = {"net": row.net, "tax": row.tax, "day": ordinal(row.day)}
        if posting.unless_locked(lambda: posting.tx.update("invoice", known, **values)):
            tally.updated(i, f"invoice:{known}")
        else:
            tally.shut(i, "day", row.day, posting.closed)
    else:
        tally.add(i, "", "invoice_repeated", f"invoice:{known}")
        tally.equals[i] = f"invoice:{known}"
