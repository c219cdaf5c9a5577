"""Groups, steps, segments and channels in the words of the screen, and what follows of waiting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.items import Item
from arapp.services.collection.stages import LADDER, Group, Step
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Look:
    """How a group line looks: an age square of `level`, else `icon`; `people` counts customers."""

    title: str
    icon: str = ""
    level: int | None = None
    people: bool = False


LOOKS: Mapping[Group, Look] = {
    Group.DUE_TODAY: Look(QT_TRANSLATE_NOOP("today", "Due today"), "calendar-check"),
    Group.PROMISES: Look(QT_TRANSLATE_NOOP("today", "Promises"), "handshake"),
    Group.OVER_90: Look(
        QT_TRANSLATE_NOOP("today", "Over 90 days · bad-debt alarm"), level=4, people=True
    ),
    Group.DAYS_31_90: Look(
        QT_TRANSLATE_NOOP("today", "31–90 days · hand to legal"), level=2, people=True
    ),
    Group.DAYS_16_30: Look(QT_TRANSLATE_NOOP("today", "16–30 days · letter"), level=1, people=True),
    Group.DAYS_8_15: Look(QT_TRANSLATE_NOOP("today", "8–15 days · call"), level=1, people=True),
    Group.DAYS_1_7: Look(QT_TRANSLATE_NOOP("today", "1–7 days · remind"), level=1, people=True),
    Group.APPLY_FIRST: Look(QT_TRANSLATE_NOOP("today", "Match first"), "hand-coins", people=True),
    Group.NEXT_7: Look(QT_TRANSLATE_NOOP("today", "Due within 7 days"), "clock"),
    Group.RETENTION: Look(QT_TRANSLATE_NOOP("today", "Retention"), "stamp"),
    Group.MILESTONES: Look(QT_TRANSLATE_NOOP("today", "Milestones"), "milestone"),
    Group.CONTRACTS: Look(QT_TRANSLATE_NOOP("today", "Contracts ending"), "file-text"),
    Group.LIMITATION: Look(QT_TRANSLATE_NOOP("today", "Limitation"), "hourglass"),
    Group.CONFIRM: Look(QT_TRANSLATE_NOOP("today", "Statements"), "scroll-text"),
    Group.INVOICES: Look(QT_TRANSLATE_NOOP("today", "Invoices not signed for"), "receipt"),
    Group.BILLS: Look(QT_TRANSLATE_NOOP("today", "Bills"), "landmark"),
    Group.UNMATCHED: Look(QT_TRANSLATE_NOOP("today", "Money to match"), "hand-coins"),
    Group.PAYABLES: Look(QT_TRANSLATE_NOOP("today", "Payables"), "receipt"),
    Group.TODO: Look(QT_TRANSLATE_NOOP("today", "To-dos"), "circle-check"),
    Group.HELD: Look(QT_TRANSLATE_NOOP("today", "Put off till later"), "clock"),
}
PLACES = {group: place for place, group in enumerate(Group)}
OVERDUE = frozenset(
    {Group.OVER_90, Group.DAYS_31_90, Group.DAYS_16_30, Group.DAYS_8_15, Group.DAYS_1_7,
     Group.APPLY_FIRST}
)  # fmt: skip

ALL, NEW = "all", "new"
# Key, text, groups. The segments of a picture: only those with something in them are shown.
SEGMENTS: tuple[tuple[str, str, frozenset[Group]], ...] = (
    (ALL, QT_TRANSLATE_NOOP("today", "All"), frozenset(Group) - {Group.HELD}),
    ("due", QT_TRANSLATE_NOOP("today", "Due"), frozenset({Group.DUE_TODAY})),
    ("promises", QT_TRANSLATE_NOOP("today", "Promised"), frozenset({Group.PROMISES})),
    ("overdue", QT_TRANSLATE_NOOP("today", "Overdue"), OVERDUE),
    ("next_7", QT_TRANSLATE_NOOP("today", "Next 7 days"), frozenset({Group.NEXT_7})),
    ("retention", QT_TRANSLATE_NOOP("today", "Retention"), frozenset({Group.RETENTION})),
    ("milestones", QT_TRANSLATE_NOOP("today", "Milestones"), frozenset({Group.MILESTONES})),
    ("statements", QT_TRANSLATE_NOOP("today", "Statements"), frozenset({Group.CONFIRM})),
    ("matching", QT_TRANSLATE_NOOP("today", "Matching"), frozenset({Group.UNMATCHED})),
    (
        "other",
        QT_TRANSLATE_NOOP("today", "Other"),
        frozenset(
            {
                Group.CONTRACTS,
                Group.LIMITATION,
                Group.INVOICES,
                Group.BILLS,
                Group.PAYABLES,
                Group.TODO,
            }
        ),
    ),
    ("held", QT_TRANSLATE_NOOP("today", "Put off till later"), frozenset({Group.HELD})),
)
GROUPS_OF = {key: groups for key, _, groups in SEGMENTS} | {NEW: OVERDUE}
NEW_TEXT = QT_TRANSLATE_NOOP("today", "Newly overdue")


@dataclass(frozen=True, slots=True)
class Doing:
    """A next step: short for the table, long for the button, its icon, the channel it logs."""

    short: str
    long: str
    icon: str
    channel: str = ""


STEPS: Mapping[Step, Doing] = {
    Step.REMIND: Doing(
        QT_TRANSLATE_NOOP("today", "Remind"),
        QT_TRANSLATE_NOOP("today", "Copy the reminder and log it"),
        "message-square",
        "message",
    ),
    Step.NOTICE: Doing(
        QT_TRANSLATE_NOOP("today", "Notify"),
        QT_TRANSLATE_NOOP("today", "Copy the notice and log it"),
        "message-square",
        "message",
    ),
    Step.MESSAGE: Doing(
        QT_TRANSLATE_NOOP("today", "Message"),
        QT_TRANSLATE_NOOP("today", "Copy the message and log it"),
        "message-square",
        "message",
    ),
    Step.CALL: Doing(
        QT_TRANSLATE_NOOP("today", "Call"), QT_TRANSLATE_NOOP("today", "Call and log it"),
        "phone", "phone",
    ),
    Step.LETTER: Doing(
        QT_TRANSLATE_NOOP("today", "Letter"), QT_TRANSLATE_NOOP("today", "Write the letter"), "mail"
    ),
    Step.FINAL_LETTER: Doing(
        QT_TRANSLATE_NOOP("today", "Final demand"),
        QT_TRANSLATE_NOOP("today", "Write the final demand"),
        "mail",
    ),
    Step.WAIT: Doing(
        QT_TRANSLATE_NOOP("today", "Await reply"),
        QT_TRANSLATE_NOOP("today", "Log their reply"),
        "clock",
        "phone",
    ),
    Step.BAD_DEBT: Doing(
        QT_TRANSLATE_NOOP("today", "Legal"),
        QT_TRANSLATE_NOOP("today", "Write the lawyer's letter"),
        "gavel",
    ),
    Step.MATCH: Doing(
        QT_TRANSLATE_NOOP("today", "Match"), QT_TRANSLATE_NOOP("today", "Match the money"),
        "hand-coins",
    ),
    Step.CONFIRM_MILESTONE: Doing(
        QT_TRANSLATE_NOOP("today", "Confirm"), QT_TRANSLATE_NOOP("today", "Confirm the milestone"),
        "milestone",
    ),
    Step.RENEW: Doing(
        QT_TRANSLATE_NOOP("today", "Talk it over"),
        QT_TRANSLATE_NOOP("today", "Talk about renewal and log it"),
        "phone",
        "phone",
    ),
    Step.RESTART_LIMITATION: Doing(
        QT_TRANSLATE_NOOP("today", "Demand"), QT_TRANSLATE_NOOP("today", "Write a demand as proof"),
        "gavel",
    ),
    Step.SEND: Doing(
        QT_TRANSLATE_NOOP("today", "Send"), QT_TRANSLATE_NOOP("today", "Send the statement"), "mail"
    ),
    Step.CHASE: Doing(
        QT_TRANSLATE_NOOP("today", "Ask for reply"),
        QT_TRANSLATE_NOOP("today", "Ask for the return slip"),
        "scroll-text",
    ),
    Step.RESOLVE: Doing(
        QT_TRANSLATE_NOOP("today", "Look into it"),
        QT_TRANSLATE_NOOP("today", "Look into the difference"),
        "scale",
    ),
    Step.RELEASE: Doing(
        QT_TRANSLATE_NOOP("today", "Lift"), QT_TRANSLATE_NOOP("today", "Lift the hold"), "check"
    ),
    Step.PAY: Doing(
        QT_TRANSLATE_NOOP("today", "Paid"), QT_TRANSLATE_NOOP("today", "Mark as paid"), "check"
    ),
    Step.DO: Doing(
        QT_TRANSLATE_NOOP("today", "Done"), QT_TRANSLATE_NOOP("today", "Mark as done"), "check"
    ),
}  # fmt: skip
LETTER_STEPS = {
    Step.LETTER: "auto",
    Step.FINAL_LETTER: "auto",
    Step.BAD_DEBT: "legal",
    Step.RESTART_LIMITATION: "legal",
}
"""Step → stage of the letter; the oldest row of the customer decides where it is `auto`."""

CHANNELS: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("today", "Phone"),
    "message": QT_TRANSLATE_NOOP("today", "WeChat or SMS"),
    "email": QT_TRANSLATE_NOOP("today", "E-mail"),
    "letter": QT_TRANSLATE_NOOP("today", "Post"),
    "visit": QT_TRANSLATE_NOOP("today", "Visit"),
    "other": QT_TRANSLATE_NOOP("today", "Otherwise"),
}
ROLES: Mapping[str, str] = {
    "finance": QT_TRANSLATE_NOOP("today", "finance"),
    "business": QT_TRANSLATE_NOOP("today", "purchasing"),
    "representative": QT_TRANSLATE_NOOP("today", "management"),
    "legal": QT_TRANSLATE_NOOP("today", "legal affairs"),
}
STAGES: Mapping[Group, str] = {
    Group.DAYS_1_7: QT_TRANSLATE_NOOP("today", "reminders"),
    Group.DAYS_8_15: QT_TRANSLATE_NOOP("today", "calls"),
    Group.DAYS_16_30: QT_TRANSLATE_NOOP("today", "collection letters"),
    Group.DAYS_31_90: QT_TRANSLATE_NOOP("today", "legal"),
    Group.OVER_90: QT_TRANSLATE_NOOP("today", "bad-debt alarm"),
}
TOLD: Mapping[Group, str] = {
    Group.DAYS_16_30: QT_TRANSLATE_NOOP("today", "tell the sales manager too"),
    Group.DAYS_31_90: QT_TRANSLATE_NOOP("today", "to the finance director"),
    Group.OVER_90: QT_TRANSLATE_NOOP("today", "to the general manager"),
}


def say(text: str) -> str:
    """A text of this page in the language installed; "" stays."""
    return translate("today", text) if text else ""


def title(group: Group) -> str:
    """What a group is called."""
    return say(LOOKS[group].title)


def channel(key: str) -> str:
    """What a channel is called; an unknown one is shown as it is."""
    return say(CHANNELS.get(key, key))


def role(key: str) -> str:
    """What a contact's role is called."""
    return say(ROLES[key]) if key in ROLES else ""


# --- what follows when nothing is done ------------------------------------------------------------


def _span(place: int) -> str:
    stage = LADDER[place]
    if stage.last is None:
        return translate("today", "over 90 days")
    return translate("today", "{first}–{last} days").format(first=stage.first, last=stage.last)


def _ladder(item: Item, today: date) -> str:
    """The rung that follows, and when."""
    days = item.days
    place = next((n for n, s in enumerate(LADDER) if s.last is not None and days <= s.last), None)
    if place is None or place + 1 >= len(LADDER):
        return translate("today", "It stays on the bad-debt list and counts for the provision.")
    stage = LADDER[place + 1]
    left = stage.first - days
    word = say(STAGES.get(stage.group, ""))
    when = today + timedelta(days=left)
    if left == 1:
        text = translate("today", "Tomorrow it moves on to {stage} ({span}).")
        return text.format(stage=word, span=_span(place + 1))
    text = translate("today", "On {day} it moves on to {stage} ({span}).")
    return text.format(day=formats.day(when, today), stage=word, span=_span(place + 1))


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
    stage = say(STAGES.get(LADDER[place].group, ""))
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
    return lambda _item, _today: say(text)


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
    Group.PAYABLES: _fixed(
        QT_TRANSLATE_NOOP("today", "The supplier will ask for it; it stays here until it is paid.")
    ),
    Group.TODO: _fixed(QT_TRANSLATE_NOOP("today", "It stays here until it is done.")),
}


def if_not(item: Item, group: Group, today: date) -> str:
    """What happens when nobody does anything about a line."""
    return _IF_NOT.get(group, _ladder)(item, today)
