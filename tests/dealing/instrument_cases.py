"""Commands of bills, offsets and transfers with what they need, for the undo of every command."""

from collections.abc import Callable
from datetime import date

from arapp.models.values.money import Money
from arapp.services.dealing.bills import (
    CollectBill,
    DiscountBill,
    EndorseBill,
    HoldBill,
    RecordBill,
    ReturnBill,
)
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import SavePayable
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate
from tests.conftest import TODAY
from tests.ledger_text import given

CAME = date(2026, 10, 20)
DUE = date(2027, 4, 20)
BOOK = """
客户 弘达机械 等级=A
客户 海顿电机 等级=A
应收 A 弘达机械 960.00 入账=2026-08-26 到期=2026-09-25 款项=发货前款
"""


def _bill(books: Dispatch) -> int:
    names = given(books, BOOK)
    made = RecordBill(CAME, Money(500_00), "1102-0001", DUE, names["弘达机械"])
    bill: int = books.run(made).outcome.result
    receipt = books.ask(lambda tx: tx.value("SELECT receipt_id FROM bill"))
    books.run(Allocate(receipt, ((names["A"], Money(300_00)),)))
    return bill


def _payable(books: Dispatch) -> int:
    made: int = books.run(SavePayable("海德", Money(700_00), DUE)).outcome.result
    return made


def _endorsed(books: Dispatch) -> int:
    bill = _bill(books)
    books.run(EndorseBill(bill, TODAY, "", _payable(books)))
    return bill


def _record(books: Dispatch) -> Command:
    who = given(books, BOOK)["弘达机械"]
    return RecordBill(CAME, Money(500_00), "1102-0001", DUE, who, issued_on=CAME)


def _collect(books: Dispatch) -> Command:
    bill = _bill(books)
    line = books.run(RecordReceipt(TODAY, Money(500_00), "托收")).outcome.result
    return CollectBill(bill, TODAY, line_id=line)


def _offset(books: Dispatch) -> Command:
    names = given(books, BOOK)
    parts = ((names["A"], Money(700_00)),)
    return OffsetPayable(names["弘达机械"], _payable(books), parts, note="对抵")


def _take_back(books: Dispatch) -> Command:
    return TakeBackSettlement(books.run(_offset(books)).outcome.result, "没签字")


def _prepayment(books: Dispatch) -> Command:
    names = given(books, BOOK)
    who = names["弘达机械"]
    money = books.run(RecordReceipt(CAME, Money(90_00), "弘达", customer_id=who)).outcome.result
    return TransferPrepayment(money, names["海顿电机"], Money(70_00), "调拨")


def _prepayment_back(books: Dispatch) -> Command:
    return TakeBackSettlement(books.run(_prepayment(books)).outcome.result, "不该调")


def _debt(books: Dispatch) -> Command:
    names = given(books, BOOK)
    return TransferDebt(names["A"], names["海顿电机"], Money(60_00), "三方协议")


def _debt_back(books: Dispatch) -> Command:
    plan = books.run(_debt(books)).outcome.result
    sql = "SELECT by_receipt_id FROM plan WHERE id = ?"
    return TakeBackSettlement(books.ask(lambda tx: tx.value(sql, (plan,))), "没谈成")


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "record_bill": _record,
    "endorse_bill": lambda books: EndorseBill(_bill(books), TODAY, "", _payable(books)),
    "discount_bill": lambda books: DiscountBill(_bill(books), TODAY, Money(490_00)),
    "collect_bill": _collect,
    "hold_bill": lambda books: HoldBill(_endorsed(books), TODAY, "被拒"),
    "return_bill": lambda books: ReturnBill(_endorsed(books), TODAY, "拒付"),
    "offset_payable": _offset,
    "take_back_settlement": _take_back,
    "transfer_prepayment": _prepayment,
    "transfer_prepayment_back": _prepayment_back,
    "transfer_debt": _debt,
    "transfer_debt_back": _debt_back,
}
