"""The points: parts and measures with their weights, which have to make one hundred, and bands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from arapp.services.credit.points_model import (
    PARTS,
    WHOLE,
    Measure,
    PointsModel,
    problems,
    troubles,
)
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.credit import bands, words
from arapp.ui.pages.credit.words import translate
from arapp.ui.widgets.bars import Meter
from arapp.ui.widgets.labels import label, row, set_property, set_tone

_FIELD = 56
_METER = 56
_SHORT = 40
_NAME = 140


class PointsForm(QWidget):
    """Signals:
    edited(): a weight is typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PointsModel | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._sums: dict[str, QLabel] = {}
        self._meters: dict[str, Meter] = {}
        self.bands: dict[str, QLineEdit] = {}
        self.limits: dict[str, QLineEdit] = {}
        self._notes: dict[str, QLabel] = {}
        self._whole = label("", "strong")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _NAME)
        grid.setColumnStretch(4, 1)
        line = 0
        for part, measures in PARTS.items():
            grid.addWidget(label(words.say(words.PARTS[part]), "strong"), line, 0)
            self._sums[part] = label("", "strong")
            grid.addWidget(self._sums[part], line, 1, Qt.AlignmentFlag.AlignRight)
            for key in measures:
                line += 1
                self._measure(grid, line, key)
                line += 1  # what is wrong with it stands below
            line += 1
        grid.addWidget(label(translate("credit", "All together")), line, 0)
        grid.addWidget(self._whole, line, 1, Qt.AlignmentFlag.AlignRight)
        self._told = label("", "small", "age3")
        grid.addWidget(self._told, line, 2, 1, 2)
        grid.addLayout(self._limits(), line + 1, 0, 1, 5)
        self._limits_note = label("", "small", "age3")
        self._limits_note.hide()
        grid.addWidget(self._limits_note, line + 2, 0, 1, 5)

    def _measure(self, grid: QGridLayout, line: int, key: str) -> None:
        name = words.say(words.MEASURES[key])
        head = label(name, tone="text2")
        head.setContentsMargins(12, 0, 0, 0)
        field = self._field(name)
        field.setFixedWidth(_FIELD)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.setBuddy(field)
        head.setFixedWidth(_NAME)
        self.fields[key] = field
        self._meters[key] = Meter(width=_METER)
        form = translate("credit", "{measure}: from which value on which percent")
        self.bands[key] = self._field(form.format(measure=name))
        self._notes[key] = label("", "small", "age3")
        self._notes[key].hide()
        for column, part in enumerate((head, field, self._meters[key])):
            grid.addWidget(part, line, column)
        grid.addWidget(self.bands[key], line, 3, 1, 2)
        grid.addWidget(self._notes[key], line + 1, 3, 1, 2)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("small", "1")
        field.setAccessibleName(name)
        field.textEdited.connect(lambda _text: self._changed())
        return field

    def _limits(self) -> QHBoxLayout:
        """What is needed for a score, and how far it looks back."""
        across = row(margins=(0, 4, 0, 0), gap=8)
        for key, told in words.LIMITS.items():
            field = self._field(words.say(told))
            field.setFixedWidth(_SHORT)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.limits[key] = field
            across.addWidget(label(words.say(told), tone="text2"))
            across.addWidget(field)
            across.addSpacing(8)
        across.addStretch()
        return across

    # --- values -------------------------------------------------------------------------------

    def show_model(self, model: PointsModel) -> None:
        """As the ledger has it."""
        self._model = model
        self.put(model)

    def put(self, model: PointsModel) -> None:
        """Write a model into the fields."""
        for one in model.measures:
            self.fields[one.key].setText(str(one.weight))
            self.bands[one.key].setText(bands.text_of(one))
            self.bands[one.key].setCursorPosition(0)
        for key, field in self.limits.items():
            field.setText(str(getattr(model, key)))
        self._tell()

    def weights(self) -> dict[str, int | None]:
        """Measure → weight; None where no number stands."""
        return {key: _number(field) for key, field in self.fields.items()}

    def whole(self) -> int:
        """Sum of the weights that can be read."""
        return sum(weight or 0 for weight in self.weights().values())

    def is_right(self) -> bool:
        """Whether all can be read, adds up to one hundred and makes a model."""
        return self.model() is not None

    def is_changed(self) -> bool:
        """Whether what is typed differs from the ledger's."""
        return self._model is not None and self._read()[0] != self._model

    def model(self) -> PointsModel | None:
        """The model that is typed, None while something is wrong with it."""
        typed, wrong, _ = self._read()
        return None if typed is None or wrong or problems(typed) else typed

    def _read(self) -> tuple[PointsModel | None, dict[str, str], list[Measure]]:
        """(the model, field → what cannot be read, measures that can be); no model while
        something cannot be."""
        measures: list[Measure] = []
        wrong: dict[str, str] = {}
        for key, weight in self.weights().items():
            if weight is None or weight > WHOLE:
                wrong[key] = words.say(words.BANDS["weight"])
            try:
                measures.append(bands.read(key, weight or 0, self.bands[key].text()))
            except bands.BandsError as error:
                wrong[f"{key}.bands"] = str(error)
        numbers = {key: _number(field) for key, field in self.limits.items()}
        for key, number in numbers.items():
            if number is None:
                wrong[key] = words.say(words.REASONS["number"])
        if wrong or self._model is None:
            return None, wrong, measures
        whole = {key: number for key, number in numbers.items() if number is not None}
        return PointsModel(tuple(measures), **whole), {}, measures

    def refresh(self) -> None:
        """After something was put in."""
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.edited.emit()

    # --- what is said -------------------------------------------------------------------------

    def _tell(self) -> None:
        typed, wrong, measures = self._read()
        for place, _ in problems(typed) if typed is not None else ():
            if place in self.limits:
                wrong.setdefault(place, words.say(words.REASONS["range"]))
        for one in measures:  # each by itself: one that cannot be read hides nothing of the others
            for trouble in troubles(one):
                key = one.key if trouble == "weight" else f"{one.key}.bands"
                wrong.setdefault(key, words.say(words.BANDS[trouble]))
        for fields, form in ((self.fields, "{}"), (self.bands, "{}.bands"), (self.limits, "{}")):
            for key, field in fields.items():
                told = wrong.get(form.format(key), "")
                set_property(field, "wrong", "1" if told else "")
                field.setAccessibleDescription(told)
                field.setToolTip(told)
        for key, note in self._notes.items():
            told = wrong.get(key, "") or wrong.get(f"{key}.bands", "")
            note.setText(told)
            note.setVisible(bool(told))
        first = next((wrong[key] for key in self.limits if key in wrong), "")
        self._limits_note.setText(first)
        self._limits_note.setVisible(bool(first))
        self._tell_sum()

    def _tell_sum(self) -> None:
        weights = self.weights()
        for key, weight in weights.items():
            self._meters[key].set_percent(min(weight or 0, WHOLE), "bar0")
        for part, measures in PARTS.items():
            self._sums[part].setText(str(sum(weights[key] or 0 for key in measures)))
        whole = self.whole()
        self._whole.setText(str(whole))
        set_tone(self._whole, "text" if whole == WHOLE else "age3")
        missing = WHOLE - whole
        form = (
            QT_TRANSLATE_NOOP("credit", "{n} missing to 100")
            if missing > 0
            else QT_TRANSLATE_NOOP("credit", "{n} over 100")
        )
        self._told.setText("" if not missing else words.say(form, n=abs(missing)))

    def told(self) -> str:
        """What is wrong: the sum, else the first field."""
        notes = (note.text() for note in (*self._notes.values(), self._limits_note))
        return self._told.text() or next(filter(None, notes), "")

    def note(self, key: str) -> str:
        """What stands below the bands of a measure."""
        return self._notes[key].text()


def _number(field: QLineEdit) -> int | None:
    text = field.text().strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
