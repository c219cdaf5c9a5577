"""Two-sided reconciliation in the window: a file falls in, both sides, hand pairing, papers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.papers.differences import differences_of
from arapp.ui import dialogs, paper_folder
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Notice
from arapp.ui.pages.reconcile import ReconcilePage
from tests.ledger_text import given
from tests.reconcile.test_balances import kingdee, sheet
from tests.reconcile.test_headless import BOOK, HEAD, OTHER, WHO

KEY = Qt.Key
Rows = list[list[object]]


@pytest.fixture
def page(qtbot: QtBot, books: Dispatch, chinese: None) -> ReconcilePage:
    """The page over a small ledger, in a window that has the focus."""
    given(books, BOOK)
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = ReconcilePage(ops)
    qtbot.addWidget(made)
    ops.changed.connect(made.on_changed)
    made.resize(1232, 780)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.freshen()
    return made


def list_file(folder: Path, *more: list[object], lead: str = WHO) -> Path:
    """The customer's ledger: an invoice under its number, one payment, and what else is said."""
    rows: Rows = [
        [f"客户：{lead}"],
        HEAD,
        [date(2026, 8, 1), "", "期初余额", None, None, 0],
        [date(2026, 8, 5), "00000011", "到票", 1000, None, 1000],
        [date(2026, 9, 20), "付-3", "付货款", None, 300, 700],
        *more,
    ]
    return sheet(folder / "恒岳.xlsx", rows)


def kinds(page: ReconcilePage) -> list[str]:
    return [row.match.kind.value for row in page.matches.model.rows()]


def select(page: ReconcilePage, *places: int) -> None:
    view = page.matches.view
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().clearSelection()
    for place in places:
        index = page.matches.model.index(place, 0)
        view.selectionModel().select(index, flags.Select | flags.Rows)
    view.setFocus()


def noticed(page: ReconcilePage) -> list[Any]:
    told: list[Any] = []
    page.noticed.connect(told.append)
    return told


def test_a_list_falls_in_and_is_proven(page: ReconcilePage, tmp_path: Path) -> None:
    page.drop.dropped.emit(
        [list_file(tmp_path, [date(2026, 9, 30), "暂-1", "暂估", 42, None, 742])]
    )
    assert page.tools.customer.customer() is not None
    assert page.tools.customer.text() == WHO
    assert kinds(page) == ["no_invoice", "not_booked"]
    (line,) = page.proof.lines
    assert "我方余额" in line
    assert "1,200.50" in line
    assert "742.00" in line
    page.tools.segments.chosen.emit("paired")
    page.tools.segments.choose("all")
    page._keep()
    assert sorted(kinds(page)) == ["no_invoice", "not_booked", "paired", "paired"]


def test_rows_are_paired_and_taken_apart_by_keys(page: ReconcilePage, tmp_path: Path) -> None:
    page.begin(list_file(tmp_path, [date(2026, 9, 30), "X", "其他", 480, None, 1180]))
    select(page, 0, 1)
    QTest.keyClick(page.matches.view, KEY.Key_P)
    assert kinds(page) == ["amount"]
    assert page.matches.model.rows()[0].match.difference == -2_050
    assert page.seen is not None
    assert page.seen.lists[0].outcome.proof.holds
    select(page, 0)
    QTest.keyClick(page.matches.view, KEY.Key_U)
    assert kinds(page) == ["no_invoice", "not_booked"]


def test_differences_become_lines_of_the_statement(
    page: ReconcilePage, books: Dispatch, tmp_path: Path
) -> None:
    from arapp.services.papers import service
    from arapp.services.papers.statements import StatementRun

    told = noticed(page)
    page.begin(list_file(tmp_path))
    page.acts.run("statement")
    assert isinstance(told[-1], Notice)
    assert "先出一份" in told[-1].text
    service.issue_statements(
        books, StatementRun(date(2026, 9, 1), date(2026, 9, 30), customers=(1,)), tmp_path
    )
    page.acts.run("statement")
    (lines,) = books.ask(lambda tx: differences_of(tx, [1])).values()
    assert [(one.kind, one.ours, one.theirs) for one in lines] == [("no_invoice", 50_050, 0)]
    state, agreed = books.ask(lambda tx: tx.one("SELECT state, confirmed FROM statement"))
    assert (state, agreed) == ("differs", 70_000)


def test_the_list_of_another_customer_is_asked_about(page: ReconcilePage, tmp_path: Path) -> None:
    told = noticed(page)
    page.open({"customer": 1})
    page.begin(list_file(tmp_path, lead=OTHER))
    assert kinds(page) == []
    assert OTHER in told[-1].text
    told[-1].retry()
    assert kinds(page) == ["no_invoice"]


def test_what_is_no_list_is_told(page: ReconcilePage, tmp_path: Path) -> None:
    told = noticed(page)
    page.begin(sheet(tmp_path / "x.xlsx", [["姓名", "手机"], ["老陈", "139"]]))
    assert "没看出往来明细" in told[-1].text
    assert set(page.strip.boxes) == {"姓名", "手机"}
    assert page.strip.isVisible()
    bad = tmp_path / "a.pdf"
    bad.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page.begin(bad)
    assert "PDF" in told[-1].text


def test_roles_of_columns_can_be_changed(page: ReconcilePage, tmp_path: Path) -> None:
    page.begin(list_file(tmp_path))
    page.acts.run("columns")
    assert page.strip.isVisible()
    box = page.strip.boxes["应付增加"]
    assert box.currentData() == "plus"
    page.strip.changed.emit("应付增加", "")
    assert page.seen is not None
    assert {head.header: head.role for head in page.seen.heads}["应付增加"] == ""


def test_columns_that_nobody_understands_are_told_what_they_are(
    page: ReconcilePage, tmp_path: Path
) -> None:
    rows: Rows = [["甲", "乙"], ["A-1001", 1000], ["A-1002", 300.5], ["A-1003", -20]]
    page.begin(sheet(tmp_path / "x.xlsx", rows))
    assert page.seen is not None
    assert page.seen.refused is not None
    assert page.strip.isVisible()
    page.strip.changed.emit("甲", "document")
    told = page.seen
    assert told.refused is None
    assert [(head.header, head.role) for head in told.heads] == [
        ("甲", "document"),
        ("乙", "amount"),
    ]
    assert page.strip.isVisible()  # whose list it is, is not said yet


def test_the_order_of_days_is_asked(
    page: ReconcilePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = noticed(page)
    monkeypatch.setattr(dialogs, "ask", lambda *_: "dmy")
    rows: Rows = [[f"客户：{WHO}"], HEAD, ["05/08/2026", "00000011", "到票", 1000, None, 1000],
                  ["10/09/2026", "P", "付货款", None, 300, 700]]  # fmt: skip
    page.begin(sheet(tmp_path / "l.xlsx", rows))
    assert page.stack.currentWidget() is page.bare
    told[-1].retry()
    assert page.seen is not None
    assert page.seen.lists[0].outcome.theirs.lines[0].day == date(2026, 8, 5)


def test_a_list_of_balances_and_its_strange_names(
    page: ReconcilePage, books: Dispatch, tmp_path: Path
) -> None:
    page.begin(kingdee(tmp_path / "b.xlsx"))
    assert page.stack.currentWidget() is page.balances
    names = {row.one.name: row.one for row in page.balances.model.all_rows()}
    assert names[WHO].difference == 9_600_000 - 120_050 + 20_000
    rows: Rows = [
        ["户名", "期末余额"],
        ["无锡恒岳精密机诫有限公司", 1000.5],
        ["南京别家有限公司", 1],
    ]
    page.begin(sheet(tmp_path / "c.xlsx", rows))
    strange = next(row for row in page.balances.model.rows() if row.one.maybe)
    page.balances.view.go_to(strange.id)
    page.balances.view.setFocus()
    QTest.keyClick(page.balances.view, KEY.Key_Y)
    known = [row.one for row in page.balances.model.all_rows() if row.one.customer == 1]
    assert [one.standing.value for one in known] == ["equal"]


def test_papers_of_the_page(
    page: ReconcilePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def _opens(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(paper_folder, "folder", lambda: tmp_path / "papers")
    monkeypatch.setattr(paper_folder, "open_file", _opens)
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "d.xlsx")
    page.begin(list_file(tmp_path))
    page.acts.run("export")
    page.acts.run("pdf")
    assert (tmp_path / "d.xlsx").stat().st_size > 1_000
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_the_ledger_moves_on_and_the_page_follows(
    page: ReconcilePage, books: Dispatch, tmp_path: Path
) -> None:
    page.begin(list_file(tmp_path))
    assert kinds(page) == ["no_invoice"]
    given(books, "作废 B 日期=2026-09-28")
    page.reload()
    assert kinds(page) == []
    assert page.matches.model.rows() == []


def test_rows_without_a_customer_wait_for_one(page: ReconcilePage, tmp_path: Path) -> None:
    rows: Rows = [HEAD, [date(2026, 8, 5), "00000011", "到票", 1000, None, 1000],
                  [date(2026, 9, 20), "付-3", "付货款", None, 300, 700]]  # fmt: skip
    page.begin(sheet(tmp_path / "l.xlsx", rows))
    assert page.seen is not None
    assert page.seen.who is None
    assert page.matches.model.rows() == []
    found: list[Any] = []
    page._find("恒岳", found.extend)
    page.tools.customer.chosen.emit(found[0])
    assert kinds(page) == ["no_invoice"]
    assert page.matches.model.rows()[0].match.ours[0].delta == Money(50_050, "CNY").minor
