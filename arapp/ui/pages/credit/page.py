"""Grades and points of the firm: changed here, tried on last year before anybody is graded anew."""

import json
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QScrollArea, QStackedWidget, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.collection.assigning import grade_profiles, together
from arapp.services.credit.exposure import SetExposureParts
from arapp.services.credit.grade_list import CreditSheet, SaveGrades, credit_sheet
from arapp.services.credit.points_model import DEFAULT, PointsModel, to_json
from arapp.services.credit.rescore import Reckoned, reckoned
from arapp.services.credit.trial import ApplyModel, Trial, trial
from arapp.services.dispatch import Done, Topic
from arapp.ui import dialogs, formats, text
from arapp.ui.actions import Action, Place
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.credit.due_pane import DuePane
from arapp.ui.pages.credit.exposure_line import ExposureLine
from arapp.ui.pages.credit.grades_grid import GradesGrid, Profiles
from arapp.ui.pages.credit.points_form import PointsForm
from arapp.ui.pages.credit.trial_pane import TrialPane
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row, stack

_PANE = 404
_REASON = 240


class CreditPage(Page):
    """Nothing to open: there is one list of grades and one points model."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS, Topic.CUSTOMERS})

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._sheet: CreditSheet | None = None
        self._tried: PointsModel | None = None
        self._today = EARLIEST
        self._profiles: Profiles = ({}, ())
        self.grades, self.points, self.pane = GradesGrid(), PointsForm(), TrialPane()
        self.exposure = ExposureLine()
        self._due_count = 0
        self.reason = QLineEdit()
        self.reason.setFixedWidth(_REASON)
        self.reason.setPlaceholderText(self.tr("Why the grades are reckoned anew"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.chip = ChipLabel("", "age1")
        self._wrong = label("", tone="age3")
        self.acts.add(
            Action("default", self.tr("Points of a new ledger"), self.to_default, "",
                   "undo-2", place=Place.MORE),
            Action("try", self.tr("Try on last year"), self.try_out, "Ctrl+T", "history"),
            Action("apply", self.tr("Apply, grade anew"), self.apply, "Ctrl+Return"),
            Action("rescore", self.tr("Grade them anew"), self.rescore, "Ctrl+G"),
            Action("save", self.tr("Save the grades"), self.save, "Ctrl+S"),
            Action("discard", self.tr("Discard changes"), self.discard),
        )  # fmt: skip
        self.due = DuePane(self.acts)
        self._lay_out()
        self.exposure.edited.connect(self._mark)
        self.due.opened.connect(lambda row_: self.navigate.emit("customer", row_))
        self.grades.edited.connect(self._mark)
        self.points.edited.connect(self._weighed)
        self.reason.textEdited.connect(lambda _text: self._mark())
        self._mark()

    def _lay_out(self) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(MARGIN_LEFT, 8, 8, 8))
        told = self.tr("What a grade carries; a customer's own limit and terms go first.")
        box.addLayout(self._heading(self.tr("Grades"), told))
        box.addWidget(self.grades)
        box.addSpacing(8)
        told = self.tr("What counts towards the limit.")
        box.addLayout(self._heading(self.tr("Exposure"), told))
        box.addWidget(self.exposure)
        box.addSpacing(8)
        told = self.tr("Beside each weight: from which value on how much of it is earned.")
        box.addLayout(self._heading(self.tr("Points"), told))
        box.addWidget(self.points)
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        across = row(gap=0)
        across.addWidget(area, 1)
        self._side = QStackedWidget()
        self._side.addWidget(self.pane)
        self._side.addWidget(self.due)
        self._side.setFixedWidth(_PANE)
        across.addWidget(self._side)
        self.body.addLayout(across, 1)
        self.body.addWidget(self._bar())

    def _heading(self, title: str, told: str) -> Any:
        line = row(margins=(0, 0, 0, 4), gap=8)
        line.addWidget(label(title, "section"))
        line.addWidget(label(told, "small", "text3"), 1)
        return line

    def _bar(self) -> QWidget:
        bar = frame("raised", "top")
        bar.setFixedHeight(ACTION_BAR)
        line = row(bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=10)
        line.addWidget(self.chip)
        line.addWidget(self._wrong)
        line.addStretch()
        line.addWidget(bound(self.acts, "discard"))
        self._save = bound(self.acts, "save", kind="primary")
        self._try = bound(self.acts, "try", kind="primary")
        self._apply = bound(self.acts, "apply", kind="primary")
        line.addWidget(self._save)
        line.addWidget(self._try)
        line.addWidget(self.reason)
        line.addWidget(self._apply)
        return bar

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Grades and model; what was typed stays."""
        self.ops.ask(
            lambda tx: (credit_sheet(tx), tx.today, grade_profiles(tx)), self._came,
            latest="credit",
        )  # fmt: skip
        self.ops.ask(lambda tx: reckoned(tx, tx.today), self._due_came, latest="credit.due",
                     owner=self)  # fmt: skip

    def _came(self, found: tuple[CreditSheet, date, Profiles]) -> None:
        sheet, self._today, self._profiles = found
        first = self._sheet is None
        if first or not self.grades.is_changed():
            known = (sheet.grades, sheet.customers, sheet.currency, self._profiles)
            self.grades.show_grades(*known)
        if first or not self.exposure.is_changed():
            self.exposure.show_parts(sheet.parts)
        if first or not self.points.is_changed():
            self.points.show_model(sheet.model)
        self._sheet = sheet
        if first:
            self.setFocusProxy(self.grades.rows[0].fields["name"])
        self._mark()

    def _due_came(self, found: tuple[list[Reckoned], int]) -> None:
        lines, self._due_count = found
        self.due.model.today = self._today
        self.due.show_due(lines, self._due_count)
        self._mark()

    # --- what is typed ------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Whether something is typed and not saved."""
        return self.grades.is_changed() or self.points.is_changed() or self.exposure.is_changed()

    def _weighed(self) -> None:
        if self._tried is not None and self.points.model() != self._tried:
            self._tried = None
            self.pane.clear()
        self._mark()

    def _mark(self) -> None:
        grades = self.grades.is_changed() or self.exposure.is_changed()
        weights = self.points.is_changed()
        tried = self._tried is not None and self._tried == self.points.model()
        self.chip.set_chip(self.tr("Not saved") if grades or weights else "", "age1")
        self._wrong.setText(self.points.told() if weights else "")
        self.acts.enable("discard", grades or weights)
        self.acts.enable("save", grades)
        self.acts.enable("try", self.points.is_right())
        self.acts.enable("apply", tried)
        self.acts.enable("rescore", bool(self._due_count) and not weights)
        self._side.setCurrentWidget(
            self.due if self._due_count and not weights and self.pane.trial is None else self.pane
        )
        self._save.setVisible(grades or not weights)
        self._try.set_kind("plain" if grades or tried else "primary")
        for part in (self.reason, self._apply):
            part.setVisible(tried)

    def _complain(self, error: ArappError) -> None:
        self._wrong.setText(text.sentence(error))

    # --- doing --------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: the grades, as one step."""
        told = self.grades.problem() or self.exposure.problem()
        if told:
            self._wrong.setText(told)
            return
        saved, removed = self.grades.commands()
        parts = self.exposure.parts() if self.exposure.is_changed() else None
        command: Any = SaveGrades(saved, removed, parts)
        if parts is not None and not (saved or removed):
            command = SetExposureParts(parts)
        chosen = self.grades.profiles()
        if not (saved or removed) and parts is None:
            command = None
        command = together(command, chosen)
        if command is not None:
            self.ops.run(command, self._saved, self._complain, owner=self)

    def _saved(self, done: Done) -> None:
        chosen = bool(self.grades.profiles())
        self.grades.show_grades((), {}, formats.base_currency())  # read anew, nothing is typed
        self._sheet = None
        self._tried = None
        self.pane.clear()
        result = done.outcome.result
        count = result if isinstance(result, int) else 0
        told = self.tr("%n grade(s) saved", "", count) if count else self.tr("Exposure saved")
        self.told.emit(told if count or not chosen else self.tr("Profile of the grade saved"))

    def try_out(self) -> None:
        """Ctrl+T: these weights on the payments of last year."""
        model = self.points.model()
        if model is not None:
            day = self._today
            self.ops.with_dispatch(
                lambda books, tell: books.ask(lambda tx: trial(tx, model, day, tell)),
                partial(self._came_out, model), self._complain,
            )  # fmt: skip

    def _came_out(self, model: PointsModel, found: Trial) -> None:
        if self.points.model() == model:
            self._tried = model
            self.pane.show_trial(found)
            self._mark()
            self.reason.setFocus()

    def apply(self) -> None:
        """Ctrl+Enter: the model counts from now on, everybody is graded by it."""
        model = self._tried
        if model is None:
            return
        reason = self.reason.text().strip() or self.tr("New weights")
        command = ApplyModel(json.dumps(to_json(model)), reason)
        self.ops.run(command, self._applied, self._complain, owner=self)

    def _applied(self, done: Done) -> None:
        self._tried = None
        self._sheet = None
        self.reason.clear()
        self.pane.clear()
        self.told.emit(self.tr("Applied, %n grade(s) changed", "", int(done.outcome.result)))

    def rescore(self) -> None:
        """Ctrl+G: everybody is graded anew by the model in force."""
        if self._sheet is not None:
            model = json.dumps(to_json(self._sheet.model))
            command = ApplyModel(model, self.tr("Scored again"))
            self.ops.run(command, self._applied, self._complain, owner=self)

    def to_default(self) -> None:
        """The points model a new ledger has."""
        self.points.put(DEFAULT)
        self.points.refresh()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        sheet, self._sheet = self._sheet, None
        self._tried = None
        self.pane.clear()
        if sheet is not None:
            self._came((sheet, self._today, self._profiles))

    # --- the window ---------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Unsaved changes are asked about once."""
        if not self.is_changed():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Grades and points"))
        if answer == "discard":
            self.discard()
        elif answer == "save":
            self.save()
            return not self.is_changed()
        return answer != "stay"

    def panes(self) -> list[QWidget]:
        """Grades, points, trial."""
        first = self.grades.rows[0].fields["name"] if self.grades.rows else self.grades
        return [first, self.points.fields["on_time"], self.pane.table.view]

    def escape(self) -> bool:
        """The trial goes first."""
        if self._tried is not None:
            self._tried = None
            self.pane.clear()
            self._mark()
            return True
        return False
