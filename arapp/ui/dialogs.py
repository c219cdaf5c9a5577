"""The one seam for dialogs: tests replace these functions, pages call them as `dialogs.ask(…)`.

Title = what happens, buttons are verbs, Enter does the filled one, Esc is the last one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, set_property

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its key is the answer, its text a verb. The `primary` one is filled, and Enter."""

    key: str
    text: str
    primary: bool = False


def ask(parent: QWidget | None, title: str, text: str, choices: Sequence[Choice]) -> str:
    """Ask before what cannot be taken back; returns a choice's key, the last one's for Esc.

    The last choice is the safe one. The filled one has the focus and is what Enter does: the
    `primary` one, and where none is, because the act cannot be taken back, the safe one.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    filled = next((choice for choice in choices if choice.primary), choices[-1])
    buttons: dict[QPushButton, str] = {}
    for choice in choices:
        role = QMessageBox.ButtonRole.AcceptRole
        safe = choice is choices[-1]
        button = box.addButton(choice.text, QMessageBox.ButtonRole.RejectRole if safe else role)
        set_property(button, "kind", "primary" if choice is filled else "plain")
        buttons[button] = choice.key
        if safe:
            box.setEscapeButton(button)
        if choice is filled:
            box.setDefaultButton(button)
            button.setFocus()
    box.exec()
    clicked = box.clickedButton()
    return next((key for b, key in buttons.items() if b is clicked), choices[-1].key)


def save_or_leave(parent: QWidget | None, title: str) -> str:
    """The one question about unsaved changes: "save", "discard" or "stay"."""
    text = translate("dialogs", "There are unsaved changes.")
    return ask(
        parent, title, text,
        (
            Choice("save", translate("dialogs", "Save"), primary=True),
            Choice("discard", translate("dialogs", "Do not save")),
            Choice("stay", translate("dialogs", "Stay")),
        ),
    )  # fmt: skip


def pick_files(
    parent: QWidget | None, title: str, patterns: str, folder: Path | None = None
) -> list[Path]:
    """Existing files; empty when the user thought better of it. `patterns` as Qt has them:
    "Sheets (*.xlsx *.xls)"."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder or ""), patterns)
    return [Path(name) for name in names]


def pick_file(
    parent: QWidget | None, title: str, patterns: str, folder: Path | None = None
) -> Path | None:
    """One existing file."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), patterns)
    return Path(name) if name else None


def save_file(
    parent: QWidget | None, title: str, patterns: str, proposed: Path | None = None
) -> Path | None:
    """Where to write; the system asks before something is overwritten."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed or ""), patterns)
    return Path(name) if name else None


def pick_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """A folder."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder or ""))
    return Path(name) if name else None


def ask_text(
    parent: QWidget | None, title: str, prompt: str, *, verb: str, text: str = "",
    secret: bool = False,
) -> str | None:  # fmt: skip
    """One line of text; None for Esc. `secret` hides what is typed. `verb` names the button."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    field = QLineEdit(text)
    field.setAccessibleName(prompt)
    field.setMinimumWidth(320)
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    buttons = QDialogButtonBox()
    go = KeyButton(verb, key="Return", kind="primary")
    stop = KeyButton(translate("dialogs", "Cancel"), key="Escape")
    buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(stop, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    field.returnPressed.connect(dialog.accept)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(20, 16, 20, 16)
    box.setSpacing(8)
    box.addWidget(label(prompt))
    box.addWidget(field)
    box.addSpacing(8)
    box.addWidget(buttons)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return field.text() if accepted else None


def show_report(parent: QWidget | None, report: str) -> None:
    """A bug: what happened, that the ledger is unharmed, and the report to copy."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(translate("dialogs", "This should not have happened"))
    text = QPlainTextEdit(report)
    text.setReadOnly(True)
    text.setMinimumSize(560, 220)
    copy = KeyButton(translate("dialogs", "Copy the report"), icon="copy")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    close = KeyButton(translate("dialogs", "Close"), key="Escape", kind="primary")
    close.clicked.connect(dialog.reject)
    buttons = QDialogButtonBox()
    buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(20, 16, 20, 16)
    box.setSpacing(8)
    told = translate(
        "dialogs",
        "The program met a fault of its own. The ledger is unharmed: nothing of the last step "
        "was written.",
    )
    box.addWidget(label(told, wrap=True))
    box.addWidget(text)
    box.addWidget(buttons)
    dialog.exec()
