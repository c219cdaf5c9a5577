"""What stands in the middle of a table without rows: one sentence, one action, no drawing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from arapp.ui.design import icons
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label


class Empty(QWidget):
    """Lies over the viewport of a table; shown when there are no rows."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._run: Callable[[], object] | None = None
        self._done = False
        self._mark = QLabel()
        self._text = label("", tone="text2")
        self._button = KeyButton("", kind="link")
        self._button.clicked.connect(self._clicked)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch()
        for widget in (self._mark, self._text, self._button):
            line.addWidget(widget)
        line.addStretch()
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(line)
        whole.addStretch(3)
        over.installEventFilter(self)
        notifier().changed.connect(self._color)
        self.hide()

    def say(
        self, sentence: str, action: str, run: Callable[[], object] | None, *, done: bool
    ) -> None:
        """Set sentence and action; `done` puts the proven mark before it."""
        self._text.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._run = run
        self._done = done
        self._color()

    def _color(self) -> None:
        self._mark.setVisible(self._done)
        if self._done:
            self._mark.setPixmap(icons.pixmap("circle-check", 16, "ok"))

    def show_over(self, bare: bool) -> None:
        """Show when the table is bare and there is something to say."""
        self.setVisible(bare and bool(self._text.text()))
        self.setGeometry(self._over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the viewport."""
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def _clicked(self) -> None:
        if self._run is not None:
            self._run()
