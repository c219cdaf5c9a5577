"""What a sheet says otherwise of known records, as lines: a record, then its fields. No widgets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from arapp.services.importing.booking.differences import Change, Difference
from arapp.services.ledger import field_names
from arapp.ui import formats, language
from arapp.ui.pages.import_sheet import words

translate = QCoreApplication.translate
_AMOUNT = re.compile(r"-?\d+\.\d{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """A record (`field` is "") or one of its fields with both values; `row` of the sheet."""

    record: str
    name: str
    row: int
    index: int = -1
    field: str = ""
    before: str = ""
    after: str = ""
    taken: bool = False
    can_take: bool = False

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        if not self.field:
            return self.name
        said = translate("DifferenceList", "{name}: {before} → {after}, {state}")
        taken = translate("DifferenceList", "taken over")
        left = translate("DifferenceList", "left as it is")
        return said.format(
            name=self.name, before=self.before or blank(), after=self.after,
            state=taken if self.taken else left,
        )  # fmt: skip


def blank() -> str:
    """What stands for a value that is not there."""
    return translate("DifferenceList", "(nothing)")


def lines(found: Iterable[Difference], places: dict[str, int]) -> list[Line]:
    """Lines in the order of the rows; `places`: header → 0-based column of the sheet."""
    made = []
    for one in found:
        table = one.record.partition(":")[0]
        what = field_names.table_name(table, language.current())
        made.append(Line(one.record, f"{what} {one.name}", one.row))
        made += [
            _field(one, table, change, places.get(change.column, -1)) for change in one.changes
        ]
    return made


def _field(one: Difference, table: str, change: Change, index: int) -> Line:
    name = words.own_field(table, change.field)
    if name == change.field:
        name = change.column or name
    return Line(
        one.record, name, one.row, index, change.field,
        _shown(change.before), _shown(change.after), change.taken, change.can_take,
    )  # fmt: skip


def _shown(text: str) -> str:
    """Amounts as people write them: 800,000.00."""
    if not _AMOUNT.fullmatch(text):
        return text
    sign = formats.MINUS if text.startswith("-") else ""
    whole, _, part = text.lstrip("-").partition(".")
    return f"{sign}{int(whole):,}.{part}"
