"""Widths, order and hiding of columns, kept per table and user."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QHeaderView, QTreeView

from arapp.ui.tables.delegates import PAD
from arapp.ui.tables.long_model import records_of

_VERSION = 1
_LEAST = 110
"""Pixels a stretching column keeps; one drawn narrower keeps its own width."""


def settings() -> QSettings:
    """The habits of this user on this machine."""
    return QSettings("arapp", "arapp")


def restore(view: QTreeView) -> None:
    """Lay out as the user left it, or as the columns say."""
    _draw(view)
    name = getattr(view, "name", "")
    store = settings()
    stamp = _stamp(view)
    if name and store.value(f"columns/{name}/stamp") == stamp:
        state = store.value(f"columns/{name}/state")
        if isinstance(state, QByteArray):
            view.header().restoreState(state)
            _modes(view)
    view.header().sectionMoved.connect(lambda *_: save(view))
    view.header().sectionResized.connect(lambda *_: _later(view))


def save(view: QTreeView) -> None:
    """Remember the layout of now."""
    name = getattr(view, "name", "")
    if name:
        store = settings()
        store.setValue(f"columns/{name}/stamp", _stamp(view))
        store.setValue(f"columns/{name}/state", view.header().saveState())


def reset(view: QTreeView) -> None:
    """Forget it and lay out as the columns say."""
    settings().remove(f"columns/{getattr(view, 'name', '')}")
    header = view.header()
    for logical in range(header.count()):
        header.moveSection(header.visualIndex(logical), logical)
    _draw(view)


def _later(view: QTreeView) -> None:
    if view.isVisible() and view.property("arranged"):
        save(view)


def _stamp(view: QTreeView) -> str:
    model = records_of(view.model())
    keys = [c.key for c in model.columns] if model is not None else []
    return f"{_VERSION}:{','.join(keys)}"


def _draw(view: QTreeView) -> None:
    header = view.header()
    columns: tuple[Any, ...] = getattr(view.model(), "columns", ())
    for number, column in enumerate(columns):
        header.resizeSection(number, column.width)
        header.setSectionHidden(number, column.hidden)
    _modes(view)


def fit(view: QTreeView) -> None:
    """Let the stretching column take what is left; where that is too little, scroll sideways."""
    header = view.header()
    columns: tuple[Any, ...] = getattr(view.model(), "columns", ())
    for number, column in enumerate(columns):
        if column.stretch and not header.isSectionHidden(number):
            others = sum(header.sectionSize(n) for n in range(header.count()) if n != number)
            least = min(column.width, _LEAST)
            wide = view.viewport().width() - others >= least
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            if header.sectionResizeMode(number) is not mode:
                header.setSectionResizeMode(number, mode)
            if not wide:
                header.resizeSection(number, least)


def give_room(view: QTreeView, widest: Mapping[str, int]) -> None:
    """Columns (by key) that are narrower than their widest text are made that wide.

    A word cut short is still read; an amount cut short is another amount. Never narrower: what the
    user drew wide stays.
    """
    header = view.header()
    columns: tuple[Any, ...] = getattr(view.model(), "columns", ())
    for number, column in enumerate(columns):
        wanted = widest.get(column.key, 0) + 2 * PAD
        if wanted > header.sectionSize(number) and not header.isSectionHidden(number):
            header.resizeSection(number, wanted)
    fit(view)


def _modes(view: QTreeView) -> None:
    header = view.header()
    columns: tuple[Any, ...] = getattr(view.model(), "columns", ())
    for number, column in enumerate(columns):
        stretch = QHeaderView.ResizeMode.Stretch
        plain = QHeaderView.ResizeMode.Interactive
        header.setSectionResizeMode(number, stretch if column.stretch else plain)
