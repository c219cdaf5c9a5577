"""Supplements: a dated paper strikes rows of a contract and makes new ones. Nothing is edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidDay,
    InvalidValue,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.credit.enforce import require
from arapp.services.dealing.contract_draft import DraftFacts, errors_of, row_problems
from arapp.services.dealing.contract_facts import customer_facts
from arapp.services.dealing.contract_write import Head, contract_head, refuse, settled, write_rows
from arapp.services.dealing.draft_rows import DraftRow, amounts_of
from arapp.services.dealing.supplement_paid import Settled, carry_over, standing, take_back
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_compare import recompare

_TOPICS = frozenset({Topic.CONTRACTS, Topic.PLANS, Topic.CUSTOMERS})
KINDS = ("instalment", "retention")


@dataclass(frozen=True, slots=True)
class Struck:
    """A row that a supplement would end; `first_on`: the first day on which it can (ordinal)."""

    id: int
    label: str
    state: str
    kind: str
    amount: int
    paid: int
    currency: str
    contract_id: int | None
    void_on: int | None
    first_on: int

    @property
    def open(self) -> int:
        """What the supplement would replace; what was paid stays, in a row of its own."""
        return self.amount - self.paid


@dataclass(frozen=True)
class SupplementContract:
    """补充协议 of a day: these rows are struck, those are made, the amount changes by the delta.

    Σ of the rows stays the contract's amount: Σ made − Σ struck = delta. Of a partly paid row what
    is open is struck; what was paid becomes a settled row from the day on. Rows that hang on a done
    node, or on none, are firm from the day on. `number` is the paper's own, "" the next of the
    contract. `override`: why it may go over the customer's limit.
    """

    contract_id: int
    day: date
    amount_delta: Money
    reason: str
    strike: tuple[int, ...] = ()
    rows: tuple[DraftRow, ...] = ()
    number: str = ""
    override: str = ""

    label: ClassVar[str] = "supplement_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the supplement.

        Raises NotFound, Refused `contract_not_active`, `nothing_changes`, `plan_sum` (difference),
        `plan_paid`, `already_void`, `not_of_contract`, `amount_gone` (nothing would be left),
        InvalidValue, InvalidDay, PeriodLocked, CurrencyMismatch with their field, those of the
        credit check.
        """
        head, amount, state = contract_head(tx, self.contract_id, self.day)
        if state != "active":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        self._check_paper(tx, head)
        struck = struck_rows(tx, self.contract_id, self.strike, self.day)
        customer = customer_facts(tx, head.customer_id, head.currency)
        assert customer is not None
        rows = tuple(settled(row, self.day, customer.terms) for row in self.rows)
        known = DraftFacts(tx.today, tx.locked_until, customer)
        signed = tx.value("SELECT signed_on FROM contract WHERE id = ?", (self.contract_id,))
        began = None if signed is None else date.fromordinal(signed)
        refuse(errors_of(row_problems(rows, began, known)))
        self._check_sum(head.currency, amount, struck, rows)
        extra = firm_of(tx, self.contract_id, rows) - firm_struck(struck)
        # A paper that adds money is asked like a new contract; one that moves rows, like a plan.
        entry = "contract" if self.amount_delta.minor > 0 else "plan"
        require(tx, head.customer_id, Money(extra, head.currency), self.override, entry)
        made = self._write(tx, head, struck, rows)
        if self.amount_delta.minor:
            tx.update("contract", self.contract_id, amount=amount + self.amount_delta.minor)
            recompare(tx, self.contract_id)
        return Outcome(_TOPICS, made)

    def _check_paper(self, tx: Tx, head: Head) -> None:
        if self.amount_delta.currency != head.currency:
            raise CurrencyMismatch(
                left=head.currency, right=self.amount_delta.currency, field="amount_delta"
            )
        if not self.reason.strip():
            raise InvalidValue(field="reason", value=self.reason, reason="empty")
        if not self.strike and not self.rows:
            raise Refused("nothing_changes", contract=self.contract_id)
        signed = tx.value("SELECT signed_on FROM contract WHERE id = ?", (self.contract_id,))
        if self.day > tx.today:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="future")
        if signed is not None and self.day.toordinal() < signed:
            raise InvalidDay(
                field="day",
                value=self.day.isoformat(),
                reason="before_signing",
                signed_on=date.fromordinal(signed),
            )
        if tx.locked_until is not None and self.day <= tx.locked_until:
            raise PeriodLocked(until=tx.locked_until, field="day")

    def _check_sum(
        self, currency: str, amount: int, struck: list[Struck], rows: tuple[DraftRow, ...]
    ) -> None:
        planned = sum(row.amount or 0 for row in rows) - sum(row.open for row in struck)
        difference = planned - self.amount_delta.minor
        if difference:
            raise Refused(
                "plan_sum",
                field="rows",
                planned=Money(amount + planned, currency),
                amount=Money(amount + self.amount_delta.minor, currency),
                difference=Money(difference, currency),
            )
        if amount + self.amount_delta.minor <= 0:
            raise Refused("amount_gone", contract=self.contract_id, field="amount_delta")

    def _write(
        self, tx: WriteTx, head: Head, struck: list[Struck], rows: tuple[DraftRow, ...]
    ) -> int:
        made = tx.insert(
            "supplement",
            contract_id=self.contract_id,
            number=self.number.strip() or next_supplement(tx, self.contract_id),
            day=self.day.toordinal(),
            amount=self.amount_delta.minor,
            reason=self.reason.strip(),
        )
        for row in struck:
            kept = standing(tx, row.id) if row.paid else Settled()
            take_back(tx, kept, self.day)
            tx.update("plan", row.id, state="void", void_on=self.day.toordinal(), ended_by_id=made)
            if row.paid:
                carry_over(tx, row.id, row.paid, kept, self.day, made)
        last = tx.value(
            "SELECT coalesce(max(no), 0) FROM plan WHERE contract_id = ?", (self.contract_id,)
        )
        write_rows(tx, head, rows, first=last + 1, made_by=made)
        return made


def firm_of(tx: Tx, contract_id: int, rows: tuple[DraftRow, ...]) -> int:
    """Minor units of the rows that would be firm at once: without a node, or with a done one."""
    done = set(
        tx.rows(
            "SELECT kind, label FROM milestone WHERE contract_id = ? AND confirmed_on IS NOT NULL",
            (contract_id,),
        )
    )
    return sum(
        row.amount or 0
        for row in rows
        if not row.milestone or row.confirmed_on or (row.milestone, row.node_name) in done
    )


def firm_struck(struck: Iterable[Struck]) -> int:
    """Minor units of the struck rows that were receivable."""
    return sum(row.open for row in struck if row.state == "firm")


def shared_out(
    tx: Tx, contract_id: int, rows: Sequence[DraftRow], delta: int, strike: tuple[int, ...]
) -> list[DraftRow]:
    """The rows with the amounts that were left open, minor units: shares of what there is to
    spread (what is struck and what is added), a row without either takes what the others leave."""
    marks = ", ".join("?" * len(set(strike)))
    struck = tx.value(
        "SELECT coalesce(sum(amount - paid), 0) FROM plan WHERE contract_id = ? AND state <> 'void'"
        f" AND id IN ({marks})",
        (contract_id, *set(strike)),
    )
    amounts = amounts_of(rows, delta + struck)
    return [replace(row, amount=part) for row, part in zip(rows, amounts, strict=True)]


def next_supplement(tx: Tx, contract_id: int) -> str:
    """ "CH-2026-009-补2": the second supplement of the contract."""
    number, count = tx.one(
        "SELECT k.number, (SELECT count(*) FROM supplement s WHERE s.contract_id = k.id)"
        " FROM contract k WHERE k.id = ?",
        (contract_id,),
    )
    return f"{number}-补{count + 1}"


def struck_rows(tx: Tx, contract_id: int, strike: tuple[int, ...], day: date) -> list[Struck]:
    """The rows a supplement would end. Raises NotFound, Refused `not_of_contract`, `already_void`,
    `plan_paid` (wholly), InvalidDay (before the row was booked or last settled)."""
    return [_struck(tx, contract_id, plan, day) for plan in dict.fromkeys(strike)]


def _struck(tx: Tx, contract_id: int, plan_id: int, day: date) -> Struck:
    found = tx.one(
        "SELECT p.id, p.label, p.state, p.kind, p.amount, p.paid, p.currency, p.contract_id,"
        " p.void_on,"
        " max(coalesce(p.booked_on, 0),"
        " coalesce((SELECT max(a.day) FROM allocation a WHERE a.plan_id = p.id), 0),"
        " coalesce((SELECT max(f.day) FROM difference f WHERE f.plan_id = p.id), 0))"
        " FROM plan p WHERE p.id = ?",
        (plan_id,),
    )
    if found is None:
        raise NotFound(what="plan", key=plan_id)
    row = Struck(*found)
    if row.contract_id != contract_id or row.kind not in KINDS:
        raise Refused("not_of_contract", plan=plan_id, label=row.label, field="strike")
    if row.state == "void":
        ended = from_ordinal(row.void_on)
        raise Refused("already_void", plan=plan_id, label=row.label, day=ended, field="strike")
    if row.paid == row.amount:
        paid = Money(row.paid, row.currency)
        raise Refused("plan_paid", plan=plan_id, label=row.label, paid=paid, field="strike")
    if row.first_on > day.toordinal():
        first = date.fromordinal(row.first_on)
        raise InvalidDay(
            field="day", value=day.isoformat(), reason="before_row", first=first, label=row.label
        )
    return row
