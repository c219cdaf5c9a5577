"""Small forms in the pane: sent, answered, resolved, left out, the firm's rules. Enter saves."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.ledger.statement_rules import Rules, SetStatementRules
from arapp.services.papers.course import (
    ANSWERS,
    CHANNELS,
    AnswerStatement,
    AnswerStatements,
    SendStatements,
    Sent,
    SetNoStatement,
)
from arapp.services.papers.differences import DifferenceLine, ResolveDifferences
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats, text
from arapp.ui.pages.statements import words_more
from arapp.ui.pages.statements.difference_rows import DifferenceRows
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_LABEL = 72


class SideForm(QWidget):
    """A form with its two buttons; Enter saves, Esc drops.

    Signals:
        saved(object): the command it came to, None when nothing changed.
        dropped(): nothing is to be done.
    """

    saved = Signal(object)
    dropped = Signal()

    def __init__(self, title: str, verb: str) -> None:
        super().__init__()
        self.form = Form()
        self.form.layout().setColumnMinimumWidth(0, _LABEL)  # type: ignore[union-attr]  # a grid
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        self.save = KeyButton(verb, key="Return", kind="primary")
        self.save.clicked.connect(lambda _=False: self.finish())
        drop = KeyButton(self.tr("Cancel"), key="Escape")
        drop.clicked.connect(self.dropped)
        self._buttons = row(gap=8)
        self._buttons.addWidget(self.save, 1)
        self._buttons.addWidget(drop)
        self.box = stack(self, gap=8)
        self.box.addWidget(label(title, "strong"))
        self.box.addWidget(self.form)
        self.box.addWidget(self._trouble)
        self.box.addLayout(self._buttons)

    def command(self) -> Any:
        """What the fields say."""
        raise NotImplementedError

    def finish(self) -> None:
        """Check and tell."""
        self._trouble.hide()
        if self.form.check_all():
            self.saved.emit(self.command())

    def refuse(self, error: ArappError) -> None:
        """The ledger said no: its sentence under the fields."""
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def trouble(self) -> str:
        """What was refused, "" when nothing was."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def begin(self) -> None:
        """The focus to the first field."""
        self.form.field(self.form.names()[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere in it saves, Esc drops."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def _day(self, today: date) -> DateField:
        field = DateField(today, past=True)
        field.set_day(today)
        return field

    def _no_day(self, field: DateField) -> str:
        return "" if field.day() is not None else self.tr("Which day? 20, 11.20, 2026-11-20")


class SentForm(SideForm):
    """Day, way, courier number (of a single one)."""

    def __init__(self, rows: Sequence[MonthRow], today: date, title: str) -> None:
        super().__init__(title, self.tr("Log as sent"))
        self._rows = rows
        self.day = self._day(today)
        self.way = words_more.combo(words_more.CHANNELS, CHANNELS, rows[0].channel or "courier")
        self.number = QLineEdit(rows[0].courier_no if len(rows) == 1 else "")
        self.form.add("day", self.tr("Sent on"), self.day, check=lambda: self._no_day(self.day))
        self.form.add("way", self.tr("By"), self.way)
        if len(rows) == 1:
            self.form.add("number", self.tr("Courier no."), self.number)

    def command(self) -> Any:
        """One for all."""
        number = self.number.text() if len(self._rows) == 1 else ""
        sent = tuple(Sent(one.statement_id, number) for one in self._rows if one.statement_id)
        return SendStatements(sent, str(self.way.currentData()), self.day.day())


class AnswerForm(SideForm):
    """The answer of one or several customers; of one that differs, what differs."""

    def __init__(self, rows: Sequence[MonthRow], state: str, today: date, title: str) -> None:
        verb = self.tr("Log: confirmed") if state == "confirmed" else self.tr("Log: differs")
        super().__init__(title, verb)
        self._rows, self._state = rows, state
        self.day = self._day(today)
        self.how = words_more.combo(words_more.ANSWERS, ANSWERS, "slip")
        self.form.add("day", self.tr("Answered"), self.day, check=lambda: self._no_day(self.day))
        self.form.add("how", self.tr("How"), self.how)
        self.theirs = AmountField(currency=rows[0].currency)
        self.lines = DifferenceRows(rows[0].currency)
        self._rest = label("", "small", "text3", wrap=True)
        if state == "differs" and len(rows) == 1:
            self.form.add("theirs", self.tr("Their balance"), self.theirs)
            self.box.insertWidget(2, self.lines)
            self.box.insertWidget(3, self._rest)
            self.theirs.textEdited.connect(lambda _t: self._tell_rest())
            self.lines.edited.connect(self._tell_rest)
            self._tell_rest()

    def begin_with(self, lines: Sequence[DifferenceLine]) -> None:
        """The balance and the open lines named before, to be changed as they stand."""
        if self._state == "differs" and len(self._rows) == 1:
            self.theirs.set_minor(self._rows[0].theirs)
            self.lines.fill([line for line in lines if line.resolved_on is None])
            self._tell_rest()

    def _tell_rest(self) -> None:
        """What of the difference no line explains yet."""
        one = self._rows[0]
        theirs = self.theirs.minor()
        if theirs is None:
            self._rest.setText(self.tr("Above zero: we have more than they."))
            return
        gap = one.closing - theirs
        rest = gap - sum(line.gap for line in self.lines.lines())
        form = self.tr("Differs by {gap}, {rest} not explained yet.")
        if not rest:
            form = self.tr("Differs by {gap}, all of it explained.")
        amounts = {"gap": gap, "rest": rest}
        self._rest.setText(
            form.format(**{k: formats.amount(v, one.currency) for k, v in amounts.items()})
        )

    def command(self) -> Any:
        """One each."""
        single = len(self._rows) == 1 and self._state == "differs"
        lines = self.lines.lines() if single else ()
        theirs = self.theirs.minor() if single else None
        how, day = str(self.how.currentData()), self.day.day()
        return AnswerStatements(
            tuple(
                AnswerStatement(one.statement_id, self._state, day, how, theirs, lines)
                for one in self._rows
                if one.statement_id is not None
            )
        )


class ResolveForm(SideForm):
    """The open lines of a statement, ticked; what came of them."""

    def __init__(self, lines: Sequence[DifferenceLine], currency: str, title: str) -> None:
        super().__init__(title, self.tr("Resolved"))
        self.outcome = QLineEdit()
        self.outcome.setPlaceholderText(self.tr("the money came, booked, credit note sent"))
        self.form.add("outcome", self.tr("What came"), self.outcome, required=True,
                      check=self._nothing)  # fmt: skip
        self.ticks: list[tuple[int, QCheckBox]] = []
        for place, line in enumerate(lines):
            kind = words_more.say(words_more.DIFFERENCES[line.kind])
            tick = QCheckBox(f"{kind} {formats.amount(line.gap, currency)} {line.note}".strip())
            tick.setChecked(True)
            self.box.insertWidget(1 + place, tick)
            self.ticks.append((line.id, tick))

    def _nothing(self) -> str:
        return "" if self.outcome.text().strip() else self.tr("Say what came of it.")

    def command(self) -> Any:
        """Those ticked."""
        ids = tuple(row for row, tick in self.ticks if tick.isChecked())
        return ResolveDifferences(ids, self.outcome.text()) if ids else None


class ReasonForm(SideForm):
    """Why the monthly run leaves customers out; empty takes them in again."""

    def __init__(self, customers: Sequence[int], reason: str, title: str) -> None:
        super().__init__(title, self.tr("Save"))
        self._customers = tuple(customers)
        self.reason = QLineEdit(reason)
        self.reason.setPlaceholderText(self.tr("reconciled by the group, cash customer"))
        self.form.add("reason", self.tr("Reason"), self.reason)
        self.box.insertWidget(
            2, label(self.tr("Empty: the customer gets statements again."), "small", "text3")
        )

    def command(self) -> Any:
        """One."""
        return SetNoStatement(self._customers, self.reason.text())


class RulesForm(SideForm):
    """The firm's rules of statements."""

    NUMBERS = ("workday", "silent_days", "reply_days")
    TICKS = ("silence", "hide_not_due", "skip_negative")

    def __init__(self, rules: Rules, title: str) -> None:
        super().__init__(title, self.tr("Save"))
        self._before = asdict(rules)
        self.numbers: dict[str, QSpinBox] = {}
        self.ticks: dict[str, QCheckBox] = {}
        kinds = ("activity", "open", "detailed", "confirmation")
        self.kind: QComboBox = words_more.combo(words_more.KINDS, kinds, rules.kind)
        self.form.add("kind", self.tr("Monthly paper"), self.kind)
        for key in self.NUMBERS:
            field = QSpinBox()
            field.setRange(1 if key == "silent_days" else 0, 20 if key == "workday" else 365)
            field.setValue(self._before[key])
            self.numbers[key] = field
            self.form.add(key, words_more.say(words_more.RULES[key]), field)
        for place, key in enumerate(self.TICKS):
            tick = QCheckBox(words_more.say(words_more.RULES[key]))
            tick.setChecked(self._before[key])
            self.ticks[key] = tick
            self.box.insertWidget(2 + place, tick)

    def command(self) -> Any:
        """What changed."""
        now: dict[str, Any] = {key: field.value() for key, field in self.numbers.items()}
        now |= {key: tick.isChecked() for key, tick in self.ticks.items()}
        now["kind"] = str(self.kind.currentData())
        changed = tuple((key, value) for key, value in now.items() if value != self._before[key])
        return SetStatementRules(changed) if changed else None
