"""Sentences of errors and labels of commands, in both languages, as tables.

Kinds and labels are the stable keys of `models/values/errors.py` and of the commands; the sentence
says what to do. A kind without one gets a sentence that shows the kind and its data.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.models.values.money import Money, grouped
from arapp.services.ledger.field_words import field_word
from arapp.ui import formats, language
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.words import ERRORS, LABELS

_ENVIRONMENT = QT_TRANSLATE_NOOP("errors", "The computer refused it ({kind}). {fields}")
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "This is not possible ({kind}). {fields}")


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(error: ArappError) -> str:
    """What to tell the user, with the way out, in the language installed."""
    names = ("place", "detail", "field", "reason")
    variants = (f"{error.kind}.{error.fields.get(name)}" for name in names)
    known = next((ERRORS[key] for key in (*variants, error.kind) if key in ERRORS), None)
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
    return _BY_NAME.get(name, grouped)(str(value))


def label(key: str) -> str:
    """What a command is called; an unknown key is shown as it is."""
    return _say("labels", LABELS[key]) if key in LABELS else key


def _field(key: str) -> str:
    return field_word(key, language.LANGUAGES[language.current()])


_BY_NAME: Mapping[str, Callable[[str], str]] = {
    "path": lambda value: Path(value).name,
    "field": _field,
    "label": label,
    "by_label": label,
}


def _say(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
