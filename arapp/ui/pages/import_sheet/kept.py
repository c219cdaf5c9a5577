"""Rows that earlier imports kept aside, below the place where files are dropped."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.services.ledger.to_check import KeptRow
from arapp.ui import formats
from arapp.ui.design import fonts
from arapp.ui.pages.import_sheet import sentences
from arapp.ui.pages.import_sheet.findings import Problem
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack

_AROUND, _NARROW, _WIDE = 40, 96, 340
"""Pixels: beside a text in its cell, a column at least, at most"""
_BARE = re.compile(r"「」|\"\"|“”")


class KeptPanel(QFrame):
    """A heading, the rows, a hint with a button; hidden while there are none.

    Signals:
        dropped(tuple): ids of the rows that are dealt with.
    """

    dropped = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "strong")
        self.model: RecordModel[KeptRow] = RecordModel([
            Column("file", self.tr("File"), self._file, width=220),
            Column("row", self.tr("Row"), lambda r: r.row, Kind.NUMBER, width=56),
            Column("text", self.tr("What stands there"), lambda r: r.text, stretch=True),
            Column("why", self.tr("Why it was kept"), why, tone="text2", width=240),
        ], date.min)  # fmt: skip  # no column counts from today
        self.table = Table("import_kept", self.model)
        hint = self.tr("Import the file again to book them: what is in the ledger already is "
                       "skipped.")  # fmt: skip
        self.done = KeyButton(self.tr("Done with"))
        self.done.clicked.connect(self._done)
        box = stack(self, margins=(24, 12, 24, 12), gap=8)
        box.addWidget(self.title)
        box.addWidget(self.table, 1)
        foot = row(gap=16)
        foot.addWidget(label(hint, "small", "text2"))
        foot.addStretch()
        foot.addWidget(self.done)
        box.addLayout(foot)
        self.setMinimumHeight(232)  # the heading, four rows, the foot
        self.hide()

    def show_rows(self, rows: list[KeptRow]) -> None:
        """Other rows; none hides the panel."""
        self.model.set_rows(rows)
        count = formats.count(len(rows), "rows")
        self.title.setText(self.tr("{rows} to check, kept from imports").format(rows=count))
        self.setVisible(bool(rows))
        self._widen(rows)

    def _widen(self, rows: list[KeptRow]) -> None:
        """File and reason whole, as far as that goes; what stands there has the rest."""
        header, text = self.table.view.header(), fonts.metrics("body")
        for place, said in ((0, self._file), (3, why)):
            wanted = max((text.horizontalAdvance(said(one)) for one in rows), default=0)
            header.resizeSection(place, min(max(wanted + _AROUND, _NARROW), _WIDE))

    def _file(self, one: KeptRow) -> str:
        return self.tr("{file}, {sheet}").format(file=one.file, sheet=one.sheet)

    def _done(self) -> None:
        found = self.table.view.selected_rows() or self.model.rows()
        if found:
            self.dropped.emit(tuple(one.id for one in found))


def why(one: KeptRow) -> str:
    """What was wrong with the row, without naming the cell, which is not kept."""
    problem = Problem(one.status, one.code, "", -1, (one.row,), "", one.detail)
    told = sentences.title(problem, one.kind).removeprefix(str(one.row))
    return _BARE.sub("", told).strip(" ：:，")
