"""Pages of a PDF onto a printer: at true size, page by page, away from the window's thread."""

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from arapp.ui.pdfium import LOCK, page_image

DPI = 300  # as fine as pages are drawn; a coarser printer gets its own
_POINTS = 72
_BLANK = 26.0  # points along the edges in which no paper has text: most printers reach further
_STRIP = 100  # rows of dots that are handed over at once
_SAME = 0.99  # paper of this share of the page is the page's own, but for rounding
_RANGE = re.compile(r"(\d{1,5})?(-)?(\d{1,5})?")
_SIGNS = str.maketrans("，、；;－–—～~０１２３４５６７８９", ",,,,-----0123456789")

Told = Callable[[int, int], None]
"""Sheets done, sheets in all."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A PDF, its pages from 0 in the order they come out, and where to.

    `printer` is a name of `printers()`; with `file` a PDF is made in place of paper.
    """

    data: bytes
    pages: tuple[int, ...]
    copies: int = 1
    printer: str = ""
    file: str = ""


def printers() -> list[str]:
    """Names of the printers there are, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name))


def parse_pages(text: str, count: int) -> tuple[int, ...] | None:
    """ "1-3, 5" → (0, 1, 2, 4); "" is all of `count`; None for what names no page."""
    parts = [part.strip() for part in text.translate(_SIGNS).split(",") if part.strip()]
    found: list[int] = []
    for part in parts:
        match = _RANGE.fullmatch(part.replace(" ", ""))
        if match is None or not (match[1] or match[3]):
            return None
        first = int(match[1] or 1)
        last = int(match[3] or count) if match[2] else first
        if not 1 <= first <= last <= count:
            return None
        found += range(first - 1, last)
    return tuple(found) if parts else tuple(range(count))


def run(job: PrintJob, told: Told, stop: threading.Event) -> bool:
    """Print; False when the printer does not take it. Once `stop` is set nothing more goes out."""
    import pypdfium2
    from PySide6.QtPrintSupport import QPrinter

    with LOCK:
        document = pypdfium2.PdfDocument(job.data)
    try:
        printer = _printer(job)
        several = job.copies > 1 and printer.supportsMultipleCopies()
        if several:
            printer.setCopyCount(job.copies)
        order = job.pages * (1 if several else job.copies)
        done = _print(printer, document, order, told, stop)
        if stop.is_set() and printer.printerState() == QPrinter.PrinterState.Active:
            printer.abort()
        return done
    finally:
        with LOCK:
            document.close()


def _printer(job: PrintJob) -> Any:
    """The printer, as fine as it is up to DPI, the whole sheet ours."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if job.file:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(job.file)
    else:
        printer.setPrinterName(job.printer)
    if printer.resolution() > DPI:
        printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setDocName("arapp")
    return printer


def _print(
    printer: Any, document: Any, order: Sequence[int], told: Told, stop: threading.Event
) -> bool:
    painter = QPainter()
    for place, number in enumerate(order):
        if stop.is_set():
            break
        with LOCK:
            page = document[number]
            lying = page.get_width() > page.get_height()
        _turn(printer, lying=lying)
        if place == 0:
            if not painter.begin(printer):
                return False
        elif not printer.newPage():
            painter.end()
            return False
        resolution = printer.resolution()
        fine = min(resolution, DPI)
        image = page_image(page, fine / _POINTS)
        with LOCK:
            page.close()
        _draw(painter, _placed(printer, image, resolution / fine), image)
        told(place + 1, len(order))
    if painter.isActive():
        painter.end()
    return True


def _draw(painter: QPainter, target: QRectF, image: QImage) -> None:
    """The image in strips, those without ink left out: Qt keeps the interpreter while it packs one,
    and a whole page would hold the window for a fifth of a second."""
    scale = target.height() / image.height()
    for top in range(0, image.height(), _STRIP):
        bottom = min(top + _STRIP, image.height())
        strip = image.copy(0, top, image.width(), bottom - top)
        bits = bytes(strip.constBits())
        if bits.count(b"\xff") == len(bits):
            continue
        first, last = round(target.y() + top * scale), round(target.y() + bottom * scale)
        painter.drawImage(QRectF(target.x(), first, target.width(), last - first), strip)
        time.sleep(0)  # let the window in


def _turn(printer: Any, *, lying: bool) -> None:
    """A4, upright or lying, no margins of the program's own."""
    form = QPageLayout.Orientation
    orientation = form.Landscape if lying else form.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def _placed(printer: Any, image: QImage, factor: float) -> QRectF:
    """Where the page goes: true size from the corner. On smaller paper, and where the printer
    cannot reach what is printed, it is made smaller and stands in the middle of what it can reach.
    """
    room = _reached(printer)
    width, height = image.width() * factor, image.height() * factor
    shrink = min(room.width() / width, room.height() / height)
    if shrink >= _SAME:
        return QRectF(0, 0, width, height)
    width, height = width * shrink, height * shrink
    return QRectF(room.x() + (room.width() - width) / 2, room.y(), width, height)


def _reached(printer: Any) -> QRectF:
    """The part of the sheet that is to be used, in dots: all of it, unless ink would be lost."""
    paper: QRectF = printer.paperRect(type(printer).Unit.DevicePixel)
    least = printer.pageLayout().minimumMargins()  # in points, as the layout is
    edges = (least.left(), least.top(), least.right(), least.bottom())
    if max(edges) <= _BLANK:
        return QRectF(0, 0, paper.width(), paper.height())
    dots = printer.resolution() / _POINTS
    left, top, right, bottom = (edge * dots for edge in edges)
    return QRectF(left, top, paper.width() - left - right, paper.height() - top - bottom)
