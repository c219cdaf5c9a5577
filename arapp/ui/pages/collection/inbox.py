"""The customers of a cell: a list that is narrowed as one types, sorted, summed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.collection.desk import Line
from arapp.ui import formats, pinyin
from arapp.ui.design.scale import MARGIN_LEFT, TOOL_ROW
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.reading import Key
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, row, stack
from arapp.ui.widgets.owner_button import OwnerButton


class Inbox(QWidget):
    """Signals:
    moved(object): Line under the cursor, None for nothing.
    owner_chosen(): whose customers are shown changed.
    """

    moved = Signal(object)
    owner_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finder = QLineEdit()
        self.finder.setProperty("small", "1")
        self.finder.setClearButtonEnabled(True)
        self.finder.setPlaceholderText(self.tr("Name or initials"))
        self.finder.setAccessibleName(self.tr("Find a customer"))
        self.owner = OwnerButton()
        self.model: RecordModel[Line] = RecordModel(
            self._columns(), EARLIEST, row_id=key_of, sentence=_sentence
        )
        self.table = Table("collection.customers", self.model, total=True)
        self.view = self.table.view
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tools = frame("surface")
        tools.setFixedHeight(TOOL_ROW)
        line = row(tools, margins=(MARGIN_LEFT, 8, 12, 8), gap=8)
        line.addWidget(self.finder, 1)
        line.addWidget(self.owner)
        box = stack(self)
        box.addWidget(tools)
        box.addWidget(self.table, 1)
        self.finder.textChanged.connect(self._narrow)
        self.finder.returnPressed.connect(self.view.setFocus)
        self.owner.chosen.connect(lambda _owner: self.owner_chosen.emit())
        self.view.current_changed.connect(self.moved)

    def _columns(self) -> list[Column[Line]]:
        return [
            Column("customer", self.tr("Customer"), _name, stretch=True, width=72,
                   tone=lambda one: "text" if one.todo else "text2",
                   tip=lambda one: one.customer),
            Column("days", self.tr("Longest"), lambda one: one.days, Kind.AGE, width=64),
            Column("amount", self.tr("Overdue"), lambda one: Money(one.amount, one.currency),
                   Kind.MONEY, total=True, width=108),
            Column("last", self.tr("Next or last"), _when, text=self._when, tone=_tone,
                   tip=self._tip, width=126),
            Column("owner", self.tr("Owner"), lambda one: one.owner or None, tone="text2",
                   width=64, hidden=True),
        ]  # fmt: skip

    # --- cells --------------------------------------------------------------------------------

    def _when(self, one: Line) -> str:
        """What it waits for, else when it was last spoken of."""
        if one.why_not and one.until is not None:
            day = formats.day(one.until, self.model.today)
            return f"{day} {words.why_not(one.why_not)}"
        if one.why_not:
            return words.why_not(one.why_not)
        if not one.todo and one.until is not None:
            return self.tr("again {day}").format(day=formats.day(one.until, self.model.today))
        if one.last_on is None:
            return self.tr("not yet")
        return f"{formats.day(one.last_on, self.model.today)} {words.channel(one.last_channel)}"

    def _tip(self, one: Line) -> str:
        if one.last_on is None:
            return self.tr("Nobody has spoken to them yet")
        day = formats.day(one.last_on, self.model.today)
        return words.joined(f"{day} {words.channel(one.last_channel)}", one.last_outcome)

    # --- what the page calls ------------------------------------------------------------------

    def set_lines(self, lines: tuple[Line, ...], cell: str) -> None:
        """Customers of a cell."""
        self.view.set_empty(self._empty(cell), done=True)
        self.model.set_rows(lines)
        self.view.set_loading(False)
        self._stand()

    def _empty(self, cell: str) -> str:
        if self.finder.text().strip() or self.owner.owner():
            return self.tr("No customer fits")
        if cell == "parked":
            return self.tr("No money waits to be matched")
        if cell == "held":
            return self.tr("Nothing is put off")
        return self.tr("Nobody is at this stage")

    def _narrow(self, typed: str) -> None:
        text = typed.strip()
        self.model.set_keep(
            (lambda one: pinyin.matches(text, f"{one.short_name} {one.customer}")) if text else None
        )
        self._stand()

    def _stand(self) -> None:
        if self.view.current_row() is None:
            self.view.go_first()

    def current(self) -> Line | None:
        """The line under the cursor."""
        found = self.view.current_row()
        return found if isinstance(found, Line) else None

    def place(self) -> tuple[int, int]:
        """Number of the line from 1 (0: none) and how many there are."""
        rows, line = self.model.rows(), self.current()
        return (rows.index(line) + 1 if line in rows else 0), len(rows)

    def next_key(self, *, todo: bool) -> Key | None:
        """The line after this one, round the end; `todo` prefers one with something to do."""
        rows, line = self.model.rows(), self.current()
        if line is None or line not in rows:
            return key_of(rows[0]) if rows else None
        at = rows.index(line)
        others = [*rows[at + 1 :], *rows[:at]]
        busy = [one for one in others if one.todo] if todo else []
        return key_of((busy or others)[0]) if others else None


def key_of(one: Line) -> Key:
    """By what a line is known."""
    return one.customer_id, one.currency


def _name(one: Line) -> str:
    return one.short_name or one.customer


def _when(one: Line) -> int:
    day = one.until or one.last_on
    return day.toordinal() if day is not None else 0


def _tone(one: Line) -> str:
    return "text" if one.todo else "text2"


def _sentence(one: Line) -> str:
    days = formats.overdue(one.days)
    return words.joined(
        _name(one), days, formats.amount(one.amount, one.currency), one.last_outcome
    )
