"""What a profile says beside its stages: days ahead, who is told when, how often again, grace."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from arapp.services.collection.rungs import ROLES, Profile
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.stage_cells import Unreadable, days, several_days
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.widgets.labels import label, row, set_property

_SMALL, _WIDE = 56, 84
_OTHERS, _RETENTION = "", "retention"


class ProfileFields(QWidget):
    """Signals:
    edited(): something is typed; ask `profile`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead, self.ahead_retention = _field(_WIDE), _field(_WIDE)
        self.grace, self.again = _field(_SMALL), _field(_SMALL)
        self.told = {role: _field(_SMALL) for role in ROLES}
        self.note = QLineEdit()
        self.wrong = ""
        """what cannot be read, "" when all can"""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._lay_out()
        for field in self.fields():
            field.textEdited.connect(lambda _text: self.edited.emit())

    def _lay_out(self) -> None:
        self._line(0, translate("dunning", "Days ahead"), [
            (translate("dunning", "retention"), self.ahead_retention),
            (translate("dunning", "other rows"), self.ahead),
            (translate("dunning", "entered late, wait"), self.grace),
            (translate("dunning", "retention again every"), self.again),
        ])  # fmt: skip
        self._line(1, translate("dunning", "Told after"), [
            (words.role(role), field) for role, field in self.told.items()
        ])  # fmt: skip
        name = label(translate("dunning", "Note"), tone="text2")
        self.note.setAccessibleName(translate("dunning", "Note"))
        self.note.setProperty("small", "1")
        self._grid.addWidget(name, 2, 0)
        self._grid.addWidget(self.note, 2, 1)
        self._grid.setColumnStretch(1, 1)

    def _line(self, place: int, title: str, parts: list[tuple[str, QLineEdit]]) -> None:
        line: QHBoxLayout = row(gap=6)
        for number, (name, field) in enumerate(parts):
            if number:
                line.addSpacing(18)
            told = label(name)
            told.setBuddy(field)
            field.setAccessibleName(f"{title} {name}")
            line.addWidget(told)
            line.addWidget(field)
        line.addSpacing(2)
        line.addWidget(label(translate("dunning", "days"), "small", "text3"))
        line.addStretch()
        self._grid.addWidget(label(title, tone="text2"), place, 0)
        self._grid.addLayout(line, place, 1)

    def fields(self) -> list[QLineEdit]:
        """All of them, in order."""
        return [self.ahead_retention, self.ahead, self.grace, self.again, *self.told.values(),
                self.note]  # fmt: skip

    # --- values -------------------------------------------------------------------------------

    def show_profile(self, profile: Profile) -> None:
        """As it is; what cannot be read and was typed goes."""
        self.wrong = ""
        leads, told = profile.leads, {role: after for after, role in profile.escalate}
        _show(self.ahead, ", ".join(map(str, leads.get(_OTHERS, ()))))
        _show(self.ahead_retention, ", ".join(map(str, leads.get(_RETENTION, ()))))
        _show(self.grace, str(profile.grace or ""))
        _show(self.again, str(profile.repeat.get(_RETENTION, "")))
        for role, field in self.told.items():
            _show(field, str(told.get(role, "")))
        _show(self.note, profile.note)

    def profile(self, before: Profile) -> Profile:
        """The profile with what is typed; fields that cannot be read leave it as it was."""
        self.wrong = ""
        found = replace(before, note=self.note.text().strip())
        found = self._leads(found, _OTHERS, self.ahead)
        found = self._leads(found, _RETENTION, self.ahead_retention)
        grace = self._read(self.grace, lambda said: days(said) if said else 0)
        if isinstance(grace, int):
            found = replace(found, grace=grace)
        return self._escalate(self._repeat(found))

    def _leads(self, profile: Profile, kind: str, field: QLineEdit) -> Profile:
        said = self._read(field, several_days)
        if not isinstance(said, tuple):
            return profile
        leads = {**profile.leads, kind: said}
        return replace(profile, leads={one: ahead for one, ahead in leads.items()
                                       if ahead or one == _RETENTION})  # fmt: skip

    def _repeat(self, profile: Profile) -> Profile:
        every = self._read(self.again, lambda said: days(said) if said else 0)
        if not isinstance(every, int):
            return profile
        rest = {kind: gap for kind, gap in profile.repeat.items() if kind != _RETENTION}
        return replace(profile, repeat={**rest, _RETENTION: every} if every else rest)

    def _escalate(self, profile: Profile) -> Profile:
        pairs = []
        for role, field in self.told.items():
            after = self._read(field, lambda said: days(said) if said else None)
            if isinstance(after, int):
                pairs.append((after, role))
        if self.wrong:
            return profile
        return replace(profile, escalate=tuple(sorted(pairs, key=lambda one: one[0])))

    def _read(self, field: QLineEdit, how: Callable[[str], object]) -> object:
        try:
            value = how(field.text().strip())
        except Unreadable as wrong:
            self.wrong = self.wrong or str(wrong)
            set_property(field, "wrong", "1")
            return wrong
        set_property(field, "wrong", "")
        return value


def _field(width: int) -> QLineEdit:
    made = QLineEdit()
    made.setFixedWidth(width)
    made.setProperty("small", "1")
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def _show(field: QLineEdit, text: str) -> None:
    if field.text().strip() != text:
        field.setText(text)
        field.setCursorPosition(0)
    set_property(field, "wrong", "")
