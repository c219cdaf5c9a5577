"""A list with a form, as data: its columns, fields, query and commands (shown by `DeskPage`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arapp.models.tx import Tx
from arapp.services.dispatch import Command
from arapp.ui.tables.columns import Column
from arapp.ui.widgets.entry_pane import Entry


@dataclass(frozen=True)
class Desk:
    """One list and its form.

    `read(tx)` gives the rows; `save(values, row)` the command for a new record (row None) or a
    changed one; `finish(row)` the command of Ctrl+Enter, None where there is none for this row;
    `words(tx)` what fields propose while typing; `exported` the list of the headless contract.
    """

    key: str
    title: str
    columns: Sequence[Column[Any]]
    entries: Sequence[Entry]
    read: Callable[[Tx], Sequence[Any]]
    values: Callable[[Any], Mapping[str, Any]]
    save: Callable[[Mapping[str, Any], Any], Command]
    heading: Callable[[Any], str]
    record: Callable[[Any], str]
    empty: str
    exported: str
    total: bool = False
    finish_text: str = ""
    finish: Callable[[Any], Command | None] = lambda _row: None
    words: Callable[[Tx], Mapping[str, Sequence[str]]] = lambda _tx: {}
    waits: Callable[[Any], bool] = lambda _row: True
    """whether the row counts in the segment"""
