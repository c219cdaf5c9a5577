"""Who looks after a customer, dated: reports of a past day ask who it was then."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import InvalidDay, NoSuchCustomer, PeriodLocked
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.period import first_open


@dataclass(frozen=True, slots=True)
class Term:
    """From a day on this salesperson of this department; until the next term begins."""

    owner: str
    department: str
    from_on: date


@dataclass(frozen=True)
class SetOwner:
    """The customer is another's from a day on, today when none is given; what was before stays."""

    customer_id: int
    owner: str
    department: str = ""
    from_on: date | None = None

    label: ClassVar[str] = "set_owner"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day. Raises NoSuchCustomer, InvalidDay (in the future), PeriodLocked."""
        day = self.from_on or tx.today
        if not EARLIEST <= day <= tx.today:
            reason = "future" if day > tx.today else "range"
            raise InvalidDay(value=day.isoformat(), reason=reason)
        if day.toordinal() < first_open(tx):
            raise PeriodLocked(until=tx.locked_until, field="from_on", day=day)
        give(tx, self.customer_id, (self.owner, self.department), day)
        return Outcome(frozenset({Topic.CUSTOMERS}), day)


def give(tx: WriteTx, customer_id: int, owner: tuple[str, str], day: date) -> None:
    """Write (salesperson, department) from a day on. Raises NoSuchCustomer.

    The first change keeps who it was before, so that the days before it can be told. Without a
    department the salesperson's own is taken.
    """
    before = tx.one("SELECT owner, department FROM customer WHERE id = ?", (customer_id,))
    if before is None:
        raise NoSuchCustomer(key=customer_id)
    name = owner[0].strip()
    department = owner[1].strip() or department_of(tx, name)
    known = tx.value("SELECT id FROM owner_term WHERE customer_id = ?", (customer_id,))
    if known is None and any(before) and day > EARLIEST:
        _term(tx, customer_id, before, EARLIEST.toordinal())
    _term(tx, customer_id, (name, department), day.toordinal())
    newest = tx.one(
        "SELECT owner, department FROM owner_term WHERE customer_id = ?"
        " ORDER BY from_on DESC LIMIT 1",
        (customer_id,),
    )
    if newest != before:
        tx.update("customer", customer_id, owner=newest[0], department=newest[1])


def _term(tx: WriteTx, customer_id: int, owner: tuple[str, str], day: int) -> None:
    row = tx.value(
        "SELECT id FROM owner_term WHERE customer_id = ? AND from_on = ?", (customer_id, day)
    )
    if row is not None:
        tx.update("owner_term", row, owner=owner[0], department=owner[1])
        return
    tx.insert(
        "owner_term", customer_id=customer_id, owner=owner[0], department=owner[1], from_on=day
    )


def department_of(tx: Tx, owner: str) -> str:
    """The department of a salesperson, as the list of people or another customer has it."""
    found = tx.value("SELECT department FROM person WHERE name = ?", (owner,)) if owner else ""
    if not found and owner:
        found = tx.value(
            "SELECT department FROM customer WHERE owner = ? AND department <> ''"
            " ORDER BY id DESC LIMIT 1",
            (owner,),
        )
    return str(found or "")


def terms(tx: Tx, customer_id: int) -> list[Term]:
    """The salespersons of a customer, the newest first."""
    rows = tx.rows(
        "SELECT owner, department, from_on FROM owner_term WHERE customer_id = ?"
        " ORDER BY from_on DESC",
        (customer_id,),
    )
    return [Term(owner, part, date.fromordinal(day)) for owner, part, day in rows]


def owner_on(tx: Tx, customer_id: int, day: date) -> tuple[str, str]:
    """(salesperson, department) as of a day. Raises NoSuchCustomer."""
    found = tx.one(
        "SELECT coalesce(t.owner, c.owner), coalesce(t.department, c.department) FROM customer c"
        " LEFT JOIN owner_term t ON t.id = (SELECT o.id FROM owner_term o"
        "  WHERE o.customer_id = c.id AND o.from_on <= :d ORDER BY o.from_on DESC LIMIT 1)"
        " WHERE c.id = :c",
        {"c": customer_id, "d": day.toordinal()},
    )
    if found is None:
        raise NoSuchCustomer(key=customer_id)
    return str(found[0]), str(found[1])
