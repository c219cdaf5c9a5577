"""What the user chose about the program, not about the books; each choice holds at once."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QWidget

from arapp.services.dispatch import Topic
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.tray import autostart, habits
from arapp.ui.tray.icon import available
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import frame, hline, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_WIDTH = 640
_LABEL = 96
_SIZES = (12, 13, 14, 15)


class SettingsPage(Page):
    """Signals:
    language_chosen(str): "zh" or "en".
    theme_chosen(str): a `theme.Mode`.
    text_chosen(int): body size in pixels.
    habits_changed(): tray or notifications are to be otherwise.
    """

    WATCHES: ClassVar[frozenset[Topic]] = frozenset()

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_chosen = Signal(int)
    habits_changed = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.language = Segments([Segment("zh", "中文"), Segment("en", "English")])
        self.theme = Segments(
            [Segment(theme.Mode.SYSTEM.value, self.tr("As the system")),
             Segment(theme.Mode.LIGHT.value, self.tr("Light")),
             Segment(theme.Mode.DARK.value, self.tr("Dark"))]
        )  # fmt: skip
        self.sizes = Segments([Segment(str(px), str(px)) for px in _SIZES])
        self.boxes: dict[str, QCheckBox] = {}
        self._notes: dict[str, QWidget] = {}
        self._lay_out()
        self._wire()
        self.reload()
        self.setFocusProxy(self.language)

    # --- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = frame("surface")
        inside.setMaximumWidth(_WIDTH)
        box = stack(inside, margins=(24, 16, 20, 20), gap=8)
        box.addWidget(label(self.tr("Display"), "section"))
        box.addLayout(self._display())
        box.addSpacing(12)
        box.addWidget(hline())
        box.addSpacing(12)
        box.addWidget(label(self.tr("Reminders and tray"), "section"))
        for part in self._reminders():
            box.addWidget(part)
        box.addSpacing(12)
        box.addWidget(hline())
        box.addSpacing(12)
        box.addWidget(label(self.tr("The firm"), "section"))
        box.addLayout(self._firm())
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host = frame("surface")
        line = row(host)
        line.addWidget(inside, 1)
        line.addStretch()
        area.setWidget(host)
        self.body.addWidget(area, 1)

    def _display(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(2, 1)
        rows = (
            (self.tr("Language"), self.language),
            (self.tr("Colours"), self.theme),
            (self.tr("Text size"), self.sizes),
        )
        for number, (text, part) in enumerate(rows):
            grid.addWidget(label(text, tone="text2"), number, 0)
            grid.addWidget(part, number, 1, alignment=Qt.AlignmentFlag.AlignLeft)
            part.setAccessibleName(text)
        return grid

    def _reminders(self) -> list[QWidget]:
        told = self.tr("This desktop has no tray: nothing is said, closing the window quits.")
        if not available():
            return [label(told, tone="text2", wrap=True)]
        parts = [
            self._box(
                habits.NOTIFY,
                self.tr("Say what is to be done"),
                self.tr("Once a day, and when something falls due while the window is away."),
            ),
            self._box(
                habits.AMOUNTS,
                self.tr("With amounts"),
                self.tr("Off: counts alone, for a screen that others see. Never names."),
            ),
            self._box(
                habits.STAY,
                self.tr("Closing the window leaves it in the tray"),
                self.tr("Quit from the menu of its icon; until then the ledger stays open."),
            ),
        ]
        if autostart.offered():
            told = self.tr("It begins in the tray and says what is to be done.")
            parts.append(self._box("autostart", self.tr("Start with Windows"), told))
        return parts

    def _box(self, key: str, text: str, note: str) -> QWidget:
        host = QWidget()
        column = stack(host, margins=(0, 4, 0, 0))
        self.boxes[key] = box = QCheckBox(text)
        box.setAccessibleDescription(note)
        column.addWidget(box)
        told = label(note, "small", "text3", wrap=True)
        told.setContentsMargins(24, 0, 0, 0)
        column.addWidget(told)
        self._notes[key] = told
        return host

    def _firm(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.company = KeyButton(self.tr("Company and accounts"), icon="building-2")
        self.company.clicked.connect(lambda _=False: self.navigate.emit("company", None))
        grid.addWidget(self.company, 0, 0)
        return grid

    def _wire(self) -> None:
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.sizes.chosen.connect(lambda px: self.text_chosen.emit(int(px)))
        for key, box in self.boxes.items():
            box.toggled.connect(lambda on, key=key: self._choose(key, on=on))

    # --- what holds now -----------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is chosen; nothing is read from the ledger."""
        self.language.choose(language.current())
        self.theme.choose(theme.mode().value)
        self.sizes.choose(str(fonts.body_px()))
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(autostart.is_on() if key == "autostart" else habits.on(key))
            box.blockSignals(False)
        self._enable()

    def freshen(self) -> None:
        """The text size may have been changed by its keys."""
        super().freshen()
        self.reload()

    def _choose(self, key: str, *, on: bool) -> None:
        if key == "autostart":
            autostart.choose(on)
        else:
            habits.choose(key, on)
        self._enable()
        self.habits_changed.emit()

    def _enable(self) -> None:
        if habits.AMOUNTS in self.boxes:
            self.boxes[habits.AMOUNTS].setEnabled(self.boxes[habits.NOTIFY].isChecked())
