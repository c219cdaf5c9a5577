"""Ctrl+H: everything that ever happened to one record, over the page; Esc goes back to it."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.services.ledger import field_names
from arapp.services.ledger.entry_details import RecordEntry, RecordHistory, record_history
from arapp.ui import formats, text
from arapp.ui.design.scale import HEADER, ROW
from arapp.ui.journal import words
from arapp.ui.journal.model import Detail, StepModel
from arapp.ui.journal.view import StepView
from arapp.ui.ops import Ops
from arapp.ui.tables.columns import Column
from arapp.ui.widgets.buttons import KeyCap
from arapp.ui.widgets.labels import frame, hline, label, row
from arapp.ui.widgets.overlay import Overlay

_WIDTH, _TOP = 820, 60
_LEAST, _MOST = 6, 18  # rows


class Touched:
    """An entry that touched the record, as a row."""

    def __init__(self, entry: RecordEntry) -> None:
        self.entry = entry
        self.id = entry.seq


class RecordHistoryPane(Overlay):
    """When, who, by what command, and each field before and after; newest first."""

    def __init__(self, parent: QWidget, ops: Ops) -> None:
        super().__init__(parent, width=_WIDTH, top=_TOP)
        self._ops = ops
        self._record = ""
        self._after: int | None = None
        self._title = label("", "section")
        self._kind = label("", "small", "text2")
        self.model = StepModel(self._columns(), EARLIEST)
        self.view = StepView("record.history", self.model, under="who")
        self.model.more_asked.connect(self._fetch)
        self._build()

    def _build(self) -> None:
        top = row(margins=(24, 14, 20, 12), gap=8)
        top.addWidget(self._title)
        top.addWidget(self._kind, 1)
        self.panel_box.addLayout(top)
        self.panel_box.addWidget(hline())
        self.panel_box.addWidget(self.view, 1)
        foot = frame("raised", "top")
        foot.setFixedHeight(34)
        line = row(foot, margins=(24, 0, 20, 0), gap=6)
        for keys, said in ((("Up", "Down"), self.tr("walk")), (("Escape",), self.tr("close"))):
            for key in keys:
                line.addWidget(KeyCap(key))
            line.addWidget(label(said, "small", "text2"))
            line.addSpacing(8)
        line.addStretch()
        hint = self.tr("Every change is kept and cannot be deleted")
        line.addWidget(label(hint, "small", "text2"))
        self.panel_box.addWidget(foot)

    def _columns(self) -> list[Column[Any]]:
        return [
            Column("at", self.tr("When"), self._at, width=140, tip=self._late),
            Column("who", self.tr("Who"), lambda r: self._of(r, "actor"), width=96, tone="text2"),
            Column("what", self.tr("What was done"), self._what, tip=self._tip, stretch=True,
                   icon=lambda r: "clock" if self._went_back(r) else ""),
            Column("seq", self.tr("No."), lambda r: self._of(r, "seq") or None, width=72,
                   tone="text3", right=True),
        ]  # fmt: skip

    @staticmethod
    def _of(one: Any, name: str) -> Any:
        return getattr(one.entry, name) if isinstance(one, Touched) else ""

    def _at(self, one: Any) -> str:
        at = self._of(one, "at")
        return formats.moment(at, self.model.today) if at else ""

    def _went_back(self, one: Any) -> bool:
        return bool(self._of(one, "clock_back"))

    def _late(self, one: Any) -> str:
        if self._went_back(one):
            return self.tr("The clock of the PC was behind an earlier entry")
        return self._at(one)

    def _what(self, one: Any) -> str:
        if not isinstance(one, Touched):
            return ""
        why = [said for _, said in getattr(one.entry, "reasons", ())]
        name = " · ".join((text.label(one.entry.label), *why))
        if one.entry.kind == "undo":
            return self.tr("Taken back: {label}").format(label=name)
        if one.entry.kind == "redo":
            return self.tr("Done again: {label}").format(label=name)
        return name

    def _tip(self, one: Any) -> str:
        return f"{one.name}  {one.text}" if isinstance(one, Detail) else self._what(one)

    # --- showing ------------------------------------------------------------------------------

    def show_record(self, record: str) -> None:
        """Open over the window with the history of "plan:12"."""
        self._record = record
        self._title.setText("")
        self._kind.setText(self.tr("Reading"))
        self.model.show_steps([], more=False)
        self._fit()
        self.open_over()
        self.view.setFocus()
        self._ask(None, self._came)

    def _fetch(self) -> None:
        self._ask(self._after, self._came_more)

    def _ask(self, below: int | None, done: Any) -> None:
        query = partial(_read, record=self._record, below=below)
        self._ops.ask(query, done, latest="record.history", owner=self)

    def _came(self, found: tuple[date, RecordHistory]) -> None:
        self.model.today, history = found
        kind = field_names.table_name(history.table, words.code())
        self._title.setText(history.name or kind)
        self._kind.setText(self._told(history, kind))
        self.view.set_empty(self.tr("Nothing was ever written about this record."))
        self._after = history.after  # before: the view may ask on at once
        self.model.show_steps(self._rows(history), more=history.after is not None)
        self._fit()
        self.view.go_first()

    def _came_more(self, found: tuple[date, RecordHistory]) -> None:
        history = found[1]
        self._after = history.after
        self.model.add_steps(self._rows(history), more=history.after is not None)

    def _told(self, history: RecordHistory, kind: str) -> str:
        if not history.entries:
            return ""
        if history.after is not None:
            return kind
        count = self.tr("%n change(s)", "", len(history.entries))
        return self.tr("{kind}, {count}").format(kind=kind, count=count)

    def _rows(self, history: RecordHistory) -> list[Any]:
        rows: list[Any] = []
        for entry in history.entries:
            rows += [Touched(entry), *self._details(entry)]
        return rows

    def _details(self, entry: RecordEntry) -> list[Detail]:
        base = formats.base_currency()
        told = [
            (words.name_of(s), words.moved(s, self.model.today, gone=entry.verb == "gone"), False)
            for s in entry.shifts
            if entry.verb == "changed" or {s.after.raw, s.before.raw} - {None, "", 0, base}
        ]
        for part in entry.parts:
            told += words.part_lines(part, self.model.today)
        return [
            Detail(entry.seq, place, *said, last=place == len(told) - 1)
            for place, said in enumerate(told)
        ]

    def _fit(self) -> None:
        rows = min(max(len(self.model.all_rows()), _LEAST), _MOST)
        self.view.setFixedHeight(min(HEADER + ROW * rows + 2, self._room()))
        if self.isVisible():
            self.place()

    def _room(self) -> int:
        return max(self._parent.height() - 2 * _TOP - 100, HEADER + ROW * _LEAST)


def _read(tx: Tx, record: str, below: int | None) -> tuple[date, RecordHistory]:
    return tx.today, record_history(tx, record, below)
