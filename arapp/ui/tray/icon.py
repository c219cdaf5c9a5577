"""The icon itself, where the system has a tray; without one every call does nothing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

_SHOWN_MS = 10_000


def available() -> bool:
    """Whether the system has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class TrayIcon(QObject):
    """Signals:
    opened(): the icon or what it said was clicked; the page of the day is wanted.
    left(): quit, from its menu.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def show(self, icon: QIcon) -> bool:
        """Put it there; False where there is no tray."""
        if self._icon is None and available():
            self._icon = made = QSystemTrayIcon(self)
            made.activated.connect(self._activated)
            made.messageClicked.connect(self.opened)
            self._menu = menu = QMenu()
            menu.addAction(self.tr("Open today")).triggered.connect(
                lambda _=False: self.opened.emit()
            )
            menu.addSeparator()
            menu.addAction(self.tr("Quit arapp")).triggered.connect(
                lambda _=False: self.left.emit()
            )
            made.setContextMenu(menu)
        if self._icon is not None:
            self._icon.setIcon(icon)
            self._icon.show()
        return self._icon is not None

    def hide(self) -> None:
        """Take it away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
        if self._menu is not None:
            self._menu.deleteLater()
        self._icon, self._menu = None, None

    def is_shown(self) -> bool:
        """Whether it is in the tray now."""
        return self._icon is not None

    def menu(self) -> QMenu | None:
        """Its menu, while it is there."""
        return self._menu

    def set_tip(self, text: str) -> None:
        """What it says under the mouse."""
        if self._icon is not None:
            self._icon.setToolTip(text)

    def say(self, title: str, body: str) -> bool:
        """A notification of the system; False when there is nobody to give it."""
        if self._icon is None:
            return False
        self._icon.showMessage(title, body, self._icon.icon(), _SHOWN_MS)
        return True

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }:
            self.opened.emit()
