"""What is odd about confirming a milestone on a day, said while the day is being chosen.

It does happen that goods go out before the contract is signed: it is told and never refused.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from arapp.models.tx import Tx
from arapp.services.ledger.milestones_order import OutOfOrder, order_on
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.ops import Ops
from arapp.ui.widgets.fields import DateField

SENTENCES: Mapping[str, str] = {
    "other_open": QT_TRANSLATE_NOOP(
        "order", "“{other}”, which comes before it, is not confirmed yet."
    ),
    "before_other": QT_TRANSLATE_NOOP("order", "Earlier than “{other}”, which was on {day}."),
    "after_other": QT_TRANSLATE_NOOP("order", "Later than “{other}”, which was on {day}."),
    "warranty_early": QT_TRANSLATE_NOOP("order", "It was planned for {day} only."),
}


def sentence(found: OutOfOrder) -> str:
    """One of them in the language installed."""
    text = QCoreApplication.translate("order", SENTENCES[found.key])
    day = found.day.isoformat() if found.day is not None else ""
    return text.format(other=found.other, day=day)


class OrderTeller(QObject):
    """Asks the ledger whenever the day of a field changes, and tells what is odd; "" for nothing.

    Lives as long as the field.
    """

    def __init__(
        self, ops: Ops, milestone: int, field: DateField, tell: Callable[[str], None]
    ) -> None:
        super().__init__(field)
        self._ops, self._milestone, self._field, self._tell = ops, milestone, field, tell
        field.textChanged.connect(lambda _text: self._ask())
        self._ask()

    def _ask(self) -> None:
        day, milestone = self._field.day(), self._milestone
        if day is None:
            return

        def look(tx: Tx) -> list[OutOfOrder]:
            return order_on(tx, milestone, day) if day <= tx.today else []

        self._ops.ask(look, lambda found: self._came(day, found), lambda _error: None,
                      latest=("order", milestone), owner=self)  # fmt: skip

    def _came(self, day: date, found: list[OutOfOrder]) -> None:
        if self._field.day() == day:
            self._tell(" ".join(sentence(one) for one in found))
