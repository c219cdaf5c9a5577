"""Deliveries that were entered: changed, linked, taken back; with an invoice, and headless."""

from datetime import date

import pytest

from arapp.models.values.errors import (
    InvalidAmount,
    InvalidValue,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.services.dealing.deliveries import RecordDelivery, RemoveDelivery, ReviseDelivery
from arapp.services.dealing.delivery_list import deliveries
from arapp.services.dealing.invoice_link import LinkInvoice
from arapp.services.dealing.invoice_view import invoice_view
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.triangle import triangle
from tests.conftest import TODAY
from tests.dealing.firm_invoices import contract, customer, head, record, yuan

DAY = date(2026, 8, 1)


@pytest.fixture
def who(books: Dispatch) -> int:
    return customer(books)


@pytest.fixture
def gone(books: Dispatch, who: int) -> int:
    """Goods of 1,130.00 that went out on 2026-08-01 as SH-1."""
    return int(books.run(RecordDelivery(who, DAY, yuan("1130"), "SH-1")).outcome.result)


def _waiting(books: Dispatch) -> list[int]:
    return [row.delivered_not_invoiced for row in books.ask(lambda tx: triangle(tx, TODAY)).rows]


def test_words_and_links_change_what_moved_stays(books: Dispatch, who: int, gone: int) -> None:
    deal, invoice = contract(books, who, "5000"), record(books, who, head("1", "1130"))
    books.run(ReviseDelivery(gone, " SH-9 ", "两箱", deal, invoice))
    (row,) = books.ask(deliveries)
    assert (row.number, row.note, row.contract, row.invoice_id) == (
        *("SH-9", "两箱", "CH-2026-018"),
        invoice,
    )
    assert (row.day, row.amount) == (DAY, yuan("1130").minor)
    books.run(ReviseDelivery(gone, "SH-9"))
    (row,) = books.ask(deliveries)
    assert (row.contract, row.invoice_id) == ("", None)


def test_what_does_not_fit_is_refused(books: Dispatch, who: int, gone: int) -> None:
    other = customer(books, "海顿电机")
    books.run(RecordDelivery(who, DAY, yuan("5"), "SH-2"))
    with pytest.raises(Refused, match="duplicate_delivery"):
        books.run(ReviseDelivery(gone, "sh 2"))
    books.run(ReviseDelivery(gone, "SH-1"))  # its own number is no second one
    with pytest.raises(InvalidValue, match="other_customer"):
        books.run(ReviseDelivery(gone, "SH-1", "", contract(books, other, "900")))
    foreign = record(books, other, head("7", "1130"))
    with pytest.raises(InvalidValue, match="other_customer"):
        books.run(ReviseDelivery(gone, "SH-1", "", None, foreign))
    back = books.run(RecordDelivery(who, DAY, yuan("-5"), note="退一件")).outcome.result
    with pytest.raises(InvalidAmount, match="return_note"):
        books.run(ReviseDelivery(back))
    with pytest.raises(NotFound):
        books.run(ReviseDelivery(99))


def test_taken_back_it_never_was(books: Dispatch, who: int, gone: int) -> None:
    assert _waiting(books) == [yuan("1130").minor]
    assert books.run(RemoveDelivery((gone,))).outcome.result == 1
    assert _waiting(books) == []
    with pytest.raises(NotFound):
        books.run(RemoveDelivery((gone,)))


def test_a_closed_period_keeps_its_deliveries(books: Dispatch, who: int, gone: int) -> None:
    deal = contract(books, who, "5000")
    books.run(LockPeriod(date(2026, 8, 31)))
    with pytest.raises(PeriodLocked):
        books.run(RemoveDelivery((gone,)))
    with pytest.raises(PeriodLocked):
        books.run(ReviseDelivery(gone, "SH-1", "", deal))
    books.run(ReviseDelivery(gone, "SH-1", "晚到一箱"))  # words move nothing
    later = books.run(RecordDelivery(who, TODAY, yuan("5"))).outcome.result
    books.run(RemoveDelivery((later,)))


def test_an_invoice_takes_its_deliveries_along(books: Dispatch, who: int, gone: int) -> None:
    command = RecordInvoice(who, head("1", "1130"), delivery_ids=(gone,))
    invoice = books.run(command).outcome.result
    assert [one.id for one in books.ask(lambda tx: invoice_view(tx, invoice)).deliveries] == [gone]
    assert _waiting(books)[:1] in ([], [0])
    other = customer(books, "海顿电机")
    with pytest.raises(InvalidValue, match="other_customer"):
        books.run(RecordInvoice(other, head("2", "1130"), delivery_ids=(gone,)))


def test_a_saved_invoice_names_what_waits(books: Dispatch, who: int, gone: int) -> None:
    invoice = record(books, who, head("1", "1130"))
    view = books.ask(lambda tx: invoice_view(tx, invoice))
    assert [one.id for one in view.loose] == [gone]
    books.run(ReviseDelivery(gone, "SH-1", "", None, invoice))
    assert books.ask(lambda tx: invoice_view(tx, invoice)).loose == ()


def test_with_its_contract_the_row_of_its_own_is_called_off(books: Dispatch, who: int) -> None:
    invoice, deal = record(books, who, head("1", "1130")), contract(books, who, "5000")
    with pytest.raises(Refused, match="invoice_has_row"):
        books.run(LinkInvoice(invoice, deal))
    books.run(LinkInvoice(invoice, deal, void_row=True))
    view = books.ask(lambda tx: invoice_view(tx, invoice))
    assert (view.contract_id, [row.state for row in view.rows]) == (deal, ["void"])
    assert view.beside is not None
