"""The right side: whose paper, its state, the page as printed, when and where it was filed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.services.output.documents import LetterDoc
from arapp.services.papers.desk import Filed
from arapp.services.papers.differences import DifferenceLine
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats
from arapp.ui.actions import ActionTable, key_text
from arapp.ui.design import fonts
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import MARGIN_RIGHT
from arapp.ui.pages.statements import papers, words, words_more
from arapp.ui.pages.statements.forms import SideForm
from arapp.ui.pages.statements.papers import Paper
from arapp.ui.tables.columns import Chip
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import label, row, set_tone, stack
from arapp.ui.widgets.preview import PagePreview

_PAGER = 32
MARKS = ("sent", "confirmed", "differs")
LETTER = "letter"


class NameLine(QWidget):
    """A name in semi-bold and a number in grey after it; the name gives way when room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._number = ""
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, name: str, number: str) -> None:
        """Other texts; the whole is the tooltip and what is read aloud."""
        self._name, self._number = name, number
        whole = f"{name} {number}".strip()
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, 24)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Both, the number never cut."""
        painter = QPainter(self)
        after = fonts.metrics("body").horizontalAdvance(self._number)
        room = self.rect().adjusted(0, 0, -(after + 10) if after else 0, 0)
        used = draw_text(painter, room, self._name, "text", role="section")
        rest = QRect(used + 10, 0, after + 4, self.height())
        draw_text(painter, rest, self._number, "text2")
        painter.end()


@dataclass(frozen=True, slots=True)
class Head:
    """Whose paper it is, its number or kind, its state."""

    name: str
    number: str
    chip: Chip | None


class PaperPane(QFrame):
    """Head, page, facts, buttons; what is in it the page says.

    Signals:
        left(): from the letter back to the statement.
    """

    left = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self._head = NameLine()
        self._chip = ChipLabel()
        self.preview = PagePreview()
        self._left = label("", "small", "text2")
        self._right = label("", "small", "text2")
        self._course = label("", "small", "text2")
        self._mark = label("", "small", "text2")
        self._told = label("", "small", "text2", wrap=True)
        self._old = label("", "small", "age1", wrap=True)
        self._place = QWidget()
        self._foot = QWidget()
        self._body = QWidget()
        self.paper: Paper | None = None
        self.form: SideForm | None = None
        self._lay_out(acts)
        self.clear()

    def _lay_out(self, acts: ActionTable) -> None:
        whole = stack(self)
        whole.addWidget(self._body)
        box = stack(self._body, margins=(MARGIN_RIGHT, 10, MARGIN_RIGHT, 12), gap=8)
        head = row(gap=10)
        head.addWidget(self._head, 1)
        head.addWidget(self._chip)
        box.addLayout(head)
        box.addWidget(self.preview, 100)
        facts = row(gap=12)
        facts.addWidget(self._left)
        facts.addStretch()
        facts.addWidget(self._right)
        box.addLayout(facts)
        course = row(gap=12)
        course.addWidget(self._course)
        course.addStretch()
        course.addWidget(self._mark)
        box.addLayout(course)
        box.addWidget(self._told)
        box.addWidget(self._old)
        buttons = row(self._foot, gap=8)
        self._marks = [_button(acts, key) for key in MARKS]
        self._chase = _button(acts, "copy_chase")
        self._resolve = _button(acts, "resolve")
        for button in (self._chase, self._resolve):
            button.hide()
        self._back = KeyButton(self.tr("Back to the statement"), key="Escape", small=True)
        self._back.clicked.connect(self.left)
        for button in (*self._marks, self._chase, self._resolve, _button(acts, LETTER), self._back):
            buttons.addWidget(button, 1)
        box.addWidget(self._foot)
        stack(self._place)
        self._place.hide()
        box.addWidget(self._place)
        box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as high as its width makes it, so that the pager stands right under it."""
        super().resizeEvent(event)
        width = self.width() - 2 * MARGIN_RIGHT
        self.preview.setMaximumHeight(self.preview.sheet.heightForWidth(width) + _PAGER)

    # --- what the page calls ------------------------------------------------------------------

    def clear(self) -> None:
        """Nothing is current."""
        self.paper = None
        self.preview.load(None)
        self._body.hide()

    def show_statement(self, name: str, one: MonthRow, filed: Filed | None, today: date) -> None:
        """Whose statement comes; the page before stays until this one is drawn."""
        number = "" if filed is None or one.stale else filed.number
        self._set_head(Head(name, number, words_more.pane_chip(one)))
        self._choose_buttons(letter=False)
        left = self.tr("Preview, not issued yet")
        if filed is not None:
            form = self.tr("Issued on {day}, frozen")
            left = form.format(day=formats.day(filed.issued_on, today))
            if one.stale:
                form = self.tr("The figures changed since {number}")
                left = form.format(number=filed.number)
        self._tell(left, "")
        self._told.hide()
        self._tell_course(one, today)

    def _tell_course(self, one: MonthRow, today: date) -> None:
        """When it went out or was answered; what differs; how long nobody has agreed."""
        left, right, tone = words_more.course(one, today)
        self._course.setText(left)
        self._mark.setText(right)
        set_tone(self._mark, tone)
        old = words_more.old_confirmation(one, today)
        self._old.setText(old)
        self._old.setVisible(bool(old))
        for part in (self._course, self._mark):
            part.setVisible(bool(left))
        waiting, open_lines = one.state == "sent", one.lines > 0
        self._marks[0].setVisible(not waiting and not open_lines)
        self._chase.setVisible(waiting)
        self._resolve.setVisible(open_lines)

    def show_lines(self, lines: Sequence[DifferenceLine], currency: str) -> None:
        """What differs, a line each, the resolved ones with what came of them."""
        told = [words_more.line(one, currency) for one in lines]
        if told:
            self._say("\n".join(told))

    def open_form(self, form: SideForm) -> None:
        """A form in the place of the buttons."""
        self.close_form()
        self.form = form
        box = self._place.layout()
        if box is not None:
            box.addWidget(form)
        self._foot.hide()
        self._place.show()
        form.begin()

    def close_form(self) -> None:
        """The buttons again."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._place.hide()
        self._foot.show()

    def show_letter(self, name: str, number: str) -> None:
        """Whose letter comes; without a number it is a draft."""
        self._choose_buttons(letter=True)
        key, tone = ("issued", "accent") if number else ("draft", "outline")
        self._set_head(Head(name, number, Chip(words.say(words.SEGMENTS[key]), tone)))
        self._tell("", "")
        for part in (self._told, self._course, self._mark, self._old):
            part.hide()

    def set_paper(self, paper: Paper) -> None:
        """The page drawn."""
        self.paper = paper
        self.preview.load(paper.data or None)
        if not paper.docs:
            self._say(self.tr("Nothing is open and nothing moved: there is no paper."))
        elif isinstance(paper.docs[0], LetterDoc):
            self._letter_facts(paper.docs[0])
        self._checked(paper)

    def refuse(self, sentence: str) -> None:
        """There is no page, and why."""
        self.paper = None
        self.preview.load(None)
        self._say(sentence)

    def turn(self, step: int) -> None:
        """To another page of the paper."""
        self.preview.turn(step)

    def texts(self) -> dict[str, str]:
        """What is said around the page: head, left, right, told."""
        return {
            "head": self._head.accessibleName(), "chip": self._chip.accessibleName(),
            "left": self._left.text(), "right": self._right.text(), "told": self._told.text(),
            "course": self._course.text(), "mark": self._mark.text(), "old": self._old.text(),
        }  # fmt: skip

    # --- parts --------------------------------------------------------------------------------

    def _set_head(self, head: Head) -> None:
        self._head.set_texts(head.name, head.number)
        self._chip.set_chip(*((head.chip.text, head.chip.tone) if head.chip else ("", "outline")))
        self._body.show()

    def _choose_buttons(self, *, letter: bool) -> None:
        """What became of it is logged for statements; a letter is issued or left."""
        for button in self._marks:
            button.setVisible(not letter)
        for button in (self._chase, self._resolve):
            button.hide()
        self._back.setVisible(letter)

    def _tell(self, left: str, right: str, tone: str = "text2") -> None:
        self._left.setText(left)
        self._right.setText(right)
        set_tone(self._right, tone)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    def _letter_facts(self, doc: LetterDoc) -> None:
        form = self.tr("{stage}, to be paid by {day}")
        stage = words.say(words.STAGES[doc.stage.value])
        self._left.setText(form.format(stage=stage, day=formats.day(doc.deadline, doc.day)))
        form = self.tr("{amount} overdue")
        self._right.setText(form.format(amount=formats.money(doc.overdue)))

    def _checked(self, paper: Paper) -> None:
        """How the file compares with what was issued."""
        size = max(len(paper.data) // 1024, 1)
        said = {
            papers.SAME: (self.tr("PDF {size} KB, checked, unchanged"), "text2"),
            papers.CHANGED: (self.tr("the file was changed since"), "age3"),
            papers.MISSING: (self.tr("the file is not there any more"), "age1"),
        }.get(paper.check)
        if said is not None:
            self._tell(self._left.text(), said[0].format(size=size), said[1])


def _button(acts: ActionTable, key: str) -> KeyButton:
    """Four of them share a row, so they are bare words; the key stands in the tip."""
    action = acts.action(key)
    button = KeyButton(action.text(), small=True)
    button.clicked.connect(lambda _checked=False: action.trigger())
    button.setToolTip(f"{acts.row(key).hint} ({key_text(acts.row(key).key)})")
    action.changed.connect(lambda: _follow(button, action))
    return button


def _follow(button: KeyButton, action: QAction) -> None:
    button.setText(action.text())
    button.setEnabled(action.isEnabled())
    button.updateGeometry()
