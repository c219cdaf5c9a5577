"""What becomes of statements, from the page: forms in the pane, the chase, lists, mail drafts."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.dispatch import Topic
from arapp.services.papers import sending
from arapp.services.papers.course import ChaseStatements
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats, language, paper_folder, text
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Notice
from arapp.ui.pages.statements import words
from arapp.ui.pages.statements.forms import (
    AnswerForm,
    ReasonForm,
    ResolveForm,
    RulesForm,
    SentForm,
    SideForm,
)
from arapp.ui.pages.statements.pane import PaperPane

Rows = Sequence[MonthRow]
Name = Callable[[MonthRow], str]


class Doing(QObject):
    """Signals:
    told(str): for the undo bar. hinted(str): for the status line. noticed(object): Notice.
    done(): a form is over.
    """

    told = Signal(str)
    hinted = Signal(str)
    noticed = Signal(object)
    done = Signal()

    def __init__(self, ops: Ops, pane: PaperPane, name: Name) -> None:
        super().__init__(pane)
        self._ops = ops
        self._pane = pane
        self._name = name

    @property
    def form(self) -> SideForm | None:
        """The form that is open."""
        return self._pane.form

    # --- forms --------------------------------------------------------------------------------

    def mark(self, rows: Rows, state: str, desk: MonthDesk) -> None:
        """Sent, confirmed or differs: a form with day and way; Enter saves as it stands."""
        if not rows:
            return
        who = self._who(rows)
        title = f"{words.say(words.SEGMENTS[state])} · {who}"
        if state == "sent":
            title = self.tr("Sent · {who}").format(who=who)
            form: SideForm = SentForm(rows, desk.today, title)
        else:
            form = answer = AnswerForm(rows, state, desk.today, title)
            answer.begin_with(desk.lines.get(rows[0].statement_id or 0, ()))
        self._open(form, words.marked(state, who))

    def resolve(self, one: MonthRow, desk: MonthDesk) -> None:
        """The open lines of a statement that differs."""
        lines = [
            line for line in desk.lines.get(one.statement_id or 0, ()) if line.resolved_on is None
        ]
        if lines:
            title = self.tr("Resolve · {who}").format(who=self._name(one))
            told = self.tr("Resolved: {who}").format(who=self._name(one))
            self._open(ResolveForm(lines, one.currency, title), told)

    def leave_out(self, rows: Rows) -> None:
        """Why they get no statement; empty: they do again."""
        if rows:
            customers = tuple(dict.fromkeys(one.customer_id for one in rows))
            title = self.tr("No statement · {who}").format(who=self._who(rows))
            told = self.tr("No statement: {who}").format(who=self._who(rows))
            self._open(ReasonForm(customers, rows[0].excluded, title), told)

    def choose_rules(self, desk: MonthDesk) -> None:
        """The firm's rules."""
        self._open(RulesForm(desk.rules, self.tr("How statements are made")), self.tr("Kept"))

    def _who(self, rows: Rows) -> str:
        return self._name(rows[0]) if len(rows) == 1 else formats.count(len(rows), "copies")

    def _open(self, form: SideForm, told: str) -> None:
        form.saved.connect(partial(self._save, form, told))
        form.dropped.connect(self.close)
        self._pane.open_form(form)

    def _save(self, form: SideForm, told: str, command: Any) -> None:
        if command is None:
            self.close()
            return
        self._ops.run(command, lambda _done: self._saved(told), form.refuse, owner=form)

    def _saved(self, told: str) -> None:
        self.close()
        self.told.emit(told)

    def close(self) -> bool:
        """The form away; False when there is none."""
        if self._pane.form is None:
            return False
        self._pane.close_form()
        self.done.emit()
        return True

    # --- lists and mails ----------------------------------------------------------------------

    def send_list(self, rows: Rows) -> None:
        """The list of whom to send what, and mail drafts."""
        self._write(rows, chase=False)

    def chase(self, rows: Rows) -> None:
        """The list, mail drafts, and an entry in the log of each."""
        self._write(rows, chase=True)

    def _write(self, rows: Rows, *, chase: bool) -> None:
        ids = tuple(one.statement_id for one in rows if one.statement_id is not None)
        if not ids:
            self.hinted.emit(self.tr("There is no issued statement among them."))
            return
        folder, told = paper_folder.folder(), language.current()

        def job(books: Any, tell: ProgressCall) -> list[Path]:
            found = books.ask(partial(sending.outgoing, ids=ids))
            tell(0, len(found), "")
            firm = books.ask(sending.firm_of)
            files = sending.write_out(found, folder, firm, told, chase=chase)
            if chase:
                books.run(ChaseStatements(ids, "email"))
            return files

        again = partial(self._write, rows, chase=chase)
        self._ops.with_dispatch(
            job, lambda files: self._written(files, chase), partial(self._failed, again)
        )

    def _written(self, files: list[Path], chase: bool) -> None:
        form = self.tr("List and {mails} in {folder}")
        said = form.format(
            mails=self.tr("%n mail draft(s)", "", len(files) - 1), folder=str(files[0].parent)
        )
        if chase:
            self._ops.changed.emit(frozenset({Topic.STATEMENTS, Topic.COLLECTION}))
            self.told.emit(said)
        else:
            self.hinted.emit(said)
        self.done.emit()

    def _failed(self, again: Callable[[], None], error: ArappError) -> None:
        if isinstance(error, EnvironmentTrouble):
            self.noticed.emit(Notice(text.sentence(error), "age3", self.tr("Try again"), again))
        else:
            self._ops.failed.emit(error)

    def copy_chase(self, one: MonthRow) -> None:
        """A text that asks for the slip, to the clipboard."""
        if one.statement_id is not None:
            ids = (one.statement_id,)
            self._ops.ask(
                lambda tx: (sending.outgoing(tx, ids)[0], sending.firm_of(tx)),
                self._copy,
                owner=self,
            )

    def _copy(self, found: tuple[sending.Outgoing, tuple[str, str]]) -> None:
        body = sending.mail_text(found[0], found[1][0], chase=True)[1]
        QGuiApplication.clipboard().setText(body)
        self.hinted.emit(self.tr("Copied the reminder to {who}").format(who=found[0].customer))
