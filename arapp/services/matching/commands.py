"""The commands of the receipts desk: allocate, take back, decline, post what is safe."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, NotFound, Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import room
from arapp.services.ledger.period import first_open
from arapp.services.ledger.record_ids import row_id
from arapp.services.ledger.reversals import standing_reversal
from arapp.services.matching import gaps, posting
from arapp.services.matching.learning import learn, unlearn
from arapp.services.matching.posting import How
from arapp.services.matching.service import AnswerOut, match

_TOPICS = frozenset({Topic.ALLOCATIONS, Topic.RECEIPTS, Topic.PLANS, Topic.CUSTOMERS})


@dataclass(frozen=True)
class Allocate:
    """Use a receipt for plan rows; what remains is the customer's prepayment.

    `parts`: (plan id, gross amount) – gross is what the row's open amount falls by, so with a
    difference Σ parts − differences is the money used. No parts and a customer: all is prepayment.
    `differences`: (reason, amount, note) each; `difference` is short for one without a note.
    `customer_id`: whose the receipt is when nobody knew yet; `note`: why it crosses customers;
    `choice`: which proposal it was or comes to, 0 the first; the journal keeps it for the hit rate.
    """

    receipt_id: int
    parts: tuple[tuple[int, Money], ...]
    difference: tuple[str, Money] | None = None
    policy: str = ""
    how: str = "hand"
    customer_id: int | None = None
    note: str = ""
    differences: tuple[tuple[str, Money, str], ...] = ()
    choice: int | None = None

    label: ClassVar[str] = "allocate"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the allocations written.

        Raises NotFound, NoSuchCustomer, CurrencyMismatch, OverAllocated, InvalidAmount,
        InvalidValue, Refused (`plan_not_firm`, `difference_limit`, `across_customers`,
        `already_reversed`).
        """
        receipt = posting.receipt_row(tx, self.receipt_id)
        if not receipt.left and standing_reversal(tx, receipt.id) is not None:
            raise Refused("already_reversed", receipt=receipt.id)
        rows = posting.plan_rows(tx, receipt, self.parts)
        lost = gaps.check(tx, self._differences(), receipt.currency, rows)
        posting.check_left(receipt, rows, sum(gap.minor for gap in lost))
        customer = _owner(tx, receipt, rows, self.customer_id)
        note = self.note.strip()
        foreign = [row for row in rows if row.customer_id != customer]
        if foreign and not note:
            raise Refused("across_customers", plan=foreign[0].id, receipt=receipt.id)
        if customer != receipt.customer_id:
            tx.update("receipt", receipt.id, customer_id=customer)
        how = How(self.how, self.policy, note)
        written = posting.write(tx, receipt, rows, lost, how)
        if not foreign:
            learn(tx, receipt.id, customer, new=self.how != "auto")
        return Outcome(_TOPICS, written)

    def _differences(self) -> gaps.Lines:
        short = ((*self.difference, ""),) if self.difference else ()
        return (*short, *self.differences)


def _owner(
    tx: WriteTx, receipt: posting.Receipt, rows: list[posting.Row], chosen: int | None
) -> int:
    """Whose the receipt is: chosen, known, or that of all its rows."""
    if chosen is not None:
        if tx.value("SELECT id FROM customer WHERE id = ?", (chosen,)) is None:
            raise NoSuchCustomer(key=chosen)
        if receipt.customer_id not in (None, chosen) and receipt.used:
            raise Refused("receipt_in_use", receipt=receipt.id)
        return chosen
    if receipt.customer_id is not None:
        return receipt.customer_id
    owners = {row.customer_id for row in rows}
    if not owners:
        raise InvalidValue(field="customer", value="", reason="missing")
    if len(owners) > 1:
        raise Refused("across_customers", plan=rows[-1].id, receipt=receipt.id)
    return owners.pop()


@dataclass(frozen=True)
class Unallocate:
    """Take an allocation back by a dated reversal; the difference booked with it goes along.

    The day is never before the allocation's own or in a closed period, nor before the receipt can
    do without a credit that gave it room, or without the money that a credit gave back.
    """

    allocation_id: int
    day: date | None = None
    note: str = ""

    label: ClassVar[str] = "unallocate"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the reversal. Raises NotFound, OverAllocated, Refused
        (`already_reversed`)."""
        found = tx.one(
            "SELECT receipt_id, plan_id, amount, day, reverses_id,"
            " (SELECT x.id FROM allocation x WHERE x.reverses_id = a.id)"
            " FROM allocation a WHERE a.id = ?",
            (self.allocation_id,),
        )
        if found is None:
            raise NotFound(what="allocation", key=self.allocation_id)
        receipt_id, plan_id, amount, day, reverses, reversed_by = found
        if reverses is not None or reversed_by is not None:
            raise Refused("already_reversed", allocation=self.allocation_id)
        posting.check_money(posting.receipt_row(tx, receipt_id), -amount)
        when = max((self.day or tx.today).toordinal(), day, first_open(tx))
        when = room.receipt_from(tx, receipt_id, -amount, when)
        written = tx.insert(
            "allocation",
            receipt_id=receipt_id,
            plan_id=plan_id,
            amount=-amount,
            day=when,
            how="hand",
            reason=self.note,
            reverses_id=self.allocation_id,
        )
        _reverse_differences(tx, self.allocation_id, receipt_id, plan_id, when)
        _forget_payer(tx, receipt_id, plan_id)
        return Outcome(_TOPICS, written)


def _forget_payer(tx: WriteTx, receipt_id: int, plan_id: int) -> None:
    """With its last allocation gone the receipt is whose it was before, and nothing was learned."""
    used = tx.value("SELECT allocated FROM receipt WHERE id = ?", (receipt_id,))
    if used:
        return
    customer, owner = tx.one(
        "SELECT r.customer_id, p.customer_id FROM receipt r, plan p WHERE r.id = ? AND p.id = ?",
        (receipt_id, plan_id),
    )
    if customer == owner:
        unlearn(tx, receipt_id, customer)
    if customer is not None and tx.first_value("receipt", receipt_id, "customer_id") is None:
        tx.update("receipt", receipt_id, customer_id=None)


_BOOKED_IN = (
    "(SELECT max(c.seq) FROM journal_change c WHERE c.tbl = '{table}' AND c.row = {row}"
    " AND c.before IS NULL)"
)


def _reverse_differences(
    tx: WriteTx, allocation: int, receipt_id: int, plan_id: int, when: int
) -> None:
    """Those of the same slip alone: the pair may have another one with a difference of its own."""
    standing = tx.rows(
        "SELECT id, amount, reason, day FROM difference d WHERE receipt_id = :r AND plan_id = :p"
        " AND reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM difference x WHERE x.reverses_id = d.id)"
        f" AND {_BOOKED_IN.format(table='difference', row='d.id')}"
        f" = {_BOOKED_IN.format(table='allocation', row=':a')}",
        {"r": receipt_id, "p": plan_id, "a": allocation},
    )
    for difference_id, amount, reason, day in standing:
        tx.insert(
            "difference",
            plan_id=plan_id,
            receipt_id=receipt_id,
            amount=-amount,
            day=max(when, day),
            reason=reason,
            reverses_id=difference_id,
        )


@dataclass(frozen=True)
class Decline:
    """This row is not what that receipt pays: never propose it again."""

    receipt_id: int
    plan_id: int

    label: ClassVar[str] = "decline"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the declined pair. Raises NotFound."""
        for what, key in (("receipt", self.receipt_id), ("plan", self.plan_id)):
            if tx.value(f"SELECT id FROM {what} WHERE id = ?", (key,)) is None:
                raise NotFound(what=what, key=key)
        pair = (self.receipt_id, self.plan_id)
        known = tx.value("SELECT id FROM declined WHERE receipt_id = ? AND plan_id = ?", pair)
        if known is not None:
            return Outcome(frozenset(), known)
        written = tx.insert(
            "declined", receipt_id=pair[0], plan_id=pair[1], day=tx.today.toordinal()
        )
        return Outcome(frozenset({Topic.ALLOCATIONS}), written)


@dataclass(frozen=True)
class PostSafe:
    """Post every answer that the guard lets through; one undo takes them all back.

    `receipts`: only these (what the user was shown), else all.
    """

    receipts: tuple[int, ...] | None = None

    label: ClassVar[str] = "post_safe"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the receipts posted."""
        only = None if self.receipts is None else set(self.receipts)
        safe = [a for a in match(tx) if a.result.auto and (only is None or a.receipt.id in only)]
        for out in safe:
            allocation_of(out, how="auto").run(tx)
        return Outcome(_TOPICS if safe else frozenset(), [out.receipt.id for out in safe])


def allocation_of(
    out: AnswerOut, choice: int = 0, how: str = "proposal", note: str = ""
) -> Allocate:
    """The command that accepts an answer: 0 the best, 1… the alternatives."""
    answer = (out.result.best, *out.result.alternatives)[choice]
    currency = out.receipt.currency
    gap = answer.difference
    return Allocate(
        receipt_id=out.receipt.id,
        parts=tuple((part.plan_id, Money(part.minor, currency)) for part in answer.parts),
        difference=(gap.reason, Money(gap.minor, currency)) if gap else None,
        policy=answer.policy,
        how=how,
        customer_id=answer.customer_id if out.receipt.customer_id is None else None,
        note=note,
        choice=choice,
    )


@dataclass(frozen=True)
class RevokeAlias:
    """This name or account no longer speaks for the customer."""

    alias_id: int

    label: ClassVar[str] = "revoke_alias"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the alias. Raises NotFound."""
        key = (row_id("payer_alias", self.alias_id),)
        if tx.value("SELECT id FROM payer_alias WHERE id = ?", key) is None:
            raise NotFound(what="payer_alias", key=self.alias_id)
        tx.update("payer_alias", self.alias_id, revoked=1)
        return Outcome(frozenset({Topic.CUSTOMERS}), self.alias_id)
