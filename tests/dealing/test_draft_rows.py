"""Rows of a plan while they are typed: Σ rows = amount whatever the template, always."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.models.values.money import Money
from arapp.services.dealing.contract_text import terms_text
from arapp.services.dealing.draft_rows import (
    DraftRow,
    absorb,
    amounts_of,
    equal_rows,
    recalc,
    rows_from,
    sum_of,
)
from arapp.services.ledger.due_rules import net, parse_rule
from arapp.services.ledger.plan_templates import BUILT_IN, WHOLE, Template, TemplateRow, find
from tests.conftest import TODAY

_AMOUNTS = st.integers(1, 8_000_000_000_000_000)


@st.composite
def shares(draw: st.DrawFn) -> list[int]:
    """Millionths that make a whole."""
    cuts = sorted(draw(st.sets(st.integers(1, WHOLE - 1), max_size=11)))
    return [b - a for a, b in zip([0, *cuts], [*cuts, WHOLE], strict=True)]


def rows_of(parts: list[int]) -> list[DraftRow]:
    return [DraftRow(i, f"第 {i} 期", share_ppm=part) for i, part in enumerate(parts, 1)]


seen: Counter[str] = Counter()


@settings(max_examples=300)
@given(_AMOUNTS, shares())
def test_shares_of_a_whole_add_up(amount: int, parts: list[int]) -> None:
    found = amounts_of(rows_of(parts), amount)
    assert sum(found) == amount
    assert min(found) >= 0
    if amount >= WHOLE * 10:
        assert min(found) > 0
    rounded = [(amount * part * 2 + WHOLE) // (2 * WHOLE) for part in parts]
    off = [abs(a - b) for a, b in zip(found, rounded, strict=True)]
    assert sum(off[:-1]) == 0 or found[-1] <= 1 or len(set(parts)) <= 2
    seen["odd cent"] += off[-1] != 0
    seen["runs"] += 1


@settings(max_examples=200)
@given(_AMOUNTS, st.integers(1, 60))
def test_equal_periods_add_up(amount: int, n: int) -> None:
    rows = equal_rows(n, Money(amount), TODAY, TODAY + timedelta(days=30))
    parts = [row.amount or 0 for row in rows]
    assert sum(parts) == amount
    assert len({*parts[:-1]}) <= 1 or amount < n * n
    assert abs(parts[-1] - parts[0]) <= n
    again = recalc(rows, Money(amount), TODAY)
    assert [row.amount for row in again] == parts
    seen["last differs"] += parts[-1] != parts[0]
    seen["equal"] += 1


@settings(max_examples=200)
@given(_AMOUNTS, shares(), st.data())
def test_a_typed_amount_is_kept_and_the_last_row_can_take_the_rest(
    amount: int, parts: list[int], data: st.DataObject
) -> None:
    rows = recalc(rows_of(parts), Money(amount), TODAY)
    at = data.draw(st.integers(0, len(rows) - 1))
    typed = data.draw(st.integers(0, amount))
    rows[at] = replace(rows[at], amount=typed)
    rows = recalc(rows, Money(amount), TODAY, changed=(at, "amount"))
    assert (rows[at].amount, rows[at].share_ppm) == (typed, None)
    told = sum_of(rows, amount)
    assert told.planned - amount == told.difference
    settled = absorb(rows, Money(amount))
    assert sum_of(settled, amount).difference == 0
    seen["difference"] += told.difference != 0
    seen["typed"] += 1


@settings(max_examples=100)
@given(_AMOUNTS, st.sampled_from(BUILT_IN), st.dates(date(1991, 1, 1), date(2190, 1, 1)))
def test_every_template_cuts_every_amount_on_every_day(
    amount: int, template: Template, signed: date
) -> None:
    rows = rows_from(template, Money(amount), signed, net(30))
    assert sum(row.amount or 0 for row in rows) == amount
    assert all(row.due_on is not None for row in rows)
    assert all(row.planned_on is None or row.planned_on >= signed for row in rows)
    again = recalc(rows, Money(amount), signed, net(30))
    assert again == rows  # nothing typed, nothing moves
    seen[template.name] += 1


def test_the_properties_met_what_they_are_about() -> None:
    """Floors: runs above are not empty of the cases they are for."""
    assert seen["runs"] >= 300
    assert seen["odd cent"] >= 60
    assert seen["last differs"] >= 60
    assert seen["difference"] >= 60
    assert all(seen[one.name] >= 5 for one in BUILT_IN)


def test_control_a_lost_cent_is_noticed() -> None:
    rows = recalc(rows_of([500_000, 500_000]), Money(101), TODAY)
    short = [replace(rows[0], amount=(rows[0].amount or 0) - 1), rows[1]]
    assert sum_of(short, 101).difference == -1


def test_the_odd_cents_stand_in_the_last_row_and_are_told() -> None:
    rows = rows_from(BUILT_IN[0], Money(862_350_55), TODAY, net(60))
    assert [row.amount for row in rows] == [25870517, 25870517, 25870517, 8623504]
    assert sum_of(rows, 862_350_55).odd == -2
    assert terms_text(rows).endswith("质保期满付 10%")
    assert terms_text(rows, "en").startswith("30% 15 days after signing")


def test_terms_say_from_which_milestone_a_month_counts() -> None:
    rows = rows_from(BUILT_IN[0], Money(1_000_00), TODAY, parse_rule("月结30"))
    assert terms_text(rows) == (
        "签订后 15 天付 30%，发货前 3 天付 30%，验收后月末 + 30 天付 30%，质保期满付 10%"
    )
    assert "30% after acceptance, end of the month + 30 days" in terms_text(rows, "en")


def test_terms_of_thirds_say_amounts() -> None:
    rows = equal_rows(3, Money(1_000_00), TODAY, date(2027, 1, 31))
    assert terms_text(rows) == "2027-01-31付 333.33，2027-02-28付 333.33，2027-03-31付 333.34"


@pytest.mark.parametrize(("n", "months", "field"), [(0, 1, "n"), (3, 0, "every")])
def test_what_no_equal_periods_can_be_made_of(n: int, months: int, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        equal_rows(n, Money(1_000_00), TODAY, TODAY, months=months)
    assert refused.value.fields["field"] == field


def test_a_row_without_a_share_takes_what_the_others_leave() -> None:
    plan = Template("留尾", "留尾", (TemplateRow("首付", "signing", 333_300), TemplateRow("余款")))
    rows = rows_from(plan, Money(100_00), TODAY, net(30))
    assert [row.amount for row in rows] == [33_33, 66_67]
    more = recalc(rows, Money(200_00), TODAY, net(30))
    assert [row.amount for row in more] == [66_66, 133_34]


def test_nodes_follow_each_other_and_what_was_typed() -> None:
    rows = rows_from(BUILT_IN[0], Money(100), TODAY, net(60), today=TODAY)
    moved = recalc(
        [rows[0], replace(rows[1], planned_on=date(2027, 2, 1)), *rows[2:]],
        Money(100), TODAY, net(60), today=TODAY, changed=(1, "planned_on"),
    )  # fmt: skip
    assert [row.planned_on for row in moved] == [
        TODAY, date(2027, 2, 1), date(2027, 3, 13), date(2028, 3, 13),
    ]  # fmt: skip
    later = recalc(moved, Money(100), TODAY + timedelta(days=5), net(60), today=TODAY)
    assert later[1].planned_on == date(2027, 2, 1)  # typed: it stays
    assert later[0].state == "expected"  # not signed yet
    delivered = rows_from(
        BUILT_IN[0], Money(100), TODAY, net(60), today=TODAY, deliver_on=date(2027, 1, 15)
    )
    assert delivered[1].planned_on == date(2027, 1, 15)
    blank = recalc(rows, Money(100), None, net(60))
    assert all(row.planned_on is None and row.due_on is None for row in blank)


def test_two_rows_of_one_node_share_its_day() -> None:
    rows = [
        DraftRow(1, "验收款", milestone="acceptance", share_ppm=500_000, gap_days=10),
        DraftRow(2, "验收尾款", milestone="acceptance", share_ppm=500_000, rule="node+30"),
    ]
    made = recalc(rows, Money(100), TODAY, net(0))
    assert {row.planned_on for row in made} == {TODAY + timedelta(days=10)}
    assert made[1].due_on == TODAY + timedelta(days=40)


def test_a_typed_due_day_is_a_rule_of_its_own() -> None:
    rows = rows_from(BUILT_IN[1], Money(100), TODAY, net(60))
    rows[1] = replace(rows[1], due_on=date(2027, 6, 1))
    made = recalc(rows, Money(100), TODAY, net(60), changed=(1, "due_on"))
    assert (made[1].rule, made[1].due_on) == ("on 2027-06-01", date(2027, 6, 1))
    share = replace(made[1], share_ppm=500_000, typed=True)
    made = recalc([made[0], share, made[2]], Money(100), TODAY, changed=(1, "share_ppm"))
    assert made[1].amount == 50


@pytest.mark.parametrize(("n", "months"), [(0, 1), (61, 1), (3, 0)])
def test_periods_that_cannot_be_are_refused(n: int, months: int) -> None:
    with pytest.raises(InvalidValue):
        equal_rows(n, Money(100), TODAY, TODAY, months=months)


def test_periods_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(InvalidDay):
        equal_rows(60, Money(100), TODAY, date(2199, 1, 1), months=12)


@pytest.mark.parametrize("name", ["3331", "30/30/30/10", "月结 30 天", "五五", "50/50", "３３３１"])
def test_a_template_is_found_as_it_is_called(name: str) -> None:
    assert find(BUILT_IN, name) is not None


def test_a_name_nobody_gave_is_no_template() -> None:
    assert find(BUILT_IN, "二八") is None
