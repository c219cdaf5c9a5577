"""The right side: every step, newest first, what it did and what undo means for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dispatch import Actor
from arapp.services.ledger.entry_details import Details, entry_details
from arapp.services.ledger.journal_list import WINDOW, Window, lines
from arapp.services.ledger.undoing import Meaning, Means, meanings
from arapp.ui import formats, language
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import TOOL_ROW
from arapp.ui.journal import words
from arapp.ui.journal.model import Detail, Step, StepModel, of_step
from arapp.ui.journal.view import StepView
from arapp.ui.ops import Ops
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.widgets.buttons import KeyButton, bound
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.zone import IconMark

_NARROW = 540  # pixels
_MOST = 400  # lines read again after a change


class History(QFrame):
    """Signals:
    acted(object): the Step whose undo, voiding or reversal was asked for.
    folder_asked(): the folder of the files.
    """

    acted = Signal(object)
    folder_asked = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._actor = Actor()
        self._after: int | None = None
        self._turns: Mapping[int, str] = {}
        self._open: int | None = None
        self.model = StepModel(self._columns(), EARLIEST)
        self.view = StepView("safety.history", self.model, under="what")
        self.view.set_empty(self.tr("Nothing was done yet."))
        self.view.opened.connect(self.toggle)
        self.view.link_clicked.connect(lambda step, _key: self.acted.emit(step))
        self.model.more_asked.connect(self._fetch)
        self.people = QComboBox()
        self.people.setProperty("small", "1")
        self.people.setAccessibleName(self.tr("Whose steps"))
        self.people.setMinimumWidth(108)
        self.people.addItem(self.tr("Everybody"), "")
        self.people.activated.connect(lambda _=0: self.reload())
        self._head = Fitting()
        self._folder = KeyButton(self.tr("Open the folder"), kind="link", small=True)
        self._folder.clicked.connect(lambda _=False: self.folder_asked.emit())
        self._lay_out(acts)

    def _lay_out(self, acts: ActionTable) -> None:
        top = QFrame()
        top.setFixedHeight(TOOL_ROW)
        head = row(top, margins=(24, 4, 20, 0), gap=10)
        head.addWidget(label(self.tr("History"), "section"))
        head.addWidget(Fitting(self.tr("Every change is here and cannot be deleted")))
        head.addStretch()
        head.addWidget(self.people)
        self._print = bound(acts, "print", small=True)
        head.addWidget(self._print)
        box = stack(self)
        box.addWidget(top)
        box.addWidget(self.view, 1)
        foot = QFrame()
        foot.setProperty("rule", "top")
        foot.setFixedHeight(41)
        line = row(foot, margins=(24, 0, 20, 0), gap=8)
        line.addWidget(IconMark("link", 14, "text3"))
        line.addWidget(self._head)
        line.addStretch()
        line.addWidget(self._folder)
        box.addWidget(foot)

    def _columns(self) -> list[Column[Any]]:
        narrow = language.current() == "zh"
        return [
            Column("at", self.tr("When"), of_step(self._at), width=108 if narrow else 132,
                   tip=of_step(self._late)),
            Column("who", self.tr("Who"), of_step(lambda s: s.line.actor), tone="text2",
                   width=52),
            Column("what", self.tr("What was done"), of_step(lambda s: words.what(s.line)),
                   tip=self._tip, tone=self._tone, width=96, stretch=True, middle=True,
                   icon=of_step(lambda s: "clock" if s.line.clock_back else "")),
            Column("amount", self.tr("Amount"), of_step(self._money, None), Kind.MONEY,
                   text=of_step(lambda s: words.money(s.line.subject)), tone=self._tone,
                   tip=of_step(lambda s: words.all_money(s.line.subject)), width=104, total=True),
            Column("undo", "", of_step(self._link), Kind.LINK,
                   text=of_step(lambda s: words.undo_word(s.meaning)),
                   tip=of_step(lambda s: words.undo_reason(s.meaning)),
                   width=116 if narrow else 96),
        ]  # fmt: skip

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.people, self._print, self.view, self._folder]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, who did it gives its room to what was done; the tip says who."""
        self.view.header().setSectionHidden(1, self.width() < _NARROW)
        super().resizeEvent(event)

    def _at(self, step: Step) -> str:
        return formats.moment(step.line.at, self.model.today)

    def _late(self, step: Step) -> str:
        if step.line.clock_back:
            return self.tr("The clock of the PC was behind an earlier entry")
        return f"{self._at(step)}  {step.line.actor}"

    @staticmethod
    def _money(step: Step) -> Money | None:
        sums = step.line.subject.sums
        return Money(sums[0][1], sums[0][0]) if len(sums) == 1 else None

    @staticmethod
    def _link(step: Step) -> str:
        can = step.meaning is not None and step.meaning.can
        return words.undo_word(step.meaning) if can else ""

    @staticmethod
    def _tone(step: Any) -> str:
        gone = isinstance(step, Step) and step.meaning and step.meaning.means is Means.UNDONE
        return "text3" if gone else "text"

    @staticmethod
    def _tip(one: Any) -> str:
        if isinstance(one, Detail):
            return f"{one.name}  {one.text}"
        return words.what(one.line) if isinstance(one, Step) else ""

    # --- reading ------------------------------------------------------------------------------

    def set_facts(self, today: date, actor: Actor, people: Sequence[str], head: str) -> None:
        """Who looks, who can be chosen, what the foot says."""
        self.model.today = today
        self._actor = actor
        self._head.say(head)
        chosen = self.people.currentData()
        self.people.clear()
        self.people.addItem(self.tr("Everybody"), "")
        for name in people:
            self.people.addItem(name, name)
        self.people.setCurrentIndex(max(self.people.findData(chosen), 0))

    def reload(self) -> None:
        """As many lines as were read before."""
        self.view.set_loading(True)
        known = len(self.model.steps())
        size = min(max(WINDOW, known), _MOST)
        query = partial(_read, actor=self._actor, person=self._person(), size=size)
        self._ops.ask(query, self._came, latest="safety.history", owner=self)

    def _person(self) -> str:
        return str(self.people.currentData() or "")

    def _came(self, found: tuple[Window, dict[int, Meaning]]) -> None:
        window = found[0]
        self._after, self._turns = window.after, window.turns
        self.model.show_steps(_steps(found), more=window.after is not None)
        if self._open is not None:
            self._ask_details(self._open)

    def _fetch(self) -> None:
        query = partial(
            _read, below=self._after, turns=self._turns, actor=self._actor, person=self._person()
        )
        self._ops.ask(query, self._came_more, latest="safety.history", owner=self)

    def _came_more(self, found: tuple[Window, dict[int, Meaning]]) -> None:
        window = found[0]
        self._after, self._turns = window.after, window.turns
        self.model.add_steps(_steps(found), more=window.after is not None)

    # --- one step -----------------------------------------------------------------------------

    def step(self) -> Step | None:
        """The step under the cursor, also from its details."""
        one = self.view.current_row()
        if isinstance(one, Detail):
            one = next((s for s in self.model.steps() if s.id == one.seq), None)
        return one if isinstance(one, Step) else None

    def shown(self) -> list[Step]:
        """All steps read so far."""
        return [step for step in self.model.steps() if isinstance(step, Step)]

    def toggle(self, one: Any) -> None:
        """Enter: what the step changed, below it; once more closes."""
        seq = one.seq if isinstance(one, Detail) else one.line.seq
        if self.view.fold_step(seq):
            self._open = None
            return
        if self._open is not None:
            self.model.close_step(self._open)
        self._ask_details(seq)

    def close_details(self) -> bool:
        """Esc; False when nothing was open."""
        seq, self._open = self._open, None
        return seq is not None and self.view.fold_step(seq)

    def _ask_details(self, seq: int) -> None:
        self._open = seq
        self._ops.ask(
            lambda tx: entry_details(tx, seq), partial(self._details, seq),
            latest="safety.details", owner=self,
        )  # fmt: skip

    def _details(self, seq: int, found: Details) -> None:
        if self._open == seq:
            shown = self._lines(seq, found)
            self.model.open_step(seq, shown)
            if shown:
                self.view.scrollTo(self.model.index_of(shown[min(len(shown), 8) - 1].id))
                self.view.scrollTo(self.model.index_of(seq))

    def _lines(self, seq: int, found: Details) -> list[Detail]:
        told = words.lines(found, self.model.today)
        told = [*words.reasons(found, told), *told]
        more = found.rows - len(found.changes)
        if more > 0:
            count = formats.count(more, "rows")
            told.append((self.tr("and {count} more").format(count=count), "", True))
        told = told or [(self.tr("No field changed that is shown"), "", True)]
        return [
            Detail(seq, place, name, said, head, place == len(told) - 1)
            for place, (name, said, head) in enumerate(told)
        ]


def _read(
    tx: Tx,
    actor: Actor,
    person: str,
    below: int | None = None,
    turns: Mapping[int, str] | None = None,
    size: int = WINDOW,
) -> tuple[Window, dict[int, Meaning]]:
    window = lines(tx, below, turns, person, size)
    return window, meanings(tx, window.lines, actor)


def _steps(found: tuple[Window, dict[int, Meaning]]) -> list[Step]:
    window, means = found
    return [Step(line, means[line.seq]) for line in window.lines]
