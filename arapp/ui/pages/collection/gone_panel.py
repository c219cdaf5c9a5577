"""寄出登记: letters that were issued and nobody has marked as sent; many in one step."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.papers.letter_sent import (
    WAYS,
    LetterLine,
    SendLetter,
    SendLetters,
    letters_to_send,
)
from arapp.ui import formats, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.panel import Panel
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import frame, label, row

_RECENT = 60
"""Days in which a letter may wait to be marked."""


class GonePanel(Panel):
    """The day and the way for all that are ticked, the courier's number for each."""

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Letters to mark as sent"))
        self._ops = ops
        self.numbers: dict[int, str] = {}
        self.model: RecordModel[LetterLine] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.id
        )
        self.table = Table("collection.gone", self.model)
        self.way = QComboBox()
        for key in WAYS:
            self.way.addItem(words.way(key), key)
        self.day = DateField(EARLIEST, past=True)
        self.number = QLineEdit()
        self._whose = label("", tone="text2")
        self._lay_out()
        self.model.ticked_changed.connect(self._tell)
        self.table.view.current_changed.connect(lambda _one: self._show_number())
        self.number.textEdited.connect(self._typed)
        self.number.returnPressed.connect(self._next)
        self._read()

    def _lay_out(self) -> None:
        bar = frame("raised", "top")
        line = row(bar, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=8)
        line.addWidget(self._whose)
        line.addWidget(self.number, 2)
        line.addSpacing(16)
        line.addWidget(label(self.tr("All of them"), tone="text2"))
        line.addWidget(self.way, 1)
        line.addWidget(self.day, 1)
        self.way.setAccessibleName(self.tr("Sent by"))
        self.day.setAccessibleName(self.tr("Sent on"))
        self.number.setPlaceholderText(self.tr("courier or registered no., Enter goes on"))
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(bar)

    def _columns(self) -> list[Column[LetterLine]]:
        return [
            Column("tick", "", lambda one: one.id in self.model.ticked, Kind.TICK, width=44),
            Column("number", self.tr("Number"), lambda one: one.number, width=120),
            Column("customer", self.tr("Customer"), lambda one: one.customer, width=180),
            Column("stage", self.tr("Letter"), lambda one: words.paper(one.stage), width=120),
            Column("day", self.tr("Issued"), lambda one: one.day, Kind.DAY, width=90),
            Column("amount", self.tr("Asks for"), lambda one: Money(one.amount, one.currency),
                   Kind.MONEY, width=120),
            Column("courier", self.tr("Courier no."), self._number_of, stretch=True, width=160),
        ]  # fmt: skip

    def _number_of(self, one: LetterLine) -> str:
        return self.numbers.get(one.id, "").strip()

    def hint(self) -> str:
        """Keys."""
        return self.tr("Space ticks, Esc goes back")

    # --- reading ------------------------------------------------------------------------------

    def _read(self) -> None:
        self._ops.ask(
            lambda tx: (tx.today, letters_to_send(tx, tx.today, _RECENT)), self._came, owner=self
        )

    def _came(self, found: tuple[date, list[LetterLine]]) -> None:
        today, lines = found
        self.model.today = today
        self.day.set_today(today)
        self.day.set_day(today)
        self.table.view.set_empty(self.tr("Every letter is marked as sent"), done=True)
        self.model.set_rows(lines)
        self.model.set_ticked(one.id for one in lines)
        self.table.view.go_first()
        self._show_number()
        self._tell()

    def _tell(self) -> None:
        rows, ticked = self.model.all_rows(), self.model.ticked_rows()
        copies = formats.count(len(rows), "copies")
        self.say(self.tr("{copies} not marked yet").format(copies=copies) if rows else "")
        self.go.setText(self.tr("Mark %n as sent", "", len(ticked)))
        self.go.setVisible(bool(rows))
        self.go.setEnabled(bool(ticked))
        self.warn("")

    # --- numbers ------------------------------------------------------------------------------

    def _show_number(self) -> None:
        one = self.table.view.current_row()
        there = isinstance(one, LetterLine)
        self.number.setEnabled(there)
        if isinstance(one, LetterLine):
            self._whose.setText(self.tr("Courier no. of {number}").format(number=one.number))
            self.number.setText(self.numbers.get(one.id, ""))
            self.number.setAccessibleName(self._whose.text())

    def _typed(self, told: str) -> None:
        one = self.table.view.current_row()
        if isinstance(one, LetterLine):
            self.numbers[one.id] = told
            self.model.replace(one)

    def _next(self) -> None:
        """Enter: the number of the next letter."""
        rows, one = self.model.rows(), self.table.view.current_row()
        if one in rows and rows.index(one) + 1 < len(rows):
            self.table.view.go_to(rows[rows.index(one) + 1].id)
            self.number.selectAll()

    # --- marking ------------------------------------------------------------------------------

    def finish(self) -> None:
        """All that are ticked, in one step."""
        ticked, day = self.model.ticked_rows(), self.day.day()
        if not ticked:
            return
        if day is None:
            self.warn(self.tr("Write a day: 20, 11.20, yesterday"))
            self.day.setFocus()
            return
        way, word = str(self.way.currentData()), words.outcome("sent")
        command = SendLetters(
            tuple(SendLetter((one.id,), word, day, way, self._number_of(one)) for one in ticked)
        )
        self._ops.run(command, lambda _done: self._marked(len(ticked)), self._refused, owner=self)

    def _marked(self, letters: int) -> None:
        self.told.emit(self.tr("%n letter(s) marked as sent", "", letters))
        self.closed.emit()

    def _refused(self, error: ArappError) -> None:
        self.warn(text.sentence(error))
