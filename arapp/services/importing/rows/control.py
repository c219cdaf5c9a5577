"""A figure of the sheet beside what its rows come to."""

from dataclasses import dataclass

from arapp.models.values.money import plain


@dataclass(frozen=True, slots=True)
class Control:
    """A figure of the sheet and what the rows say: `label` and `column` as in the sheet."""

    label: str
    column: str
    row: int
    sheet: int
    read: int
    currency: str
    equal: bool

    def as_json(self) -> dict[str, object]:
        """Headless form."""
        return {
            "label": self.label,
            "column": self.column,
            "row": self.row,
            "sheet": plain(self.sheet, self.currency),
            "read": plain(self.read, self.currency),
            "equal": self.equal,
        }
