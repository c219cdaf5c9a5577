"""Ctrl+K: from the ledger's hits to the lines of the search, and where each leads."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.ledger import search
from arapp.ui import formats
from arapp.ui.main_window import MainWindow
from arapp.ui.ops import Ops
from arapp.ui.widgets.search import COMMANDS, Find, Hit, Scope

_ICONS = {
    "customer": "building-2",
    "contract": "file-text",
    "invoice": "receipt",
    "plan": "calendar-days",
    "receipt": "hand-coins",
}


def scopes() -> list[Scope]:
    """Groups of answers, in their order."""
    translate = QCoreApplication.translate
    return [
        Scope("customer", translate("finding", "Customers")),
        Scope("contract", translate("finding", "Contracts")),
        Scope("invoice", translate("finding", "Invoices")),
        Scope("plan", translate("finding", "Receipt plans")),
        Scope("receipt", translate("finding", "Receipts")),
        Scope(COMMANDS, translate("finding", "Commands")),
    ]


def finder(ops: Ops) -> Find:
    """`find(text, done)` of the search, answered by the worker; only the last question counts."""

    def find(text: str, done: Callable[[Sequence[Hit]], None]) -> None:
        ops.ask(partial(_lines, text), done, lambda _error: done([]), latest="search")

    return find


def _lines(text: str, tx: Tx) -> list[Hit]:
    return [_line(hit, tx) for hit in search.search(tx, text)]


def _line(hit: search.Hit, tx: Tx) -> Hit:
    detail = hit.subtitle
    day = from_ordinal(hit.day)
    if day is not None:
        detail = f"{detail}  {formats.day(day, tx.today)}".strip()
    return Hit(
        hit.kind,
        _ICONS[hit.kind],
        hit.title,
        detail,
        _chip(hit.days),
        formats.amount(hit.amount, hit.currency),
        hit,
        f"{hit.kind}:{hit.id}",
    )


def _chip(days: int | None) -> tuple[str, str] | None:
    if days is None:
        return None
    if days == 0:
        return QCoreApplication.translate("finding", "due today"), "accent"
    level = 1 if days <= 30 else 2 if days <= 60 else 3 if days <= 90 else 4
    text = QCoreApplication.translate("finding", "{days} overdue")
    return text.format(days=formats.overdue(days)), f"age{level}"


def open_hit(window: MainWindow, target: Any) -> None:
    """A receipt opens on the matching page, a contract or an invoice as itself, a plan on its
    customer's card."""
    if not isinstance(target, search.Hit):
        return
    if target.kind == "receipt":
        window.go("matching", target.id)
    elif target.kind in ("contract", "invoice"):
        window.go(target.kind, target.id)
    elif target.customer_id is not None:
        what: dict[str, Any] = {"customer": target.customer_id}
        if target.kind == "plan":
            what["plan"] = target.id
        window.go("customer", what)
