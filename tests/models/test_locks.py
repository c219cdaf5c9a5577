"""The period lock: what lies in a closed period stays as it is, by whatever path."""

from datetime import date
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Entry, WriteTx
from arapp.models.values.errors import NothingToUndo, PeriodLocked
from arapp.services.dispatch import Dispatch
from tests.ledger_text import given

CLOSED = date(2026, 9, 30)
BOOK = """
    客户 弘达机械
    客户 海顿电机
    应收 旧 弘达机械 1000.00 入账=2026-08-26 到期=2026-09-25
    应收 新 弘达机械 1000.00 入账=2026-10-26 到期=2026-12-25
    收款 R1 弘达机械 400.00 日期=2026-09-20
    收款 R2 弘达机械 400.00 日期=2026-10-20
    核销 R1 旧 100.00 日期=2026-09-20
    核销 R2 旧 100.00 日期=2026-10-20
    退款 R1 50.00 日期=2026-09-21
"""


@pytest.fixture
def book(books: Dispatch, store: Store) -> dict[str, int]:
    """A book of two periods, the first one closed."""
    names = given(books, BOOK)
    with store.writing(Entry("李敏", "lock_period")) as tx:
        tx.update("company", 1, locked_until=CLOSED.toordinal())
    return names


def write(store: Store, sql: str, *params: Any) -> None:
    """One statement as a command."""
    with store.writing(Entry("李敏", "try")) as tx:
        tx.execute(sql, params)


OLD, NEW = date(2026, 9, 30).toordinal(), date(2026, 10, 1).toordinal()
REFUSED: dict[str, tuple[str, tuple[int, ...]]] = {
    "a receipt in it": (
        "INSERT INTO receipt (number, day, amount, customer_id) VALUES ('x', ?, 100, 1)",
        (OLD,),
    ),
    "its amount": ("UPDATE receipt SET amount = 50000 WHERE day < ?", (OLD,)),
    "a receipt moved out": ("UPDATE receipt SET day = ? WHERE day < 739900 AND id = 1", (NEW,)),
    "a receipt moved in": ("UPDATE receipt SET day = ? WHERE id = 2", (OLD,)),
    "to another customer": ("UPDATE receipt SET customer_id = 2 WHERE id = 1", ()),
    "a row in it": (
        "INSERT INTO plan (customer_id, kind, state, booked_on, due_on, amount)"
        " VALUES (1, 'opening', 'firm', ?, ?, 100)",
        (OLD, NEW),
    ),
    "a row's amount": ("UPDATE plan SET amount = 200000 WHERE id = 1", ()),
    "its due day": ("UPDATE plan SET due_on = ? WHERE id = 1", (NEW,)),
    "a row back to expected": ("UPDATE plan SET state = 'expected' WHERE id = 1", ()),
    "a row void in it": ("UPDATE plan SET state = 'void', void_on = ? WHERE id = 1", (OLD,)),
    "a row void without a day": ("UPDATE plan SET state = 'void' WHERE id = 1", ()),
    "an allocation in it": (
        "INSERT INTO allocation (receipt_id, plan_id, amount, day, how)"
        " VALUES (2, 1, 100, ?, 'hand')",
        (OLD,),
    ),
    "an allocation gone": ("DELETE FROM allocation WHERE id = 1", ()),
    "a difference in it": (
        "INSERT INTO difference (plan_id, amount, day, reason) VALUES (1, 5, ?, 'fee')",
        (OLD,),
    ),
    "a refund gone": ("DELETE FROM refund", ()),
    "an invoice in it": (
        "INSERT INTO invoice (number, customer_id, day, net, tax, gross)"
        " VALUES ('1', 1, ?, 1, 0, 1)",
        (OLD,),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_closed_period_stays(store: Store, book: dict[str, int], what: str) -> None:
    sql, params = REFUSED[what]
    with pytest.raises(PeriodLocked) as refusal:
        write(store, sql, *params)
    assert refusal.value.fields["until"] == CLOSED


@pytest.mark.parametrize("what", REFUSED)
def test_control_without_the_lock_it_goes(store: Store, book: dict[str, int], what: str) -> None:
    write(store, "UPDATE company SET locked_until = NULL")
    sql, params = REFUSED[what]
    write(store, sql, *params)


ALLOWED: dict[str, tuple[str, tuple[int, ...]]] = {
    "a receipt after it": (
        "INSERT INTO receipt (number, day, amount, customer_id) VALUES ('x', ?, 100, 1)",
        (NEW,),
    ),
    "an allocation of an old receipt, dated now": (
        "INSERT INTO allocation (receipt_id, plan_id, amount, day, how)"
        " VALUES (1, 1, 100, ?, 'hand')",
        (NEW,),
    ),
    "a row void on an open day": (
        "UPDATE plan SET state = 'void', void_on = ? WHERE id = 1",
        (NEW,),
    ),
    "a note": ("UPDATE plan SET note = '催过', owner = '周凯' WHERE id = 1", ()),
    "the same written again": ("UPDATE plan SET amount = amount, due_on = due_on", ()),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_open_stays_open(store: Store, book: dict[str, int], what: str) -> None:
    sql, params = ALLOWED[what]
    write(store, sql, *params)


def test_who_paid_may_be_found_out(books: Dispatch, store: Store) -> None:
    given(books, "客户 弘达机械")
    with store.writing(Entry("李敏", "x")) as tx:
        tx.insert("receipt", number="1", day=OLD, amount=100)
        tx.update("company", 1, locked_until=OLD)
    write(store, "UPDATE receipt SET customer_id = 1")
    write(store, "UPDATE receipt SET customer_id = NULL")


def test_undo_meets_the_lock(books: Dispatch, store: Store) -> None:
    given(books, BOOK)
    filled = books.undo_list()[0]
    with store.writing(Entry("李敏", "close", kind="system")) as tx:
        tx.update("company", 1, locked_until=CLOSED.toordinal())
    before = books.ask(lambda tx: tx.rows("SELECT * FROM allocation"))
    with pytest.raises(PeriodLocked):
        books.undo(filled.seq)
    assert books.ask(lambda tx: tx.rows("SELECT * FROM allocation")) == before


def test_the_lock_is_told(books: Dispatch, store: Store, book: dict[str, int]) -> None:
    assert books.ask(lambda tx: tx.locked_until) == CLOSED


def test_any_standing_command_can_be_taken_back(books: Dispatch, store: Store) -> None:
    def name(text: str) -> Entry:
        return Entry("李敏", text)

    def add(tx: WriteTx, text: str) -> None:
        tx.insert("customer", name=text, name_key=text)

    for text in ("甲", "乙"):
        with store.writing(name(text)) as tx:
            add(tx, text)
    first = books.undo_list()[-1]
    books.undo(first.seq)
    assert books.ask(lambda tx: tx.rows("SELECT name FROM customer")) == [("乙",)]
    with pytest.raises(NothingToUndo):
        books.undo(first.seq)
    books.redo()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM customer")) == 2
