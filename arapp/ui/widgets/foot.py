"""The foot of the pages without a sidebar: the promise, language, theme, keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.ui import language
from arapp.ui.design import theme
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row
from arapp.ui.widgets.segments import Segment, Segments
from arapp.ui.widgets.zone import IconMark

_HEIGHT = 48


class Foot(QFrame):
    """Signals:
    language_chosen(str): "zh" or "en".
    theme_chosen(str): a `theme.Mode`.
    keys_asked(): the keys of the page.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setProperty("rule", "top")
        self.setFixedHeight(_HEIGHT)
        line = row(self, margins=(24, 0, 20, 0), gap=8)
        line.addWidget(IconMark("lock", 16, "text2"))
        promise = self.tr("The ledger stays on this computer; the program never goes online")
        line.addWidget(label(promise, tone="text2"))
        line.addStretch()
        self.languages = Segments([Segment("zh", "简体中文"), Segment("en", "English")])
        self.languages.choose(language.current())
        self.themes = Segments([
            Segment(theme.Mode.SYSTEM.value, self.tr("As the system")),
            Segment(theme.Mode.LIGHT.value, self.tr("Light")),
            Segment(theme.Mode.DARK.value, self.tr("Dark")),
        ])  # fmt: skip
        self.themes.choose(theme.mode().value)
        keys = KeyButton(self.tr("Keys"), key="F1", kind="link")
        keys.clicked.connect(self.keys_asked)
        for part in (self.languages, self.themes, keys):
            line.addWidget(part)
        self.languages.chosen.connect(self.language_chosen)
        self.themes.chosen.connect(self.theme_chosen)
