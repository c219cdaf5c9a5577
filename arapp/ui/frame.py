"""The one window of the program: on the screen before anything else is loaded, then filled.

What it needs is Qt's widgets alone. Nothing here may touch the namespace `Qt` or one of Qt's
enumerations: making those takes a quarter as long as a bare window, and the ground comes first.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from arapp.ui.design.tokens import Theme, column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

_SIZE = (1440, 900)
_TITLE_BAR = 32  # not known before the window stands, and then it is too late
_BORDER = 8
_DARK = 128


class Frame(QMainWindow):
    """Hosts the content of a ledger or the first page; a new content takes the place of the old."""

    def __init__(self) -> None:
        """At the place and in the size it was left in, inside the screen in any case."""
        super().__init__()
        self.setWindowTitle("arapp")
        self.quiet = False
        """Whether it begins in the tray: nothing is shown until somebody asks for it."""
        self.stays: Callable[[], bool] = lambda: False
        """Whether closing it only hides it."""
        kept = QSettings("arapp", "arapp").value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(*_SIZE)
            self._centre()
        self.keep_inside()

    def _centre(self) -> None:
        room = self.screen().availableGeometry()
        self.move(
            room.left() + (room.width() - self.width()) // 2,
            room.top() + (room.height() - self.height() - _TITLE_BAR) // 2,
        )

    def keep_inside(self) -> None:
        """No larger than what its screen has free, title bar and all, and wholly on it."""
        if self.isMaximized() or self.isFullScreen():
            return
        screen = QApplication.screenAt(self.geometry().center()) or self.screen()
        room = screen.availableGeometry()
        width = min(self.width(), room.width() - 2 * _BORDER)
        height = min(self.height(), room.height() - _TITLE_BAR - _BORDER)
        self.resize(width, height)
        right = room.left() + room.width() - width - 2 * _BORDER
        low = room.top() + room.height() - height - _TITLE_BAR - _BORDER
        self.move(
            max(room.left(), min(self.x(), right)),
            max(room.top(), min(self.y(), low)),
        )

    def set_ground(self, qt: QApplication, mode: str) -> None:
        """The ground of a theme ("light", "dark", else as the system's) until `host`.

        A sheet and no palette: a colour of a palette cannot be named without the namespace `Qt`.
        """
        dark = mode == "dark"
        if mode not in ("dark", "light"):
            dark = qt.palette().window().color().lightness() < _DARK
        canvas = column(Theme.DARK if dark else Theme.LIGHT)["canvas"]
        self.setStyleSheet(f"QMainWindow{{background:{canvas}}}")

    def host(self, content: QWidget) -> None:
        """Show `content` under its own title and icon; what was here before is let go."""
        from arapp.ui.design import theme  # not needed for the ground

        before = self.takeCentralWidget()
        if before is not None:
            before.deleteLater()
        self.setWindowTitle(content.windowTitle())
        self.setWindowIcon(content.windowIcon())
        content.windowTitleChanged.connect(self.setWindowTitle)
        content.windowIconChanged.connect(self.setWindowIcon)
        theme.dress(self)
        self.setCentralWidget(content)

    def keep_place(self) -> None:
        """Remember place and size for the next start."""
        QSettings("arapp", "arapp").setValue("geometry", self.saveGeometry())

    def closeEvent(self, event: "QCloseEvent") -> None:
        """The content may want to stay; the program may go on without a window."""
        if self.stays():
            event.ignore()
            self.hide()
            return
        content = self.centralWidget()
        if content is not None and not content.close():
            event.ignore()
            return
        super().closeEvent(event)
