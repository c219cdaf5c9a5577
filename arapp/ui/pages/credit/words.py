"""Words of grades and points."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.points_model import KINDS, LEVELS
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
HEADS: Mapping[str, str] = {
    "code": QT_TRANSLATE_NOOP("credit", "Grade"),
    "name": QT_TRANSLATE_NOOP("credit", "Name"),
    "net_days": QT_TRANSLATE_NOOP("credit", "Net days"),
    "credit_limit": QT_TRANSLATE_NOOP("credit", "Limit"),
    "points": QT_TRANSLATE_NOOP("credit", "Score"),
    "enforce": QT_TRANSLATE_NOOP("credit", "Over the limit"),
    "tolerance_amount": QT_TRANSLATE_NOOP("credit", "Tolerated"),
    "tolerance_days": QT_TRANSLATE_NOOP("credit", "for days"),
    "grace_days": QT_TRANSLATE_NOOP("credit", "Grace"),
    "profile": QT_TRANSLATE_NOOP("credit", "Dunned by"),
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
BANDS: Mapping[str, str] = {
    "pair": QT_TRANSLATE_NOOP("credit", "“{piece}” is not like 30% → 50."),
    "value": QT_TRANSLATE_NOOP("credit", "“{value}” is no value of this measure."),
    "level": QT_TRANSLATE_NOOP("credit", "The levels are {names}."),
    "weight": QT_TRANSLATE_NOOP("credit", "A weight is 0 to 100."),
    "bands": QT_TRANSLATE_NOOP("credit", "Begin at 0, then each value larger than the one before."),
    "reach": QT_TRANSLATE_NOOP("credit", "No value goes beyond the whole: at most 100%."),
    "percent": QT_TRANSLATE_NOOP("credit", "Nothing earns more than 100."),
    "order": QT_TRANSLATE_NOOP("credit", "A better value may not earn less."),
}
LIMITS: Mapping[str, str] = {
    "min_rows": QT_TRANSLATE_NOOP("credit", "Scored from rows"),
    "min_months": QT_TRANSLATE_NOOP("credit", "and months"),
    "grace": QT_TRANSLATE_NOOP("credit", "days still in time"),
    "window": QT_TRANSLATE_NOOP("credit", "months back"),
}
EXPOSURE: Mapping[str, str] = {
    "overdue": QT_TRANSLATE_NOOP("credit", "Overdue"),
    "not_due": QT_TRANSLATE_NOOP("credit", "Firm, not yet due"),
    "delivered": QT_TRANSLATE_NOOP("credit", "Delivered, not invoiced"),
    "bills": QT_TRANSLATE_NOOP("credit", "Bills that may come back"),
    "prepaid": QT_TRANSLATE_NOOP("credit", "less prepayments"),
}
NO_PART = QT_TRANSLATE_NOOP("credit", "One part has to count.")
WHY_DUE: Mapping[str, str] = {
    "expired": QT_TRANSLATE_NOOP("credit", "till {day}"),
    "quarter": QT_TRANSLATE_NOOP("credit", "last on {day}"),
    "never": QT_TRANSLATE_NOOP("credit", "never scored"),
}


def say(text: str, **facts: object) -> str:
    """A text of this page in the language installed."""
    told = QCoreApplication.translate("credit", text)
    return told.format(**facts) if facts else told


def value(key: str, start: int) -> str:
    """The value of a band as it is typed: "30%", "6", "1,000,000", "good"."""
    unit = KINDS[key].unit
    if unit == "ppm":
        return f"{start // 10_000}%"
    if unit == "level":
        return say(LEVEL_NAMES[LEVELS[start]])
    if unit == "units" and start and not start % 10_000:
        form = QT_TRANSLATE_NOOP("credit", "{whole}")  # Chinese counts by ten thousands
        return say(form, whole=f"{start:,}", wan=f"{start // 10_000:,}")
    return f"{start:,}"
