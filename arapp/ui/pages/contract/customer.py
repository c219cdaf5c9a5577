"""The customer of a contract: the field shows the grade, and that it drops a list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.ui.design import icons
from arapp.ui.design.draw import draw_grade
from arapp.ui.widgets.abnormal import SIZE, draw_mark, word
from arapp.ui.widgets.customer_field import CustomerField, Find

_CHEVRON = 26
_GRADE = 30


class GradedCustomer(CustomerField):
    """Mark of an abnormal one, grade letter and chevron at the right; a press on the chevron opens
    the list."""

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(find, parent)
        self.setTextMargins(0, 0, _CHEVRON + _GRADE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then letter and chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint(painter, "chevron-down", self.width() - _CHEVRON, middle - 7, 14, "text2")
        customer = self.customer()
        if customer is not None and customer.grade:
            draw_grade(painter, self.width() - _CHEVRON - _GRADE + 2, middle, customer.grade)
        if self.is_marked():
            draw_mark(painter, self.width() - _CHEVRON - _GRADE - SIZE - 4, middle)
        painter.end()

    def _show_mark(self) -> None:
        """Painted before the letter, not at the very end of the field."""
        self.setToolTip(word() if self.is_marked() else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The chevron drops the list."""
        super().mousePressEvent(event)
        room = QRect(self.width() - _CHEVRON - 6, 0, _CHEVRON + 6, self.height())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and room.contains(event.position().toPoint()):
            self.search()
