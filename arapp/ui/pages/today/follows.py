"""What follows when nothing is done about a line of the today page."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.items import Item
from arapp.services.collection.stages import GROUP_OF, LADDER, Group
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.today import words

translate = QCoreApplication.translate


def _days(first: int, last: int | None) -> str:
    if last is None:
        return translate("today", "over 90 days") if first == LADDER[-1].first else f"{first}+"
    return translate("today", "{first}–{last} days").format(first=first, last=last)


def _span(place: int) -> str:
    return _days(LADDER[place].first, LADDER[place].last)


def _ladder(item: Item, today: date) -> str:
    """The stage that follows by the profile of the row, and when."""
    after = item.after
    if after is None or after.step is None or after.on is None:
        if after is None or after.asked:
            return translate("today", "It stays on the bad-debt list and counts for the provision.")
        return translate("today", "It stays here until it is done.")
    word = words.say(words.STAGES.get(GROUP_OF[after.step], ""))
    span = _days(after.first, after.last)
    if after.on == today + timedelta(days=1):
        text = translate("today", "Tomorrow it moves on to {stage} ({span}).")
        return text.format(stage=word, span=span)
    text = translate("today", "On {day} it moves on to {stage} ({span}).")
    return text.format(day=formats.day(after.on, today), stage=word, span=span)


def _due_today(item: Item, today: date) -> str:  # noqa: ARG001 - one shape for all
    return translate("today", "From tomorrow it is overdue and goes to reminders (1–7 days).")


def _upcoming(item: Item, today: date) -> str:
    due = today - timedelta(days=item.days)
    text = translate("today", "If it is not there on {day}, it is overdue the day after.")
    return text.format(day=formats.day(due, today))


def _promise(item: Item, today: date) -> str:  # noqa: ARG001 - one shape for all
    place = next(
        (n for n, s in enumerate(LADDER) if s.last is None or item.days + 1 <= s.last),
        len(LADDER) - 1,
    )
    stage = words.say(words.STAGES.get(LADDER[place].group, ""))
    if item.why.key == "promise_today":
        if item.plan is None or item.days < 0:
            return translate("today", "Tomorrow the promise counts as broken.")
        text = translate("today", "Tomorrow it counts as broken and goes to {stage} ({span}).")
        return text.format(stage=stage, span=_span(place))
    if item.plan is None or item.days < 1:
        return translate("today", "The promise is broken: whoever does not ask now will wait.")
    text = translate("today", "The promise is broken, so its age counts: {stage} ({span}).")
    return text.format(stage=stage, span=_span(place))


def _fixed(text: str) -> Callable[[Item, date], str]:
    return lambda _item, _today: words.say(text)


_IF_NOT: Mapping[Group, Callable[[Item, date], str]] = {
    Group.DUE_TODAY: _due_today,
    Group.PROMISES: _promise,
    Group.NEXT_7: _upcoming,
    Group.APPLY_FIRST: _fixed(
        QT_TRANSLATE_NOOP("today", "Somebody duns a customer who has paid already.")
    ),
    Group.RETENTION: _fixed(
        QT_TRANSLATE_NOOP("today", "Nobody else asks for the last part. It stays here until paid.")
    ),
    Group.MILESTONES: _fixed(
        QT_TRANSLATE_NOOP(
            "today", "The rows behind it stay expected: they never fall due and nobody asks."
        )
    ),
    Group.CONTRACTS: _fixed(
        QT_TRANSLATE_NOOP("today", "What is delivered after its end stands on no contract.")
    ),
    Group.ABNORMAL: _fixed(
        QT_TRANSLATE_NOOP(
            "today", "A new contract with it needs the boss until it has paid enough."
        )
    ),
    Group.RESCORE: _fixed(
        QT_TRANSLATE_NOOP("today", "Limits and terms go by grades that may no longer be true.")
    ),
    Group.LIMITATION: _fixed(
        QT_TRANSLATE_NOOP("today", "Once the time is over, the customer may refuse to pay.")
    ),
    Group.CONFIRM: _fixed(
        QT_TRANSLATE_NOOP("today", "The balance stays unproven: nothing shows that they agree.")
    ),
    Group.INVOICES: _fixed(
        QT_TRANSLATE_NOOP("today", "Nothing shows that the customer has it; days run on unproven.")
    ),
    Group.UNMATCHED: _fixed(
        QT_TRANSLATE_NOOP("today", "The rows it pays stay open: they are asked for again.")
    ),
    Group.HELD: _fixed(QT_TRANSLATE_NOOP("today", "It comes back by itself on that day.")),
    Group.IDLE: _fixed(
        QT_TRANSLATE_NOOP("today", "They think it is paid, the books say it is owed; it stays so.")
    ),
    Group.BILLS: _fixed(
        QT_TRANSLATE_NOOP("today", "Presented late, whoever endorsed it may refuse to pay in turn.")
    ),
    Group.PAYABLES: _fixed(
        QT_TRANSLATE_NOOP("today", "The supplier will ask for it; it stays here until it is paid.")
    ),
    Group.TODO: _fixed(QT_TRANSLATE_NOOP("today", "It stays here until it is done.")),
}


def if_not(item: Item, group: Group, today: date) -> str:
    """What happens when nobody does anything about a line."""
    return _IF_NOT.get(group, _ladder)(item, today)
