"""A saved contract: facts and clauses left, plan, milestones and supplements right."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.collection.assigning import together
from arapp.services.dealing.contract_draft import Problem
from arapp.services.dealing.contract_end import CloseContract, ReopenContract, VoidContract
from arapp.services.dealing.contract_list import ContractView
from arapp.services.dealing.contracts import ReviseContract
from arapp.services.dispatch import Done
from arapp.services.ledger.attachments import attach, open_copy
from arapp.services.ledger.milestones import ConfirmMilestone, MoveMilestone
from arapp.ui import dialogs, formats, paper_folder, text
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.contract import titles
from arapp.ui.pages.contract.foot import Foot
from arapp.ui.pages.contract.reading import ReadContract, read_contract
from arapp.ui.pages.contract.row_words import RowEditor
from arapp.ui.pages.contract.view_facts import Facts
from arapp.ui.pages.contract.view_plan import PlanView
from arapp.ui.widgets.confirm_line import ConfirmLine
from arapp.ui.widgets.labels import row, stack, vline
from arapp.ui.widgets.order_told import OrderTeller


class SavedContract(QWidget):
    """Signals:
    came(str, str): title and subtitle of the contract read.
    told(str): a sentence for the undo bar.
    changed(): what can be done is another matter now.
    gone(): there is no such contract any more.
    customer_asked(): to the customer's card.
    """

    came = Signal(str, str)
    told = Signal(str)
    changed = Signal()
    gone = Signal()
    customer_asked = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self.shown: ContractView | None = None
        self.facts = Facts()
        self.plan = PlanView()
        self.rows = RowEditor(ops, self.plan.table.view, self.plan.words)
        self.foot = Foot(acts, ("cancel", "save"))
        across = row()
        across.addWidget(self.facts)
        across.addWidget(vline())
        across.addWidget(self.plan, 1)
        whole = stack(self)
        whole.addLayout(across, 1)
        whole.addWidget(self.foot)
        self.setFocusProxy(self.plan.table.view)
        self._wire()

    def _wire(self) -> None:
        self.facts.changed.connect(self._say)
        self.plan.goods.changed.connect(self._say)
        self.facts.customer_asked.connect(self.customer_asked)
        self.facts.files_dropped.connect(self._attach)
        self.facts.file_asked.connect(self._open_file)
        self.plan.node_confirmed.connect(self._confirm)
        self.plan.node_moved.connect(self._move)
        self.plan.nodes.begun.connect(self._begun)
        self.plan.panel.wanted.connect(self._supplement)
        self.plan.panel.closed.connect(self._end_supplement)
        self.rows.told.connect(self.told)

    # --- reading ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Another contract comes: nothing typed is kept."""
        self.setFocus()
        self.facts.forget()
        self.plan.forget()
        self.plan.end_supplement()
        self.plan.words.hide()

    def read(self, contract_id: int) -> None:
        """Read it (again)."""
        self.ops.ask(partial(read_contract, contract_id=contract_id), self._came,
                     lambda _error: self.gone.emit(), latest=("contract", "view"),
                     owner=self)  # fmt: skip

    def _came(self, found: ReadContract) -> None:
        view, today, goods, profile = found
        self.plan.goods.set_products(goods)
        self.shown = view
        self.facts.show_contract(view, today, profile)
        self.plan.show_contract(view, today)
        self.came.emit(*titles.of(view, today))
        self._say()

    def customer_id(self) -> int | None:
        """Whose contract it is."""
        return self.shown.line.customer_id if self.shown else None

    def record(self) -> str | None:
        """The row of the plan while its list has the focus, else the contract."""
        if self.shown is None:
            return None
        one = self.plan.current() if self.plan.table.view.hasFocus() else None
        return f"contract:{self.shown.line.id}" if one is None else f"plan:{one.id}"

    def panes(self) -> list[QWidget]:
        """Plan, clauses, milestones."""
        return [self.plan.table.view, self.facts.texts["subject"], self.plan.nodes]

    def can(self, id_: str) -> bool:
        """Whether an action makes sense for the contract as it is."""
        state = self.shown.line.state if self.shown else ""
        wanted = {"supplement": "active", "close": "active", "reopen": "closed", "void": "active"}
        return bool(state) and wanted.get(id_, state) == state

    # --- clauses ------------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return self._is_typed() or self.plan.panel.is_begun() or self.plan.words.is_begun()

    def _is_typed(self) -> bool:
        return bool(self.facts.changes()) or self.plan.goods_changed()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self.facts.discard()
        self.plan.discard_goods()
        self.plan.end_supplement()
        self.plan.words.hide()

    def begin_goods(self) -> None:
        """Alt+P: to the products."""
        self.plan.goods.begin()

    def save(self) -> None:
        """Ctrl+S: the supplement being written, else the clauses that changed."""
        if self.plan.panel.isVisible():
            self.plan.panel.save()
            return
        if self.plan.words.isVisible():
            self.plan.words.keep()
            return
        changes = self.facts.changes()
        if self._is_typed() and self.shown is not None and not self.facts.check():
            lines = self.plan.goods.lines() if self.plan.goods_changed() else None
            command = _revision(self.shown.line.id, changes, lines)
            told = self.tr("Clauses saved") if changes else self.tr("Products saved")
            done = partial(self._revised, told)
            self.ops.run(command, done, self._not_revised, owner=self)

    def _revised(self, told: str, _done: Done) -> None:
        self.facts.forget()
        self.plan.forget()
        self.told.emit(told)

    def _not_revised(self, error: ArappError) -> None:
        field, sentence = str(error.fields.get("field", "")), text.sentence(error)
        if field.startswith("lines."):
            self.plan.refuse_goods(Problem(field, str(error.fields.get("reason", ""))))
        elif not self.facts.say(field, sentence):
            self._complain(sentence)

    def _say(self) -> None:
        wrong, missing = self.facts.check(), self.facts.missing()
        changed = self.facts.changes()
        told = self.tr("%n clause(s) missing", "", len(missing)) if missing else ""
        if told:
            told = self.tr("{told}: {first}").format(told=told, first=missing[0])
        bad = self.tr("%n to put right", "", len(wrong)) if wrong else ""
        calm = self.tr("%n clause(s) changed, not saved", "", len(changed)) if changed else ""
        goods = self.plan.goods_changed()
        if goods:
            calm = " · ".join(filter(None, (calm, self.tr("Products changed, not saved"))))
        self.foot.say(bad, told, calm)
        self.foot.setVisible(bool(changed or wrong or goods))
        self.changed.emit()

    # --- milestones, supplements, end ---------------------------------------------------------

    def confirm_node(self) -> None:
        """Ctrl+Enter: begin with the milestone of the row, end what was begun."""
        nodes = self.plan.nodes
        if nodes.form is not None:
            nodes.form.confirm()
            return
        one = self.plan.current() if self.plan.table.view.hasFocus() else None
        if one is None or not nodes.begin(one.milestone_id):
            nodes.begin()

    def _begun(self, milestone: int, line: ConfirmLine) -> None:
        OrderTeller(self.ops, milestone, line.day, line.warn)

    def _confirm(self, milestone: int, day: date, evidence: str) -> None:
        command = ConfirmMilestone(milestone, day, evidence)
        self.ops.run(command, self._confirmed, self._refused, owner=self)

    def _move(self, milestone: int, day: date) -> None:
        told = self.tr("Expected on {day} now").format(day=day.isoformat())
        command = MoveMilestone(milestone, day)
        self.ops.run(command, partial(self._ended, told), self._refused, owner=self)

    def _confirmed(self, done: Done) -> None:
        firm = int(done.outcome.result or 0)
        self.told.emit(self.tr("Confirmed, %n row(s) became receivable", "", firm))

    def _refused(self, error: ArappError) -> None:
        self._complain(text.sentence(error))

    def _complain(self, sentence: str) -> None:
        self.foot.say(sentence, "", "")
        self.foot.show()

    def supplement(self) -> None:
        """Ctrl+Shift+N."""
        self.plan.begin_supplement()

    def _supplement(self, command: Any) -> None:
        self.ops.run(command, self._supplemented, self.plan.panel.refused, owner=self)

    def _supplemented(self, _done: Done) -> None:
        self._end_supplement()
        self.told.emit(self.tr("Supplement made"))

    def _end_supplement(self) -> None:
        self.plan.end_supplement()
        self.plan.table.view.setFocus()

    def close_it(self) -> None:
        """Everything is collected."""
        if self.shown is not None:
            done = partial(self._ended, self.tr("Contract closed"))
            self.ops.run(CloseContract(self.shown.line.id), done, self._refused, owner=self)

    def reopen(self) -> None:
        """It goes on."""
        if self.shown is not None:
            done = partial(self._ended, self.tr("Contract open again"))
            self.ops.run(ReopenContract(self.shown.line.id), done, self._refused, owner=self)

    def call_off(self) -> None:
        """Every open row of it is void; the reason is asked for."""
        if self.shown is None:
            return
        title = self.tr("Call off contract {number}").format(number=self.shown.line.number)
        prompt = self.tr("Why? Its rows no longer stand from today on.")
        reason = dialogs.ask_text(self, title, prompt, verb=self.tr("Call off"))
        if reason:
            done = partial(self._ended, self.tr("Contract called off"))
            command = VoidContract(self.shown.line.id, reason)
            self.ops.run(command, done, self._refused, owner=self)

    def _ended(self, told: str, _done: Done) -> None:
        self.told.emit(told)

    # --- files --------------------------------------------------------------------------------

    def pick_files(self) -> None:
        """Choose files to be kept with it."""
        self.facts.files.click()

    def _attach(self, files: Sequence[Path]) -> None:
        if self.shown is not None:
            record, one = f"contract:{self.shown.line.id}", self.shown.line.id
            self.ops.with_dispatch(
                partial(_store, record, tuple(files)), lambda count: self._attached(one, count),
                self._refused,
            )  # fmt: skip

    def _attached(self, contract_id: int, count: int) -> None:
        told = self.tr("Kept: {files}").format(files=formats.count(count, "files"))
        self.told.emit(told)
        self.read(contract_id)

    def _open_file(self, attachment_id: int) -> None:
        folder = paper_folder.folder()
        self.ops.with_dispatch(
            lambda books, _tell: open_copy(books, attachment_id, folder), self._opened,
            self._refused,
        )  # fmt: skip

    def _opened(self, path: Path) -> None:
        if not paper_folder.open_file(path):
            self._complain(self.tr("No program opens {file}").format(file=path.name))

    def escape(self) -> bool:
        """Close what is open; False when nothing was."""
        if self.plan.nodes.is_open():
            self.plan.nodes.close_form()
        elif self.plan.panel.isVisible():
            self._end_supplement()
        elif self.plan.words.isVisible():
            self.rows.close()
        elif self._is_typed():
            self.facts.discard()
            self.plan.discard_goods()
            self._say()
        else:
            return False
        return True


def _revision(contract: int, changes: Sequence[tuple[str, Any]], lines: Any) -> Any:
    """Clauses, products and the profile as one step."""
    chosen = [("contract", contract, name) for key, name in changes if key == "profile"]
    clauses = tuple(one for one in changes if one[0] != "profile")
    own = ReviseContract(contract, clauses, lines) if clauses or lines is not None else None
    return together(own, chosen)


def _store(record: str, files: Sequence[Path], books: Any, tell: Any) -> int:
    for file in files:
        attach(books, record, file, progress=tell)
    return len(files)
