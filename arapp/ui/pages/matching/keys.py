"""The actions of the page, and when each can be done."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from arapp.services.ledger.desk import DeskReceipt
from arapp.ui.actions import Action, ActionTable, Place
from arapp.ui.pages.matching.answers import MOST
from arapp.ui.pages.matching.doing import Doing
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.hand import Hand
from arapp.ui.pages.matching.moving import Moving
from arapp.ui.pages.matching.packing import Packing
from arapp.ui.pages.matching.seeking import Seeking
from arapp.ui.pages.matching.work import Work

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    work: Work
    doing: Doing
    seeking: Seeking
    packing: Packing
    moving: Moving

    def receive(self) -> object: ...
    def bring(self) -> object: ...


def actions(host: Host) -> list[Action]:
    """In the order they are shown. Enter belongs to the lists, so it is no shortcut."""
    doing = host.doing
    rows = [
        Action("record", translate("matching", "Record a receipt"), host.receive,
               "Ctrl+R", "plus", place=Place.TITLE, widget_keys=True),
        Action("import", translate("matching", "Import a bank file"), host.bring, "",
               "file-input", place=Place.TITLE),
        Action("post", translate("matching", "Allocate, next"), doing.post, "Return, Ctrl+Return",
               widget_keys=True),
        Action("later", translate("matching", "Later"), doing.later, "Ctrl+Down", repeat=True),
        Action("decline", translate("matching", "Wrong, never again"), doing.decline, "Delete"),
        Action("find_set", translate("matching", "Find a set that fits"),
               partial(_on_work, host, Hand.find_set), "Ctrl+G", "zap"),
        Action("customer", translate("matching", "Other customer"),
               partial(_on_work, host, Hand.ask_customer), "Ctrl+U"),
        Action("also", translate("matching", "Rows of another customer too"),
               partial(_on_work, host, Hand.ask_also), "Ctrl+Shift+U",
               hint=translate("matching", "One receipt for several customers, with a note why")),
        Action("card", translate("matching", "Open the customer"), doing.open_card, "Ctrl+I",
               "building-2"),
        Action("new_plan", translate("matching", "New plan for the customer"), doing.new_plan,
               "Ctrl+Shift+N", "file-text",
               hint=translate("matching", "A contract with its plan, the customer filled in")),
        Action("reason", translate("matching", "Reason of the difference, prepayment"),
               partial(_on_work, host, Hand.open_reasons), "Alt+Down"),
        Action("add_gap", translate("matching", "One more reason of the difference"),
               partial(_on_work, host, Hand.add_gap), "Alt+Ins"),
        Action("drop_gap", translate("matching", "Remove a reason of the difference"),
               partial(_on_work, host, Hand.drop_gap), "Alt+Del"),
        Action("aside", translate("matching", "Not from a customer"), doing.set_aside, ""),
        Action("prepaid_all", translate("matching", "Allocate all"), doing.all_prepaid,
               "Ctrl+Shift+Return",
               hint=translate("matching", "Prepayments onto the rows they may pay")),
        Action("find", translate("matching", "Find receipts of any day"), host.seeking.begin,
               "Ctrl+F", "search", widget_keys=True),
        Action("slip", translate("matching", "Attach a slip…"), doing.attach, "Ctrl+Shift+A",
               "paperclip"),
        Action("refund", translate("matching", "Refund…"), doing.refund, "Ctrl+Shift+R", "undo-2",
               place=Place.MORE),
        Action("transfer", translate("matching", "Prepayment to another customer…"),
               host.moving.prepayment, "", place=Place.MORE),
        Action("debt", translate("matching", "Another customer takes over the row…"),
               host.moving.debt, "", place=Place.MORE,
               hint=translate("matching", "The row at hand in the list of rows")),
        Action("offset", translate("matching", "Row against what we owe…"), host.moving.offset,
               "", place=Place.MORE,
               hint=translate("matching", "The row at hand in the list of rows")),
        Action("pack", translate("matching", "Pack for the auditor…"), host.packing.ask, "",
               "folder-open", place=Place.MORE),
        Action("bills", translate("matching", "Bills of exchange"), doing.open_bills, "",
               "landmark", place=Place.MORE),
        Action("rules", translate("matching", "Rules of matching"), doing.open_rules, "", "scale",
               place=Place.MORE,
               hint=translate("matching", "Posting by itself, rule table, limits, learned")),
        Action("reverse", translate("matching", "Reverse: booked in error…"), doing.reverse, "",
               "undo-2", place=Place.MORE),
    ]  # fmt: skip
    form = translate("matching", "Proposal {number}")
    rows += [
        Action(f"answer_{n}", form.format(number=n + 1),
               partial(_on_work, host, Hand.choose, n), f"Alt+{n + 1}", keys_only=True)
        for n in range(MOST)
    ]  # fmt: skip
    rows += [
        Action("tick", translate("matching", "Tick the row"), key="Space", keys_only=True),
        Action("amount", translate("matching", "Change the amount"), key="F2", keys_only=True),
    ]
    return rows


def _on_work(host: Host, call: Callable[..., None], *values: int) -> None:
    """The right side is made after the actions, so it is looked up when one is run."""
    call(host.work.hand, *values)


def enable_receipt(acts: ActionTable, receipt: DeskReceipt | None) -> None:
    """What can be done to a receipt, whatever became of it."""
    acts.enable("reverse", receipt is not None)
    acts.enable("slip", receipt is not None)
    acts.enable("refund", receipt is not None and receipt.left > 0)
    kept = receipt is not None and receipt.left > 0 and receipt.customer_id is not None
    acts.enable("transfer", kept)


def enable(acts: ActionTable, work: Work, draft: Draft | None) -> None:
    """Buttons and keys follow what is drafted."""
    answers = work.all_answers() if draft else ()
    outside = draft is not None and work.is_outside() and not draft.amounts
    states = {
        "post": draft is not None and (draft.ready or outside),
        "later": draft is not None,
        "decline": any(one.parts for one in answers),
        "find_set": draft is not None,
        "customer": draft is not None and draft.receipt.left == draft.receipt.amount,
        "also": draft is not None,
        "reason": draft is not None and draft.short != 0,
        "add_gap": draft is not None and draft.short < 0,
        "drop_gap": draft is not None and bool(draft.gaps),
        "aside": draft is not None and (outside or draft.owner() is None),
    }
    for key, on in states.items():
        acts.enable(key, on)
    ready = draft is not None and draft.ready
    aside = translate("matching", "Set aside, next")
    acts.rename("post", aside if outside and not ready else translate("matching", "Allocate, next"))


class EnterFilter(QObject):
    """Enter (with Ctrl too) does the next step, wherever the focus is on the page; while an
    amount is being typed it only ends the typing."""

    def __init__(
        self, run: Callable[[], None], editing: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._editing = editing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Take the key before the lists do."""
        if not is_enter(event):
            return False
        if not self._editing():
            self._run()
        return True


def is_enter(event: QEvent) -> bool:
    """Whether Enter was pressed, not held."""
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
