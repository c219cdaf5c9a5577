"""The status line: selection and keys at the left, facts at the right; progress when it runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from arapp.ui.design import icons
from arapp.ui.design.colors import color
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, STATUS
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.buttons import CapButton
from arapp.ui.widgets.labels import discard, label, row, set_tone

_AFTER = 150
_TOLD_FOR = 6000
_GAP = 20


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at the right: text, tone, an icon before it."""

    text: str
    tone: str = "text2"
    icon: str = ""


class StatusLine(QFrame):
    """Signals:
    cancel_asked(): Esc or click while something runs.
    keys_asked(): F1 was clicked.
    selection_clicked(str): the selection text, to be copied.
    """

    cancel_asked = Signal()
    keys_asked = Signal()
    selection_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setFixedHeight(STATUS)
        self._selection = label("", "small", "text2")
        self._hint = label("", "small", "text3")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = label("", "small", "text2")
        self._cancel = CapButton(self.tr("Cancel Esc"))
        self._cancel.clicked.connect(self.cancel_asked)
        self._facts = row(gap=16)
        self._fact_rows: tuple[Fact, ...] = ()
        self._keys = CapButton(self.tr("F1 keys of this page"))
        self._keys.clicked.connect(self.keys_asked)
        self._share = -1.0
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_FOR)
        self._told.timeout.connect(lambda: self.tell("", ""))
        self._calm = ("", "")
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_AFTER)
        self._late.timeout.connect(self._show_progress)
        self._lay_out()
        notifier().changed.connect(self._recolor)
        self.end_progress()

    def _lay_out(self) -> None:
        line = row(self, margins=(MARGIN_LEFT, 1, MARGIN_RIGHT, 0), gap=_GAP)
        line.addWidget(self._selection)
        line.addWidget(self._progress)
        line.addWidget(self._cancel)
        line.addWidget(self._hint, 1)
        line.addLayout(self._facts)
        line.addWidget(self._keys)

    def set_left(self, selection: str, hint: str) -> None:
        """Selection with its sum, keys for this list."""
        self._calm = (selection, hint)
        self._selection.setText(selection)
        self._selection.setVisible(bool(selection))
        if not self._told.isActive():
            self._hint.setText(hint)
            set_tone(self._hint, "text3")

    def tell(self, text: str, tone: str = "text2") -> None:
        """A short-lived sentence in the place of the hint (an error in age3); "" ends it."""
        self._hint.setText(text or self._calm[1])
        set_tone(self._hint, tone if text else "text3")
        self._hint.setToolTip(text)
        if text:
            self._told.start()
        else:
            self._told.stop()

    def hint_text(self) -> str:
        """What stands in the place of the hint."""
        return self._hint.text()

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Freshness of the bank file, last backup."""
        self._fact_rows = tuple(facts)
        while (item := self._facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                discard(old)
        for fact in self._fact_rows:
            self._facts.addWidget(_fact(fact))

    def left_room(self) -> int:
        """Pixels from the left edge to the facts: what selection and hint may fill."""
        line = self.layout()
        if line is not None:
            line.activate()
        first = self._facts.itemAt(0)
        place = self._keys.x() if first is None else first.geometry().left()
        return max(place - _GAP // 2, 0)

    def _recolor(self) -> None:
        self.set_facts(self._fact_rows)

    # --- progress -----------------------------------------------------------------------------

    def set_progress(self, done: int, total: int, text: str) -> None:
        """Shown after 150 ms: text, done / total, a bar of 2 pixels, Cancel.

        A text may say by {count} where the figures stand.
        """
        share = done / total if total else 0.0
        form = text if "{count}" in text or not total else f"{text} {{count}}"
        counted = form.replace("{count}", f"{done} / {total}")
        self._progress.setText(counted.strip())
        fresh = self._share < 0
        self._share = share
        if fresh:
            self._late.start()
        self.update()

    def end_progress(self) -> None:
        """Nothing runs."""
        self._share = -1.0
        self._late.stop()
        self._progress.hide()
        self._cancel.hide()
        self._hint.show()
        self.update()

    def is_running(self) -> bool:
        """Whether something can be cancelled."""
        return self._share >= 0

    def shows_progress(self) -> bool:
        """Whether it runs for long enough to be shown."""
        return self._progress.isVisibleTo(self)

    def _show_progress(self) -> None:
        if self.is_running():
            self._progress.show()
            self._cancel.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, line above, the bar in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, color("line"))
        if self._progress.isVisible() and self._share >= 0:
            painter.fillRect(QRect(0, 0, round(self.width() * self._share), 2), color("accent"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the selection copies its sum."""
        inside = self._selection.geometry().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside and self._selection.text():
            self.selection_clicked.emit(self._selection.text())


def _fact(fact: Fact) -> QWidget:
    host = QWidget()
    line = row(host, gap=5)
    if fact.icon:
        mark = QLabel()
        mark.setPixmap(icons.pixmap(fact.icon, 14, fact.tone))
        line.addWidget(mark)
    line.addWidget(label(fact.text, "small", "text2" if fact.tone == "ok" else fact.tone))
    return host
