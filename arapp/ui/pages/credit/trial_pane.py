"""试一试: last year's grades by both models, and how much of the late money each had in its lower
half."""

from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.credit.trial import Order, Trial, TrialRow
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.credit import words
from arapp.ui.pages.credit.words import translate
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import label, row, stack

_PPM = 10_000


class TrialPane(QFrame):
    """A sentence, both orders, and the customers: those whose grade differs first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.trial: Trial | None = None
        self._title = label(translate("credit", "Tried on last year"), "section")
        self._told = label("", wrap=True)
        self._orders = label("", "small", "text2", wrap=True)
        columns: list[Column[TrialRow]] = [
            Column("customer", translate("credit", "Customer"), lambda r: r.customer, width=72,
                   stretch=True),
            Column("before", translate("credit", "Now"), lambda r: r.before, Kind.GRADE, width=48),
            Column("after", translate("credit", "New"), lambda r: r.after, Kind.GRADE, width=44,
                   sort=lambda r: (r.before == r.after, r.after)),
            Column("points", translate("credit", "Points"), _points, tone="text2", width=60,
                   right=True, sort=lambda r: -1 if r.points_after is None else r.points_after),
            Column("due", translate("credit", "Fell due"), lambda r: Money(r.due, r.currency),
                   Kind.MONEY, tone="text2", width=88),
            Column("late", translate("credit", "Paid late"), _late, Kind.METER, width=76,
                   fill=_fill),
        ]  # fmt: skip
        self.model: RecordModel[TrialRow] = RecordModel(
            columns, EARLIEST, row_id=lambda r: r.customer_id
        )
        self.table = Table("credit_trial", self.model)
        self.table.view.set_empty(
            translate("credit", "Change a weight and try it on last year's payments.")
        )
        head = row(margins=(20, 14, 16, 6))
        head.addWidget(self._title)
        head.addStretch()
        text = stack(margins=(20, 0, 16, 10), gap=2)
        text.addWidget(self._told)
        text.addWidget(self._orders)
        box = stack(self)
        box.addLayout(head)
        box.addLayout(text)
        box.addWidget(self.table, 1)
        self.clear()

    def clear(self) -> None:
        """Nothing was tried yet."""
        self.trial = None
        self.model.set_rows(())
        self._orders.hide()
        self._told.setText(
            translate(
                "credit",
                "Everybody is graded as of a year ago by both; then it is seen who paid late.",
            )
        )

    def show_trial(self, found: Trial) -> None:
        """What came of it."""
        self.trial = found
        self.model.today = found.as_of
        self.model.set_rows(found.rows)
        self._told.setText(_verdict(found))
        low = "、".join(found.low)
        lines = [
            _order(translate("credit", "Now"), low, found.before),
            _order(translate("credit", "New"), low, found.after),
        ]
        self._orders.setText("\n".join(filter(None, lines)))
        self._orders.setVisible(bool(self._orders.text()))

    def told(self) -> str:
        """The verdict."""
        return self._told.text()


def _verdict(found: Trial) -> str:
    moved = formats.count(found.moved, "customers")
    before, after = _gain(found.before), _gain(found.after)
    if before is None or after is None:
        return translate(
            "credit", "Nothing was paid late in that year, so nothing can be told apart."
        )
    if not found.moved:
        return translate("credit", "Nobody's grade would have been another.")
    if after > before:
        form = QT_TRANSLATE_NOOP(
            "credit", "{moved} graded otherwise; the new weights tell late payers better"
        )
    elif after < before:
        form = QT_TRANSLATE_NOOP(
            "credit", "{moved} graded otherwise; the new weights tell late payers worse"
        )
    else:
        form = QT_TRANSLATE_NOOP(
            "credit", "{moved} graded otherwise; late payers are told as well as before"
        )
    return words.say(form, moved=moved)


def _gain(order: Order) -> int | None:
    """How much more of the late money than of all money stood in the lower half."""
    if order.late_ppm is None or order.due_ppm is None:
        return None
    return order.late_ppm - order.due_ppm


def _order(name: str, low: str, order: Order) -> str:
    if order.late_ppm is None or order.due_ppm is None:
        return ""
    form = QT_TRANSLATE_NOOP(
        "credit", "{name}: {late}% of the late money stood in {low}, which had {due}% of all money."
    )
    return words.say(
        form, name=name, low=low, late=_percent(order.late_ppm), due=_percent(order.due_ppm)
    )


def _percent(ppm: int) -> int:
    return (ppm + _PPM // 2) // _PPM


def _points(one: TrialRow) -> str:
    if one.points_before is None and one.points_after is None:
        return ""
    told = [
        formats.DASH if points is None else str(points)
        for points in (one.points_before, one.points_after)
    ]
    return " → ".join(told)


def _late(one: TrialRow) -> int | None:
    return None if one.late_ppm is None else _percent(one.late_ppm)


def _fill(_one: TrialRow) -> str:
    return "bar2"
