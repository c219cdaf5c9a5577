"""The today page: each item once, in its most urgent group, with its reason and next step."""

from datetime import date, timedelta
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.collection.items import Why
from arapp.services.collection.sentences import SENTENCES, sentence
from arapp.services.collection.since import last_seen, note_seen
from arapp.services.collection.stages import Group, letter_stage, stage_of
from arapp.services.collection.today import more, today, today_json
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

ORDER = [
    *("due_today", "promises", "over_90", "days_31_90", "days_16_30", "days_8_15", "days_1_7"),
    *("apply_first", "abnormal", "next_7", "retention", "milestones", "contracts", "limitation"),
    *("confirm", "invoices", "bills", "unmatched", "idle", "payables", "todo", "rescore"),
]
CREDIT = ("abnormal", "rescore")


def page(books: Dispatch, language: str = "zh_CN") -> dict[str, list[dict[str, Any]]]:
    """Group → items, as the headless command prints them."""
    found = books.ask(lambda tx: today_json(today(tx, limit=-1), language))
    assert [group["group"] for group in found["groups"]] == ORDER
    assert all(group["count"] == len(group["items"]) for group in found["groups"])
    return {group["group"]: group["items"] for group in found["groups"]}


def where(books: Dispatch) -> dict[str, str]:
    """Title → group, of everything on the page but what credit sets beside it."""
    told = {group: items for group, items in page(books).items() if group not in CREDIT}
    items = [(item["title"], group) for group, items in told.items() for item in items]
    assert len(items) == len(dict(items)), "an item stands twice"
    return dict(items)


def test_rows_stand_by_the_days_since_they_fell_due(books: Dispatch) -> None:
    lines = ["客户 甲 业务=周凯"]
    for days in (-8, -7, -1, 0, 1, 7, 8, 15, 16, 30, 31, 90, 91):
        due = TODAY - timedelta(days=days)
        lines.append(f"应收 D{days} 甲 100 入账=2026-01-01 到期={due.isoformat()}")
    given(books, "\n".join(lines))
    assert where(books) == {
        "D-7": "next_7", "D-1": "next_7", "D0": "due_today", "D1": "days_1_7", "D7": "days_1_7",
        "D8": "days_8_15", "D15": "days_8_15", "D16": "days_16_30", "D30": "days_16_30",
        "D31": "days_31_90", "D90": "days_31_90", "D91": "over_90",
    }  # fmt: skip
    item = page(books)["over_90"][0]
    assert (item["days"], item["amount"], item["owner"]) == (91, "100.00", "周凯")
    assert (item["why"], item["next"]) == ("还没联系过", "bad_debt")


def test_what_is_paid_void_or_not_yet_booked_is_not_there(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 付清 甲 100 入账=2026-09-01 到期=2026-10-01
        应收 作废的 甲 100 入账=2026-09-01 到期=2026-10-01
        应收 以后的 甲 100 入账=2026-11-20 到期=2026-11-15
        应收 贷项 甲 -30 入账=2026-09-01 到期=2026-10-01
        收款 R 甲 100 日期=2026-10-02
        核销 R 付清 100 日期=2026-10-02
        作废 作废的 日期=2026-10-05
        """,
    )
    assert where(books) == {}


def test_money_of_the_same_name_and_amount_is_matched_before_anyone_is_asked(
    books: Dispatch,
) -> None:
    given(
        books,
        """
        客户 恒岳机械
        应收 验收款 恒岳机械 240000 入账=2026-09-01 到期=2026-11-12
        收款 R - 240000 日期=2026-11-11 付款人=恒岳机械
        """,
    )
    item = page(books)["due_today"][0]
    assert item["why"] == "昨天到账 240,000.00，同户名同金额，未核销"
    assert item["next"] == "match"
    english = page(books, "en")["due_today"][0]
    assert english["why"] == "240,000.00 arrived yesterday, same name and amount, not matched"
    unmatched = page(books)["unmatched"][0]
    assert (unmatched["amount"], unmatched["why_key"]) == ("240000.00", "payer_unknown")


def test_the_habit_of_a_customer_is_told_on_the_due_day(books: Dispatch) -> None:
    lines = ["客户 华鼎"]
    for n, late in enumerate((2, 3, 4)):
        due = date(2026, 5 + n, 1)
        paid = (due + timedelta(days=late)).isoformat()
        lines += [
            f"应收 P{n} 华鼎 10 入账=2026-04-01 到期={due}",
            f"收款 R{n} 华鼎 10 日期={paid}",
            f"核销 R{n} P{n} 10 日期={paid}",
        ]
    given(books, "\n".join([*lines, "应收 货款 华鼎 63450 入账=2026-10-01 到期=2026-11-12"]))
    assert page(books)["due_today"][0]["why"] == "未到账；该客户通常晚 3 天"


def test_promises_hold_until_their_day_and_are_shown_on_it(books: Dispatch) -> None:
    given(
        books,
        """
        客户 联创
        客户 力扬
        客户 同泰
        客户 海顿
        应收 今天 联创 126000 入账=2026-08-01 到期=2026-08-28
        承诺 联创 60000 计划=今天 说于=2026-11-05 到=2026-11-12 人=李经理
        应收 违约 力扬 84000 入账=2026-10-01 到期=2026-10-20
        承诺 力扬 84000 计划=违约 说于=2026-11-01 到=2026-11-10
        应收 还早 同泰 5000 入账=2026-10-01 到期=2026-10-20
        承诺 同泰 5000 计划=还早 说于=2026-11-01 到=2026-11-20
        应收 谈过 海顿 700 入账=2026-10-01 到期=2026-10-20
        承诺 海顿 700 计划=谈过 说于=2026-11-01 到=2026-11-09
        沟通 海顿 日期=2026-11-10 结果=再等一周
        """,
    )
    items = page(books)["promises"]
    assert [item["why"] for item in items] == [
        "承诺 11-10 付 84,000.00，已违约 2 天",
        "李经理 11-05 承诺今天付 60,000.00，未到账",
    ]
    assert [item["amount"] for item in items] == ["84000.00", "60000.00"]
    assert [item["days"] for item in items] == [23, 76]
    # the open promise hides its row; the broken one that was spoken about is back in its stage
    assert where(books) == {"今天": "promises", "违约": "promises", "谈过": "days_16_30"}


def test_a_promise_that_was_kept_leaves_the_page(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-10-01 到期=2026-10-20
        承诺 甲 60 计划=A 说于=2026-11-05 到=2026-11-12
        收款 R 甲 60 日期=2026-11-11
        核销 R A 60 日期=2026-11-11
        """,
    )
    found = page(books)
    assert found["promises"] == []
    assert [item["amount"] for item in found["days_16_30"]] == ["40.00"]


def test_a_customer_with_enough_money_waiting_is_parked_not_dunned(books: Dispatch) -> None:
    given(
        books,
        """
        客户 够
        客户 不够
        应收 A 够 100 入账=2026-10-01 到期=2026-11-01
        应收 B 够 50 入账=2026-10-01 到期=2026-07-01
        收款 R1 够 150 日期=2026-11-10
        应收 C 不够 100 入账=2026-10-01 到期=2026-11-01
        收款 R2 不够 99.99 日期=2026-11-10
        """,
    )
    found = where(books)
    assert (found["A"], found["B"], found["C"]) == ("apply_first", "apply_first", "days_8_15")
    first = page(books)["apply_first"][0]
    assert first["why"] == "有 150.00 没核销，够抵逾期的 150.00"
    assert page(books)["days_8_15"][0]["why"] == "11-10 到账 99.99，还没核销"


def test_a_customer_of_two_currencies_is_one_customer(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 一 甲 100 入账=2026-09-01 到期=2026-11-01
        应收 二 甲 100 入账=2026-09-01 到期=2026-11-01 币种=USD
        应收 三 乙 100 入账=2026-09-01 到期=2026-10-31 币种=USD
        应收 四 乙 100 入账=2026-09-01 到期=2026-11-05
        """,
    )
    found = {part.group: part for part in books.ask(lambda tx: today(tx, limit=-1)).groups}
    call = found[Group.DAYS_8_15]
    assert (call.count, call.customers) == (3, 2)
    assert call.totals == {"CNY": 100_00, "USD": 200_00}
    given(books, "收款 R 甲 100 日期=2026-11-11")
    found = {part.group: part for part in books.ask(lambda tx: today(tx, limit=-1)).groups}
    call = found[Group.DAYS_8_15]
    assert (call.count, call.customers) == (2, 2), "what is parked in one currency stands apart"


def test_money_in_one_currency_parks_nothing_in_another(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 元 甲 100 入账=2026-10-01 到期=2026-11-01
        应收 美元 甲 100 入账=2026-10-01 到期=2026-11-01 币种=USD
        收款 R 甲 100 日期=2026-11-10
        """,
    )
    assert where(books) == {"元": "apply_first", "美元": "days_8_15", "收-2026-000001": "unmatched"}


def test_holds_and_disputes_keep_rows_away_until_they_end(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 100 入账=2026-08-01 到期=2026-09-01
        应收 B 甲 100 入账=2026-08-01 到期=2026-09-01
        应收 C 甲 100 入账=2026-08-01 到期=2026-09-01
        应收 D 乙 100 入账=2026-08-01 到期=2026-09-01
        暂缓 甲 计划=A 日期=2026-11-01 到=2026-11-13
        暂缓 甲 计划=B 日期=2026-11-01 到=2026-11-12 备注=等发票
        争议 C 100 日期=2026-11-01 到=2026-11-12 原因=少货
        暂缓 乙 日期=2026-11-01 到=2026-12-01
        """,
    )
    found = page(books)
    assert [item["title"] for item in found["days_31_90"]] == ["B"]
    assert found["days_31_90"][0]["why"] == "暂缓到今天，等发票"
    assert [item["why"] for item in found["todo"]] == ["争议应在今天了结：少货"]


def test_retention_is_seen_thirty_days_before_until_collected(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        合同 K 甲 1000
        应收 早 甲 100 入账=2025-01-01 到期=2026-12-13 种类=retention
        应收 三十 甲 100 入账=2025-01-01 到期=2026-12-12 种类=retention
        应收 七 甲 100 入账=2025-01-01 到期=2026-11-19 种类=retention
        应收 逾期 甲 100 入账=2025-01-01 到期=2026-11-01 种类=retention
        应收 未确认 甲 100 到期=2026-11-30 种类=retention 状态=expected 合同=K
        """,
    )
    assert where(books) == {
        "三十": "retention", "K 未确认": "retention", "七": "next_7", "逾期": "days_8_15",
    }  # fmt: skip
    assert page(books)["next_7"][0]["why"] == "质保金 11-19 到期，先约好验收回款"


def test_late_milestones_stand_with_what_hangs_on_them(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        合同 K 甲 1000 止=2026-12-01
        节点 M K 计划=2026-11-02 名称=验收
        应收 P 甲 300 到期=2026-11-02 状态=expected 合同=K 节点=M
        节点 N K 计划=2026-12-02 名称=终验
        """,
    )
    found = page(books)
    (item,) = found["milestones"]
    assert (item["milestone"] > 0, item["amount"], item["days"]) == (True, "300.00", 10)
    assert item["why"] == "验收应在 11-02 办完，晚了 10 天"
    assert [one["why_key"] for one in found["contracts"]] == ["contract_ends"]


def test_limitation_shows_even_while_a_row_is_held(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 100 入账=2023-11-01 到期=2024-01-31
        应收 B 乙 100 入账=2023-11-01 到期=2024-01-31
        暂缓 乙 日期=2026-11-01 到=2026-12-01
        """,
    )
    found = page(books)
    assert found["over_90"][0]["why"] == "诉讼时效到 2027-01-31，还剩 80 天"
    assert [item["title"] for item in found["limitation"]] == ["B"]


def test_todos_stand_on_their_day_and_after(books: Dispatch) -> None:
    given(
        books,
        "待办 寄发票 到=2026-11-12\n待办 早 到=2026-11-13\n待办 办了 到=2026-11-01 办完=2026-11-02",
    )
    assert where(books) == {"寄发票": "todo"}


def test_figures_of_the_cards_and_the_bar(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 100 入账=2026-08-01 到期=2026-06-20
        应收 B 乙 30 入账=2026-08-01 到期=2026-11-12
        应收 C 乙 7 入账=2026-08-01 到期=2026-11-16
        应收 D 乙 -2 入账=2026-08-01 到期=2026-11-01
        收款 R 乙 5 日期=2026-11-09
        """,
    )
    figures = books.ask(today).figures["CNY"]
    assert (figures.overdue.amount, figures.overdue.customers) == (100_00, 1)
    assert figures.overdue.day == date(2026, 6, 20)  # 145 days
    assert (figures.due_today.amount, figures.due_today.count) == (30_00, 1)
    assert (figures.next_7.amount, figures.next_7.day) == (7_00, date(2026, 11, 16))
    assert (figures.unmatched.amount, figures.unmatched.day) == (5_00, date(2026, 11, 9))
    assert (figures.balance.amount, figures.prepaid) == (130_00, 5_00)
    assert figures.columns == (37_00, -2_00, 0, 0, 100_00)


def test_a_long_group_comes_by_windows_that_join_up(books: Dispatch) -> None:
    lines = [f"应收 P{n} 甲 {n + 1} 入账=2026-01-01 到期=2026-11-0{1 + n % 4}" for n in range(25)]
    given(books, "\n".join(["客户 甲", *lines]))
    first = books.ask(lambda tx: today(tx, limit=10))
    group = next(part for part in first.groups if part.group is Group.DAYS_8_15)
    assert (group.count, len(group.items), group.totals) == (25, 10, {"CNY": 325_00})
    rest = books.ask(lambda tx: more(tx, Group.DAYS_8_15, 10, 10) + more(tx, Group.DAYS_8_15, 20))
    assert len({item.id for item in (*group.items, *rest)}) == 25


def test_the_page_of_a_past_day_does_not_know_what_came_later(
    books: Dispatch, ledger_file: Any, store: Store
) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-09-01 到期=2026-10-01
        收款 R 甲 100 日期=2026-11-12
        核销 R A 100 日期=2026-11-12
        """,
    )
    assert where(books) == {}
    store.clock = FixedClock(date(2026, 11, 5))
    assert where(books) == {"A": "days_31_90"}


def test_since_is_the_last_day_before_today_that_the_page_was_open(
    books: Dispatch, store: Store
) -> None:
    assert books.ask(last_seen) is None
    store.clock = FixedClock(date(2026, 11, 9))
    books.ask(note_seen)
    store.clock = FixedClock(TODAY)
    assert books.ask(last_seen) == date(2026, 11, 9)
    books.ask(note_seen)
    assert books.ask(last_seen) == date(2026, 11, 9)
    given(books, "客户 甲\n应收 A 甲 22075 入账=2026-10-01 到期=2026-11-10")
    new = books.ask(lambda tx: today(tx, last_seen(tx))).since
    assert (new.overdue["CNY"].amount, new.overdue["CNY"].count) == (22075_00, 1)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_reason_can_be_said_in_both_languages(language: str) -> None:
    days = ("day", "made", "due", "late", "ago", "left", "amount", "kept", "overdue")
    words = ("person", "note", "stage", "outcome", "label", "payer", "reason", "grade")
    numbers = ("tolerance", "tolerance_days", "count", "never", "title", "rest")
    back = ("put_off_until", "until")
    facts = dict.fromkeys((*days, *words, *numbers, *back), "reminder")
    assert SENTENCES["zh_CN"].keys() == SENTENCES["en"].keys()
    for key in SENTENCES[language]:
        more = {"put_off_why": "等回电"} if key == "came_back" else {}
        more |= {"contested": "30.00"} if key == "part_contested" else {}
        said = sentence(Why(key, facts | more), language, TODAY)
        assert said
        assert "{" not in said


@pytest.mark.parametrize(
    ("days", "group", "letter"),
    [(1, "days_1_7", "reminder"), (15, "days_8_15", "reminder"), (16, "days_16_30", "demand"),
     (30, "days_16_30", "demand"), (31, "days_31_90", "final"), (90, "days_31_90", "final"),
     (91, "over_90", "legal"), (4000, "over_90", "legal")],
)  # fmt: skip
def test_stage_and_letter_follow_from_the_days(days: int, group: str, letter: str) -> None:
    stage = stage_of(days)
    assert stage is not None
    assert (stage.group, letter_stage(days)) == (group, letter)


def test_too_early_is_no_stage() -> None:
    assert stage_of(-8) is None
