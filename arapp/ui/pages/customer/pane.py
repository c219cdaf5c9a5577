"""The right of the card: what happened with the customer; a small form takes the place on top."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui import text
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.comments import Comments
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import discard, label, row, stack
from arapp.ui.widgets.timeline import Happening, Timeline

WIDTH = 332
_REMARKS = 132
_LABEL = 64


class InPane(QWidget):
    """A form with its two buttons; Enter saves, Esc drops.

    Signals:
        saved(object): the command it came to.
        dropped(): nothing is to be done.
    """

    saved = Signal(object)
    dropped = Signal()

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self.form.layout().setColumnMinimumWidth(0, _LABEL)  # type: ignore[union-attr]  # a grid
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        self.save = KeyButton(verb, key="Return", kind="primary")
        self.save.clicked.connect(lambda _=False: self.finish())
        drop = KeyButton(words.say(words.CANCEL), key="Escape")
        drop.clicked.connect(self.dropped)
        buttons = row(gap=8)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(drop)
        self.box = stack(self, gap=8)
        self.box.addWidget(label(title, "strong"))
        self.box.addWidget(self.form)
        self.box.addWidget(self._trouble)
        self.box.addLayout(buttons)

    def command(self) -> object:
        """The command the fields say, None when they say none."""
        raise NotImplementedError

    def finish(self) -> None:
        """Check and tell the command."""
        self._trouble.hide()
        if self.save.isEnabled() and self.form.check_all():
            command = self.command()
            if command is not None:
                self.saved.emit(command)

    def refuse(self, error: ArappError) -> None:
        """The ledger said no: its sentence under the fields."""
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def trouble(self) -> str:
        """What was refused, "" when nothing was."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def begin(self) -> None:
        """Give the focus to the first field to be filled."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere in it saves."""
        if event.key() in words.ENTER and not event.modifiers().value:
            self.finish()
            return
        super().keyPressEvent(event)


class SidePane(QFrame):
    """往来记录, the form that is open, remarks and to-dos below."""

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(WIDTH)
        self.form: InPane | None = None
        self.kind = ""
        self._entries: tuple[tuple[str, Happening], ...] = ()
        self._title = label(self.tr("What happened"), "section")
        self._which = KeyButton("", icon="chevron-down", kind="link", small=True)
        self._which.lead_with_text()
        self._which.clicked.connect(lambda _=False: self._choose())
        self._none = label("", "small", "text3", wrap=True)
        self.timeline = Timeline()
        self.remarks = Comments(ops)
        self.remarks.setContentsMargins(0, 0, 14, 0)
        said = QScrollArea()
        said.setWidgetResizable(True)
        said.setWidget(self.remarks)
        said.setFixedHeight(_REMARKS)
        self._place = stack(margins=(0, 0, 0, 0))
        head = row(margins=(0, 0, 10, 6))
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._which)
        box = stack(self, margins=(20, 10, 6, 0))
        box.addLayout(self._place)
        box.addLayout(head)
        box.addWidget(self._none)
        box.addWidget(self.timeline, 1)
        box.addSpacing(8)
        box.addWidget(label(self.tr("Remarks and to-dos"), "section"))
        box.addSpacing(6)
        box.addWidget(said)
        self.show_kind("")

    # --- the line of time ---------------------------------------------------------------------

    def set_entries(self, entries: Sequence[tuple[str, Happening]]) -> None:
        """(kind, entry), newest first."""
        self._entries = tuple(entries)
        self.show_kind(self.kind)

    def show_kind(self, kind: str) -> None:
        """Only one kind; "" for all."""
        self.kind = kind
        self._which.setText(words.say(words.LOG_KINDS[kind]))
        shown = [entry for known, entry in self._entries if kind in ("", known)]
        self.timeline.set_entries(shown)
        self._none.setVisible(not shown)
        self._none.setText(
            self.tr("Nothing of this kind.") if self._entries
            else self.tr("Nothing has happened yet. Ctrl+L logs the first talk.")
        )  # fmt: skip

    def _choose(self) -> None:
        menu = QMenu(self)
        for kind, name in words.LOG_KINDS.items():
            action = menu.addAction(words.say(name))
            action.setCheckable(True)
            action.setChecked(kind == self.kind)
            action.triggered.connect(lambda _checked=False, key=kind: self.show_kind(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._which.mapToGlobal(QPoint(0, self._which.height())))

    # --- forms --------------------------------------------------------------------------------

    def open_form(self, form: InPane) -> None:
        """Put a form on top."""
        self.close_form()
        self.form = form
        self._place.addWidget(form)
        self._place.setContentsMargins(0, 4, 14, 20)
        form.begin()

    def close_form(self) -> bool:
        """Take it away; False when there was none."""
        form, self.form = self.form, None
        if form is None:
            return False
        self._place.removeWidget(form)
        self._place.setContentsMargins(0, 0, 0, 0)
        discard(form)
        return True
