"""The foot of the right pane: totals of the sheet beside what was read; a bank's balance."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from arapp.services.importing.rows.control import Control
from arapp.ui import formats
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.widgets.labels import label, row, show_parts, stack
from arapp.ui.widgets.zone import IconMark

MOST = 6
WAITS = "…"
_BALANCE = ("opening", "credits", "debits", "closing")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProofBox(QFrame):
    """ "Totals are equal", or the figures that differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "top")
        self._mark = IconMark("circle-check", 16, "ok")
        self._title = label("", "strong")
        self._grid_host = QWidget()
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        box = stack(self, margins=(16, 12, 16, 12), gap=6)
        head = row(gap=8)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        box.addLayout(head)
        box.addWidget(self._grid_host)

    def title(self) -> str:
        """What is said above the figures."""
        return self._title.text()

    def show_proof(self, shown: Shown | None, *, final: bool = True) -> None:
        """Figures of a table; None empties the box. Not `final`: a balance is still worked out."""
        self._clear()
        self.setVisible(shown is not None and shown.kind is not None)
        if shown is not None:
            self._fill(shown, final=final)
            show_parts(self._grid)

    def _fill(self, shown: Shown, *, final: bool) -> None:
        controls = shown.controls
        if not final and shown.kind == "receipts" and "balance" in shown.fields.values():
            self._say("info", "text3", self.tr("Working the balance out"))
            self._lines(dict.fromkeys(_BALANCE, WAITS))
            return
        if not controls and not shown.balance:
            self._say("info", "text3", self.tr("No totals in the sheet to compare with"))
            return
        if shown.differs:
            self._say("circle-alert", "age3", self.tr("Totals differ"))
        elif shown.kind == "receipts":
            self._say("circle-check", "ok", self.tr("The balance adds up"))
        else:
            self._say("circle-check", "ok", self.tr("Totals are equal"))
        if shown.balance:
            self._balance(shown)
        self._controls(controls, shown)

    def _say(self, icon: str, token: str, text: str) -> None:
        self._mark.set_icon(icon, token)
        self._title.setText(text)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def _balance(self, shown: Shown) -> None:
        told = shown.balance or {}
        self._lines({key: _grouped(told[key]) for key in _BALANCE})
        if not shown.differs:
            self._grid.addWidget(IconMark("check", 14, "ok"), self._grid.rowCount() - 1, 3)

    def _lines(self, told: Mapping[str, str]) -> None:
        names = {
            "opening": self.tr("Opening"),
            "credits": self.tr("+ money in"),
            "debits": self.tr("− money out"),
            "closing": self.tr("= closing"),
        }
        for key, text in told.items():
            line = self._grid.rowCount()
            self._grid.addWidget(label(names[key], "small", "text2"), line, 0)
            amount = label(text, "small")
            amount.setAlignment(RIGHT)
            self._grid.addWidget(amount, line, 2)

    def _controls(self, controls: Sequence[Control], shown: Shown) -> None:
        bank = shown.kind == "receipts" and shown.balance is not None
        wanted = [c for c in controls if not c.equal]
        last = max((c.row for c in controls), default=0)
        grand = [c for c in controls if c.row == last and c.equal]
        wanted += [] if bank else grand
        if not wanted:
            return
        self._heads()
        for control in wanted[:MOST]:
            self._control(control, last)
        rest = len(controls) - len(wanted[:MOST])
        if rest > 0 and not bank:
            left = sum(not c.equal for c in wanted[MOST:])
            text = (
                self.tr("{count} more differ").format(count=left)
                if left
                else self.tr("{count} more totals are equal").format(count=rest)
            )
            self._grid.addWidget(label(text, "small", "text3"), self._grid.rowCount(), 0, 1, 4)

    def _heads(self) -> None:
        line = self._grid.rowCount()
        for column, text in enumerate((self.tr("Column"), self.tr("In the sheet"),
                                       self.tr("Read"))):  # fmt: skip
            head = label(text, "small", "text3")
            if column:
                head.setAlignment(RIGHT)
            self._grid.addWidget(head, line, column)

    def _control(self, control: Control, last: int) -> None:
        line = self._grid.rowCount()
        name = control.column
        if control.row != last and control.row:
            name = self.tr("{column}, row {row}").format(column=name, row=control.row)
        tone = "text2" if control.equal else "age3"
        parts: list[QLabel] = [label(name, "small", tone)]
        parts[0].setToolTip(control.label)
        for minor in (control.sheet, control.read):
            figure = label(formats.amount(minor, control.currency), "small",
                           "text" if control.equal else "age3")  # fmt: skip
            figure.setAlignment(RIGHT)
            parts.append(figure)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, line, column)
        mark = IconMark("check" if control.equal else "x", 14, "ok" if control.equal else "age3")
        mark.setAccessibleName(self.tr("equal") if control.equal else self.tr("differs"))
        self._grid.addWidget(mark, line, 3)


def _grouped(plain: str) -> str:
    whole, point, part = plain.lstrip("-").partition(".")
    sign = formats.MINUS if plain.startswith("-") else ""
    return f"{sign}{int(whole):,}{point}{part}"
