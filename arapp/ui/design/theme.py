"""Which colours hold now: system, light or dark; high contrast takes the system's own palette.

`color(name)` is what painters read. `apply` sets the palette of the application and the style sheet
of its windows, `notifier().changed` tells whoever caches pictures.

The sheet hangs on windows and not on the application (`docs/decisions/0021`): a page is built bare
and dressed once, when it comes into its window.
"""

from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from arapp.ui.design import fonts, icons, style
from arapp.ui.design.colors import active, color, install
from arapp.ui.design.tokens import Theme, column

__all__ = [
    "Mode",
    "active",
    "apply",
    "color",
    "dress",
    "follow_system",
    "notifier",
    "restyle",
    "set_text_px",
]


class Mode(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Notifier(QObject):
    """Signals: changed() after colours or text size changed."""

    changed = Signal()


_state: dict[str, Mode] = {"mode": Mode.SYSTEM}
_keep: dict[str, Notifier] = {}
_windows: list[QWidget] = []
_sheet: dict[str, str] = {"now": ""}


def notifier() -> Notifier:
    """The one notifier, made on first use."""
    if "notifier" not in _keep:
        _keep["notifier"] = Notifier()
    return _keep["notifier"]


def forget() -> None:
    """Let go of the notifier and the windows, before the application goes."""
    _keep.clear()
    _windows.clear()


def mode() -> Mode:
    """What was applied last."""
    return _state["mode"]


def apply(app: QApplication, chosen: Mode = Mode.SYSTEM) -> Theme:
    """Dress the application; returns the theme that came out.

    The token column is chosen here and not left to the platform: an offscreen platform knows no
    colour scheme.
    """
    _state["mode"] = chosen
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES[chosen])
    theme = _theme_of(chosen)
    _dress(app, theme)
    return theme


def dress(window: QWidget) -> None:
    """Give a window without a parent its sheet, now and after each change.

    What is in it, its menus and its dialogs have the sheet from it.
    """
    _windows[:] = [one for one in _windows if shiboken6.isValid(one) and one is not window]
    _windows.append(window)
    window.setStyleSheet(_sheet["now"])


def follow_system(app: QApplication) -> None:
    """Dress again whenever the system turns dark or light (only in system mode)."""

    def turned(_scheme: Qt.ColorScheme) -> None:
        if _state["mode"] is Mode.SYSTEM and _theme_of(Mode.SYSTEM) is not active():
            _dress(app, _theme_of(Mode.SYSTEM))

    QGuiApplication.styleHints().colorSchemeChanged.connect(turned)


def restyle(app: QApplication) -> None:
    """Dress again with the same theme, after the text size changed."""
    _dress(app, active())


def set_text_px(app: QApplication, px: int) -> int:
    """Choose the body size 12…15 and dress again; returns what was set."""
    chosen = fonts.set_body_px(px)
    restyle(app)
    return chosen


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def _theme_of(chosen: Mode) -> Theme:
    if chosen is not Mode.SYSTEM:
        return Theme(chosen.value)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme.DARK if dark else Theme.LIGHT


def high_contrast() -> bool:
    """Whether the system asks for high contrast (Qt 6.10 and later can tell)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    preference = hints.accessibility().contrastPreference()
    return bool(preference == Qt.ContrastPreference.HighContrast)


def _dress(app: QApplication, theme: Theme) -> None:
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    # Without a sheet a new palette and font cost a tenth: each change would polish every widget.
    _hang("")
    app.setFont(fonts.font("body"))
    icons.clear()
    if high_contrast():
        app.setPalette(QPalette())
        install(theme, _system_column(app.palette(), column(theme)))
        _hang(style.sheet(style.SHAPES_ONLY))
    else:
        install(theme, column(theme))
        app.setPalette(style.palette())
        _hang(style.sheet())
    notifier().changed.emit()


def _hang(sheet: str) -> None:
    _sheet["now"] = sheet
    _windows[:] = [window for window in _windows if shiboken6.isValid(window)]
    for window in _windows:
        window.setStyleSheet(sheet)


def _system_column(palette: QPalette, tokens: dict[str, str]) -> dict[str, str]:
    """Every token mapped to the system's own few colours."""
    role = QPalette.ColorRole
    fixed = {"canvas": role.Window, "accenttint": role.Highlight, "accentfill": role.Highlight}
    fixed |= {"onaccent": role.HighlightedText, "paper": role.Base}
    grounds = ("surface", "raised", "hover", "tint", "oktint", "line")

    def pick(name: str) -> QColor:
        if name in fixed:
            return palette.color(fixed[name])
        return palette.color(role.Base if name.startswith(grounds) else role.Text)

    return {name: value if name == "scrim" else pick(name).name() for name, value in tokens.items()}
