"""Two books that know the truth: what each side has, which rows are one thing, what is missing.

A `Deal` is one thing that happened: rows of ours and of theirs (several where one side sums up),
possibly of one side alone. Deltas are minor units from our side.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.ledger.names import name_key


@dataclass(frozen=True)
class Fact:
    """A row of one side."""

    day: date
    delta: int
    number: str
    text: str


@dataclass(frozen=True)
class Deal:
    """What happened: `kind` paired, amount, in_transit, not_booked, no_invoice, received."""

    kind: str
    ours: tuple[Fact, ...] = ()
    theirs: tuple[Fact, ...] = ()


@dataclass
class World:
    """All deals of a customer between two days, and what stood open before."""

    customer: str
    first: date
    last: date
    opening: int
    deals: list[Deal] = field(default_factory=list)

    def ours(self) -> list[Fact]:
        """Our rows."""
        return [one for deal in self.deals for one in deal.ours]

    def theirs(self) -> list[Fact]:
        """Their rows by day, invoices first."""
        rows = [one for deal in self.deals for one in deal.theirs]
        return sorted(rows, key=lambda one: (one.day, -one.delta))


_BILLS = ("购设备", "采购货款", "入库挂账", "材料一批", "到票")
_PAID = ("付货款", "网银支付", "电汇", "开承兑付", "转账")


def world(seed: int, deals: int = 36, numbers: float = 0.7, customer: str = "") -> World:
    """A customer's two books. `numbers`: share of their rows that name our document."""
    dice = Random(seed)
    first, last = date(2026, 3, 1), date(2026, 9, 30)
    made = World(
        customer or "无锡恒岳精密机械有限公司", first, last, dice.randrange(0, 60) * 10_000
    )
    recurring = dice.randrange(2_000, 90_000) * 100
    for at in range(deals):
        day = first + timedelta(days=dice.randrange(3, (last - first).days - 12))
        amount = recurring if dice.random() < 0.2 else dice.randrange(10_000, 9_000_000)
        if dice.random() < 0.4:
            amount = amount // 10_000 * 10_000 or 10_000
        made.deals.append(_deal(dice, at, day, amount, numbers))
    return made


def _deal(dice: Random, at: int, day: date, amount: int, numbers: float) -> Deal:
    bill = dice.random() < 0.55
    what = dice.random()
    ours = _ours(dice, at, day, amount if bill else -amount)
    if what < 0.06:
        return Deal("no_invoice" if bill else "received", (ours,))
    theirs = _theirs(dice, ours, at, numbers)
    if what < 0.12:
        return Deal("not_booked" if bill else "in_transit", (), (theirs,))
    if what < 0.17:
        return Deal("amount", (ours,), (_wrong(dice, theirs),))
    if what < 0.25:
        return _several(dice, at, ours, theirs, amount, mine=bill)
    return Deal("paired", (ours,), (theirs,))


def _ours(dice: Random, at: int, day: date, delta: int) -> Fact:
    number = f"2632{dice.randrange(10**7, 10**8)}{at:04d}" if delta > 0 else ""
    return Fact(day, delta, number, "货款")


def _theirs(dice: Random, ours: Fact, at: int, numbers: float) -> Fact:
    bill = ours.delta > 0
    late = dice.randrange(0, 12) if bill else -dice.randrange(0, 4)
    said = ours.number[-8:] if bill and dice.random() < numbers else ""
    number = said or f"记-{dice.randrange(1, 90)}"
    text = dice.choice(_BILLS if bill else _PAID)
    return Fact(ours.day + timedelta(days=late), ours.delta, number, text)


def _wrong(dice: Random, fact: Fact) -> Fact:
    """The amount written wrong: two digits exchanged, or one other."""
    digits = list(str(abs(fact.delta)))
    places = [
        i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (i or digits[1] != "0")
    ]
    if places and dice.random() < 0.6:
        i = dice.choice(places)
        digits[i], digits[i + 1] = digits[i + 1], digits[i]
    else:
        i = dice.randrange(1, len(digits))
        digits[i] = str((int(digits[i]) + dice.randrange(1, 9)) % 10)
    amount = int("".join(digits))
    return Fact(fact.day, amount if fact.delta > 0 else -amount, fact.number, fact.text)


def _several(dice: Random, at: int, ours: Fact, theirs: Fact, amount: int, *, mine: bool) -> Deal:
    """One row of a side is several of the other: an invoice in parts, payments of one day."""
    count = dice.randrange(2, 4)
    cuts = sorted(dice.sample(range(1, 1000), count - 1))
    parts = [amount * (b - a) // 1000 for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]
    parts[-1] += amount - sum(parts)
    whole, one = (theirs, ours) if mine else (ours, theirs)
    sign = 1 if one.delta > 0 else -1
    rows = tuple(
        Fact(one.day + timedelta(days=i % 2), sign * part, one.number, one.text)
        for i, part in enumerate(parts)
    )
    return Deal("paired", rows, (whole,)) if mine else Deal("paired", (whole,), rows)


# --- our ledger ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class WriteBook:
    """Our side of worlds as rows of the ledger."""

    worlds: tuple[World, ...]
    currency: str = "CNY"

    label: ClassVar[str] = "import"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Write them all; the result is name → id."""
        return Outcome(
            frozenset({Topic.CUSTOMERS}), {w.customer: self._one(tx, w) for w in self.worlds}
        )

    def _one(self, tx: WriteTx, made: World) -> int:
        known = tx.value("SELECT id FROM customer WHERE name = ?", (made.customer,))
        who = known or tx.insert(
            "customer", name=made.customer, name_key=name_key(made.customer), grade="C",
            currency="CNY", language="zh_CN",
        )  # fmt: skip
        if made.opening:
            self._plan(tx, who, made.first - timedelta(days=40), made.opening, None, "期初")
        invoices: dict[str, int] = {}
        for fact in made.ours():
            if fact.delta < 0:
                self._receipt(tx, who, fact)
                continue
            if fact.number and fact.number not in invoices:
                invoices[fact.number] = tx.insert(
                    "invoice", number=fact.number, customer_id=who, day=fact.day.toordinal(),
                    net=fact.delta, tax=0, gross=fact.delta, currency=self.currency,
                )  # fmt: skip
            self._plan(tx, who, fact.day, fact.delta, invoices.get(fact.number), fact.text)
        return int(who)

    def _plan(
        self, tx: WriteTx, who: int, day: date, amount: int, invoice: int | None, label: str
    ) -> None:
        tx.insert(
            "plan", customer_id=who, invoice_id=invoice, kind="instalment", label=label,
            state="firm", booked_on=day.toordinal(), due_on=day.toordinal() + 30, amount=amount,
            currency=self.currency, owner="",
        )  # fmt: skip

    def _receipt(self, tx: WriteTx, who: int, fact: Fact) -> None:
        tx.insert(
            "receipt", number=tx.next_number("receipt", fact.day), day=fact.day.toordinal(),
            payer="", amount=-fact.delta, currency=self.currency, customer_id=who, method="bank",
            memo="",
        )  # fmt: skip


def write_book(books: Dispatch, worlds: Sequence[World], currency: str = "CNY") -> dict[str, int]:
    """Write worlds down; name → customer id."""
    found: dict[str, int] = books.run(WriteBook(tuple(worlds), currency)).outcome.result
    return found
