"""该复评: who is to be scored again, with what the score comes to now; all at once by one step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.credit.rescore import Reckoned
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.pages.credit import words
from arapp.ui.pages.credit.words import translate
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import label, row, stack


class DuePane(QFrame):
    """Signals:
    opened(int): the card of a customer is wanted.
    """

    opened = Signal(int)

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self._title = label("", "section")
        self._told = label("", wrap=True)
        columns: list[Column[Reckoned]] = [
            Column("customer", translate("credit", "Customer"), lambda r: r.due.customer,
                   width=96, stretch=True),
            Column("grade", translate("credit", "Now"), lambda r: r.due.grade, Kind.GRADE,
                   width=48),
            Column("new", translate("credit", "By points"), lambda r: r.grade, Kind.GRADE,
                   width=78, sort=lambda r: (r.grade == r.due.grade, r.grade)),
            Column("points", translate("credit", "Points"),
                   lambda r: formats.DASH if r.points is None else str(r.points), tone="text2",
                   width=52, right=True, sort=lambda r: -1 if r.points is None else r.points),
            Column("why", translate("credit", "Why now"), self._why, tone="text2", width=112),
        ]  # fmt: skip
        self.model: RecordModel[Reckoned] = RecordModel(
            columns, EARLIEST, row_id=lambda r: r.due.customer_id
        )
        self.table = Table("credit_due", self.model)
        self.table.view.opened.connect(lambda one: self.opened.emit(one.due.customer_id))
        head = row(margins=(20, 12, 16, 6))
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(bound(acts, "rescore", small=True))
        text = stack(margins=(20, 0, 16, 10))
        text.addWidget(self._told)
        box = stack(self)
        box.addLayout(head)
        box.addLayout(text)
        box.addWidget(self.table, 1)

    def _why(self, one: Reckoned) -> str:
        since = one.due.since
        day = formats.day(since, self.model.today) if since is not None else ""
        return words.say(words.WHY_DUE[one.due.why], day=day)

    def show_due(self, found: Sequence[Reckoned], count: int) -> None:
        """Who is due; `count` with those that are not listed."""
        self.model.set_rows(found)
        self._title.setText(translate("credit", "Due for scoring: {n}").format(n=count))
        moved = sum(one.points is not None and one.grade != one.due.grade for one in found)
        form = translate("credit", "{n} of them would get another grade by the points.")
        more = count - len(found)
        told = [form.format(n=moved)]
        if more > 0:
            told.append(translate("credit", "{n} more are not listed.").format(n=more))
        self._told.setText(" ".join(told))

    def told(self) -> str:
        """The title and what stands below it."""
        return f"{self._title.text()} {self._told.text()}"
