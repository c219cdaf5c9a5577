"""A slip that came back: the scan, which statement it is of, and the answer by one key."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from arapp.services.papers.slips import Slip, told
from arapp.ui import formats, language
from arapp.ui.design.colors import color, hairline
from arapp.ui.design.scale import MARGIN_RIGHT
from arapp.ui.pages.statements import words
from arapp.ui.pages.statements.pane import NameLine
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import label, row, set_tone, stack


class ScanView(QWidget):
    """The picture of a page, fitted in."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setMinimumHeight(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As the paper's page."""
        return QSize(290, 410)

    def show_picture(self, path: Path | None) -> None:
        """A picture that the reader made, never the foreign file itself."""
        self._picture = QPixmap(str(path)) if path is not None else QPixmap()
        self.update()

    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Fitted, with a frame."""
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter.fillRect(box, color("paper"))
        painter.drawPixmap(box, self._picture)
        painter.setPen(hairline("line2"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()


class SlipPane(QFrame):
    """One slip of a pile.

    Signals:
        answered(str): confirmed, differs or skip.
        wanted(str): the number or customer typed.
        left(): enough of it.
    """

    answered = Signal(str)
    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "raised")
        self._head = NameLine()
        self._chip = ChipLabel()
        self.view = ScanView()
        self._who = label("", "strong", wrap=True)
        self._balance = label("", tone="text2")
        self._told = label("", "small", "age1", wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Number or customer"))
        self.field.setPlaceholderText(self.tr("Number or customer, Enter finds it"))
        self.field.returnPressed.connect(lambda: self.wanted.emit(self.field.text().strip()))
        self.agree = KeyButton(self.tr("Confirmed"), key="Alt+2", kind="primary")
        self.differ = KeyButton(self.tr("Differs"), key="Alt+3")
        self.skip = KeyButton(self.tr("Skip"), key="Ctrl+Down")
        self.stop = KeyButton(self.tr("Enough"), key="Escape", small=True)
        for button, answer in ((self.agree, "confirmed"), (self.differ, "differs"),
                               (self.skip, "skip")):  # fmt: skip
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
        self.stop.clicked.connect(self.left)
        self._host = QWidget()
        self._form = stack(self._host)
        self.form: QWidget | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        box = stack(self, margins=(MARGIN_RIGHT, 10, MARGIN_RIGHT, 12), gap=8)
        head = row(gap=10)
        head.addWidget(self._head, 1)
        head.addWidget(self._chip)
        head.addWidget(self.stop)
        box.addLayout(head)
        box.addWidget(self.view, 1)
        box.addWidget(self._who)
        box.addWidget(self._balance)
        box.addWidget(self._told)
        box.addWidget(self.field)
        self._foot = QWidget()
        buttons = row(self._foot, gap=8)
        buttons.addWidget(self.agree, 1)
        buttons.addWidget(self.differ, 1)
        buttons.addWidget(self.skip, 1)
        box.addWidget(self._foot)
        box.addWidget(self._host)
        self._host.hide()

    def show_slip(self, slip: Slip, place: int, count: int) -> None:
        """One of the pile, from 0."""
        form = self.tr("Slip {n} / {count}")
        self._head.set_texts(form.format(n=place + 1, count=count), slip.mark)
        self.view.show_picture(slip.page.view)
        one = slip.statement
        self._who.setText(one.customer if one else self.tr("Whose slip is it?"))
        self._balance.setVisible(one is not None)
        if one is not None:
            self._chip.set_chip(words.say(words.SEGMENTS.get(one.state, "")), _tone(one.state))
            form = self.tr("{number}, {day}, {amount}")
            amount = formats.amount(one.closing, one.currency)
            self._balance.setText(
                form.format(number=one.number, day=words.end_of(one.to_day), amount=amount)
            )
        else:
            self._chip.set_chip("", "outline")
        self._told.setText(told(slip, language.current()))
        self._told.setVisible(bool(slip.trouble))
        set_tone(self._told, "age1" if one else "age3")
        self.field.clear()
        self.field.setVisible(bool(slip.trouble))
        for button in (self.agree, self.differ):
            button.setEnabled(one is not None)
        (self.field if one is None else self).setFocus()

    def tell(self, sentence: str) -> None:
        """Nothing was found, or the ledger said no."""
        self._told.setText(sentence)
        set_tone(self._told, "age3")
        self._told.show()

    def open_form(self, form: QWidget | None) -> None:
        """A form in the place of the buttons; None takes it away."""
        while self._form.count():
            item = self._form.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.form = form
        if form is not None:
            self._form.addWidget(form)
        self._host.setVisible(form is not None)
        self._foot.setVisible(form is None)

    def texts(self) -> dict[str, str]:
        """What is said around the picture."""
        return {
            "head": self._head.accessibleName(), "who": self._who.text(),
            "balance": self._balance.text() if not self._balance.isHidden() else "",
            "told": self._told.text() if not self._told.isHidden() else "",
        }  # fmt: skip


def _tone(state: str) -> str:
    return {"sent": "age1", "differs": "age3", "confirmed": "ok"}.get(state, "accent")
