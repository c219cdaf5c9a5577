"""Which lines are shown: segment, owner, and the windows of long groups that are read on demand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from arapp.models.tx import Tx
from arapp.services.collection import screen
from arapp.services.collection.items import Today
from arapp.services.collection.stages import Group
from arapp.ui.ops import Ops
from arapp.ui.pages.today import words
from arapp.ui.pages.today.lines import Line, LineModel, lines_of
from arapp.ui.pages.today.tools import Tools
from arapp.ui.tables.record_view import RecordView

_AHEAD = 12 * 32
"""Pixels below the view at which the next window of a group is read."""
_LINE_BY_LINE = frozenset({words.NEW, words.ABNORMAL})
"""Segments that take some lines of a group and leave others."""


class Sieve(QObject):
    """Filters the model by what the tools say and keeps their counts.

    Signals:
        sifted(): other lines are shown now.
    """

    sifted = Signal()

    def __init__(self, ops: Ops, tools: Tools, model: LineModel, view: RecordView) -> None:
        super().__init__(view)
        self._ops = ops
        self.tools = tools
        self.model = model
        self.view = view
        self.page: Today | None = None
        self.segment = words.ALL
        self._reading = False
        tools.segment_chosen.connect(self.choose)
        tools.owner_chosen.connect(lambda _owner: self.sift())
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.read_on())

    # --- filters ------------------------------------------------------------------------------

    def choose(self, segment: str) -> None:
        """Show the lines of a segment."""
        self.segment = segment
        self.sift()
        self.view.setFocus()

    def clear(self) -> None:
        """Everything again."""
        self.tools.owner.choose("")
        self.model.clear_filters()
        self.choose(words.ALL)

    def is_on(self) -> bool:
        """Whether segment, owner or a typed filter leaves lines out."""
        owner = self.tools.owner.owner()
        return self.segment != words.ALL or bool(owner) or bool(self.model.filters())

    def show(self, lines: list[Line]) -> None:
        """Other lines, under the same filter."""
        self.model.set_rows(lines, keep=self._keep(lines))
        self.read_on()

    def sift(self) -> None:
        """Apply segment and owner to the lines that are there."""
        self.model.set_keep(self._keep(self.model.all_rows()))
        self.read_on()

    def _keep(self, lines: list[Line]) -> Callable[[Line], bool]:
        owner = self.tools.owner.owner()
        self._count(lines)
        self.model.narrowed = bool(owner) or self.segment in _LINE_BY_LINE
        groups = words.GROUPS_OF[self.segment]
        self.sifted.emit()
        return lambda line: line.group in groups and self._fits(line, owner)

    def _fits(self, line: Line, owner: str) -> bool:
        if owner and line.item.owner != owner:
            return False
        if self.segment == words.ABNORMAL:
            return self._is_abnormal(line)
        return self.segment != words.NEW or self._is_new(line)

    def _is_abnormal(self, line: Line) -> bool:
        return line.group is not Group.HELD and line.item.customer_id in self.model.marked

    def _is_new(self, line: Line) -> bool:
        if self.page is None or self.page.since.day is None:
            return False
        return 0 < (line.days or 0) <= (self.page.as_of - self.page.since.day).days

    def _count(self, lines: list[Line]) -> None:
        """Segments with their numbers; one that has become empty gives way to all."""
        if self.page is None:
            return
        owner = self.tools.owner.owner()
        found = {part.group: part.count - part.folded for part in self.page.groups}
        found[Group.HELD] = sum(line.group is Group.HELD for line in lines)
        if owner:
            found = dict.fromkeys(found, 0)
            for line in lines:
                found[line.group] += line.item.owner == owner
        newly = None
        if self.segment == words.NEW:
            newly = sum(line.group in words.OVERDUE and self._fits(line, owner) for line in lines)
        abnormal = sum(
            self._is_abnormal(line) and (not owner or line.item.owner == owner) for line in lines
        )
        self.tools.set_counts(found, newly, abnormal)
        if self.segment not in self.tools.shown():
            self.segment = words.ALL
        self.tools.choose(self.segment)

    def recount(self) -> None:
        """Other customers are marked."""
        if self.segment == words.ABNORMAL:
            self.sift()
        else:
            self._count(self.model.all_rows())

    # --- further windows ----------------------------------------------------------------------

    def deepest(self) -> int:
        """Most lines read of one group."""
        read: dict[Group, int] = {}
        for line in self.model.all_rows():
            read[line.group] = read.get(line.group, 0) + 1
        return max(read.values(), default=0)

    def read_on(self) -> None:
        """Read the next window of a group whose lines run out in view."""
        group = None if self._reading else self._wanted()
        if group is None:
            return
        self._reading = True
        offset = sum(line.group is group for line in self.model.all_rows())
        self._ops.ask(
            lambda tx: _further(tx, group, offset),
            lambda lines: self._came(group, offset, lines),
            lambda _error: self._failed(),
            owner=self,
        )

    def _wanted(self) -> Group | None:
        shown = words.GROUPS_OF[self.segment]
        height = self.view.viewport().height()
        for group in self.model.missing():
            if group not in shown or group in self.view.folded:
                continue
            rows = next((g.rows for g in self.model.groups if g.key == group), [])
            if not rows:
                return group
            last = self.view.visualRect(self.model.index_of(rows[-1].key))
            if last.bottom() > -_AHEAD and last.top() < height + _AHEAD:
                return group
        return None

    def _failed(self) -> None:
        self._reading = False

    def _came(self, group: Group, offset: int, lines: list[Line]) -> None:
        self._reading = False
        have = self.model.all_rows()
        if sum(line.group is group for line in have) != offset:
            return  # read anew meanwhile
        known = {line.key for line in have}
        new = [line for line in lines if line.key not in known]
        new = new[: max(self.model.whole(group) - offset, 0)]  # what other lines speak of is none
        if not new:
            return
        last = max(place for place, line in enumerate(have) if line.group is group)
        self.show([*have[: last + 1], *new, *have[last + 1 :]])


def _further(tx: Tx, group: Group, offset: int) -> list[Line]:
    items, names = screen.further(tx, group, offset)
    return lines_of(group, items, names, tx.today)
