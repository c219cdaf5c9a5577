"""The page in words: kinds, states, stages, days, and why there is no letter."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import month_end
from arapp.models.values.errors import ArappError
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import Month, MonthRow
from arapp.ui import formats, text, why_not
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.columns import Chip

translate = QCoreApplication.translate

KINDS = {
    "activity": QT_TRANSLATE_NOOP("statements", "Statement"),
    "open": QT_TRANSLATE_NOOP("statements", "Open items"),
    "detailed": QT_TRANSLATE_NOOP("statements", "Detailed statement"),
    "confirmation": QT_TRANSLATE_NOOP("statements", "Balance confirmation"),
    "demand": QT_TRANSLATE_NOOP("statements", "Confirmation and demand"),
}
STAGES = {
    "reminder": QT_TRANSLATE_NOOP("statements", "Payment reminder"),
    "demand": QT_TRANSLATE_NOOP("statements", "Collection letter"),
    "final": QT_TRANSLATE_NOOP("statements", "Final demand"),
    "legal": QT_TRANSLATE_NOOP("statements", "Lawyer's letter"),
}
ALL = "all"
SEGMENTS = {
    ALL: QT_TRANSLATE_NOOP("statements", "All"),
    "draft": QT_TRANSLATE_NOOP("statements", "Draft"),
    "issued": QT_TRANSLATE_NOOP("statements", "To send"),
    "sent": QT_TRANSLATE_NOOP("statements", "No answer"),
    "differs": QT_TRANSLATE_NOOP("statements", "Differs"),
    "confirmed": QT_TRANSLATE_NOOP("statements", "Confirmed"),
    "excluded": QT_TRANSLATE_NOOP("statements", "No statement"),
}
_TONES = {"draft": "outline", "issued": "accent", "sent": "age1", "differs": "age3",
          "excluded": "outline"}  # fmt: skip
_WHY = {
    "nothing_overdue": QT_TRANSLATE_NOOP("statements", "nothing overdue"),
    "too_soon": QT_TRANSLATE_NOOP("statements", "had this letter lately"),
    "parked": QT_TRANSLATE_NOOP("statements", "their money is to be matched first"),
    "promised": QT_TRANSLATE_NOOP("statements", "promised to pay"),
    "disputed": QT_TRANSLATE_NOOP("statements", "in dispute"),
    "held": QT_TRANSLATE_NOOP("statements", "put off"),
}
_HELD = {
    "parked": QT_TRANSLATE_NOOP(
        "statements",
        "No letter to {customer}: {money} of theirs is to be matched first, {overdue} is overdue.",
    ),
    "promised": QT_TRANSLATE_NOOP(
        "statements", "No letter to {customer}: they promised to pay by {until}."
    ),
    "disputed": QT_TRANSLATE_NOOP(
        "statements", "No letter to {customer}: what is owed is in dispute."
    ),
    "held": QT_TRANSLATE_NOOP("statements", "No letter to {customer}: put off until {until}."),
}
_OLD = 365


def say(source: str) -> str:
    """A text of the tables above in the language installed."""
    return translate("statements", source)


def state(row: MonthRow) -> str:
    """Key of the segment a row stands in: one whose figures changed is a draft again."""
    if row.excluded and row.statement_id is None:
        return "excluded"
    return "draft" if row.stale else row.state


def can_mark(row: MonthRow, to: str) -> bool:
    """Whether what became of it can be logged: it is issued, holds, and is not so already;
    lines of one that differs may be changed."""
    return row.statement_id is not None and not row.stale and (row.state != to or to == "differs")


def marked(to: str, who: str) -> str:
    """For the undo bar: "Confirmed: Hongda"."""
    form = translate("statements", "{state}: {who}")
    return form.format(state=say(SEGMENTS[to]), who=who)


def chip(row: MonthRow) -> Chip:
    """The state as a chip."""
    key = state(row)
    if row.resolved and key == "differs":
        return Chip(translate("statements", "Resolved"), "ok")
    return Chip(say(SEGMENTS[key]), _TONES.get(key, "ok"))


def confirmed(row: MonthRow, today: date) -> str:
    """The last column: what to do about it, or until when the customer agreed."""
    if row.stale:
        return translate("statements", "changed since")
    if row.excluded and row.statement_id is None:
        return row.excluded
    if row.state == "differs" and row.gap:
        form = translate("statements", "{amount} off")
        return form.format(amount=formats.amount(row.gap, row.currency))
    return month_name(row.confirmed_to, today) if row.confirmed_to else ""


def confirmed_tone(row: MonthRow, last: date) -> str:
    """Amber where nobody has agreed for over a year."""
    old = row.confirmed_to is not None and (last - row.confirmed_to).days > _OLD
    return "age1" if row.stale or old else "text2"


def month_name(day: date, today: date) -> str:
    """A month's end: "October" inside the year, "June 2025" outside; another day as a day."""
    if day != month_end(day):
        return formats.day(day, today)
    if day.year == today.year:
        name = formats.month(day).rsplit(maxsplit=1)[0]
        return translate("statements", "{name}").format(name=name, number=day.month)
    return end_of(day)


def end_of(day: date) -> str:
    """ "October 2026" / 2026 年 10 月末."""
    return translate("statements", "{month}").format(month=formats.month(day))


def subtitle(desk: MonthDesk) -> str:
    """The month, how many papers there are, when they were issued."""
    month = desk.month
    if not month.rows:
        return end_of(month.last)
    rows = [row for row in month.rows if row.statement_id and not row.stale]
    days = [desk.filed[row.statement_id].issued_on for row in rows if row.statement_id]
    if not rows:
        form = translate("statements", "{month}, {customers}, not issued yet")
        count = formats.count(len({row.customer_id for row in month.rows}), "customers")
        return form.format(month=end_of(month.last), customers=count)
    form = translate("statements", "{month}, {copies}, issued on {day}")
    copies = formats.count(len(rows), "copies")
    return form.format(
        month=end_of(month.last), copies=copies, day=formats.day(max(days), desk.today)
    )


def proof(month: Month) -> tuple[str, str]:
    """What the totals equal, and the tone: every currency against the aging of that day."""
    base = formats.base_currency()
    for code, one in month.proofs.items():
        if not one.holds:
            gap = one.closing - (one.aging if one.aging != one.closing else one.moved)
            form = translate("statements", "{amount} off the aging")
            return form.format(amount=formats.amount(gap, code)), "age3"
    text_ = translate("statements", "equals the aging")
    others = [formats.amount(p.closing, code) for code, p in month.proofs.items() if code != base]
    if not others or base not in month.proofs:
        return text_, "ok"
    form = translate("statements", "{proof}, {others}")
    return form.format(proof=text_, others=" + ".join(others)), "ok"


# --- letters --------------------------------------------------------------------------------------


def letter_verb(*, begun: bool) -> str:
    """What the letter button does: show the draft, then issue it."""
    if begun:
        return translate("statements", "Issue letter")
    return translate("statements", "Letter")


def refusal(error: ArappError) -> str:
    """Why there is no letter, in one sentence."""
    reason = str(error.fields.get("reason", ""))
    if error.kind != "held" or (reason not in _HELD and error.fields.get("until") is None):
        return why_not.sentence(error)
    form = _HELD.get(reason, _HELD["held"])
    empty = {"customer": "", "money": "", "overdue": "", "until": ""}
    return say(form).format(**(empty | text.shown_fields(error.fields)))


def _why(reason: str) -> str:
    return say(_WHY[reason]) if reason in _WHY else why_not.word(reason)


def left_out(rows: list[Mapping[str, str]]) -> str:
    """Who got no letter and why: "2 customers without a letter: A (in dispute), B (…)"."""
    form = translate("statements", "{customer} ({why})")
    named = [form.format(customer=row["customer"], why=_why(row["why"])) for row in rows]
    told = translate("statements", "No letter to {customers}: {names}")
    return told.format(
        customers=formats.count(len(rows), "customers"),
        names=translate("statements", ", ").join(named),
    )
