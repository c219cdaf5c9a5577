"""The stages as a strip: who stands where and how much, money to match and what waits apart."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from arapp.services.collection.cases import CELLS, STAGES
from arapp.services.collection.desk import Cell
from arapp.services.collection.items import BankFile
from arapp.ui import formats
from arapp.ui.design import fonts
from arapp.ui.design.colors import color, hairline, smooth
from arapp.ui.design.draw import draw_square, draw_text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.collection import words
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack, vline
from arapp.ui.widgets.zone import IconMark

_HEIGHT = 76
_PAD = 14
_OLD = 3
"""Days after which the bank lines are too old to dun by."""


class StageCell(QAbstractButton):
    """Stage, days, customers, sum; painted. The chosen one is tinted and underlined."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._title = words.cell(key)
        self._note = self._value = ""
        self._sums: list[str] = []
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_cell(self, cell: Cell) -> None:
        """Other figures."""
        self._note = _note(cell)
        self._value = formats.count(cell.customers, "customers")
        sums = [formats.amount(cell.sums[code], code) for code in _codes(cell)]
        self._sums = sums or [formats.amount(0)]
        told = words.joined(self._title, self._note, self._value, *self._sums)
        self.setAccessibleName(told)
        key = f"Alt+{CELLS.index(self.key) + 1}"
        self.setToolTip(f"{told}  {key}")
        self.update()

    def figures(self) -> tuple[str, str, str]:
        """Note, customers, sum as they are shown."""
        return self._note, self._value, words.joined(*self._sums)

    def sizeHint(self) -> QSize:
        """Seven beside each other in the least window."""
        return QSize(130, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Gives way in width."""
        return QSize(100, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Ground, square, words, figures."""
        painter = smooth(QPainter(self))
        inside = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked():
            painter.fillRect(inside, color("accenttint"))
            painter.fillRect(0, inside.bottom() - 2, self.width(), 3, color("accent"))
        elif self.underMouse():
            painter.fillRect(inside, color("hover"))
        left = _PAD
        if self.key in words.LEVELS:
            draw_square(painter, left, 19, words.LEVELS[self.key])
            left += 14
        room = QRect(left, 10, self.width() - left - 8, 18)
        tone = "text" if self.isChecked() else "text2"
        used = draw_text(painter, room, self._title, tone, role="small", bold=self.isChecked())
        draw_text(painter, room.adjusted(used + 8, 0, 0, 0), self._note, "text2", role="small")
        low = QRect(_PAD, 29, self.width() - _PAD - 8, 22)
        draw_text(painter, low, self._value, "text", role="sum", bold=True)
        told = self._told(low.width())
        draw_text(painter, QRect(_PAD, 51, low.width(), 18), told, "text2", role="small")
        if self.hasFocus():
            painter.setPen(hairline("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(inside).adjusted(2, 2, -3, -3))
        painter.end()

    def _told(self, room: int) -> str:
        """The sums as far as they fit; an amount is never cut."""
        whole = words.joined(*self._sums)
        if fonts.metrics("small").horizontalAdvance(whole) <= room or not self._sums:
            return whole
        return f"{self._sums[0]} +{len(self._sums) - 1}"


def _note(cell: Cell) -> str:
    if cell.first is not None:
        if cell.last is None:
            return words.say(QT_TRANSLATE_NOOP("collection", "over {n} days"), n=cell.first - 1)
        return words.say(
            QT_TRANSLATE_NOOP("collection", "{first}–{last} days"), first=cell.first, last=cell.last
        )
    parts = sorted(cell.reasons.items(), key=lambda pair: -pair[1])
    told = [f"{words.why_not(reason)} {number}" for reason, number in parts]
    return (
        words.joined(*told)
        if cell.key == "held"
        else words.say(QT_TRANSLATE_NOOP("collection", "money is here"))
    )


def _codes(cell: Cell) -> list[str]:
    return sorted(cell.sums, key=lambda code: (code != formats.base_currency(), code))


class StageStrip(QWidget):
    """Signals:
    chosen(str): key of the cell the user wants.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = {key: StageCell(key) for key in CELLS}
        line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=16)
        apart = [key for key in CELLS if key not in STAGES]
        line.addWidget(self._card(STAGES), len(STAGES))
        line.addWidget(self._card(apart), len(apart))
        for key, cell in self.cells.items():
            cell.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))

    def _card(self, keys: Sequence[str]) -> QFrame:
        card = frame(card=True)
        card.setFixedHeight(_HEIGHT)
        line = row(card, margins=(1, 0, 1, 0), gap=0)
        for number, key in enumerate(keys):
            if number:
                line.addWidget(vline())
            line.addWidget(self.cells[key], 1)
        return card

    def show_cells(self, cells: Sequence[Cell], current: str) -> None:
        """Figures, and the one that is shown."""
        for cell in cells:
            self.cells[cell.key].show_cell(cell)
        self.choose(current)

    def choose(self, key: str) -> None:
        """Mark a cell, without a signal."""
        for name, cell in self.cells.items():
            cell.setChecked(name == key)

    def current(self) -> str:
        """Key of the marked cell."""
        return next((key for key, cell in self.cells.items() if cell.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ to the neighbour."""
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self.cells)
        key = keys[(keys.index(self.current() or keys[0]) + step) % len(keys)]
        self.cells[key].setFocus()
        self.chosen.emit(key)


class BankLine(QFrame):
    """How fresh the bank lines are: nobody is dunned for what has come.

    Signals:
        asked(): import a bank file.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setProperty("rule", "bottom")
        self.setFixedHeight(40)
        self._mark = IconMark("landmark", 16, "text2")
        self._told = label("", "small", "text2")
        self._advice = label("", "small", "text3")
        self.bring = KeyButton(self.tr("Import a bank file"), kind="link", small=True)
        self.bring.clicked.connect(lambda _=False: self.asked.emit())
        line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=10)
        for part in (self._mark, self._told, self._advice, self.bring):
            line.addWidget(part)
        line.addStretch()

    def show_bank(self, files: Sequence[BankFile], today: date) -> None:
        """Days until which each account was imported."""
        known = [one for one in files if one.last is not None]
        parts = [
            self.tr("{account} until {day}").format(
                account=one.account, day=formats.day(one.last, today)
            )
            for one in known
        ]
        old = not known or any((today - one.last).days > _OLD for one in known if one.last)
        told = self.tr("Bank: {accounts}").format(accounts=words.joined(*parts))
        self._told.setText(told if known else self.tr("No bank file yet"))
        set_tone(self._told, "age1" if old else "text2")
        fresh = self.tr("Look whether it has come before you ask for it")
        self._advice.setText(
            self.tr("Import the newest before you ask for money") if old else fresh
        )
        self.bring.setVisible(old)

    def text(self) -> str:
        """What is told."""
        return self._told.text()


def strip_frame(strip: StageStrip, bank: BankLine) -> QWidget:
    """Both under each other."""
    host = frame("surface")
    box = stack(host)
    box.addWidget(strip)
    box.addWidget(bank)
    host.setMaximumHeight(_HEIGHT + 40 + fonts.body_px())
    return host
