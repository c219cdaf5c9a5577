"""还款协议: what is open of some rows is to be paid on other days. The old rows are kept.

What is open is laid over the payments in the order of the old rows, so every new row stands in for
one old row and carries its contract. A row nothing was paid on is void from the day; of a partly
paid one the rest is moved, as a debt is moved between customers. What is owed stays the same.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, NamedTuple

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_months, from_ordinal
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money, split_to_last
from arapp.services.collection.promises import open_rows
from arapp.services.dealing.offsets import settle_rows, unpaid_receipt
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import AttachFile, Stored

_TOPICS = frozenset(
    {Topic.COLLECTION, Topic.PLANS, Topic.CONTRACTS, Topic.CUSTOMERS, Topic.ALLOCATIONS}
)
_KEPT = "SELECT id, kind, paid, label, contract_id, invoice_id, currency, owner FROM plan"


@dataclass(frozen=True, slots=True)
class Payment:
    """So much on that day."""

    due: date
    amount: Money


MOST = 60
"""Payments of an agreement that is laid out by itself."""


def instalments(whole: Money, count: int, first: date) -> tuple[Payment, ...]:
    """Equal payments, one a month from a day on; the last takes the odd cents.

    Raises InvalidValue: fewer than one or more than `MOST`, or less than a cent each.
    """
    if not 1 <= count <= min(MOST, max(whole.minor, 1)):
        raise InvalidValue(field="count", value=str(count), reason="range")
    parts = split_to_last(whole.minor, [1] * count)
    return tuple(
        Payment(add_months(first, place), Money(part, whole.currency))
        for place, part in enumerate(parts)
    )


class _Old(NamedTuple):
    id: int
    kind: str
    paid: int
    label: str
    contract_id: int | None
    invoice_id: int | None
    currency: str
    owner: str


@dataclass(frozen=True)
class SignAgreement:
    """These rows are to be paid in these payments instead; `signed_on` is today unless given.

    `files` are the scan of what was signed.
    """

    customer_id: int
    plans: tuple[int, ...]
    payments: tuple[Payment, ...]
    signed_on: date | None = None
    number: str = ""
    person: str = ""
    note: str = ""
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "sign_agreement"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the agreement.

        Raises InvalidValue (`plans`, `payments`: none), NotFound, Refused `plan_not_open`,
        `agreement_sum` (difference), CurrencyMismatch, InvalidAmount, InvalidDay (signed in the
        future or before a row was booked, a payment before it), PeriodLocked.
        """
        day = self.signed_on or tx.today
        rows = self._checked(tx, day)
        currency = next(iter(rows.values())).currency
        made = tx.insert(
            "repayment_agreement",
            customer_id=self.customer_id,
            number=self.number.strip(),
            signed_on=day.toordinal(),
            amount=sum(row.minor for row in rows.values()),
            currency=currency,
            person=self.person.strip(),
            note=self.note.strip(),
        )
        for plan, row in rows.items():
            tx.insert("repayment_plan", agreement_id=made, plan_id=plan, amount=row.minor)
        old = self._old(tx, rows)
        for plan, place, due, amount in _laid(rows, self.payments):
            self._piece(tx, made, old[plan], day, (place, due, amount))
        for one in old.values():
            if _voids(one):
                tx.update("plan", one.id, state="void", void_on=day.toordinal())
        for file in self.files:
            AttachFile(f"repayment_agreement:{made}", file).run(tx)
        return Outcome(_TOPICS, made)

    def _checked(self, tx: Tx, day: date) -> dict[int, Money]:
        for name, given in (("plans", self.plans), ("payments", self.payments)):
            if not given:
                raise InvalidValue(field=name, value="", reason="empty")
        if day > tx.today:
            raise InvalidDay(field="signed_on", value=day.isoformat(), reason="future")
        if tx.locked_until is not None and day <= tx.locked_until:
            raise PeriodLocked(until=tx.locked_until, field="signed_on")
        rows = open_rows(tx, self.customer_id, self.plans)
        _require_later(tx, rows, day)
        codes = {row.currency for row in rows.values()} | {
            one.amount.currency for one in self.payments
        }
        if len(codes) > 1:
            left, right = sorted(codes)[:2]
            raise CurrencyMismatch(left=left, right=right, field="payments")
        for one in self.payments:
            if one.amount.minor <= 0:
                raise InvalidAmount(
                    field="payments", value=one.amount.plain(), reason="not_positive"
                )
            if one.due < day:
                told = {"reason": "before_signing", "signed_on": day}
                raise InvalidDay(field="payments", value=one.due.isoformat(), **told)
        code = next(iter(codes))
        whole = Money(sum(row.minor for row in rows.values()), code)
        agreed = Money(sum(one.amount.minor for one in self.payments), code)
        if whole != agreed:
            difference = Money(agreed.minor - whole.minor, code)
            raise Refused(
                "agreement_sum", field="payments", open=whole, agreed=agreed, difference=difference
            )
        return rows

    def _old(self, tx: Tx, rows: dict[int, Money]) -> dict[int, _Old]:
        found = tx.rows(
            f"{_KEPT} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(rows)),)
        )
        return {row[0]: _Old(*row) for row in found}

    def _piece(
        self, tx: WriteTx, agreement: int, old: _Old, day: date, part: tuple[int, date, int]
    ) -> None:
        """One new row in place of one old row, or of a part of it."""
        place, due, amount = part
        values = {
            "customer_id": self.customer_id,
            "label": _label(tx, self.customer_id, place, len(self.payments), old.label),
            "state": "firm",
            "booked_on": day.toordinal(),
            "due_on": due.toordinal(),
            "amount": amount,
            "currency": old.currency,
            "owner": old.owner,
            "from_plan_id": old.id,
            "agreement_id": agreement,
        }
        if _voids(old):
            last = tx.value(
                "SELECT coalesce(max(no), 0) FROM plan WHERE contract_id = ?", (old.contract_id,)
            )
            kept = {"contract_id": old.contract_id, "invoice_id": old.invoice_id}
            tx.insert("plan", **values, **kept, kind=old.kind, no=last + 1)
            return
        money = Money(amount, old.currency)
        told = (self.person.strip() or old.label, self.number.strip() or str(values["label"]))
        receipt = unpaid_receipt(tx, "transfer", self.customer_id, money, day, told)
        settle_rows(tx, receipt, self.customer_id, ((old.id, money),), told[1])
        tx.insert("plan", **values, kind="transfer", by_receipt_id=receipt)


def _voids(row: _Old) -> bool:
    """Whether the row can simply end: nothing was paid on it, and nothing made it of another."""
    return row.paid == 0 and row.kind != "transfer"


def _laid(
    rows: dict[int, Money], payments: Sequence[Payment]
) -> Iterator[tuple[int, int, date, int]]:
    """(old row, payment from 1, its day, amount): the open sums laid over the payments in order."""
    left = {plan: row.minor for plan, row in rows.items()}
    for place, payment in enumerate(sorted(payments, key=lambda one: one.due), 1):
        need = payment.amount.minor
        for plan, rest in left.items():
            part = min(rest, need)
            if part:
                yield plan, place, payment.due, part
                left[plan] -= part
                need -= part


def _require_later(tx: Tx, rows: dict[int, Money], day: date) -> None:
    """The agreement is not signed before a row was booked or last settled. Raises InvalidDay."""
    first = tx.value(
        "SELECT max(max(p.booked_on,"
        " coalesce((SELECT max(a.day) FROM allocation a WHERE a.plan_id = p.id), 0),"
        " coalesce((SELECT max(f.day) FROM difference f WHERE f.plan_id = p.id), 0)))"
        " FROM plan p WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    if first > day.toordinal():
        told = {"reason": "before", "first": date.fromordinal(first)}
        raise InvalidDay(field="signed_on", value=day.isoformat(), **told)


def _label(tx: Tx, customer: int, place: int, count: int, label: str) -> str:
    """In the customer's language: it stands on its papers."""
    language = tx.value("SELECT language FROM customer WHERE id = ?", (customer,))
    told = f"repayment {place}/{count}" if language == "en" else f"还款协议 {place}/{count}"
    return f"{told} {label}".strip()


@dataclass(frozen=True)
class EndAgreement:
    """It is over: kept, or broken and no longer held to. Its rows stay due as agreed."""

    agreement_id: int
    note: str = ""

    label: ClassVar[str] = "end_agreement"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound (none, ended already)."""
        found = tx.one(
            "SELECT note FROM repayment_agreement WHERE id = ? AND ended_on IS NULL",
            (self.agreement_id,),
        )
        if found is None:
            raise NotFound(what="repayment_agreement", key=self.agreement_id)
        note = "; ".join(part for part in (found[0], self.note.strip()) if part)
        values = {"ended_on": tx.today.toordinal(), "note": note}
        tx.update("repayment_agreement", self.agreement_id, **values)
        return Outcome(_TOPICS, self.agreement_id)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement: what it is about, what was paid of its rows, what of them is late."""

    id: int
    customer_id: int
    customer: str
    number: str
    signed_on: date
    amount: int
    paid: int
    late: int
    currency: str
    person: str
    ended_on: date | None
    note: str
    old: tuple[int, ...]
    new: tuple[int, ...]


def agreement_list(tx: Tx, as_of: date, customer: int | None = None) -> list[AgreementLine]:
    """Agreements signed by a day, the newest first."""
    rows = tx.rows(
        "SELECT g.id, c.id, c.name, g.number, g.signed_on, g.amount,"
        " (SELECT coalesce(sum(p.paid), 0) FROM plan p WHERE p.agreement_id = g.id),"
        " (SELECT coalesce(sum(p.amount - p.paid), 0) FROM plan p WHERE p.agreement_id = g.id"
        "   AND p.state = 'firm' AND p.due_on < :d),"
        " g.currency, g.person, CASE WHEN g.ended_on <= :d THEN g.ended_on END, g.note,"
        " (SELECT json_group_array(r.plan_id) FROM repayment_plan r WHERE r.agreement_id = g.id),"
        " (SELECT json_group_array(p.id) FROM plan p WHERE p.agreement_id = g.id)"
        " FROM repayment_agreement g JOIN customer c ON c.id = g.customer_id"
        " WHERE g.signed_on <= :d AND (:c IS NULL OR c.id = :c)"
        " ORDER BY g.signed_on DESC, g.id DESC",
        {"d": as_of.toordinal(), "c": customer},
    )
    return [_agreement_line(*row) for row in rows]


def _agreement_line(*row: Any) -> AgreementLine:
    rows = (tuple(json.loads(row[12])), tuple(json.loads(row[13])))
    day, ended = date.fromordinal(row[4]), from_ordinal(row[10])
    fields = (*row[:4], day, *row[5:10], ended, row[11], *rows)
    return AgreementLine(*fields)
