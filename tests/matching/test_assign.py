"""The whole file: nothing is given twice, and the order of the file does not matter."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.rows import Confidence
from tests.matching.desk import DAY, Desk, fen

NAMES = ("无锡瑞沃自动化科技有限公司", "宁波恒岳机械制造有限公司", "徐州中恒重工有限公司")
YUAN = ("100", "200", "300", "350.17", "500", "1000.55")
REACHED = {"parts": 0, "shared": 0, "auto": 0}

row = st.tuples(st.sampled_from(NAMES), st.sampled_from(YUAN), st.sampled_from(("", "HT-1018")))
money = st.tuples(
    st.sampled_from((*NAMES, "不认识的人")),
    st.sampled_from((*YUAN, "650.17", "1500.55", "70", "1470")),
    st.sampled_from(("", "HT-1018", "货款")),
)


def desk_of(rows: list[tuple[str, str, str]], receipts: list[tuple[str, str, str]]) -> Desk:
    desk = Desk()
    for name in NAMES:
        desk.customer(name)
    for n, (name, yuan, contract) in enumerate(rows):
        number = f"{contract}-{NAMES.index(name)}" if contract else ""
        desk.owes(name, f"款{n}", yuan, due=n, contract=number)
    for n, (payer, yuan, memo) in enumerate(receipts):
        whose = NAMES.index(payer) if payer in NAMES else 0
        remark = f"{memo}-{whose}" if memo.startswith("HT") else memo
        desk.paid(f"R{n}", payer, yuan, remark, day=DAY + n % 3)
    return desk


@settings(max_examples=160, deadline=None, derandomize=True)
@given(
    rows=st.lists(row, min_size=2, max_size=9),
    receipts=st.lists(money, min_size=1, max_size=7),
    seed=st.integers(),
)
def whole_file(
    rows: list[tuple[str, str, str]], receipts: list[tuple[str, str, str]], seed: int
) -> None:
    desk = desk_of(rows, receipts)
    results = desk.match()
    given_away: dict[int, int] = {}
    for name, result in results.items():
        best, left = result.best, desk.receipts[name].left
        gap = best.difference.minor if best.difference else 0
        money_used = sum(p.minor for p in best.parts) - gap
        if best.parts or best.prepayment:
            assert money_used + best.prepayment == left
        assert money_used <= left
        assert not result.auto or (best.confidence is Confidence.HIGH and not gap)
        for part in best.parts:
            given_away[part.plan_id] = given_away.get(part.plan_id, 0) + part.minor
            REACHED["parts"] += 1
        REACHED["auto"] += result.auto
    for plan in desk.plans.values():
        assert given_away.get(plan.id, 0) <= plan.open
    REACHED["shared"] += sum(len(r.best.parts) > 1 for r in results.values())
    order = list(desk.receipts)
    random.Random(seed).shuffle(order)
    assert desk.shuffled(order).match() == results


def test_no_row_is_given_twice_and_the_order_of_the_file_does_not_matter() -> None:
    """With floors: an engine that proposes nothing would keep every promise."""
    whole_file()
    assert REACHED["parts"] >= 100
    assert REACHED["shared"] >= 10
    assert REACHED["auto"] >= 10


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(1, 900), st.integers(-40, 40)), min_size=1, max_size=8),
    amount=st.integers(1, 4000),
)
def test_every_policy_spends_all_it_can_and_no_row_takes_too_much(
    rows: list[tuple[int, int]], amount: int
) -> None:
    desk = Desk().customer(NAMES[0])
    for n, (minor, due) in enumerate(rows):
        kind = "interest" if n == 3 else "instalment"
        desk.owes(NAMES[0], f"款{n}", str(minor), due=due, contract=f"HT-{n % 2}", kind=kind)
    plans = list(desk.plans.values())
    left = {p.id: p.open for p in plans}
    for policy in POLICIES.values():
        parts = policy(plans, left, amount * 100, DAY)
        assert sum(p.minor for p in parts) == min(amount * 100, sum(left.values()))
        assert all(0 < p.minor <= left[p.plan_id] for p in parts)
        assert len({p.plan_id for p in parts}) == len(parts)


def test_the_statutory_order_pays_due_rows_first_interest_before_principal() -> None:
    desk = Desk().customer(NAMES[0])
    desk.owes(NAMES[0], "未到期", "100", due=9).owes(NAMES[0], "到期", "100", due=-9)
    desk.owes(NAMES[0], "违约金", "50", due=-1, kind="interest")
    left = {p.id: p.open for p in desk.plans.values()}
    parts = POLICIES["legal"](list(desk.plans.values()), left, fen("170"), DAY)
    assert [(p.plan_id, p.minor) for p in parts] == [(3, 5000), (2, 10000), (1, 2000)]


def test_the_surest_receipt_keeps_its_row_whatever_stands_first_in_the_file() -> None:
    desk = Desk().customer(NAMES[0])
    desk.owes(NAMES[0], "A", "60000", contract="HT-2024-018")
    desk.owes(NAMES[0], "B", "45000", due=10, contract="HT-2024-019")
    desk.paid("整数", NAMES[0], "60000", day=DAY - 1).paid("点名", NAMES[0], "60000", "HT-2024-018")
    results = desk.match()
    assert desk.rows(results["点名"].best) == ["A"]
    assert desk.rows(results["整数"].best) == ["B"]
    assert not results["整数"].auto


def test_money_not_used_comes_in_order_of_trust() -> None:
    desk = desk_of([(NAMES[0], "500", ""), (NAMES[0], "300", "")], [(NAMES[0], "300", "")])
    result = desk.match()["R0"]
    ranks = [result.best, *result.alternatives]
    order = list(Confidence)
    assert all(order.index(a.confidence) <= order.index(b.confidence) for a, b in pairwise(ranks))
