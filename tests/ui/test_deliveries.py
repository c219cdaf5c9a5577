"""Deliveries in the window: entered, linked, taken back; ticked in an invoice; its contract."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from arapp.services.dealing.deliveries import RecordDelivery
from arapp.services.dealing.delivery_list import DeliveryRow, deliveries
from arapp.services.dealing.invoice_view import invoice_view
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.desk import customers_by_id
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Page
from arapp.ui.pages.contract.form import ContractForm
from arapp.ui.pages.deliveries import DeliveriesPage
from arapp.ui.pages.deliveries.page import ALL, WAITING
from arapp.ui.pages.invoice import InvoicePage
from arapp.ui.widgets.elided_combo import ElidedCombo
from tests.conftest import TODAY
from tests.dealing.firm_invoices import contract, customer, head, record, yuan

KEY = Qt.Key
Make = Callable[[type[Page]], Any]


@pytest.fixture
def make(qtbot: QtBot, books: Dispatch, chinese: None) -> Make:
    """A page in a window that has the focus."""

    def made(kind: type[Page]) -> Any:
        ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        page = kind(ops)
        qtbot.addWidget(page)
        ops.changed.connect(page.on_changed)
        page.resize(1232, 780)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        page.freshen()
        return page

    return made


@pytest.fixture
def who(books: Dispatch) -> int:
    """A customer."""
    return customer(books)


def sent(books: Dispatch, who: int, number: str = "SH-1", amount: str = "1130") -> int:
    """Goods that went out today."""
    made = books.run(RecordDelivery(who, TODAY, yuan(amount), number)).outcome.result
    return int(made)


def notes(books: Dispatch) -> list[DeliveryRow]:
    """All of them, the newest first."""
    return books.ask(deliveries)


def press(key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Into whatever has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    QTest.keyClick(found, key, how)


def write(text: str) -> None:
    """Letters into whatever has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    QTest.keyClicks(found, text)


def test_a_note_is_entered_from_a_contract_on_the_keyboard(
    books: Dispatch, who: int, make: Make
) -> None:
    deal = contract(books, who, "5000")
    page = make(DeliveriesPage)
    page.open({"contract": deal})
    assert QApplication.focusWidget() is page.form.number
    write("SH-7")
    press(KEY.Key_Return)
    press(KEY.Key_Return)  # the day stays today
    write("1130")
    page.form.note.setText("两箱轴承")
    page.save()
    (one,) = notes(books)
    assert (one.number, one.day, one.amount, one.contract_id, one.note) == (
        *("SH-7", TODAY, yuan("1130").minor),
        *(deal, "两箱轴承"),
    )
    assert page.form.row is None  # the next one can be typed at once
    page.discard()
    assert page.model.rows() == [one]


def test_what_is_wrong_is_said_beside_the_field(books: Dispatch, who: int, make: Make) -> None:
    sent(books, who)
    page = make(DeliveriesPage)
    page.new()
    page.form.number.setText("sh1")
    page.save()
    assert page.form.form.field("customer").accessibleDescription()
    page.form.customer.set_customer(_desk(books, who))
    page.form._customer_chosen(_desk(books, who))
    page.form.amount.setText("0")
    page.save()
    assert page.form.form.field("amount").accessibleDescription()
    page.form.amount.setText("-5")
    page.save()
    assert page.form.note.accessibleDescription()
    page.form.note.setText("退一件")
    page.save()
    assert page.form.number.accessibleDescription()  # the number is there already
    assert len(notes(books)) == 1


def _desk(books: Dispatch, who: int) -> Any:
    return books.ask(lambda tx: customers_by_id(tx, [who], "CNY"))[who]


def test_a_row_gets_its_invoice_and_leaves_the_list(books: Dispatch, who: int, make: Make) -> None:
    gone, invoice = sent(books, who), record(books, who, head("26330001", "1130"))
    page = make(DeliveriesPage)
    page.open(gone)
    assert not page.form.amount.isEnabled()
    press_row = page.form.invoice
    press_row.setCurrentIndex(press_row.findData(invoice))
    page.save()
    assert notes(books)[0].invoice_id == invoice
    page.choose(WAITING)
    assert page.model.rows() == []
    page.choose(ALL)
    assert len(page.model.rows()) == 1


def test_what_was_entered_in_error_is_taken_back(books: Dispatch, who: int, make: Make) -> None:
    sent(books, who)
    page = make(DeliveriesPage)
    told: list[str] = []
    page.told.connect(told.append)
    page.table.view.setFocus()
    page.drop()
    assert (notes(books), told) == ([], ["撤回送货单"])
    books.undo()
    page.reload()
    assert len(page.model.rows()) == 1


def test_typed_text_is_kept_until_it_is_discarded(books: Dispatch, who: int, make: Make) -> None:
    sent(books, who)
    page = make(DeliveriesPage)
    page.table.view.setFocus()
    page.form.note.setText("改")
    page._enable()
    assert page.acts.enabled("save")
    assert page.escape()
    assert page.form.note.text() == ""
    went: list[str] = []
    page.navigate.connect(lambda name, _what: went.append(name))
    page.escape()
    assert went == ["invoices"]


def test_a_new_invoice_takes_the_ticked_ones(books: Dispatch, who: int, make: Make) -> None:
    gone = sent(books, who)
    sent(books, who, "SH-2", "5")
    page = make(InvoicePage)
    page.open({"customer": who})
    entry = page.entry
    assert not entry.loose.isHidden()
    item = next(entry.loose.list.item(n) for n in range(2)
                if "SH-1" in entry.loose.list.item(n).text())  # fmt: skip
    item.setCheckState(Qt.CheckState.Checked)
    assert entry.loose.total() == yuan("1130").minor
    entry.number.setText("26330001")
    entry.gross.setFocus()
    write("1130")
    press(KEY.Key_Return)
    entry.ask()
    page.acts.run("save")
    taken = {one.id: one.invoice_id is not None for one in notes(books)}
    assert (taken[gone], sum(taken.values())) == (True, 1)
    assert not page.sheet.loose.isHidden()  # the other one still waits


def test_a_saved_invoice_takes_them_later(books: Dispatch, who: int, make: Make) -> None:
    sent(books, who)
    invoice = record(books, who, head("26330001", "1130"))
    page = make(InvoicePage)
    page.open(invoice)
    loose = page.sheet.loose
    loose.list.item(0).setCheckState(Qt.CheckState.Checked)
    loose.link.click()
    assert notes(books)[0].invoice_id == invoice
    assert loose.isHidden()


def test_the_contract_is_linked_with_both_side_by_side(
    books: Dispatch, who: int, make: Make
) -> None:
    invoice, deal = record(books, who, head("26330001", "1130")), contract(books, who, "500")
    page = make(InvoicePage)
    page.open(invoice)
    assert page.sheet.comparison.isHidden()
    page.acts.run("link")
    line = page.sheet.link
    assert line.contract.currentData() == deal
    assert not page.sheet.comparison.isHidden()  # before anything is saved
    assert any(pair.severity for pair in page.sheet.comparison.model.rows())
    assert "作废" in line.note.text()
    page.escape()
    assert page.sheet.comparison.isHidden()
    page.acts.run("link")
    press(KEY.Key_Return)
    view = books.ask(lambda tx: invoice_view(tx, invoice))
    assert (view.contract_id, view.check, [r.state for r in view.rows]) == (
        *(deal, "differs"),
        ["void"],
    )
    assert line.isHidden()


def test_a_paid_row_is_said_before_and_refused(books: Dispatch, who: int, make: Make) -> None:
    from arapp.models.values.money import Money
    from arapp.services.ledger.receipts import RecordReceipt
    from arapp.services.matching.commands import Allocate

    invoice = record(books, who, head("26330001", "1130"))
    contract(books, who, "5000")
    row = books.ask(lambda tx: tx.value("SELECT id FROM plan"))
    money = books.run(RecordReceipt(TODAY, Money(100), "甲")).outcome.result
    books.run(Allocate(money, ((row, Money(100)),), note="代付"))
    page = make(InvoicePage)
    page.open(invoice)
    page.acts.run("link")
    assert "撤回核销" in page.sheet.link.note.text()
    page.sheet.link.confirm()
    assert page.sheet.link.isVisible()
    assert books.ask(lambda tx: invoice_view(tx, invoice)).contract_id is None


def test_a_long_contract_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    name = "CH-2026-0018 自动化产线电气控制柜及备件年度框架合同"
    combo.addItems([name, "CH-1"])
    combo.setFixedWidth(160)
    combo.grab()
    assert combo.shown_text().endswith("…")
    assert combo.toolTip() == name
    combo.setCurrentIndex(1)
    combo.grab()
    assert (combo.shown_text(), combo.toolTip()) == ("CH-1", "")


def test_the_end_of_a_contract_has_a_label_of_its_own(qtbot: QtBot) -> None:
    form = ContractForm(lambda _text, _done: None)
    qtbot.addWidget(form)
    buddies = {one.buddy(): one.text() for one in form.findChildren(QLabel)}
    assert buddies[form.ends] == "Ends on"
