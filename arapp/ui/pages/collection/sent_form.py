"""How an issued letter went out: day, way, courier number, proof. It is kept on the letter."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.papers.letter_sent import WAYS, SendLetter
from arapp.ui import text
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.file_line import FileLine
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_LABEL = 64


class SentForm(QFrame):
    """Stands over the letter once it is issued; `command` with the letters it is about."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "1")
        self.way = QComboBox()
        for key in WAYS:
            self.way.addItem(words.way(key), key)
        self.day = DateField(today, past=True)
        self.day.set_day(today)
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("courier or registered no."))
        self.files = FileLine(word=self.tr("Courier slip"))
        self.form = Form()
        grid = self.form.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, _LABEL)
        how = QWidget()
        line = row(how, gap=8)
        line.addWidget(self.way, 1)
        line.addWidget(self.day, 1)
        self.form.add("how", self.tr("Sent by"), how)
        self.form.add("courier_no", self.tr("Courier no."), self.number)
        self.form.add("files", self.tr("Proof"), self.files)
        self.way.setAccessibleName(self.tr("Sent by"))
        self.day.setAccessibleName(self.tr("Sent on"))
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        box = stack(self, margins=(12, 8, 12, 10), gap=6)
        box.addWidget(label(self.tr("How it went out"), "strong"))
        box.addWidget(self.form)
        box.addWidget(self._trouble)

    def ready(self) -> bool:
        """Whether the day can be read."""
        self._trouble.hide()
        right = self.day.is_right()
        self.form.set_error("how", "" if right else self.tr("Write a day: 20, 11.20, yesterday"))
        if not right:
            self.day.setFocus()
        return right

    def command(self, letters: tuple[int, ...], stage: str, plans: tuple[int, ...]) -> SendLetter:
        """Mark them as sent."""
        return SendLetter(
            letters, words.outcome("sent"), self.day.day(), str(self.way.currentData()),
            self.number.text(), stage=stage, plans=plans,
        )  # fmt: skip

    def refuse(self, error: ArappError) -> None:
        """The ledger said no."""
        if error.fields.get("field") == "day":
            self.form.set_error("how", text.sentence(error))
            self.day.setFocus()
            return
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def error(self) -> str:
        """The sentence under the day."""
        return self.form.field("how").accessibleDescription()
