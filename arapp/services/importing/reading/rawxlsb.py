"""What the records of a binary workbook (xlsb) hold, before a reader hides some of it.

Used in the child process only; calamine gives '' for error cells.
"""

import struct
from collections.abc import Iterator

from arapp.services.importing.errors import FileDamaged
from arapp.services.importing.reading.rawsheet import ERROR_NAMES, SheetFacts, guard_area

_ROW, _BLANK, _ERROR, _FORMULA_ERROR = 0, 1, 3, 11
_NUMBERS = frozenset({2, 4, 5, 9, 10})  # RK, bool, real, and formulas that gave a number or bool
_LAST_CELL = 11
_SHEET, _PROPERTIES, _MERGED = 156, 153, 176


def records(content: bytes, file: str) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of each record. Raises FileDamaged when the last one is cut."""
    at, size = 0, len(content)
    try:
        while at < size:
            kind = content[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            while True:
                byte = content[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift > 21:
                    break
            if at + length > size:
                break
            yield kind, content[at : at + length]
            at += length
        else:
            return
    except IndexError:
        pass
    raise FileDamaged(file=file, reason="truncated", detail="record")


def read_book(content: bytes, file: str) -> tuple[bool, list[tuple[str, str]]]:
    """Of a workbook.bin: whether days count from 1904, and (name, relation) of each sheet."""
    from_1904, sheets = False, []
    for kind, body in records(content, file):
        if kind == _PROPERTIES and body:
            from_1904 = bool(body[0] & 1)
        elif kind == _SHEET:
            relation, rest = _wide(body[8:], file)
            sheets.append((_wide(rest, file)[0], relation))
    return from_1904, sheets


def _wide(body: bytes, file: str) -> tuple[str, bytes]:
    if len(body) < 4:
        raise FileDamaged(file=file, reason="inconsistent", detail="sheet")
    count = struct.unpack_from("<I", body)[0]
    if count == 0xFFFFFFFF:
        return "", body[4:]
    return body[4 : 4 + 2 * count].decode("utf-16-le", "replace"), body[4 + 2 * count :]


def scan_xlsb(content: bytes, file: str) -> SheetFacts:
    """Facts of a sheet part. Raises FileDamaged, FileTooLarge."""
    facts = SheetFacts()
    number = 0
    for kind, body in records(content, file):
        if kind == _ROW and len(body) >= 12:
            number = struct.unpack_from("<I", body)[0] + 1
            if body[11] & 0x10:
                facts.hidden.append(number)
        elif _BLANK < kind <= _LAST_CELL and len(body) >= 8:
            column = struct.unpack_from("<I", body)[0] + 1
            facts.right = max(facts.right, column)
            guard_area(number, column, file)
            if kind in (_ERROR, _FORMULA_ERROR) and len(body) >= 9:
                facts.odd[number, column] = "error:" + ERROR_NAMES.get(body[8], "")
            elif kind in _NUMBERS:
                facts.rows.add(number)
        elif kind == _MERGED and len(body) >= 16:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            facts.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    return facts
