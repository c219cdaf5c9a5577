"""The grades as a sheet of fields: a row each, a new one at the foot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from arapp.models.values.money import Money
from arapp.services.credit.grade_names import grade_name, kept_name
from arapp.services.credit.grades import ENFORCE, Grade
from arapp.services.credit.grading import SaveGrade
from arapp.ui import formats, language, profile_choice
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.credit import words
from arapp.ui.pages.credit.words import translate
from arapp.ui.widgets.buttons import IconButton
from arapp.ui.widgets.elided_combo import ElidedCombo
from arapp.ui.widgets.fields import AmountField
from arapp.ui.widgets.labels import discard, label, set_property

_WIDTHS = {
    "code": 32, "name": 78, "net_days": 44, "credit_limit": 98, "points": 44, "enforce": 74,
    "tolerance_amount": 78, "tolerance_days": 44, "grace_days": 44, "profile": 96,
}  # fmt: skip
Profiles = tuple[Mapping[str, str], Sequence[str]]
"""Code of a grade → its profile, and the names that may be chosen."""
_NUMBERS = ("net_days", "points", "tolerance_days", "grace_days")
_AMOUNTS = ("credit_limit", "tolerance_amount")


class GradeRow:
    """The fields of one grade."""

    def __init__(
        self, grade: Grade | None, currency: str, edited: Callable[[], None],
        profiles: Profiles = ({}, ()),
    ) -> None:  # fmt: skip
        self.kept = grade
        self.profile = profiles[0].get(grade.code, "") if grade else ""
        self._profiles = profiles[1]
        self.removed = False
        self.fields: dict[str, QWidget] = {}
        self._currency = currency
        for key, width in _WIDTHS.items():
            field = self._make(key)
            field.setFixedWidth(width)
            field.setProperty("small", "1")
            self.fields[key] = field
            if isinstance(field, QComboBox):
                field.activated.connect(lambda _place: edited())
            elif isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _text: edited())
        self.show(grade or Grade(""))

    def _make(self, key: str) -> QWidget:
        if key == "enforce":
            box = QComboBox()
            for one in ENFORCE:
                box.addItem(words.say(words.ENFORCE[one]), one)
            return box
        if key == "profile":
            chosen = ElidedCombo()
            for name, told in profile_choice.grade_choices(self._profiles):
                chosen.addItem(told, name)
            return chosen
        if key in _AMOUNTS:
            field: QLineEdit = AmountField(currency=self._currency)
            if key == "credit_limit":
                field.setPlaceholderText(translate("credit", "no limit"))
            return field
        field = QLineEdit()
        if key in _NUMBERS:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        if key == "code" and self.kept is not None:
            field.setReadOnly(True)
        return field

    def show(self, grade: Grade) -> None:
        """The values of a grade."""
        for key, field in self.fields.items():
            value: Any = self.profile if key == "profile" else getattr(grade, key)
            if key == "name":
                value = grade_name(value, _language())
            if isinstance(field, AmountField):
                field.set_minor(value)
            elif isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif isinstance(field, QLineEdit):
                field.setText(str(value))
                field.setCursorPosition(0)
        for key, field in self.fields.items():
            name = self.kept.code if self.kept else ""
            field.setAccessibleName(f"{name} {words.say(words.HEADS[key])}".strip())
            set_property(field, "wrong", "")

    def text(self, key: str) -> str:
        """What stands in a field of text."""
        field = self.fields[key]
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def is_blank(self) -> bool:
        """A new row nobody wrote into."""
        return self.kept is None and not self.text("code") and not self.text("name")

    def problem(self) -> tuple[str, str]:
        """(field, sentence) of what cannot be read; ("", "") when all can."""
        if not self.text("code"):
            return "code", words.say(words.REASONS["code"])
        if not self.text("name"):
            return "name", words.say(words.REASONS["name"])
        for key in _NUMBERS:
            if not self.text(key).isdecimal():
                return key, words.say(words.REASONS["number"])
        for key in _AMOUNTS:
            field = self.fields[key]
            if isinstance(field, AmountField) and not field.is_right():
                return key, words.say(words.REASONS["amount"])
        return "", ""

    def command(self) -> SaveGrade:
        """The grade as it stands in the fields."""
        enforce = self.fields["enforce"]
        name = kept_name(self.text("name"), _language())
        return SaveGrade(
            self.text("code"), name, int(self.text("net_days")),
            self._money("credit_limit"), int(self.text("grace_days")), int(self.text("points")),
            str(enforce.currentData()) if isinstance(enforce, QComboBox) else "warn",
            self._money("tolerance_amount"), int(self.text("tolerance_days")),
        )  # fmt: skip

    def _money(self, key: str) -> Money | None:
        field = self.fields[key]
        return field.money() if isinstance(field, AmountField) else None

    def is_changed(self) -> bool:
        """Whether it differs from the ledger."""
        if self.removed:
            return True
        if self.kept is None:
            return not self.is_blank()
        if self.problem()[0]:
            return True
        return self.is_own_changed() or self.chosen() != self.profile

    def chosen(self) -> str:
        """The profile that stands in the field."""
        field = self.fields["profile"]
        return str(field.currentData() or "") if isinstance(field, QComboBox) else ""

    def is_own_changed(self) -> bool:
        """Whether something else than the profile differs."""
        if self.kept is None or self.removed:
            return True
        now = self.command()
        for key in _WIDTHS.keys() - {"profile"}:
            before, after = getattr(self.kept, key), getattr(now, key)
            if isinstance(after, Money):
                after = after.minor
            if key == "tolerance_amount":
                before, after = before or 0, after or 0
            if before != after:
                return True
        return False


def _language() -> str:
    return language.LANGUAGES[language.current()]


class GradesGrid(QWidget):
    """Signals:
    edited(): something is typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[GradeRow] = []
        self._counts: Mapping[str, int] = {}
        self._currency = formats.base_currency()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._parts: list[QWidget] = []

    def show_grades(
        self, grades: Sequence[Grade], counts: Mapping[str, int], currency: str,
        profiles: Profiles = ({}, ()),
    ) -> None:  # fmt: skip
        """As the ledger has them, a blank row at the foot."""
        self._counts, self._currency = counts, currency
        self.rows = [GradeRow(one, currency, self._edited, profiles) for one in grades]
        self.rows.append(GradeRow(None, currency, self._edited, profiles))
        self._place()

    def _place(self) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            discard(part)
        self._parts = []
        for column, key in enumerate(_WIDTHS):
            head = label(words.say(words.HEADS[key]), "small", "text3")
            right = key in _NUMBERS or key in _AMOUNTS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            self._put(head, 0, column, side)
        for line, one in enumerate(self.rows, 1):
            for column, field in enumerate(one.fields.values()):
                self._put(field, line, column)
            self._put(self._foot(one), line, len(_WIDTHS))
        self._grid.setColumnStretch(len(_WIDTHS) + 1, 1)

    def _put(self, part: QWidget, line: int, column: int, side: Any = None) -> None:
        self._parts.append(part)
        self._grid.addWidget(part, line, column, side or Qt.AlignmentFlag(0))

    def _foot(self, one: GradeRow) -> QWidget:
        """How many customers have it; one that nobody has can go."""
        if one.kept is None:
            return label(translate("credit", "new"), "small", "text3")
        count = self._counts.get(one.kept.code, 0)
        if count:
            return label(formats.count(count, "customers"), "small", "text2")
        button = IconButton(
            "x",
            words.say(QT_TRANSLATE_NOOP("credit", "Take grade {code} away"), code=one.kept.code),
        )
        button.clicked.connect(lambda _=False: self.remove(one))
        return button

    def remove(self, one: GradeRow) -> None:
        """A grade nobody has is to go; saved with the rest."""
        one.removed = True
        for field in one.fields.values():
            field.setEnabled(False)
        self._edited()

    def _edited(self) -> None:
        for one in self.rows:
            for field in one.fields.values():
                set_property(field, "wrong", "")
        self.edited.emit()

    def is_changed(self) -> bool:
        """Whether something differs from the ledger."""
        return any(one.is_changed() for one in self.rows)

    def problem(self) -> str:
        """What is wrong with the first wrong row; its field is marked and has the focus."""
        points: dict[str, GradeRow] = {}
        for one in self.rows:
            if one.is_blank() or one.removed:
                continue
            key, told = one.problem()
            if not key and one.text("points") in points:
                key, told = "points", words.say(words.REASONS["grade_points_taken"])
            if key:
                set_property(one.fields[key], "wrong", "1")
                one.fields[key].setFocus()
                return told
            points[one.text("points")] = one
        return ""

    def commands(self) -> tuple[tuple[SaveGrade, ...], tuple[str, ...]]:
        """(grades to save, codes to remove)."""
        changed = [one for one in self.rows if one.is_changed()]
        own = [one for one in changed if not one.removed and one.is_own_changed()]
        saved = tuple(one.command() for one in own)
        return saved, tuple(one.kept.code for one in changed if one.removed and one.kept)

    def profiles(self) -> list[tuple[str, str, str]]:
        """("grade", code, profile) of those that chose another."""
        return [
            ("grade", one.text("code").upper(), one.chosen())
            for one in self.rows
            if not one.removed and not one.is_blank() and one.chosen() != one.profile
        ]
