"""The process that touches foreign bytes: memory and time are limited, a crash costs nothing.

Request: one JSON line on stdin {"path", "file", "password", "beside"}. Answer: JSON lines on
stdout: {"book": …}, then for each sheet {"sheet": …} and chunks of its rows, at the end
{"done": true}, or {"error": kind, "fields": …} at any point. A chunk is {"rows": numbers,
"columns": [[kind, values], …]}: kind "" values as they are, numbers in their shortest decimal text;
"d" ordinals of days; "x" texts with a NUL mark for what JSON lacks: d day, m moment, x problem,
s text.

The process lives for one file, so it loads what this file needs and no more.
"""

import gc
import json
import math
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice, repeat, zip_longest
from pathlib import Path

from arapp.models.values.errors import ArappError
from arapp.services.importing.errors import FileDamaged, FileTooLarge, PasswordNeeded
from arapp.services.importing.reading import limits

TYPE_CHECKING = False  # typing itself would take longer to load than the request to answer
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from arapp.services.importing.reading.sniff import Form

FLAG = "--arapp-reader-child"  # how a frozen program is told to be the reader
CHUNK = 1_000
_BLANK = " \t\r\n\u3000\xa0\ufeff"
_ENCODE = json.JSONEncoder(allow_nan=False, check_circular=False, default=str).encode
_Column = tuple[str, list[object]]


def main() -> int:
    """Answer one request; 0 also when the file is refused (the refusal is the answer)."""
    gc.disable()  # rows make no cycles, and the process ends with its file
    _limit_memory()
    request = json.loads(sys.stdin.buffer.readline())
    out = open(1, "wb", closefd=False)  # noqa: SIM115 - a descriptor
    try:
        _answer(request, out)
        _send(out, {"done": True})
    except ArappError as trouble:
        _send(out, {"error": trouble.kind, "fields": trouble.fields})
    except MemoryError:
        _send(
            out,
            {"error": "file_too_large", "fields": {"file": request["file"], "reason": "memory"}},
        )
    except RecursionError:
        _send(
            out,
            {
                "error": "file_damaged",
                "fields": {"file": request["file"], "reason": "inconsistent"},
            },
        )
    out.flush()
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit of the parent remains
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limits.MEMORY_BYTES if hard < 0 else min(limits.MEMORY_BYTES, hard)
    if soft < 0 or soft > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _send(out: "BinaryIO", message: object) -> None:
    out.write(_ENCODE(message).encode("ascii"))
    out.write(b"\n")


def _answer(request: "dict[str, Any]", out: "BinaryIO") -> None:
    file, path = request["file"], Path(request["path"])
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        raise FileTooLarge(file=file, reason="bytes", limit=limits.FILE_BYTES, found=size)
    data = path.read_bytes()
    if data.startswith(b"PK"):
        _answer_book(data, "zip", file, out, request.get("beside", False))
        return
    from arapp.services.importing.reading.sniff import form_of

    form = form_of(data, file)
    if form.name == "protected":
        from arapp.services.importing.reading.unlock import unlocked

        data = unlocked(data, request["password"], file)
        _answer_book(data, "zip", file, out)
    elif form.name == "zip":
        _answer_book(data, "zip", file, out)
    elif form.name == "biff":
        _answer_biff(data, request["password"], file, out)
    else:
        _answer_text(form, file, out)


def _answer_biff(data: bytes, password: str | None, file: str, out: "BinaryIO") -> None:
    """An old workbook; that it has a password is seen when it cannot be opened."""
    try:
        _answer_book(data, "biff", file, out)
    except (PasswordNeeded, FileDamaged) as fault:
        from arapp.services.importing.reading.unlock import has_password, unlocked

        if isinstance(fault, FileDamaged) and not has_password(data):
            raise
        _answer_book(unlocked(data, password, file), "biff", file, out)


def _answer_book(data: bytes, form: str, file: str, out: "BinaryIO", beside: bool = False) -> None:
    from arapp.services.importing.reading.oddities import noted, with_odd
    from arapp.services.importing.reading.readers import Book

    book = Book(data, form, file, beside)
    facts = book.facts
    _send(
        out,
        {
            "book": {
                "form": facts.form,
                "date1904": facts.date1904,
                "macros": facts.macros,
                "links": facts.links,
            }
        },
    )
    for name in book.names:
        raw = book.sheet_facts(name)
        head = {
            "name": name,
            "visible": book.visible(name),
            "merged": book.merged(name),
            "hidden": raw.hidden if raw else [],
        }
        odd = raw.odd if raw else {}
        _send(out, {"sheet": head})
        read: set[int] = set()
        if odd:
            _send_rows(out, with_odd(noted(book.rows(name), read), odd), file)
        else:
            _send_rows(out, book.rows(name), file, read)
        if book.proven(name, read):
            continue
        again = book.second(name, read)
        if again is not None:
            _send(out, {"sheet": {**head, "again": True}})
            _send_rows(out, with_odd(again, odd), file)


Rows = Iterable[tuple[int, list[object]]]


def _answer_text(form: "Form", file: str, out: "BinaryIO") -> None:
    from arapp.services.importing.reading import textforms

    if form.name in ("mt940", "ofx", "camt"):
        _answer_statements(form, file, out)
        return
    if form.name == "einvoice":
        _answer_invoices(form, file, out)
        return
    stem = Path(file).stem
    head: dict[str, object] = {"form": form.name, "encoding": form.encoding}
    if form.name == "xml2003":
        _send(out, {"book": head})
        for name, rows, merged in textforms.xml2003_sheets(form.text, file):
            _send(out, {"sheet": {"name": name, "merged": merged}})
            _send_rows(out, rows, file)
        return
    if form.name == "html":
        found, spans = textforms.html_rows(form.text, file)
        _send(out, {"book": head})
        _send(out, {"sheet": {"name": stem, "merged": spans}})
        _send_rows(out, found, file)
        return
    delimiter = textforms.delimiter_of(form.text)
    _send(out, {"book": {**head, "form": "csv", "delimiter": delimiter}})
    _send(out, {"sheet": {"name": stem, "merged": []}})
    _send_rows(out, textforms.csv_rows(form.text, delimiter, file), file)


def _answer_statements(form: "Form", file: str, out: "BinaryIO") -> None:
    """A bank's own format: a sheet for each account."""
    from importlib import import_module

    from arapp.services.importing.reading.formats.statement import sheets_of

    reader = import_module(f"arapp.services.importing.reading.formats.{form.name}")
    _send(out, {"book": {"form": form.name, "encoding": form.encoding}})
    for name, rows in sheets_of(reader.read(form.text, file), Path(file).stem):
        _send(out, {"sheet": {"name": name, "merged": []}})
        _send_rows(out, rows, file)


def _answer_invoices(form: "Form", file: str, out: "BinaryIO") -> None:
    """E-invoices: their heads and their lines, a sheet each."""
    from arapp.services.importing.reading.formats import einvoice

    sheets = einvoice.read(form.text, file)
    _send(out, {"book": {"form": form.name, "encoding": form.encoding}})
    for name, rows in sheets:
        _send(out, {"sheet": {"name": name, "merged": []}})
        _send_rows(out, rows, file)


def _send_rows(out: "BinaryIO", rows: Rows, file: str, read: set[int] | None = None) -> None:
    """Send rows in chunks; `read` takes their numbers. Raises FileTooLarge."""
    rest = iter(rows)
    count = cells = 0
    while chunk := list(islice(rest, CHUNK)):
        numbers = [number for number, _ in chunk]
        columns = [_column(values) for values in zip_longest(*[values for _, values in chunk])]
        while columns and columns[-1][1].count(None) == len(numbers):
            columns.pop()
        count += len(numbers)
        cells += sum(len(numbers) - values.count(None) for _, values in columns)
        if count > limits.ROWS + 1_000 or cells > limits.CELLS:
            raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS)
        if len(columns) > limits.COLUMNS:
            raise FileTooLarge(
                file=file, reason="columns", limit=limits.COLUMNS, found=len(columns)
            )
        if read is not None:
            read.update(numbers)
        _send_columns(out, numbers, columns)


def _send_columns(out: "BinaryIO", numbers: list[int], columns: list[_Column]) -> None:
    try:
        _send(out, {"rows": numbers, "columns": columns})
    except ValueError:  # NaN or infinity somewhere
        marked: list[_Column] = [("x", [_plain(cell) for cell in values]) if kind == "" else
                                 (kind, values) for kind, values in columns]  # fmt: skip
        _send(out, {"rows": numbers, "columns": marked})


def _column(cells: tuple[object, ...]) -> _Column:
    """A column as it travels: "d" ordinals of days, "x" marked values, "" values as they are."""
    kinds = set(map(type, cells)) - {type(None)}
    if kinds <= {str}:
        return "", _stripped(cells)
    if kinds <= {str, float, int}:
        return "", [_whole(cell) if type(cell) is float else
                    (cell.strip(_BLANK) or None if type(cell) is str else cell)
                    for cell in cells]  # fmt: skip
    if kinds <= {date, str} and not any(type(cell) is str and cell for cell in cells):
        return "d", [cell.toordinal() if cell else None for cell in cells]  # type: ignore[attr-defined]  # days all
    return "x", [_plain(cell) for cell in cells]


def _stripped(cells: tuple[object, ...]) -> list[object]:
    """Texts without the blanks around them, None for those without anything else."""
    if None in cells:
        cells = tuple(cell or "" for cell in cells)
    texts: list[object] = list(map(str.strip, cells, repeat(_BLANK)))  # type: ignore[arg-type]  # texts all
    return [text or None for text in texts] if "" in texts else texts


def _whole(number: float) -> float | int:
    return int(number) if number.is_integer() and -1e15 < number < 1e15 else number


def _plain(value: object) -> object:  # noqa: C901, PLR0911 - one branch per cell type, hot
    kind = type(value)
    if kind is str:
        text = value.strip(_BLANK)  # type: ignore[attr-defined]  # it is a str
        if not text:
            return None
        return f"\0s{text}" if text[0] == "\0" else text
    if kind is float:
        if value.is_integer() and -1e15 < value < 1e15:  # type: ignore[attr-defined, operator]  # float
            return int(value)  # type: ignore[call-overload]  # float
        return value if math.isfinite(value) else "\0xnot_finite"  # type: ignore[arg-type]  # float
    if value is None or kind is int:
        return value
    if kind is bool:
        return value
    if isinstance(value, datetime):
        if value.hour or value.minute or value.second:
            return f"\0m{value.replace(microsecond=0, tzinfo=None).isoformat()}"
        return f"\0d{value.date().isoformat()}"
    if isinstance(value, date):
        return f"\0d{value.isoformat()}"
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, ValueError):
        return f"\0x{value}"
    return str(value)


if __name__ == "__main__":
    raise SystemExit(main())
