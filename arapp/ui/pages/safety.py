"""Data safety in its first form: whether the books are sound, and every step taken in them."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QSplitter, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.verify import Check
from arapp.services import files, verify_text
from arapp.services.dispatch import Dispatch, Topic
from arapp.services.ledger.history import JournalLine, journal_lines
from arapp.services.verify_text import Told
from arapp.ui import formats, language, text
from arapp.ui.actions import Action, Place
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Page
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack

_CODES = {"zh": "zh_CN", "en": "en"}


class SafetyPage(Page):
    """Checks at the left, failed ones first; the journal at the right, newest step first."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._summary = label("", "body", "text2")
        self._checked = ""
        self.checks = self._checks()
        self.steps = self._steps()
        self._lay_out()
        self.acts.add(
            Action(
                "check",
                self.tr("Check the books"),
                self.check,
                "Ctrl+Return",
                "shield-check",
                place=Place.PRIMARY,
            ),
        )

    def _lay_out(self) -> None:
        strip = frame("raised", "bottom")
        line = row(strip, margins=(24, 10, 20, 10))
        line.addWidget(self._summary, 1)
        self.body.addWidget(strip)
        split = QSplitter()
        for title, table in (
            (self.tr("Checks"), self.checks),
            (self.tr("Every step, newest first"), self.steps),
        ):
            side = QWidget()
            box = stack(side, margins=(0, 12, 0, 0))
            head = label(title, "section")
            head.setContentsMargins(24, 0, 0, 8)
            box.addWidget(head)
            box.addWidget(table, 1)
            split.addWidget(side)
        split.setSizes([520, 680])
        self.body.addWidget(split, 1)

    def _checks(self) -> Table:
        columns: list[Column[Told]] = [
            Column("state", self.tr("State"), self._state, Kind.CHIP, width=90),
            Column("sentence", self.tr("What was found"), lambda t: t.sentence, stretch=True),
        ]
        model: RecordModel[Told] = RecordModel(columns, EARLIEST, row_id=lambda t: t.key)
        table = Table("safety.checks", model)
        table.view.set_empty(self.tr("Not checked yet"), self.tr("Check the books"), self.check)
        return table

    def _state(self, told: Told) -> Chip:
        if told.ok:
            return Chip(self.tr("holds"), "ok")
        return Chip(self.tr("fails"), "age3")

    def _steps(self) -> Table:
        columns: list[Column[JournalLine]] = [
            Column("seq", self.tr("No."), lambda s: s.seq, Kind.NUMBER, width=60, tone="text3"),
            Column("at", self.tr("When"), lambda s: s.at, text=self._moment, width=130),
            Column("label", self.tr("Step"), self._label, stretch=True),
            Column("actor", self.tr("Who"), lambda s: s.actor, width=90, tone="text2"),
            Column("changes", self.tr("Rows"), lambda s: s.changes, Kind.NUMBER, width=80),
        ]
        model: RecordModel[JournalLine] = RecordModel(columns, EARLIEST, row_id=lambda s: s.seq)
        return Table("safety.steps", model)

    def _moment(self, line: JournalLine) -> str:
        return formats.moment(line.at, self.steps.model.today)

    def _label(self, line: JournalLine) -> str:
        name = text.label(line.label)
        if line.kind == "undo":
            return self.tr("Taken back: {label}").format(label=name)
        if line.kind == "redo":
            return self.tr("Done again: {label}").format(label=name)
        if line.taken_back:
            return self.tr("{label} (taken back)").format(label=name)
        return name

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """The steps; the checks are run when asked for, they read the whole book."""
        self.ops.ask(lambda tx: (tx.today, journal_lines(tx)), self._show_steps, owner=self)
        if not self._checked:
            self.check()

    def _show_steps(self, found: tuple[date, list[JournalLine]]) -> None:
        self.steps.model.today, lines = found
        self.steps.model.set_rows(lines)

    def open(self, what: Any) -> None:
        """ "verify": check now."""
        if what == "verify":
            self.check()

    def check(self) -> None:
        """Run every check in the background."""
        self._checked = "running"
        self._say(self.tr("Checking the books"), "text2")
        self.ops.with_dispatch(_check, self._came)

    def _came(self, checks: list[Check]) -> None:
        told = verify_text.tell(checks, _CODES[language.current()])
        self.checks.model.set_rows(told)
        sound = all(check.ok for check in told)
        self._checked = "sound" if sound else "broken"
        self._say(verify_text.summary(told, _CODES[language.current()]), "ok" if sound else "age3")

    def _say(self, sentence: str, tone: str) -> None:
        self._summary.setText(sentence)
        set_tone(self._summary, tone)


def _check(dispatch: Dispatch, progress: ProgressCall) -> list[Check]:
    progress(0, 1, "")
    found = files.check_books(dispatch)
    progress(1, 1, "")
    return found
