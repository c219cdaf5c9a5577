"""Old workbooks for the tests: an OLE container, BIFF5 by hand, BIFF8 by xlwt, their passwords."""

import io
import struct
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import md5, sha1
from pathlib import Path
from typing import Any

import xlwt

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SALT = bytes(range(16))
_PLAIN = (0x0809, 0x002F, 0x00E1)  # BOF, FILEPASS, INTERFACEHDR are never encrypted


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with the streams; short ones are padded, so that none is a small one."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    directory_at, sectors = 0, -(-(len(streams) + 1) // 4)
    body_at = directory_at + sectors
    chain = [*range(1, sectors), _END]
    entries = [_entry("Root Entry", 5, 1 if streams else _FREE, _END, 0)]
    content = b""
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    for place, name in enumerate(names, 1):
        count = -(-len(padded[name]) // 512)
        start = body_at + len(content) // 512
        chain += [*range(start + 1, start + count), _END]
        content += padded[name].ljust(count * 512, b"\0")
        entries.append(_entry(name, 2, _FREE, start, len(padded[name]), place + 1
                              if place < len(names) else _FREE))  # fmt: skip
    directory = b"".join(entries).ljust(sectors * 512, b"\0")
    fat_sectors = -(-(len(chain) + 1) // 127)
    first_fat = len(chain)
    chain += [_FAT] * fat_sectors
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fat_sectors * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fat_sectors, directory_at, 0, 4096, _END, 0, _END, 0)
    places = [first_fat + i for i in range(fat_sectors)]
    return (
        head
        + struct.pack(f"<{len(places)}I", *places).ljust(436, b"\xff")
        + (directory + content + fat)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def biff8(path: Path, rows: Sequence[Sequence[Any]], name: str = "流水") -> Path:
    """A workbook of Excel 97."""
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet(name)
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if value is not None:
                sheet.write(i, j, value)
    made.save(str(path))
    return path


def biff8_stream(rows: Sequence[Sequence[Any]]) -> bytes:
    """The Workbook stream of the same."""
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("流水")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if value is not None:
                sheet.write(i, j, value)
    *_, last = (at for at, kind, _ in records(made.get_biff_data()) if kind == 0x000A)
    stream: bytes = made.get_biff_data()[: last + 4]
    return stream + record(0x0000, bytes(max(0, 4096 - len(stream))))  # long enough to stay whole


def record(kind: int, body: bytes) -> bytes:
    """A record of a BIFF stream."""
    return struct.pack("<HH", kind, len(body)) + body


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(offset, kind, body) of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def biff5(path: Path, rows: Sequence[Sequence[Any]], name: str = "流水") -> Path:
    """A workbook of Excel 95 in GBK: texts of eight bits, numbers as doubles, no shared strings.

    Days become numbers with the format of a day, a bytes value the record of an error.
    """
    start = record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0x0DBB, 0x07CC))
    start += record(0x0042, struct.pack("<H", 936)) + record(0x0031, bytes(14) + b"\5Arial")
    start += record(0x00E0, bytes(16)) * 16 + record(0x00E0, b"\0\0\x0e\0" + bytes(12))
    label = name.encode("gbk")
    tail = record(0x000A, b"")
    sheet_at = len(start) + 4 + 7 + len(label) + len(tail)
    book = start + record(0x0085, struct.pack("<IHB", sheet_at, 0, len(label)) + label) + tail
    sheet = record(0x0809, struct.pack("<HHHH", 0x0500, 16, 0x0DBB, 0x07CC))
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("gbk")
                sheet += record(0x0204, struct.pack("<HHHH", i, j, 15, len(text)) + text)
            elif isinstance(value, bytes):
                sheet += record(0x0205, struct.pack("<HHH", i, j, 15) + value + b"\1")
            elif isinstance(value, date):
                serial = (value - date(1899, 12, 30)).days
                sheet += record(0x0203, struct.pack("<HHHd", i, j, 16, serial))
            elif value is not None:
                sheet += record(0x0203, struct.pack("<HHHd", i, j, 15, value))
    path.write_bytes(ole({"Book": book + sheet + record(0x000A, b"")}))
    return path


# --- passwords ----------------------------------------------------------------------------------


def protected(path: Path, plain: Path, password: str) -> Path:
    """The xlsx `plain` under a password, as Excel 2010 and later do it (agile)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    with plain.open("rb") as file:
        OOXMLFile(file).encrypt(password, out)
    path.write_bytes(out.getvalue())
    return path


def protected_standard(path: Path, plain: Path, password: str) -> Path:
    """The xlsx `plain` under a password, as Excel 2007 does it."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from msoffcrypto.method.ecma376_standard import ECMA376Standard

    key = ECMA376Standard.makekey_from_password(password, 0x660E, 0x8004, 0x18, 128, 16, _SALT)

    def sealed(body: bytes) -> bytes:
        machine = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305, RUF100 - as they do
        return machine.update(body.ljust(-(-len(body) // 16) * 16, b"\0")) + machine.finalize()

    verifier = bytes(range(16, 32))
    head = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0)
    head += "Microsoft Enhanced RSA and AES\0".encode("utf-16-le")
    info = struct.pack("<HHII", 3, 2, 0x24, len(head)) + head + struct.pack("<I", 16) + _SALT
    info += sealed(verifier) + struct.pack("<I", 20) + sealed(sha1(verifier).digest())  # noqa: S324, RUF100 - as they do
    body = plain.read_bytes()
    package = struct.pack("<Q", len(body)) + sealed(body)
    path.write_bytes(ole({"EncryptionInfo": info, "EncryptedPackage": package}))
    return path


def protected_biff(path: Path, stream: bytes, password: str, way: str) -> Path:
    """A BIFF8 stream under a password; `way`: rc4 (Excel 97) or cryptoapi (Excel 2002)."""
    from msoffcrypto.method.rc4 import DocumentRC4
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    verifier = bytes(range(32, 48))

    def run(body: bytes) -> bytes:
        buffer = io.BytesIO(body)
        out = (
            DocumentRC4.decrypt(password, _SALT, buffer, blocksize=1024)
            if way == "rc4"
            else DocumentRC4CryptoAPI.decrypt(password, _SALT, 128, buffer, blocksize=1024)
        )
        return bytes(out.getvalue())

    if way == "rc4":
        both = run(verifier + md5(verifier).digest())  # noqa: S324, RUF100 - as they do
        info = struct.pack("<HHH", 1, 1, 1) + _SALT + both
    else:
        both = run(verifier + sha1(verifier).digest())  # noqa: S324, RUF100 - as they do
        head = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + b"R\0\0\0"
        info = struct.pack("<HHHII", 1, 2, 2, 4, len(head)) + head + struct.pack("<I", 16) + _SALT
        info += both[:16] + struct.pack("<I", 20) + both[16:]
    path.write_bytes(ole({"Workbook": _encrypted(stream, record(0x002F, info), run)}))
    return path


def _encrypted(stream: bytes, filepass: bytes, run: Any) -> bytes:
    """The stream with FILEPASS behind its first record and everything but the heads encrypted."""
    clear = mask = b""
    for at, kind, was in records(stream):
        body = was
        if kind == 0x0085:  # where a sheet begins: further down now
            place = struct.unpack_from("<I", was)[0] + len(filepass)
            body = struct.pack("<I", place) + was[4:]
        open_bytes = len(body) if kind in _PLAIN else 4 if kind == 0x0085 else 0
        clear += record(kind, body)
        mask += b"\1" * (4 + open_bytes) + bytes(len(body) - open_bytes)
        if at == 0:
            clear, mask = clear + filepass, mask + b"\1" * len(filepass)
    sealed = run(clear)
    return bytes(a if keep else b for a, b, keep in zip(clear, sealed, mask, strict=True))
