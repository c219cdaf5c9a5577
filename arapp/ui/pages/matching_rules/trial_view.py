"""What the guard would have done in a month: figures, and the receipts it would post otherwise."""

from datetime import date

from PySide6.QtWidgets import QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.matching.trial import Trial, TrialRow
from arapp.ui import formats
from arapp.ui.pages.matching_rules import words
from arapp.ui.pages.matching_rules.words import translate
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.key_figures import Figure, KeyFigures
from arapp.ui.widgets.labels import row, stack


class TrialView(QWidget):
    """Figures over a table; `narrow` leaves the figures and some columns away (a side pane)."""

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Trial | None = None
        self.figures = KeyFigures()
        self.model: RecordModel[TrialRow] = RecordModel(
            _columns(narrow), EARLIEST, row_id=lambda one: one.receipt_id
        )
        self.table = Table("trial_narrow" if narrow else "trial", self.model)
        box = stack(self)
        line = row(margins=(24, 4, 20, 12))
        line.addWidget(self.figures)
        box.addLayout(line)
        self.figures.setVisible(not narrow)
        box.addWidget(self.table, 1)
        self.show_trial(None, EARLIEST)

    def show_trial(self, found: Trial | None, today: date) -> None:
        """What came of it; None: nothing yet."""
        self.found = found
        self.figures.set_figures(_figures(found))
        self.model.today = today
        self.model.set_rows(found.differed if found else ())
        self.table.view.set_loading(found is None)
        self._tell_empty(found)

    def _tell_empty(self, found: Trial | None) -> None:
        view = self.table.view
        if found is None:
            view.set_empty(translate("rules", "The month is worked out…"))
        elif not found.agreed:
            view.set_empty(words.verdict(found))
        else:
            view.set_empty(words.verdict(found), done=True)


def _columns(narrow: bool) -> list[Column[TrialRow]]:
    payer = Column[TrialRow]("payer", translate("rules", "Payer"), lambda r: r.payer, width=190,
                             stretch=narrow)  # fmt: skip
    day = Column[TrialRow]("day", translate("rules", "Received"), lambda r: r.day, Kind.DAY,
                           width=84)  # fmt: skip
    money = Column[TrialRow]("amount", translate("rules", "Amount"),
                             lambda r: Money(r.minor, r.currency), Kind.MONEY,
                             width=108)  # fmt: skip
    guard = Column[TrialRow]("guard", translate("rules", "It would have posted"),
                             lambda r: words.used(r.guard, r.currency), stretch=not narrow,
                             width=230)  # fmt: skip
    if narrow:
        return [day, payer, money]
    yours = Column[TrialRow]("yours", translate("rules", "You did"), _yours, width=300,
                             tone="text2")  # fmt: skip
    return [day, payer, money, guard, yours]


def _yours(one: TrialRow) -> str:
    told = words.used(one.yours, one.currency)
    return told or words.say(words.STATES[one.state])


def _figures(found: Trial | None) -> list[Figure]:
    def number(value: int | None) -> str:
        return formats.DASH if value is None else str(value)

    posts, differed = (found.would_post, len(found.differed)) if found else (None, None)
    first = formats.percent(found.first, found.placed) if found else ""
    return [
        Figure("receipts", translate("rules", "Receipts of the month"),
               number(found.receipts if found else None)),
        Figure("posts", translate("rules", "Would have posted"), number(posts),
               words.worth(found.money) if found else ""),
        Figure("agreed", translate("rules", "As you did"),
               number(found.agreed if found else None), tone="ok" if found and found.agreed
               else "text"),
        Figure("differed", translate("rules", "Otherwise"), number(differed),
               tone="age3" if differed else "text"),
        Figure("waiting", translate("rules", "Not placed yet"),
               number(found.waiting if found else None)),
        Figure("first", translate("rules", "First proposal right"), first or formats.DASH),
    ]  # fmt: skip
