"""The foot of the form: what is wrong and which first, what could be better, what saving does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import row
from arapp.ui.widgets.zone import IconMark


class Foot(QFrame):
    """Counts errors and warnings and names the first; the buttons of the page at the right."""

    def __init__(
        self, acts: ActionTable, ids: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`ids` of actions, the filled one last."""
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "top")
        self.setFixedHeight(ACTION_BAR)
        self._error_mark = IconMark("circle-alert", 16, "age3")
        self._errors = Fitting("", tone="age3", roles=("body", "small"))
        self._warning_mark = IconMark("triangle-alert", 16, "age1")
        self._warnings = Fitting("", tone="age1", roles=("body", "small"))
        self._calm_mark = IconMark("circle-check", 16, "ok")
        self._calm = Fitting("", tone="text2", roles=("body", "small"))
        line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        for mark, text in (
            (self._error_mark, self._errors),
            (self._warning_mark, self._warnings),
            (self._calm_mark, self._calm),
        ):
            line.addWidget(mark)
            line.addWidget(text)
            line.addSpacing(8)
        line.addStretch(1)
        line.setSpacing(8)
        for id_ in ids:
            line.addWidget(bound(acts, id_, kind="primary" if id_ == ids[-1] else ""))
            line.addSpacing(4)
        self.say("", "", "")

    def say(self, errors: str, warnings: str, calm: str) -> None:
        """Sentences; "" takes one away."""
        parts = (
            (self._error_mark, self._errors, errors),
            (self._warning_mark, self._warnings, warnings),
            (self._calm_mark, self._calm, calm),
        )
        for mark, text, told in parts:
            mark.setVisible(bool(told))
            text.setVisible(bool(told))
            text.say(told)

    def told(self) -> tuple[str, str]:
        """Errors and warnings as said."""
        return self._errors.text(), self._warnings.text()
