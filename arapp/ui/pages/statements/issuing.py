"""What the filled button does next: issue, issue anew, or note as sent; the run behind it."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.dispatch import Topic
from arapp.services.papers import service
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.overview import MonthRow
from arapp.services.papers.statements import StatementRun
from arapp.ui import dialogs, formats, paper_folder, text
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Notice
from arapp.ui.pages.statements import words, words_more
from arapp.ui.pages.statements.table import row_id
from arapp.ui.pages.statements.words import translate

ISSUE, REISSUE, SEND, CHASE, NOTHING = "issue", "reissue", "send", "chase", ""
STATEMENTS = frozenset({Topic.STATEMENTS})
LETTERS = frozenset({Topic.LETTERS, Topic.COLLECTION})
Documents = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Next:
    """The step the run has come to and the rows it is about."""

    step: str
    rows: tuple[MonthRow, ...] = ()
    whole: bool = False
    """nothing is left to issue after it: the month's run is made"""

    @property
    def text(self) -> str:
        """What the filled button says."""
        copies = formats.count(len(self.rows), "copies")
        forms = {
            ISSUE: translate("statements", "Issue {copies}"),
            REISSUE: translate("statements", "Reissue {copies}"),
            SEND: translate("statements", "Log {n} as sent"),
        }
        if self.step == CHASE:
            return words_more.chase_text(len({one.customer_id for one in self.rows}))
        form = forms.get(self.step, translate("statements", "Issue"))
        return form.format(copies=copies, n=len(self.rows))


def next_step(
    rows: Sequence[MonthRow], ticked: Collection[Hashable], shown: Sequence[MonthRow]
) -> Next:
    """Of the ticked rows, or of those shown: drafts are issued, then stale ones anew, then sent,
    and those that stay silent are chased. Whoever gets no statement is passed over unless ticked.

    A paper goes to a customer, so the other currencies of one that is issued come along.
    """
    chosen = [one for one in rows if row_id(one) in ticked] if ticked else list(shown)
    drafts = [one for one in chosen if one.statement_id is None and (ticked or not one.excluded)]
    stale = [one for one in chosen if one.stale]
    if drafts or stale:
        begin = (drafts + stale) if ticked else (drafts or stale)
        customers = {one.customer_id for one in begin}
        wanted = tuple(
            one for one in rows
            if one.customer_id in customers and (one.stale or one.statement_id is None)
        )  # fmt: skip
        left = [one for one in rows if one.statement_id is None and not one.excluded]
        whole = all(one in wanted for one in left)
        return Next(ISSUE if drafts else REISSUE, wanted, whole)
    to_send = tuple(one for one in chosen if one.state == "issued")
    if to_send:
        return Next(SEND, to_send)
    silent = tuple(one for one in chosen if one.silent or (ticked and one.state == "sent"))
    return Next(CHASE, silent) if silent else Next(NOTHING)


def runs_of(desk: MonthDesk, step: Next, kind: str) -> list[StatementRun]:
    """Drafts in the kind chosen; what is stale in the kind it was issued in. Numbers go by name."""
    kinds: dict[str, dict[int, None]] = {}
    for one in sorted(step.rows, key=lambda row: (row.customer, row.customer_id)):
        old = desk.filed.get(one.statement_id or 0) if one.stale else None
        kinds.setdefault(old.kind if old else kind, {})[one.customer_id] = None
    first, last = desk.month.first, desk.month.last
    return [
        StatementRun(first, last, name, tuple(customers), reissue=True, whole=step.whole)
        for name, customers in sorted(kinds.items(), key=lambda pair: pair[0] != kind)
    ]


def shown_progress(tell: ProgressCall, form: str) -> ProgressCall:
    """Progress in words: "Issuing statements 34 / 86, Hongda"; `form` holds {count} and {name}."""

    def told(done: int, total: int, name: str) -> None:
        tell(done, total, form.replace("{name}", name))

    return told


@dataclass
class _Job:
    """A run under way: how to begin it again after trouble, what it changes."""

    start: Callable[[], None]
    topics: frozenset[Topic] = field(default=STATEMENTS)


class Issuing(QObject):
    """Runs that write papers; one at a time.

    Signals:
        told(str): for the undo bar.
        noticed(object): Notice for the strip, None takes it away.
        working(bool): a run began or ended.
        statements_made(list), letters_made(list): documents of the service's answer.
    """

    told = Signal(str)
    noticed = Signal(object)
    working = Signal(bool)
    statements_made = Signal(list)
    letters_made = Signal(list)

    def __init__(self, ops: Ops, host: QWidget) -> None:
        super().__init__(host)
        self._ops = ops
        self._host = host
        self._job: _Job | None = None
        self._filed = paper_folder.Filed(ops, self)
        self._filed.noticed.connect(self.noticed)
        ops.cancelled.connect(self._end)
        ops.crashed.connect(lambda _report: self._end())

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._job is not None

    # --- the folder ---------------------------------------------------------------------------

    def choose_folder(self) -> bool:
        """Ask where papers go; False when it stays as it was."""
        title = self.tr("Where papers go")
        chosen = dialogs.pick_folder(self._host, title, paper_folder.folder())
        if chosen is not None:
            paper_folder.choose(chosen)
        return chosen is not None

    def _agreed(self, title: str, verb: str, detail: str) -> bool:
        """The one question before documents are issued."""
        while True:
            form = self.tr("{detail} They are filed in {folder}.")
            told = form.format(detail=detail, folder=str(paper_folder.folder()))
            answer = dialogs.ask(
                self._host, title, told,
                (
                    dialogs.Choice("issue", verb, primary=True),
                    dialogs.Choice("folder", self.tr("Another folder")),
                    dialogs.Choice("cancel", self.tr("Cancel")),
                ),
            )  # fmt: skip
            if answer != "folder":
                return answer == "issue"
            self.choose_folder()

    # --- statements ---------------------------------------------------------------------------

    def statements(self, desk: MonthDesk, step: Next, kind: str) -> None:
        """Ask once, then issue."""
        runs = runs_of(desk, step, kind)
        kinds = ", ".join(
            words.say(words.KINDS["demand" if run.demand else run.kind]) for run in runs
        )
        customers = len({one.customer_id for one in step.rows})
        detail = self.tr("{month}: {kind} for {customers}.").format(
            month=words.end_of(desk.month.last), kind=kinds,
            customers=formats.count(customers, "customers"),
        )  # fmt: skip
        if not self.busy and self._agreed(step.text, step.text, detail):
            self._issue(runs)

    def _issue(self, runs: list[StatementRun]) -> None:
        folder = paper_folder.folder()
        form = self.tr("Issuing statements {count}, {name}")

        def job(books: Any, tell: ProgressCall) -> Documents:
            made: Documents = []
            for run in runs:
                progress = shown_progress(tell, form)
                made += service.issue_statements(books, run, folder, progress=progress)["documents"]
            return made

        self._begin(_Job(lambda: self._issue(runs)))
        self._ops.with_dispatch(job, self._issued, self._failed)

    def _issued(self, made: Documents) -> None:
        self._filed.note(made)
        self._over()
        form = self.tr("Issued {copies}, filed in {folder}")
        copies = formats.count(len(made), "copies")
        self.told.emit(form.format(copies=copies, folder=_folder_of(made)))
        self.statements_made.emit(made)

    # --- letters ------------------------------------------------------------------------------

    def letters(self, customers: tuple[int, ...], *, again: bool = False, ask: bool = True) -> None:
        """Issue collection letters; several customers are asked about once."""
        count = formats.count(len(customers), "customers")
        title = self.tr("Collection letters to {customers}").format(customers=count)
        detail = self.tr("Whoever has nothing overdue or is held gets none.")
        if self.busy or (ask and not self._agreed(title, self.tr("Issue letters"), detail)):
            return
        self._write(customers, again)

    def _write(self, customers: tuple[int, ...], again: bool) -> None:
        run, folder = LetterRun(customers, again=again), paper_folder.folder()
        form = self.tr("Writing letters {count}, {name}")

        def job(books: Any, tell: ProgressCall) -> dict[str, Any]:
            progress = shown_progress(tell, form)
            return service.issue_letters(books, run, folder, progress=progress)

        self._begin(_Job(lambda: self._write(customers, again), LETTERS))
        self._ops.with_dispatch(
            job, self._written, lambda error: self._not_written(customers, error)
        )

    def _written(self, answer: dict[str, Any]) -> None:
        made, left = answer["documents"], answer["left_out"]
        self._filed.note(made)
        self._over()
        if made:
            numbers = ", ".join(one["number"] for one in made[:3]) + ("…" if len(made) > 3 else "")
            form = self.tr("Issued {copies}: {numbers}, filed in {folder}")
            copies = formats.count(len(made), "copies")
            self.told.emit(form.format(copies=copies, numbers=numbers, folder=_folder_of(made)))
            self.letters_made.emit(made)
        if left:
            soon = tuple(one["customer_id"] for one in left if one["why"] == "too_soon")
            self._notice(words.left_out(left), soon)

    def _not_written(self, customers: tuple[int, ...], error: ArappError) -> None:
        if isinstance(error, EnvironmentTrouble):
            self._failed(error)
            return
        self._end()
        soon = customers if error.kind == "too_soon" else ()
        self._notice(words.refusal(error), soon)

    def _notice(self, sentence: str, soon: tuple[int, ...]) -> None:
        """Why there is none; a letter that is only too early may be written all the same."""
        again = (lambda: self._again(soon)) if soon else None
        button = self.tr("Issue it all the same") if soon else ""
        self.noticed.emit(Notice(sentence, "age1", button, again))

    def _again(self, customers: tuple[int, ...]) -> None:
        self.noticed.emit(None)
        self.letters(customers, again=True, ask=False)

    # --- beginning and ending -----------------------------------------------------------------

    def _begin(self, job: _Job) -> None:
        self._job = job
        self.noticed.emit(None)
        self.working.emit(True)

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.working.emit(False)

    def _over(self) -> None:
        topics = self._job.topics if self._job else STATEMENTS
        self._end()
        self._ops.changed.emit(topics)

    def _failed(self, error: ArappError) -> None:
        start = self._job.start if self._job else None
        self._end()
        if isinstance(error, EnvironmentTrouble):
            self.noticed.emit(Notice(text.sentence(error), "age3", self.tr("Try again"), start))
        else:
            self._ops.failed.emit(error)


def _folder_of(made: Documents) -> str:
    return str(Path(made[0]["file"]).parent if made else paper_folder.folder())
