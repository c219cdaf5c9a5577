"""The right side: what to say, what stands with them, what was done, how they pay."""

from datetime import date

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from arapp.services.credit.track import Track
from arapp.ui.actions import ActionTable
from arapp.ui.pages.collection.happenings import contacts, habit, happenings
from arapp.ui.pages.collection.matters import Matters
from arapp.ui.pages.collection.reading import One
from arapp.ui.pages.collection.script import Script
from arapp.ui.widgets.labels import frame, hline, label, row, stack
from arapp.ui.widgets.timeline import Timeline

WIDTH = 316
_LOG = 96


class Side(QFrame):
    """Filled by `show_one`; the script apart, since it follows what is typed."""

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.script = Script(acts)
        self.matters = Matters()
        self.log = Timeline()
        self.log.setMinimumHeight(_LOG)
        self._times = label("", "small", "text2")
        self._habit = HabitBox()
        inside = frame("raised")
        box = stack(inside, margins=(20, 12, 16, 12), gap=12)
        box.addWidget(self.script)
        box.addWidget(hline())
        box.addWidget(self.matters)
        box.addWidget(hline())
        head = row(gap=8)
        head.addWidget(label(self.tr("What was done"), "section"))
        head.addStretch()
        head.addWidget(self._times)
        box.addLayout(head)
        box.addWidget(self.log, 1)
        box.addWidget(hline())
        box.addWidget(self._habit)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        stack(self).addWidget(area)
        self.setMinimumWidth(WIDTH)

    def show_one(self, found: One, stage: str, me: str) -> None:
        """All but the script."""
        self.matters.show_one(found, stage, me)
        self._log(found, found.today)
        self._habit.show_track(found.dossier.habit)

    def _log(self, found: One, today: date) -> None:
        entries = found.dossier.log
        self.log.set_entries(happenings(entries, today))
        times = contacts(entries)
        self._times.setText(self.tr("%n contact(s)", "", times) if times else "")


class HabitBox(QWidget):
    """Three figures of two years, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = stack(self, gap=4)
        box.addWidget(label(self.tr("How they pay"), "section"))
        line = row(gap=12)
        self._pairs = [(label("", "small", "text2", wrap=True), label("")) for _ in range(3)]
        for name, value in self._pairs:
            pair = stack()
            pair.addWidget(value)
            pair.addWidget(name)
            pair.addStretch()
            line.addLayout(pair, 1)
        box.addLayout(line)

    def show_track(self, track: Track) -> None:
        """In time, late, promises."""
        for (name, value), (what, figure) in zip(self._pairs, habit(track), strict=True):
            name.setText(what)
            value.setText(figure)
            value.setAccessibleName(f"{what} {figure}")

    def figures(self) -> list[str]:
        """What is shown."""
        return [value.text() for _, value in self._pairs]
