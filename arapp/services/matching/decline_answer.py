"""Declining a whole proposal: every row of it, as one step that one undo takes back."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.matching.commands import Decline


@dataclass(frozen=True)
class DeclineAnswer:
    """None of these rows is what the receipt pays: never propose them for it again."""

    receipt_id: int
    plan_ids: tuple[int, ...]

    label: ClassVar[str] = "decline"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the declined pairs. Raises NotFound."""
        written = [Decline(self.receipt_id, one).run(tx).result for one in self.plan_ids]
        return Outcome(frozenset({Topic.ALLOCATIONS}), written)
