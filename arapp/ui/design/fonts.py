"""The shipped face, two weights, and the sizes of `scale` at the text size the user chose."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from arapp import paths
from arapp.ui.design.scale import BASE_PX, TEXT_PX, TYPES

FAMILY = "Noto Sans SC"
_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf")
_state = {"px": BASE_PX}


def load(folder: Path | None = None) -> bool:
    """Register the shipped fonts with Qt; False when a file is missing (system faces are used)."""
    base = folder or paths.resources() / "fonts"
    loaded = [QFontDatabase.addApplicationFont(str(base / name)) for name in _FILES]
    return min(loaded) >= 0


def body_px() -> int:
    """Body size in pixels, 12…15."""
    return _state["px"]


def set_body_px(px: int) -> int:
    """Choose the body size, kept inside 12…15; returns what was set. The caller restyles."""
    _state["px"] = min(max(px, TEXT_PX[0]), TEXT_PX[1])
    _font.cache_clear()
    metrics.cache_clear()
    return _state["px"]


def pixels(role: str) -> int:
    """Pixel size of a role of `scale.TYPES` now; never below its smallest readable size."""
    floor = 11 if role == "keycap" else 12
    return max(TYPES[role].px + _state["px"] - BASE_PX, floor)


def line_height(role: str) -> int:
    """Line height of a role now, pixels."""
    return TYPES[role].line + pixels(role) - TYPES[role].px


def font(role: str = "body", bold: bool | None = None) -> QFont:
    """A copy of the font of a role; `bold` overrides the role's weight (600, never 700)."""
    return QFont(_font(role, TYPES[role].bold if bold is None else bold))


def forget() -> None:
    """Let go of fonts and metrics, before the application goes."""
    _font.cache_clear()
    metrics.cache_clear()


@lru_cache(maxsize=64)
def _font(role: str, bold: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels(role))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=64)
def metrics(role: str = "body", bold: bool | None = None) -> QFontMetrics:
    """Metrics of a role's font."""
    return QFontMetrics(font(role, bold))
