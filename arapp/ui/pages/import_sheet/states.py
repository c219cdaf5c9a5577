"""The import page without a sheet: nothing yet, reading, refused, password, done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui.design.scale import ICON_DROP
from arapp.ui.pages.import_sheet import refusals
from arapp.ui.pages.import_sheet.below import Below
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack
from arapp.ui.widgets.zone import IconMark, Zone

_WIDE = 640
_HIGH = 280
_SHOWN = 4


class StatePanel(QWidget):
    """One frame in the middle: icon, sentence, line, at most two buttons.

    Signals:
        choose(): choose files.
        again(): read the same files again.
        password(str): a password was typed.
        cancel(): stop reading.
        next(str): "matching" or "today" after an import.
    """

    choose = Signal()
    again = Signal()
    password = Signal(str)
    cancel = Signal()
    next = Signal(str)

    def __init__(self, below: Below, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self.below = below
        self.zone = Zone()
        self.zone.setFixedSize(_WIDE, _HIGH)
        self._mark = IconMark("file-spreadsheet", ICON_DROP, "accent")
        self._title = _centred(label("", "section", wrap=True))
        self._line = _centred(label("", tone="text2", wrap=True))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFixedWidth(240)
        self.field.setPlaceholderText(self.tr("Password of the file"))
        self.field.setAccessibleName(self.tr("Password of the file"))
        self.field.returnPressed.connect(self._first_clicked)
        self.first = KeyButton("", key="Return", kind="primary")
        self.first.clicked.connect(self._first_clicked)
        self.second = KeyButton("")
        self.second.clicked.connect(self._second_clicked)
        self._lay_out()
        self.show_empty()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        box = self.zone.box
        box.addStretch()
        box.addWidget(self._mark, alignment=middle)
        box.addSpacing(14)
        box.addWidget(self._title)
        box.addSpacing(4)
        box.addWidget(self._line)
        box.addSpacing(14)
        box.addWidget(self._bar, alignment=middle)
        box.addWidget(self.field, alignment=middle)
        box.addSpacing(10)
        buttons = row(gap=12)
        buttons.addStretch()
        buttons.addWidget(self.first)
        buttons.addWidget(self.second)
        buttons.addStretch()
        box.addLayout(buttons)
        box.addStretch()
        ground = frame("surface")
        across = row(ground)
        column = stack()
        column.addStretch()
        column.addWidget(self.zone)
        column.addWidget(self.below)
        column.addStretch()
        across.addStretch()
        across.addLayout(column)
        across.addStretch()
        stack(self).addWidget(ground)

    def _show(
        self, state: str, title: str, line: str, *, icon: str = "file-spreadsheet",
        tone: str = "accent", first: tuple[str, str] = ("", ""), second: tuple[str, str] = ("", ""),
    ) -> None:  # fmt: skip
        self.state = state
        self._mark.set_icon(icon, tone)
        self._title.setText(title)
        set_tone(self._title, "text")
        self._line.setText(line)
        self.field.setVisible(state == "password")
        self._bar.setVisible(state == "reading")
        for button, (text, key) in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.set_cap(key)
            button.setVisible(bool(text))
        self.below.setVisible(state in ("empty", "done"))
        self.zone.set_state(dashed=state == "empty")

    def title(self) -> str:
        """The sentence."""
        return self._title.text()

    def line(self) -> str:
        """The line below it."""
        return self._line.text()

    # --- states -------------------------------------------------------------------------------

    def show_empty(self) -> None:
        """Files are awaited."""
        self._show(
            "empty",
            self.tr("Drop receivables, customers, contracts, invoices or bank files here"),
            self.tr("xls, xlsx, csv, ods, OFX, MT940, camt; several at once, or a folder. "
                    "The files are only read."),
            first=(self.tr("Choose files"), "Ctrl+O"),
        )  # fmt: skip

    def show_reading(self, files: Sequence[Path]) -> None:
        """Files are being read."""
        names = ", ".join(path.name for path in files[:_SHOWN])
        self._bar.setRange(0, 0)
        self._show("reading", self.tr("Reading {files}").format(files=names),
                   self.tr("Read in a process of its own; nothing is written yet."),
                   second=(self.tr("Cancel"), "Escape"))  # fmt: skip

    def show_refused(self, error: ArappError) -> None:
        """A file is not taken: why, and what to do."""
        if refusals.asks_password(error):
            self.field.clear()
            self._show("password", refusals.sentence(error),
                       self.tr("The password is used once and kept nowhere."),
                       icon="lock", first=(self.tr("Open"), "Return"),
                       second=(self.tr("Choose another"), "Ctrl+O"))  # fmt: skip
            self.field.setFocus()
            return
        self._show("refused", refusals.sentence(error), refusals.safe(), icon="circle-alert",
                   tone="age3", first=(self.tr("Choose another"), "Ctrl+O"),
                   second=(self.tr("Try again"), "F5"))  # fmt: skip

    def show_done(self, title: str, line: str, receipts: bool) -> None:
        """Everything was posted."""
        onward = self.tr("Match receipts") if receipts else self.tr("See today")
        self._after = "matching" if receipts else "today"
        self._show("done", title, line, icon="circle-check", tone="ok",
                   first=(onward, "Return"),
                   second=(self.tr("Import another"), "Ctrl+O"))  # fmt: skip

    # --- buttons ------------------------------------------------------------------------------

    def _first_clicked(self) -> None:
        if self.state == "password":
            self.password.emit(self.field.text())
        elif self.state == "done":
            self.next.emit(self._after)
        else:
            self.choose.emit()

    def _second_clicked(self) -> None:
        {"reading": self.cancel, "refused": self.again}.get(self.state, self.choose).emit()

    def press(self) -> None:
        """Enter on the page."""
        if self.first.isVisible():
            self._first_clicked()


def _centred(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
