"""Labels by role (size, weight) and tone (colour); frames by ground and rule; lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget


def label(text: str = "", role: str = "body", tone: str = "text", *, wrap: bool = False) -> QLabel:
    """A label; roles are keys of `scale.TYPES`, tones are tokens."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def rich(text: str = "", role: str = "body", tone: str = "text", *, wrap: bool = True) -> QLabel:
    """A label with parts in semi-bold (`bold`) and links. Escape what users typed."""
    made = label(text, role, tone, wrap=wrap)
    made.setTextFormat(Qt.TextFormat.RichText)
    return made


def bold(text: str) -> str:
    """Semi-bold run for `rich`: <b> would ask for 700 and smear."""
    return f'<span style="font-weight:600">{text}</span>'


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the colour of a label."""
    set_property(widget, "tone", tone)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change a property the style sheet asks about, and dress the widget again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_parts(layout: QLayout) -> None:
    """Have widgets just added to a layout take their room at once; Qt shows them in a while, and
    until then counts them for nothing."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part = item.widget() if item is not None else None
        if part is not None:
            part.show()
    layout.activate()


def discard(widget: QWidget) -> None:
    """Take a widget away at once; `deleteLater` alone leaves it standing until the next loop."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def frame(ground: str = "", rule: str = "", *, card: bool = False) -> QFrame:
    """A plain frame: ground is a token, rule one of top, bottom, left, right, topedge."""
    made = QFrame()
    for name, value in (("ground", ground), ("rule", rule), ("card", "1" if card else "")):
        if value:
            made.setProperty(name, value)
    return made


def hline() -> QFrame:
    """A hairline across."""
    made = frame()
    made.setProperty("line", "1")
    made.setFixedHeight(1)
    return made


def vline(height: int = 0) -> QFrame:
    """A hairline down."""
    made = frame()
    made.setProperty("line", "1")
    made.setFixedWidth(1)
    if height:
        made.setFixedHeight(height)
    return made


def row(host: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 8) -> QHBoxLayout:  # fmt: skip
    """A horizontal layout without surprises."""
    made = QHBoxLayout(host) if host is not None else QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def stack(host: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0),
          gap: int = 0) -> QVBoxLayout:  # fmt: skip
    """A vertical layout without surprises."""
    made = QVBoxLayout(host) if host is not None else QVBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made
