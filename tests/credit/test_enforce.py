"""The check at the entry of contracts, plans and invoices; facts are recorded without it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest

from arapp.models.tx import WriteTx
from arapp.models.values.errors import NotAllowed, Refused
from arapp.models.values.money import Money
from arapp.services.credit.enforce import Answer, check, require
from arapp.services.credit.grading import SaveGrade, SetLimit
from arapp.services.dispatch import Actor, Dispatch, Outcome, Right, Topic
from arapp.services.ledger.receipts import RecordReceipt
from tests.conftest import TODAY
from tests.ledger_text import given as write


@dataclass(frozen=True)
class Entering:
    """What a contract does at entry, without the contract."""

    customer: int
    extra: Money
    override: str
    entry: str

    label: ClassVar[str] = "save_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        answer = require(tx, self.customer, self.extra, self.override, self.entry)
        return Outcome(frozenset({Topic.CONTRACTS}), answer)


def ask(books: Dispatch, name: str, extra: Money, entry: str = "contract") -> Answer:
    row = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,)))
    return books.ask(lambda tx: check(tx, row, extra, entry))


def keys(answer: Answer) -> list[tuple[str, str]]:
    return [(reason.key, reason.level) for reason in answer.reasons]


def enter(
    books: Dispatch, name: str, extra: Money, override: str = "", entry: str = "contract"
) -> Answer:
    """Inside a command, as the actor at this door."""
    row = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,)))
    answer = books.run(Entering(row, extra, override, entry)).outcome.result
    assert isinstance(answer, Answer)
    return answer


def test_within_the_limit_nothing_is_said(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=B")
    answer = ask(owner, "恒信", Money(200_000_000))
    assert (answer.level, answer.reasons) == ("ok", ())
    assert answer.after.total == 200_000_000


def test_a_cent_over_is_warned_of_and_goes_on(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=B")
    answer = enter(owner, "恒信", Money(200_000_001))
    assert keys(answer) == [("over_limit", "warn")]
    assert answer.reasons[0].facts["over"] == Money(1)


def test_what_is_owed_already_counts_and_the_base_amount_helps(owner: Dispatch) -> None:
    row = write(owner, "客户 恒信 等级=C\n应收 A 恒信 400000 入账=2026-11-01 到期=2026-12-01")[
        "恒信"
    ]
    assert keys(ask(owner, "恒信", Money(10_000_001))) == [("over_limit", "warn")]
    owner.run(SetLimit(row, None, Money(1)))
    assert ask(owner, "恒信", Money(10_000_001)).level == "ok"


def test_what_is_still_expected_is_told_and_blocks_nothing(owner: Dispatch) -> None:
    row = write(owner, "客户 恒信 等级=D")["恒信"]
    owner.run(SetLimit(row, Money(10_000_000), None))
    assert keys(owner.ask(lambda tx: check(tx, row, Money(0), expected=10_000_000))) == []
    answer = owner.ask(lambda tx: check(tx, row, Money(4_000_000), expected=6_000_001))
    assert (answer.level, keys(answer)) == ("warn", [("over_limit_later", "warn")])
    facts = answer.reasons[0].facts
    assert (facts["after"], facts["over"]) == (Money(10_000_001), Money(1))
    assert (answer.after.total, answer.whole.total) == (4_000_000, 10_000_001)
    answer = owner.ask(lambda tx: check(tx, row, Money(10_000_001), expected=1))
    assert keys(answer) == [("over_limit", "block")], "said once"


def test_a_blocking_grade_asks_for_a_reason(owner: Dispatch) -> None:
    owner.run(SaveGrade("C", "一般或新", 15, Money(1_000_000), points=50, enforce="block"))
    write(owner, "客户 恒信 等级=C")
    with pytest.raises(Refused) as refused:
        enter(owner, "恒信", Money(1_000_100))
    assert refused.value.kind == "over_limit"
    assert refused.value.fields["customer"] == "恒信"
    assert refused.value.fields["limit"] == Money(1_000_000)
    assert enter(owner, "恒信", Money(1_000_100), "老板电话同意").level == "block"


def test_who_may_book_may_not_override(owner: Dispatch, monkeypatch: pytest.MonkeyPatch) -> None:
    from arapp.services import dispatch

    monkeypatch.setitem(dispatch.ROLES, "clerk", frozenset({Right.BOOK}))
    write(owner, "客户 恒信 等级=D")
    clerk = Dispatch(owner._store, Actor("小王", "clerk"))
    with pytest.raises(NotAllowed):
        enter(clerk, "恒信", Money(100), "我看可以")
    assert enter(owner, "恒信", Money(100), "老板同意").level == "block"


def test_grade_d_pays_first(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=D\n收款 R 恒信 300 日期=2026-11-10")
    answer = ask(owner, "恒信", Money(50_000))
    assert keys(answer) == [("grade_needs_prepayment", "block")]
    assert answer.reasons[0].facts["missing"] == Money(20_000)
    assert ask(owner, "恒信", Money(30_000)).level == "ok", "it has paid for that"
    write(owner, "应收 A 恒信 400 入账=2026-11-11 到期=2026-12-01")
    assert ask(owner, "恒信", Money(0)).reasons[0].facts["missing"] == Money(10_000)


def test_an_own_limit_lends_to_grade_d(owner: Dispatch) -> None:
    row = write(owner, "客户 恒信 等级=D")["恒信"]
    owner.run(SetLimit(row, Money(100_000)))
    assert ask(owner, "恒信", Money(100_000)).level == "ok"
    assert keys(ask(owner, "恒信", Money(100_001))) == [("over_limit", "block")]


LATE = "客户 恒信 等级=A\n应收 A 恒信 50000 入账=2026-01-01 到期=2026-02-01"


def test_an_abnormal_customers_new_contract_needs_the_boss(owner: Dispatch) -> None:
    write(owner, LATE)
    with pytest.raises(Refused) as refused:
        enter(owner, "恒信", Money(100))
    assert refused.value.kind == "abnormal_customer"
    assert refused.value.fields["days"] == 284
    enter(owner, "恒信", Money(100), "老客户，老板同意")


@pytest.mark.parametrize("entry", ["plan", "invoice"])
def test_on_plans_and_invoices_the_flag_is_only_told(owner: Dispatch, entry: str) -> None:
    write(owner, LATE)
    assert keys(enter(owner, "恒信", Money(100), entry=entry)) == [("abnormal_customer", "warn")]


def test_a_grade_that_does_not_care_says_nothing_of_the_limit(owner: Dispatch) -> None:
    owner.run(SaveGrade("B", "稳定优质", 30, Money(1), points=70, enforce="none"))
    write(owner, "客户 恒信 等级=B")
    assert ask(owner, "恒信", Money(1_000_000)).level == "ok"


def test_another_currency_is_told_and_not_reckoned(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=C")
    answer = ask(owner, "恒信", Money(999_999_999, "USD"))
    assert keys(answer) == [("other_currency", "warn")]
    assert answer.after.total == 0


def test_who_is_over_already_is_told_of_though_nothing_is_owed_yet(owner: Dispatch) -> None:
    """All rows of the new contract wait for their milestones."""
    write(owner, "客户 恒信 等级=C\n应收 A 恒信 600000 入账=2026-11-01 到期=2026-12-01")
    assert keys(ask(owner, "恒信", Money(0))) == [("over_limit", "warn")]


def test_a_contract_that_takes_off_asks_nothing_of_the_limit(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=C\n应收 A 恒信 600000 入账=2026-11-01 到期=2026-12-01")
    assert ask(owner, "恒信", Money(-100)).level == "ok"


def test_money_that_came_is_recorded_whatever_the_customer(owner: Dispatch) -> None:
    row = write(owner, LATE.replace("等级=A", "等级=D"))["恒信"]
    owner.run(RecordReceipt(TODAY, Money(100), "恒信", row))


def test_it_looks_at_the_ledger_day(owner: Dispatch) -> None:
    write(owner, "客户 恒信 等级=C\n应收 A 恒信 600000 入账=2026-12-01 到期=2026-12-31")
    assert owner.ask(lambda tx: tx.today) == date(2026, 11, 12)
    assert ask(owner, "恒信", Money(100)).level == "ok"
