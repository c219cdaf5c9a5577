"""A model tried on last year, grades reckoned anew, and who is due for it."""

import json
from datetime import date

import pytest

from arapp.models.values.errors import InvalidValue
from arapp.services.credit import points_model
from arapp.services.credit.grades import grades
from arapp.services.credit.grading import ApplyGrades, SetGrade
from arapp.services.credit.model_kept import model_of
from arapp.services.credit.points import SetPointsModel, score, scores
from arapp.services.credit.points_model import DEFAULT
from arapp.services.credit.rescore import stale, to_rescore
from arapp.services.credit.trial import ApplyModel, lower_half, trial
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given as write

# Trade counts for nothing: who pays late is told apart by how it paid.
STRICT = DEFAULT.with_parts({"punctuality": 85, "trade": 0, "standing": 0, "promises": 15})

# Only how long and how much: a late payer of long standing stands well.
LOYAL = DEFAULT.with_parts({"punctuality": 0, "trade": 100, "standing": 0, "promises": 0})


def history() -> str:
    """Two years: 慢 pays its large rows late in both, 快 pays in time."""
    lines = ["客户 慢 等级=A", "客户 快 等级=D", "客户 新 等级=B"]
    for n in range(24):
        year, month = 2024 + (10 + n) // 12, (10 + n) % 12 + 1
        day = f"{year}-{month:02d}-01"
        for who, late in (("慢", 80), ("快", 0)):
            due = date.fromisoformat(day)
            paid = date.fromordinal(due.toordinal() + late)
            lines.append(f"应收 {who}{n} {who} 300000 入账={day} 到期={day}")
            if paid <= TODAY:
                lines.append(f"收款 R{who}{n} {who} 300000 日期={paid}")
                lines.append(f"核销 R{who}{n} {who}{n} 300000 日期={paid}")
    lines.append("应收 N 新 100 入账=2026-10-01 到期=2026-10-20")
    return "\n".join(lines)


@pytest.fixture
def book(owner: Dispatch) -> dict[str, int]:
    """Name → id."""
    return write(owner, history())


def test_a_model_is_judged_by_who_paid_late_since(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(SetPointsModel(json.dumps(points_model.to_json(LOYAL))))
    found = owner.ask(lambda tx: trial(tx, STRICT, TODAY))
    assert found.low == ("C", "D")
    rows = {row.customer: row for row in found.rows}
    assert (rows["慢"].late_ppm, rows["快"].late_ppm) == (1_000_000, 0)
    assert (rows["慢"].before, rows["慢"].after) == ("B", "D")
    assert (rows["新"].points_after, rows["新"].after) == (None, "B"), "it keeps its grade"
    late = rows["慢"].late + rows["新"].late
    assert found.before.late_ppm == 0, "the late payer stood well"
    assert found.after.late_ppm == rows["慢"].late * 1_000_000 // late
    assert found.moved == sum(row.before != row.after for row in found.rows)


def test_to_grade_everybody_down_shows_in_the_other_figure(
    owner: Dispatch, book: dict[str, int]
) -> None:
    harsh = DEFAULT.weighted(dict.fromkeys(points_model.KINDS, 0) | {"report": 100})
    found = owner.ask(lambda tx: trial(tx, harsh, TODAY))
    assert found.after.due_ppm is not None
    assert found.before.due_ppm is not None
    assert found.after.due_ppm > found.before.due_ppm


def test_without_anything_due_there_is_nothing_to_tell(owner: Dispatch) -> None:
    found = owner.ask(lambda tx: trial(tx, STRICT, TODAY))
    assert (found.rows, found.before.late_ppm, found.moved) == ((), None, 0)


def test_the_lower_half_of_any_list_of_grades(owner: Dispatch) -> None:
    ladder = owner.ask(grades)
    assert [one.code for one in lower_half(ladder)] == ["C", "D"]
    assert [one.code for one in lower_half(ladder[:3])] == ["C"]
    assert lower_half(ladder[:1]) == []


def test_a_model_is_applied_with_its_grades_in_one_step(
    owner: Dispatch, book: dict[str, int]
) -> None:
    text = json.dumps(points_model.to_json(STRICT))
    changed = owner.run(ApplyModel(text, "看重准时")).outcome.result
    assert changed == 2
    assert owner.ask(model_of) == STRICT
    rows = owner.ask(
        lambda tx: tx.rows("SELECT name, grade, grade_reason, scored_on FROM customer ORDER BY id")
    )
    assert rows == [
        ("慢", "D", "看重准时", TODAY.toordinal()),
        ("快", "A", "看重准时", TODAY.toordinal()),
        ("新", "B", "", None),
    ]
    owner.undo()
    assert owner.ask(model_of) == DEFAULT
    assert owner.ask(lambda tx: [g for (g,) in tx.rows("SELECT grade FROM customer")]) == [*"ADB"]


def test_a_grade_by_hand_is_left_alone_until_its_day(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(SetGrade(book["慢"], "B", "老客户", date(2026, 12, 31)))
    owner.run(ApplyModel("", "季度复评"))
    owner.run(ApplyGrades(((book["慢"], "D"),), "复评"))
    assert owner.ask(lambda tx: score(tx, book["慢"], TODAY)).current == "B"


@pytest.mark.parametrize("reason", ["", " "])
def test_grades_need_a_reason(owner: Dispatch, book: dict[str, int], reason: str) -> None:
    with pytest.raises(InvalidValue):
        owner.run(ApplyModel("", reason))
    with pytest.raises(InvalidValue):
        owner.run(ApplyGrades(((book["慢"], "D"),), reason))
    with pytest.raises(InvalidValue):
        owner.run(ApplyGrades(((book["慢"], "E"),), "复评"))


def test_who_is_due_to_be_scored_again(owner: Dispatch, book: dict[str, int]) -> None:
    def due(day: date) -> list[tuple[str, str]]:
        found = owner.ask(lambda tx: to_rescore(tx, day))
        return [(one.customer, one.why) for one in found]

    # 新 has too few rows for a score: nobody is asked to reckon it
    assert due(TODAY) == [("慢", "never"), ("快", "never")]
    assert owner.ask(lambda tx: stale(tx, TODAY)) == (2, 2)
    owner.run(ApplyModel("", "季度复评"))
    owner.run(SetGrade(book["慢"], "B", "老客户", date(2026, 12, 1)))
    assert due(TODAY) == []
    assert due(date(2026, 12, 1)) == []
    assert due(date(2026, 12, 2)) == [("慢", "expired")]
    assert due(date(2027, 1, 1)) == [("慢", "expired"), ("快", "quarter")]
    assert owner.ask(lambda tx: stale(tx, date(2027, 1, 1))) == (1, 0)


def test_who_is_due_is_who_gets_a_score(owner: Dispatch, book: dict[str, int]) -> None:
    scored = {row for row, one in owner.ask(lambda tx: scores(tx, TODAY)).items()
              if one.points is not None}  # fmt: skip
    assert {one.customer_id for one in owner.ask(lambda tx: to_rescore(tx, TODAY))} == scored
    assert book["新"] not in scored


def test_all_at_once_is_what_each_one_is(owner: Dispatch, book: dict[str, int]) -> None:
    every = owner.ask(lambda tx: scores(tx, TODAY))
    for name in ("慢", "快", "新"):
        one = owner.ask(lambda tx: score(tx, book[name], TODAY))  # noqa: B023 - asked at once
        assert (every[book[name]].points, every[book[name]].grade) == (one.points, one.grade)
