"""Words of the four lists."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.dealing.contract_list import ContractLine
from arapp.services.dealing.plan_list import PlanLine
from arapp.services.dealing.retention import MilestoneLine, RetentionLine
from arapp.ui import formats
from arapp.ui.design.colors import age_level
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.columns import Chip

translate = QCoreApplication.translate

CONTRACTS, PLANS, RETENTION, NODES = "contracts", "plans", "retention", "milestones"
SEGMENTS: tuple[tuple[str, str], ...] = (
    (CONTRACTS, QT_TRANSLATE_NOOP("contracts", "Contracts")),
    (PLANS, QT_TRANSLATE_NOOP("contracts", "Plans")),
    (RETENTION, QT_TRANSLATE_NOOP("contracts", "Retention")),
    (NODES, QT_TRANSLATE_NOOP("contracts", "Milestones")),
)
OPEN, EVERYTHING = "open", "everything"
SPANS: tuple[tuple[str, str], ...] = (
    (OPEN, QT_TRANSLATE_NOOP("contracts", "Not settled")),
    (EVERYTHING, QT_TRANSLATE_NOOP("contracts", "All")),
)
_STATES = {
    "draft": (QT_TRANSLATE_NOOP("contracts", "draft"), "outline"),
    "active": (QT_TRANSLATE_NOOP("contracts", "active"), "accent"),
    "closed": (QT_TRANSLATE_NOOP("contracts", "closed"), "ok"),
    "void": (QT_TRANSLATE_NOOP("contracts", "called off"), "outline"),
}
_CLAUSES = {
    "subject": QT_TRANSLATE_NOOP("contracts", "subject"),
    "terms": QT_TRANSLATE_NOOP("contracts", "payment"),
    "deliver_on": QT_TRANSLATE_NOOP("contracts", "delivery"),
    "late_rate_ppm": QT_TRANSLATE_NOOP("contracts", "late interest"),
    "invoice_terms": QT_TRANSLATE_NOOP("contracts", "invoice"),
    "dispute_terms": QT_TRANSLATE_NOOP("contracts", "disputes"),
}
KINDS = {
    "instalment": QT_TRANSLATE_NOOP("contracts", "instalment"),
    "retention": QT_TRANSLATE_NOOP("contracts", "retention"),
    "invoice": QT_TRANSLATE_NOOP("contracts", "invoice"),
    "opening": QT_TRANSLATE_NOOP("contracts", "opening"),
    "interest": QT_TRANSLATE_NOOP("contracts", "interest"),
    "credit": QT_TRANSLATE_NOOP("contracts", "credit"),
    "transfer": QT_TRANSLATE_NOOP("contracts", "debt taken over"),
}
_MILESTONES = {
    "signing": QT_TRANSLATE_NOOP("contracts", "Signing"),
    "delivery": QT_TRANSLATE_NOOP("contracts", "Delivery"),
    "acceptance": QT_TRANSLATE_NOOP("contracts", "Acceptance"),
    "warranty": QT_TRANSLATE_NOOP("contracts", "Warranty end"),
    "other": QT_TRANSLATE_NOOP("contracts", "Progress"),
}
SOON = 30
"""Days before its end from which a contract is coloured."""


def say(source: str) -> str:
    """A text of the tables above in the language installed."""
    return translate("contracts", source)


def state(one: ContractLine, today: date) -> Chip:
    """The state of a contract; late ones say so, and those whose signing day is still to come."""
    if one.state == "active" and one.signed_on is not None and one.signed_on > today:
        return Chip(translate("contracts", "not signed yet"), "outline")
    if one.state == "active" and one.overdue > 0:
        return Chip(translate("contracts", "late"), "age3")
    text, tone = _STATES.get(one.state, (one.state, "outline"))
    return Chip(say(text), tone)


def progress(one: ContractLine) -> str:
    """ "2/4 · 60%"; a dash without a plan."""
    if not one.rows:
        return formats.DASH
    return f"{one.progress} · {one.received_ppm // 10_000}%"


def ends(one: ContractLine, today: date) -> str:
    """The day it ends, with how long that is when it is soon."""
    if one.ends_on is None:
        return ""
    day, left = formats.day(one.ends_on, today), (one.ends_on - today).days
    if one.state != "active" or left > SOON:
        return day
    if left < 0:
        return translate("contracts", "{day}, over").format(day=day)
    form = translate("contracts", "{day}, in {days}")
    return form.format(day=day, days=formats.count(left, "days"))


def ends_tone(one: ContractLine, today: date) -> str:
    """Amber from 30 days before its end, red once it is past."""
    if one.ends_on is None or one.state != "active":
        return "text2"
    left = (one.ends_on - today).days
    return "age3" if left < 0 else "age1" if left <= SOON else "text2"


def missing(one: ContractLine) -> str:
    """How many clauses it is silent about; the one when it is one."""
    if len(one.missing) <= 1:
        return missing_all(one)
    return translate("contracts", "{n} missing").format(n=len(one.missing))


def missing_all(one: ContractLine) -> str:
    """Clauses it is silent about."""
    return translate("contracts", ", ").join(say(_CLAUSES[key]) for key in one.missing)


# --- plans ----------------------------------------------------------------------------------------


PLAN_STATES = {
    "expected": QT_TRANSLATE_NOOP("contracts", "expected"),
    "current": QT_TRANSLATE_NOOP("contracts", "receivable"),
    "overdue": QT_TRANSLATE_NOOP("contracts", "late"),
    "settled": QT_TRANSLATE_NOOP("contracts", "collected"),
    "void": QT_TRANSLATE_NOOP("contracts", "struck"),
}
"""States that `plan_list` filters by, as they are shown."""


def plan_state(one: PlanLine) -> Chip:
    """The state of a row."""
    late = one.days is not None and one.days > 0
    key = ("overdue" if late else "current") if one.state == "firm" else one.state
    tones = {"settled": "ok", "current": "accent", "overdue": f"age{age_level(one.days or 0)}"}
    return Chip(say(PLAN_STATES[key]), tones.get(key, "outline"))


def kind(one: PlanLine) -> str:
    """Instalment, retention …"""
    return say(KINDS.get(one.kind, one.kind))


# --- retention and milestones ---------------------------------------------------------------------


def retention_days(one: RetentionLine) -> str:
    """How long until it is due, or since."""
    if one.days is None or one.state == "settled":
        return formats.DASH
    if one.days < 0:
        form = translate("contracts", "{days} past")
        return form.format(days=formats.count(-one.days, "days"))
    return translate("contracts", "in {days}").format(days=formats.count(one.days, "days"))


def retention_tone(one: RetentionLine) -> str:
    """From 30 days before until collected it is reminded: amber, then by age."""
    if one.state == "settled":
        return "text3"
    if one.days is not None and one.days < 0:
        return f"age{age_level(-one.days)}"
    return "age1" if one.reminded else "text2"


def retention_state(one: RetentionLine) -> Chip:
    """Expected, due, collected."""
    if one.state == "settled":
        return Chip(translate("contracts", "collected"), "ok")
    if one.state == "expected":
        return Chip(translate("contracts", "in warranty"))
    return Chip(translate("contracts", "to collect"), "age1" if one.reminded else "accent")


def milestone(one: MilestoneLine) -> str:
    """Its own name, else the usual one."""
    return one.label or say(_MILESTONES.get(one.kind, one.kind))


def milestone_days(one: MilestoneLine) -> str:
    """How late it is, how long until it is planned, or when it was confirmed."""
    if one.confirmed_on is not None:
        return f"✓ {one.confirmed_on.isoformat()}"
    if one.days is None:
        return formats.DASH
    if one.days > 0:
        form = translate("contracts", "{days} late")
        return form.format(days=formats.count(one.days, "days"))
    if one.days == 0:
        return translate("contracts", "today")
    return translate("contracts", "in {days}").format(days=formats.count(-one.days, "days"))


def milestone_tone(one: MilestoneLine) -> str:
    """By how late it is."""
    if one.days is None or one.days < 0:
        return "text2"
    return "accent" if one.days == 0 else f"age{age_level(one.days)}"
