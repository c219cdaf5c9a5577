"""Differences line by line over the sums: reason, amount, note; added and removed by key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from arapp.services.matching.gaps import REASONS, Gap
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.fields import AmountField
from arapp.ui.widgets.labels import label, row, stack

_REASON, _AMOUNT, _LIMIT = 150, 120, 104


class GapRows(QFrame):
    """Signals:
    changed(int, str, object): line, reason|minor|note, its new value.
    dropped(int): this line goes.
    added(): one more line for the rest.
    """

    changed = Signal(int, str, object)
    dropped = Signal(int)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._receipt: int | None = None
        self._asked = False
        self._box = stack(self, margins=(MARGIN_LEFT, 6, MARGIN_RIGHT, 2), gap=4)
        self._more = KeyButton(self.tr("One more reason"), key="Alt+Ins", kind="link", small=True)
        self._more.clicked.connect(self.added)
        self._rest = label("", "small", "text2")
        foot = row(gap=12)
        foot.addWidget(self._rest)
        foot.addWidget(self._more)
        foot.addStretch()
        self._box.addLayout(foot)
        self.hide()

    def ask(self) -> None:
        """Show the lines of this receipt even if there is one alone."""
        self._asked = True

    def show_draft(self, draft: Draft) -> None:
        """The lines of the draft; hidden while one reason takes the whole shortage."""
        if draft.receipt.id != self._receipt:
            self._receipt, self._asked = draft.receipt.id, False
        gaps = draft.gaps if draft.short < 0 else ()
        several = len(gaps) > 1 or draft.difference != draft.need
        wanted = bool(gaps) and (several or self._asked)
        for place, gap in enumerate(gaps if wanted else ()):
            self._row(place).show_gap(draft, place, gap)
        for place, line in enumerate(self._rows):
            line.setVisible(wanted and place < len(gaps))
        rest = draft.need - draft.difference
        self._more.setVisible(rest > 0)
        currency = draft.receipt.currency
        told = self.tr("{rest} has no reason yet").format(rest=formats.amount(rest, currency))
        self._rest.setText(told if rest > 0 else "")
        self._rest.setVisible(rest > 0)
        self.setVisible(wanted)

    def lines(self) -> Sequence["_Row"]:
        """The lines shown."""
        return [line for line in self._rows if not line.isHidden()] if not self.isHidden() else []

    def edit_last(self) -> None:
        """To the amount of the last line."""
        lines = self.lines()
        if lines:
            lines[-1].amount.setFocus()
            lines[-1].amount.selectAll()

    def open_last(self) -> bool:
        """Drop the reasons of the line that has the focus, else of the last one."""
        lines = self.lines()
        if not lines:
            return False
        line = next((one for one in lines if one.isAncestorOf(self.focusWidget())), lines[-1])
        line.reason.setFocus()
        line.reason.showPopup()
        return True

    def _row(self, place: int) -> "_Row":
        while len(self._rows) <= place:
            line = _Row()
            number = len(self._rows)
            line.changed.connect(partial(self.changed.emit, number))
            line.dropped.connect(partial(self.dropped.emit, number))
            self._rows.append(line)
            self._box.insertWidget(number, line)
        return self._rows[place]


class _Row(QWidget):
    """One difference."""

    changed = Signal(str, object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reason = QComboBox()
        self.reason.setProperty("small", "1")
        self.reason.setFixedWidth(_REASON)
        self.reason.setAccessibleName(self.tr("Reason of the difference"))
        for key in REASONS:
            self.reason.addItem(words.reason(key), key)
        self.amount = AmountField()
        self.amount.setProperty("small", "1")
        self.amount.setFixedWidth(_AMOUNT)
        self.amount.setAccessibleName(self.tr("Amount of the difference"))
        self.note = QLineEdit()
        self.note.setProperty("small", "1")
        self.note.setMaximumWidth(360)
        self.note.setPlaceholderText(self.tr("Note, if it needs one"))
        self.note.setAccessibleName(self.tr("Note of the difference"))
        drop = IconButton("x", self.tr("Remove the line (Alt+Del)"))
        drop.clicked.connect(lambda _=False: self.dropped.emit())
        self._limit = label("", "small", "text3")
        self._limit.setFixedWidth(_LIMIT)
        line = row(self, gap=8)
        for widget in (self.reason, self.amount, self._limit):
            line.addWidget(widget)
        line.addWidget(self.note, 1)
        line.addWidget(drop)
        line.addStretch()
        self.reason.activated.connect(
            lambda n: self.changed.emit("reason", self.reason.itemData(n))
        )
        self.amount.changed.connect(self._typed)
        self.note.editingFinished.connect(self._noted)
        self._gap = Gap("", 0)

    def show_gap(self, draft: Draft, place: int, gap: Gap) -> None:
        """The line as it is; reasons without room cannot be chosen."""
        currency = draft.receipt.currency
        self._gap = gap
        model = self.reason.model()
        with QSignalBlocker(self.reason):
            for number in range(self.reason.count()):
                key = self.reason.itemData(number)
                if isinstance(model, QStandardItemModel):
                    model.item(number).setEnabled(key == gap.reason or draft.room(key, place) > 0)
            self.reason.setCurrentIndex(self.reason.findData(gap.reason))
        self.amount.set_currency(currency)
        if self.amount.minor() != gap.minor or not self.amount.hasFocus():
            self.amount.set_minor(gap.minor)
        if not self.note.hasFocus():
            self.note.setText(gap.note)
        limit = draft.limits.get(gap.reason)
        form = self.tr("at most {limit}")
        told = "" if limit is None else form.format(limit=formats.amount(limit, currency))
        self._limit.setText(told)

    def _typed(self, minor: object) -> None:
        value = minor if isinstance(minor, int) else 0
        if value != self._gap.minor:
            self.changed.emit("minor", value)

    def _noted(self) -> None:
        if self.note.text().strip() != self._gap.note:
            self.changed.emit("note", self.note.text().strip())
