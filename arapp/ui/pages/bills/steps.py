"""What can be done with a bill: the fields each step asks for, and its command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.dealing.bills import (
    CollectBill,
    DiscountBill,
    EndorseBill,
    HoldBill,
    ReturnBill,
)
from arapp.services.dispatch import Command
from arapp.services.ledger.bill_rows import BillLine
from arapp.ui.pages.bills.reading import Choices
from arapp.ui.widgets.entry_pane import Entry

translate = QCoreApplication.translate
Values = Mapping[str, Any]
Make = Callable[[BillLine, Values, Choices], Command]


class UnknownName(Exception):
    """What is typed names nothing; `field` is where."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class Step:
    """A step: its verb, the states it is for, its fields, its command."""

    key: str
    verb: str
    states: frozenset[str]
    entries: tuple[Entry, ...]
    make: Make
    icon: str = ""
    shortcut: str = ""


def steps() -> list[Step]:
    """In the order of the buttons."""
    day = Entry("day", translate("bills", "Day"), "day", translate("bills", "Which day?"))
    note = Entry("note", translate("bills", "Note"))
    why = Entry("reason", translate("bills", "Why"), required=translate("bills", "Why?"))
    account = Entry("account", translate("bills", "Account"),
                    hint=translate("bills", "where the money came in"))  # fmt: skip
    line = Entry("line", translate("bills", "Bank line"),
                 hint=translate("bills", "voucher of the line with its money"))  # fmt: skip
    to = Entry("to", translate("bills", "To whom"))
    payable = Entry("payable", translate("bills", "Pays"),
                    hint=translate("bills", "what we owe, may stay empty"))  # fmt: skip
    money = Entry("money", translate("bills", "Money"), "amount",
                  translate("bills", "How much did the bank pay?"))  # fmt: skip
    bank = Entry("to", translate("bills", "Bank"))
    held, away = frozenset({"held"}), frozenset({"endorsed", "discounted", "collected"})
    return [
        Step("collect", translate("bills", "Collect"), held, (day, account, line, note), _collect,
             "landmark", "Ctrl+Return"),
        Step("endorse", translate("bills", "Endorse"), held, (day, to, payable, note), _endorse,
             "arrow-up", "Ctrl+Shift+E"),
        Step("discount", translate("bills", "Discount"), held,
             (day, money, bank, account, line, note), _discount, "zap", "Ctrl+Shift+D"),
        Step("hold", translate("bills", "In hand again"), away, (day, why), _hold, "undo-2"),
        Step("return", translate("bills", "Dishonoured"), held | {"endorsed", "discounted"},
             (day, why), _return, "circle-alert"),
    ]  # fmt: skip


def _chosen(field: str, values: Values, names: Mapping[str, int]) -> int | None:
    """The row that is named; None when nothing is. Raises UnknownName."""
    typed = str(values.get(field) or "").strip()
    if typed and typed not in names:
        raise UnknownName(field)
    return names.get(typed)


def _collect(bill: BillLine, values: Values, known: Choices) -> Command:
    account = _chosen("account", values, known.accounts)
    line = _chosen("line", values, known.lines)
    return CollectBill(bill.id, values["day"], account, line, values["note"])


def _endorse(bill: BillLine, values: Values, known: Choices) -> Command:
    payable = _chosen("payable", values, known.payables)
    return EndorseBill(bill.id, values["day"], values["to"], payable, note=values["note"])


def _discount(bill: BillLine, values: Values, known: Choices) -> Command:
    return DiscountBill(
        bill.id,
        values["day"],
        Money(values["money"], bill.currency),
        _chosen("account", values, known.accounts),
        values["to"],
        line_id=_chosen("line", values, known.lines),
        note=values["note"],
    )


def _hold(bill: BillLine, values: Values, _known: Choices) -> Command:
    return HoldBill(bill.id, values["day"], values["reason"])


def _return(bill: BillLine, values: Values, _known: Choices) -> Command:
    return ReturnBill(bill.id, values["day"], values["reason"])
