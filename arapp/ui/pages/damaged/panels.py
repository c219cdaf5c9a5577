"""The panels of the page: what is known of the file, what a backup holds, what can be read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSplitter, QWidget

from arapp.models.values.money import Money
from arapp.services.rescue import Found, Rescue
from arapp.ui import formats
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import discard, frame, hline, label, row, set_tone, stack
from arapp.ui.widgets.zone import IconMark

_NAMES = 148  # width of the names of facts


class Card(QWidget):
    """A card with an icon and a headline, a line under it, and facts below a hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("circle-alert", 20, "age3")
        self._head = label("", "section", wrap=True)
        self._line = label("", tone="text2", wrap=True)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values: list[QLabel] = []
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnMinimumWidth(0, _NAMES)
        self._facts.setColumnStretch(1, 1)
        ground = frame("raised", card=True)
        outer = stack(self)
        outer.addWidget(ground)
        box = stack(ground, margins=(20, 16, 20, 16), gap=0)
        top = row(gap=12)
        top.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = stack(gap=2)
        words.addWidget(self._head)
        words.addWidget(self._line)
        top.addLayout(words, 1)
        box.addLayout(top)
        box.addSpacing(14)
        box.addWidget(hline())
        box.addSpacing(14)
        box.addLayout(self._facts)

    def tell(self, icon: str, tone: str, head: str, line: str) -> None:
        """Icon, headline and the line under it."""
        self._mark.set_icon(icon, tone)
        self._head.setText(head)
        self._line.setText(line)
        self.setAccessibleName(head)
        self.setAccessibleDescription(line)

    def set_facts(self, facts: Sequence[tuple[str, str, str]]) -> None:
        """(name, value, tone of the value), one below the other."""
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                discard(widget)
        self._values = []
        for number, (name, value, tone) in enumerate(facts):
            told = label(value, wrap=True)
            self._values.append(told)
            set_tone(told, tone)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label(name, tone="text2"), number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(told, number, 1)

    def texts(self) -> list[str]:
        """All values of facts, in order."""
        return [told.text() for told in self._values]


class Lists(QWidget):
    """All lists with their counts at the left, the rows of the chosen one at the right.

    Signals:
        chosen(str): table of the list that is shown.
    """

    chosen = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._found: dict[str, Found] = {}
        self.index = self._index()
        self.rows: Table | None = None
        self._split = QSplitter()
        self._split.addWidget(self.index)
        box = stack(self)
        box.addWidget(self._split, 1)
        self.index.view.current_changed.connect(self._show)

    def _index(self) -> Table:
        columns: list[Column[Found]] = [
            Column("title", self.tr("List"), lambda f: f.title, stretch=True),
            Column("read", self.tr("Read"), lambda f: f.read, Kind.NUMBER, width=72),
            Column("missing", self.tr("Missing"), lambda f: f.lost + f.most, Kind.NUMBER,
                   text=_missing, tone=_tone, width=80),
        ]  # fmt: skip
        model: RecordModel[Found] = RecordModel(columns, self._today, row_id=lambda f: f.table)
        return Table("rescue.lists", model)

    def set_found(self, rescued: Rescue) -> None:
        """Show what was read."""
        self._found = {found.table: found for found in rescued.lists}
        self.index.model.set_rows(list(rescued.lists))
        first = max(rescued.lists, key=lambda f: f.table == "plan")
        self.index.view.go_to(first.table)
        self._show(first)

    def _show(self, found: Any) -> None:
        if not isinstance(found, Found):
            return
        kinds = [_kind(found, number) for number in range(len(found.heads))]
        columns = [_column(n, head, kinds[n]) for n, head in enumerate(found.heads)]
        model: RecordModel[Any] = RecordModel(columns, self._today, row_id=id)
        table = Table(f"rescue.{found.table}", model)
        model.set_rows(found.rows)
        old, self.rows = self.rows, table
        if old is not None:
            discard(old)
        self._split.addWidget(table)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([320, 900])
        self.chosen.emit(found.table)


def _missing(found: Found) -> str:
    """ "3", "≤ 40" when it cannot be known, "?" when nothing is known, "" for none."""
    if found.most:
        return f"≤ {found.lost + found.most}"
    return str(found.lost) if found.lost else "" if found.whole else "?"


def _tone(found: Found) -> str:
    return "text3" if found.whole else "age3"


def _kind(found: Found, number: int) -> Kind:
    value = next((row[number] for row in found.rows if row[number] not in (None, "")), "")
    if isinstance(value, Money):
        return Kind.MONEY
    if isinstance(value, date):
        return Kind.DAY
    return Kind.NUMBER if isinstance(value, int) else Kind.TEXT


def _column(number: int, head: str, kind: Kind) -> Column[Any]:
    wanted = {Kind.MONEY: Money, Kind.DAY: date, Kind.NUMBER: int}.get(kind)

    def value(cells: Any) -> Any:
        cell = cells[number]
        if wanted is not None:
            return cell if isinstance(cell, wanted) else None
        return "" if cell is None else _text(cell)

    return Column(str(number), head, value, kind, width=108 if kind is not Kind.TEXT else 132)


def _text(cell: Any) -> str:
    return formats.money(cell) if isinstance(cell, Money) else str(cell)
