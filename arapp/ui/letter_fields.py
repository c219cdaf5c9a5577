"""The facts of a letter as the user reads them, and the sentence about those that are not there."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from arapp.services.papers.letter_preview import offered
from arapp.ui import language
from arapp.ui.marks import QT_TRANSLATE_NOOP

# Facts of every letter that no placeholder names.
_MORE = {"address": QT_TRANSLATE_NOOP("letter_texts", "address")}


def paper_language() -> str:
    """The papers' language nearest to that of the screen."""
    return "zh_CN" if language.LANGUAGES[language.current()].startswith("zh") else "en"


def field(name: str) -> str:
    """A fact as the user reads it: its Chinese name, or the English one with blanks."""
    if name in _MORE:
        return QCoreApplication.translate("letter_texts", _MORE[name])
    chinese = offered().get(name, name)
    return chinese if paper_language() == "zh_CN" else name.replace("_", " ")


def missing_told(names: Sequence[str]) -> str:
    """What a customer's letter lacks, in a sentence; "" where it lacks nothing."""
    if not names:
        return ""
    told = QCoreApplication.translate("letter_texts", ", ").join(field(name) for name in names)
    form = QCoreApplication.translate("letter_texts", "Empty for this customer: {fields}")
    return form.format(fields=told)
