"""The columns of the list of bills."""

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.ledger.bill_rows import BillLine
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.bills import words
from arapp.ui.tables.columns import Column, Kind

translate = QCoreApplication.translate
_HEADS = {
    "number": QT_TRANSLATE_NOOP("bills", "Bill no."),
    "customer": QT_TRANSLATE_NOOP("bills", "Customer"),
    "acceptor": QT_TRANSLATE_NOOP("bills", "Acceptor"),
    "received": QT_TRANSLATE_NOOP("bills", "Received"),
    "due": QT_TRANSLATE_NOOP("bills", "Due"),
    "amount": QT_TRANSLATE_NOOP("bills", "Amount"),
    "state": QT_TRANSLATE_NOOP("bills", "State"),
}


def columns() -> list[Column[BillLine]]:
    """Number, whose, who accepted it, days, amount, where it is."""
    say = {key: translate("bills", text) for key, text in _HEADS.items()}
    return [
        Column("number", say["number"], lambda b: b.number, width=126, middle=True),
        Column("customer", say["customer"], lambda b: b.customer or b.payer, stretch=True,
               width=110),
        Column("acceptor", say["acceptor"], lambda b: b.acceptor or words.kind(b.kind),
               tone="text2", width=112),
        Column("received", say["received"], lambda b: b.received_on, Kind.DAY, tone="text2",
               width=76),
        Column("due", say["due"], lambda b: b.due_on, Kind.DAY, width=76),
        Column("days", "", words.due, tone="text2", width=84),
        Column("amount", say["amount"], lambda b: Money(b.amount, b.currency), Kind.MONEY,
               total=True, width=108),
        Column("state", say["state"], words.chip, Kind.CHIP, width=132),
    ]  # fmt: skip
