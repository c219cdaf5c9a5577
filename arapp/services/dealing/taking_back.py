"""A receipt that brought no money is taken back whole: what it settled is open again."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import NotFound, Refused
from arapp.services.dealing.fields import required
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.services.ledger.settling import UNPAID
from arapp.services.matching.commands import Unallocate

_TOPICS = frozenset(
    {Topic.RECEIPTS, Topic.CUSTOMERS, Topic.PAYABLES, Topic.ALLOCATIONS, Topic.PLANS}
)


def take_back(tx: WriteTx, receipt_id: int, reason: str, day: date | None) -> date:
    """Free every row the receipt settles, then take the receipt back; the day of that.

    Raises as Unallocate and ReverseReceipt do.
    """
    standing = tx.rows(
        "SELECT id FROM allocation a WHERE receipt_id = ? AND reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)"
        " ORDER BY amount DESC, id DESC",
        (receipt_id,),
    )
    for (allocation,) in standing:
        Unallocate(allocation, day, reason).run(tx)
    written = ReverseReceipt(receipt_id, reason, day).run(tx).result
    return date.fromordinal(tx.value("SELECT day FROM refund WHERE id = ?", (written,)))


@dataclass(frozen=True)
class TakeBackSettlement:
    """An offset or transfer was booked in error: all of it goes, on both sides, on one day."""

    receipt_id: int
    reason: str
    day: date | None = None

    label: ClassVar[str] = "take_back_settlement"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day.

        Raises NotFound, InvalidValue (`reason`), InvalidDay, Refused `not_a_settlement` (money
        came in by it), `already_reversed`, `transfer_used`, `receipt_refunded`.
        """
        reason = required("reason", self.reason)
        row = tx.one("SELECT number, method FROM receipt WHERE id = ?", (self.receipt_id,))
        if row is None:
            raise NotFound(what="receipt", key=self.receipt_id)
        if row[1] not in UNPAID:
            raise Refused("not_a_settlement", number=row[0])
        return Outcome(_TOPICS, take_back(tx, self.receipt_id, reason, self.day))
