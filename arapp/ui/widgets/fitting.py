"""A line of text that gives way: smaller first, then elided; whole in its tip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.draw import draw_text


class Fitting(QLabel):
    """As wide as its text where there is room. `roles`: the sizes tried, the largest first."""

    def __init__(
        self, text: str = "", tone: str = "text2", roles: tuple[str, ...] = ("small",),
        *, bold: bool | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._roles, self._tone, self._bold = roles, tone, bold
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setToolTip(text)

    def say(self, text: str) -> None:
        """Other words."""
        self.setText(text)
        self.setToolTip(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The text in the largest size."""
        measure = fonts.metrics(self._roles[0], self._bold)
        return QSize(measure.horizontalAdvance(self.text()) + 2, measure.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """No width is asked for."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """In the first size that fits, else elided in the last."""
        painter = QPainter(self)
        role = fitting_role(self.text(), self.width(), self._roles, self._bold)
        draw_text(painter, self.rect(), self.text(), self._tone, role=role, bold=self._bold)
        painter.end()


def fitting_role(text: str, width: int, roles: tuple[str, ...], bold: bool | None = None) -> str:
    """The first of the sizes in which the text fits into the width, else the last."""
    fits = (r for r in roles if fonts.metrics(r, bold).horizontalAdvance(text) <= width + 1)
    return next(fits, roles[-1])
