"""The sum at the foot: receipt − ticked + difference = still to go, and the buttons."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design import icons
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.design.theme import notifier
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.gap_rows import GapRows
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import hline, label, row, set_tone, stack

_KEEP = "keep"
_PART = "part"
_SEVERAL = "several"
_GAP_WIDTH = 200


class ActionBar(QFrame):
    """Signals:
    reason_chosen(str): why the rest is not paid, "" for none.
    keep_chosen(bool): the remainder stays as prepayment.
    part_chosen(): allocate only the money there is.
    several_chosen(): the difference has more than one reason.
    """

    reason_chosen = Signal(str)
    keep_chosen = Signal(bool)
    part_chosen = Signal()
    several_chosen = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self._receipt = _Sum(self.tr("Receipt"))
        self._ticked = _Sum("")
        self._to_go = _Sum(self.tr("Still to go"))
        self._gap_title = label("", "small", "text2")
        self.gap = QComboBox()
        self.gap.setProperty("small", "1")
        self.gap.setMinimumWidth(_GAP_WIDTH)
        self.gap.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.gap.activated.connect(self._chosen)
        self._plus = label("+", "sum", "text3")
        self._mark = QLabel()
        self._error = label("", "small", "age3")
        self._error.hide()
        self.lines = GapRows()
        self._even = False
        self._lay_out(acts)
        notifier().changed.connect(self._color)

    def _lay_out(self, acts: ActionTable) -> None:
        box = stack(self)
        box.addWidget(hline())
        self._error.setContentsMargins(MARGIN_LEFT, 6, MARGIN_RIGHT, 0)
        box.addWidget(self._error)
        box.addWidget(self.lines)
        line = row(margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=14)
        box.addLayout(line)
        line.addWidget(self._receipt)
        line.addWidget(label("−", "sum", "text3"))
        line.addWidget(self._ticked)
        line.addWidget(self._plus)
        middle = stack(gap=2)
        middle.addWidget(self._gap_title)
        middle.addWidget(self.gap)
        line.addLayout(middle)
        line.addWidget(label("=", "sum", "text3"))
        line.addWidget(self._to_go)
        line.addWidget(self._mark)
        line.addStretch()
        line.addWidget(bound(acts, "later"))
        line.addWidget(bound(acts, "post", kind="primary"))

    # --- what the page calls ------------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """The sums of the draft."""
        currency = draft.receipt.currency
        self._receipt.set(formats.amount(draft.receipt.left, currency))
        count = len(draft.amounts)
        ticked = formats.amount(draft.ticked, currency)
        self._ticked.set(ticked, self.tr("%n row(s) ticked", "", count))
        self._to_go.set(formats.amount(draft.to_go, currency))
        self._even = draft.to_go == 0 and (bool(draft.amounts) or draft.keep)
        self._to_go.set_tone("ok" if self._even else "text")
        self._plus.setText("−" if draft.short > 0 else "+")
        self._fill(draft)
        self.lines.show_draft(draft)
        self._color()

    def tell(self, error: str, tone: str = "age3") -> None:
        """What kept it from being posted; "" takes it away."""
        self._error.setText(error)
        set_tone(self._error, tone)
        self._error.setVisible(bool(error))

    def hint(self, draft: Draft) -> None:
        """Enter was pressed and nothing could be posted: the step that is missing."""
        self.tell(self._missing(draft), "age1")

    def _missing(self, draft: Draft) -> str:
        currency, key = draft.receipt.currency, "Alt+↓"
        rest = formats.amount(abs(draft.to_go), currency)
        if draft.to_go == 0:
            return self.tr("Rows of another customer: write why they are paid with this")
        if not draft.amounts:
            form = self.tr("Still to go {rest}: {key} takes a proposal, or tick rows")
            return form.format(rest=rest, key="Alt+1")
        if draft.short > 0:
            form = self.tr("Still to go {rest}: {key} keeps it as prepayment, or tick more rows")
        else:
            form = self.tr("{rest} too much is ticked: {key} for the reason, or tick less")
        return form.format(rest=rest, key=key)

    def open_list(self) -> None:
        """Drop the list in the middle, or that of the line being written."""
        if self.lines.open_last():
            return
        if self.gap.isEnabled() and self.isVisible():
            self.gap.setFocus()
            self.gap.showPopup()

    def to_go_text(self) -> str:
        """The figure at the end."""
        return self._to_go.text()

    def error_text(self) -> str:
        """What is told above the sums."""
        return self._error.text()

    def choices(self) -> list[tuple[str, str, bool]]:
        """Key, text and whether it may be chosen, of the list in the middle."""
        model = self.gap.model()
        enabled = [
            model.item(n).isEnabled() if isinstance(model, QStandardItemModel) else True
            for n in range(self.gap.count())
        ]
        return [
            (self.gap.itemData(n), self.gap.itemText(n), enabled[n])
            for n in range(self.gap.count())
        ]

    # --- the list in the middle ---------------------------------------------------------------

    def _fill(self, draft: Draft) -> None:
        rows = self._rows(draft)
        with QSignalBlocker(self.gap):
            if self.choices() != rows:
                self.gap.clear()
                for key, text, _on in rows:
                    self.gap.addItem(text, key)
                model = self.gap.model()
                for number, (_key, _text, on) in enumerate(rows):
                    if isinstance(model, QStandardItemModel):
                        model.item(number).setEnabled(on)
            wanted = _KEEP if draft.keep and draft.short > 0 else _chosen(draft)
            self.gap.setCurrentIndex(max(self.gap.findData(wanted), 0))
        self.gap.setEnabled(len(rows) > 1)
        title = self.tr("Remainder") if draft.short > 0 else self.tr("Difference")
        self._gap_title.setText(title)
        self.gap.setAccessibleName(title)

    def _rows(self, draft: Draft) -> list[tuple[str, str, bool]]:
        currency = draft.receipt.currency
        if draft.short > 0:
            rest = formats.amount(draft.short, currency)
            keep = self.tr("Prepayment {amount}").format(amount=rest)
            return [("", self.tr("not decided"), True), (_KEEP, keep, draft.owner() is not None)]
        if draft.short == 0:
            return [("", self.tr("none"), True)]
        need = formats.amount(-draft.short, currency)
        rows = [("", self.tr("choose a reason"), True)]
        for key, limit, on in draft.reasons():
            name = words.reason(key)
            if on:
                rows.append((key, f"{name} {need}", True))
            else:
                most = formats.amount(limit or 0, currency)
                rows.append((key, self.tr("{reason} (at most {limit})").format(
                    reason=name, limit=most), False))  # fmt: skip
        lost = formats.amount(draft.difference, currency)
        several = self.tr("{n} reasons, {amount}").format(n=len(draft.gaps), amount=lost)
        shown = several if len(draft.gaps) > 1 else self.tr("several reasons")
        rows.append((_SEVERAL, shown, True))
        rows.append((_PART, self.tr("in part, {amount} stays open").format(amount=need), True))
        return rows

    def _chosen(self, place: int) -> None:
        key = self.gap.itemData(place)
        if key == _PART:
            self.part_chosen.emit()
        elif key == _SEVERAL:
            self.several_chosen.emit()
        elif key == _KEEP or (key == "" and self.gap.findData(_KEEP) >= 0):
            self.keep_chosen.emit(key == _KEEP)
        else:
            self.reason_chosen.emit(key)

    def _color(self) -> None:
        self._mark.setVisible(self._even)
        if self._even:
            self._mark.setPixmap(icons.pixmap("circle-check", 16, "ok"))


def _chosen(draft: Draft) -> str:
    """What the list in the middle shows of the differences."""
    if len(draft.gaps) == 1 and draft.difference == draft.need:
        return draft.gaps[0].reason
    return _SEVERAL if draft.gaps and draft.short < 0 else ""


class _Sum(QWidget):
    """A title over a running sum."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = label(title, "small", "text2")
        self._value = label("", "sum")
        box = stack(self)
        box.addWidget(self._title)
        box.addWidget(self._value)

    def set(self, value: str, title: str = "") -> None:
        self._value.setText(value)
        if title:
            self._title.setText(title)
        self._value.setAccessibleName(f"{self._title.text()} {value}")

    def set_tone(self, tone: str) -> None:
        set_tone(self._value, tone)

    def text(self) -> str:
        return self._value.text()
