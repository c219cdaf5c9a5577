"""Where the contract's original is let fall: a dashed field that names what it holds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from arapp.ui import dialogs, formats
from arapp.ui.design import icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import FIELD, RADIUS_FIELD

_UNITS = (("MB", 1_000_000), ("KB", 1_000))


def size_text(size: int) -> str:
    """Bytes as "2.1 MB", "340 KB"."""
    for unit, factor in _UNITS:
        if size >= factor:
            tenths = (size * 10 + factor // 2) // factor
            whole = unit == "KB" or tenths >= 1000
            return f"{tenths // 10} {unit}" if whole else f"{tenths // 10}.{tenths % 10} {unit}"
    return f"{size} B"


class FileField(QAbstractButton):
    """Takes files by drop, click, Enter or Space; Delete takes the last one away again.

    Signals:
        changed(object): list of the paths now held.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Path] = []
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(FIELD)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pick)

    def files(self) -> list[Path]:
        """What is to be kept with the contract."""
        return list(self._files)

    def set_files(self, files: Sequence[Path]) -> None:
        """Hold these; no signal."""
        self._files = list(files)
        self.setToolTip("\n".join(str(path) for path in self._files))
        self.setAccessibleDescription(self.told())
        self.update()

    def take(self, files: Sequence[Path]) -> None:
        """Add files; one that is held already is not added again."""
        added = [path for path in files if path not in self._files and path.is_file()]
        if added:
            self.set_files([*self._files, *added])
            self.changed.emit(self.files())

    def told(self) -> str:
        """What stands in the field."""
        if not self._files:
            return self.tr("Drop the signed file, or press Enter")
        if len(self._files) == 1:
            return self._files[0].name
        form = self.tr("{name} and {files} more")
        rest = formats.count(len(self._files) - 1, "files")
        return form.format(name=self._files[0].name, files=rest)

    def _note(self) -> str:
        sizes = [path.stat().st_size for path in self._files if path.is_file()]
        return size_text(sum(sizes)) if sizes else ""

    def _pick(self) -> None:
        every = f"{self.tr('All files')} (*)"
        scans = f"{self.tr('Contracts and scans')} (*.pdf *.png *.jpg *.jpeg *.docx *.ofd)"
        self.take(dialogs.pick_files(self, self.tr("Contract original"), f"{scans};;{every}"))

    def sizeHint(self) -> QSize:
        """The height of fields."""
        return QSize(240, FIELD)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        super().dragLeaveEvent(event)
        self.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.set_over(False)
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def set_over(self, on: bool) -> None:
        """Whether files hang over the field."""
        self._over = on
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Delete takes the last file away."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._files:
            self.set_files(self._files[:-1])
            self.changed.emit(self.files())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Dashed frame, clip, name, size."""
        painter = smooth(QPainter(self))
        hot = self._over or self.hasFocus()
        pen = QPen(color("accent" if hot else "line2"), 2 if hot else 1)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(color("accenttint" if self._over else "raised"))
        inset = 1.0 if hot else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
        icons.paint(painter, "paperclip", 11, (self.height() - 16) // 2, 16, "text2")
        room = self.rect().adjusted(35, 0, -12, 0)
        width = draw_text(painter, room, self._note(), "text3", role="small", right=True)
        room = room.adjusted(0, 0, -width - 12 if width else 0, 0)
        draw_text(painter, room, self.told(), "text" if self._files else "text3", middle=True)
        painter.end()
