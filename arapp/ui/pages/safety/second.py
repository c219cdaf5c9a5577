"""Setting up the second place: a folder, a passphrase twice, the recovery code shown once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.backup import jobs
from arapp.services.backup.second import Second, SetUp
from arapp.ui import dialogs, paper_folder, text
from arapp.ui.ops import Ops
from arapp.ui.pages.safety import printing
from arapp.ui.pages.safety.dialog import StepDialog
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 560
_LEAST = 10  # characters of a passphrase


class SecondDialog(StepDialog):
    """Signals:
    done_with(): a place was set up.
    """

    done_with = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", _WIDTH)
        self.setWindowTitle(self.tr("Second place for backups"))
        self._ops = ops
        self.place: Path | None = None
        self.code = ""

    def begin(self) -> None:
        """Open with the form."""
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.first, self.again = QLineEdit(), QLineEdit()
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.form = Form()
        self.form.add("folder", self.tr("Folder"), self._with_button(), required=True)
        self.form.add("first", self.tr("Passphrase"), self.first, required=True,
                      check=self._check_first)  # fmt: skip
        self.form.add("again", self.tr("Once more"), self.again, required=True,
                      check=self._check_again)  # fmt: skip
        go = KeyButton(self.tr("Set up"), key="Return", kind="primary")
        go.clicked.connect(lambda _=False: self.set_up())
        told = self.tr(
            "Every backup at the end of work and by hand is copied there too. What leaves this PC"
            " is sealed: whoever finds the stick cannot read it."
        )
        title = self.tr("Where is the second place?")
        self.set_step(title, told, self.form, [go, self.cancel_button(self.tr("Cancel"))])
        self.open()

    def _with_button(self) -> QWidget:
        host = QWidget()
        line: QHBoxLayout = row(host, gap=8)
        choose = KeyButton(self.tr("Choose"), icon="folder-open")
        choose.clicked.connect(lambda _=False: self.choose())
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        host.setFocusProxy(choose)
        return host

    def choose(self) -> None:
        """A stick, a disk, a folder that goes elsewhere."""
        chosen = dialogs.pick_folder(self, self.tr("Second place for backups"), self.place)
        if chosen is not None:
            self.place = chosen
            self.folder.setText(str(chosen))
            self.complain("")

    def _check_first(self) -> str:
        typed = self.first.text()
        return "" if len(typed.strip()) >= _LEAST else self.tr("Ten characters at least")

    def _check_again(self) -> str:
        return "" if self.again.text() == self.first.text() else self.tr("Not the same as above")

    def set_up(self) -> None:
        """Make the key and remember the place."""
        if self.place is None:
            self.complain(self.tr("Choose the folder first"))
            return
        if not self.form.check_all():
            return
        job = partial(_set_up, self.place, self.first.text())
        self._ops.with_dispatch(job, self._made, self._refused)

    def _refused(self, error: ArappError) -> None:
        self.complain(text.sentence(error))

    def _made(self, made: SetUp) -> None:
        self.done_with.emit()
        if made.code:
            self._show_code(made)
        else:
            self.accept()
        self._ops.with_dispatch(jobs.copy_to_second, self._copied)

    def _copied(self, _second: Second) -> None:
        self.done_with.emit()

    def _show_code(self, made: SetUp) -> None:
        body = QWidget()
        box = stack(body, margins=(0, 8, 0, 8), gap=8)
        shown = label(_grouped(made.code), "sum", wrap=True)
        shown.setAccessibleName(self.tr("Recovery code"))
        box.addWidget(shown)
        copy = KeyButton(self.tr("Copy"), icon="copy")
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(made.code))
        print_ = KeyButton(self.tr("Print"), icon="printer")
        print_.clicked.connect(lambda _=False: self._print(made))
        close = KeyButton(self.tr("It is written down"), kind="primary")
        close.clicked.connect(lambda _=False: self.accept())
        told = self.tr(
            "It opens the backups when the passphrase is forgotten and this PC is gone. It is shown"
            " this once: print it and keep it apart from the stick."
        )
        self.set_step(self.tr("Your recovery code"), told, body, [copy, print_, close])
        self.code = made.code

    def reject(self) -> None:
        """Esc and the cross; the code is shown this once, so that is asked about first."""
        if not self.code or self._is_sure():
            super().reject()

    def _is_sure(self) -> bool:
        told = self.tr(
            "It is never shown again. Without it and without the passphrase, nobody can open the"
            " backups there."
        )
        choices = (
            dialogs.Choice("close", self.tr("It is written down")),
            dialogs.Choice("stay", self.tr("Back to the code")),
        )
        title = self.tr("Is the recovery code written down?")
        return dialogs.ask(self, title, told, choices) == "close"

    def _print(self, made: SetUp) -> None:
        job = partial(printing.code_page, _grouped(made.code), str(made.place))
        self._ops.work(job, self._printed, self._refused, owner=self)

    def _printed(self, file: Path) -> None:
        if not paper_folder.open_file(file):
            self.complain(self.tr("It lies in {file}").format(file=str(file)))


def _set_up(place: Path, passphrase: str, books: object, progress: object) -> SetUp:
    return jobs.set_up_second(books, progress, place, passphrase)  # type: ignore[arg-type]  # Dispatch and Progress, given by ops


def _grouped(code: str) -> str:
    """The fixed beginning, then groups of six: to be read off paper."""
    start = code.rfind("-") + 1
    groups = (code[i : i + 6] for i in range(start, len(code), 6))
    return " ".join([code[:start], *groups])
