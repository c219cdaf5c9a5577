"""What is done from the history: undo a step, void papers, reverse what is history."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arapp.services.dispatch import Done
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.services.ledger.undoing import Means
from arapp.services.matching.reverse import ReverseAllocations
from arapp.ui import dialogs
from arapp.ui.journal import words
from arapp.ui.journal.model import Step
from arapp.ui.ops import Ops


class Deeds(QObject):
    """Signals:
    told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, host: QWidget) -> None:
        super().__init__(host)
        self._ops = ops
        self._host = host

    def act(self, step: Step) -> None:
        """Do what the link of the step says."""
        meaning = step.meaning
        if meaning is None or not meaning.can:
            return
        if meaning.means is Means.REVERSE:
            self._reverse(step)
        elif meaning.means is not Means.VOID or self._agreed_to_void(step):
            told = self.tr("Taken back: {what}").format(what=words.what(step.line))
            self._ops.undo(partial(self._done, told), seq=step.line.seq)

    def _agreed_to_void(self, step: Step) -> bool:
        answer = dialogs.ask(
            self._host, self.tr("Void {what}").format(what=words.about(step.line.subject)),
            self.tr("They leave the lists; their numbers stay used. Sent copies stay out there."),
            (
                dialogs.Choice("void", self.tr("Void")),
                dialogs.Choice("keep", self.tr("Keep")),
            ),
        )  # fmt: skip
        return answer == "void"

    def _reverse(self, step: Step) -> None:
        reason = dialogs.ask_text(
            self._host, self.tr("Reverse {what}").format(what=words.what(step.line)),
            self.tr("Why? It is written with the reversal of today."), verb=self.tr("Reverse"),
        )  # fmt: skip
        meaning = step.meaning
        if not reason or not reason.strip() or meaning is None:
            return
        told = self.tr("Reversed: {what}").format(what=words.what(step.line))
        if meaning.receipt is not None:
            command: object = ReverseReceipt(meaning.receipt, reason.strip())
        else:
            command = ReverseAllocations(meaning.allocations, note=reason.strip())
        self._ops.run(command, partial(self._done, told), owner=self._host)

    def _done(self, told: str, _done: Done) -> None:
        self.told.emit(told)

    def find_attachment(self) -> None:
        """A file that is gone: choose it again where it lies."""
        from arapp.ui.pages.safety.attachments import Finding

        Finding(self._ops, self._host).begin()
