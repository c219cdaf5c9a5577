"""催款函文字: the firm's own letter texts, typed on the left, seen in print on the right."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.collection.text_list import OwnText
from arapp.services.collection.texts import LETTER, DropText, SaveText
from arapp.services.dispatch import Done, Topic
from arapp.services.output.pdf import render_letter
from arapp.services.papers.letter_preview import (
    Preview,
    Sample,
    begun,
    letter_texts,
    preview,
    samples,
)
from arapp.ui import dialogs, text
from arapp.ui.actions import Action, Place
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.letter_fields import missing_told, paper_language
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.letter_texts import words
from arapp.ui.pages.letter_texts.form import BLANK, LetterTextForm
from arapp.ui.pages.letter_texts.side import PreviewSide
from arapp.ui.pages.letter_texts.table import model
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import frame, row, stack

_LIST = 300
_WAIT = 250  # ms after the last key until the page is drawn


def _read(tx: Tx) -> tuple[list[OwnText], list[Sample]]:
    return letter_texts(tx), samples(tx)


def _shipped() -> OwnText:
    lang = paper_language()
    return replace(BLANK, language=lang, body=begun(BLANK.stage, BLANK.tone, lang))


class LetterTextsPage(Page):
    """`open(stage)` goes to a text of that stage, or begins one; `open(id)` goes to that text."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SETTINGS, Topic.COMPANY, Topic.CUSTOMERS, Topic.PLANS, Topic.ALLOCATIONS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._kept: dict[int | None, OwnText] = {}
        self._drafts: dict[int | None, OwnText] = {}
        self._proposed = ""
        self._wanted: Any = None
        self.acts.add(
            Action("new", self.tr("New text"), self.new, "Ctrl+N", "plus", place=Place.TITLE),
            Action("save", self.tr("Save"), self.save, "Ctrl+S"),
            Action("discard", self.tr("Discard changes"), self.discard),
            Action("drop", self.tr("Take it away"), self.drop, "Ctrl+Delete", "x"),
            Action("page_after", self.tr("Next page"), partial(self._turn, 1), "Ctrl+PgDown",
                   keys_only=True),
            Action("page_before", self.tr("Page before"), partial(self._turn, -1), "Ctrl+PgUp",
                   keys_only=True),
        )  # fmt: skip
        self.model = model(lambda one: one.id in self._drafts)
        self.table = Table("letter_texts", self.model)
        self.table.view.set_empty(
            self.tr("All read as shipped."), self.tr("New text"), self.new
        )  # fmt: skip
        self.form, self.side = LetterTextForm(), PreviewSide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._wire()
        self._show()

    def _lay_out(self) -> None:
        self.table.setFixedWidth(_LIST)
        middle = frame("surface", "left")
        stack(middle, margins=(20, 12, 20, 12)).addWidget(self.form, 1)
        across = row(gap=0)
        across.addWidget(self.table)
        across.addWidget(middle, 5)
        across.addWidget(self.side, 4)
        self.body.addLayout(across, 1)
        bar = frame("raised", "top")
        bar.setFixedHeight(ACTION_BAR)
        line = row(bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=10)
        line.addWidget(bound(self.acts, "drop"))
        line.addStretch()
        line.addWidget(bound(self.acts, "discard"))
        line.addWidget(bound(self.acts, "save", kind="primary"))
        self.body.addWidget(bar)
        self.setFocusProxy(self.table.view)

    def _wire(self) -> None:
        self.table.view.current_changed.connect(lambda _row: self._show())
        self.form.edited.connect(self._typed)
        self.form.purpose.connect(self._purpose)
        self.side.sampled.connect(self.draw)
        self._timer.timeout.connect(self.draw)
        self.side.not_opened.connect(self.noticed)

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """The list and whom it can be tried on; what is typed stays."""
        self.ops.ask(_read, self._came, latest="letter_texts", owner=self)

    def _came(self, found: tuple[list[OwnText], Sequence[Sample]]) -> None:
        texts, people = found
        self._kept = {one.id: one for one in texts}
        for key in [key for key in self._drafts if key is not None and key not in self._kept]:
            del self._drafts[key]
        self.side.show_samples(people)
        self._fill()
        if self._wanted is not None:
            self._go()
        elif self.table.view.current_row() is None and self.model.count():
            self.table.view.go_first()
        self._show()

    def _fill(self) -> None:
        new = [self._drafts[None]] if None in self._drafts else []
        self.model.set_rows([*self._kept.values(), *new])

    def open(self, what: Any) -> None:
        """See the class."""
        self._wanted = what
        if self._kept or self.table.view.current_row() is not None:
            self._go()

    def _go(self) -> None:
        what, self._wanted = self._wanted, None
        if isinstance(what, int):
            self.table.view.go_to(what)
        elif what in words.STAGES:
            there = next((one.id for one in self._kept.values() if one.stage == what), None)
            if there is not None:
                self.table.view.go_to(there)
            else:
                self._begin(str(what))

    def current(self) -> OwnText | None:
        """The text at hand, as typed."""
        one = self.table.view.current_row()
        if not isinstance(one, OwnText):
            return None
        return self._drafts.get(one.id, self._kept.get(one.id, one))

    # --- typing -------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N: one more, beginning with what ships."""
        self._begin(BLANK.stage)

    def _begin(self, stage: str) -> None:
        if None not in self._drafts:
            lang = paper_language()
            self._proposed = begun(stage, "", lang)
            self._drafts[None] = replace(BLANK, language=lang, stage=stage, body=self._proposed)
        self._fill()
        self.table.view.go_to(None)
        self._show()
        self.form.name.setFocus()

    def _purpose(self) -> None:
        """A new text nobody wrote into begins as what ships for its letter, tone and language."""
        one = self.form.text()
        if not one.body.strip() or (one.id is None and one.body == self._proposed):
            self._proposed = begun(one.stage, one.tone, one.language)
            one = replace(one, body=self._proposed)
        self.form.show_text(one)
        self._typed()

    def _typed(self) -> None:
        one = self.form.text()
        if self.current() is None:
            return
        if self._kept.get(one.id) == one:
            self._drafts.pop(one.id, None)
        else:
            self._drafts[one.id] = one
        self.form.complain("", "")
        self.model.replace(one)
        self._timer.start()
        self._enable()

    def _show(self) -> None:
        one = self.current()
        self.form.setEnabled(one is not None)
        self.form.show_text(one or replace(BLANK, stage=""))
        self.draw()
        self._enable()

    # --- the page in print --------------------------------------------------------------------

    def draw(self) -> None:
        """The letter of the customer chosen, in the words typed (without a text: as it ships)."""
        self._timer.stop()
        one, customer = self.current() or _shipped(), self.side.customer()
        if customer is None:
            self.side.show_page(None, self.side.told.text())
            return
        self.ops.ask(
            lambda tx: preview(tx, customer, one), self._previewed, self._not_previewed,
            latest="letter text", owner=self,
        )  # fmt: skip

    def _previewed(self, found: Preview | None) -> None:
        if found is None:
            self.side.show_page(None, self.tr("Nothing of this customer is overdue any more."))
            return
        told = missing_told(found.missing)
        self.ops.work(
            lambda _progress: render_letter(found.doc),
            lambda data: self.side.show_page(data, told),
            latest="letter text page", owner=self,
        )  # fmt: skip

    def _not_previewed(self, error: ArappError) -> None:
        self.form.complain(str(error.fields.get("field", "")), text.sentence(error))

    def _turn(self, step: int) -> None:
        self.side.preview.turn(step)

    # --- doing --------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S."""
        one = self.current()
        if one is None or one.id not in self._drafts:
            return
        command = SaveText(
            LETTER, one.name, one.body, one.language, one.tone, one.stage, one.title, one.id
        )
        self.ops.run(command, partial(self._saved, one), self._refused, owner=self)

    def _saved(self, one: OwnText, done: Done) -> None:
        record = int(done.outcome.result)
        self._drafts.pop(one.id, None)
        self._kept[record] = replace(one, id=record)
        self._fill()
        self.table.view.go_to(record)
        self._show()
        self.told.emit(self.tr("Saved: {name}").format(name=one.name))

    def _refused(self, error: ArappError) -> None:
        field = str(error.fields.get("field", ""))
        self.form.complain(field, text.sentence(error))
        target = {"name": self.form.name, "title": self.form.title}.get(field, self.form.body)
        target.setFocus()

    def discard(self) -> None:
        """Back to what the ledger holds; a new one goes."""
        one = self.current()
        if one is not None:
            self._drafts.pop(one.id, None)
            self._fill()
            if one.id is None:
                self.table.view.go_first()
            self._show()

    def drop(self) -> None:
        """Letters read as shipped again."""
        one = self.current()
        if one is not None and one.id is not None:
            told = self.tr("Taken away: {name}").format(name=one.name)
            self.ops.run(DropText(one.id), lambda _done: self.told.emit(told), owner=self)

    def may_leave(self) -> bool:
        """What is typed and not saved is asked about once."""
        if not self._drafts:
            return True
        answer = dialogs.save_or_leave(self, self.tr("Letter texts"))
        if answer == "discard":
            self._drafts.clear()
            self._fill()
            self._show()
        elif answer == "save":
            self.save()
        return answer == "discard" or (answer == "save" and not self._drafts)

    def _enable(self) -> None:
        one = self.current()
        changed = one is not None and one.id in self._drafts
        self.acts.enable("save", changed)
        self.acts.enable("discard", changed)
        self.acts.enable("drop", one is not None and one.id is not None)

    def panes(self) -> list[QWidget]:
        """List, text, page."""
        return [self.table.view, self.form.body, self.side.customers]

    def record(self) -> str | None:
        """The text of the row."""
        one = self.current()
        return None if one is None or one.id is None else f"text_template:{one.id}"
