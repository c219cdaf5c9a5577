"""Rates to choose from: of tax, of late interest a day, which may be written too."""

from PySide6.QtWidgets import QComboBox, QWidget

from arapp.ui import rates
from arapp.ui.pages.contract import words

_TAXES = (130_000, 90_000, 60_000, 30_000, 10_000, 0)
_LATE = (300, 500, 1_000)


class TaxField(QComboBox):
    """Tax rates; one that is not listed is added when it is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("no tax rate"), None)
        for ppm in _TAXES:
            self.addItem(words.tax(ppm), ppm)

    def ppm(self) -> int | None:
        """Parts per million."""
        found: int | None = self.currentData()
        return found

    def set_ppm(self, ppm: int | None) -> None:
        """Choose it."""
        if ppm is not None and self.findData(ppm) < 0:
            self.addItem(words.tax(ppm), ppm)
        self.setCurrentIndex(max(self.findData(ppm), 0))


class RateField(QComboBox):
    """Rates of late interest a day; another one is written as 0.02% or 万分之二."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("not agreed"), None)
        for ppm in _LATE:
            self.addItem(words.late_rate(ppm), ppm)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # None takes it away, says Qt

    def ppm(self) -> int | None:
        """Parts per million a day; None when none is agreed, −1 when it cannot be read."""
        text = self.currentText().strip()
        place = self.findText(text)
        if place >= 0:
            found: int | None = self.itemData(place)
            return found
        read = rates.rate_ppm(text)
        return None if not text else -1 if read is None else read

    def set_ppm(self, ppm: int | None) -> None:
        """Choose it; a rate that is not listed is written out."""
        place = self.findData(ppm)
        if place >= 0:
            self.setCurrentIndex(place)
        elif ppm is not None:
            self.setEditText(words.late_rate(ppm))
