"""Filtering, sorting, grouping and summing of rows: no model, no view."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic

from arapp.ui.tables.columns import Column, GroupHead, Row, currency, minor, sort_key
from arapp.ui.tables.filters import row_test

WINDOW = 200
Order = tuple[tuple[str, bool], ...]
"""Sort keys, most important first: column key, descending."""
Sums = dict[str, dict[str, int]]
"""Column key → currency → minor units."""


@dataclass(frozen=True)
class Window:
    """What a source is asked for: rows `first`…, at most `size`, in order, under filters."""

    first: int
    size: int
    order: tuple[tuple[str, bool], ...] = ()
    """column key, descending"""
    filters: tuple[tuple[str, str], ...] = ()
    """column key, text typed"""


@dataclass
class Group(Generic[Row]):
    """A group as shown: key, head, rows in order, sums per total column and currency."""

    key: Hashable
    head: GroupHead
    rows: list[Row] = field(default_factory=list)
    sums: dict[str, dict[str, int]] = field(default_factory=dict)


def kept(
    rows: Iterable[Row],
    columns: Mapping[str, Column[Row]],
    filters: Mapping[str, str],
    keep: Callable[[Row], bool] | None,
    today: date,
) -> list[Row]:
    """Rows every typed filter and the segment's filter leave."""
    tests = [row_test(columns[key], text, today) for key, text in filters.items()]
    if keep is not None:
        tests.append(keep)
    return [row for row in rows if all(test(row) for test in tests)]


def ordered(
    rows: list[Row],
    columns: Mapping[str, Column[Row]],
    order: Order,
    row_id: Callable[[Row], Hashable],
) -> list[Row]:
    """Rows by the sort keys; empty values last either way, ties by id, so never random."""
    if not order:
        return rows
    found = sorted(rows, key=lambda row: _comparable(row_id(row)))
    for key, descending in reversed(order):
        keyed = [(sort_key(columns[key], row), row) for row in found]
        full = [pair for pair in keyed if pair[0][0] == 0]
        full.sort(key=lambda pair: pair[0], reverse=descending)
        found = [row for _, row in full] + [row for (empty, _), row in keyed if empty]
    return found


def _comparable(row_id: Hashable) -> tuple[int, Any]:
    return (0, row_id) if isinstance(row_id, int) else (1, str(row_id))


def grouped(
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    group: Callable[[Row], Hashable] | None,
    head: Callable[[Hashable, Sequence[Row]], GroupHead] | None,
) -> list[Group[Row]]:
    """Groups in the order of their heads; one nameless group when there are none."""
    if group is None or head is None:
        return [Group(None, GroupHead(""), list(rows), sums_of(columns, rows))]
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(group(row), []).append(row)
    groups = [Group(key, head(key, own), own, sums_of(columns, own)) for key, own in found.items()]
    return sorted(groups, key=lambda made: made.head.order)


def sums_of(columns: Iterable[Column[Row]], rows: Iterable[Row]) -> Sums:
    """Sums per total column and currency."""
    listed = list(rows)
    return {column.key: _sums(column, listed) for column in columns if column.total}


def _sums(column: Column[Any], rows: Iterable[Any]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        value = column.value(row)
        units = minor(value)
        if units is not None:
            code = currency(value)
            sums[code] = sums.get(code, 0) + units
    return sums
