"""What stands in the pane: the statement of the current row, or a letter begun for it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.output.documents import Paper as Document
from arapp.services.papers import service
from arapp.services.papers.desk import Filed, MonthDesk, letters_issued
from arapp.services.papers.overview import MonthRow
from arapp.ui import text
from arapp.ui.ops import Ops
from arapp.ui.pages.statements import printing, words
from arapp.ui.pages.statements.issuing import Documents
from arapp.ui.pages.statements.pane import PaperPane
from arapp.ui.pages.statements.papers import Paper, Papers, Wish


class Viewer(QObject):
    """Fills the pane. A letter stays until another row is current or it is left.

    Signals:
        changed(): a letter was begun, issued or left.
        refused(str): why no letter can be written; the statement is back.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, ops: Ops, pane: PaperPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._papers = Papers(ops, self)
        self._desk: MonthDesk | None = None
        self._row: MonthRow | None = None
        self._kind = ""
        self._wish: Wish | None = None
        self.letter: int | None = None
        """Customer whose letter is shown."""
        self.issued: list[Path] = []
        """Files of the letter shown, once it is issued."""
        pane.left.connect(self.leave_letter)
        self._papers.ready.connect(lambda _key, paper: self._drawn(paper))
        self._papers.refused.connect(lambda _key, error: self._not_drawn(error))

    def set_desk(self, desk: MonthDesk) -> None:
        """The ledger was read again: nothing drawn before holds; a letter is drawn anew."""
        self._desk = desk
        self._papers.forget()
        if self.letter is not None:
            self._papers.want(self._wish)

    # --- statements ---------------------------------------------------------------------------

    def show(self, one: MonthRow | None, kind: str) -> None:
        """The statement of a row; a draft in this kind. A letter begun stays."""
        self._row, self._kind = one, kind
        if self.letter is None:
            self._show()

    def _show(self) -> None:
        desk, one = self._desk, self._row
        if desk is None or one is None:
            self._papers.want(None)
            self._pane.clear()
            return
        filed = self.filed()
        self._pane.show_statement(self._name(one), one, filed, desk.today)
        if filed is not None and not one.stale:
            self._pane.show_lines(desk.lines.get(filed.id, ()), one.currency)
        query = partial(printing.document, desk=desk, one=one, kind=self._kind)
        if filed is not None and not one.stale:
            self._papers.want(Wish((filed.id,), query, filed.file, filed.sha256))
        else:
            key = (one.customer_id, one.currency, desk.month.last, self._kind)
            self._papers.want(Wish(key, query))

    def filed(self) -> Filed | None:
        """What was issued for the row."""
        one = self._row
        return self._desk.filed.get(one.statement_id or 0) if self._desk and one else None

    def _name(self, one: MonthRow) -> str:
        return self._desk.short_names.get(one.customer_id, one.customer) if self._desk else ""

    def _drawn(self, paper: Paper) -> None:
        self._pane.set_paper(paper)

    def _not_drawn(self, error: ArappError) -> None:
        if self.letter is None:
            self._pane.refuse(text.sentence(error))
            return
        taken_back = bool(self.issued)
        self.leave_letter()
        if not taken_back:
            self.refused.emit(words.refusal(error))

    # --- letters ------------------------------------------------------------------------------

    def begin_letter(self, one: MonthRow) -> None:
        """The draft of a letter to the customer of a row."""
        customer = one.customer_id
        self.letter, self.issued = customer, []
        self._pane.show_letter(self._name(one), "")
        self._want(Wish(("letter", customer), partial(service.draft_letter, customer=customer)))
        self.changed.emit()

    def letters_made(self, made: Documents) -> bool:
        """The letter shown was issued; False when these are others."""
        if self.letter is None or {one["customer_id"] for one in made} != {self.letter}:
            return False
        self.issued = [Path(doc["file"]) for doc in made]
        numbers = tuple(doc["number"] for doc in made)
        self._pane.show_letter(self._name(self._row) if self._row else "", ", ".join(numbers))
        query = partial(letters_issued, numbers=numbers)
        one = made[0] if len(made) == 1 else {"file": "", "sha256": ""}
        self._want(Wish(("letter", *numbers), query, one["file"], one["sha256"]))
        self.changed.emit()
        return True

    def _want(self, wish: Wish) -> None:
        self._wish = wish
        self._papers.want(wish)

    def leave_letter(self) -> bool:
        """Back to the statement; False when there was no letter."""
        if self.letter is None:
            return False
        self.letter, self.issued = None, []
        self._show()
        self.changed.emit()
        return True

    # --- what the paper is --------------------------------------------------------------------

    def files(self) -> list[Path]:
        """The files of what is shown, as far as it was issued and they are still there."""
        found = list(self.issued)
        filed = self.filed()
        if self.letter is None and filed is not None and self._row and not self._row.stale:
            found = [Path(filed.file)]
        return [file for file in found if file.exists()]

    def documents(self) -> list[Document]:
        """What is drawn."""
        return list(self._pane.paper.docs) if self._pane.paper is not None else []

    def title(self) -> str:
        """Name of a PDF of it."""
        return file_title(self._kind, self._desk.month.last) if self._desk else ""


def file_title(kind: str, last: date) -> str:
    """Name of a PDF of several: "Statement 2026-10-31"."""
    return f"{words.say(words.KINDS[kind])} {last.isoformat()}" if kind else last.isoformat()
