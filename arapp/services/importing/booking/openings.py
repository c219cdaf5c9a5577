"""Balances that a sheet states for a customer, and what the ledger comes to by then.

A balance is booked where the ledger has nothing of the customer yet. Where it has rows, those are
what the balance consists of: booked beside them it would count twice.
"""

from datetime import date, timedelta

from arapp.models.values.money import plain
from arapp.services.importing.booking.posting import OPENING, Posting, Tally
from arapp.services.importing.rows.records import CustomerRow, PlanRow
from arapp.services.ledger.open_rows import balance_of

_ROWS = (
    "SELECT id FROM plan WHERE customer_id = :customer AND currency = :currency"
    " AND state = 'firm' AND booked_on < :day"
)


def balance_before(posting: Posting, customer: int, currency: str, day: date) -> int | None:
    """What the customer owes of what was booked before the day, prepayments off.

    None when nothing was: plan rows alone count, money that came in is no history of its own.
    """
    facts = {"customer": customer, "currency": currency, "day": day.toordinal()}
    rows = {row_id for (row_id,) in posting.tx.rows(_ROWS, facts)}
    if not rows - posting.openings:
        return None
    return balance_of(posting.tx, day - timedelta(days=1), customer, currency)


def opening_day(posting: Posting, tally: Tally) -> date:
    """The day of a list's balances: as the list says, else the day of the import."""
    return tally.table.stated.as_of or posting.as_of


def has_opening(posting: Posting, customer: int | None, row: CustomerRow) -> bool:
    """Whether there is no opening balance to book, or the ledger had it before this import."""
    if not row.opening:
        return True
    found = posting.tx.rows(
        "SELECT id FROM plan WHERE customer_id = ? AND label = ? AND amount = ?"
        " AND currency = ? AND contract_id IS NULL",
        (customer, OPENING, row.opening, row.currency),
    )
    return bool({row_id for (row_id,) in found} - posting.openings)


def settle_opening(
    posting: Posting, tally: Tally, i: int, customer: int, row: CustomerRow, changed: bool
) -> None:
    """期初应收 beside a customer is an open item of its day; called when all rows are in."""
    day = opening_day(posting, tally)
    known = balance_before(posting, customer, row.currency, date.fromordinal(day.toordinal() + 1))
    if known is None:
        _book(posting, tally, customer, row, day)
        changed = True
    elif known != row.opening:
        heavy = tally.status[i] == "ready" and not changed
        tally.add(i, "", "opening_differs" if heavy else "opening_left", plain(known, row.currency))
        tally.equals.setdefault(i, f"customer:{customer}")
    if tally.status[i] == "ready":
        done = tally.updated if changed else tally.skipped
        done(i, f"customer:{customer}")


def _book(posting: Posting, tally: Tally, customer: int, row: CustomerRow, day: date) -> None:
    plan = posting.tx.insert(
        "plan",
        customer_id=customer,
        kind="opening" if row.opening > 0 else "credit",
        label=OPENING,
        state="firm",
        booked_on=day.toordinal(),
        due_on=day.toordinal(),
        amount=row.opening,
        currency=row.currency,
        owner=row.owner,
        batch_id=posting.batch,
    )
    posting.openings.add(plan)
    posting.used.add(plan)
    tally.made["plans"] += 1
    tally.net[row.currency] += row.opening
    tally.amounts[row.currency] += row.opening


# --- lists with one balance a customer ---

_SINGLE = frozenset(
    {"amount", "contract", "invoice", "label", "booked_on", "due_on", "terms", "currency"}
)


def balances_of_customers(tally: Tally) -> bool:
    """Whether the table states one balance a customer and nothing of what it consists of."""
    fields = {column.field for column in tally.table.layout.columns}
    names = [row.customer for row in tally.table.records if isinstance(row, PlanRow)]
    return "open" in fields and not fields & _SINGLE and len(set(names)) == len(names)


def made_up_of_rows(posting: Posting, tally: Tally, i: int, row: PlanRow, customer: int) -> bool:
    """A customer's balance whose rows the ledger has: told, not booked beside them."""
    upto = opening_day(posting, tally) + timedelta(days=1)
    known = balance_before(posting, customer, row.currency, upto)
    if known is None:
        return False
    if known == row.amount - row.paid:
        tally.skipped(i, f"customer:{customer}")
    else:
        tally.add(i, "", "opening_differs", plain(known, row.currency))
        tally.equals[i] = f"customer:{customer}"
    return True
