"""The pane beside the list: who, how much, why, what follows, the one next step, whom to call."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from arapp.services.collection.screen import Beside
from arapp.services.collection.stages import Group
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.colors import age_level
from arapp.ui.pages.today import words
from arapp.ui.pages.today.follows import if_not
from arapp.ui.pages.today.lines import Line
from arapp.ui.pages.today.pane_parts import Contact, Told, heading, timeline
from arapp.ui.widgets.abnormal import word as abnormal_word
from arapp.ui.widgets.buttons import KeyButton, bound
from arapp.ui.widgets.chips import ChipLabel, GradeLabel
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import hline, label, row, set_property, stack

WIDTH = 316
CENTRED = 480
if TYPE_CHECKING:  # loaded when one is opened: a letter brings the whole printing with it
    from arapp.ui.letter_box import LetterBox
    from arapp.ui.pages.today.forms import InPlace

    InPane: TypeAlias = InPlace | LetterBox


class Pane(QFrame):
    """Shows one line. Buttons run the page's actions; a form takes their place.

    Signals:
        stepped(int): ← or → in one-by-one mode.
        done(): Enter while the pane has the focus.
    """

    stepped = Signal(int)
    done = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line: Line | None = None
        self.form: InPane | None = None
        self._acts = acts
        self._where = label("", "small", "text3")
        self._name = Fitting("", "text", ("section", "strong"))
        self._grade = GradeLabel()
        self._what = label("", "small", "text2", wrap=True)
        self._chips = row(gap=8)
        self._why = Told(self.tr("Why it is here"))
        self._else = Told(self.tr("If nothing is done"))
        self.primary: KeyButton = bound(acts, "do", kind="primary")
        self._buttons = self._make_buttons()
        self._place = QWidget()
        self._people = QWidget()
        self._log = QWidget()
        self._below = QWidget()
        self._lay_out()

    def _make_buttons(self) -> QWidget:
        host = QWidget()
        box = stack(host, gap=8)
        box.addWidget(self.primary)
        line = row(gap=8)
        for id_ in ("put_off", "copy", "log"):
            button = bound(self._acts, id_, small=True)
            button.set_cap("")
            button.setToolTip(f"{self._acts.text(id_)} ({self._acts.row(id_).key})")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            line.addWidget(button, 1)
        box.addLayout(line)
        return host

    def _lay_out(self) -> None:
        content = QWidget()
        head = row(gap=8)
        head.addWidget(self._name)
        head.addWidget(self._grade)
        head.addStretch()
        head.addWidget(self._where)
        self._chips.addStretch()
        box = stack(content, margins=(20, 12, 20, 16))
        box.addLayout(head)
        box.addWidget(self._what)
        box.addSpacing(6)
        box.addLayout(self._chips)
        box.addSpacing(12)
        box.addWidget(self._why)
        box.addWidget(self._else)
        box.addSpacing(4)
        stack(self._place).addWidget(self._buttons)
        box.addWidget(self._place)
        under = stack(self._below)
        under.addSpacing(16)
        under.addWidget(hline())
        under.addSpacing(12)
        stack(self._people)
        stack(self._log)
        under.addWidget(self._people)
        under.addSpacing(12)
        under.addWidget(self._log)
        box.addWidget(self._below)
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: box.setContentsMargins(20, 12, 8 if most > 0 else 20, 16)
        )
        self._area = area
        stack(self).addWidget(area)

    # --- a line -------------------------------------------------------------------------------

    def show_line(self, line: Line, today: date, *, abnormal: bool = False) -> None:
        """Everything the line itself says; a form stays when the line is the same."""
        if self.line is None or self.line.key != line.key:
            self.close_form()
            self._fill(self._people, [])
            self._fill(self._log, [])
            self._below.hide()
            self._grade.set_letter("")
            self._area.verticalScrollBar().setValue(0)
        self.line = line
        self._name.say(line.short or words.title(line.group))
        self._name.setToolTip(line.item.customer)
        self._what.setText(_what(line, today))
        self._set_chips([*_chips(line), *([_abnormal()] if abnormal else [])])
        self._why.say(line.why, shown=self.form_is_small())
        self._else.say(if_not(line.item, line.group, today), shown=self.form_is_small())

    def show_beside(self, beside: Beside, today: date) -> None:
        """What is known about the customer."""
        found = beside.detail
        self._grade.set_letter(found.grade if found else "")
        self._below.setVisible(found is not None and self.form_is_small())
        people: list[QWidget] = []
        said: list[QWidget] = []
        if found is not None:
            people = [Contact(person) for person in found.people]
            said = timeline(found.log, today)
        none = label(self.tr("none on file"), "small", "text3")
        self._fill(self._people, [heading(self.tr("Contacts")), *(people or [none])])
        self._fill(self._log, [heading(self.tr("Last contacts")), *said] if said else [])

    def _set_chips(self, chips: Sequence[ChipLabel]) -> None:
        while self._chips.count() > 1:
            taken = self._chips.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, chip in enumerate(chips):
            self._chips.insertWidget(number, chip)

    def _fill(self, host: QWidget, parts: Sequence[QWidget]) -> None:
        box = host.layout()
        while box is not None and (item := box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            if box is not None:
                box.addWidget(part)
        host.setVisible(bool(parts))

    # --- forms --------------------------------------------------------------------------------

    def open_form(self, form: "InPane") -> None:
        """Put a form in the place of the buttons."""
        self.close_form()
        self.form = form
        self._buttons.hide()
        box = self._place.layout()
        if box is not None:
            box.addWidget(form)
        for part in (self._why, self._else, self._below):
            part.setVisible(self.form_is_small() and not part.is_blank()
                            if isinstance(part, Told) else self.form_is_small())  # fmt: skip
        form.begin()

    def form_is_small(self) -> bool:
        """Whether the rest of the pane stays beside what is open: a letter takes the room."""
        return self.form is None or self.form.SMALL

    def close_form(self) -> None:
        """Back to the buttons."""
        if self.form is None:
            return
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self._buttons.show()
        for part in (self._why, self._else):
            part.setVisible(not part.is_blank())
        self._below.show()

    # --- one by one ---------------------------------------------------------------------------

    def set_centred(self, on: bool, where: str = "") -> None:
        """The wider form of one-by-one mode, with the place in the list."""
        self.setFixedWidth(CENTRED if on else WIDTH)
        set_property(self, "rule", "" if on else "left")
        self._where.setText(where)
        self._where.setVisible(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the step; ← and → go on when nothing is open."""
        steps = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
        if self.form is None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        elif self.form is None and event.key() in steps:
            self.stepped.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)


def _what(line: Line, today: date) -> str:
    item = line.item
    parts = [item.title]
    if line.money is not None:
        parts.append(formats.money(line.money))
    text = " ".join(filter(None, parts))
    if item.record == "plan" or item.plan is not None:
        due = formats.day(today - timedelta(days=item.days), today)
        told = words.translate("today", "{what}, due {day}")
        return told.format(what=text, day=due)
    if item.record == "receipt":
        came = formats.day(today - timedelta(days=item.days), today)
        return words.translate("today", "{what}, came {day}").format(what=text, day=came)
    return text


def _chips(line: Line) -> list[ChipLabel]:
    found = []
    days = line.days
    if days:
        late = formats.count(days, "days")
        text = words.translate("today", "overdue {days}").format(days=late)
        found.append(ChipLabel(text, f"age{age_level(days)}"))
    elif days == 0:
        found.append(ChipLabel(words.translate("today", "due today"), "accent"))
    if line.item.why.key == "promise_today":
        found.append(ChipLabel(words.translate("today", "promised for today"), "accent"))
    if line.group is Group.PROMISES and line.item.why.key != "promise_today":
        found.append(ChipLabel(words.translate("today", "promise broken"), "age1"))
    if line.item.why.key in _EXPECTED:
        found.append(ChipLabel(words.translate("today", "expected"), "outline"))
    if not found:
        found.append(ChipLabel(words.title(line.group), "outline"))
    return found


def _abnormal() -> ChipLabel:
    chip = ChipLabel(words.translate("today", "abnormal customer"), "age3")
    chip.setToolTip(abnormal_word())
    return chip


_EXPECTED = {"retention_expected", "retention_passed", "row_not_firm"}
