"""The firm's logo as it will be printed, chosen and taken away; whether papers have a seal."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Topic
from arapp.services.output.picture import as_png
from arapp.services.papers.letterhead import (
    DropLetterhead,
    SetSeal,
    logo,
    logo_name,
    sealed,
    set_letterhead,
)
from arapp.ui import dialogs, text
from arapp.ui.design.colors import color, hairline
from arapp.ui.design.draw import draw_text
from arapp.ui.ops import Ops
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, set_tone, stack

_PAPER = QSize(300, 92)
_INSIDE = QSizeF(224, 52)  # 56 × 13 mm, four pixels a millimetre


@dataclass(frozen=True, slots=True)
class Head:
    """What the ledger holds: the logo as PNG (empty: none), name of its file, seal or not."""

    png: bytes
    name: str
    seal: bool


def read_head(tx: Tx) -> Head:
    """Logo and seal as they are."""
    picture = logo(tx)
    png = as_png(picture) if picture is not None else b""
    return Head(png, logo_name(tx) if png else "", sealed(tx))


class Letterhead(QWidget):
    """Chosen things are saved at once.

    Signals:
        told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self.paper = _Paper()
        self.choose = KeyButton(self.tr("Choose a picture"), icon="file-input")
        self.choose.clicked.connect(lambda _=False: self.pick())
        self.drop = KeyButton(self.tr("Take away"), kind="link", small=True)
        self.drop.clicked.connect(lambda _=False: self.take_away())
        self._hint = label("", "small", "text3", wrap=True)
        self.seal = QCheckBox(self.tr("Papers name a place for the seal"))
        self.seal.clicked.connect(lambda on: self._ops.run(SetSeal(on)))
        buttons = row(gap=8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.drop)
        buttons.addStretch()
        box = stack(self, gap=8)
        box.addWidget(label(self.tr("Logo and seal"), "section"))
        box.addWidget(self.paper)
        box.addLayout(buttons)
        box.addWidget(self._hint)
        box.addWidget(self.seal)
        box.addStretch()
        self.setFixedWidth(_PAPER.width())
        self.show_head(Head(b"", "", seal=True))

    def show_head(self, head: Head) -> None:
        """What the ledger holds."""
        self.paper.show_logo(head.png)
        self.paper.setAccessibleName(head.name or self.tr("No logo"))
        self.drop.setVisible(bool(head.png))
        self.seal.setChecked(head.seal)
        hint = self.tr("PNG or JPEG, at the head of all papers, at most 56 × 13 mm.")
        self._say(head.name or hint, "text3")

    def _say(self, sentence: str, tone: str) -> None:
        self._hint.setText(sentence)
        set_tone(self._hint, tone)

    def hint(self) -> str:
        """The line under the buttons."""
        return self._hint.text()

    def pick(self) -> None:
        """Ask for a file."""
        patterns = self.tr("Pictures") + " (*.png *.jpg *.jpeg)"
        file = dialogs.pick_file(self, self.tr("Logo"), patterns)
        if file is not None:
            self.take(file)

    def take(self, file: Path) -> None:
        """Print this file from now on; why not is told under the buttons."""
        self.choose.setEnabled(False)
        self._ops.with_dispatch(
            lambda books, _progress: set_letterhead(books, file), self._taken, self._refused
        )

    def _taken(self, _picture: object) -> None:
        self.choose.setEnabled(True)
        self._ops.changed.emit(frozenset({Topic.COMPANY}))
        self.told.emit(self.tr("The logo is on all papers from now on"))

    def _refused(self, error: ArappError) -> None:
        self.choose.setEnabled(True)
        self._say(text.sentence(error), "age3")

    def take_away(self) -> None:
        """Papers begin with the name alone."""
        done = self.tr("Papers begin with the name of the firm")
        self._ops.run(DropLetterhead(), lambda _done: self.told.emit(done))


class _Paper(QWidget):
    """White in both themes, as the page will be."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(_PAPER)

    def show_logo(self, png: bytes) -> None:
        """A picture; empty: none."""
        self._picture = QPixmap()
        if png:
            self._picture.loadFromData(png)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paper, logo, frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), color("raised" if self._picture.isNull() else "paper"))
        if self._picture.isNull():
            draw_text(painter, self.rect().adjusted(20, 0, -20, 0), self.tr("No logo"), "text3")
        else:
            size = QSizeF(self._picture.size()).scaled(_INSIDE, Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(20, (self.height() - size.height()) / 2, size.width(), size.height())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.setPen(hairline("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
