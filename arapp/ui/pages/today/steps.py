"""What a line can be told to do: its next step, put off, log a contact, copy a text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from arapp.services.collection.screen import Beside
from arapp.services.collection.stages import Group, Step
from arapp.ui import language, paper_folder
from arapp.ui.ops import Ops
from arapp.ui.pages.today import words
from arapp.ui.pages.today.lines import Line
from arapp.ui.pages.today.pane import Pane

if TYPE_CHECKING:
    from arapp.ui.pages.today.forms import InPlace
    from arapp.ui.pages.today.pane import InPane

_PAGES = frozenset({Step.SEND, Step.CHASE, Step.STATE})


@dataclass
class Now:
    """The line under the cursor and what is known beside it."""

    today: date
    line: Line | None = None
    beside: Beside | None = None


class Steps(QObject):
    """Signals:
    went(str, object): page and what to open there.
    told(str): a sentence for the undo bar.
    noted(str): a sentence that undoes nothing.
    finished(): a form did its work or was left.
    noticed(object): Notice about a paper taken back.
    """

    went = Signal(str, object)
    told = Signal(str)
    noted = Signal(str)
    finished = Signal(bool)
    noticed = Signal(object)

    def __init__(self, ops: Ops, pane: Pane, now: Now) -> None:
        super().__init__(pane)
        self._ops = ops
        self._pane = pane
        self._now = now
        self._filed = paper_folder.Filed(ops, self)
        self._filed.noticed.connect(self.noticed)

    # --- what can be done now -----------------------------------------------------------------

    def can(self) -> dict[str, bool]:
        """Action → whether it can be done about the present line."""
        line = self._now.line
        customer = line is not None and line.item.customer_id is not None
        return {
            "do": line is not None,
            "put_off": line is not None and line.group is not Group.HELD,
            "copy": line is not None and line.group is not Group.HELD,
            "log": customer,
        }

    def do(self) -> None:
        """The next step of the line."""
        line = self._now.line
        if line is None:
            return
        step = line.item.step
        steps: dict[Step, Callable[[Line], None]] = {
            Step.MATCH: self._match,
            Step.CONFIRM_MILESTONE: self._confirm,
            Step.DO: self._write,
            Step.PAY: self._write,
            Step.PRESENT: self._present,
            Step.RESOLVE: self._resolve,
            Step.RELEASE: self._write,
            Step.CARD: self._card,
            Step.RESCORE: self._rescore,
        }
        if step in words.LETTER_STEPS:
            self._letter(line)
        elif line.item.record == "invoice":
            self.went.emit("invoice", line.item.id)
        elif step in _PAGES:
            self.went.emit("statements", line.item.customer_id)
        elif step in steps:
            steps[step](line)
        else:
            channel = words.STEPS[step].channel
            if channel == "message":
                self.copy()
            self.log(channel)

    def _match(self, line: Line) -> None:
        receipt = self._now.beside.receipt if self._now.beside else None
        if receipt is None and line.item.record == "receipt":
            receipt = line.item.id
        self.went.emit("matching", receipt or {"customer": line.item.customer_id})

    def _resolve(self, line: Line) -> None:
        if line.item.record == "statement":
            self.went.emit("statements", line.item.customer_id)
        else:
            self.log("phone")

    def _confirm(self, _line: Line) -> None:
        milestone = self._now.beside.milestone if self._now.beside else None
        if milestone is None:
            self.log("phone")
        else:
            from arapp.ui.pages.today.forms import ConfirmForm
            from arapp.ui.widgets.order_told import OrderTeller

            form = ConfirmForm(milestone, self._now.today)
            self._open(form)
            OrderTeller(self._ops, milestone, form.day, form.warn)

    def _write(self, line: Line) -> None:
        from arapp.ui.pages.today import orders

        command = orders.of(line)
        if command is not None:
            self._run(command, None)

    def _present(self, line: Line) -> None:
        self.went.emit("bills", line.item.id)

    def _card(self, line: Line) -> None:
        self.went.emit("customer", line.item.customer_id)

    def _rescore(self, _line: Line) -> None:
        self.went.emit("credit", None)

    def _letter(self, line: Line) -> None:
        if line.item.customer_id is None:
            return
        from arapp.ui.letter_box import LetterBox

        stage = words.LETTER_STEPS[line.item.step]
        box = LetterBox(self._ops, line.item.customer_id, stage)
        box.issued.connect(self.told)
        box.made.connect(self._filed.note)
        self._filed.voided.connect(box.taken_back)
        self._open(box)

    # --- the other three ----------------------------------------------------------------------

    def put_off(self) -> None:
        """Ctrl+H."""
        if self._now.line is not None:
            from arapp.ui.pages.today.forms import PutOffForm

            self._open(PutOffForm(self._now.line, self._now.today))

    def log(self, channel: str = "phone") -> None:
        """Ctrl+L, or a step that ends with a contact."""
        line, beside = self._now.line, self._now.beside
        if line is None or line.item.customer_id is None:
            return
        from arapp.ui.pages.today.forms import LogForm

        people = beside.detail.people if beside is not None and beside.detail else ()
        person = people[0].name if people else ""
        self._open(LogForm(line.item, self._now.today, channel, person))

    def copy(self) -> None:
        """Ctrl+Shift+C: a text for WeChat or SMS onto the clipboard."""
        line = self._now.line
        if line is None:
            return
        item, code = line.item, language.LANGUAGES[language.current()]
        from arapp.services.collection.ready_text import ready_text

        self._ops.ask(lambda tx: ready_text(tx, item, code), self._copied, owner=self)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.noted.emit(self.tr("Copied: {text}").format(text=text))

    # --- forms and commands -------------------------------------------------------------------

    def _open(self, form: "InPane") -> None:
        self._pane.open_form(form)
        form.dropped.connect(self.leave)
        from arapp.ui.pages.today.forms import InPlace

        if isinstance(form, InPlace):
            form.saved.connect(lambda command: self._run(command, form))

    def leave(self) -> None:
        """Close what is open, nothing written."""
        self._pane.close_form()
        self.finished.emit(False)

    def _run(self, command: Any, form: "InPlace | None") -> None:
        from arapp.ui.pages.today import orders

        line = self._now.line
        name = (line.short or line.item.title) if line is not None else ""
        sentence = orders.sentence(command, name, self._now.today)

        def done(_done: object) -> None:
            self._pane.close_form()
            self.told.emit(sentence)
            self.finished.emit(True)

        failed = form.refuse if form is not None else None
        self._ops.run(command, done, failed, owner=self)
