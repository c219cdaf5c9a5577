"""The row under the plan: whether it adds up to the contract, where the odd cent is."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.ui.design import icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import MARGIN_LEFT, ROW
from arapp.ui.tables.delegates import cell_rect
from arapp.ui.tables.record_view import RecordView

_MARKS = {"ok": "circle-check", "age1": "triangle-alert", "age3": "circle-alert", "text2": "info"}


class SumRow(QWidget):
    """Follows the columns of the grid above it; texts by column key."""

    def __init__(self, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._title, self._tone = "", "text2"
        self._texts: dict[str, str] = {}
        self.setFixedHeight(ROW + 1)
        view.header().sectionResized.connect(self.update)

    def say(self, title: str, tone: str, texts: dict[str, str]) -> None:
        """The sentence at the left, its tone, sums by column."""
        self._title, self._tone, self._texts = title, tone, dict(texts)
        self.setAccessibleName(" ".join((title, *texts.values())))
        self.setToolTip(title)
        self.update()

    def title(self) -> str:
        """The sentence."""
        return self._title

    def tone(self) -> str:
        """Its tone: "ok" it adds up, "age3" it does not."""
        return self._tone

    def sizeHint(self) -> QSize:
        """One row and its rule."""
        return QSize(200, ROW + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Rule, mark, sentence, sums."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("raised"))
        painter.fillRect(0, 0, self.width(), 1, color("edge"))
        rights = []
        for key, text in self._texts.items():
            rect = self._cell(key)
            rights.append(rect.left())
            draw_text(painter, rect, text, "text", right=True)
        middle = self.height() // 2
        icons.paint(
            painter, _MARKS.get(self._tone, "info"), MARGIN_LEFT, middle - 7, 16, self._tone
        )
        tone = "text2" if self._tone == "ok" else self._tone
        end = min(rights, default=self.width() - 8)
        room = QRect(MARGIN_LEFT + 22, 1, end - MARGIN_LEFT - 30, ROW)
        draw_text(painter, room, self._title, tone)
        painter.end()

    def _cell(self, key: str) -> QRect:
        header = self._view.head
        section = self._view.records().section(key)
        left, width = header.sectionViewportPosition(section), header.sectionSize(section)
        shown = header.shown_sections()
        cell = QRect(left, 1, width, ROW)
        return cell_rect(cell, first=section == shown[0], last=section == shown[-1])
