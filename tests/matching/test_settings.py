"""What a firm sets: kept in its ledger, refused where it would be unsafe, obeyed everywhere."""

import json
from dataclasses import replace
from typing import Any

import pytest

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, NotAllowed, Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.ledger import settings as stored
from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.commands import Allocate
from arapp.services.matching.rows import Confidence, Grade
from arapp.services.matching.rules import LAST, RULES, AmountClass, RefClass, judge
from arapp.services.matching.service import match
from arapp.services.matching.settings import (
    BY_HAND,
    RULE_SETTING,
    SETTING,
    SHIPPED,
    RuleChoice,
    SetMatching,
    SetRules,
    choices,
    chosen,
    limits,
    rule_table,
    settings,
)
from tests.ledger_text import given
from tests.matching.writing import Written

FIRM = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {FIRM}
    合同 HT-2026-018 {FIRM} 135000 签订=2026-06-01
    应收 验收款 {FIRM} 135000 入账=2026-10-20 到期=2026-10-29 合同=HT-2026-018
    应收 货款 {FIRM} 47236.51 入账=2026-10-15 到期=2026-11-17
"""


def put(books: Dispatch, **changed: Any) -> list[str]:
    return list(books.run(SetMatching(tuple(changed.items()))).outcome.result)


def pay(books: Dispatch, yuan: str, memo: str = "货款") -> int:
    return given(books, f"收款 {memo} {FIRM} {yuan} 日期=2026-11-11 付款人={FIRM}")[memo]


def shuffled(*first: str) -> tuple[RuleChoice, ...]:
    rows = {one.key: one for one in choices(RULES)}
    return tuple(rows[key] for key in (*first, *(k for k in rows if k not in first)))


def changed(key: str, **values: Any) -> tuple[RuleChoice, ...]:
    return tuple(replace(one, **values) if one.key == key else one for one in choices(RULES))


def test_a_new_ledger_has_the_shipped_settings(books: Dispatch) -> None:
    found = books.ask(settings)
    assert found == SHIPPED
    assert not found.auto_posting
    assert not found.amount_posts
    assert books.ask(rule_table) == RULES
    assert books.ask(limits)["fee"] == 500_00
    assert books.ask(limits)["discount"] is None


def test_what_is_set_is_kept_and_can_be_taken_back(books: Dispatch) -> None:
    assert put(books, fee_steps=[3000, 500, 500], tails=(1000,), settle_under=0, policy="legal",
               auto_posting=True) == [
        "fee_steps", "tails", "settle_under", "policy", "auto_posting"]  # fmt: skip
    found = books.ask(settings)
    assert (found.fee_steps, found.tails, found.settle_under) == ((500, 3000), (1000,), 0)
    assert (found.policy, found.auto_posting) == ("legal", True)
    books.undo()
    assert books.ask(settings) == SHIPPED
    assert put(books, fee_steps=sorted(SHIPPED.fee_steps)) == []


def test_only_what_differs_from_a_new_ledger_is_stored(books: Dispatch) -> None:
    put(books, policy="pro_rata", settle_under=0)
    put(books, policy="oldest_due")
    assert books.ask(lambda tx: stored.read(tx, SETTING)) == {"settle_under": 0}
    put(books, settle_under=SHIPPED.settle_under)
    assert books.ask(lambda tx: stored.read(tx, SETTING)) is None


BAD: dict[str, tuple[str, Any]] = {
    "an order nobody knows": ("policy", "newest"),
    "a fee below zero": ("fee_steps", (-5,)),
    "a fee of nothing": ("fee_steps", (0,)),
    "a fee that is no amount": ("fee_steps", ("30",)),
    "too many fees": ("fee_steps", tuple(range(1, 99))),
    "a tail that is one number": ("tails", 100),
    "to settle under less than nothing": ("settle_under", -1),
    "to settle under a truth": ("settle_under", True),
    "a limit of a reason nobody knows": ("limits", (("gift", 5),)),
    "a limit below zero": ("limits", (("fee", -1),)),
    "limits that are no pairs": ("limits", 5),
    "a guard that is half on": ("auto_posting", 1),
    "a name nobody knows": ("colour", 1),
}


@pytest.mark.parametrize("case", BAD)
def test_nonsense_is_refused_with_the_name_of_the_field(books: Dispatch, case: str) -> None:
    name, value = BAD[case]
    with pytest.raises(InvalidValue) as caught:
        put(books, **{name: value})
    assert caught.value.fields["field"] == name
    assert books.ask(settings) == SHIPPED


def test_only_who_may_change_settings_changes_them(books: Dispatch) -> None:
    books.actor = Actor("周凯", "sales")
    with pytest.raises(NotAllowed):
        put(books, auto_posting=True)
    with pytest.raises(NotAllowed):
        books.run(SetRules(shuffled("full_unique")))


@pytest.mark.parametrize("text", ['{"policy": 5, "tails": "x", "later": 1}', "[]", "7", "{", ""])
def test_what_another_program_wrote_counts_as_never_set(books: Dispatch, text: str) -> None:
    def write(tx: WriteTx) -> None:
        tx.insert("setting", key=SETTING, value=text)
        tx.insert("setting", key=RULE_SETTING, value=text)

    books.run(Written(write))
    assert books.ask(settings) == SHIPPED
    assert books.ask(rule_table) == RULES


# --- obeyed -----------------------------------------------------------------------------------


def test_a_difference_keeps_to_the_limit_of_the_firm(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    receipt = pay(books, "134000")
    part = ((ids["验收款"], Money(135_000_00)),)
    with pytest.raises(Refused):
        books.run(Allocate(receipt, part, ("fee", Money(1_000_00))))
    put(books, limits=(("fee", 1_000_00), ("discount", 5_00)))
    with pytest.raises(Refused):
        books.run(Allocate(receipt, part, ("discount", Money(1_000_00))))
    books.run(Allocate(receipt, part, ("fee", Money(1_000_00))))
    assert books.ask(limits)["rounding"] is None


def test_a_fee_the_firm_knows_is_proposed(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "134982")
    (before,) = books.ask(match)
    assert before.result.best.difference is None
    put(books, fee_steps=(18_00,))
    (after,) = books.ask(match)
    assert after.result.best.difference is not None
    assert (after.result.best.difference.reason, after.result.best.difference.minor) == (
        "fee",
        1800,
    )


def test_money_that_names_nothing_goes_in_the_order_of_the_firm(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "50000")

    def proposed() -> list[str]:
        (out,) = books.ask(match)
        return [one.policy for one in (out.result.best, *out.result.alternatives) if one.policy]

    for policy in POLICIES:
        put(books, policy=policy)
        assert proposed() == [policy]
    put(books, policy=BY_HAND)
    assert proposed() == []


def test_an_odd_amount_posts_only_where_the_firm_lets_it(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "47236.51")
    assert [out.result.auto for out in books.ask(match)] == [False]
    put(books, amount_posts=True)
    assert [out.result.auto for out in books.ask(match)] == [True]


# --- the rule table ---------------------------------------------------------------------------


def test_a_rule_may_be_less_sure_forbidden_to_post_or_switched_off(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "135000", memo="HT-2026-018")

    def first() -> tuple[str, str, bool]:
        (out,) = books.ask(match)
        return out.result.best.rule, str(out.result.best.confidence), out.result.auto

    assert first() == ("full_number_exact", "high", True)
    books.run(SetRules(changed("full_number_exact", auto=False)))
    assert first() == ("full_number_exact", "high", False)
    books.run(SetRules(changed("full_number_exact", confidence="medium", auto=False)))
    assert first() == ("full_number_exact", "medium", False)
    books.run(SetRules(changed("full_number_exact", on=False)))
    assert first() == ("partial_number_exact", "high", False)
    books.run(SetRules())
    assert first() == ("full_number_exact", "high", True)
    assert books.ask(lambda tx: stored.read(tx, RULE_SETTING)) is None


def test_the_order_decides_and_is_kept(books: Dispatch) -> None:
    done = books.run(SetRules(shuffled("partial_exact"))).outcome.result
    assert done[0] == "partial_exact"
    table = books.ask(rule_table)
    assert table[0].key == "partial_exact"
    found = judge(Grade.FULL, RefClass.NONE, AmountClass.UNIQUE, table)
    assert found.key == "partial_exact"
    books.undo()
    assert books.ask(rule_table) == RULES
    assert books.run(SetRules(choices(RULES))).outcome.result == []


SAFE = {"full_number_exact", "full_unique"}


@pytest.mark.parametrize("key", [rule.key for rule in RULES if rule.key not in SAFE])
def test_no_other_rule_can_be_given_leave_to_post(books: Dispatch, key: str) -> None:
    for confidence in ("high", "medium"):
        with pytest.raises(InvalidValue) as caught:
            books.run(SetRules(changed(key, confidence=confidence, auto=True)))
        assert caught.value.fields["value"] == key


def test_what_may_post_is_sure(books: Dispatch) -> None:
    with pytest.raises(InvalidValue) as caught:
        books.run(SetRules(changed("full_unique", confidence="medium")))
    assert caught.value.fields["reason"] == "may_not_post"
    shipped = chosen(choices(RULES))
    assert shipped == RULES
    assert {rule.key for rule in RULES if rule.may_post} == SAFE


def test_the_rule_that_takes_the_rest_stays_as_it_is(books: Dispatch) -> None:
    for rows in (
        shuffled(LAST),
        changed(LAST, on=False),
        changed(LAST, confidence="high"),
    ):
        with pytest.raises(InvalidValue) as caught:
            books.run(SetRules(rows))
        assert caught.value.fields["reason"] == "last"


def test_a_table_holds_every_rule_once(books: Dispatch) -> None:
    rows = choices(RULES)
    for table, reason in (
        (rows[1:], "missing"),
        ((rows[0], *rows), "twice"),
        ((RuleChoice("luck", "high"), *rows), "unknown"),
        ((replace(rows[0], confidence="none", auto=False), *rows[1:]), "confidence"),
    ):
        with pytest.raises(InvalidValue) as caught:
            books.run(SetRules(table))
        assert caught.value.fields["reason"] == reason


def test_rules_of_a_later_program_find_their_place(books: Dispatch) -> None:
    known = [[one.key, one.confidence, one.auto, one.on] for one in choices(RULES)]
    gone = ["gone", "high", False, True]
    without = [gone, *(row for row in known if row[0] != "full_round")]

    def write(tx: WriteTx) -> None:
        tx.insert("setting", key=RULE_SETTING, value=json.dumps(without))

    books.run(Written(write))
    table = books.ask(rule_table)
    assert [rule.key for rule in table][-2:] == ["full_round", LAST]
    assert {rule.key for rule in table} == {rule.key for rule in RULES}
    assert table[0].confidence is Confidence.HIGH
