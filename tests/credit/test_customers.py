"""Saving customers, their people, payer names, salespersons: what is written, what is refused."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from arapp.cli.text import message
from arapp.models.tx import Tx
from arapp.models.values.errors import (
    InvalidDay,
    InvalidValue,
    NoSuchCustomer,
    NotAllowed,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money, parse_plain
from arapp.services.credit import owners, tax_no
from arapp.services.credit.customers import (
    AddAlias,
    RemoveAccount,
    RemoveContact,
    RevokeAlias,
    SaveAccount,
    SaveContact,
    SaveCustomer,
    SetOwner,
)
from arapp.services.credit.fields import KINDS, Value, problems, read
from arapp.services.dispatch import Actor, Dispatch, Right
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.search import search
from tests.ledger_text import given as write


def save(books: Dispatch, row: int | None = None, /, **values: Any) -> int:
    return int(books.run(SaveCustomer(row, tuple(values.items()))).outcome.result)


def column(books: Dispatch, row: int, name: str) -> object:
    return books.ask(lambda tx: tx.value(f"SELECT {name} FROM customer WHERE id = ?", (row,)))


def told(books: Dispatch, row: int | None = None, /, **values: Any) -> list[tuple[str, str, str]]:
    found = books.ask(lambda tx: problems(tx, row, values))
    return [(one.field, one.key, one.severity) for one in found]


# --- fields ------------------------------------------------------------------------------------


def test_a_new_customer_is_found_by_its_initials_and_has_grade_c(owner: Dispatch) -> None:
    row = save(owner, name=" 宏泰恒业科技有限公司 ", short_name="宏泰恒业")
    assert column(owner, row, "name") == "宏泰恒业科技有限公司"
    assert column(owner, row, "grade") == "C"
    assert column(owner, row, "currency") == "CNY"
    assert [hit.id for hit in owner.ask(lambda tx: search(tx, "hthy"))] == [row]


def test_another_name_brings_other_initials_and_only_what_changed_is_written(
    owner: Dispatch,
) -> None:
    row = save(owner, name="宏泰恒业", phone="1")
    save(owner, row, name="弘达机械", phone="1")
    assert column(owner, row, "initials") == "hdjx"
    assert column(owner, row, "name_key") == "弘达机械"
    before = owner.ask(lambda tx: tx.head())
    save(owner, row, phone="1")
    changes = owner.ask(
        lambda tx: tx.value("SELECT count(*) FROM journal_change WHERE seq > ?", (before[0],))
    )
    assert changes == 0


def test_every_field_is_kept(owner: Dispatch) -> None:
    head = save(owner, name="集团")
    row = save(
        owner,
        name="恒信", short_name="恒", code="K1", tax_no="91310115ma00000090", kind="民营",
        region="上海", owner="周凯", department="华东", terms="月结 30 天", statement_day=25,
        credit_limit=Money(100), base_amount=Money(7), phone="021", address="路 1 号",
        mail_address="信箱", language="zh_CN", currency="CNY", parent_id=head,
        since_on=date(2020, 1, 2), note="老客户",
    )  # fmt: skip
    names = ", ".join(KINDS)
    kept = owner.ask(lambda tx: tx.one(f"SELECT {names} FROM customer WHERE id = ?", (row,)))
    assert dict(zip(KINDS, kept, strict=True)) == {
        "name": "恒信", "short_name": "恒", "code": "K1", "tax_no": "91310115MA00000090",
        "kind": "民营", "region": "上海", "owner": "周凯", "department": "华东",
        "terms": "月结 30 天", "statement_day": 25, "credit_limit": 100, "base_amount": 7,
        "phone": "021", "address": "路 1 号", "mail_address": "信箱", "language": "zh_CN",
        "currency": "CNY", "parent_id": head, "since_on": date(2020, 1, 2).toordinal(),
        "note": "老客户",
    }  # fmt: skip


def test_a_name_or_number_that_another_has_is_refused_and_named(owner: Dispatch) -> None:
    first = save(owner, name="弘达（上海）有限公司", tax_no="X1", code="K1")
    for values, kind in (
        ({"name": "弘达(上海)有限公司"}, "duplicate_name"),
        ({"name": "乙", "tax_no": "x1"}, "duplicate_tax_no"),
        ({"name": "乙", "code": "K1"}, "duplicate_code"),
    ):
        with pytest.raises(Refused) as refused:
            save(owner, None, **values)
        assert refused.value.kind == kind
        assert refused.value.fields["customer"] == "弘达（上海）有限公司"
        assert refused.value.fields["id"] == first
    save(owner, first, name="弘达(上海)有限公司")  # its own is no other's


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": " "}, ("name", "empty", "error")),
        ({}, ("name", "empty", "error")),
        ({"name": "甲", "statement_day": 32}, ("statement_day", "range", "error")),
        ({"name": "甲", "credit_limit": Money(1, "USD")},
         ("credit_limit", "limit_currency", "error")),
        ({"name": "甲", "credit_limit": Money(-1)}, ("credit_limit", "negative", "error")),
        ({"name": "甲", "base_amount": Money(-1)}, ("base_amount", "negative", "error")),
        ({"name": "甲", "currency": "RMB!"}, ("currency", "no_currency", "error")),
        ({"name": "甲", "currency": "CNX"}, ("currency", "no_currency", "error")),
        ({"name": "甲", "language": "fr"}, ("language", "unknown", "error")),
        ({"name": "甲", "since_on": date(2027, 1, 1)}, ("since_on", "future", "error")),
        ({"name": "甲", "parent_id": 99}, ("parent_id", "unknown", "error")),
        ({"name": "甲", "terms": "看心情"}, ("terms", "terms_unread", "warning")),
        ({"name": "甲", "tax_no": "123"}, ("tax_no", "tax_no_length", "warning")),
        ({"name": "甲", "colour": "red"}, ("colour", "unknown", "error")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_of_the_field(
    owner: Dispatch, values: dict[str, Value], expected: tuple[str, str, str]
) -> None:
    assert expected in told(owner, None, **values)
    if expected[2] == "error":
        with pytest.raises((InvalidValue, Refused)):
            save(owner, None, **values)
        assert owner.ask(lambda tx: tx.value("SELECT count(*) FROM customer")) == 0
    else:
        save(owner, None, **values)


def test_a_name_stands_on_one_line_a_note_keeps_its_own(owner: Dispatch) -> None:
    row = save(owner, name="恒信\n贸易 \t 公司", note="一\n二")
    assert column(owner, row, "name") == "恒信 贸易 公司"
    assert column(owner, row, "note") == "一\n二"


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        ("credit_limit", Money(-100), "-1.00"),
        ("statement_day", 32, "32"),
        ("since_on", date(2027, 1, 1), "2027-01-01"),
        ("language", "fr", "fr"),
        ("parent_id", 99, "99"),
    ],
)
def test_what_is_refused_is_shown_as_typed(
    owner: Dispatch, field: str, value: Value, typed: str
) -> None:
    row = save(owner, name="恒信")
    with pytest.raises(InvalidValue) as no:
        save(owner, row, **{field: value})
    assert (no.value.fields["field"], no.value.fields["value"]) == (field, typed)
    assert typed in message(no.value, "zh_CN")


@pytest.mark.parametrize("text", ["99999999999999", "-1e400", "900000000000000000000000"])
def test_an_amount_that_is_too_large_is_shown_as_typed(text: str) -> None:
    with pytest.raises(InvalidValue) as no:
        parse_plain(text)
    assert (no.value.fields["value"], no.value.fields["reason"]) == (text, "range")


def test_a_group_is_no_part_of_itself(owner: Dispatch) -> None:
    top = save(owner, name="集团")
    part = save(owner, name="子公司", parent_id=top)
    for loop in (top, part):
        assert told(owner, top, parent_id=loop) == [("parent_id", "loop", "error")]


def test_the_currency_stays_while_a_limit_is_in_it(owner: Dispatch) -> None:
    row = save(owner, name="恒信", credit_limit=Money(100))
    assert told(owner, row, currency="USD") == [("currency", "in_use", "error")]
    with pytest.raises(InvalidValue) as no:
        save(owner, row, currency="USD")
    said = message(no.value, "zh_CN")
    assert "额度 1.00、铺底 — 是 CNY 的" in said
    assert "USD" in said
    save(owner, row, currency="USD", credit_limit=Money(100, "USD"))


def test_how_much_is_lent_is_not_everybodys(
    owner: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arapp.services import dispatch

    monkeypatch.setitem(dispatch.ROLES, "clerk", frozenset({Right.BOOK}))
    clerk = Dispatch(owner._store, Actor("小王", "clerk"))
    row = save(clerk, name="恒信", phone="1")
    with pytest.raises(NotAllowed):
        save(clerk, row, credit_limit=Money(100))
    with pytest.raises(NotAllowed):
        save(Dispatch(owner._store, Actor("周凯", "sales")), name="乙")
    save(owner, row, credit_limit=Money(100))
    save(clerk, row, credit_limit=Money(100), phone="2")  # as it is already


def test_nobody_is_changed(owner: Dispatch) -> None:
    with pytest.raises(NoSuchCustomer):
        save(owner, 99, phone="1")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("limit", "1,234.5", ("credit_limit", Money(123_450))),
        ("credit_limit", "", ("credit_limit", None)),
        ("base_amount", "", ("base_amount", Money(0))),
        ("statement_day", "25", ("statement_day", 25)),
        ("since_on", "2020-01-02", ("since_on", date(2020, 1, 2))),
        ("note", " x ", ("note", "x")),
    ],
)
def test_texts_are_read_by_their_field(name: str, text: str, value: object) -> None:
    assert read(name, text, "CNY") == value


@pytest.mark.parametrize(
    ("name", "text"), [("colour", "x"), ("statement_day", "二"), ("limit", "x")]
)
def test_a_text_that_is_none_is_refused(name: str, text: str) -> None:
    with pytest.raises(InvalidValue):
        read(name, text, "CNY")


# --- 统一社会信用代码 ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("91350100M000100Y43", ""),  # the example of GB 32100-2015
        ("91350100m000100y43", ""),
        ("91350100M000100Y44", "check"),
        ("91350100M000100I43", "characters"),
        ("91350100M000100Y4", "length"),
        ("310115123456789", ""),  # of before 2015
        ("", ""),
    ],
)
def test_the_code_checks_itself(code: str, wrong: str) -> None:
    assert tax_no.wrong(code) == wrong


def test_a_wrong_code_is_told_with_the_right_last_character(owner: Dispatch) -> None:
    found = owner.ask(lambda tx: problems(tx, None, {"name": "甲", "tax_no": "91350100M000100Y44"}))
    assert [(one.key, one.suggestion) for one in found] == [("tax_no_check", "91350100M000100Y43")]


def test_any_single_slip_is_seen() -> None:
    right = "91350100M000100Y43"
    for place in range(18):
        for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY":
            other = right[:place] + sign + right[place + 1 :]
            assert (tax_no.wrong(other) == "") is (other == right)


# --- salespersons ------------------------------------------------------------------------------


def _owner_on(row: int, day: date, tx: Tx) -> tuple[str, str]:
    return owners.owner_on(tx, row, day)


def test_a_new_salesperson_counts_from_a_day_and_the_old_one_before(owner: Dispatch) -> None:
    row = save(owner, name="恒信", owner="周凯", department="华东")
    owner.run(SetOwner(row, "李雷", "华南", date(2026, 10, 1)))
    assert (column(owner, row, "owner"), column(owner, row, "department")) == ("李雷", "华南")
    on = [owner.ask(partial(_owner_on, row, day)) for day in (date(2026, 9, 30), date(2026, 10, 1))]
    assert on == [("周凯", "华东"), ("李雷", "华南")]


def test_an_earlier_day_told_later_leaves_the_newest(owner: Dispatch) -> None:
    row = save(owner, name="恒信", owner="周凯")
    owner.run(SetOwner(row, "李雷", from_on=date(2026, 10, 1)))
    owner.run(SetOwner(row, "韩梅", from_on=date(2026, 5, 1)))
    assert column(owner, row, "owner") == "李雷"
    found = owner.ask(lambda tx: owners.terms(tx, row))
    assert [term.owner for term in found] == ["李雷", "韩梅", "周凯"]


def test_the_form_hands_over_from_today_on(owner: Dispatch) -> None:
    row = save(owner, name="恒信", owner="周凯", department="华东")
    save(owner, row, owner="李雷")
    assert column(owner, row, "department") == "", "the old one's department is not the new one's"
    assert owner.ask(lambda tx: owners.owner_on(tx, row, date(2026, 11, 11)))[0] == "周凯"
    owner.undo()
    assert column(owner, row, "owner") == "周凯"


@pytest.mark.parametrize("day", [date(2026, 11, 13), date(1980, 1, 1)])
def test_a_hand_over_is_neither_ahead_nor_before_all_books(owner: Dispatch, day: date) -> None:
    row = save(owner, name="恒信")
    with pytest.raises(InvalidDay):
        owner.run(SetOwner(row, "李雷", from_on=day))


def test_a_closed_period_keeps_its_salesperson(owner: Dispatch) -> None:
    row = save(owner, name="恒信")
    owner.run(LockPeriod(date(2026, 10, 31)))
    with pytest.raises(PeriodLocked) as no:
        owner.run(SetOwner(row, "李雷", from_on=date(2026, 10, 31)))
    assert no.value.fields["day"] == date(2026, 10, 31)
    owner.run(SetOwner(row, "李雷", from_on=date(2026, 11, 1)))


# --- people, accounts, payer names -------------------------------------------------------------


def test_contacts_and_accounts_come_change_and_go(owner: Dispatch) -> None:
    row, other = save(owner, name="恒信"), save(owner, name="乙")
    contact = owner.run(SaveContact(row, "许会计", "finance", phone="1")).outcome.result
    owner.run(SaveContact(row, "许会计", "finance", phone="2", contact_id=contact))
    account = owner.run(SaveAccount(row, "6222 0000", "工行")).outcome.result
    with pytest.raises(NotFound):
        owner.run(SaveContact(other, "许会计", contact_id=contact))
    assert owner.ask(lambda tx: tx.value("SELECT phone FROM contact")) == "2"
    owner.run(RemoveContact(contact))
    owner.run(RemoveAccount(account))
    assert owner.ask(lambda tx: tx.value("SELECT count(*) FROM contact")) == 0
    with pytest.raises(NotFound):
        owner.run(RemoveContact(contact))


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"name": "许", "role": "boss"}, {"name": "许", "email": "x y@z"}]
)
def test_a_contact_that_makes_no_sense_is_refused(owner: Dispatch, values: dict[str, str]) -> None:
    row = save(owner, name="恒信")
    with pytest.raises(InvalidValue):
        owner.run(
            SaveContact(
                row, values["name"], values.get("role", "other"), "", "", values.get("email", "")
            )
        )


def test_a_payer_name_belongs_to_one_customer_and_can_be_revoked(owner: Dispatch) -> None:
    row, other = save(owner, name="恒信"), save(owner, name="乙")
    alias = owner.run(AddAlias(row, "name", "恒信 贸易部")).outcome.result
    with pytest.raises(Refused) as refused:
        owner.run(AddAlias(other, "name", "恒信贸易部"))
    assert (refused.value.kind, refused.value.fields["customer"]) == ("alias_taken", "恒信")
    owner.run(RevokeAlias(alias))
    owner.run(AddAlias(other, "name", "恒信贸易部"))
    assert owner.run(AddAlias(other, "account", "6222-0001")).outcome.result
    for kind, value in (("name", " "), ("colour", "x"), ("account", "——")):
        with pytest.raises(InvalidValue):
            owner.run(AddAlias(row, kind, value))


def test_a_revoked_name_counts_again_when_it_is_said_again(owner: Dispatch) -> None:
    row = save(owner, name="恒信")
    alias = owner.run(AddAlias(row, "name", "恒信贸易部")).outcome.result
    owner.run(RevokeAlias(alias))
    assert owner.run(AddAlias(row, "name", "恒信贸易部")).outcome.result == alias
    assert owner.ask(lambda tx: tx.value("SELECT revoked FROM payer_alias")) == 0


def test_imported_customers_are_saved_like_any_other(owner: Dispatch) -> None:
    row = write(owner, "客户 恒信")["恒信"]
    save(owner, row, phone="1")
    assert column(owner, row, "phone") == "1"
