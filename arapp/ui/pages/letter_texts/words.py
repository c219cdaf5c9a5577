"""What the page calls stages, tones, languages and the fields of a letter text."""

from PySide6.QtCore import QCoreApplication

from arapp.services.papers.letter_preview import offered
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


def say(text: str) -> str:
    """In the language installed."""
    return QCoreApplication.translate("letter_texts", text)


def placeholder(name: str, of: str) -> str:
    """How it is written into a text of that language."""
    return f"{{{offered()[name] if of == 'zh_CN' else name}}}"
