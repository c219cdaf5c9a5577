"""Milestones as lines: what is done, what is planned; confirmed in place with day and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.ui.design.scale import ROW
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.confirm_line import ConfirmLine
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, hline, label, row, stack
from arapp.ui.widgets.zone import IconMark


@dataclass(frozen=True, slots=True)
class Node:
    """A milestone as shown: its key, text, what stands at the right.

    `act` is a verb that begins the confirmation ("" for none), `note` grey text, `clip` the name
    of a file that proves it; `late` when its planned day has passed.
    """

    key: Any
    text: str
    done: bool
    act: str = ""
    note: str = ""
    clip: str = ""
    late: str = ""
    planned: date | None = None


class NodeLine(QFrame):
    """One milestone.

    Signals:
        pressed(): its verb.
    """

    pressed = Signal()

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node = node
        self.setProperty("rule", "bottom")
        self.setFixedHeight(ROW)
        line = row(self, gap=8)
        mark, token = ("circle-check", "ok") if node.done else ("circle", "text2")
        line.addWidget(IconMark(mark, 16, token))
        text = Fitting(node.text, tone="text", roles=("body", "small"))
        line.addWidget(text)
        if node.late:
            line.addWidget(label(node.late, "small", "age1"))
        line.addStretch(1)
        if node.clip:
            line.addWidget(IconMark("paperclip", 14, "text2"))
            line.addWidget(Fitting(node.clip, roles=("small",)))
        if node.note:
            line.addWidget(label(node.note, "small", "text3"))
        self.button: KeyButton | None = None
        if node.act:
            self.button = KeyButton(node.act, kind="link", small=True)
            self.button.setAccessibleName(f"{node.act} {node.text}")
            self.button.clicked.connect(self.pressed)
            line.addWidget(self.button)


class NodeList(QWidget):
    """Signals:
    confirmed(object, object, str): key, day, evidence.
    moved(object, object): key, the day it is expected now.
    begun(object, object): key, the ConfirmLine that was opened.
    """

    begun = Signal(object, object)
    confirmed = Signal(object, object, str)
    moved = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = EARLIEST
        self._nodes: tuple[Node, ...] = ()
        self.lines: list[NodeLine] = []
        self.form: ConfirmLine | None = None
        self._open_key: Any = None
        self._box = stack(self)
        self._box.addWidget(label(self.tr("Milestones"), "section"))
        self._box.addSpacing(6)
        self._box.addWidget(hline())
        self._none = label(self.tr("None: no row waits for one"), "small", "text3")
        self._none.setFixedHeight(ROW)
        self._box.addWidget(self._none)
        self._fixed = self._box.count()

    def set_today(self, today: date) -> None:
        """The ledger day."""
        self._today = today

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these; a confirmation under way stays open while its milestone is there."""
        if tuple(nodes) == self._nodes:
            return
        self._nodes = tuple(nodes)
        self.close_form()
        for line in self.lines:
            self._box.removeWidget(line)
            discard(line)
        self.lines = [self._make(node) for node in nodes]
        self._none.setVisible(not nodes)

    def _make(self, node: Node) -> NodeLine:
        line = NodeLine(node, self)
        line.pressed.connect(lambda key=node.key: self.begin(key))
        self._box.addWidget(line)
        return line

    def nodes(self) -> tuple[Node, ...]:
        """What is shown."""
        return self._nodes

    def begin(self, key: Any = None) -> bool:
        """Open the confirmation of a milestone, by default of the first that is to come."""
        open_ones = [line for line in self.lines if line.node.act]
        found = next((one for one in open_ones if key is None or one.node.key == key), None)
        if found is None:
            return False
        self.close_form()
        form = ConfirmLine(self._today, found.node.act, self, may_move=True)
        form.moved.connect(self._moved)
        form.closed.connect(self._cancelled)
        form.confirmed.connect(self._confirmed)
        self._box.insertWidget(self._fixed + self.lines.index(found) + 1, form)
        form.show()
        self.form, self._open_key = form, found.node.key
        form.day.setFocus()
        self.begun.emit(found.node.key, form)
        return True

    def _confirmed(self, day: date, evidence: str) -> None:
        key = self._open_key
        self.close_form()
        self.confirmed.emit(key, day, evidence)

    def _moved(self, day: date) -> None:
        key = self._open_key
        self.close_form()
        self.moved.emit(key, day)

    def _cancelled(self) -> None:
        self.close_form()
        self.setFocus()

    def is_open(self) -> bool:
        """Whether a confirmation is being written."""
        return self.form is not None

    def close_form(self) -> None:
        """Drop the confirmation under way."""
        if self.form is not None:
            self._box.removeWidget(self.form)
            discard(self.form)
            self.form = None
            self._open_key = None
