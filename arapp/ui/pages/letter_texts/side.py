"""The letter as it would be printed for a customer, beside the text it is made of."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from arapp.services.output.files import file_name, save
from arapp.services.papers.letter_preview import Sample
from arapp.ui import paper_folder
from arapp.ui.widgets.labels import frame, label, row, stack
from arapp.ui.widgets.preview import PagePreview

_TEMPORARY = QStandardPaths.StandardLocation.TempLocation
_LEAST, _MOST = 408, 720


class PreviewSide(QWidget):
    """Signals:
    sampled(): another customer is chosen; ask `customer`.
    not_opened(object): a notice, when the computer has nothing to show a PDF with.
    """

    sampled = Signal()
    not_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data: bytes | None = None
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.customers = QComboBox()
        self.customers.setAccessibleName(self.tr("Shown for"))
        self.customers.activated.connect(lambda _place: self.sampled.emit())
        self.preview = PagePreview()
        shown = self.preview
        for asked in (shown.zoom_asked, shown.open_asked, shown.print_asked):
            asked.connect(self.open_page)
        self.told = label("", tone="age1", wrap=True)
        ground = frame("raised", "left")
        box = stack(ground, margins=(20, 12, 20, 12), gap=8)
        top = row(gap=8)
        top.addWidget(label(self.tr("Shown for"), tone="text2"))
        top.addWidget(self.customers, 1)
        box.addLayout(top)
        box.addWidget(self.told)
        box.addWidget(self.preview, 1)
        stack(self).addWidget(ground)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Whom it can be tried on; the one chosen stays."""
        chosen = self.customer()
        self.customers.clear()
        for one in samples:
            self.customers.addItem(one.name, one.customer_id)
        self.customers.setCurrentIndex(max(self.customers.findData(chosen), 0) if samples else -1)
        self.customers.setEnabled(bool(samples))
        self.preview.setVisible(bool(samples))
        if not samples:
            self.tell(self.tr("Nobody is overdue, so there is no letter to be seen."))

    def customer(self) -> int | None:
        """The one it is tried on."""
        found = self.customers.currentData()
        return found if isinstance(found, int) else None

    def show_page(self, data: bytes | None, told: str) -> None:
        """A letter and what it lacks; None: it cannot be made."""
        self.data = data
        self.preview.load(data)
        self.tell(told)

    def tell(self, sentence: str) -> None:
        """The line under the page."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def open_page(self) -> None:
        """The letter as a draft in the program that the computer has for PDF."""
        if self.data:
            folder = Path(QStandardPaths.writableLocation(_TEMPORARY))
            file = folder / file_name(self.tr("Letter"), suffix=".pdf")
            save(file, self.data, durable=False)
            if not paper_folder.open_file(file):
                self.not_opened.emit(paper_folder.not_opened_notice(file))
