"""The colours that hold now, as QColor by token; set by `theme`, read by everybody who paints."""

from PySide6.QtGui import QColor, QPainter, QPen

from arapp.ui.design.tokens import Theme, column

_colors: dict[str, QColor] = {}
_active = {"theme": Theme.LIGHT}


def install(theme: Theme, tokens: dict[str, str]) -> None:
    """Make `tokens` the ones that hold."""
    _active["theme"] = theme
    _colors.clear()
    _colors.update({name: QColor(value) for name, value in tokens.items()})


def active() -> Theme:
    """The theme that holds."""
    return _active["theme"]


def color(name: str) -> QColor:
    """Colour of a token now. KeyError for a name that is no token."""
    if not _colors:
        install(Theme.LIGHT, column(Theme.LIGHT))
    return _colors[name]


def hairline(name: str = "line") -> QPen:
    """A pen one device pixel wide, whatever the scale of the screen."""
    pen = QPen(color(name))
    pen.setWidth(0)
    pen.setCosmetic(True)
    return pen


def smooth(painter: QPainter) -> QPainter:
    """Turn antialiasing on, for dots, bars and round corners; returns the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def age_level(days: int) -> int:
    """Days overdue → 0…4: not due, 1–30, 31–60, 61–90, over 90."""
    return sum(days > limit for limit in (0, 30, 60, 90))
