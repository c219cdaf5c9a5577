"""What an import brought posts itself where the firm wants it; how often the first is right."""

from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.matching.auto import (
    AutoPost,
    auto_posted,
    first_hit,
    wants_posting,
)
from arapp.services.matching.commands import Allocate, PostSafe, Unallocate
from arapp.services.matching.settings import SetMatching
from tests.ledger_text import given
from tests.matching.settings_cases import BOOKS, FIRM, bring
from tests.matching.writing import Written


def imported(books: Dispatch, *receipts: int) -> int:
    return int(books.run(Written(lambda tx: bring(tx, *receipts))).outcome.result)


def on(books: Dispatch) -> None:
    books.run(SetMatching((("auto_posting", True),)))


def test_nothing_posts_itself_until_it_is_turned_on(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    batch = imported(books, ids["付HT-2026-018"])
    assert not books.ask(lambda tx: wants_posting(tx, batch))
    assert books.run(AutoPost(batch)).outcome.result == []
    on(books)
    assert books.ask(lambda tx: wants_posting(tx, batch))
    assert books.ask(auto_posted) is None
    done = books.run(AutoPost(batch))
    assert done.outcome.result == [ids["付HT-2026-018"]]
    told = books.ask(auto_posted)
    assert told is not None
    assert (told.batch_id, told.count, told.money) == (batch, 1, {"CNY": 135_000_00})
    books.undo()
    assert books.ask(auto_posted) is None


def test_only_what_the_import_brought_posts_itself(books: Dispatch) -> None:
    """A receipt that was taken back by hand is not posted again by the next file."""
    ids = given(books, BOOKS)
    on(books)
    first = imported(books, ids["付HT-2026-018"])
    books.run(AutoPost(first))
    books.undo()
    later = given(books, f"收款 往来 {FIRM} 7 日期=2026-11-12 付款人={FIRM}")["往来"]
    second = imported(books, later)
    assert books.run(AutoPost(second)).outcome.result == []
    assert not books.ask(lambda tx: wants_posting(tx, second + 1))


def test_the_rate_counts_what_stands_as_first_proposed(books: Dispatch) -> None:
    ids = given(
        books,
        BOOKS
        + f"""
        应收 甲 {FIRM} 100 入账=2026-10-01 到期=2026-10-31
        应收 乙 {FIRM} 200 入账=2026-10-01 到期=2026-10-31
        应收 丙 {FIRM} 300 入账=2026-10-01 到期=2026-10-31
        收款 r1 {FIRM} 100 日期=2026-11-01
        收款 r2 {FIRM} 200 日期=2026-11-01
        收款 r3 {FIRM} 300 日期=2026-11-01
        收款 old {FIRM} 300 日期=2026-05-01
        """,
    )
    assert books.ask(first_hit).ppm is None
    books.run(PostSafe())  # the one that names its contract
    taken = Allocate(ids["r1"], ((ids["甲"], Money(100_00)),), how="proposal")
    books.run(taken)
    assert (books.ask(first_hit).receipts, books.ask(first_hit).first) == (2, 2)
    books.run(Allocate(ids["r2"], ((ids["乙"], Money(200_00)),), how="hand"))
    found = books.ask(first_hit)
    assert (found.receipts, found.first, found.ppm) == (3, 2, 666_666)


def test_a_proposal_that_was_not_the_first_or_was_replaced_is_no_hit(books: Dispatch) -> None:
    ids = given(
        books,
        f"""
        客户 {FIRM}
        应收 甲 {FIRM} 100 入账=2026-10-01 到期=2026-10-31
        应收 乙 {FIRM} 200 入账=2026-10-01 到期=2026-10-31
        收款 r1 {FIRM} 100 日期=2026-11-01
        收款 r2 {FIRM} 100 日期=2026-11-01
        """,
    )
    books.run(Allocate(ids["r1"], ((ids["甲"], Money(100_00)),), how="proposal", choice=1))
    assert (books.ask(first_hit).receipts, books.ask(first_hit).first) == (1, 0)
    books.undo()
    books.redo()
    assert books.ask(first_hit).first == 0
    done = books.run(Allocate(ids["r2"], ((ids["乙"], Money(100_00)),), how="proposal", choice=0))
    assert books.ask(first_hit).first == 1
    books.run(Unallocate(done.outcome.result[0]))
    books.run(Allocate(ids["r2"], ((ids["乙"], Money(50_00)),), how="hand"))
    assert (books.ask(first_hit).receipts, books.ask(first_hit).first) == (2, 0)
