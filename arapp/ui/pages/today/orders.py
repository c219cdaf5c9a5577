"""What the page writes without a form, and what is said of it; brought in with the first order."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.log import FinishTodo, LiftHold, LogContact, PutOff
from arapp.services.collection.snooze import SnoozeItem, WakeItem
from arapp.services.dealing.payables import PayPayable
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.today.lines import Line

_OF: Mapping[str, Callable[[int], Any]] = {
    "todo": FinishTodo,
    "payable": PayPayable,
    "snooze": lambda row: WakeItem(f"snooze:{row}"),
    "hold": LiftHold,
}
_PUT_OFF = QT_TRANSLATE_NOOP("today", "{name} is put off until {day}")
_SENTENCES: Mapping[type, str] = {
    PutOff: _PUT_OFF,
    SnoozeItem: _PUT_OFF,
    WakeItem: QT_TRANSLATE_NOOP("today", "{name} is back on the page"),
    LiftHold: QT_TRANSLATE_NOOP("today", "{name}: the hold is lifted"),
    LogContact: QT_TRANSLATE_NOOP("today", "{name}: {outcome}"),
    ConfirmMilestone: QT_TRANSLATE_NOOP("today", "{name}: milestone confirmed"),
}
_DONE = QT_TRANSLATE_NOOP("today", "Done: {name}")


def of(line: Line) -> Any:
    """The command of a line that asks nothing; None for a line without one."""
    make = _OF.get(line.item.record)
    return make(line.item.id) if make is not None else None


def sentence(command: Any, name: str, today: date) -> str:
    """What was done, with whose line it was."""
    form = QCoreApplication.translate("today", _SENTENCES.get(type(command), _DONE))
    until = getattr(command, "until", None)
    day = formats.day(until, today) if until is not None else ""
    return form.format(name=name, day=day, outcome=getattr(command, "outcome", "").strip())
