"""话术: texts of the firm's own, each with its fields and how it reads for a real customer."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.collection.text_list import OwnText, Preview, Sample, begun, offered
from arapp.services.collection.texts import SaveText
from arapp.ui import text
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.text_form import BLANK, TextForm
from arapp.ui.pages.collection_rules.text_side import TextSide
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, row, stack

_LIST = 384
_WAIT = 200


class TextPane(QWidget):
    """Signals:
    edited(): something is typed, or another text is at hand.
    wanted(object, object): the preview of this text on this customer is wanted.
    """

    edited = Signal()
    wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept: dict[int | None, OwnText] = {}
        self.drafts: dict[int | None, OwnText] = {}
        self._stages: Sequence[str] = ()
        self._proposed = ("", "")
        self._values: dict[str, str] = {}
        self.model: RecordModel[OwnText] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.id
        )
        self.table = Table("own_texts", self.model)
        self.table.setFixedWidth(_LIST)
        self.table.view.set_empty(
            translate("dunning", "All texts are those that ship. Ctrl+N writes one of your own.")
        )
        self.form, self.side = TextForm(), TextSide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        across = row(self, gap=0)
        across.addWidget(self.table)
        middle = frame("surface", "left")
        box = stack(middle, margins=(20, 12, 20, 12))
        box.addWidget(self.form, 1)
        across.addWidget(middle, 1)
        across.addWidget(self.side)
        self._wire()

    def _wire(self) -> None:
        self.table.view.current_changed.connect(lambda _row: self._show())
        self.form.edited.connect(self._typed)
        self.form.purpose.connect(self._purpose)
        self.side.inserted.connect(self.form.insert)
        self.side.sampled.connect(self.ask_now)
        self._timer.timeout.connect(self.ask_now)

    def _columns(self) -> list[Column[OwnText]]:
        def told(one: OwnText) -> str:
            tone = words.say(words.TONES[one.tone]) if one.tone else ""
            at = words.stage(one.stage, one.use) if one.stage else ""
            return translate("dunning", ", ").join(filter(None, (at, tone)))

        return [
            Column("name", translate("dunning", "Text"), _name, stretch=True),
            Column("use", translate("dunning", "For"), lambda r: words.say(words.USES[r.use]),
                   width=76, tone="text2"),
            Column("told", translate("dunning", "At"), told, width=80, tone="text2"),
            Column("state", "", self._chip, Kind.CHIP, width=96),
        ]  # fmt: skip

    def _chip(self, one: OwnText) -> Chip | None:
        if one.id in self.drafts:
            return Chip(translate("dunning", "unsaved"), "age1")
        return Chip("EN", "outline") if one.language == "en" else None

    # --- the ledger ---------------------------------------------------------------------------

    def show_texts(
        self, texts: Sequence[OwnText], stages: Sequence[str], samples: Sequence[Sample]
    ) -> None:
        """As the ledger has them; what is typed and not saved stays."""
        self.kept = {one.id: one for one in texts}
        self._stages = stages
        self.side.show_samples(samples)
        for key in [key for key, one in self.drafts.items() if self.kept.get(key) == one]:
            del self.drafts[key]
        self._fill()
        if self.table.view.current_row() is None and self.model.count():
            self.table.view.go_first()
        self._show()

    def _fill(self) -> None:
        new = [self.drafts[None]] if None in self.drafts else []
        self.model.set_rows([*self.kept.values(), *new])

    def current(self) -> OwnText | None:
        """The text at hand, as it is typed."""
        row_ = self.table.view.current_row()
        if not isinstance(row_, OwnText):
            return None
        return self.drafts.get(row_.id, self.kept.get(row_.id, row_))

    def is_changed(self) -> bool:
        """Whether the one at hand differs from the ledger."""
        one = self.current()
        return one is not None and one.id in self.drafts

    def is_any_changed(self) -> bool:
        """Whether any does."""
        return bool(self.drafts)

    def command(self) -> SaveText | None:
        """What would be saved."""
        one = self.current()
        if one is None:
            return None
        return SaveText(one.use, one.name, one.body, one.language, one.tone, one.stage, one.title,
                        one.id)  # fmt: skip

    # --- typing -------------------------------------------------------------------------------

    def new(self) -> None:
        """One more, beginning with what ships."""
        if None not in self.drafts:
            self._proposed = begun(BLANK.use, words.lang(), BLANK.tone, BLANK.stage)
            subject, body = self._proposed
            self.drafts[None] = replace(BLANK, language=words.lang(), title=subject, body=body)
        self._fill()
        self.table.view.go_to(None)
        self._show()
        self.form.name.setFocus()

    def _purpose(self) -> None:
        """What it is for is another: a new text nobody wrote into begins as what ships for that."""
        one = self.form.text()
        if (one.id is None and one.body == self._proposed[1]) or not one.body.strip():
            self._proposed = begun(one.use, one.language, one.tone, one.stage)
            subject, body = self._proposed
            self.form.show_text(replace(one, title=subject, body=body), self._stages)
        self._typed()

    def _typed(self) -> None:
        one = self.form.text()
        if self.current() is None:
            return
        if self.kept.get(one.id) == one:
            self.drafts.pop(one.id, None)
        else:
            self.drafts[one.id] = one
        self.form.complain("", "")
        self.model.replace(one)
        self._fields()
        self._timer.start()
        self.edited.emit()

    def discard(self) -> None:
        """Back to what the ledger holds; a new one goes."""
        one = self.current()
        if one is not None:
            self.drafts.pop(one.id, None)
            self._fill()
            if one.id is None:
                self.table.view.go_first()
            self._show()

    def saved(self, record: int) -> None:
        """It is in the ledger now, under this id."""
        one = self.current()
        if one is not None:
            self.drafts.pop(one.id, None)
            self.kept[record] = replace(one, id=record)
            self._fill()
            self.table.view.go_to(record)
            self._show()

    def refuse(self, error: ArappError) -> None:
        """The ledger said no: beside the field it is about."""
        field = str(error.fields.get("field", ""))
        self.form.complain(field, text.sentence(error))
        target = {"name": self.form.name, "title": self.form.title}.get(field, self.form.body)
        target.setFocus()

    # --- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        one = self.current()
        self.form.setEnabled(one is not None)
        self.form.show_text(one or replace(BLANK, language=words.lang()), self._stages)
        self._values = {}
        self._fields()
        self.ask_now()
        self.edited.emit()

    def _fields(self) -> None:
        one = self.form.text()
        self.side.show_fields(offered(one.use, one.stage), one.use, one.language, self._values)

    def ask_now(self) -> None:
        """How it reads, as it stands."""
        self._timer.stop()
        if self.current() is not None:
            self.wanted.emit(self.form.text(), self.side.on())
        else:
            self.side.show_preview(Preview("", "", {}, ()), "")

    def show_preview(self, one: OwnText, found: Preview) -> None:
        """What came of it."""
        if one != self.form.text():
            return
        self.side.show_preview(found, one.use)
        if dict(found.values) != self._values:
            self._values = dict(found.values)
            self._fields()
        names = offered(one.use, one.stage)
        chinese = one.language.startswith("zh")
        lacking = [f"{{{names[key] if chinese else key}}}" for key in found.missing]
        on = self.side.on()
        form = translate("dunning", "{customer} has nothing for {fields}; they stay empty.")
        told = form.format(customer=on.name, fields=" ".join(lacking)) if on and lacking else ""
        self.form.tell_missing(told)


def _name(one: OwnText) -> str:
    return one.name or translate("dunning", "New text")
