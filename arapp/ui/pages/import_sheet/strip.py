"""The strip over the sheet: what it is read as, where its header is, order of days, unit; the
question only the user can answer takes its place."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from arapp.services.importing.errors import NeedsAnswer
from arapp.ui.pages.import_sheet import words
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, label, row
from arapp.ui.widgets.strip import InfoStrip


class SheetStrip(InfoStrip):
    """Signals:
    kind_chosen(str): the table is to be read as another kind.
    answered(str): choice of the question.
    forget_asked(): the layout known from before is to be forgotten.
    """

    kind_chosen = Signal(str)
    answered = Signal(str)
    forget_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as = label(self.tr("This table is read as"), tone="text2")
        self.kind = KeyButton("", kind="link", icon="")
        self.kind.clicked.connect(self.open_kinds)
        self._where = label("", tone="text2")
        self._layout = label("", tone="text2")
        self.forget = KeyButton(self.tr("Forget it"), kind="link")
        self.forget.clicked.connect(self.forget_asked)
        self._question = label("", tone="text")
        self.choices = QWidget()
        self._buttons = row(self.choices, gap=8)
        self._order = label("", tone="text2")
        self._unit = label("", tone="text2")
        read_as = QWidget()
        pair = row(read_as, gap=6)
        pair.addWidget(self._as)
        pair.addWidget(self.kind)
        self._facts: list[QWidget] = [
            read_as, self._where, self._layout, self.forget, self._order, self._unit,
        ]  # fmt: skip
        for part in (read_as, self._where, self._layout, self.forget):
            self.line.addWidget(part)
        self.line.addWidget(self._question)
        self.line.addWidget(self.choices)
        self.line.addStretch()
        self.line.addWidget(self._order)
        self.line.addWidget(self._unit)

    def show_table(self, shown: Shown) -> None:
        """Facts of a table; one left alone offers only to be read as something."""
        for part in self._facts:
            part.setVisible(True)
        self._question.hide()
        self.choices.hide()
        chosen = words.kind(shown.kind) or self.tr("nothing")
        self.kind.setText(f"{chosen} ▾")
        self._where.setText(self._place(shown))
        known = self.tr("Same layout as an earlier import, columns mean the same")
        why = self.tr("Left alone: {reason}").format(reason=words.reason(shown.reason))
        again = self.tr("Imported before: every row is in the ledger already")
        new = sum(n for state, n in shown.counts.items() if state not in ("skipped", "outgoing"))
        seen = shown.counts.get("skipped", 0) > 0 and not new
        told = why if shown.kind is None else again if seen else known if shown.remembered else ""
        self._layout.setText(told)
        self._layout.setToolTip(told)
        self.forget.setVisible(shown.kind is not None and shown.remembered and told == known)
        order = words.order(shown.order) if shown.order else ""
        self._order.setText(self.tr("Days as {order}").format(order=order) if order else "")
        self._unit.setText(words.unit(shown.unit) if shown.unit != 1 else "")

    def _place(self, shown: Shown) -> str:
        if not shown.header_rows:
            return ""
        text = self.tr("header in row {header}, data in {first}–{last}")
        return text.format(header=shown.header_rows[-1], first=shown.first, last=shown.last)

    def ask(self, question: NeedsAnswer) -> None:
        """What only the user can say, with its choices."""
        for part in self._facts:
            part.setVisible(False)
        samples = question.fields.get("sample") or []
        shown = self.tr(", ").join(str(text) for text in samples)
        if question.fields.get("question") == "date_order":
            self._question.setText(self.tr("How are days like {samples} meant?").format(
                samples=shown))  # fmt: skip
        else:
            self._question.setText(self.tr("Which currency are the amounts in?"))
        keys: Sequence[str] = [str(key) for key in question.fields.get("choices") or []]
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                discard(old)
        for key in keys:
            button = KeyButton(words.order(key), small=True)
            button.clicked.connect(lambda _checked=False, chosen=key: self.answered.emit(chosen))
            self._buttons.addWidget(button)
        self._question.show()
        self.choices.show()
        first = self.choices.findChild(KeyButton)
        if first is not None:
            first.setFocus()  # answered by the keys: Tab, Space

    def question(self) -> str:
        """The question asked now; "" for none."""
        return self._question.text() if self._question.isVisibleTo(self) else ""

    def open_kinds(self) -> None:
        """Drop the kinds under the link."""
        menu = self.kinds_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height())))

    def kinds_menu(self) -> QMenu:
        """All kinds."""
        menu = QMenu(self)
        for key in words.KINDS:
            action = menu.addAction(words.kind(key))
            action.triggered.connect(
                lambda _checked=False, chosen=key: self.kind_chosen.emit(chosen)
            )
        return menu
