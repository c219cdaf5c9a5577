"""Small painted figures: aging bar with its legend, meter, confidence."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arapp.ui import formats
from arapp.ui.design import fonts
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_bar, draw_confidence, draw_meter, draw_square, draw_text


class AgingBar(QWidget):
    """Five parts, not due … over 90, minor units; 8 high. The same figures stand in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[int, ...] = ()
        self._scale = 0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[int], labels: Sequence[str] = (), scale: int = 0) -> None:
        """Amounts per age; `labels` name them for the tip; `scale` is the full width's amount."""
        self._parts = tuple(parts)
        self._scale = scale
        shown = [
            f"{name} {formats.amount(part)}" for name, part in zip(labels, parts, strict=False)
        ]
        self.setToolTip("\n".join(shown))
        self.setAccessibleName(", ".join(shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The bar."""
        painter = QPainter(self)
        draw_bar(painter, QRectF(self.rect()), self._parts, self._scale)
        painter.end()


_LEGEND_GAP = 12


class AgeLegend(QWidget):
    """Squares with labels and shares: ■ 1–30 17%."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(18)

    def set_parts(self, parts: Sequence[int], labels: Sequence[str]) -> None:
        """Amounts and labels per age."""
        whole = sum(parts)
        self._rows = tuple(
            (name, formats.percent(part, whole)) for name, part in zip(labels, parts, strict=False)
        )
        self.setToolTip("\n".join(" ".join(row) for row in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as all of them with their shares."""
        full = [" ".join(row) for row in self._rows]
        return QSize(sum(map(_legend_width, full)) + _LEGEND_GAP * max(len(full) - 1, 0), 18)

    def minimumSizeHint(self) -> QSize:
        """Shares go when there is no room, then the ends of the labels."""
        return QSize(0, 18)

    def texts(self) -> list[str]:
        """What is shown at this width: labels with shares, or the labels alone; always all."""
        full = [" ".join(row) for row in self._rows]
        return full if self.sizeHint().width() <= self.width() else [name for name, _ in self._rows]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """From the right, each in its width; what is still too wide gives way evenly."""
        painter = QPainter(self)
        texts = self.texts()
        widths = [_legend_width(text) for text in texts]
        over = sum(widths) + _LEGEND_GAP * (len(texts) - 1) - self.width()
        cut = -(-over // len(texts)) if over > 0 else 0
        right = self.width()
        for level in range(len(texts) - 1, -1, -1):
            left = right - widths[level] + cut
            draw_square(painter, left, 9, level)
            room = self.rect().adjusted(left + 13, 0, right - self.width(), 0)
            draw_text(painter, room, texts[level], "text2", role="small")
            right = left - _LEGEND_GAP
        painter.end()


def _legend_width(text: str) -> int:
    return fonts.metrics("small").horizontalAdvance(text) + 14


class Meter(QWidget):
    """A track with its filled part, 8 high."""

    def __init__(self, parent: QWidget | None = None, width: int = 120) -> None:
        super().__init__(parent)
        self._percent = 0
        self._token = "okfill"
        self.setFixedSize(width, 8)

    def set_percent(self, percent: int, token: str = "okfill") -> None:  # noqa: S107, RUF100 - a colour
        """0…100."""
        self._percent, self._token = percent, token
        self.setAccessibleName(f"{percent}%")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Track and part."""
        painter = QPainter(self)
        draw_meter(painter, QRectF(self.rect()), self._percent, self._token)
        painter.end()


class Confidence(QWidget):
    """Three bars and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0
        self._word = ""
        self.setFixedHeight(20)

    def set_level(self, level: int, word: str) -> None:
        """0…3 and what it is called."""
        self._level, self._word = level, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Bars, gap, word."""
        return QSize(22 + fonts.metrics("small").horizontalAdvance(self._word) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Bars and word."""
        painter = QPainter(self)
        draw_confidence(painter, 0, self.height() / 2, self._level)
        tone = {3: "ok", 2: "accent"}.get(self._level, "text2")
        draw_text(painter, self.rect().adjusted(22, 0, 0, 0), self._word, tone, role="small")
        painter.end()


class SharesBar(QWidget):
    """Parts of a whole in colours of their own on a track, 8 high: (amount, token) each.

    Where the parts come to more than the whole, they fill the width among themselves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[int, str], ...] = ()
        self._whole = 0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[int, str]], whole: int = 0) -> None:
        """Amounts with their tokens; `whole` is the full width's amount (0: their sum)."""
        self._parts = tuple(parts)
        self._whole = max(whole, sum(max(part, 0) for part, _ in parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Track and parts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("line"))
        left = 0.0
        for part, token in self._parts:
            width = self.width() * max(part, 0) / self._whole if self._whole else 0
            if width > 0:
                box = QRectF(left, 0, max(width - 1, 1), self.height())
                painter.fillRect(box, color(token))
            left += width
        painter.end()
