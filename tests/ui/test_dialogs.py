"""The filled button of a question has the focus, and Enter does it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from arapp.ui import dialogs
from arapp.ui.dialogs import Choice

ISSUE = Choice("issue", "Issue 3 copies", primary=True)
STOP = Choice("stop", "Cancel")


def answered(key: Qt.Key, *choices: Choice) -> tuple[str, list[str]]:
    """What a key answers, and the texts of the filled buttons that had the focus."""
    filled: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        focused = box.focusWidget()
        filled.extend(
            b.text()
            for b in box.findChildren(QPushButton)
            if b.property("kind") == "primary" and b is focused and b.isDefault()
        )
        QTest.keyClick(box, key)

    QTimer.singleShot(0, press)
    return dialogs.ask(None, "Issue", "Three copies.", choices), filled


def test_enter_does_the_filled_one(qtbot: QtBot, english: None) -> None:
    assert answered(Qt.Key.Key_Return, ISSUE, STOP) == ("issue", ["Issue 3 copies"])


def test_escape_is_the_last_one(qtbot: QtBot, english: None) -> None:
    assert answered(Qt.Key.Key_Escape, ISSUE, STOP)[0] == "stop"


def test_where_none_is_filled_the_safe_one_is(qtbot: QtBot, english: None) -> None:
    restore = Choice("restore", "Restore")
    assert answered(Qt.Key.Key_Return, restore, STOP) == ("stop", ["Cancel"])
