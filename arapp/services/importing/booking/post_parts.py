"""Rows of months or ages, each with the items that it is taken apart into.

A row counts once: all of its items come in, or none. Ages move from column to column with the day
of the list, so a customer's ages are weighed against the ledger as a balance is. A month stays what
it was: those that are booked already are known by their name and figure, the new ones come in.
"""

from typing import NamedTuple

from arapp.models.values.money import plain
from arapp.services.importing.booking.known_items import KnownItems, label_of
from arapp.services.importing.booking.openings import made_up_of_rows
from arapp.services.importing.booking.post_open import Left
from arapp.services.importing.booking.posting import OPENING, Posting, Tally
from arapp.services.importing.rows.records import Part, PlanRow
from arapp.services.importing.rows.templates import due_by_terms
from arapp.services.importing.wording.periods import period_of


def fresh_parts(posting: Posting, tally: Tally, known: KnownItems, rows: Left) -> Left:
    """The items that the ledger has not; what it has, or has otherwise, is told of its row."""
    if not rows:
        return []
    columns = [c for c in tally.table.layout.columns if c.field == "part"]
    if any(period_of(column.header) for column in columns):
        return _months(posting, tally, known, rows)
    left = [one for one in rows if not made_up_of_rows(posting, tally, *one)]
    return [one for row in left for one in _open_to_all(posting, tally, _items(posting, *row))]


def _items(posting: Posting, i: int, row: PlanRow, customer: int) -> Left:
    invoice = row.invoice if len(row.parts) == 1 else ""  # it is of the whole, not of a month
    terms = posting.tx.value("SELECT terms FROM customer WHERE id = ?", (customer,))
    return [
        (i, _item(row, part, terms or "")._replace(invoice=invoice), customer) for part in row.parts
    ]


def _item(row: PlanRow, part: Part, terms: str) -> PlanRow:
    end = part.booked_on
    credit = part.amount < 0
    return row._replace(
        kind="credit" if credit else "instalment" if row.contract else "opening",
        label=" ".join(filter(None, (row.label or OPENING, part.label))),
        booked_on=end,
        due_on=part.due_on or (due_by_terms(terms, end) if terms else None) or end,
        amount=part.amount,
        paid=0,
        parts=(),
    )


def _open_to_all(posting: Posting, tally: Tally, items: Left) -> Left:
    """The items of a row, or none when one lies in a closed period."""
    for i, item, _ in items:
        if posting.shut(item.booked_on):
            tally.shut(i, "", item.booked_on, posting.closed)
            return []
    return items


# --- months -------------------------------------------------------------------------------------


def _months(posting: Posting, tally: Tally, known: KnownItems, rows: Left) -> Left:
    fresh: Left = []
    for row in rows:
        found: list[tuple[PlanRow, _Booked]] = []
        new: Left = []
        for one in _items(posting, *row):
            booked = _booked(posting, one[1], one[2])
            if booked is None:
                new.append(one)
            else:
                posting.used.add(booked.id)
                found.append((one[1], booked))
        fresh += _of_row(posting, tally, known, row, found, new)
    return fresh


class _Booked(NamedTuple):
    """An item of a month that an earlier import booked, minor units."""

    id: int
    amount: int
    paid: int


def _booked(posting: Posting, item: PlanRow, customer: int) -> _Booked | None:
    """The customer's row of that month: the one of that figure first, each of them once."""
    rows = posting.tx.rows(
        "SELECT id, amount, paid FROM plan WHERE customer_id = ? AND label = ? AND currency = ?"
        " AND coalesce(contract_id, 0) = ? AND state <> 'void' AND coalesce(batch_id, 0) <> ?"
        " ORDER BY amount <> ?, id",
        (customer, label_of(item), item.currency, posting.book.contract(item.contract) or 0,
         posting.batch, item.amount),
    )  # fmt: skip
    return next((_Booked(*row) for row in rows if row[0] not in posting.used), None)


def _of_row(
    posting: Posting,
    tally: Tally,
    known: KnownItems,
    row: tuple[int, PlanRow, int],
    found: list[tuple[PlanRow, _Booked]],
    fresh: Left,
) -> Left:
    """What of a row is new; () when the ledger has it all, or some of it otherwise."""
    i, whole, customer = row
    other = next((booked for said, booked in found if not _says_the_same(said, booked)), None)
    if other is not None:
        mine = next(item for item, booked in found if booked is other)
        figures = (plain(n, whole.currency) for n in (other.amount, mine.amount))
        tally.add(i, "", "item_fixed", " → ".join(figures))
        tally.equals[i] = f"plan:{other.id}"
        return []
    if not fresh:
        tally.skipped(i, f"plan:{found[0][1].id}")
        return []
    if _other_rows(posting, known, customer, whole.currency) and made_up_of_rows(
        posting, tally, *row
    ):
        return []
    return _open_to_all(posting, tally, fresh)


def _says_the_same(said: PlanRow, booked: _Booked) -> bool:
    """The month's figure is the item's, or what is left of it."""
    return said.amount in (booked.amount, booked.amount - booked.paid)


def _other_rows(posting: Posting, known: KnownItems, customer: int, currency: str) -> bool:
    """Whether the ledger has had rows of the customer that no sheet of months brought."""
    batches = posting.tx.rows(
        "SELECT DISTINCT coalesce(batch_id, 0) FROM plan WHERE customer_id = ? AND currency = ?"
        " AND state = 'firm' AND coalesce(batch_id, 0) <> ?",
        (customer, currency, posting.batch),
    )
    return any("part" not in known.said_in(batch) for (batch,) in batches)
