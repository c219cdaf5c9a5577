"""批量出函: who gets a letter and who does not, with the reason, before anything is written."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money, total
from arapp.services.collection.items import BankFile
from arapp.services.papers.letter_run import (
    Candidate,
    LeftOut,
    Outlook,
    Wanted,
    outlook,
    run_letters,
)
from arapp.ui import formats, paper_folder, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.letter_box import ISSUED
from arapp.ui.ops import Ops
from arapp.ui.page import Notice
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.panel import Panel
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack

_OLD = 3
"""Days after which the bank lines are too old to dun by."""


class RunPanel(Panel):
    """Reads the outlook of a run to these customers, then issues what is ticked."""

    def __init__(
        self, ops: Ops, customers: Sequence[int], filed: paper_folder.Filed,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.name(self.tr("Letters to many"))
        self._ops = ops
        self._customers = tuple(customers)
        self._filed = filed
        self._busy = False
        self.reasons: dict[int, str] = {}
        self.bank = label("", "small", "text2", wrap=True)
        self.model: RecordModel[Candidate] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.customer_id
        )
        self.table = Table("collection.run", self.model)
        self.reason = QLineEdit()
        self._why = label("", tone="text2")
        self._lay_out()
        self.model.ticked_changed.connect(self._ticked)
        self.table.view.current_changed.connect(lambda _one: self._ask_reason())
        self.reason.textEdited.connect(self._typed)
        self._read()

    def _lay_out(self) -> None:
        strip = frame("raised", "bottom")
        line = row(strip, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8))
        line.addWidget(self.bank, 1)
        self._asked = frame("raised", "top")
        line = row(self._asked, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=8)
        line.addWidget(self._why)
        line.addWidget(self.reason, 1)
        box = stack()
        for part in (strip, self.table):
            box.addWidget(part, 1 if part is self.table else 0)
        box.addWidget(self._asked)
        self.inside.addLayout(box)
        self._asked.hide()

    def _columns(self) -> list[Column[Candidate]]:
        return [
            Column("tick", "", lambda one: self._is_ticked(one) if one.ready else None, Kind.TICK,
                   width=44),
            Column("customer", self.tr("Customer"), lambda one: one.short_name, width=150,
                   tip=lambda one: one.customer,
                   tone=lambda one: "text" if one.ready else "text2"),
            Column("stage", self.tr("Letter"), lambda one: words.paper(one.stage), width=120),
            Column("asks", self.tr("Asks for"), lambda one: _sum(one.letters),
                   text=lambda one: _told(one.letters), right=True, width=150),
            Column("hand", self.tr("Money not matched"), lambda one: _sum(one.in_hand),
                   text=lambda one: _told(one.in_hand), right=True, width=150),
            Column("why", self.tr("What happens"), self.what, stretch=True, width=200,
                   tone=self._tone, tip=self.what),
            Column("owner", self.tr("Owner"), lambda one: one.owner or None, tone="text2",
                   width=80),
        ]  # fmt: skip

    def _is_ticked(self, one: Candidate) -> bool:
        return one.customer_id in self.model.ticked

    def _tone(self, one: Candidate) -> str:
        if one.ready and not self._is_ticked(one) and not self._reason(one):
            return "age1"
        return "text" if one.ready else "text2"

    def what(self, one: Candidate) -> str:
        """What happens with a customer, in words."""
        if not one.ready:
            return words.no_letter(one.why, one.facts, self.model.today)
        if self._is_ticked(one):
            day = formats.day(one.deadline, self.model.today) if one.deadline else ""
            return self.tr("letter, to be paid by {day}").format(day=day)
        reason = self._reason(one)
        return self.tr("not this time: {why}").format(why=reason or self.tr("say why"))

    def _reason(self, one: Candidate) -> str:
        return self.reasons.get(one.customer_id, "").strip()

    def hint(self) -> str:
        """Keys."""
        return self.tr("Space ticks, Esc goes back")

    # --- reading ------------------------------------------------------------------------------

    def _read(self) -> None:
        self.table.view.set_loading(True)
        customers = self._customers
        self._ops.with_dispatch(
            lambda books, tell: books.ask(partial(outlook, customers=customers, step=tell)),
            self._came, self._refused,
        )  # fmt: skip

    def _came(self, found: Outlook) -> None:
        self.model.today = found.as_of
        self.bank.setText(self._bank(found.bank, found.as_of))
        self.table.view.set_empty(self.tr("Nobody here would get a letter"))
        self.model.set_rows(found.customers)
        self.table.view.set_loading(False)
        self.model.set_ticked(one.customer_id for one in found.ready)
        self.table.view.go_first()
        self.table.view.setFocus()

    def _bank(self, files: Sequence[BankFile], today: date) -> str:
        parts, old = [], not files
        for one in files:
            ago = (today - one.last).days if one.last is not None else None
            old = old or ago is None or ago > _OLD
            if one.last is None or ago is None:
                parts.append(self.tr("{account}: no bank file yet").format(account=one.account))
            else:
                form = self.tr("{account} until {day}, %n day(s) ago", "", ago)
                parts.append(form.format(account=one.account, day=formats.day(one.last, today)))
        set_tone(self.bank, "age1" if old else "text2")
        told = words.joined(*parts) or self.tr("No bank file yet")
        advice = self.tr("Import the newest before you ask for money") if old else ""
        return "  ".join(filter(None, (self.tr("Bank: {accounts}").format(accounts=told), advice)))

    # --- choosing -----------------------------------------------------------------------------

    def _ticked(self) -> None:
        rows = self.model.all_rows()
        ready = [one for one in rows if one.ready]
        chosen = self.chosen()
        out = len(rows) - len(ready)
        self.say(
            words.joined(
                self.tr("%n letter(s) ready", "", len(chosen)),
                self.tr("%n customer(s) get none", "", out) if out else "",
                _told([money for one in chosen for money in one.letters], add=True),
            )
        )
        self.go.setText(self.tr("Issue to %n customer(s)", "", len(chosen)))
        self.go.setVisible(bool(ready))
        self.go.setEnabled(bool(chosen) and not self._busy)
        self.warn("")
        self._ask_reason()

    def chosen(self) -> list[Candidate]:
        """Who gets a letter."""
        return [one for one in self.model.all_rows() if one.ready and self._is_ticked(one)]

    def _out(self) -> list[Candidate]:
        return [one for one in self.model.all_rows() if one.ready and not self._is_ticked(one)]

    def _ask_reason(self) -> None:
        one = self.table.view.current_row()
        asked = isinstance(one, Candidate) and one in self._out()
        self._asked.setVisible(asked)
        if asked and isinstance(one, Candidate):
            self._why.setText(self.tr("Why not {name} this time?").format(name=one.short_name))
            self.reason.setAccessibleName(self._why.text())
            self.reason.setText(self.reasons.get(one.customer_id, ""))

    def _typed(self, told: str) -> None:
        one = self.table.view.current_row()
        if isinstance(one, Candidate):
            self.reasons[one.customer_id] = told
            self.model.replace(one)
            self.warn("")

    # --- the run ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Issue, when every customer taken out has its reason."""
        chosen, out = self.chosen(), self._out()
        if self._busy or not chosen:
            return
        silent_one = next((one for one in out if not self._reason(one)), None)
        if silent_one is not None:
            self.table.view.go_to(silent_one.customer_id)
            self.reason.setFocus()
            form = self.tr("Why does {name} get no letter? A reason, or tick it again")
            self.warn(form.format(name=silent_one.short_name))
            return
        wanted = Wanted(
            tuple(one.customer_id for one in chosen),
            tuple(LeftOut(one.customer_id, self._reason(one)) for one in out),
            language=words.lang(),
        )
        self._begin(wanted)

    def _begin(self, wanted: Wanted) -> None:
        self._busy = True
        self.go.setEnabled(False)
        folder = paper_folder.folder()
        form = self.tr("Writing letters {count}, {name}")

        def job(books: Any, tell: Any) -> dict[str, Any]:
            def told(done: int, all_: int, name: str) -> None:
                tell(done, all_, form.replace("{name}", name))

            return run_letters(books, wanted, folder, told)

        self._ops.with_dispatch(job, self._written, self._refused)

    def stopped(self) -> None:
        """The run was cancelled: nothing was written, it can begin again."""
        self._busy = False
        self.go.setEnabled(bool(self.chosen()))

    def _refused(self, error: ArappError) -> None:
        self.stopped()
        self.table.view.set_loading(False)
        self.warn(text.sentence(error))

    def _written(self, answer: dict[str, Any]) -> None:
        documents = answer["documents"]
        self._filed.note(documents)
        self._ops.changed.emit(ISSUED)
        copies = formats.count(len(documents), "copies")
        numbers = [one["number"] for one in documents]
        named = words.joined(*dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""
        self.told.emit(self.tr("Letters issued: {copies}, {n}").format(copies=copies, n=named))
        if answer["merged"]:
            file = Path(answer["merged"])
            form = self.tr("{copies} in {folder}, all in one for the printer: {file}")
            told = form.format(copies=copies, folder=str(file.parent), file=file.name)
            show = partial(paper_folder.open_file, file)
            self.noticed.emit(Notice(told, "text", self.tr("Open it"), lambda: _done(show)))
        self.closed.emit()


def _done(show: Any) -> None:
    show()


def _sum(money: Sequence[Money]) -> int:
    return sum(one.minor for one in money)


def _told(money: Sequence[Money], *, add: bool = False) -> str:
    if not add:
        return words.joined(*(formats.money(one) for one in money))
    codes = sorted({one.currency for one in money})
    sums = (total([one for one in money if one.currency == code], code) for code in codes)
    return words.joined(*(formats.money(one) for one in sums))
