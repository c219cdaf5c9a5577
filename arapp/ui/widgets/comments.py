"""Remarks on a record with a line to add one, and its open to-dos; "@name" makes a to-do."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.collection.log import FinishTodo
from arapp.services.dealing.comments import AddComment, Comment, Todo, comments, todos
from arapp.services.dispatch import Command, Done
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, label, row, stack

_Read = tuple[date, list[Comment], list[Todo]]


class Comments(QWidget):
    """`show_record("customer:3")` reads; the host calls `reload` when the topic changed.

    Signals:
        told(str): a sentence for the undo bar, after a remark or a tick.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._record = ""
        self._lines: list[QWidget] = []
        box = stack(self, gap=4)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A remark; @name makes a to-do"))
        self.field.setAccessibleName(self.tr("Remark"))
        self.field.returnPressed.connect(self.add)
        self._wrong = label("", "small", "age3", wrap=True)
        self._wrong.hide()
        box.addWidget(self.field)
        box.addWidget(self._wrong)
        self._list: QVBoxLayout = stack(gap=4)
        box.addLayout(self._list)
        box.addStretch()

    def show_record(self, record: str) -> None:
        """Remarks of this record; what was typed for another one goes."""
        if record != self._record:
            self.field.clear()
        self._record = record
        self.reload()

    def reload(self) -> None:
        """Read again."""
        record = self._record
        if record:
            self._ops.ask(lambda tx: _read(tx, record), self._came, latest=("comments", id(self)),
                          owner=self)  # fmt: skip

    def _came(self, found: _Read) -> None:
        today, said, to_do = found
        for line in self._lines:
            discard(line)
        self._lines = [*(self._todo(one, today) for one in to_do), *(_line(c, today) for c in said)]
        for line in self._lines:
            self._list.addWidget(line)

    def _todo(self, one: Todo, today: date) -> QWidget:
        host = QWidget()
        line = row(host, gap=8)
        tone = "age1" if one.days > 0 else "text2"
        line.addWidget(label(formats.near_day(one.due_on, today), "small", tone))
        words = " ".join(part for part in (one.owner, one.text) if part)
        line.addWidget(label(words, wrap=True), 1)
        done = KeyButton(self.tr("Done"), kind="link")
        done.clicked.connect(lambda: self._run(FinishTodo(one.id)))
        line.addWidget(done)
        return host

    def add(self) -> None:
        """Enter."""
        if self.field.text().strip() and self._record:
            self._run(AddComment(self._record, self.field.text()))

    def _run(self, command: Command) -> None:
        self._ops.run(command, self._done, self._refused, owner=self)

    def _done(self, done: Done) -> None:
        if done.label == AddComment.label:
            self.field.clear()
        self._wrong.hide()
        self.told.emit(text.label(done.label))
        self.reload()

    def _refused(self, error: ArappError) -> None:
        self._wrong.setText(text.sentence(error))
        self._wrong.show()


def _read(tx: Tx, record: str) -> _Read:
    return tx.today, comments(tx, record), todos(tx, tx.today, record=record)


def _line(one: Comment, today: date) -> QWidget:
    host = QWidget()
    box = stack(host, gap=0)
    head = f"{one.author} · {formats.moment(one.at, today)}"
    box.addWidget(label(head, "small", "text3"))
    box.addWidget(label(one.text, wrap=True))
    return host
