"""What was just saved may be paid with money already here: the undo bar offers it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from arapp.services.dispatch import Topic
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from arapp.services.matching.offers import Offer

Go = Callable[[str, Any], object]


class PrepaidNote(QObject):
    """Looks, after rows changed, whether prepayments fit those that the step has made."""

    def __init__(self, ops: Ops, bar: UndoBar, go: Go, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._bar = bar
        self._go = go
        # the page says first what it did; what follows from it comes after
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)
        ops.changed.connect(self._changed)

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.PLANS in topics:
            self._timer.start()

    def _look(self) -> None:
        from arapp.services.matching import prepaid  # the matcher is not needed to start

        self._ops.ask(prepaid.newly_offered, self._found, latest=("prepaid", "note"), owner=self)

    def _found(self, found: "Sequence[Offer]") -> None:
        if not found:
            return
        first = found[0]
        money = formats.amount(
            sum(one.minor for one in found if one.currency == first.currency), first.currency
        )
        told = self.tr("{customer} has {money} prepaid for it: allocate")
        receipt = first.uses[0].receipt_id
        self._bar.offer(
            told.format(customer=first.customer, money=money),
            lambda: self._go("matching", receipt),
        )
