"""The header of all tables: small grey titles, age squares, sort arrow, menu of columns."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, hairline
from arapp.ui.design.draw import draw_square, draw_text
from arapp.ui.design.scale import HEADER
from arapp.ui.tables import ground
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.delegates import cell_rect
from arapp.ui.tables.long_model import records_of
from arapp.ui.tables.record_model import RecordModel

_CLICK = 4


class RecordHeader(QHeaderView):
    """Signals:
    sort_asked(int, bool): section, whether to add to the sort keys.
    reset_asked(): put the columns back as they were drawn.
    """

    sort_asked = Signal(int, bool)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        ground.give(self, QPalette.ColorRole.Button).setMouseTracking(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(32)
        self.setFixedHeight(HEADER)
        self._pressed: tuple[int, int] | None = None
        self._extra = 0

    def set_extra(self, height: int) -> None:
        """Room under the titles for the filter fields, pixels."""
        self._extra = height
        self.setFixedHeight(HEADER + height)
        view = self.parentWidget()
        if isinstance(view, QAbstractItemView):
            view.updateGeometries()

    def records(self) -> RecordModel[Any] | None:
        """The model, once set."""
        return records_of(self.model())

    def shown_sections(self) -> list[int]:
        """Logical numbers of the sections shown, left to right."""
        logical = [self.logicalIndex(n) for n in range(self.count())]
        return [n for n in logical if not self.isSectionHidden(n)]

    def sizeHint(self) -> QSize:
        """30 high, more while the filter fields are open."""
        return QSize(super().sizeHint().width(), HEADER + self._extra)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Ground, title, square, arrow, hairline."""
        model = self.records()
        painter.save()
        painter.fillRect(rect, color("surface"))
        painter.setPen(hairline())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if model is not None and section < len(model.columns):
            shown = self.shown_sections()
            titles = rect.adjusted(0, 0, 0, -self._extra)
            inner = cell_rect(titles, first=section == shown[0], last=section == shown[-1])
            self._paint_title(painter, inner, model.columns[section], model)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, rect: QRect, column: Column[Any], model: RecordModel[Any]
    ) -> None:
        descending = dict(model.order()).get(column.key)
        arrow = 16 if descending is not None else 0
        measure = fonts.metrics("small")
        width = min(measure.horizontalAdvance(column.title), rect.width() - arrow)
        left = rect.right() - width - arrow + 1 if column.is_right else rect.left()
        if column.level is not None:
            square = left - 14 if column.is_right else left
            left = left if column.is_right else left + 14
            draw_square(painter, square, rect.center().y() + 0.5, column.level)
        title = QRect(left, rect.top(), width + 1, rect.height())
        draw_text(painter, title, column.title, "text3", role="small")
        if descending is not None:
            name = "arrow-down" if descending else "arrow-up"
            icons.paint(painter, name, left + width + 3, rect.center().y() - 6, 12, "text2")

    # --- clicks: sorting, without a drag being taken for one ----------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it began."""
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._on_title(at.x()):
            self._pressed = (self.logicalIndexAt(at), at.x())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click in place sorts, with Shift adds a key."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        if pressed and abs(at.x() - pressed[1]) < _CLICK:
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_asked.emit(pressed[0], add)

    def _on_title(self, x: int) -> bool:
        return all(abs(self.sectionViewportPosition(n) - x) > _CLICK for n in self.shown_sections())

    # --- which columns are shown --------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tick the columns to show; reset."""
        menu = self.column_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def column_menu(self) -> QMenu:
        """Menu of columns that can be hidden, and the reset."""
        menu = QMenu(self)
        model = self.records()
        for number, column in enumerate(model.columns if model else ()):
            if column.kind is Kind.TICK or not column.title:
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            action.setEnabled(self.isSectionHidden(number) or len(self.shown_sections()) > 1)
            action.toggled.connect(lambda on, n=number: self.setSectionHidden(n, not on))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns"), self.reset_asked.emit)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10 opens the menu of columns."""
        if event.key() == Qt.Key.Key_Menu:
            self.column_menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in new colours."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.viewport().update()
        super().changeEvent(event)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """As wide as the column record says."""
        model = self.records()
        width = model.columns[section].width if model else 100
        return QSize(width, HEADER)
