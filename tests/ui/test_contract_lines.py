"""The products of a contract: typed on the keyboard, proposed, reckoned, saved, revised."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from arapp.services.dealing.dimensions import RetireProduct, SaveProduct
from arapp.services.dispatch import Dispatch
from arapp.ui.pages.contract.goods_list import GoodsList
from tests.ledger_text import given
from tests.ui.test_contract_page import BOOK, Hand, SpellOut

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LINES = "SELECT item, spec, unit, quantity, price, tax_rate_ppm, amount, product_id"


@pytest.fixture
def hand(qtbot: QtBot, books: Dispatch, chinese: None) -> Hand:
    """The page on books with three products, one no longer sold."""
    given(books, BOOK)
    books.run(SpellOut())
    books.run(SaveProduct("装配线", "ZP-1", "6 工位", "套", "250000", 130_000))
    books.run(SaveProduct("离心泵", "", "Q50", "台", "1250.5", 130_000))
    old = books.run(SaveProduct("装卸台", "", "", "台", "9000")).outcome.result
    books.run(RetireProduct(old))
    return Hand(qtbot, books)


def begun(hand: Hand, amount: str = "") -> GoodsList:
    """A customer, an amount where one is given, the focus in the products."""
    form = hand.page.entry.form
    form.customer.setFocus()
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    if amount:
        form.amount.setFocus()
        hand.write(amount)
        hand.press(KEY.Key_1, ALT)
    hand.press(KEY.Key_P, ALT)
    goods = hand.page.entry.side.goods
    assert goods.grid.hasFocus()
    return goods


def cell(hand: Hand, text: str, key: Qt.Key = KEY.Key_Tab) -> None:
    """Type into the current cell and leave it."""
    QTest.keyClick(hand.focus(), KEY.Key_F2)
    field = hand.focus()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    for sign in text:  # QTest's own keys know no characters
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, event)
    if not text:
        field.clear()
    QTest.keyClick(field, key)
    QApplication.processEvents()


def shown(goods: GoodsList, *keys: str) -> list[tuple[str, ...]]:
    """The cells as they are read, the empty row at the end too."""
    model = goods.grid.grid
    return [
        tuple(str(model.index(n, model.section(key)).data() or "") for key in keys)
        for n in range(model.rowCount())
    ]


def lines_of(hand: Hand, contract: int) -> list[tuple[Any, ...]]:
    """As the ledger holds them."""
    return hand.rows(f"{LINES} FROM contract_line WHERE contract_id = {contract} ORDER BY no")


def test_tab_walks_the_cells_and_the_amount_is_reckoned(hand: Hand) -> None:
    goods = begun(hand, "862350.55")
    for text in ("控制柜", "XL-21", "台", "3", "2587.055", "13"):
        cell(hand, text)
    assert shown(goods, "item", "unit", "quantity", "price", "rate", "amount") == [
        ("控制柜", "台", "3", "2,587.055", "13%", "7,761.17"),
        ("在这里写产品", "", "", "", "", ""),
    ]
    assert goods.grid.key() == "amount"
    cell(hand, "7700")
    assert shown(goods, "amount")[0] == ("7,700.00",)
    assert (goods.grid.place(), goods.grid.key()) == (1, "item")
    goods.grid.go_key(0, "amount")
    cell(hand, "")
    assert shown(goods, "amount")[0] == ("7,761.17",)


def test_products_are_proposed_by_initials_and_fill_the_line(hand: Hand) -> None:
    goods = begun(hand, "500000")
    cell(hand, "zpx", KEY.Key_Return)
    assert shown(goods, "item", "spec", "unit", "quantity", "price", "rate", "amount")[0] == (
        "装配线", "6 工位", "套", "1", "250,000", "13%", "250,000.00",
    )  # fmt: skip
    goods.grid.go_key(0, "quantity")
    cell(hand, "2")
    assert (goods.sum.title(), goods.sum.tone()) == ("产品合计对上了合同金额", "ok")
    hand.press(KEY.Key_S, CONTROL)
    assert not hand.page.is_new(), hand.foot()
    (saved,) = hand.rows("SELECT max(id) FROM contract")[0]
    product = hand.rows("SELECT id FROM product WHERE name = '装配线'")[0][0]
    assert lines_of(hand, saved) == [
        ("装配线", "6 工位", "套", 2_000_000, 250_000_000_000, 130_000, 50_000_000, product)
    ]


def test_a_name_of_ones_own_stands_though_it_is_like_a_product(hand: Hand) -> None:
    goods = begun(hand)
    cell(hand, "装配", KEY.Key_Return)
    assert goods.lines()[0].item == "装配"
    assert goods.lines()[0].product_id is None
    goods.grid.go_key(0, "item")
    QTest.keyClick(goods.grid, KEY.Key_F2)
    QTest.keyClick(hand.focus(), KEY.Key_Down)
    QTest.keyClick(hand.focus(), KEY.Key_Return)
    QApplication.processEvents()
    assert goods.lines()[0].product_id is not None
    goods.grid.go_key(1, "item")
    cell(hand, "zxt", KEY.Key_Return)  # no longer sold: these are only letters
    assert goods.lines()[1].item == "zxt"


def test_rows_come_and_go_and_a_difference_is_only_a_warning(hand: Hand) -> None:
    goods = begun(hand, "1000")
    cell(hand, "泵")
    goods.grid.go_key(0, "amount")
    cell(hand, "600")
    assert (goods.sum.title(), goods.sum.tone()) == ("产品合计比合同金额差 −400.00", "age1")
    goods.grid.go_key(0, "item")
    hand.press(KEY.Key_Insert)
    assert goods.grid.place() == 1
    cell(hand, "阀")
    hand.press(KEY.Key_Insert)
    hand.press(KEY.Key_Delete)
    assert [line.item for line in goods.lines()] == ["泵", "阀"]
    hand.press(KEY.Key_S, CONTROL)
    assert not hand.page.is_new(), hand.foot()
    assert [row[0] for row in lines_of(hand, 2)] == ["泵", "阀"]


def test_a_line_without_a_name_keeps_it_from_being_saved(hand: Hand) -> None:
    goods = begun(hand, "1000")
    goods.grid.go_key(0, "amount")
    cell(hand, "1000")
    hand.press(KEY.Key_S, CONTROL)
    assert hand.page.is_new()
    assert "第 1 个产品" in goods.note.text()
    assert goods.grid.hasFocus()
    assert (goods.grid.place(), goods.grid.key()) == (0, "item")


@pytest.mark.parametrize(
    ("key", "typed"), [("quantity", "三台"), ("price", "-5"), ("rate", "130"), ("price", "1e30")]
)
def test_what_cannot_be_read_changes_nothing_and_says_how(hand: Hand, key: str, typed: str) -> None:
    goods = begun(hand, "1000")
    cell(hand, "泵")
    goods.grid.go_key(0, key)
    cell(hand, typed)
    assert shown(goods, "item", key)[0] == ("泵", "" if key != "rate" else shown(goods, key)[0][0])
    assert goods.note.text()


def test_products_are_put_aside_with_the_draft(hand: Hand) -> None:
    begun(hand, "1000")
    cell(hand, "泵")
    hand.page.acts.run("draft")
    (draft,) = hand.rows("SELECT id FROM draft")[0]
    hand.page.open({"draft": draft})
    goods = hand.page.entry.side.goods
    assert [line.item for line in goods.lines()] == ["泵"]
    hand.page.begin({})
    assert goods.lines() == ()


def test_products_of_a_saved_contract_are_revised_and_undone(hand: Hand) -> None:
    contract = hand.saved(amount="1000")
    goods = hand.page.view.plan.goods
    assert not hand.page.view.is_changed()
    hand.press(KEY.Key_P, ALT)
    cell(hand, "lxb", KEY.Key_Return)
    assert hand.page.view.is_changed()
    hand.press(KEY.Key_S, CONTROL)
    assert hand.told[-1] == "产品已保存"
    assert lines_of(hand, contract)[0][:4] == ("离心泵", "Q50", "台", 1_000_000)
    assert not hand.page.view.is_changed()
    goods.grid.go_key(0, "item")
    goods.grid.setFocus()
    hand.press(KEY.Key_Delete)
    assert hand.page.escape()
    assert [line.item for line in goods.lines()] == ["离心泵"]
    hand.books.undo()
    assert lines_of(hand, contract) == []


def test_a_contract_called_off_keeps_its_products_as_they_are(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.saved(amount="1000")
    hand.press(KEY.Key_P, ALT)
    cell(hand, "lxb", KEY.Key_Return)
    hand.press(KEY.Key_S, CONTROL)
    monkeypatch.setattr("arapp.ui.dialogs.ask_text", lambda *_, **__: "客户取消")
    hand.page.acts.run("void")
    goods = hand.page.view.plan.goods
    assert len(shown(goods, "item")) == 1
    goods.grid.go_key(0, "item")
    goods.grid.setFocus()
    hand.press(KEY.Key_Delete)
    assert [line.item for line in goods.lines()] == ["离心泵"]
