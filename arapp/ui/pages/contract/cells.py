"""What is typed into the cells of a plan, read; each may refuse with the way to write it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import DomainError
from arapp.services.dealing.contract_draft import DraftRow
from arapp.services.ledger.due_rules import parse_rule
from arapp.services.ledger.plan_templates import WHOLE
from arapp.ui import parse, pinyin
from arapp.ui.pages.contract import words

translate = QCoreApplication.translate


class Unreadable(Exception):
    """What was typed into a cell cannot be read; the message says how to write it."""


def edit_text(row: DraftRow, key: str) -> str:
    """What the editor of a cell opens with."""
    if key == "label":
        return row.label
    if key == "share":
        return words.share(row.share_ppm).removesuffix("%")
    if key == "rule":
        return words.rule_typed(row.rule)
    if key == "due":
        return row.due_on.isoformat() if row.due_on else ""
    day = row.confirmed_on or row.planned_on
    return " ".join(filter(None, (words.milestone(row), day.isoformat() if day else "")))


def read_day(typed: str, base: date) -> date:
    """A day as typed, short forms counted from `base`. Raises Unreadable."""
    try:
        return parse.day(typed, base)
    except DomainError:
        form = translate("sheet", "“{typed}” is no day. Write 20, 11.20, +30, eom")
        raise Unreadable(form.format(typed=typed)) from None


Edited = tuple[DraftRow, str]


def _label(row: DraftRow, typed: str, _base: date) -> Edited:
    return replace(row, label=typed), ""


def _share(row: DraftRow, typed: str, _base: date) -> Edited:
    bare = typed.replace("％", "%").rstrip("%").strip()
    if not bare:
        return replace(row, share_ppm=None), "share_ppm"
    try:
        top, _, low = bare.partition("/")
        ppm = Decimal(top) * WHOLE / Decimal(low) if low else Decimal(top) * 10_000
        whole = int(ppm.to_integral_value())
    except (InvalidOperation, ZeroDivisionError, OverflowError):
        whole = 0
    if not 0 < whole <= WHOLE:
        form = translate("sheet", "“{typed}” is no share. Write 30, 30% or 1/3")
        raise Unreadable(form.format(typed=typed))
    return replace(row, share_ppm=whole), "share_ppm"


def _amount(row: DraftRow, typed: int | None, _base: date) -> Edited:
    if typed is None:  # emptied: it takes what the others leave
        return replace(row, share_ppm=None, typed=False), ""
    return replace(row, amount=typed), "amount"


def _rule(row: DraftRow, typed: str, _base: date) -> Edited:
    if not typed:
        return replace(row, rule=""), ""
    try:
        known = parse_rule(typed)
    except DomainError:
        form = translate("sheet", "“{typed}” is no rule. Write node+15, eom+30 or a day")
        raise Unreadable(form.format(typed=typed)) from None
    return replace(row, rule=(known.at_node() if row.milestone else known).text()), ""


def _due(row: DraftRow, typed: str, base: date) -> Edited:
    if not typed:
        return replace(row, rule=""), ""
    return replace(row, due_on=read_day(typed, base)), "due_on"


def _node(row: DraftRow, typed: str, base: date) -> Edited:
    """ "发货 2027-01-15", "fh 1.15", "1.15", "试运行 3.1": a name, a day, or both."""
    name, _, rest = typed.replace("，", " ").replace(",", " ").partition(" ")
    if not typed:
        return replace(row, milestone="", node="", planned_on=None, confirmed_on=None,
                       fixed=False), ""  # fmt: skip
    kind = kind_of(name)
    if kind is None and not rest:  # a day alone, or a name of one's own
        try:
            return replace(row, planned_on=read_day(name, base)), "planned_on"
        except Unreadable:
            return _named(row, "other", name), ""
    made = _named(row, kind or "other", "" if kind else name)
    if not rest.strip():
        return made, ""
    day = read_day(rest.strip().split(" ")[-1], base)
    return replace(made, planned_on=day), "planned_on"


def _named(row: DraftRow, kind: str, name: str) -> DraftRow:
    if (row.milestone, row.node) == (kind, name):
        return row
    retention = "retention" if kind == "warranty" else "instalment"
    months = 12 if kind == "warranty" else 0
    return replace(row, milestone=kind, node=name, kind=retention, after_months=months,
                   planned_on=None, confirmed_on=None, fixed=False)  # fmt: skip


def kind_of(name: str) -> str | None:
    """Kind of a milestone by its name, its beginning or its initials; None for an own one."""
    wanted = name.strip().casefold()
    if not wanted:
        return None
    for kind, source in words.MILESTONES.items():
        for shown in (words.say(source), source):
            if shown.casefold().startswith(wanted) or pinyin.initials(shown) == wanted:
                return kind
    return None


EDITS: dict[str, Callable[[DraftRow, Any, date], Edited]] = {
    "label": _label,
    "node": _node,
    "share": _share,
    "amount": _amount,
    "rule": _rule,
    "due": _due,
}
