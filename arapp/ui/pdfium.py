"""PDFium, by one thread at a time: it keeps no two of them apart itself.

The window shows pages while a worker prints others. Whoever touches a document holds LOCK, and no
longer than for a strip of a page, so that the window waits some hundredths of a second at most.
"""

import threading
from math import ceil
from typing import Any

from PySide6.QtGui import QImage, QPainter

LOCK = threading.RLock()
_STRIP = 400  # rows of pixels that are drawn under one hold of the lock
_NEAR = 1e-6


def page_image(page: Any, scale: float) -> QImage:
    """A page of pypdfium2 as an image, `scale` pixels to a point, a strip at a time."""
    with LOCK:
        width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    for top in range(0, height, _STRIP):
        bottom = min(top + _STRIP, height)
        painter.drawImage(0, top, _strip(page, scale, top, height - bottom))
    painter.end()
    return whole


def _strip(page: Any, scale: float, above: int, below: int) -> QImage:
    """What is left of a page without so many rows of pixels above and below."""
    crop = (0, max(below - _NEAR, 0) / scale, 0, max(above - _NEAR, 0) / scale)
    with LOCK:
        bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, prefer_bgrx=True)
        raw = bytes(bitmap.buffer)
    form = QImage.Format.Format_RGBX8888
    return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, form).copy()
