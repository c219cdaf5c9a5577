# ruff: noqa: E501 - damages stand as they are
"""Ways to damage a sound file: bytes, members of a zip, XML, records, lines, cells.

Each takes a random source and the bytes (or the folder and the seed, for cells) and gives bytes.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.importing.fuzz_seeds import HOSTILE, MAKERS, TABLES, Seed, soiled

Damage = Callable[[Random, bytes], bytes]

# --- bytes --------------------------------------------------------------------------------------


def flip(rng: Random, data: bytes) -> bytes:
    """A few bytes changed."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut(rng: Random, data: bytes) -> bytes:
    """The end is missing."""
    return data[: rng.randrange(len(data))]


def insert(rng: Random, data: bytes) -> bytes:
    """Noise in the middle."""
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(rng.choice((1, 3, 60, 600))) + data[at:]


def double(rng: Random, data: bytes) -> bytes:
    """A piece twice."""
    a = rng.randrange(len(data))
    b = min(len(data), a + rng.choice((1, 20, 500, 4_000)))
    return data[:b] + data[a:b] + data[b:]


def drop(rng: Random, data: bytes) -> bytes:
    """A piece missing."""
    a = rng.randrange(len(data))
    return data[:a] + data[a + rng.choice((1, 2, 20, 512)) :]


def zero(rng: Random, data: bytes) -> bytes:
    """A piece of zeros."""
    a = rng.randrange(len(data))
    n = min(rng.choice((1, 16, 512)), len(data) - a)
    return data[:a] + bytes(n) + data[a + n :]


# --- zip ----------------------------------------------------------------------------------------


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    import warnings

    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def _telling(members: dict[str, bytes]) -> list[str]:
    """Members that a reader looks into, the sheets more often."""
    sheets = [n for n in members if "sheet1" in n or n == "content.xml"] * 6
    return sheets + [n for n in members if n.endswith((".xml", ".rels", ".bin"))]


def member(inner: Damage) -> Damage:
    """Damage within one member of the zip."""

    def damage(rng: Random, data: bytes) -> bytes:
        members = _members(data)
        name = rng.choice(_telling(members))
        if members[name]:
            members[name] = inner(rng, members[name])
        return _packed(list(members.items()))

    return damage


def swap_members(rng: Random, data: bytes) -> bytes:
    """The contents of two members change places."""
    members = _members(data)
    a, b = rng.choice(list(members)), rng.choice(list(members))
    members[a], members[b] = members[b], members[a]
    return _packed(list(members.items()))


def drop_member(rng: Random, data: bytes) -> bytes:
    """A member is missing, or there twice, or under another name."""
    items = list(_members(data).items())
    i = rng.randrange(len(items))
    name, content = items[i]
    way = rng.randrange(3)
    if way == 0:
        del items[i]
    elif way == 1:
        items.append((name, content[: len(content) // 2]))
    else:
        items[i] = (rng.choice(("../" + name, name.upper(), "x/" + name, name + "\\..")), content)
    return _packed(items)


# --- markup -------------------------------------------------------------------------------------

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]{0,80})"')
_VALUE = re.compile(rb">([^<>]{1,60})<")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_ODD = (b"", b"0", b"-1", b"99999999999", b"A0", b"ZZZZ1", b"XFD1048576", b"A1048577", b"1e400", b"NaN",
        b"true", b"s", b"e", b"str", b"b", b"d", b"n", b"1048576", b"16384", b"../../x", b"rId99",
        b"2026-02-30", b"date", b"currency", b"&#0;", b"&amp;", b"\xff\xfe", b"x" * 3_000)  # fmt: skip


def _one(rng: Random, pattern: re.Pattern[bytes], data: bytes, group: int, new: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return flip(rng, data)
    place = rng.choice(found)
    return data[: place.start(group)] + new + data[place.end(group) :]


def attribute(rng: Random, data: bytes) -> bytes:
    """An attribute with another value: places, types, styles, repetitions, dimension."""
    return _one(rng, _ATTRIBUTE, data, 2, rng.choice(_ODD))


def attribute_name(rng: Random, data: bytes) -> bytes:
    """An attribute under another name."""
    return _one(rng, _ATTRIBUTE, data, 1, rng.choice((b"r", b"t", b"s", b"x", b"table:formula")))


def value(rng: Random, data: bytes) -> bytes:
    """A text with another content."""
    from html import escape

    hostile = escape(str(rng.choice(HOSTILE))[:33_000], quote=False).encode("utf-8", "replace")
    return _one(rng, _VALUE, data, 1, rng.choice((hostile, hostile, *_ODD[:4])))


def tag(rng: Random, data: bytes) -> bytes:
    """A tag missing, twice, or another one in its place."""
    found = list(_TAG.finditer(data))
    if len(found) < 2:
        return flip(rng, data)
    one, other = rng.choice(found), rng.choice(found)
    new = rng.choice((b"", one.group() * 2, other.group(), b"<!DOCTYPE x>", b"<f>1+1</f>"))
    return data[: one.start()] + new + data[one.end() :]


# --- text and records ---------------------------------------------------------------------------


def line(rng: Random, data: bytes) -> bytes:
    """Lines in another order, missing, twice, or joined."""
    lines = data.split(b"\n")
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    way = rng.randrange(4)
    if way == 0:
        lines[a], lines[b] = lines[b], lines[a]
    elif way == 1:
        del lines[a]
    elif way == 2:
        lines.insert(b, lines[a])
    else:
        lines[a : a + 2] = [b"".join(lines[a : a + 2])]
    return b"\n".join(lines)


def quote(rng: Random, data: bytes) -> bytes:
    """Marks where none belong: quotes, separators, ends of lines, NUL, other encodings."""
    marks = (b'"', b'"\n', b",", b"\t", b";", b"|", b"\r", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\x80",
             "恒岳".encode(), "恒岳".encode("gb18030"), "恒岳机械有限公司苏州分公司\n".encode("gb18030"),
             b'"' + b"x" * 140_000)  # fmt: skip
    at = rng.randrange(len(data))
    return data[:at] + rng.choice(marks) + data[at:]


def field(rng: Random, data: bytes) -> bytes:
    """What stands in a field of a statement, changed: amounts, days, marks, tags."""
    found = list(re.finditer(rb":\d\d[A-Z]?:|[DC]R?\d+,\d*|\d{6}|\?\d\d|//|[A-Z]{3}", data))
    if not found:
        return flip(rng, data)
    place = rng.choice(found)
    new = rng.choice((b"", b":61:", b":86:", b":62F:", b":20:", b"RC1,", b"D,", b"X9,9", b"991399",
                      b"000000", b"?", b"9" * 30 + b",00", b"\n-\n", b"JPY", b"{4:"))  # fmt: skip
    return data[: place.start()] + new + data[place.end() :]


def biff_record(rng: Random, data: bytes) -> bytes:
    """A record with another kind, length or body, missing or twice; the container stays sound."""
    from tests.importing.biff import ole, record, records

    name, stream = _stream(data)
    found = list(records(stream))
    i = rng.randrange(len(found))
    at, kind, body = found[i]
    end = at + 4 + len(body)
    new = rng.choice((
        b"", record(kind, body) * 2, record(kind, body[: len(body) // 2]), record(kind, rng.randbytes(len(body))),
        record(rng.choice((0x0009, 0x000A, 0x00FC, 0x00FD, 0x0203, 0x0205, 0x0809, 0x0085, 0x002F)), body),
        record(kind, bytes(len(body))), record(kind, b"\xff" * len(body)),
        record(kind, flip(rng, body) if body else b"x"),
    ))  # fmt: skip
    return ole({name: stream[:at] + new + stream[end:]})


def _stream(data: bytes) -> tuple[str, bytes]:
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = "Workbook" if container.exists("Workbook") else "Book"
        with container.openstream(name) as stream:
            return name, stream.read()


def cells(rng: Random, folder: Path, seed: Seed) -> bytes:
    """The same table with hostile values in its cells, written by the same writer."""
    rows = soiled(rng, TABLES[seed.name], rng.choice((1, 1, 2, 4, 9)))
    return MAKERS[seed.form][1](folder / "soiled", rows).read_bytes()


BYTES: dict[str, Damage] = {"flip": flip, "cut": cut, "insert": insert, "double": double, "drop": drop,
                            "zero": zero}  # fmt: skip
_MARKUP: dict[str, Damage] = {"attribute": attribute, "attribute name": attribute_name, "value": value,
                              "tag": tag}  # fmt: skip
_LINES: dict[str, Damage] = {"line": line, "quote": quote}
BY_FAMILY: dict[str, dict[str, Damage]] = {
    "zip": {
        "swap members": swap_members,
        "drop member": drop_member,
        **{f"member: {name}": member(damage) for name, damage in {**_MARKUP, **BYTES}.items()},
    },
    "ole": {"record": biff_record},
    "text": _LINES,
    "markup": {**_MARKUP, **_LINES},
    "lines": {"field": field, **_LINES},
}
CELLS = "cells"
WAYS = frozenset({CELLS, *BYTES, *(name for ways in BY_FAMILY.values() for name in ways)})


def damaged(rng: Random, folder: Path, seed: Seed) -> tuple[str, bytes]:
    """(way, bytes): one to three damages; the bytes are never those of the seed's builder twice."""
    own = BY_FAMILY[seed.family]
    if seed.form in MAKERS and rng.random() < 0.25:
        return CELLS, cells(rng, folder, seed)
    name = rng.choice([*own, *own, *BYTES])
    data = (own.get(name) or BYTES[name])(rng, seed.data)
    if rng.random() < 0.2 and data:
        data = rng.choice(list(BYTES.values()))(rng, data)
    return name, data or b"x"
