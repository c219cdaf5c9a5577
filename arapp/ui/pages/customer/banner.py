"""The strip of an abnormal customer: what is wrong in one line, why and what ends it below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from arapp.ui.design.colors import color, smooth
from arapp.ui.design.scale import RADIUS_FIELD, STRIP
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.zone import IconMark


class Banner(QFrame):
    """One line; 为什么 opens the reckoning under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = label(self.tr("Abnormal customer"), "strong", "age3")
        self._text = Fitting("", "age3", ("body", "small"))
        self._why = KeyButton(self.tr("Why"), kind="link")
        self._why.clicked.connect(self.toggle)
        self._reckoning = label("", "body", "age3", wrap=True)
        self._reckoning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reckoning.hide()
        line = row(margins=(12, 0, 12, 0), gap=10)
        line.addWidget(IconMark("triangle-alert", 16, "age3"))
        line.addWidget(self._word)
        line.addWidget(self._text, 1)
        line.addStretch()
        line.addWidget(self._why)
        head = QWidget()
        head.setFixedHeight(STRIP)
        head.setLayout(line)
        below = row(margins=(38, 0, 12, 10))
        below.addWidget(self._reckoning, 1)
        box = stack(self)
        box.addWidget(head)
        box.addLayout(below)
        below.setContentsMargins(38, 0, 12, 0)
        self._below = below

    def say(self, text: str, reckoning: str, *, word: str = "") -> None:
        """What is wrong and how that was found."""
        self._word.setText(word or self.tr("Abnormal customer"))
        self._text.say(text)
        self._reckoning.setText(reckoning)
        self._why.setVisible(bool(reckoning))
        self.setAccessibleName(f"{self._word.text()} {text}")

    def text(self) -> str:
        """The line."""
        return self._text.text()

    def reckoning(self) -> str:
        """What is shown below, "" while it is closed."""
        return "" if self._reckoning.isHidden() else self._reckoning.text()

    def toggle(self) -> None:
        """Open or close the reckoning."""
        opened = self._reckoning.isHidden()
        self._reckoning.setVisible(opened)
        self._below.setContentsMargins(38, 0, 12, 10 if opened else 0)
        self._why.setText(self.tr("Close") if opened else self.tr("Why"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The tint with round corners."""
        painter = smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("tint3"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_FIELD, RADIUS_FIELD)
        painter.end()
