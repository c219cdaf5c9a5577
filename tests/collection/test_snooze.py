"""Put off: every kind of line of the today page, with an end and a reason, back by itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.models.values.money import Money
from arapp.services import files
from arapp.services.collection.items import Item, Today
from arapp.services.collection.log import PutOff
from arapp.services.collection.sentences import sentence
from arapp.services.collection.sift import key_of
from arapp.services.collection.snooze import SnoozeItem, WakeItem
from arapp.services.collection.stages import Group
from arapp.services.collection.today import more, today, today_json
from arapp.services.dealing.payables import SavePayable
from arapp.services.dispatch import Dispatch
from arapp.services.sample import new_sample
from tests.conftest import TODAY
from tests.ledger_text import given

TODO = "todo:1"
END = TODAY + timedelta(days=5)
BOOK = """
    客户 甲 业务=周凯
    客户 乙
    待办 补材料 到=2026-11-10
    收款 R1 甲 500 日期=2026-11-01
    收款 R2 乙 700 日期=2026-11-02
    应收 A 甲 900 入账=2026-10-01 到期=2026-11-05
"""


def page(books: Dispatch, since: date | None = None) -> Today:
    return books.ask(lambda tx: today(tx, since, limit=-1))


def keys(found: Today) -> dict[str, Item]:
    """Every line by the name under which it is put off."""
    return {key_of(item, part.group): item for part in found.groups for item in part.items}


def said(item: Item, day: date = TODAY) -> str:
    return sentence(item.why, "zh_CN", day)


def test_a_to_do_is_off_the_page_until_its_day_and_says_then_why(
    books: Dispatch, store: Store
) -> None:
    given(books, BOOK)
    row = TODO
    before = page(books)
    books.run(SnoozeItem(row, END, "等回电"))
    assert row not in keys(page(books))
    assert page(books).left == before.left - 1
    (away,) = page(books).snoozed
    assert (away.title, said(away)) == ("补材料", "暂缓到 11-17，等回电")
    store.clock = FixedClock(END)
    back = keys(page(books))[row]
    assert said(back, END) == "暂缓到今天（等回电）；11-10 就该办，晚了 7 天"
    assert page(books).snoozed == ()
    store.clock = FixedClock(END + timedelta(days=1))
    assert "暂缓" not in said(keys(page(books))[row], store.clock.today())


def test_it_says_so_too_when_the_pc_was_off_on_its_day(books: Dispatch, store: Store) -> None:
    given(books, BOOK)
    row = TODO
    books.run(SnoozeItem(row, END, "等回电"))
    later = END + timedelta(days=3)
    store.clock = FixedClock(later)
    assert said(keys(page(books, TODAY))[row], later).startswith("暂缓到 11-17（等回电）；")
    assert "暂缓" not in said(keys(page(books, END))[row], later)


def test_money_to_match_that_is_put_off_leaves_count_and_sum(books: Dispatch) -> None:
    ids = given(books, BOOK)
    books.run(SnoozeItem(f"receipt:{ids['R1']}", END, "问客户"))
    found = page(books)
    part = next(one for one in found.groups if one.group is Group.UNMATCHED)
    assert (part.count, part.totals, part.customers) == (1, {"CNY": 700_00}, 1)
    assert [item.id for item in part.items] == [ids["R2"]]
    assert [item.id for item in books.ask(lambda tx: more(tx, Group.UNMATCHED, 0))] == [ids["R2"]]
    assert [item.amount for item in found.snoozed] == [500_00]
    assert found.figures["CNY"].unmatched.count == 2  # the desk still has both


def test_a_row_that_is_put_off_is_not_asked_for_and_comes_back_with_the_reason(
    books: Dispatch, store: Store
) -> None:
    ids = given(books, "客户 甲\n应收 A 甲 900 入账=2026-10-01 到期=2026-11-05")
    row = f"plan:{ids['A']}"
    hold = books.run(SnoozeItem(row, END, "老板去谈")).outcome.result
    assert hold.startswith("hold:")
    assert row not in keys(page(books))
    store.clock = FixedClock(END)
    assert said(keys(page(books))[row], END) == "暂缓到今天，老板去谈"


def test_money_that_came_meanwhile_does_not_hide_that_the_row_was_put_off(
    books: Dispatch, store: Store
) -> None:
    ids = given(books, BOOK)
    books.run(PutOff(ids["甲"], END, "等验收单", ids["A"]))
    store.clock = FixedClock(END)
    told = said(keys(page(books))[f"plan:{ids['A']}"], END)
    assert told == "暂缓到今天（等验收单）；11-01 到账 500.00，还没核销"


def test_what_is_woken_stands_again_and_did_not_come_back_by_itself(
    books: Dispatch, store: Store
) -> None:
    ids = given(books, BOOK)
    row, plan = TODO, f"plan:{ids['A']}"
    for record in (row, plan):
        made = books.run(SnoozeItem(record, END, "等回电")).outcome.result
        assert books.run(WakeItem(record)).outcome.result == [made]
        assert record in keys(page(books))
    store.clock = FixedClock(END)
    assert "暂缓" not in said(keys(page(books))[row], END)
    with pytest.raises(Refused) as refused:
        books.run(WakeItem(row))
    assert refused.value.kind == "not_put_off"


def test_the_alarm_of_a_held_row_can_wait_but_not_beyond_its_limitation(books: Dispatch) -> None:
    ids = given(
        books,
        "客户 甲\n应收 A 甲 900 入账=2023-11-01 到期=2023-12-20\n"
        "暂缓 甲 计划=A 日期=2026-11-01 到=2026-12-31",
    )
    alarm = f"limitation:{ids['A']}"
    assert alarm in keys(page(books))
    with pytest.raises(Refused) as refused:
        books.run(SnoozeItem(alarm, date(2027, 1, 20), "以后再说"))
    assert refused.value.kind == "snooze_past_limitation"
    books.run(SnoozeItem(alarm, END, "律师在办"))
    assert alarm not in keys(page(books))


def test_without_reason_end_or_record_nothing_is_put_off(books: Dispatch) -> None:
    given(books, BOOK)
    row = TODO
    for command, error in (
        (SnoozeItem(row, END, " "), InvalidValue),
        (SnoozeItem(row, TODAY, "等回电"), InvalidDay),
        (SnoozeItem("todo:999", END, "等回电"), NotFound),
        (SnoozeItem("plan:999", END, "等回电"), NotFound),
        (SnoozeItem("journal_entry:1", END, "等回电"), InvalidValue),
    ):
        with pytest.raises(error):
            books.run(command)
    assert page(books).snoozed == ()


def test_every_line_of_the_sample_can_be_put_off(tmp_path: Path) -> None:
    path = new_sample(tmp_path / "sample.arapp", "澄禾", clock=FixedClock(TODAY))
    books = files.open_books(path, FixedClock(TODAY))
    try:
        put_all_off(books)
    finally:
        books.close()


def put_all_off(books: Dispatch) -> None:
    """Each line of the page, one after the other; nothing is left on it."""
    books.run(SavePayable("富昌轴承", Money(8_000_00, "CNY"), TODAY))
    lines = keys(page(books))
    kinds = {key.partition(":")[0] for key in lines}
    assert {"plan", "promise", "customer", "milestone", "contract", "invoice", "receipt",
            "payable", "todo", "rescore"} <= kinds  # fmt: skip
    for key in lines:
        books.run(SnoozeItem(key, END, "等回电"))
    assert keys(page(books)) == {}


def test_headless_names_what_was_put_off(books: Dispatch) -> None:
    given(books, BOOK)
    books.run(SnoozeItem(TODO, END, "等回电"))
    document: dict[str, Any] = books.ask(lambda tx: today_json(today(tx)))
    (line,) = document["snoozed"]
    assert (line["title"], line["why"]) == ("补材料", "暂缓到 11-17，等回电")
