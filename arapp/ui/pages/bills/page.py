"""承兑汇票: what is in hand, what falls due, where the others went."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done, Topic
from arapp.services.ledger.bill_rows import BillLine
from arapp.ui import dialogs, exporting, text
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.bills import reading, words
from arapp.ui.pages.bills.columns import columns
from arapp.ui.pages.bills.facts import FactsPane
from arapp.ui.pages.bills.reading import SEGMENTS, Choices, Shown
from arapp.ui.pages.bills.steps import Step, UnknownName, steps
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.entry_pane import EntryPane
from arapp.ui.widgets.labels import frame, row
from arapp.ui.widgets.segments import Segment, Segments


class BillsPage(Page):
    """`open(id)` goes to a bill wherever it is."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECEIPTS, Topic.PAYABLES, Topic.CUSTOMERS, Topic.ALLOCATIONS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._shown: Shown | None = None
        self._known = Choices()
        self._wanted: int | None = None
        self._step: Step | None = None
        self._steps = {step.key: step for step in steps()}
        self._add_actions()
        self.segments = Segments([Segment(key, "", 0) for key in SEGMENTS])
        self.segments.chosen.connect(lambda _key: self._fill())
        self.model: RecordModel[BillLine] = RecordModel(columns(), EARLIEST)
        self.table = Table("bills", self.model, total=True)
        self.table.view.current_changed.connect(self._show)
        self.table.view.selected.connect(lambda _rows: self._tell())
        self.table.view.opened.connect(lambda _line: self._begin_first())
        self.table.view.row_menu = self._row_menu
        self.facts = FactsPane(self.acts, list(self._steps))
        self.forms = {key: self._form(step) for key, step in self._steps.items()}
        self._lay_out()
        self._enable()

    def _add_actions(self) -> None:
        self.acts.add(
            Action("record", self.tr("Record a bill"), self.record_bill, "Ctrl+N", "plus",
                   place=Place.TITLE),
            *(Action(step.key, step.verb, partial(self.begin, step.key), step.shortcut, step.icon)
              for step in self._steps.values()),
            Action("receipt", self.tr("Its receipt"), self.open_receipt, "Ctrl+I", "hand-coins"),
            Action("save", self.tr("Record it"), self.save, "Ctrl+S", "check"),
            Action("discard", self.tr("Cancel"), self.close_form),
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E",
                   "file-spreadsheet", Menu.FILE),
        )  # fmt: skip

    def _form(self, step: Step) -> EntryPane:
        wrong = (
            self.tr("Not an amount; write it like 1,234.50 or 12万"),
            self.tr("Write a day: 20, 11.20, yesterday"),
        )
        return EntryPane(step.entries, self.acts, wrong)

    def _lay_out(self) -> None:
        tools = frame("surface", "bottom")
        tools.setFixedHeight(44)
        line = row(tools, margins=(24, 0, 20, 0))
        line.addWidget(self.segments)
        line.addStretch()
        self.side = QStackedWidget()
        for pane in (self.facts, *self.forms.values()):
            self.side.addWidget(pane)
        self.side.setFixedWidth(self.facts.width())
        self.side.hide()
        across = row(gap=0)
        across.addWidget(self.table, 1)
        across.addWidget(self.side)
        self.body.addWidget(tools)
        self.body.addLayout(across, 1)
        self.setFocusProxy(self.table.view)

    # --- what is shown ------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; old rows stay meanwhile."""
        self.table.view.set_loading(True)
        self.ops.ask(reading.read, self._came, latest=("bills", "read"))

    def _came(self, shown: Shown) -> None:
        self._shown = shown
        self.model.today = shown.today
        for form in self.forms.values():
            form.set_today(shown.today)
        titles = {key: words.state(key) for key in SEGMENTS[1:]} | {"maturing": self.tr("Due soon")}
        self.segments.set_segments(
            [Segment(key, titles[key], len(shown.of(key))) for key in SEGMENTS]
        )
        if self._wanted is None and not shown.of(self.segments.current()):
            self.segments.choose(next((key for key in SEGMENTS if shown.of(key)), "maturing"))
        self._find()
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        rows = self._shown.of(self.segments.current())
        nothing = self.tr("No bill here") if self._shown.bills else self.tr("No bills yet.")
        self.table.view.set_empty(nothing, self.tr("Record a bill"), self.record_bill)
        self.model.set_rows(rows)
        self.table.view.set_loading(False)
        if self.table.view.current_row() is None:
            self.table.view.go_first()
        self._show(self.table.view.current_row())

    def open(self, what: Any) -> None:
        """Go to a bill by id."""
        if isinstance(what, int):
            self._wanted = what
            self._find()

    def _find(self) -> None:
        wanted, shown = self._wanted, self._shown
        if wanted is None or shown is None:
            return
        self._wanted = None
        line = next((one for one in shown.bills if one.id == wanted), None)
        if line is not None:
            self.segments.choose(line.state)
            self._fill()
            self.table.view.go_to(wanted)

    def _show(self, line: BillLine | None) -> None:
        self.close_form()
        self.side.setVisible(line is not None)
        if line is not None:
            self.ops.ask(
                partial(_with, line=line), self._came_choices, latest=("bills", "one"), owner=self
            )
        self._tell()

    def _came_choices(self, found: tuple[BillLine, Choices]) -> None:
        line, self._known = found
        if self._shown is not None and line == self.table.view.current_row():
            self.facts.show_bill(line, self._known.events, self._shown.today)
            names = {
                "account": self._known.accounts,
                "payable": self._known.payables,
                "line": self._known.lines,
            }
            for step in self._steps.values():
                for entry in step.entries:
                    if entry.key in names:
                        self.forms[step.key].propose(entry.key, list(names[entry.key]))

    def record(self) -> str | None:
        """The bill the user is at."""
        line = self.table.view.current_row()
        return None if line is None else f"bill:{line.id}"

    def panes(self) -> list[QWidget]:
        """List, form."""
        return [self.table.view, self.side.currentWidget() or self.facts]

    def keep(self) -> Any:
        """Segment, row, scroll."""
        return self.segments.current(), self.table.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self.segments.choose(segment)
        self._fill()
        self.table.view.restore_state(state)

    # --- doing --------------------------------------------------------------------------------

    def begin(self, key: str) -> None:
        """The form of a step."""
        line = self.table.view.current_row()
        if line is None or self._shown is None or line.state not in self._steps[key].states:
            return
        self._step = self._steps[key]
        form = self.forms[key]
        values = {"day": self._shown.today, "money": None}
        form.show_record(f"{self._step.verb}  {line.number}", values)
        self.side.setCurrentWidget(form)
        form.begin()
        self._enable()

    def _begin_first(self) -> None:
        line = self.table.view.current_row()
        fits = (key for key, one in self._steps.items() if line and line.state in one.states)
        first = next(fits, None)
        if first is not None:
            self.begin(first)

    def save(self) -> None:
        """Record the step."""
        line, step = self.table.view.current_row(), self._step
        if line is None or step is None:
            return
        form = self.forms[step.key]
        if not form.check_all():
            return
        try:
            command = step.make(line, form.values(), self._known)
        except UnknownName as unknown:
            form.complain(unknown.field, self.tr("Choose one that is proposed, or leave it empty"))
            return
        early = words.early(line, form.values()["day"]) if step.key == "collect" else ""
        self.ops.run(command, partial(self._saved, early), self._refused, owner=self)

    def _saved(self, early: str, done: Done) -> None:
        self.told.emit("  ".join(filter(None, (text.label(done.label), early))))
        self.close_form()
        self.table.view.setFocus()

    def _refused(self, error: ArappError) -> None:
        if self._step is not None:
            told = text.sentence(error)
            self.forms[self._step.key].complain(str(error.fields.get("field", "")), told)

    def close_form(self) -> None:
        """Back to what the bill says."""
        self._step = None
        self.side.setCurrentWidget(self.facts)
        self._enable()

    def escape(self) -> bool:
        """The form first, then back."""
        if self._step is None:
            return False
        self.close_form()
        self.table.view.setFocus()
        return True

    def may_leave(self) -> bool:
        """A step begun is asked about once."""
        if self._step is None or not self.forms[self._step.key].is_changed():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Leave the step?"))
        if answer == "save":
            self.save()
            return self._step is None
        return answer == "discard"

    def record_bill(self) -> None:
        """Ctrl+N: the form of receipts, for a bill."""
        self.navigate.emit("receipt", {"method": "bill"})

    def open_receipt(self) -> None:
        """Ctrl+I: what it paid."""
        line = self.table.view.current_row()
        if line is not None:
            self.navigate.emit("matching", line.receipt_id)

    def export(self) -> None:
        """Ctrl+E."""
        exporting.to_excel(self, "bills", self.tr("Bills of exchange"))

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, (*self._steps, "receipt"))
        self.add_history(menu)

    def _enable(self) -> None:
        line = self.table.view.current_row() if hasattr(self, "table") else None
        for key, step in self._steps.items():
            self.acts.enable(key, line is not None and line.state in step.states)
        self.acts.enable("receipt", line is not None)
        for key in ("save", "discard"):
            self.acts.enable(key, self._step is not None)
        self.acts.enable("export", bool(self._shown and self._shown.bills))

    def _tell(self) -> None:
        hint = self.tr("Enter for the next step, Ctrl+I to its receipt, Ctrl+F filters")
        rows = self.model.all_rows()
        self.set_status(selection_text(self.table.view), hint if rows else "")
        self._enable()


def _with(tx: Any, line: BillLine) -> tuple[BillLine, Choices]:
    return line, reading.choices(tx, line)
