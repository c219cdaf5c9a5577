"""Writing files whole or not at all, and the names they get."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from arapp.models.store import system_trouble
from arapp.models.values.errors import DiskFull, EnvironmentTrouble, NotWritable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST = 80  # characters of a name; three bytes each stay below what file systems take


def save(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write to `<name>.part` beside the file, then rename over it.

    Raises DiskFull or NotWritable; then neither a half file nor the part is left, and an older
    file of that name is as it was. `durable` waits until the disk has it, against power cuts.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise trouble_with(path, trouble) from trouble


def trouble_with(path: Path, trouble: OSError) -> EnvironmentTrouble:
    """The error of the surroundings that an OSError means: DiskFull, else NotWritable."""
    found = system_trouble(path, trouble)
    return found if isinstance(found, DiskFull) else NotWritable(path=str(path))


def file_name(*parts: str, suffix: str) -> str:
    """A name for any file system: "弘达机械 DZ2026-0218.pdf"."""
    joined = " ".join(filter(None, (_FORBIDDEN.sub(" ", part).strip(" .") for part in parts)))
    text = " ".join(joined.split())[:_LONGEST].strip(" .") or "_"
    return f"_{text}{suffix}" if _RESERVED.match(text) else text + suffix


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder inside the target that is gone afterwards."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".arapp-", dir=folder))
    except OSError as trouble:
        raise trouble_with(folder, trouble) from trouble
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
