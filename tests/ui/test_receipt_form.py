"""Recording a receipt by hand, on the keyboard alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.names import initials
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.receipt_form import ReceiptForm
from tests.ledger_text import given

KEY = Qt.Key
BOOKS = """
    客户 上海弘达机械设备有限公司 简称=弘达机械
    客户 湖州海顿电机有限公司 简称=海顿电机
    账户 工行7862 账号=6222000000007862
    账户 中行0365 账号=4563000000000365 币种=USD
    应收 A 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25
    收款 R1 上海弘达机械设备有限公司 5000 日期=2026-10-27
"""


@dataclass(frozen=True)
class SpellOut:
    """Give the customers their pinyin initials, as every import does."""

    label: ClassVar[str] = "spell_out"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Customer by customer."""
        for row, name, short in tx.rows("SELECT id, name, short_name FROM customer"):
            tx.update("customer", row, initials=initials(name, short))
        return Outcome(frozenset())


class Writer:
    """The form in a window, a hand on the keys."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        self.form = ReceiptForm(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
        qtbot.addWidget(self.form)
        self.went: list[tuple[str, Any]] = []
        self.told: list[str] = []
        self.form.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.form.told.connect(self.told.append)
        self.form.resize(900, 700)
        self.form.show()
        with qtbot.waitActive(self.form):
            self.form.activateWindow()
        self.form.freshen()
        self.form.day.setFocus()

    def focus(self) -> QWidget:
        """Where the next key goes."""
        found = self.form.focusWidget()
        assert found is not None
        return found

    def type(self, *words: str | Qt.Key) -> None:
        """Letters into the field that has the focus, keys as they are."""
        for word in words:
            if isinstance(word, str):
                QTest.keyClicks(self.focus(), word)
            else:
                QTest.keyClick(self.focus(), word)

    def note(self, key: str) -> str:
        """The sentence under a field."""
        return self.form.form._lines[key].note.text()

    def receipts(self) -> list[Any]:
        """Day, payer, amount, serial number, memo, customer known, account of what is recorded."""
        return self.books.ask(
            lambda tx: tx.rows(
                "SELECT r.day, r.payer, r.amount, r.serial_no, r.memo, r.customer_id IS NOT NULL,"
                " b.name FROM receipt r LEFT JOIN bank_account b ON b.id = r.account_id"
                " ORDER BY r.id"
            )
        )[1:]


@pytest.fixture
def writer(qtbot: QtBot, books: Dispatch, chinese: None) -> Writer:
    """The form on books with two customers, two accounts, one old receipt."""
    given(books, BOOKS)
    books.run(SpellOut())
    return Writer(qtbot, books)


def test_a_receipt_is_recorded_with_the_keys_alone(writer: Writer) -> None:
    writer.type("11.10", KEY.Key_Return, "9600.5", KEY.Key_Return, "hdjx")
    assert [one.title for one in writer.form.payer.offers()] == ["弘达机械"]
    writer.type(KEY.Key_Return, KEY.Key_Return)
    assert writer.focus() is writer.form.account
    writer.type(KEY.Key_Return, "2611100001", KEY.Key_Return, "huokuan", KEY.Key_Return)
    day = date(2026, 11, 10).toordinal()
    row = (day, "上海弘达机械设备有限公司", 960_050, "2611100001", "huokuan", 1, "工行7862")
    assert writer.receipts() == [row]
    assert writer.told == ["已登记 9,600.50"]
    assert writer.went == [("matching", writer.books.ask(lambda tx: tx.value(
        "SELECT max(id) FROM receipt")))]  # fmt: skip


def test_a_duplicate_is_refused_with_its_number(writer: Writer) -> None:
    for _ in range(2):
        writer.form.amount.setText("100")
        writer.form.payer.setText("张海涛")
        writer.form.serial.setText("2611100001")
        writer.form.acts.run("save")
    assert len(writer.receipts()) == 1
    assert writer.note("serial") == "这个流水号已经登记过：收-2026-000002"
    assert writer.form.serial.hasFocus()


def test_errors_stand_under_their_fields(writer: Writer) -> None:
    writer.form.day.setText("2026-12-24")
    writer.form.amount.setText("viel")
    writer.form.acts.run("save")
    assert writer.note("day") == "这天还没到"
    assert writer.note("amount").startswith("看不出金额")
    assert writer.note("payer") == "谁付的？"
    assert writer.receipts() == []
    assert writer.form.day.hasFocus()


def test_an_amount_that_came_before_is_asked_about_and_still_recorded(writer: Writer) -> None:
    writer.form.day.setText("2026-10-27")
    writer.form.amount.setText("5000")
    writer.form.payer.setText("上海弘达机械设备有限公司")
    writer.form.amount.editingFinished.emit()
    assert "收-2026-000001" in writer.note("amount")
    writer.form.acts.run("save")
    assert len(writer.receipts()) == 1


def test_an_unknown_payer_waits_without_customer(writer: Writer) -> None:
    writer.form.amount.setText("12万")
    writer.form.payer.setText("张海涛")
    writer.form.acts.run("next")
    assert [(row[1], row[2], row[5]) for row in writer.receipts()] == [("张海涛", 12_000_000, 0)]
    assert writer.went == []
    assert writer.form.amount.hasFocus()
    assert not writer.form.is_begun()


def test_the_account_brings_its_currency(writer: Writer) -> None:
    writer.form.account.setCurrentIndex(1)
    writer.form.amount.setText("300")
    writer.form.payer.setText("Haldenmoor")
    writer.form.acts.run("save")
    sql = "SELECT currency FROM receipt WHERE amount = 30000"
    assert writer.books.ask(lambda tx: tx.value(sql)) == "USD"


def test_what_was_typed_is_not_lost_by_leaving(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert writer.form.may_leave()
    writer.form.amount.setText("300")
    answers = iter(("stay", "discard"))
    monkeypatch.setattr(dialogs, "save_or_leave", lambda *_: next(answers))
    assert not writer.form.may_leave()
    assert writer.form.amount.text() == "300"
    assert writer.form.may_leave()
    assert writer.receipts() == []


def test_the_payer_comes_from_the_page_it_was_asked_for_on(writer: Writer) -> None:
    writer.form.open({"customer": 2})
    assert writer.form.payer.text() == "海顿电机"
    writer.form.open({"customer": 1})
    assert writer.form.payer.text() == "海顿电机"


# --- bills of exchange ----------------------------------------------------------------------------


def test_a_bill_of_exchange_asks_for_its_number_and_due_day(
    qtbot: QtBot, books: Dispatch, chinese: None
) -> None:
    given(books, BOOKS)
    writer = Writer(qtbot, books)
    form = writer.form
    assert not form.bill.number.isVisible()
    form.open({"method": "bill"})
    assert form.account.currentText() == "承兑汇票"
    assert form.bill.number.isVisible()
    assert not form.serial.isVisible()
    form.amount.setText("12万")
    form.payer.setText("上海弘达机械设备有限公司")
    form.saving.save()
    assert len(form.form.errors()) == 2
    form.bill.number.setText("1302 5301 0015")
    form.bill.due.setText("2027-05-11")
    form.bill.issued.setText("2026-12-01")
    form.saving.save()
    assert form.form.errors() != []  # it came in before it was drawn
    form.bill.issued.setText("2026-11-11")
    form.bill.acceptor.setText("工商银行")
    form.saving.save()
    row = books.ask(
        lambda tx: tx.one("SELECT number, kind, acceptor, drawer, receipt_id FROM bill")
    )
    assert row[:4] == ("1302 5301 0015", "bank", "工商银行", "上海弘达机械设备有限公司")
    assert writer.went[-1] == ("matching", row[4])
    assert books.ask(lambda tx: tx.value("SELECT method FROM receipt WHERE id = ?", (row[4],))) == (
        "bill"
    )
