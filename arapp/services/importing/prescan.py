"""The truth about a zip workbook before any reader touches it: sizes, bombs, DTDs, raw rows.

Used in the child process only. calamine aborts the whole process on some files and gives ''
for error cells and for formulas never calculated; what it hides is counted here.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from arapp.services.importing import limits
from arapp.services.importing.errors import (
    FileDamaged,
    FileTooLarge,
    FileUnsafe,
    NotATable,
    PasswordNeeded,
)

_DTD = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ROW_NUMBER = re.compile(rb"\br=\"([^\"]*)\"")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_CELL_HEAD = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([^\"]*)\"")
_PLAIN_REF = re.compile(rb'<c r="([^"]*)"')
_REF = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]*)<")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"([\w:]+)=\"([^\"]*)\"")
_DANGER = re.compile(rb"\b(?:cmd|powershell|mshta|msexcel|regsvr32)\s*(?:\||&#124;)", re.I)


@dataclass(slots=True)
class SheetFacts:
    """Raw facts of one sheet; rows and columns 1-based."""

    rows: set[int] = field(default_factory=set)
    last_column: int = 0
    hidden: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    odd: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class BookFacts:
    """Raw facts of a workbook; `sheets` by sheet name."""

    form: str
    date1904: bool = False
    macros: bool = False
    links: bool = False
    sheets: dict[str, SheetFacts] = field(default_factory=dict)


def scan(data: bytes, file: str) -> BookFacts:
    """Facts of a zip workbook. Raises FileDamaged, FileUnsafe, FileTooLarge, NotATable."""
    archive = _opened(data, file)
    with archive:
        _guard_sizes(archive, file)
        form = _form(archive.namelist(), file)
        facts = BookFacts(form)
        for name, content in _markup(archive, file):
            if any(mark in content for mark in _DTD):
                raise FileUnsafe(file=file, reason="dtd", detail=name)
        if form == "xlsx":
            _scan_xlsx(archive, facts, file)
        return facts


def _opened(data: bytes, file: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise FileDamaged(file=file, reason="truncated") from None


def _guard_sizes(archive: zipfile.ZipFile, file: str) -> None:
    members = archive.infolist()
    if len(members) > limits.MEMBERS:
        raise FileUnsafe(file=file, reason="members", found=len(members))
    total = packed = 0
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name:
            raise FileUnsafe(file=file, reason="path", detail=name[:120])
        if member.flag_bits & 1:
            raise PasswordNeeded(file=file, reason="encrypted")
        total += member.file_size
        packed += member.compress_size
        _guard_ratio(member.file_size, member.compress_size, file)
        if member.file_size > limits.MEMBER_BYTES:
            raise FileTooLarge(
                file=file, reason="member", found=member.file_size, limit=limits.MEMBER_BYTES
            )
    _guard_ratio(total, packed, file)
    if total > limits.UNZIPPED_BYTES:
        raise FileTooLarge(file=file, reason="unpacked", found=total, limit=limits.UNZIPPED_BYTES)


def _guard_ratio(size: int, packed: int, file: str) -> None:
    if size > limits.RATIO_FROM_BYTES and size > limits.RATIO * max(packed, 1):
        raise FileUnsafe(file=file, reason="bomb", found=size)


def _form(names: list[str], file: str) -> str:
    lowered = {name.lower().replace("\\", "/") for name in names}
    if "xl/workbook.bin" in lowered:
        return "xlsb"
    if "xl/workbook.xml" in lowered or any(name.endswith("workbook.xml") for name in lowered):
        return "xlsx"
    if "content.xml" in lowered:
        return "ods"
    if any(name.startswith(("word/", "ppt/")) for name in lowered):
        raise NotATable(file=file, reason="document")
    if "[content_types].xml" in lowered:
        raise FileDamaged(file=file, reason="truncated")
    raise NotATable(file=file, reason="archive")


def _markup(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, bytes]]:
    """Every XML member, really unpacked (a lying size in the directory is found here)."""
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        yield member.filename, _content(archive, member.filename, file)


def _content(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        with archive.open(name) as stream:
            content = stream.read(limits.MEMBER_BYTES + 1)
    except KeyError:
        raise FileDamaged(file=file, reason="inconsistent", detail=name) from None
    except Exception as fault:  # zlib, CRC, EOF, unknown methods: all of them mean a broken copy
        raise FileDamaged(file=file, reason="truncated", detail=type(fault).__name__) from None
    if len(content) > limits.MEMBER_BYTES:
        raise FileUnsafe(file=file, reason="bomb", detail=name)
    return content


def _attributes(text: bytes) -> dict[str, str]:
    return {
        key.decode(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(text)
    }


def _scan_xlsx(archive: zipfile.ZipFile, facts: BookFacts, file: str) -> None:
    names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}
    book_name = next(name for low, name in names.items() if low.endswith("workbook.xml"))
    book = _content(archive, book_name, file)
    facts.date1904 = bool(re.search(rb"date1904=\"(?:1|true)\"", book))
    facts.macros = any(low.endswith("vbaproject.bin") for low in names)
    facts.links = any("/externallinks/" in f"/{low}" for low in names)
    folder, _, base = book_name.rpartition("/")
    relations_name = names.get(f"{folder}/_rels/{base}.rels".lower().lstrip("/"))
    relations = _content(archive, relations_name, file) if relations_name else b""
    targets = {
        entry.get("Id", ""): entry.get("Target", "")
        for entry in map(_attributes, _RELATION.findall(relations))
    }
    for entry in map(_attributes, _SHEET.findall(book)):
        relation = next((value for key, value in entry.items() if key.endswith(":id")), "")
        target = targets.get(relation, "").lstrip("/")
        path = names.get(target.lower()) or names.get(f"{folder}/{target}".lower().lstrip("/"))
        if path and "chartsheet" not in path.lower():
            facts.sheets[_unescape(entry.get("name", ""))] = _scan_sheet(
                _content(archive, path, file), file
            )


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """ "A" → 1, "XFD" → 16384."""
    number = 0
    for char in letters:
        number = number * 26 + ord(char) - 64
    return number


def _scan_sheet(content: bytes, file: str) -> SheetFacts:
    """Facts of a sheet's XML; split at the rows' ends, because a file has 200,000 of them."""
    facts = SheetFacts()
    if not re.search(rb"</(?:\w+:)?worksheet>\s*$", content[-200:]):
        raise FileDamaged(file=file, reason="truncated", detail="sheet")
    named = re.search(rb"<(\w+:)?sheetData\b", content)
    prefix = (named.group(1) or b"") if named else b""
    opening, closing = b"<" + prefix + b"row", b"</" + prefix + b"row>"
    previous = 0
    for piece in content.split(closing)[:-1]:
        start = piece.rfind(opening)
        if start < 0:
            raise FileDamaged(file=file, reason="inconsistent", detail="row")
        head, _, body = piece[start:].partition(b">")
        number = _row_number(head, previous, file)
        previous = number
        if b"hidden" in head and _HIDDEN.search(head):
            facts.hidden.append(number)
        if b"v>" in body or b"t>" in body or b"<f" in body:
            _scan_row(facts, number, body, file)
            if len(facts.rows) > limits.ROWS + 1_000:
                raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS)
    facts.merged = [
        (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        for left, top, right, bottom in _MERGE.findall(content)
    ]
    return facts


def _row_number(head: bytes, previous: int, file: str) -> int:
    found = _ROW_NUMBER.search(head)
    try:
        number = int(found.group(1)) if found else previous + 1
    except ValueError:
        raise FileDamaged(file=file, reason="cell_address") from None
    if number <= previous or number > 1_048_576:
        raise FileDamaged(file=file, reason="row_order", row=number)
    return number


def _scan_row(facts: SheetFacts, number: int, body: bytes, file: str) -> None:
    cells = body.count(b'<c r="')
    if cells and cells == body.count(b"<c "):
        first = _PLAIN_REF.match(body, body.find(b'<c r="'))
        last = _PLAIN_REF.match(body, body.rfind(b'<c r="'))
        if not first or not last:
            raise FileDamaged(file=file, reason="cell_address", row=number)
        left = _check(first.group(1), number, file)
        column = _check(last.group(1), number, file)
        doubled = cells > column - left + 1 or (
            cells < column - left + 1 and len(set(_PLAIN_REF.findall(body))) != cells
        )
    else:
        references = _CELL_HEAD.findall(body)
        column = max((_check(ref, number, file) for ref in references), default=0)
        doubled = len(set(references)) != len(references)
    if doubled or b't="e"' in body or b"<f" in body or b":f" in body:
        _scan_cells(facts, number, body)
    if column > limits.COLUMNS:
        column = _last_value_column(body)
    if column > limits.COLUMNS:
        raise FileTooLarge(file=file, reason="columns", limit=limits.COLUMNS, found=column)
    facts.last_column = max(facts.last_column, column)
    filled = body.count(b"<v>") - body.count(b"<v></v>")
    if filled > 0 or b"<t" in body or (b":v>" in body and _VALUE.search(body)) or b":t" in body:
        facts.rows.add(number)


def _check(reference: bytes, number: int, file: str) -> int:
    match = _REF.fullmatch(reference)
    column = column_number(match.group(1).decode()) if match else 0
    if not match or int(match.group(2)) != number or column > 16_384:
        raise FileDamaged(file=file, reason="cell_address", detail=reference.decode("latin-1")[:20])
    return column


def _last_value_column(body: bytes) -> int:
    last = 0
    for head, inner in _CELL.findall(body):
        reference = re.search(rb"\br=\"([A-Z]{1,3})", head)
        if reference and inner and _VALUE.search(inner):
            last = max(last, column_number(reference.group(1).decode()))
    return last


def _scan_cells(facts: SheetFacts, number: int, body: bytes) -> None:
    """Cells the readers would show as empty or harmless: errors, uncalculated, DDE, doubles."""
    seen: set[int] = set()
    for head, inner in _CELL.findall(body):
        reference = re.search(rb"\br=\"([A-Z]{1,3})\d+\"", head)
        if not reference:
            continue
        column = column_number(reference.group(1).decode())
        value = _VALUE.search(inner or b"")
        formula = _FORMULA.search(inner or b"")
        has_formula = formula is not None or b"<f" in (inner or b"")
        if column in seen:
            facts.odd[number, column] = "duplicate_cell"
        elif formula and _DANGER.search(formula.group(1)):
            facts.odd[number, column] = "dde"
        elif b't="e"' in head:
            facts.odd[number, column] = "error:" + (value.group(1).decode() if value else "")
        elif has_formula and (value is None or not value.group(1)) and b't="str"' not in head:
            facts.odd[number, column] = "uncalculated"
        seen.add(column)
