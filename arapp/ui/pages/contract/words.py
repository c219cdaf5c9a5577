"""Words of a contract and its plan: rules, milestones, states, what saving will do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import AfterLine, ContractDraft, DraftRow, PlanSum
from arapp.services.dealing.contract_text import rule_text, shift_text, terms_text
from arapp.services.ledger.due_rules import DueRule, rule_or_none
from arapp.services.ledger.plan_templates import Template
from arapp.ui import formats, language, rates
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.contract.plan_bar import EXPECTED, FIRM, RETENTION, Part
from arapp.ui.pages.contract.tiles import Tile

translate = QCoreApplication.translate

MILESTONES = {
    "signing": QT_TRANSLATE_NOOP("contract", "Signing"),
    "delivery": QT_TRANSLATE_NOOP("contract", "Delivery"),
    "acceptance": QT_TRANSLATE_NOOP("contract", "Acceptance"),
    "warranty": QT_TRANSLATE_NOOP("contract", "Warranty end"),
    "other": QT_TRANSLATE_NOOP("contract", "Progress"),
}
_SHORT = {**MILESTONES, "warranty": QT_TRANSLATE_NOOP("contract", "Retention")}
_TITLES = {
    "55": QT_TRANSLATE_NOOP("contract", "Half and half"),
    "月结30": QT_TRANSLATE_NOOP("contract", "Monthly 30"),
    "月结60": QT_TRANSLATE_NOOP("contract", "Monthly 60"),
}
_LATE = {
    300: QT_TRANSLATE_NOOP("contract", "0.03% a day"),
    500: QT_TRANSLATE_NOOP("contract", "0.05% a day"),
    1_000: QT_TRANSLATE_NOOP("contract", "0.1% a day"),
}


def say(source: str) -> str:
    """A text of the tables above in the language installed."""
    return translate("contract", source)


def tax(ppm: int) -> str:
    """ "incl. 13% tax"."""
    if not ppm:
        return translate("contract", "free of tax")
    return translate("contract", "incl. {rate} tax").format(rate=share(ppm))


def late_rate(ppm: int) -> str:
    """ "0.05% a day" / 日万分之五."""
    return say(_LATE[ppm]) if ppm in _LATE else rates.rate_text(ppm)


def share(ppm: int | None) -> str:
    """Millionths as percent: 300000 → "30%", 333333 → "33.3333%"; "" for None."""
    if ppm is None:
        return ""
    whole, rest = divmod(abs(ppm), 10_000)
    part = f".{rest:04d}".rstrip("0") if rest else ""
    return f"{'−' if ppm < 0 else ''}{whole}{part}%"


def milestone(row: Any) -> str:
    """What a row's milestone is called: its own name, else the usual one; "" for none."""
    own: str = getattr(row, "node", "")
    return own or (say(MILESTONES[row.milestone]) if row.milestone in MILESTONES else "")


# --- rules ----------------------------------------------------------------------------------------


def rule(text: str, milestone_: str) -> str:
    """A due rule as people say it; that of the customer's terms for ""."""
    known = rule_or_none(text)
    if known is None:
        return text or translate("contract", "the customer's terms")
    if known.on is not None:
        return translate("contract", "fixed day")
    if language.current() == "en" and known.kind in {"node", "net"}:
        days = formats.count(abs(known.days), "days")
        return f"{'−' if known.days < 0 else '+'}{days}" if known.days else "that day"
    if not milestone_ and known.kind in {"node", "net"}:
        return rule_text(replace(known, kind="node"), _language(), "signing")
    return rule_text(known, _language(), milestone_ if milestone_ == "warranty" else "other")


def _language() -> str:
    return language.LANGUAGES[language.current()]


def rule_typed(text: str) -> str:
    """What the editor of a rule opens with; `parse_rule` reads it back."""
    known = rule_or_none(text)
    if known is None:
        return text
    if known.on is not None:
        return known.on.isoformat()
    if language.current() == "en":
        return known.text()
    return _typed(known) + (" 顺延" if known.workday else "")


def _typed(known: DueRule) -> str:
    if known.kind == "node" and known.days:
        return f"节点{'后' if known.days > 0 else '前'} {abs(known.days)} 天"
    if known.kind == "eom" and not known.day and not known.months:
        return f"月结 {known.days} 天"
    return DueRule(known.kind, known.days, known.months, known.day).text()


# --- rows -----------------------------------------------------------------------------------------


def node(row: DraftRow, today: date) -> str:
    """ "Signing 11-12", "Delivery 2027-01-15"; its tick says whether that day was or is planned."""
    if not row.milestone:
        return ""
    name = milestone(row)
    if row.confirmed_on is not None:
        return f"{name} {formats.day(row.confirmed_on, today)}"
    if row.planned_on is None:
        return translate("contract", "{name}, no day yet").format(name=name)
    day = f"{row.planned_on:%Y-%m}" if row.milestone == "warranty" else row.planned_on.isoformat()
    return f"{name} {day}"


def due(row: DraftRow) -> str:
    """ "2026-11-27", "expected 2027-05-10, off Sunday"."""
    if row.due_on is None:
        return translate("contract", "not known yet")
    day = row.due_on.isoformat()
    told = day if row.state == "firm" else translate("contract", "expected {day}").format(day=day)
    if not row.note:
        return told
    shift = shift_text(row.note, _language())
    return translate("contract", "{day}, {shift}").format(day=told, shift=shift)


def part(row: DraftRow, today: date, whole: int) -> Part:
    """A row as part of the bar."""
    ppm = row.share_ppm
    if ppm is None and whole and row.amount is not None:
        ppm = (row.amount * 200 + whole) // (whole * 2) * 10_000
    look = RETENTION if row.kind == "retention" else FIRM if row.state == "firm" else EXPECTED
    name = say(_SHORT[row.milestone]) if row.milestone in _SHORT and not row.node else row.label
    title = f"{name} {share(ppm)}".strip()
    return Part(title, _part_note(row, today), row.amount or ppm or 0, look)


def _part_note(row: DraftRow, today: date) -> str:
    if row.due_on is None:
        return ""
    if row.kind == "retention" and row.state != "firm":
        return f"{row.due_on:%Y-%m}"
    if row.state == "firm":
        form = translate("contract", "due {day}, firm")
        return form.format(day=formats.day(row.due_on, today))
    return translate("contract", "expected {day}").format(day=row.due_on.isoformat())


def money(minor: int, draft: ContractDraft) -> str:
    """Minor units in the currency of the contract."""
    return formats.amount(minor, draft.amount.currency if draft.amount else None)


def total(told: PlanSum, amount: Money | None) -> tuple[str, str]:
    """The sentence of the sum row and its tone."""
    if amount is None:
        return translate("contract", "The amount is not known yet"), "text2"
    if told.difference:
        gap = formats.amount(told.difference, amount.currency)
        form = translate("contract", "Plan − contract = {gap}")
        return form.format(gap=gap), "age3"
    if told.odd:
        form = translate("contract", "Plan = contract, odd {odd} in the last row")
        return form.format(odd=formats.amount(told.odd, amount.currency)), "ok"
    return translate("contract", "Plan = contract"), "ok"


def tile(template: Template) -> Tile:
    """A template as tile."""
    title = say(_TITLES[template.name]) if template.name in _TITLES else template.title
    names = [say(_SHORT[one.milestone]) for one in template.rows if one.milestone in _SHORT]
    if len(template.rows) == 1:
        first = template.rows[0]
        note = rule(first.rule, first.milestone)
        known = rule_or_none(first.rule)
        brief = ""
        if known is not None and known.kind == "eom" and not known.day and not known.months:
            brief = translate("contract", "month end + {n}").format(n=known.days)
        return Tile(template.name, title, note, brief)
    if len(names) < len(template.rows):
        names = [one.label for one in template.rows]
    shown = " ".join(names[:4]) + ("…" if len(names) > 4 else "")
    shares = [share(one.share_ppm).rstrip("%") or "…" for one in template.rows[:4]]
    more = "…" if len(template.rows) > 4 else ""
    return Tile(template.name, title, shown, f"{'/'.join(shares)}%{more}")


def terms(rows: Sequence[DraftRow], currency: str) -> str:
    """Payment terms as they follow from the plan, in one sentence; "" without rows."""
    return terms_text(rows, _language(), currency)


# --- after saving ---------------------------------------------------------------------------------


def after(line: AfterLine) -> tuple[str, str]:
    """A line of what saving will do: title and value."""
    facts = line.facts
    titles = {
        "becomes_receivable": translate("contract", "{label} becomes receivable"),
        "stays_expected": translate("contract", "Stays expected"),
        "prepayment": translate("contract", "Prepayment waiting"),
        "reminders": translate("contract", "Reminders before"),
        "retention_reminders": translate("contract", "Retention reminders"),
        "node_reminders": translate("contract", "Late milestones are told"),
    }
    title = titles.get(line.key, line.key).format(label=facts.get("label", ""))
    if "amount" in facts:
        return title, formats.money(facts["amount"])
    if line.key == "reminders":
        return title, translate("contract", "7 days, 3 days, on the day")
    if line.key == "retention_reminders":
        return title, translate("contract", "30 days, 7 days, weekly until paid")
    return title, str(facts.get("owner", "")) or translate("contract", "whoever owns it")
