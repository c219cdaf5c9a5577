"""The end of the window: what Qt made is let go while Qt is still there.

Pixmaps, fonts and palettes kept in modules would otherwise be destroyed after the application, at
an order of the interpreter's choosing, and take the process down with them.
"""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from arapp.ui.design import fonts, icons, theme


def leave(qt: QApplication) -> None:
    """Close what is open and empty every cache of the screen; the application may go now."""
    for window in qt.topLevelWidgets():
        window.close()
        window.deleteLater()
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qt.processEvents()
    _let_go_of_clipboard()
    icons.forget()
    fonts.forget()
    theme.forget()
    gc.collect()


def _let_go_of_clipboard() -> None:
    """What was copied lives in this process, except on Windows and macOS, which keep it.

    Left there it would be destroyed after the interpreter.
    """
    if QGuiApplication.platformName() not in {"windows", "cocoa"}:
        QGuiApplication.clipboard().clear()
