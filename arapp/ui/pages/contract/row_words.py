"""The words of one row of the plan, changed where it stands: name, owner, note, dunning."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.collection.assigning import Assigned, Chosen, assigned, together
from arapp.services.dealing.plan_list import PlanLine
from arapp.services.dealing.plan_notes import AnnotatePlan
from arapp.services.dispatch import Command, Done
from arapp.ui import profile_choice, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.elided_combo import ElidedCombo
from arapp.ui.widgets.labels import label, row, set_tone, stack


class RowWords(QFrame):
    """Signals:
    wanted(object): the command to run.
    closed(): thought better of it.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self._row: PlanLine | None = None
        self._own = ""
        self.profile = ElidedCombo()
        self.profile.setAccessibleName(self.tr("Dunned by"))
        self.profile.setMinimumWidth(116)
        self.name, self.owner, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.go = KeyButton(self.tr("Keep"), key="Return", kind="primary", small=True)
        self.stop = KeyButton(self.tr("Cancel"), key="Escape", small=True)
        self._title = label("", "section")
        self._wrong = label("", "small", "age3", wrap=True)
        line = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        line.addWidget(self._title)
        for field, name, stretch in (
            (self.name, self.tr("Item"), 1),
            (self.owner, self.tr("Owner"), 1),
            (self.note, self.tr("Note"), 2),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            line.addWidget(field, stretch)
        line.addWidget(self.profile, 1)
        line.addWidget(self.stop)
        line.addWidget(self.go)
        below = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0))
        below.addWidget(self._wrong)
        box = stack(self, margins=(0, 10, 0, 10), gap=4)
        box.addLayout(line)
        box.addLayout(below)
        self.go.clicked.connect(self.keep)
        self.stop.clicked.connect(self.closed)
        self._wrong.hide()

    def begin(self, one: PlanLine) -> None:
        """The words of a row as they stand."""
        self._row = one
        self._title.setText(self.tr("Row {no}").format(no=one.no))
        self.name.setText(one.label)
        self.owner.setText(one.owner)
        self.note.setText(one.note)
        self.profile.clear()
        self._own = ""
        self.say("")
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def is_begun(self) -> bool:
        """Whether something typed would be lost."""
        one = self._row
        typed = (self.name.text().strip(), self.owner.text().strip(), self.note.text().strip())
        if not self.isVisible() or one is None:
            return False
        return typed != (one.label, one.owner, one.note) or bool(self._chosen())

    def show_profile(self, plan_id: int, found: Assigned) -> None:
        """The profile of the row, and what holds without one."""
        if self._row is not None and self._row.id == plan_id:
            profile_choice.fill(self.profile, found)
            self._own = found.own

    def _chosen(self) -> list[Chosen]:
        """The profile, when another is chosen."""
        if self._row is None or not self.profile.count():
            return []
        name = str(self.profile.currentData() or "")
        return [("plan", self._row.id, name)] if name != self._own else []

    def keep(self) -> None:
        """Enter: write what changed."""
        if self._row is not None:
            words = (self.name.text(), self.owner.text(), self.note.text())
            command = AnnotatePlan(self._row.id, *words)
            self.wanted.emit(together(command, self._chosen()))

    def say(self, sentence: str) -> None:
        """What is wrong."""
        self._wrong.setText(sentence)
        set_tone(self._wrong, "age3")
        self._wrong.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class RowEditor(QObject):
    """F2 on a row of the plan, Enter, or its menu: the line with its words, kept by a command.

    Signals:
        told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, view: RecordView, line: RowWords) -> None:
        super().__init__(line)
        self._ops, self._view, self._line = ops, view, line
        view.installEventFilter(self)
        view.opened.connect(lambda _row: self.begin())
        view.row_menu = self._menu
        line.wanted.connect(self._run)
        line.closed.connect(self.close)

    def _menu(self, menu: QMenu, _row: Any) -> None:
        menu.addAction(self.tr("Name, owner, note, dunning") + "\tF2", self.begin)

    def begin(self) -> None:
        """For the row the user is at."""
        one = self._view.current_row()
        if isinstance(one, PlanLine):
            self._line.begin(one)
            self._ops.ask(
                lambda tx: assigned(tx, "plan", one.id),
                lambda found: self._line.show_profile(one.id, found),
                latest="row profile", owner=self._line,
            )  # fmt: skip

    def close(self) -> None:
        """Put it away."""
        self._line.hide()
        self._view.setFocus()

    def _run(self, command: Command) -> None:
        self._ops.run(command, self._done, self._refused, owner=self._line)

    def _done(self, done: Done) -> None:
        self.close()
        self.told.emit(text.label(done.label))

    def _refused(self, error: ArappError) -> None:
        self._line.say(text.sentence(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_F2 and not event.modifiers().value:  # type: ignore[attr-defined]  # a QKeyEvent, as asked
            self.begin()
            return True
        return super().eventFilter(watched, event)
