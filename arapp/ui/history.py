"""Where the user was: page ids with what each needs to come back."""

from dataclasses import dataclass
from typing import Any

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """A page left, and what it kept."""

    page: str
    kept: Any


class History:
    """A stack of steps, the oldest fall out."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def push(self, page: str, kept: Any) -> None:
        """Remember a page being left."""
        self._steps = [*self._steps, Step(page, kept)][-LIMIT:]

    def pop(self) -> Step | None:
        """The page before; None at the beginning."""
        return self._steps.pop() if self._steps else None
