"""What was learned is listed with where it came from, and each of it can be taken back."""

import pytest

from arapp.models.values.errors import InvalidValue, NoSuchCustomer, NotFound
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import settings as stored
from arapp.services.matching.commands import Allocate, Decline, RevokeAlias
from arapp.services.matching.habits import SETTING, ForgetHabit, RestoreHabit, forgotten
from arapp.services.matching.learned import Learned, RestoreAlias, Undecline, learned
from arapp.services.matching.load import load_book
from arapp.services.matching.rows import Grade
from arapp.services.matching.service import match
from tests.ledger_text import given
from tests.matching.writing import Written

FIRM = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {FIRM} 简称=瑞沃
    合同 HT-2026-018 {FIRM} 135000 签订=2026-06-01
    应收 验收款 {FIRM} 135000 入账=2026-10-20 到期=2026-10-29 合同=HT-2026-018
    应收 一 {FIRM} 1000 入账=2026-08-20 到期=2026-09-29
    应收 二 {FIRM} 2000 入账=2026-08-20 到期=2026-09-29
    收款 R1 - 970 日期=2026-10-01 付款人=张海涛
    收款 R2 - 1970 日期=2026-10-02 付款人=张海涛
"""


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    """Twice a person paid for the firm and kept 30.00."""
    ids = given(books, BOOKS)
    for receipt, plan, whole in (("R1", "一", 1000_00), ("R2", "二", 2000_00)):
        part = ((ids[plan], Money(whole)),)
        books.run(Allocate(ids[receipt], part, ("fee", Money(30_00)), customer_id=ids[FIRM]))
    return ids


def found(books: Dispatch) -> Learned:
    return books.ask(learned)


def test_an_alias_says_where_it_came_from(books: Dispatch, ids: dict[str, int]) -> None:
    (alias,) = found(books).aliases
    assert (alias.customer, alias.kind, alias.value) == ("瑞沃", "name", "张海涛")
    assert (alias.source, alias.actor, alias.hits) == ("confirmed", "local", 2)
    assert alias.last_used.isoformat() == "2026-10-02"
    assert alias.customer_id == ids[FIRM]


def test_an_alias_speaks_no_more_and_speaks_again(books: Dispatch, ids: dict[str, int]) -> None:
    given(books, "收款 R3 - 135000 日期=2026-11-01 付款人=张海涛")

    def grade() -> int:
        (out,) = books.ask(match)
        return out.result.best.weight[1]

    assert ids
    assert grade() == Grade.DECISIVE
    (alias,) = found(books).aliases
    books.run(RevokeAlias(alias.id))
    assert found(books).aliases[0].revoked
    assert grade() < Grade.FULL
    books.run(RestoreAlias(alias.id))
    assert not found(books).aliases[0].revoked
    assert found(books).aliases[0].hits == 2
    assert grade() == Grade.DECISIVE
    with pytest.raises(NotFound):
        books.run(RestoreAlias(99))


def test_a_habit_is_forgotten_and_remembered(books: Dispatch, ids: dict[str, int]) -> None:
    def deduction() -> int:
        return books.ask(load_book).habits[ids[FIRM]].deduction

    habit = next(one for one in found(books).habits if one.kind == "deduction")
    assert (habit.customer, habit.minor, habit.times, habit.used) == ("瑞沃", 30_00, 2, True)
    assert deduction() == 30_00
    assert books.run(ForgetHabit(ids[FIRM], "deduction")).outcome.result is True
    assert deduction() == 0
    habit = next(one for one in found(books).habits if one.kind == "deduction")
    assert (habit.minor, habit.used) == (30_00, False)
    assert books.run(RestoreHabit(ids[FIRM], "deduction")).outcome.result is True
    assert deduction() == 30_00
    assert books.ask(lambda tx: stored.read(tx, SETTING)) is None


def test_nobody_and_nothing_cannot_be_forgotten(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(InvalidValue):
        books.run(ForgetHabit(ids[FIRM], "mood"))
    with pytest.raises(NoSuchCustomer):
        books.run(ForgetHabit(99, "delay"))


@pytest.mark.parametrize("text", ["[1]", '{"x": ["delay"], "1": "delay", "2": ["mood", "delay"]}'])
def test_what_another_program_noted_is_read_as_far_as_it_goes(books: Dispatch, text: str) -> None:
    books.run(Written(lambda tx: tx.insert("setting", key=SETTING, value=text)))
    assert books.ask(forgotten) == ({} if text == "[1]" else {2: frozenset({"delay"})})


def test_a_declined_row_may_be_proposed_again(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = given(books, f"收款 R3 {FIRM} 135000 日期=2026-11-01")["R3"]
    books.run(Decline(receipt, ids["验收款"]))
    (pair,) = found(books).declined
    assert (pair.receipt_id, pair.plan_id, pair.minor) == (receipt, ids["验收款"], 135_000_00)
    assert (pair.contract, pair.label, pair.customer) == ("HT-2026-018", "验收款", "瑞沃")
    assert pair.day.isoformat() == "2026-11-12"

    def proposed() -> bool:
        (out,) = books.ask(match)
        return any(part.plan_id == ids["验收款"] for part in out.result.best.parts)

    assert not proposed()
    assert books.run(Undecline(pair.id)).outcome.result == (receipt, ids["验收款"])
    assert proposed()
    assert found(books).declined == ()
    with pytest.raises(NotFound):
        books.run(Undecline(pair.id))
    books.undo()
    assert not proposed()
