"""What the page says when there is nothing to show, and when what it stands on is old."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.items import BankFile, Item, Today
from arapp.services.collection.screen import Screen
from arapp.ui import formats
from arapp.ui.page import Notice
from arapp.ui.pages.today.bank import is_old, told
from arapp.ui.tables.record_view import RecordView
from arapp.ui.text import label

translate = QCoreApplication.translate
_NAMED = 3
"""So many old accounts, or kinds of things done, are named."""


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
    else:
        view.set_empty(all_done(found), done=True)


def all_done(found: Screen) -> str:
    """That nothing is left and what comes next; what was done today, what waits till later."""
    parts = [translate("today", "All done for today.")]
    if found.next_due is not None:
        day = formats.day(found.next_due, found.page.as_of)
        text = translate("today", "All done for today, the next row falls due on {day}.")
        parts = [text.format(day=day)]
    if found.done:
        told = [f"{label(name)} {count}" for name, count in found.done[:_NAMED]]
        done = formats.count(sum(count for _, count in found.done), "items")
        what = translate("today", ", ").join(told)
        if len(found.done) > _NAMED:
            what += translate("today", " and others")
        text = translate("today", "Done today: {count} ({what}).")
        parts.append(text.format(count=done, what=what))
    if found.held:
        count = formats.count(len(found.held), "items")
        first = formats.day(min(_back(item, found) for item in found.held), found.page.as_of)
        text = translate("today", "Put off: {count}, the first until {day}.")
        parts.append(text.format(count=count, day=first))
    return "\n".join(parts)


def _back(item: Item, found: Screen) -> date:
    return found.page.as_of - timedelta(days=item.days)


def stale(page: Today, bring: Callable[[], None]) -> Notice | None:
    """A line for the strip when accounts' bank lines are old: payers then look late."""
    old = [one for one in page.bank if is_old(one, page.as_of)]
    if not old:
        return None
    old.sort(key=lambda one: one.last or page.as_of)
    if len(old) == 1:
        return Notice(_only(old[0], page.as_of), "age1", translate("today", "Import"), bring)
    accounts = translate("today", ", ").join(told(one, page.as_of) for one in old[:_NAMED])
    if len(old) > _NAMED:
        accounts += translate("today", " and {n} more").format(n=len(old) - _NAMED)
    text = translate("today", "Bank lines of {accounts}: who paid since looks late.")
    sentence = text.format(accounts=accounts)
    return Notice(sentence, "age1", translate("today", "Import"), bring)


def _only(one: BankFile, today: date) -> str:
    last = one.last or today
    text = translate(
        "today", "{account}: bank lines until {day} only, {days} ago: who paid since looks late."
    )
    days = formats.count((today - last).days, "days")
    return text.format(account=one.account, day=formats.day(last, today), days=days)
