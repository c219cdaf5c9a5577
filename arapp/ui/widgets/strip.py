"""The strip under the title row: trouble of the surroundings, with one button; it stays."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from arapp.ui.design import icons
from arapp.ui.design.colors import color
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, STRIP
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.labels import label, row

_ICONS = {"age3": "circle-alert", "age1": "triangle-alert", "ok": "circle-check"}
_GROUNDS = {"accent": "accenttint", "ok": "oktint", "text": "raised", "": "raised"}


@dataclass(slots=True)
class _Standing:
    """A sentence that stands on every page."""

    text: str
    tone: str
    closable: bool
    button: str = ""
    run: Callable[[], None] | None = None
    closed: bool = False


class Strip(QFrame):
    """One sentence, a tone (age3 error, age1 warning, accent or text fact), a button, a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "age3"
        self._run: Callable[[], None] | None = None
        self._standing: _Standing | None = None
        self._shows_standing = False
        self._mark = QLabel()
        self._text = label("")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = KeyButton("", small=True)
        self._button.clicked.connect(self._clicked)
        self._close = IconButton("x", self.tr("Close"))
        self._close.clicked.connect(self._closed)
        line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT - 8, 0), gap=8)
        for part in (self._mark, self._text, self._button, self._close):
            line.addWidget(part, 1 if part is self._text else 0)
        self.setFixedHeight(STRIP)
        notifier().changed.connect(self._color)
        self.hide()

    def tell(
        self, text: str, tone: str = "age3", button: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Show; what stood there goes, and comes back when this is closed."""
        self._shows_standing = False
        self._close.show()
        self._text.setText(text)
        self._text.setToolTip(text)
        self._tone = tone
        self._button.setText(button)
        self._button.setVisible(bool(button and run))
        self._run = run
        self._color()
        self.show()

    def stand(
        self,
        text: str,
        tone: str = "age3",
        *,
        closable: bool = True,
        button: str = "",
        run: Callable[[], None] | None = None,
    ) -> None:
        """A sentence for every page, until it is closed or "" takes it away; told again, it stays
        closed as long as it says the same."""
        known = self._standing
        if not text:
            self._standing = None
        elif known is None or known.text != text:
            self._standing = _Standing(text, tone, closable, button, run)
        else:
            return
        if self._shows_standing or self.isHidden():
            self.hide()

    def hide(self) -> None:
        """Take away what was told; a sentence that stands comes (back) in its place."""
        standing = self._standing
        self._shows_standing = standing is not None and not standing.closed
        if standing is None or standing.closed:
            super().hide()
            return
        self.tell(standing.text, standing.tone, standing.button, standing.run)
        self._shows_standing = True
        self._close.setVisible(standing.closable)

    def _closed(self) -> None:
        if self._shows_standing and self._standing is not None:
            self._standing.closed = True
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _color(self) -> None:
        self._mark.setPixmap(icons.pixmap(_ICONS.get(self._tone, "info"), 16, self._tone))
        self.update()

    def _clicked(self) -> None:
        run = self._run
        self.hide()  # a sentence that stands may come in its place, with a button of its own
        if run is not None:
            run()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Tint of the tone, hairlines above and below."""
        painter = QPainter(self)
        ground = _GROUNDS.get(self._tone) or f"tint{self._tone[-1]}"
        painter.fillRect(self.rect(), color(ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        painter.end()


class InfoStrip(QFrame):
    """What a page stands on (the bank file, the sheet read): 40 high, raised, given widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STRIP)
        self.line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Raised between hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("raised"))
        painter.fillRect(0, 0, self.width(), 1, color("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        painter.end()
