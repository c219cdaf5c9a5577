"""In which order money settles open rows: each order, and what holds for all of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arapp.services.matching.allocate_policy import (
    POLICIES,
    by_contract,
    legal,
    oldest_due,
    pro_rata,
)
from arapp.services.matching.rows import Part, PlanIn

TODAY = date(2026, 11, 12).toordinal()


def row(plan: int, due: int | None, *, contract: int | None = None, kind: str = "instalment",
        booked: int | None = None) -> PlanIn:  # fmt: skip
    """A firm row of one customer; `due` and `booked` are days from today."""
    return PlanIn(
        id=plan,
        customer_id=1,
        open=0,  # the orders look at what is left, not at what was open
        due_on=None if due is None else TODAY + due,
        booked_on=None if booked is None else TODAY + booked,
        contract_id=contract,
        kind=kind,
    )


def ids(parts: list[Part]) -> list[tuple[int, int]]:
    return [(part.plan_id, part.minor) for part in parts]


def test_the_oldest_due_row_comes_first_and_the_last_one_in_part() -> None:
    plans = [row(1, 5), row(2, -10), row(3, -3)]
    left = {1: 100, 2: 100, 3: 100}
    assert ids(oldest_due(plans, left, 250, TODAY)) == [(2, 100), (3, 100), (1, 50)]
    assert ids(oldest_due(plans, left, 200, TODAY)) == [(2, 100), (3, 100)]
    assert ids(oldest_due(plans, left, 1, TODAY)) == [(2, 1)]


def test_on_one_due_day_the_booked_day_and_then_the_row_decide() -> None:
    plans = [row(1, 0, booked=-1), row(2, 0, booked=-5), row(4, 0, booked=-5), row(3, None)]
    left = dict.fromkeys((1, 2, 3, 4), 10)
    assert [plan for plan, _ in ids(oldest_due(plans, left, 40, TODAY))] == [3, 2, 4, 1]


def test_a_row_without_a_booked_or_a_due_day_comes_before_one_that_has_it() -> None:
    plans = [row(1, 0, booked=-5), row(2, 0), row(3, -900), row(4, None)]
    left = dict.fromkeys((1, 2, 3, 4), 10)
    assert [plan for plan, _ in ids(oldest_due(plans, left, 40, TODAY))] == [4, 3, 2, 1]
    assert ids(legal(plans, left, 20, TODAY)) == [(4, 10), (3, 10)]


def test_settled_rows_and_credits_are_left_alone() -> None:
    plans = [row(1, -10), row(2, -9), row(3, -8)]
    for order in POLICIES.values():
        assert ids(order(plans, {1: 0, 2: -50, 3: 30}, 100, TODAY)) == [(3, 30)]
        assert order(plans, {}, 100, TODAY) == []


def test_a_contract_is_settled_wholly_before_the_next() -> None:
    plans = [row(1, -10, contract=7), row(2, -9, contract=8), row(3, 90, contract=7), row(4, -9)]
    left = dict.fromkeys((1, 2, 3, 4), 100)
    assert ids(by_contract(plans, left, 350, TODAY)) == [(1, 100), (3, 100), (2, 100), (4, 50)]


def test_rows_of_no_contract_stand_alone() -> None:
    plans = [row(1, -10), row(2, -5, contract=1), row(3, 1)]
    left = dict.fromkeys((1, 2, 3), 100)
    assert [plan for plan, _ in ids(by_contract(plans, left, 300, TODAY))] == [1, 2, 3]


def test_in_proportion_the_odd_cent_goes_by_largest_remainder() -> None:
    plans = [row(1, -3), row(2, -2), row(3, -1)]
    assert ids(pro_rata(plans, {1: 100, 2: 100, 3: 100}, 100, TODAY)) == [(1, 33), (2, 33), (3, 34)]
    assert ids(pro_rata(plans, {1: 200, 2: 100, 3: 1}, 150, TODAY)) == [(1, 100), (2, 50)]
    assert ids(pro_rata(plans, {1: 20, 2: 10, 3: 1}, 999, TODAY)) == [(1, 20), (2, 10), (3, 1)]


def test_by_law_due_rows_come_first_then_interest_then_the_oldest() -> None:
    plans = [
        row(1, 10, kind="interest"),
        row(2, -20),
        row(3, -5, kind="interest"),
        row(4, -30),
        row(5, 0),  # due today is due
        row(6, 1),
    ]
    left = dict.fromkeys(range(1, 7), 10)
    found = [plan for plan, _ in ids(legal(plans, left, 60, TODAY))]
    assert found == [3, 4, 2, 5, 1, 6]
    assert ids(legal(plans, left, 15, TODAY)) == [(3, 10), (4, 5)]
    assert ids(legal(plans, left, 11, TODAY)) == [(3, 10), (4, 1)]  # down to the last cent
    assert ids(legal(plans, left, 10, TODAY)) == [(3, 10)]


def test_by_law_rows_of_one_day_share_in_proportion() -> None:
    plans = [row(1, -5), row(2, -5), row(3, -1)]
    assert ids(legal(plans, {1: 300, 2: 100, 3: 50}, 200, TODAY)) == [(1, 150), (2, 50)]


def test_the_names_under_which_orders_are_stored() -> None:
    assert dict(POLICIES) == {
        "oldest_due": oldest_due,
        "by_contract": by_contract,
        "pro_rata": pro_rata,
        "legal": legal,
    }


@pytest.mark.parametrize("name", sorted(POLICIES))
@given(
    opens=st.lists(st.tuples(st.integers(-50, 500), st.integers(-40, 40), st.integers(0, 3)),
                   max_size=8),
    amount=st.integers(1, 2_000),
)  # fmt: skip
def test_no_order_gives_more_than_there_is(
    name: str, opens: list[tuple[int, int, int]], amount: int
) -> None:
    plans = [row(i, due, contract=at or None) for i, (_, due, at) in enumerate(opens, 1)]
    left = {i: minor for i, (minor, _, _) in enumerate(opens, 1)}
    parts = POLICIES[name](plans, left, amount, TODAY)
    assert len({part.plan_id for part in parts}) == len(parts)
    assert all(0 < part.minor <= left[part.plan_id] for part in parts)
    room = sum(minor for minor in left.values() if minor > 0)
    assert sum(part.minor for part in parts) == min(amount, room)
