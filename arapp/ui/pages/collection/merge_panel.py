"""回填表收回: what each filled line would do; where the ledger heard otherwise, both, to choose."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.collection.handover import Filled, Merge, MergeHandover, MergeLine, merge
from arapp.services.output.handover_read import Returned
from arapp.ui import formats, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.panel import Panel
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, label, row, show_parts, stack
from arapp.ui.widgets.segments import Segment, Segments

_KEYS = ("outcome", "reason", "amount", "due", "person", "note", "next_on")
OPEN, LEDGER, SHEET = "open", "ledger", "sheet"


class MergePanel(Panel):
    """Lines of a workbook that came back; conflicts are chosen one by one, then all are merged."""

    def __init__(
        self, ops: Ops, file: Path, returned: Returned, lines: Sequence[MergeLine], today: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.name(self.tr("Hand-over of {owner}").format(owner=returned.owner or file.name))
        self._ops, self._file, self._returned = ops, file, returned
        self.choices: dict[int, str] = {}
        self.kept: dict[int, set[str]] = {}
        """Row → fields that stay as the ledger has them, of a line that is taken."""
        self.model: RecordModel[MergeLine] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.filled.plan
        )
        self.model.today = today
        self.table = Table("collection.merge", self.model)
        self.sides = Segments(
            [
                Segment(OPEN, self.tr("Undecided")),
                Segment(LEDGER, self.tr("Keep the ledger's")),
                Segment(SHEET, self.tr("Take it too")),
            ]
        )
        self._box = frame("raised", "top")
        self._grid = QGridLayout()
        self._cells: list[tuple[QWidget, ...]] = []
        self._lay_out()
        self.table.view.current_changed.connect(lambda _one: self._show())
        self.sides.chosen.connect(self.choose)
        self.model.set_rows(sorted(lines, key=lambda one: one.state != "conflict"))
        self.table.view.set_empty(self.tr("Nothing was filled in"))
        self._tell()
        self.table.view.go_first()

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        heads = ("", self.tr("In the ledger since"), self.tr("In the workbook"))
        for place, head in enumerate(heads):
            self._grid.addWidget(label(head, "small", "text3"), 0, place)
        box = stack(self._box, margins=(MARGIN_LEFT, 10, MARGIN_RIGHT, 10), gap=8)
        top = row(gap=12)
        self._asked = label("", "strong")
        top.addWidget(self._asked, 1)
        top.addWidget(self.sides)
        box.addLayout(top)
        box.addLayout(self._grid)
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(self._box)

    def _columns(self) -> list[Column[MergeLine]]:
        return [
            Column("customer", self.tr("Customer"), lambda one: one.customer, width=190),
            Column("row", self.tr("Row"), lambda one: one.title, width=170),
            Column("said", self.tr("Filled in"), lambda one: _said(one.filled, self.model.today),
                   stretch=True, width=200, tip=lambda one: one.filled.place),
            Column("state", self.tr("What happens"), self.what, width=220, tone=self._tone),
        ]  # fmt: skip

    def what(self, one: MergeLine) -> str:
        """What a merge does with a line."""
        if one.state == "settled":
            return self.tr("paid meanwhile, left out")
        if one.state == "new":
            return self.tr("will be logged")
        chosen = self.choices.get(one.filled.plan)
        told = {LEDGER: self.tr("left out, the ledger's stays"), SHEET: self.tr("logged too")}
        return told.get(chosen or "", self.tr("the ledger heard otherwise: choose"))

    def _tone(self, one: MergeLine) -> str:
        if one.state == "conflict" and one.filled.plan not in self.choices:
            return "age1"
        return "text2" if one.state == "settled" else "text"

    def hint(self) -> str:
        """Keys."""
        return self.tr("Ctrl+Enter merges, Esc goes back")

    def begin(self) -> None:
        """To the lines."""
        self.table.view.setFocus()

    # --- a conflict ---------------------------------------------------------------------------

    def _current(self) -> MergeLine | None:
        found = self.table.view.current_row()
        return found if isinstance(found, MergeLine) else None

    def _show(self) -> None:
        one = self._current()
        there = one is not None and one.newest is not None
        self._box.setVisible(there)
        for cells in self._cells:
            for cell in cells:
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
        self._cells = []
        if one is None or one.newest is None:
            return
        self._asked.setText(words.joined(one.customer, one.title))
        self.sides.choose(self.choices.get(one.filled.plan, OPEN))
        taken = self.choices.get(one.filled.plan) == SHEET
        for place, (name, left, right) in enumerate(self.compared(one), 1):
            tone = "age1" if left != right else "text2"
            made: list[QWidget] = [label(name, "small", "text2")]
            made += [label(left, tone=tone), label(right, tone=tone)]
            if taken and left and right and left != right:
                made.append(self._field(one.filled.plan, name))
            for column, cell in enumerate(made):
                self._grid.addWidget(cell, place, column)
            self._cells.append(tuple(made))
        show_parts(self._grid)

    def _field(self, plan: int, name: str) -> Segments:
        """Which side a field of a taken line comes from."""
        made = Segments([Segment(LEDGER, self.tr("Ledger")), Segment(SHEET, self.tr("Workbook"))])
        made.choose(LEDGER if name in self.kept.get(plan, ()) else SHEET)
        made.chosen.connect(partial(self.choose_field, plan, name))
        return made

    def choose_field(self, plan: int, name: str, side: str) -> None:
        """A field of a line that is taken: as the ledger has it, or as it was filled in."""
        kept = self.kept.setdefault(plan, set())
        if side == LEDGER:
            kept.add(name)
        else:
            kept.discard(name)

    def compared(self, one: MergeLine) -> list[tuple[str, str, str]]:
        """(field, in the ledger, in the workbook) of those that either has."""
        names = self._names()
        sides = (_fields(side, self.model.today) for side in (one.newest, one.filled))
        return [line for line in zip(names, *sides, strict=True) if line[1] or line[2]]

    def _names(self) -> tuple[str, ...]:
        """Of the fields, in the order of the workbook's columns."""
        return (
            *(self.tr("Outcome"), self.tr("Reason"), self.tr("Promised"), self.tr("By")),
            *(self.tr("Person"), self.tr("Note"), self.tr("Call again")),
        )

    def _lines(self) -> tuple[Filled, ...]:
        """The filled lines with the fields in them that stay as the ledger has them."""
        newest = {one.filled.plan: one.newest for one in self.model.all_rows()}
        found = []
        for line in self._returned.filled:
            held, kept = newest.get(line.plan), self.kept.get(line.plan, set())
            pairs = zip(self._names(), _KEYS, strict=True)
            values = {key: getattr(held, key) for name, key in pairs if held and name in kept}
            found.append(replace(line, **values))
        return tuple(found)

    def choose(self, side: str) -> None:
        """What becomes of the conflict at hand."""
        one = self._current()
        if one is not None and one.state == "conflict":
            self.choices[one.filled.plan] = side
            if side == OPEN:
                self.choices.pop(one.filled.plan)
            self.model.replace(one)
            self._show()
            self._tell()

    def _open(self) -> list[MergeLine]:
        rows = self.model.all_rows()
        return [
            one for one in rows if one.state == "conflict" and one.filled.plan not in self.choices
        ]

    def _count(self) -> int:
        return sum(
            one.state == "new" or self.choices.get(one.filled.plan) == SHEET
            for one in self.model.all_rows()
        )

    def _tell(self) -> None:
        rows = self.model.all_rows()
        conflicts = sum(one.state == "conflict" for one in rows)
        day = formats.day(self._returned.as_of, self.model.today)
        self.say(
            words.joined(
                self.tr("list of {day}").format(day=day),
                self.tr("%n line(s) filled in", "", len(rows)),
                self.tr("%n conflict(s)", "", conflicts) if conflicts else "",
            )
        )
        self.go.setText(self.tr("Merge %n line(s)", "", self._count()))
        self.go.setVisible(bool(rows))
        self.go.setEnabled(bool(self._count()) or bool(self._open()))
        self.warn("")

    # --- merging ------------------------------------------------------------------------------

    def finish(self) -> None:
        """All of it in one step, once every conflict was chosen."""
        undecided = self._open()
        if undecided:
            self.table.view.go_to(undecided[0].filled.plan)
            self.sides.setFocus()
            form = self.tr("%n conflict(s) to choose first", "", len(undecided))
            self.warn(form)
            return
        chosen = tuple(plan for plan, side in self.choices.items() if side == SHEET)
        self._ops.ask(partial(self._query, chosen), self._run, self._refused, owner=self)

    def _query(self, chosen: tuple[int, ...], tx: Tx) -> Merge:
        return merge(tx, self._lines(), self._returned.last_contact, chosen)

    def _run(self, found: Merge) -> None:
        if not found.contacts:
            self.closed.emit()
            return
        command = MergeHandover(found.contacts, self._file.name)
        self._ops.run(command, lambda _done: self._merged(len(found.contacts)), self._refused,
                      owner=self)  # fmt: skip

    def _merged(self, lines: int) -> None:
        self.told.emit(self.tr("Hand-over merged: %n line(s)", "", lines))
        self.closed.emit()

    def _refused(self, error: ArappError) -> None:
        self.warn(text.sentence(error))


def _fields(one: Filled | None, today: date) -> tuple[str, ...]:
    if one is None:
        return ("",) * 7
    days = [formats.day(day, today) if day else "" for day in (one.due, one.next_on)]
    amount = formats.money(one.amount) if one.amount else ""
    reason = words.reason(one.reason) if one.reason else ""
    return one.outcome, reason, amount, days[0], one.person, one.note, days[1]


def _said(one: Filled, today: date) -> str:
    return words.joined(*_fields(one, today))
