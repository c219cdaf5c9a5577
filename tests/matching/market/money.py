"""The bank file: every receipt is some use of money, drawn by weight for any customer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from arapp.services.matching.rows import Book, Result
from tests.matching.market import exact, traps, uneven
from tests.matching.market.books import OWN_NAME, Maker, fill
from tests.matching.market.teller import Teller
from tests.matching.market.truth import Judge, Truth, settle


@dataclass
class Market:
    """The book, the truth by receipt id, and who judges."""

    book: Book
    truth: dict[int, Truth]
    judge: Judge
    answers: list[Result] = field(default_factory=list)


Way = Callable[[Teller, int], None]
USES: tuple[tuple[Way, int], ...] = (
    (exact.single, 760),
    (exact.several, 110),
    (exact.statement, 30),
    (exact.with_credit, 40),
    (exact.group, 40),
    (exact.three, 30),
    (uneven.taxed, 10),
    (traps.foreign, 6),
    (traps.stale, 12),
    (uneven.part, 28),
    (uneven.over, 12),
    (uneven.lump, 15),
    (uneven.early, 15),
    (uneven.expected, 15),
    (traps.settled, 8),
    (traps.declined, 6),
    (traps.disputed, 12),
    (traps.currency, 4),
    (traps.deposit, 8),
    (traps.outside, 25),
    (traps.reversal, 8),
    (traps.bounced_later, 5),
    (traps.twice, 8),
)


def make_market(
    seed: int | str, customers: int = 300, receipts: int = 900, rows: int = 0
) -> Market:
    """Deterministic for a seed. `rows`: the least number of plan rows a customer has."""
    teller = Teller(Maker(Random(seed)))
    maker = teller.maker
    fill(maker, customers, rows)
    uses, weights = zip(*USES, strict=True)
    while len(maker.receipts) < receipts:
        use: Callable[[Teller, int], None] = maker.rnd.choices(uses, weights)[0]
        use(teller, maker.rnd.choice(list(maker.customers)))
    plans = [row for rows in maker.rows.values() for row in rows]
    book = Book(
        tuple(maker.receipts),
        tuple(sorted(plans, key=lambda p: p.id)),
        tuple(maker.customers.values()),
        frozenset(maker.declined),
        tuple(maker.numbers),
        tuple(maker.statements),
        dict(maker.habits),
        (OWN_NAME,),
        taken_back=tuple(maker.taken_back),
    )
    alike = settle(plans, teller.paid)
    return Market(book, teller.truth, Judge({p.id: p for p in plans}, alike))
