"""The customers as a list: what each owes, against its limit, since when, what is to be done."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.credit.abnormal import abnormal_ids, abnormals
from arapp.services.credit.exposure import exposures
from arapp.services.credit.grades import Standing, standings
from arapp.services.credit.rescore import to_rescore
from arapp.services.ledger.standing import STANDS
from arapp.services.reports.open import source

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer; amounts in minor units of `currency`.

    `days`: how long its oldest row is overdue, None when none is. `ceiling`: limit with the base
    amount, None when there is none. `others`: (currency, open) beside its own.
    """

    id: int
    name: str
    short_name: str
    code: str
    initials: str
    grade: str
    owner: str
    department: str
    region: str
    currency: str
    open: int
    overdue: int
    days: int | None
    exposure: int
    ceiling: int | None
    used_ppm: int | None
    last_paid: date | None
    abnormal: bool
    rescore: bool
    others: tuple[tuple[str, int], ...] = ()

    @property
    def title(self) -> str:
        """What it is called on the screen."""
        return self.short_name or self.name


def customer_list(tx: Tx, as_of: date) -> list[CustomerLine]:
    """Every customer that is not merged into another, by id, as of a day."""
    known = standings(tx)
    owed = exposures(tx, as_of, known=known)
    late, paid = _oldest(tx, as_of), _last_paid(tx, as_of)
    abnormal, again = abnormal_ids(tx, as_of), _again(tx, as_of)
    lines = []
    for row, name, short, code, initials, owner, department, region in tx.rows(
        "SELECT id, name, short_name, code, initials, owner, department, region FROM customer"
        " WHERE merged_into_id IS NULL ORDER BY id"
    ):
        one, who = owed[row], known[row]
        overdue = one.part("overdue")
        lines.append(
            CustomerLine(
                row, name, short, code, initials, _grade(who), owner, department, region,
                one.currency, overdue + one.part("not_due"), overdue,
                late.get((row, one.currency)), one.total, one.ceiling, one.used_ppm,
                paid.get(row), row in abnormal, row in again, one.owed_beside,
            )
        )  # fmt: skip
    return lines


def _again(tx: Tx, as_of: date) -> set[int]:
    """Those whose grade was reckoned or set once and is to be looked at again."""
    return {one.customer_id for one in to_rescore(tx, as_of, _ALL) if one.why != "never"}


def _grade(who: Standing) -> str:
    return who.grade.code


def _oldest(tx: Tx, as_of: date) -> dict[tuple[int, str], int]:
    """(customer, currency) → days its oldest open row is overdue; credits are none."""
    rows = source(tx, as_of, where="p.amount > 0 AND p.due_on < :d")
    found = tx.rows(
        f"SELECT customer_id, currency, min(due_on) FROM ({rows.sql})"
        " GROUP BY customer_id, currency",
        rows.params,
    )
    day = as_of.toordinal()
    return {(customer, currency): day - due for customer, currency, due in found}


def _last_paid(tx: Tx, as_of: date) -> dict[int, date]:
    """The day of the last receipt that stands, per customer."""
    rows = tx.rows(
        f"SELECT customer_id, max(day) FROM receipt r WHERE day <= :d AND {STANDS}"
        " AND customer_id IS NOT NULL GROUP BY customer_id",
        {"d": as_of.toordinal()},
    )
    return {customer: paid for customer, day in rows if (paid := from_ordinal(day)) is not None}


def most_urgent(tx: Tx) -> int | None:
    """The abnormal customer with the largest sum, else the newest one; None without customers."""
    flags = abnormals(tx, tx.today)
    if flags:
        return max(flags.values(), key=lambda flag: flag.beyond).customer_id
    found = tx.value("SELECT max(id) FROM customer WHERE merged_into_id IS NULL")
    return None if found is None else int(found)
