"""What the page says when there is nothing to show, and when what it stands on is old."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.items import Today
from arapp.services.collection.screen import Screen
from arapp.ui import formats
from arapp.ui.page import Notice
from arapp.ui.tables.record_view import RecordView

translate = QCoreApplication.translate
STALE_AFTER = 3
"""Days without a bank file before the page says so."""


def say_empty(
    view: RecordView,
    found: Screen,
    clear: Callable[[], object] | None,
    begin: Callable[[], object],
) -> None:
    """The sentence of an empty list: a filter leaves nothing (`clear`), nothing yet, all done."""
    if clear is not None:
        view.set_empty(translate("today", "Nothing fits."), translate("today", "Show all"), clear)
    elif not found.started:
        sentence = translate("today", "Nothing is owed yet.")
        view.set_empty(sentence, translate("today", "Begin with an import"), begin)
    elif found.next_due is None:
        view.set_empty(translate("today", "All done for today."), done=True)
    else:
        day = formats.day(found.next_due, found.page.as_of)
        text = translate("today", "All done for today, the next row falls due on {day}.")
        view.set_empty(text.format(day=day), done=True)


def stale(page: Today, bring: Callable[[], None]) -> Notice | None:
    """A line for the strip when an account's bank lines are old: payers then look late."""
    old = [(last, account) for account, last in _ages(page)]
    if not old:
        return None
    last, account = min(old)
    text = translate(
        "today", "{account}: bank lines until {day} only, {days} ago: who paid since looks late."
    )
    told = text.format(
        account=account,
        day=formats.day(last, page.as_of),
        days=formats.count((page.as_of - last).days, "days"),
    )
    return Notice(told, "age1", translate("today", "Import"), bring)


def _ages(page: Today) -> list[tuple[str, date]]:
    return [
        (one.account, one.last)
        for one in page.bank
        if one.last is not None and (page.as_of - one.last).days > STALE_AFTER
    ]
