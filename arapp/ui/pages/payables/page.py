"""应付与待办: two short lists with a day each, reminded on the today page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.log import FinishTodo
from arapp.services.dealing.comments import ReopenTodo, SaveTodo, Todo, todos
from arapp.services.dealing.dimensions import people
from arapp.services.dealing.payables import Payable, PayPayable, SavePayable, payables
from arapp.services.dispatch import Command, Topic
from arapp.ui import formats
from arapp.ui.desk import Desk
from arapp.ui.desk_page import DeskPage
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.widgets.entry_pane import Entry


class PayablesPage(DeskPage):
    """`open("payables")`, `open("todos")`, `open(("payables", id))`."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PAYABLES, Topic.COLLECTION, Topic.SETTINGS, Topic.CUSTOMERS}
    )

    def make_desks(self) -> Sequence[Desk]:
        """What to pay, what to do."""
        return self._payables(), self._todos()

    # --- what to pay --------------------------------------------------------------------------

    def _payables(self) -> Desk:
        need = self.tr("Who is to be paid?")
        return Desk(
            key="payables",
            title=self.tr("Payables"),
            columns=self._payable_columns(),
            entries=(
                Entry("supplier", self.tr("Supplier"), required=need),
                Entry("amount", self.tr("Amount"), "amount", self.tr("How much?"),
                      check=self._positive),
                Entry("due_on", self.tr("Due"), "day", self.tr("By which day?")),
                Entry("number", self.tr("Number"), hint=self.tr("invoice or contract")),
                Entry("text", self.tr("For")),
                Entry("owner", self.tr("Owner")),
                Entry("note", self.tr("Note")),
            ),
            read=_all_payables,
            values=_payable_values,
            save=_save_payable,
            heading=lambda one: one.supplier if one else self.tr("New payable"),
            record=lambda one: f"payable:{one.id}",
            empty=self.tr("Nothing to pay is noted."),
            exported="payables",
            total=True,
            finish_text=self.tr("Mark as paid"),
            finish=lambda one: PayPayable(one.id) if one.paid_on is None else None,
            words=_payable_words,
            waits=lambda one: one.paid_on is None,
        )  # fmt: skip

    def _positive(self, minor: int) -> str:
        return "" if minor > 0 else self.tr("Must be more than zero")

    def _payable_columns(self) -> list[Column[Payable]]:
        return [
            Column("supplier", self.tr("Supplier"), lambda r: r.supplier, width=150),
            Column("number", self.tr("Number"), lambda r: r.number, width=110, middle=True),
            Column("text", self.tr("For"), lambda r: r.text, tone="text2", stretch=True),
            Column("due_on", self.tr("Due"), lambda r: r.due_on, Kind.DAY, width=96),
            Column("days", self.tr("Overdue"), _overdue, Kind.AGE, width=84),
            Column("amount", self.tr("Amount"), _left, Kind.MONEY, text=_amount, total=True,
                   width=116),
            Column("owner", self.tr("Owner"), lambda r: r.owner, width=84),
            Column("state", self.tr("State"), self._paid, Kind.CHIP, width=128),
        ]  # fmt: skip

    def _paid(self, one: Payable) -> Chip:
        if one.paid_on is None and one.left < one.amount:
            left = formats.money(Money(one.left, one.currency))
            return Chip(self.tr("{amount} left").format(amount=left))
        if one.paid_on is None:
            return Chip(self.tr("open"))
        return Chip(self.tr("paid {day}").format(day=formats.day(one.paid_on, one.due_on)), "ok")

    # --- what to do ---------------------------------------------------------------------------

    def _todos(self) -> Desk:
        return Desk(
            key="todos",
            title=self.tr("To-dos"),
            columns=[
                Column("text", self.tr("To do"), lambda r: r.text, stretch=True),
                Column("due_on", self.tr("Day"), lambda r: r.due_on, Kind.DAY, width=96),
                Column("days", self.tr("Late"), _late, Kind.AGE, width=84),
                Column("owner", self.tr("Owner"), lambda r: r.owner, width=96),
                Column("state", self.tr("State"), self._done, Kind.CHIP, width=96),
            ],
            entries=(
                Entry("text", self.tr("To do"), required=self.tr("What is to be done?")),
                Entry("due_on", self.tr("Day"), "day", self.tr("On which day?")),
                Entry("owner", self.tr("Owner")),
            ),
            read=_all_todos,
            values=_todo_values,
            save=_save_todo,
            heading=lambda one: one.text if one else self.tr("New to-do"),
            record=lambda one: f"todo:{one.id}",
            empty=self.tr("Nothing is to be done."),
            exported="tasks",
            finish_text=self.tr("Done, or open again"),
            finish=lambda one: FinishTodo(one.id) if one.done_on is None else ReopenTodo(one.id),
            words=_owners,
            waits=lambda one: one.done_on is None,
        )

    def _done(self, one: Todo) -> Chip:
        return Chip(self.tr("to be done")) if one.done_on is None else Chip(self.tr("done"), "ok")


def _left(one: Payable) -> Money | None:
    """What counts in the total: not what was paid or set off."""
    return Money(one.left, one.currency) if one.paid_on is None else None


def _amount(one: Payable) -> str:
    return formats.money(Money(one.amount, one.currency))


def _overdue(one: Payable) -> int | None:
    return one.days if one.paid_on is None and one.days >= 0 else None


def _late(one: Todo) -> int | None:
    return one.days if one.done_on is None and one.days >= 0 else None


def _all_payables(tx: Tx) -> list[Payable]:
    return payables(tx, tx.today, paid=True)


def _all_todos(tx: Tx) -> list[Todo]:
    return todos(tx, tx.today, done=True)


def _payable_values(one: Payable | None) -> Mapping[str, Any]:
    if one is None:
        return {}
    keys = ("supplier", "amount", "due_on", "number", "text", "owner", "note")
    return {key: getattr(one, key) for key in keys}


def _save_payable(values: Mapping[str, Any], one: Payable | None) -> Command:
    currency = one.currency if one else formats.base_currency()
    amount: int = values["amount"]
    due: date = values["due_on"]
    return SavePayable(
        *(values["supplier"], Money(amount, currency), due, values["number"], values["text"]),
        *(values["owner"], values["note"], one.id if one else None),
    )


def _payable_words(tx: Tx) -> Mapping[str, Sequence[str]]:
    suppliers = sorted({one.supplier for one in payables(tx, tx.today, paid=True)})
    return {"supplier": suppliers, **_owners(tx)}


def _owners(tx: Tx) -> Mapping[str, Sequence[str]]:
    return {"owner": [one.name for one in people(tx) if one.left_on is None]}


def _todo_values(one: Todo | None) -> Mapping[str, Any]:
    return {"text": one.text, "due_on": one.due_on, "owner": one.owner} if one else {}


def _save_todo(values: Mapping[str, Any], one: Todo | None) -> Command:
    record = one.record if one else ""
    row = one.id if one else None
    return SaveTodo(values["text"], values["due_on"], record, values["owner"], row)
