"""The frame of the page: title, card and buttons in a column; lists in the full width; the foot."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.ui import formats
from arapp.ui.actions import Action
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.damaged.panels import Card, Lists
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.foot import Foot
from arapp.ui.widgets.labels import discard, frame, label, row, set_tone, stack

COLUMN = 880


class DamagedFrame(Page):
    """Signals:
    language_chosen(str), theme_chosen(str), keys_asked(): of the foot.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    keys_asked = Signal()

    def __init__(self, ops: Ops, today: date, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._today = today
        self.acts.add(*self.ways())
        self._title = label("", "first", wrap=True)
        self._line = label("", tone="text2", wrap=True)
        self.card = Card()
        self.lists = Lists(today)
        self.stack = QStackedWidget()
        self._buttons, self._links = row(gap=12), row(gap=20)
        self.buttons: dict[str, KeyButton] = {}
        self.note = label("", tone="text2", wrap=True)
        self._lay_out()
        ops.progress.connect(self._progress)
        ops.cancelled.connect(self._stopped)

    def ways(self) -> list[Action]:
        """All ways out; the page knows them."""
        return []

    def _lay_out(self) -> None:
        self.stack.addWidget(self._column())
        self.stack.addWidget(self._wide())
        foot = Foot()
        foot.language_chosen.connect(self.language_chosen)
        foot.theme_chosen.connect(self.theme_chosen)
        foot.keys_asked.connect(self.keys_asked)
        self.foot = foot
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(foot)

    def _column(self) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        box = stack(column)
        for part, gap in ((self._title, 4), (self._line, 20), (self.card, 16)):
            box.addWidget(part)
            box.addSpacing(gap)
        box.addLayout(self._buttons)
        box.addSpacing(12)
        box.addLayout(self._links)
        box.addSpacing(12)
        box.addWidget(self.note)
        ground = frame("surface")
        across = row(ground, margins=(24, 24, 24, 16))
        across.addStretch(1)
        down = stack()
        down.addStretch(2)
        down.addWidget(column)
        down.addStretch(5)
        across.addLayout(down, 100)
        across.addStretch(1)
        return ground

    def _wide(self) -> QWidget:
        ground = frame("surface")
        box = stack(ground)
        self._summary = label("", tone="text2")
        head = row(margins=(24, 12, 20, 12), gap=12)
        head.addWidget(label(self.tr("What can be read"), "title"))
        head.addWidget(self._summary, 1)
        for id_, kind in (("back", "plain"), ("export", "primary")):
            head.addWidget(self._button(id_, kind))
        box.addLayout(head)
        box.addWidget(self.lists, 1)
        return ground

    def _button(self, id_: str, kind: str) -> KeyButton:
        action = self.acts.row(id_)
        key = "Escape" if id_ == "back" else action.key
        made = KeyButton(self.acts.text(id_), key=key, icon=action.icon, kind=kind)
        made.clicked.connect(lambda _checked=False: self.acts.run(id_))
        return made

    def _offer(self, ways: list[str], links: list[str]) -> None:
        """The buttons; the first one is filled and takes Enter."""
        self.buttons = {}
        for line, ids in ((self._buttons, ways), (self._links, links)):
            while (item := line.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    discard(widget)
            for id_ in ids:
                kind = "link" if line is self._links else "plain" if self.buttons else "primary"
                self.buttons[id_] = self._button(id_, kind)
                line.addWidget(self.buttons[id_])
            line.addStretch()
        for action in self.acts:
            shown = action.id in self.buttons or action.id in {"back", "export"}
            self.acts.enable(action.id, shown)
        if self.buttons:
            next(iter(self.buttons.values())).setFocus()

    def _tell(self, sentence: str, tone: str = "text2") -> None:
        self.note.setText(sentence)
        set_tone(self.note, tone)

    def _progress(self, done: int, total: int, _what: str) -> None:
        if self.note.text() and total:
            head = self.note.text().partition("  ")[0]
            self._tell(f"{head}  {formats.percent(done, total)}")

    def _stopped(self) -> None:
        self._tell(self.tr("Stopped. Nothing was changed."))
