"""The actions of the page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Place
from arapp.ui.pages.contract.tiles import SHOWN

if TYPE_CHECKING:
    from arapp.ui.pages.contract.page import ContractPage

translate = QCoreApplication.translate

TEMPLATES = tuple(f"template{n}" for n in range(1, SHOWN + 1))
NEW_ONLY = (
    *TEMPLATES, "by_amount", "equal", "keep_template", "usual", "absorb", "draft", "cancel",
    "insert", "delete", "fix",
)  # fmt: skip
SAVED_ONLY = (
    "supplement",
    "receipt",
    "customer",
    "invoice",
    "delivery",
    "close",
    "void",
    "reopen",
    "attach",
)


def actions(page: "ContractPage") -> list[Action]:
    """In the order they are shown."""
    return [*_new(page), *_saved(page)]


def _new(page: "ContractPage") -> list[Action]:
    return [
        Action("save", translate("contract", "Save"), page.save, "Ctrl+S"),
        Action("draft", translate("contract", "Keep as draft"), _of(page, "entry", "keep_draft")),
        Action("cancel", translate("contract", "Cancel"), page.escape, "Escape", widget_keys=True),
        *(
            Action(
                id_,
                translate("contract", "Template {n}").format(n=n),
                partial(_press, page, n),
                f"Alt+{n}",
                keys_only=True,
            )
            for n, id_ in enumerate(TEMPLATES, 1)
        ),
        Action(
            "confirm",
            translate("contract", "Confirm a milestone"),
            page.confirm,
            "Ctrl+Return",
            "milestone",
            hint=translate("contract", "The next one, with its day"),
        ),
        Action(
            "by_amount",
            translate("contract", "By amount"),
            _of(page, "entry", "by_amount"),
            "Alt+A",
            hint=translate("contract", "Amounts that do not follow the contract's"),
        ),
        Action(
            "equal",
            translate("contract", "Equal periods"),
            _of(page, "entry", "ask_equal"),
            "Alt+E",
        ),
        Action(
            "keep_template",
            translate("contract", "Keep as template"),
            _of(page, "entry", "ask_name"),
            "Alt+T",
        ),
        Action(
            "absorb",
            translate("contract", "Put the difference into this row"),
            _of(page, "entry", "absorb"),
            "Alt+=",
        ),
        Action(
            "usual",
            translate("contract", "Fill in the usual clauses"),
            _of(page, "entry", "fill_usual"),
            "Ctrl+U",
        ),
        Action(
            "fix",
            translate("contract", "Take what is suggested"),
            _of(page, "entry", "take_suggestion"),
            "Alt+Return",
        ),
        Action(
            "insert",
            translate("contract", "Add a row"),
            _of(page, "entry", "insert_row"),
            "Insert",
            widget_keys=True,
        ),
        Action(
            "delete",
            translate("contract", "Take the row out"),
            _of(page, "entry", "delete_row"),
            "Delete",
            widget_keys=True,
        ),
        Action(
            "goods",
            translate("contract", "To the products"),
            page.begin_goods,
            "Alt+P",
            hint=translate("contract", "What is sold, with quantity and price"),
        ),
        Action("new", translate("contract", "New contract"), page.new, "Ctrl+N", "plus"),
    ]


def _of(page: "ContractPage", part: str, name: str) -> Callable[[], object]:
    """A method of a part of the page, which is made after its actions."""

    def call() -> object:
        return getattr(getattr(page, part), name)()

    return call


def _press(page: "ContractPage", number: int) -> None:
    page.entry.side.tiles.press(number)


def _saved(page: "ContractPage") -> list[Action]:
    return [
        Action(
            "supplement",
            translate("contract", "Supplement"),
            _of(page, "view", "supplement"),
            "Ctrl+Shift+N",
            "file-text",
            place=Place.TITLE,
            hint=translate("contract", "Strike rows and make new ones, dated"),
        ),
        Action(
            "receipt",
            translate("contract", "Record a receipt"),
            page.go_receipt,
            "",
            "hand-coins",
            place=Place.TITLE,
        ),
        Action(
            "customer",
            translate("contract", "To the customer"),
            page.go_customer,
            "Ctrl+U",
            "building-2",
            place=Place.MORE,
        ),
        Action(
            "invoice",
            translate("contract", "New invoice of it"),
            page.go_invoices,
            "",
            "receipt",
            place=Place.MORE,
        ),
        Action(
            "delivery",
            translate("contract", "New delivery of it"),
            page.go_deliveries,
            "",
            "file-input",
            place=Place.MORE,
        ),
        Action(
            "attach",
            translate("contract", "Add a file"),
            _of(page, "view", "pick_files"),
            "",
            "paperclip",
            place=Place.MORE,
        ),
        Action(
            "close",
            translate("contract", "Close the contract"),
            _of(page, "view", "close_it"),
            "",
            "circle-check",
            place=Place.MORE,
        ),
        Action(
            "reopen",
            translate("contract", "Open it again"),
            _of(page, "view", "reopen"),
            "",
            "redo-2",
            place=Place.MORE,
        ),
        Action(
            "void",
            translate("contract", "Call the contract off"),
            _of(page, "view", "call_off"),
            "",
            "x",
            place=Place.MORE,
        ),
    ]
