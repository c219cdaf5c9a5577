"""The machine's rules about bills, offsets and transfers: what is paid without the bank.

`mine.bills`: bill → (receipt, state, amount, last day, payable or 0); `mine.owed` what is left of
each payable; `mine.linked`: receipt → (offset | prepayment | debt, other side, amount); a debt's
other side is the new row. `mine.gone`: receipts taken back.
"""

from datetime import timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

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
from arapp.services.dealing.payables import PayPayable, SavePayable
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.ledger.reversals import ReverseReceipt, ReverseRefund, VoidPlan
from arapp.services.matching.commands import Allocate
from tests.services.machine_base import PLANS, TODAY
from tests.services.machine_money import MoneyRules

_AGO = st.sampled_from([0, 0, 0, 1, 7])
_RARELY = st.sampled_from([False, False, False, True])
_CUSTOMERS = (1, 2)
_ELSEWHERE = ("endorsed", "discounted", "collected")


class InstrumentRules(MoneyRules):
    """Each rule knows beforehand whether the program must do it or must refuse."""

    papers = 0

    def closed(self, day: int) -> bool:
        """Whether a day lies in a closed period."""
        return day <= self.mine.locked.get("until", 0)

    # --- bills ----------------------------------------------------------------------------------

    @precondition(lambda self: len(self.mine.bills) < 5)
    @rule(
        amount=st.sampled_from([50_000, 33_333, 100_000]),
        ago=st.sampled_from([3, 20, 50, 0]),
        who=st.sampled_from([1, 2, None]),
    )
    def bill_comes_in(self, amount: int, ago: int, who: int | None) -> None:
        """A bill: its receipt is to be used like any other."""
        day = TODAY - timedelta(days=ago)
        self.papers += 1
        due = day + timedelta(days=180)
        command = RecordBill(day, Money(amount), f"P{self.papers}", due, who, drawer="出票人")
        shut = ("period_locked",) if self.closed(day.toordinal()) else ()
        bill = self.do(command, "bill", shut)
        if bill is not None:
            with self.store.reading() as tx:
                receipt = tx.value("SELECT receipt_id FROM bill WHERE id = ?", (bill,))
            self.mine.left[receipt], self.currency[receipt] = amount, "CNY"
            self.mine.bills[bill] = (receipt, "held", amount, day.toordinal(), 0)
            self.did()

    def why_not(self, bill: int, ago: int) -> tuple[str, ...]:
        """Refusal of doing something with a bill that many days ago."""
        last, day = self.mine.bills[bill][3], TODAY.toordinal() - ago
        if day < last:
            return ("invalid_day",)
        return ("period_locked",) if self.closed(day) else ()

    def those(self, *wanted: str) -> list[int]:
        """Bills in one of these states."""
        return [bill for bill, facts in sorted(self.mine.bills.items()) if facts[1] in wanted]

    @precondition(lambda self: self.those("endorsed", "discounted", "collected", "returned"))
    @rule(data=st.data(), what=st.sampled_from(["endorse", "collect", "hold", "return"]))
    def misuse_bill(self, data: st.DataObject, what: str) -> None:
        """What cannot be done with a bill that is elsewhere, or back already."""
        bill = data.draw(st.sampled_from(self.those(*_ELSEWHERE, "returned")))
        state = self.mine.bills[bill][1]
        if what == "endorse":
            self.do(EndorseBill(bill, TODAY, "某"), what, ("bill_not_held",))
        elif what == "collect":
            self.do(CollectBill(bill, TODAY), what, ("bill_not_held",))
        elif what == "hold" and state == "returned":
            self.do(HoldBill(bill, TODAY, "x"), what, ("bill_returned",))
        elif what == "return" and state in ("returned", "collected"):
            self.do(ReturnBill(bill, TODAY, "x"), what, (f"bill_{state}",))

    def moved(self, bill: int, state: str, ago: int, payable: int = 0) -> None:
        """The bill went on."""
        receipt, _, amount, _, _ = self.mine.bills[bill]
        day = TODAY.toordinal() - ago
        self.mine.bills[bill] = (receipt, state, amount, day, payable)
        self.did()

    @precondition(lambda self: self.those("held"))
    @rule(data=st.data(), ago=_AGO, pay=st.sampled_from([True, True, False]), wrong=_RARELY)
    def hand_on(self, data: st.DataObject, ago: int, pay: bool, wrong: bool) -> None:
        """An endorsement, also in payment of what is owed."""
        bill = data.draw(st.sampled_from(self.those("held")))
        amount = self.mine.bills[bill][2]
        payable = 0
        refusal = self.why_not(bill, ago)
        if pay and self.mine.owed:
            enough = [one for one, left in sorted(self.mine.owed.items()) if left >= amount]
            some = enough if enough and not wrong else sorted(self.mine.owed)
            payable = data.draw(st.sampled_from(some))
            if not refusal:
                left = self.mine.owed[payable]
                refusal = ("already_paid",) if not left else ()
                refusal = refusal or (("over_allocated",) if amount > left else ())
        day = TODAY - timedelta(days=ago)
        command = EndorseBill(bill, day, "供应商", payable or None)
        if self.do(command, "endorse", refusal) is not None:
            if payable:
                self.mine.owed[payable] -= amount
                self.done["endorse in payment"] += 1
            self.moved(bill, "endorsed", ago, payable)

    @precondition(lambda self: self.those("held"))
    @rule(data=st.data(), ago=_AGO, cash=st.booleans())
    def cash_it(self, data: st.DataObject, ago: int, cash: bool) -> None:
        """Discounted before its day, or collected."""
        bill = data.draw(st.sampled_from(self.those("held")))
        day, refusal = TODAY - timedelta(days=ago), self.why_not(bill, ago)
        money = Money(self.mine.bills[bill][2] - 5)
        command = CollectBill(bill, day) if cash else DiscountBill(bill, day, money)
        what = "collect" if cash else "discount"
        if self.do(command, what, refusal) is not None:
            self.moved(bill, "collected" if cash else "discounted", ago)

    @precondition(lambda self: self.those(*_ELSEWHERE))
    @rule(data=st.data(), ago=_AGO)
    def hold_again(self, data: st.DataObject, ago: int) -> None:
        """What was done with a bill did not come about: what it paid is owed again."""
        bill = data.draw(st.sampled_from(self.those(*_ELSEWHERE)))
        refusal = self.why_not(bill, ago)
        command = HoldBill(bill, TODAY - timedelta(days=ago), "没成")
        if self.do(command, "hold", refusal) is not None:
            self.unpay(bill)
            self.moved(bill, "held", ago)

    @precondition(lambda self: self.those("held", "endorsed", "discounted"))
    @rule(data=st.data(), ago=_AGO)
    def bounce(self, data: st.DataObject, ago: int) -> None:
        """A bill is returned: its rows are open again, whatever day it is said for."""
        bill = data.draw(st.sampled_from(self.those("held", "endorsed", "discounted")))
        receipt = self.mine.bills[bill][0]
        refusal = ("receipt_refunded",) if self.given_away(receipt) else ()
        command = ReturnBill(bill, TODAY - timedelta(days=ago), "拒付")
        day = self.do(command, "return", refusal)
        if day is not None:
            self.freed(receipt)
            self.unpay(bill)
            self.moved(bill, "returned", TODAY.toordinal() - day.toordinal())

    def unpay(self, bill: int) -> None:
        """What the bill had paid is owed again."""
        receipt, state, amount, last, payable = self.mine.bills[bill]
        if payable:
            self.mine.owed[payable] += amount
            self.mine.bills[bill] = (receipt, state, amount, last, 0)

    def given_away(self, receipt: int) -> bool:
        """Whether something of a receipt was refunded or went to another customer."""
        return any(one == receipt for one, _, _ in self.mine.refunds.values())

    def freed(self, receipt: int) -> None:
        """A receipt was taken back with all that it had settled."""
        for row, (one, plan, amount, gap) in list(self.mine.allocations.items()):
            if one == receipt:
                del self.mine.allocations[row]
                self.mine.open[plan] += amount + gap
        self.mine.left[receipt] = 0
        self.mine.gone[receipt] = True

    # --- what we owe ----------------------------------------------------------------------------

    @precondition(lambda self: len(self.mine.owed) < 4)
    @rule(amount=st.sampled_from([120_000, 33_333, 60_000]))
    def owe(self, amount: int) -> None:
        """A payable."""
        made = self.do(SavePayable("供应商", Money(amount), TODAY), "owe")
        self.mine.owed[made] = amount
        self.did()

    @precondition(lambda self: bool(self.mine.owed) and self.steps % 4 == 1)
    @rule(data=st.data())
    def pay_the_rest(self, data: st.DataObject) -> None:
        """What is left of a payable is paid with money."""
        payable = data.draw(st.sampled_from(sorted(self.mine.owed)))
        refusal = () if self.mine.owed[payable] else ("already_paid",)
        if self.do(PayPayable(payable), "paid", refusal) is not None:
            self.mine.owed[payable] = 0
            self.did()

    @precondition(lambda self: bool(self.mine.owed) and self.owing())
    @rule(data=st.data(), half=st.booleans(), much=st.sampled_from([0, 0, 0, 0, 1]))
    def set_off(self, data: st.DataObject, half: bool, much: int) -> None:
        """Rows of a customer against a payable; never more than either has."""
        some = [one for one, left in sorted(self.mine.owed.items()) if left > 0]
        payable = data.draw(st.sampled_from(some or sorted(self.mine.owed)))
        plan = data.draw(st.sampled_from(self.owing()))
        left, open_ = self.mine.owed[payable], self.mine.open[plan]
        amount = (max(min(left, open_) // (2 if half else 1), 1)) + much * max(left, open_)
        refusal: tuple[str, ...] = ()
        if not left:
            refusal = ("already_paid",)
        elif amount > min(left, open_):
            refusal = ("over_allocated",)
        command = OffsetPayable(self.plans[plan][2], payable, ((plan, Money(amount)),))
        receipt = self.do(command, "offset", refusal)
        if receipt is not None:
            self.mine.owed[payable] -= amount
            self.mine.linked[receipt] = ("offset", payable, amount)
            self.settled(receipt, plan, amount)
            self.did()

    def owing(self) -> list[int]:
        """Rows in the ledger's currency with something open."""
        return [
            plan
            for plan, facts in sorted(self.plans.items())
            if facts[1] == "CNY" and self.mine.open[plan] > 0 and plan not in self.mine.void
        ]

    def settled(self, receipt: int, plan: int, amount: int) -> None:
        """A receipt that brought no money settled a row with all of it."""
        with self.store.reading() as tx:
            row = tx.value("SELECT max(id) FROM allocation WHERE receipt_id = ?", (receipt,))
        self.currency[receipt] = "CNY"
        self.mine.left[receipt] = 0
        self.mine.open[plan] -= amount
        self.mine.allocations[row] = (receipt, plan, amount, 0)

    # --- from one customer to another -----------------------------------------------------------

    @precondition(lambda self: bool(self.mine.left))
    @rule(data=st.data(), ago=st.sampled_from([0, 0, 0, 2]), much=st.sampled_from([0, 0, 0, 1]))
    def move_prepayment(self, data: st.DataObject, ago: int, much: int) -> None:
        """What is left of a receipt becomes another customer's."""
        with self.store.reading() as tx:
            rows = tx.rows(
                "SELECT id, customer_id, day FROM receipt WHERE customer_id IS NOT NULL"
                " AND id IN (SELECT value FROM json_each(?))",
                (str(sorted(r for r, left in self.mine.left.items() if left > 1)),),
            )
        if not rows:
            return
        receipt, owner, came = data.draw(st.sampled_from(rows))
        amount = self.mine.left[receipt] // 2 + much * self.mine.left[receipt]
        to, day = 3 - owner, TODAY - timedelta(days=ago)
        refusal: tuple[str, ...] = ()
        if day.toordinal() < came:
            refusal = ("invalid_day",)
        elif amount > self.mine.left[receipt]:
            refusal = ("over_allocated",)
        elif self.closed(day.toordinal()):
            refusal = ("period_locked",)
        elif ago:
            return  # room on every day since may be less than what is left now
        command = TransferPrepayment(
            receipt, to, Money(amount, self.currency[receipt]), "调拨", day
        )
        made = self.do(command, "move prepayment", refusal)
        if made is not None:
            with self.store.reading() as tx:
                refund = tx.value("SELECT id FROM refund WHERE to_receipt_id = ?", (made,))
            self.mine.left[receipt] -= amount
            self.mine.refunds[refund] = (receipt, amount, "transfer")
            self.mine.left[made], self.currency[made] = amount, self.currency[receipt]
            self.mine.linked[made] = ("prepayment", refund, amount)
            self.did()

    @precondition(lambda self: self.owing())
    @rule(data=st.data(), half=st.booleans(), same=st.sampled_from([False, False, False, True]))
    def move_debt(self, data: st.DataObject, half: bool, same: bool) -> None:
        """Another customer owes it from now on."""
        plan = data.draw(st.sampled_from(self.owing()))
        self.take_over(plan, max(self.mine.open[plan] // (2 if half else 1), 1), same)

    def take_over(self, plan: int, amount: int, same: bool = False) -> None:
        """The debt of a row, by the other customer; by its own it is refused."""
        owner = self.plans[plan][2]
        command = TransferDebt(plan, owner if same else 3 - owner, Money(amount), "三方协议")
        made = self.do(command, "move debt", ("same_customer",) if same else ())
        if made is not None:
            with self.store.reading() as tx:
                receipt = tx.value("SELECT by_receipt_id FROM plan WHERE id = ?", (made,))
            self.mine.open[made] = amount
            self.mine.linked[receipt] = ("debt", made, amount)
            self.settled(receipt, plan, amount)
            self.did()

    def moved_debts(self) -> list[int]:
        """Rows that were taken over and stand."""
        return [
            other
            for receipt, (kind, other, _) in sorted(self.mine.linked.items())
            if kind == "debt" and receipt not in self.mine.gone
        ]

    @precondition(lambda self: any(left > 0 for left in self.mine.left.values()))
    @precondition(lambda self: bool(self.moved_debts()))
    @rule(data=st.data())
    def pay_moved_debt(self, data: st.DataObject) -> None:
        """Some money for a debt that was taken over, which can then not go back."""
        plan = data.draw(st.sampled_from(self.moved_debts()))
        fitting = [
            receipt
            for receipt, left in sorted(self.mine.left.items())
            if left > 0 and self.currency[receipt] == "CNY"
        ]
        if not fitting or self.mine.open[plan] <= 0:
            return
        receipt = data.draw(st.sampled_from(fitting))
        amount = min(self.mine.left[receipt], self.mine.open[plan])
        command = Allocate(receipt, ((plan, Money(amount)),), note="代付")
        rows = self.do(command, "pay moved debt")
        for row in rows:
            self.mine.allocations[row] = (receipt, plan, amount, 0)
        self.mine.open[plan] -= amount
        self.mine.left[receipt] -= amount
        self.did()

    @precondition(lambda self: bool(self.moved_debts()))
    @rule(data=st.data())
    def void_moved_debt(self, data: st.DataObject) -> None:
        """It cannot be called off on one side alone."""
        plan = data.draw(st.sampled_from(self.moved_debts()))
        self.do(VoidPlan(plan, "取消"), "void", ("debt_transferred",))

    # --- taken back -----------------------------------------------------------------------------

    @precondition(lambda self: bool(self.mine.linked))
    @rule(dice=st.randoms(use_true_random=False), ago=_AGO)
    def undo_on_paper(self, dice: Random, ago: int) -> None:
        """An offset or transfer was booked in error: back on both sides; each kind as often."""
        kind = dice.choice(sorted({kind for kind, _, _ in self.mine.linked.values()}))
        those = [receipt for receipt, facts in self.mine.linked.items() if facts[0] == kind]
        self.go_back(dice.choice(sorted(those)), ago)

    def go_back(self, receipt: int, ago: int) -> None:
        """Take one back, or meet the refusal."""
        kind, other, amount = self.mine.linked[receipt]
        refusal: tuple[str, ...] = ()
        if receipt in self.mine.gone:
            refusal = ("already_reversed",)
        elif self.given_away(receipt):
            refusal = ("receipt_refunded",)
        elif kind == "debt" and self.paid_by_others(receipt, other):
            refusal = ("transfer_used",)
        command = TakeBackSettlement(receipt, "错了", TODAY - timedelta(days=ago))
        if self.do(command, "take back", refusal) is None:
            return
        self.done[f"take back {kind}"] += 1
        self.freed(receipt)
        if kind == "offset":
            self.mine.owed[other] += amount
        elif kind == "prepayment":
            source, _, _ = self.mine.refunds.pop(other)
            self.mine.left[source] += amount
        self.did()

    def teardown(self) -> None:
        """At last all of them are taken back that can be."""
        for receipt in sorted(self.mine.linked):
            self.go_back(receipt, 0)
        super().teardown()

    def paid_by_others(self, receipt: int, plan: int) -> bool:
        """Whether another receipt than this one settles the row."""
        used = self.mine.allocations.values()
        return any(row == plan and one != receipt for one, row, _, _ in used)

    @precondition(lambda self: self.plain())
    @rule(data=st.data())
    def reverse_receipt(self, data: st.DataObject, touched: bool = False) -> None:
        """Booked in error, of receipts that brought money."""
        receipt = data.draw(st.sampled_from(self.plain()))
        whole = self.amount_of(receipt)
        kinds = {kind for one, _, kind in self.mine.refunds.values() if one == receipt}
        used = any(one == receipt for one, *_ in self.mine.allocations.values())
        refusal = (
            ("already_reversed",) if "reversal" in kinds
            else ("still_allocated",) if used
            else ("receipt_refunded",) if kinds
            else ()
        )  # fmt: skip
        row = self.do(ReverseReceipt(receipt, "重复登记"), "reverse receipt", refusal)
        if row is not None:
            self.mine.left[receipt] -= whole
            self.mine.refunds[row] = (receipt, whole, "reversal")
            self.did()

    def plain(self) -> list[int]:
        """Receipts that brought money."""
        paper = {receipt for receipt, *_ in self.mine.bills.values()}
        return [one for one in sorted(self.mine.left) if one not in paper | set(self.mine.linked)]

    @precondition(lambda self: bool(self.mine.refunds))
    @rule(data=st.data())
    def money_is_there_again(self, data: st.DataObject) -> None:
        """Take a refund or a reversal back; a transfer goes back by its other side alone."""
        row = data.draw(st.sampled_from(sorted(self.mine.refunds)))
        receipt, amount, kind = self.mine.refunds[row]
        refusal = ("transferred",) if kind == "transfer" else ()
        if self.do(ReverseRefund(row, "错了"), "refund back", refusal) is not None:
            del self.mine.refunds[row]
            self.mine.left[receipt] += amount
            self.did()


assert {facts[2] for facts in PLANS.values()} == set(_CUSTOMERS)
