"""Profiles: what ships, what is refused and where, who decides for a row."""

import time
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from arapp.models.values.errors import InvalidValue, NotFound, Refused
from arapp.services.collection.debts import entered_on
from arapp.services.collection.profiles import (
    AssignProfile,
    ResetProfile,
    SaveProfile,
    profiles,
)
from arapp.services.collection.rungs import (
    DEFAULT,
    RUNG_WORDS,
    SHIPPED,
    TITLES,
    check,
    from_json,
    to_json,
)
from arapp.services.collection.staging import NOTHING, Debt, Done, standing
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago, placed
from tests.conftest import TODAY
from tests.ledger_text import given


def test_the_default_is_what_is_promised() -> None:
    told = [(rung.key, rung.first, rung.last) for rung in DEFAULT.rungs]
    assert told == [
        ("notice", 0, 0), ("message", 1, 7), ("call", 8, 15), ("letter", 16, 30),
        ("legal", 31, 90), ("bad_debt", 91, None),
    ]  # fmt: skip
    assert DEFAULT.leads == {"": (7, 3), "retention": (30, 7)}
    escalate = (
        (0, "owner"), (15, "sales_manager"), (30, "cfo"), (90, "legal"), (90, "boss"),
    )  # fmt: skip
    assert DEFAULT.escalate == escalate
    assert DEFAULT.gap(DEFAULT.rungs[1], "retention") == 7


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_holds_and_survives_being_kept(name: str) -> None:
    check(SHIPPED[name])
    again = from_json(name, to_json(SHIPPED[name]))
    assert replace(again, note="") == SHIPPED[name]
    assert name in TITLES
    assert all(str(rung.step) in RUNG_WORDS for rung in again.rungs)


def _told(**stages: dict[str, Any]) -> dict[str, Any]:
    told = deepcopy(to_json(DEFAULT))
    for key, changes in stages.items():
        next(one for one in told["stages"] if one["key"] == key).update(changes)
    return told


@pytest.mark.parametrize(
    ("told", "kind", "facts"),
    [
        (_told(call={"from": 6}), "stages_overlap", {"stage": 3, "before": "message"}),
        (_told(letter={"from": 18}), "stages_gap", {"stage": 4, "name": "letter", "day": 16}),
        (_told(bad_debt={"to": 200}), "stages_gap", {"stage": 6, "day": 201}),
        (_told(message={"to": None}), "stages_overlap", {"stage": 3, "name": "call"}),
        (_told(call={"basis": "month_end"}), "stages_mixed", {}),
        (_told(call={"basis": "previous"}), "stages_order", {"stage": 4, "name": "letter"}),
    ],
)  # fmt: skip
def test_overlaps_and_gaps_are_refused_with_the_place(
    books: Dispatch, told: dict[str, Any], kind: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        books.run(SaveProfile("own", told))
    assert refused.value.kind == kind
    assert facts.items() <= refused.value.fields.items()
    assert "own" not in books.ask(profiles).by_name


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (_told(call={"tone": "rude"}), "stages.3.tone"),
        (_told(call={"from": -1}), "stages.3.from"),
        (_told(call={"from": "8"}), "stages.3.from"),
        (_told(call={"action": "shout"}), "stages.3.action"),
        (_told(call={"key": "message"}), "stages.3.key"),
        (_told(call={"roles": ["king"]}), "stages.3.roles"),
        (_told() | {"grace": -1}, "grace"),
        (_told() | {"escalate": [[15]]}, "stages"),
        ([], "stages"),
    ],
)
def test_what_cannot_be_meant_is_named(books: Dispatch, told: Any, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        books.run(SaveProfile("own", told))
    assert refused.value.fields["field"] == field


LATER = TODAY + timedelta(days=6)  # what was entered today is past every grace then


def test_row_before_contract_before_customer_before_grade(books: Dispatch) -> None:
    names = given(
        books,
        f"""
        客户 甲 等级=B
        合同 K 甲 200
        应收 A 甲 100 入账=2026-01-01 到期={ago(10)} 合同=K
        应收 B 甲 100 入账=2026-01-01 到期={ago(10)}
        """,
    )
    assert placed(books, LATER) == {"A": "letter", "B": "letter"}
    books.run(AssignProfile("grade", "B", "lenient"))
    assert placed(books, LATER) == {"A": "call", "B": "call"}
    books.run(AssignProfile("customer", names["甲"], "strict"))
    assert placed(books, LATER) == {"A": "legal", "B": "legal"}
    books.run(AssignProfile("contract", names["K"], "manual"))
    assert placed(books, LATER) == {"A": "held:by_hand", "B": "legal"}
    books.run(AssignProfile("plan", names["A"], "default"))
    assert placed(books, LATER) == {"A": "letter", "B": "legal"}
    winners = books.ask(lambda tx: profiles(tx).resolve(None, None, None, None)[1])
    assert winners == "default"
    books.run(AssignProfile("plan", names["A"]))
    assert placed(books, LATER)["A"] == "held:by_hand"
    with pytest.raises(NotFound):
        books.run(AssignProfile("customer", 99, "strict"))
    with pytest.raises(NotFound):
        books.run(AssignProfile("customer", names["甲"], "nobody"))


def test_a_changed_default_counts_for_everybody_and_can_be_reset(books: Dispatch) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(10)}")
    books.run(SaveProfile("default", _told(message={"to": 10}, call={"from": 11})))
    assert placed(books) == {"A": "message"}
    books.run(ResetProfile("default"))
    assert placed(books) == {"A": "call"}
    with pytest.raises(Refused, match="default_by_hand"):
        books.run(SaveProfile("default", to_json(SHIPPED["manual"])))


def test_an_own_profile_in_use_is_not_retired(books: Dispatch) -> None:
    names = given(books, "客户 甲")
    books.run(SaveProfile("熟客", _told()))
    books.run(AssignProfile("customer", names["甲"], "熟客"))
    with pytest.raises(Refused, match="profile_in_use"):
        books.run(ResetProfile("熟客"))
    books.run(AssignProfile("customer", names["甲"]))
    books.run(ResetProfile("熟客"))
    with pytest.raises(Refused, match="profile_retired"):
        books.run(AssignProfile("customer", names["甲"], "熟客"))


ENTERED = f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(10)}"


def test_the_day_of_an_entry_is_that_of_the_pc(
    books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At half past seven in Shanghai it is still yesterday by the journal's clock."""
    ids = given(books, ENTERED, by_hand=True)
    at = books.ask(lambda tx: tx.value("SELECT at FROM journal_entry ORDER BY seq DESC"))
    utc = datetime.fromisoformat(at)
    try:
        for hours, day in ((0, utc.date()), (23, (utc + timedelta(hours=23)).date())):
            monkeypatch.setenv("TZ", f"XXX-{hours}")
            time.tzset()
            found = books.ask(lambda tx: entered_on(tx, [ids["A"]]))
            assert found == {ids["A"]: day.toordinal()}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_is_entered_late_has_its_grace(books: Dispatch) -> None:
    given(books, ENTERED, by_hand=True)
    assert DEFAULT.grace == 3
    assert placed(books) == {"A": "held:grace"}
    assert placed(books, TODAY + timedelta(days=2)) == {"A": "held:grace"}
    assert placed(books, TODAY + timedelta(days=3)) == {"A": "call"}
    assert placed(books, TODAY - timedelta(days=1)) == {"A": "held:grace"}, "not there yet"
    assert placed(books, TODAY + timedelta(days=90)) == {"A": "bad_debt"}


def test_no_shipped_profile_reminds_on_the_day_after_a_late_entry() -> None:
    assert {name: one.grace > 1 for name, one in SHIPPED.items() if not one.by_hand} == {
        name: True for name in SHIPPED if name != "manual"
    }


def test_what_an_import_brought_was_dunned_by_another_book(books: Dispatch) -> None:
    given(books, ENTERED)
    assert placed(books) == {"A": "call"}


def test_the_grace_of_a_late_entry_is_that_of_the_profile_that_wins(books: Dispatch) -> None:
    names = given(books, ENTERED, by_hand=True)
    books.run(AssignProfile("plan", names["A"], "lenient"))
    assert placed(books, TODAY + timedelta(days=4)) == {"A": "held:grace"}
    assert placed(books, TODAY + timedelta(days=5)) == {"A": "call"}
    books.run(SaveProfile("own", to_json(DEFAULT) | {"grace": 0}))
    books.run(AssignProfile("plan", names["A"], "own"))
    assert placed(books) == {"A": "call"}


DUE = TODAY.toordinal() - 20
ROW = Debt(1, 1, "CNY", DUE, 100, 0, "instalment", (None,) * 4, "")


def test_a_stage_counts_from_what_was_done_before_or_from_the_months_end() -> None:
    told = to_json(DEFAULT)
    told["stages"] = [
        {"key": "a", "action": "message", "from": 1, "to": None, "channel": "message"},
        {"key": "b", "action": "letter", "from": 10, "basis": "previous", "channel": "letter"},
    ]
    profile = from_json("x", told)
    check(profile)
    day = TODAY.toordinal()
    found = standing(profile, ROW, day)
    assert found is not None
    assert (found.rung.key, found.after) == ("a", None)
    found = standing(profile, ROW, day, Done(at_stage={"a": day - 10}))
    assert found is not None
    assert (found.rung.key, found.since) == ("b", day)
    for one in told["stages"]:
        one["basis"] = "month_end"
    told["stages"][0]["to"] = 9
    profile = from_json("x", told)
    check(profile)
    assert ROW.due_on == TODAY.replace(month=10, day=23).toordinal()
    found = standing(profile, ROW, day)  # 12 days after 31 October
    assert found is not None
    assert found.rung.key == "b"
    assert standing(profile, ROW, DUE + 5, NOTHING) is None


def test_a_promise_that_broke_lifts_one_stage_above_that_in_which_it_was_made() -> None:
    def key(days: int, *broken: tuple[int, int]) -> str:
        pairs = tuple((DUE + made, DUE + due) for made, due in broken)
        found = standing(DEFAULT, ROW, DUE + days, NOTHING, pairs)
        assert found is not None
        return found.rung.key

    assert key(10) == "call"
    assert key(10, (8, 9)) == "letter"  # made while called: a letter from the day after
    assert key(9, (8, 9)) == "call"  # its last day is not over
    assert key(16, (8, 9)) == "letter"  # by its days it is there too: once is enough
    assert key(12, (8, 9), (10, 11)) == "legal"  # the second one was made in the letter stage
    assert key(200, (150, 160)) == "bad_debt"
