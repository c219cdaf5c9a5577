"""A clock set by hand, and a way to let work go on."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Dispatch, Outcome, Right
from tests.ledger_text import given

_NAMES = count()


@dataclass
class Hands:
    """A clock that is set by hand; `at` is UTC."""

    at: datetime = datetime(2026, 11, 12, 1, 13, tzinfo=UTC)

    def today(self) -> date:
        """The day of the hands."""
        return self.at.date()

    def now(self) -> datetime:
        """What the hands show."""
        return self.at

    def on(self, **more: float) -> None:
        """Move them."""
        self.at += timedelta(**more)


def work(books: Dispatch, rows: int = 1) -> None:
    """Work goes on: so many more plan rows of 甲, 1.00 each, one command each."""
    for _ in range(rows):
        given(books, f"应收 W{next(_NAMES)} 甲 1 入账=2026-10-01 到期=2026-11-01")


@dataclass(frozen=True)
class Attach:
    """Name a file of the first customer."""

    sha256: str
    size: int
    label: ClassVar[str] = "attach"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Write the row."""
        tx.insert(
            "attachment", tbl="customer", row=1, name="合同.pdf", sha256=self.sha256,
            size=self.size, added_at="2026-11-12T01:13:00.000Z", note="",
        )  # fmt: skip
        return Outcome(frozenset())


def attach(books: Dispatch, content: bytes) -> str:
    """Put a file beside the ledger and name it; its hash."""
    name = hashlib.sha256(content).hexdigest()

    place = books.path.with_suffix(".files")
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(content)
    books.run(Attach(name, len(content)))
    return name
