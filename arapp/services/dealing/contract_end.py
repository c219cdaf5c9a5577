"""The end of a contract: called off, closed, open again."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, PeriodLocked, Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Outcome, Right, Topic

_TOPICS = frozenset({Topic.CONTRACTS, Topic.PLANS, Topic.CUSTOMERS})


@dataclass(frozen=True)
class VoidContract:
    """Called off: all of its rows are void from a day on, and before it they stand.

    Nothing may be paid or invoiced of it: that is taken back first.
    """

    contract_id: int
    reason: str
    day: date | None = None

    label: ClassVar[str] = "void_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day.

        Raises NotFound, InvalidValue (no reason), InvalidDay (in the future), PeriodLocked (a day
        that was named lies in a closed period), Refused `contract_not_active`,
        `contract_paid` (label, paid), `contract_invoiced` (invoice).
        """
        if not self.reason.strip():
            raise InvalidValue(field="reason", value=self.reason, reason="empty")
        state, note = _contract(tx, self.contract_id)
        if state == "void":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        rows = self._rows(tx)
        self._check_invoices(tx)
        day = max([self._day(tx), *(first for *_, first in rows)])
        lowered = 0
        for plan, kind, amount, _ in rows:
            tx.update("plan", plan, state="void", void_on=day)
            lowered += amount if kind in ("instalment", "retention") else 0
        amount = tx.value("SELECT amount FROM contract WHERE id = ?", (self.contract_id,))
        noted = " ".join(part for part in (note, self.reason.strip()) if part)
        tx.update("contract", self.contract_id, state="void", amount=amount - lowered, note=noted)
        return Outcome(_TOPICS, date.fromordinal(day))

    def _rows(self, tx: Tx) -> list[tuple[int, str, int, int]]:
        """(plan, kind, amount, first day it can be void on) of the rows that stand."""
        found = tx.rows(
            "SELECT p.id, p.kind, p.amount, p.paid, p.currency, p.label,"
            " max(coalesce(p.booked_on, 0),"
            " coalesce((SELECT max(a.day) FROM allocation a WHERE a.plan_id = p.id), 0),"
            " coalesce((SELECT max(f.day) FROM difference f WHERE f.plan_id = p.id), 0))"
            " FROM plan p WHERE p.contract_id = ? AND p.state <> 'void' ORDER BY p.id",
            (self.contract_id,),
        )
        for _, _, _, paid, currency, label, _ in found:
            if paid:
                raise Refused("contract_paid", label=label, paid=Money(paid, currency))
        return [(plan, kind, amount, first) for plan, kind, amount, _, _, _, first in found]

    def _check_invoices(self, tx: Tx) -> None:
        """Red invoices take invoices back; what is left over stands."""
        gross, number = tx.one(
            "SELECT coalesce(sum(gross), 0), max(number) FROM invoice WHERE contract_id = ?",
            (self.contract_id,),
        )
        if gross:
            raise Refused("contract_invoiced", contract=self.contract_id, invoice=number)

    def _day(self, tx: Tx) -> int:
        day = self.day or tx.today
        if day > tx.today:
            raise InvalidDay(field="day", value=day.isoformat(), reason="future")
        if tx.locked_until is not None and day <= tx.locked_until:
            raise PeriodLocked(until=tx.locked_until, field="day")
        return day.toordinal()


@dataclass(frozen=True)
class CloseContract:
    """Done: everything is collected. It leaves the lists of what is under way."""

    contract_id: int

    label: ClassVar[str] = "close_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the contract's id. Raises NotFound, Refused `contract_not_active`,
        `contract_open` (rows, open)."""
        state, _ = _contract(tx, self.contract_id)
        if state != "active":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        rows, left, currency = tx.one(
            "SELECT count(*), coalesce(sum(amount - paid), 0), max(currency) FROM plan"
            " WHERE contract_id = ? AND state <> 'void' AND paid <> amount",
            (self.contract_id,),
        )
        if rows:
            raise Refused("contract_open", rows=rows, open=Money(left, currency))
        tx.update("contract", self.contract_id, state="closed")
        return Outcome(_TOPICS, self.contract_id)


@dataclass(frozen=True)
class ReopenContract:
    """A closed contract goes on: it can be supplemented again."""

    contract_id: int

    label: ClassVar[str] = "reopen_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the contract's id. Raises NotFound, Refused `contract_not_active`."""
        state, _ = _contract(tx, self.contract_id)
        if state != "closed":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        tx.update("contract", self.contract_id, state="active")
        return Outcome(_TOPICS, self.contract_id)


def _contract(tx: Tx, contract_id: int) -> tuple[str, str]:
    found = tx.one("SELECT state, note FROM contract WHERE id = ?", (contract_id,))
    if found is None:
        raise NotFound(what="contract", key=contract_id)
    return str(found[0]), str(found[1])
