"""A ledger that is not what was noted for its place: go on with it, or restore a backup."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arapp.services import anchors
from arapp.services.anchors import Misfit
from arapp.services.dispatch import Dispatch
from arapp.services.progress import Progress
from arapp.ui import dialogs
from arapp.ui.ops import Ops


class GoingOn(QObject):
    """Signals:
    settled(): the file is the ledger from here on; it is to be checked again.
    restore_asked(): a backup instead.
    """

    settled = Signal()
    restore_asked = Signal()

    def __init__(self, ops: Ops, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host

    def begin(self) -> None:
        """What is missing?"""
        self._ops.with_dispatch(_misfit, self._came)

    def _came(self, found: Misfit | None) -> None:
        if found is None:  # settled meanwhile
            self.settled.emit()
            return
        answer = dialogs.ask(
            self._host, self.tr("Go on with this ledger?"), self._told(found),
            (
                dialogs.Choice("go", self.tr("Go on with this one")),
                dialogs.Choice("restore", self.tr("Restore a backup")),
                dialogs.Choice("stay", self.tr("Decide later")),
            ),
        )  # fmt: skip
        if answer == "go":
            self._ops.with_dispatch(_accept, lambda _done: self.settled.emit())
        elif answer == "restore":
            self.restore_asked.emit()

    def _told(self, found: Misfit) -> str:
        if found.kind == "other_ledger":
            form = self.tr(
                "Another ledger was in this place, noted up to step {noted}. This one has {present}"
                " steps. Nothing is written over; you are not warned of it any more."
            )
        elif found.missing:
            form = self.tr(
                "Step {noted} was noted last, this file ends with step {present}: steps missing:"
                " {missing} or more. What was in them is not in this ledger; a backup may hold it."
            )
        else:
            form = self.tr(
                "Step {noted}, noted last, is another one here: later steps were booked on an older"
                " copy. What was in the lost ones is not in this ledger; a backup may hold it."
            )
        return form.format(noted=found.noted, present=found.present, missing=found.missing)


def _misfit(books: Dispatch, _progress: Progress) -> Misfit | None:
    return books.ask(lambda tx: anchors.misfit(tx, books.path))


def _accept(books: Dispatch, _progress: Progress) -> None:
    books.ask(lambda tx: anchors.accept(tx, books.path))
