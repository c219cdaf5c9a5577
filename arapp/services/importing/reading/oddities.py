"""Cells that a reader hid, put back where they stand. Child process only."""

from collections.abc import Iterable

Rows = Iterable[tuple[int, list[object]]]


def noted(rows: Rows, read: set[int]) -> Rows:
    """The rows as they come; `read` takes their numbers."""
    for number, values in rows:
        read.add(number)
        yield number, values


def with_odd(rows: Rows, odd: dict[tuple[int, int], str]) -> Rows:
    """Rows with the cells put back that the reader hid; rows of nothing else included."""
    waiting: dict[int, dict[int, str]] = {}
    for (row, column), what in odd.items():
        waiting.setdefault(row, {})[column] = what
    pending = sorted(waiting, reverse=True)
    for number, values in rows:
        while pending and pending[-1] < number:
            missing = pending.pop()
            yield missing, _patched([], waiting[missing])
        if pending and pending[-1] == number:
            pending.pop()
            yield number, _patched(values, waiting[number])
        else:
            yield number, values
    for missing in reversed(pending):
        yield missing, _patched([], waiting[missing])


def _patched(values: list[object], odd: dict[int, str]) -> list[object]:
    patched = list(values)
    for column, what in odd.items():
        patched.extend([None] * (column - len(patched)))
        patched[column - 1] = ValueError(what)
    return patched
