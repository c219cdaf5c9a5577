"""Lists with a form beside them: payables, to-dos, products, salespeople, by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dealing.comments import SaveTodo, todos
from arapp.services.dealing.dimensions import people, products
from arapp.services.dealing.payables import SavePayable, payables
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs
from arapp.ui.desk_page import DeskPage
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.dimensions import DimensionsPage
from arapp.ui.pages.payables import PayablesPage
from tests.conftest import TODAY
from tests.ui.by_hand import answering, type_in

Make = Callable[[type[DeskPage]], DeskPage]


@pytest.fixture
def make(qtbot: QtBot, chinese: None, books: Dispatch) -> Make:
    """A page on the ledger of this test."""

    def made(kind: type[DeskPage]) -> DeskPage:
        ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        page = kind(ops)
        ops.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        page.freshen()
        return page

    return made


def field(page: DeskPage, key: str) -> QLineEdit:
    found = page.forms[page.desk.key].form.field(key)
    assert isinstance(found, QLineEdit)
    return found


def fill(page: DeskPage, **typed: str) -> None:
    for key, text in typed.items():
        type_in(field(page, key), text, over=True)
        QTest.keyClick(field(page, key), Qt.Key.Key_Tab)


def error(page: DeskPage, key: str) -> str:
    return field(page, key).accessibleDescription()


def test_a_payable_is_typed_saved_paid_and_the_next_one_can_begin(
    make: Make, books: Dispatch
) -> None:
    page = make(PayablesPage)
    page.acts.run("new")
    fill(page, supplier="苏南轴承厂", amount="1.25万", due_on="+3", number="FK-7")
    page.acts.run("save")
    (one,) = books.ask(lambda tx: payables(tx, TODAY))
    assert (one.supplier, one.amount, one.days) == ("苏南轴承厂", 1_250_000, -3)
    assert field(page, "supplier").text() == ""  # the next one
    page.tables["payables"].view.setFocus()
    QTest.keyClick(page.tables["payables"].view, Qt.Key.Key_Return)
    assert field(page, "number").text() == "FK-7"
    page.acts.run("finish")
    assert books.ask(lambda tx: payables(tx, TODAY)) == []
    assert page.tables["payables"].model.totals() == {"amount": {}}
    page.ops.undo()
    assert len(books.ask(lambda tx: payables(tx, TODAY))) == 1


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(
    make: Make, books: Dispatch
) -> None:
    page = make(PayablesPage)
    fill(page, supplier="甲", amount="很多", due_on="某天")
    page.acts.run("save")
    assert error(page, "amount").startswith("不是金额")
    assert error(page, "due_on").startswith("写一个日子")
    fill(page, amount="-5", due_on="11.20", supplier="")
    page.acts.run("save")
    assert error(page, "amount") == "要大于零"
    assert error(page, "supplier") == "付给谁？"
    assert books.ask(lambda tx: payables(tx, TODAY)) == []


def test_typed_text_is_asked_about_before_another_row(
    make: Make, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for supplier in "甲乙":
        books.run(SavePayable(supplier, Money(100), TODAY))
    page = make(PayablesPage)
    first, second = (one.id for one in books.ask(lambda tx: payables(tx, TODAY)))
    page.tables["payables"].view.go_to(first)
    asked: list[str] = []
    fill(page, note="改了一半")
    page.tables["payables"].view.go_to(second)
    assert field(page, "note").text() == "改了一半"  # moving loses nothing
    monkeypatch.setattr(dialogs, "ask", answering("stay", asked))
    assert not page.may_leave()
    monkeypatch.setattr(dialogs, "ask", answering("save", asked))
    assert page.may_leave()
    assert [one.note for one in books.ask(lambda tx: payables(tx, TODAY))] == ["改了一半", ""]
    assert len(asked) == 2
    fill(page, note="又改")
    assert page.escape()
    assert not page.escape()


def test_a_to_do_is_done_and_opened_again_from_its_list(make: Make, books: Dispatch) -> None:
    books.run(SaveTodo("催验收单", TODAY + timedelta(days=1)))
    page = make(PayablesPage)
    page.open("todos")
    assert page.segments.current() == "todos"
    page.tables["todos"].view.go_to(1)
    page.acts.run("finish")
    assert books.ask(lambda tx: todos(tx, TODAY)) == []
    page.tables["todos"].view.go_to(1)
    page.acts.run("finish")
    assert len(books.ask(lambda tx: todos(tx, TODAY))) == 1


def test_products_and_people_are_kept_in_one_place(make: Make, books: Dispatch) -> None:
    page = make(DimensionsPage)
    page.acts.run("new")
    fill(page, name="减速机", spec="R57", price="1280.125", tax="13%")
    page.acts.run("save")
    (one,) = books.ask(products)
    assert (one.price, one.tax_rate_ppm) == (1_280_125_000, 130_000)
    fill(page, name="减速机", spec="R57", price="一千")
    page.acts.run("save")
    assert error(page, "price").startswith("不是单价")
    fill(page, price="")
    page.acts.run("save")
    assert "同名" in error(page, "name")
    page.acts.run("discard")
    page.open(("people", None))
    fill(page, name="周凯", department="销售一部")
    page.acts.run("save")
    assert [(p.name, p.department) for p in books.ask(people)] == [("周凯", "销售一部")]


def test_a_list_goes_to_excel(
    make: Make, books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.run(SavePayable("=cmd", Money(12_345), TODAY))
    page = make(PayablesPage)
    out = tmp_path / "应付.xlsx"
    monkeypatch.setattr(dialogs, "save_file", lambda *_: out)
    page.acts.run("export")
    sheet = load_workbook(out).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=cmd", "s")
