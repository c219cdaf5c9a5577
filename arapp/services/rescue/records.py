"""Rows out of pages: trees of tables, cells, records. A bad page or cell loses only its rows."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from arapp.services.rescue.pages import Pages

Value = int | float | str | bytes | None
Sink = Callable[[int, list["Value"]], None]
"""Takes a row: its id and its values."""
Gap = tuple[int, int | None]
"""Ids above the first up to the second (None: without end) that could not be read."""

_INTERIOR, _LEAF = 5, 13
_LONGEST = 1 << 28  # bytes of a record; nothing of ours comes near
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)  # bytes of a value, by its kind


class Unreadable(Exception):
    """A cell that is no record."""


@dataclass(slots=True)
class Tree:
    """What was read of a table: where its rows went, and the ranges of ids that were not read."""

    take: Sink
    gaps: list[Gap] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)


def read_tree(pages: Pages, root: int, take: Sink) -> Tree:
    """Give everything below a root page to `take`, in the order of ids."""
    tree = Tree(take)
    todo: list[tuple[int, int, int | None]] = [(root, -1, None)]
    while todo:
        number, low, high = todo.pop()
        data = pages.page(number)
        kind = data[_start(number)] if data else 0
        if number in tree.pages or kind not in (_INTERIOR, _LEAF):
            tree.gaps.append((low, high))
            continue
        tree.pages.add(number)
        if kind == _INTERIOR:
            todo += reversed(list(_children(data, number, low, high, tree)))
        else:
            _read_leaf(pages, number, data, (low, high), tree)
    return tree


def leaf_rows(pages: Pages, number: int) -> list[tuple[int, list[Value]]]:
    """(id, values) of a page that may be a leaf of some table; [] for any other."""
    data = pages.page(number)
    if not data or data[_start(number)] != _LEAF:
        return []
    found: list[tuple[int, list[Value]]] = []
    _read_leaf(
        pages, number, data, (-1, None), Tree(lambda row, values: found.append((row, values)))
    )
    return found


def _start(number: int) -> int:
    return 100 if number == 1 else 0  # the first page begins with the header of the file


def _cells(data: bytes, number: int, head: int) -> list[int]:
    start = _start(number)
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    room = (len(data) - start - head) // 2
    taken = data[start + head : start + head + 2 * min(count, room)]
    return list(struct.unpack(f">{len(taken) // 2}H", taken))


def _children(
    data: bytes, number: int, low: int, high: int | None, tree: Tree
) -> Iterator[tuple[int, int, int | None]]:
    """(page, ids above, ids up to) of every child; a cell that makes no sense is a gap."""
    for at in _cells(data, number, 12):
        try:
            child = struct.unpack(">I", data[at : at + 4])[0]
            key, _ = _varint(data, at + 4)
        except (struct.error, IndexError):
            continue
        if key <= low or (high is not None and key > high):
            tree.gaps.append((low, high))
            continue
        yield child, low, key
        low = key
    start = _start(number)
    yield struct.unpack(">I", data[start + 8 : start + 12])[0], low, high


def _read_leaf(pages: Pages, number: int, data: bytes, span: Gap, tree: Tree) -> None:
    low, high = span
    before, missing = low, False
    for at in _cells(data, number, 8):
        try:
            row, values = _record(pages, data, at)
        except (Unreadable, IndexError, struct.error):
            missing = True
            continue
        if row <= before or (high is not None and row > high):
            missing = True
            continue
        if missing and row - before > 1:
            tree.gaps.append((before, row - 1))
        tree.take(row, values)
        before, missing = row, False
    if missing and before != high:
        tree.gaps.append((before, high))


def _record(pages: Pages, data: bytes, at: int) -> tuple[int, list[Value]]:
    """Id and values of the cell at that place. Raises Unreadable, IndexError, struct.error."""
    if at < 8:
        raise Unreadable
    length, at = _varint(data, at)
    row, at = _varint(data, at)
    if not 0 < length < _LONGEST:
        raise Unreadable
    return _signed(row), _values(_payload(pages, data, at, length))


def _payload(pages: Pages, data: bytes, at: int, length: int) -> bytes:
    """The record's bytes, those on overflow pages too."""
    usable = pages.usable
    if length <= usable - 35:
        whole = data[at : at + length]
        if len(whole) != length:
            raise Unreadable
        return whole
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (length - least) % (usable - 4)
    local = wanted if wanted <= usable - 35 else least
    found = bytearray(data[at : at + local])
    following = int.from_bytes(data[at + local : at + local + 4], "big")
    for _ in range(length // (usable - 4) + 1):
        if len(found) >= length:
            break
        more = pages.page(following)
        if not more:
            raise Unreadable
        found += more[4 : 4 + min(usable - 4, length - len(found))]
        following = int.from_bytes(more[:4], "big")
    if len(found) != length:
        raise Unreadable
    return bytes(found)


def _values(payload: bytes) -> list[Value]:
    head, at = _varint(payload, 0)
    if not at <= head <= len(payload):
        raise Unreadable
    body = head
    values: list[Value] = []
    while at < head:
        kind = payload[at]  # nearly always one byte; a call for each would take half the time
        if kind < 0x80:
            at += 1
        else:
            kind, at = _varint(payload, at)
        end = body + (_SIZES[kind] if kind < 12 else (kind - 12) // 2)
        values.append(_value(kind, payload[body:end]))
        body = end
    if at != head or body != len(payload):  # also what reached beyond the end
        raise Unreadable
    return values


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if 0 < kind < 7:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (10, 11):
        raise Unreadable
    return kind - 8 if kind else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """(value, place after it). Raises IndexError at the end of the data."""
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
