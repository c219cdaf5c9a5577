"""A text of the firm's own as a form: what it is for, its words, the fields it may name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from arapp.services.collection.reminder_text import REMINDER, TRIGGERS
from arapp.services.collection.rungs import TONES
from arapp.services.collection.text_list import USES, OwnText
from arapp.services.collection.texts import LANGUAGES
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.widgets.labels import label, set_property, stack

BLANK = OwnText(None, "message", "", "zh_CN", "", "", "", "")


class TextForm(QWidget):
    """Signals:
    edited(): something is typed or chosen; ask `text`.
    purpose(): what it is for was changed; a new text may begin anew.
    """

    edited = Signal()
    purpose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: Sequence[str] = ()
        self._shown = BLANK
        self.name, self.title = QLineEdit(), QLineEdit()
        self.use, self.language = QComboBox(), QComboBox()
        self.tone, self.stage = QComboBox(), QComboBox()
        self.body = QPlainTextEdit()
        self.wrong = label("", tone="age3", wrap=True)
        self.missing = label("", tone="age1", wrap=True)
        self._subject = label(translate("dunning", "Subject"), tone="text2")
        for key in USES:
            self.use.addItem(words.say(words.USES[key]), key)
        for key in LANGUAGES:
            self.language.addItem(words.say(words.LANGUAGES[key]), key)
        self.tone.addItem(translate("dunning", "all tones"), "")
        for key in TONES:
            self.tone.addItem(words.say(words.TONES[key]), key)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        box = stack(self, gap=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            ((translate("dunning", "For"), self.use), (translate("dunning", "In"), self.language)),
            ((translate("dunning", "Tone"), self.tone), (translate("dunning", "At"), self.stage)),
        )
        self._add(grid, 0, translate("dunning", "Name"), self.name)
        for line, pair in enumerate(rows, 1):
            for side, (title, field) in enumerate(pair):
                name = label(title, tone="text2")
                name.setBuddy(field)
                field.setAccessibleName(title)
                grid.addWidget(name, line, side * 2)
                grid.addWidget(field, line, side * 2 + 1)
        grid.addWidget(self._subject, 3, 0)
        grid.addWidget(self.title, 3, 1, 1, 3)
        self.title.setAccessibleName(self._subject.text())
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        box.addLayout(grid)
        self.body.setAccessibleName(translate("dunning", "Text"))
        self.body.setTabChangesFocus(True)
        self.body.setPlaceholderText(
            translate("dunning", "What to write. F6 goes to the fields that can be put in.")
        )
        box.addWidget(self.body, 1)
        box.addWidget(self.wrong)
        box.addWidget(self.missing)
        self.wrong.hide()
        self.missing.hide()

    def _add(self, grid: QGridLayout, line: int, title: str, field: QLineEdit) -> None:
        name = label(title, tone="text2")
        name.setBuddy(field)
        field.setAccessibleName(title)
        grid.addWidget(name, line, 0)
        grid.addWidget(field, line, 1, 1, 3)

    def _wire(self) -> None:
        for field in (self.name, self.title):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.body.textChanged.connect(self.edited)
        self.use.activated.connect(lambda _place: self._used())
        for box in (self.language, self.tone, self.stage):
            box.activated.connect(lambda _place: self.purpose.emit())

    def _used(self) -> None:
        use = str(self.use.currentData())
        self._fill_stages(use, next(iter(TRIGGERS)) if use == REMINDER else "")
        self._fit()
        self.purpose.emit()

    def _fit(self) -> None:
        use = self.use.currentData()
        for part in (self._subject, self.title):
            part.setVisible(use == "mail")
        self.tone.setEnabled(use != REMINDER)

    def _fill_stages(self, use: str, chosen: str) -> None:
        keys = tuple(TRIGGERS) if use == REMINDER else ("", *self._stages)
        self.stage.clear()
        for key in keys if chosen in keys else (*keys, chosen):
            self.stage.addItem(words.stage(key, use), key)
        self.stage.setCurrentIndex(max(self.stage.findData(chosen), 0))

    # --- values -------------------------------------------------------------------------------

    def show_text(self, text: OwnText, stages: Sequence[str]) -> None:
        """As it is; no signal."""
        self._shown, self._stages = text, stages
        parts = (self.name, self.title, self.use, self.language, self.tone, self.body)
        for part in parts:
            part.blockSignals(True)
        self.name.setText(text.name)
        self.title.setText(text.title)
        for box, value in ((self.use, text.use), (self.language, text.language),
                           (self.tone, text.tone)):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        self._fill_stages(text.use, text.stage)
        if self.body.toPlainText() != text.body:
            self.body.setPlainText(text.body)
        for part in parts:
            part.blockSignals(False)
        self._fit()
        self.complain("", "")

    def text(self) -> OwnText:
        """What stands in the form."""
        use = str(self.use.currentData())
        return replace(
            self._shown, use=use, name=self.name.text().strip(),
            language=str(self.language.currentData()),
            tone="" if use == REMINDER else str(self.tone.currentData()),
            stage=str(self.stage.currentData() or ""),
            title=self.title.text().strip() if use == "mail" else "",
            body=self.body.toPlainText(),
        )  # fmt: skip

    def insert(self, placeholder: str) -> None:
        """Put a field in where the cursor is."""
        self.body.insertPlainText(f"{{{placeholder}}}")
        self.body.setFocus()

    def complain(self, field: str, sentence: str) -> None:
        """What is wrong, beside the field it is about."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        for key, part in (("name", self.name), ("title", self.title), ("body", self.body)):
            set_property(part, "wrong", "1" if sentence and key == field else "")

    def tell_missing(self, sentence: str) -> None:
        """Fields that have nothing for the customer shown."""
        self.missing.setText(sentence)
        self.missing.setVisible(bool(sentence))
