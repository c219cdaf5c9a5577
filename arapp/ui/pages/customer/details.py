"""资料: the form, the people, the accounts, who pays for it, files; saved by Ctrl+S as one step."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.collection.assigning import Assigned
from arapp.services.credit.customer_form import CustomerForm, Proposal, propose
from arapp.services.credit.fields import KINDS
from arapp.services.dispatch import Done
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui import formats, text
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import hints, words
from arapp.ui.pages.customer.form import DetailsForm
from arapp.ui.pages.customer.judge import HAND, Judge
from arapp.ui.pages.customer.lists import Lists
from arapp.ui.profile_choice import choices as profile_choices
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row, stack


class Details(QFrame):
    """The form of one customer, or of a new one.

    Signals:
        saved(object, bool): id of the customer, whether it is a new one.
        told(str): a sentence for the undo bar.
        marked(): changed, saved or judged: actions are to be enabled anew.
        wanted(int): a customer that may be the same one is to be shown.
    """

    saved = Signal(object, bool)
    told = Signal(str)
    marked = Signal()
    wanted = Signal(int)

    def __init__(self, ops: Ops, acts: ActionTable, today: date) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.ops = ops
        self._shown: CustomerForm | None = None
        self._profile = ""
        self._today = today
        self._proposed: dict[str, Any] = {}
        self.form = DetailsForm(today, self._find)
        self.judge = Judge(ops, self.form)
        self.judge.judged.connect(self._mark)
        self.lists = Lists(ops)
        self.lists.told.connect(self.told)
        self.chip = ChipLabel("", "age1")
        self._wrong = label("", tone="age3")
        self._lay_out(acts)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)

    def _lay_out(self, acts: ActionTable) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(0, 12, 0, 20))
        across = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0))
        across.addWidget(self.form)
        across.addStretch(1)
        box.addLayout(across)
        box.addWidget(self.lists)
        box.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        bar = frame("raised", "top")
        bar.setFixedHeight(ACTION_BAR)
        line = row(bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=12)
        for part in (self.chip, self._wrong):
            line.addWidget(part)
        line.addStretch()
        line.addWidget(bound(acts, "discard"))
        line.addWidget(bound(acts, "save", kind="primary"))
        self.bar: QWidget = bar
        whole = stack(self)
        whole.addWidget(self.area, 1)
        whole.addWidget(bar)

    # --- showing ------------------------------------------------------------------------------

    def show_form(self, form: CustomerForm, profile: Assigned | None = None) -> None:
        """Another customer, or the same one read again: what was typed stays."""
        whole = self._shown is None or self._shown.id != form.id
        self._shown = form
        self.form.set_currency(form.currency)
        self.form.set_choices("grade", hints.grade_choices(form))
        self._profile = profile.own if profile is not None else ""
        self.form.set_choices("profile", profile_choices(profile) if profile is not None else ())
        self.form.offer(form.known)
        if whole:
            self._proposed.clear()
            self.judge.forget()
            self.area.verticalScrollBar().setValue(0)
        self.form.show_values(self._values(), whole=whole)
        self._hint()
        self.lists.show_form(form, self._today)
        self._mark()

    def _values(self) -> dict[str, Any]:
        form = self._shown
        if form is None:
            return {}
        values: dict[str, Any] = dict(form.values) | {"parent_id": form.parent}
        return values | {"from_on": self._today, "profile": self._profile}

    def _hint(self) -> None:
        hints.hint(self.form, self._shown, self._today)

    def today_is(self, today: date) -> None:
        """The ledger day, once it is known."""
        self._today = today
        self.form.set_today(today)

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        self.form.set_locked(locked)
        self.lists.set_locked(locked)
        self.bar.setVisible(not locked)

    def is_new(self) -> bool:
        """Whether it is the form of a new customer."""
        return self._shown is not None and self._shown.id is None

    def begin(self) -> None:
        """The cursor where typing begins."""
        self.form.go("name")

    # --- typing -------------------------------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(
            lambda tx: find_customers(tx, typed, currency), done,
            latest=("customer", "parent"), owner=self,
        )  # fmt: skip

    def is_changed(self) -> bool:
        """Whether something is typed and not saved."""
        if self._shown is None:
            return False
        changed = self.form.changes().keys() - {"from_on"}
        if self.is_new():
            changed = {k for k in changed if self.form.value(k) != self._proposed.get(k)}
        return bool(changed) or self.lists.is_begun()

    def _edited(self) -> None:
        hand = self.form.is_changed("grade")
        for key in ("grade_until", "grade_reason"):
            self.form.show_fact(key, hand)
        known = any(self.form.value(key) for key in ("size", "report"))
        self.form.show_fact("source", known)
        owner = self.form.is_changed("owner") or self.form.is_changed("department")
        self.form.show_fact("from_on", owner and not self.is_new())
        self._hint()
        self._mark()

    def _left(self, key: str) -> None:
        if key == "name" and self.is_new():
            self._propose()
        self._judge()

    def _propose(self) -> None:
        name = str(self.form.value("name"))
        if name:
            self.ops.ask(lambda tx: propose(tx, name), self._proposals_came,
                         latest=("customer", "propose"), owner=self)  # fmt: skip

    def _proposals_came(self, found: Proposal) -> None:
        if not self.is_new():
            return
        for key, value in found.values.items():
            blank = self.form.value(key) in ("", None)
            if blank or self.form.value(key) == self._proposed.get(key) or key == "language":
                self._proposed[key] = value
                self.form.put(key, value)
                self.form.note(key, self.tr("proposed") if key != "language" else "")
        if found.alike and "name" not in self.form.wrong():
            told = self.tr("Looks like {names}").format(names="、".join(n for _, n in found.alike))
            self.form.complain("name", told, warning=True)
        self._mark()

    def _judge(self) -> None:
        self.judge.judge(self._shown, self._today)

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: judge all of it, then write, or go to the first wrong field."""
        if self._shown is None or not self.is_changed():
            return
        for key in self.form.unread():
            self.form.complain(key, words.unread(key))
        self.judge.saving = True
        if self.form.unread():
            self._go_wrong()
        else:
            self.judge.judge(self._shown, self._today, self._judged_to_save)

    def _judged_to_save(self) -> None:
        shown = self._shown
        if self.form.wrong() or shown is None:
            self._go_wrong()
            return
        command = self.judge.command(shown)
        if command is None:
            self.judge.saving = False
            self.lists.save_begun()
        else:
            self.ops.run(command, self._written, self._refused, owner=self)

    def _go_wrong(self) -> None:
        self.judge.saving = False
        self._mark()
        wrong = self.form.wrong()
        if wrong:
            self.form.go(wrong[0])
            self.area.ensureWidgetVisible(self.form.entry(wrong[0]).widget)

    def _written(self, done: Done) -> None:
        self.judge.saving = False
        new = self.is_new()
        name = str(self.form.value("short_name") or self.form.value("name"))
        if self._shown is not None:
            self._shown = None  # what was typed is in the books now: everything is read anew
        self.lists.save_begun(int(done.outcome.result))
        self.told.emit(self.tr("Saved: {customer}").format(customer=name))
        self.saved.emit(done.outcome.result, new)

    def _refused(self, error: ArappError) -> None:
        self.judge.saving = False
        key = str(error.fields.get("field", ""))
        sentence = text.sentence(error)
        if key in KINDS or key in HAND:
            self.form.complain(key, sentence)
            self._go_wrong()
        self._wrong.setText(sentence)
        self.marked.emit()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self.judge.forget()
        self._proposed.clear()
        self.form.discard(self._values())
        self.lists.discard()
        self._edited()

    def _mark(self) -> None:
        changed = self.is_changed()
        self.chip.set_chip(self.tr("Not saved") if changed else "", "age1")
        wrong = self.form.wrong() if changed else []
        form = self.tr("{count} to put right, first: {name}")
        told = form.format(count=len(wrong), name=words.name_of(wrong[0])) if wrong else ""
        self._wrong.setText(told)
        self.marked.emit()

    def drop_files(self, paths: Sequence[Path]) -> None:
        """Files let fall on the form."""
        self.lists.attach(paths)
