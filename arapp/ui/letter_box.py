"""A collection letter beside a list: the draft as it will be printed, issued, then opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.dispatch import Topic
from arapp.services.output.documents import LetterDoc
from arapp.services.output.pdf import render_many
from arapp.services.output.pdf.letter_own import missing
from arapp.services.papers import service
from arapp.services.papers.letters import LetterRun
from arapp.ui import dialogs, formats, paper_folder, text, why_not
from arapp.ui.letter_fields import missing_told
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.ops import Ops
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.preview import PagePreview

STAGES = {
    "reminder": QT_TRANSLATE_NOOP("today", "Payment reminder"),
    "demand": QT_TRANSLATE_NOOP("today", "Collection letter"),
    "final": QT_TRANSLATE_NOOP("today", "Final demand"),
    "legal": QT_TRANSLATE_NOOP("today", "Lawyer's letter"),
}
_HELD = {
    "parked": QT_TRANSLATE_NOOP(
        "today", "No letter: {money} of theirs is not matched yet and covers the {overdue} overdue."
    ),
    "promised": QT_TRANSLATE_NOOP("today", "No letter: they promised to pay by {until}."),
    "disputed": QT_TRANSLATE_NOOP("today", "No letter: what is owed is in dispute."),
}
_PUT_OFF = QT_TRANSLATE_NOOP("today", "No letter: it was put off until {until}.")
_SHEET = 388
ISSUED = frozenset({Topic.LETTERS, Topic.COLLECTION})


class LetterBox(QWidget):
    """Draft, then issue, then open; Enter goes on, Esc leaves.

    Signals:
        issued(str): a sentence for the undo bar.
        made(list): the documents of the service's answer.
        dropped(): back to the line.
    """

    SMALL: ClassVar[bool] = False
    issued = Signal(str)
    made = Signal(list)
    dropped = Signal()

    def __init__(self, ops: Ops, customer: int, stage: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._customer = customer
        self._stage = stage
        self._again = False
        self._next: Callable[[], None] | None = None
        self.files: list[Path] = []
        self._numbers: frozenset[str] = frozenset()
        self._title = label("", "strong", wrap=True)
        self._told = label("", "small", "text2", wrap=True)
        self.preview = PagePreview()
        self.preview.sheet.setFixedHeight(_SHEET)
        self.preview.open_asked.connect(self._open)
        self.preview.zoom_asked.connect(self._open)
        self.preview.print_asked.connect(self._open)
        self._folder = KeyButton(self.tr("Another folder"), kind="link", small=True)
        self._folder.clicked.connect(lambda _=False: self._choose_folder())
        self.go = KeyButton("", key="Return", kind="primary", icon="mail")
        self.go.clicked.connect(lambda _=False: self.finish())
        self._back = KeyButton(self.tr("Back"), key="Escape")
        self._back.clicked.connect(self.dropped)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        buttons = row(gap=8)
        buttons.addWidget(self.go, 1)
        buttons.addWidget(self._back)
        foot = row(gap=8)
        foot.addStretch()
        foot.addWidget(self._folder)
        box = stack(self, gap=8)
        for part in (self._title, self._told):
            box.addWidget(part)
        box.addLayout(buttons)
        box.addWidget(self.preview)
        box.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self) -> None:
        """Keys come here."""
        self.setFocus()

    def finish(self) -> None:
        """The next thing: issue the draft, open what was issued."""
        if self._next is not None and self.go.isEnabled():
            self._next()

    def is_over(self) -> bool:
        """Whether the letter was issued."""
        return bool(self.files)

    def numbers(self) -> list[str]:
        """Numbers of what was issued."""
        return sorted(self._numbers)

    def told(self) -> str:
        """The sentence under the title."""
        return self._told.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, PgUp and PgDn turn the page."""
        turns = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif event.key() in turns:
            self.preview.turn(turns[event.key()])
        else:
            super().keyPressEvent(event)

    # --- the draft ----------------------------------------------------------------------------

    def _read(self) -> None:
        self._show(self.tr("Letter"), "", "", None)
        customer, stage = self._customer, self._stage
        self._ops.ask(
            lambda tx: service.draft_letter(tx, customer, stage), self._drafted, self._refused,
            latest=("letter", id(self)), owner=self,
        )  # fmt: skip

    def _drafted(self, docs: list[LetterDoc]) -> None:
        doc = docs[0]
        amounts = ", ".join(formats.money(one.overdue) for one in docs)
        told = self.tr("{amounts} overdue, to be paid by {day}. Goes to {folder}.").format(
            amounts=amounts, day=formats.day(doc.deadline, doc.day),
            folder=str(paper_folder.folder()),
        )  # fmt: skip
        lacks = missing_told(missing(doc))
        told = f"{told}\n{lacks}" if lacks else told
        title = QCoreApplication.translate("today", STAGES[doc.stage.value])
        self._show(title, told, self.tr("Issue and file it"), self._issue)
        self._ops.work(
            lambda _progress: render_many(docs),
            self.preview.load,
            latest=("letter draft", id(self)),
            owner=self,
        )

    def _show(
        self, title: str, told: str, verb: str, then: Callable[[], None] | None, tone: str = "text2"
    ) -> None:
        self._title.setText(title)
        self._told.setText(told)
        self._told.setProperty("tone", tone)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setVisible(bool(told))
        self.go.setText(verb)
        self.go.setVisible(bool(verb))
        self.go.setEnabled(then is not None)
        self._next = then

    def _refused(self, error: ArappError) -> None:
        if error.kind == "too_soon":
            told = self.tr("They had it on {day} ({number}); the next is due on {next}.").format(
                **_days(error)
            )
            self._again = True
            self._show(self._title.text(), told, self.tr("Issue it again"), self._issue, "age1")
            return
        self.preview.hide()
        self._folder.hide()
        self._show(self._title.text(), _why(error), "", None, "age1")

    # --- issuing ------------------------------------------------------------------------------

    def _issue(self) -> None:
        run = LetterRun((self._customer,), self._stage, again=self._again)
        folder = paper_folder.folder()
        self.go.setEnabled(False)
        self._ops.with_dispatch(
            lambda books, progress: service.issue_letters(books, run, folder, progress=progress),
            self._issued, self._refused,
        )  # fmt: skip

    def _issued(self, answer: dict[str, Any]) -> None:
        documents = answer["documents"]
        self.files = [Path(one["file"]) for one in documents]
        self._numbers = frozenset(one["number"] for one in documents)
        number = ", ".join(one["number"] for one in documents)
        told = self.tr("{number} is filed as {file}.")
        told = told.format(number=number, file=str(self.files[0]))
        self._show(self._title.text(), told, self.tr("Open it"), self._open)
        self.go.set_icon("external-link")
        self.preview.load(self.files[0])
        title = self._title.text()
        self.made.emit(documents)
        self._ops.changed.emit(ISSUED)
        sentence = self.tr("{title} {number} issued").format(title=title, number=number)
        self.issued.emit(sentence)

    def _open(self) -> None:
        for file in self.files:
            if not paper_folder.open_file(file):
                self._told.setText(paper_folder.not_opened(file))

    def taken_back(self, numbers: frozenset[str]) -> None:
        """These numbers are void: a letter among them is a draft again."""
        if numbers & self._numbers:
            self.files, self._numbers, self._again = [], frozenset(), False
            self.go.set_icon("mail")
            self._read()

    def _choose_folder(self) -> None:
        chosen = dialogs.pick_folder(self, self.tr("Where papers go"), paper_folder.folder())
        if chosen is not None:
            paper_folder.choose(chosen)
            if not self.files:
                self._read()


def _days(error: ArappError) -> dict[str, str]:
    found = text.shown_fields(error.fields)
    return {
        "day": found.get("day", ""),
        "number": found.get("number", ""),
        "next": found.get("next_day", ""),
    }


def _why(error: ArappError) -> str:
    reason = str(error.fields.get("reason", ""))
    if error.kind != "held" or (reason not in _HELD and error.fields.get("until") is None):
        return why_not.sentence(error)
    sentence = QCoreApplication.translate("today", _HELD.get(reason, _PUT_OFF))
    fields = text.shown_fields(error.fields)
    for name, value in error.fields.items():
        if isinstance(value, Money):
            fields[name] = formats.money(value)
    return sentence.format(**{"until": "", "money": "", "overdue": ""} | fields)
