"""Contracts saved with their plan, called off, closed; what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from arapp.models.values.errors import (
    ArappError,
    CurrencyMismatch,
    InvalidDay,
    InvalidValue,
    NoSuchCustomer,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.credit.grading import SetLimit
from arapp.services.dealing.contract_draft import (
    ContractDraft,
    DraftLine,
    after_saving,
    equal_rows,
    problems,
)
from arapp.services.dealing.contract_end import CloseContract, ReopenContract, VoidContract
from arapp.services.dealing.contract_facts import facts, next_number
from arapp.services.dealing.contracts import (
    PlanContract,
    ReviseContract,
    SaveContract,
    contract,
    contract_list,
)
from arapp.services.dealing.draft_lines import reckoned
from arapp.services.dealing.drafts import (
    DropDraft,
    SaveDraft,
    contract_draft,
    contract_fields,
    drafts,
)
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate
from tests.conftest import TODAY
from tests.dealing.deals import (
    customer,
    drafted,
    plans,
    row_id,
    saved,
    typed,
    wrong,
)
from tests.ledger_text import given


def keys(books: Dispatch, draft: ContractDraft, severity: str = "error") -> set[tuple[str, str]]:
    """(field, key) of what is said beside the fields."""
    known = books.ask(lambda tx: facts(tx, draft.customer_id, draft.number))
    return {(one.field, one.key) for one in problems(draft, known) if one.severity == severity}


def test_a_template_makes_the_rows_of_the_page(books: Dispatch) -> None:
    of = customer(books)
    draft = drafted(books, of, 862_350_55)
    draft = typed(books, draft, 1, "planned_on", date(2027, 1, 15))
    draft = typed(books, draft, 2, "planned_on", date(2027, 3, 10))
    made = saved(books, draft)
    assert plans(books, made) == [
        ("签订款", "firm", date(2026, 11, 27), 258_705_17),
        ("发货前款", "expected", date(2027, 1, 12), 258_705_17),
        ("验收款", "expected", date(2027, 5, 10), 258_705_17),
        ("质保金", "expected", date(2028, 3, 10), 86_235_04),
    ]
    view = books.ask(lambda tx: contract(tx, made))
    assert view.terms == "签订后 15 天付 30%，发货前 3 天付 30%，验收后 60 天付 30%，质保期满付 10%"
    assert (view.line.progress, view.line.owner, view.line.state) == ("0/4", "周凯", "active")
    assert [node.kind for node in view.nodes] == ["signing", "delivery", "acceptance", "warranty"]
    assert [row.rule for row in view.rows][:2] == ["node+15 workday", "node-3"]
    assert draft.rows[2].note == "sunday"
    assert wrong(books) == []


def test_rows_without_a_rule_fall_due_by_the_customers_grade(books: Dispatch) -> None:
    of = customer(books, "海顿电机", "B")
    draft = drafted(books, of)
    bare = tuple(replace(row, rule="", due_on=None) for row in draft.rows)
    made = saved(books, replace(draft, rows=bare))
    view = books.ask(lambda tx: contract(tx, made))
    assert [row.rule for row in view.rows] == ["node+30"] * 4
    assert view.rows[0].due_on == TODAY + timedelta(days=30)


def test_terms_of_the_customer_come_before_its_grade(books: Dispatch) -> None:
    of = customer(books)
    given(books, "客户 月结客户 等级=A")
    books.ask(lambda tx: None)
    draft = drafted(books, of, name="月结30")
    assert [(row.rule, row.due_on) for row in draft.rows] == [("eom+30", date(2026, 12, 30))]


WRONG: list[tuple[dict[str, Any], tuple[str, str], type[ArappError]]] = [
    ({"customer_id": None}, ("customer_id", "empty"), InvalidValue),
    ({"customer_id": 99}, ("customer_id", "unknown"), NoSuchCustomer),
    ({"amount": None}, ("amount", "empty"), InvalidValue),
    ({"amount": Money(0)}, ("amount", "not_positive"), InvalidValue),
    ({"amount": Money(100_000_01)}, ("rows", "plan_sum"), Refused),
    ({"signed_on": None}, ("signed_on", "empty"), InvalidValue),
    ({"signed_on": date(1980, 1, 1)}, ("signed_on", "range"), InvalidValue),
    ({"deliver_on": date(2026, 11, 2)}, ("deliver_on", "before_signing"), InvalidValue),
    ({"ends_on": date(2025, 11, 30)}, ("ends_on", "before_signing"), InvalidValue),
    ({"tax_rate_ppm": -1}, ("tax_rate_ppm", "range"), InvalidValue),
    ({"late_rate_ppm": 100_001}, ("late_rate_ppm", "range"), InvalidValue),
    ({"rows": ()}, ("rows", "empty"), InvalidValue),
    ({"lines": (DraftLine("", 5),)}, ("lines.0.item", "empty"), InvalidValue),
    ({"lines": (DraftLine("泵", 5, quantity=-1),)}, ("lines.0.quantity", "negative"), InvalidValue),
]


@pytest.mark.parametrize(("change", "said", "error"), WRONG, ids=lambda one: str(one)[:40])
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    books: Dispatch, change: dict[str, Any], said: tuple[str, str], error: type[ArappError]
) -> None:
    draft = replace(drafted(books, customer(books)), **change)
    assert said in keys(books, draft)
    before = books.ask(lambda tx: tx.head())
    with pytest.raises(error) as refusal:
        books.run(SaveContract(draft))
    assert refusal.value.fields["field"]
    assert books.ask(lambda tx: tx.head()) == before


WRONG_ROWS: list[tuple[dict[str, Any], tuple[str, str], type[ArappError]]] = [
    ({"label": " "}, ("rows.1.label", "empty"), InvalidValue),
    ({"amount": 0}, ("rows.1.amount", "not_positive"), Refused),
    ({"amount": None}, ("rows.1.amount", "empty"), Refused),
    ({"kind": "credit"}, ("rows.1.kind", "unknown"), InvalidValue),
    ({"milestone": "party"}, ("rows.1.milestone", "unknown"), InvalidValue),
    ({"rule": "soon"}, ("rows.1.rule", "rule"), InvalidValue),
    ({"planned_on": date(2026, 1, 5)}, ("rows.1.planned_on", "before_signing"), InvalidValue),
    ({"confirmed_on": date(2026, 11, 13)}, ("rows.1.confirmed_on", "future"), InvalidValue),
    ({"confirmed_on": date(2026, 11, 1)}, ("rows.1.confirmed_on", "before_signing"), InvalidValue),
]


@pytest.mark.parametrize(("change", "said", "error"), WRONG_ROWS, ids=lambda one: str(one)[:40])
def test_a_wrong_row_is_said_beside_its_cell(
    books: Dispatch, change: dict[str, Any], said: tuple[str, str], error: type[ArappError]
) -> None:
    draft = drafted(books, customer(books))
    rows = list(draft.rows)
    rows[1] = replace(rows[1], **change)
    draft = replace(draft, rows=tuple(rows))
    assert said in keys(books, draft)
    with pytest.raises(error):
        books.run(SaveContract(draft))


def test_amounts_beyond_all_money_are_told_and_not_raised(books: Dispatch) -> None:
    draft = drafted(books, customer(books))
    rows = tuple(replace(row, amount=8_999_999_999_999_999) for row in draft.rows)
    lines = (DraftLine("泵", 8_999_999_999_999_999), DraftLine("阀", 8_999_999_999_999_999))
    assert ("rows", "plan_sum") in keys(books, replace(draft, rows=rows, lines=lines))


def test_a_day_that_was_mistyped_is_guessed(books: Dispatch) -> None:
    draft = drafted(books, customer(books))
    draft = typed(books, draft, 1, "planned_on", date(2027, 1, 15))
    draft = replace(draft, deliver_on=date(2026, 11, 2), ends_on=date(2026, 3, 1))
    known = books.ask(lambda tx: facts(tx, draft.customer_id, draft.number))
    guesses = {one.field: one.suggestion for one in problems(draft, known) if one.suggestion}
    assert guesses == {"deliver_on": date(2027, 1, 15), "ends_on": date(2027, 3, 1)}


def test_the_same_number_again_is_refused_and_a_second_number_told(books: Dispatch) -> None:
    of, other = customer(books), customer(books, "海顿电机")
    draft = drafted(books, of)
    saved(books, draft)
    again = replace(draft, number="CH2026-035 ")
    assert keys(books, again) == {("number", "number_taken")}
    with pytest.raises(Refused) as refusal:
        books.run(SaveContract(again))
    assert (refusal.value.kind, refusal.value.fields["field"]) == ("number_taken", "number")
    elsewhere = replace(draft, customer_id=other)
    assert ("number", "number_elsewhere") in keys(books, elsewhere, "warning")
    assert keys(books, elsewhere) == set()
    second = replace(draft, number="CH-2026-036")
    assert ("number", "second_number") in keys(books, second, "warning")
    saved(books, second)


def test_a_number_has_at_most_60_characters(books: Dispatch) -> None:
    draft = replace(drafted(books, customer(books)), number="H" * 61)
    assert ("number", "too_long") in keys(books, draft)
    with pytest.raises(InvalidValue) as refusal:
        books.run(SaveContract(draft))
    assert (refusal.value.fields["field"], refusal.value.fields["most"]) == ("number", 60)
    saved(books, replace(draft, number="H" * 60))


def test_a_closed_period_takes_neither_contract_nor_due_day(books: Dispatch) -> None:
    of = customer(books)
    books.run(LockPeriod(date(2026, 10, 31)))
    draft = drafted(books, of, signed=date(2026, 10, 20))
    assert ("signed_on", "locked") in keys(books, draft)
    with pytest.raises(PeriodLocked) as refusal:
        books.run(SaveContract(draft))
    assert refusal.value.fields == {"field": "signed_on", "until": date(2026, 10, 31)}
    late = drafted(books, of)
    late = typed(books, late, 1, "due_on", date(2026, 10, 31))
    assert ("rows.1.due_on", "locked") in keys(books, late)
    open_again = typed(books, late, 1, "due_on", date(2026, 11, 1))
    assert keys(books, open_again) == set()


def test_a_limit_in_another_currency_is_said(books: Dispatch) -> None:
    of = customer(books)
    foreign = drafted(books, of, currency="USD")
    assert ("amount", "limit_currency") in keys(books, foreign, "warning")
    books.run(SetLimit(of, Money(5_000_000_00)))
    assert keys(books, foreign) == {("amount", "limit_currency")}
    with pytest.raises(CurrencyMismatch):
        books.run(SaveContract(foreign))


def test_missing_clauses_are_told_and_do_not_stop_it(books: Dispatch) -> None:
    draft = replace(drafted(books, customer(books)), late_rate_ppm=500, invoice_terms="验收后 7 天")
    assert keys(books, draft, "warning") == {
        ("deliver_on", "missing_clause"),
        ("dispute_terms", "missing_clause"),
    }
    made = saved(books, draft)
    line = books.ask(lambda tx: contract_list(tx, TODAY))[0]
    assert (line.id, line.missing) == (made, ("deliver_on", "dispute_terms"))
    books.run(ReviseContract(made, (("dispute_terms", "由本地法院管辖"),)))
    assert books.ask(lambda tx: contract(tx, made)).line.missing == ("deliver_on",)


def test_what_saving_will_do_is_told_before(books: Dispatch) -> None:
    of = customer(books)
    books.run(RecordReceipt(TODAY, Money(5_000_00), "宁波恒岳机械制造有限公司"))
    draft = drafted(books, of)
    known = books.ask(lambda tx: facts(tx, of, draft.number))
    told = {line.key: line.facts for line in after_saving(draft, known)}
    assert told["becomes_receivable"]["amount"] == Money(30_000_00)
    assert told["stays_expected"]["amount"] == Money(70_000_00)
    assert told["node_reminders"] == {"owner": "周凯"}
    assert told["reminders"]["days"] == (7, 3, 0)
    assert told["retention_reminders"]["days"] == (30, 7)
    assert after_saving(replace(draft, rows=()), known) == []


def test_products_of_a_contract_are_kept_and_replaced(books: Dispatch) -> None:
    of = customer(books)
    lines = (
        DraftLine("装配线", 90_000_00, quantity=1_000_000, unit="套", tax_rate_ppm=130_000),
        DraftLine("调试", 10_000_00),
    )
    made = saved(books, replace(drafted(books, of), lines=lines))
    assert books.ask(lambda tx: contract(tx, made)).lines == lines
    books.run(ReviseContract(made, (), lines[:1]))
    assert books.ask(lambda tx: contract(tx, made)).lines == lines[:1]
    with pytest.raises(NotFound):
        books.run(ReviseContract(made, (), (DraftLine("泵", 1, product_id=77),)))
    for bad, field in (
        (DraftLine(" ", 1), "lines.1.item"),
        (DraftLine("泵", 1, price=-1), "lines.1.price"),
    ):
        with pytest.raises(InvalidValue) as refusal:
            books.run(ReviseContract(made, (), (lines[0], bad)))
        assert refusal.value.fields["field"] == field
    assert books.ask(lambda tx: contract(tx, made)).lines == lines[:1]
    draft = replace(drafted(books, of), lines=lines[:1])
    assert ("lines", "lines_sum") in keys(books, draft, "warning")


def test_clauses_are_revised_and_money_is_not(books: Dispatch) -> None:
    made = saved(books, drafted(books, customer(books)))
    books.run(ReviseContract(made, (("ends_on", date(2027, 12, 31)), ("late_rate_ppm", 500))))
    line = books.ask(lambda tx: contract_list(tx, TODAY))[0]
    assert line.ends_on == date(2027, 12, 31)
    for field, value in (("amount", 5), ("currency", "USD"), ("late_rate_ppm", -1)):
        with pytest.raises(InvalidValue):
            books.run(ReviseContract(made, ((field, value),)))
    with pytest.raises(InvalidDay):
        books.run(ReviseContract(made, (("ends_on", date(2026, 1, 1)),)))
    with pytest.raises(NotFound):
        books.run(ReviseContract(99, ()))


def test_progress_is_counted_in_rows_and_money(books: Dispatch) -> None:
    of = customer(books)
    made = saved(books, drafted(books, of))
    paid = books.run(RecordReceipt(TODAY, Money(30_000_00), "恒岳")).outcome.result
    first = row_id(books, made, "签订款")
    books.run(Allocate(paid, ((first, Money(30_000_00)),), note="代付"))
    line = books.ask(lambda tx: contract_list(tx, TODAY))[0]
    assert (line.progress, line.received, line.received_ppm) == ("1/4", 30_000_00, 300_000)
    before = books.ask(lambda tx: contract_list(tx, TODAY - timedelta(days=1)))
    assert before == []  # it was signed today


def test_a_contract_that_is_called_off_stands_before_that_day(books: Dispatch) -> None:
    of = customer(books)
    made = saved(books, drafted(books, of, signed=date(2026, 10, 1)))
    day = books.run(VoidContract(made, "客户取消")).outcome.result
    assert day == TODAY
    assert {state for _, state, _, _ in plans(books, made)} == {"void"}
    assert books.ask(lambda tx: contract_list(tx, TODAY)) == []
    line = books.ask(lambda tx: contract_list(tx, TODAY, with_void=True))[0]
    assert (line.state, line.amount, line.progress) == ("void", 0, "")
    then = books.ask(lambda tx: contract_list(tx, date(2026, 11, 1)))[0]
    assert (then.state, then.amount, then.progress) == ("active", 100_000_00, "0/4")
    assert wrong(books) == []
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(VoidContract(made, "再来"))


def test_a_contract_that_is_paid_or_invoiced_is_not_called_off(books: Dispatch) -> None:
    of = customer(books)
    made = saved(books, drafted(books, of))
    with pytest.raises(InvalidValue):
        books.run(VoidContract(made, " "))
    with pytest.raises(InvalidDay):
        books.run(VoidContract(made, "取消", TODAY + timedelta(days=1)))
    paid = books.run(RecordReceipt(TODAY, Money(100), "恒岳")).outcome.result
    books.run(Allocate(paid, ((row_id(books, made, "签订款"), Money(100)),), note="代付"))
    with pytest.raises(Refused, match="contract_paid"):
        books.run(VoidContract(made, "取消"))


def test_a_contract_is_closed_when_all_is_in_and_goes_on_again(books: Dispatch) -> None:
    of = customer(books)
    made = saved(books, drafted(books, of, name="月结30"))
    with pytest.raises(Refused, match="contract_open"):
        books.run(CloseContract(made))
    paid = books.run(RecordReceipt(TODAY, Money(100_000_00), "恒岳")).outcome.result
    row = row_id(books, made, "货款")
    books.run(Allocate(paid, ((row, Money(100_000_00)),), note="代付"))
    books.run(CloseContract(made))
    assert books.ask(lambda tx: contract(tx, made)).line.state == "closed"
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(CloseContract(made))
    books.run(ReopenContract(made))
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(ReopenContract(made))


def test_a_contract_without_a_plan_gets_one_from_its_page(books: Dispatch) -> None:
    names = given(books, "客户 海顿电机 等级=A\n合同 HT-9 海顿电机 900.00 签订=2026-10-01")
    of = names["HT-9"]
    rows = equal_rows(3, Money(900_00), date(2026, 10, 1), date(2026, 11, 30))
    with pytest.raises(Refused, match="plan_sum"):
        books.run(PlanContract(of, tuple(rows[:2])))
    books.run(PlanContract(of, tuple(rows)))
    assert [(state, due, amount) for _, state, due, amount in plans(books, of)] == [
        ("firm", date(2026, 11, 30), 300_00),
        ("firm", date(2026, 12, 30), 300_00),
        ("firm", date(2027, 1, 30), 300_00),
    ]
    with pytest.raises(Refused, match="has_plan"):
        books.run(PlanContract(of, tuple(rows)))
    assert wrong(books) == []


@pytest.mark.parametrize(
    ("last", "signed", "proposed"),
    [
        ("CH-2026-034", date(2026, 11, 12), "CH-2026-035"),
        ("CH-2026-034", date(2027, 1, 4), "CH-2027-001"),
        ("HT20261001", date(2026, 11, 12), "HT20261101"),
        ("2026035", date(2026, 11, 12), "2026036"),
        ("销字第099号", date(2026, 11, 12), "销字第100号"),
        ("XS26-07", date(2027, 2, 1), "XS27-01"),
        ("合同甲", date(2026, 11, 12), "HT-2026-001"),
    ],
)
def test_the_next_number_goes_on_as_the_firm_numbers(
    books: Dispatch, last: str, signed: date, proposed: str
) -> None:
    assert books.ask(lambda tx: next_number(tx, signed)) == f"HT-{signed.year}-001"
    given(books, f"客户 海顿电机\n合同 {last} 海顿电机 900.00 签订=2026-10-01")
    assert books.ask(lambda tx: next_number(tx, signed)) == proposed


def test_a_contract_without_a_number_takes_the_next(books: Dispatch) -> None:
    of = customer(books)
    saved(books, drafted(books, of))
    made = saved(books, replace(drafted(books, of, 1_000_00), number=""))
    assert books.ask(lambda tx: contract(tx, made)).line.number == "CH-2026-036"


def test_a_form_is_put_aside_and_taken_up_again(books: Dispatch) -> None:
    of = customer(books)
    lines = (DraftLine("装配线", 100_000_00),)
    draft = replace(drafted(books, of), lines=lines, deliver_on=date(2027, 1, 15))
    kept = books.run(SaveDraft("contract", draft.number, contract_fields(draft))).outcome.result
    found = books.ask(drafts)
    assert [one.title for one in found] == ["CH-2026-035"]
    assert contract_draft(found[0].fields) == draft
    books.run(SaveDraft("contract", "改名", contract_fields(draft), kept))
    assert [one.title for one in books.ask(drafts)] == ["改名"]
    books.run(SaveContract(draft, draft_id=kept))
    assert books.ask(drafts) == []
    with pytest.raises(NotFound):
        books.run(DropDraft(kept))
    with pytest.raises(InvalidValue):
        contract_draft("[]")
    with pytest.raises(InvalidValue):
        contract_draft("{")


@pytest.mark.parametrize(
    ("quantity", "price", "currency", "minor"),
    [
        (3_000_000, 258_705_500_000, "CNY", 77_611_650),
        (1_500_000, 330_000, "CNY", 50),
        (500_000, 1_010_000, "CNY", 51),
        (2_000_000, 1_250_000_000, "JPY", 2_500),
        (1_000_000, 1_234_500, "KWD", 1_235),
    ],
)
def test_an_amount_is_quantity_times_price(
    quantity: int, price: int, currency: str, minor: int
) -> None:
    assert reckoned(quantity, price, currency) == minor
