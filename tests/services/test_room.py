"""From which day on money can be used again, and a row be settled again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import OverAllocated, UndoBlocked
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.post import PostBatch
from arapp.services.importing.service import stage_files
from arapp.services.ledger.reversals import RefundReceipt, ReverseRefund
from arapp.services.ledger.room import levels
from arapp.services.matching.commands import Allocate, Unallocate
from arapp.services.reports.aging import aging
from tests.ledger_text import given
from tests.services.test_history_money import Invoiced

BOOK = """
    客户 甲
    应收 A 甲 100 入账=2026-07-01 到期=2026-07-31
    应收 B 甲 100 入账=2026-07-01 到期=2026-07-31
    应收 晚 甲 100 入账=2026-09-01 到期=2026-09-30
    应收 红 甲 -40 入账=2026-07-01 到期=2026-07-31
    应收 红晚 甲 -40 入账=2026-10-01 到期=2026-10-31
    收款 R 甲 100 日期=2026-08-01
    收款 S 甲 100 日期=2026-08-15
"""
Ids = dict[str, int]


def on(month: int, day: int) -> date:
    return date(2026, month, day)


@pytest.fixture
def ids(books: Dispatch) -> Ids:
    return given(books, BOOK)


def use(books: Dispatch, ids: Ids, receipt: str, *parts: tuple[str, int], **more: Any) -> list[int]:
    told = tuple((ids[name], Money(yuan * 100)) for name, yuan in parts)
    rows: list[int] = books.run(Allocate(ids[receipt], told, **more)).outcome.result
    return rows


def days(books: Dispatch, table: str = "allocation") -> list[tuple[date, int]]:
    """(day, yuan) in the order they were written."""
    rows = books.ask(lambda tx: tx.rows(f"SELECT day, amount FROM {table} ORDER BY id"))
    return [(date.fromordinal(day), amount // 100) for day, amount in rows]


def test_levels_lump_what_was_before() -> None:
    assert levels([(3, 5), (9, -2), (1, 4), (9, 1)], 5) == [(5, 9), (9, 8)]
    assert levels([], 5) == [(5, 0)]


def test_money_freed_later_is_used_from_then_on(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(11, 10)))
    use(books, ids, "R", ("B", 60))
    use(books, ids, "R", ("晚", 40))
    assert [day for day, _ in days(books)[2:]] == [on(11, 10), on(11, 10)]


def test_what_was_free_all_along_is_used_from_the_first_day_on(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 60))
    books.run(Unallocate(first, on(11, 10)))
    use(books, ids, "R", ("B", 40))
    use(books, ids, "R", ("B", 1))
    assert days(books)[2:] == [(on(8, 1), 40), (on(11, 10), 1)]


def test_two_alike_count_twice(books: Dispatch, ids: Ids) -> None:
    use(books, ids, "R", ("A", 30))
    (second,) = use(books, ids, "R", ("A", 30))
    books.run(Unallocate(second, on(11, 10)))
    use(books, ids, "R", ("B", 70))
    use(books, ids, "S", ("A", 70))
    assert days(books)[3:] == [(on(11, 10), 70), (on(11, 10), 70)]


def test_what_moved_elsewhere_is_in_nobodys_way(books: Dispatch, ids: Ids) -> None:
    (elsewhere,) = use(books, ids, "S", ("B", 100))
    books.run(Unallocate(elsewhere, on(11, 10)))
    (small,) = use(books, ids, "R", ("A", 1))
    books.run(Unallocate(small, on(11, 9)))
    use(books, ids, "R", ("A", 99))
    assert days(books)[4:] == [(on(8, 1), 99)]


def test_a_row_opened_again_is_settled_from_then_on(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    use(books, ids, "S", ("A", 100), difference=("fee", Money(5_00)))
    assert days(books)[2:] == [(on(10, 20), 95)]
    assert days(books, "difference") == [(on(10, 20), 5)]
    (row,) = books.ask(lambda tx: aging(tx, on(9, 1))).rows
    assert (row.total, row.prepayment) == ((100 + 100 - 40) * 100, 100_00)


def test_money_and_difference_wait_for_room_together(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 5))
    books.run(Unallocate(first, on(10, 20)))
    use(books, ids, "S", ("A", 100), difference=("fee", Money(5_00)))
    assert (days(books)[2:], days(books, "difference")) == ([(on(10, 20), 95)], [(on(10, 20), 5)])


def test_a_difference_alone_waits_for_room_too(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    assert use(books, ids, "S", ("A", 30), difference=("other", Money(30_00))) == []
    assert days(books, "difference") == [(on(10, 20), 30)]


def test_a_difference_taken_back_leaves_room_from_then_on(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 60), difference=("other", Money(59_00)))
    books.run(Unallocate(first, on(10, 20)))
    use(books, ids, "S", ("A", 40))
    use(books, ids, "S", ("A", 60))
    assert days(books)[2:] == [(on(8, 15), 40), (on(10, 20), 60)]


def test_money_refunded_and_taken_back_is_free_from_then_on(books: Dispatch, ids: Ids) -> None:
    refund = books.run(RefundReceipt(ids["R"], Money(100_00), on(8, 20))).outcome.result
    books.run(ReverseRefund(refund, "退错", on(9, 10)))
    use(books, ids, "R", ("A", 100))
    assert days(books) == [(on(9, 10), 100)]


def test_a_credit_gives_room_from_its_own_day(books: Dispatch, ids: Ids) -> None:
    use(books, ids, "R", ("A", 100), ("B", 40), ("红晚", -40))
    assert days(books) == [(on(8, 1), 100), (on(10, 1), -40), (on(10, 1), 40)]


def test_a_credit_waits_for_the_money_it_gives_back(books: Dispatch, ids: Ids) -> None:
    use(books, ids, "R", ("晚", 100), ("B", 40), ("红", -40))
    assert days(books) == [(on(9, 1), 100), (on(9, 1), -40), (on(8, 1), 40)]


def test_a_credit_settled_again_waits_for_its_reversal(books: Dispatch, ids: Ids) -> None:
    _, credit, last = use(books, ids, "R", ("A", 100), ("B", 40), ("红", -40))
    for one in (last, credit):
        books.run(Unallocate(one, on(10, 20)))
    use(books, ids, "S", ("晚", 100), ("红", -40))
    assert days(books)[5:] == [(on(9, 1), 100), (on(10, 20), -40)]


def test_money_of_a_credit_in_use_cannot_be_taken_back(books: Dispatch, ids: Ids) -> None:
    first, credit, _ = use(books, ids, "R", ("A", 100), ("B", 40), ("红", -40))
    with pytest.raises(OverAllocated) as refusal:
        books.run(Unallocate(credit))
    assert refusal.value.fields == {
        "record": f"receipt:{ids['R']}", "available": "0.00", "wanted": "40.00",
    }  # fmt: skip
    books.run(Unallocate(first))
    assert books.ask(lambda tx: tx.value("SELECT allocated FROM receipt")) == 0


def test_the_reversal_of_a_credit_waits_for_room(books: Dispatch, ids: Ids) -> None:
    _, credit, last = use(books, ids, "R", ("A", 100), ("B", 40), ("红", -40))
    books.run(Unallocate(last, on(11, 1)))
    books.run(Unallocate(credit, on(10, 1)))
    assert days(books)[-1] == (on(11, 1), 40)


def test_a_running_ledger_settles_a_row_opened_again_from_then_on(
    books: Dispatch, ids: Ids, tmp_path: Path
) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    file = tmp_path / "往来明细.csv"
    file.write_text(
        "日期,客户,摘要,应收金额,收款金额,余额\n"
        "2026-08-03,甲,回款,,60.00,\n2026-08-04,甲,回款,,80.00,\n",
        encoding="utf-8-sig",
    )
    staging = stage_files(books, [file])
    books.run(PostBatch(staging))
    assert days(books)[2:] == [(on(10, 20), 60), (on(10, 20), 40), (on(8, 4), 40)]


def test_a_credit_takes_the_first_day_on_which_there_is_as_much(books: Dispatch, ids: Ids) -> None:
    """Neither what another receipt has given nor what moves later is waited for."""
    use(books, ids, "S", ("A", 100))
    use(books, ids, "R", ("晚", 40))
    given(books, "核销 R B 20 日期=2026-10-05")
    use(books, ids, "R", ("红", -40))
    assert days(books)[3:] == [(on(9, 1), -40)]


def test_differences_of_other_rows_are_in_nobodys_way(books: Dispatch, ids: Ids) -> None:
    use(books, ids, "S", ("B", 50), difference=("fee", Money(5_00)))
    (first,) = use(books, ids, "R", ("A", 60))
    books.run(Unallocate(first, on(10, 20)))
    use(books, ids, "R", ("A", 40))
    assert days(books)[3:] == [(on(8, 1), 40)]


def test_how_much_there_is_says_the_receipt_itself(books: Dispatch, ids: Ids) -> None:
    ids |= given(books, "收款 T 甲 60 日期=2026-08-01")
    (first,) = use(books, ids, "T", ("A", 50))
    books.run(Unallocate(first, on(10, 20)))
    use(books, ids, "T", ("B", 20))
    assert days(books)[2:] == [(on(10, 20), 20)]


def newest(books: Dispatch) -> int:
    return books.undo_list()[0].seq


def test_a_reversal_is_not_undone_when_its_money_was_used_for_a_while(
    books: Dispatch, ids: Ids
) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    freed = newest(books)
    (second,) = use(books, ids, "R", ("B", 100))
    books.run(Unallocate(second, on(11, 5)))
    later = newest(books)
    with pytest.raises(UndoBlocked) as refusal:
        books.undo(freed)
    assert (refusal.value.fields["seq"], refusal.value.fields["by_seq"]) == (freed, later)
    assert refusal.value.fields["by_label"] == "unallocate"
    assert days(books)[-1] == (on(11, 5), -100)
    for _ in range(3):
        books.undo()
    assert days(books) == [(on(8, 1), 100)]


def test_a_reversal_is_not_undone_when_its_row_was_settled_for_a_while(
    books: Dispatch, ids: Ids
) -> None:
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    freed = newest(books)
    (second,) = use(books, ids, "S", ("A", 100))
    books.run(Unallocate(second, on(11, 5)))
    later = newest(books)
    with pytest.raises(UndoBlocked) as refusal:
        books.undo(freed)
    assert refusal.value.fields == {
        "seq": freed, "label": "unallocate", "by_seq": later, "by_label": "unallocate",
    }  # fmt: skip


def test_a_refund_taken_back_is_not_undone_when_its_money_was_used_for_a_while(
    books: Dispatch, ids: Ids
) -> None:
    refund = books.run(RefundReceipt(ids["R"], Money(100_00), on(8, 20))).outcome.result
    books.run(ReverseRefund(refund, "退错", on(9, 10)))
    freed = newest(books)
    (used,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(used, on(11, 5)))
    later = newest(books)
    with pytest.raises(UndoBlocked) as refusal:
        books.undo(freed)
    assert refusal.value.fields["by_seq"] == later


def test_a_difference_taken_back_is_not_undone_when_its_room_was_used_for_a_while(
    books: Dispatch, ids: Ids
) -> None:
    (first,) = use(books, ids, "R", ("A", 100), difference=("other", Money(99_00)))
    books.run(Unallocate(first, on(10, 20)))
    freed = newest(books)
    (second,) = use(books, ids, "S", ("A", 100))
    books.run(Unallocate(second, on(11, 5)))
    with pytest.raises(UndoBlocked):
        books.undo(freed)


def test_a_credit_that_gave_room_is_not_undone_when_it_was_used_for_a_while(
    books: Dispatch, ids: Ids
) -> None:
    use(books, ids, "R", ("A", 100))
    (credit,) = use(books, ids, "R", ("红", -40))
    gave = newest(books)
    assert credit
    (used,) = use(books, ids, "R", ("B", 40))
    books.run(Unallocate(used, on(11, 5)))
    with pytest.raises(UndoBlocked) as refusal:
        books.undo(gave)
    assert refusal.value.fields["by_seq"] == newest(books)


def test_money_that_a_credit_gave_back_is_not_undone(books: Dispatch, ids: Ids) -> None:
    """Else the receipt would have had more than came in, until the money used next."""
    use(books, ids, "R", ("A", 50))
    first = newest(books)
    use(books, ids, "R", ("红", -40))
    use(books, ids, "R", ("晚", 60))
    later = newest(books)
    before = [(on(8, 1), 50), (on(8, 1), -40), (on(9, 1), 60)]
    assert days(books) == before
    with pytest.raises(UndoBlocked) as refusal:
        books.undo(first)
    assert refusal.value.fields == {
        "seq": first, "label": "allocate", "by_seq": later, "by_label": "allocate",
    }  # fmt: skip
    assert days(books) == before
    books.undo()
    books.undo()
    books.undo()
    assert days(books) == []


def test_two_alike_that_used_the_money_for_a_while_count_twice(books: Dispatch, ids: Ids) -> None:
    ids |= given(books, "应收 新 甲 100 入账=2026-10-25 到期=2026-11-30")
    (first,) = use(books, ids, "R", ("A", 20))
    books.run(Unallocate(first, on(10, 20)))
    freed = newest(books)
    for one in [use(books, ids, "R", ("新", 45))[0] for _ in range(2)]:
        books.run(Unallocate(one, on(11, 5)))
    with pytest.raises(UndoBlocked):
        books.undo(freed)


def test_a_reversal_is_undone_when_nobody_used_the_room(books: Dispatch, ids: Ids) -> None:
    (first,) = use(books, ids, "R", ("A", 60), difference=("fee", Money(5_00)))
    books.run(Unallocate(first, on(10, 20)))
    freed = newest(books)
    use(books, ids, "R", ("B", 40))
    books.undo(freed)
    assert days(books) == [(on(8, 1), 55), (on(8, 1), 40)]


def test_an_open_item_paid_elsewhere_counts_once_its_row_was_open_again(
    books: Dispatch, ids: Ids, tmp_path: Path
) -> None:
    books.run(Invoiced(ids["A"]))
    (first,) = use(books, ids, "R", ("A", 100))
    books.run(Unallocate(first, on(10, 20)))
    file = tmp_path / "应收明细.csv"
    file.write_text(
        "客户,发票号,开票日期,到期日,应收金额,已收金额,未收金额\n"
        "甲,F1,2026-07-01,2026-07-31,100.00,30.00,70.00\n",
        encoding="utf-8-sig",
    )
    books.run(PostBatch(stage_files(books, [file], update="all")))
    assert days(books, "difference") == [(on(10, 20), 30)]
