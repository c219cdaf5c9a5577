"""The one view for all tables, flat and grouped, as pages use it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from arapp.ui.tables import layout
from arapp.ui.tables.empty import Empty
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.keyed_view import KeyedView
from arapp.ui.tables.long_model import records_of
from arapp.ui.tables.painted_view import plain
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.widgets.labels import set_property


@dataclass(frozen=True)
class _Kept:
    """Where the user was: by id, and by place for when that row has gone."""

    row_id: Hashable = None
    group: tuple[Hashable, ...] = ()
    """the key of a current group line, in a tuple"""
    place: int = 0
    selected: list[Hashable] = field(default_factory=list)
    scroll: int = 0


class RecordView(KeyedView):
    """Rows of a RecordModel; row, selection and scroll are kept by row id.

    Signals:
        opened(object), link_clicked(object, str), filter_asked(): of `KeyedView`.
        current_changed(object): the row under the cursor, None on a group line or nothing.
        selected(object): list of the selected rows.
    """

    current_changed = Signal(object)
    selected = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the key under which columns are stored for this user."""
        super().__init__(parent)
        self.name = name
        self._kept = _Kept()
        self._empty = Empty(self.viewport())
        self._configure()

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
        self.head.sort_asked.connect(self._sort)
        self.head.reset_asked.connect(lambda: layout.reset(self))
        self.head.sectionResized.connect(lambda *_: self.viewport().update())

    # --- what pages call ----------

    def set_model(self, model: RecordModel[Any]) -> None:
        """Show a model; columns come back as the user left them."""
        self.setModel(model.shape)
        if model.is_long:
            self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._come_back)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        layout.restore(self)
        self._come_back()

    def set_empty(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None,
        *, done: bool = False,
    ) -> None:  # fmt: skip
        """What stands in the middle when there are no rows; `done` adds the proven mark."""
        self._empty.say(sentence, action, run, done=done)
        self._place_empty()

    def go_first(self) -> None:
        """Make the first row current that is not folded away."""
        self._go_place(0)

    def _go_place(self, place: int) -> None:
        """To the row that now stands there, or the last one."""
        model = self.records()
        if model.is_long and model.count():
            self.setCurrentIndex(model.index(min(place, model.count() - 1), 0))
            return
        open_rows = [
            row for group in model.groups if group.key not in self.folded for row in group.rows
        ]
        if open_rows:
            self.go_to(model.row_id(open_rows[min(place, len(open_rows) - 1)]))
        elif model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
        else:
            self.current_changed.emit(None)

    def keep_state(self) -> Any:
        """Row, selection, scroll, filters, order, folded groups: for `Page.keep`."""
        self._keep()
        model = self.records()
        return (self._kept, model.filters(), model.order(), frozenset(self.folded))

    def restore_state(self, state: Any) -> None:
        """Come back to `keep_state`."""
        kept, filters, order, folded = state
        model = self.records()
        self.folded = set(folded)
        for key in model.filters().keys() - filters.keys():
            model.set_filter(key, "")
        for key, text in filters.items():
            model.set_filter(key, text)
        model.set_order(order)
        self._kept = kept
        self._come_back()

    # --- staying in place ---------------------------------------------------------------------

    def _keep(self) -> None:
        model = self.records()
        row, index = self.current_row(), self.currentIndex()
        group = model.group_at(index)
        above = sum(
            len(g.rows) for g in model.groups[: max(index.parent().row(), 0)]
            if g.key not in self.folded
        )  # fmt: skip
        self._kept = _Kept(
            row_id=model.row_id(row) if row is not None else None,
            group=(group.key,) if group is not None else (),
            place=above + max(index.row(), 0) if row is not None else 0,
            selected=[model.row_id(r) for r in self.selected_rows()],
            scroll=self.verticalScrollBar().value(),
        )

    def _come_back(self) -> None:
        model = self.records()
        kept = self._kept
        self._open_groups(model)
        selection = QItemSelection()
        for row_id in kept.selected:
            index = model.index_of(row_id)
            if index.isValid():
                selection.select(index, index.siblingAtColumn(len(model.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        found = model.index_of_group(kept.group) if kept.group else model.index_of(kept.row_id)
        if found.isValid():
            self.selectionModel().setCurrentIndex(found, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if not found.isValid():
            self._go_place(kept.place)
        self.verticalScrollBar().setValue(kept.scroll)
        if kept.selected:
            self._tell_selected()  # a reset clears the selection without a word
        self.set_loading(False)
        self._place_empty()

    def _open_groups(self, model: RecordModel[Any]) -> None:
        if not model.is_grouped():
            return
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            group = model.group_at(index)
            self.setFirstColumnSpanned(number, QModelIndex(), True)
            self.setExpanded(index, bool(group and group.key not in self.folded))

    def _place_empty(self) -> None:
        model = records_of(self.model())
        bare = model is not None and not model.count()
        self._empty.show_over(bare)

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
        self.head.viewport().update()

    def _tell_selected(self, *_: object) -> None:
        self.selected.emit(self.selected_rows())
        self.viewport().update()

    # --- Qt -----------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page."""
        super().currentChanged(plain(current), plain(previous))
        self.viewport().update()
        self.current_changed.emit(self.records().row_at(current))

    def showEvent(self, event: Any) -> None:
        """The scroll bar begins under the header, where there is one."""
        super().showEvent(event)
        set_property(self.verticalScrollBar(), "under", "" if self.head.isHidden() else "1")

    def resizeEvent(self, event: Any) -> None:
        """The empty sentence stays in the middle; the stretching column takes what is left."""
        super().resizeEvent(event)
        layout.fit(self)
        self._place_empty()

    def section_left(self, key: str) -> QPoint:
        """Left edge of a column in the viewport (total row, filter row)."""
        return QPoint(self.head.sectionViewportPosition(self.records().section(key)), 0)
