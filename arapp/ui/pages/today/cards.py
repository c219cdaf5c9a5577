"""The head of the page: five figures with the aging bar, and what happened since last time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from arapp.services.collection.items import BankFile, Card, Figures, Since, Today
from arapp.services.collection.stages import Group, Step
from arapp.ui import formats
from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.pages.today.bank import BankFacts
from arapp.ui.widgets.key_figures import Aging, AgingBox, Figure, FigureBox
from arapp.ui.widgets.labels import bold, label, rich, row, vline

_HEIGHT = 92
_LINE = 18
SEGMENT_OF = {
    "due_today": "due",
    "next_7": "next_7",
    "overdue": "overdue",
    "unmatched": "matching",
}
"""Figure → segment a click on it shows."""


class Cards(QFrame):
    """The five figures in the ledger's currency; other currencies on a line below each.

    Signals:
        clicked(str): due_today, next_7, overdue or unmatched.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "1")
        line = row(self, gap=0)
        self._boxes: dict[str, FigureBox] = {}
        self._others: dict[str, QLabel] = {}
        for key in SEGMENT_OF:
            box = FigureBox(Figure(key, "", ""))
            box.clicked.connect(self.clicked)
            other = label("", "small", "text2")
            held = box.layout()
            if held is not None:
                held.addWidget(other)
            self._boxes[key], self._others[key] = box, other
            line.addWidget(box, 10)
            line.addWidget(vline())
        self._whole: Aging | None = None
        self._aging = AgingBox(Aging(Figure("balance", "", ""), (), ()))
        self._aging.setMinimumWidth(280)
        line.addWidget(self._aging, 33)
        self.setFixedHeight(_HEIGHT)

    def set_today(self, page: Today) -> None:
        """Show the figures of a day."""
        base = formats.base_currency()
        figures = page.figures.get(base) or next(iter(page.figures.values()))
        for figure in self._figures(figures, page):
            self._boxes[figure.key].set_figure(figure)
        others = {code: one for code, one in page.figures.items() if one is not figures}
        shown = False
        for key, held in self._others.items():
            cards = {code: getattr(one, key) for code, one in others.items()}
            text = _amounts({code: card for code, card in cards.items() if card.amount})
            held.setText(text)
            held.setToolTip(text)
            shown = shown or bool(text)
        for held in self._others.values():
            held.setVisible(shown)
        self.setFixedHeight(_HEIGHT + (_LINE if shown else 0))
        self._set_aging(figures, others)

    def _figures(self, found: Figures, page: Today) -> list[Figure]:
        today = page.as_of
        return [
            Figure("due_today", self.tr("Due today"), formats.amount(found.due_today.amount),
                   self._due_note(found.due_today, page)),
            Figure("next_7", self.tr("Due within 7 days"), formats.amount(found.next_7.amount),
                   self._note(found.next_7, self.tr("next {day}"), today)),
            Figure("overdue", self.tr("Overdue"), formats.amount(found.overdue.amount),
                   self._overdue_note(found.overdue, today),
                   "age3" if found.overdue.amount else "text"),
            Figure("unmatched", self.tr("Money to match"), formats.amount(found.unmatched.amount),
                   self._note(_every_currency(page), self.tr("oldest {day}"), today)),
        ]  # fmt: skip

    def _due_note(self, card: Card, page: Today) -> str:
        if not card.count:
            return self.tr("nothing")
        here = [
            item for part in page.groups if part.group is Group.DUE_TODAY for item in part.items
            if item.step is Step.MATCH
        ]  # fmt: skip
        entries = formats.count(card.count, "entries")
        if not here:
            return entries
        text = self.tr("{entries}, {n} paid")
        return text.format(entries=entries, n=len(here))

    def _note(self, card: Card, day: str, today: date) -> str:
        if not card.count:
            return self.tr("nothing")
        parts = [formats.count(card.count, "entries")]
        if card.day is not None:
            parts.append(day.format(day=formats.day(card.day, today)))
        return self.tr(", ").join(parts)

    def _overdue_note(self, card: Card, today: date) -> str:
        if not card.customers:
            return self.tr("nobody")
        parts = [formats.count(card.customers, "customers")]
        if card.day is not None:
            days = formats.count((today - card.day).days, "days")
            parts.append(self.tr("up to {days}").format(days=days))
        return self.tr(", ").join(parts)

    def _set_aging(self, found: Figures, others: Mapping[str, Figures]) -> None:
        parts = [formats.count(found.balance.customers, "customers")]
        if found.prepaid:
            net = self.tr("less {amount} prepaid").format(amount=formats.amount(found.prepaid))
            parts.append(net)
        rest = _amounts({code: one.balance for code, one in others.items()})
        parts += [self.tr("and {amounts}").format(amounts=rest)] if rest else []
        labels = (self.tr("not due"), "1–30", "31–60", "61–90", self.tr("over 90"))
        figure = Figure(
            "balance", self.tr("Balance"), formats.amount(found.balance.amount),
            self.tr(", ").join(parts),
        )  # fmt: skip
        self._whole = Aging(figure, found.columns, labels)
        self._aging.setToolTip(figure.note)
        self._fit()

    def _fit(self) -> None:
        """The note of the balance gives way with an ellipsis."""
        if self._whole is None:
            return
        whole = self._whole.figure
        value = fonts.metrics("figure").horizontalAdvance(whole.value)
        room = max(self._aging.width() - 48 - value, 60)
        side = Qt.TextElideMode.ElideRight
        note = fonts.metrics("small").elidedText(whole.note, side, room)
        self._aging.set_aging(replace(self._whole, figure=replace(whole, note=note)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def texts(self) -> dict[str, str]:
        """Key → what a screen reader says of each figure."""
        return {key: box.accessibleName() for key, box in self._boxes.items()}


def _every_currency(page: Today) -> Card:
    """Receipts that wait, of all currencies: what the sidebar and the matching page count too."""
    cards = [one.unmatched for one in page.figures.values() if one.unmatched.count]
    days = [card.day for card in cards if card.day is not None]
    return Card(count=sum(card.count for card in cards), day=min(days, default=None))


def _amounts(cards: Mapping[str, Card]) -> str:
    return ", ".join(formats.amount(cards[code].amount, code) for code in sorted(cards))


class SinceLine(QWidget):
    """What is new since the page was last open; figures are links.

    Signals:
        clicked(str): new, promises or matching; import for the bank lines.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank = BankFacts()
        self._bank.clicked.connect(lambda _=False: self.clicked.emit("import"))
        whole = row(self, margins=(24, 12, 20, 6), gap=12)
        self._line = row(gap=12)
        whole.addLayout(self._line)
        whole.addStretch()
        whole.addWidget(self._bank)
        self.setFixedHeight(38)

    def set_since(self, since: Since, today: date, left: int) -> None:
        """Show it anew."""
        while (item := self._line.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        facts = self._facts(since, today)
        if left or since.done_today:
            facts.append(self._progress(since, left))
        for number, fact in enumerate(facts):
            if number:
                self._line.addWidget(vline(12))
            self._line.addWidget(fact)

    def set_bank(self, files: Sequence[BankFile], today: date) -> None:
        """How fresh the bank lines are."""
        self._bank.set_bank(files, today)

    def _facts(self, since: Since, today: date) -> list[QWidget]:
        if since.day is None:
            return []
        found: list[QWidget] = [self._when(since.day, today)]
        for key, text, cards in (
            ("new", self.tr("Newly overdue"), since.overdue),
            ("promises", self.tr("Promises broken"), since.broken),
        ):
            if any(card.count for card in cards.values()):
                found.append(self._link(key, text, _told(cards)))
        if since.receipts:
            number = formats.count(since.receipts, "entries")
            found.append(self._link("matching", self.tr("New receipts"), number))
        if len(found) == 1:
            found.append(label(self.tr("nothing new"), "small", "text2"))
        return found

    def _when(self, day: date, today: date) -> QWidget:
        told = f"{formats.day(day, today)} {formats.weekday(day, short=True)}"
        ago = formats.count((today - day).days, "days")
        text = self.tr("Since {day} ({ago} ago)").format(day=bold(told), ago=ago)
        return rich(text, "small", "text2", wrap=False)

    def _link(self, key: str, text: str, figure: str) -> QWidget:
        host = QWidget()
        line = row(host, gap=0)
        line.addWidget(label(text, "small", "text2"))
        button = SmallLink(figure, lambda: self.clicked.emit(key))
        button.setAccessibleName(f"{text} {figure}")
        line.addWidget(button)
        return host

    def _progress(self, since: Since, left: int) -> QWidget:
        done = formats.count(since.done_today, "items")
        rest = formats.count(left, "items")
        text = self.tr("{done} done today, {left} to go").format(done=done, left=rest)
        return label(text, "small", "text2")


class SmallLink(QAbstractButton):
    """A link in small type."""

    def __init__(self, text: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _=False: run())

    def sizeHint(self) -> QSize:
        """As wide as its text, with room for the focus ring."""
        return QSize(fonts.metrics("small").horizontalAdvance(self.text()) + 8, 20)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The text; a line under it below the mouse, a ring with the focus."""
        painter = smooth(QPainter(self))
        rect = self.rect().adjusted(4, 0, 0, 0)
        width = draw_text(painter, rect, self.text(), "accent", role="small")
        if self.underMouse():
            painter.fillRect(4, 17, width, 1, color("accent"))
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def _told(cards: Mapping[str, Card]) -> str:
    return ", ".join(
        f"{formats.count(cards[code].count, 'entries')} {formats.amount(cards[code].amount, code)}"
        for code in sorted(cards, key=lambda code: (code != formats.base_currency(), code))
        if cards[code].count
    )
