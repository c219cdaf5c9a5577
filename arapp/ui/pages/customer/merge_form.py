"""合并: who may be the same firm and why, what would move, one command."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.credit.grades import firm_currency
from arapp.services.credit.merge import MergeCustomers, Preview, preview
from arapp.services.credit.twins import Twin, twins
from arapp.services.ledger.desk import DeskCustomer, customers_by_id, find_customers
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.pane import InPane
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, label, row, stack

_MOST = 4
Found = tuple[list[Twin], dict[int, DeskCustomer]]


class TwinLine(QWidget):
    """A look-alike with what speaks for it; choosing it fills the field.

    Signals:
        chosen(int): its id.
    """

    chosen = Signal(int)

    def __init__(self, twin: Twin) -> None:
        super().__init__()
        self.twin = twin
        link = KeyButton(words.say(words.CHOOSE), kind="link")
        link.setAccessibleName(f"{words.say(words.CHOOSE)} {twin.name}")
        link.clicked.connect(lambda _=False: self.chosen.emit(twin.customer_id))
        line = row(gap=8)
        line.addWidget(Fitting(twin.name, "text", ("body", "small")), 1)
        line.addStretch()
        line.addWidget(link)
        why = "、".join(words.say(words.WHY[key]) for key in twin.why)
        box = stack(self, margins=(0, 0, 0, 4))
        box.addLayout(line)
        box.addWidget(label(why, "small", "text2", wrap=True))


class MergeForm(InPane):
    """The twin becomes part of the customer shown."""

    def __init__(self, ops: Ops, customer: int, name: str) -> None:
        super().__init__(words.say(words.MERGE), words.say(words.MERGE_VERB))
        self.ops = ops
        self._customer, self._name = customer, name
        self._preview: Preview | None = None
        self.field = CustomerField(self._find, marked=abnormal.of(ops))
        self.field.chosen.connect(lambda _one: self._look())
        self.form.add("twin", self.tr("The twin"), self.field, required=True, check=self._chosen)
        self._alike = QWidget()
        self._alike_box = stack(self._alike)
        self._moves = label("", "small", "text2", wrap=True)
        self.box.insertWidget(1, self._alike)
        self.box.insertWidget(3, self._moves)
        self.save.setEnabled(False)
        self.lines: list[TwinLine] = []
        self.ops.ask(partial(_read, customer), self._came, self.refuse, owner=self)

    def begin(self) -> None:
        """The cursor in the field; a look-alike is one Tab away."""
        self.field.setFocus()

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        def others(found: Sequence[DeskCustomer]) -> None:
            done([one for one in found if one.id != self._customer])

        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), others,
                     latest=("customer", "twin"), owner=self)  # fmt: skip

    def _came(self, found: Found) -> None:
        alike, known = found
        for old in self.lines:
            discard(old)
        self.lines = [TwinLine(twin) for twin in alike[:_MOST]]
        for line in self.lines:
            line.chosen.connect(lambda row, known=known: self._take(known[row]))
            self._alike_box.addWidget(line)
        told = self.tr("Nobody looks alike. Look for one by name.") if not self.lines else ""
        self._moves.setText(told)

    def _take(self, one: DeskCustomer) -> None:
        self.field.set_customer(one)
        self._look()
        self.save.setFocus()

    # --- what moves ---------------------------------------------------------------------------

    def _look(self) -> None:
        one = self.field.customer()
        self._preview = None
        self.save.setEnabled(False)
        self._moves.setText("")
        if one is not None:
            keep = self._customer
            self.ops.ask(lambda tx: preview(tx, keep, one.id), self._previewed, self.refuse,
                         latest=("customer", "preview"), owner=self)  # fmt: skip

    def _previewed(self, found: Preview) -> None:
        twin = self.field.customer()
        if twin is None:
            return
        self._preview = found
        if found.closed:
            rows = formats.count(found.closed, "rows")
            told = self.tr("{rows} of {twin} lie in a closed period; they cannot move.")
            self._moves.setText(told.format(rows=rows, twin=twin.title))
            return
        moves = self.tr(", ").join(
            f"{words.say(words.MOVES[table])} {count}" for table, count in found.moves
        )
        lines = [
            self.tr("Moves to {keep}: {moves}.").format(keep=self._name, moves=moves)
            if moves else self.tr("{twin} has nothing that would move.").format(twin=twin.title)
        ]  # fmt: skip
        if found.filled:
            names = self.tr(", ").join(words.name_of(key) for key in found.filled)
            lines.append(self.tr("Taken over where it is blank: {names}.").format(names=names))
        lines.append(
            self.tr("{twin} is hidden; its name keeps finding {keep}.").format(
                twin=twin.title, keep=self._name
            )
        )
        self._moves.setText("\n".join(lines))
        self.save.setEnabled(True)

    def moves(self) -> str:
        """What is said about the merge."""
        return self._moves.text()

    def _chosen(self) -> str:
        return "" if self.field.customer() else self.tr("Which one is it? Choose it.")

    def command(self) -> MergeCustomers | None:
        """The merge, once it is known what would move."""
        twin = self.field.customer()
        ready = twin is not None and self._preview is not None and not self._preview.closed
        return MergeCustomers(self._customer, twin.id) if twin is not None and ready else None

    def refuse(self, error: ArappError) -> None:
        """Under the field, where it is chosen."""
        self.form.set_error("twin", text.sentence(error))


def _read(customer: int, tx: Tx) -> Found:
    alike = twins(tx, customer)
    ids = [twin.customer_id for twin in alike]
    currency = firm_currency(tx)
    return alike, customers_by_id(tx, ids, currency) if ids else {}
