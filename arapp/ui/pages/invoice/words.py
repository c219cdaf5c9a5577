"""Words of an invoice's page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.services.ledger.invoice_text import FIELDS
from arapp.ui import language
from arapp.ui.marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from arapp.ui.pages.invoice.compare import Pair

VERDICTS: Mapping[str, tuple[str, str]] = {
    "": (QT_TRANSLATE_NOOP("invoice", "agrees"), "ok"),
    "error": (QT_TRANSLATE_NOOP("invoice", "different"), "age3"),
    "warning": (QT_TRANSLATE_NOOP("invoice", "have a look"), "age1"),
}
SEVERITY_TONES: Mapping[str, str] = {"error": "age3", "warning": "age1"}
# reason of what does not add up → sentence; {expected} and {found} are amounts, {line} a number
SLIPS: Mapping[str, str] = {
    "empty": QT_TRANSLATE_NOOP("invoice", "Fill this in"),
    "sum": QT_TRANSLATE_NOOP("invoice", "Net and tax make {expected}"),
    "lines_sum": QT_TRANSLATE_NOOP("invoice", "The lines make {expected}"),
    "line_net": QT_TRANSLATE_NOOP(
        "invoice", "Line {line}: quantity times price is {expected}; a cent may be off"
    ),
    "line_tax": QT_TRANSLATE_NOOP(
        "invoice", "Line {line}: amount times rate is {expected}; six cents may be off"
    ),
    "not_positive": QT_TRANSLATE_NOOP("invoice", "Must be more than zero"),
    "future": QT_TRANSLATE_NOOP("invoice", "That day is still to come"),
    "before_invoice": QT_TRANSLATE_NOOP("invoice", "Not before {first}"),
    "after": QT_TRANSLATE_NOOP("invoice", "It was received on {last} already"),
    "range": QT_TRANSLATE_NOOP("invoice", "That is too large"),
    "other_customer": QT_TRANSLATE_NOOP("invoice", "That is another customer's contract"),
}
KINDS: Mapping[str, str] = {
    "专用发票": QT_TRANSLATE_NOOP("invoice", "Special VAT invoice"),
    "普通发票": QT_TRANSLATE_NOOP("invoice", "Ordinary invoice"),
}


def say(text: str) -> str:
    """A text of this page in the language installed."""
    return QCoreApplication.translate("invoice", text)


def field_of(one: "Pair") -> str:
    """What a line of the comparison compares."""
    if one.item:
        return one.item
    return FIELDS[one.field][language.current() != "zh"]
