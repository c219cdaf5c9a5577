"""What the user decides on the page, as new options under which the files are read again. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from arapp.services.importing.stage import Options

Key = tuple[int, int]
"""File and table by their places."""


def read_column_as(options: Options, key: Key, header: str, field: str) -> Options:
    """A column means another field; "" leaves it alone."""
    columns = {place: dict(fields) for place, fields in options.columns.items()}
    columns.setdefault(key, {})[header] = field
    return replace(options, columns=columns)


def read_table_as(options: Options, key: Key, kind: str) -> Options:
    """A table is of another kind; what was said of its columns is forgotten."""
    columns = {place: fields for place, fields in options.columns.items() if place != key}
    return replace(options, kinds={**options.kinds, key: kind}, columns=columns)


def correct_cells(
    options: Options, key: Key, rows: Iterable[int], column: int, text: str
) -> Options:
    """Cells of one column hold another text."""
    cells = {**options.cells, **{(*key, row, column): text for row in rows}}
    return replace(options, cells=cells)


def restore_cell(options: Options, key: Key, row: int, column: int) -> Options:
    """A corrected cell holds again what the file says."""
    cells = {place: text for place, text in options.cells.items() if place != (*key, row, column)}
    return replace(options, cells=cells)


def take_out(options: Options, key: Key, rows: Iterable[int], *, out: bool = True) -> Options:
    """Rows stay out of the import (or come back in)."""
    meant = frozenset((*key, row) for row in rows)
    excluded = options.excluded | meant if out else options.excluded - meant
    return replace(options, excluded=excluded)


def is_customer(options: Options, name: str, known: str) -> Options:
    """A name of the sheet is that of a customer in the ledger."""
    return replace(options, names={**options.names, name: known})


def answered(options: Options, question: str, choice: str) -> Options:
    """The answer to a question about the whole file: date order or currency."""
    if question == "currency":
        return replace(options, currency=choice)
    return replace(options, date_order=choice)


def is_not(options: Options, name: str) -> Options:
    """A name of the sheet is its own again."""
    return replace(options, names={n: known for n, known in options.names.items() if n != name})


def take(options: Options, fields: Iterable[tuple[str, str]], *, taken: bool) -> Options:
    """Fields of known records (record, field) are taken from the sheet, or stay as they are."""
    return replace(options, taken={**options.taken, **dict.fromkeys(fields, taken)})


def take_all(options: Options, rule: str) -> Options:
    """All of them under one rule: none, empty, all."""
    return replace(options, update=rule, taken={})


def forget_layout(options: Options, fingerprint: str) -> Options:
    """A layout counts as never seen."""
    known = {mark: layout for mark, layout in options.layouts.items() if mark != fingerprint}
    return replace(options, layouts=known)
