"""The middle: the form of a contact, or the letter where the stage writes one; its action bar."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.collection.desk import Line
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR
from arapp.ui.letter_box import LetterBox
from arapp.ui.ops import Ops
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.agreement_form import AgreementForm
from arapp.ui.pages.collection.claim_view import ClaimView
from arapp.ui.pages.collection.form import ContactForm
from arapp.ui.pages.collection.sent_form import SentForm
from arapp.ui.tables.empty import Empty
from arapp.ui.widgets.buttons import KeyButton, bound
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, frame, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

FORM, LETTER, AGREEMENT, CLAIM = "form", "letter", "agreement", "claim"
_PAD = 20
_SHEET, _AROUND = 300, 272
"""Least height of the letter's page, and what stands over and under it."""


class DeskPane(QFrame):
    """Signals:
    turned(str): the user wants form or letter.
    matched(): match their money first.
    lettered(object): a LetterBox was begun, for the page to listen to.
    files_asked(): choose the proof that a letter went out.
    claimed(object): the ClaimView was made, for the page to listen to.
    """

    turned = Signal(str)
    matched = Signal()
    lettered = Signal(object)
    files_asked = Signal()
    claimed = Signal(object)

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._ops = ops
        self._today = EARLIEST
        self.letter: LetterBox | None = None
        self.sent: SentForm | None = None
        self.form = ContactForm()
        self.agreement: AgreementForm | None = None
        self.claim: ClaimView | None = None
        self._title = label("", "section")
        self._told = Fitting("", "text2", ("body", "small"))
        self._told.setMinimumWidth(40)
        # It takes what the tabs leave, however long the name is.
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.modes = Segments(
            [
                Segment(FORM, self.tr("Contact")),
                Segment(LETTER, self.tr("Letter")),
                Segment(AGREEMENT, self.tr("Agreement")),
                Segment(CLAIM, self.tr("Claim")),
            ]
        )
        self.modes.chosen.connect(self.turned)
        self._why_not = label("", tone="age1", wrap=True)
        self._match = KeyButton(self.tr("Match it"), icon="hand-coins", small=True)
        self._match.clicked.connect(lambda _=False: self.matched.emit())
        self._place = label("", "small", "text2")
        self.save = bound(acts, "save", kind="primary")
        self._skip = bound(acts, "skip")
        self.pages = QStackedWidget()
        self._places: dict[str, QScrollArea] = {}
        self._hold = QWidget()
        self._hold_box = stack(self._hold)
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(margins=(_PAD, 10, _PAD, 4), gap=8)
        head.addWidget(self._title)
        head.addWidget(self._told, 1)
        head.addWidget(self.modes)
        self._held = QWidget()
        line = row(self._held, margins=(_PAD, 2, _PAD, 4), gap=8)
        line.addWidget(self._why_not, 1)
        line.addWidget(self._match)
        for part in (self.form, self._hold):
            self._add(part)
        bar = frame("surface", "top")
        bar.setFixedHeight(ACTION_BAR)
        foot = row(bar, margins=(_PAD, 0, _PAD, 0), gap=8)
        foot.addWidget(self._place)
        foot.addStretch()
        foot.addWidget(self._skip)
        foot.addWidget(self.save)
        self.whole = QStackedWidget()
        full = QWidget()
        box = stack(full)
        box.addLayout(head)
        box.addWidget(self._held)
        box.addWidget(self.pages, 1)
        box.addWidget(bar)
        bare = frame("surface")
        self.empty = Empty(bare)
        for part in (full, bare):
            self.whole.addWidget(part)
        stack(self).addWidget(self.whole)

    def _add(self, part: QWidget) -> QScrollArea:
        """One more view of the pane."""
        inside = frame("surface")
        line = row(inside, margins=(_PAD, 4, _PAD, 12))
        line.addWidget(part, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.pages.addWidget(area)
        return area

    def the_agreement(self) -> AgreementForm:
        """The form of an agreement, made when it is first wanted."""
        if self.agreement is None:
            self.agreement = AgreementForm()
            self.agreement.files.asked.connect(self.files_asked)
            self._places[AGREEMENT] = self._add(self.agreement)
        return self.agreement

    def the_claim(self) -> ClaimView:
        """Interest and limitation, made when they are first wanted."""
        if self.claim is None:
            self.claim = ClaimView(self._ops)
            self.claimed.emit(self.claim)
            self._places[CLAIM] = self._add(self.claim)
        return self.claim

    # --- what is shown ------------------------------------------------------------------------

    def show_nobody(self, sentence: str) -> None:
        """No customer is chosen."""
        self.drop_letter()
        self.empty.say(sentence, "", None, done=True)
        self.whole.setCurrentIndex(1)
        self.empty.show_over(True)

    def show_line(self, line: Line, place: tuple[int, int], held: str, today: date) -> None:
        """Who it is about, and why nothing is asked for, when that is so."""
        self.whole.setCurrentIndex(0)
        form = self.tr("{name}, overdue {amount}")
        name = line.short_name or line.customer
        amount = formats.amount(line.amount, line.currency)
        self._told.say(form.format(name=name, amount=amount))
        self._told.setToolTip(line.customer)
        self._why_not.setText(held)
        self._held.setVisible(bool(held))
        self._today = today
        self._match.setVisible(line.cell == "parked")
        at, all_ = place
        self._place.setText(self.tr("{n} of {all}").format(n=at, all=all_) if at else "")

    def name_title(self, channel: str) -> None:
        """By the way of the contact."""
        titles = {
            "phone": self.tr("Log a call"), "message": self.tr("Log a message"),
            "email": self.tr("Log a mail"), "letter": self.tr("Log post"),
            "visit": self.tr("Log a visit"),
        }  # fmt: skip
        others = {
            LETTER: self.tr("Letter"), AGREEMENT: self.tr("Repayment agreement"),
            CLAIM: self.tr("Claim"),
        }  # fmt: skip
        title = others.get(self.mode(), titles.get(channel, self.tr("Log")))
        self._title.setText(title)
        self._title.setVisible(self.mode() == FORM)

    def mode(self) -> str:
        """Form, letter, agreement or claim."""
        return self.modes.current()

    def turn(self, mode: str, line: Line | None, stage: str) -> None:
        """Show a form, or the draft of the letter to the customer of a line."""
        self.modes.choose(mode)
        self.drop_letter()
        if mode in self._places:
            self.pages.setCurrentWidget(self._places[mode])
        else:
            self.pages.setCurrentIndex(1 if mode == LETTER else 0)
        self.save.setVisible(mode in {FORM, AGREEMENT})
        if mode == LETTER and line is not None:
            self.letter = LetterBox(self._ops, line.customer_id, stage)
            self._hold_box.addWidget(self.letter)
            self._fit()
            self.letter.made.connect(lambda _docs: self._made())
            self.lettered.emit(self.letter)

    def _fit(self) -> None:
        """The letter's page is as high as there is room for."""
        if self.letter is not None:
            room = max(self.height() - _AROUND, _SHEET)
            self.letter.preview.sheet.setFixedHeight(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, a larger page."""
        super().resizeEvent(event)
        self._fit()

    def _made(self) -> None:
        """The letter is issued: what is left is to send it, and to say how."""
        if self.letter is not None:
            self.letter.go.set_kind("plain")
        self.sent = SentForm(self._today)
        self.sent.files.asked.connect(self.files_asked)
        self._hold_box.insertWidget(0, self.sent)
        self._hold_box.setSpacing(8)
        self.sent.show()
        self.save.show()

    def draft_again(self) -> None:
        """The letter was taken back: there is nothing to send."""
        if self.sent is not None:
            discard(self.sent)
        self.sent = None
        self.save.hide()

    def drop_letter(self) -> None:
        """No letter is shown."""
        for part in (self.letter, self.sent):
            if part is not None:
                discard(part)
        self.letter = self.sent = None

    def held_text(self) -> str:
        """Why nothing is asked for."""
        return self._why_not.text()

    def title_text(self) -> str:
        """Title and who it is about."""
        return f"{self._title.text()}{words.stop()}{self._told.text()}"
