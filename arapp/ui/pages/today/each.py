"""One by one: the list steps aside, the pane stands in the middle, → goes on."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QBoxLayout

from arapp.ui.pages.today.pane import Pane
from arapp.ui.pages.today.steps import Now
from arapp.ui.tables.table import Table


class OneByOne(QObject):
    """Switches list and pane in their layout; the first and last place of it are stretches."""

    def __init__(self, table: Table, pane: Pane, now: Now, split: QBoxLayout) -> None:
        super().__init__(pane)
        self.on = False
        self._table = table
        self._pane = pane
        self._now = now
        self._split = split

    def forward(self) -> None:
        """Ctrl+Enter: begin; later finish what is open, else go on."""
        if not self.on:
            if self._now.line is None:
                self._table.view.go_first()
            self.set_on(self._now.line is not None)
        elif self._pane.form is not None and not self._pane.form.is_over():
            self._pane.form.finish()
        else:
            self.step(1)

    def set_on(self, on: bool) -> None:
        """Begin or end."""
        self.on = on
        self._table.setVisible(not on)
        for place in (0, 3):
            self._split.setStretch(place, 1 if on else 0)
        self._split.setStretch(1, 0 if on else 1)
        self._pane.set_centred(on, self._place())
        (self._pane if on else self._table.view).setFocus()

    def tell_place(self) -> None:
        """The place in the list, after it moved."""
        if self.on:
            self._pane.set_centred(True, self._place())

    def _place(self) -> str:
        line = self._now.line
        rows = [one.key for one in self._table.model.rows()]
        if line is None or line.key not in rows:
            return ""
        text = QCoreApplication.translate("today", "{place} of {all}   ← →")
        return text.format(place=rows.index(line.key) + 1, all=len(rows))

    def step(self, by: int) -> None:
        """To the line after or before, whatever is folded."""
        rows = [line.key for line in self._table.model.rows()]
        line = self._now.line
        if rows:
            place = rows.index(line.key) + by if line is not None and line.key in rows else 0
            self._table.view.go_to(rows[min(max(place, 0), len(rows) - 1)])
