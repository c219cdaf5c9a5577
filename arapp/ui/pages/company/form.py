"""The firm's facts as a form: labels left, fields right, errors below the field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.rates import rate_ppm, rate_text
from arapp.ui.widgets.forms import star
from arapp.ui.widgets.labels import label, rich, set_property, set_tone

LABEL_WIDTH = 84
SHORT = 220
FIELD_WIDTH = 2 * SHORT + LABEL_WIDTH + 2 * 12
RATE = "late_rate_ppm"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the form: key as in the ledger, label, hint below it; sections open a group.

    `beside` puts it on the line of the one before.
    """

    key: str
    label: str
    hint: str = ""
    required: bool = False
    width: int = FIELD_WIDTH
    section: str = ""
    beside: bool = False


FACTS: tuple[Fact, ...] = (
    Fact(
        "name", QT_TRANSLATE_NOOP("company", "Name"),
        QT_TRANSLATE_NOOP("company", "As on the licence; printed on papers."),
        required=True, section=QT_TRANSLATE_NOOP("company", "The firm"),
    ),
    Fact(
        "short_name", QT_TRANSLATE_NOOP("company", "Short name"),
        QT_TRANSLATE_NOOP("company", "Shown in the window."), width=SHORT,
    ),
    Fact("tax_no", QT_TRANSLATE_NOOP("company", "Tax no."), width=SHORT, beside=True),
    Fact(
        "address", QT_TRANSLATE_NOOP("company", "Address"),
        QT_TRANSLATE_NOOP("company", "Where signed papers come back to."),
        section=QT_TRANSLATE_NOOP("company", "On papers"),
    ),
    Fact("postcode", QT_TRANSLATE_NOOP("company", "Postcode"), width=SHORT),
    Fact("contact", QT_TRANSLATE_NOOP("company", "Contact"), width=SHORT, beside=True),
    Fact("phone", QT_TRANSLATE_NOOP("company", "Phone"), width=SHORT),
    Fact("email", QT_TRANSLATE_NOOP("company", "Email"), width=SHORT, beside=True),
    Fact(
        RATE, QT_TRANSLATE_NOOP("company", "Late rate"),
        QT_TRANSLATE_NOOP("company", "Per day, where a contract says nothing: 0.05% or 万分之五."),
        width=SHORT,
    ),
)  # fmt: skip


def say(text: str) -> str:
    """A text of the form in the language installed."""
    return QCoreApplication.translate("company", text)


class FactsForm(QWidget):
    """Fields of `FACTS`.

    Signals:
        edited(): the user changed something; ask `changes`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._hints: dict[str, QLabel] = {}
        self._kept: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnMinimumWidth(2, LABEL_WIDTH)
        for fact in FACTS:
            self._add(fact)

    def _add(self, fact: Fact) -> None:
        line = self._grid.rowCount() - (1 if fact.beside else 0)
        if fact.section:
            heading = label(say(fact.section), "section")
            heading.setContentsMargins(0, 8 if line > 1 else 0, 0, 8)
            self._grid.addWidget(heading, line, 0, 1, 4)
            line += 1
        name = say(fact.label)
        head = rich(f"{name} {star()}" if fact.required else name, tone="text2", wrap=False)
        field = QLineEdit()
        field.setFixedWidth(fact.width)
        field.setAccessibleName(f"{name}, {say('required')}" if fact.required else name)
        field.textEdited.connect(lambda _: self._touched(fact.key))
        field.editingFinished.connect(lambda: self.check(fact.key))
        head.setBuddy(field)
        hint = label(say(fact.hint) if fact.hint else "", "small", "text3")
        hint.setMinimumHeight(18)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 6)
        box.setSpacing(2)
        box.addWidget(field)
        box.addWidget(hint)
        head.setFixedHeight(32)
        left = 2 if fact.beside else 0
        self._grid.addWidget(head, line, left, Qt.AlignmentFlag.AlignTop)
        place = FACTS.index(fact) + 1
        alone = not fact.beside and not (place < len(FACTS) and FACTS[place].beside)
        self._grid.addLayout(box, line, left + 1, 1, 3 if alone else 1)
        self.fields[fact.key] = field
        self._hints[fact.key] = hint

    # --- values -------------------------------------------------------------------------------

    def show_facts(self, facts: Mapping[str, Any]) -> None:
        """What the ledger holds; fields the user has changed and not saved keep what was typed."""
        changed = {key for key, _ in self.changes()} if self._kept else set()
        for fact in FACTS:
            value = facts[fact.key]
            text = rate_text(value) if fact.key == RATE else str(value)
            self._kept[fact.key] = text
            if fact.key not in changed:
                self.fields[fact.key].setText(text)
                self._complain(fact.key, "")
        self.edited.emit()

    def saved(self) -> None:
        """What is typed is what the ledger holds now."""
        self._kept = {key: field.text().strip() for key, field in self.fields.items()}
        self.edited.emit()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        for key, text in self._kept.items():
            self.fields[key].setText(text)
            self._complain(key, "")
        self.edited.emit()

    def changes(self) -> tuple[tuple[str, str], ...]:
        """Pairs (field, text) that differ from the ledger, as `SetCompany` takes them."""
        found = []
        for key, kept in self._kept.items():
            text = self.fields[key].text().strip()
            same = rate_ppm(text) == rate_ppm(kept) if key == RATE else text == kept
            if not same:
                found.append((key, str(rate_ppm(text)) if key == RATE else text))
        return tuple(found)

    # --- checks -------------------------------------------------------------------------------

    def check(self, key: str) -> bool:
        """Check one field, when it is left; the sentence takes the place of the hint."""
        sentence = self._wrong(key)
        self._complain(key, sentence)
        return not sentence

    def check_all(self) -> bool:
        """Check the form; the first wrong field gets the focus."""
        wrong = [fact.key for fact in FACTS if not self.check(fact.key)]
        if wrong:
            self.fields[wrong[0]].setFocus()
        return not wrong

    def wrong(self) -> list[str]:
        """Labels of the fields that are wrong now."""
        return [say(fact.label) for fact in FACTS if self._wrong(fact.key)]

    def _wrong(self, key: str) -> str:
        text = self.fields[key].text().strip()
        if key == "name" and not text:
            return say("The name cannot be empty.")
        if key == RATE and rate_ppm(text) is None:
            return say("Write it as percent a day, at most 10%: 0.05%.")
        if key == "email" and text and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
            return say("An address has one @: name@firm.cn.")
        return ""

    def _complain(self, key: str, sentence: str) -> None:
        hint = next(fact.hint for fact in FACTS if fact.key == key)
        self._hints[key].setText(sentence or (say(hint) if hint else ""))
        set_tone(self._hints[key], "age3" if sentence else "text3")
        set_property(self.fields[key], "wrong", "1" if sentence else "")
        self.fields[key].setAccessibleDescription(sentence)

    def _touched(self, key: str) -> None:
        if self.fields[key].property("wrong") == "1":
            self._complain(key, self._wrong(key))
        self.edited.emit()


# Read by lupdate: texts said by `say` alone.
_SAID = (
    QT_TRANSLATE_NOOP("company", "required"),
    QT_TRANSLATE_NOOP("company", "The name cannot be empty."),
    QT_TRANSLATE_NOOP("company", "Write it as percent a day, at most 10%: 0.05%."),
    QT_TRANSLATE_NOOP("company", "An address has one @: name@firm.cn."),
)
