"""Workbooks by calamine first, openpyxl where the raw XML disagrees. Child process only."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from arapp.services.importing.errors import FileDamaged, FileTooLarge, PasswordNeeded
from arapp.services.importing.reading import limits, prescan
from arapp.services.importing.reading.prescan import BookFacts
from arapp.services.importing.reading.rawsheet import SheetFacts

Rows = Iterator[tuple[int, list[object]]]


class Book:
    """A workbook in memory: `names`, `visible(name)`, `rows(name)` with their 1-based numbers."""

    def __init__(self, data: bytes, form: str, file: str, beside: bool = False) -> None:
        """`beside`: the first sheet may be read while the raw XML is looked at, on two cores.

        A file that breaks the reader ends the process then, before the raw XML has told why:
        such a file is asked for again without it.
        """
        self._data, self._form, self._file = data, form, file
        self._ahead: dict[str, Any] = {}
        self._early: Any = None
        self.facts = self._scanned(beside) if form == "zip" else BookFacts("xls")
        biff: Any = None
        if form == "biff":
            from arapp.services.importing.reading.rawbiff import scan_biff

            biff = scan_biff(data, file)
        by_second = biff and (biff.is_old or biff.looped)
        self._book: Any = None if by_second else self._calamine(biff is not None)
        if self._book is None:
            old = self._old_book()
            self.names, self._visible = old.names, old.visible
        else:
            sheets = self._book.sheets_metadata
            self.names = [s.name for s in sheets if str(s.typ).endswith("WorkSheet")]
            self._visible = {s.name: str(s.visible).endswith(".Visible") for s in sheets}
        if biff is not None:
            self.facts.date1904, self.facts.macros = biff.date1904, biff.macros
            self.facts.sheets = dict(zip(self.names, biff.sheets, strict=False))

    def _scanned(self, beside: bool) -> BookFacts:
        if not beside:
            return prescan.scan(self._data, self._file)
        from threading import Thread

        prescan.guard(self._data, self._file)
        reader = Thread(target=self._read_ahead, daemon=True)  # a refusal does not wait for it
        reader.start()
        facts = prescan.scan(self._data, self._file)
        reader.join()
        return facts

    def _read_ahead(self) -> None:
        """The book and its first sheet; what fails here fails again where it is told."""
        with suppress(Exception):
            self._early = self._calamine(False)
            sheets = self._early.sheets_metadata
            name = next(s.name for s in sheets if str(s.typ).endswith("WorkSheet"))
            self._ahead[name] = self._early.get_sheet_by_name(name)

    def _old_book(self) -> Any:
        from arapp.services.importing.reading.oldbook import OldBook

        return OldBook(self._data, self._file)

    def _calamine(self, is_biff: bool) -> Any:
        """The book by the first reader; None for an xls that only the other one may be able to."""
        import python_calamine

        if self._early is not None:
            return self._early
        try:
            return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self._data))
        except python_calamine.PasswordError:
            raise PasswordNeeded(file=self._file, reason="encrypted") from None
        except (python_calamine.CalamineError, OSError, ValueError) as fault:
            reason = "encrypted" if "assword" in str(fault) else ""
            if reason:
                raise PasswordNeeded(file=self._file, reason=reason) from None
            if is_biff:
                return None
            raise FileDamaged(
                file=self._file, reason="truncated", detail=str(fault)[:120]
            ) from None
        except BaseException as fault:
            if is_biff and _is_panic(fault):
                return None
            raise self._panic(fault) from None

    def _panic(self, fault: BaseException) -> BaseException:
        """What a panic of the reader means; anything else is what it is."""
        if _is_panic(fault):
            return FileDamaged(file=self._file, reason="inconsistent", detail=str(fault)[:120])
        return fault

    def visible(self, name: str) -> bool:
        """Whether the sheet shows in Excel."""
        return bool(self._visible.get(name, True))

    def sheet_facts(self, name: str) -> SheetFacts | None:
        """Raw facts of the sheet; None for forms without raw XML."""
        return self.facts.sheets.get(name)

    def merged(self, name: str) -> list[tuple[int, int, int, int]]:
        """Merged ranges, 1-based: top, left, bottom, right."""
        facts = self.sheet_facts(name)
        if facts is not None or self._book is None:
            return facts.merged if facts else []
        ranges = getattr(self._sheet(name), "merged_cell_ranges", None) or []
        return [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in ranges]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Faults of calamine as ours."""
        import python_calamine

        try:
            yield
        except (python_calamine.CalamineError, OSError, ValueError) as fault:
            raise FileDamaged(
                file=self._file, reason="inconsistent", detail=str(fault)[:120]
            ) from None
        except BaseException as fault:
            raise self._panic(fault) from None

    def _sheet(self, name: str) -> Any:
        with self._told():
            return self._book.get_sheet_by_name(name)

    def rows(self, name: str) -> Rows:
        """Non-empty rows by the first reader. Raises FileDamaged, FileTooLarge."""
        return self._by_calamine(name) if self._book is not None else self._by_xlrd(name)

    def proven(self, name: str, read: set[int]) -> bool:
        """Whether the rows read are those of the raw XML."""
        facts = self.sheet_facts(name)
        if facts is not None and not facts.exact and not facts.rows <= read:
            facts = prescan.walk_again(self._data, self.facts, name, self._file)
            self.facts.sheets[name] = facts
        return facts is None or facts.rows - _hollow(facts) <= read

    def second(self, name: str, read: set[int]) -> list[tuple[int, list[object]]] | None:
        """Rows by the second reader; None when it sees the same ones as the first did.

        Raises FileDamaged when no reader sees the rows that the raw XML holds.
        """
        rows = list(self._by_xlrd(name) if self._form == "biff" else self._by_openpyxl(name))
        numbers = {number for number, _ in rows}
        if numbers == read:
            return None
        if self.proven(name, numbers):
            return rows
        raise FileDamaged(file=self._file, reason="rows_differ", sheet=name)

    def _by_calamine(self, name: str) -> Rows:
        with self._told():
            sheet = self._ahead.pop(name, None) or self._book.get_sheet_by_name(name)
            left = sheet.start[1] if sheet.start else 0
            if sheet.end and sheet.end[1] >= limits.COLUMNS:
                raise FileTooLarge(
                    file=self._file, reason="columns", found=sheet.end[1] + 1, limit=limits.COLUMNS
                )
            pad: list[object] = [None] * left
            count = cells = 0
            for number, values in enumerate(sheet.iter_rows(), 1):
                if not any(values) and not any(value != "" for value in values):
                    continue  # the quick look first: only 0, False and "" say no there
                count += 1
                cells += len(values)
                self._guard(count, cells)
                yield number, pad + values if pad else values

    def _by_xlrd(self, name: str) -> Rows:
        cells = 0
        rows = self._old_book().rows(name)
        for count, (number, values) in enumerate(rows, 1):
            cells += len(values)
            self._guard(count, cells)
            yield number, values

    def _by_openpyxl(self, name: str) -> Rows:
        import warnings

        import openpyxl

        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(self._data), read_only=True, data_only=True)
            sheet = book[name]
            sheet.reset_dimensions()
            count = cells = 0
            for row in sheet.iter_rows():
                values: list[object] = [cell.value for cell in row]
                if not any(value not in (None, "") for value in values):
                    continue
                number = next(cell.row for cell in row if cell.value is not None)
                count += 1
                cells += len(values)
                self._guard(count, cells)
                yield number, values
        except FileTooLarge:
            raise
        except Exception:  # whatever ails the second reader, it has nothing (more) to say
            return

    def _guard(self, rows: int, cells: int) -> None:
        if rows > limits.ROWS + 1_000:
            raise FileTooLarge(file=self._file, reason="rows", limit=limits.ROWS)
        if cells > limits.CELLS:
            raise FileTooLarge(file=self._file, reason="cells", limit=limits.CELLS)


def _is_panic(fault: BaseException) -> bool:
    """Where the reader's own assumptions break it throws what is no Exception on purpose."""
    return type(fault).__name__ == "PanicException"


def _hollow(facts: SheetFacts) -> set[int]:
    """Rows that may hold nothing but what calamine shows as empty."""
    return {row for (row, _), what in facts.odd.items() if what != "duplicate_cell"}
