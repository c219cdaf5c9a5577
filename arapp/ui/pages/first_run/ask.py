"""In the drop zone's place: the firm's name and accounts."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from arapp.ui import formats
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.labels import label, row, set_property, set_tone, stack

NamedAccount = tuple[str, str, str]
"""Name, bank, number of an account."""
MOST_ACCOUNTS = 3
"""As many as the zone has room for; the firm's page takes any number."""
_SHOWN_FILES = 3


class AccountLine(QWidget):
    """Bank and number of one account, and a cross.

    Signals:
        dropped(): the cross was clicked.
    """

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bank = QLineEdit()
        self.bank.setPlaceholderText(self.tr("Bank and branch"))
        self.bank.setAccessibleName(self.tr("Bank and branch"))
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("Account number"))
        self.number.setAccessibleName(self.tr("Account number"))
        cross = IconButton("x", self.tr("Leave this account out"))
        cross.clicked.connect(self.dropped)
        line = row(self, gap=8)
        line.addWidget(self.bank, 3)
        line.addWidget(self.number, 3)
        line.addWidget(cross)

    def account(self) -> NamedAccount | None:
        """The account, named by its bank and the last digits; None when nothing was typed."""
        bank, number = self.bank.text().strip(), self.number.text().strip()
        if not bank and not number:
            return None
        tail = number.replace(" ", "")[-4:]
        return " ".join(part for part in (bank, tail) if part), bank, number


class Founding(QWidget):
    """The firm's name in one line; bank accounts below, if wanted.

    Signals:
        begun(): Enter in the name, or the button, with a name given.
        left(): back to the drop zone.
    """

    begun = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = label("", "small", "text2")
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Firm's name, required"))
        self.name.setPlaceholderText(self.tr("As on your business licence"))
        self.name.returnPressed.connect(self._begin)
        self.name.textEdited.connect(lambda _: self.complain(""))
        self.start = KeyButton(self.tr("Begin"), key="Return", kind="primary")
        self.start.clicked.connect(self._begin)
        self._hint = label("", "small", "text3")
        self.lines: list[AccountLine] = []
        self._accounts: QVBoxLayout = stack(gap=8)
        self.more = KeyButton(self.tr("Add a bank account"), icon="plus", kind="link")
        self.more.clicked.connect(self.add_account)
        self.back = KeyButton(self.tr("Back"), key="Escape", kind="link")
        self.back.clicked.connect(self.left)
        self._lay_out()
        self.complain("")

    def _lay_out(self) -> None:
        box = stack(self, margins=(0, 20, 0, 12), gap=0)
        heading = row(gap=12)
        heading.addWidget(label(self.tr("What is your firm called?"), "section"))
        heading.addWidget(self._files)
        heading.addStretch()
        box.addLayout(heading)
        box.addSpacing(12)
        line = row(gap=8)
        line.addWidget(self.name, 1)
        line.addWidget(self.start)
        box.addLayout(line)
        box.addSpacing(6)
        box.addWidget(self._hint)
        box.addSpacing(16)
        box.addLayout(self._accounts)
        box.addStretch()
        foot = row(gap=12)
        foot.addWidget(self.more)
        foot.addWidget(label(self.tr("Can be added later too."), "small", "text3"))
        foot.addStretch()
        foot.addWidget(self.back)
        box.addLayout(foot)

    def ask(self, files: Sequence[Path]) -> None:
        """Begin anew; `files` are read right afterwards and named here."""
        names = [path.name for path in files[:_SHOWN_FILES]]
        more = len(files) - len(names)
        listed = self.tr(", ").join(names) + (f" +{more}" if more > 0 else "")
        self._files.setText(self.tr("Then: {files}").format(files=listed) if files else "")
        self._files.setToolTip("\n".join(str(path) for path in files))
        for line in list(self.lines):
            self._drop(line)
        self.complain("")
        self.name.setFocus()
        self.name.selectAll()

    def complain(self, sentence: str) -> None:
        """An error takes the place of the hint; "" brings the hint back."""
        calm = self.tr("Printed on statements and letters; can be changed later.")
        self._hint.setText(sentence or calm)
        set_tone(self._hint, "age3" if sentence else "text3")
        set_property(self.name, "wrong", "1" if sentence else "")
        self.name.setAccessibleDescription(sentence)

    def add_account(self) -> None:
        """One more line for an account."""
        line = AccountLine()
        line.dropped.connect(lambda: self._drop(line))
        line.number.returnPressed.connect(self._begin)
        line.bank.returnPressed.connect(line.number.setFocus)
        self.lines.append(line)
        self._accounts.addWidget(line)
        self.more.setVisible(len(self.lines) < MOST_ACCOUNTS)
        line.bank.setFocus()

    def _drop(self, line: AccountLine) -> None:
        self.lines.remove(line)
        self._accounts.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.more.setVisible(True)

    def accounts(self) -> list[NamedAccount]:
        """What was typed, names made different when two would be the same."""
        found: list[NamedAccount] = []
        for line in self.lines:
            account = line.account()
            if account is None:
                continue
            name, taken = account[0], {known[0] for known in found}
            while name in taken:
                name += " (2)"
            found.append((name, account[1], account[2]))
        return found

    def _begin(self) -> None:
        if self.name.text().strip():
            self.begun.emit()
        else:
            self.complain(self.tr("The name is missing. It cannot be left empty."))
            self.name.setFocus()


def sample_line(customers: int) -> str:
    """ "40 customers" in the words of the screen."""
    return formats.count(customers, "customers")
