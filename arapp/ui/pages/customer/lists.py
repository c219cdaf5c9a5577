"""People, accounts, payer names and files of the customer, each a small list with a line below."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.credit.customer_form import CustomerForm, PayerName
from arapp.services.credit.people import (
    AddAlias,
    RemoveAccount,
    RemoveContact,
    RevokeAlias,
    SaveAccount,
    SaveContact,
)
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import Attachment, Detach, attach, open_copy
from arapp.ui import dialogs, formats, paper_folder, text
from arapp.ui.design.scale import MARGIN_LEFT
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.list_editor import WIDTH, Input, ListEditor
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack


class Lists(QWidget):
    """Each entry is written by itself: Enter in a line saves it, undo takes it back.

    Signals:
        told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self._customer: int | None = None
        self._today = date.min
        self.people = ListEditor(
            "people", self.tr("Contacts"), self.tr("Enter on a row changes it, Del removes it."),
            self._people(), self._people_line(),
        )  # fmt: skip
        self.accounts = ListEditor(
            "accounts", self.tr("Bank accounts"), self.tr("As printed on the customer's papers."),
            self._accounts(),
            (Input("bank", self.tr("Bank and branch")), Input("number", self.tr("Number"), 230)),
        )  # fmt: skip
        self.payers = ListEditor(
            "payers", self.tr("Pays as"),
            self.tr("Names and accounts the matching knows; learned when a match is confirmed."),
            self._payers(), self._payers_line(),
        )  # fmt: skip
        self.files = Files(ops)
        self.files.told.connect(self.told)
        self._wire()
        self._lay_out()

    def _lay_out(self) -> None:
        self._parts: list[QWidget] = [self.people, self.accounts, self.payers, self.files]
        box = stack(self)
        for part in self._parts:
            box.addWidget(part)

    def _wire(self) -> None:
        self.people.saved.connect(self._save_person)
        self.people.removed.connect(self._remove_person)
        self.accounts.saved.connect(self._save_account)
        self.accounts.removed.connect(self._remove_account)
        self.payers.saved.connect(self._add_payer)
        self.payers.removed.connect(self._revoke)
        self.payers.view.link_clicked.connect(lambda one, _key: self._revoke(one))

    # --- columns ------------------------------------------------------------------------------

    def _people(self) -> list[Column[Any]]:
        return [
            Column("name", self.tr("Name"), lambda r: r.name, width=120),
            Column("role", self.tr("Role"), lambda r: words.say(words.ROLES[r.role]), width=80),
            Column("title", self.tr("Title"), lambda r: r.title, tone="text2", width=90),
            Column("phone", self.tr("Phone"), lambda r: r.phone, width=130),
            Column("email", self.tr("E-mail"), lambda r: r.email, tone="text2", stretch=True),
            Column("address", self.tr("Address"), lambda r: r.address, tone="text2", hidden=True),
        ]

    def _people_line(self) -> tuple[Input, ...]:
        roles = tuple((key, words.say(name)) for key, name in words.ROLES.items())
        return (
            Input("name", self.tr("Name"), 110),
            Input("role", self.tr("Role"), 96, roles),
            Input("title", self.tr("Title"), 90),
            Input("phone", self.tr("Phone"), 130),
            Input("email", self.tr("E-mail")),
        )

    def _accounts(self) -> list[Column[Any]]:
        return [
            Column("bank", self.tr("Bank and branch"), lambda r: r.bank, stretch=True),
            Column("number", self.tr("Number"), lambda r: r.number, width=230, middle=True),
        ]

    def _payers(self) -> list[Column[Any]]:
        return [
            Column("value", self.tr("Name or account"), lambda r: r.value, stretch=True,
                   tone=lambda r: "text3" if r.revoked else "text", middle=True),
            Column("kind", self.tr("Kind"), lambda r: words.say(words.PAYER_KINDS[r.kind]),
                   tone="text2", width=70),
            Column("source", self.tr("Known from"), _source, tone="text2", width=100),
            Column("hits", self.tr("Hits"), lambda r: r.hits, Kind.NUMBER, width=60),
            Column("last", self.tr("Last"), lambda r: r.last_used_on, Kind.DAY, tone="text2",
                   width=86, text=lambda r: formats.day(r.last_used_on, self._today)),
            Column("state", self.tr("State"), _revoked, Kind.CHIP, width=70),
            Column("revoke", "", lambda r: "" if r.revoked else self.tr("Revoke"), Kind.LINK,
                   width=64),
        ]  # fmt: skip

    def _payers_line(self) -> tuple[Input, ...]:
        kinds = tuple((key, words.say(name)) for key, name in words.PAYER_KINDS.items())
        return (
            Input("value", self.tr("Another name, or an account")),
            Input("kind", self.tr("Kind"), 96, kinds),
        )

    # --- showing ------------------------------------------------------------------------------

    def show_form(self, form: CustomerForm, today: date) -> None:
        """The lists of a customer; a new one has only people, written with it."""
        if form.id != self._customer:
            self.discard()
        self._customer, self._today = form.id, today
        self.people.set_rows(form.people)
        self.accounts.set_rows(form.accounts)
        self.payers.set_rows(form.payers)
        self.files.show_files(form.id, form.files, today)
        for part in self._parts[1:]:
            part.setVisible(form.id is not None)

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        for part in (self.people, self.accounts, self.payers, self.files):
            part.set_locked(locked)

    def is_begun(self) -> bool:
        """Whether a line holds something that is not written yet."""
        return any(part.is_begun() for part in (self.people, self.accounts, self.payers))

    def discard(self) -> None:
        """Empty the lines."""
        for part in (self.people, self.accounts, self.payers):
            part.clear()

    def save_begun(self, customer: int | None = None) -> None:
        """Write what stands in the lines: Ctrl+S means all of the form."""
        self._customer = self._customer if customer is None else customer
        for part in (self.people, self.accounts, self.payers):
            part.save()

    # --- writing ------------------------------------------------------------------------------

    def _run(self, editor: ListEditor, command: Any, told: str) -> None:
        def refused(error: ArappError) -> None:
            editor.complain(words.line_problem(error), str(error.fields.get("field", "")))

        self.ops.run(command, partial(self._written, editor, told), refused, owner=self)

    def _written(self, editor: ListEditor, told: str, _done: object) -> None:
        editor.clear()
        self.told.emit(told)
        if editor.isVisible():
            editor.first().setFocus()

    def _save_person(self, row_id: int | None, values: dict[str, str]) -> None:
        if self._customer is not None:
            told = self.tr("Saved: {name}").format(name=values["name"])
            command = SaveContact(self._customer, **values, contact_id=row_id)
            self._run(self.people, command, told)

    def _remove_person(self, one: Any) -> None:
        told = self.tr("Removed: {name}").format(name=one.name)
        self._run(self.people, RemoveContact(one.id), told)

    def _save_account(self, row_id: int | None, values: dict[str, str]) -> None:
        if self._customer is not None:
            told = self.tr("Saved: {name}").format(name=values["number"])
            command = SaveAccount(self._customer, **values, account_id=row_id)
            self._run(self.accounts, command, told)

    def _remove_account(self, one: Any) -> None:
        told = self.tr("Removed: {name}").format(name=one.number)
        self._run(self.accounts, RemoveAccount(one.id), told)

    def _add_payer(self, _row: int | None, values: dict[str, str]) -> None:
        if self._customer is not None:
            told = self.tr("Pays as {name} from now on").format(name=values["value"])
            command = AddAlias(self._customer, values["kind"], values["value"])
            self._run(self.payers, command, told)

    def _revoke(self, one: PayerName) -> None:
        if not one.revoked:
            told = self.tr("No longer pays as {name}").format(name=one.value)
            self._run(self.payers, RevokeAlias(one.id), told)

    def attach(self, paths: Sequence[Path]) -> None:
        """Files let fall on the form."""
        self.files.attach(paths)


class Files(QWidget):
    """Files of the customer: let fall or chosen, opened as a copy, taken away.

    Signals:
        told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self._customer: int | None = None
        self._today = date.min
        self._trouble = label("", "small", "age3", wrap=True)
        self._add = KeyButton(self.tr("Add files"), icon="paperclip", small=True)
        self._add.clicked.connect(lambda _=False: self._choose())
        columns: list[Column[Any]] = [
            Column("name", self.tr("File"), lambda r: r.name, stretch=True, middle=True),
            Column("size", self.tr("Size"), lambda r: r.size, Kind.NUMBER, width=90, tone="text2",
                   text=lambda r: f"{max(r.size // 1024, 1):,} KB"),
            Column("added", self.tr("Added"), lambda r: r.added_at, width=120, tone="text2",
                   text=lambda r: formats.moment(r.added_at, self._today)),
        ]  # fmt: skip
        self.list = ListEditor(
            "files", self.tr("Files"), self.tr("Let fall here, or add. Enter opens a copy."),
            columns, (),
        )  # fmt: skip
        self.list.removed.connect(self.remove)
        self.list.view.opened.disconnect(self.list.edit)
        self.list.view.opened.connect(self._open)
        line = row(margins=(MARGIN_LEFT, 8, 0, 0), gap=8)
        line.addWidget(self._add)
        line.addWidget(self._trouble, 1)
        box = stack(self)
        box.addWidget(self.list)
        box.addLayout(line)
        self.setFixedWidth(WIDTH)

    def show_files(self, customer: int | None, files: Sequence[Attachment], today: date) -> None:
        """Of this customer."""
        self._customer, self._today = customer, today
        self.list.set_rows(files)
        self._trouble.setText("")

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        self._add.setVisible(not locked)
        self.list.set_locked(locked)

    def _choose(self) -> None:
        title = self.tr("Files of the customer")
        self.attach(dialogs.pick_files(self, title, self.tr("All files (*)")))

    def attach(self, paths: Sequence[Path]) -> None:
        """Copy them beside the ledger, one step each."""
        if self._customer is None:
            return
        record = f"customer:{self._customer}"
        for path in paths:
            job: Callable[[Dispatch, Any], int] = partial(_attach, record, path)
            told = self.tr("Attached: {name}").format(name=path.name)
            self.ops.with_dispatch(job, partial(self._attached, told), self._failed)

    def _attached(self, told: str, _row: int) -> None:
        self.told.emit(told)
        self.ops.changed.emit(frozenset({words.FILES_TOPIC}))

    def _open(self, one: Attachment) -> None:
        folder = Path(tempfile.gettempdir()) / "arapp"

        def job(books: Dispatch, _tell: object) -> Path:
            return open_copy(books, one.id, folder)

        self.ops.with_dispatch(job, self._opened, self._failed)

    def _opened(self, path: Path) -> None:
        if not paper_folder.open_file(path):
            self._trouble.setText(self.tr("No program opens {name}.").format(name=path.name))

    def remove(self, one: Attachment) -> None:
        """Del: it no longer belongs here; undo brings it back."""
        told = self.tr("Removed: {name}").format(name=one.name)
        self.ops.run(Detach(one.id), lambda _done: self.told.emit(told), self._failed, owner=self)

    def _failed(self, error: ArappError) -> None:
        self._trouble.setText(text.sentence(error))


def _attach(record: str, path: Path, books: Dispatch, tell: Any) -> int:
    return attach(books, record, path, progress=tell)


def _source(one: PayerName) -> str:
    return words.say(words.SOURCES.get(one.source, "")) or one.source


def _revoked(one: PayerName) -> Chip | None:
    return Chip(words.say(words.REVOKED)) if one.revoked else None
