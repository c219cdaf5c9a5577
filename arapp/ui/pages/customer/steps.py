"""下一步: what would help most, ranked; each line with its effect and the way there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, hline, label, row, stack

_ROW = 34
_WHAT = 232
_MOST = 4


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, what it brings, the word of its link and what the link does."""

    what: str
    effect: str
    verb: str
    run: Callable[[], object]


class _Line(QWidget):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self.setFixedHeight(_ROW)
        what = Fitting(step.what, "text", ("body",))
        what.setFixedWidth(_WHAT)
        link = KeyButton(step.verb, kind="link")
        link.setAccessibleName(f"{step.what}: {step.verb}")
        link.clicked.connect(lambda _checked=False: step.run())
        self.link = link
        line = row(self, gap=0)
        line.addWidget(what)
        line.addWidget(Fitting(step.effect, "text2", ("body", "small")), 1)
        line.addStretch()
        line.addWidget(link)


class Steps(QFrame):
    """Hidden while there is nothing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: tuple[Step, ...] = ()
        self._lines: list[_Line] = []
        self._box = stack(self, margins=(MARGIN_LEFT, 16, MARGIN_RIGHT, 12))
        heading = label(self.tr("Next step"), "section")
        heading.setContentsMargins(0, 0, 0, 4)
        self._box.addWidget(heading)
        self._parts: list[QWidget] = []
        self.hide()

    def set_steps(self, steps: Sequence[Step]) -> None:
        """The best ones."""
        for part in self._parts:
            discard(part)
        self.steps = tuple(steps[:_MOST])
        self._lines = [_Line(step) for step in self.steps]
        self._parts = []
        for line in self._lines:
            self._parts += [hline(), line]
        for part in self._parts:
            self._box.addWidget(part)
        self.setVisible(bool(self.steps))

    def focus_first(self) -> None:
        """To the first link."""
        if self._lines:
            self._lines[0].link.setFocus()
