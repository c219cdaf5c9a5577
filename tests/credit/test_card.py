"""The card of a customer: its head, tabs, log and next steps, on a book like the picture's."""

from dataclasses import fields
from datetime import date
from time import perf_counter

import pytest

from arapp.models.tx import Entry, Tx
from arapp.models.values.errors import NoSuchCustomer
from arapp.models.values.money import Money
from arapp.services.credit import tabs
from arapp.services.credit.card import Card, card
from arapp.services.credit.card_json import card_json
from arapp.services.credit.customers import AddAlias, SaveContact
from arapp.services.credit.next_steps import NextStep, next_steps
from arapp.services.credit.timeline import log
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.triangle import triangle
from tests.conftest import TODAY
from tests.ledger_text import given as write

BOOK = """
    客户 上海弘达机械设备有限公司 简称=弘达机械 等级=C
    合同 CH-018 上海弘达机械设备有限公司 520000 签订=2026-06-01
    节点 N1 CH-018 种类=signing 计划=2026-06-01 确认=2026-06-01
    节点 N2 CH-018 种类=acceptance 名称=验收 计划=2026-11-05
    应收 Z 上海弘达机械设备有限公司 208000 入账=2026-06-01 到期=2026-06-15 合同=CH-018
    应收 A 上海弘达机械设备有限公司 156000 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=发货前款
    应收 E 上海弘达机械设备有限公司 156000 合同=CH-018 节点=N2 状态=expected 到期=2026-12-10
    应收 B 上海弘达机械设备有限公司 23680 入账=2026-08-26 到期=2026-10-15
    应收 C 上海弘达机械设备有限公司 18420 入账=2026-09-26 到期=2026-11-16
    收款 R0 上海弘达机械设备有限公司 208000 日期=2026-06-20
    收款 R1 上海弘达机械设备有限公司 60000 日期=2026-10-20
    收款 R2 上海弘达机械设备有限公司 5000 日期=2026-10-27
    收款 R3 - 50000 日期=2026-11-09 付款人=上海弘达机械设备有限公司
    收款 R4 - 70000 日期=2026-11-09 付款人=上海弘达机械配件有限公司
    核销 R0 Z 208000 日期=2026-06-20
    核销 R1 A 60000 日期=2026-10-20
    承诺 上海弘达机械设备有限公司 80000 计划=A 说于=2026-10-06 到=2026-10-20
    争议 B 100 日期=2026-10-20
    沟通 上海弘达机械设备有限公司 日期=2026-10-22 结果=答应月底付 人=许会计
    客户 别家
    应收 X 别家 999 入账=2026-08-26 到期=2026-09-25
"""
NAME = "上海弘达机械设备有限公司"


@pytest.fixture
def book(owner: Dispatch) -> dict[str, int]:
    """Name → id."""
    return write(owner, BOOK)


def shown(books: Dispatch, row: int, day: date = TODAY) -> Card:
    return books.ask(lambda tx: card(tx, row, day))


def steps(books: Dispatch, row: int, day: date = TODAY) -> list[NextStep]:
    return books.ask(lambda tx: next_steps(tx, row, day))


def test_the_head_tells_what_the_picture_tells(owner: Dispatch, book: dict[str, int]) -> None:
    found = shown(owner, book[NAME])
    assert (found.record.short_name, found.standing.grade.code) == ("弘达机械", "C")
    assert found.abnormal is not None
    assert (found.abnormal.amount, found.abnormal.days) == (11_968_000, 48)
    assert found.exposure.part("overdue") == 11_968_000
    assert found.ages.columns == (1_842_000, 2_368_000, 9_600_000, 0, 0)
    assert found.ages.net == 13_310_000
    assert found.ages.prepaid_on == date(2026, 10, 27)
    assert (found.habit.rows, found.habit.longest) == (3, 48)
    assert found.habit.days_late == round((208000 * 5 + 156000 * 48 + 23680 * 28) / 387680)
    assert (found.habit.promises.made, found.habit.promises.kept) == (1, 0)
    assert (found.habit.disputes_open, found.habit.disputes) == (1, 1)
    assert found.counts == {
        "open": 3, "contracts": 1, "invoices": 0, "receipts": 3, "statements": 0, "documents": 0,
    }  # fmt: skip


def test_a_customer_without_anything_has_an_empty_card(owner: Dispatch) -> None:
    row = write(owner, "客户 新户")["新户"]
    found = shown(owner, row)
    assert (found.score.points, found.abnormal, found.exposure.total) == (None, None, 0)
    assert (found.habit.days_late, found.habit.on_time_ppm) == (None, None)
    assert found.habit.remarks == ()
    assert steps(owner, row) == []
    assert owner.ask(lambda tx: log(tx, row, TODAY)) == []
    with pytest.raises(NoSuchCustomer):
        shown(owner, 99)


def test_the_tabs_show_what_is_the_customers(owner: Dispatch, book: dict[str, int]) -> None:
    row = book[NAME]
    owner.run(SaveContact(row, "许会计", "finance"))
    owner.run(AddAlias(row, "name", "弘达老板"))

    def look(tx: Tx) -> None:
        rows = tabs.open_rows(tx, row, TODAY)
        assert [(one.label, one.state, one.days, one.open) for one in rows] == [
            ("发货前款", "firm", 48, 9_600_000),
            ("B", "firm", 28, 2_368_000),
            ("C", "firm", -4, 1_842_000),
            ("E", "expected", None, 15_600_000),
        ]
        assert rows[-1].milestone == ("acceptance", "验收")
        (contract,) = tabs.contracts(tx, row, TODAY)
        assert (contract.received, contract.rows, contract.settled) == (26_800_000, 3, 1)
        assert [one.left for one in tabs.receipts(tx, row, TODAY)] == [500_000, 0, 0]
        assert tabs.invoices(tx, row, TODAY) == []
        assert tabs.statements(tx, row, TODAY) == []
        facts = tabs.facts(tx, row)
        assert [one[1] for one in facts.contacts] == ["许会计"]
        assert [one[2] for one in facts.aliases] == ["弘达老板"]

    owner.ask(look)


def test_the_tabs_of_a_past_day_know_nothing_later(owner: Dispatch, book: dict[str, int]) -> None:
    row, day = book[NAME], date(2026, 10, 19)
    rows = owner.ask(lambda tx: tabs.open_rows(tx, row, day))
    assert [(one.label, one.days, one.open) for one in rows][:1] == [("发货前款", 24, 15_600_000)]
    assert len(owner.ask(lambda tx: tabs.receipts(tx, row, day))) == 1


def test_the_log_is_one_line_of_time(owner: Dispatch, book: dict[str, int]) -> None:
    lines = owner.ask(lambda tx: log(tx, book[NAME], TODAY))
    days = [line.day for line in lines]
    assert days == sorted(days, reverse=True)
    assert [line.key for line in lines][:4] == ["receipt", "contact", "receipt", "due"]
    assert lines[0].facts["left"] == Money(500_000)
    assert lines[0].good
    assert {line.key for line in lines} == {"receipt", "contact", "promise", "due", "milestone"}
    assert owner.ask(lambda tx: log(tx, book[NAME], TODAY, 2)) == lines[:2]
    talks = owner.ask(lambda tx: log(tx, book[NAME], TODAY, kinds=("contact",)))
    assert [line.facts["person"] for line in talks] == ["许会计"]


# --- next steps --------------------------------------------------------------------------------


def test_money_that_is_there_comes_first_and_says_what_stays(
    owner: Dispatch, book: dict[str, int]
) -> None:
    first = steps(owner, book[NAME])[0]
    assert first.key == "match"
    assert first.facts["receipts"] == (Money(500_000), Money(5_000_000))
    assert first.effect == {"overdue": Money(11_968_000 - 5_500_000), "days": 48}
    assert first.go == ("matching", book["R2"])


def test_a_payer_name_brings_its_money_along(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(AddAlias(book[NAME], "name", "上海弘达机械配件有限公司"))
    assert steps(owner, book[NAME])[0].facts["amount"] == Money(12_500_000)
    assert steps(owner, book[NAME])[0].effect == {"overdue": Money(0), "days": 0}


def test_the_steps_go_by_what_they_move(owner: Dispatch, book: dict[str, int]) -> None:
    found = {step.key: step for step in steps(owner, book[NAME])}
    assert list(found) == ["match", "confirm_milestone", "letter", "regrade"]
    assert found["confirm_milestone"].facts["days"] == 7
    assert found["confirm_milestone"].effect == {"amount": Money(15_600_000)}
    assert found["letter"].facts == {"days": 48}
    assert found["letter"].effect == {"amount": Money(11_468_000)}


def test_after_a_letter_a_talk_after_a_talk_nothing(owner: Dispatch, book: dict[str, int]) -> None:
    write(owner, f"沟通 {NAME} 日期=2026-11-10 方式=letter")
    assert "call" in {step.key for step in steps(owner, book[NAME])}
    write(owner, f"沟通 {NAME} 日期=2026-11-12")
    assert {"call", "letter"} & {step.key for step in steps(owner, book[NAME])} == set()


def test_what_was_delivered_asks_for_an_invoice(owner: Dispatch, book: dict[str, int]) -> None:
    write(owner, f"送货 {NAME} 18900 日期=2026-11-01")
    found = {step.key: step for step in steps(owner, book[NAME])}
    assert found["invoice_delivered"].effect == {"amount": Money(1_890_000)}
    assert found["invoice_delivered"].go == ("invoice", {"customer": book[NAME]})


def test_what_is_to_be_invoiced_is_what_the_triangle_says(
    owner: Dispatch, book: dict[str, int]
) -> None:
    write(
        owner,
        """
        客户 恒信
        合同 K9 恒信 1000 签订=2026-06-01
        应收 Z 恒信 900 入账=2026-06-01 到期=2026-12-10 合同=K9
        应收 Y 恒信 100 合同=K9 状态=expected 到期=2026-12-20
        送货 恒信 700 日期=2026-10-01 合同=K9
        送货 恒信 20 日期=2026-10-02
        """,
    )
    who = owner.ask(lambda tx: int(tx.value("SELECT id FROM customer WHERE name = '恒信'")))
    found = {step.key: step for step in steps(owner, who)}
    assert found["invoice_delivered"].effect == {"amount": Money(72_000)}
    corners = owner.ask(lambda tx: triangle(tx, TODAY)).rows
    assert sum(one.delivered_not_invoiced for one in corners if one.customer_id == who) == 72_000
    assert shown(owner, who).exposure.part("delivered") == 12_000, "the rest is on a row already"


def test_a_statement_that_nobody_answers_is_chased(owner: Dispatch, book: dict[str, int]) -> None:
    with owner._store.writing(_entry()) as tx:
        tx.insert(
            "statement", number=tx.next_number("statement", date(2026, 11, 5)),
            customer_id=book[NAME], kind="activity",
            from_on=date(2026, 10, 1).toordinal(), to_on=date(2026, 10, 31).toordinal(),
            issued_on=date(2026, 11, 5).toordinal(), opening=13_309_999, debits=1, credits=0,
            closing=13_310_000, currency="CNY", state="sent",
        )  # fmt: skip
    found = {step.key: step for step in steps(owner, book[NAME])}
    assert found["chase_statement"].facts["days"] == 7
    assert "chase_statement" not in {
        step.key for step in steps(owner, book[NAME], date(2026, 11, 11))
    }


def _entry() -> Entry:
    return Entry("李敏", "issue_statements")


def test_an_expired_grade_by_hand_is_asked_about(owner: Dispatch, book: dict[str, int]) -> None:
    from arapp.services.credit.grading import SetGrade

    owner.run(SetGrade(book[NAME], "A", "老客户", date(2026, 11, 20)))
    assert "regrade" not in {step.key for step in steps(owner, book[NAME])}
    found = {step.key: step for step in steps(owner, book[NAME], date(2026, 11, 21))}
    assert found["regrade"].facts["expired"] is True


# --- usual remarks, document, speed ------------------------------------------------------------


def test_what_most_receipts_have_in_common_is_a_habit(owner: Dispatch) -> None:
    lines = ["客户 恒信", "客户 零头"]
    for month in range(1, 5):
        day = f"2026-{month:02d}-10"
        lines += [
            f"应收 A{month} 恒信 12345 入账={day} 到期={day}",
            f"收款 R{month} 恒信 9000 日期={day} 付款人=老板",
            f"核销 R{month} A{month} 9000 日期={day}",
            f"应收 B{month} 零头 12345 入账={day} 到期={day}",
            f"收款 S{month} 零头 12335 日期={day}",
            f"核销 S{month} B{month} 12335 日期={day}",
        ]
    ids = write(owner, "\n".join(lines))
    assert set(shown(owner, ids["恒信"]).habit.remarks) == {
        "round_amounts", "in_parts", "other_payer", "fee_own",
    }  # fmt: skip
    assert set(shown(owner, ids["零头"]).habit.remarks) == {"in_parts", "fee_own"}


def test_the_card_as_a_document_holds_machine_values(owner: Dispatch, book: dict[str, int]) -> None:
    import json

    found = card_json(shown(owner, book[NAME]))
    assert json.loads(json.dumps(found)) == found
    assert found["exposure"]["total"] == "133100.00"
    assert found["abnormal"]["days"] == 48
    assert {one["part"] for one in found["score"]["parts"]} == {
        "punctuality", "trade", "standing", "promises",
    }  # fmt: skip
    assert {field.name for field in fields(shown(owner, book[NAME]).record)} <= found.keys()


def test_the_card_is_read_in_a_few_queries(owner: Dispatch, book: dict[str, int]) -> None:
    """Counted, not timed: what it costs on a large ledger is the number of looks at it."""

    def look(tx: Tx) -> tuple[int, float]:
        asked: list[str] = []
        tx._file.set_trace_callback(asked.append)
        start = perf_counter()
        card(tx, book[NAME], TODAY)
        spent = perf_counter() - start
        tx._file.set_trace_callback(None)
        return len(asked), spent

    count, spent = owner.ask(look)
    assert count <= 45
    assert spent < 1.0
