"""What was learned of how a customer pays, and what of it the firm does not want to be used."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings as stored
from arapp.services.matching.rows import Habit

SETTING = "matching_forgotten"
_BLANK = Habit(0)
# kind → the fields of a habit that belong to it
KINDS: Mapping[str, tuple[str, ...]] = {
    "deduction": ("deduction", "deduction_times"),
    "delay": ("delay_median", "delay_mad"),
    "pattern": ("pattern", "pattern_times"),
}


def forgotten(tx: Tx) -> dict[int, frozenset[str]]:
    """Customer → kinds of habits that are not to be used."""
    known = stored.read(tx, SETTING)
    if not isinstance(known, dict):
        return {}
    return {
        int(customer): frozenset(kinds) & KINDS.keys()
        for customer, kinds in known.items()
        if customer.isdecimal() and isinstance(kinds, list)
    }


def without(habit: Habit, kinds: Collection[str]) -> Habit:
    """The habit as if these kinds had never been seen."""
    names = [name for kind in kinds for name in KINDS[kind]]
    blank: dict[str, Any] = {name: getattr(_BLANK, name) for name in names}
    return replace(habit, **blank)


def remembered(
    habits: Mapping[int, Habit], away: Mapping[int, Collection[str]]
) -> dict[int, Habit]:
    """The habits without what is not to be used."""
    return {
        customer: without(habit, away[customer]) if customer in away else habit
        for customer, habit in habits.items()
    }


def _set(tx: WriteTx, customer: int, kind: str, *, away: bool) -> Outcome:
    if kind not in KINDS:
        raise InvalidValue(field="habit", value=kind, reason="unknown")
    if tx.value("SELECT id FROM customer WHERE id = ?", (customer,)) is None:
        raise NoSuchCustomer(key=customer)
    known = forgotten(tx)
    before = known.get(customer, frozenset())
    known[customer] = before | {kind} if away else before - {kind}
    kept = {str(one): sorted(kinds) for one, kinds in sorted(known.items()) if kinds}
    stored.write(tx, SETTING, kept or None)
    return Outcome(frozenset({Topic.SETTINGS}), before != known[customer])


@dataclass(frozen=True)
class ForgetHabit:
    """Do not use this kind of habit (deduction, delay, pattern) of the customer any more."""

    customer_id: int
    habit: str

    label: ClassVar[str] = "forget_habit"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: whether it was used before. Raises InvalidValue, NoSuchCustomer."""
        return _set(tx, self.customer_id, self.habit, away=True)


@dataclass(frozen=True)
class RestoreHabit:
    """Use it again."""

    customer_id: int
    habit: str

    label: ClassVar[str] = "restore_habit"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: whether it was not used before. Raises InvalidValue, NoSuchCustomer."""
        return _set(tx, self.customer_id, self.habit, away=False)
