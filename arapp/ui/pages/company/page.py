"""The firm: its facts as a form, its bank accounts as a small table."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Topic
from arapp.services.ledger.company import Account, AddAccount, SetCompany, accounts, company
from arapp.ui import dialogs, formats, text
from arapp.ui.actions import Action, Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.company.form import FactsForm
from arapp.ui.pages.company.letterhead import Head, Letterhead, read_head
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton, bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, hline, label, row, set_property, set_tone, stack

_ACCOUNTS = 860
_BAR = 56


class CompanyPage(Page):
    """The firm's facts, saved with Ctrl+S, and its accounts. It needs nothing but `ops`."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset({Topic.COMPANY, Topic.SETTINGS})

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.form = FactsForm()
        self.head = Letterhead(ops)
        self.head.told.connect(self.told)
        self.chip = ChipLabel("", "age1")
        self.accounts = self._table()
        self.accounts.view.row_menu = lambda menu, _row: self.add_history(menu)
        self.acts.add(
            Action("save", self.tr("Save"), self.save, "Ctrl+S", "", place=Place.NONE),
            Action("discard", self.tr("Discard changes"), self.discard),
            Action("credit", self.tr("Grades and points"), self.to_credit, "", "scale",
                   place=Place.TITLE),
            Action("logo", self.tr("Choose a logo"), self.head.pick, "", "file-input"),
            Action("account", self.tr("Add a bank account"), self._focus_line, "Ctrl+N", "plus",
                   place=Place.TITLE),
        )  # fmt: skip
        self._complaint = label("", "small", "age3")
        self._lay_out()
        self.form.edited.connect(self._mark)
        self._mark()

    # --- making -------------------------------------------------------------------------------

    def _table(self) -> Table:
        columns: list[Column[Account]] = [
            Column("name", self.tr("Account"), lambda r: r.name, width=170),
            Column("bank", self.tr("Bank and branch"), lambda r: r.bank, stretch=True),
            Column("number", self.tr("Number"), lambda r: r.number, width=200, middle=True),
            Column("currency", self.tr("Currency"), lambda r: r.currency, width=80),
        ]
        model: RecordModel[Account] = RecordModel(columns, date.min)  # no column shows a day
        table = Table("company_accounts", model)
        table.view.set_empty(self.tr("No account yet. Fill in the line below."))
        return table

    def _add_line(self) -> QWidget:
        host = QWidget()
        line = row(host, margins=(24, 8, 20, 4), gap=8)
        self.line: dict[str, QLineEdit] = {}
        for key, hint, width in (
            ("name", self.tr("Short name of the account"), 150),
            ("bank", self.tr("Bank and branch"), 0),
            ("number", self.tr("Account number"), 190),
            ("currency", self.tr("Currency"), 64),
        ):
            field = QLineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
            field.returnPressed.connect(self.add_account)
            field.textEdited.connect(lambda _: self._complain(""))
            if width:
                field.setFixedWidth(width)
            line.addWidget(field, 0 if width else 1)
            self.line[key] = field
        add = KeyButton(self.tr("Add"), key="Return", icon="plus")
        add.clicked.connect(self.add_account)
        line.addWidget(add)
        return host

    def _lay_out(self) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(0, 20, 0, 20))
        formed = row(margins=(24, 0, 20, 0))
        formed.addWidget(self.form)
        formed.addSpacing(40)
        formed.addWidget(self.head)
        formed.addStretch(1)
        box.addLayout(formed)
        box.addSpacing(12)
        heading = row(margins=(24, 0, 20, 8))
        heading.addWidget(label(self.tr("Bank accounts"), "section"))
        heading.addSpacing(8)
        told = self.tr("Receipts come in on them; papers name the first as where to pay.")
        heading.addWidget(label(told, "small", "text3"))
        heading.addStretch()
        box.addLayout(heading)
        box.addLayout(self._account_box())
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._action_bar())

    def _account_box(self) -> QVBoxLayout:
        whole = stack()
        held = QWidget()
        held.setFixedWidth(_ACCOUNTS)
        box = stack(held)
        self.accounts.setFixedHeight(30 + 3 * 32)
        box.addWidget(self.accounts)
        box.addWidget(hline())
        box.addWidget(self._add_line())
        below = row(margins=(24, 0, 20, 0))
        below.addWidget(self._complaint)
        below.addStretch()
        box.addLayout(below)
        across = row()
        across.addWidget(held)
        across.addStretch(1)
        whole.addLayout(across)
        return whole

    def _action_bar(self) -> QWidget:
        bar = frame("raised", "top")
        bar.setFixedHeight(_BAR)
        line = row(bar, margins=(24, 0, 20, 0), gap=12)
        self._wrong = label("", tone="age3")
        line.addWidget(self.chip)
        line.addWidget(self._wrong)
        line.addStretch()
        line.addWidget(bound(self.acts, "discard"))
        line.addWidget(bound(self.acts, "save", kind="primary"))
        return bar

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Facts and accounts."""
        self.ops.ask(lambda tx: (company(tx), accounts(tx), read_head(tx)), self._came)

    def _came(self, found: tuple[dict[str, Any], list[Account], Head]) -> None:
        facts, rows, head = found
        self.head.show_head(head)
        self.form.show_facts(facts)
        if not self.line["currency"].isModified():
            self.line["currency"].setText(facts["currency"])
        self.accounts.model.set_rows(rows)
        self.set_subtitle(facts["name"])
        self._mark()

    # --- the form -----------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Whether something is typed and not saved."""
        return bool(self.form.changes())

    def _mark(self) -> None:
        changed = self.is_changed()
        self.chip.set_chip(self.tr("Not saved") if changed else "", "age1")
        wrong = self.form.wrong() if changed else []
        told = self.tr("{count} to put right, first: {name}")
        self._wrong.setText(told.format(count=len(wrong), name=wrong[0]) if wrong else "")
        for id_ in ("save", "discard"):
            self.acts.enable(id_, changed)

    def save(self) -> None:
        """Ctrl+S: write what was changed."""
        if self.form.changes() and self.form.check_all():
            self.ops.run(SetCompany(self.form.changes()), self._saved, self._refused)

    def _saved(self, _done: object) -> None:
        self.form.saved()
        self.told.emit(self.tr("Saved: facts of the firm"))

    def _refused(self, error: ArappError) -> None:
        self._wrong.setText(text.sentence(error))

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self.form.discard()

    def may_leave(self) -> bool:
        """Unsaved changes are asked about once."""
        if not self.is_changed():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Facts of the firm"))
        if answer == "discard":
            self.form.discard()
        elif answer == "save":
            if not self.form.check_all():
                return False
            self.save()
        return answer != "stay"

    # --- accounts -----------------------------------------------------------------------------

    def _focus_line(self) -> None:
        self.line["name"].setFocus()

    def add_account(self) -> None:
        """Add what stands in the line; an empty name is made of bank and last digits."""
        typed = {key: field.text().strip() for key, field in self.line.items()}
        bank_and_tail = (typed["bank"], typed["number"].replace(" ", "")[-4:])
        typed["name"] = typed["name"] or " ".join(part for part in bank_and_tail if part)
        if not typed["name"]:
            self._complain(self.tr("Give the account a name or a bank."))
            self.line["name"].setFocus()
            return
        typed["currency"] = typed["currency"] or formats.base_currency()
        self.ops.run(AddAccount(**typed), self._added, self._not_added)

    def _added(self, _done: object) -> None:
        name = self.line["name"].text() or self.line["bank"].text()
        for key in ("name", "bank", "number"):
            self.line[key].clear()
        self._complain("")
        self.line["name"].setFocus()
        self.told.emit(self.tr("Account added: {name}").format(name=name))

    def _not_added(self, error: ArappError) -> None:
        fields = error.fields
        if fields.get("field") == "currency":
            self._complain(self.tr("A currency is three letters: CNY, USD."))
            set_property(self.line["currency"], "wrong", "1")
        elif error.kind == "exists":
            self._complain(self.tr("There is an account of that name already."))
        else:
            self._complain(text.sentence(error))

    def _complain(self, sentence: str) -> None:
        self._complaint.setText(sentence)
        set_tone(self._complaint, "age3")
        set_property(self.line["name"], "wrong", "1" if sentence else "")
        set_property(self.line["currency"], "wrong", "")

    def to_credit(self) -> None:
        """The firm's grades and points, on a page of their own."""
        self.navigate.emit("credit", None)

    # --- the window ---------------------------------------------------------------------------

    def record(self) -> str | None:
        """The account under the cursor while the list has the focus, else the firm."""
        view = self.accounts.view
        account = view.current_row() if view.hasFocus() else None
        return "company:1" if account is None else f"bank_account:{account.id}"

    def panes(self) -> list[QWidget]:
        """Form, accounts, the line below."""
        return [self.form.fields["name"], self.accounts, self.line["name"]]

    def escape(self) -> bool:
        """Esc drops what was typed into the account line."""
        typed = any(self.line[key].text() for key in ("name", "bank", "number"))
        for key in ("name", "bank", "number"):
            self.line[key].clear()
        self._complain("")
        return typed
