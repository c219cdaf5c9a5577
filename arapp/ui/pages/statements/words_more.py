"""Words of what becomes of a statement: ways, answers, differences, rules, slips."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from arapp.services.papers.differences import DifferenceLine
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.statements.words import KINDS, SEGMENTS
from arapp.ui.pages.statements.words import chip as chip_of
from arapp.ui.tables.columns import Chip

__all__ = ["ANSWERS", "CHANNELS", "DIFFERENCES", "KINDS", "RULES", "combo", "course", "say"]

translate = QCoreApplication.translate

CHANNELS = {
    "courier": QT_TRANSLATE_NOOP("statements", "Courier"),
    "post": QT_TRANSLATE_NOOP("statements", "Post"),
    "email": QT_TRANSLATE_NOOP("statements", "E-mail"),
    "message": QT_TRANSLATE_NOOP("statements", "WeChat"),
    "hand": QT_TRANSLATE_NOOP("statements", "By hand"),
    "other": QT_TRANSLATE_NOOP("statements", "Other"),
}
ANSWERS = {
    "slip": QT_TRANSLATE_NOOP("statements", "Signed slip"),
    "email": QT_TRANSLATE_NOOP("statements", "E-mail"),
    "message": QT_TRANSLATE_NOOP("statements", "WeChat"),
    "phone": QT_TRANSLATE_NOOP("statements", "Telephone"),
    "visit": QT_TRANSLATE_NOOP("statements", "Visit"),
    "other": QT_TRANSLATE_NOOP("statements", "Other"),
}
DIFFERENCES = {
    "in_transit": QT_TRANSLATE_NOOP("statements", "Paid, not here yet"),
    "not_booked": QT_TRANSLATE_NOOP("statements", "Not in our books"),
    "no_invoice": QT_TRANSLATE_NOOP("statements", "No invoice yet"),
    "amount": QT_TRANSLATE_NOOP("statements", "Another amount"),
    "discount": QT_TRANSLATE_NOOP("statements", "Discount"),
    "other": QT_TRANSLATE_NOOP("statements", "Other"),
}
RULES = {
    "workday": QT_TRANSLATE_NOOP("statements", "Working day"),
    "silent_days": QT_TRANSLATE_NOOP("statements", "Chase after days"),
    "reply_days": QT_TRANSLATE_NOOP("statements", "Reply within days"),
    "silence": QT_TRANSLATE_NOOP("statements", "Silence confirms (if the contract says so)"),
    "hide_not_due": QT_TRANSLATE_NOOP("statements", "Leave out whoever owes nothing due"),
    "skip_negative": QT_TRANSLATE_NOOP("statements", "Leave out whomever we owe"),
}


def say(source: str) -> str:
    """A text of the tables above in the language installed."""
    return translate("statements", source)


def combo(names: Mapping[str, str], keys: Sequence[str], chosen: str) -> QComboBox:
    """A drop-down of these keys."""
    made = QComboBox()
    for key in keys:
        made.addItem(say(names[key]), key)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def pane_chip(one: MonthRow) -> Chip:
    """The state beside the name; of one that is chased with the days of its silence."""
    chip = chip_of(one)
    if not one.silent or one.stale:
        return chip
    form = translate("statements", "{state}, {days}")
    days = formats.count(one.silent, "days")
    return Chip(form.format(state=chip.text, days=days), chip.tone)


def course(one: MonthRow, today: date) -> tuple[str, str, str]:
    """The second line under the paper: when it was sent or answered, particulars, their tone."""
    if one.statement_id is None or one.stale:
        return "", "", "text2"
    if one.answered_on is not None:
        left = translate("statements", "{state} on {day}").format(
            state=say(SEGMENTS[one.state]), day=formats.day(one.answered_on, today)
        )
        if one.lines:
            form = translate("statements", "{n} open, {gap}")
            gap = formats.amount(one.gap, one.currency)
            return left, form.format(n=one.lines, gap=gap), "age3"
        return left, translate("statements", "all resolved") if one.resolved else "", "ok"
    if one.sent_on is None:
        return "", "", "text2"
    form = translate("statements", "Sent on {day}, {way}")
    way = say(CHANNELS.get(one.channel, CHANNELS["other"]))
    if not one.channel:
        form = translate("statements", "Sent on {day}")
    return form.format(day=formats.day(one.sent_on, today), way=way), one.courier_no, "text2"


def line(one: DifferenceLine, currency: str) -> str:
    """A difference in one line: "Paid, not here yet 12,480.00, wire of the 30th (resolved: …)"."""
    said = f"{say(DIFFERENCES[one.kind])} {formats.amount(one.gap, currency)}"
    if one.note:
        said += translate("statements", ", {note}").format(note=one.note)
    if one.resolved_on is not None:
        said += translate("statements", " (resolved: {outcome})").format(outcome=one.outcome)
    return said


def chase_text(count: int) -> str:
    """What the filled button says: 催未回 7 户."""
    return translate("statements", "Chase {customers}").format(
        customers=formats.count(count, "customers")
    )


def months_since(day: date, today: date) -> int:
    """Whole months from a day to another."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def old_confirmation(one: MonthRow, last: date) -> str:
    """The warning where nobody has agreed for over a year, else ""."""
    if (
        one.confirmed_to is None
        or (last - one.confirmed_to).days <= 365
        or one.state == "confirmed"
    ):
        return ""
    form = translate("statements", "Last confirmed {n} months ago: mind the limitation.")
    return form.format(n=months_since(one.confirmed_to, last))
