"""Invoices in the window: found, recorded by keyboard, compared, accepted, sent, taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from arapp.services.dealing.deliveries import RecordDelivery
from arapp.services.dealing.invoice_list import InvoiceRow, invoice_list
from arapp.services.dealing.invoice_paper import SendInvoice
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoice_view import invoice_view
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import attachments_of
from arapp.services.ledger.search import search
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Page
from arapp.ui.pages.invoice import InvoicePage
from arapp.ui.pages.invoice.lines import decimal, rate_of
from arapp.ui.pages.invoices import InvoicesPage
from tests.conftest import TODAY
from tests.dealing.firm_invoices import contract, customer, head, head_of, line, record, yuan
from tests.ui.by_hand import type_in

Make = Callable[[type[Page]], Any]
LINES = (("输送线主机", "2", "45200"), ("控制柜", "1", "22600"))


@pytest.fixture
def make(qtbot: QtBot, chinese: None, books: Dispatch) -> Make:
    """A page on the ledger of this test."""

    def made(kind: type[Page]) -> Page:
        ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        page = kind(ops)
        ops.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.freshen()
        return page

    return made


def rows(books: Dispatch) -> list[InvoiceRow]:
    return books.ask(invoice_list)


def enter(field: QLineEdit, text: str) -> None:
    """Type over what stands there, and go on."""
    field.setFocus()
    type_in(field, text, over=True)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def choose(page: InvoicePage, name: str) -> None:
    """A customer by what is typed."""
    field = page.entry.customer
    field.setFocus()
    type_in(field, name, over=True)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.customer() is not None


def cell(page: InvoicePage, key: str, text: str, place: int = 0) -> None:
    """Type into a cell of the lines, as by hand."""
    grid = page.entry.lines.grid
    grid.setFocus()
    grid.go_cell(place, grid.grid.section(key))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = next(e for e in grid.viewport().findChildren(QLineEdit) if e.isVisible())
    type_in(editor, text, over=True)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the field is closed by the next turn of the loop


def error(page: InvoicePage, key: str) -> str:
    return page.entry.form.field(key).accessibleDescription()


# --- the list -------------------------------------------------------------------------------------


def _laid(books: Dispatch) -> dict[str, int]:
    who = customer(books, initials="szhyjx")
    deal = contract(books, who, "1000")
    found = {
        "own": record(books, who, head("1001", "1130", date(2026, 6, 1))),
        "over": record(books, who, head("1002", "2260", date(2026, 7, 1)), (), deal, reason="先开"),
        "sent": record(books, who, head("1003", "339", date(2026, 10, 1))),
    }
    books.run(SendInvoice(found["sent"], date(2026, 11, 1), "SF1"))
    books.run(RedInvoice(found["own"], "2001", date(2026, 8, 1), yuan("100"), yuan("13")))
    books.run(RecordDelivery(who, date(2026, 11, 2), yuan("500"), "SH-1"))
    return found


def test_segments_count_and_keep(make: Make, books: Dispatch) -> None:
    _laid(books)
    page: InvoicesPage = make(InvoicesPage)
    shown = {}
    for key in ("all", "differs", "unsigned", "red"):
        page.choose(key)
        shown[key] = sorted(one.number for one in page.list.model.rows())
    assert shown == {
        "all": ["1001", "1002", "1003", "2001"],
        "differs": [],
        "unsigned": ["1003"],
        "red": ["1001", "2001"],
    }
    page.choose("all")
    (late,) = [one for one in page.list.model.rows() if one.number == "1003"]
    column = page.list.model.column("paper")
    assert column.text is not None
    assert column.text(late) == "11-01 寄出，11 天没签收"
    assert column.tone_of(late) == "age1"


def test_it_filters_by_initials_sorts_and_totals_the_selection(make: Make, books: Dispatch) -> None:
    _laid(books)
    other = customer(books, "无锡海顿电机厂", initials="wxhddjc", tax_no="")
    record(books, other, head("1009", "100", date(2026, 9, 1)))
    page: InvoicesPage = make(InvoicesPage)
    page.list.model.set_filter("customer", "wxhd")
    assert [one.number for one in page.list.model.rows()] == ["1009"]
    page.list.model.clear_filters()
    assert page.list.model.rows()[0].number == "1003"  # the newest
    page.list.view.selectAll()
    assert "合计" in page.selection_text()
    assert "3,716.00" in page.selection_text()


def test_enter_opens_and_ctrl_n_begins(make: Make, books: Dispatch, qtbot: QtBot) -> None:
    found = _laid(books)
    page: InvoicesPage = make(InvoicesPage)
    page.open(found["over"])
    with qtbot.waitSignal(page.navigate) as went:
        QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert went.args == ["invoice", found["over"]]
    with qtbot.waitSignal(page.navigate) as went:
        page.acts.run("new")
    assert went.args == ["invoice", None]


def test_the_triangle_totals_and_leads_on(make: Make, books: Dispatch, qtbot: QtBot) -> None:
    _laid(books)
    page: InvoicesPage = make(InvoicesPage)
    page.choose("triangle")
    found = page.corners.model.rows()
    assert [(one.contract, one.delivered_not_invoiced) for one in found] == [
        ("CH-2026-018", 0),
        ("", 50_000),
    ]
    assert page.corners.model.totals()["delivered_not_invoiced"] == {"CNY": 50_000}
    page.corners.view.go_first()
    with qtbot.waitSignal(page.navigate) as went:
        page.acts.run("open")
    assert went.args is not None
    assert went.args[0] == "contract"


def test_sent_and_signed_from_the_list(make: Make, books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "113"))
    page: InvoicesPage = make(InvoicesPage)
    page.list.view.go_first()
    page.acts.run("send")
    assert rows(books)[0].paper == "sent"
    page.acts.run("receive")
    assert rows(books)[0].signed_on == TODAY
    page.ops.undo()
    assert rows(books)[0].paper == "sent"
    assert page.record() == f"invoice:{invoice}"


def test_the_list_goes_to_excel(
    make: Make, books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid(books)
    target = tmp_path / "发票.xlsx"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: target)
    page: InvoicesPage = make(InvoicesPage)
    page.acts.run("export")
    sheet = load_workbook(target).active
    assert sheet is not None
    assert sheet.max_row == 5
    page.choose("triangle")
    page.acts.run("export")
    sheet = load_workbook(target).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:4] == ["客户", "合同", "币种", "已发货"]
    assert sheet.max_row == 1 + len(page.corners.model.rows())


def test_an_empty_ledger_says_what_to_do(make: Make) -> None:
    page: InvoicesPage = make(InvoicesPage)
    assert not page.acts.enabled("export")
    assert page.list.model.rows() == []


# --- a new one ------------------------------------------------------------------------------------


def test_an_invoice_on_terms_is_recorded_by_keyboard(
    make: Make, books: Dispatch, qtbot: QtBot
) -> None:
    customer(books, terms="月结30")
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    enter(page.entry.number, "25320001")
    enter(page.entry.day, "2026-06-01")
    enter(page.entry.gross, "1130")
    assert (page.entry.net.minor(), page.entry.tax.minor()) == (100_000, 13_000)
    page.entry.ask()
    told = page.entry._after.text()
    assert "2026-07-30" in told
    page.acts.run("save")
    (one,) = rows(books)
    assert (one.number, one.gross, one.open) == ("25320001", 113_000, 113_000)
    assert page.record() == f"invoice:{one.id}"
    page.ops.undo()
    assert rows(books) == []


def test_a_tax_of_no_usual_rate_is_told(make: Make, books: Dispatch) -> None:
    customer(books)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    page.entry.gross.set_minor(15_000)
    page.entry.net.set_minor(10_000)
    page.entry.tax.set_minor(5_000)
    page.entry.ask()
    assert "50%" in page.entry._after.text()
    page.entry.gross.set_minor(10_900)
    page.entry.tax.set_minor(900)
    page.entry.ask()
    assert "%" not in page.entry._after.text()


def test_lines_make_the_head(make: Make, books: Dispatch) -> None:
    customer(books)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    cell(page, "item", "轴承")
    cell(page, "quantity", "10")
    cell(page, "price", "12.5")
    cell(page, "item", "油封", 1)
    cell(page, "net", "20", 1)
    assert page.entry.gross.minor() == 14_125 + 2_260
    enter(page.entry.number, "1")
    page.acts.run("save")
    (made,) = rows(books)
    view = books.ask(lambda tx: invoice_view(tx, made.id))
    assert [(one.item, one.net.minor, one.tax.minor) for one in view.lines] == [
        ("轴承", 12_500, 1_625),
        ("油封", 2_000, 260),
    ]


def test_lines_can_be_put_in_and_taken_out(make: Make, books: Dispatch) -> None:
    customer(books)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    for place, item in enumerate(("甲", "乙")):
        cell(page, "item", item, place)
        cell(page, "net", "100", place)
    grid = page.entry.lines.grid
    grid.go_cell(0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [one.item for one in page.entry.lines.lines()] == ["乙"]
    assert page.entry.net.minor() == 10_000
    QTest.keyClick(grid, Qt.Key.Key_Insert)
    assert page.entry.lines.grid.grid.count() == 3


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("number", "", "照票面填号码"),
        ("day", "某天", "填日期"),
        ("day", "2026-11-13", "那天还没到"),
        ("gross", "", "价税合计多少"),
        ("gross", "-5", "要大于零"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    make: Make, books: Dispatch, key: str, typed: str, told: str
) -> None:
    customer(books)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    values = {"number": "1", "day": "2026-06-01", "gross": "113", key: typed}
    for name, text in values.items():
        field = page.entry.form.field(name)
        assert isinstance(field, QLineEdit)
        enter(field, text)
    page.entry.save()
    assert error(page, key).startswith(told)
    assert rows(books) == []


def test_a_second_number_is_refused_while_typing(make: Make, books: Dispatch) -> None:
    who = customer(books)
    record(books, who, head("2532-0001", "113"))
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    enter(page.entry.number, "25320001")
    enter(page.entry.gross, "113")
    page.entry.ask()
    assert error(page, "number") == "这个号码已经登记过"
    page.entry.save()
    assert len(rows(books)) == 1


def test_it_is_compared_while_it_is_typed_and_needs_a_reason(make: Make, books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "113000", *LINES)
    page: InvoicePage = make(InvoicePage)
    page.open({"contract": deal})
    assert page.entry.contract.currentData() == deal
    page.entry.ask()
    page.acts.run("take")
    page.entry.ask()
    pairs = page.entry.comparison.model.rows()
    assert [one.severity for one in pairs if one.item] == ["", ""]
    enter(page.entry.number, "1")
    enter(page.entry.day, "2026-06-01")
    cell(page, "price", "41000")
    page.entry.ask()
    bad = [one for one in page.entry.comparison.model.rows() if one.severity == "error"]
    assert {one.field for one in bad} == {"total", "item"}
    assert "含税单价" in bad[1].told
    page.entry.save()
    assert rows(books) == []
    assert page.entry.comparison.reason.isVisible()
    type_in(page.entry.comparison.reason, "涨价，老板同意")
    page.entry.save()
    (one,) = rows(books)
    assert (one.check, one.reason) == ("confirmed", "涨价，老板同意")


def test_over_the_limit_somebody_has_to_allow_it(make: Make, books: Dispatch) -> None:
    customer(books, grade="D", credit_limit=10_000)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    choose(page, "恒岳")
    enter(page.entry.number, "1")
    enter(page.entry.gross, "1130")
    page.entry.ask()
    assert page.entry.override.isVisible()
    page.entry.save()
    assert rows(books) == []
    assert error(page, "override")
    type_in(page.entry.override, "老板同意")
    page.entry.save()
    assert len(rows(books)) == 1


def test_what_was_typed_is_asked_about_once(
    make: Make, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer(books)
    page: InvoicePage = make(InvoicePage)
    page.open(None)
    assert page.may_leave()
    enter(page.entry.number, "1")
    monkeypatch.setattr(dialogs, "save_or_leave", lambda *_args: "stay")
    assert not page.may_leave()
    assert page.escape()
    assert page.may_leave()


# --- one that was issued --------------------------------------------------------------------------


def _differing(books: Dispatch) -> int:
    from arapp.services.dealing.invoice_link import CompareInvoice
    from tests.dealing.firm_invoices import Update

    who = customer(books)
    deal = contract(books, who, "2000")
    made = record(books, who, head_of("1", line("轴承", "10", "100")),
                  (line("轴承", "10", "100"),), deal)  # fmt: skip
    books.run(Update("contract", deal, {"amount": yuan("1000").minor}))
    books.run(CompareInvoice(made))
    return made


def test_a_difference_is_accepted_in_place(make: Make, books: Dispatch) -> None:
    invoice = _differing(books)
    page: InvoicePage = make(InvoicePage)
    page.open(invoice)
    assert page.title() == "发票 1"
    field = page.sheet.comparison.reason
    assert field.isVisible()
    type_in(field, "先开着")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rows(books)[0].check == "confirmed"
    assert not field.isVisible()
    page.ops.undo()
    assert rows(books)[0].check == "differs"


def test_paper_days_and_proof(make: Make, books: Dispatch, tmp_path: Path) -> None:
    invoice = record(books, customer(books), head("1", "113"))
    page: InvoicePage = make(InvoicePage)
    page.open(invoice)
    paper = page.sheet.paper
    enter(paper.sent_on, "2026-05-01")
    paper.send.click()
    assert paper.note.text() == "不能早于 2026-06-01"
    enter(paper.sent_on, "2026-11-10")
    type_in(paper.courier, "SF1399")
    paper.send.click()
    enter(paper.signed_on, "2026-11-12")
    paper.receive.click()
    (one,) = rows(books)
    assert (one.courier_no, one.signed_on) == ("SF1399", TODAY)
    slip = tmp_path / "签收单.png"
    slip.write_bytes(b"\x89PNG slip")
    paper.brought.emit([slip])
    kept = books.ask(lambda tx: attachments_of(tx, f"invoice:{invoice}"))
    assert [file.name for file in kept] == ["签收单.png"]
    paper.receive.click()
    assert rows(books)[0].signed_on is None


def test_it_is_taken_back_in_part(make: Make, books: Dispatch) -> None:
    invoice = record(books, customer(books), head("1", "1130"))
    page: InvoicePage = make(InvoicePage)
    page.open(invoice)
    page.acts.run("red")
    red = page.sheet.red
    assert red.isVisible()
    enter(red.gross, "2000")
    red.confirm()
    assert red.form.errors()
    enter(red.number, "R1")
    enter(red.gross, "113")
    red.confirm()
    assert not red.isVisible()
    assert sorted((one.number, one.gross) for one in rows(books)) == [
        ("1", 113_000),
        ("R1", -11_300),
    ]
    page.acts.run("red")
    enter(red.number, "1")
    red.confirm()
    assert red.form.field("number").accessibleDescription().startswith("发票 1 已经登记过")
    assert page.escape()
    assert not red.isVisible()


@pytest.mark.parametrize("typed", ["26320099", "2632", "0099887766", "99887766"])
def test_a_number_is_found_by_either_end(books: Dispatch, typed: str) -> None:
    who = customer(books)
    record(books, who, head("26320099887766", "113"))
    record(books, who, head("99990000000000", "226"))
    hits = books.ask(lambda tx: search(tx, typed))
    assert [(hit.kind, hit.title) for hit in hits] == [("invoice", "26320099887766")]


@pytest.mark.parametrize(
    ("typed", "value"), [("13", 130_000), ("13%", 130_000), ("0", 0), ("101", None), ("x", None)]
)
def test_rates_are_read(typed: str, value: int | None) -> None:
    assert rate_of(typed) == value


@pytest.mark.parametrize("typed", ["", "abc", "1e400", "nan"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert decimal(typed) is None
