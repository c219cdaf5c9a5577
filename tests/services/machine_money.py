"""The machine's rules about money: in, used, taken back, given back, and rows called off."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from arapp.models.values.money import Money
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.reversals import (
    RefundReceipt,
    ReverseReceipt,
    ReverseRefund,
    VoidPlan,
)
from arapp.services.matching.commands import Allocate, Decline, PostSafe, Unallocate
from arapp.services.matching.prepaid import AllocatePrepaid
from tests.services.machine_base import TODAY, Desk

_DAYS = st.integers(0, 60)
MEMOS = (
    *(("弘达机械", "付CH-018发货前款"), ("弘达机械", "付CH-018验收款")),
    *(("弘达机械", "付CH-018尾款"), ("海顿电机", "付CH-019货款")),
)


class MoneyRules(Desk):
    """Each rule knows beforehand whether the program must do it or must refuse."""

    # --- money in, and used -------------------------------------------------------------------

    @rule(
        amount=st.sampled_from([100_000, 50_000, 33_333, 25_000, 200_000, 1, 99_970]),
        foreign=st.booleans(),
        ago=_DAYS,
        payer=st.sampled_from(["弘达机械", "海顿电机", "路人甲"]),
        memo=st.sampled_from(["", "付CH-018验收款", "付CH-019货款"]),
    )
    def money_comes_in(self, amount: int, foreign: bool, ago: int, payer: str, memo: str) -> None:
        """A receipt by hand; none in a closed period."""
        currency = "USD" if foreign else "CNY"
        day = TODAY - timedelta(days=ago)
        closed = day.toordinal() <= self.mine.locked.get("until", 0)
        command = RecordReceipt(day, Money(amount, currency), payer, memo=memo)
        receipt = self.do(command, "receipt", ("period_locked",) if closed else ())
        if receipt is not None:
            self.mine.left[receipt] = amount
            self.currency[receipt] = currency
            self.did()

    @precondition(lambda self: any(self.agreed()))
    @rule(data=st.data(), ago=st.integers(0, 9))
    def money_as_agreed(self, data: st.DataObject, ago: int) -> None:
        """What is open of a row, by its customer, with its contract named: the guard's case."""
        plan, payer, memo = data.draw(st.sampled_from(self.agreed()))
        self.money_comes_in(self.mine.open[plan], False, ago, payer, memo)

    def agreed(self) -> list[tuple[int, str, str]]:
        """(plan, payer, what is written with the money) of open rows of a contract."""
        named = zip(sorted(self.plans), MEMOS, strict=False)
        return [
            (plan, payer, memo)
            for plan, (payer, memo) in named
            if self.mine.open[plan] > 0 and plan not in self.mine.void
        ]

    def fitting(self) -> list[tuple[int, int, int]]:
        """(receipt, plan, most that fits) of every pair that can be allocated."""
        return [
            (receipt, plan, min(left, self.mine.open[plan]))
            for receipt, left in sorted(self.mine.left.items())
            for plan, facts in sorted(self.plans.items())
            if left > 0
            and self.mine.open[plan] > 0
            and plan not in self.mine.void
            and facts[1] == self.currency[receipt]
        ]

    @precondition(lambda self: bool(self.fitting()))
    @rule(data=st.data(), half=st.booleans(), gap=st.sampled_from([0, 0, 0, 1, 37]))
    def use_money(self, data: st.DataObject, half: bool, gap: int) -> None:
        """Allocate what fits or half of it, with or without a difference: must succeed."""
        self.use(data, half, gap)

    @precondition(lambda self: bool(self.fitting()))
    @rule(data=st.data(), gap=st.sampled_from([0, 5]))
    def use_it_up(self, data: st.DataObject, gap: int) -> None:
        """The same: what the machine is for comes twice as often."""
        self.use(data, False, gap)

    def use(self, data: st.DataObject, half: bool, gap: int) -> None:
        """Allocate a pair that fits."""
        receipt, plan, most = data.draw(st.sampled_from(self.fitting()))
        amount = most // 2 if half and most > 1 else most
        gap = min(gap, amount - 1)
        currency = self.currency[receipt]
        command = Allocate(
            receipt,
            ((plan, Money(amount, currency)),),
            ("rounding", Money(gap, currency)) if gap else None,
            note="代付",
        )
        rows = self.do(command, "allocate")
        assert rows is not None
        self.done["difference"] += bool(gap)
        self.used(rows, receipt, plan, amount, gap)

    def used(self, rows: list[int], receipt: int, plan: int, amount: int, gap: int) -> None:
        """The machine's books after an allocation."""
        self.mine.open[plan] -= amount
        self.mine.left[receipt] -= amount - gap
        for row in rows:
            self.mine.allocations[row] = (receipt, plan, amount - gap, gap)
        self.did()

    @precondition(lambda self: bool(self.fitting()))
    @rule(data=st.data(), fee=st.sampled_from([1, 30]), tail=st.sampled_from([2, 50]))
    def use_with_two_reasons(self, data: st.DataObject, fee: int, tail: int) -> None:
        """A fee and a rounding in one slip: they come and go together."""
        receipt, plan, amount = data.draw(st.sampled_from(self.fitting()))
        gap = fee + tail
        if amount <= gap:
            return
        code = self.currency[receipt]
        lost = (("fee", Money(fee, code), ""), ("rounding", Money(tail, code), "尾数"))
        command = Allocate(receipt, ((plan, Money(amount, code)),), note="代付", differences=lost)
        rows = self.do(command, "two reasons")
        assert rows is not None
        self.used(rows, receipt, plan, amount, gap)

    @precondition(lambda self: bool(self.fitting()))
    @rule(data=st.data())
    def use_prepaid(self, data: st.DataObject) -> None:
        """What a receipt of the row's own customer has left, as a prepayment is used."""
        receipt, plan, amount = data.draw(st.sampled_from(self.fitting()))
        money = Money(amount, self.currency[receipt])
        rows = self.do(AllocatePrepaid(((receipt, plan, money),)), "prepaid")
        if rows is not None:  # it may be another customer's receipt by now
            self.used(rows, receipt, plan, amount, 0)

    @precondition(lambda self: bool(self.mine.left))
    @rule(data=st.data(), extra=st.sampled_from([1, 100_000, -5]), foreign=st.booleans())
    def misuse_money(self, data: st.DataObject, extra: int, foreign: bool) -> None:
        """Allocate what cannot be meant: must be refused."""
        receipt = data.draw(st.sampled_from(sorted(self.mine.left)))
        currency = self.currency[receipt]
        same = [plan for plan in sorted(self.plans) if self.plans[plan][1] == currency]
        plan = data.draw(st.sampled_from(same))
        amount = extra if extra < 0 else min(self.mine.left[receipt], self.mine.open[plan]) + extra
        money = Money(amount, "EUR" if foreign else currency)
        assert self.do(Allocate(receipt, ((plan, money),), note="代付"), "misuse") is None

    @precondition(lambda self: bool(self.mine.allocations))
    @rule(data=st.data(), ago=_DAYS, twice=st.booleans())
    def take_back(self, data: st.DataObject, ago: int, twice: bool) -> None:
        """Reverse an allocation with its difference, as of any day; never twice."""
        self.reverse(data.draw(st.sampled_from(sorted(self.mine.allocations))), ago, twice)

    @precondition(lambda self: bool(self.mine.allocations))
    @rule(ago=st.integers(0, 3))
    def take_back_the_last(self, ago: int) -> None:
        """The one just made: what happens most."""
        self.reverse(max(self.mine.allocations), ago, False)

    def reverse(self, row: int, ago: int, twice: bool) -> None:
        """Reverse one allocation."""
        command = Unallocate(row, TODAY - timedelta(days=ago))
        if self.do(command, "unallocate") is None:
            return
        receipt, plan, amount, gap = self.mine.allocations.pop(row)
        self.mine.open[plan] += amount + gap
        self.mine.left[receipt] += amount
        self.did()
        if twice:
            self.do(Unallocate(row), "unallocate", ("already_reversed",))

    @precondition(lambda self: bool(self.mine.left))
    @rule(data=st.data())
    def decline(self, data: st.DataObject) -> None:
        """Say that a pair is wrong."""
        receipt = data.draw(st.sampled_from(sorted(self.mine.left)))
        plan = data.draw(st.sampled_from(sorted(self.plans)))
        if self.do(Decline(receipt, plan), "decline") is not None:
            self.did()

    @precondition(lambda self: any(left > 0 for left in self.mine.left.values()))
    @rule()
    def post_what_is_safe(self) -> None:
        """Let the guard post; the machine learns from the rows what it did."""
        self.do(PostSafe(), "post_safe")
        with self.store.reading() as tx:
            rows = tx.rows("SELECT id, receipt_id, plan_id, amount FROM allocation"
                           " WHERE how = 'auto' AND reverses_id IS NULL")  # fmt: skip
            gone = {r for (r,) in tx.rows("SELECT reverses_id FROM allocation")}
        for row, receipt, plan, amount in rows:
            if row not in self.mine.allocations and row not in gone:
                self.mine.allocations[row] = (receipt, plan, amount, 0)
                self.mine.open[plan] -= amount
                self.mine.left[receipt] -= amount
                self.done["auto"] += 1
        self.did()

    # --- money back, rows void ----------------------------------------------------------------

    @precondition(lambda self: bool(self.mine.left))
    @rule(data=st.data(), much=st.sampled_from([False, False, False, True]))
    def give_back(self, data: st.DataObject, much: bool) -> None:
        """A refund of half of what is left, or of a cent too much."""
        receipt = data.draw(st.sampled_from(sorted(self.mine.left)))
        left, currency = self.mine.left[receipt], self.currency[receipt]
        amount = left + 1 if much or not left else (left + 1) // 2
        command = RefundReceipt(receipt, Money(amount, currency))
        row = self.do(command, "refund", ("over_allocated",) if amount > left else ())
        if row is not None:
            self.mine.left[receipt] -= amount
            self.mine.refunds[row] = (receipt, amount, "refund")
            self.did()

    @precondition(lambda self: bool(self.mine.left))
    @rule(data=st.data(), touched=st.booleans())
    def reverse_receipt(self, data: st.DataObject, touched: bool) -> None:
        """Booked in error: refused while it is used, refunded or taken back already."""
        given = {receipt for receipt, *_ in self.mine.refunds.values()}
        receipt = data.draw(st.sampled_from(sorted((touched and given) or self.mine.left)))
        whole = self.amount_of(receipt)
        kinds = {kind for one, _, kind in self.mine.refunds.values() if one == receipt}
        used = any(one == receipt for one, *_ in self.mine.allocations.values())
        refusal = (
            ("already_reversed",) if "reversal" in kinds
            else ("still_allocated",) if used
            else ("receipt_refunded",) if "refund" in kinds
            else ()
        )  # fmt: skip
        row = self.do(ReverseReceipt(receipt, "重复登记"), "reverse receipt", refusal)
        if row is not None:
            self.mine.left[receipt] -= whole
            self.mine.refunds[row] = (receipt, whole, "reversal")
            self.did()

    def amount_of(self, receipt: int) -> int:
        """What came in."""
        used = sum(a for one, _, a, _ in self.mine.allocations.values() if one == receipt)
        back = sum(a for one, a, _ in self.mine.refunds.values() if one == receipt)
        return self.mine.left[receipt] + used + back

    @precondition(lambda self: bool(self.mine.refunds))
    @rule(data=st.data())
    def money_is_there_again(self, data: st.DataObject) -> None:
        """Take a refund or a reversal back."""
        row = data.draw(st.sampled_from(sorted(self.mine.refunds)))
        assert self.do(ReverseRefund(row, "错了"), "refund back") is not None
        receipt, amount, _ = self.mine.refunds.pop(row)
        self.mine.left[receipt] += amount
        self.did()

    @precondition(lambda self: len(self.mine.void) < 3)
    @rule(data=st.data(), touched=st.booleans())
    def void_row(self, data: st.DataObject, touched: bool) -> None:
        """A row called off: refused while it is paid or void already."""
        some = [plan for plan, facts in self.plans.items() if self.mine.open[plan] != facts[0]]
        plan = data.draw(st.sampled_from(sorted((touched and some) or self.plans)))
        paid = self.mine.open[plan] != self.plans[plan][0]
        refusal = ("already_void",) if plan in self.mine.void else ("plan_paid",) if paid else ()
        if self.do(VoidPlan(plan, "取消"), "void", refusal) is not None:
            self.mine.void[plan] = True
            self.did()
