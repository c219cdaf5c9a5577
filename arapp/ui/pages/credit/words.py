"""Words of grades and points."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.points_model import KINDS, LEVELS, Measure
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
HEADS: Mapping[str, str] = {
    "code": QT_TRANSLATE_NOOP("credit", "Grade"),
    "name": QT_TRANSLATE_NOOP("credit", "Name"),
    "net_days": QT_TRANSLATE_NOOP("credit", "Net days"),
    "credit_limit": QT_TRANSLATE_NOOP("credit", "Limit"),
    "points": QT_TRANSLATE_NOOP("credit", "From points"),
    "enforce": QT_TRANSLATE_NOOP("credit", "Over the limit"),
    "tolerance_amount": QT_TRANSLATE_NOOP("credit", "Tolerated"),
    "tolerance_days": QT_TRANSLATE_NOOP("credit", "for days"),
    "grace_days": QT_TRANSLATE_NOOP("credit", "Grace days"),
}
ENFORCE: Mapping[str, str] = {
    "none": QT_TRANSLATE_NOOP("credit", "let it be"),
    "warn": QT_TRANSLATE_NOOP("credit", "warn"),
    "block": QT_TRANSLATE_NOOP("credit", "block"),
}
PARTS: Mapping[str, str] = {
    "punctuality": QT_TRANSLATE_NOOP("credit", "Pays on time"),
    "trade": QT_TRANSLATE_NOOP("credit", "Years and frequency"),
    "standing": QT_TRANSLATE_NOOP("credit", "Size, outside report"),
    "promises": QT_TRANSLATE_NOOP("credit", "Keeps promises"),
}
MEASURES: Mapping[str, str] = {
    "on_time": QT_TRANSLATE_NOOP("credit", "Share paid in time"),
    "days_late": QT_TRANSLATE_NOOP("credit", "Days late, by amount"),
    "overdue_days": QT_TRANSLATE_NOOP("credit", "Overdue now"),
    "months": QT_TRANSLATE_NOOP("credit", "Months of trade"),
    "frequency": QT_TRANSLATE_NOOP("credit", "Rows a year"),
    "turnover": QT_TRANSLATE_NOOP("credit", "Turnover a year"),
    "size": QT_TRANSLATE_NOOP("credit", "Size and standing"),
    "report": QT_TRANSLATE_NOOP("credit", "Outside report"),
    "kept": QT_TRANSLATE_NOOP("credit", "Promises kept"),
}
LEVEL_NAMES: Mapping[str, str] = {
    "weak": QT_TRANSLATE_NOOP("credit", "weak"),
    "fair": QT_TRANSLATE_NOOP("credit", "fair"),
    "good": QT_TRANSLATE_NOOP("credit", "good"),
    "strong": QT_TRANSLATE_NOOP("credit", "strong"),
}
REASONS: Mapping[str, str] = {
    "code": QT_TRANSLATE_NOOP("credit", "A grade has a letter."),
    "name": QT_TRANSLATE_NOOP("credit", "A grade has a name."),
    "grade_points_taken": QT_TRANSLATE_NOOP(
        "credit", "Two grades may not begin at the same points."
    ),
    "range": QT_TRANSLATE_NOOP("credit", "This number cannot be."),
    "number": QT_TRANSLATE_NOOP("credit", "A whole number, please."),
    "amount": QT_TRANSLATE_NOOP("credit", "Not an amount."),
}


def say(text: str, **facts: object) -> str:
    """A text of this page in the language installed."""
    told = QCoreApplication.translate("credit", text)
    return told.format(**facts) if facts else told


def bands(one: Measure) -> str:
    """From which value on which share of the weight: "50% 30 · 70% 60 · 85% 80 · 95% 100"."""
    form = QT_TRANSLATE_NOOP("credit", "{value} → {share}%")
    shown = [pair for pair in one.bands if pair[1] or not KINDS[one.key].up]
    told = [  # the unit once, at the last
        say(form, value=_value(one.key, start, bare=n < len(shown)), share=percent)
        for n, (start, percent) in enumerate(shown, 1)
    ]
    return "   ".join(told)


def _value(key: str, value: int, *, bare: bool = False) -> str:
    unit = KINDS[key].unit
    if unit == "ppm":
        return f"{value // 10_000}%"
    if unit == "days":
        return str(value) if bare else formats.count(value, "days")
    if unit == "level":
        return say(LEVEL_NAMES[LEVELS[value]])
    return f"{value:,}"
