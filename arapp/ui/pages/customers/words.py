"""Words of the list of customers."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.customer_list import CustomerLine
from arapp.ui.marks import QT_TRANSLATE_NOOP

ALL, OWING, OVERDUE, ABNORMAL, RESCORE = "all", "owing", "overdue", "abnormal", "rescore"
SEGMENTS: Mapping[str, str] = {
    ALL: QT_TRANSLATE_NOOP("customers", "All"),
    OWING: QT_TRANSLATE_NOOP("customers", "Owing"),
    OVERDUE: QT_TRANSLATE_NOOP("customers", "Overdue"),
    ABNORMAL: QT_TRANSLATE_NOOP("customers", "Abnormal"),
    RESCORE: QT_TRANSLATE_NOOP("customers", "Grade to be looked at"),
}
KEEPS: Mapping[str, Callable[[CustomerLine], bool]] = {
    ALL: lambda _one: True,
    OWING: lambda one: one.open > 0 or bool(one.others),
    OVERDUE: lambda one: one.days is not None,
    ABNORMAL: lambda one: one.abnormal,
    RESCORE: lambda one: one.rescore,
}
EMPTY: Mapping[str, str] = {
    OWING: QT_TRANSLATE_NOOP("customers", "Nobody owes anything."),
    OVERDUE: QT_TRANSLATE_NOOP("customers", "Nobody is overdue."),
    ABNORMAL: QT_TRANSLATE_NOOP("customers", "Nobody is overdue beyond tolerance."),
    RESCORE: QT_TRANSLATE_NOOP("customers", "Every grade is as it should be."),
}


def say(text: str) -> str:
    """A text of this page in the language installed."""
    return QCoreApplication.translate("customers", text)
