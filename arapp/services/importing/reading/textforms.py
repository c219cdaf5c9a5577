"""Readers of text posing as sheets: CSV and its relatives, HTML tables, XML Spreadsheet 2003.

Used in the child process. Each yields `(row number, cells)`; rows are counted as physical lines
(CSV), as `<tr>` (HTML) or as Excel would (XML 2003). Cells are plain Python values or None.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from arapp.services.importing.errors import FileDamaged, FileTooLarge, FileUnsafe
from arapp.services.importing.reading import limits

Row = tuple[int, list[object]]
_DELIMITERS = ",\t;|"
_SPAN_LINES = 20  # a quoted cell over more lines than this is a quote that was never closed
_NOTHING = " \t\r\n\u3000\xa0\ufeff"
_TEXT_GUARD = re.compile(r"=\"(.*)\"|'(\d[\d*Xx-]*)", re.S)


def clean(text: str) -> str | None:
    """Cell text without padding and without the guards that keep Excel from changing it."""
    text = text.strip(_NOTHING)
    if text[:1] == "`":  # set before numbers so that a spreadsheet leaves them alone
        text = text[1:].strip(_NOTHING)
    if text[:1] in ("=", "'"):
        guarded = _TEXT_GUARD.fullmatch(text)
        if guarded:
            text = guarded.group(1) if guarded.group(1) is not None else guarded.group(2)
    return text or None


def delimiter_of(text: str) -> str:
    """The separator under which most lines have the same number of fields."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:400]
    lines = [line for line in lines if len(line) < limits.CSV_FIELD]
    best, best_score = ",", 0.0
    for mark in _DELIMITERS:
        if mark == "\t" and _tab_is_padding(text[:200_000]):
            continue
        counts = Counter(len(fields) for fields in csv.reader(lines, delimiter=mark))
        score = max((n * (width - 1) ** 0.5 for width, n in counts.items() if width > 1), default=0)
        if score > best_score * 1.05:
            best, best_score = mark, score
    return best


def _tab_is_padding(sample: str) -> bool:
    tabs = sample.count("\t")
    return tabs > 0 and len(re.findall(r"\t\"?[,;|]", sample)) * 2 > tabs


def csv_rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """Rows of delimited text. Raises FileDamaged with the line where a quote was left open."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(limits.CSV_FIELD)
    lines = text.split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    start = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FileDamaged(file=file, reason="open_quote", line=start) from None
        if reader.line_num - start > 0:
            _guard_quote(lines[start - 1 : reader.line_num], delimiter, start, file)
        yield start, [clean(value) for value in fields]
        start = reader.line_num + 1


def _guard_quote(lines: list[str], delimiter: str, start: int, file: str) -> None:
    closed = len(lines) <= _SPAN_LINES
    if closed:
        try:
            list(csv.reader(["\n".join(lines)], delimiter=delimiter, strict=True))
        except csv.Error as fault:
            closed = "end of data" not in str(fault)
    if not closed:
        raise FileDamaged(file=file, reason="open_quote", line=start)


class _Tables(HTMLParser):
    """Collects the rows of all tables of a page; nested tables come before the row around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, int, int]]] = []
        self._open: list[list[tuple[str, int, int]]] = []
        self._cell: list[tuple[list[str], int, int]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "tr":
            self._open.append([])
        elif tag in ("td", "th"):
            if self._cell and len(self._cell) >= len(self._open):
                self._end_cell()
            if not self._open:
                self._open.append([])
            known = dict(attrs)
            self._cell.append(([], _span(known.get("colspan")), _span(known.get("rowspan"))))
        elif tag == "br" and self._cell:
            self._cell[-1][0].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th") and self._cell:
            self._end_cell()
        elif tag == "tr" and self._open:
            if self._cell and len(self._cell) >= len(self._open):
                self._end_cell()
            self.rows.append(self._open.pop())

    def handle_data(self, data: str) -> None:
        if self._cell and not self._silent:
            self._cell[-1][0].append(data)

    def _end_cell(self) -> None:
        parts, across, down = self._cell.pop()
        if self._open:
            self._open[-1].append((re.sub(r"[ \t\r\n]+", " ", "".join(parts)), across, down))


def _span(text: str | None) -> int:
    return min(max(int(text), 1), limits.COLUMNS) if text and text.isdigit() else 1


def html_rows(text: str, file: str) -> tuple[list[Row], list[tuple[int, int, int, int]]]:
    """Rows of all tables of a page in order, and its merged ranges (1-based)."""
    page = _Tables()
    try:
        page.feed(text)
        page.close()
    except (AssertionError, ValueError):
        raise FileDamaged(file=file, reason="markup") from None
    if page._open and page._open[-1]:  # noqa: SLF001 - own class: a page cut off inside a row
        raise FileDamaged(file=file, reason="truncated")
    rows: list[Row] = []
    merged: list[tuple[int, int, int, int]] = []
    taken: dict[tuple[int, int], bool] = {}
    for number, cells in enumerate(page.rows, 1):
        values: list[object] = []
        for value, across, down in cells:
            while (number, len(values)) in taken:
                values.append(None)
            if across > 1 or down > 1:
                left = len(values) + 1
                merged.append((number, left, number + down - 1, left + across - 1))
                for below in range(1, min(down, 10_000)):
                    for column in range(across):
                        taken[number + below, left - 1 + column] = True
            values.append(clean(value))
            values.extend([None] * (across - 1))
        rows.append((number, values))
    return rows, merged


_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def xml2003_sheets(text: str, file: str) -> Iterator[tuple[str, list[Row], list[tuple[int, ...]]]]:
    """Sheets of an XML Spreadsheet 2003: name, rows, merged ranges. Raises on DTDs and damage."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text), forbid_dtd=True)
    except DefusedXmlException:
        raise FileUnsafe(file=file, reason="dtd") from None
    except ParseError:
        raise FileDamaged(file=file, reason="truncated") from None
    for sheet in root.iter(f"{_SS}Worksheet"):
        rows: list[Row] = []
        merged: list[tuple[int, ...]] = []
        number = 0
        for row in sheet.iter(f"{_SS}Row"):
            number = int(row.get(f"{_SS}Index") or number + 1)
            if number > limits.ROWS * 5:
                raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS)
            rows.append((number, _xml_cells(row, number, merged)))
        yield sheet.get(f"{_SS}Name") or "Sheet", rows, merged


def _xml_cells(row: object, number: int, merged: list[tuple[int, ...]]) -> list[object]:
    values: list[object] = []
    for cell in row.iter(f"{_SS}Cell"):  # type: ignore[attr-defined]  # an Element; defusedxml has no types for it
        index = int(cell.get(f"{_SS}Index") or len(values) + 1)
        if index > limits.COLUMNS:
            break
        values.extend([None] * (index - 1 - len(values)))
        data = cell.find(f"{_SS}Data")
        text = "".join(data.itertext()) if data is not None else ""
        values.append(_xml_value(text, data.get(f"{_SS}Type") if data is not None else None))
        across, down = (int(cell.get(f"{_SS}Merge{way}") or 0) for way in ("Across", "Down"))
        if across or down:
            merged.append((number, index, number + down, index + across))
            values.extend([None] * min(across, limits.COLUMNS))
    return values


def _xml_value(text: str, kind: str | None) -> object:
    from datetime import datetime

    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return clean(text)
    if kind == "DateTime":
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return clean(text)
    if kind == "Error":
        return ValueError(text)
    return clean(text)
