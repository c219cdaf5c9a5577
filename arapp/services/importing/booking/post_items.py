"""Open items into the ledger."""

from datetime import date

from arapp.models.values.days import to_ordinal
from arapp.services.importing.booking.item_changes import (
    keeps_amount,
    of_another,
    told_otherwise,
    weighed,
)
from arapp.services.importing.booking.known_items import Item, KnownItems, rows_of_contract
from arapp.services.importing.booking.openings import balances_of_customers, made_up_of_rows
from arapp.services.importing.booking.post_contracts import paid_before
from arapp.services.importing.booking.post_open import Left, insert_open
from arapp.services.importing.booking.post_parts import fresh_parts
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import PlanRow


def post_plans(posting: Posting, tally: Tally) -> None:
    """Open items; one that the ledger has already is that row, with what the sheet says more."""
    known = KnownItems(posting, tally)
    with posting.tx.gathered("customer"):
        left = _named_customers(posting, tally)
    apart = [one for one in left if one[1].parts]
    left = [one for one in left if not one[1].parts]
    looked_up = [one for one in left if known.may_know(one[1], one[2])]
    taken = _taken(posting, tally, known, looked_up)
    with posting.tx.gathered("customer"):
        left = [
            one if one[2] else (*one[:2], _customer_made(posting, tally, one[1]))
            for one in left
            if one[0] not in taken
        ]
        apart = [
            (i, row, customer or _customer_made(posting, tally, row)) for i, row, customer in apart
        ]
    if balances_of_customers(tally):
        left = [one for one in left if not made_up_of_rows(posting, tally, *one)]
    insert_open(posting, tally, [*left, *fresh_parts(posting, tally, known, apart)])


def _taken(posting: Posting, tally: Tally, known: KnownItems, rows: Left) -> set[int]:
    """Places of the rows that are items of the ledger, the surest look at all of them first."""
    taken: set[int] = set()
    for look in (known.exact, known.alike, known.changed):
        rest: Left = []
        for one in rows:
            i, row, customer = one
            item = look(row, customer)
            if item is None:
                rest.append(one)
            else:
                taken.add(i)
                posting.used.add(item.id)
                _take(posting, tally, i, known, item, row)
        rows = rest
    return taken


def _named_customers(posting: Posting, tally: Tally) -> Left:
    """The rows with their customers, made where unknown; rows without one are told.

    A name that nobody has, beside a number that the ledger knows, may be that customer's spelt
    another way: 0 until the number has been looked at.
    """
    found: Left = []
    for i, row in tally.ready():
        customer = posting.book.customer(row.customer, row.customer_code)
        nobody = customer is None and _of_no_number_known(posting, row)
        if nobody and posting.shut(row.booked_on):
            tally.shut(i, "booked_on", row.booked_on, posting.closed)
            continue
        if customer is None:
            customer = _customer_of(posting, tally, row, nobody)
        if customer is None:
            tally.add(i, "", "missing", "customer")
        else:
            found.append((i, row, customer))
    return found


def _of_no_number_known(posting: Posting, row: PlanRow) -> bool:
    """Without a known customer either, the row can equal none of the ledger: its customer would be
    made for it."""
    return posting.book.contract(row.contract) is None and posting.book.invoice(row.invoice) is None


def _customer_of(posting: Posting, tally: Tally, row: PlanRow, nobody: bool) -> int | None:
    """The customer of a row whose name nobody has."""
    if not row.customer and not row.customer_code:
        contract = posting.book.contract(row.contract)
        return (
            posting.tx.value("SELECT customer_id FROM contract WHERE id = ?", (contract,))
            if contract
            else None
        )
    return _customer_made(posting, tally, row) if nobody else 0


def _customer_made(posting: Posting, tally: Tally, row: PlanRow) -> int:
    return posting.book.customer_or_new(row.customer, row.customer_code, row.currency, tally.made)


def _take(
    posting: Posting, tally: Tally, i: int, known: KnownItems, item: Item, row: PlanRow
) -> None:
    """Row i is an item of the ledger: what the sheet says more of it is weighed and written."""
    if item.contract is not None:
        posting.listed_in.add(item.contract)
        posting.listed.add(item.id)
    if known.balances_only and 0 < row.amount <= item.amount:
        row = row._replace(amount=item.amount, paid=item.amount - row.amount)
    record = f"plan:{item.id}"
    write = weighed(posting, tally, i, known, item, row)
    other = of_another(posting, item, row)
    currency = "currency" in known.fields and row.currency != item.currency
    if other or currency or (row.amount != item.amount and "amount" not in write):
        code, said = told_otherwise(posting, known, item, row, not keeps_amount(item, row))
        tally.add(i, "", code, said)
        tally.equals[i] = record
        return
    if item.state == "expected":
        write |= {
            "state": "firm",
            "booked_on": to_ordinal(row.booked_on),
            "due_on": to_ordinal(row.due_on),
        }
    paid = write.pop("paid", None)

    def change() -> None:
        if write:
            posting.tx.update("plan", item.id, **write)
        if isinstance(paid, int):
            day = row.booked_on if item.paid == 0 else posting.as_of
            paid_before(posting, item.id, paid - item.paid, day)

    if not write and paid is None:
        tally.skipped(i, record)
    elif posting.unless_locked(change):
        tally.updated(i, record)
        tally.net[row.currency] += row.amount - row.paid
        tally.amounts[row.currency] += row.amount
    else:
        tally.shut(i, "booked_on", row.booked_on, posting.closed)


def settle_unlisted(posting: Posting) -> None:
    """Rows of a plan made by this import, before one that the open items list, and not listed
    themselves, were settled before the import."""
    unlisted = {
        contract
        for contract, row_id in posting.tx.each(
            "SELECT contract_id, id FROM plan WHERE batch_id = ? AND contract_id IS NOT NULL",
            (posting.batch,),
        )
        if contract in posting.listed_in and row_id not in posting.listed
    }
    for contract in sorted(unlisted):
        rows = rows_of_contract(posting, contract)
        mine = {
            row_id
            for (row_id,) in posting.tx.rows(
                "SELECT id FROM plan WHERE contract_id = ? AND batch_id = ?",
                (contract, posting.batch),
            )
        }
        last = max((row.no for row in rows if row.id in posting.listed), default=0)
        signed = posting.tx.value("SELECT signed_on FROM contract WHERE id = ?", (contract,))
        for row in rows:
            if (
                row.no < last
                and row.id not in posting.listed
                and row.id in mine
                and row.paid < row.amount
            ):
                day = row.booked_on or signed or row.due_on or posting.as_of.toordinal()
                day = min(day, posting.as_of.toordinal())
                if posting.closed is not None:
                    day = max(day, posting.closed.toordinal() + 1)
                if row.state != "firm":
                    posting.tx.update(
                        "plan", row.id, state="firm", booked_on=day, due_on=row.due_on or day
                    )
                paid_before(posting, row.id, row.amount - row.paid, date.fromordinal(day))
