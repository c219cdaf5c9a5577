"""How the columns of the foreign sheet were read, each with a choice of what it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QWidget

from arapp.services.reconcile.columns import BALANCE_ROLES, LIST_ROLES
from arapp.services.reconcile.roles import role_word
from arapp.ui import language
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.reconcile.work import BALANCES, Head
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 112
_HEIGHT = 76


class HeadsStrip(QScrollArea):
    """Signals:
    changed(str, str): header, role ("" for none).
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFixedHeight(_HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes: dict[str, QComboBox] = {}

    def set_heads(self, heads: Sequence[Head], kind: str) -> None:
        """Show the columns of the file."""
        inner = QFrame()
        inner.setProperty("ground", "raised")
        inner.setProperty("rule", "bottom")
        line = row(inner, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=10)
        self.boxes = {}
        for head in heads:
            line.addWidget(self._one(head, BALANCE_ROLES if kind == BALANCES else LIST_ROLES))
        line.addStretch()
        self.setWidget(inner)

    def _one(self, head: Head, roles: Sequence[str]) -> QWidget:
        host = QWidget()
        box = stack(host, gap=4)
        name = label(head.header, "small", "text2")
        name.setFixedWidth(_WIDTH)
        name.setToolTip(head.header)
        choice = QComboBox()
        choice.setFixedWidth(_WIDTH)
        choice.setAccessibleName(head.header)
        choice.addItem("—", "")
        code = language.LANGUAGES[language.current()]
        for role in roles:
            choice.addItem(role_word(role, code), role)
        choice.setCurrentIndex(max(choice.findData(head.role), 0))
        choice.activated.connect(
            lambda _n, c=choice, h=head.header: self.changed.emit(h, str(c.currentData()))
        )
        self.boxes[head.header] = choice
        box.addWidget(name)
        box.addWidget(choice)
        return host
