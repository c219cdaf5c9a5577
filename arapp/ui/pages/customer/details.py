"""资料: the form, the people, the accounts, who pays for it, files; saved by Ctrl+S as one step."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.credit.assessed import Assessed
from arapp.services.credit.customer_form import (
    CustomerForm,
    HandGrade,
    Proposal,
    SaveCustomerForm,
    propose,
)
from arapp.services.credit.fields import KINDS, Problem, problems
from arapp.services.dispatch import Done
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui import formats, text
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.form import DetailsForm
from arapp.ui.pages.customer.lists import Lists
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row, stack

_KNOWN = ("size", "report", "source")
_HAND = ("grade", "grade_reason", "grade_until")


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
        self._today = today
        self._proposed: dict[str, Any] = {}
        self._problems: tuple[Problem, ...] = ()
        self._saving = False
        self.form = DetailsForm(today, self._find)
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

    def show_form(self, form: CustomerForm) -> None:
        """Another customer, or the same one read again: what was typed stays."""
        whole = self._shown is None or self._shown.id != form.id
        self._shown = form
        self.form.set_currency(form.currency)
        self.form.set_choices("grade", _grades(form))
        self.form.offer(form.known)
        if whole:
            self._proposed.clear()
            self._problems = ()
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
        return values | {"from_on": self._today}

    def _hint(self) -> None:
        """What counts where the customer has nothing of its own."""
        form = self._shown
        grade = form.grade(str(self.form.value("grade"))) if form else None
        if form is None or grade is None:
            return
        limit, days = grade.credit_limit, formats.count(grade.net_days, "days")
        by_grade = self.tr("by grade {what}")
        told = self.tr("none") if limit is None else formats.amount(limit, form.firm_currency)
        self.form.hint("credit_limit", by_grade.format(what=told))
        self.form.hint("terms", by_grade.format(what=self.tr("net {days}").format(days=days)))
        self.form.hint("statement_day", self.tr("1–31, or none"))
        self.form.hint("base_amount", self.tr("lent on top of the limit"))
        self.form.hint("mail_address", self.tr("as the address"))
        self._note_grade(form)

    def _note_grade(self, form: CustomerForm) -> None:
        until = form.values.get("grade_until")
        if isinstance(until, date) and not self.form.is_changed("grade"):
            told = self.tr("By hand until {day}: {reason}").format(
                day=formats.day(until, self._today), reason=form.values.get("grade_reason", "")
            )
            self.form.note("grade", told)
        elif not self.form.is_changed("grade"):
            self.form.note("grade", self.tr("By points. Choose another to set it by hand."))

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

    # --- judging ------------------------------------------------------------------------------

    def _fields(self) -> dict[str, Any]:
        """The changed fields as the ledger has them."""
        found = {}
        for key, value in self.form.changes().items():
            if key in KINDS:
                found[key] = value
        if "base_amount" in found and found["base_amount"] is None:
            found["base_amount"] = Money(0, self._currency())
        return found

    def _currency(self) -> str:
        typed = str(self.form.value("currency") or "").upper()
        return typed or (self._shown.currency if self._shown else formats.base_currency())

    def _judge(self, done: Callable[[list[Problem]], None] | None = None) -> None:
        """Ask the ledger what is wrong with what is typed; say it under the fields."""
        if self._shown is None or self.form.unread():
            return
        customer, values = self._shown.id, self._fields()

        def look(tx: Tx) -> list[Problem]:
            return problems(tx, customer, values)

        self.ops.ask(look, done or self._judged, latest=("customer", "judge"), owner=self)

    def _judged(self, found: list[Problem]) -> None:
        before = {one.field for one in self._problems}
        self._problems = tuple(found)
        now: dict[str, Problem] = {}
        for one in reversed(found):  # errors first: they are said where there is a warning too
            now[one.field] = one
        blank = self.is_new() and not self.form.value("name") and not self._saving
        for key in before - now.keys():
            self.form.complain(key, "")
        for key, one in now.items():
            if not (key == "name" and blank):
                self.form.complain(key, words.problem(one), warning=one.severity == "warning")
        self._hand_wrong()
        self._mark()

    def _hand_wrong(self) -> None:
        """A grade by hand has a reason; its last day is ahead."""
        asked = self.form.asks("grade_reason")
        missing = asked and not self.form.value("grade_reason")
        again = self._saving or "grade_reason" in self.form.wrong()
        told = self.tr("Say why: the points say otherwise.") if missing and again else ""
        self.form.complain("grade_reason", told)
        until = self.form.value("grade_until")
        past = asked and until is not None and until <= self._today
        self.form.complain("grade_until", self.tr("It has to be after today.") if past else "")

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: judge all of it, then write, or go to the first wrong field."""
        if self._shown is None or not self.is_changed():
            return
        for key in self.form.unread():
            self.form.complain(key, words.unread(key))
        self._saving = True
        if self.form.unread():
            self._go_wrong()
        else:
            self._judge(self._judged_to_save)

    def _judged_to_save(self, found: list[Problem]) -> None:
        self._judged(found)
        if self.form.wrong():
            self._go_wrong()
            return
        command = self._command()
        if command is None:
            self._saving = False
            self.lists.save_begun()
        else:
            self.ops.run(command, self._written, self._refused, owner=self)

    def _command(self) -> SaveCustomerForm | None:
        form, fields = self._shown, self._fields()
        if form is None:
            return None
        hand = None
        if self.form.is_changed("grade"):
            until = self.form.value("grade_until") if self.form.is_changed("grade_until") else None
            hand = HandGrade(str(self.form.value("grade")), self.form.value("grade_reason"), until)
        known = None
        if any(self.form.is_changed(key) for key in _KNOWN):
            size, report, source = (str(self.form.value(key)) for key in _KNOWN)
            known = Assessed(size, report, source)
        if not fields and hand is None and known is None:
            return None
        owner_from = self.form.value("from_on") if self.form.asks("from_on") else None
        return SaveCustomerForm(form.id, tuple(fields.items()), hand, owner_from, known)

    def _go_wrong(self) -> None:
        self._saving = False
        self._mark()
        wrong = self.form.wrong()
        if wrong:
            self.form.go(wrong[0])
            self.area.ensureWidgetVisible(self.form.entry(wrong[0]).widget)

    def _written(self, done: Done) -> None:
        self._saving = False
        new = self.is_new()
        name = str(self.form.value("short_name") or self.form.value("name"))
        if self._shown is not None:
            self._shown = None  # what was typed is in the books now: everything is read anew
        self.lists.save_begun(int(done.outcome.result))
        self.told.emit(self.tr("Saved: {customer}").format(customer=name))
        self.saved.emit(done.outcome.result, new)

    def _refused(self, error: ArappError) -> None:
        self._saving = False
        key = str(error.fields.get("field", ""))
        sentence = text.sentence(error)
        if key in KINDS or key in _HAND:
            self.form.complain(key, sentence)
            self._go_wrong()
        self._wrong.setText(sentence)
        self.marked.emit()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self._problems = ()
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


def _grades(form: CustomerForm) -> list[tuple[str, str]]:
    return [(one.code, f"{one.code}  {one.name}".strip()) for one in form.grades]
