"""Before papers go to the printer: the page as it comes out, which printer, pages and copies."""

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRegularExpression, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui import print_job, text
from arapp.ui.ops import Ops
from arapp.ui.print_job import PrintJob, parse_pages
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack
from arapp.ui.widgets.preview import Sheet

_SHEET, _FORM = 400, 300
_COPIES = QRegularExpression("[1-9][0-9]?")  # no 0 to begin with: that prints nothing
_CHOSEN = "printing/printer"


class PrintBox(QDialog):
    """Enter prints, Esc leaves or, while it prints, stops; PgUp and PgDn turn the page.

    Signals:
        view_asked(): rather open it as a PDF.
        printed(int): so many sheets went to the printer.
    """

    view_asked = Signal()
    printed = Signal(int)
    _told = Signal(int, int)

    def __init__(
        self, ops: Ops, data: bytes, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Print"))
        self._ops = ops
        self._data = data
        self._stop: threading.Event | None = None
        self._went = 0
        self.sheet = Sheet()
        self.sheet.setFixedSize(_SHEET, self.sheet.heightForWidth(_SHEET))
        self._where = label("", "small", "text2")
        self._before = IconButton("chevron-left", self.tr("Page before (PgUp)"))
        self._after = IconButton("chevron-right", self.tr("Next page (PgDn)"))
        self.printer = QComboBox()
        self.printer.addItems(list(names))
        self.pages = QLineEdit()
        self.copies = QLineEdit("1")
        self.told = label("", tone="text2", wrap=True)
        self.go = KeyButton(self.tr("Print"), key="Return", kind="primary", icon="printer")
        self.view = KeyButton(self.tr("Open as PDF"))
        self.leave = KeyButton(self.tr("Cancel"), key="Escape")
        self._fill()
        self._lay_out()
        self._wire()
        self.sheet.load(data)
        self._turned()
        self._check()
        self.pages.setFocus()

    def _fill(self) -> None:
        usual = QSettings("arapp", "arapp").value(_CHOSEN, "")
        self.printer.setCurrentIndex(max(self.printer.findText(str(usual)), 0))
        self.pages.setPlaceholderText(self.tr("all, or 1-3, 5"))
        self.copies.setValidator(QRegularExpressionValidator(_COPIES, self))
        for field, name in self._fields():
            field.setAccessibleName(name)

    def _fields(self) -> list[tuple[QWidget, str]]:
        return [
            (self.printer, self.tr("Printer")),
            (self.pages, self.tr("Pages")),
            (self.copies, self.tr("Copies")),
        ]

    def _lay_out(self) -> None:
        paper = stack(margins=(24, 20, 16, 12), gap=8)
        paper.addWidget(self.sheet)
        pager = row(gap=6)
        pager.addStretch()
        for part in (self._before, self._where, self._after):
            pager.addWidget(part)
        pager.addStretch()
        paper.addLayout(pager)
        form = stack(margins=(8, 20, 24, 12), gap=4)
        form.addWidget(label(self.tr("Print"), "section"))
        for field, name in self._fields():
            form.addSpacing(8)
            form.addWidget(label(name, "small", "text2"))
            form.addWidget(field)
        form.addSpacing(8)
        hint = self.tr("A4 at true size: no scaling in the printer, please.")
        form.addWidget(label(hint, "small", "text2", wrap=True))
        form.addStretch()
        form.addWidget(self.told)
        whole = row(gap=0)
        whole.addLayout(paper)
        side = QWidget()
        side.setFixedWidth(_FORM)
        side.setLayout(form)
        whole.addWidget(side)
        ground = frame("surface")
        ground.setLayout(whole)
        foot = frame("raised", "top")
        buttons = row(foot, margins=(24, 12, 24, 12), gap=8)
        buttons.addStretch()
        for button in (self.go, self.view, self.leave):
            buttons.addWidget(button)
        box = stack(self)
        box.addWidget(ground, 1)
        box.addWidget(foot)
        self.setTabOrder(self.printer, self.pages)
        self.setTabOrder(self.pages, self.copies)

    def _wire(self) -> None:
        self._before.clicked.connect(lambda _=False: self.turn(-1))
        self._after.clicked.connect(lambda _=False: self.turn(1))
        self.pages.textChanged.connect(lambda _text: self._check())
        self.go.clicked.connect(lambda _=False: self.print())
        self.view.clicked.connect(lambda _=False: self._view())
        self.leave.clicked.connect(lambda _=False: self.reject())
        self._told.connect(self._progress)

    # --- the page -----------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """To another page."""
        self.sheet.show_page(self.sheet.page() + step)
        self._turned()

    def _turned(self) -> None:
        page, pages = self.sheet.page() + 1, self.sheet.pages()
        form = self.tr("Page {page} of {pages}")
        self._where.setText(form.format(page=page, pages=pages))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < pages)

    # --- what is chosen -----------------------------------------------------------------------

    def chosen(self) -> tuple[int, ...] | None:
        """The pages wanted, from 0; None while the field says nothing of use."""
        return parse_pages(self.pages.text(), self.sheet.pages())

    def _check(self) -> None:
        found = self.chosen()
        wrong = self.tr("Pages from 1 to {pages}, like 1-3, 5")
        self._say("" if found else wrong.format(pages=self.sheet.pages()), "age3")
        self.go.setEnabled(bool(found) and self._stop is None)

    def _say(self, told: str, tone: str = "text2") -> None:
        self.told.setText(told)
        set_tone(self.told, tone)

    # --- printing -----------------------------------------------------------------------------

    def print(self) -> None:
        """Send the pages off; the window stays usable."""
        pages = self.chosen()
        if not pages or self._stop is not None:
            return
        name = self.printer.currentText()
        QSettings("arapp", "arapp").setValue(_CHOSEN, name)
        job = PrintJob(self._data, pages, int(self.copies.text() or 1), name)
        stop = self._stop = threading.Event()
        self._went = 0
        self._enable(on=False)
        self._say(self.tr("Going to the printer"))
        self._ops.work(
            lambda _tell: print_job.run(job, self._told.emit, stop),
            partial(self._over, stop), self._failed, owner=self,
        )  # fmt: skip

    def _progress(self, done: int, whole: int) -> None:
        self._went = done
        form = self.tr("Sheet {done} of {whole}")
        self._say(form.format(done=done, whole=whole))

    def _over(self, stop: threading.Event, taken: Any) -> None:
        self._stop = None
        self._enable(on=True)
        if stop.is_set():
            form = self.tr("Stopped; {done} had gone to the printer.")
            self._say(form.format(done=self._went))
        elif taken:
            self.printed.emit(self._went)
            self.accept()
        else:
            self._say(self.tr("The printer did not take it. Is it switched on?"), "age3")

    def _failed(self, error: ArappError) -> None:
        self._stop = None
        self._enable(on=True)
        self._say(text.sentence(error), "age3")

    def _enable(self, *, on: bool) -> None:
        for part in (self.printer, self.pages, self.copies, self.view, self.go):
            part.setEnabled(on)
        self.leave.setText(self.tr("Cancel") if on else self.tr("Stop"))

    def _view(self) -> None:
        self.view_asked.emit()
        self.accept()

    # --- leaving ------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc: stop what prints, else leave."""
        if self._stop is not None:
            self._stop.set()
            self._say(self.tr("Stopping"))
            return
        super().reject()

    def done(self, result: int) -> None:
        """The document is let go with the window."""
        self.sheet.close_document()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own button is Esc."""
        if self._stop is not None:
            self.reject()
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, PgUp and PgDn; Esc is the dialog's own."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print()
        elif key in turns:
            self.turn(turns[key])
        else:
            super().keyPressEvent(event)
