"""The foot of the right pane: the books as they will be, before anything is posted."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from arapp.ui import formats
from arapp.ui.design.fonts import metrics
from arapp.ui.pages.import_sheet.view import View
from arapp.ui.widgets.bars import AgingBar
from arapp.ui.widgets.labels import label, row, show_parts, stack
from arapp.ui.widgets.zone import IconMark

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 2
"""Currencies shown"""
WAITS = "…"
"""stands for a figure that is still worked out"""
_ROOM = 4
"""Lines there is always room for: balance, overdue, what is new, the proof"""


class AfterBox(QFrame):
    """What customers will owe and how old it will be, what comes in, what is new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "top")
        self._told: list[tuple[str, str]] = []
        self._grid_host = QWidget()
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        line = metrics("small").height() + self._grid.verticalSpacing() + 1
        self._grid_host.setMinimumHeight(_ROOM * line)  # lines that come and go push nothing
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar = AgingBar()
        box = stack(self, margins=(16, 10, 16, 12), gap=6)
        box.addWidget(label(self.tr("Afterwards in the books"), "strong"))
        box.addWidget(self._grid_host)
        box.addWidget(self.bar)
        self.hide()

    def told(self) -> list[tuple[str, str]]:
        """What is shown, line by line."""
        return list(self._told)

    def show_books(self, view: View) -> None:
        """Figures of all tables together."""
        self._clear()
        waits = not view.final and any(table.kind for table in view.tables)
        self.setVisible(waits or view.answer is not None)
        if waits:
            self._wait()
        elif view.answer is not None:
            self._fill(view)
        show_parts(self._grid)

    def _fill(self, view: View) -> None:
        for code in sorted(view.after, key=lambda code: -view.after[code].total)[:_MOST]:
            self._balance(view, code)
        came = self._receipts(view)
        if came:
            self._line(self.tr("Receipts booked"), came)
        made = self._made(view)
        if made:
            self._say(self.tr("New: {what}").format(what=made))
        self._proof(view)
        main = max(view.after.values(), key=lambda row: row.total, default=None)
        self.bar.setVisible(main is not None and main.total > 0)
        if main is not None:
            labels = (self.tr("Not due"), "1–30", "31–60", "61–90", self.tr("over 90"))
            self.bar.set_parts(main.columns, labels)

    def _wait(self) -> None:
        """Lines whose figures are still worked out: they keep their room."""
        for name in (self.tr("Receivables"), self.tr("of which overdue")):
            self._line(name, WAITS)
        self._say(self.tr("New: {what}").format(what=WAITS))
        self.bar.set_parts(())
        self.bar.show()

    def _balance(self, view: View, code: str) -> None:
        after = view.after[code]
        before = view.before[code].total if code in view.before else 0
        total = _amount(after.total, code)
        if before and before != after.total:
            total = f"{_amount(before, code)} → {total}"
        self._line(self.tr("Receivables"), total)
        late = sum(after.columns[1:])
        if late:
            self._line(self.tr("of which overdue"), _amount(late, code))

    def _receipts(self, view: View) -> str:
        sums: Counter[str] = Counter()
        for table in view.tables:
            if table.kind == "receipts":
                sums.update(table.sums.get("posted", {}))
        return "  ".join(_amount(minor, code) for code, minor in sorted(sums.items()))

    def _made(self, view: View) -> str:
        made: Counter[str] = Counter()
        for file in (view.answer or {})["files"]:
            for table in file["tables"]:
                made.update(table["created"])
        texts = {
            "customers": self.tr("%n customer(s)", "", made["customers"]),
            "contracts": self.tr("%n contract(s)", "", made["contracts"]),
            "plans": self.tr("%n open item(s)", "", made["plans"]),
            "accounts": self.tr("%n account(s) of your own", "", made["accounts"]),
        }
        return self.tr(", ").join(text for key, text in texts.items() if made[key])

    def _proof(self, view: View) -> None:
        """Booked and kept out together are what the sheets say themselves."""
        tables = [table for table in view.tables if table.kind]
        proven = [table for table in tables if table.controls]
        if not proven or any(table.differs for table in proven):
            return
        out = any(table.counts.get(state) for table in tables for state in ("flagged", "rejected"))
        kept = self.tr("With what stays out: the sheet's own totals")
        self._say(kept if out else self.tr("As the sheet's own totals say"), proven=True)

    def _line(self, name: str, value: str) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(label(name, "small", "text2"), line, 0)
        figure = label(value, "small")
        figure.setAlignment(RIGHT)
        self._grid.addWidget(figure, line, 1)
        self._told.append((name, value))

    def _say(self, text: str, *, proven: bool = False) -> None:
        """A sentence over the whole width, with a tick when it is proven."""
        line = self._grid.rowCount()
        host = QWidget()
        box = row(host, gap=6)
        if proven:
            box.addWidget(IconMark("check", 14, "ok"))
        said = label(text, "small", "text2", wrap=not proven)
        said.setToolTip(text)
        box.addWidget(said, 1)
        self._grid.addWidget(host, line, 0, 1, 2)
        self._told.append((text, ""))

    def _clear(self) -> None:
        self._told = []
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()


def _amount(minor: int, code: str) -> str:
    return formats.amount(minor, code)
