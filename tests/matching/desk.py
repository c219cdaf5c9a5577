"""A bookkeeper's desk for tests: customers, open rows and receipts in a few words.

`Desk` collects them, `match` asks the engine; rows and receipts are named, so that a test reads
«R pays A and B». Amounts are yuan as text, days count from 2026-11-11.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from arapp.services.matching.assign import match_book
from arapp.services.matching.rows import (
    Answer,
    Book,
    CustomerIn,
    PlanIn,
    ReceiptIn,
    Result,
    Settings,
)

DAY = date(2026, 11, 11).toordinal()


def fen(yuan: str) -> int:
    """ "1,234.50" → 123450."""
    return int(Decimal(yuan.replace(",", "")) * 100)


@dataclass
class Desk:
    """What lies on the desk; names → rows."""

    customers: dict[str, CustomerIn] = field(default_factory=dict)
    plans: dict[str, PlanIn] = field(default_factory=dict)
    receipts: dict[str, ReceiptIn] = field(default_factory=dict)
    contracts: dict[str, int] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def customer(self, name: str, **facts: Any) -> "Desk":
        """A customer, known by its full name from now on."""
        if "parent" in facts:
            facts["parent_id"] = self.customers[facts.pop("parent")].id
        self.customers[name] = CustomerIn(len(self.customers) + 1, name, **facts)
        return self

    def owes(self, name: str, row: str, yuan: str, due: int = 0, **facts: Any) -> "Desk":
        """An open row; `contract` gives it a contract, rows are numbered in order."""
        contract = facts.get("contract", "")
        if contract:
            facts["contract_id"] = self.contracts.setdefault(contract, len(self.contracts) + 1)
            same = sum(p.contract == contract for p in self.plans.values())
            facts.setdefault("no", same + 1)
        facts.setdefault("label", row)
        facts.setdefault("booked_on", DAY + due - 30)
        self.plans[row] = PlanIn(
            len(self.plans) + 1,
            self.customers[name].id,
            fen(yuan),
            due_on=DAY + due,
            **facts,
        )
        return self

    def paid(self, name: str, payer: str, yuan: str, memo: str = "", **facts: Any) -> "Desk":
        """Money that came in."""
        facts.setdefault("day", DAY)
        number = len(self.receipts) + 1
        self.receipts[name] = ReceiptIn(number, left=fen(yuan), payer=payer, memo=memo, **facts)
        return self

    def book(self) -> Book:
        """All of it as the engine takes it."""
        return Book(
            tuple(self.receipts.values()),
            tuple(self.plans.values()),
            tuple(self.customers.values()),
            **self.more,
        )

    def match(self, settings: Settings | None = None) -> dict[str, Result]:
        """Answers by receipt name."""
        names = {r.id: name for name, r in self.receipts.items()}
        return {names[r.receipt_id]: r for r in match_book(self.book(), settings)}

    def one(self, settings: Settings | None = None) -> Result:
        """The answer of the only receipt."""
        (result,) = self.match(settings).values()
        return result

    def rows(self, answer: Answer) -> list[str]:
        """Names of the rows an answer settles or pays into."""
        names = {p.id: name for name, p in self.plans.items()}
        return [names[part.plan_id] for part in answer.parts]

    def shuffled(self, order: list[str]) -> "Desk":
        """The same desk with the receipts in another order."""
        return replace(self, receipts={name: self.receipts[name] for name in order})


def keys(answer: Answer) -> set[str]:
    """Keys of the reasons given."""
    return {reason.key for reason in answer.reasons}
