"""Lines of a form: label left, one or two fields right, one sentence under the line."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text
from arapp.ui.widgets.forms import star
from arapp.ui.widgets.labels import label, rich, set_property, set_tone

LABEL = 92
_SHORT_GAP = 12


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a field. Tones: age3 wrong, age1 warning, text2 a fact.

    `link` is what may be done about it, in words; `run` does it.
    """

    text: str
    tone: str = "text2"
    link: str = ""
    run: Callable[[], object] | None = None


@dataclass
class _Line:
    keys: tuple[str, ...]
    note: QLabel
    name: QLabel
    place: int
    top: int


class Lines(QWidget):
    """Fields by key. The sentence under a line is that of its first field that has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._lines: list[_Line] = []
        self._remarks: dict[str, Remark] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL)
        for column, stretch in ((1, 1), (2, 0), (3, 1)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setColumnMinimumWidth(2, _SHORT_GAP)

    def add(
        self, title: str, *fields: tuple[str, str, QWidget], required: bool = False, top: int = 9
    ) -> None:
        """A line of one or two (key, name, field); `top` pixels above it."""
        place = self._grid.rowCount()
        name = rich(f"{escape(title)} {star()}" if required else escape(title), tone="text2")
        name.setWordWrap(False)
        name.setBuddy(fields[0][2])
        note = rich("", "small")
        note.setContentsMargins(0, 2, 0, 0)
        note.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        note.hide()
        line = _Line(tuple(key for key, _, _ in fields), note, name, place, top)
        note.linkActivated.connect(lambda _url, made=line: self._follow(made))
        self._grid.setRowMinimumHeight(place, top)
        self._grid.addWidget(name, place + 1, 0, Qt.AlignmentFlag.AlignTop)
        name.setMinimumHeight(32)
        for number, (key, own, field) in enumerate(fields):
            field.setAccessibleName(f"{own} *" if required else own)
            width = 3 if len(fields) == 1 else 1
            self._grid.addWidget(field, place + 1, 1 + 2 * number, 1, width)
            self.fields[key], self._titles[key] = field, own
        self._grid.addWidget(note, place + 2, 1, 1, 3)
        self._lines.append(line)

    def show_line(self, key: str, on: bool) -> None:
        """Show or hide the line of a field."""
        line = self._line(key)
        for widget in (line.name, *(self.fields[one] for one in line.keys)):
            widget.setVisible(on)
        line.note.setVisible(on and self._worst(line) is not None)
        self._grid.setRowMinimumHeight(line.place, line.top if on else 0)

    def _line(self, key: str) -> _Line:
        return next(line for line in self._lines if key in line.keys)

    def title(self, key: str) -> str:
        """What a field is called."""
        return self._titles[key]

    def has(self, key: str) -> bool:
        """Whether there is such a field."""
        return key in self.fields

    def remark(self, key: str, remark: Remark | None) -> None:
        """Say something of a field; None takes it away."""
        if remark is None:
            self._remarks.pop(key, None)
        else:
            self._remarks[key] = remark
        field = self.fields[key]
        field.setAccessibleDescription(remark.text if remark else "")
        set_property(field, "wrong", "1" if remark and remark.tone == "age3" else "")
        self._show(self._line(key))

    def said(self, key: str) -> str:
        """What is said of a field, "" for nothing."""
        return self._remarks[key].text if key in self._remarks else ""

    def remark_of(self, key: str) -> Remark | None:
        """What is said of a field, with its link."""
        return self._remarks.get(key)

    def _worst(self, line: _Line) -> Remark | None:
        order = ("age3", "age1", "text2")
        found = [self._remarks[key] for key in line.keys if key in self._remarks]
        return min(found, key=lambda one: order.index(one.tone), default=None)

    def _show(self, line: _Line) -> None:
        remark = self._worst(line)
        line.note.setVisible(remark is not None)
        if remark is None:
            line.note.clear()
            return
        set_tone(line.note, remark.tone)
        link = ""
        if remark.link:
            shade = color("accent").name()
            link = (
                f'&nbsp; <a href="do" style="color:{shade};text-decoration:none">'
                f"{escape(remark.link)}</a>"
            )
        line.note.setText(escape(remark.text) + link)

    def _follow(self, line: _Line) -> None:
        remark = self._worst(line)
        if remark is not None and remark.run is not None:
            remark.run()


class PrefixEdit(QLineEdit):
    """A line of text with a grey word before it, in the place of a label of its own."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._fit()

    def _fit(self) -> None:
        self.setTextMargins(fonts.metrics("body").horizontalAdvance(self._prefix) + 8, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the word."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_text(painter, self.rect().adjusted(9, 0, -9, 0), self._prefix, "text3")
        painter.end()


def section(text: str) -> QLabel:
    """The title of a part of the form."""
    return label(text, "section")
