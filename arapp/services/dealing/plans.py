"""A receipt plan row of a customer without a contract: from the receipts page, by hand."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import (
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NoSuchCustomer,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.credit.enforce import require
from arapp.services.dealing.contract_facts import customer_facts
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.due_rules import LATEST, DueRule, parse_rule
from arapp.services.ledger.terms import terms_of

_TOPICS = frozenset({Topic.PLANS, Topic.CUSTOMERS})
LABEL = "货款"


@dataclass(frozen=True)
class AddPlan:
    """Something a customer owes without a contract, booked on a day.

    Due by `rule` or on `due_on`, else by the customer's terms or grade. `override`: why it may go
    over the customer's limit.
    """

    customer_id: int
    amount: Money
    booked_on: date
    name: str = LABEL
    rule: str = ""
    due_on: date | None = None
    owner: str = ""
    note: str = ""
    override: str = ""

    label: ClassVar[str] = "add_plan"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the row.

        Raises NoSuchCustomer, Refused `merged`, InvalidAmount, InvalidDay (in the future, out of
        range, due before it is booked), InvalidValue (rule, name), PeriodLocked, with their field;
        those of the credit check.
        """
        customer = customer_facts(tx, self.customer_id, self.amount.currency)
        if customer is None:
            raise NoSuchCustomer(key=str(self.customer_id), field="customer_id")
        if customer.merged_into:
            into = customer.merged_into
            raise Refused("merged", name=customer.name, into=into, field="customer_id")
        if self.amount.minor <= 0:
            raise InvalidAmount(field="amount", value=self.amount.plain(), reason="not_positive")
        name = " ".join(self.name.split())
        if not name:
            raise InvalidValue(field="name", value=self.name, reason="empty")
        due, rule = self._due(tx)
        require(tx, self.customer_id, self.amount, self.override, "plan")
        written = tx.insert(
            "plan",
            customer_id=self.customer_id,
            kind="instalment",
            label=name,
            state="firm",
            booked_on=self.booked_on.toordinal(),
            due_on=due.toordinal(),
            amount=self.amount.minor,
            currency=self.amount.currency,
            owner=self.owner.strip() or customer.owner,
            note=self.note.strip(),
            due_rule=rule.text(),
        )
        return Outcome(_TOPICS, written)

    def _due(self, tx: Tx) -> tuple[date, DueRule]:
        if self.booked_on > tx.today:
            value = self.booked_on.isoformat()
            raise InvalidDay(field="booked_on", value=value, reason="future")
        if self.booked_on < EARLIEST:
            value = self.booked_on.isoformat()
            raise InvalidDay(field="booked_on", value=value, reason="range")
        rule = self._rule(tx)
        due = rule.due(self.booked_on)
        if due < self.booked_on or due > LATEST:
            raise InvalidDay(
                field="due_on", value=due.isoformat(), reason="before_row", first=self.booked_on
            )
        locked = tx.locked_until
        for field, day in (("booked_on", self.booked_on), ("due_on", due)):
            if locked is not None and day <= locked:
                raise PeriodLocked(until=locked, field=field)
        return due, rule

    def _rule(self, tx: Tx) -> DueRule:
        if self.due_on is not None:
            return DueRule("on", on=self.due_on)
        if self.rule.strip():
            found = parse_rule(self.rule)
            # There is no node: its days count from the booking.
            return replace(found, kind="net") if found.kind == "node" else found
        return terms_of(tx, self.customer_id)
