"""月度对账: the month per customer, the page as printed, issued by one key, answered one by one."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.services.dispatch import Topic
from arapp.services.papers.desk import MonthDesk, read_month
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats, paper_folder
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page
from arapp.ui.pages.statements import keys, printing, words
from arapp.ui.pages.statements.course_steps import CourseSteps
from arapp.ui.pages.statements.doing import Doing
from arapp.ui.pages.statements.issuing import (
    CHASE,
    NOTHING,
    SEND,
    Documents,
    Issuing,
    Next,
    next_step,
)
from arapp.ui.pages.statements.pane import PaperPane
from arapp.ui.pages.statements.slip_desk import SlipDesk
from arapp.ui.pages.statements.slip_pane import SlipPane
from arapp.ui.pages.statements.slip_steps import SlipSteps
from arapp.ui.pages.statements.stage import Stage
from arapp.ui.pages.statements.table import MonthTable
from arapp.ui.pages.statements.tools import ToolRow
from arapp.ui.pages.statements.viewer import Viewer, file_title


class StatementsPage(Page):
    """`open(id of a customer)` makes the customer's row current in the month shown,
    `open({"letter": id})` begins a letter to it besides."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.STATEMENTS, Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CUSTOMERS,
         Topic.CONTRACTS, Topic.IMPORTS, Topic.COMPANY, Topic.LETTERS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._desk: MonthDesk | None = None
        self._month: date | None = None
        self._wanted: int | None = None
        self._letter_wanted = False
        self.course = CourseSteps(self)
        self.acts.add(*keys.actions(self, self.course))
        self.tools = ToolRow()
        self.list = MonthTable()
        self.pane = PaperPane(self.acts)
        self.viewer = Viewer(ops, self.pane)
        self.printer = printing.Printer(ops, self)
        self.issuing = Issuing(ops, self)
        self.side = QStackedWidget()
        self.slips = SlipDesk(ops, SlipPane())
        for part in (self.pane, self.slips.pane):
            self.side.addWidget(part)
        self.doing = Doing(ops, self.pane, self.list.name)
        self.slip_steps = SlipSteps(self, self.slips)
        self.whole = Stage(self.list, self.side)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.whole, 1)
        self.setFocusProxy(self.list.view)
        self._wire()
        self._enable()

    def _wire(self) -> None:
        self.tools.month_chosen.connect(self.show_month)
        self.tools.kind_chosen.connect(lambda _kind: self._show())
        self.list.moved.connect(self._moved)
        self.list.view.selected.connect(lambda _rows: self._tell_selected())
        self.list.view.opened.connect(lambda _row: self.open_paper())
        self.list.model.ticked_changed.connect(self._enable)
        self.list.model.arranged.connect(self._enable)
        self.list.view.row_menu = self._row_menu
        self.viewer.changed.connect(self._enable)
        self.viewer.refused.connect(lambda told: self.noticed.emit(Notice(told, "age1")))
        self.printer.began.connect(self._printing)
        self.printer.ended.connect(self._tell_selected)
        self.printer.told.connect(lambda told: self.set_status(hint=told))
        self.printer.noticed.connect(self.noticed)
        self.issuing.told.connect(self.told)
        self.issuing.noticed.connect(self.noticed)
        self.issuing.working.connect(lambda _on: self._enable())
        self.issuing.statements_made.connect(lambda _made: self.list.model.set_ticked(()))
        self.issuing.letters_made.connect(self._letters_made)
        self.doing.told.connect(self._marked)
        self.doing.hinted.connect(lambda told: self.set_status(hint=told))
        self.doing.noticed.connect(self.noticed)
        self.doing.done.connect(self.list.view.setFocus)
        self.whole.enlarged.closed.connect(self._back_to_list)
        self.pane.preview.zoom_asked.connect(self.enlarge)
        self.pane.preview.open_asked.connect(self.open_paper)
        self.pane.preview.print_asked.connect(self.print_one)

    def _row_menu(self, menu: QMenu, _row: MonthRow) -> None:
        self.acts.fill(
            menu,
            (
                "open",
                "sent",
                "confirmed",
                "differs",
                "resolve",
                "copy_chase",
                "leave_out",
                "letter",
                "card",
            ),
        )
        self.add_history(menu)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the month again; old rows stay meanwhile."""
        self.list.view.set_loading(True)
        month = self._month
        self.ops.ask(lambda tx: read_month(tx, month), self._came, latest="statements", owner=self)

    def _came(self, desk: MonthDesk) -> None:
        if self._desk is None:
            self.tools.choose_kind(desk.rules.kind)
        self._desk = desk
        self._month = desk.month.first
        self.viewer.set_desk(desk)
        self.tools.set_desk(desk)
        self.set_subtitle(words.subtitle(desk) if desk.since else "")
        bare = desk.since is None
        self.tools.setVisible(not bare)
        if bare:
            sentence = self.tr("Nothing is booked yet, so there is nothing to state.")
            bring = partial(self.navigate.emit, "import", None)
            self.whole.show_bare(sentence, self.tr("Import"), bring)
        elif not self.whole.is_enlarged():
            self.whole.show_list()
        self.list.set_desk(desk)
        self._find_wanted()
        self._show()
        self._enable()

    def open(self, what: Any) -> None:
        """A customer's id: make that row current; {"letter": id}: and draft a letter."""
        self._letter_wanted = isinstance(what, dict) and "letter" in what
        customer = what["letter"] if self._letter_wanted else what
        if isinstance(customer, int):
            self._wanted = customer
            if self._desk is not None:
                self._find_wanted()

    def _find_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self.list.go_to_customer(wanted):
            self.set_status(hint=self.tr("This customer has nothing in this month."))
        elif wanted is not None and self._letter_wanted:
            self._letter_wanted = False
            self.letter()

    def keep(self) -> Any:
        """Month, kind, segment, row, scroll, filter."""
        segment = self.list.segments.current()
        return self._month, self.tools.kind(), segment, self.list.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        month, kind, segment, state = kept
        self.tools.choose_kind(kind)
        if month != self._month:
            self.show_month(month)
        self.list.choose(segment)
        self.list.view.restore_state(state)

    def record(self) -> str | None:
        """The statement of the row, before there is one the customer."""
        one = self.list.current()
        if one is None:
            return None
        issued = one.statement_id
        return f"customer:{one.customer_id}" if issued is None else f"statement:{issued}"

    def panes(self) -> list[QWidget]:
        """List and the page shown."""
        return [self.list.view, self.tools.months, self.list.segments]

    def escape(self) -> bool:
        """From the enlarged page to the list, from a letter to the statement, ticks away."""
        if self.whole.is_enlarged():
            self._back_to_list()
        elif self.doing.close() or self.viewer.leave_letter():
            pass
        elif self.slips.active:
            self.slips.stop()
        elif self.list.model.ticked:
            self.list.model.set_ticked(())
        else:
            return False
        return True

    # --- the month ----------------------------------------------------------------------------

    def show_month(self, first: date) -> None:
        """Another month."""
        self._month = first
        self.list.model.set_ticked(())
        self.reload()

    def go_month(self, step: int) -> None:
        """The month before or after."""
        found = self.tools.neighbour(step)
        if found is not None:
            self.show_month(found)

    # --- one customer -------------------------------------------------------------------------

    def _moved(self, one: MonthRow | None) -> None:
        if one is None or one.customer_id != self.viewer.letter:
            self.viewer.leave_letter()
        self.pane.close_form()
        self._show()
        self._enable()

    def _show(self) -> None:
        self.viewer.show(self.list.current(), self.tools.kind())

    def turn(self, step: int) -> None:
        """PgUp, PgDn."""
        if self.whole.is_enlarged():
            self.whole.enlarged.turn(step)
        else:
            self.pane.turn(step)

    def enlarge(self) -> None:
        """The page as wide as the window."""
        paper = self.pane.paper
        if paper is not None and paper.data:
            self.whole.enlarge(paper.data, self.pane.preview.sheet.page())

    def _back_to_list(self) -> None:
        self.whole.show_list()
        self.list.view.setFocus()

    def open_paper(self) -> None:
        """In the program the system has for PDF: the file as issued, or a copy of the draft."""
        files = self.viewer.files()
        for file in files:
            if not paper_folder.open_file(file):
                self.noticed.emit(paper_folder.not_opened_notice(file))
        if not files:
            self.printer.papers(self.viewer.documents(), self.viewer.title(), view=True)

    def print_one(self) -> None:
        """The paper in the pane."""
        self.printer.papers(self.viewer.documents(), self.viewer.title())

    def print_all(self) -> None:
        """The ticked ones, or all that the filter leaves, in one PDF."""
        rows, desk = self.list.picked() or self.list.shown(), self._desk
        if desk is not None and rows:
            kind = self.tools.kind()
            self.printer.rows(desk, rows, kind, file_title(kind, desk.month.last))

    def _printing(self, count: int) -> None:
        form = self.tr("Making one PDF of {copies}")
        self.set_status(hint=form.format(copies=formats.count(count, "copies")))

    # --- doing --------------------------------------------------------------------------------

    def next_step(self) -> Next:
        """What the filled button would do."""
        if self._desk is None:
            return Next(NOTHING)
        return next_step(self._desk.month.rows, self.list.model.ticked, self.list.shown())

    def proceed(self) -> None:
        """Ctrl+Enter: issue, reissue, or log as sent."""
        step = self.next_step()
        if step.step == SEND and self._desk is not None:
            self.doing.mark(step.rows, "sent", self._desk)
        elif step.step == CHASE:
            self.doing.chase(step.rows)
        elif step.step != NOTHING and self._desk is not None:
            self.issuing.statements(self._desk, step, self.tools.kind())

    def choose_folder(self) -> None:
        """Where papers go from now on."""
        if self.issuing.choose_folder():
            form = self.tr("Papers go to {folder}")
            self.set_status(hint=form.format(folder=str(paper_folder.folder())))

    def mark(self, state: str) -> None:
        """What became of this statement, and of the other ticked ones when it is ticked; while a
        slip is shown, what it says."""
        if self.slips.active:
            self.slips.act(state)
        elif self._desk is not None:
            rows = [one for one in self._answered() if words.can_mark(one, state)]
            self.doing.mark(rows, state, self._desk)

    def _marked(self, told: str) -> None:
        self.list.model.set_ticked(())
        self.told.emit(told)

    def take_files(self, files: list[Path]) -> bool:
        """Scans let fall on the window; False when none of them is one."""
        return self.slip_steps.take(files)

    def chosen(self) -> list[MonthRow]:
        """The ticked rows, else the one under the cursor."""
        one = self.list.current()
        return self.list.picked() or ([one] if one is not None else [])

    def _answered(self) -> list[MonthRow]:
        """The row whose paper is seen; ticks elsewhere must not be meant by a button under it."""
        one, ticked = self.list.current(), self.list.picked()
        return ticked if one in ticked else [one] if one is not None else []

    def open_card(self) -> None:
        """Ctrl+I: the card of the customer of this row."""
        one = self.list.current()
        if one is not None:
            self.navigate.emit("customer", one.customer_id)

    def reconcile(self) -> None:
        """Ctrl+Shift+B: the list of the customer of this row against ours."""
        one = self.list.current()
        self.navigate.emit("reconcile", {"customer": one.customer_id} if one else None)

    def letter_texts(self) -> None:
        """The firm's own words for its letters, on a page of their own."""
        self.navigate.emit("letter_texts", None)

    # --- letters ------------------------------------------------------------------------------

    def letter(self) -> None:
        """Ctrl+Shift+L: first the draft in the pane, then the letter; several are asked about."""
        chosen = self.chosen()
        customers = tuple(dict.fromkeys(one.customer_id for one in chosen))
        if len(customers) > 1:
            self.issuing.letters(customers)
        elif self.viewer.letter in customers:
            self.issuing.letters(customers, ask=False)
        elif customers:
            self.noticed.emit(None)
            self.list.go_to_customer(customers[0])
            self.viewer.begin_letter(chosen[0])

    def _letters_made(self, made: Documents) -> None:
        """A letter just issued stays in the pane until the next row."""
        if not self.viewer.letters_made(made):
            self.list.model.set_ticked(())

    # --- what can be done ---------------------------------------------------------------------

    def _enable(self) -> None:
        step, chosen, answered = self.next_step(), self.chosen(), self._answered()
        calm = not self.issuing.busy
        self.acts.rename("issue", step.text)
        self.acts.enable("issue", calm and step.step != NOTHING)
        for state in ("sent", "confirmed", "differs"):
            can = any(words.can_mark(one, state) for one in answered)
            self.acts.enable(state, calm and (can or (self.slips.active and state != "sent")))
        self.course.enable(calm=calm)
        self.acts.enable("letter", calm and bool(chosen) and not self.viewer.issued)
        self.acts.rename("letter", words.letter_verb(begun=self.viewer.letter is not None))
        self.acts.enable("print", bool(self.list.shown()))
        for key in ("open", "enlarge"):
            self.acts.enable(key, self.list.current() is not None)
        self._tell_selected()

    def refresh_actions(self) -> None:
        """What can be done now."""
        self._enable()

    def desk(self) -> MonthDesk | None:
        """What was read last."""
        return self._desk

    def _tell_selected(self) -> None:
        hint = self.tr("Stamped scans let fall on the window are filed by their bar code")
        self.set_status(self.list.selection_text(), hint if self._desk and self._desk.since else "")
