"""The process that touches foreign bytes: memory and time are limited, a crash costs nothing.

Request: one JSON line on stdin {"path", "file", "password"}. Answer: JSON lines on stdout:
{"book": …}, then for each sheet {"sheet": …} and lists of [row number, cells], at the end
{"done": true}, or {"error": kind, "fields": …} at any point. Numbers travel as their shortest
decimal text; what JSON lacks travels as text after a NUL mark: d day, m moment, x problem, s text.
"""

import json
import math
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TextIO

from arapp.models.values.errors import ArappError
from arapp.services.importing import limits, textforms
from arapp.services.importing.errors import FileTooLarge
from arapp.services.importing.readers import Book
from arapp.services.importing.sniff import Form, form_of

FLAG = "--arapp-reader-child"  # how a frozen program is told to be the reader
CHUNK = 400


def main() -> int:
    """Answer one request; 0 also when the file is refused (the refusal is the answer)."""
    _limit_memory()
    request = json.loads(sys.stdin.buffer.readline())
    out = open(1, "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115 - a descriptor
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


def _send(out: TextIO, message: object) -> None:
    out.write(json.dumps(message, ensure_ascii=True, allow_nan=False, default=str))
    out.write("\n")


def _answer(request: dict[str, Any], out: TextIO) -> None:
    file = request["file"]
    path = Path(request["path"])
    if path.stat().st_size > limits.FILE_BYTES:
        raise FileTooLarge(
            file=file, reason="bytes", limit=limits.FILE_BYTES, found=path.stat().st_size
        )
    data = path.read_bytes()
    form = form_of(data, file)
    if form.name in ("zip", "biff"):
        _answer_book(data, form.name, file, out)
    else:
        _answer_text(form, file, out)


def _answer_book(data: bytes, form: str, file: str, out: TextIO) -> None:
    book = Book(data, form, file)
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
        _send_rows(out, _with_odd(_noted(book.rows(name), read), odd), file)
        if book.proven(name, read):
            continue
        again = book.second(name, read)
        if again is not None:
            _send(out, {"sheet": {**head, "again": True}})
            _send_rows(out, _with_odd(again, odd), file)


Rows = Iterable[tuple[int, list[object]]]


def _noted(rows: Rows, read: set[int]) -> Rows:
    for number, values in rows:
        read.add(number)
        yield number, values


def _with_odd(rows: Rows, odd: dict[tuple[int, int], str]) -> Rows:
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


def _answer_text(form: Form, file: str, out: TextIO) -> None:
    head: dict[str, Any] = {"form": form.name, "encoding": form.encoding}
    if form.name == "xml2003":
        _send(out, {"book": head})
        for name, rows, merged in textforms.xml2003_sheets(form.text, file):
            _send(out, {"sheet": {"name": name, "merged": merged}})
            _send_rows(out, rows)
        return
    if form.name == "html":
        found, spans = textforms.html_rows(form.text, file)
        _send(out, {"book": head})
        _send(out, {"sheet": {"name": Path(file).stem, "merged": spans}})
        _send_rows(out, found)
        return
    delimiter = textforms.delimiter_of(form.text)
    _send(out, {"book": {**head, "form": "csv", "delimiter": delimiter}})
    _send(out, {"sheet": {"name": Path(file).stem, "merged": []}})
    _send_rows(out, textforms.csv_rows(form.text, delimiter, file), file)


def _send_rows(out: TextIO, rows: Rows, file: str = "") -> None:
    chunk: list[tuple[int, list[object]]] = []
    count = cells = 0
    for number, values in rows:
        plain = [_plain(value) for value in values]
        while plain and plain[-1] is None:
            plain.pop()
        if not plain:
            continue
        count += 1
        cells += len(plain)
        if count > limits.ROWS + 1_000 or cells > limits.CELLS:
            raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS)
        if len(plain) > limits.COLUMNS:
            raise FileTooLarge(file=file, reason="columns", limit=limits.COLUMNS, found=len(plain))
        chunk.append((number, plain))
        if len(chunk) >= CHUNK:
            _send(out, chunk)
            chunk = []
    if chunk:
        _send(out, chunk)


def _plain(value: object) -> object:  # noqa: C901, PLR0911 - one branch per cell type, hot
    kind = type(value)
    if kind is str:
        text = value.strip(" \t\r\n\u3000\xa0\ufeff")  # type: ignore[attr-defined]  # it is a str
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
