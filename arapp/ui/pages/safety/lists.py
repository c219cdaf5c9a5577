"""The left side: the backups there are, and the checks in plain words."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.backup.jobs import Overview
from arapp.services.backup.manifest import Backup
from arapp.services.verify_text import Told
from arapp.ui import formats, language
from arapp.ui.design import icons
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import TOOL_ROW
from arapp.ui.pages.safety import words
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.delegates import CellDelegate
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, stack

# Checks of money in the order she thinks of them; the technical ones follow as they come.
_MONEY = (
    "sums", "aging", "allocations_plan", "allocations_receipt", "contracts", "numbers",
    "statements", "invoices", "reversals", "instruments", "customers", "currencies", "periods",
    "amounts",
)  # fmt: skip
SHOWN = 7  # checks in view before all are asked for


class _MarkedDelegate(CellDelegate):
    """A mark before the text of one column: `marks(row)` gives icon and tone."""

    def __init__(self, view: RecordView, key: str, marks: Any) -> None:
        super().__init__(view)
        self._key, self._marks = key, marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        model = index.model()
        row_ = model.row_at(index) if isinstance(model, RecordModel) else None
        if not isinstance(model, RecordModel) or row_ is None:
            return
        column = model.columns[index.column()]
        if column.key != self._key:
            super().paint(painter, option, index)
            return
        rect = self._inner(option, index)
        name, tone = self._marks(row_)
        icons.paint(painter, name, rect.left(), rect.center().y() - 7, 16, tone)
        said = column.text(row_) if column.text is not None else str(column.value(row_))
        tone = "text3" if self.dim else column.tone_of(row_)
        draw_text(painter, QRect(rect).adjusted(24, 0, 0, 0), said, tone)


class Backups(QFrame):
    """Signals:
    restore_asked(object): path of the backup to look into.
    """

    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Mapping[str, str] = {}
        self._twice: frozenset[str] = frozenset()
        self._folder = Path()
        self._note = Fitting()
        self.model: RecordModel[Backup] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda b: b.file
        )
        self.model.setParent(self)
        self.view = RecordView("safety.backups")
        self.view.use_delegate(_MarkedDelegate(self.view, "checked", self._mark))
        self.view.set_model(self.model)
        self.view.opened.connect(self._opened)
        head = QFrame()
        head.setFixedHeight(TOOL_ROW)
        line = row(head, margins=(24, 4, 20, 0), gap=10)
        line.addWidget(label(self.tr("Backups"), "section"))
        line.addWidget(self._note)
        line.addStretch()
        box = stack(self)
        box.addWidget(head)
        box.addWidget(self.view, 1)
        self._note.say(self.tr("24 by the hour, 30 by the day, 12 by the month"))

    def _columns(self) -> list[Column[Backup]]:
        narrow = language.current() == "zh"
        return [
            Column("at", self.tr("When"), lambda b: b.made_at,
                   text=self._when, tip=self._when, width=112 if narrow else 126),
            Column("why", self.tr("Why"), self._why, tone="text2", width=64, stretch=True),
            Column("size", self.tr("Size"), lambda b: b.bytes, Kind.NUMBER,
                   text=lambda b: words.size(b.bytes), tone="text2", width=68),
            Column("open", self.tr("Open balance"),
                   lambda b: b.open.get(formats.base_currency(), 0), Kind.MONEY,
                   tip=lambda b: words.balance(b.open), width=108),
            Column("checked", self.tr("Opened"), words.checked, text=words.checked,
                   tone="text2", width=84 if narrow else 98),
        ]  # fmt: skip

    def _when(self, one: Backup) -> str:
        return words.made(one, self.model.today, self._twice)

    def _why(self, one: Backup) -> str:
        return words.why(one, self._kept.get(one.file, ""))

    @staticmethod
    def _mark(one: Backup) -> tuple[str, str]:
        return ("check", "ok") if one.checked else ("triangle-alert", "age3")

    def show_backups(self, found: Overview, today: date) -> None:
        """The list, newest first."""
        self._kept, self._folder = found.kept, found.folder
        self._twice = words.in_one_minute(found.rows)
        self.model.today = today
        self.model.set_rows(found.rows)

    def chosen(self) -> Path | None:
        """The file of the row under the cursor."""
        one = self.view.current_row()
        return self._folder / one.file if one is not None else None

    def _opened(self, one: Backup) -> None:
        self.restore_asked.emit(self._folder / one.file)


class _ChecksView(RecordView):
    """Nothing is chosen here until the keys come; what failed stands out."""

    def _ground(self, index: Index) -> str:
        told = self.records().row_at(index)
        if isinstance(told, Told) and not told.ok and not self._is_current(index):
            return "tint1"
        return super()._ground(index) if self.hasFocus() else "surface"

    def _is_current(self, index: Index) -> bool:
        return self.hasFocus() and super()._is_current(index)


class Checks(QFrame):
    """Signals:
    way_asked(str): key of the check whose way out was chosen.
    all_asked(bool): every check is wanted in view, or the first ones again.
    """

    way_asked = Signal(str)
    all_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = False
        self._found: list[Told] = []
        self._ways: Mapping[str, str] = {}
        self._note = Fitting()
        self._more = KeyButton(self.tr("See all"), kind="link", small=True)
        self._more.clicked.connect(lambda _=False: self.show_all(not self._all))
        columns: list[Column[Told]] = [
            Column("sentence", "", lambda t: t.sentence, text=lambda t: t.sentence, stretch=True,
                   tip=lambda t: t.sentence, width=200),
            Column("way", "", self._way, Kind.LINK, width=130, right=True),
        ]  # fmt: skip
        self.model: RecordModel[Told] = RecordModel(columns, EARLIEST, row_id=lambda t: t.key)
        self.model.setParent(self)
        self.view = _ChecksView("safety.checks")
        self.view.setHeaderHidden(True)
        self.view.use_delegate(_MarkedDelegate(self.view, "sentence", self._mark))
        self.view.set_model(self.model)
        self.view.opened.connect(self._opened)
        self.view.link_clicked.connect(lambda told, _key: self.way_asked.emit(told.key))
        head = row(margins=(24, 12, 20, 8), gap=10)
        head.addWidget(label(self.tr("Checks"), "section"))
        head.addWidget(self._note)
        head.addStretch()
        head.addWidget(self._more)
        box = stack(self)
        box.addLayout(head)
        box.addWidget(self.view, 1)
        self._more.hide()

    def _way(self, told: Told) -> str:
        return "" if told.ok else self._ways.get(told.key, "")

    def _opened(self, told: Told) -> None:
        if self._way(told):
            self.way_asked.emit(told.key)

    @staticmethod
    def _mark(told: Told) -> tuple[str, str]:
        return ("check", "ok") if told.ok else ("triangle-alert", "age1")

    def show_checks(
        self, found: Sequence[Told], ways: Mapping[str, str], *, daily: bool = False
    ) -> None:
        """Failed ones first; `ways` names the way out of a failed one, `daily` how often they are
        made: of a big ledger once a day."""
        self._found, self._ways = sorted(found, key=_order), ways
        form = (
            self.tr("Done once a day and on this page, {n} in all")
            if daily
            else self.tr("Done at every opening, {n} in all")
        )
        self._note.say(form.format(n=len(self._found)) if self._found else "")
        self._show()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self._more, self.view]

    def show_all(self, on: bool) -> None:
        """All of them, or the first."""
        self._all = on
        self._more.setText(self.tr("Fewer") if on else self.tr("See all"))
        self._show()
        self.all_asked.emit(on)

    def _show(self) -> None:
        failed = sum(not told.ok for told in self._found)
        first = self._found if self._all else self._found[: max(SHOWN, failed)]
        self._more.setVisible(self._all or len(first) < len(self._found))
        self.model.set_rows(first)


def _order(told: Told) -> tuple[bool, int]:
    """Failed ones first, then money."""
    return told.ok, _MONEY.index(told.key) if told.key in _MONEY else len(_MONEY)
