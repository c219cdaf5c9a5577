"""The content of the window: sidebar, title row, strip, stack, status line; no page yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from arapp.ui.design import icons, theme
from arapp.ui.design.scale import FOLD_BELOW, MIN_WINDOW
from arapp.ui.page import PageSpec
from arapp.ui.widgets.sidebar import Ledger, Sidebar
from arapp.ui.widgets.status_line import Fact, StatusLine
from arapp.ui.widgets.strip import Strip
from arapp.ui.widgets.title_row import TitleRow
from arapp.ui.widgets.undo_bar import UndoBar


class Shell(QWidget):
    """Signals:
    files_dropped(list): paths let fall on the window.
    """

    files_dropped = Signal(list)

    def __init__(self, pages: Sequence[PageSpec], ledger: Ledger) -> None:
        super().__init__()
        self._fold_choice: bool | None = None
        self._build(pages, ledger)
        self._follow_colors()
        theme.notifier().changed.connect(self._follow_colors)
        self.set_ledger(ledger)

    def _build(self, pages: Sequence[PageSpec], ledger: Ledger) -> None:
        self.setMinimumSize(*MIN_WINDOW)
        self.setAcceptDrops(True)
        listed = [s for s in pages if s.listed and not s.bare]
        self.sidebar = Sidebar(ledger, [(s.group, s.id, s.title, s.icon) for s in listed], self)
        self.title_row = TitleRow()
        self.strip = Strip()
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self.right = QFrame()
        self.right.setProperty("ground", "surface")
        box = QVBoxLayout(self.right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.title_row, self.strip, self.stack, self.status):
            box.addWidget(part, 1 if part is self.stack else 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self.right, 1)
        self.undo_bar = UndoBar(self.right, self.status.left_room)

    def _follow_colors(self) -> None:
        self.setWindowIcon(icons.icon("app", "accentfill", 32))

    def set_ledger(self, ledger: Ledger) -> None:
        """Name of the books, in the sidebar and the title bar."""
        self.sidebar.head.set_ledger(ledger)
        program = self.tr("arapp")
        self.setWindowTitle(f"{ledger.name} – {program}" if ledger.name else program)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """The right of the status line."""
        self.status.set_facts(facts)

    def toggle_sidebar(self) -> None:
        """Fold or open; the choice holds until the next start."""
        self._fold_choice = not self.sidebar.is_folded()
        self.fold()

    def fold(self) -> None:
        """Fold when narrow, or as the user chose."""
        narrow = self.width() < FOLD_BELOW
        self.sidebar.set_folded(narrow if self._fold_choice is None else self._fold_choice)

    def scale_text(self, step: int) -> None:
        """Ctrl+= and Ctrl+-: 12–15 px."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            px = theme.set_text_px(app, app.font().pixelSize() + step)
            QSettings("arapp", "arapp").setValue("text_px", px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows fold the sidebar."""
        super().resizeEvent(event)
        self.fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)
