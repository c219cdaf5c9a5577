"""A new contract: the form left, its plan right, what is wrong in the foot; saved in one go."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dealing.contract_draft import after_saving
from arapp.services.dealing.contracts import SaveContract
from arapp.services.dealing.drafts import SaveDraft, contract_fields
from arapp.services.dispatch import Done
from arapp.services.ledger.attachments import attach
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.contract.planning import Planning
from arapp.ui.pages.contract.remarks import Remarks


class Entry(Planning):
    """Signals:
    saved(int, str): id of the contract and its number.
    put_aside(str): kept as a draft of that title.
    headed(): the number or whether anything is unsaved changed.
    """

    saved = Signal(int, str)
    put_aside = Signal(str)
    headed = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(ops, acts, parent)
        self.remarks = Remarks(self)
        self._wire()

    def _wire(self) -> None:
        form, side = self.form, self.side
        form.changed.connect(self._changed)
        form.customer_chosen.connect(self._customer_chosen)
        form.files_changed.connect(lambda _files: self.show_all())
        side.template_chosen.connect(self._template_chosen)
        side.cell_edited.connect(self._cell_edited)
        side.goods.changed.connect(self._goods_changed)
        side.insert_asked.connect(self._insert)
        side.delete_asked.connect(self._delete)
        side.confirmed.connect(self._confirm)
        side.equal_asked.connect(self._equal)
        side.name_given.connect(self._keep_template)
        side.grid.current_changed.connect(lambda _row: self.moved.emit())
        for key, field in form.fields().items():
            finished = getattr(field, "editingFinished", None)
            if finished is not None:
                finished.connect(partial(self._left, key))

    def said_begin(self) -> None:
        """Nothing is said of the form yet."""
        self.remarks.begin()

    # --- fields -------------------------------------------------------------------------------

    def _changed(self, key: str, value: Any) -> None:
        if self._filling:
            return
        if key == "override":
            self.show_all()
            return
        if key == "number":
            self._number_typed = bool(value)
        if key not in {"signed_on", "deliver_on", "ends_on", "amount"}:
            self.touched.add(key)
        self.sheet.set(**{key: value})
        self._ask()
        self.show_all()

    def _left(self, key: str) -> None:
        field = self.form.fields()[key]
        typed = getattr(field, "text", str)()
        if typed.strip() or key in self.touched:
            self.touched.add("customer_id" if key == "customer" else key)
        self.remarks.show()

    def fill_usual(self) -> None:
        """Ctrl+U: clauses that are missing, as the firm usually writes them."""
        common = self.habits.common if self.habits else {}
        form = self.form
        for key, line in (("invoice_terms", form.invoice), ("dispute_terms", form.dispute)):
            if not line.text().strip() and common.get(key):
                line.setText(common[key])
                line.setCursorPosition(0)
        if form.late.ppm() is None:
            form.late.set_ppm(500)

    def use_day(self, key: str, day: date) -> None:
        """A day that was suggested."""
        field = self.form.fields()[key]
        setter = getattr(field, "set_day", None)
        if setter is not None:
            setter(day)
            self._changed(key, day)
            field.setFocus()

    def take_suggestion(self) -> None:
        """Alt+Enter: what is suggested for the field at hand, else the first suggestion."""
        focus = self.focusWidget()
        fields = self.form.fields()
        here = [key for key, field in fields.items() if field is focus]
        for key in (*here, *fields):
            host = self.form.host_of(key)
            remark = host.remark_of(key) if host is not None else None
            if remark is not None and remark.run is not None:
                remark.run()
                return

    # --- showing ------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Rows, what follows from them, what is wrong."""
        sheet = self.sheet
        files = self.form.files.files()
        clip = self.tr("contract original") if files else ""
        self.side.show_sheet(sheet, after_saving(sheet.draft, sheet.facts), clip)
        self.form.set_terms(self.remarks.terms())
        self.remarks.show()
        self.headed.emit()

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: save, or go to the first thing that is wrong."""
        self.form.customer.close_list()
        focus = self.focusWidget()
        finish = getattr(focus, "editingFinished", None)
        if finish is not None:
            finish.emit()
        if self.remarks.go_first():
            return
        command = SaveContract(self.sheet.draft, self.form.override.text().strip(), self.draft_id)
        self.ops.run(command, self._saved, self._refused, owner=self)

    def _saved(self, done: Done) -> None:
        contract, number = int(done.outcome.result), self.sheet.draft.number
        files = self.form.files.files()
        if files:
            self.ops.with_dispatch(
                partial(_attach, f"contract:{contract}", files),
                partial(self._attached, contract, number),
            )
        else:
            self._attached(contract, number, None)

    def _attached(self, contract: int, number: str, _done: object) -> None:
        self.forget()
        self.saved.emit(contract, number)

    def _refused(self, error: ArappError) -> None:
        self.remarks.refused(error)

    def keep_draft(self) -> None:
        """Put it aside as it is."""
        draft = self.sheet.draft
        customer = self.form.customer.text().strip()
        title = " ".join(filter(None, (draft.number, customer, draft.subject)))
        command = SaveDraft("contract", title, contract_fields(draft), self.draft_id)
        self.ops.run(command, partial(self._kept, title), self._refused, owner=self)

    def _kept(self, title: str, _done: Done) -> None:
        self.forget()
        self.put_aside.emit(title)

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        order, focus = self.form.order(), self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if focus in order and order.index(focus) + 1 < len(order):
            order[order.index(focus) + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.side.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def escape(self) -> bool:
        """Close what is open in the form; False when nothing was."""
        nodes = self.side.nodes
        if nodes.is_open():
            nodes.close_form()
            self.side.grid.setFocus()
            return True
        for line in (self.side.equal, self.side.naming):
            if line.isVisible():
                line.hide()
                self.side.grid.setFocus()
                return True
        return False


def _attach(record: str, files: Sequence[Path], books: Any, tell: Any) -> int:
    for file in files:
        attach(books, record, file, progress=tell)
    return len(files)
