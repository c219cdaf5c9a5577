"""How fresh the bank lines of each account are, at the end of the line under the figures."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from arapp.services.collection.items import BankFile
from arapp.ui import formats
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text

translate = QCoreApplication.translate
STALE_AFTER = 3
"""Days without a bank line before the page says so."""
_ICON, _GAP = 20, 16


def is_old(one: BankFile, today: date) -> bool:
    """Whether who paid since looks late; an account that was never imported is no such."""
    return one.last is not None and (today - one.last).days > STALE_AFTER


def told(one: BankFile, today: date) -> str:
    """The account, its last day and how long ago that is."""
    if one.last is None:
        return translate("today", "{account}: no lines yet").format(account=one.account)
    days = (today - one.last).days
    ago = translate("today", "{ago} ago").format(ago=formats.count(days, "days"))
    if days <= 1:
        ago = formats.near_day(one.last, today)
    text = translate("today", "{account} until {day} ({ago})")
    return text.format(account=one.account, day=formats.day(one.last, today), ago=ago)


class BankFacts(QAbstractButton):
    """The oldest account first, as many as there is room for; a click leads to the import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, str]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def set_bank(self, files: Sequence[BankFile], today: date) -> None:
        """Show it anew; nothing is shown where there is no account."""
        files = sorted(files, key=lambda one: (one.last is None, one.last or today))
        self._parts = [
            (told(one, today), "age1" if is_old(one, today) else "text2") for one in files
        ]
        whole = translate("today", ", ").join(text for text, _ in self._parts)
        name = translate("today", "Bank lines: {accounts}").format(accounts=whole)
        self.setAccessibleName(name)
        self.setToolTip("\n".join(text for text, _ in self._parts))
        self.setVisible(bool(files))
        self.updateGeometry()
        self.update()

    def shown(self, width: int) -> list[tuple[str, str]]:
        """Text and tone of the parts for which there is room, the rest counted in the last."""
        measure = fonts.metrics("small").horizontalAdvance
        for keep in range(len(self._parts), 0, -1):
            rest = len(self._parts) - keep
            more = [(translate("today", "and {n} more").format(n=rest), "text2")] if rest else []
            parts = [*self._parts[:keep], *more]
            if sum(measure(text) + _GAP for text, _ in parts) + _ICON <= width + _GAP + 2:
                return parts
        return self._parts[:1]

    def sizeHint(self) -> QSize:
        """Room for all."""
        measure = fonts.metrics("small").horizontalAdvance
        wide = sum(measure(text) + _GAP for text, _ in self._parts) - _GAP
        return QSize(_ICON + max(wide, 0) + 2, 20)

    def minimumSizeHint(self) -> QSize:
        """It gives way to what is new."""
        return QSize(min(self.sizeHint().width(), _ICON + 60), 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Icon, then the accounts."""
        painter = smooth(QPainter(self))
        parts = self.shown(self.width())
        old = any(tone != "text2" for _, tone in parts)
        icons.paint(painter, "landmark", 0, 3, 14, "age1" if old else "text2")
        left = _ICON
        for text, tone in parts:
            rect = self.rect().adjusted(left, 0, 0, 0)
            width = draw_text(painter, rect, text, tone, role="small")
            if self.underMouse():
                painter.setPen(QPen(color(tone), 1))
                painter.drawLine(QPointF(left, 18.5), QPointF(left + width, 18.5))
            left += width + _GAP
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
