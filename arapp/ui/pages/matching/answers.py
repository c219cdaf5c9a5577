"""The proposals as cards: the chosen one with its evidence, the others with why not."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from arapp.services.matching.rows import Answer, PlanIn
from arapp.ui.actions import ActionTable, key_text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching import words
from arapp.ui.widgets.answer_card import Answer as Card
from arapp.ui.widgets.answer_card import AnswerCard
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import stack

MOST = 5
_GAP = 8


class AnswerList(QScrollArea):
    """Up to five cards, chosen by click or Alt+1…5; scrolls when the window is low.

    Signals:
        chosen(int): number of the answer, from 0.
    """

    chosen = Signal(int)

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._cards: list[AnswerCard] = []
        self._count = 0
        self._host = QWidget()
        self._box = stack(self._host, margins=(MARGIN_LEFT, 2, MARGIN_RIGHT - 2, 2), gap=_GAP)
        self.setWidget(self._host)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_answers(
        self,
        answers: Sequence[Answer],
        plans: Mapping[int, PlanIn],
        names: Mapping[int, str],
        currency: str,
    ) -> None:
        """Other answers; none is chosen yet."""
        in_doubt = len({one.customer_id for one in answers if one.parts}) > 1
        for number, answer in enumerate(answers[:MOST]):
            owner = names.get(answer.customer_id or 0, "") if in_doubt and answer.parts else ""
            level, word = words.confidence(answer.confidence)
            card = Card(
                str(number),
                words.title(answer, plans, currency, owner, answers[:MOST]),
                words.why_not(answer),
                level,
                word,
                words.evidence(answer, currency, names),
            )
            self._show(number, card)
        self._count = min(len(answers), MOST)
        for number, made in enumerate(self._cards):
            made.setVisible(number < self._count)
        self.fit()

    def _show(self, number: int, card: Card) -> None:
        if number < len(self._cards):
            self._cards[number].set_answer(card)
            return
        made = AnswerCard(card, key_text(f"Alt+{number + 1}"))
        made.add_foot(bound(self._acts, "decline", kind="link"))
        made.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self._cards.append(made)
        self._box.addWidget(made)

    def set_chosen(self, number: int) -> None:
        """Open one card; −1 closes all."""
        for place, card in enumerate(self.cards()):
            if card.is_on() != (place == number):
                card.set_on(place == number)
        self.fit()

    def cards(self) -> list[AnswerCard]:
        """The cards shown, best first."""
        return self._cards[: self._count]

    def fit(self) -> None:
        """As high as the cards, but never more than half of the pane."""
        self.setVisible(self._count > 0)
        shown = [card.height() for card in self.cards()]
        wanted = sum(shown) + _GAP * (len(shown) - 1) + 4
        parent = self.parentWidget()
        limit = max(parent.height() * 48 // 100, 120) if parent is not None else wanted
        self.setFixedHeight(max(min(wanted, limit), 0))
