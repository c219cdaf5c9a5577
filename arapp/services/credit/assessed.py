"""What is known of a customer from outside: its size and standing, a report of an agency.

The books cannot tell it, so somebody notes it with source and day; kept as a setting of its own for
each customer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import parse_iso
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.credit.people import require_customer
from arapp.services.credit.points_model import LEVELS
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings

PREFIX = "standing:"


@dataclass(frozen=True, slots=True)
class Assessed:
    """Levels as in `LEVELS`, "" for not known; `on` is the day it was noted for."""

    size: str = ""
    report: str = ""
    source: str = ""
    on: date | None = None


@dataclass(frozen=True)
class SetAssessed:
    """Note size and outside report of a customer, each a level or "" for not known."""

    customer_id: int
    size: str = ""
    report: str = ""
    source: str = ""
    on: date | None = None

    label: ClassVar[str] = "set_assessed"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NoSuchCustomer, InvalidValue (level), InvalidDay (in the future)."""
        require_customer(tx, self.customer_id)
        for field in ("size", "report"):
            if getattr(self, field) not in ("", *LEVELS):
                raise InvalidValue(field=field, value=getattr(self, field), reason="unknown")
        on = self.on or tx.today
        if on > tx.today:
            raise InvalidDay(value=on.isoformat(), reason="future")
        noted = {
            "size": self.size,
            "report": self.report,
            "source": self.source.strip(),
            "on": on.isoformat(),
        }
        known = self.size or self.report
        settings.write(tx, f"{PREFIX}{self.customer_id}", noted if known else None)
        return Outcome(frozenset({Topic.CUSTOMERS}), self.customer_id)


def assessed(tx: Tx, customer_id: int) -> Assessed:
    """What was noted of a customer."""
    return _read(settings.read(tx, f"{PREFIX}{customer_id}"))


def assessments(tx: Tx) -> Mapping[int, Assessed]:
    """What was noted, by customer."""
    rows = tx.rows("SELECT key FROM setting WHERE key LIKE ?", (f"{PREFIX}%",))
    ids = [key[len(PREFIX) :] for (key,) in rows]
    return {int(row): assessed(tx, int(row)) for row in ids if row.isdigit()}


def _read(noted: Any) -> Assessed:
    if not isinstance(noted, dict):
        return Assessed()
    levels = [str(noted.get(name, "")) for name in ("size", "report")]
    size, report = (level if level in LEVELS else "" for level in levels)
    try:
        on = parse_iso(str(noted.get("on", "")))
    except InvalidDay:
        on = None
    return Assessed(size, report, str(noted.get("source", "")), on)
