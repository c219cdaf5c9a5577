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
    合同 CH-1 弘达机械 0 签订=2026-08-01
    合同 CH-2 弘达机械 0 签订=2026-08-01
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


# --- each fact of each table, on the last closed day and on the first open one --------------------

# table → a row of it (booked on a day to be filled in), and another value for each fact held fast
FACTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "receipt": (
        {"number": "{}", "day": 0, "amount": 9000, "customer_id": 1},
        {"amount": 8000, "currency": "USD", "customer_id": 2},
    ),
    "allocation": (
        {"receipt_id": 2, "plan_id": 2, "amount": 50, "day": 0, "how": "hand"},
        {"amount": 40, "receipt_id": 1, "plan_id": 1},
    ),
    "difference": (
        {"plan_id": 2, "amount": 5, "day": 0, "reason": "fee"},
        {"amount": 4, "plan_id": 1},
    ),
    "refund": ({"receipt_id": 2, "amount": 50, "day": 0}, {"amount": 40, "receipt_id": 1}),
    "invoice": (
        {"number": "{}", "customer_id": 1, "day": 0, "net": 90, "tax": 10, "gross": 100},
        {"net": 91, "tax": 11, "gross": 101, "currency": "USD", "customer_id": 2},
    ),
    "supplement": (
        {"contract_id": 1, "number": "{}", "day": 0, "amount": 0, "reason": "改交期"},
        {"amount": 100, "contract_id": 2},
    ),
}


@pytest.fixture
def dated(books: Dispatch, store: Store) -> dict[str, tuple[int, int]]:
    """Table → ids of a row on the last closed day and of one on the first open day."""
    given(books, BOOK)
    found = {}
    with store.writing(Entry("李敏", "fill")) as tx:
        for table, (row, _) in FACTS.items():
            pair = []
            for day in (OLD, NEW):
                facts = {k: v.format(day) if v == "{}" else v for k, v in row.items()}
                pair.append(tx.insert(table, **(facts | {"day": day})))
            found[table] = (pair[0], pair[1])
        tx.update("company", 1, locked_until=OLD)
    return found


@pytest.mark.parametrize("table", FACTS)
def test_on_the_last_closed_day_nothing_goes_and_on_the_next_all(
    store: Store, dated: dict[str, tuple[int, int]], table: str
) -> None:
    closed, opened = dated[table]
    changes = FACTS[table][1] | {"day": NEW + 1}
    row = {name: fact for name, fact in FACTS[table][0].items() if fact != "{}"} | {"day": OLD}
    numbered = {"number": "x"} if "number" in FACTS[table][0] else {}
    with pytest.raises(PeriodLocked), store.writing(Entry("李敏", "try")) as tx:
        tx.insert(table, **row, **numbered)
    for column, value in changes.items():
        with pytest.raises(PeriodLocked):
            write(store, f"UPDATE {table} SET {column} = ? WHERE id = ?", value, closed)
        write(store, f"UPDATE {table} SET {column} = ? WHERE id = ?", value, opened)
    with pytest.raises(PeriodLocked):
        write(store, f"UPDATE {table} SET day = ? WHERE id = ?", OLD, opened)
    with pytest.raises(PeriodLocked):
        write(store, f"DELETE FROM {table} WHERE id = ?", closed)
    write(store, f"DELETE FROM {table} WHERE id = ?", opened)


# (what it was, what changes, whether it may): a row as it lies at the closed period's end
FIRM: dict[str, Any] = {"state": "firm", "booked_on": OLD, "due_on": NEW + 30}
OPEN: dict[str, Any] = {"state": "firm", "booked_on": NEW, "due_on": NEW + 30}
VOID: dict[str, Any] = {**FIRM, "state": "void", "void_on": NEW}
EXPECTED: dict[str, Any] = {"state": "expected", "booked_on": None, "due_on": NEW}
PLANS: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "its customer": (FIRM, {"customer_id": 2}, False),
    "its amount": (FIRM, {"amount": 900}, False),
    "its currency": (FIRM, {"currency": "USD"}, False),
    "booked a day later": (FIRM, {"booked_on": NEW}, False),
    "no longer firm": (FIRM, {"state": "expected"}, False),
    "its note": (FIRM, {"note": "催过"}, True),
    "due later": (FIRM, {"due_on": NEW + 60}, True),
    "due on the closed day": (FIRM, {"due_on": OLD}, False),
    "due on the first open day": (FIRM, {"due_on": NEW}, True),
    "was due on the closed day": ({**FIRM, "due_on": OLD}, {"due_on": NEW}, False),
    "void from the closed day on": (FIRM, {"state": "void", "void_on": OLD}, False),
    "void from the first open day on": (FIRM, {"state": "void", "void_on": NEW}, True),
    "void on no day": (FIRM, {"state": "void"}, False),
    "void a day later": (VOID, {"void_on": NEW + 1}, True),
    "void on the closed day after all": (VOID, {"void_on": OLD}, False),
    "void since the closed day, now later": ({**VOID, "void_on": OLD}, {"void_on": NEW}, False),
    "firm again": (VOID, {"state": "firm", "void_on": None}, True),
    "firm again since the closed day": (
        {**VOID, "void_on": OLD}, {"state": "firm", "void_on": None}, False,
    ),
    "void on no day, noted": ({**VOID, "void_on": None}, {"note": "x"}, True),
    "of an open day, its amount": (OPEN, {"amount": 900}, True),
    "of an open day, its customer": (OPEN, {"customer_id": 2}, True),
    "of an open day, due before": (OPEN, {"due_on": OLD}, True),
    "of an open day, void on no day": (OPEN, {"state": "void"}, True),
    "of an open day, booked in it": (OPEN, {"booked_on": OLD}, False),
    "expected, due before": (EXPECTED, {"due_on": OLD, "amount": 900}, True),
    "expected, firm in it": (EXPECTED, {"state": "firm", "booked_on": OLD}, False),
    "expected, firm after it": (EXPECTED, {"state": "firm", "booked_on": NEW}, True),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANS)
def test_a_row_booked_in_a_closed_period(books: Dispatch, store: Store, what: str) -> None:
    given(books, "客户 弘达机械\n客户 海顿电机")
    was, change, may = PLANS[what]
    with store.writing(Entry("李敏", "fill")) as tx:
        row = tx.insert("plan", **{"customer_id": 1, "kind": "opening", "amount": 1000, **was})
        tx.update("company", 1, locked_until=OLD)
    sets = ", ".join(f"{column} = ?" for column in change)
    sql = f"UPDATE plan SET {sets} WHERE id = ?"
    if may:
        write(store, sql, *change.values(), row)
        return
    with pytest.raises(PeriodLocked):
        write(store, sql, *change.values(), row)


@pytest.mark.parametrize(
    ("facts", "may"),
    [(FIRM, False), (OPEN, True), (EXPECTED, True), ({**EXPECTED, "booked_on": OLD}, True),
     ({**VOID, "void_on": None}, False)],
)  # fmt: skip
def test_rows_come_and_go_where_they_are_booked(
    books: Dispatch, store: Store, facts: dict[str, Any], may: bool
) -> None:
    given(books, "客户 弘达机械")
    whole = {"customer_id": 1, "kind": "opening", "amount": 1000, **facts}
    with store.writing(Entry("李敏", "fill")) as tx:
        row = tx.insert("plan", **whole)
        tx.update("company", 1, locked_until=OLD)

    def again() -> None:
        with store.writing(Entry("李敏", "try")) as tx:
            tx.insert("plan", **whole)

    for deed in (again, lambda: write(store, "DELETE FROM plan WHERE id = ?", row)):
        if may:
            deed()
        else:
            with pytest.raises(PeriodLocked):
                deed()
