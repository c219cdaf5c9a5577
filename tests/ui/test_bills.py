"""The page of bills: where each is, and every step by its form."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dealing.bills import RecordBill
from arapp.services.dealing.payables import SavePayable
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.desk_form import accounts
from arapp.services.ledger.receipts import RecordReceipt
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.bills import BillsPage
from tests.ledger_text import given

BOOKS = """
    客户 弘达机械
    账户 工行7862 账号=6222000000007862
"""


class Desk:
    """The page on a ledger with two bills."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        firm = given(books, BOOKS)["弘达机械"]
        came = date(2026, 10, 1)
        for number, due in (("P1", date(2026, 11, 15)), ("P2", date(2027, 3, 1))):
            books.run(RecordBill(came, Money(100_000_00), number, due, firm, acceptor="工商银行"))
        self.page = BillsPage(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
        qtbot.addWidget(self.page)
        self.page.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.resize(1228, 740)
        self.page.show()
        self.page.freshen()

    def numbers(self) -> list[str]:
        """Bills in the list."""
        return [line.number for line in self.page.model.rows()]

    def do(self, step: str, **typed: str) -> None:
        """Fill the form of a step and record it."""
        self.page.acts.run(step)
        form = self.page.forms[step]
        for key, text in typed.items():
            form._fields[key].setText(text)
        self.page.acts.run("save")

    def segment(self, key: str) -> None:
        """Another segment."""
        self.page.segments.choose(key)
        self.page.segments.chosen.emit(key)


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None) -> Desk:
    return Desk(qtbot, books)


def test_what_falls_due_stands_first(desk: Desk) -> None:
    assert desk.page.segments.current() == "maturing"
    assert desk.numbers() == ["P1"]
    desk.segment("held")
    assert desk.numbers() == ["P1", "P2"]
    assert desk.page.facts.way() == ["收到后一直在手"]


def test_a_bill_is_collected_with_the_banks_line(desk: Desk) -> None:
    (account,) = desk.books.ask(accounts)
    money = RecordReceipt(date(2026, 11, 10), Money(100_000_00), "票据托收", account_id=account.id)
    desk.page.ops.run(money)
    number = desk.books.ask(lambda tx: tx.value("SELECT max(number) FROM receipt"))
    desk.do("collect", account="工行9999")
    form = desk.page.forms["collect"]
    wrong = form._fields["account"].accessibleDescription()
    assert wrong == "从提示里选一个，或者空着"
    form._fields["account"].setText("工行7862")
    form._fields["line"].setText(number)
    desk.page.acts.run("save")
    assert desk.told == ["汇票兑付  这张汇票 2026-11-15 才到期，核对一下日期。"]
    assert desk.books.ask(
        lambda tx: tx.value("SELECT not_customer FROM receipt WHERE number = ?", (number,))
    ) == ("bill")
    desk.segment("collected")
    assert desk.numbers() == ["P1"]
    assert desk.page.facts.way() == ["11-12  已托收  100,000.00  工行7862"]
    desk.page.ops.undo()
    desk.segment("held")
    assert desk.numbers() == ["P1", "P2"]


def test_endorsed_for_a_payable_and_back_again(desk: Desk) -> None:
    desk.page.ops.run(SavePayable("宁波铸造厂", Money(100_000_00), date(2026, 12, 1), "C-9"))
    desk.segment("held")
    desk.page.open(2)
    desk.do("endorse", payable="宁波铸造厂 C-9")
    assert desk.books.ask(lambda tx: tx.value("SELECT paid_on IS NOT NULL FROM payable")) == 1
    desk.segment("endorsed")
    assert desk.numbers() == ["P2"]
    assert desk.page.facts.way() == ["11-12  已背书  → 宁波铸造厂  抵 宁波铸造厂 C-9"]
    desk.do("hold")
    assert desk.page.forms["hold"]._fields["reason"].accessibleDescription() == "为什么？"
    desk.page.forms["hold"]._fields["reason"].setText("背书退回")
    desk.page.acts.run("save")
    desk.segment("held")
    assert desk.numbers() == ["P1", "P2"]


def test_discounted_less_the_banks_fee(desk: Desk) -> None:
    desk.page.open(2)
    desk.do("discount", money="98800", to="工商银行")
    desk.segment("discounted")
    assert desk.page.facts.way() == ["11-12  已贴现  → 工商银行  98,800.00  贴息 1,200.00"]
    assert not desk.page.acts.enabled("collect")


def test_a_bill_that_is_not_honoured_takes_its_receipt_back(desk: Desk) -> None:
    desk.page.open(1)
    desk.do("return", reason="拒付")
    desk.segment("returned")
    assert desk.numbers() == ["P1"]
    assert desk.books.ask(lambda tx: tx.value("SELECT count(*) FROM refund")) == 1


def test_a_refusal_stands_beside_its_field(desk: Desk) -> None:
    desk.page.open(1)
    desk.do("collect", day="2026-09-01")
    assert desk.page.forms["collect"].form.errors() != []
    assert desk.page.escape()
    assert desk.page.side.currentWidget() is desk.page.facts
    assert not desk.page.escape()


def test_a_new_bill_is_recorded_in_the_form_of_receipts(desk: Desk) -> None:
    desk.page.acts.run("record")
    desk.page.acts.run("receipt")
    assert desk.went == [("receipt", {"method": "bill"}), ("matching", 1)]
    assert desk.page.record() == "bill:1"


def test_an_empty_ledger_says_where_to_begin(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    page = BillsPage(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
    qtbot.addWidget(page)
    page.show()
    page.freshen()
    assert page.model.rows() == []
    assert not page.side.isVisible()
    assert not page.acts.enabled("collect")
