"""Credit grades, and what a customer's own record says beside its grade.

Amounts of a grade are in the firm's currency. For a customer in another one its tolerance is read
in that currency, unit for unit; its limit says nothing there, but for zero, which is zero anywhere.
"""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NoSuchCustomer
from arapp.models.values.money import exponent

ENFORCE = ("none", "warn", "block")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with what it carries; amounts in minor units of the firm's currency."""

    code: str
    name: str = ""
    net_days: int = 0
    credit_limit: int | None = None
    grace_days: int = 0
    points: int = 0
    enforce: str = "warn"
    tolerance_amount: int = 0
    tolerance_days: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A customer as credit sees it. `own_limit`, `base_amount` in minor units of `currency`.

    `until` ends a grade set by hand; None: it was reckoned, imported or never touched.
    """

    id: int
    name: str
    short_name: str
    currency: str
    grade: Grade
    own_limit: int | None
    base_amount: int
    reason: str
    until: date | None
    scored_on: date | None
    firm_currency: str

    @property
    def limit(self) -> int | None:
        """The customer's own limit, else the grade's; None: there is none."""
        if self.own_limit is not None:
            return self.own_limit
        if self.currency == self.firm_currency or self.grade.credit_limit == 0:
            return self.grade.credit_limit
        return None

    @property
    def limit_from(self) -> str:
        """Where the limit comes from: customer, grade, or "" when there is none."""
        if self.own_limit is not None:
            return "customer"
        return "" if self.limit is None else "grade"

    @property
    def called(self) -> str:
        """Short name, else the full one."""
        return self.short_name or self.name

    def tolerance(self, currency: str) -> int:
        """What may be overdue before it counts, in minor units of `currency`."""
        return in_units(self.grade.tolerance_amount, self.firm_currency, currency)


def in_units(minor: int, of: str, currency: str) -> int:
    """So many units of one currency as so many units of another, in minor units."""
    shift = exponent(currency) - exponent(of)
    return int(minor * 10**shift) if shift >= 0 else minor // 10**-shift


_COLUMNS = (
    "g.code, g.name, g.net_days, g.credit_limit, g.grace_days, g.points, g.enforce,"
    " g.tolerance_amount, g.tolerance_days"
)


def grades(tx: Tx) -> list[Grade]:
    """All grades, the best first."""
    return [
        Grade(*row)
        for row in tx.rows(f"SELECT {_COLUMNS} FROM grade g ORDER BY g.points DESC, g.code")
    ]


def grade(tx: Tx, code: str) -> Grade | None:
    """The grade of that code."""
    row = tx.one(f"SELECT {_COLUMNS} FROM grade g WHERE g.code = ?", (code,))
    return None if row is None else Grade(*row)


def firm_currency(tx: Tx) -> str:
    """The ledger's own currency."""
    return str(tx.value("SELECT currency FROM company") or "CNY")


_STANDING = (
    "SELECT c.id, c.name, c.short_name, c.currency, c.credit_limit, c.base_amount,"
    f" c.grade_reason, c.grade_until, c.scored_on, c.grade, {_COLUMNS}"
    " FROM customer c LEFT JOIN grade g ON g.code = c.grade"
)


def standing(tx: Tx, customer_id: int) -> Standing:
    """What credit knows of a customer. Raises NoSuchCustomer."""
    row = tx.one(f"{_STANDING} WHERE c.id = ?", (customer_id,))
    if row is None:
        raise NoSuchCustomer(key=customer_id)
    return _standing(row, firm_currency(tx))


def standings(tx: Tx) -> dict[int, Standing]:
    """The same of every customer that is not merged into another, by id."""
    home = firm_currency(tx)
    rows = tx.rows(f"{_STANDING} WHERE c.merged_into_id IS NULL ORDER BY c.id")
    return {row[0]: _standing(row, home) for row in rows}


def _standing(row: tuple[object, ...], home: str) -> Standing:
    customer, name, short, currency, limit, base, reason, until, scored, code, *rest = row
    # A code that no grade has (a sheet wrote it) carries nothing: no limit, no tolerance.
    known = Grade(str(code)) if rest[0] is None else Grade(*rest)  # type: ignore[arg-type]  # columns as in Grade
    return Standing(
        customer, name, short, currency, known, limit, base, reason,  # type: ignore[arg-type]  # columns as in _STANDING
        from_ordinal(until), from_ordinal(scored), home,  # type: ignore[arg-type]  # the same
    )  # fmt: skip
