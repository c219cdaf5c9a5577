"""Money that waits for a decision: one number on the page, in its group, in the sidebar."""

from datetime import date

from arapp.app.registry import pages
from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.money import parse_plain
from arapp.services.collection.stages import Group
from arapp.services.collection.today import today
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import desk
from arapp.services.ledger.desk_commands import MarkReceipt
from arapp.services.matching.commands import Allocate
from arapp.services.matching.service import match
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.matching.feed import read
from arapp.ui.pages.matching.listing import PENDING, counts_of, to_go
from tests.ledger_text import given

BOOKS = """
    客户 甲
    应收 甲一 甲 100 入账=2026-10-01 到期=2026-10-31
    应收 甲二 甲 60 入账=2026-10-01 到期=2026-11-30
    收款 来款 甲 150 日期=2026-11-09
    收款 留用 甲 30 日期=2026-11-08
    收款 陌生 - 7 日期=2026-11-07 付款人=某某
    收款 美元 甲 5 日期=2026-11-06 币种=USD
"""


def counted(books: Dispatch) -> set[tuple[int, tuple[tuple[str, int], ...]]]:
    """Count and sums wherever they stand: more than one means that two places disagree."""
    page = books.ask(lambda tx: today(tx, limit=-1))
    group = next(part for part in page.groups if part.group is Group.UNMATCHED)
    cards = {code: one.unmatched for code, one in page.figures.items() if one.unmatched.count}
    shown = books.ask(read)
    spec = next(
        p for p in pages(Ops(lambda: books, ledger=Immediate(), free=Immediate())) if p.count
    )
    assert spec.count is not None
    return {
        (group.count, tuple(sorted(group.totals.items()))),
        (len(group.items), tuple(sorted(group.totals.items()))),
        (
            sum(card.count for card in cards.values()),
            tuple(sorted((code, card.amount) for code, card in cards.items())),
        ),
        (
            books.ask(spec.count),
            tuple((code, amount) for code, (_, amount, _) in shown.waiting.sums.items()),
        ),
        (len(shown.pending), tuple(sorted(_sums(shown.pending).items()))),
        (counts_of(shown, ())[PENDING], tuple(sorted(_sums(shown.pending).items()))),
    }


def _sums(receipts: tuple[desk.DeskReceipt, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in receipts:
        sums[one.currency] = sums.get(one.currency, 0) + one.left
    return sums


def test_every_page_counts_the_same_money(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    assert counted(books) == {(4, (("CNY", 187_00), ("USD", 5_00)))}
    part = ((ids["甲一"], parse_plain("100")),)
    books.run(Allocate(ids["来款"], part))  # the customer owes more, yet 50 were left on purpose
    assert counted(books) == {(3, (("CNY", 37_00), ("USD", 5_00)))}
    books.run(Allocate(ids["留用"], (), customer_id=ids["甲"]))
    assert counted(books) == {(2, (("CNY", 7_00), ("USD", 5_00)))}
    books.run(MarkReceipt(ids["陌生"], "interest"))
    assert counted(books) == {(1, (("USD", 5_00),))}
    books.undo()
    books.undo()
    assert counted(books) == {(3, (("CNY", 37_00), ("USD", 5_00)))}


def test_what_was_left_as_prepayment_is_still_answered_and_offered(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    books.run(Allocate(ids["来款"], ((ids["甲一"], parse_plain("100")),)))
    books.run(Allocate(ids["留用"], (), customer_id=ids["甲"]))
    answered = {out.receipt.id for out in books.ask(match)}
    assert answered == {ids[name] for name in ("来款", "留用", "陌生", "美元")}
    kept = [(one.id, one.left) for one in books.ask(desk.prepaid)]
    assert kept == [(ids["来款"], 50_00), (ids["留用"], 30_00)]


def test_an_earlier_day_does_not_know_what_was_placed_later(books: Dispatch, store: Store) -> None:
    ids = given(books, BOOKS + "    应收 甲三 甲 9 入账=2026-11-10 到期=2026-11-30\n")
    books.run(Allocate(ids["来款"], ((ids["甲三"], parse_plain("9")),)))
    assert counted(books) == {(3, (("CNY", 37_00), ("USD", 5_00)))}
    store.clock = FixedClock(date(2026, 11, 9))
    assert counted(books) == {(4, (("CNY", 187_00), ("USD", 5_00)))}
    store.clock = FixedClock(date(2026, 11, 8))
    assert counted(books) == {(3, (("CNY", 37_00), ("USD", 5_00)))}


def test_the_title_names_every_currency(books: Dispatch) -> None:
    given(books, BOOKS)

    def title(tx: Tx) -> str:
        return to_go(read(tx), ())

    assert "187.00 + USD 5.00" in books.ask(title)
