"""上报给谁: who holds which role, and how many rows are on that role's list today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from arapp.services.collection.rungs import ROLES
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.widgets.labels import label, stack

_FIELD = 220


class RolesPane(QWidget):
    """Signals:
    edited(): something is typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, str] = {}
        self.fields = {role: QLineEdit() for role in ROLES if role != "owner"}
        self.counts = {role: label("", tone="text2") for role in ROLES}
        box = stack(self, margins=(MARGIN_LEFT, 16, MARGIN_RIGHT, 16), gap=10)
        box.addWidget(label(translate("dunning", "Who is told"), "section"))
        told = translate(
            "dunning",
            "Names stand on the lists, sheets and papers of a role. After how many days a role is"
            " told is said by the profile.",
        )
        box.addWidget(label(told, "small", "text3", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for line, role in enumerate(ROLES):
            name = label(words.role(role), tone="text2")
            grid.addWidget(name, line, 0)
            field = self.fields.get(role)
            if field is None:
                grid.addWidget(label(translate("dunning", "the row's own salesperson")), line, 1)
            else:
                name.setBuddy(field)
                field.setFixedWidth(_FIELD)
                field.setAccessibleName(words.role(role))
                field.setPlaceholderText(translate("dunning", "nobody named"))
                field.textEdited.connect(lambda _text: self.edited.emit())
                grid.addWidget(field, line, 1)
            grid.addWidget(self.counts[role], line, 2)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(0, 96)
        box.addLayout(grid)
        box.addStretch()

    def show_roles(self, roles: Sequence[tuple[str, str, int]]) -> None:
        """As the ledger has them; what is typed stays."""
        changed = self.changed()
        self._kept = {role: name for role, name, _ in roles}
        for role, name, rows in roles:
            form = translate("dunning", "{rows} on the list today")
            told = form.format(rows=formats.count(rows, "entries")) if rows else ""
            self.counts[role].setText(told)
            field = self.fields.get(role)
            if field is not None and role not in changed:
                field.setText(name)

    def changed(self) -> dict[str, str]:
        """Role → name, of those that differ from the ledger."""
        now = {role: field.text().strip() for role, field in self.fields.items()}
        return {role: name for role, name in now.items() if name != self._kept.get(role, "")}

    def is_changed(self) -> bool:
        """Whether something is typed that the ledger has not."""
        return bool(self.changed())

    def discard(self) -> None:
        """Back to what the ledger holds."""
        for role, field in self.fields.items():
            field.setText(self._kept.get(role, ""))
        self.edited.emit()

    def saved(self) -> None:
        """What is typed is in the ledger."""
        self._kept |= self.changed()
