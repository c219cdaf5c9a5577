"""The keys and the mouse of the one view: opening, ticking, folding, editing, going by letters."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from arapp.ui import pinyin
from arapp.ui.tables import clipboard
from arapp.ui.tables.columns import Kind, shown
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.long_model import LongModel, records_of
from arapp.ui.tables.painted_view import PaintedView, plain

_TYPED_FOR = 1000


class KeyedView(PaintedView):
    """Signals:
    opened(object): Enter or double click on a row.
    link_clicked(object, str): a link cell: row, column key.
    filter_asked(): Ctrl+F.
    """

    opened = Signal(object)
    link_clicked = Signal(object, str)
    filter_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_menu: Callable[[QMenu, Any], None] | None = None
        """`row_menu(menu, row)` fills the right-click menu."""
        self.folded: set[Any] = set()
        self._typed = ""
        self._typed_timer = self.timer(_TYPED_FOR, self._forget_typed)

    def current_row(self) -> Any:
        """The row under the cursor, or None."""
        model = records_of(self.model())
        return model.row_at(self.currentIndex()) if model is not None else None

    def selected_rows(self) -> list[Any]:
        """The selected rows, in order; of a long list those that were fetched."""
        model = self.records()
        if isinstance(model, LongModel):
            return model.loaded(self.selected_places())
        chosen = sorted(
            self.selectionModel().selectedRows(), key=lambda i: (i.parent().row(), i.row())
        )
        return [row for row in map(model.row_at, chosen) if row is not None]

    def selected_places(self) -> list[int]:
        """Places of the selected rows of a flat list, fetched or not."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(n) for n in range(chosen.count())]
        return sorted({place for one in ranges for place in range(one.top(), one.bottom() + 1)})

    def go_to(self, row_id: Hashable) -> bool:
        """Make a row current and visible, opening its group; False when it is not shown."""
        index = self.records().index_of(row_id)
        if not index.isValid():
            return False
        if index.parent().isValid():
            self.unfold(index.parent())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def copy(self) -> None:
        """Selected rows to the clipboard."""
        model = self.records()
        columns = [model.columns[n] for n in self.head.shown_sections()]
        rows = self.selected_rows()
        if rows:
            QGuiApplication.clipboard().setMimeData(clipboard.mime(columns, rows, model.today))

    def copy_cell(self) -> None:
        """The one cell under the cursor."""
        text = self.currentIndex().data(Qt.ItemDataRole.DisplayRole)
        QGuiApplication.clipboard().setText(str(text or ""))

    def fold(self, index: Index, on: bool) -> None:
        """Fold or open a group."""
        group = self.records().group_at(index)
        if group is not None:
            (self.folded.add if on else self.folded.discard)(group.key)
            self.setExpanded(plain(index), not on)

    def unfold(self, index: Index) -> None:
        """Open a group that is folded."""
        if not self.isExpanded(plain(index)):
            self.fold(index, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, arrows fold, Ctrl+C copies, letters go to a row."""
        call = self._keys().get(event.keyCombination().toCombined())
        if call is not None and call():
            event.accept()
            return
        super().keyPressEvent(event)

    def _keys(self) -> dict[int, Callable[[], bool]]:
        control = Qt.KeyboardModifier.ControlModifier.value
        alt = Qt.KeyboardModifier.AltModifier.value
        return {
            Qt.Key.Key_Return.value: self._open,
            Qt.Key.Key_Enter.value: self._open,
            Qt.Key.Key_Space.value: self._toggle,
            Qt.Key.Key_Left.value: lambda: self._fold_current(True),
            Qt.Key.Key_Right.value: lambda: self._fold_current(False),
            Qt.Key.Key_F2.value: self._edit,
            control | Qt.Key.Key_C.value: lambda: _did(self.copy),
            control | Qt.Key.Key_F.value: lambda: _did(self.filter_asked.emit),
            alt | Qt.Key.Key_Up.value: lambda: self._order_by_current(False),
            alt | Qt.Key.Key_Down.value: lambda: self._order_by_current(True),
        }

    def _order_by_current(self, descending: bool) -> bool:
        model, column = self.records(), self.currentIndex().column()
        if column < 0:
            return False
        return _did(lambda: model.set_order([(model.columns[column].key, descending)]))

    def _open(self) -> bool:
        row = self.current_row()
        if row is None:
            group = self.currentIndex()
            return _did(lambda: self.fold(group, self.isExpanded(group)))
        return _did(lambda: self.opened.emit(row))

    def _toggle(self) -> bool:
        model = self.records()
        if not any(column.kind is Kind.TICK for column in model.columns):
            return False
        rows = self.selected_rows() or [r for r in [self.current_row()] if r is not None]
        return _did(lambda: model.toggle(rows))

    def _fold_current(self, on: bool) -> bool:
        index = self.currentIndex()
        if not self.records().is_grouped():
            return False
        if self.records().group_at(index) is None:
            index = index.parent()
            if not on:
                return False
            self.setCurrentIndex(index)
        return _did(lambda: self.fold(index, on))

    def _edit(self) -> bool:
        model = self.records()
        row = self.current_row()
        for number in self.head.shown_sections():
            if row is not None and model.columns[number].can_edit(row):
                index = self.currentIndex().siblingAtColumn(number)
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.NoUpdate
                )
                self.edit(index)
                return True
        return False

    def keyboardSearch(self, search: str) -> None:
        """Letters typed within a second: the next row whose first text begins with them."""
        if search.isdigit() and not self._typed and self._edit():
            return
        self._typed += search
        self._typed_timer.start()
        model = self.records()
        row = self.find_typed(model.rows(), self._typed)
        if row is not None:
            self.go_to(model.row_id(row))

    def find_typed(self, rows: Iterable[Any], typed: str) -> Any:
        """First row, from the current one on, whose leading text or initials begin so."""
        model = self.records()
        column = next((c for c in model.columns if c.kind in {Kind.TEXT, Kind.LINK}), None)
        listed = list(rows)
        current = self.current_row()
        start = listed.index(current) if current in listed else 0
        start += len(typed) == 1 and current in listed
        for row in (*listed[start:], *listed[:start]) if column else ():
            letters = column.initials(row) if column and column.initials else ""
            if column and pinyin.starts(typed, shown(column, row, model.today), letters):
                return row
        return None

    def _forget_typed(self) -> None:
        self._typed = ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Group lines fold, tick boxes toggle, links act, fields open."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers().value
        if plain and index.isValid() and self._pressed(index):
            event.accept()
            return
        super().mousePressEvent(event)

    def _pressed(self, index: QModelIndex) -> bool:
        model = self.records()
        if model.group_at(index) is not None:
            self.setCurrentIndex(index)
            return _did(lambda: self.fold(index, self.isExpanded(index)))
        row, column = model.row_at(index), model.columns[index.column()]
        if column.kind is Kind.TICK:
            self.setCurrentIndex(index)
            return _did(lambda: model.toggle([row]))
        if column.kind is Kind.LINK and column.value(row):
            self.setCurrentIndex(index)
            return _did(lambda: self.link_clicked.emit(row, column.key))
        if row is not None and column.can_edit(row):
            self.setCurrentIndex(index)
            return _did(lambda: self.edit(index))
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter, on rows."""
        row = self.records().row_at(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover of the whole row; the hand over links."""
        index = self.indexAt(event.position().toPoint())
        self.set_hover(index)
        model = self.records()
        link = (
            index.isValid() and model.row_at(index) is not None
            and model.columns[index.column()].kind is Kind.LINK
        )  # fmt: skip
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No hover outside."""
        self.set_hover(QModelIndex())
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of the row, and copying."""
        row = self.current_row()
        if row is not None:
            menu = self.make_menu(row)
            menu.exec(event.globalPos())
            menu.deleteLater()

    def make_menu(self, row: Any) -> QMenu:
        """The right-click menu of a row."""
        menu = QMenu(self)
        if self.row_menu is not None:
            self.row_menu(menu, row)
            menu.addSeparator()
        menu.addAction(self.tr("Copy rows"), self.copy)
        menu.addAction(self.tr("Copy cell"), self.copy_cell)
        return menu


def _did(call: Callable[[], object]) -> bool:
    call()
    return True
