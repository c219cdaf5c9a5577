"""Keys that all forms have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def goes_on(form: QWidget, event: QKeyEvent) -> bool:
    """Enter goes to the next field; whether it was that."""
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    if enter and not event.modifiers().value:
        form.focusNextChild()
        return True
    return False
