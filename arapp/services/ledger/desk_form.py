"""What the form of a receipt needs of the ledger: accounts, and whether it was recorded before."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.money import Money
from arapp.services.ledger.standing import STANDS


@dataclass(frozen=True, slots=True)
class DeskAccount:
    """A bank account of the firm; `used` is the day money last came in on it, None for never."""

    id: int
    name: str
    currency: str
    used: date | None


def accounts(tx: Tx) -> list[DeskAccount]:
    """Bank accounts, the one used last first."""
    rows = tx.rows(
        "SELECT b.id, b.name, b.currency, (SELECT max(day) FROM receipt WHERE account_id = b.id)"
        " AS used FROM bank_account b ORDER BY used IS NULL, used DESC, b.id"
    )
    return [DeskAccount(one, name, code, from_ordinal(used)) for one, name, code, used in rows]


def twin(tx: Tx, day: date, amount: Money, payer: str, customer_id: int | None) -> str | None:
    """Number of a receipt of that day and amount from the same payer or customer; None: no twin."""
    found: str | None = tx.value(
        "SELECT r.number FROM receipt r"
        " WHERE r.day = :day AND r.amount = :minor AND r.currency = :code"
        f" AND (r.customer_id = :customer OR r.payer = :payer) AND {STANDS} ORDER BY r.id LIMIT 1",
        {
            "d": tx.today.toordinal(),
            "day": day.toordinal(),
            "minor": amount.minor,
            "code": amount.currency,
            "customer": customer_id,
            "payer": payer.strip(),
        },
    )
    return found


@dataclass(frozen=True, slots=True)
class FormStart:
    """What the form opens with."""

    today: date
    accounts: tuple[DeskAccount, ...]


def form_start(tx: Tx) -> FormStart:
    """The ledger day and the accounts."""
    return FormStart(tx.today, tuple(accounts(tx)))
