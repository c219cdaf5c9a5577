"""Changes of the plan in the form of a new contract."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from arapp.models.values.errors import ArappError, DomainError
from arapp.services.dispatch import Done
from arapp.services.ledger.plan_templates import SavePlanTemplate, Template, templates
from arapp.ui import text
from arapp.ui.pages.contract.cells import Unreadable
from arapp.ui.pages.contract.knowing import Knowing


class Planning(Knowing):
    """Signals:
    told(str): a sentence for the undo bar.
    moved(): another cell or field is current.
    """

    told = Signal(str)
    moved = Signal()

    # --- the plan -----------------------------------------------------------------------------

    def _template_chosen(self, name: str) -> None:
        found = next((one for one in self.templates if one.name == name), None)
        if found is not None:
            self.sheet.use(found)
            self._plan_changed()

    def _plan_changed(self, said: str = "") -> None:
        self.touched.add("rows")
        self._ask()
        self.show_all()
        if said:
            self.side.say(said)
        self.moved.emit()

    def _cell_edited(self, place: int, key: str, typed: Any) -> None:
        try:
            self.sheet.edit(place, key, typed)
        except Unreadable as wrong:
            self.side.say(str(wrong))
            return
        self._plan_changed()

    def _insert(self, after: int) -> None:
        try:
            place = self.sheet.insert(after)
        except Unreadable as wrong:
            self.side.say(str(wrong))
            return
        self._plan_changed()
        self.side.go_row(place, "label")

    def _delete(self, place: int) -> None:
        self.sheet.delete(place)
        self._plan_changed()

    def absorb(self) -> None:
        """Alt+=: the difference goes into the current row, else the last."""
        place = self.side.grid.place()
        self.sheet.absorb(place if place >= 0 else len(self.sheet.rows) - 1)
        self._plan_changed()

    def by_amount(self) -> None:
        """Amounts for themselves, or shares again."""
        self.sheet.by_amount()
        self._plan_changed()

    def _equal(self, count: int, first: date, months: int) -> None:
        try:
            self.sheet.equal(count, first, months)
        except DomainError as wrong:
            self.side.say(text.sentence(wrong))
            return
        self._plan_changed()
        self.side.grid.setFocus()

    def _confirm(self, place: int, day: date) -> None:
        self.sheet.confirm(place, day)
        self._plan_changed()

    def _keep_template(self, name: str) -> None:
        rows = self.sheet.template_rows()
        self.ops.run(SavePlanTemplate(name, rows), partial(self._template_kept, name),
                     self._template_refused, owner=self)  # fmt: skip

    def _template_kept(self, name: str, _done: Done) -> None:
        self.told.emit(self.tr("Template kept: {name}").format(name=name))
        self.ops.ask(lambda tx: tuple(templates(tx)), partial(self._templates_came, name))

    def _templates_came(self, name: str, found: tuple[Template, ...]) -> None:
        self.templates = found
        self.side.set_templates(found, name)

    def _template_refused(self, error: ArappError) -> None:
        self.side.say(text.sentence(error))

    # --- products -----------------------------------------------------------------------------

    def _goods_changed(self) -> None:
        self.touched.add("lines")
        self.sheet.set(lines=self.side.goods.lines())
        self.show_all()
        self.moved.emit()

    def begin_goods(self) -> None:
        """Alt+P: to the products."""
        self.side.goods.begin()

    # --- keys of the page ---------------------------------------------------------------------

    def ask_equal(self) -> None:
        """How many equal periods."""
        self.side.naming.hide()
        self.side.equal.begin()

    def ask_name(self) -> None:
        """Under which name the plan is kept as a template."""
        if self.sheet.rows:
            self.side.equal.hide()
            self.side.naming.begin()

    def insert_row(self) -> None:
        """A row behind the current one."""
        self._insert(self.side.grid.place())

    def delete_row(self) -> None:
        """The current row goes."""
        if self.side.grid.place() >= 0:
            self._delete(self.side.grid.place())

    def confirm_node(self) -> None:
        """Ctrl+Enter: begin the confirmation of the row's milestone, or end the one begun."""
        nodes = self.side.nodes
        if nodes.form is not None:
            nodes.form.confirm()
            return
        place = self.side.grid.place() if self.side.grid.hasFocus() else -1
        if not (place >= 0 and nodes.begin(place)):
            nodes.begin()

    def place_text(self) -> str:
        """The row the user is at, for the status line."""
        if self.side.goods.grid.hasFocus():
            return ""
        place = self.side.grid.place()
        if not 0 <= place < len(self.sheet.rows):
            return ""
        form = self.tr("Row {no}, {amount}")
        amount = self.sheet.rows[place].amount or 0
        return form.format(no=place + 1, amount=self.money_text(amount))
