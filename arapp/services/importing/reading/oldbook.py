"""Old workbooks (xls) by xlrd: those of Excel 95 and before, and a second look at the others.

Used in the child process only. It knows the code pages of Chinese texts, which calamine does not.
"""

import io
from collections.abc import Iterator
from typing import Any

from arapp.services.importing.errors import FileDamaged, FileTooLarge, PasswordNeeded
from arapp.services.importing.reading import limits

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # cell types of xlrd


class OldBook:
    """An xls file: `names` of its sheets, `visible` by name, `rows(name)`."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        self._book: Any = self._opened(data)
        self.names: list[str] = list(self._book.sheet_names())
        shown = getattr(self._book, "_sheet_visibility", None) or [0] * len(self.names)
        self.visible = {name: not hidden for name, hidden in zip(self.names, shown, strict=False)}

    def _opened(self, data: bytes) -> Any:
        import xlrd

        stated = None if b"\x42\x00\x02\x00" in data else "gb18030"  # no code page is named
        try:
            return xlrd.open_workbook(
                file_contents=data,
                logfile=io.StringIO(),
                encoding_override=stated,
                ragged_rows=True,
                on_demand=True,
            )
        except (MemoryError, RecursionError):
            raise
        except Exception as fault:  # a library that reads hostile bytes; all of it is damage
            if "ncrypted" in str(fault):
                raise PasswordNeeded(file=self._file, reason="encrypted") from None
            raise self._damage(fault) from None

    def _damage(self, fault: Exception) -> FileDamaged:
        return FileDamaged(file=self._file, reason="truncated", detail=type(fault).__name__)

    def rows(self, name: str) -> Iterator[tuple[int, list[object]]]:
        """Non-empty rows with their 1-based numbers. Raises FileDamaged, FileTooLarge."""
        try:
            sheet = self._book.sheet_by_name(name)
            for index in range(sheet.nrows):
                kinds, values = sheet.row_types(index), sheet.row_values(index)
                cells = [self._cell(k, v) for k, v in zip(kinds, values, strict=True)]
                while cells and cells[-1] is None:
                    cells.pop()
                if len(cells) > limits.COLUMNS:
                    raise FileTooLarge(
                        file=self._file, reason="columns", limit=limits.COLUMNS, found=len(cells)
                    )
                if cells:
                    yield index + 1, cells
        except (MemoryError, RecursionError, FileTooLarge):
            raise
        except Exception as fault:  # a library that reads hostile bytes; all of it is damage
            raise self._damage(fault) from None

    def _cell(self, kind: int, value: Any) -> object:
        if kind == _TEXT:
            return value or None
        if kind == _NUMBER:
            return float(value)
        if kind == _DATE:
            return self._day(value)
        if kind == _BOOLEAN:
            return bool(value)
        if kind == _ERROR:
            from xlrd.biffh import error_text_from_code

            return ValueError("error:" + error_text_from_code.get(value, ""))
        return None

    def _day(self, serial: float) -> object:
        """A moment, or the number itself where the spreadsheet's calendar has no such day."""
        from xlrd import xldate

        if not 61 <= serial < 2_958_466 and not self._book.datemode:
            return float(serial)
        try:
            return xldate.xldate_as_datetime(serial, self._book.datemode)
        except (ValueError, OverflowError, xldate.XLDateError):
            return float(serial)
