"""自动核销: the switch, what the guard asks for, and what it would have done in a month."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from arapp.models.values.days import EARLIEST, add_months
from arapp.services.matching.rows import Settings
from arapp.services.matching.trial import Trial, last_month
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.matching_rules import words
from arapp.ui.pages.matching_rules.trial_view import TrialView
from arapp.ui.pages.matching_rules.words import translate
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row, stack

_MONTHS = 12


class GuardPane(QWidget):
    """Signals:
    changed(): the switch of amounts, or the month, is another.
    """

    changed = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Settings | None = None
        self.chip = ChipLabel("", "outline")
        self.amounts = QCheckBox(
            translate("rules", "An amount beyond chance may do without a number in the remark")
        )
        self.amounts.toggled.connect(lambda _on: self.changed.emit())
        self.month = QComboBox()
        self.month.setFixedWidth(150)
        self.month.setAccessibleName(translate("rules", "Month to try it on"))
        self.month.activated.connect(lambda _place: self.changed.emit())
        self.verdict = label("", tone="text2")
        self.switch = bound(acts, "switch", kind="primary")
        self.trial = TrialView()
        box = stack(self)
        box.addWidget(self._head())
        box.addLayout(self._tried_on())
        box.addWidget(self.trial, 1)

    def _head(self) -> QWidget:
        host = frame("raised", "bottom")
        box = stack(host, margins=(MARGIN_LEFT, 14, MARGIN_RIGHT, 14), gap=8)
        line = row(gap=10)
        line.addWidget(label(translate("rules", "Posting by itself"), "section"))
        line.addWidget(self.chip)
        line.addStretch()
        line.addWidget(self.switch)
        box.addLayout(line)
        told = translate(
            "rules",
            "After the import of a bank file, receipts that pass all four of these post themselves;"
            " one step takes them back. All others are confirmed one by one, as ever.",
        )
        box.addWidget(label(told, tone="text2", wrap=True))
        box.addLayout(_conditions())
        box.addWidget(self.amounts)
        return host

    def _tried_on(self) -> QHBoxLayout:
        line = row(margins=(MARGIN_LEFT, 12, MARGIN_RIGHT, 8), gap=10)
        line.addWidget(label(translate("rules", "What it would have done in"), "section"))
        line.addWidget(self.month)
        line.addWidget(self.verdict, 1)
        return line

    # --- values -------------------------------------------------------------------------------

    def show_settings(self, kept: Settings, today: date) -> None:
        """As the ledger has it."""
        first = self._kept is None
        self._kept = kept
        self.amounts.blockSignals(True)
        self.amounts.setChecked(kept.amount_posts)
        self.amounts.blockSignals(False)
        if first:
            newest = last_month(today)
            for back in range(_MONTHS):
                month = add_months(newest, -back)
                self.month.addItem(formats.month(month), month)
        on = kept.auto_posting
        self.chip.set_chip(
            translate("rules", "On") if on else translate("rules", "Off"), "ok" if on else "outline"
        )

    def is_on(self) -> bool:
        """Whether it is turned on in the ledger."""
        return self._kept is not None and self._kept.auto_posting

    def is_changed(self) -> bool:
        """Whether the switch of amounts differs from the ledger."""
        return self._kept is not None and self.amounts.isChecked() != self._kept.amount_posts

    def chosen_month(self) -> date:
        """First day of the month to try it on."""
        month = self.month.currentData()
        return month if isinstance(month, date) else EARLIEST

    def show_trial(self, found: Trial | None, today: date) -> None:
        """What came of it; None: it is being worked out."""
        self.trial.show_trial(found, today)
        told = found is not None and bool(found.differed)
        self.verdict.setText(words.verdict(found) if found is not None and told else "")


_CONDITIONS: Sequence[tuple[str, str]] = (
    (
        QT_TRANSLATE_NOOP("rules", "Payer"),
        QT_TRANSLATE_NOOP("rules", "known by account, confirmed name or full name; one customer"),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Remark"),
        QT_TRANSLATE_NOOP("rules", "names the contract or the invoice"),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Amount"),
        QT_TRANSLATE_NOOP("rules", "exact to the cent, in one way only, nothing left over"),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Nothing against it"),
        QT_TRANSLATE_NOOP("rules", "no dispute, no reversal near, never declined"),
    ),
)


def _conditions() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 2, 0, 4)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for place, (name, told) in enumerate(_CONDITIONS):
        line, side = divmod(place, 2)
        grid.addWidget(label(words.say(name), tone="text2"), line, side * 2)
        grid.addWidget(label(words.say(told)), line, side * 2 + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid
