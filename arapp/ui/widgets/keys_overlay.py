"""F1: the keys of this page, from the same table of actions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from arapp.ui.actions import ActionTable
from arapp.ui.widgets.buttons import KeyCap
from arapp.ui.widgets.labels import label, stack
from arapp.ui.widgets.overlay import Overlay

_COLUMNS = 2


class KeysOverlay(Overlay):
    """Sections of keys, two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=720)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.panel_box.addWidget(self._area)

    def show_keys(self, sections: Sequence[tuple[str, ActionTable]]) -> None:
        """Open with a section per table: title, then every action that has a key."""
        content = QWidget()
        box = stack(content, margins=(24, 20, 24, 20), gap=8)
        for title, table in sections:
            rows = [row for row in table if row.key]
            if rows:
                box.addWidget(label(title, "section"))
                box.addLayout(self._grid(table, [row.id for row in rows]))
                box.addSpacing(12)
        box.addStretch()
        self._area.setWidget(content)
        self._area.setMinimumHeight(content.sizeHint().height() + 4)
        self.open_over()
        self._area.setMinimumHeight(0)
        self.setFocus()

    def _grid(self, table: ActionTable, ids: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        half = -(-len(ids) // _COLUMNS)
        for place, id_ in enumerate(ids):
            line, column = place % half, place // half
            keys = QWidget()
            inner = stack(keys)
            inner.addWidget(KeyCap(table.row(id_).key))
            grid.addWidget(keys, line, column * 2)
            grid.addWidget(label(table.text(id_), tone="text2"), line, column * 2 + 1)
            grid.setColumnStretch(column * 2 + 1, 1)
            grid.setColumnMinimumWidth(column * 2, 86)
        return grid
