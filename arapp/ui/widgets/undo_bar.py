"""The undo bar: what was done and how to take it back; 8 seconds, longer under mouse or focus.

It lies on the left of the status line and is as high as it: nothing of the page is hidden.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arapp.ui.design.colors import color
from arapp.ui.design.scale import MARGIN_LEFT, STATUS
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row

SHOWN_FOR = 8000


class UndoBar(QWidget):
    """Lies over the lower left of its parent; `room` tells how wide it may be, pixels.

    Signals:
        undo_asked(): the link was clicked.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget, room: Callable[[], int]) -> None:
        super().__init__(parent)
        self._parent = parent
        self._room = room
        self._text = label("")
        self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._text.setMinimumWidth(0)
        self._button = KeyButton(self.tr("Undo"), key="Ctrl+Z", kind="link", small=True)
        self._button.clicked.connect(self._clicked)
        self._step = KeyButton("", kind="link", small=True)
        self._step.clicked.connect(self._go_on)
        self._step.hide()
        self._run: Callable[[], object] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self._over)
        line = row(self, margins=(MARGIN_LEFT, 0, 12, 0), gap=16)
        line.addWidget(self._text)
        line.addWidget(self._button)
        line.addWidget(self._step)
        line.addStretch()
        self.setFixedHeight(STATUS)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, *, undo: bool = True) -> None:
        """Show a sentence; the one before goes."""
        self._text.setText(sentence)
        self._text.setToolTip(sentence)
        self._button.setVisible(undo)
        self._step.hide()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def offer(self, step: str, run: Callable[[], object]) -> None:
        """What follows from it, as a link beside what is said; gone with the next sentence."""
        if not self.isVisible():
            self.tell("", undo=False)
        self._run = run
        self._step.setText(step)
        self._step.show()
        self._timer.start()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def step(self) -> str:
        """The step that is offered, "" without one."""
        return self._step.text() if not self._step.isHidden() else ""

    def _go_on(self) -> None:
        self.hide()
        self._run()

    def _clicked(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _over(self) -> None:
        if self.underMouse() or self._button.hasFocus() or self._step.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        self.setGeometry(0, self._parent.height() - STATUS, self._room(), STATUS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() is QEvent.Type.Resize and watched is self._parent:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """The time stands still under the mouse."""
        super().enterEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """A raised strip with a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("raised"))
        painter.fillRect(0, 0, self.width(), 1, color("line2"))
        painter.end()
