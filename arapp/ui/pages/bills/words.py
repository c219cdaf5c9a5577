"""States and kinds of bills, and the steps of their way, in the words of the screen."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.ledger.bill_rows import BillEvent, BillLine
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.columns import Chip

_STATES = {
    "held": QT_TRANSLATE_NOOP("bills", "In hand"),
    "endorsed": QT_TRANSLATE_NOOP("bills", "Endorsed"),
    "discounted": QT_TRANSLATE_NOOP("bills", "Discounted"),
    "collected": QT_TRANSLATE_NOOP("bills", "Collected"),
    "returned": QT_TRANSLATE_NOOP("bills", "Returned"),
}
_KINDS = {
    "bank": QT_TRANSLATE_NOOP("bills", "bank's acceptance"),
    "commercial": QT_TRANSLATE_NOOP("bills", "firm's acceptance"),
}
_TONES = {"held": "accent", "collected": "ok", "returned": "age3"}


def _say(text: str) -> str:
    return QCoreApplication.translate("bills", text)


def state(key: str) -> str:
    """Where a bill is."""
    return _say(_STATES[key])


def kind(key: str) -> str:
    """Who promised to pay it."""
    return _say(_KINDS[key])


def chip(line: BillLine) -> Chip:
    """State, with to whom it went."""
    told = state(line.state)
    if line.state in {"endorsed", "discounted"} and line.to_whom:
        told = f"{told} → {line.to_whom}"
    return Chip(told, _TONES.get(line.state, ""))


def due(line: BillLine) -> str:
    """ "还有 12 天", "今天到期", "过期 3 天"; "" once it is settled."""
    if line.state in {"collected", "returned"}:
        return ""
    if line.days == 0:
        return QCoreApplication.translate("bills", "due today")
    form = QCoreApplication.translate("bills", "in %n day(s)", None, -line.days)
    if line.days > 0:
        form = QCoreApplication.translate("bills", "%n day(s) past", None, line.days)
    return form


def early(line: BillLine, day: date) -> str:
    """A warning where the money came before the due day; "" elsewhere."""
    if day >= line.due_on:
        return ""
    form = QCoreApplication.translate("bills", "The bill falls due on {day} only: check the day.")
    return form.format(day=line.due_on.isoformat())


def event(one: BillEvent, currency: str, today: date) -> str:
    """A step of its way in a line."""
    parts = [formats.day(one.day, today), state(one.kind)]
    if one.to_whom:
        parts.append(f"→ {one.to_whom}")
    if one.payable:
        form = QCoreApplication.translate("bills", "pays {payable}")
        parts.append(form.format(payable=one.payable))
    if one.kind in {"discounted", "collected"}:
        parts.append(formats.amount(one.amount, currency))
    if one.fee:
        form = QCoreApplication.translate("bills", "fee {fee}")
        parts.append(form.format(fee=formats.amount(one.fee, currency)))
    if one.account:
        parts.append(one.account)
    if one.note:
        parts.append(one.note)
    return "  ".join(parts)
