"""What was done to a sheet that is not in the ledger yet, step by step, to be taken back. No
widgets.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from arapp.services.importing.stage import Options
from arapp.ui.pages.import_sheet.sentences import cell_name

translate = QCoreApplication.translate
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What was said of the files: options, and the names that are new customers."""

    options: Options
    settled: frozenset[str] = frozenset()


@dataclass
class Steps:
    """States before and after the one at work; the last of each is the nearest."""

    behind: list[Step] = field(default_factory=list)
    ahead: list[Step] = field(default_factory=list)

    def note(self, now: Step, then: Step) -> None:
        """A step from `now` to `then`; one that changes nothing is none."""
        if now != then:
            self.behind.append(now)
            self.ahead.clear()

    def back(self, now: Step) -> Step | None:
        """The state before; None at the first."""
        return _move(self.behind, self.ahead, now)

    def forth(self, now: Step) -> Step | None:
        """The state that was taken back; None when there is none."""
        return _move(self.ahead, self.behind, now)

    def clear(self) -> None:
        """Other files: nothing to take back."""
        self.behind.clear()
        self.ahead.clear()

    def refused(self, standing: int) -> None:
        """Steps after the first `standing` ones led nowhere."""
        del self.behind[standing:]
        self.ahead.clear()


def _move(source: list[Step], target: list[Step], now: Step) -> Step | None:
    if not source:
        return None
    target.append(now)
    return source.pop()


def told(one: Step, other: Step) -> str:
    """What differs between two states, in a few words."""
    a, b = one.options, other.options
    cells = sorted(
        place for place in {*a.cells, *b.cells} if a.cells.get(place) != b.cells.get(place)
    )
    rows = sorted(a.excluded ^ b.excluded)
    if cells:
        return _some([cell_name(row, column) for _, _, row, column in cells])
    if rows:
        text = translate("ImportPage", "row {rows} left out or put back")
        return text.format(rows=_some([str(row) for _, _, row in rows]))
    if a.columns != b.columns or a.kinds != b.kinds:
        return translate("ImportPage", "meaning of the columns")
    if a.names != b.names or one.settled != other.settled:
        return translate("ImportPage", "whose rows they are")
    if a.taken != b.taken or a.update != b.update:
        return translate("ImportPage", "what is taken over")
    return translate("ImportPage", "how the file is read")


def _some(names: list[str]) -> str:
    shown = translate("ImportPage", ", ").join(names[:_FIRST])
    return shown if len(names) <= _FIRST else f"{shown} +{len(names) - _FIRST}"
