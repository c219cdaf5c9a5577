"""Writing files whole or not at all, and the names they get."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from arapp import paths
from arapp.models.disk import sync_file, sync_folder
from arapp.models.store import system_trouble
from arapp.models.values.errors import DiskFull, EnvironmentTrouble, NotWritable
from arapp.services.backup.room import Room

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_TRIES = 9
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


def zip_day(day: date) -> tuple[int, int, int, int, int, int]:
    """The day of an entry of a zip, which knows none before 1980 or after 2107 (APPNOTE 4.4.6)."""
    kept = min(max(day, date(1980, 1, 1)), date(2107, 12, 31))
    return kept.year, kept.month, kept.day, 0, 0, 0


def save_for_viewing(data: bytes, name: str) -> Path:
    """The PDF in the user's folder `print`; its path. Raises DiskFull, NotWritable.

    A viewer may still hold the one before: then the next free name is taken.
    """
    folder = paths.user_data() / "print"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, _TRIES):
        stem = name if number == 1 else f"{name} ({number})"
        target = folder / file_name(stem, suffix=".pdf")
        try:
            save(target, data, durable=False)
        except NotWritable:
            continue
        return target
    raise NotWritable(path=str(folder))


def trouble_with(path: Path, trouble: OSError) -> EnvironmentTrouble:
    """The error of the surroundings that an OSError means: DiskFull, else NotWritable."""
    found = system_trouble(path, trouble)
    return found if isinstance(found, DiskFull) else NotWritable(path=str(path))


def file_name(*parts: str, suffix: str) -> str:
    """A name for any file system: "弘达机械 DZ2026-0218.pdf".

    What is too long loses the end of its first part: the number behind a customer's long name is
    what tells one paper from the next.
    """
    first, *others = (" ".join(_FORBIDDEN.sub(" ", part).split()).strip(" .") for part in parts)
    rest = " ".join(filter(None, others))[:_LONGEST]
    room = max(_LONGEST - len(rest) - bool(rest), 0)
    text = " ".join(filter(None, (first[:room].strip(" ."), rest))).strip(" .") or "_"
    return f"_{text}{suffix}" if _RESERVED.match(text) else text + suffix


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder inside the target that is gone afterwards; after a kill, the next one takes it."""
    try:
        room = Room(folder)
    except OSError as trouble:
        raise trouble_with(folder, trouble) from trouble
    with room:
        stage = room.path / "papers"  # beside the lock, which is no paper
        try:
            stage.mkdir()
        except OSError as trouble:
            raise trouble_with(folder, trouble) from trouble
        yield stage


@contextmanager
def placed(names: Sequence[str], stage: Path, folder: Path, *, durable: bool) -> Iterator[None]:
    """The files of `stage` stand under their names in `folder`, unless what is done inside fails.

    Then they are taken away again, and what had their names before is back. `durable` waits until
    the disk has files and names, so that what is done inside may rely on them. Raises DiskFull or
    NotWritable; then the folder is as before.
    """
    kept = stage / "kept"
    moved: list[str] = []
    try:
        _put(names, stage, folder, moved, durable=durable)
        yield
    except BaseException:
        for name in reversed(moved):
            with suppress(OSError):  # one that stays does not keep the others from going
                (folder / name).unlink(missing_ok=True)
                if (kept / name).exists():
                    (kept / name).replace(folder / name)
        raise


def _put(
    names: Sequence[str], stage: Path, folder: Path, moved: list[str], *, durable: bool
) -> None:
    """Everything that may want room comes first, the renames after it."""
    kept = stage / "kept"
    target = folder
    try:
        kept.mkdir()
        for name in names if durable else ():
            target = folder / name
            sync_file(stage / name)
        for name in names:
            target = folder / name
            moved.append(name)
            if target.exists():
                target.replace(kept / name)
            (stage / name).replace(target)
    except OSError as trouble:
        raise trouble_with(target, trouble) from trouble
    if durable:
        sync_folder(folder)
