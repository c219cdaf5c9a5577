"""The machine's rules about contracts: made, confirmed and not after all, supplemented, called off.

A deal's rows stand in `mine.rows`: plan → (contract, amount, milestone or 0, state, booked day).
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import ContractDraft, equal_rows, rows_from
from arapp.services.dealing.contract_end import VoidContract
from arapp.services.dealing.contracts import SaveContract
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.plans import AddPlan
from arapp.services.dealing.supplements import SupplementContract
from arapp.services.ledger.due_rules import net
from arapp.services.ledger.milestones import (
    ConfirmMilestone,
    MoveMilestone,
    UnconfirmMilestone,
)
from arapp.services.ledger.plan_templates import BUILT_IN
from arapp.services.matching.commands import Allocate
from tests.services.machine_base import TODAY
from tests.services.machine_money import MoneyRules

_BOSS = "老板同意"
_AMOUNTS = st.sampled_from([100_000, 33_333, 7, 50_001])


class DealRules(MoneyRules):
    """Each rule knows beforehand whether the program must do it or must refuse."""

    numbers = 0

    # --- made ---------------------------------------------------------------------------------

    @precondition(lambda self: len(self.mine.deals) < 3)
    @rule(amount=_AMOUNTS, form=st.integers(0, 4), ago=st.sampled_from([0, 3, 20, 45]))
    def make_contract(self, amount: int, form: int, ago: int) -> None:
        """A contract with its plan, from a template or in equal periods; Σ rows is its amount."""
        signed = TODAY - timedelta(days=ago)
        money = Money(amount)
        if form == 4:
            rows = equal_rows(3, money, signed, signed + timedelta(days=30), today=TODAY)
        else:
            rows = rows_from(BUILT_IN[form], money, signed, net(30), today=TODAY)
        if min(row.amount or 0 for row in rows) == 0:
            return  # a few cents do not make four rows
        self.numbers += 1
        draft = ContractDraft(1, f"D-{self.numbers}", "机器", money, signed, rows=tuple(rows))
        shut = self.shut(signed) or any(row.due_on and self.shut(row.due_on) for row in rows)
        refusal = ("period_locked",) if shut else ()
        made = self.do(SaveContract(draft, _BOSS), "contract", refusal)
        if made is not None:
            self.learn(made, amount, signed)
            self.did()

    def shut(self, day: date) -> bool:
        """Whether the day lies in a closed period."""
        return day.toordinal() <= self.mine.locked.get("until", 0)

    def learn(self, contract: int, amount: int, signed: date) -> None:
        """Note a contract with its rows and nodes."""
        self.mine.deals[contract] = (amount, signed.toordinal())
        with self.store.reading() as tx:
            nodes = tx.rows(
                "SELECT id, kind, confirmed_on FROM milestone WHERE contract_id = ?", (contract,)
            )
            rows = tx.rows(
                "SELECT id, amount, coalesce(milestone_id, 0), state, booked_on FROM plan"
                " WHERE contract_id = ?",
                (contract,),
            )
        for node, kind, confirmed in nodes:
            self.mine.nodes[node] = (contract, kind, confirmed)
        for plan, part, node, state, booked in rows:
            self.mine.open[plan] = part
            self.mine.rows[plan] = (contract, part, node, state, booked)
        assert sum(part for _, part, *_ in rows) == amount

    @precondition(lambda self: sum(not row[0] for row in self.mine.rows.values()) < 2)
    @rule(amount=_AMOUNTS, ago=st.integers(0, 30))
    def owe_more(self, amount: int, ago: int) -> None:
        """A row without a contract."""
        day = TODAY - timedelta(days=ago)
        due = day + timedelta(days=10)
        refusal = ("period_locked",) if self.shut(day) or self.shut(due) else ()
        command = AddPlan(1, Money(amount), day, rule="net 10", override=_BOSS)
        made = self.do(command, "plan", refusal)
        if made is not None:
            self.mine.open[made] = amount
            self.mine.rows[made] = (0, amount, 0, "firm", day.toordinal())
            self.did()

    # --- milestones ---------------------------------------------------------------------------

    @precondition(lambda self: bool(self.mine.nodes))
    @rule(data=st.data(), ago=st.sampled_from([0, 1, 10, 0, -1, 60]), shut=st.booleans())
    def confirm(self, data: st.DataObject, ago: int, shut: bool) -> None:
        """A milestone done on a day: its rows are booked on it."""
        node = data.draw(st.sampled_from((not shut and self.waiting()) or sorted(self.mine.nodes)))
        contract, kind, confirmed = self.mine.nodes[node]
        day = TODAY - timedelta(days=ago)
        hung = self.hung(node, "expected")
        refusal: tuple[str, ...] = ()
        if confirmed is not None:
            refusal = ("already_confirmed",)
        elif contract in self.mine.off:
            refusal = ("contract_not_active",)
        elif ago < 0 or day.toordinal() < self.mine.deals[contract][1]:
            refusal = ("invalid_day",)
        elif self.shut(day) and hung:
            refusal = ("period_locked",)
        if self.do(ConfirmMilestone(node, day, "单据"), "confirm", refusal) is None:
            return
        self.mine.nodes[node] = (contract, kind, day.toordinal())
        self.set_rows(hung, "firm", day.toordinal())
        self.did()

    def waiting(self) -> list[int]:
        """Milestones that are not confirmed."""
        return sorted(node for node, facts in self.mine.nodes.items() if facts[2] is None)

    def hung(self, node: int, state: str) -> list[int]:
        """Rows of a node in that state."""
        rows = self.mine.rows.items()
        return [plan for plan, (_, _, at, now, _) in rows if (at, now) == (node, state)]

    def set_rows(self, plans: list[int], state: str, booked: int | None) -> None:
        """Note what became of rows."""
        for plan in plans:
            self.mine.rows[plan] = (*self.mine.rows[plan][:3], state, booked)

    def confirmed(self) -> list[int]:
        """Milestones that may turn out not to be done."""
        nodes = self.mine.nodes.items()
        return sorted(node for node, (_, kind, day) in nodes if day and kind != "signing")

    @precondition(lambda self: bool(self.confirmed() or (self.mine.nodes and self.steps % 9 == 0)))
    @rule(data=st.data(), other=st.sampled_from([False, False, False, True]))
    def unconfirm(self, data: st.DataObject, other: bool) -> None:
        """Confirmed in error: its rows wait again, unless there is or was money on them."""
        nodes = sorted(self.mine.nodes) if other else self.confirmed()
        node = data.draw(st.sampled_from(nodes or sorted(self.mine.nodes)))
        contract, kind, confirmed = self.mine.nodes[node]
        hung = self.hung(node, "firm")
        refusal: tuple[str, ...] = ()
        if confirmed is None:
            refusal = ("not_confirmed",)
        elif kind == "signing":
            refusal = ("signing_stays",)
        elif any(self.paid(plan) for plan in hung):
            refusal = ("plan_paid",)
        elif any(self.was_paid(plan) for plan in hung):
            refusal = ("plan_was_paid",)
        elif any(self.shut(date.fromordinal(self.booked(plan))) for plan in hung):
            refusal = ("period_locked",)
        if self.do(UnconfirmMilestone(node, "没过"), "unconfirm", refusal) is None:
            return
        self.mine.nodes[node] = (contract, kind, None)
        self.set_rows(hung, "expected", None)
        self.did()

    def paid(self, plan: int) -> bool:
        """Whether something of the row is settled."""
        return self.mine.open[plan] != self.mine.rows[plan][1]

    def was_paid(self, plan: int) -> bool:
        """Whether the file holds any settlement of the row, taken back or not."""
        with self.store.reading() as tx:
            return bool(
                tx.value("SELECT count(*) FROM allocation WHERE plan_id = ?", (plan,))
                + tx.value("SELECT count(*) FROM difference WHERE plan_id = ?", (plan,))
            )

    def booked(self, plan: int) -> int:
        """Day on which a firm row was booked."""
        day: Any = self.mine.rows[plan][4]
        return int(day)

    @precondition(lambda self: self.steps % 3 == 0 and self.waiting() != [])
    @rule(data=st.data(), ahead=st.sampled_from([-100, 5, 200]))
    def move(self, data: st.DataObject, ahead: int) -> None:
        """Planned for another day."""
        node = data.draw(st.sampled_from(self.waiting()))
        contract = self.mine.nodes[node][0]
        refusal: tuple[str, ...] = ("contract_not_active",) if contract in self.mine.off else ()
        if ahead < 0 and not refusal:
            refusal = ("invalid_day",)
        if self.do(MoveMilestone(node, TODAY + timedelta(days=ahead)), "move", refusal) is not None:
            self.did()

    # --- money on it --------------------------------------------------------------------------

    def payable(self) -> list[tuple[int, int]]:
        """(receipt, plan) of money and firm rows of deals."""
        return [
            (receipt, plan)
            for receipt, left in sorted(self.mine.left.items())
            for plan, row in sorted(self.mine.rows.items())
            if left > 0 and self.currency[receipt] == "CNY"
            and row[3] == "firm" and self.mine.open[plan] > 0
        ]  # fmt: skip

    @precondition(lambda self: bool(self.payable()))
    @rule(data=st.data(), half=st.booleans())
    def pay(self, data: st.DataObject, half: bool) -> None:
        """Money on a row of a deal."""
        receipt, plan = data.draw(st.sampled_from(self.payable()))
        most = min(self.mine.left[receipt], self.mine.open[plan])
        amount = most // 2 if half and most > 1 else most
        rows = self.do(Allocate(receipt, ((plan, Money(amount)),), note="代付"), "pay")
        assert rows is not None
        self.mine.open[plan] -= amount
        self.mine.left[receipt] -= amount
        for row in rows:
            self.mine.allocations[row] = (receipt, plan, amount, 0)
        self.did()

    # --- changed and called off ---------------------------------------------------------------

    @precondition(lambda self: bool(self.mine.deals))
    @rule(data=st.data(), delta=st.sampled_from([0, 5_000, -3]), cents=st.sampled_from([0, 0, 1]),
          touched=st.booleans())  # fmt: skip
    def supplement(self, data: st.DataObject, delta: int, cents: int, touched: bool) -> None:
        """A row struck and one made in its place; the sum stays the amount, or it is refused."""
        contract = data.draw(st.sampled_from(sorted(self.mine.deals)))
        amount, signed = self.mine.deals[contract]
        mine = [plan for plan, row in self.mine.rows.items() if row[0] == contract]
        paid = [plan for plan in mine if self.paid(plan)]
        plan = data.draw(st.sampled_from(sorted((touched and paid) or mine)))
        part, state = self.mine.rows[plan][1], self.mine.rows[plan][3]
        row = DraftRow(1, "补差", amount=part + delta, rule="on 2027-01-15")
        refusal: tuple[str, ...] = ()
        if contract in self.mine.off:
            refusal = ("contract_not_active",)
        elif state == "void":
            refusal = ("already_void",)
        elif self.paid(plan):
            refusal = ("plan_paid",)
        elif part + delta <= 0:
            refusal = ("invalid_value",)
        elif cents:
            refusal = ("plan_sum",)
        command = SupplementContract(
            contract, TODAY, Money(delta + cents), "改期", (plan,), (row,), override=_BOSS
        )
        made = self.do(command, "supplement", refusal)
        if made is None:
            return
        with self.store.reading() as tx:
            new = tx.value("SELECT id FROM plan WHERE made_by_id = ?", (made,))
        self.set_rows([plan], "void", self.mine.rows[plan][4])
        self.mine.open[new] = part + delta
        self.mine.rows[new] = (contract, part + delta, 0, "firm", TODAY.toordinal())
        self.mine.deals[contract] = (amount + delta, signed)
        self.did()

    @precondition(lambda self: bool(self.mine.deals) and self.steps % 3 == 1)
    @rule(data=st.data(), rarely=st.sampled_from([False, False, False, True]))
    def call_off(self, data: st.DataObject, rarely: bool) -> None:
        """The whole contract, while nothing of it is paid."""
        taken = {row[0] for plan, row in self.mine.rows.items() if self.paid(plan)} - {0}
        standing = set(self.mine.deals) - set(self.mine.off)
        asked = set(self.mine.deals) if rarely else taken or standing or set(self.mine.deals)
        contract = data.draw(st.sampled_from(sorted(asked)))
        mine = [plan for plan, row in self.mine.rows.items() if row[0] == contract]
        refusal: tuple[str, ...] = ()
        if contract in self.mine.off:
            refusal = ("contract_not_active",)
        elif any(self.paid(plan) for plan in mine):
            refusal = ("contract_paid",)
        elif any(
            self.mine.billed[i] for i, made in self.mine.invoices.items() if made[0] == contract
        ):
            refusal = ("contract_invoiced",)
        if self.do(VoidContract(contract, "取消"), "call off", refusal) is None:
            return
        for plan in mine:
            row = self.mine.rows[plan]
            if row[3] != "void":
                self.mine.rows[plan] = (*row[:3], "void", row[4])
        self.mine.off[contract] = True
        self.mine.deals[contract] = (0, self.mine.deals[contract][1])
        self.did()

    def teardown(self) -> None:
        """At last the contracts come to what the machine reckoned."""
        with self.store.reading() as tx:
            found = dict(tx.rows("SELECT id, amount FROM contract WHERE number LIKE 'D-%'"))
            states = dict(tx.rows("SELECT id, state FROM plan WHERE customer_id = 1"))
        assert found == {one: amount for one, (amount, _) in self.mine.deals.items()}
        assert all(states[plan] == row[3] for plan, row in self.mine.rows.items())
        super().teardown()
