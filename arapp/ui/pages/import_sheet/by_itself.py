"""After an import: what the guard lets through posts itself, where the firm has turned that on."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from arapp.services.dispatch import Done
from arapp.services.matching.auto import AutoPost, wants_posting
from arapp.ui.ops import Ops


class ByItself(QObject):
    """Signals:
    told(str): so many receipts posted themselves; one step takes them back.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops

    def after(self, batch: int) -> None:
        """An import is in the ledger."""
        self._ops.ask(lambda tx: wants_posting(tx, batch), partial(self._wanted, batch), owner=self)

    def _wanted(self, batch: int, wanted: bool) -> None:
        if wanted:
            self._ops.run(AutoPost(batch), self._posted, owner=self)

    def _posted(self, done: Done) -> None:
        count = len(done.outcome.result)
        if count:
            self.told.emit(self.tr("%n receipt(s) posted by themselves", "", count))
