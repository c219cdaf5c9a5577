"""The fixed row under a table: sums of what the filter leaves, and their proof."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.ui import formats
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import ROW
from arapp.ui.tables.columns import Kind
from arapp.ui.tables.delegates import cell_rect
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.record_view import RecordView

_MARKS = {"ok": "circle-check", "age3": "circle-alert", "text2": "info"}


class TotalRow(QWidget):
    """Follows the header of its view; a click copies the sum under the mouse.

    `title` stands in the first text column (「27 户合计」), a proof after the last sum.
    """

    def __init__(self, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._title = ""
        self._proof = ""
        self._tone = "ok"
        self._fixed: dict[str, dict[str, int]] | None = None
        self.setFixedHeight(ROW + 1)
        self.setToolTip(self.tr("Click copies the sum"))
        header = view.header()
        header.sectionResized.connect(self.update)
        header.sectionMoved.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        view.records().arranged.connect(self.update)

    def set_title(self, text: str) -> None:
        """What the row counts."""
        self._title = text
        self.setAccessibleName(text)
        self.update()

    def set_proof(self, text: str, tone: str = "ok") -> None:
        """What the totals equal; tone "ok" proven, "age3" they differ, "text2" not known."""
        self._proof, self._tone = text, tone
        self.setAccessibleDescription(text)
        self.update()

    def set_totals(self, totals: dict[str, dict[str, int]] | None) -> None:
        """Totals of a table that holds only windows; None: the model's own sums."""
        self._fixed = totals
        self.update()

    def set_sums(self, sums: dict[str, dict[str, int]], leading: str = "") -> None:
        """Sums of the ledger's own currency in their columns, those that the column `leading` (the
        first when "") has in others behind the last: none is left out in silence."""
        base = formats.base_currency()
        self.set_totals({key: {base: parts.get(base, 0)} for key, parts in sums.items()
                         if parts})  # fmt: skip
        first = sums.get(leading) or next(iter(sums.values()), {})
        codes = sorted(code for code in first if code != base)
        others = " + ".join(formats.amount(first[code], code) for code in codes)
        self.set_proof(f"+ {others}" if others else "", "text2")

    def totals(self) -> dict[str, str]:
        """Column key → text shown."""
        sums = self._view.records().totals() if self._fixed is None else self._fixed
        return {key: sum_text(parts) for key, parts in sums.items()}

    def sizeHint(self) -> QSize:
        """One row and its rule."""
        return QSize(200, ROW + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Rule, title, sums, proof."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("raised"))
        painter.fillRect(0, 0, self.width(), 1, color("edge"))
        totals = self.totals()
        title_done = False
        end = free = 0
        for section, rect in self._cells():
            column = self._view.records().columns[section]
            if column.total:
                end = rect.right() + 16  # where the proof stands, also when nothing is left to sum
            if column.key in totals:
                wide = _reaching_left(rect, totals[column.key], free)
                draw_text(painter, wide, totals[column.key], "text", right=True)
                free = end = rect.right() + 16
            elif not title_done and column.kind is not Kind.TICK:
                draw_text(painter, self._title_rect(rect, totals), self._title, "text2")
                free = rect.left() + fonts.metrics("body").horizontalAdvance(self._title) + 8
                title_done = True
        if self._proof:
            self._paint_proof(painter, end)
        painter.end()

    def _paint_proof(self, painter: QPainter, left: int) -> None:
        middle = self.height() // 2
        icons.paint(painter, _MARKS.get(self._tone, "info"), left, middle - 7, 14, self._tone)
        room = QRect(left + 20, 0, self.width() - left - 28, self.height())
        draw_text(painter, room, self._proof, self._tone, role="small")

    def _title_rect(self, rect: QRect, totals: dict[str, str]) -> QRect:
        columns = self._view.records().columns
        rights = [r.left() for n, r in self._cells() if columns[n].key in totals]
        return rect.adjusted(0, 0, max(min(rights, default=rect.right()) - rect.right(), 0), 0)

    def _cells(self) -> list[tuple[int, QRect]]:
        header: Any = self._view.header()
        shown = header.shown_sections()
        found = []
        for section in shown:
            left, width = header.sectionViewportPosition(section), header.sectionSize(section)
            cell = QRect(left, 1, width, ROW)
            inner = cell_rect(cell, first=section == shown[0], last=section == shown[-1])
            found.append((section, inner))
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy the sum under the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        totals = self.totals()
        for section, rect in self._cells():
            key = self._view.records().columns[section].key
            if key in totals and rect.contains(event.position().toPoint()):
                QGuiApplication.clipboard().setText(totals[key].replace(",", ""))


def _reaching_left(rect: QRect, text: str, free: int) -> QRect:
    """The cell, wider to the left where its sum needs it: a sum cut short reads as another one."""
    least = rect.right() - fonts.metrics("body").horizontalAdvance(text) - 2
    return rect.adjusted(min(max(least, free) - rect.left(), 0), 0, 0, 0)
