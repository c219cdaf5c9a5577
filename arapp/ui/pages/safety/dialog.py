"""A modal frame: a title, a body that changes with the step, buttons at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, frame, label, row, stack


class StepDialog(QDialog):
    """Opened over a window; Esc is the last button. Gone from memory when it is closed."""

    def __init__(self, parent: QWidget | None, title: str, width: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        self._title = label(title, "section")
        self._told = label("", tone="text2", wrap=True)
        self._body: QWidget = QWidget()
        self._wrong = label("", tone="age3", wrap=True)
        self._wrong.hide()
        self._buttons: list[KeyButton] = []
        whole = stack(self)
        top = QFrame()
        top.setProperty("ground", "surface")
        self._box = stack(top, margins=(24, 20, 24, 16), gap=8)
        for part in (self._title, self._told, self._body, self._wrong):
            self._box.addWidget(part)
        whole.addWidget(top, 1)
        foot = frame("raised", "top")
        self._foot = row(foot, margins=(24, 12, 24, 12), gap=8)
        self._foot.addStretch()
        whole.addWidget(foot)

    def set_step(self, title: str, told: str, body: QWidget, buttons: Sequence[KeyButton]) -> None:
        """Another step: what stood there goes. The last button is the safe one."""
        self._title.setText(title)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.complain("")
        self._box.replaceWidget(self._body, body)
        if body is not self._body:
            discard(self._body)
        self._body = body
        for old in self._buttons:
            self._foot.removeWidget(old)
            discard(old)
        self._buttons = list(buttons)
        for button in self._buttons:
            self._foot.addWidget(button)
            button.show()  # what is not shown yet cannot take the focus
        self.adjustSize()

    def complain(self, told: str) -> None:
        """What is wrong, below the body; "" when nothing is."""
        self._wrong.setText(told)
        self._wrong.setVisible(bool(told))

    def wrong(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text()

    def buttons(self) -> list[KeyButton]:
        """The buttons of the step, left to right."""
        return list(self._buttons)

    def cancel_button(self, text: str) -> KeyButton:
        """The way out."""
        made = KeyButton(text, key="Escape")
        made.clicked.connect(lambda _=False: self.reject())
        return made
