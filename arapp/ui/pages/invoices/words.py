"""Words of the list of invoices and of the triangle."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from arapp.services.dealing.invoice_list import InvoiceRow
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.columns import Chip

ALL, DIFFERS, UNSIGNED, RED, TRIANGLE = "all", "differs", "unsigned", "red", "triangle"
SEGMENTS: Mapping[str, str] = {
    ALL: QT_TRANSLATE_NOOP("invoices", "All"),
    DIFFERS: QT_TRANSLATE_NOOP("invoices", "Different"),
    UNSIGNED: QT_TRANSLATE_NOOP("invoices", "Not signed for"),
    RED: QT_TRANSLATE_NOOP("invoices", "Red"),
}
TRIANGLE_NAME = QT_TRANSLATE_NOOP("invoices", "Triangle")
KEEPS: Mapping[str, Callable[[InvoiceRow], bool]] = {
    ALL: lambda _one: True,
    DIFFERS: lambda one: one.check == "differs",
    UNSIGNED: lambda one: one.paper == "sent",
    RED: lambda one: one.gross < 0 or one.taken_back > 0,
}
EMPTY: Mapping[str, str] = {
    DIFFERS: QT_TRANSLATE_NOOP("invoices", "Every invoice agrees with its contract."),
    UNSIGNED: QT_TRANSLATE_NOOP("invoices", "Everything that was sent is signed for."),
    RED: QT_TRANSLATE_NOOP("invoices", "Nothing was taken back."),
}
_CHECKS: Mapping[str, tuple[str, str]] = {
    "differs": (QT_TRANSLATE_NOOP("invoices", "different"), "age3"),
    "confirmed": (QT_TRANSLATE_NOOP("invoices", "accepted"), "accent"),
    "cleared": (QT_TRANSLATE_NOOP("invoices", "agrees"), "ok"),
}
_TAKEN_BACK = QT_TRANSLATE_NOOP("invoices", "red")
_PARTLY = QT_TRANSLATE_NOOP("invoices", "red in part")
_WHOLLY = QT_TRANSLATE_NOOP("invoices", "taken back")
_PAPERS: Mapping[str, tuple[str, str]] = {
    "signed": (QT_TRANSLATE_NOOP("invoices", "signed {day}"), "text2"),
    "sent": (QT_TRANSLATE_NOOP("invoices", "sent {day}"), "text"),
    "unsent": (QT_TRANSLATE_NOOP("invoices", "not sent"), "text3"),
}
_LATE = QT_TRANSLATE_NOOP("invoices", "sent {day}, {days} without a signature")


def say(text: str) -> str:
    """A text of this page in the language installed."""
    return QCoreApplication.translate("invoices", text)


def check_chip(one: InvoiceRow) -> Chip | None:
    """How it compares, or that it is a red one."""
    if one.gross < 0:
        return Chip(say(_TAKEN_BACK), "outline")
    if one.taken_back:
        return Chip(say(_WHOLLY if not one.left else _PARTLY), "outline")
    found = _CHECKS.get(one.check)
    return Chip(say(found[0]), found[1]) if found else None


def paper_word(paper: str, late: bool) -> str:
    """The sentence of where the paper is, with places for {day} and {days}."""
    if late:
        return say(_LATE)
    return say(_PAPERS[paper][0]) if paper in _PAPERS else ""


def paper_tone(one: InvoiceRow, late: bool) -> str:
    """Its colour: a warning when nobody signed for too long."""
    return "age1" if late else _PAPERS.get(one.paper, ("", "text3"))[1]
