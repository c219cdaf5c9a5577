"""Delivery notes into the ledger: the lines of a note are one delivery, all of them or none."""

from arapp.models.values.days import to_ordinal
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import DeliveryRow
from arapp.services.ledger.names import number_key

_Lines = list[tuple[int, DeliveryRow]]
_Key = tuple[int | str, str]
_LONGEST = 200  # signs of a note that names its goods


def post_deliveries(posting: Posting, tally: Tally) -> None:
    """Notes by customer and number; a line without a number is a delivery of its own.

    A note that is in the ledger is skipped, or takes the invoice and the contract that the sheet
    names; with another amount it is kept aside.
    """
    broken = {
        (_name(row), number_key(row.number))
        for row, status in zip(tally.table.records, tally.status, strict=True)
        if isinstance(row, DeliveryRow) and row.number and status in ("flagged", "rejected")
    }
    groups: dict[tuple[str, str], _Lines] = {}
    for i, row in tally.ready():
        key = (_name(row), number_key(row.number) or f"#{i}")
        groups.setdefault(key, []).append((i, row))
    known = _Known(posting)
    for key, lines in groups.items():
        if key in broken:
            _all(tally, lines, "delivery_broken", "")
        elif len({row.day for _, row in lines}) > 1:
            _all(tally, lines, "delivery_days", lines[0][1].number)
        elif len({row.currency for _, row in lines}) > 1:
            _all(tally, lines, "currency_unknown", "")
        else:
            _note(posting, tally, lines, known)


def _name(row: DeliveryRow) -> str:
    return row.customer or row.customer_code


class _Known:
    """Deliveries that were there before this import, each taken once."""

    def __init__(self, posting: Posting) -> None:
        self._by: dict[_Key, list[tuple[int, int, str]]] = {}
        self._bare: dict[tuple[int, int, int, str], list[int]] = {}
        for row, customer, number, day, amount, currency in posting.tx.rows(
            "SELECT id, customer_id, number, day, amount, currency FROM delivery ORDER BY id"
        ):
            key = number_key(number)
            if key:
                self._by.setdefault((customer, key), []).append((row, amount, currency))
            self._bare.setdefault((customer, day, amount, currency), []).append(row)

    def numbered(self, customer: int, number: str) -> tuple[int, int, str] | None:
        """(id, amount, currency) of the customer's note of that number."""
        found = self._by.get((customer, number_key(number)))
        return found[0] if found else None

    def alike(self, customer: int, day: int, amount: int, currency: str) -> int | None:
        """One without a number in the sheet: of the same day and amount."""
        found = self._bare.get((customer, day, amount, currency))
        return found.pop(0) if found else None


def _note(posting: Posting, tally: Tally, lines: _Lines, known: _Known) -> None:
    row = lines[0][1]
    amount = sum(line.amount for _, line in lines)
    if not amount:
        _all(tally, lines, "zero_amount", "")
        return
    customer = posting.book.customer(row.customer, row.customer_code)
    found = None
    if customer is not None:
        found = _found(known, customer, row, amount)
    if found is not None:
        _again(posting, tally, lines, found, amount)
        return
    if posting.shut(row.day):
        for i, line in lines:
            tally.shut(i, "day", line.day, posting.closed)
        return
    customer = posting.book.customer_or_new(
        row.customer, row.customer_code, row.currency, tally.made
    )
    contract, invoice = _links(posting, tally, lines, customer)
    posting.tx.insert(
        "delivery",
        customer_id=customer,
        contract_id=contract,
        invoice_id=invoice,
        number=row.number,
        day=to_ordinal(row.day),
        amount=amount,
        currency=row.currency,
        note=_told(lines),
        batch_id=posting.batch,
    )
    tally.made["deliveries"] += 1
    for i, line in lines:
        tally.posted(i, line.currency, line.amount)


def _found(
    known: _Known, customer: int, row: DeliveryRow, amount: int
) -> tuple[int, int, str] | None:
    if row.number:
        return known.numbered(customer, row.number)
    day = to_ordinal(row.day)
    alike = None if day is None else known.alike(customer, day, amount, row.currency)
    return None if alike is None else (alike, amount, row.currency)


def _again(
    posting: Posting, tally: Tally, lines: _Lines, found: tuple[int, int, str], amount: int
) -> None:
    """A note that the ledger has: its links are completed, never changed."""
    delivery, before, currency = found
    row, record = lines[0][1], f"delivery:{delivery}"
    if (before, currency) != (amount, row.currency):
        _all(tally, lines, "delivery_differs", row.number)
        for i, _ in lines:
            tally.equals[i] = record
        return
    customer, contract, invoice, day = posting.tx.one(
        "SELECT customer_id, contract_id, invoice_id, day FROM delivery WHERE id = ?", (delivery,)
    )
    to_contract, to_invoice = _links(posting, tally, lines, customer)
    new: dict[str, int] = {}
    if contract is None and to_contract is not None and not _closed(posting, day):
        new["contract_id"] = to_contract
    if invoice is None and to_invoice is not None:
        billed = posting.tx.value("SELECT day FROM invoice WHERE id = ?", (to_invoice,))
        if not _closed(posting, max(day, billed)):
            new["invoice_id"] = to_invoice
    if new:
        posting.tx.update("delivery", delivery, **new)
    for i, _ in lines:
        if new:
            tally.updated(i, record)
        else:
            tally.skipped(i, record)


def _closed(posting: Posting, day: int) -> bool:
    return posting.closed is not None and day <= posting.closed.toordinal()


def _links(
    posting: Posting, tally: Tally, lines: _Lines, customer: int
) -> tuple[int | None, int | None]:
    """The contract and the invoice that the note names; told when the ledger has none so."""
    i, row = lines[0]
    contract, invoice = posting.book.contract(row.contract), posting.book.invoice(row.invoice)
    fits = "SELECT 1 FROM {} WHERE id = ? AND customer_id = ? AND currency = ?{}"
    places = (
        (contract, row.contract, "contract", ""),
        (invoice, row.invoice, "invoice", " AND red_of_id IS NULL AND gross > 0"),
    )
    linked: list[int | None] = []
    for one, said, table, more in places:
        key = (one, customer, row.currency)
        fitting = one is not None and posting.tx.value(fits.format(table, more), key) is not None
        if said and not fitting:
            tally.add(i, "", "link_unknown", said)
        linked.append(one if fitting else None)
    return linked[0], linked[1]


def _told(lines: _Lines) -> str:
    """What went out and what is remarked of it, as the note of the delivery."""
    parts = dict.fromkeys(part for _, line in lines for part in (line.goods, line.memo) if part)
    text = "；".join(parts)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _all(tally: Tally, lines: _Lines, code: str, detail: str) -> None:
    for i, _ in lines:
        tally.add(i, "", code, detail)
