"""Rules for due days, work days, and the days a customer has to pay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arapp.models.values.errors import InvalidDay, InvalidValue, NoSuchCustomer
from arapp.services.dealing.contract_text import rule_text, shift_text
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.due_rules import DueRule, parse_rule, rule_in, rule_or_none
from arapp.services.ledger.terms import terms_of
from arapp.services.ledger.workdays import is_workday, knows, next_workday, why_not
from tests import ledger_text

BASE = date(2026, 1, 31)
WRITTEN = [
    ("node+15", "node+15", date(2026, 2, 15)),
    ("node-3", "node-3", date(2026, 1, 28)),
    ("net 30", "net 30", date(2026, 3, 2)),
    ("NET 30", "net 30", date(2026, 3, 2)),
    ("票到 30 天", "net 30", date(2026, 3, 2)),
    ("开票后30天内", "net 30", date(2026, 3, 2)),
    ("30", "net 30", date(2026, 3, 2)),
    ("eom+30", "eom+30", date(2026, 3, 2)),
    ("月结30", "eom+30", date(2026, 3, 2)),
    ("月结 30 天", "eom+30", date(2026, 3, 2)),
    ("30天月结", "eom+30", date(2026, 3, 2)),
    ("月末 + 30 天", "eom+30", date(2026, 3, 2)),
    ("月结", "eom+0", date(2026, 1, 31)),
    ("eom+1m", "eom+1m+0", date(2026, 2, 28)),
    ("eom+2m d10", "eom+2m d10", date(2026, 3, 10)),
    ("eom d31", "eom d31", date(2026, 1, 31)),
    ("eom+1m d31", "eom+1m d31", date(2026, 2, 28)),
    ("月底+2个月10日", "eom+2m d10", date(2026, 3, 10)),
    ("月底+2个月", "eom+2m+0", date(2026, 3, 31)),
    ("次月 10 日", "eom+1m d10", date(2026, 2, 10)),
    ("月结次月10号", "eom+1m d10", date(2026, 2, 10)),
    ("下月底", "eom+1m+0", date(2026, 2, 28)),
    ("次月10日前", "eom+1m d10", date(2026, 2, 10)),
    ("款到发货", "net 0", BASE),
    ("全款预付", "net 0", BASE),
    ("现款现货", "net 0", BASE),
    ("票到付款", "net 0", BASE),
    ("on 2027-03-10", "on 2027-03-10", date(2027, 3, 10)),
    ("2027年3月10日", "on 2027-03-10", date(2027, 3, 10)),
    ("验收后 60 天", "node+60", date(2026, 4, 1)),
    ("节点前 3 天", "node-3", date(2026, 1, 28)),
    ("发货前３天", "node-3", date(2026, 1, 28)),
    ("期满当天", "node+0", date(2026, 1, 31)),
    ("30 days after acceptance", "node+30", date(2026, 3, 2)),
]


@pytest.mark.parametrize(("written", "canonical", "due"), WRITTEN)
def test_what_people_write_is_a_rule(written: str, canonical: str, due: date) -> None:
    rule = parse_rule(written)
    assert (rule.text(), rule.due(BASE)) == (canonical, due)
    shifted = parse_rule(f"{written} workday")
    assert shifted.text() == f"{canonical} workday"
    assert parse_rule(f"{written}，遇节假日顺延") == shifted


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        ("尽快", "unknown"),
        ("node+99999", "range"),
        ("on 2027-13-01", "unknown"),
        ("on 1980-01-01", "range"),
        ("eom d0", "range"),
        ("eom d32", "range"),
        ("eom+999m", "range"),
        ("workday", "unknown"),
        ("3331", "unknown"),
    ],
)
def test_what_is_no_rule_says_why(written: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse_rule(written)
    assert refusal.value.fields["reason"] == reason
    assert refusal.value.fields["field"] == "due_rule"
    assert rule_or_none(written) is None


_RULES = st.one_of(
    st.builds(DueRule, st.sampled_from(["node"]), st.integers(-3650, 3650), workday=st.booleans()),
    st.builds(DueRule, st.just("net"), st.integers(0, 3650), workday=st.booleans()),
    st.builds(
        DueRule, st.just("eom"), st.integers(0, 3650), st.integers(0, 120), workday=st.booleans()
    ),
    st.builds(
        DueRule, st.just("eom"), st.just(0), st.integers(0, 120), st.integers(1, 31),
        workday=st.booleans(),
    ),
    st.builds(
        DueRule, st.just("on"), on=st.dates(date(1990, 1, 1), date(2199, 12, 31)),
        workday=st.booleans(),
    ),
)  # fmt: skip


@given(_RULES, st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_every_rule_is_written_and_read_again_and_gives_a_day(rule: DueRule, base: date) -> None:
    assert parse_rule(rule.text()) == rule
    due, plain = rule.due(base), rule.plain_due(base)
    assert due >= plain
    assert (due - plain).days < 20
    if rule.workday:
        assert is_workday(due)
        assert bool(rule.shift(base)) == (due != plain)
    else:
        assert due == plain
    for language in ("zh_CN", "en"):
        assert rule_text(rule, language)


def test_no_rule_reckons_from_a_day_no_ledger_knows() -> None:
    with pytest.raises(InvalidDay):
        parse_rule("net 5").due(date(1980, 1, 1))


@pytest.mark.parametrize(
    ("day", "why", "then"),
    [
        (date(2026, 2, 17), "spring_festival", date(2026, 2, 24)),
        (date(2026, 2, 14), "", date(2026, 2, 14)),  # a Saturday that is worked instead
        (date(2026, 10, 1), "national_day", date(2026, 10, 8)),
        (date(2026, 10, 10), "", date(2026, 10, 10)),
        (date(2026, 11, 14), "saturday", date(2026, 11, 16)),
        (date(2026, 11, 12), "", date(2026, 11, 12)),
        (date(2031, 10, 1), "", date(2031, 10, 1)),  # not announced yet: weekends alone
        (date(2031, 10, 4), "saturday", date(2031, 10, 6)),
    ],
)
def test_work_days_follow_the_public_calendar(day: date, why: str, then: date) -> None:
    assert (why_not(day), next_workday(day)) == (why, then)
    assert is_workday(day) == (why == "")
    assert knows(day.year) == (day.year < 2031)


def test_a_shift_is_said_in_both_languages() -> None:
    assert shift_text("sunday", "zh_CN") == "周日顺延"
    assert shift_text("national_day", "zh_CN") == "国庆顺延"
    assert shift_text("national_day", "en") == "moved past National Day"
    assert shift_text("victory_day", "en") == "moved past victory day"
    assert shift_text("", "zh_CN") == ""


@pytest.mark.parametrize(
    ("rule", "milestone", "chinese", "english"),
    [
        ("node+15", "signing", "签订后 15 天", "15 days after signing"),
        ("node-3", "delivery", "发货前 3 天", "3 days before delivery"),
        ("node+60", "other", "节点后 60 天", "60 days after the milestone"),
        ("node+0", "warranty", "期满当天", "on the end of the warranty"),
        ("node+0", "acceptance", "验收当天", "on acceptance"),
        ("net 30", "", "30 天内", "within 30 days"),
        ("net 0", "", "当天", "at once"),
        ("eom+30", "", "月末 + 30 天", "end of the month + 30 days"),
        ("eom+1m d10", "", "次月 10 日", "day 10 of the next month"),
        ("eom+2m d10", "", "2 个月后 10 日", "day 10 2 months later"),
        ("eom d10", "", "当月 10 日", "day 10 of the month"),
        ("eom+1m", "", "次月末", "end of the month after"),
        ("on 2027-03-10", "", "2027-03-10", "2027-03-10"),
        ("soon", "", "", ""),
    ],
)
def test_a_rule_is_said_in_both_languages(
    rule: str, milestone: str, chinese: str, english: str
) -> None:
    assert rule_text(rule, "zh_CN", milestone) == chinese
    assert rule_text(rule, "en", milestone) == english


def test_terms_in_a_sentence_hold_their_rule() -> None:
    assert str(rule_in("电汇，月结30天").text()) == "eom+30"  # type: ignore[union-attr]  # it is there
    assert str(rule_in("票到 45 天付款，承兑").text()) == "net 45"  # type: ignore[union-attr]  # it is there
    assert rule_in("款到发货") == DueRule("net")
    assert rule_in("老规矩") is None


def test_a_customers_days_are_its_terms_else_its_grades(books: Dispatch) -> None:
    names = ledger_text.given(books, "客户 甲 等级=A\n客户 乙 等级=B\n客户 丙 等级=Z")
    for name, rule in (("甲", "net 60"), ("乙", "net 30"), ("丙", "net 0")):
        assert books.ask(lambda tx, of=names[name]: terms_of(tx, of)).text() == rule  # type: ignore[misc]  # bound at once
    with pytest.raises(NoSuchCustomer):
        books.ask(lambda tx: terms_of(tx, 99))
