"""What each command of invoices needs before it can be taken back: for `test_undo_all`."""

from collections.abc import Callable
from datetime import date

from arapp.services.dealing.deliveries import (
    LinkDelivery,
    RecordDelivery,
    RemoveDelivery,
    ReviseDelivery,
)
from arapp.services.dealing.invoice_link import CompareInvoice, ConfirmDifference, LinkInvoice
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Command, Dispatch
from tests.dealing.firm_invoices import (
    Update,
    contract,
    customer,
    head,
    head_of,
    line,
    record,
    yuan,
)

DAY = date(2026, 8, 1)


def _own(books: Dispatch) -> int:
    return record(books, customer(books), head("1", "1130"))


def _too_much(books: Dispatch) -> int:
    """An invoice beside a contract that became smaller."""
    who = customer(books)
    deal = contract(books, who, "2000")
    invoice = record(books, who, head("1", "1130"), (), deal)
    books.run(Update("contract", deal, {"amount": yuan("1000").minor}))
    return invoice


def _record(books: Dispatch) -> Command:
    lines = (line("轴承", "10", "100"), line("油封", "3", "7.5"))
    return RecordInvoice(customer(books), head_of("1", *lines), lines)


def _confirm(books: Dispatch) -> Command:
    invoice = _too_much(books)
    books.run(CompareInvoice(invoice))
    return ConfirmDifference(invoice, "先开着")


def _link(books: Dispatch) -> Command:
    who = customer(books)
    first, second = contract(books, who, "5000"), contract(books, who, "900", number="CH-2")
    return LinkInvoice(record(books, who, head("1", "1130"), (), first), second)


def _red_in_part(books: Dispatch) -> Command:
    return RedInvoice(_own(books), "R1", DAY, yuan("100"), yuan("13"))


def _received(books: Dispatch) -> Command:
    invoice = _own(books)
    books.run(SendInvoice(invoice, DAY, "SF1"))
    return MarkReceived(invoice, DAY)


def _link_delivery(books: Dispatch) -> Command:
    who = customer(books)
    gone = books.run(RecordDelivery(who, DAY, yuan("1130"), "SH-1")).outcome.result
    return LinkDelivery((gone,), record(books, who, head("1", "1130")))


def _sent(books: Dispatch, who: int) -> int:
    return int(books.run(RecordDelivery(who, DAY, yuan("1130"), "SH-1")).outcome.result)


def _record_with_a_delivery(books: Dispatch) -> Command:
    who = customer(books)
    return RecordInvoice(who, head("1", "1130"), delivery_ids=(_sent(books, who),))


def _link_without_its_row(books: Dispatch) -> Command:
    who = customer(books)
    invoice = record(books, who, head("1", "1130"))
    return LinkInvoice(invoice, contract(books, who, "5000"), void_row=True)


def _revise_delivery(books: Dispatch) -> Command:
    who = customer(books)
    invoice, deal = record(books, who, head("1", "1130")), contract(books, who, "5000")
    return ReviseDelivery(_sent(books, who), "SH-9", "两箱", deal, invoice)


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "record_invoice": _record,
    "confirm_difference": _confirm,
    "compare_invoice": lambda books: CompareInvoice(_too_much(books)),
    "link_invoice": _link,
    "red_invoice": lambda books: RedInvoice(_own(books), "R1", DAY),
    "red_invoice_in_part": _red_in_part,
    "send_invoice": lambda books: SendInvoice(_own(books), DAY, "SF1"),
    "receive_invoice": _received,
    "record_delivery": lambda books: RecordDelivery(customer(books), DAY, yuan("1130"), "SH-1"),
    "link_delivery": _link_delivery,
    "record_invoice_with_a_delivery": _record_with_a_delivery,
    "link_invoice_without_its_row": _link_without_its_row,
    "revise_delivery": _revise_delivery,
    "remove_delivery": lambda books: RemoveDelivery((_sent(books, customer(books)),)),
}
