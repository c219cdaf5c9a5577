"""An answer to choose: radio, sentence, evidence, confidence, key. Painted, so that a change of
the record at hand costs no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_confidence, draw_text
from arapp.ui.widgets.buttons import cap_width, draw_keycap

_LEFT = 42
_RIGHT = 14
_HEAD = 42
_LINE = 21
_WHAT = 72
_STRENGTH = 84
_GAP = 8


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
        self._cap = cap
        self._on = False
        self._foot: tuple[QWidget, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_answer(answer)

    def set_answer(self, answer: Answer) -> None:
        """Another answer in the same card; it is not chosen."""
        self.answer = answer
        self.setAccessibleName(answer.sentence)
        self.setToolTip(answer.sentence)
        self.set_on(False)

    def add_foot(self, *widgets: QWidget) -> None:
        """Links at the foot of the open card (「不对，别再提」)."""
        self._foot = widgets
        for widget in widgets:
            widget.setParent(self)
        self._place()

    def set_on(self, on: bool) -> None:
        """Chosen or not: only the chosen one shows its evidence."""
        self._on = on
        told = "; ".join(f"{fact.what} {fact.found}" for fact in self.answer.evidence)
        self.setAccessibleDescription(f"● {told}" if on else f"○ {self.answer.why_not}")
        self.setFixedHeight(self._height())
        self._place()
        self.update()

    def is_on(self) -> bool:
        """Whether it is the chosen one."""
        return self._on

    def sentence(self) -> str:
        """The sentence shown."""
        return self.answer.sentence

    # --- sizes --------------------------------------------------------------------------------

    def _height(self) -> int:
        if not self._on or not self.answer.evidence:
            return _HEAD
        lines = len(self.answer.evidence) + self._foot_line()
        return _HEAD - 4 + lines * _LINE + 8

    def _foot_line(self) -> bool:
        """Whether the foot needs a line of its own: not beside evidence without a strength."""
        return bool(self._foot) and bool(self.answer.evidence[-1].strength)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(400, self._height())

    def _place(self) -> None:
        right = self.width() - _RIGHT
        middle = self._height() - 8 - _LINE // 2
        for widget in reversed(self._foot):
            size = widget.sizeHint()
            widget.setVisible(self._on)
            widget.setGeometry(right - size.width(), middle - size.height() // 2, size.width(),
                               size.height())  # fmt: skip
            right -= size.width() + _GAP

    def _foot_width(self) -> int:
        return sum(widget.sizeHint().width() + _GAP for widget in self._foot)

    # --- Qt -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot keeps to the right."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.answer.key)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Card, radio, head, evidence."""
        painter = smooth(QPainter(self))
        width = 2 if self._on else 1
        half = width / 2
        painter.setPen(QPen(color("accent" if self._on else "line"), width))
        painter.setBrush(color("hover" if self.underMouse() and not self._on else "surface"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, 8, 8)
        self._paint_radio(painter)
        self._paint_head(painter)
        if self._on:
            self._paint_evidence(painter)
        painter.end()

    def _paint_radio(self, painter: QPainter) -> None:
        dot = QRectF(14.5, 13.5, 15, 15)
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

    def _paint_head(self, painter: QPainter) -> None:
        right = self.width() - _RIGHT
        middle = _HEAD // 2
        if self._cap:
            right -= cap_width(self._cap)
            draw_keycap(painter, right, middle, self._cap)
            right -= _GAP
        tone = {3: "ok", 2: "accent"}.get(self.answer.level, "text2")
        wide = fonts.metrics("small").horizontalAdvance(self.answer.word)
        right -= wide
        word = QRect(right, 0, wide + 1, _HEAD)
        draw_text(painter, word, self.answer.word, tone, role="small")
        right -= 22
        draw_confidence(painter, right, middle, self.answer.level)
        room = QRect(_LEFT, 0, right - _LEFT - 16, _HEAD)
        used = draw_text(painter, room, self.answer.sentence, "text", bold=self._on)
        why = "" if self._on else self.answer.why_not
        draw_text(painter, room.adjusted(used + 8, 0, 0, 0), why, "text2", role="small")

    def _paint_evidence(self, painter: QPainter) -> None:
        last = len(self.answer.evidence) - 1
        for number, fact in enumerate(self.answer.evidence):
            line = QRect(_LEFT, _HEAD - 4 + number * _LINE, self.width() - _LEFT - _RIGHT, _LINE)
            draw_text(painter, line, fact.what, "text2", role="small")
            strong = draw_text(painter, line, fact.strength, fact.tone, role="small", right=True)
            beside = number == last and not self._foot_line()
            taken = self._foot_width() if beside else max(strong, _STRENGTH - 16)
            found = line.adjusted(_WHAT, 0, -taken - 16, 0)
            draw_text(painter, found, fact.found, "text", role="small")
