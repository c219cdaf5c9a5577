"""What an entry of long ago allocated, taken back as one step by dated rows."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.matching.commands import Unallocate


@dataclass(frozen=True)
class ReverseAllocations:
    """Take allocations back by dated reversals, all or none; what went with each goes along."""

    allocations: tuple[int, ...]
    day: date | None = None
    note: str = ""

    label: ClassVar[str] = "unallocate"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the reversals. Raises as `Unallocate`, PeriodLocked."""
        topics: frozenset[Topic] = frozenset()
        written = []
        for one in self.allocations:
            outcome = Unallocate(one, self.day, self.note).run(tx)
            topics |= outcome.topics
            written.append(outcome.result)
        return Outcome(topics, tuple(written))
