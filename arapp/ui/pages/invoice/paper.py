"""Where the paper of an invoice is: sent, with which courier, signed for; the proof as files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.dealing.invoice_view import InvoiceView
from arapp.services.ledger.attachments import Attachment
from arapp.ui import dialogs, formats
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import discard, label, rich, row, set_property, stack

_NAME, _FIELD = 72, 176


class PaperPane(QFrame):
    """Takes files by drop, too.

    Signals:
        sent(object, str): day, courier's number.
        received(object): day, None when that was a mistake.
        brought(list): files that prove it.
        file_asked(int): an attachment is to be shown.
    """

    sent = Signal(object, str)
    received = Signal(object)
    brought = Signal(list)
    file_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._today = EARLIEST
        self.sent_on = DateField(EARLIEST, past=True)
        self.signed_on = DateField(EARLIEST, past=True)
        self.courier = QLineEdit()
        self.courier.setPlaceholderText(self.tr("Courier no."))
        for field, name in (
            (self.sent_on, self.tr("Sent on")),
            (self.courier, self.tr("Courier no.")),
            (self.signed_on, self.tr("Signed on")),
        ):
            field.setAccessibleName(name)
        self.send = KeyButton(self.tr("Sent"), small=True)
        self.receive = KeyButton(self.tr("Signed"), small=True)
        self.add = KeyButton(self.tr("Proof…"), small=True)
        self.send.clicked.connect(self.tell_sent)
        self.receive.clicked.connect(self.tell_received)
        self.add.clicked.connect(self._pick)
        self.note = label("", "small", "age3", wrap=True)
        self.note.hide()
        self._state = label("", "small", "text2", wrap=True)
        self._files = QFrame()
        self._file_box = stack(self._files, gap=2)
        self._lay_out()

    def _lay_out(self) -> None:
        box = stack(self, gap=8)
        box.addWidget(label(self.tr("Paper"), "section"))
        box.addWidget(self._state)
        for name, field, button in (
            (self.tr("Sent on"), self.sent_on, None),
            (self.tr("Courier no."), self.courier, self.send),
            (self.tr("Signed on"), self.signed_on, self.receive),
        ):
            word = label(name, tone="text2")
            word.setFixedWidth(_NAME)
            field.setFixedWidth(_FIELD)
            line = row(gap=8)
            line.addWidget(word)
            line.addWidget(field)
            line.addStretch()
            if button is not None:
                line.addWidget(button)
            box.addLayout(line)
        box.addWidget(self.note)
        third = row(gap=8)
        third.addWidget(label(self.tr("Drop the signed slip here"), "small", "text3"))
        third.addStretch()
        third.addWidget(self.add)
        box.addLayout(third)
        box.addWidget(self._files)

    # --- what the page calls ------------------------------------------------------------------

    def show_paper(self, view: InvoiceView, today: date) -> None:
        """As the ledger has it."""
        self._today = today
        for field in (self.sent_on, self.signed_on):
            field.set_today(today)
        self.sent_on.set_day(view.sent_on or today)
        self.courier.setText(view.courier_no)
        self.signed_on.set_day(view.signed_on or (today if view.sent_on else None))
        self.receive.setText(self.tr("Signed") if view.signed_on is None else self.tr("Not signed"))
        self._state.setText(self._said(view))
        self.say("")
        self._show_files(view.files)

    def _said(self, view: InvoiceView) -> str:
        if view.signed_on is not None:
            day = formats.day(view.signed_on, self._today)
            return self.tr("Signed for on {day}").format(day=day)
        if view.sent_on is not None:
            days = formats.count((self._today - view.sent_on).days, "days")
            day = formats.day(view.sent_on, self._today)
            return self.tr("Sent on {day}, {days} without a signature").format(day=day, days=days)
        return self.tr("Not sent yet")

    def _show_files(self, files: Sequence[Attachment]) -> None:
        while self._file_box.count():
            item = self._file_box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                discard(widget)
        for one in files:
            link = rich(f'<a href="{one.id}">{one.name}</a>', "small", wrap=False)
            link.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            link.linkActivated.connect(lambda url: self.file_asked.emit(int(url)))
            self._file_box.addWidget(link)

    def say(self, sentence: str, field: str = "") -> None:
        """What is wrong with a day."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        for name, widget in (("sent_on", self.sent_on), ("signed_on", self.signed_on)):
            set_property(widget, "wrong", "1" if sentence and name == field else "")

    # --- doing --------------------------------------------------------------------------------

    def tell_sent(self) -> None:
        """The day and number as typed."""
        day = self.sent_on.day()
        if day is None:
            self.say(self.tr("Write a day: 20, 11.20, yesterday"), "sent_on")
        else:
            self.sent.emit(day, self.courier.text().strip())

    def tell_received(self) -> None:
        """The day as typed; or that it was a mistake."""
        if self.receive.text() == self.tr("Not signed"):
            self.received.emit(None)
            return
        day = self.signed_on.day()
        if day is None:
            self.say(self.tr("Write a day: 20, 11.20, yesterday"), "signed_on")
        else:
            self.received.emit(day)

    def _pick(self) -> None:
        kinds = f"{self.tr('Scans')} (*.pdf *.png *.jpg *.jpeg);;{self.tr('All files')} (*)"
        files = dialogs.pick_files(self, self.tr("Proof of delivery"), kinds)
        if files:
            self.brought.emit(list(files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the files."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.brought.emit(files)
