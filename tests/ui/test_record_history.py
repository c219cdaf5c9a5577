"""Who changed this, when, from what: asked on any page, answered over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from arapp.app import registry
from arapp.app.finding import finder, scopes
from arapp.models import journal
from arapp.models.store import Store
from arapp.models.tx import WriteTx
from arapp.services.dispatch import Actor, Dispatch, Outcome, Right, Topic
from arapp.services.ledger import field_names
from arapp.services.ledger.company import SetCompany
from arapp.services.ledger.entry_details import RecordEntry, entry_details, record_history
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.ui import text
from arapp.ui.journal import words
from arapp.ui.journal.model import Detail
from arapp.ui.journal.record_history import Touched
from arapp.ui.main_window import MainWindow
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.company import CompanyPage
from arapp.ui.pages.matching import MatchingPage
from arapp.ui.pages.statements import StatementsPage
from arapp.ui.pages.today import TodayPage
from arapp.ui.widgets.search import Search
from arapp.ui.widgets.sidebar import Ledger
from tests.steps import Running, ids, receive, work
from tests.ui.by_hand import type_in


@dataclass(frozen=True)
class NewContact:
    """As an import of people writes them."""

    customer: int
    name: str
    phone: str
    label: ClassVar[str] = "commit_batch"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """One row."""
        tx.insert("contact", customer_id=self.customer, name=self.name, phone=self.phone)
        return Outcome(frozenset({Topic.CUSTOMERS}))


@pytest.fixture
def clock() -> Running:
    """Goes on by a minute a look."""
    return Running()


@pytest.fixture
def books(ledger_file: Path, clock: Running) -> Iterator[Dispatch]:
    """Books with a few days of work in them."""
    clock.moment += timedelta(days=1)
    with Store.open(ledger_file, clock) as opened:
        made = Dispatch(opened, Actor("李敏", "owner"))
        work(made)
        yield made


@pytest.fixture
def window(qtbot: QtBot, chinese: None, books: Dispatch) -> MainWindow:
    """The real window on them."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = MainWindow(
        ops, registry.pages(ops), Ledger("澄禾"), finder=lambda: (scopes(), finder(ops))
    )
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.go("company")
    return made


def shown(window: MainWindow) -> list[str]:
    """The rows of the pane as a reader sees them."""
    pane = window._records
    rows = []
    for row in pane.model.all_rows():
        if isinstance(row, Touched):
            rows.append(f"{row.entry.actor} {pane._what(row)}")
        elif isinstance(row, Detail):
            rows.append(f"  {row.name}: {row.text}")
    return rows


def test_every_journaled_column_has_a_name_in_both_languages(store: Store) -> None:
    with store.reading() as tx:
        conn = tx._conn
        for table in journal.journaled_tables(conn):
            columns = journal.journaled_columns(conn, table)
            assert set(columns) == set(field_names.FIELDS[table]), table
            assert all(field_names.table_name(table, code) != table for code in ("zh_CN", "en"))
            for column in columns:
                found = field_names.FIELDS[table][column]
                assert bool(found.zh) == bool(found.en) == (found.kind != "hidden"), (table, column)


def test_who_changed_the_phone_and_from_what(window: MainWindow) -> None:
    window.acts.run("history")
    assert window._records.isVisible()
    assert shown(window)[:5] == [
        "李敏 锁定期间",
        "  锁定到: 09-30",
        "李敏 公司资料",
        "  电话: 0512 6788 1200 → 0512 6788 1201",
        "  联系人: 李敏",
    ]
    assert shown(window)[-1].startswith("  ")
    QTest.keyClick(window._records.view, Qt.Key.Key_Escape)
    assert not window._records.isVisible()
    assert isinstance(window.current(), CompanyPage)


def test_values_are_said_in_words(window: MainWindow, books: Dispatch) -> None:
    plan = ids(books, "plan")[0]
    window.show_history(f"plan:{plan}")
    told = "\n".join(shown(window))
    assert "金额: 96,000.00" in told
    assert "到期日: 09-25" in told
    assert "客户: 弘达" in told
    assert "状态: 已入账" in told
    assert "合同: CH-018" in told
    assert window._records._title.text() == "CH-018 验收款"
    window.show_history(f"allocation:{ids(books, 'allocation')[0]}")
    assert "收款: 收-2026-000001" in "\n".join(shown(window))


def test_a_record_that_was_never_written_has_an_empty_history(window: MainWindow) -> None:
    for record in ("plan:99999", "nothing", "plan:x", "journal_entry:1", ""):
        assert window.ops is not None
        found = window.ops._own().ask(lambda tx, r=record: record_history(tx, r))
        assert found.entries == ()
    window.show_history("plan:99999")
    assert shown(window) == []
    assert window._records.view._empty.isVisibleTo(window._records)


def test_a_record_taken_back_still_has_its_history(window: MainWindow, books: Dispatch) -> None:
    gone = books.ask(
        lambda tx: tx.value("SELECT max(row) FROM journal_change WHERE tbl='allocation'")
    )
    assert gone not in ids(books, "allocation")
    window.show_history(f"allocation:{gone}")
    assert shown(window)[0] == "李敏 撤销：核销"
    assert len([row for row in shown(window) if not row.startswith("  ")]) == 2


def test_every_page_knows_the_record_it_is_at(window: MainWindow, books: Dispatch) -> None:
    window.go("today")
    today = window.current()
    assert isinstance(today, TodayPage)
    assert (today.record() or "").split(":")[0] in field_names.TABLES
    window.go("matching")
    matching = window.current()
    assert isinstance(matching, MatchingPage)
    matching.open(ids(books, "receipt")[0])
    assert matching.record() == f"receipt:{ids(books, 'receipt')[0]}"
    window.go("statements")
    statements = window.current()
    assert isinstance(statements, StatementsPage)
    assert (statements.record() or "").startswith("customer:")
    window.go("receipt")
    page = window.current()
    assert page is not None
    assert page.record() is None
    window.show_history()
    assert "先选中一行" in window.status.hint_text()


def test_the_right_click_menu_of_a_row_has_it(window: MainWindow) -> None:
    window.go("statements")
    page = window.current()
    assert isinstance(page, StatementsPage)
    menu = page.list.view.make_menu(page.list.current())
    action = next(a for a in menu.actions() if a.text() == "这条记录的历史")
    action.trigger()
    assert window._records.isVisible()
    assert shown(window)
    menu.deleteLater()


def test_a_customer_without_a_page_is_reached_by_search(window: MainWindow, qtbot: QtBot) -> None:
    window.show_search()
    search = window._search
    assert isinstance(search, Search)
    type_in(search._field, "顺远")
    search._ask()
    QTest.keyClick(search._field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not search.isVisible()
    assert window._records.isVisible()
    assert window._records._title.text() == "顺远物流"


def test_text_is_taken_back_before_the_ledger(
    window: MainWindow, books: Dispatch, qtbot: QtBot
) -> None:
    page = window.current()
    assert isinstance(page, CompanyPage)
    field = page.form.fields["address"]
    assert isinstance(field, QLineEdit)
    window.activateWindow()
    field.setFocus()
    before = books.ask(lambda tx: tx.head())
    QTest.keyClicks(field, "Lane 5")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert books.ask(lambda tx: tx.head()) == before
    while field.isUndoAvailable():
        field.undo()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert books.ask(lambda tx: tx.head())[0] == before[0] + 1


def test_long_histories_come_in_windows(window: MainWindow, books: Dispatch) -> None:
    for number in range(130):
        books.run(SetCompany((("phone", str(number)),)))
    window.show_history("company:1")
    pane = window._records
    entries = [row for row in pane.model.all_rows() if isinstance(row, Touched)]
    assert len(entries) >= 100
    while pane.model.canFetchMore(pane.model.index(-1, -1)):
        pane.model.fetchMore(pane.model.index(-1, -1))
    entries = [row for row in pane.model.all_rows() if isinstance(row, Touched)]
    numbers = [row.entry.seq for row in entries]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) > 130
    details = [row for row in pane.model.all_rows() if isinstance(row, Detail)]
    assert details


def test_a_clock_that_went_back_is_marked(
    window: MainWindow, books: Dispatch, clock: Running
) -> None:
    clock.moment -= timedelta(hours=5)
    books.run(SetCompany((("phone", "1"),)))
    window.show_history("company:1")
    pane = window._records
    first = pane.model.all_rows()[0]
    assert pane._went_back(first)
    assert "时钟" in pane.model.column("at").tip(first)  # type: ignore[misc]  # it has one


def test_an_entry_is_read_by_the_shapes_of_its_time(books: Dispatch) -> None:
    """A migration writes the row before in the old shape, the row after in the new one."""
    last = books.ask(lambda tx: tx.head()[0])
    store = books._store
    with store.reading() as tx:
        old = tx.shape_at("refund", last)
    wide = [*old, "extra"]
    conn = store._conn
    conn.execute("BEGIN")
    conn.execute(
        "INSERT INTO journal_shape (tbl, from_seq, columns) VALUES ('refund', ?, json(?))",
        (last + 1, str(wide).replace("'", '"')),
    )
    row = ",".join(["7", "1", "500", "739000", "'note'", "NULL", "'refund'", "NULL"])
    conn.execute(
        "INSERT INTO journal_entry (seq, at, actor, kind, label, fields, changes, hash)"
        " VALUES (?, '2026-11-13T09:00:00.000Z', '应收管家', 'system', 'migrate', '', 1, '')",
        (last + 1,),
    )
    conn.execute(
        "INSERT INTO journal_change (seq, tbl, row, before, after) VALUES (?, 'refund', 7, ?, ?)",
        (last + 1, row, f"{row},'new'"),
    )
    conn.execute("COMMIT")
    details = books.ask(lambda tx: entry_details(tx, last + 1))
    (change,) = details.changes
    assert change.verb == "changed"
    assert [(s.column, s.before.raw, s.after.raw) for s in change.shifts] == [
        ("extra", None, "new")
    ]


def test_rates_flags_and_codes_have_words(chinese: None) -> None:
    from arapp.services.ledger.entry_details import Value

    today = date(2026, 11, 12)
    assert words.value(Value("rate", 500), today) == "0.05%"
    assert words.value(Value("flag", 1), today) == "是"
    assert words.value(Value("day", date(2027, 1, 5).toordinal()), today) == "2027-01-05"
    assert words.value(Value("code", "retention"), today, "plan", "kind") == "质保金"
    assert words.value(Value("text", None), today) == "—"
    assert words.value(Value("money", 123450, currency="USD"), today) == "USD 1,234.50"


def test_a_receipt_tells_what_was_done_with_its_money(window: MainWindow, books: Dispatch) -> None:
    spare = receive(books, "700", date(2026, 11, 12))
    books.run(ReverseReceipt(spare, "booked twice"))
    window.show_history(f"receipt:{spare}")
    told = shown(window)
    assert told[0] == f"李敏 {text.label('reverse_receipt')} · booked twice"
    assert told[1].startswith("  新记收款冲回: 金额 700.00")
    window.show_history(f"receipt:{ids(books, 'receipt')[0]}")
    whole = "\n".join(shown(window))
    assert "新记核销: 金额 96,000.00，收款计划 CH-018 验收款" in whole
    assert "收款 收-" not in whole, "its own number is in the title"


def test_a_receivable_tells_what_came_in_and_what_was_taken_back(
    window: MainWindow, books: Dispatch
) -> None:
    second, third = ids(books, "plan")[1:]
    window.show_history(f"plan:{second}")
    told = [row for row in shown(window) if "核销" in row]
    assert any("新记核销: 金额 24,600.00，收款 收-2026-000002" in row for row in told)
    assert any("新记核销: 金额 −24,600.00" in row for row in told)
    window.show_history(f"plan:{third}")
    assert "  拿掉核销: 金额 5,000.00" in "\n".join(shown(window)), "an undo is told too"


def test_a_customer_tells_of_contacts_and_payer_names(window: MainWindow, books: Dispatch) -> None:
    one, other = ids(books, "customer")[:2]
    books.run(NewContact(one, "王会计", "139 0000 1111"))
    window.show_history(f"customer:{one}")
    assert "新记联系人 王会计: 名称 王会计，角色 其他，电话 139 0000 1111" in "\n".join(
        shown(window)
    )
    window.show_history(f"customer:{other}")
    assert "王会计" not in "\n".join(shown(window))


def test_a_long_history_comes_in_parts_and_splits_no_step(
    window: MainWindow, books: Dispatch
) -> None:
    receipt = f"receipt:{ids(books, 'receipt')[0]}"
    whole = books.ask(lambda tx: record_history(tx, receipt)).entries
    found: list[RecordEntry] = []
    below: int | None = None
    for _ in range(20):
        part = books.ask(partial(record_history, record=receipt, below=below, limit=2))
        found += part.entries
        if (below := part.after) is None:
            break
    assert [one.seq for one in found] == [one.seq for one in whole]
    assert [one.parts for one in found] == [one.parts for one in whole]
