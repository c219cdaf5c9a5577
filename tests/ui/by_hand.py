"""Typing as a Chinese input method does: QTest knows only Latin keys."""

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit


def type_in(field: QLineEdit, text: str, *, over: bool = False) -> None:
    """Commit a text into a field; `over` replaces what stands there."""
    if over:
        field.selectAll()
        field.del_()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def answering(answer: str, asked: list[str]) -> Callable[..., str]:
    """Stands for a dialog: notes its title (the second argument) and gives the answer."""

    def ask(_parent: object, title: str, *_rest: object) -> str:
        asked.append(title)
        return answer

    return ask
