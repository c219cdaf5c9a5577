"""The points: parts and measures with their weights, which have to make one hundred."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from arapp.services.credit.points_model import PARTS, WHOLE, PointsModel
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.credit import words
from arapp.ui.pages.credit.words import translate
from arapp.ui.widgets.bars import Meter
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, set_property, set_tone

_FIELD = 56
_METER = 56
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
        self._bands: dict[str, Fitting] = {}
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
            line += 1
        grid.addWidget(label(translate("credit", "All together")), line, 0)
        grid.addWidget(self._whole, line, 1, Qt.AlignmentFlag.AlignRight)
        self._told = label("", "small", "age3")
        grid.addWidget(self._told, line, 2, 1, 2)

    def _measure(self, grid: QGridLayout, line: int, key: str) -> None:
        name = words.say(words.MEASURES[key])
        head = label(name, tone="text2")
        head.setContentsMargins(12, 0, 0, 0)
        field = QLineEdit()
        field.setProperty("small", "1")
        field.setFixedWidth(_FIELD)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(name)
        field.textEdited.connect(lambda _text: self._changed())
        head.setBuddy(field)
        head.setFixedWidth(_NAME)
        self.fields[key] = field
        self._meters[key] = Meter(width=_METER)
        self._bands[key] = Fitting("", "text3", ("small",))
        self._bands[key].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for column, part in enumerate((head, field, self._meters[key])):
            grid.addWidget(part, line, column)
        grid.addWidget(self._bands[key], line, 3, 1, 2)

    # --- values -------------------------------------------------------------------------------

    def show_model(self, model: PointsModel) -> None:
        """As the ledger has it; the bands tell what earns how much of a weight."""
        self._model = model
        for one in model.measures:
            self.fields[one.key].setText(str(one.weight))
            self._bands[one.key].say(words.bands(one))
        self._tell()

    def weights(self) -> dict[str, int | None]:
        """Measure → weight; None where no number stands."""
        return {
            key: int(field.text()) if field.text().strip().isdecimal() else None
            for key, field in self.fields.items()
        }

    def whole(self) -> int:
        """Sum of the weights that can be read."""
        return sum(weight or 0 for weight in self.weights().values())

    def is_right(self) -> bool:
        """Whether every weight is a number and they make one hundred."""
        return None not in self.weights().values() and self.whole() == WHOLE

    def is_changed(self) -> bool:
        """Whether the weights differ from the ledger's."""
        model = self._model
        if model is None:
            return False
        return any(model.measure(key).weight != weight for key, weight in self.weights().items())

    def model(self) -> PointsModel | None:
        """The model with these weights, None while they do not make one hundred."""
        if self._model is None or not self.is_right():
            return None
        return self._model.weighted({k: w for k, w in self.weights().items() if w is not None})

    def refresh(self) -> None:
        """After weights were put in."""
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        weights = self.weights()
        for key, field in self.fields.items():
            weight = weights[key]
            set_property(field, "wrong", "1" if weight is None or weight > WHOLE else "")
            self._meters[key].set_percent(weight or 0, "bar0")
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
        """What is wrong with the sum."""
        return self._told.text()
