"""An answer to choose: radio, sentence, evidence, confidence, key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from arapp.ui.design.colors import color, smooth
from arapp.ui.widgets.bars import Confidence
from arapp.ui.widgets.buttons import KeyCap
from arapp.ui.widgets.labels import label, row, stack

_LEFT = 42


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was looked at, what was found, how strong it is (tone: ok, text2, age1 …)."""

    what: str
    found: str
    strength: str = ""
    tone: str = "text2"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: sentence, why not (in grey after it), confidence 0…3 with its word."""

    key: str
    sentence: str
    why_not: str = ""
    level: int = 0
    word: str = ""
    evidence: Sequence[Evidence] = ()


class AnswerCard(QWidget):
    """Signals:
    chosen(str): the answer's key, by click.
    """

    chosen = Signal(str)

    def __init__(self, answer: Answer, cap: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = answer
        self._on = False
        self._sentence = label(answer.sentence)
        self._why = label(answer.why_not, "small", "text2")
        self._foot = row(gap=8)
        self._evidence = QWidget()
        self._build(cap)
        self.setAccessibleName(answer.sentence)
        self.set_on(False)

    def _build(self, cap: str) -> None:
        head = row(gap=8)
        head.addWidget(self._sentence)
        head.addWidget(self._why, 1)
        level = Confidence()
        level.set_level(self.answer.level, self.answer.word)
        head.addWidget(level)
        if cap:
            head.addWidget(KeyCap(cap))
        box = stack(self, margins=(_LEFT, 9, 14, 9), gap=4)
        box.addLayout(head)
        self._fill_evidence()
        box.addWidget(self._evidence)

    def _fill_evidence(self) -> None:
        grid = QGridLayout(self._evidence)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 56)
        grid.setColumnStretch(1, 1)
        for number, fact in enumerate(self.answer.evidence):
            grid.addWidget(label(fact.what, "small", "text2"), number, 0)
            found = label(fact.found, "small")
            found.setToolTip(fact.found)
            found.setMinimumWidth(40)
            grid.addWidget(found, number, 1)
            strength = label(fact.strength, "small", fact.tone)
            grid.addWidget(strength, number, 2, Qt.AlignmentFlag.AlignRight)
        foot = QWidget()
        foot.setLayout(self._foot)
        self._foot.addStretch()
        grid.addWidget(foot, len(self.answer.evidence), 0, 1, 3)

    def add_foot(self, *widgets: QWidget) -> None:
        """Links at the foot of the open card (「不对，别再提」)."""
        for widget in widgets:
            self._foot.addWidget(widget)

    def set_on(self, on: bool) -> None:
        """Chosen or not: only the chosen one shows its evidence."""
        self._on = on
        font = self._sentence.font()
        self._sentence.setProperty("role", "strong" if on else "body")
        self._sentence.setFont(font)
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        self._evidence.setVisible(on and bool(self.answer.evidence))
        self.setAccessibleDescription("●" if on else "○")
        self.updateGeometry()
        self.update()

    def is_on(self) -> bool:
        """Whether it is the chosen one."""
        return self._on

    def sentence(self) -> QLabel:
        """The label of the sentence."""
        return self._sentence

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.answer.key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Card and radio."""
        painter = smooth(QPainter(self))
        width = 2 if self._on else 1
        half = width / 2
        painter.setPen(QPen(color("accent" if self._on else "line"), width))
        painter.setBrush(color("surface"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, 8, 8)
        self._paint_radio(painter)
        painter.end()

    def _paint_radio(self, painter: QPainter) -> None:
        dot = QRectF(14.5, 12.5, 15, 15)
        if self._on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accentfill"))
            painter.drawEllipse(dot.adjusted(-0.5, -0.5, 0.5, 0.5))
            painter.setBrush(color("onaccent"))
            painter.drawEllipse(dot.center(), 3, 3)
        else:
            painter.setPen(QPen(color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
