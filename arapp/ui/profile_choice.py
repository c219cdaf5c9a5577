"""Which profile somebody is dunned by, as choices of a form; the first is what wins without one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from arapp.services.collection.assigning import Assigned
from arapp.services.collection.rungs import title_of
from arapp.ui import language
from arapp.ui.marks import QT_TRANSLATE_NOOP

WINNERS: Mapping[str, str] = {
    "contract": QT_TRANSLATE_NOOP("profiles", "as the contract: {name}"),
    "customer": QT_TRANSLATE_NOOP("profiles", "as the customer: {name}"),
    "grade": QT_TRANSLATE_NOOP("profiles", "by the grade: {name}"),
    "default": QT_TRANSLATE_NOOP("profiles", "{name}"),
}


def profile_name(name: str) -> str:
    """What a profile is called in the language installed."""
    return title_of(name, language.LANGUAGES[language.current()])


def without_own(found: Assigned) -> str:
    """What holds for a record that has chosen none, and which level says so."""
    form = QCoreApplication.translate("profiles", WINNERS[found.winner])
    return form.format(name=profile_name(found.other))


def choices(found: Assigned) -> list[tuple[str, str]]:
    """(name, words); name "" is what holds without an own one."""
    return [("", without_own(found)), *((name, profile_name(name)) for name in found.names)]


def fill(box: QComboBox, found: Assigned) -> None:
    """Show the choices and the one in force; no signal."""
    box.blockSignals(True)
    box.clear()
    for name, told in choices(found):
        box.addItem(told, name)
    box.setCurrentIndex(max(box.findData(found.own), 0))
    box.blockSignals(False)


def grade_choices(names: Sequence[str]) -> list[tuple[str, str]]:
    """For a grade: nothing chosen is the default."""
    return [("", profile_name("default")), *((n, profile_name(n)) for n in names if n != "default")]
