"""A line of fields between header and rows: Ctrl+F opens it, Esc clears and closes it."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from arapp.ui.design.scale import HEADER, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.tables.columns import Kind
from arapp.ui.tables.record_view import RecordView

_HEIGHT = 36
_SILENT = frozenset({Kind.TICK, Kind.BAR, Kind.METER})


class FilterRow(QFrame):
    """Fields under the columns of a view; hidden until asked for.

    Signals:
        filtered(dict): column key → text, after each change.
    """

    filtered = Signal(dict)

    def __init__(self, view: RecordView) -> None:
        super().__init__(view.header())
        self._view = view
        self._fields: dict[int, QLineEdit] = {}
        self.setProperty("ground", "surface")
        self.setProperty("rule", "bottom")
        header = view.header()
        header.installEventFilter(self)
        header.sectionResized.connect(lambda *_: self._place())
        header.sectionMoved.connect(lambda *_: self._place())
        view.horizontalScrollBar().valueChanged.connect(lambda _: self._place())
        view.filter_asked.connect(self.begin)
        self.hide()

    def begin(self) -> None:
        """Open and go to the field over the current column."""
        self._make()
        self._open(True)
        field = self._fields.get(self._view.currentIndex().column())
        first = field or next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.selectAll()

    def clear(self) -> None:
        """Take the filters away and close."""
        for field in self._fields.values():
            field.blockSignals(True)
            field.clear()
            field.blockSignals(False)
        self._view.records().clear_filters()
        self.filtered.emit({})
        self._open(False)
        self._view.setFocus()

    def _open(self, on: bool) -> None:
        header: Any = self._view.header()
        header.set_extra(_HEIGHT if on else 0)
        self.setVisible(on)
        self._fit()

    def _fit(self) -> None:
        self.setGeometry(0, HEADER, self._view.header().width(), _HEIGHT)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As wide as the header."""
        if event.type() is QEvent.Type.Resize and watched is self._view.header():
            self._fit()
        return False

    def _make(self) -> None:
        model = self._view.records()
        known = model.filters()
        for number, column in enumerate(model.columns):
            silent = column.kind in _SILENT or not column.title or not column.filtered
            if number in self._fields or silent:
                continue
            field = QLineEdit(self)
            field.setProperty("small", "1")
            field.setAccessibleName(self.tr("Filter {column}").format(column=column.title))
            field.setPlaceholderText(_example(column))
            field.setText(known.get(column.key, ""))
            field.textChanged.connect(lambda text, key=column.key: self._typed(key, text))
            self._fields[number] = field

    def _typed(self, key: str, text: str) -> None:
        self._view.records().set_filter(key, text)
        self.filtered.emit(self._view.records().filters())

    def _place(self) -> None:
        header: Any = self._view.header()
        shown = header.shown_sections()
        for number, field in self._fields.items():
            left = header.sectionViewportPosition(number)
            right = left + header.sectionSize(number)
            left += MARGIN_LEFT - 7 if shown and number == shown[0] else 2
            right -= MARGIN_RIGHT - 7 if shown and number == shown[-1] else 2
            field.setGeometry(left, 4, max(right - left, 20), 28)
            field.setVisible(number in shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears; Enter and ↓ go to the rows."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._view.setFocus()
        else:
            super().keyPressEvent(event)


def _example(column: Any) -> str:
    return {Kind.MONEY: ">10000", Kind.DAY: "<11-20", Kind.AGE: ">30"}.get(column.kind, "")
