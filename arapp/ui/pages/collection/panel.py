"""A view in place of the desk: what it is, its tools, its body, its action bar; Esc goes back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack


class Panel(QFrame):
    """Signals:
    closed(): back to the desk.
    told(str): for the undo bar.
    noticed(object): Notice for the strip.
    """

    closed = Signal()
    told = Signal(str)
    noticed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._title = label("", "section")
        self._says = label("", tone="text2")
        self._trouble = label("", tone="age3", wrap=True)
        self.tools: QHBoxLayout = row(gap=8)
        self.inside = stack()
        self.go = KeyButton("", key="Ctrl+Return", kind="primary")
        self.go.clicked.connect(lambda _=False: self.finish())
        self.go.hide()
        self.back = KeyButton(self.tr("Back"), key="Escape")
        self.back.clicked.connect(lambda _=False: self.closed.emit())
        head = row(margins=(MARGIN_LEFT, 12, MARGIN_RIGHT, 8), gap=12)
        head.addWidget(self._title)
        head.addWidget(self._says, 1)
        head.addLayout(self.tools)
        bar = frame("surface", "top")
        bar.setFixedHeight(ACTION_BAR)
        self.foot = row(bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        self.foot.addWidget(self._trouble, 1)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.go)
        box = stack(self)
        box.addLayout(head)
        box.addLayout(self.inside, 1)
        box.addWidget(bar)

    def name(self, title: str) -> None:
        """What it is."""
        self._title.setText(title)

    def say(self, sentence: str) -> None:
        """Beside the title."""
        self._says.setText(sentence)

    def warn(self, sentence: str, tone: str = "age3") -> None:
        """In the action bar; "" takes it away."""
        self._trouble.setText(sentence)
        set_tone(self._trouble, tone)

    def says(self) -> str:
        """What stands beside the title."""
        return self._says.text()

    def warning(self) -> str:
        """What stands in the action bar."""
        return self._trouble.text()

    def hint(self) -> str:
        """Keys of the panel, for the status line."""
        return ""

    def finish(self) -> None:
        """Ctrl+Enter."""

    def refresh(self) -> None:
        """The ledger changed."""

    def begin(self) -> None:
        """Keys come here."""
        self.setFocus()
