"""Bills, offsets and transfers: money that did not come by the bank, and not a cent of it lost."""

from datetime import date, timedelta
from functools import partial

import pytest

from arapp.models.tx import Tx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    OverAllocated,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money, parse_plain
from arapp.services.collection import others
from arapp.services.collection.stages import Group
from arapp.services.collection.today import today
from arapp.services.credit.exposure import SetExposureParts, exposure
from arapp.services.dealing.bills import (
    CollectBill,
    DiscountBill,
    EndorseBill,
    HoldBill,
    RecordBill,
    ReturnBill,
)
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import PayPayable, SavePayable, payables, reminded
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.bill_rows import BillLine, at_risk, bills, events
from arapp.services.ledger.desk_commands import MarkReceipt
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.reversals import RefundReceipt, ReverseReceipt, ReverseRefund, VoidPlan
from arapp.services.matching.commands import Allocate
from arapp.services.papers.account import accounts
from arapp.services.papers.overview import months_overview
from arapp.services.reports.aging import aging
from tests.conftest import TODAY
from tests.dealing.deals import wrong
from tests.ledger_text import given

BOOK = """
客户 弘达机械 等级=A 业务=周凯
客户 海顿电机 等级=A 业务=周凯
应收 A 弘达机械 96000 入账=2026-08-26 到期=2026-09-25 款项=发货前款
应收 B 弘达机械 40000 入账=2026-10-01 到期=2026-12-25 款项=验收款
应收 H 海顿电机 7000 入账=2026-10-01 到期=2026-12-25 款项=尾款
"""
CAME = date(2026, 10, 20)
DUE = date(2027, 4, 20)


@pytest.fixture
def names(books: Dispatch) -> dict[str, int]:
    """Two customers with open rows."""
    return given(books, BOOK)


def record(books: Dispatch, customer: int | None, amount: int = 50_000_00, **more: object) -> int:
    """A bill in hand; its id."""
    fields: dict[str, object] = {
        "number": "1102-0001",
        "acceptor": "宁波银行",
        "drawer": "弘达机械",
        "issued_on": date(2026, 10, 15),
        **more,
    }
    made = RecordBill(CAME, Money(amount), due_on=DUE, customer_id=customer, **fields)  # type: ignore[arg-type]  # fields of a test
    found: int = books.run(made).outcome.result
    return found


def line(books: Dispatch, as_of: date = TODAY) -> BillLine:
    """The one bill as of a day."""
    (found,) = books.ask(lambda tx: bills(tx, as_of))
    return found


def receipt_of(books: Dispatch, bill: int) -> int:
    """Id of the bill's receipt."""
    found: int = books.ask(lambda tx: tx.value("SELECT receipt_id FROM bill WHERE id = ?", (bill,)))
    return found


def open_of(books: Dispatch, plan: int) -> int:
    """What is open of a row now."""
    sql = "SELECT amount - paid FROM plan WHERE id = ?"
    found: int = books.ask(lambda tx: tx.value(sql, (plan,)))
    return found


def left_of(books: Dispatch, receipt: int) -> int:
    """What is left of a receipt now."""
    sql = "SELECT amount - allocated - refunded FROM receipt WHERE id = ?"
    found: int = books.ask(lambda tx: tx.value(sql, (receipt,)))
    return found


def owed(books: Dispatch, amount: str = "60000.00") -> int:
    """A payable to a supplier."""
    made = SavePayable("常州海德五金", parse_plain(amount, "CNY"), date(2026, 12, 1), "HD-7")
    found: int = books.run(made).outcome.result
    return found


def told(books: Dispatch, customer: int) -> list[tuple[str, str, int]]:
    """Kind, label and debit less credit of the movements since October."""

    def read(tx: Tx) -> list[tuple[str, str, int]]:
        (one,) = accounts(tx, customer, date(2026, 10, 1), TODAY, "zh_CN")
        assert one.before.net + one.debits - one.credits == one.after.net
        return [
            (
                move.kind.value,
                move.label,
                (move.debit.minor if move.debit else 0) - (move.credit.minor if move.credit else 0),
            )
            for move in one.moves
        ]

    return books.ask(read)


def firm(books: Dispatch, as_of: date = TODAY) -> int:
    """All that is owed to the firm on a day, less prepayments."""
    return books.ask(lambda tx: sum(one.net for one in aging(tx, as_of).rows))


class TestBills:
    def test_a_bill_is_a_receipt_that_settles_rows_and_stays_a_risk(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        receipt = receipt_of(books, bill)
        books.run(Allocate(receipt, ((names["A"], Money(50_000_00)),)))
        assert open_of(books, names["A"]) == 46_000_00
        one = line(books)
        assert (one.state, one.payer, one.customer, one.allocated) == (
            "held",
            "弘达机械",
            "弘达机械",
            50_000_00,
        )
        assert books.ask(lambda tx: at_risk(tx, TODAY)) == {(names["弘达机械"], "CNY"): 50_000_00}
        assert ("receipt", "承兑汇票", -50_000_00) in told(books, names["弘达机械"])
        assert wrong(books) == []

    def test_the_exposure_counts_it_until_switched_off(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        who = names["弘达机械"]
        before = books.ask(lambda tx: exposure(tx, who, TODAY)).total
        bill = record(books, who)
        books.run(Allocate(receipt_of(books, bill), ((names["A"], Money(50_000_00)),)))
        after = books.ask(lambda tx: exposure(tx, who, TODAY))
        assert after.total == before
        assert after.part("bills") == 50_000_00
        books.run(SetExposureParts(("overdue", "not_due", "delivered", "prepaid")))
        assert books.ask(lambda tx: exposure(tx, who, TODAY)).total == before - 50_000_00

    def test_what_was_handed_on_is_a_risk_until_its_day_is_over(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        books.run(EndorseBill(bill, date(2026, 11, 2), "常州海德五金"))
        risk = {(names["弘达机械"], "CNY"): 50_000_00}
        assert books.ask(lambda tx: at_risk(tx, DUE)) == risk
        assert books.ask(lambda tx: at_risk(tx, DUE + timedelta(days=1))) == {}
        assert line(books, date(2026, 11, 1)).state == "held"
        assert (line(books).state, line(books).to_whom) == ("endorsed", "常州海德五金")

    def test_without_recourse_it_is_no_risk(self, books: Dispatch, names: dict[str, int]) -> None:
        bill = record(books, names["弘达机械"])
        books.run(DiscountBill(bill, TODAY, Money(49_500_00), recourse=False))
        assert books.ask(lambda tx: at_risk(tx, TODAY)) == {}
        assert (line(books).money, line(books).fee) == (49_500_00, 500_00)

    def test_an_endorsed_bill_pays_what_we_owe(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill, payable = record(books, names["弘达机械"]), owed(books)
        books.run(EndorseBill(bill, TODAY, "", payable))
        (one,) = books.ask(lambda tx: payables(tx, TODAY))
        assert (one.amount, one.left) == (60_000_00, 10_000_00)
        assert line(books).to_whom == "常州海德五金"
        books.run(PayPayable(payable))
        assert books.ask(lambda tx: payables(tx, TODAY)) == []
        books.run(HoldBill(bill, TODAY, "背书被拒"))
        (one,) = books.ask(lambda tx: payables(tx, TODAY))
        assert one.left == 50_000_00
        assert line(books).state == "held"
        assert wrong(books) == []

    def test_more_than_is_owed_cannot_be_handed_on(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill, payable = record(books, names["弘达机械"]), owed(books, "30000.00")
        with pytest.raises(OverAllocated):
            books.run(EndorseBill(bill, TODAY, "", payable))
        assert line(books).state == "held"

    def test_a_returned_bill_opens_its_rows_again_from_its_day_on(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill, payable = record(books, names["弘达机械"]), owed(books)
        books.run(Allocate(receipt_of(books, bill), ((names["A"], Money(50_000_00)),)))
        books.run(EndorseBill(bill, date(2026, 11, 2), "", payable))
        yesterday = TODAY - timedelta(days=1)
        before = firm(books, yesterday)
        assert books.run(ReturnBill(bill, TODAY, "承兑人拒付")).outcome.result == TODAY
        assert open_of(books, names["A"]) == 96_000_00
        assert (line(books).state, line(books, yesterday).state) == ("returned", "endorsed")
        assert firm(books, yesterday) == before
        assert [one.left for one in books.ask(lambda tx: payables(tx, TODAY))] == [60_000_00]
        assert books.ask(lambda tx: at_risk(tx, TODAY)) == {}
        assert [one.kind for one in books.ask(lambda tx: events(tx, bill))] == [
            "endorsed",
            "returned",
        ]
        assert wrong(books) == []
        told(books, names["弘达机械"])
        with pytest.raises(Refused, match="bill_returned"):
            books.run(ReturnBill(bill, TODAY, "再来"))

    def test_a_receipt_booked_in_error_takes_its_bill_along(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        books.run(ReverseReceipt(receipt_of(books, bill), "录错了"))
        assert line(books).state == "returned"
        back = books.ask(lambda tx: tx.value("SELECT max(id) FROM refund"))
        with pytest.raises(Refused, match="stays_taken_back"):
            books.run(ReverseRefund(back, "又对了"))
        assert wrong(books) == []

    def test_the_banks_line_with_the_money_is_no_new_payment(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        other = books.run(RecordReceipt(TODAY, Money(100_00), "银行")).outcome.result
        money = books.run(RecordReceipt(TODAY, Money(50_000_00), "票据托收")).outcome.result
        with pytest.raises(Refused, match="not_the_bills_money"):
            books.run(CollectBill(bill, TODAY, line_id=other))
        books.run(CollectBill(bill, TODAY, line_id=money))
        sql = "SELECT not_customer FROM receipt WHERE id = ?"
        assert books.ask(lambda tx: tx.value(sql, (money,))) == "bill"
        assert line(books).risk is False
        with pytest.raises(Refused, match="bill_collected"):
            books.run(ReturnBill(bill, TODAY, "退"))
        books.run(HoldBill(bill, TODAY, "记错了票"))
        assert books.ask(lambda tx: tx.value(sql, (money,))) == ""
        assert wrong(books) == []

    def test_it_is_on_the_today_page_when_it_matures(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        number = "1102-0009"
        due = TODAY + timedelta(days=3)
        soon = RecordBill(CAME, Money(8_000_00), number, due, names["海顿电机"])
        bill = books.run(soon).outcome.result
        record(books, names["弘达机械"])
        assert self.maturing(books) == [("bill", bill, number, "bill_soon")]
        assert self.maturing(books, due) == [("bill", bill, number, "bill_today")]
        assert self.maturing(books, due + timedelta(days=5)) == [
            ("bill", bill, number, "bill_late")
        ]
        books.run(CollectBill(bill, TODAY))
        assert self.maturing(books) == []

    @staticmethod
    def maturing(books: Dispatch, as_of: date = TODAY) -> list[tuple[str, int, str, str]]:
        """Lines of the group bills of the today page."""
        if as_of == TODAY:
            page = books.ask(today)
            (items,) = (part.items for part in page.groups if part.group is Group.BILLS)
        else:
            items = tuple(books.ask(lambda tx: others.bills(tx, as_of)))
        return [(one.record, one.id, one.title, one.why.key) for one in items]

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"number": " "}, InvalidValue),
            ({"acceptance": "trade"}, InvalidValue),
            ({"amount": 0}, InvalidAmount),
            ({"issued_on": CAME + timedelta(days=1)}, InvalidDay),
        ],
    )
    def test_what_makes_no_bill_is_refused(
        self, books: Dispatch, names: dict[str, int], fields: dict[str, object], kind: type
    ) -> None:
        with pytest.raises(kind):
            record(books, names["弘达机械"], **fields)  # type: ignore[arg-type]  # wrong on purpose
        assert books.ask(lambda tx: bills(tx, TODAY)) == []

    def test_a_paper_comes_once_while_we_have_it(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        with pytest.raises(Refused, match="duplicate_bill"):
            record(books, names["海顿电机"])
        books.run(EndorseBill(bill, TODAY, "常州海德五金"))
        record(books, names["海顿电机"])
        assert wrong(books) == []

    def test_days_follow_each_other(self, books: Dispatch, names: dict[str, int]) -> None:
        bill = record(books, names["弘达机械"])
        for day in (CAME - timedelta(days=1), TODAY + timedelta(days=1)):
            with pytest.raises(InvalidDay):
                books.run(CollectBill(bill, day))
        books.run(LockPeriod(date(2026, 10, 31)))
        with pytest.raises(PeriodLocked):
            books.run(CollectBill(bill, date(2026, 10, 30)))
        books.run(CollectBill(bill, date(2026, 11, 1)))
        with pytest.raises(Refused, match="bill_not_held"):
            books.run(EndorseBill(bill, TODAY, "某某"))

    def test_a_discount_is_no_more_than_the_bill(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        bill = record(books, names["弘达机械"])
        for money in (Money(0), Money(50_000_01)):
            with pytest.raises(InvalidAmount):
                books.run(DiscountBill(bill, TODAY, money))
        with pytest.raises(CurrencyMismatch):
            books.run(DiscountBill(bill, TODAY, Money(1, "USD")))


class TestOffsets:
    def test_what_we_owe_settles_what_is_owed(self, books: Dispatch, names: dict[str, int]) -> None:
        payable, who = owed(books), names["弘达机械"]
        before = firm(books)
        parts = ((names["A"], Money(20_000_00)), (names["B"], Money(5_000_00)))
        receipt = books.run(OffsetPayable(who, payable, parts, note="对抵协议")).outcome.result
        assert (open_of(books, names["A"]), open_of(books, names["B"])) == (76_000_00, 35_000_00)
        assert [one.left for one in books.ask(lambda tx: payables(tx, TODAY))] == [35_000_00]
        assert firm(books) == before - 25_000_00
        assert left_of(books, receipt) == 0
        assert ("receipt", "应收应付冲抵", -25_000_00) in told(books, who)
        assert wrong(books) == []
        assert books.ask(lambda tx: tx.rows("SELECT * FROM payer_alias")) == []

    def test_it_is_taken_back_on_both_sides(self, books: Dispatch, names: dict[str, int]) -> None:
        payable, who = owed(books, "20000.00"), names["弘达机械"]
        parts = ((names["A"], Money(20_000_00)),)
        receipt = books.run(OffsetPayable(who, payable, parts, CAME)).outcome.result
        assert books.ask(lambda tx: reminded(tx, date(2026, 12, 1))) == []
        assert books.run(TakeBackSettlement(receipt, "没签字")).outcome.result == TODAY
        assert open_of(books, names["A"]) == 96_000_00
        assert [one.left for one in books.ask(lambda tx: payables(tx, TODAY))] == [20_000_00]
        assert wrong(books) == []
        told(books, who)

    def test_no_more_than_either_side_has(self, books: Dispatch, names: dict[str, int]) -> None:
        payable, who = owed(books, "10000.00"), names["弘达机械"]
        with pytest.raises(OverAllocated):
            books.run(OffsetPayable(who, payable, ((names["A"], Money(10_000_01)),)))
        with pytest.raises(OverAllocated):
            books.run(OffsetPayable(who, owed(books), ((names["B"], Money(40_000_01)),)))
        with pytest.raises(Refused, match="across_customers"):
            books.run(OffsetPayable(who, payable, ((names["H"], Money(1_00)),)))
        with pytest.raises(InvalidAmount):
            books.run(OffsetPayable(who, payable, ()))

    def test_a_payable_falls_no_lower_than_was_settled(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        payable = owed(books)
        parts = ((names["A"], Money(20_000_00)),)
        books.run(OffsetPayable(names["弘达机械"], payable, parts))
        change = SavePayable("海德", Money(20_000_00), date(2026, 12, 1), payable_id=payable)
        with pytest.raises(InvalidAmount):
            books.run(change)

    def test_money_came_by_another_receipt(self, books: Dispatch, names: dict[str, int]) -> None:
        money = books.run(RecordReceipt(TODAY, Money(1_00), "弘达")).outcome.result
        with pytest.raises(Refused, match="not_a_settlement"):
            books.run(TakeBackSettlement(money, "x"))


class TestTransfers:
    def test_a_prepayment_becomes_anothers(self, books: Dispatch, names: dict[str, int]) -> None:
        one, other = names["弘达机械"], names["海顿电机"]
        money = books.run(
            RecordReceipt(CAME, Money(9_000_00), "弘达机械", customer_id=one)
        ).outcome.result
        before = firm(books)
        moved = TransferPrepayment(money, other, Money(7_000_00), "集团内调拨")
        made = books.run(moved).outcome.result
        assert (left_of(books, money), left_of(books, made)) == (2_000_00, 7_000_00)
        assert firm(books) == before
        assert ("refund", "转付海顿电机", 7_000_00) in told(books, one)
        assert ("receipt", "由弘达机械转入", -7_000_00) in told(books, other)
        books.run(Allocate(made, ((names["H"], Money(7_000_00)),)))
        assert open_of(books, names["H"]) == 0
        assert wrong(books) == []
        refund = books.ask(lambda tx: tx.value("SELECT max(id) FROM refund"))
        with pytest.raises(Refused, match="transferred"):
            books.run(ReverseRefund(refund, "退"))
        with pytest.raises(Refused, match="receipt_refunded"):
            books.run(ReverseReceipt(money, "退"))
        books.run(TakeBackSettlement(made, "不该调"))
        assert (left_of(books, money), open_of(books, names["H"])) == (9_000_00, 7_000_00)
        assert firm(books) == before
        assert wrong(books) == []
        told(books, one)
        told(books, other)

    def test_a_prepayment_needs_an_owner_a_reason_and_the_money(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        one, other = names["弘达机械"], names["海顿电机"]
        unknown = books.run(RecordReceipt(CAME, Money(1_00), "某某")).outcome.result
        known = books.run(RecordReceipt(CAME, Money(1_00), "弘达", customer_id=one)).outcome.result
        for receipt, to, minor, note, day, kind in (
            (unknown, other, 1_00, "x", None, InvalidValue),
            (known, other, 1_00, " ", None, InvalidValue),
            (known, one, 1_00, "x", None, Refused),
            (known, other, 1_01, "x", None, OverAllocated),
            (known, other, 0, "x", None, InvalidAmount),
            (known, other, 1_00, "x", CAME - timedelta(days=1), InvalidDay),
            (known, other, 1_00, "x", TODAY + timedelta(days=1), InvalidDay),
        ):
            with pytest.raises(kind):
                books.run(TransferPrepayment(receipt, to, Money(minor), note, day))
        assert left_of(books, known) == 1_00

    def test_a_debt_is_owed_by_another(self, books: Dispatch, names: dict[str, int]) -> None:
        one, other = names["弘达机械"], names["海顿电机"]
        before = firm(books)
        moved = TransferDebt(names["A"], other, Money(30_000_00), "三方协议")
        plan = books.run(moved).outcome.result
        assert open_of(books, names["A"]) == 66_000_00
        assert open_of(books, plan) == 30_000_00
        assert firm(books) == before
        sql = "SELECT due_on, label, from_plan_id, customer_id FROM plan WHERE id = ?"
        due, label, source, owner = books.ask(lambda tx: tx.one(sql, (plan,)))
        assert date.fromordinal(due) == date(2026, 9, 25)
        assert (label, source, owner) == ("承接弘达机械债务 发货前款", names["A"], other)
        assert ("receipt", "债务转由海顿电机承担", -30_000_00) in told(books, one)
        assert ("receivable", label, 30_000_00) in told(books, other)
        assert wrong(books) == []
        with pytest.raises(Refused, match="debt_transferred"):
            books.run(VoidPlan(plan, "不要了"))

    def test_it_goes_back_while_nothing_was_paid(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        other = names["海顿电机"]
        moved = TransferDebt(names["A"], other, Money(30_000_00), "三方协议", CAME)
        plan = books.run(moved).outcome.result
        by = books.ask(lambda tx: tx.value("SELECT by_receipt_id FROM plan WHERE id = ?", (plan,)))
        money = books.run(
            RecordReceipt(TODAY, Money(1_00), "海顿", customer_id=other)
        ).outcome.result
        books.run(Allocate(money, ((plan, Money(1_00)),)))
        with pytest.raises(Refused, match="transfer_used"):
            books.run(TakeBackSettlement(by, "作废"))
        books.undo()
        before = firm(books, TODAY - timedelta(days=1))
        books.run(TakeBackSettlement(by, "作废"))
        assert open_of(books, names["A"]) == 96_000_00
        assert firm(books, TODAY - timedelta(days=1)) == before
        assert wrong(books) == []
        told(books, other)

    def test_no_debt_without_reason_room_or_another(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        one, other = names["弘达机械"], names["海顿电机"]
        for to, minor, note, kind in (
            (other, 1_00, "", InvalidValue),
            (one, 1_00, "x", Refused),
            (other, 96_000_01, "x", OverAllocated),
            (other, 0, "x", InvalidAmount),
        ):
            with pytest.raises(kind):
                books.run(TransferDebt(names["A"], to, Money(minor), note))
        assert open_of(books, names["A"]) == 96_000_00

    def test_what_is_left_of_an_offset_may_be_paid_out(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        payable, who = owed(books), names["弘达机械"]
        parts = ((names["A"], Money(20_000_00)),)
        receipt = books.run(OffsetPayable(who, payable, parts)).outcome.result
        with pytest.raises(Refused, match="receipt_in_use"):
            books.run(MarkReceipt(receipt, "interest"))
        with pytest.raises(OverAllocated):
            books.run(RefundReceipt(receipt, Money(1_00)))


class TestEdges:
    def test_a_receipt_called_a_bill_has_no_paper_to_return(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        who = names["弘达机械"]
        made = RecordReceipt(CAME, Money(5_00), "弘达", customer_id=who, method="bill")
        receipt = books.run(made).outcome.result
        books.run(ReverseReceipt(receipt, "重复"))
        assert left_of(books, receipt) == 0
        assert books.ask(lambda tx: bills(tx, TODAY)) == []
        assert wrong(books) == []

    def test_what_is_not_there_is_not_found(self, books: Dispatch, names: dict[str, int]) -> None:
        who = names["弘达机械"]
        bill = record(books, who)
        for command in (
            CollectBill(99, TODAY),
            CollectBill(bill, TODAY, account_id=99),
            CollectBill(bill, TODAY, line_id=99),
            HoldBill(99, TODAY, "x"),
            ReturnBill(99, TODAY, "x"),
            EndorseBill(bill, TODAY, "", 99),
            OffsetPayable(who, 99, ((names["A"], Money(1)),)),
            TakeBackSettlement(99, "x"),
            TransferDebt(99, names["海顿电机"], Money(1), "x"),
            TransferPrepayment(99, names["海顿电机"], Money(1), "x"),
        ):
            with pytest.raises(NotFound):
                books.run(command)
        assert line(books).state == "held"

    def test_currencies_are_not_mixed(self, books: Dispatch, names: dict[str, int]) -> None:
        who, other = names["弘达机械"], names["海顿电机"]
        due = date(2026, 12, 1)
        payable = books.run(SavePayable("海外", Money(900_00, "USD"), due)).outcome.result
        receipt = books.run(
            RecordReceipt(CAME, Money(5_00), "弘达", customer_id=who)
        ).outcome.result
        for command in (
            EndorseBill(record(books, who), TODAY, "", payable),
            OffsetPayable(who, payable, ((names["A"], Money(1_00)),)),
            OffsetPayable(who, payable, ((names["A"], Money(1_00, "USD")),)),
            TransferDebt(names["A"], other, Money(1_00, "USD"), "x"),
            TransferPrepayment(receipt, other, Money(1_00, "USD"), "x"),
        ):
            with pytest.raises(CurrencyMismatch):
                books.run(command)
        settled = owed(books)
        books.run(OffsetPayable(who, settled, ((names["A"], Money(1_00)),)))
        with pytest.raises(CurrencyMismatch):
            books.run(SavePayable("海德", Money(9_00, "USD"), due, payable_id=settled))

    def test_days_to_come_are_refused(self, books: Dispatch, names: dict[str, int]) -> None:
        who, tomorrow = names["弘达机械"], TODAY + timedelta(days=1)
        bill = record(books, who)
        for command in (
            RecordBill(tomorrow, Money(1), "9", DUE, who),
            RecordBill(CAME, Money(1), "9", date(1900, 1, 1), who),
            ReturnBill(bill, tomorrow, "x"),
            HoldBill(books.run(EndorseBill(bill, TODAY, "某")).outcome.result, tomorrow, "x"),
            OffsetPayable(who, owed(books), ((names["A"], Money(1)),), tomorrow),
        ):
            with pytest.raises(InvalidDay):
                books.run(command)

    def test_who_handed_it_over_is_the_drawer_when_nobody_else_is_known(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        record(books, None)
        assert (line(books).payer, line(books).customer) == ("弘达机械", "")
        assert books.ask(lambda tx: at_risk(tx, TODAY)) == {}

    def test_an_english_customer_reads_whose_debt_it_was(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        given(books, "客户 Acme 语言=en")
        sql = "SELECT id FROM customer WHERE name = 'Acme'"
        acme = books.ask(lambda tx: tx.value(sql))
        plan = books.run(TransferDebt(names["A"], acme, Money(1_00), "agreed")).outcome.result
        label = "SELECT label FROM plan WHERE id = ?"
        found = books.ask(lambda tx: tx.value(label, (plan,)))
        assert found == "debt of 弘达机械 发货前款"

    def test_the_months_page_and_the_statements_agree(
        self, books: Dispatch, names: dict[str, int]
    ) -> None:
        one, other = names["弘达机械"], names["海顿电机"]
        came = RecordReceipt(TODAY, Money(9_000_00), "弘达机械", customer_id=one)
        money = books.run(came).outcome.result
        books.run(TransferPrepayment(money, other, Money(7_000_00), "调拨"))
        wrong_one = TransferPrepayment(money, other, Money(1_000_00), "调拨")
        books.run(TakeBackSettlement(books.run(wrong_one).outcome.result, "不该调"))
        books.run(TransferDebt(names["A"], other, Money(30_000_00), "三方协议"))
        gone = books.run(TransferDebt(names["A"], other, Money(20_00), "三方协议")).outcome.result
        by = "SELECT by_receipt_id FROM plan WHERE id = ?"
        books.run(TakeBackSettlement(books.ask(lambda tx: tx.value(by, (gone,))), "没谈成"))
        bill = record(books, one)
        books.run(Allocate(receipt_of(books, bill), ((names["A"], Money(10_00)),)))
        books.run(ReturnBill(bill, TODAY, "拒付"))
        books.run(OffsetPayable(one, owed(books), ((names["B"], Money(500_00)),)))
        month = books.ask(lambda tx: months_overview(tx, TODAY))
        assert all(proof.holds for proof in month.proofs.values())
        for row in month.rows:
            read = partial(accounts, customer=row.customer_id, language="zh_CN")
            (account,) = books.ask(partial(read, from_day=month.first, to_day=month.last))
            assert (row.opening, row.debits, row.credits, row.closing) == (
                *(account.before.net, account.debits, account.credits, account.after.net),
            )
