"""A letter text as a form: which letters it is for, title, paragraphs, fields to put in."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from arapp.services.collection.text_list import OwnText
from arapp.services.papers.letter_preview import offered
from arapp.ui.pages.letter_texts import words
from arapp.ui.widgets.labels import label, set_property, stack

BLANK = OwnText(None, "letter", "", "zh_CN", "", "demand", "", "")


class LetterTextForm(QWidget):
    """Signals:
    edited(): something is typed or chosen; ask `text`.
    purpose(): which letters it is for was changed.
    """

    edited = Signal()
    purpose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = BLANK
        self.name, self.title = QLineEdit(), QLineEdit()
        self.stage, self.tone, self.language = QComboBox(), QComboBox(), QComboBox()
        self.body = QPlainTextEdit()
        self.fields = QComboBox()
        self.wrong = label("", tone="age3", wrap=True)
        choices = ((self.stage, words.STAGES), (self.tone, words.TONES),
                   (self.language, words.LANGUAGES))  # fmt: skip
        for box, texts in choices:
            for key, source in texts.items():
                box.addItem(words.say(source), key)
            box.activated.connect(lambda _place: self.purpose.emit())
        self._lay_out()
        for field in (self.name, self.title):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.body.textChanged.connect(self.edited)
        self.fields.activated.connect(self._insert)
        self.wrong.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._add(grid, 0, 0, self.tr("Name"), self.name, 3)
        self._add(grid, 1, 0, self.tr("Letter"), self.stage)
        self._add(grid, 1, 2, self.tr("Tone"), self.tone)
        self._add(grid, 2, 0, self.tr("Language"), self.language)
        self._add(grid, 2, 2, self.tr("Field"), self.fields)
        self._add(grid, 3, 0, self.tr("Title"), self.title, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.title.setPlaceholderText(self.tr("as shipped"))
        self.body.setAccessibleName(self.tr("Text"))
        self.body.setTabChangesFocus(True)
        box = stack(self, gap=8)
        box.addLayout(grid)
        box.addWidget(self.body, 1)
        told = self.tr("A paragraph a line; one that comes out empty is left away.")
        box.addWidget(label(told, "small", "text3", wrap=True))
        box.addWidget(self.wrong)

    def _add(
        self, grid: QGridLayout, line: int, column: int, title: str, field: QWidget, span: int = 1
    ) -> None:
        name = label(title, tone="text2")
        name.setBuddy(field)
        field.setAccessibleName(title)
        grid.addWidget(name, line, column)
        grid.addWidget(field, line, column + 1, 1, span)

    def _offer(self, of: str) -> None:
        """The fields in the spelling of the text."""
        self.fields.clear()
        self.fields.addItem(self.tr("Put in a field"), "")
        for name in offered():
            self.fields.addItem(words.placeholder(name, of), name)

    def _insert(self, place: int) -> None:
        if place > 0:
            self.body.insertPlainText(self.fields.itemText(place))
            self.fields.setCurrentIndex(0)
            self.body.setFocus()

    # --- values -------------------------------------------------------------------------------

    def show_text(self, text: OwnText) -> None:
        """As it is; no signal."""
        self._shown = text
        self.body.blockSignals(True)
        self.name.setText(text.name)
        self.title.setText(text.title)
        for box, value in ((self.stage, text.stage), (self.tone, text.tone),
                           (self.language, text.language)):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        self._offer(text.language)
        if self.body.toPlainText() != text.body:
            self.body.setPlainText(text.body)
        self.body.blockSignals(False)
        self.complain("", "")

    def text(self) -> OwnText:
        """What stands in the form."""
        return replace(
            self._shown,
            name=self.name.text().strip(),
            title=self.title.text().strip(),
            stage=str(self.stage.currentData() or ""),
            tone=str(self.tone.currentData() or ""),
            language=str(self.language.currentData()),
            body=self.body.toPlainText(),
        )

    def complain(self, field: str, sentence: str) -> None:
        """What is wrong, beside the field it is about."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        for key, part in (("name", self.name), ("title", self.title), ("body", self.body)):
            set_property(part, "wrong", "1" if sentence and key == field else "")
