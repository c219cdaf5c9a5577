"""What a claim against a customer stands on, read in one go."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.escalation import Sheet
from arapp.services.collection.interest_sheet import interest_sheet, interest_table
from arapp.services.collection.limitation import Course, LimitationLine, courses, limitation_list

_ALL = 36_500
"""Days: every debt, however far its limitation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim stands on: the interest as a sheet, each debt's limitation and its course."""

    today: date
    sheet: Sheet
    interest: Money
    debts: tuple[LimitationLine, ...]
    courses: dict[int, Course]


def read(tx: Tx, customer: int, currency: str, basis: str, factor: int, language: str) -> Claim:
    """As of the ledger day. Raises as `interest_sheet`."""
    found = interest_sheet(tx, tx.today, customer, currency, basis, factor)
    debts = [
        one for one in limitation_list(tx, tx.today, _ALL, customer) if one.currency == currency
    ]
    return Claim(
        tx.today,
        interest_table(found, language),
        Money(found.interest, currency),
        tuple(debts),
        courses(tx, [one.plan for one in debts], tx.today),
    )
