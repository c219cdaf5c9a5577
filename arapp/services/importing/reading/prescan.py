"""The truth about a zip workbook before any reader touches it: sizes, bombs, DTDs, raw rows.

Used in the child process only. calamine aborts the whole process on some files and gives ''
for error cells and for formulas never calculated; what it hides is counted here.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from arapp.services.importing.errors import (
    FileDamaged,
    FileTooLarge,
    FileUnsafe,
    NotATable,
    PasswordNeeded,
)
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.rawsheet import SheetFacts, scan_sheet

_DTD_WIDE = ("<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_DTD = (b"<!DOCTYPE", b"<!ENTITY", *_DTD_WIDE)
_LARGE_SHEET = 8_000_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*\"([^\"]*)\"")
_SINGLE = re.compile(rb"<(?:\w+:)?(?:c|row|sheet|sheetData|mergeCell|Relationship)\b[^<>]*='")
_TAG = re.compile(rb"<[^<>]*='[^<>]*>")
_QUOTED = re.compile(rb"=\s*'([^'\"]*)'")


class BookFacts:
    """Raw facts of a workbook; `sheets` and `paths` (its member) by sheet name."""

    __slots__ = ("date1904", "form", "links", "macros", "paths", "sheets")

    def __init__(self, form: str) -> None:
        self.form = form
        self.date1904 = self.macros = self.links = False
        self.sheets: dict[str, SheetFacts] = {}
        self.paths: dict[str, str] = {}


def scan(data: bytes, file: str) -> BookFacts:
    """Facts of a zip workbook. Raises FileDamaged, FileUnsafe, FileTooLarge, NotATable,
    PasswordNeeded."""
    archive = _opened(data, file)
    with archive:
        _guard_sizes(archive, file)
        form = _form(archive.namelist(), file)
        facts = BookFacts(form)
        if form == "xlsx":
            _read_book(archive, facts, file)
        if form == "xlsb":
            _read_binary_book(archive, facts, file)
        if form == "ods":
            _refuse_sealed(archive, file)
        streamed = _streamed(archive, facts) if form == "xlsx" else {}
        facts.sheets.update(
            {sheet: streamed[path] for sheet, path in facts.paths.items() if path in streamed}
        )
        paths = frozenset(facts.paths.values())
        for name, content in _markup(archive, paths, file, frozenset(streamed)):
            if any(mark in content for mark in (_DTD if b"<!" in content else _DTD_WIDE)):
                raise FileUnsafe(file=file, reason="dtd", detail=name)
            mine = [sheet for sheet, path in facts.paths.items() if path == name]
            if mine and form == "xlsx":
                facts.sheets.update(dict.fromkeys(mine, scan_sheet(content, file)))
            elif mine:
                from arapp.services.importing.reading.rawxlsb import scan_xlsb

                facts.sheets.update(dict.fromkeys(mine, scan_xlsb(content, file)))
            elif form == "ods" and name == "content.xml":
                from arapp.services.importing.reading.rawods import scan_ods

                facts.sheets.update(scan_ods(content, file))
        return facts


def _streamed(archive: zipfile.ZipFile, facts: BookFacts) -> dict[str, SheetFacts]:
    """Facts of the large sheets in which nothing is unusual, by member."""
    from arapp.services.importing.reading.rawstream import scan_stream

    found: dict[str, SheetFacts] = {}
    sizes = {member.filename: member.file_size for member in archive.infolist()}
    for path in set(facts.paths.values()):
        if sizes.get(path, 0) < _LARGE_SHEET:
            continue
        with suppress(Exception), archive.open(path) as stream:  # told when it is read as a whole
            seen = scan_stream(stream, _DTD)
            if seen is not None:
                found[path] = seen
    return found


def guard(data: bytes, file: str) -> None:
    """What the directory of the zip tells, before anything is unpacked. Raises as `scan`."""
    with _opened(data, file) as archive:
        _guard_sizes(archive, file)


def walk_again(data: bytes, facts: BookFacts, sheet: str, file: str) -> SheetFacts:
    """Exact facts of a sheet, row by row."""
    with _opened(data, file) as archive:
        return scan_sheet(_content(archive, facts.paths[sheet], file), file, exact=True)


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
            raise PasswordNeeded(file=file, reason="protection_unknown")
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
    if "ofd.xml" in lowered:
        raise NotATable(file=file, reason="ofd")
    if any(name.startswith("index/") and name.endswith(".iwa") for name in lowered):
        raise NotATable(file=file, reason="numbers")
    if any(name.startswith(("word/", "ppt/")) for name in lowered):
        raise NotATable(file=file, reason="document")
    if "[content_types].xml" in lowered:
        raise FileDamaged(file=file, reason="truncated")
    raise NotATable(file=file, reason="archive")


def _refuse_sealed(archive: zipfile.ZipFile, file: str) -> None:
    """An OpenDocument file with a password looks like any other but for its list of members."""
    name = "META-INF/manifest.xml"
    if name in archive.namelist() and b"encryption-data" in _content(archive, name, file):
        raise PasswordNeeded(file=file, reason="protection_unknown")


def _markup(
    archive: zipfile.ZipFile, sheets: frozenset[str], file: str, seen: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    """Every XML member, really unpacked (a lying size in the directory is found here).

    The sheets come last: a DTD anywhere is told before a fault of a sheet. `seen` are left out.
    """
    named = [m.filename for m in archive.infolist()]
    marked = [n for n in named if n in sheets or n.lower().endswith((".xml", ".rels", ".vml"))]
    for name in sorted(dict.fromkeys(marked), key=lambda name: name in sheets):
        if name not in seen:
            yield name, _content(archive, name, file)


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
    return _double_quoted(content) if b"='" in content and _SINGLE.search(content) else content


def _double_quoted(content: bytes) -> bytes:
    """Attributes of some writers stand in single quotes; what looks at them here knows double."""
    return _TAG.sub(lambda tag: _QUOTED.sub(rb'="\1"', tag.group()), content)


def _attributes(text: bytes) -> dict[str, str]:
    return {
        key.decode(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(text)
    }


def _read_book(archive: zipfile.ZipFile, facts: BookFacts, file: str) -> None:
    """What the workbook says of itself, and where its sheets are."""
    names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}
    book_name = next(name for low, name in names.items() if low.endswith("workbook.xml"))
    book = _content(archive, book_name, file)
    facts.date1904 = bool(re.search(rb"date1904=\"(?:1|true)\"", book))
    facts.macros = any(low.endswith("vbaproject.bin") for low in names)
    facts.links = any("/externallinks/" in f"/{low}" for low in names)
    listed = []
    for entry in map(_attributes, _SHEET.findall(book)):
        relation = next((value for key, value in entry.items() if key.endswith(":id")), "")
        listed.append((_unescape(entry.get("name", "")), relation))
    _find_sheets(archive, facts, book_name, listed, file)


def _read_binary_book(archive: zipfile.ZipFile, facts: BookFacts, file: str) -> None:
    from arapp.services.importing.reading.rawxlsb import read_book

    names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}
    book_name = names["xl/workbook.bin"]
    facts.macros = any(low.endswith("vbaproject.bin") for low in names)
    facts.date1904, listed = read_book(_content(archive, book_name, file), file)
    _find_sheets(archive, facts, book_name, listed, file)


def _find_sheets(
    archive: zipfile.ZipFile,
    facts: BookFacts,
    book: str,
    listed: list[tuple[str, str]],
    file: str,
) -> None:
    """The members of the sheets, from what the workbook lists as (name, relation)."""
    names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}
    folder, _, base = book.rpartition("/")
    relations_name = names.get(f"{folder}/_rels/{base}.rels".lower().lstrip("/"))
    relations = _content(archive, relations_name, file) if relations_name else b""
    targets = {
        entry.get("Id", ""): entry.get("Target", "")
        for entry in map(_attributes, _RELATION.findall(relations))
    }
    for name, relation in listed:
        target = targets.get(relation, "").lstrip("/")
        path = names.get(target.lower()) or names.get(f"{folder}/{target}".lower().lstrip("/"))
        if path and "chartsheet" not in path.lower():
            facts.paths[name] = path


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)
