"""Invoices by hand: what they make, what is refused, how they are compared and taken back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.today import today, today_json
from arapp.services.credit.exposure import exposure
from arapp.services.dealing.deliveries import LinkDelivery, RecordDelivery
from arapp.services.dealing.invoice_entry import InvoiceHead
from arapp.services.dealing.invoice_link import CompareInvoice, ConfirmDifference, LinkInvoice
from arapp.services.dealing.invoice_list import invoice_list, waiting_invoices
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoice_view import Draft, invoice_view, judge, start
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.entry_details import record_history
from arapp.services.ledger.history import history
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.triangle import triangle
from arapp.services.matching.commands import Allocate
from arapp.services.reports.aging import aging
from tests.dealing.firm_invoices import (
    BUYER,
    TAX_NO,
    TODAY,
    Update,
    contract,
    customer,
    head,
    head_of,
    line,
    record,
    row,
    yuan,
)

LINES = (("输送线主机", "2", "45200"), ("控制柜", "1", "22600"))


def _plans(books: Dispatch, invoice: int) -> list[tuple[object, ...]]:
    sql = (
        "SELECT kind, state, amount, paid, due_on, void_on FROM plan WHERE invoice_id IN"
        " (SELECT id FROM invoice WHERE id = :i OR red_of_id = :i) ORDER BY id"
    )
    return [tuple(one) for one in books.ask(lambda tx: tx.rows(sql, {"i": invoice}))]


def _owed(books: Dispatch) -> int:
    """All that is open, as the aging report has it."""
    return sum(row.total for row in books.ask(lambda tx: aging(tx, TODAY)).rows)


def _check(books: Dispatch, invoice: int) -> str:
    return str(
        books.ask(lambda tx: tx.value("SELECT check_state FROM invoice WHERE id = ?", (invoice,)))
    )


# --- without a contract ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "rule", "due"),
    [
        ("", "", date(2026, 7, 1)),  # grade B: 30 days
        ("月结30", "", date(2026, 7, 30)),
        ("老规矩", "", date(2026, 7, 1)),  # no rule: the grade's days
        ("款到发货", "", date(2026, 6, 1)),  # before the goods: at once
        ("月结30", "net 10", date(2026, 6, 11)),
    ],
)
def test_without_a_contract_it_makes_a_row_due_by_the_terms(
    books: Dispatch, terms: str, rule: str, due: date
) -> None:
    who = customer(books, terms=terms)
    invoice = record(books, who, head("25320001", "1130"), rule=rule)
    assert _plans(books, invoice) == [("invoice", "firm", 113_000, 0, due.toordinal(), None)]
    assert _owed(books) == 113_000


def test_a_due_day_can_be_chosen_but_not_before_the_invoice(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "113"), due_on=date(2026, 9, 9))
    assert _plans(books, invoice)[0][4] == date(2026, 9, 9).toordinal()
    with pytest.raises(InvalidDay) as no:
        record(books, who, head("2", "113"), due_on=date(2026, 5, 31))
    assert no.value.fields["field"] == "due_on"


def test_a_number_stands_once_however_it_is_written(books: Dispatch) -> None:
    who = customer(books)
    first = record(books, who, head("2532-0001a", "113"))
    for typed in ("2532-0001a", " 25320001A", "２５３２０００１Ａ"):
        with pytest.raises(Refused) as no:
            record(books, who, head(typed, "226"))
        assert (no.value.kind, no.value.fields["field"]) == ("duplicate_invoice", "number")
        assert no.value.fields["invoice"] == first
    assert len(books.ask(invoice_list)) == 1


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"number": " "}, InvalidValue, "number"),
        ({"gross": yuan("1130.01")}, InvalidValue, "gross"),
        ({"net": yuan("-1000"), "gross": yuan("-870")}, InvalidAmount, "gross"),
        ({"day": TODAY + timedelta(days=1)}, InvalidDay, "day"),
        ({"day": date(1899, 1, 1)}, InvalidDay, "day"),
    ],
)
def test_what_does_not_add_up_is_told_by_its_field(
    books: Dispatch, change: dict[str, Any], error: type[Exception], field: str
) -> None:
    who = customer(books)
    with pytest.raises(error) as no:
        record(books, who, replace(head("1", "1130"), **change))
    assert no.value.fields["field"] == field  # type: ignore[attr-defined]  # a domain error
    assert not books.ask(invoice_list)


@pytest.mark.parametrize(
    ("quantity", "price", "net", "tax", "wrong"),
    [
        ("3", "33.333333", "100", "13", None),
        ("3", "33.33", "100", "13", None),  # a cent
        ("3", "33.32", "100", "13", "net"),
        ("1", "100", "100", "13.06", None),  # six cents of tax
        ("1", "100", "100", "13.07", "tax"),
    ],
)
def test_lines_may_be_off_by_the_usual_rounding_only(  # one argument a figure of the line
    books: Dispatch, quantity: str, price: str, net: str, tax: str, wrong: str | None
) -> None:
    who = customer(books)
    one = replace(line("轴承", quantity, price), net=yuan(net), tax=yuan(tax))
    if wrong is None:
        record(books, who, head_of("1", one), (one,))
        return
    with pytest.raises(InvalidValue) as no:
        record(books, who, head_of("1", one), (one,))
    assert (no.value.fields["field"], no.value.fields["line"]) == (wrong, 1)


@pytest.mark.parametrize(
    ("number", "net", "tax", "field"),
    [
        ("1" * 61, "100", "13", "number"),
        ("1", "100", "100.01", "tax"),
        ("1", "-100", "113", "net"),
        ("1", "113", "-13", "tax"),
        ("1", "-1", "0", "gross"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    books: Dispatch, number: str, net: str, tax: str, field: str
) -> None:
    who = customer(books)
    sums = (yuan(net), yuan(tax), yuan(net) + yuan(tax))
    with pytest.raises(InvalidValue) as no:
        record(books, who, InvoiceHead(number, date(2026, 6, 1), *sums))
    assert no.value.fields["field"] == field
    assert no.value.fields["value"]


def test_lines_have_to_make_the_head(books: Dispatch) -> None:
    who = customer(books)
    one, two = line("轴承", "1", "100"), line("油封", "2", "5")
    with pytest.raises(InvalidValue) as no:
        record(books, who, head_of("1", one), (one, two))
    assert no.value.fields["reason"] == "lines_sum"
    invoice = record(books, who, head_of("1", one, two), (one, two))
    found = books.ask(lambda tx: listing(tx, "invoice-lines", ListOptions(), TODAY))["rows"]
    assert [(r["item"], r["quantity"], r["price"], r["net"]) for r in found] == [
        ("轴承", "1", "100", "100.00"),
        ("油封", "2", "5", "10.00"),
    ]
    assert books.ask(lambda tx: invoice_view(tx, invoice)).lines == (one, two)


def test_another_currency_in_a_line_is_refused(books: Dispatch) -> None:
    who = customer(books)
    one = replace(line("轴承", "1", "100"), tax=Money(1300, "USD"))
    with pytest.raises(CurrencyMismatch):
        record(books, who, head("1", "113"), (one,))


def test_a_closed_period_takes_no_invoice(books: Dispatch) -> None:
    who = customer(books)
    books.run(LockPeriod(date(2026, 6, 30)))
    with pytest.raises(PeriodLocked) as no:
        record(books, who, head("1", "113"))
    assert no.value.fields == {
        "until": date(2026, 6, 30), "field": "day", "day": date(2026, 6, 1),
    }  # fmt: skip
    record(books, who, head("1", "113", date(2026, 7, 1)))


def test_over_the_limit_of_a_grade_that_blocks_it_needs_a_reason(books: Dispatch) -> None:
    who = customer(books, grade="D", credit_limit=10_000)
    with pytest.raises(Refused) as no:
        record(books, who, head("1", "1130"))
    assert no.value.kind in ("over_limit", "grade_needs_prepayment")
    invoice = record(books, who, head("1", "1130"), override=" 老板同意 ")
    assert [one.reasons for one in books.ask(partial(history, record=f"invoice:{invoice}"))] == [
        {"override": "老板同意"}
    ]
    (entry,) = books.ask(partial(record_history, record=f"invoice:{invoice}")).entries
    assert entry.reasons == (("override", "老板同意"),)
    plain = record(books, customer(books, "无锡海顿电机厂"), head("2", "113"))
    assert books.ask(partial(history, record=f"invoice:{plain}"))[0].reasons == {}


# --- against the contract -------------------------------------------------------------------------


def test_as_agreed_it_is_cleared_and_makes_no_row(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "113000", *LINES)
    lines = (line("*输送机械*输送线主机", "2", "40000"), line("控制柜", "1", "20000"))
    invoice = record(books, who, head_of("1", *lines), lines, deal)
    assert _check(books, invoice) == "cleared"
    assert not _plans(books, invoice)


@pytest.mark.parametrize(
    ("change", "lines", "keys"),
    [
        ({"buyer": "苏州恒岳机电有限公司"}, None, {"buyer_differs"}),
        ({"buyer": "苏州恒岳机械（有限公司）"}, None, {"buyer_differs"}),
        ({"buyer_tax_no": "91320500MA1AA001XY"}, None, {"tax_no_differs"}),
        ({}, (line("打包机", "1", "100"),), {"item_unknown"}),
        ({}, (line("控制柜", "2", "20000"),), {"quantity_over"}),
        ({}, (line("控制柜", "1", "20001"),), {"price_differs"}),
        ({}, (line("控制柜", "1", "20000", 90_000),), {"rate_differs", "price_differs"}),
        ({}, (line("输送线主机", "3", "40000"),), {"quantity_over", "total_over"}),
    ],
)
def test_every_difference_is_named_with_both_values(
    books: Dispatch, change: dict[str, str], lines: tuple[object, ...] | None, keys: set[str]
) -> None:
    who = customer(books)
    deal = contract(books, who, "113000", *LINES)
    mine = lines or (line("控制柜", "1", "20000"),)
    top = head_of("1", *mine, **change)  # type: ignore[arg-type]  # lines all
    with pytest.raises(Refused) as no:
        record(books, who, top, mine, deal)
    assert no.value.kind == "invoice_differs"
    found = no.value.fields["differences"]
    assert {one.key for one in found} == keys
    assert all(one.invoice != one.contract for one in found)
    invoice = record(books, who, top, mine, deal, reason="老板\n同意")
    assert _check(books, invoice) == "confirmed"
    assert books.ask(lambda tx: invoice_view(tx, invoice)).reason == "老板 同意"


def test_all_invoices_together_stay_within_the_contract(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "113000")
    record(books, who, head("1", "60000"), (), deal)
    with pytest.raises(Refused) as no:
        record(books, who, head("2", "53000.01"), (), deal)
    (over,) = no.value.fields["differences"]
    assert (over.key, over.invoice, over.contract) == (
        "total_over",
        yuan("113000.01"),
        yuan("113000"),
    )
    assert _check(books, record(books, who, head("2", "53000"), (), deal)) == "cleared"


@pytest.mark.parametrize(
    ("gross", "tax", "found"),
    [
        ("30000", "1698.11", 60_000),
        ("113", "13", None),
        ("113", "13.05", None),  # as lines may be rounded
        ("1130000", "131000", 131_100),
        ("1130000", "130040", None),
    ],
)
def test_the_rate_of_an_invoice_without_lines_is_that_of_its_sums(
    books: Dispatch, gross: str, tax: str, found: int | None
) -> None:
    who = customer(books)
    deal = contract(books, who, "2000000")
    made = InvoiceHead("1", date(2026, 6, 1), yuan(gross) - yuan(tax), yuan(tax), yuan(gross))
    judged = books.ask(lambda tx: judge(tx, Draft(who, made, (), deal))).differences
    told = [(one.key, one.invoice, one.contract) for one in judged]
    assert told == ([] if found is None else [("whole_rate_differs", found, 130_000)])
    if found is not None:
        with pytest.raises(Refused, match="invoice_differs"):
            record(books, who, made, (), deal)


def test_no_tax_at_all_is_told_and_let_pass(books: Dispatch) -> None:
    """Opening books often know the gross alone."""
    who = customer(books)
    deal = contract(books, who, "2000")
    made = InvoiceHead("1", date(2026, 6, 1), yuan("100"), yuan("0"), yuan("100"))
    judged = books.ask(lambda tx: judge(tx, Draft(who, made, (), deal))).differences
    assert [(one.key, one.severity) for one in judged] == [("whole_rate_differs", "warning")]
    assert _check(books, record(books, who, made, (), deal)) == "cleared"


def test_goods_of_two_rates_lie_between_them(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "2000", ("轴承", "1", "1000"), ("安装", "1", "1000"))
    line_of = "SELECT id FROM contract_line WHERE item = '安装'"
    row_id = books.ask(lambda tx: int(tx.value(line_of)))
    books.run(Update("contract_line", row_id, {"tax_rate_ppm": 60_000}))
    for tax, keys in (("9", []), ("5", ["whole_rate_differs"])):
        made = InvoiceHead("1", date(2026, 6, 1), yuan("100"), yuan(tax), yuan("100") + yuan(tax))
        judged = books.ask(partial(judge, draft=Draft(who, made, (), deal))).differences
        assert [one.key for one in judged] == keys


def test_days_outside_the_contract_are_told_and_let_pass(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "113000", ends_on=date(2026, 5, 31).toordinal())
    early = record(books, who, head("1", "1000", date(2026, 2, 1)), (), deal)
    late = record(books, who, head("2", "1000"), (), deal)
    told = [
        [one.key for one in books.ask(partial(invoice_view, invoice_id=i)).differences]
        for i in (early, late)
    ]
    assert told == [["before_signing"], ["after_end"]]
    assert _check(books, early) == _check(books, late) == "cleared"


def test_a_price_printed_with_two_decimals_is_the_price_agreed(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "11300", ("螺栓", "1000", "10"))
    printed = line("螺栓", "1000", "8.85")  # 10 / 1.13 = 8.849557…
    assert _check(books, record(books, who, head_of("1", printed), (printed,), deal)) == "cleared"


def test_another_customers_contract_is_refused(books: Dispatch) -> None:
    deal = contract(books, customer(books))
    other = customer(books, "无锡海顿电机厂")
    with pytest.raises(InvalidValue) as no:
        record(books, other, head("1", "113"), (), deal)
    assert (no.value.fields["field"], no.value.fields["reason"]) == ("contract", "other_customer")


@pytest.mark.parametrize("state", ["draft", "void"])
def test_a_contract_that_does_not_run_takes_no_invoice(books: Dispatch, state: str) -> None:
    who = customer(books)
    deal = contract(books, who, state=state)
    with pytest.raises(Refused) as no:
        record(books, who, head("1", "113"), (), deal)
    assert no.value.kind == "contract_state"


def test_a_confirmation_stands_while_nothing_gets_worse(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "113000")
    invoice = record(books, who, head("1", "120000"), (), deal, reason="补充协议在路上")
    books.run(CompareInvoice(invoice))
    assert _check(books, invoice) == "confirmed"
    _amount(books, deal, "115000")
    assert books.run(CompareInvoice(invoice)).outcome.result == {}  # 5,000 over, not 7,000
    _amount(books, deal, "110000")
    assert books.run(CompareInvoice(invoice)).outcome.result == {invoice: "differs"}
    books.run(ConfirmDifference(invoice, "仍然同意"))
    assert _check(books, invoice) == "confirmed"
    _amount(books, deal, "120000")
    assert books.run(CompareInvoice(invoice)).outcome.result == {invoice: "cleared"}
    with pytest.raises(Refused) as no:
        books.run(ConfirmDifference(invoice, "没有差异"))
    assert no.value.kind == "nothing_differs"
    with pytest.raises(InvalidValue):
        books.run(ConfirmDifference(invoice, "  "))


def _amount(books: Dispatch, deal: int, amount: str) -> None:
    books.run(Update("contract", deal, {"amount": yuan(amount).minor}))


def test_linking_compares_and_refuses_what_would_be_owed_twice(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "1000")
    own = record(books, who, head("1", "1130"))
    with pytest.raises(Refused) as no:
        books.run(LinkInvoice(own, deal))
    assert no.value.kind == "invoice_has_row"
    loose = record(books, who, head("2", "900"), (), deal)
    bills = row(
        books,
        "plan",
        customer_id=who,
        contract_id=deal,
        kind="instalment",
        label="验收款",
        state="firm",
        booked_on=date(2026, 6, 1).toordinal(),
        due_on=date(2026, 7, 1).toordinal(),
        amount=100_000,
        currency="CNY",
    )
    books.run(LinkInvoice(loose, deal, (bills,)))
    assert [r.id for r in books.ask(lambda tx: invoice_view(tx, loose)).rows] == [bills]
    books.run(LinkInvoice(loose, None))
    view = books.ask(lambda tx: invoice_view(tx, loose))
    assert (view.check, view.rows, view.contract_id) == ("none", (), None)
    small = contract(books, who, "500", number="CH-2026-019")
    assert books.run(LinkInvoice(loose, small)).outcome.result == "differs"
    assert books.run(LinkInvoice(loose, small, (), "就按这张")).outcome.result == "confirmed"
    with pytest.raises(NotFound):
        books.run(LinkInvoice(loose, small, (bills,)))


# --- red invoices ---------------------------------------------------------------------------------


def test_taken_back_whole_and_unpaid_its_row_is_void(books: Dispatch) -> None:
    who = customer(books)
    one = line("轴承", "10", "100")
    invoice = record(books, who, head_of("1", one), (one,))
    red = int(books.run(RedInvoice(invoice, "R1", date(2026, 8, 1), reason="退货")).outcome.result)
    ((kind, state, amount, paid, _, void_on),) = _plans(books, invoice)
    assert (kind, state, amount, paid, void_on) == (
        *("invoice", "void", 113_000, 0),
        date(2026, 8, 1).toordinal(),
    )
    view = books.ask(lambda tx: invoice_view(tx, red))
    assert (view.head.gross, view.lines[0].quantity) == (yuan("-1130"), Decimal(-10))
    assert view.red_of == (invoice, "1")
    assert books.ask(lambda tx: invoice_view(tx, invoice)).left == 0
    assert _owed(books) == 0
    with pytest.raises(Refused) as no:
        books.run(RedInvoice(invoice, "R2", date(2026, 8, 2)))
    assert no.value.kind == "nothing_left"
    with pytest.raises(Refused) as no:
        books.run(RedInvoice(red, "R2", date(2026, 8, 2)))
    assert no.value.kind == "invoice_red"


def test_taken_back_in_part_a_credit_row_settles_part_of_it(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "1130"))
    books.run(RedInvoice(invoice, "R1", date(2026, 8, 1), yuan("100"), yuan("13")))
    (own, credit) = _plans(books, invoice)
    assert own[:4] == ("invoice", "firm", 113_000, 11_300)
    assert credit[:4] == ("credit", "firm", -11_300, -11_300)
    assert _owed(books) == 101_700
    with pytest.raises(Refused) as no:
        books.run(RedInvoice(invoice, "R2", date(2026, 8, 1), yuan("900.01"), yuan("117")))
    assert no.value.kind == "red_exceeds"
    books.run(RedInvoice(invoice, "R2", date(2026, 8, 1)))
    assert _owed(books) == 0
    assert books.ask(lambda tx: invoice_view(tx, invoice)).left == 0


def test_what_was_paid_and_taken_back_is_owed_to_the_customer(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "1130"))
    plan = books.ask(lambda tx: tx.value("SELECT id FROM plan"))
    money = books.run(RecordReceipt(date(2026, 7, 1), yuan("1000"), BUYER, who)).outcome.result
    books.run(Allocate(money, ((plan, yuan("1000")),)))
    books.run(RedInvoice(invoice, "R1", date(2026, 8, 1)))
    (own, credit) = _plans(books, invoice)
    assert own[2:4] == (113_000, 113_000)
    assert credit[2:4] == (-113_000, -13_000)
    assert _owed(books) == -100_000


def test_days_and_numbers_of_a_red_invoice_are_checked(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "1130"))
    with pytest.raises(InvalidDay) as early:
        books.run(RedInvoice(invoice, "R1", date(2026, 5, 31)))
    assert early.value.fields["reason"] == "before_invoice"
    with pytest.raises(Refused) as twin:
        books.run(RedInvoice(invoice, "1", date(2026, 8, 1)))
    assert twin.value.kind == "duplicate_invoice"
    with pytest.raises(InvalidValue):
        books.run(RedInvoice(invoice, " ", date(2026, 8, 1)))
    books.run(LockPeriod(date(2026, 8, 31)))
    with pytest.raises(PeriodLocked):
        books.run(RedInvoice(invoice, "R1", date(2026, 8, 1)))
    books.run(RedInvoice(invoice, "R1", date(2026, 9, 1)))


def test_a_red_invoice_makes_room_in_the_contract(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "100000")
    first = record(books, who, head("1", "60000"), (), deal)
    second = record(books, who, head("2", "60000"), (), deal, reason="先开着")
    assert (_check(books, first), _check(books, second)) == ("cleared", "confirmed")
    books.run(RedInvoice(first, "R1", date(2026, 8, 1)))
    assert (_check(books, first), _check(books, second)) == ("cleared", "cleared")
    assert not _plans(books, first)


# --- paper and goods ------------------------------------------------------------------------------


def test_sent_and_not_signed_for_in_a_week_it_is_asked_after(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "113", date(2026, 11, 1)))
    with pytest.raises(InvalidDay):
        books.run(SendInvoice(invoice, date(2026, 10, 31)))
    with pytest.raises(InvalidDay):
        books.run(SendInvoice(invoice, TODAY + timedelta(days=1)))
    books.run(SendInvoice(invoice, date(2026, 11, 6), "SF1399"))
    assert books.ask(waiting_invoices) == 0
    books.run(SendInvoice(invoice, date(2026, 11, 5), "SF1399"))
    assert books.ask(waiting_invoices) == 1
    (listed,) = books.ask(invoice_list)
    assert (listed.paper, listed.waiting, listed.courier_no) == ("sent", 7, "SF1399")
    with pytest.raises(InvalidDay):
        books.run(MarkReceived(invoice, date(2026, 11, 4)))
    books.run(MarkReceived(invoice, date(2026, 11, 9)))
    with pytest.raises(InvalidDay) as no:
        books.run(SendInvoice(invoice, date(2026, 11, 10)))
    assert no.value.fields["reason"] == "after"
    assert books.ask(waiting_invoices) == 0
    books.run(MarkReceived(invoice, None))
    assert books.ask(waiting_invoices) == 1


def test_deliveries_wait_for_their_invoice(books: Dispatch) -> None:
    who = customer(books)
    gone = books.run(RecordDelivery(who, date(2026, 6, 1), yuan("113"), "SH-1")).outcome.result
    with pytest.raises(Refused) as no:
        books.run(RecordDelivery(who, date(2026, 6, 2), yuan("226"), "sh1"))
    assert no.value.kind == "duplicate_delivery"
    with pytest.raises(InvalidAmount):
        books.run(RecordDelivery(who, date(2026, 6, 2), yuan("0")))
    with pytest.raises(InvalidDay):
        books.run(RecordDelivery(who, TODAY + timedelta(days=1), yuan("1")))
    invoice = record(books, who, head("1", "113"))
    assert [one.id for one in books.ask(lambda tx: start(tx, who, TODAY)).loose] == [gone]
    assert books.run(LinkDelivery((gone,), invoice)).outcome.result == 1
    assert not books.ask(lambda tx: start(tx, who, TODAY)).loose
    other = customer(books, "无锡海顿电机厂")
    foreign = books.run(RecordDelivery(other, date(2026, 6, 1), yuan("1"))).outcome.result
    with pytest.raises(InvalidValue):
        books.run(LinkDelivery((foreign,), invoice))


def _waiting(books: Dispatch, who: int, day: date = TODAY) -> tuple[int, int]:
    """What waits for an invoice, by the exposure and by the triangle, which proves itself."""
    seen = books.ask(lambda tx: triangle(tx, day, everything=True))
    assert seen.proven
    found = books.ask(lambda tx: exposure(tx, who, day)).part("delivered")
    return found, seen.totals("delivered_not_invoiced").get("CNY", 0)


@pytest.mark.parametrize("of_contract", [False, True])
def test_a_delivery_waits_again_when_its_invoice_is_taken_back(
    books: Dispatch, of_contract: bool
) -> None:
    who = customer(books)
    deal = contract(books, who, "5000") if of_contract else None
    invoice = record(books, who, head("1", "1130"), (), deal)
    for no, amount in enumerate(("500", "630"), 1):
        books.run(RecordDelivery(who, date(2026, 5, no), yuan(amount), f"SH-{no}", deal, invoice))
    assert _waiting(books, who) == (0, 0)
    books.run(RedInvoice(invoice, "R1", date(2026, 7, 1), yuan("100"), yuan("13")))
    assert _waiting(books, who) == (11_300, 11_300), "as much as the rest does not cover"
    loose = books.ask(lambda tx: start(tx, who, TODAY)).loose
    assert [one.number for one in loose] == ["SH-2"], "the earlier note is covered whole"
    books.run(RedInvoice(invoice, "R2", date(2026, 8, 1)))
    assert _waiting(books, who) == (113_000, 113_000)
    assert _waiting(books, who, date(2026, 7, 31)) == (11_300, 11_300)
    assert _waiting(books, who, date(2026, 6, 30)) == (0, 0)
    assert len(books.ask(lambda tx: start(tx, who, TODAY)).loose) == 2


def test_an_invoice_larger_than_its_deliveries_still_covers_them(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "1130"))
    books.run(RecordDelivery(who, date(2026, 5, 1), yuan("500"), "SH-1", None, invoice))
    books.run(RedInvoice(invoice, "R1", date(2026, 7, 1), yuan("100"), yuan("13")))
    assert _waiting(books, who) == (0, 0)


def test_goods_come_back_with_a_word_only(books: Dispatch) -> None:
    who = customer(books)
    with pytest.raises(InvalidAmount) as no:
        books.run(RecordDelivery(who, date(2026, 6, 1), yuan("-1"), note=" "))
    assert no.value.fields["reason"] == "return_note"
    books.run(RecordDelivery(who, date(2026, 6, 1), yuan("-1"), note="退一台"))


def test_a_closed_period_takes_no_delivery(books: Dispatch) -> None:
    who = customer(books)
    gone = books.run(RecordDelivery(who, date(2026, 6, 1), yuan("113"))).outcome.result
    then, now = (record(books, who, head(str(n), "113", date(2026, n, 5))) for n in (6, 7))
    books.run(LockPeriod(date(2026, 6, 30)))
    with pytest.raises(PeriodLocked) as no:
        books.run(RecordDelivery(who, date(2026, 6, 30), yuan("1")))
    assert (no.value.fields["field"], no.value.fields["day"]) == ("day", date(2026, 6, 30))
    with pytest.raises(PeriodLocked):
        books.run(LinkDelivery((gone,), then))
    books.run(LinkDelivery((gone,), now))  # June shows it as waiting, before and after
    books.run(RecordDelivery(who, date(2026, 7, 1), yuan("1")))


# --- while it is typed ----------------------------------------------------------------------------


def test_a_draft_is_judged_before_it_is_saved(books: Dispatch) -> None:
    who = customer(books)
    deal = contract(books, who, "1000")
    record(books, who, head("1", "600"), (), deal)
    judged = books.ask(lambda tx: judge(tx, Draft(who, head("1", "500"), (), deal)))
    assert [one.key for one in judged.differences] == ["total_over"]
    assert judged.twin is not None
    assert judged.beside is not None
    assert judged.beside.left == 40_000
    free = books.ask(lambda tx: judge(tx, Draft(who, head("2", "500"), (), None, "月结30")))
    assert (free.twin, free.due_on, free.rule) == (None, date(2026, 7, 30), "eom+30")
    assert free.credit is not None
    assert not books.ask(lambda tx: start(tx, who, TODAY)).loose
    assert books.ask(lambda tx: start(tx, who, TODAY)).tax_no == TAX_NO


def test_what_nobody_signed_for_stands_on_the_page_of_the_day(books: Dispatch) -> None:
    who = customer(books)
    invoice = record(books, who, head("1", "113", date(2026, 11, 1)))
    books.run(SendInvoice(invoice, date(2026, 11, 5), "SF1399"))

    def listed() -> list[str]:
        groups = books.ask(lambda tx: today_json(today(tx, limit=-1), "zh_CN"))["groups"]
        found = next(group for group in groups if group["group"] == "invoices")
        return [item["why"] for item in found["items"]]

    assert listed() == ["11-05 寄出，7 天没签收"]
    books.run(MarkReceived(invoice, TODAY))
    assert not listed()
    books.run(MarkReceived(invoice, None))
    books.run(RedInvoice(invoice, "R1", TODAY))
    assert not listed()
