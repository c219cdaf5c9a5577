"""States of saved plan rows in words and colours."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.dealing.plan_list import PlanLine
from arapp.ui import formats
from arapp.ui.design.colors import age_level
from arapp.ui.pages.contract.plan_bar import DONE, EXPECTED, FIRM, RETENTION, Part
from arapp.ui.tables.columns import Chip

translate = QCoreApplication.translate


def struck(one: PlanLine) -> bool:
    """Whether the row no longer stands."""
    return one.state == "void"


def chip(one: PlanLine) -> Chip:
    """The state in one word."""
    if one.state == "void":
        return Chip(translate("states", "struck"))
    if one.state == "settled":
        return Chip(translate("states", "collected"), "ok")
    if one.state == "expected":
        return Chip(translate("states", "expected"))
    if one.days is not None and one.days > 0:
        text = translate("states", "late {n} d").format(n=one.days)
        return Chip(text, f"age{age_level(one.days)}")
    if one.paid:
        return Chip(translate("states", "partly paid"), "accent")
    return Chip(translate("states", "receivable"), "accent")


def due(one: PlanLine, today: date) -> str:
    """The due day; "expected" before it when it may move."""
    if one.due_on is None:
        return formats.DASH
    day = formats.day(one.due_on, today)
    return translate("states", "exp. {day}").format(day=day) if one.state == "expected" else day


def due_tone(one: PlanLine) -> str:
    """Late ones in the colour of their age."""
    if one.state == "firm" and one.days is not None and one.days > 0:
        return f"age{age_level(one.days)}"
    return "text3" if one.state == "void" else "text2" if one.state != "firm" else "text"


def part(one: PlanLine, today: date, whole: int) -> Part:
    """A saved row as part of the bar."""
    percent = formats.percent(one.amount, whole) if whole > 0 else ""
    firm = one.state in {"firm", "settled"}
    look = FIRM if firm else RETENTION if one.kind == "retention" else EXPECTED
    look = DONE if one.state == "settled" else look
    if one.state == "firm" and one.days is not None and one.days > 0:
        look = f"age{age_level(one.days)}"
    note = chip(one).text if firm else due(one, today)
    if look == RETENTION and one.due_on is not None:
        note = f"{one.due_on:%Y-%m}"
    return Part(f"{one.label} {percent}".strip(), note, one.amount, look)
