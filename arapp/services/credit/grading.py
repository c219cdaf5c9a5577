"""Grades of customers and the list of grades: commands."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_months
from arapp.models.values.errors import InvalidDay, InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.credit.grades import ENFORCE, firm_currency, grade, standing
from arapp.services.credit.people import require_customer
from arapp.services.dispatch import Outcome, Right, Topic

_TOPICS = frozenset({Topic.CUSTOMERS})
HAND_MONTHS = 12  # how long a grade set by hand holds when nobody says


@dataclass(frozen=True)
class SetGrade:
    """A grade by hand, against the score, with a reason and a last day (a year without one)."""

    customer_id: int
    grade: str
    reason: str
    until: date | None = None

    label: ClassVar[str] = "set_grade"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the last day. Raises NoSuchCustomer, InvalidValue, InvalidDay (not ahead)."""
        require_customer(tx, self.customer_id)
        if grade(tx, self.grade) is None:
            raise InvalidValue(field="grade", value=self.grade, reason="unknown")
        if not self.reason.strip():
            raise InvalidValue(field="reason", value="", reason="empty")
        until = self.until or add_months(tx.today, HAND_MONTHS)
        if until <= tx.today:
            raise InvalidDay(value=until.isoformat(), reason="past")
        tx.update(
            "customer",
            self.customer_id,
            grade=self.grade,
            grade_reason=self.reason.strip(),
            grade_until=until.toordinal(),
        )
        return Outcome(_TOPICS, until)


@dataclass(frozen=True)
class ApplyGrades:
    """Reckoned grades taken over for many customers at once, with the reason.

    `grades` are pairs (customer, grade code). A grade set by hand that still holds is left alone.
    """

    grades: tuple[tuple[int, str], ...]
    reason: str

    label: ClassVar[str] = "apply_grades"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of customers looked at. Raises NoSuchCustomer, InvalidValue."""
        if not self.reason.strip():
            raise InvalidValue(field="reason", value="", reason="empty")
        today = tx.today.toordinal()
        written = 0
        for customer, code in self.grades:
            require_customer(tx, customer)
            if grade(tx, code) is None:
                raise InvalidValue(field="grade", value=code, reason="unknown")
            until = tx.value("SELECT grade_until FROM customer WHERE id = ?", (customer,))
            if until is not None and until >= today:
                continue
            written += 1
            tx.update(
                "customer",
                customer,
                grade=code,
                grade_reason=self.reason.strip(),
                grade_until=None,
                scored_on=today,
            )
        return Outcome(_TOPICS, written)


@dataclass(frozen=True)
class SetLimit:
    """The customer's own limit (None: the grade's again) and base amount (None: as it is)."""

    customer_id: int
    limit: Money | None
    base_amount: Money | None = None

    label: ClassVar[str] = "set_limit"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NoSuchCustomer, Refused `limit_currency`, InvalidValue (below zero)."""
        require_customer(tx, self.customer_id)
        own = standing(tx, self.customer_id).currency
        for field, amount in (("credit_limit", self.limit), ("base_amount", self.base_amount)):
            if amount is not None and amount.currency != own:
                raise Refused("limit_currency", field=field, currency=amount.currency, own=own)
            if amount is not None and amount.minor < 0:
                raise InvalidValue(field=field, value=amount.plain(), reason="negative")
        values = {"credit_limit": None if self.limit is None else self.limit.minor}
        if self.base_amount is not None:
            values["base_amount"] = self.base_amount.minor
        tx.update("customer", self.customer_id, **values)
        return Outcome(_TOPICS, self.customer_id)


@dataclass(frozen=True)
class SaveGrade:
    """A grade of the list, new or changed (by its code). Amounts in the firm's currency.

    `credit_limit` None: no limit; `points` from which a score earns it.
    """

    code: str
    name: str
    net_days: int
    credit_limit: Money | None
    grace_days: int = 0
    points: int = 0
    enforce: str = "warn"
    tolerance_amount: Money | None = None
    tolerance_days: int = 0

    label: ClassVar[str] = "save_grade"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its code. Raises InvalidValue, Refused `limit_currency`, `grade_points_taken`."""
        code = self.code.strip().upper()
        for field, reason in grade_problems(tx, self):
            if reason == "limit_currency":
                amount = getattr(self, field)
                raise Refused(reason, field=field, currency=amount.currency, own=firm_currency(tx))
            if reason == "grade_points_taken":
                raise Refused(reason, field=field, points=self.points)
            raise InvalidValue(field=field, value=str(getattr(self, field)), reason=reason)
        values = {
            "name": self.name.strip(),
            "net_days": self.net_days,
            "credit_limit": None if self.credit_limit is None else self.credit_limit.minor,
            "grace_days": self.grace_days,
            "points": self.points,
            "enforce": self.enforce,
            "tolerance_amount": self.tolerance_amount.minor if self.tolerance_amount else 0,
            "tolerance_days": self.tolerance_days,
        }
        row = tx.value("SELECT id FROM grade WHERE code = ?", (code,))
        if row is None:
            tx.insert("grade", code=code, **values)
        else:
            tx.update("grade", row, **values)
        return Outcome(frozenset({Topic.SETTINGS, Topic.CUSTOMERS}), code)


def grade_problems(tx: Tx, wanted: SaveGrade) -> list[tuple[str, str]]:
    """(field, reason) of what is wrong with a grade: empty, range, unknown, limit_currency,
    negative, grade_points_taken (two grades may not be earned by one score)."""
    found = []
    code = wanted.code.strip().upper()
    if not code or len(code) > 8:
        found.append(("code", "empty" if not code else "range"))
    if not wanted.name.strip():
        found.append(("name", "empty"))
    ranges = (("net_days", 3650), ("grace_days", 365), ("points", 100), ("tolerance_days", 3650))
    found += [(field, "range") for field, most in ranges if not 0 <= getattr(wanted, field) <= most]
    if wanted.enforce not in ENFORCE:
        found.append(("enforce", "unknown"))
    home = firm_currency(tx)
    for field in ("credit_limit", "tolerance_amount"):
        amount: Money | None = getattr(wanted, field)
        if amount is not None and amount.currency != home:
            found.append((field, "limit_currency"))
        elif amount is not None and amount.minor < 0:
            found.append((field, "negative"))
    if tx.value("SELECT 1 FROM grade WHERE points = ? AND code <> ?", (wanted.points, code)):
        found.append(("points", "grade_points_taken"))
    return found


@dataclass(frozen=True)
class RemoveGrade:
    """A grade that no customer has leaves the list."""

    code: str

    label: ClassVar[str] = "remove_grade"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Raises InvalidValue (no such grade), Refused `grade_in_use`, `last_grade`."""
        row = tx.value("SELECT id FROM grade WHERE code = ?", (self.code,))
        if row is None:
            raise InvalidValue(field="grade", value=self.code, reason="unknown")
        count = tx.value("SELECT count(*) FROM customer WHERE grade = ?", (self.code,))
        if count:
            raise Refused("grade_in_use", grade=self.code, count=count)
        if tx.value("SELECT count(*) FROM grade") == 1:
            raise Refused("last_grade", grade=self.code)
        tx.delete("grade", row)
        return Outcome(frozenset({Topic.SETTINGS}), self.code)
