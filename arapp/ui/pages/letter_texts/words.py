"""What the page calls stages, tones, languages and the fields of a letter text."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from arapp.services.papers.letter_preview import offered
from arapp.ui import language
from arapp.ui.marks import QT_TRANSLATE_NOOP

STAGES = {
    "": QT_TRANSLATE_NOOP("letter_texts", "All letters"),
    "reminder": QT_TRANSLATE_NOOP("letter_texts", "Payment reminder"),
    "demand": QT_TRANSLATE_NOOP("letter_texts", "Demand"),
    "final": QT_TRANSLATE_NOOP("letter_texts", "Final demand"),
    "legal": QT_TRANSLATE_NOOP("letter_texts", "Lawyer's letter (draft)"),
}
TONES = {
    "": QT_TRANSLATE_NOOP("letter_texts", "Any tone"),
    "friendly": QT_TRANSLATE_NOOP("letter_texts", "Friendly"),
    "formal": QT_TRANSLATE_NOOP("letter_texts", "Formal"),
    "firm": QT_TRANSLATE_NOOP("letter_texts", "Firm"),
}
LANGUAGES = {
    "zh_CN": QT_TRANSLATE_NOOP("letter_texts", "Chinese"),
    "en": QT_TRANSLATE_NOOP("letter_texts", "English"),
}
# Facts of every letter that no placeholder names.
_MORE = {"address": QT_TRANSLATE_NOOP("letter_texts", "address")}


def say(text: str) -> str:
    """In the language installed."""
    return QCoreApplication.translate("letter_texts", text)


def paper_language() -> str:
    """The papers' language nearest to that of the screen."""
    return "zh_CN" if language.LANGUAGES[language.current()].startswith("zh") else "en"


def field(name: str) -> str:
    """A fact as the user reads it: its Chinese name, or the English one with blanks."""
    if name in _MORE:
        return say(_MORE[name])
    chinese = offered().get(name, name)
    return chinese if paper_language() == "zh_CN" else name.replace("_", " ")


def placeholder(name: str, of: str) -> str:
    """How it is written into a text of that language."""
    return f"{{{offered()[name] if of == 'zh_CN' else name}}}"


def missing(names: Sequence[str]) -> str:
    """What a customer's letter lacks, in a sentence; "" where it lacks nothing."""
    if not names:
        return ""
    told = QCoreApplication.translate("letter_texts", ", ").join(field(name) for name in names)
    form = QCoreApplication.translate("letter_texts", "Empty for this customer: {fields}")
    return form.format(fields=told)
