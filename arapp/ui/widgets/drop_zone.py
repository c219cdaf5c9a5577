"""A place to let files fall: dashed frame, icon, two lines, one button."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from arapp.ui.design import icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.scale import ICON_DROP
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, stack

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropZone(QWidget):
    """Signals:
    dropped(list): paths let fall here.
    """

    dropped = Signal(list)

    def __init__(
        self, icon: str, title: str, note: str, buttons: Sequence[KeyButton],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon = icon
        self._over = False
        self._mark = QLabel()
        self.setAcceptDrops(True)
        box = stack(self, margins=(24, 24, 24, 24), gap=6)
        box.addStretch()
        box.addWidget(self._mark, 0, _CENTRE)
        box.addSpacing(8)
        box.addWidget(label(title, "section"), 0, _CENTRE)
        box.addWidget(label(note, tone="text2"), 0, _CENTRE)
        box.addSpacing(8)
        for button in buttons:
            box.addWidget(button, 0, _CENTRE)
        box.addStretch()
        notifier().changed.connect(self._color)
        self._color()

    def _color(self) -> None:
        self._mark.setPixmap(icons.pixmap(self._icon, ICON_DROP, "accent"))
        self.update()

    def _set_over(self, on: bool) -> None:
        self._over = on
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        super().dragLeaveEvent(event)
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths."""
        self._set_over(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Dashed frame; tinted while files hang over it."""
        painter = smooth(QPainter(self))
        pen = QPen(color("accent" if self._over else "line2"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color("accenttint" if self._over else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
