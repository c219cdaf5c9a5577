"""Icons by name: SVG with `currentColor`, drawn in a token's colour at the screen's ratio.

Pictures are cached by name, size, colour and ratio; a change of theme empties the cache.
"""

import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from arapp import paths
from arapp.services.backup.room import Room
from arapp.ui.design.colors import color
from arapp.ui.design.scale import ICON

STROKE = "1.75"
_files: dict[str, Room] = {}


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def svg(name: str, token: str) -> str:
    """SVG text with the token's colour put in. FileNotFoundError for an icon not shipped."""
    return _source(name).replace("currentColor", color(token).name())


def pixmap(
    name: str, size: int = ICON, token: str = "text2", ratio: float | None = None
) -> QPixmap:
    """Square picture of `size` logical pixels; `ratio` defaults to the application's."""
    return _pixmap(name, size, token, ratio or _ratio())


def icon(name: str, token: str = "text2", size: int = ICON) -> QIcon:
    """A QIcon for menus and native controls."""
    return QIcon(pixmap(name, size, token))


def paint(painter: QPainter, name: str, x: float, y: float, size: int, token: str) -> None:
    """Draw at a point, at the ratio of the device painted on."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QRectF(x, y, size, size).toRect(), pixmap(name, size, token, ratio))


def file_url(name: str, token: str, size: int = ICON) -> str:
    """Path of a coloured copy on disk for style sheets, which can only name files.

    They lie in a room: that of a program that was killed goes with the next start.
    """
    if "dir" not in _files:
        _files["dir"] = Room(Path(tempfile.gettempdir()))
    target = _files["dir"].path / f"{name}-{token}-{color(token).name()[1:]}-{size}.svg"
    if not target.exists():
        sized = svg(name, token).replace('width="24"', f'width="{size}"', 1)
        target.write_text(sized.replace('height="24"', f'height="{size}"', 1), encoding="utf-8")
    return target.as_posix()


def clear() -> None:
    """Forget the pictures; after the colours changed."""
    _pixmap.cache_clear()


def forget() -> None:
    """Let go of pictures and files, before the application goes."""
    clear()
    for room in _files.values():
        room.close()
    _files.clear()


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, token: str, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, token).encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
