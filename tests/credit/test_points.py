"""The points model and the score: bounds, parts, lifts, what a payment does to it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.credit import points_model
from arapp.services.credit.assessed import SetAssessed
from arapp.services.credit.grading import SetGrade
from arapp.services.credit.model_kept import model_of
from arapp.services.credit.points import (
    Score,
    SetPointsModel,
    earned,
    score,
    scores,
)
from arapp.services.credit.points_model import (
    DEFAULT,
    KINDS,
    PARTS,
    Measure,
    PointsModel,
    problems,
)
from arapp.services.credit.track import track, tracks
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dispatch import Actor, Dispatch
from tests.conftest import TODAY
from tests.dealing.firm_invoices import customer, head, record, yuan
from tests.ledger_text import given as write


def of(books: Dispatch, name: str = "恒信", day: date = TODAY) -> Score:
    row = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,)))
    return books.ask(lambda tx: score(tx, row, day))


def points(found: Score, part: str) -> tuple[int, int]:
    one = next(one for one in found.parts if one.key == part)
    return one.points, one.of


# --- the model ---------------------------------------------------------------------------------


def test_the_model_of_a_new_ledger_is_sound_and_adds_up_to_a_hundred() -> None:
    assert problems(DEFAULT) == []
    assert [DEFAULT.of(part) for part in PARTS] == [40, 25, 20, 15]


def test_bands_that_nobody_reaches_are_refused_but_not_forgotten(owner: Dispatch) -> None:
    over = replace(DEFAULT.measure("on_time"), bands=((0, 0), (1_500_000, 100)))
    model = replace(DEFAULT, measures=(over, *DEFAULT.measures[1:]))
    assert problems(model) == [("on_time", "reach")]
    text = json.dumps(points_model.to_json(model))
    with pytest.raises(InvalidValue) as refused:
        owner.run(SetPointsModel(text))
    assert (refused.value.fields["field"], refused.value.fields["reason"]) == ("on_time", "reach")
    assert points_model.from_json(json.loads(text)) == model  # kept by an earlier release


def test_what_red_invoices_settled_was_not_paid_in_time(owner: Dispatch) -> None:
    who = customer(owner)
    invoice = record(owner, who, head("1", "1130"))
    for number, net, tax in (("R1", "400", "52"), ("R2", "600", "78")):
        owner.run(RedInvoice(invoice, number, date(2026, 8, 1), yuan(net), yuan(tax)))
    row = owner.ask(lambda tx: tx.one("SELECT amount, paid FROM plan WHERE amount > 0"))
    assert tuple(row) == (113_000, 113_000)
    paid = write(
        owner,
        "客户 恒信\n应收 A 恒信 1000 入账=2026-06-01 到期=2026-07-01\n"
        "收款 Q 恒信 1000 日期=2026-07-01\n核销 Q A 1000 日期=2026-07-01\n",
    )["恒信"]
    assert owner.ask(lambda tx: track(tx, who, TODAY, 24)).on_time_ppm(3) is None
    assert owner.ask(lambda tx: track(tx, paid, TODAY, 24)).on_time_ppm(3) == 1_000_000
    found = owner.ask(lambda tx: tracks(tx, TODAY, 24))
    assert (found[who].settled, len(found[paid].settled)) == ((), 1)


def test_every_measure_goes_there_and_back_as_json() -> None:
    text = json.dumps(points_model.to_json(DEFAULT))
    assert points_model.from_json(json.loads(text)) == DEFAULT


def changed(key: str, **what: object) -> PointsModel:
    return replace(
        DEFAULT,
        measures=tuple(
            replace(one, **what) if one.key == key else one  # type: ignore[arg-type]  # fields of Measure
            for one in DEFAULT.measures
        ),
    )


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (changed("on_time", weight=16), ("weights", "sum")),
        (changed("on_time", bands=((0, 0), (0, 10))), ("on_time", "bands")),
        (changed("on_time", bands=((1, 0),)), ("on_time", "bands")),
        (changed("on_time", bands=()), ("on_time", "bands")),
        (changed("on_time", bands=((0, 50), (500_000, 40))), ("on_time", "order")),
        (changed("days_late", bands=((0, 50), (10, 60))), ("days_late", "order")),
        (changed("kept", unknown=101), ("kept", "percent")),
        (replace(DEFAULT, grace=-1), ("grace", "range")),
        (replace(DEFAULT, window=0), ("window", "range")),
    ],
)
def test_a_model_that_makes_no_sense_is_refused(
    owner: Dispatch, model: PointsModel, expected: tuple[str, str]
) -> None:
    assert expected in problems(model)
    with pytest.raises(InvalidValue):
        owner.run(SetPointsModel(json.dumps(points_model.to_json(model))))
    assert owner.ask(model_of) == DEFAULT


def test_a_measure_may_not_be_missing() -> None:
    assert problems(replace(DEFAULT, measures=DEFAULT.measures[1:])) == [("measures", "unknown")]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"grace": 1e999}',
        '{"measures": 5}',
        "[]",
        "{",
        '{"measures": {"luck": {"weight": 5}}}',
        '{"x": 1}',
    ],
)
def test_what_is_no_model_is_refused(owner: Dispatch, text: str) -> None:
    with pytest.raises(InvalidValue):
        owner.run(SetPointsModel(text))


def test_parts_can_be_given_other_weights(owner: Dispatch) -> None:
    model = DEFAULT.with_parts({"punctuality": 60, "trade": 15, "standing": 10, "promises": 15})
    assert problems(model) == []
    assert [model.of(part) for part in PARTS] == [60, 15, 10, 15]
    owner.run(SetPointsModel(json.dumps(points_model.to_json(model))))
    assert owner.ask(model_of) == model
    owner.run(SetPointsModel(""))
    assert owner.ask(model_of) == DEFAULT
    assert owner.ask(lambda tx: tx.value("SELECT count(*) FROM setting")) == 0


def test_points_of_a_measure_are_rounded_half_up() -> None:
    one = Measure("on_time", 15, ((0, 0), (5, 30), (10, 50)), 70)
    assert [one.points(value) for value in (0, 4, 5, 10, 99)] == [0, 0, 5, 8, 8]
    assert one.points(None) == 11
    assert one.points(-1) == 0


# --- the score ---------------------------------------------------------------------------------


def test_a_new_customer_has_no_score_and_keeps_its_grade(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=C\n应收 A 恒信 100 入账=2026-10-20 到期=2026-11-01")
    found = of(owner)
    assert (found.points, found.grade, found.proposed) == (None, "C", "")
    assert found.lacks == (("rows", 1, 3), ("months", 0, 3))
    assert len(found.parts) == 4, "what is known is told all the same"


PAYS_WELL = """
    客户 恒信 等级=C
    应收 A1 恒信 400000 入账=2023-10-01 到期=2023-10-31
    应收 A2 恒信 400000 入账=2026-01-01 到期=2026-02-01
    应收 A3 恒信 400000 入账=2026-04-01 到期=2026-05-01
    应收 A4 恒信 400000 入账=2026-07-01 到期=2026-08-01
    应收 A5 恒信 400000 入账=2026-10-01 到期=2026-11-01
    收款 R1 恒信 400000 日期=2023-10-30
    收款 R2 恒信 400000 日期=2026-02-01
    收款 R3 恒信 400000 日期=2026-04-15
    收款 R4 恒信 400000 日期=2026-08-02
    核销 R1 A1 400000 日期=2023-10-30
    核销 R2 A2 400000 日期=2026-02-01
    核销 R3 A3 400000 日期=2026-04-15
    核销 R4 A4 400000 日期=2026-08-02
"""


def test_the_parts_rest_on_what_they_say(owner: Dispatch) -> None:
    write(owner, PAYS_WELL)
    found = of(owner)
    values = {one.key: one.value for part in found.parts for one in part.facts}
    assert values == {
        "on_time": 750_000,  # three of four; the one of 2023 lies beyond two years
        "days_late": 3,  # (0 + 0 + 1 + 11) of four equal rows
        "overdue_days": 11,
        "months": 37,
        "frequency": 4,
        "turnover": 1_600_000,
        "size": None,
        "report": None,
        "kept": None,
    }
    assert found.points == sum(part.points for part in found.parts)
    assert found.grade == "B"
    assert (found.next_grade, found.missing) == ("A", 85 - (found.points or 0))
    assert found.proposed == "B"


def test_each_lift_is_what_the_score_would_rise_by(owner: Dispatch) -> None:
    ids = write(owner, PAYS_WELL)
    before = of(owner)
    lifts = {lift.key: lift.plus for lift in before.lifts}
    assert lifts["pay_overdue"] > 0
    write(owner, "收款 R5 恒信 400000 日期=2026-11-12\n核销 R5 A5 400000 日期=2026-11-12")
    after = of(owner)
    assert (after.points or 0) - (before.points or 0) == lifts["pay_overdue"]
    owner.run(SetAssessed(ids["恒信"], report="good"))
    assert (of(owner).points or 0) - (after.points or 0) == lifts["report"]
    write(owner, "承诺 恒信 1 说于=2026-11-12 到=2026-11-12")  # what came in today keeps it
    assert points(of(owner), "promises")[0] - points(after, "promises")[0] == lifts["keep_promise"]


def test_the_lifts_together_say_whether_they_reach(owner: Dispatch) -> None:
    write(owner, PAYS_WELL)
    found = of(owner)
    assert found.reach is (sum(lift.plus for lift in found.lifts) >= found.missing)


def test_promises_are_kept_by_their_day_or_not_at_all(owner: Dispatch) -> None:
    write(
        owner,
        PAYS_WELL
        + """
        应收 B 恒信 1000 入账=2026-08-01 到期=2026-08-30
        承诺 恒信 600 计划=B 说于=2026-09-01 到=2026-09-10
        承诺 恒信 400 计划=B 说于=2026-09-21 到=2026-09-30
        收款 P1 恒信 500 日期=2026-09-10
        核销 P1 B 500 日期=2026-09-10
        收款 P2 恒信 500 日期=2026-09-25
        核销 P2 B 500 日期=2026-09-25
        """,
    )
    found = of(owner)
    value = next(one.value for part in found.parts for one in part.facts if one.key == "kept")
    assert value == 500_000


def test_what_was_noted_from_outside_counts(owner: Dispatch) -> None:
    ids = write(owner, PAYS_WELL)
    before = points(of(owner), "standing")[0]
    owner.run(SetAssessed(ids["恒信"], size="strong", report="weak", source="天眼查"))
    assert points(of(owner), "standing")[0] == before + (6 - 4) + (0 - 4)
    owner.run(SetAssessed(ids["恒信"]))
    assert points(of(owner), "standing")[0] == before
    with pytest.raises(InvalidValue):
        owner.run(SetAssessed(ids["恒信"], size="huge"))


def test_a_grade_by_hand_stands_until_its_day_and_then_is_only_proposed(owner: Dispatch) -> None:
    ids = write(owner, PAYS_WELL)
    owner.run(SetGrade(ids["恒信"], "A", "老客户", date(2026, 12, 31)))
    found = of(owner)
    assert (found.current, found.by_hand, found.expired, found.proposed) == ("A", True, False, "")
    later = of(owner, day=date(2027, 1, 1))
    assert (later.current, later.expired) == ("A", True)
    assert later.proposed == later.grade != "A"
    kept = owner.ask(lambda tx: tx.value("SELECT grade FROM customer"))
    assert kept == "A", "nothing changes by itself"


@pytest.mark.parametrize("until", [date(2026, 11, 12), date(2026, 1, 1)])
def test_a_grade_by_hand_ends_in_the_future(owner: Dispatch, until: date) -> None:
    ids = write(owner, PAYS_WELL)
    with pytest.raises(InvalidDay):
        owner.run(SetGrade(ids["恒信"], "A", "老客户", until))


def test_a_grade_by_hand_needs_a_reason_and_a_grade_there_is(owner: Dispatch) -> None:
    ids = write(owner, PAYS_WELL)
    for grade, reason in (("A", " "), ("E", "老客户")):
        with pytest.raises(InvalidValue):
            owner.run(SetGrade(ids["恒信"], grade, reason))


def test_without_a_day_a_grade_by_hand_holds_a_year(owner: Dispatch) -> None:
    ids = write(owner, PAYS_WELL)
    assert owner.run(SetGrade(ids["恒信"], "A", "老客户")).outcome.result == date(2027, 11, 12)


def test_the_grade_is_the_best_that_the_points_earn(owner: Dispatch) -> None:
    from arapp.services.credit.grades import grades

    ladder = owner.ask(grades)
    assert [earned(ladder, n) for n in (100, 85, 84, 70, 69, 50, 49, 0)] == [*"AABBCCDD"]


# --- of any book -------------------------------------------------------------------------------


def _day(offset: int) -> str:
    return date.fromordinal(TODAY.toordinal() + offset).isoformat()


# Amount, booked, due after booked, paid after booked (None: open).
_ROWS = st.lists(
    st.tuples(
        st.integers(1, 900_000),
        st.integers(-900, 0),
        st.integers(0, 90),
        st.one_of(st.none(), st.integers(0, 400)),
    ),
    min_size=1,
    max_size=8,
)


def _text(rows: list[tuple[int, int, int, int | None]]) -> str:
    lines = ["客户 恒信 等级=C"]
    for n, (amount, booked, net, paid) in enumerate(rows):
        lines.append(f"应收 P{n} 恒信 {amount} 入账={_day(booked)} 到期={_day(booked + net)}")
        if paid is not None and booked + paid <= 0:
            lines.append(f"收款 R{n} 恒信 {amount} 日期={_day(booked + paid)}")
            lines.append(f"核销 R{n} P{n} {amount} 日期={_day(booked + paid)}")
    return "\n".join(lines)


def _total(found: Score) -> int:
    return sum(part.points for part in found.parts)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=_ROWS, share=st.integers(1, 3))
def test_to_pay_an_overdue_row_never_lowers_the_score(
    empty_file: Path,
    quick_folder: Path,
    rows: list[tuple[int, int, int, int | None]],
    share: int,
) -> None:
    path = quick_folder / "book.arapp"
    path.write_bytes(empty_file.read_bytes())
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store, Actor("李敏", "owner"))
        write(books, _text(rows))
        before = of(books)
        _check_bounds(books, before)
        late = books.ask(
            lambda tx: tx.rows(
                "SELECT note, amount FROM plan WHERE paid = 0 AND due_on < ? ORDER BY due_on",
                (TODAY.toordinal(),),
            )
        )
        for note, amount in late:
            paid = max(amount // share // 100, 1)
            write(
                books,
                f"收款 X{note} 恒信 {paid} 日期={_day(0)}\n"
                f"核销 X{note} {note} {paid} 日期={_day(0)}",
            )
            after = of(books)
            _check_bounds(books, after)
            assert _total(after) >= _total(before)
            before = after
    path.unlink()


def _check_bounds(books: Dispatch, found: Score) -> None:
    """Points within the weights of every measure; of all at once the same as of one."""
    assert 0 <= _total(found) <= 100
    for part in found.parts:
        assert all(0 <= one.points <= one.of for one in part.facts)
        assert {one.key for one in part.facts} <= KINDS.keys()
    every = books.ask(lambda tx: scores(tx, TODAY))[found.customer_id]
    assert (every.points, every.grade, every.missing) == (found.points, found.grade, found.missing)
