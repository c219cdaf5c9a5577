"""Groups, steps, segments and channels in the words of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.stages import Group, Step
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
    Group.ABNORMAL: Look(
        QT_TRANSLATE_NOOP("today", "Abnormal customers"), "triangle-alert", people=True
    ),
    Group.NEXT_7: Look(QT_TRANSLATE_NOOP("today", "Due within 7 days"), "clock"),
    Group.RETENTION: Look(QT_TRANSLATE_NOOP("today", "Retention"), "stamp"),
    Group.MILESTONES: Look(QT_TRANSLATE_NOOP("today", "Milestones"), "milestone"),
    Group.CONTRACTS: Look(QT_TRANSLATE_NOOP("today", "Contracts ending"), "file-text"),
    Group.LIMITATION: Look(QT_TRANSLATE_NOOP("today", "Limitation"), "hourglass"),
    Group.CONFIRM: Look(QT_TRANSLATE_NOOP("today", "Statements"), "scroll-text"),
    Group.INVOICES: Look(QT_TRANSLATE_NOOP("today", "Invoices not signed for"), "receipt"),
    Group.BILLS: Look(QT_TRANSLATE_NOOP("today", "Bills"), "landmark"),
    Group.UNMATCHED: Look(QT_TRANSLATE_NOOP("today", "Money to match"), "hand-coins"),
    Group.IDLE: Look(QT_TRANSLATE_NOOP("today", "Idle prepayments"), "hand-coins"),
    Group.PAYABLES: Look(QT_TRANSLATE_NOOP("today", "Payables"), "receipt"),
    Group.TODO: Look(QT_TRANSLATE_NOOP("today", "To-dos"), "circle-check"),
    Group.RESCORE: Look(QT_TRANSLATE_NOOP("today", "Grades to reckon"), "refresh-cw"),
    Group.HELD: Look(QT_TRANSLATE_NOOP("today", "Put off till later"), "clock"),
}
PLACES = {group: place for place, group in enumerate(Group)}
OVERDUE = frozenset(
    {Group.OVER_90, Group.DAYS_31_90, Group.DAYS_16_30, Group.DAYS_8_15, Group.DAYS_1_7,
     Group.APPLY_FIRST}
)  # fmt: skip

ALL, NEW, ABNORMAL = "all", "new", "abnormal"
# Key, text, groups. The segments of a picture: only those with something in them are shown.
SEGMENTS: tuple[tuple[str, str, frozenset[Group]], ...] = (
    (ALL, QT_TRANSLATE_NOOP("today", "All"), frozenset(Group) - {Group.HELD}),
    ("due", QT_TRANSLATE_NOOP("today", "Due"), frozenset({Group.DUE_TODAY})),
    ("promises", QT_TRANSLATE_NOOP("today", "Promised"), frozenset({Group.PROMISES})),
    ("overdue", QT_TRANSLATE_NOOP("today", "Overdue"), OVERDUE),
    (ABNORMAL, QT_TRANSLATE_NOOP("today", "Abnormal"), frozenset(Group) - {Group.HELD}),
    ("next_7", QT_TRANSLATE_NOOP("today", "Next 7 days"), frozenset({Group.NEXT_7})),
    ("retention", QT_TRANSLATE_NOOP("today", "Retention"), frozenset({Group.RETENTION})),
    ("milestones", QT_TRANSLATE_NOOP("today", "Milestones"), frozenset({Group.MILESTONES})),
    ("statements", QT_TRANSLATE_NOOP("today", "Statements"), frozenset({Group.CONFIRM})),
    ("matching", QT_TRANSLATE_NOOP("today", "Matching"), frozenset({Group.UNMATCHED, Group.IDLE})),
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
                Group.RESCORE,
            }
        ),
    ),
    ("held", QT_TRANSLATE_NOOP("today", "Put off"), frozenset({Group.HELD})),
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
    Step.STATE: Doing(
        QT_TRANSLATE_NOOP("today", "State"),
        QT_TRANSLATE_NOOP("today", "Make the statements of the month"),
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
    Step.PRESENT: Doing(
        QT_TRANSLATE_NOOP("today", "To the bills"),
        QT_TRANSLATE_NOOP("today", "Present the bill"),
        "landmark",
    ),
    Step.CARD: Doing(
        QT_TRANSLATE_NOOP("today", "Open the card"),
        QT_TRANSLATE_NOOP("today", "Open the customer's card"),
        "building-2",
    ),
    Step.RESCORE: Doing(
        QT_TRANSLATE_NOOP("today", "Reckon"),
        QT_TRANSLATE_NOOP("today", "Reckon the grades"),
        "refresh-cw",
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

ROLE_OF: Mapping[Group, str] = {
    Group.DAYS_16_30: "sales_manager",
    Group.DAYS_31_90: "cfo",
    Group.OVER_90: "boss",
}
"""Who is told, as the firm names its roles."""


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
