"""送货: what went out, by its note, and the invoice that stands for it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.dealing.deliveries import RemoveDelivery
from arapp.services.dealing.delivery_list import DeliveryRow, deliveries
from arapp.services.dispatch import Done, Topic
from arapp.ui import dialogs, exporting, formats, text
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.deliveries.form import DeliveryForm
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, row
from arapp.ui.widgets.segments import Segment, Segments

WAITING, ALL = "waiting", "all"


class DeliveriesPage(Page):
    """`open(id)` makes a row current; `open({"contract": id})` and `open({"customer": id})` begin a
    new one."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.INVOICES, Topic.CONTRACTS, Topic.CUSTOMERS, Topic.IMPORTS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._today = EARLIEST
        self._wanted: int | None = None
        self._new = False
        self._reading = False
        self._add_actions()
        self.model: RecordModel[DeliveryRow] = RecordModel(
            self._columns(), EARLIEST, sentence=self._spoken
        )
        self.table = Table("deliveries", self.model, total=True)
        self.form = DeliveryForm(ops, self.acts)
        self.segments = Segments([Segment(WAITING, self.tr("To be invoiced")),
                                  Segment(ALL, self.tr("All"))])  # fmt: skip
        self._lay_out()
        self._wire()
        self.choose(WAITING)
        self.setFocusProxy(self.table.view)

    def _add_actions(self) -> None:
        self.acts.add(
            Action("new", self.tr("New delivery"), self.new, "Ctrl+N", "plus",
                   place=Place.PRIMARY),
            Action("invoice", self.tr("Invoice for it"), self.go_invoice, "Ctrl+Return", "receipt",
                   place=Place.TITLE, hint=self.tr("A new invoice of this customer")),
            Action("drop", self.tr("Take back"), self.drop, "Ctrl+Delete", "undo-2",
                   place=Place.TITLE, hint=self.tr("Entered in error: it never went out")),
            Action("save", self.tr("Save"), self.save, "Ctrl+S"),
            Action("discard", self.tr("Discard"), self.discard),
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE),
        )  # fmt: skip

    def _columns(self) -> list[Column[DeliveryRow]]:
        def money(minor: int, one: DeliveryRow) -> Money | None:
            return Money(minor, one.currency) if minor else None

        return [
            Column("day", self.tr("Day"), lambda r: r.day, Kind.DAY, width=92),
            Column("number", self.tr("Note no."), lambda r: r.number, width=120, middle=True),
            Column("customer", self.tr("Customer"), lambda r: r.customer, width=120,
                   initials=lambda r: r.initials),
            Column("contract", self.tr("Contract"), lambda r: r.contract, tone="text2", width=116,
                   middle=True),
            Column("note", self.tr("What it was"), lambda r: r.note, tone="text2", width=100,
                   stretch=True, tip=lambda r: r.note),
            Column("amount", self.tr("With tax"), lambda r: money(r.amount, r), Kind.MONEY,
                   width=108, total=True),
            Column("waiting", self.tr("To be invoiced"), lambda r: money(r.waiting, r), Kind.MONEY,
                   width=108, total=True),
            Column("invoice", self.tr("Invoice"), self._billed, Kind.CHIP, width=108,
                   tip=lambda r: r.invoice),
        ]  # fmt: skip

    def _billed(self, one: DeliveryRow) -> Chip:
        if one.invoice_id is None:
            return Chip(self.tr("none yet"), "accent")
        if one.waiting:
            return Chip(self.tr("taken back"), "age1")
        return Chip(f"…{one.invoice[-8:]}" if len(one.invoice) > 9 else one.invoice, "ok")

    def _spoken(self, one: DeliveryRow) -> str:
        form = self.tr("Delivery {number} of {day}, {customer}, {amount}, to be invoiced {waiting}")
        return form.format(
            number=one.number, day=formats.day(one.day, self._today), customer=one.customer,
            amount=formats.amount(one.amount, one.currency),
            waiting=formats.amount(one.waiting, one.currency),
        )  # fmt: skip

    def _lay_out(self) -> None:
        tools = frame("surface", "bottom")
        tools.setFixedHeight(44)
        line = row(tools, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0))
        line.addWidget(self.segments)
        line.addStretch()
        across = row(gap=0)
        across.addWidget(self.table, 1)
        across.addWidget(self.form)
        self.body.addWidget(tools)
        self.body.addLayout(across, 1)

    def _wire(self) -> None:
        view = self.table.view
        self.segments.chosen.connect(self.choose)
        view.current_changed.connect(self._moved)
        view.selected.connect(lambda _rows: self._tell())
        view.opened.connect(self._edit)
        view.row_menu = self._row_menu
        self.model.arranged.connect(self._tell)
        self.form.edited.connect(self._enable)

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("invoice", "drop"))
        self.add_history(menu)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read all of them again."""
        self.table.view.set_loading(True)
        self.ops.ask(_read, self._came, latest="deliveries", owner=self)

    def _came(self, found: tuple[date, Sequence[DeliveryRow]]) -> None:
        self._today, rows = found
        self.model.today = self._today
        self.form.set_today(self._today)
        self._reading = True
        self.model.set_rows(rows)
        self._reading = False
        waiting = sum(bool(one.waiting) for one in rows)
        self.segments.set_segments([Segment(WAITING, self.tr("To be invoiced"), waiting),
                                    Segment(ALL, self.tr("All"), len(rows))])  # fmt: skip
        self._say_empty()
        if self._wanted is not None:
            self._find(self._wanted)
        elif not self._new:
            self._moved(self.table.view.current_row())
        self._tell()

    def open(self, what: Any) -> None:
        """See the class."""
        if isinstance(what, int):
            self._wanted = what
            self._find(what)
        elif isinstance(what, dict) and self.may_leave():
            self._begin(what.get("customer"), what.get("contract"))

    def _find(self, row_id: int) -> None:
        if self.model.place_of(row_id) is None:
            self.choose(ALL)
        if self.table.view.go_to(row_id):
            self._wanted, self._new = None, False

    def choose(self, key: str) -> None:
        """What waits for an invoice, or all."""
        self.segments.choose(key)
        self.model.set_keep((lambda one: bool(one.waiting)) if key == WAITING else None)
        self._say_empty()

    def keep(self) -> Any:
        """Segment, row, scroll, filter."""
        return self.segments.current(), self.table.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self.choose(segment)
        self.table.view.restore_state(state)

    def record(self) -> str | None:
        """The row the user is at."""
        one = self.table.view.current_row()
        return None if one is None else f"delivery:{one.id}"

    def panes(self) -> list[QWidget]:
        """List, form, segments."""
        return [self.table.view, self.form.number, self.segments]

    # --- the form -----------------------------------------------------------------------------

    def _moved(self, one: DeliveryRow | None) -> None:
        """The row's form, unless something is typed and not saved."""
        if self._reading or self.form.is_changed():
            return
        self._new = False
        self.form.show_row(one)
        self._enable()

    def _edit(self, one: DeliveryRow) -> None:
        """Enter: to the row's form."""
        self._moved(one)
        self.form.focus_first()

    def new(self) -> None:
        """Ctrl+N; of the customer and contract of the row."""
        if self.may_leave():
            self._begin(None, None)

    def _begin(self, customer: int | None, contract: int | None) -> None:
        self._new = True
        self.form.begin(customer, contract)
        self._enable()

    def save(self) -> None:
        """Ctrl+S."""
        command = self.form.command() if self.form.is_changed() else None
        if command is not None:
            done = partial(self._saved, self.form.row is None)
            self.ops.run(command, done, self._refused, owner=self)

    def _saved(self, new: bool, done: Done) -> None:
        self.told.emit(text.label(done.label))
        self.form.show_row(None)
        if new:  # the next one can be typed at once
            self._begin(None, None)
        else:
            self._wanted = done.outcome.result
            self.table.view.setFocus()
        self.reload()

    def _refused(self, error: ArappError) -> None:
        self.form.complain(str(error.fields.get("field", "")), text.sentence(error))

    def discard(self) -> None:
        """What is typed goes."""
        self._new = False
        self.form.show_row(self.table.view.current_row())
        self.table.view.setFocus()
        self._enable()

    def may_leave(self) -> bool:
        """What is typed and not saved is asked about once."""
        if not self.form.is_changed():
            return True
        answer = dialogs.save_or_leave(self, self.form.heading.text())
        if answer == "discard":
            self.discard()
        elif answer == "save":
            self.save()
            return not self.form.is_changed()
        return answer != "stay"

    def escape(self) -> bool:
        """Typed text first, then back to the invoices."""
        if self.form.is_changed() or self._new:
            self.discard()
        else:
            self.navigate.emit("invoices", None)
        return True

    # --- doing --------------------------------------------------------------------------------

    def drop(self) -> None:
        """The rows selected never went out."""
        chosen = self.table.view.selected_rows()
        rows = tuple(one.id for one in chosen)
        if rows:
            self.form.show_row(None)
            self.ops.run(RemoveDelivery(rows), self._dropped, self._refused, owner=self)

    def _dropped(self, done: Done) -> None:
        self.told.emit(text.label(done.label))

    def go_invoice(self) -> None:
        """A new invoice for what went out."""
        one = self.table.view.current_row()
        if one is None:
            return
        link = {"contract": one.contract_id} if one.contract_id else {"customer": one.customer_id}
        self.navigate.emit("invoice", link)

    def export(self) -> None:
        """Ctrl+E."""
        exporting.to_excel(self, "deliveries", self.tr("Deliveries"))

    # --- what is said -------------------------------------------------------------------------

    def _say_empty(self) -> None:
        view = self.table.view
        if not self.model.all_rows():
            told = self.tr("No delivery yet. Enter a note, or bring the sheet of them.")
            bring = partial(self.navigate.emit, "import", None)
            view.set_empty(told, self.tr("Import"), bring)
        elif self.model.filters() or self.segments.current() == ALL:
            view.set_empty(self.tr("Nothing like this."), self.tr("Show all"), self._show_all)
        else:
            view.set_empty(self.tr("All that went out is invoiced."), done=True)

    def _show_all(self) -> None:
        self.model.clear_filters()
        self.choose(ALL)

    def _enable(self) -> None:
        one, changed = self.table.view.current_row(), self.form.is_changed()
        self.acts.enable("save", changed)
        self.acts.enable("discard", changed or self._new)
        self.acts.enable("drop", one is not None and not changed)
        self.acts.enable("invoice", one is not None and not changed)
        self.acts.enable("export", bool(self.model.all_rows()))

    def _tell(self) -> None:
        total, shown = self.table.total, len(self.model.rows())
        if total is not None:
            total.set_title(self.tr("%n delivery note(s)", "", shown) if shown else "")
            total.set_sums(self.model.totals(), "amount")
        hint = self.tr("Enter edits, Ctrl+N new, Ctrl+Enter invoices it, Ctrl+F filters")
        bare = not self.model.all_rows()
        self.set_status(selection_text(self.table.view), "" if bare else hint)
        self._enable()


def _read(tx: Tx) -> tuple[date, Sequence[DeliveryRow]]:
    return tx.today, deliveries(tx)
