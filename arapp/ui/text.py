"""Sentences of errors and labels of commands, in both languages, as tables.

Kinds and labels are the stable keys of `models/values/errors.py` and of the commands; the sentence
says what to do. A kind without one gets a sentence that shows the kind and its data.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.models.values.money import Money
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

# kind → sentence; {fields} are those of the error.
ERRORS: dict[str, str] = {
    "not_found": QT_TRANSLATE_NOOP("errors", "There is no {what} “{key}” any more."),
    "no_such_customer": QT_TRANSLATE_NOOP("errors", "There is no customer “{key}”."),
    "invalid_value": QT_TRANSLATE_NOOP("errors", "“{value}” cannot be meant here ({field})."),
    "invalid_amount": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is not an amount. Write it like 1,234.50."
    ),
    "invalid_day": QT_TRANSLATE_NOOP("errors", "“{value}” is not a day. Write it like 2026-11-20."),
    "currency_mismatch": QT_TRANSLATE_NOOP(
        "errors", "{left} cannot be set against {right}: choose records of one currency."
    ),
    "over_allocated": QT_TRANSLATE_NOOP(
        "errors", "Only {available} is left, {wanted} was to be allocated."
    ),
    "not_allowed": QT_TRANSLATE_NOOP("errors", "This needs a right you do not have: {needs}."),
    "nothing_to_undo": QT_TRANSLATE_NOOP("errors", "There is nothing to take back."),
    "undo_blocked": QT_TRANSLATE_NOOP(
        "errors", "{label} cannot be taken back: {by_label} depends on it. Take that back first."
    ),
    "locked": QT_TRANSLATE_NOOP(
        "errors", "The ledger is open in another window. Go on there, or close it first."
    ),
    "missing": QT_TRANSLATE_NOOP("errors", "{path} is not there. Was it moved or renamed?"),
    "not_a_ledger": QT_TRANSLATE_NOOP("errors", "{path} is no ledger of this program."),
    "newer": QT_TRANSLATE_NOOP(
        "errors", "{path} was written by a newer version. Update the program to open it."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged. Nothing was changed; restore the latest backup."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "errors", "The disk is full. Nothing was written. Make room and try again."
    ),
    "not_writable": QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be written. Choose another folder, or close the file elsewhere."
    ),
    "environment": QT_TRANSLATE_NOOP("errors", "The computer refused it: {detail}"),
}

# label of a command → what it is called in the undo bar and the history.
LABELS: dict[str, str] = {
    "allocate": QT_TRANSLATE_NOOP("labels", "Allocation"),
}

_ENVIRONMENT = QT_TRANSLATE_NOOP("errors", "The computer refused it ({kind}). {fields}")
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "This is not possible ({kind}). {fields}")


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(error: ArappError) -> str:
    """What to tell the user, with the way out, in the language installed."""
    known = ERRORS.get(error.kind)
    fields = shown_fields(error.fields)
    if known is not None:
        return _say("errors", known).format_map(_Missing(fields))
    plain = _ENVIRONMENT if isinstance(error, EnvironmentTrouble) else _UNKNOWN
    listed = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return _say("errors", plain).format(kind=error.kind, fields=listed).strip()


def shown_fields(fields: Mapping[str, Any]) -> dict[str, str]:
    """Data of an error as screen text: money, days and labels in the words of the screen."""
    return {name: _shown(name, value) for name, value in fields.items()}


def _shown(name: str, value: Any) -> str:
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.name
    if name == "path":
        return Path(str(value)).name
    if name in {"label", "by_label"}:
        return label(str(value))
    return str(value)


def label(key: str) -> str:
    """What a command is called; an unknown key is shown as it is."""
    return _say("labels", LABELS[key]) if key in LABELS else key


def _say(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
