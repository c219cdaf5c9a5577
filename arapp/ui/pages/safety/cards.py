"""Four sentences at the head: backup, second place, checks, period."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, stack, vline
from arapp.ui.widgets.zone import IconMark

_HEIGHT = 92
_LOW = 28
_SIZES = ("sum", "section", "body", "small")
_WIDE = {"backup": 34, "second": 27, "checks": 27, "period": 27}


@dataclass(frozen=True, slots=True)
class Card:
    """Title, sentence with its mark, what it stands on, and what to do about it."""

    key: str
    title: str
    told: str
    note: str
    icon: str
    tone: str
    link: str = ""


class _Box(QWidget):
    """One card.

    Signals:
        asked(str): the link was chosen; key of the card.
    """

    asked = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._title = label("", "small", "text2")
        self._mark = IconMark("circle", 18, "text3")
        self._told = Fitting("", "text", _SIZES, bold=True)
        self._note = Fitting()
        self.link = KeyButton("", kind="link", small=True)
        self.link.clicked.connect(lambda _=False: self.asked.emit(self._key))
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box = stack(self, margins=(16, 9, 12, 5), gap=0)
        line, low = row(gap=6), row(gap=10)
        line.addWidget(self._mark)
        line.addWidget(self._told, 1)
        low.addWidget(self._note)
        low.addWidget(self.link)
        low.addStretch()
        self._note.setFixedHeight(_LOW)  # as high as the link, whether there is one or not
        box.addWidget(self._title)
        box.addLayout(line)
        box.addLayout(low)

    def set_card(self, card: Card) -> None:
        """Other words."""
        self._title.setText(card.title)
        self._mark.set_icon(card.icon, card.tone)
        self._told.say(card.told)
        self._note.say(card.note)
        self.link.setText(card.link)
        self.link.setVisible(bool(card.link))
        self.setAccessibleName(f"{card.title} {card.told} {card.note}")


class Cards(QFrame):
    """Signals:
    asked(str): the link of a card was chosen; its key.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "1")
        self.setFixedHeight(_HEIGHT)
        self.boxes: dict[str, _Box] = {}
        line = row(self, gap=0)
        for number, (key, stretch) in enumerate(_WIDE.items()):
            if number:
                line.addWidget(vline())
            box = _Box(key)
            box.asked.connect(self.asked)
            self.boxes[key] = box
            line.addWidget(box, stretch)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the others stay."""
        for card in cards:
            self.boxes[card.key].set_card(card)
