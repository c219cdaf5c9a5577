"""What stands with a customer: promises, disputes, holds, agreements, tasks, and how they end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui import formats
from arapp.ui.pages.collection import deeds, words
from arapp.ui.pages.collection.asking import Asking, Field
from arapp.ui.pages.collection.reading import One
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, label, row, show_parts, stack

_RECENT = 400
"""Days in which a letter that did not arrive for sure is still asked about."""
Make = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True)
class Way:
    """A way to end it: the word of its link, what is asked for, the command; `proof`: files too."""

    word: str
    make: Make
    fields: tuple[Field, ...] = ()
    proof: bool = False


@dataclass(frozen=True)
class Matter:
    """A line: what stands, what there is to say about it, what can be done."""

    text: str
    note: str
    ways: tuple[Way, ...]


class Matters(QWidget):
    """Signals:
    wanted(object, str): a command and the sentence for when it is done.
    taken(): somebody is to take it up.
    """

    wanted = Signal(object, str)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self._found: One | None = None
        self._stage = ""
        self._me = ""
        self._title = label(self.tr("Open with them"), "section")
        self.take = KeyButton(self.tr("Take it up"), kind="link", small=True)
        self.take.clicked.connect(lambda _=False: self.taken.emit())
        self._none = label(self.tr("Nothing: no promise, dispute or hold"), "small", "text2")
        self.asking: Asking | None = None
        box = stack(self, gap=6)
        head = row(gap=8)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.take)
        box.addLayout(head)
        box.addWidget(self._none)
        self._box: QVBoxLayout = stack(gap=6)
        box.addLayout(self._box)

    def show_one(self, found: One, stage: str, me: str) -> None:
        """What stands with this customer."""
        self._found, self._stage, self._me = found, stage, me
        self.close_form()
        for line in self._lines:
            discard(line)
        matters = self.matters()
        self._lines = [self._line(one) for one in matters]
        for line in self._lines:
            self._box.addWidget(line)
        show_parts(self._box)
        self._none.setVisible(not matters)
        tasks = found.dossier.tasks
        mine = any(task.stage == stage and task.plan_id is None for task in tasks)
        self.take.setVisible(bool(stage) and not mine)

    def _line(self, one: Matter) -> QWidget:
        host = QWidget()
        box = stack(host)
        line = row(gap=6)
        told = label(one.text, wrap=True)
        line.addWidget(told, 1)
        for way in one.ways:
            link = KeyButton(way.word, kind="link", small=True)
            link.clicked.connect(partial(self._go, way, one.text))
            line.addWidget(link)
        box.addLayout(line)
        if one.note:
            box.addWidget(label(one.note, "small", "text2", wrap=True))
        return host

    # --- what stands --------------------------------------------------------------------------

    def matters(self) -> list[Matter]:
        """The lines, promises first."""
        found = self._found
        if found is None:
            return []
        return [
            *self._promises(found), *self._disputes(found), *self._holds(found),
            *self._agreements(found), *self._letters(found), *self._tasks(found),
        ]  # fmt: skip

    def _promises(self, found: One) -> list[Matter]:
        made = []
        for one in found.promises:
            if one.state == "open":
                form = self.tr("Promised {amount} by {day}")
                told = form.format(
                    amount=formats.amount(one.amount, one.currency),
                    day=formats.day(one.due_on, found.today),
                )
                part = ""
                if one.kept:
                    came = formats.amount(one.kept, one.currency)
                    part = self.tr("{amount} of it came").format(amount=came)
                make = partial(deeds.withdraw, one.id)
                way = Way(self.tr("Withdraw"), make)
                made.append(Matter(told, words.joined(one.person, part, one.note), (way,)))
        return made

    def _disputes(self, found: One) -> list[Matter]:
        made = []
        for one in found.disputes:
            if one.closed_on is None:
                told = self.tr("Disputed {amount}: {reason}").format(
                    amount=formats.amount(one.amount, one.currency), reason=one.reason
                )
                fields = (
                    Field("outcome", self.tr("Settled how")),
                    Field("granted", self.tr("Given in to"), "amount", one.currency),
                )
                way = Way(self.tr("Close"), partial(deeds.close, one.id), fields)
                until = self._until(one.due_on, found.today)
                made.append(Matter(told, words.joined(one.title, until, one.note), (way,)))
        return made

    def _until(self, day: date | None, today: date) -> str:
        return self.tr("until {day}").format(day=formats.day(day, today)) if day else ""

    def _holds(self, found: One) -> list[Matter]:
        made = []
        for one in found.holds:
            day = one.why.facts.get("day")
            until = formats.day(day, found.today) if isinstance(day, date) else ""
            told = self.tr("Put off until {day}").format(day=until)
            way = Way(self.tr("Lift"), partial(deeds.lift, one.id))
            made.append(Matter(told, words.joined(one.title, str(one.why.facts.get("note", ""))),
                               (way,)))  # fmt: skip
        return made

    def _agreements(self, found: One) -> list[Matter]:
        made = []
        for one in found.agreements:
            if one.ended_on is None:
                told = self.tr("Repayment {number}: {paid} of {amount} paid").format(
                    number=one.number, paid=formats.amount(one.paid, one.currency),
                    amount=formats.amount(one.amount, one.currency),
                )  # fmt: skip
                late = formats.amount(one.late, one.currency)
                note = self.tr("{amount} late").format(amount=late) if one.late else ""
                fields = (Field("note", self.tr("Why it ends")),)
                way = Way(self.tr("End"), partial(deeds.end, one.id), fields)
                made.append(Matter(told, words.joined(note, one.note), (way,)))
        return made

    def _letters(self, found: One) -> list[Matter]:
        """Letters that are not out, or of which nobody knows yet whether they arrived."""
        made = []
        since = found.today.toordinal() - _RECENT
        for one in found.letters:
            if one.delivered_on is None and one.day.toordinal() > since:
                title = f"{words.paper(one.stage)} {one.number}"
                day = Field("day", self.tr("On"), "past")
                if one.sent_on is None:
                    number = Field("number", self.tr("Courier no."))
                    told = self.tr("{letter} is not marked as sent").format(letter=title)
                    way = Way(
                        self.tr("Sent"), partial(deeds.send, one.id), (day, number), proof=True
                    )
                else:
                    sent = formats.day(one.sent_on, found.today)
                    form = self.tr("{letter} sent {day}, no proof that it arrived")
                    told = form.format(letter=title, day=sent)
                    way = Way(
                        self.tr("Delivered"), partial(deeds.deliver, one.id), (day,), proof=True
                    )
                made.append(Matter(told, one.courier_no, (way,)))
        return made

    def _tasks(self, found: One) -> list[Matter]:
        made = []
        for one in found.dossier.tasks:
            told = self.tr("{owner} has it since {day}").format(
                owner=one.owner, day=formats.day(one.opened_on, found.today)
            )
            ways = (
                Way(self.tr("Hand on"), partial(deeds.hand_on, one.id),
                    (Field("owner", self.tr("To whom")), Field("due", self.tr("By"), "day"),
                     Field("waiting_for", self.tr("Waits for")), Field("note", self.tr("Note")))),
                Way(self.tr("Remark"), partial(deeds.remark, one.id),
                    (Field("text", self.tr("Remark")),)),
                Way(self.tr("Done"), partial(deeds.finish, one.id),
                    (Field("outcome", self.tr("What came of it")),)),
            )  # fmt: skip
            waits = self.tr("waits for {what}").format(what=one.waiting_for)
            note = words.joined(
                one.title if one.plan_id is not None else "",
                self._until(one.due_on, found.today), waits if one.waiting_for else "", one.note,
            )  # fmt: skip
            said = (
                f"{said.author}{words.stop()}{said.text}" for said in found.remarks.get(one.id, ())
            )
            note = "\n".join(filter(None, (note, *said)))
            made.append(Matter(told, note, ways))
        return made

    # --- doing --------------------------------------------------------------------------------

    def ask_take(self, plan: int | None = None, title: str = "") -> None:
        """Somebody takes the customer up at its stage, or one row of it."""
        found = self._found
        if found is None or not self._stage:
            return
        owner = found.dossier.owner or self._me
        fields = (
            Field("owner", self.tr("Who"), text=owner),
            Field("due", self.tr("By"), "day"),
            Field("waiting_for", self.tr("Waits for")),
            Field("note", self.tr("Note")),
        )
        make = partial(deeds.take, found.dossier.customer_id, self._stage, plan)
        asked = words.joined(self.tr("Who has it"), title)
        self._ask(Way(self.tr("Take it up"), make, fields), asked)

    def _go(self, way: Way, title: str, _checked: bool = False) -> None:
        if way.fields:
            self._ask(way, title)
        else:
            self.wanted.emit(way.make({}), f"{title}{words.stop()}{way.word}")

    def _ask(self, way: Way, title: str) -> None:
        self.close_form()
        assert self._found is not None
        self.asking = Asking(title, way.word, way.fields, self._found.today, way.proof)
        self.asking.dropped.connect(self.close_form)
        self.asking.answered.connect(
            lambda values: self.wanted.emit(way.make(values), f"{title}{words.stop()}{way.word}")
        )
        self._box.addWidget(self.asking)
        show_parts(self._box)
        self.asking.begin()

    def close_form(self) -> None:
        """Nothing is asked for."""
        if self.asking is not None:
            discard(self.asking)
        self.asking = None

    def files(self) -> tuple[Path, ...]:
        """What proves what is asked for."""
        return self.asking.proof.files if self.asking is not None else ()

    def refuse(self, error: ArappError) -> None:
        """The ledger said no."""
        if self.asking is not None:
            self.asking.refuse(error)

    def texts(self) -> Sequence[str]:
        """What is told."""
        return [one.text for one in self.matters()]
