"""The mark of an abnormal customer: overdue beyond what its grade tolerates.

One set of ids per ledger, read again after what may change it. Fields, lists and heads that show a
customer ask the set; nothing is worked out where it is shown.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from arapp.services.dispatch import Topic
from arapp.ui.design import icons
from arapp.ui.ops import Ops
from arapp.ui.widgets.zone import IconMark

ICON, TONE, SIZE = "triangle-alert", "age3", 14
_TOPICS = frozenset(
    {Topic.PLANS, Topic.ALLOCATIONS, Topic.RECEIPTS, Topic.CUSTOMERS, Topic.SETTINGS,
     Topic.INVOICES, Topic.CONTRACTS, Topic.IMPORTS, Topic.COLLECTION}
)  # fmt: skip


def word() -> str:
    """What the mark says."""
    return QCoreApplication.translate("abnormal", "Abnormal customer: overdue beyond its tolerance")


class AbnormalIds(QObject):
    """Who is abnormal now. Lives as long as `ops`; get the one there is by `of`.

    Signals:
        changed(): other customers are abnormal.
    """

    changed = Signal()

    def __init__(self, ops: Ops) -> None:
        super().__init__(ops)
        self._ops = ops
        self._ids: frozenset[int] = frozenset()
        ops.changed.connect(self._look)

    def __contains__(self, customer: object) -> bool:
        return customer in self._ids

    def ids(self) -> frozenset[int]:
        """Ids of the customers."""
        return self._ids

    def read(self) -> None:
        """Ask the ledger."""
        self._ops.ask(_ids, self._came, self._silent, latest="abnormal", owner=self)

    def _look(self, topics: frozenset[Topic]) -> None:
        if topics & _TOPICS:
            self.read()

    def _came(self, ids: frozenset[int]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()

    def _silent(self, _error: object) -> None:
        """The page beside it says what is wrong with the ledger."""


def of(ops: Ops) -> AbnormalIds:
    """The set of this ledger, read when it is first asked for."""
    found = ops.findChild(AbnormalIds)
    if isinstance(found, AbnormalIds):
        return found
    made = AbnormalIds(ops)
    made.read()
    return made


def _ids(tx: Any) -> frozenset[int]:
    from arapp.services.credit.abnormal import abnormal_ids

    return frozenset(abnormal_ids(tx, tx.today))


class AbnormalMark(IconMark):
    """The mark as a widget: hidden for a customer that is not abnormal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ICON, SIZE, TONE, parent)
        self.setToolTip(word())
        self.setAccessibleName(word())
        self.hide()


def draw_mark(painter: QPainter, left: float, middle: float) -> int:
    """The mark at its left edge and vertical centre; returns its width."""
    icons.paint(painter, ICON, left, round(middle - SIZE / 2), SIZE, TONE)
    return SIZE
