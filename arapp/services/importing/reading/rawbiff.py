"""What the records of an old workbook (xls) hold, before a reader hides some of it.

Used in the child process only; calamine gives '' for error cells, and the texts of Excel 95 in a
Chinese code page come out of it as noise.
"""

import io
import struct

from arapp.services.importing.errors import FileDamaged, PasswordNeeded
from arapp.services.importing.reading.rawsheet import ERROR_NAMES, SheetFacts, guard_area

_BOF, _EOF, _SHEET, _1904, _ROW, _MERGED = 0x0809, 0x000A, 0x0085, 0x0022, 0x0208, 0x00E5
_NUMBERS, _BOOLERR, _FORMULA = frozenset({0x0203, 0x027E, 0x00BD}), 0x0205, 0x0006
_CELLS = _NUMBERS | {_BOOLERR, _FORMULA, 0x0204, 0x00D6, 0x00FD, 0x0201, 0x00BE}
_FILEPASS = 0x002F
_HIDDEN = 0x20
_BIFF8 = 0x0600
_NO_SECTOR = 0xFFFFFFFA


class BiffFacts:
    """`version` of the first record (0x0600: Excel 97 and later), sheets in their order.

    `looped`: the sectors of the file are chained in a way that only the second reader survives.
    """

    __slots__ = ("date1904", "looped", "macros", "sheets", "version")

    def __init__(self) -> None:
        self.version = 0
        self.date1904 = self.macros = self.looped = False
        self.sheets: list[SheetFacts] = []

    @property
    def is_old(self) -> bool:
        """Whether its texts are of eight bits, in a code page."""
        return self.version < _BIFF8


def scan_biff(data: bytes, file: str) -> BiffFacts:
    """Facts of an xls file. Raises FileDamaged, FileTooLarge, PasswordNeeded."""
    facts = BiffFacts()
    stream = _stream(data, facts, file)
    if len(stream) < 8:
        raise FileDamaged(file=file, reason="truncated", detail="stream")
    kind, _size, version = struct.unpack_from("<HHH", stream)
    facts.version = version if kind == _BOF else 0
    if facts.version in (0x0500, _BIFF8):
        starts = _globals(stream, facts, file)
        facts.sheets = [_sheet(stream, start, file) for start in starts]
    return facts


def _stream(data: bytes, facts: BiffFacts, file: str) -> bytes:
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return data
    import olefile

    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        facts.macros = ole.exists("_VBA_PROJECT_CUR") or ole.exists("_VBA_PROJECT")
        name = next(name for name in ("Workbook", "Book") if ole.exists(name))
        stream: bytes = ole.openstream(name).read()
        facts.looped = _loops(list(ole.fat))
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # a library that reads hostile bytes; whatever it says, it is damage
        raise FileDamaged(file=file, reason="truncated", detail=type(fault).__name__) from None
    return stream


def _loops(sectors: list[int]) -> bool:
    """Whether chains of sectors meet: calamine would follow them until the memory ends."""
    following = [number for number in sectors if number < _NO_SECTOR]
    return len(set(following)) != len(following)


def _globals(stream: bytes, facts: BiffFacts, file: str) -> list[int]:
    """Where the worksheets begin, in their order."""
    starts, at = [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            break
        if kind == _FILEPASS:  # what follows is noise until it is decrypted
            raise PasswordNeeded(file=file, reason="encrypted")
        if kind == _SHEET and size >= 6:
            start, _state, what = struct.unpack_from("<IBB", stream.ljust(at + 10, b"\0"), at + 4)
            if what == 0:
                starts.append(start)
        elif kind == _1904 and size >= 2 and at + 6 <= len(stream):
            facts.date1904 = stream[at + 4] == 1
        at += 4 + size
    return starts


def _sheet(stream: bytes, at: int, file: str) -> SheetFacts:
    facts = SheetFacts()
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return facts
        elif depth == 1 and len(body) >= 6:
            _note(facts, kind, body, file)
    raise FileDamaged(file=file, reason="truncated", detail="sheet")


def _note(facts: SheetFacts, kind: int, body: bytes, file: str) -> None:
    row, column = struct.unpack_from("<HH", body)
    if kind in _CELLS and column > 255:
        raise FileDamaged(file=file, reason="cell_address", detail=f"{row + 1}:{column + 1}")
    error = _error(kind, body)
    if error is not None:
        facts.odd[row + 1, column + 1] = "error:" + ERROR_NAMES.get(error, "")
    elif kind in _NUMBERS or (kind == _FORMULA and body[12:14] not in (b"\xff\xff", b"")):
        facts.rows.add(row + 1)
        guard_area(row + 1, column + 1, file)
    elif kind == _ROW and len(body) >= 16 and body[12] & _HIDDEN:
        facts.hidden.append(row + 1)
    elif kind == _MERGED:
        for place in range(2, len(body) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", body, place)
            facts.merged.append((top + 1, left + 1, bottom + 1, right + 1))


def _error(kind: int, body: bytes) -> int | None:
    """The code of an error, stored as such or as what a formula came to."""
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        return body[6]
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
