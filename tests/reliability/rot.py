"""Damage to a closed ledger file, seeded, and the judge of what it did to the content.

The judge shares nothing with the program: it reads every cell of every table, the journal's too,
by a bare connection, and compares with the sound file. Free space, padding and the indexes are no
content.
"""

import hashlib
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

PAGE = 4096
SECTOR = 512
UNREADABLE = "unreadable"


def content(path: Path) -> str:
    """Hash of every readable cell and of the schema; UNREADABLE when not all can be read."""
    digest = hashlib.sha256()
    try:
        conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return UNREADABLE
    conn.text_factory = bytes
    try:
        found = conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        digest.update(repr(sorted(found, key=repr)).encode())
        for kind, name, *_ in sorted(found, key=repr):
            if kind == b"table":
                # Not by an index: what it says is no content, and it may say something else.
                sql = f'SELECT rowid, * FROM "{name.decode()}" NOT INDEXED ORDER BY rowid'
                for row in conn.execute(sql):
                    digest.update(repr(row).encode())
    except (sqlite3.Error, UnicodeDecodeError):
        return UNREADABLE
    finally:
        conn.close()
    return digest.hexdigest()


def _cells(data: bytes | bytearray) -> list[range]:
    """Where rows of tables lie: the cell areas of the leaf pages, the schema's own left out."""
    areas = []
    for start in range(PAGE, len(data), PAGE):
        page = data[start : start + PAGE]
        if page[0] == 0x0D and page[3:5] != b"\0\0" and b"CREATE " not in page:
            areas.append(range(start + int.from_bytes(page[5:7], "big"), start + PAGE))
    return areas


def _place(rng: random.Random, data: bytes | bytearray) -> int:
    """A position: two times in three among the rows, else anywhere."""
    areas = _cells(data)
    if areas and rng.random() < 2 / 3:
        return rng.choice(rng.choice(areas))
    return rng.randrange(len(data))


def flip_bit(rng: random.Random, data: bytearray) -> str:
    """One bit."""
    at, bit = _place(rng, data), rng.randrange(8)
    data[at] ^= 1 << bit
    return f"bit {bit} of byte {at}"


def flip_header(rng: random.Random, data: bytearray) -> str:
    """One bit of the file's own head."""
    at, bit = rng.randrange(100), rng.randrange(8)
    data[at] ^= 1 << bit
    return f"bit {bit} of byte {at}"


def change_byte(rng: random.Random, data: bytearray) -> str:
    """One byte to another value."""
    at = _place(rng, data)
    data[at] = (data[at] + rng.randrange(1, 256)) % 256
    return f"byte {at} to {data[at]}"


def change_run(rng: random.Random, data: bytearray) -> str:
    """A run of bytes to noise."""
    at = _place(rng, data)
    many = min(rng.choice([2, 8, 100, 700]), len(data) - at)
    data[at : at + many] = rng.randbytes(many)
    return f"{many} bytes at {at} to noise"


def _sector(rng: random.Random, data: bytes | bytearray) -> tuple[int, int]:
    size = rng.choice([SECTOR, SECTOR, PAGE])
    return _place(rng, data) // size * size, size


def zero_sector(rng: random.Random, data: bytearray) -> str:
    """A sector or page of zeros."""
    at, size = _sector(rng, data)
    data[at : at + size] = bytes(size)
    return f"{size} zeros at {at}"


def double_sector(rng: random.Random, data: bytearray) -> str:
    """A sector or page written over another."""
    at, size = _sector(rng, data)
    source = _place(rng, data) // size * size
    data[at : at + size] = data[source : source + size]
    return f"{size} bytes at {at} from {source}"


def truncate(rng: random.Random, data: bytearray) -> str:
    """The end gone, by pages or anywhere."""
    at = rng.randrange(len(data))
    if rng.random() < 0.5:
        at = at // PAGE * PAGE
    del data[at:]
    return f"cut at {at}"


HARMS: tuple[Callable[[random.Random, bytearray], str], ...] = (
    *(flip_bit, flip_bit, flip_bit, change_byte, change_byte, change_run),
    *(flip_header, zero_sector, double_sector, truncate),
)


def damaged(seed: int, sound: bytes) -> tuple[str, bytes]:
    """What was done to the file under this seed, and the file."""
    rng = random.Random(seed)
    while True:
        data = bytearray(sound)
        told = rng.choice(HARMS)(rng, data)
        if bytes(data) != sound:
            return told, bytes(data)
