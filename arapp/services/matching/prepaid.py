"""预收款核销: rows take prepayments of their customer (`offers` says which may)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.matching.commands import Allocate
from arapp.services.matching.offers import Offer, offers

_SETTLES = ("allocate", "allocate_prepaid", "post_safe", "unallocate", "import")


def newly_offered(tx: Tx) -> list[Offer]:
    """Offers for the rows that the newest step in the journal made, or made firm."""
    marks = ", ".join("?" * len(_SETTLES))
    made = tx.rows(
        "SELECT DISTINCT j.row FROM journal_entry e"
        " JOIN journal_change j ON j.seq = e.seq AND j.tbl = 'plan'"
        " WHERE e.seq = (SELECT max(seq) FROM journal_entry) AND e.kind = 'do'"
        f" AND e.label NOT IN ({marks})",
        _SETTLES,
    )
    return offers(tx, plans=[row for (row,) in made]) if made else []


@dataclass(frozen=True)
class AllocatePrepaid:
    """Prepayments onto rows, several at once: (receipt id, plan id, amount) each."""

    parts: tuple[tuple[int, int, Money], ...]

    label: ClassVar[str] = "allocate_prepaid"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the allocations. Raises as `Allocate`, InvalidValue without parts."""
        if not self.parts:
            raise InvalidValue(field="parts", value="", reason="missing")
        written: list[int] = []
        for receipt in dict.fromkeys(part[0] for part in self.parts):
            rows = tuple((plan, money) for one, plan, money in self.parts if one == receipt)
            written += Allocate(receipt, rows).run(tx).result
        topics = {Topic.ALLOCATIONS, Topic.RECEIPTS, Topic.PLANS, Topic.CUSTOMERS}
        return Outcome(frozenset(topics), written)


def command_of(found: Iterable[Offer]) -> AllocatePrepaid:
    """What allocates these offers."""
    return AllocatePrepaid(
        tuple(
            (use.receipt_id, one.plan_id, Money(use.minor, one.currency))
            for one in found
            for use in one.uses
        )
    )
