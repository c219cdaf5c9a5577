"""Paid without the bank, from the receipts desk: transfers, debts taken over, offsets."""

from datetime import date
from typing import Any

from arapp.models.values.money import Money
from arapp.services.dealing.payables import SavePayable
from arapp.services.matching.commands import Allocate
from tests.ui.receipts_desk import KEY, ruiwo

OTHER = "\n客户 宁波恒岳机械制造有限公司 简称=恒岳机械"


def choose(desk: Any, typed: str) -> None:
    """A customer in the line."""
    field = desk.page.side.move_line.customer
    field.setText(typed)
    field.textEdited.emit(typed)
    desk.press(KEY.Key_Return, on=field)


def book(desk: Any, note: str) -> None:
    """The note, and Enter."""
    line = desk.page.side.move_line
    line.note.setText(note)
    line.note.setFocus()
    desk.press(KEY.Key_Return, on=line.note)


def at(desk: Any, label: str) -> None:
    """To a row of the tick list."""
    plan = next(p for p in desk.rows.records().rows() if p.label == label)
    assert desk.rows.go_to(plan.id)


def test_a_prepayment_goes_to_another_customer(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-10-11") + OTHER)
    assert not desk.page.acts.enabled("transfer")  # nobody knows yet whose it is
    firm = desk.value("SELECT id FROM customer WHERE short_name = '瑞沃自动化'")
    desk.ops.run(Allocate(1, (), customer_id=firm))
    desk.page.open(1)
    desk.page.acts.run("transfer")
    line = desk.page.side.move_line
    assert line.isVisible()
    assert line.amount.text() == "150,000.00"
    line.book()
    assert line.error_text() == "从提示里选一个"
    choose(desk, "恒岳")
    line.amount.setText("150000.01")
    line.book()
    assert line.error_text() == "超过能转的"
    line.amount.setText("50000")
    line.book()
    assert line.error_text() == "写明原因"
    book(desk, "集团内部调剂")
    assert not line.isVisible()
    rows = desk.books.ask(
        lambda tx: tx.rows("SELECT amount, method, customer_id = ? FROM receipt", (firm,))
    )
    assert rows == [(150_000_00, "bank", 1), (50_000_00, "transfer", 0)]
    desk.ops.undo()
    assert desk.value("SELECT count(*) FROM receipt") == 1


def test_another_customer_takes_over_a_row(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-10-11") + OTHER)
    at(desk, "验收款")
    desk.page.acts.run("debt")
    choose(desk, "恒岳")
    book(desk, "三方协议 2026-11")
    made = desk.value("SELECT amount FROM plan WHERE kind = 'transfer'")
    assert made == 135_000_00
    assert desk.value("SELECT paid FROM plan WHERE label = '验收款'") == 135_000_00


def test_a_row_against_what_we_owe(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-10-11"))
    at(desk, "10月货款")
    desk.page.acts.run("offset")
    line = desk.page.side.move_line
    assert not line.isVisible()  # nothing is owed
    desk.ops.run(SavePayable("瑞沃", Money(20_000_00), date(2026, 12, 1), "C-1"))
    at(desk, "10月货款")
    desk.page.acts.run("offset")
    assert line.payable.isVisible()
    assert line.amount.text() == "20,000.00"
    line.payable.setText("瑞沃 C-1")
    book(desk, "")
    assert desk.value("SELECT method FROM receipt ORDER BY id DESC LIMIT 1") == "offset"
    assert desk.value("SELECT paid FROM plan WHERE label = '10月货款'") == 20_000_00
    assert desk.value("SELECT paid_on IS NOT NULL FROM payable") == 1


def test_what_is_typed_stays_while_the_lists_are_read_again(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-10-11"))
    desk.page.acts.run("refund")
    refund = desk.page.side.refund
    refund.note.setText("多付")
    desk.page.reload()
    assert refund.isVisible()
    assert refund.note.text() == "多付"
    desk.page.acts.run("pack")  # one line at a time
    assert not refund.isVisible()
    assert desk.page.side.pack.isVisible()
