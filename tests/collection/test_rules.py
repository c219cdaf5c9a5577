"""What a changed profile would do, who is dunned by which one, texts changed by their id."""

from dataclasses import replace

import pytest

from arapp.models.values.errors import InvalidValue, NotFound, Refused
from arapp.services.collection.assigning import (
    WithProfiles,
    assigned,
    grade_profiles,
    together,
    users_of,
)
from arapp.services.collection.cases import cases
from arapp.services.collection.profile_effect import effect_of, place_word
from arapp.services.collection.profiles import AssignProfile, SaveProfile, profiles
from arapp.services.collection.rungs import DEFAULT, STRICT, Profile, to_json
from arapp.services.collection.sentences import sentence
from arapp.services.collection.texts import SaveText
from arapp.services.collection.today import today
from arapp.services.dealing.plan_notes import AnnotatePlan
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    客户 弘达 等级=B
    客户 广川 等级=B
    合同 HT-1 弘达 300
    应收 A 弘达 100 入账=2026-08-01 到期=2026-11-02 合同=HT-1
    应收 B 弘达 200 入账=2026-08-01 到期=2026-11-10 合同=HT-1
    应收 C 广川 50 入账=2026-08-01 到期=2026-11-10
    应收 D 广川 70 入账=2026-08-01 到期=2026-11-16
"""


def _longer() -> Profile:
    """The first reminder runs to the 12th day; the call comes after."""
    rungs = list(DEFAULT.rungs)
    rungs[1], rungs[2] = replace(rungs[1], last=12), replace(rungs[2], first=13)
    return replace(DEFAULT, rungs=tuple(rungs))


def test_a_changed_profile_tells_who_would_stand_elsewhere(books: Dispatch) -> None:
    given(books, BOOK)
    found = books.ask(lambda tx: effect_of(tx, TODAY, _longer()))
    assert (found.under, found.rows, found.customers) == (3, 1, 1)
    (move,) = found.moves
    words = [place_word(place, DEFAULT, "zh_CN") for place in (move.before, move.after)]
    assert words == ["电话", "提醒"]
    assert move.sums == {"CNY": 100_00}
    assert books.ask(profiles).default == DEFAULT  # nothing was saved


def test_saving_it_does_what_was_told(books: Dispatch) -> None:
    ids = given(books, BOOK)
    told = books.ask(lambda tx: effect_of(tx, TODAY, _longer())).moves[0]
    books.run(SaveProfile("default", to_json(_longer())))
    found = {case.debt.id: case for case in books.ask(lambda tx: cases(tx, TODAY))}
    assert found[ids["A"]].cell == told.after[0] == "message"
    assert books.ask(lambda tx: effect_of(tx, TODAY, _longer())).rows == 0


def test_days_ahead_are_counted_too(books: Dispatch) -> None:
    given(books, BOOK)
    later = replace(DEFAULT, leads={"": (2,), "retention": (30, 7)})
    assert books.ask(lambda tx: effect_of(tx, TODAY, later)).ahead == (1, 0)


def test_a_profile_that_nobody_has_moves_nothing(books: Dispatch) -> None:
    given(books, BOOK)
    found = books.ask(lambda tx: effect_of(tx, TODAY, replace(STRICT, key="熟客")))
    assert (found.under, found.rows, found.moves) == (0, 0, ())


def test_each_level_tells_its_own_and_what_else_would_win(books: Dispatch) -> None:
    ids = given(books, BOOK)
    for what, key, name in (
        ("grade", "B", "lenient"), ("customer", ids["弘达"], "strict"),
        ("contract", ids["HT-1"], "engineering"), ("plan", ids["A"], "manual"),
    ):  # fmt: skip
        books.run(AssignProfile(what, key, name))
    told = [
        books.ask(lambda tx, one=one: assigned(tx, *one))  # type: ignore[misc]  # a loop's lambda
        for one in (("plan", ids["A"]), ("plan", ids["B"]), ("contract", ids["HT-1"]),
                    ("customer", ids["弘达"]), ("customer", ids["广川"]), ("grade", "B"))
    ]  # fmt: skip
    assert [(one.own, one.other, one.winner) for one in told] == [
        ("manual", "engineering", "contract"), ("", "engineering", "contract"),
        ("engineering", "strict", "customer"), ("strict", "lenient", "grade"),
        ("", "lenient", "grade"), ("lenient", "default", "default"),
    ]  # fmt: skip
    assert books.ask(grade_profiles)[0]["B"] == "lenient"
    books.run(AssignProfile("grade", "A", "default"))
    assert books.ask(grade_profiles)[0]["A"] == ""
    strict = books.ask(profiles).by_name["strict"].id
    (user,) = books.ask(lambda tx: users_of(tx, strict))
    assert (user.what, user.id) == ("customer", ids["弘达"])


def test_nobody_is_asked_about_a_record_of_no_kind(books: Dispatch) -> None:
    with pytest.raises(InvalidValue):
        books.ask(lambda tx: assigned(tx, "invoice", 1))
    assert books.ask(lambda tx: assigned(tx, "customer", None)).other == "default"


def test_a_form_saves_its_profile_in_the_same_step(books: Dispatch) -> None:
    ids = given(books, BOOK)
    command = AnnotatePlan(ids["A"], "首付款")
    assert together(command, ()) is command
    done = books.run(WithProfiles(command, (("plan", ids["A"], "strict"),)))
    assert done.label == "annotate_plan"
    assert books.ask(lambda tx: assigned(tx, "plan", ids["A"])).own == "strict"
    books.undo()
    assert books.ask(lambda tx: assigned(tx, "plan", ids["A"])).own == ""
    assert books.ask(lambda tx: tx.value("SELECT label FROM plan WHERE id = ?", (ids["A"],))) == "A"


def test_a_text_is_renamed_by_its_id_but_not_to_another_ones_name(books: Dispatch) -> None:
    first = books.run(SaveText("message", "甲", "{客户}您好")).outcome.result
    books.run(SaveText("message", "乙", "{customer}您好"))
    books.run(SaveText("message", "丙", "{客户}您好", text_id=first))
    names = books.ask(lambda tx: tx.rows("SELECT name FROM text_template ORDER BY id"))
    assert [name for (name,) in names] == ["丙", "乙"]
    with pytest.raises(Refused) as refused:
        books.run(SaveText("message", "乙", "x", text_id=first))
    assert (refused.value.kind, refused.value.fields["name"]) == ("text_name_taken", "乙")
    with pytest.raises(NotFound):
        books.run(SaveText("message", "丁", "x", text_id=99))


def test_a_reminder_knows_its_own_placeholders_alone(books: Dispatch) -> None:
    books.run(SaveText("reminder", "质保", "质保金{日期}到期，找{客户}", stage="retention_due"))
    with pytest.raises(InvalidValue) as refused:
        books.run(SaveText("reminder", "质保", "{承兑人}", stage="retention_due"))
    assert refused.value.fields["value"] == "{承兑人}"
    with pytest.raises(InvalidValue) as refused:
        books.run(SaveText("reminder", "质保", "x", stage="nothing"))
    assert refused.value.fields["field"] == "stage"


def _why(books: Dispatch, language: str = "zh_CN") -> list[str]:
    page = books.ask(today)
    return [
        sentence(item.why, language, TODAY)
        for part in page.groups
        for item in part.items
        if item.record == "plan"
    ]


def test_the_firms_own_words_stand_on_the_today_page(books: Dispatch) -> None:
    given(books, BOOK)
    assert "11-16 到期" in _why(books)
    made = SaveText("reminder", "快了", "{客户}：{款项} {金额}，{日期}前跟进", stage="due_in")
    record = books.run(made).outcome.result
    assert "广川：D 70.00，11-16 前跟进" in _why(books)
    assert "due 11-16" in " ".join(_why(books, "en")).replace("due on", "due")
    books.undo()
    assert "11-16 到期" in _why(books)
    assert record


def test_payments_before_a_delivery_have_words_of_their_own(books: Dispatch) -> None:
    given(books, """
        客户 弘达
        合同 HT-1 弘达 300
        节点 发货 HT-1 种类=delivery 计划=2026-11-20
        应收 发货前款 弘达 90 入账=2026-08-01 到期=2026-11-17 合同=HT-1 节点=发货
        应收 货款 弘达 210 入账=2026-08-01 到期=2026-11-17 合同=HT-1
    """)  # fmt: skip
    books.run(SaveText("reminder", "发货前", "请跟进{款项}", stage="before_delivery"))
    told = _why(books)
    assert "请跟进HT-1 发货前款" in told
    assert "11-17 到期" in told
