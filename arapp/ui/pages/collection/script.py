"""What to say or write: three tones, two lengths, filled in; one key copies it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.services.collection.texts import Letter, Wanted
from arapp.ui.actions import ActionTable
from arapp.ui.pages.collection import words
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_KINDS = {"phone": "call", "visit": "call", "email": "mail"}


class Script(QFrame):
    """Signals:
    wanted(): another tone or length is to be composed.
    """

    wanted = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = Letter("")
        self._title = label(self.tr("What to say"), "section")
        self.tones = Segments([Segment(key, words.say(text)) for key, text in words.TONES.items()])
        self.lengths = Segments(
            [Segment("long", self.tr("Whole")), Segment("short", self.tr("Short"))]
        )
        self._subject = label("", "strong", wrap=True)
        self._body = label("", wrap=True)
        for part in (self._subject, self._body):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._quote = QFrame()
        self._quote.setProperty("rule", "left")
        inside = stack(self._quote, margins=(12, 0, 0, 0), gap=4)
        inside.addWidget(self._subject)
        inside.addWidget(self._body)
        box = stack(self, gap=8)
        head, tools = row(gap=8), row(gap=8)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.lengths)
        tools.addWidget(self.tones)
        tools.addStretch()
        box.addLayout(head)
        box.addLayout(tools)
        box.addWidget(self._quote)
        low = row(gap=8)
        self._mail = bound(acts, "eml", small=True)
        low.addWidget(bound(acts, "copy", small=True))
        low.addWidget(self._mail)
        low.addStretch()
        box.addLayout(low)
        self.tones.chosen.connect(lambda _key: self.wanted.emit())
        self.lengths.chosen.connect(lambda _key: self.wanted.emit())

    def want(self, channel: str, rows: tuple[int, ...], me: str, person: str) -> Wanted:
        """Which text the fields ask for."""
        kind = _KINDS.get(channel, "message")
        return Wanted(
            kind, self.tones.current(), self.lengths.current(), "", rows, me, person.strip()
        )

    def show_letter(self, letter: Letter, channel: str) -> None:
        """The text."""
        self.letter = letter
        spoken = channel in {"phone", "visit"}
        self._title.setText(self.tr("What to say") if spoken else self.tr("What to write"))
        self._subject.setText(letter.subject)
        self._subject.setVisible(bool(letter.subject))
        self._body.setText(letter.body)
        self._mail.setVisible(channel == "email")

    def text(self) -> str:
        """What is copied."""
        return self.letter.body
