"""People, accounts, payer names and files of the customer, each a small list with a line below."""

from collections.abc import Sequence
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
    SaveAccount,
    SaveContact,
)
from arapp.services.matching.commands import RevokeAlias
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.files import Files
from arapp.ui.pages.customer.list_editor import Input, ListEditor
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.widgets.labels import stack


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


def _source(one: PayerName) -> str:
    return words.say(words.SOURCES.get(one.source, "")) or one.source


def _revoked(one: PayerName) -> Chip | None:
    return Chip(words.say(words.REVOKED)) if one.revoked else None
