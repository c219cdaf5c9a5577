"""The list of letter texts: name, letter, what is not saved."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import EARLIEST
from arapp.services.collection.text_list import OwnText
from arapp.ui.pages.letter_texts import words
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel

translate = QCoreApplication.translate


def model(is_typed: Callable[[OwnText], bool]) -> RecordModel[OwnText]:
    """The rows; `is_typed` tells those that differ from the ledger."""

    def chip(one: OwnText) -> Chip | None:
        if is_typed(one):
            return Chip(translate("letter_texts", "not saved"), "age1")
        return Chip("EN", "outline") if one.language == "en" else None

    columns: list[Column[OwnText]] = [
        Column("name", translate("letter_texts", "Text"), _name, stretch=True),
        Column("stage", translate("letter_texts", "Letter"),
               lambda one: words.say(words.STAGES.get(one.stage, "")), width=104, tone="text2"),
        Column("state", "", chip, Kind.CHIP, width=70),
    ]  # fmt: skip
    return RecordModel(columns, EARLIEST, row_id=lambda one: one.id)


def _name(one: OwnText) -> str:
    return one.name or translate("letter_texts", "no name")
