"""Lines of invoices into the ledger; a list of lines alone makes the invoices, too."""

from collections.abc import Sequence

from arapp.services.importing.booking.post_invoices import (
    buyer_of,
    compare_later,
    first_day,
    write_invoice,
)
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import InvoiceLineRow, InvoiceRow
from arapp.services.ledger.invoice_check import bare_item
from arapp.services.ledger.names import name_key, number_key

_Lines = list[tuple[int, InvoiceLineRow]]


def post_invoice_lines(posting: Posting, tally: Tally) -> None:
    """The lines of each invoice together: all of them, or none.

    An invoice that has lines keeps them (`seen_before`); one that a list of this import names and
    that is not in the ledger was kept out, so are its lines.
    """
    groups: dict[str, _Lines] = {}
    broken = {
        number_key(row.number)
        for row, status in zip(tally.table.records, tally.status, strict=True)
        if isinstance(row, InvoiceLineRow) and status in ("flagged", "rejected")
    }
    for i, row in tally.ready():
        groups.setdefault(number_key(row.number), []).append((i, row))
    known = _products(posting)
    for key, lines in sorted(groups.items(), key=lambda one: sum(r.net for _, r in one[1]) < 0):
        invoice = posting.book.invoice(lines[0][1].number)
        if key in broken:
            _all(tally, lines, "lines_differ", "")
        elif invoice is not None:
            _attach(posting, tally, invoice, lines, known)
        elif key in posting.book.listed_invoices:
            _all(tally, lines, "invoice_left_out", lines[0][1].number)
        else:
            _make(posting, tally, lines, known)


def _attach(
    posting: Posting, tally: Tally, invoice: int, lines: _Lines, known: dict[str, int]
) -> None:
    has = "SELECT 1 FROM invoice_line WHERE invoice_id = ? LIMIT 1"
    if posting.tx.value(has, (invoice,)) is not None:
        for i, _ in lines:
            tally.skipped(i, f"invoice:{invoice}")
        return
    net, tax, contract = posting.tx.one(
        "SELECT net, tax, contract_id FROM invoice WHERE id = ?", (invoice,)
    )
    made = (sum(row.net for _, row in lines), sum(row.tax for _, row in lines))
    if made != (net, tax):
        _all(tally, lines, "lines_differ", f"{made[0]}+{made[1]}={net + tax}")
        return
    _write(posting, tally, invoice, lines, known)
    if contract is not None:
        compare_later(posting, [contract])


def _make(posting: Posting, tally: Tally, lines: _Lines, known: dict[str, int]) -> None:
    """An invoice that only its lines tell of."""
    row = lines[0][1]
    day = first_day(line.day for _, line in lines)
    lacking = "day" if day is None else "" if row.customer else "customer"
    if lacking:
        _all(tally, lines, "missing", lacking)
        return
    if posting.shut(day):
        for i, line in lines:
            tally.shut(i, "day", line.day, posting.closed)
        return
    net, tax = (sum(getattr(line, name) for _, line in lines) for name in ("net", "tax"))
    if not net + tax:
        _all(tally, lines, "zero_amount", "")
        return
    customer = buyer_of(posting, tally, row)
    head = InvoiceRow(
        *(row.row, row.number, row.customer, row.tax_no, "", day, net, tax, net + tax),
        *(row.currency, None, "", row.memo, row.buyer, row.code, row.kind, row.red_of),
    )
    blue = posting.book.invoice(row.red_of) if row.red_of and net < 0 else None
    invoice = write_invoice(posting, tally, customer, head, blue)
    tally.made["invoices"] += 1
    _write(posting, tally, invoice, lines, known)


def _write(
    posting: Posting, tally: Tally, invoice: int, lines: _Lines, known: dict[str, int]
) -> None:
    for no, (i, row) in enumerate(lines, 1):
        posting.tx.insert(
            "invoice_line",
            invoice_id=invoice,
            product_id=known.get(name_key(bare_item(row.item))),
            no=no,
            item=row.item,
            spec=row.spec,
            unit=row.unit,
            quantity=row.quantity,
            price=row.price,
            net=row.net,
            tax_rate_ppm=row.rate,
            tax=row.tax,
        )
        tally.posted(i, row.currency, row.net + row.tax)


def _products(posting: Posting) -> dict[str, int]:
    """Name → the only product of that name."""
    rows: Sequence[tuple[int, str]] = posting.tx.rows("SELECT id, name FROM product ORDER BY id")
    keys = [name_key(name) for _, name in rows]
    return {key: id_ for (id_, _), key in zip(rows, keys, strict=True) if keys.count(key) == 1}


def _all(tally: Tally, lines: _Lines, code: str, detail: str) -> None:
    for i, _ in lines:
        tally.add(i, "", code, detail)
        if code == "invoice_left_out":
            tally.status[i] = "skipped"
