"""The today page goes by the profile that wins: stage, next step, leads, grace, whether asked."""

from datetime import date, timedelta
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.collection.items import After
from arapp.services.collection.log import LogContact
from arapp.services.collection.profiles import AssignProfile, SaveProfile
from arapp.services.collection.rungs import DEFAULT, to_json
from arapp.services.collection.step import Step
from arapp.services.collection.today import today, today_json
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago
from tests.conftest import TODAY
from tests.ledger_text import given

OF_ROWS = ("due_today", "promises", "over_90", "days_31_90", "days_16_30", "days_8_15", "days_1_7",
           "apply_first", "next_7", "retention")  # fmt: skip
Line = tuple[str, str, str, str]


def lines(books: Dispatch, language: str = "zh_CN") -> dict[str, Line]:
    """Title → group, amount, next step, why, of the rows on the page."""
    found = books.ask(lambda tx: today_json(today(tx, limit=-1), language))
    for group in found["groups"]:
        assert group["count"] == len(group["items"]), group["group"]
        if group["group"] in OF_ROWS:
            sums: dict[str, float] = {}
            for item in group["items"]:
                sums[item["currency"]] = sums.get(item["currency"], 0) + float(item["amount"])
            assert {code: float(text) for code, text in group["totals"].items()} == sums
    return {
        item["title"]: (group["group"], item["amount"], item["next"], item["why"])
        for group in found["groups"]
        if group["group"] in OF_ROWS
        for item in group["items"]
    }


def steps(books: Dispatch) -> dict[str, str]:
    return {title: step for title, (_, _, step, _) in lines(books).items()}


def own(books: Dispatch, name: str, **changed: Any) -> None:
    books.run(SaveProfile(name, to_json(DEFAULT) | changed))


def test_the_step_is_that_of_the_profile_the_group_that_of_the_days(books: Dispatch) -> None:
    names = given(
        books,
        f"""
        客户 甲
        客户 乙 等级=A
        合同 K 甲 100
        应收 按默认 甲 100 入账=2026-01-01 到期={ago(9)}
        应收 按计划 甲 100 入账=2026-01-01 到期={ago(9)}
        应收 按合同 甲 100 入账=2026-01-01 到期={ago(9)} 合同=K
        应收 按等级 乙 100 入账=2026-01-01 到期={ago(9)}
        """,
    )
    books.run(AssignProfile("plan", names["按计划"], "strict"))
    books.run(AssignProfile("contract", names["K"], "government"))
    books.run(AssignProfile("grade", "A", "manual"))
    found = lines(books)
    assert {group for group, _, _, _ in found.values()} == {"days_8_15"}
    assert {title: step for title, (_, _, step, _) in found.items()} == {
        "按默认": "call", "按计划": "letter", "K 按合同": "message", "按等级": "wait",
    }  # fmt: skip
    assert found["按等级"][3] == "催收方案是仅人工，要不要催由你定"


def test_what_is_done_at_its_stage_waits_until_it_is_to_be_done_again(
    books: Dispatch, store: Store
) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(9)}")
    assert steps(books) == {"A": "call"}
    books.run(LogContact(1, "phone", "没打通", plan_id=1))
    assert steps(books) == {"A": "wait"}
    store.clock = FixedClock(TODAY + timedelta(days=1))
    assert steps(books) == {"A": "call"}, "nobody was reached"
    books.run(LogContact(1, "phone", "答应查账", plan_id=1, next_on=TODAY + timedelta(days=4)))
    assert steps(books) == {"A": "wait"}
    store.clock = FixedClock(TODAY + timedelta(days=4))
    assert steps(books) == {"A": "call"}, "the day to come back"


def test_what_was_entered_late_says_when_it_is_asked_for(books: Dispatch, store: Store) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(20)}", by_hand=True)
    store.clock = FixedClock(TODAY + timedelta(days=1))
    assert lines(books)["A"] == ("days_16_30", "100.00", "wait", "昨天才录入，11-15 起再催")
    said = lines(books, "en")["A"][3]
    assert said == "entered late yesterday, waits until 11-15"
    store.clock = FixedClock(TODAY + timedelta(days=3))
    assert lines(books)["A"][2:] == ("letter", "还没联系过")


def test_less_than_a_stage_asks_for_waits_and_is_summed_up_by_customer(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 小
        客户 两笔
        应收 A 小 60 入账=2026-01-01 到期={ago(9)}
        应收 B 两笔 60 入账=2026-01-01 到期={ago(9)}
        应收 C 两笔 60 入账=2026-01-01 到期={ago(100)}
        """,
    )
    own(books, "default", stages=[one | {"min_amount": 100_00} for one in _stages()])
    assert steps(books) == {"A": "wait", "B": "call", "C": "bad_debt"}
    assert lines(books)["A"][3] == "可催的 60.00 不到这一步的起点，先不催"


def _stages() -> list[dict[str, Any]]:
    return list(to_json(DEFAULT)["stages"])


def test_rows_to_come_stand_within_the_lead_days_of_their_profile(books: Dispatch) -> None:
    names = given(
        books,
        "客户 甲\n客户 乙\n合同 K 甲 1\n合同 L 乙 1\n"
        + "\n".join(
            f"应收 {who}{days}{kind[:1]} {who} 100 入账=2026-01-01"
            f" 到期={TODAY + timedelta(days=days)} 种类={kind}"
            for who in ("甲", "乙")
            for kind in ("instalment", "retention")
            for days in (1, 5, 7, 8, 15, 16, 30, 31, 60, 61)
        )
        + "\n应收 未定甲 甲 9 到期=2027-01-05 种类=retention 状态=expected 合同=K"
        + "\n应收 未定乙 乙 9 到期=2027-01-05 种类=retention 状态=expected 合同=L",
    )
    usual = {title: place[0] for title, place in lines(books).items()}
    for who in ("甲", "乙"):
        week = {f"{who}{n}{kind}" for n in (1, 5, 7) for kind in "ir"}
        assert {title for title, at in usual.items() if at == "next_7" and who in title} == week
        later = {f"{who}{n}r" for n in (8, 15, 16, 30)}
        assert {title for title, at in usual.items() if at == "retention" and who in title} == later
    books.run(AssignProfile("customer", names["乙"], "engineering"))
    own(books, "short", leads={"": [5], "retention": [8]})
    books.run(AssignProfile("customer", names["甲"], "short"))
    found = {title: place[0] for title, place in lines(books).items()}
    assert {title for title, at in found.items() if at == "next_7"} == {
        *("甲1i", "甲5i", "甲1r", "甲5r", "甲7r"),
        *("乙1i", "乙5i", "乙7i", "乙8i", "乙15i", "乙1r", "乙5r", "乙7r"),
    }
    assert {title for title, at in found.items() if at == "retention"} == {
        *("甲8r", "乙8r", "乙15r", "乙16r", "乙30r", "乙31r", "乙60r", "L 未定乙"),
    }


def test_the_salesperson_is_told_once_for_each_lead(books: Dispatch, store: Store) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={TODAY + timedelta(days=7)}")
    assert steps(books) == {"A": "remind"}
    books.run(LogContact(1, "other", "已告诉业务", plan_id=1))
    assert steps(books) == {"A": "wait"}
    for days, step in ((3, "wait"), (4, "remind")):  # four days before: told; three: the next lead
        store.clock = FixedClock(TODAY + timedelta(days=days))
        assert steps(books) == {"A": step}


@pytest.mark.parametrize("at", [9, 0, -5])
def test_of_a_row_contested_in_part_the_rest_stands_there(books: Dispatch, at: int) -> None:
    due = TODAY - timedelta(days=at)
    given(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={due}
        应收 B 甲 50 入账=2026-01-01 到期={due}
        争议 A 30 日期={ago(5)} 到={ago(-9)}
        暂缓 甲 计划=A 日期={ago(5)} 到={ago(-9)} 原因=dispute
        """,
    )
    found = lines(books)
    assert {title: amount for title, (_, amount, _, _) in found.items()} == {
        "A": "70.00", "B": "50.00",
    }  # fmt: skip
    if at > 0:
        assert found["A"][2:] == ("call", "还没联系过；争议中的 30.00 不催")
        assert lines(books, "en")["A"][3] == "not contacted yet; 30.00 in dispute is not asked for"


def test_money_for_a_row_contested_in_part_is_matched_first(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(9)}
        争议 A 30 日期={ago(5)}
        收款 R 甲 100 日期={ago(1)}
        """,
    )
    assert lines(books)["A"][:3] == ("apply_first", "70.00", "match")


def test_a_broken_promise_asks_for_the_stage_above_and_money_comes_first(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 甲
        客户 乙
        应收 A 甲 100 入账=2026-01-01 到期={ago(14)}
        承诺 甲 100 计划=A 说于={ago(5)} 到={ago(2)}
        应收 B 乙 100 入账=2026-01-01 到期={ago(14)}
        承诺 乙 100 计划=B 说于={ago(5)} 到={ago(2)}
        收款 R 乙 100 日期={ago(1)}
        """,
    )
    found = lines(books)
    assert found["A"][::2] == ("promises", "letter")
    assert found["B"][::2] == ("promises", "match")


def test_a_promise_still_open_on_the_due_day_asks_for_nothing(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={TODAY}
        承诺 甲 100 说于={ago(2)} 到={date(2026, 11, 20)}
        """,
    )
    assert steps(books) == {"A": "remind"}


def test_what_follows_goes_by_the_profile_too(books: Dispatch) -> None:
    names = given(
        books,
        f"""
        客户 甲
        应收 默认 甲 100 入账=2026-01-01 到期={ago(9)}
        应收 政府 甲 100 入账=2026-01-01 到期={ago(9)}
        应收 人工 甲 100 入账=2026-01-01 到期={ago(9)}
        应收 末 甲 100 入账=2026-01-01 到期={ago(99)}
        """,
    )
    books.run(AssignProfile("plan", names["政府"], "government"))
    books.run(AssignProfile("plan", names["人工"], "manual"))
    groups = books.ask(today).groups
    after = {item.title: item.after for part in groups for item in part.items if item.after}
    assert after == {
        "默认": After(Step.LETTER, TODAY + timedelta(days=7), 16, 30, True),
        "政府": After(Step.CALL, TODAY + timedelta(days=22), 31, 60, True),
        "人工": After(),
        "末": After(asked=True),
    }
