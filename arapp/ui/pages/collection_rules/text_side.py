"""Beside a text: the fields it may name with what they are, and how it reads for a customer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.collection.text_list import Preview, Sample
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.elided_combo import ElidedCombo
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack

_WIDTH = 356


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder: how it is written here, what it stands for, what it is for the customer."""

    key: str
    written: str
    meaning: str
    value: str | None


class TextSide(QFrame):
    """Signals:
    inserted(str): this field is to be put into the text.
    sampled(): another customer is to be tried.
    """

    inserted = Signal(str)
    sampled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(_WIDTH)
        self._samples: list[Sample] = []
        self.model: RecordModel[Field] = RecordModel(
            _columns(), EARLIEST, row_id=lambda one: one.key
        )
        self.table = Table("placeholders", self.model)
        self.table.view.opened.connect(lambda one: self.inserted.emit(one.written))
        self.sample = ElidedCombo()
        self.sample.setFixedWidth(196)
        self.sample.setAccessibleName(translate("dunning", "Tried on"))
        self.sample.activated.connect(lambda _place: self.sampled.emit())
        self.subject = label("", "strong", wrap=True)
        self.body = label("", wrap=True)
        box = stack(self)
        head = row(margins=(24, 12, 16, 6))
        head.addWidget(label(translate("dunning", "Fields, Enter puts one in"), "section"))
        box.addLayout(head)
        box.addWidget(self.table, 3)
        line = row(margins=(24, 12, 16, 6), gap=8)
        line.addWidget(label(translate("dunning", "How it reads"), "section"))
        line.addStretch()
        line.addWidget(self.sample)
        box.addLayout(line)
        inside = frame("raised")
        read = stack(inside, margins=(24, 0, 16, 12), gap=6)
        read.addWidget(self.subject)
        read.addWidget(self.body)
        read.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        box.addWidget(area, 2)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Customers to try it on; the one chosen stays."""
        before = self.on()
        self._samples = list(samples)
        self.sample.clear()
        for one in self._samples:
            self.sample.addItem(one.name)
        if before in self._samples:
            self.sample.setCurrentIndex(self._samples.index(before))
        self.sample.setEnabled(bool(self._samples))

    def on(self) -> Sample | None:
        """The customer it is tried on."""
        place = self.sample.currentIndex()
        return self._samples[place] if 0 <= place < len(self._samples) else None

    def show_fields(self, offered: Mapping[str, str], use: str, lang: str,
                    values: Mapping[str, str]) -> None:  # fmt: skip
        """What may stand in the text; by Chinese names in a Chinese one."""
        chinese = lang.startswith("zh")
        self.model.set_rows(
            Field(key, name if chinese else key, words.meaning(key, use), values.get(key))
            for key, name in offered.items()
        )

    def show_preview(self, found: Preview, use: str) -> None:
        """How the text reads."""
        self.sample.setVisible(use != "reminder")
        if not found.found:
            told = translate("dunning", "Nobody owes anything overdue to try it on.")
            if use == "reminder":
                told = translate("dunning", "No line of the today page is about this now.")
            self._say("", told, "text3")
            return
        self._say(found.subject, found.body, "text")

    def _say(self, subject: str, body: str, tone: str) -> None:
        self.subject.setText(subject)
        self.subject.setVisible(bool(subject))
        self.body.setText(body)
        set_tone(self.body, tone)


def _columns() -> list[Column[Field]]:
    def tone(one: Field) -> str:
        return "age1" if one.value == "" else "text2"

    def shown(one: Field) -> str:
        return translate("dunning", "nothing") if one.value == "" else one.value or one.meaning

    return [
        Column("written", translate("dunning", "Field"), lambda r: f"{{{r.written}}}", width=132),
        Column("value", translate("dunning", "Stands for"), shown, stretch=True, tone=tone,
               tip=lambda r: r.meaning),
    ]  # fmt: skip
