"""What the keys of the page do with the customer at hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.errors import ArappError
from arapp.services.collection.outgoing import calendar, events, mail_draft
from arapp.services.ledger.attachments import Stored, store
from arapp.services.ledger.company import company
from arapp.services.output.files import file_name, save
from arapp.services.papers.letter_sent import ids_of
from arapp.ui import dialogs, paper_folder
from arapp.ui.page import Notice
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.desk_pane import AGREEMENT, CLAIM, LETTER

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage

Failed = Callable[[ArappError], None]
_AHEAD = 90
"""Days of the calendar file."""


class Doing(QObject):
    """The page's actions; lists and panes stay the page's own."""

    def __init__(self, page: "CollectionPage") -> None:
        super().__init__(page)
        self._page = page
        self._saving = False
        self.filed = paper_folder.Filed(page.ops, self)
        self.filed.noticed.connect(page.noticed)

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter: log what is typed as one step, then the next customer."""
        page = self._page
        if page.panels.panel is not None:
            page.panels.panel.finish()
            return
        line = page.inbox.current()
        if line is None or self._saving:
            return
        if page.pane.mode() == LETTER:
            self._after_letter()
            return
        if page.pane.mode() == AGREEMENT:
            self._sign()
            return
        if page.pane.mode() == CLAIM:
            return
        form = page.pane.form
        if page.customer.one is None or not form.ready():
            return
        command = form.command(line.stage)
        self._log(command, form.files.files, command.outcome or command.note, form.refuse)

    def with_files(
        self, command: Any, files: tuple[Path, ...], then: Callable[[Any], None], refuse: Failed
    ) -> None:
        """Files first: beside the ledger under their hash, known by nothing until it is logged."""
        if not files:
            then(command)
            return
        self._page.ops.with_dispatch(
            lambda books, progress: _stored(books, files, progress),
            lambda stored: then(replace(command, files=stored)), refuse,
        )  # fmt: skip

    def _log(
        self, command: Any, files: tuple[Path, ...], sentence: str, refuse: Failed,
        then: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """One step about the customer at hand, then the next one."""
        self._saving = True

        def refused(error: ArappError) -> None:
            self._saving = False
            refuse(error)

        def done(_done: Any) -> None:
            if then is not None:
                then()
            self._saved(sentence)

        def run(ready: Any) -> None:
            self._page.ops.run(ready, done, refused, owner=self)

        self.with_files(command, files, run, refused)

    def _saved(self, sentence: str) -> None:
        page = self._page
        self._saving = False
        name = page.customer.name()
        page.customer.forget_draft()
        page.want(page.inbox.next_key(todo=True))
        page.told.emit(f"{name}{words.stop()}{sentence}")
        page.inbox.view.setFocus()

    def _sign(self) -> None:
        """The agreement, with its scan."""
        form = self._page.pane.the_agreement()
        if self._page.customer.one is None or not form.ready():
            return
        command = form.command()
        told = self.tr("Repayment in %n part(s)", "", len(command.payments))
        self._log(command, form.files.files, told, form.refuse, form.forget)

    def _after_letter(self) -> None:
        """Issue it; once it is issued it is marked as sent."""
        page, box = self._page, self._page.pane.letter
        line = page.inbox.current()
        if box is None or line is None:
            return
        if not box.is_over():
            box.finish()
            return
        sent = page.pane.sent
        if sent is None or not sent.ready():
            return
        numbers, stage = box.numbers(), line.stage
        plans = tuple(one.plan for one in page.debts.ticked_rows() if one.asked)

        def found(letters: tuple[int, ...]) -> None:
            command = sent.command(letters, stage, plans)
            self._log(command, sent.files.files, command.outcome, sent.refuse)

        page.ops.ask(partial(ids_of, numbers=numbers), found, sent.refuse, owner=self)

    def listen(self, box: Any) -> None:
        """To a letter that was begun."""
        box.issued.connect(self._page.told)
        box.made.connect(self.filed.note)
        self.filed.voided.connect(partial(self._taken_back, box))
        box.dropped.connect(partial(self._page.customer.turn, "form"))

    def _taken_back(self, box: Any, numbers: frozenset[str]) -> None:
        pane = self._page.pane
        if pane.letter is not None and pane.letter is box:
            pane.letter.taken_back(numbers)
            if not pane.letter.is_over():
                pane.draft_again()

    def skip(self) -> None:
        """Ctrl+↓: the next customer, nothing written."""
        key = self._page.inbox.next_key(todo=False)
        if key is not None:
            self._page.inbox.view.go_to(key)

    # --- matters ------------------------------------------------------------------------------

    def end(self, command: Any, sentence: str) -> None:
        """Withdraw, close, lift, hand on, finish, take up."""
        page = self._page

        def done(_done: Any) -> None:
            page.told.emit(f"{page.customer.name()}{words.stop()}{sentence}")

        refuse = page.side.matters.refuse
        self.with_files(
            command, page.side.matters.files(),
            lambda ready: page.ops.run(ready, done, refuse, owner=self), refuse,
        )  # fmt: skip

    def take(self) -> None:
        """Ctrl+T: the customer as a whole, or the one row ticked of several that are late."""
        rows = self._page.debts.ticked_rows()
        late = [one for one in self._page.debts.model.all_rows() if one.days > 0]
        whole = len(rows) != 1 or len(late) < 2
        matters = self._page.side.matters
        if whole:
            matters.ask_take()
        else:
            matters.ask_take(rows[0].plan, rows[0].title)

    # --- texts and files ----------------------------------------------------------------------

    def copy(self) -> None:
        """Ctrl+Shift+C: what to say or write, onto the clipboard."""
        told = self._page.side.script.text()
        if told:
            QGuiApplication.clipboard().setText(told)
            first = told.splitlines()[0]
            self._page.set_status("", self.tr("Copied: {text}").format(text=first))

    def mail(self) -> None:
        """A draft of the mail as an .eml, with the letter when one was issued."""
        page = self._page
        page.customer.want_mail(self._mail)

    def _mail(self, subject: str, body: str) -> None:
        page = self._page
        name = file_name(page.customer.name(), subject, suffix=".eml")
        path = dialogs.save_file(
            page, self.tr("Mail draft"), self.tr("Mails (*.eml)"), paper_folder.folder() / name
        )
        if path is None:
            return
        to, files = (
            page.pane.form.mail_address(),
            list(page.pane.letter.files if page.pane.letter else ()),
        )
        page.ops.work(
            lambda _progress: _write_mail(path, to, subject, body, files),
            lambda _none: self._written(path), owner=self,
        )  # fmt: skip

    def calendar(self) -> None:
        """What comes in three months, for any calendar."""
        page = self._page
        name = file_name(self.tr("Collection calendar"), suffix=".ics")
        path = dialogs.save_file(
            page, self.tr("Calendar file"), self.tr("Calendars (*.ics)"),
            paper_folder.folder() / name,
        )  # fmt: skip
        if path is None:
            return
        language = words.lang()
        page.ops.with_dispatch(
            lambda books, _progress: _write_calendar(books, path, language),
            lambda _none: self._written(path),
        )

    def _written(self, path: Path) -> None:
        sentence = self.tr("Written: {file}").format(file=path.name)

        def show() -> None:
            paper_folder.open_file(path)

        self._page.noticed.emit(Notice(sentence, "text", self.tr("Open it"), show))

    def attach(self) -> None:
        """Ask for files that prove it."""
        title = self.tr("What proves it")
        self.add_files(dialogs.pick_files(self._page, title, self.tr("All files (*)")))

    def add_files(self, files: list[Path]) -> None:
        """Files fell on the page."""
        page = self._page
        if not files or page.inbox.current() is None:
            return
        if page.pane.mode() == LETTER and page.pane.sent is not None:
            page.pane.sent.files.add(files)
            return
        if page.pane.mode() == AGREEMENT:
            page.pane.the_agreement().files.add(files)
            return
        page.customer.turn("form")
        page.pane.form.files.add(files)

    # --- other pages --------------------------------------------------------------------------

    def match(self) -> None:
        """To their money."""
        line = self._page.inbox.current()
        if line is not None:
            self._page.navigate.emit("matching", {"customer": line.customer_id})

    def open_rules(self) -> None:
        """Profiles with their stages, texts, roles, the LPR; at the profile of the customer."""
        one = self._page.customer.one
        self._page.navigate.emit("collection_rules", one.dossier.why.profile if one else None)

    def card(self) -> None:
        """To their card."""
        line = self._page.inbox.current()
        if line is not None:
            self._page.navigate.emit("customer", line.customer_id)


def _stored(books: Any, files: tuple[Path, ...], progress: Any) -> tuple[Stored, ...]:
    return tuple(store(books.path, file, progress) for file in files)


def _write_mail(path: Path, to: str, subject: str, body: str, files: list[Path]) -> None:
    parts = [(file.name, "application/pdf", file.read_bytes()) for file in files if file.is_file()]
    save(path, mail_draft(to, subject, body, attachments=parts))


def _write_calendar(books: Any, path: Path, language: str) -> None:
    def read(tx: Tx) -> tuple[Any, str]:
        found = events(tx, tx.today, add_days(tx.today, _AHEAD), language)
        return found, str(company(tx)["ledger_id"])

    found, ledger = books.ask(read)
    save(path, calendar(found, ledger, books.clock.now()).encode())
