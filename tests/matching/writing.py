"""A command that writes what a test wants, as another program might have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Outcome, Right


@dataclass(frozen=True)
class Written:
    """Calls `write` in its transaction."""

    write: Callable[[WriteTx], object]

    label: ClassVar[str] = "write"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: what it gave."""
        return Outcome(frozenset(), self.write(tx))
