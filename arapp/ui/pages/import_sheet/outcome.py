"""What is asked before an import is posted or left, and what is told after it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from arapp.ui import dialogs, formats
from arapp.ui.dialogs import Choice
from arapp.ui.pages.import_sheet import words
from arapp.ui.pages.import_sheet.flow import Flow

translate = QCoreApplication.translate


def button(flow: Flow, *, stale: bool) -> str:
    """What the filled button says. `stale`: the numbers are of before the last change."""
    if stale:
        return translate("ImportPage", "Work it out again")
    rows = formats.count(flow.to_post(), "rows")
    text = translate("ImportPage", "Import {rows}").format(rows=rows)
    changes = flow.view.changes
    if changes:
        text = translate("ImportPage", "{text}, %n change(s)", "", changes).format(text=text)
    return text


def sure(parent: QWidget, sheet: str) -> bool:
    """Whether to post although the totals of a sheet are not what was read."""
    title = translate("ImportPage", 'Totals of "{sheet}" differ from what was read')
    told = translate("ImportPage", "A row may be missing or read wrongly. It can be imported all "
                     "the same, and taken back as a whole.")  # fmt: skip
    choices = (Choice("post", translate("ImportPage", "Import all the same")),
               Choice("back", translate("ImportPage", "Look again"), primary=True))  # fmt: skip
    return dialogs.ask(parent, title.format(sheet=sheet), told, choices) == "post"


def give_up(parent: QWidget) -> bool:
    """Whether to leave files of which something was put right by hand."""
    title = translate("ImportPage", "Discard this import?")
    told = translate("ImportPage", "What you put right here is lost; the file and the ledger stay "
                     "as they are.")  # fmt: skip
    choices = (Choice("discard", translate("ImportPage", "Discard")),
               Choice("stay", translate("ImportPage", "Go on"), primary=True))  # fmt: skip
    return dialogs.ask(parent, title, told, choices) == "discard"


class Outcome(NamedTuple):
    """Two sentences about what was posted, and whether receipts came."""

    title: str
    line: str
    receipts: bool

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> "Outcome":
        """From the answer of an import."""
        tables = [table for file in answer["files"] for table in file["tables"] if table["kind"]]
        booked = sum(table["posted"] + table["updated"] for table in tables)
        title = translate("ImportPage", "Imported: {rows}")
        return cls(
            title.format(rows=formats.count(booked, "rows")),
            _summary(tables),
            any(table["kind"] == "receipts" for table in tables),
        )


def _summary(tables: list[dict[str, Any]]) -> str:
    parts = []
    for table in tables:
        rows = formats.count(table["posted"] + table["updated"], "rows")
        parts.append(f"{words.kind(table['kind'])} {rows}")
    for state, text in (
        ("flagged", translate("ImportPage", "{rows} to check, kept in the list")),
        ("rejected", translate("ImportPage", "{rows} rejected, kept in the list")),
        ("skipped", translate("ImportPage", "{rows} known before, skipped")),
    ):
        count = sum(table[state] for table in tables)
        if count:
            parts.append(text.format(rows=formats.count(count, "rows")))
    return translate("ImportPage", "; ").join(parts)
