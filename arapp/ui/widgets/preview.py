"""A page of a PDF as it will be printed: always black on white, whatever the theme."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arapp.ui.design.colors import color, hairline
from arapp.ui.design.draw import draw_text
from arapp.ui.pdfium import LOCK, page_image
from arapp.ui.widgets.buttons import IconButton
from arapp.ui.widgets.labels import label, row, stack

_A4 = 297 / 210
_POINTS = 72


def _let_go(held: list[Any], _gone: object = None) -> None:
    """Close the documents; also when the widget goes, since the file would stay open."""
    while held:
        with LOCK:
            held.pop().close()


class Sheet(QWidget):
    """One page, fitted into the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[Any] = []
        self._page = self._count = 0
        self._image: QImage | None = None
        self._trouble = ""
        self.destroyed.connect(partial(_let_go, self._held))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(120)

    def load(self, source: bytes | Path | None) -> int:
        """Show a PDF; returns its number of pages, 0 for None or one that cannot be read."""
        self.close_document()
        self._trouble = ""
        if source is not None:
            self._open(source)
        self.show_page(0)
        return self.pages()

    def _open(self, source: bytes | Path) -> None:
        import pypdfium2

        try:
            with LOCK:
                self._held.append(pypdfium2.PdfDocument(source))
                self._count = len(self._held[0])
        except (pypdfium2.PdfiumError, OSError):
            self._trouble = self.tr("This paper cannot be shown.")

    def close_document(self) -> None:
        """Let the file go."""
        _let_go(self._held)
        self._image = None

    @property
    def _document(self) -> Any:
        """The open PDF, or None."""
        return self._held[0] if self._held else None

    def pages(self) -> int:
        """Number of pages."""
        return self._count if self._document is not None else 0

    def show_page(self, number: int) -> None:
        """Show a page, from 0; kept inside."""
        self._page = min(max(number, 0), max(self.pages() - 1, 0))
        self._image = None
        self.update()

    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def heightForWidth(self, width: int) -> int:
        """A4 upright."""
        return round(width * _A4)

    def sizeHint(self) -> QSize:
        """A side pane's width."""
        return QSize(290, round(290 * _A4))

    def _box(self) -> QRectF:
        # Whole pixels: the frame would else leave a seam of paper outside it.
        width = int(min(self.width(), self.height() / _A4))
        return QRectF((self.width() - width) // 2, 0, width, int(width * _A4))

    def _render(self, width: float) -> QImage:
        with LOCK:
            page = self._document[self._page]
            scale = width * self.devicePixelRatioF() / page.get_width()
        image = page_image(page, scale)
        with LOCK:
            page.close()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        return image

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paper, page, frame."""
        painter = QPainter(self)
        box = self._box()
        painter.fillRect(box, color("paper" if self._document is not None else "raised"))
        if self._document is not None:
            if self._image is None:
                self._image = self._render(box.width())
            painter.setClipRect(box)  # an image may be a pixel higher
            painter.drawImage(box.topLeft(), self._image)
            painter.setClipping(False)
        elif self._trouble:
            draw_text(painter, box.adjusted(12, 0, -12, 0).toRect(), self._trouble, "text2")
        painter.setPen(hairline("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rendered anew at the new size."""
        super().resizeEvent(event)
        self._image = None


class PagePreview(QWidget):
    """A page with its pager: ‹ Page 1 of 2 › and buttons to enlarge, print, open elsewhere.

    Signals:
        print_asked(), open_asked(), zoom_asked().
    """

    print_asked = Signal()
    open_asked = Signal()
    zoom_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self._where = label("", "small", "text2")
        self._before = IconButton("chevron-left", self.tr("Page before (PgUp)"))
        self._after = IconButton("chevron-right", self.tr("Next page (PgDn)"))
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        pager = row(gap=6)
        pager.addStretch()
        for part in (self._before, self._where, self._after):
            pager.addWidget(part)
        pager.addSpacing(16)
        for icon, name, told in (
            ("zoom-in", self.tr("Enlarge"), self.zoom_asked),
            ("printer", self.tr("Print"), self.print_asked),
            ("external-link", self.tr("Open elsewhere"), self.open_asked),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(told)
            pager.addWidget(button)
        pager.addStretch()
        box = stack(self, gap=4)
        box.addWidget(self.sheet, 1)
        box.addLayout(pager)
        self.load(None)

    def load(self, source: bytes | Path | None) -> None:
        """Show a PDF from its first page; None empties."""
        self.sheet.load(source)
        self._tell()

    def turn(self, step: int) -> None:
        """To another page."""
        self.sheet.show_page(self.sheet.page() + step)
        self._tell()

    def _tell(self) -> None:
        pages, page = self.sheet.pages(), self.sheet.page() + 1
        text = self.tr("Page {page} of {pages}").format(page=page, pages=pages) if pages else ""
        self._where.setText(text)
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < pages)
