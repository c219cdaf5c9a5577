"""The one view for all tables, flat and grouped."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from arapp.ui import pinyin
from arapp.ui.design.colors import color, hairline
from arapp.ui.tables import clipboard, groups, layout
from arapp.ui.tables.columns import Kind, shown
from arapp.ui.tables.delegates import CellDelegate
from arapp.ui.tables.empty import Empty
from arapp.ui.tables.header import RecordHeader
from arapp.ui.tables.record_model import RecordModel

Index = QModelIndex | QPersistentModelIndex

_LINE_AFTER = 150
_DIM_AFTER = 600
_TYPED_FOR = 1000
_MARK = 3


class RecordView(QTreeView):
    """Rows of a RecordModel.

    Signals:
        opened(object): Enter or double click on a row.
        current_changed(object): the row under the cursor, None on a group line or nothing.
        link_clicked(object, str): a link cell: row, column key.
        selected(object): list of the selected rows.
        filter_asked(): Ctrl+F.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    link_clicked = Signal(object, str)
    selected = Signal(object)
    filter_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the key under which columns are stored for this user."""
        super().__init__(parent)
        self.name = name
        self.row_menu: Callable[[QMenu, Any], None] | None = None
        """`row_menu(menu, row)` fills the right-click menu."""
        self._head = RecordHeader(self)
        self.setHeader(self._head)
        self._delegate: Any = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._folded: set[Hashable] = set()
        self._kept: tuple[Hashable, list[Hashable], int] = (None, [], 0)
        self._typed = ""
        self._loading = False
        self._hover = QPersistentModelIndex()
        self._empty = Empty(self.viewport())
        self._line_timer = self._timer(_LINE_AFTER, self.viewport().update)
        self._dim_timer = self._timer(_DIM_AFTER, self._dim)
        self._typed_timer = self._timer(_TYPED_FOR, self._forget_typed)
        self._configure()

    def _timer(self, after: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(call)
        return timer

    def _configure(self) -> None:
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._head.sort_asked.connect(self._sort)
        self._head.reset_asked.connect(lambda: layout.reset(self))
        self._head.sectionResized.connect(lambda *_: self.viewport().update())

    # --- what pages call ----------------------------------------------------------------------

    def set_model(self, model: RecordModel[Any]) -> None:
        """Show a model; columns come back as the user left them."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._come_back)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        layout.restore(self)
        self._come_back()

    def records(self) -> RecordModel[Any]:
        """The model. TypeError before `set_model`."""
        model = self.model()
        if not isinstance(model, RecordModel):
            raise TypeError("no RecordModel set")
        return model

    def use_delegate(self, delegate: Any) -> None:
        """Another delegate (two-line lists)."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def set_empty(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None,
        *, done: bool = False,
    ) -> None:  # fmt: skip
        """What stands in the middle when there are no rows; `done` adds the proven mark."""
        self._empty.say(sentence, action, run, done=done)
        self._place_empty()

    def set_loading(self, on: bool) -> None:
        """Old rows stay; a line after 150 ms, grey after 600. The next rows end it."""
        self._loading = on
        for timer in (self._line_timer, self._dim_timer):
            timer.start() if on else timer.stop()
        if not on:
            self._delegate.dim = False
        self.viewport().update()

    def current_row(self) -> Any:
        """The row under the cursor, or None."""
        model = self.model()
        return model.row_at(self.currentIndex()) if isinstance(model, RecordModel) else None

    def selected_rows(self) -> list[Any]:
        """The selected rows, in order."""
        model = self.records()
        chosen = sorted(
            self.selectionModel().selectedRows(), key=lambda i: (i.parent().row(), i.row())
        )
        return [row for row in map(model.row_at, chosen) if row is not None]

    def go_to(self, row_id: Hashable) -> bool:
        """Make a row current and visible, opening its group; False when it is not shown."""
        index = self.records().index_of(row_id)
        if not index.isValid():
            return False
        if index.parent().isValid():
            self._unfold(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def go_first(self) -> None:
        """Make the first row current."""
        rows = self.records().rows()
        if rows:
            self.go_to(self.records().row_id(rows[0]))

    def keep_state(self) -> Any:
        """Row, selection, scroll, filters, order, folded groups: for `Page.keep`."""
        self._keep()
        model = self.records()
        return (self._kept, model.filters(), model.order(), frozenset(self._folded))

    def restore_state(self, state: Any) -> None:
        """Come back to `keep_state`."""
        kept, filters, order, folded = state
        model = self.records()
        self._folded = set(folded)
        for key in model.filters().keys() - filters.keys():
            model.set_filter(key, "")
        for key, text in filters.items():
            model.set_filter(key, text)
        model.set_order(order)
        self._kept = kept
        self._come_back()

    def copy(self) -> None:
        """Selected rows to the clipboard."""
        model = self.records()
        columns = [model.columns[n] for n in self._head.shown_sections()]
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
            (self._folded.add if on else self._folded.discard)(group.key)
            self.setExpanded(_plain(index), not on)

    # --- staying in place ---------------------------------------------------------------------

    def _keep(self) -> None:
        model = self.records()
        row = self.current_row()
        ids = [model.row_id(r) for r in self.selected_rows()]
        current = model.row_id(row) if row is not None else None
        self._kept = (current, ids, self.verticalScrollBar().value())

    def _come_back(self) -> None:
        model = self.records()
        current, ids, scroll = self._kept
        self._open_groups(model)
        selection = QItemSelection()
        for row_id in ids:
            index = model.index_of(row_id)
            if index.isValid():
                selection.select(index, index.siblingAtColumn(len(model.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        found = model.index_of(current)
        if found.isValid():
            self.selectionModel().setCurrentIndex(found, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if not found.isValid():
            self.go_first()
        self.verticalScrollBar().setValue(scroll)
        self.set_loading(False)
        self._place_empty()

    def _open_groups(self, model: RecordModel[Any]) -> None:
        if not model.is_grouped():
            return
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            group = model.group_at(index)
            self.setFirstColumnSpanned(number, QModelIndex(), True)
            self.setExpanded(index, bool(group and group.key not in self._folded))

    def _unfold(self, index: Index) -> None:
        if not self.isExpanded(_plain(index)):
            self.fold(index, False)

    def _place_empty(self) -> None:
        model = self.model()
        bare = isinstance(model, RecordModel) and not model.rows()
        self._empty.show_over(bare)

    # --- order, loading -----------------------------------------------------------------------

    def _sort(self, section: int, add: bool) -> None:
        model = self.records()
        key = model.columns[section].key
        order = dict(model.order())
        if key in order:
            order[key] = not order[key]
        elif add:
            order[key] = False
        if not add:
            order = {key: order.get(key, False)}
        model.set_order(tuple(order.items()))
        layout.save(self)
        self._head.viewport().update()

    def _dim(self) -> None:
        self._delegate.dim = self._loading
        self.viewport().update()

    def _tell_selected(self, *_: object) -> None:
        self.selected.emit(self.selected_rows())
        self.viewport().update()

    # --- painting -----------------------------------------------------------------------------

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: group lines paint their own chevron."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, cells or group line, hairline, mark of the current row."""
        rect = QRect(option.rect)  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        rect.setLeft(0)
        rect.setRight(max(self.viewport().width(), self._head.length()))
        painter.fillRect(rect, color(self._ground(index)))
        group = self.records().group_at(index)
        if group is not None:
            folded = not self.isExpanded(_plain(index))
            groups.paint(painter, rect, self._head, group, folded=folded)
        else:
            self._draw_cells(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(hairline())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._is_current(index):
            mark = QRect(0, rect.top(), _MARK, rect.height())
            painter.fillRect(mark, color("accent" if self.hasFocus() else "line2"))

    def _draw_cells(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = QStyleOptionViewItem(option)
        rect = QRect(option.rect)  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        style.widget = self  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        for section in self._head.shown_sections():
            left = self._head.sectionViewportPosition(section)
            width = self._head.sectionSize(section)
            if left + width < 0 or left > self.viewport().width():
                continue
            cell = QRect(left, rect.top(), width, rect.height())
            style.rect = cell  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
            self._delegate.paint(painter, style, index.sibling(index.row(), section))

    def _ground(self, index: Index) -> str:
        model = self.records()
        row = model.row_at(index)
        ticked = row is not None and bool(model.ticked) and model.row_id(row) in model.ticked
        first = index.sibling(index.row(), 0)
        if ticked or self._is_current(index) or self.selectionModel().isSelected(first):
            return "accenttint"
        hovered = self._hover.isValid() and self._same_line(self._hover, index)
        return "hover" if hovered else "surface"

    def _is_current(self, index: Index) -> bool:
        return self._same_line(self.currentIndex(), index)

    @staticmethod
    def _same_line(left: Index, right: Index) -> bool:
        return (
            left.isValid() and left.row() == right.row()
            and left.internalId() == right.internalId()
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, and the line of loading under the header."""
        super().paintEvent(event)
        if self._loading and not self._line_timer.isActive():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, self.viewport().width(), 2, color("accent"))
            painter.end()

    # --- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, arrows fold, Ctrl+C copies, letters go to a row."""
        call = self._keys().get(event.keyCombination().toCombined())
        if call is not None and call():
            event.accept()
            return
        super().keyPressEvent(event)

    def _keys(self) -> dict[int, Callable[[], bool]]:
        control = Qt.KeyboardModifier.ControlModifier.value
        return {
            Qt.Key.Key_Return.value: self._open,
            Qt.Key.Key_Enter.value: self._open,
            Qt.Key.Key_Space.value: self._toggle,
            Qt.Key.Key_Left.value: lambda: self._fold_current(True),
            Qt.Key.Key_Right.value: lambda: self._fold_current(False),
            Qt.Key.Key_F2.value: self._edit,
            control | Qt.Key.Key_C.value: lambda: _did(self.copy),
            control | Qt.Key.Key_F.value: lambda: _did(self.filter_asked.emit),
        }

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
        for number in self._head.shown_sections():
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
        self._set_hover(index)
        model = self.records()
        link = (
            index.isValid() and model.row_at(index) is not None
            and model.columns[index.column()].kind is Kind.LINK
        )  # fmt: skip
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def _set_hover(self, index: QModelIndex) -> None:
        self._hover = QPersistentModelIndex(index)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover outside."""
        self._set_hover(QModelIndex())
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

    # --- Qt -----------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page."""
        super().currentChanged(_plain(current), _plain(previous))
        self.viewport().update()
        self.current_changed.emit(self.records().row_at(current))

    def resizeEvent(self, event: Any) -> None:
        """The empty sentence stays in the middle; the stretching column takes what is left."""
        super().resizeEvent(event)
        self._place_empty()

    def focusInEvent(self, event: Any) -> None:
        """The mark turns accent."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        """The mark turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()

    def section_left(self, key: str) -> QPoint:
        """Left edge of a column in the viewport (total row, filter row)."""
        return QPoint(self._head.sectionViewportPosition(self.records().section(key)), 0)


def _did(call: Callable[[], object]) -> bool:
    call()
    return True


def _plain(index: Index) -> QModelIndex:
    return cast("QModelIndex", index)  # PySide takes either; the stubs do not
