"""The tables behind the tabs: what is open, contracts, invoices, receipts, statements."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.credit import tabs
from arapp.services.credit.tabs import ContractRow, InvoiceRow, OpenRow, PaperRow
from arapp.ui import formats
from arapp.ui.design.colors import age_level
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.customer import words
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table

Query = Callable[[Tx, int, date], Sequence[Any]]
_STEPS = (
    (0, QT_TRANSLATE_NOOP("customer", "Due today")),
    (7, QT_TRANSLATE_NOOP("customer", "Remind")),
    (15, QT_TRANSLATE_NOOP("customer", "Call")),
    (30, QT_TRANSLATE_NOOP("customer", "Letter")),
    (90, QT_TRANSLATE_NOOP("customer", "To legal")),
)
_BAD_DEBT = QT_TRANSLATE_NOOP("customer", "Bad debt alarm")
_NOT_DUE = QT_TRANSLATE_NOOP("customer", "Not due")
_EXPECTED = QT_TRANSLATE_NOOP("customer", "Expected")
_EXPECTED_ON = QT_TRANSLATE_NOOP("customer", "expected {day}")
_WAITS = QT_TRANSLATE_NOOP("customer", "{label}, after {what}")
NODES: Mapping[str, str] = {
    "signing": QT_TRANSLATE_NOOP("customer", "signing"),
    "delivery": QT_TRANSLATE_NOOP("customer", "delivery"),
    "acceptance": QT_TRANSLATE_NOOP("customer", "acceptance"),
    "warranty": QT_TRANSLATE_NOOP("customer", "the end of the warranty"),
    "other": QT_TRANSLATE_NOOP("customer", "its milestone"),
}
CHECKS: Mapping[str, tuple[str, str]] = {
    "none": (QT_TRANSLATE_NOOP("customer", "not compared"), "outline"),
    "differs": (QT_TRANSLATE_NOOP("customer", "differs"), "age3"),
    "cleared": (QT_TRANSLATE_NOOP("customer", "cleared"), "outline"),
    "matches": (QT_TRANSLATE_NOOP("customer", "agrees"), "ok"),
}
STATES: Mapping[str, tuple[str, str]] = {
    "issued": (QT_TRANSLATE_NOOP("customer", "To send"), "accent"),
    "sent": (QT_TRANSLATE_NOOP("customer", "No answer"), "age1"),
    "differs": (QT_TRANSLATE_NOOP("customer", "Differs"), "age3"),
    "confirmed": (QT_TRANSLATE_NOOP("customer", "Confirmed"), "ok"),
    "superseded": (QT_TRANSLATE_NOOP("customer", "Replaced"), "outline"),
}
PAPERS: Mapping[str, str] = {
    "activity": QT_TRANSLATE_NOOP("customer", "Statement"),
    "open": QT_TRANSLATE_NOOP("customer", "Statement, open items"),
    "detailed": QT_TRANSLATE_NOOP("customer", "Statement, detailed"),
    "confirmation": QT_TRANSLATE_NOOP("customer", "Balance confirmation"),
    "reminder": QT_TRANSLATE_NOOP("customer", "Payment reminder"),
    "demand": QT_TRANSLATE_NOOP("customer", "Collection letter"),
    "final": QT_TRANSLATE_NOOP("customer", "Final demand"),
    "legal": QT_TRANSLATE_NOOP("customer", "Lawyer's letter"),
}
CONTRACT_STATES: Mapping[str, str] = {
    "active": QT_TRANSLATE_NOOP("customer", "In force"),
    "closed": QT_TRANSLATE_NOOP("customer", "Closed"),
}


@dataclass(frozen=True)
class Tab:
    """A table of the card: its key, query, columns, what it says when it is bare."""

    key: str
    query: Query
    columns: Sequence[Column[Any]]
    empty: str
    row_id: Callable[[Any], Any] = lambda one: one.id


def say(text: str) -> str:
    """A text of the tables in the language installed."""
    return QCoreApplication.translate("customer", text)


def make(tab: Tab) -> Table:
    """The widget of a tab; the open items have a total."""
    model: RecordModel[Any] = RecordModel(tab.columns, EARLIEST, row_id=tab.row_id)
    table = Table(f"customer_{tab.key}", model, total=tab.key == words.OPEN)
    table.view.set_empty(say(tab.empty), done=tab.key == words.OPEN)
    return table


def all_tabs(today: Callable[[], date]) -> list[Tab]:
    """In the order of the tabs; `today` tells the ledger day once it is known."""
    return [_open(today), _contracts(), _invoices(), _receipts(), _statements()]


# --- what is open ---------------------------------------------------------------------------------


def is_expected(one: OpenRow) -> bool:
    """Not owed yet: it waits for its milestone."""
    return one.state == "expected"


def _open(today: Callable[[], date]) -> Tab:
    tone: Callable[[OpenRow], str] = lambda r: "text3" if is_expected(r) else "text"  # noqa: E731 - used by five columns
    grey: Callable[[OpenRow], str] = lambda r: "text3" if is_expected(r) else "text2"  # noqa: E731 - the same
    return Tab(
        words.OPEN, tabs.open_rows,
        [
            Column("contract", say(_C["contract"]), lambda r: r.contract or formats.DASH,
                   tone=grey, width=118, middle=True),
            Column("label", say(_C["label"]), _label, tone=tone, tip=_label, width=150,
                   stretch=True),
            Column("due", say(_C["due"]), lambda r: r.due_on, Kind.DAY, tone=grey, width=144,
                   text=lambda r: due_text(r, today())),
            Column("days", say(_C["days"]), lambda r: r.days if (r.days or -1) >= 0 else None,
                   Kind.AGE, width=72),
            Column("amount", say(_C["amount"]), lambda r: Money(r.amount, r.currency), Kind.MONEY,
                   tone=tone, total=True, width=110),
            Column("paid", say(_C["paid"]),
                   lambda r: Money(r.paid, r.currency) if r.paid else None, Kind.MONEY,
                   tone="text2", total=True, width=100),
            Column("open", say(_C["open"]), lambda r: Money(r.open, r.currency), Kind.MONEY,
                   tone=tone, total=True, width=110),
            Column("state", say(_C["state"]), _state, Kind.CHIP, width=112),
        ],
        QT_TRANSLATE_NOOP("customer", "Nothing is open."),
    )  # fmt: skip


def due_text(one: OpenRow, today: date) -> str:
    """The due day; of an expected row when it may be."""
    if one.due_on is None:
        return say(_EXPECTED) if is_expected(one) else ""
    shown = formats.day(one.due_on, today)
    return say(_EXPECTED_ON).format(day=shown) if is_expected(one) else shown


def _label(one: OpenRow) -> str:
    label = one.label or one.invoice
    kind, name = one.milestone
    if not kind:
        return label
    what = name or say(NODES.get(kind, NODES["other"]))
    return say(_WAITS).format(label=label, what=what)


def _state(one: OpenRow) -> Chip:
    if is_expected(one):
        return Chip(say(_EXPECTED), "outline")
    days = one.days
    if days is None or days < 0:
        return Chip(say(_NOT_DUE), "bare")
    step = next((text for most, text in _STEPS if days <= most), _BAD_DEBT)
    return Chip(say(step), "accent" if days == 0 else f"age{age_level(days)}")


# --- the others -----------------------------------------------------------------------------------


def _contracts() -> Tab:
    return Tab(
        words.CONTRACTS, tabs.contracts,
        [
            Column("number", say(_C["number"]), lambda r: r.number, width=140, middle=True),
            Column("subject", say(_C["subject"]), lambda r: r.subject, tone="text2", stretch=True),
            Column("signed", say(_C["signed"]), lambda r: r.signed_on, Kind.DAY, tone="text2",
                   width=96),
            Column("amount", say(_C["amount"]), lambda r: Money(r.amount, r.currency), Kind.MONEY,
                   width=112),
            Column("received", say(_C["received"]), lambda r: Money(r.received, r.currency),
                   Kind.MONEY, tone="text2", width=112),
            Column("progress", say(_C["progress"]), _share, Kind.METER, width=120,
                   text=lambda r: f"{r.settled}/{r.rows}"),
            Column("state", say(_C["state"]), _contract_state, Kind.CHIP, width=84),
        ],
        QT_TRANSLATE_NOOP("customer", "No contract yet. Ctrl+N makes one."),
    )  # fmt: skip


def _share(one: ContractRow) -> int:
    return max(min(one.received * 100 // one.amount, 100), 0) if one.amount > 0 else 0


def _contract_state(one: ContractRow) -> Chip:
    tone = "ok" if one.state == "active" else "outline"
    return Chip(say(CONTRACT_STATES.get(one.state, "")) or one.state, tone)


def _invoices() -> Tab:
    return Tab(
        words.INVOICES, tabs.invoices,
        [
            Column("number", say(_C["invoice"]), lambda r: r.number, width=180, middle=True),
            Column("day", say(_C["day"]), lambda r: r.day, Kind.DAY, tone="text2", width=92),
            Column("contract", say(_C["contract"]), lambda r: r.contract or formats.DASH,
                   tone="text2", width=130, middle=True, stretch=True),
            Column("gross", say(_C["gross"]), lambda r: Money(r.gross, r.currency), Kind.MONEY,
                   width=116),
            Column("way", say(_C["way"]), _way, tone="text2", width=120),
            Column("check", say(_C["check"]), _checked, Kind.CHIP, width=92),
        ],
        QT_TRANSLATE_NOOP("customer", "No invoice yet."),
    )  # fmt: skip


def _way(one: InvoiceRow) -> str:
    if one.signed_on is not None:
        return say(QT_TRANSLATE_NOOP("customer", "received by them"))
    if one.sent_on is not None:
        return say(QT_TRANSLATE_NOOP("customer", "on its way"))
    return say(QT_TRANSLATE_NOOP("customer", "not sent"))


def _checked(one: InvoiceRow) -> Chip:
    if one.red_of_id is not None:
        return Chip(say(QT_TRANSLATE_NOOP("customer", "red")), "age3")
    text, tone = CHECKS.get(one.check, (one.check, "outline"))
    return Chip(say(text), tone)


def _receipts() -> Tab:
    return Tab(
        words.RECEIPTS, tabs.receipts,
        [
            Column("day", say(_C["day"]), lambda r: r.day, Kind.DAY, width=96),
            Column("number", say(_C["number"]), lambda r: r.number, tone="text2", width=136,
                   middle=True),
            Column("payer", say(_C["payer"]), lambda r: r.payer, tone="text2", stretch=True),
            Column("amount", say(_C["amount"]), lambda r: Money(r.amount, r.currency), Kind.MONEY,
                   width=116),
            Column("used", say(_C["used"]), lambda r: Money(r.used, r.currency) if r.used else None,
                   Kind.MONEY, tone="text2", width=116),
            Column("left", say(_C["left"]), lambda r: Money(r.left, r.currency) if r.left else None,
                   Kind.MONEY, width=116),
        ],
        QT_TRANSLATE_NOOP("customer", "Nothing was received yet."),
    )  # fmt: skip


def _statements() -> Tab:
    return Tab(
        words.STATEMENTS, tabs.statements,
        [
            Column("number", say(_C["number"]), lambda r: r.number, width=140, middle=True),
            Column("kind", say(_C["paper"]), lambda r: say(PAPERS.get(r.kind, "")) or r.kind,
                   tone="text2", stretch=True),
            Column("to", say(_C["until"]), lambda r: r.to_on, Kind.DAY, tone="text2", width=100),
            Column("amount", say(_C["amount"]), lambda r: Money(r.amount, r.currency), Kind.MONEY,
                   width=116),
            Column("day", say(_C["issued"]), lambda r: r.day, Kind.DAY, tone="text2", width=92),
            Column("state", say(_C["state"]), _answered, Kind.CHIP, width=92),
        ],
        QT_TRANSLATE_NOOP("customer", "No statement was issued yet."),
        row_id=lambda one: (one.table, one.id),
    )  # fmt: skip


def _answered(one: PaperRow) -> Chip | None:
    if one.state not in STATES:
        return None
    text, tone = STATES[one.state]
    return Chip(say(text), tone)


_C: Mapping[str, str] = {
    "contract": QT_TRANSLATE_NOOP("customer", "Contract"),
    "label": QT_TRANSLATE_NOOP("customer", "Item"),
    "due": QT_TRANSLATE_NOOP("customer", "Due"),
    "days": QT_TRANSLATE_NOOP("customer", "Overdue"),
    "amount": QT_TRANSLATE_NOOP("customer", "Amount"),
    "paid": QT_TRANSLATE_NOOP("customer", "Paid"),
    "open": QT_TRANSLATE_NOOP("customer", "Open"),
    "state": QT_TRANSLATE_NOOP("customer", "State"),
    "number": QT_TRANSLATE_NOOP("customer", "Number"),
    "subject": QT_TRANSLATE_NOOP("customer", "Subject"),
    "signed": QT_TRANSLATE_NOOP("customer", "Signed"),
    "received": QT_TRANSLATE_NOOP("customer", "Received"),
    "progress": QT_TRANSLATE_NOOP("customer", "Progress"),
    "invoice": QT_TRANSLATE_NOOP("customer", "Invoice"),
    "day": QT_TRANSLATE_NOOP("customer", "Day"),
    "gross": QT_TRANSLATE_NOOP("customer", "With tax"),
    "way": QT_TRANSLATE_NOOP("customer", "Delivery"),
    "check": QT_TRANSLATE_NOOP("customer", "Check"),
    "payer": QT_TRANSLATE_NOOP("customer", "Payer"),
    "used": QT_TRANSLATE_NOOP("customer", "Matched"),
    "left": QT_TRANSLATE_NOOP("customer", "Left"),
    "paper": QT_TRANSLATE_NOOP("customer", "Paper"),
    "until": QT_TRANSLATE_NOOP("customer", "Until"),
    "issued": QT_TRANSLATE_NOOP("customer", "Issued"),
}
