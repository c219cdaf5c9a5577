"""The disk is full in the middle of something: it is told, nothing is lost, and it goes on later.

Two ways to have no room, since they fail differently: a small file system of its own (ENOSPC,
"database or disk is full"), where one may be mounted, and a limit on the size of files in a
process of its own (EFBIG, "disk I/O error"). What is tried are the use cases of `cases`.
"""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from arapp.models.values.errors import DiskFull, EnvironmentTrouble
from arapp.services.dispatch import Dispatch
from tests.reliability import judge, workers
from tests.reliability.cases import CASES, LEDGER
from tests.reliability.test_nth_call import NOTES, seen_by

PHASES = ("receipt", "import", "statements", "letters", "backup", "migrate", "lock")
FULL, DONE = "full", "done"
Limit = Callable[[bool], None]
"""Called with True to take all room away, with False to give it back."""


def tried(name: str, template: Path, folder: Path, limit: Limit) -> str:
    """FULL or DONE for one round of a use case without room, else what is wrong."""
    case = CASES[name]
    shutil.copytree(template, folder)
    staging = template.parent / "staging"
    if staging.exists() and folder.parent != template.parent:
        shutil.copy(staging, folder.parent / "staging")
    os.environ["ARAPP_HOME"] = str(folder / "home")
    books = case.start(folder)
    before = seen_by(books, folder)
    try:
        limit(True)
        told = _try(name, books, folder)
        without_room = {} if books is None else seen_by(books, folder)
        limit(False)
        wrong = _after(name, books, folder, told, before, without_room)
    finally:
        limit(False)
        if books is not None:
            books.close()
    return wrong or _left(folder) or told


def _try(name: str, books: Dispatch | None, folder: Path) -> str:
    try:
        CASES[name].run(books, folder)
    except DiskFull:
        return FULL
    except EnvironmentTrouble as trouble:
        return f"told as {trouble.kind}: {trouble.fields}"
    except Exception:
        return traceback.format_exc(limit=-4)
    return DONE


def _after(  # one argument a fact of the round
    name: str,
    books: Dispatch | None,
    folder: Path,
    told: str,
    before: judge.Dump,
    without_room: judge.Dump,
) -> str:
    """Nothing changed and reading goes on; with room again it works."""
    if told == DONE:
        return ""
    if told != FULL:
        return told
    if without_room and without_room != before:
        changed = [key for key in before if before[key] != without_room.get(key)]
        return f"changed without room: {changed}"
    again = _try(name, books, folder)
    return "" if again == DONE else f"with room again: {again}"


def _left(folder: Path) -> str:
    parts = {path.name for path in folder.rglob("*.part*") if path.is_file()} - NOTES
    if parts:
        return f"left lying: {sorted(parts)}"
    copy = folder.with_name("judged")
    shutil.copytree(folder, copy)
    verdict = judge.verdict(copy / LEDGER, [])[0]
    shutil.rmtree(copy)
    return "" if verdict == judge.SOUND else f"the ledger is {verdict}"


def limited_size(name: str, template: Path, folder: Path, size: int) -> str:
    """A round with no file larger than `size` bytes, in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(workers.LOADED)
    ours, theirs = context.Pipe()
    child = context.Process(target=_in_child, args=(theirs, name, template, folder, size))
    child.start()
    theirs.close()
    told: str = ours.recv() if ours.poll(120) else "no answer"
    child.join(10)
    return told if child.exitcode == 0 else f"{told} (left with {child.exitcode})"


def _in_child(pipe: "multiprocessing.connection.Connection[str, str]", name: str, template: Path,
              folder: Path, size: int) -> None:  # fmt: skip
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(full: bool) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size if full else hard, hard))

    try:
        pipe.send(tried(name, template, folder, limit))
    except BaseException:
        pipe.send(traceback.format_exc(limit=-5))
    os._exit(0)


@contextmanager
def small_disk(place: Path, megabytes: int = 24) -> Iterator[Path]:
    """A file system of that size, or a skip where none may be mounted."""
    place.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system may be mounted here; the limit on file sizes is tried anyway")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def no_room(disk: Path, left: int) -> Limit:
    """Fills the file system up to `left` bytes, and empties it again."""
    filler = disk / "filler"

    def limit(full: bool) -> None:
        if not full:
            with suppress(FileNotFoundError):
                filler.unlink()
            return
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(free - left, 4096))

    return limit


def prepared(name: str, empty: Path, place: Path) -> Path:
    """The folder a use case starts from, made once."""
    template = place / f"template-{name}"
    if not template.exists():
        (place / name).mkdir(exist_ok=True)
        CASES[name].prepare(template, empty)
    return template


def rounds(count: int) -> Iterator[tuple[int, str, random.Random]]:
    """Number, phase and dice of each round."""
    for n in range(count):
        yield n, PHASES[n % len(PHASES)], random.Random(n)


def size_rounds(count: int, empty: Path, place: Path) -> Counter[str]:
    """Rounds with a limit on the size of files."""
    found: Counter[str] = Counter()
    for n, name, dice in rounds(count):
        template = prepared(name, empty, place)
        size = dice.choice((0, 4096, 30_000, 100_000, 400_000))
        told = limited_size(name, template, place / f"round{n}", size)
        found.update((told, f"{told} {name}"))
        shutil.rmtree(place / f"round{n}")
    return found


def disk_rounds(count: int, empty: Path, place: Path) -> Counter[str]:
    """Rounds on a small file system."""
    found: Counter[str] = Counter()
    with small_disk(place / "disk") as disk:
        for n, name, dice in rounds(count):
            template = prepared(name, empty, place)
            left = dice.choice((0, 4096, 20_000, 60_000, 200_000))
            told = tried(name, template, disk / f"round{n}", no_room(disk, left))
            found.update((told, f"{told} {name}"))
            shutil.rmtree(disk / f"round{n}")
    return found


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARAPP_HOME", str(tmp_path / "home"))


def check(found: Counter[str], count: int) -> None:
    """Only the two answers that may be, and most rounds did run out of room."""
    assert found[FULL] + found[DONE] == count, found
    assert found[FULL] * 2 >= count, found
    struck = [name for name in PHASES if found[f"{FULL} {name}"]]
    assert len(struck) >= min(5, count), f"without room only in {struck}"


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="no limits on file sizes there")


@needs_limits
def test_a_limit_on_sizes_loses_nothing(empty_file: Path, tmp_path: Path) -> None:
    check(size_rounds(14, empty_file, tmp_path), 14)


def test_a_full_disk_loses_nothing(empty_file: Path, tmp_path: Path) -> None:
    check(disk_rounds(14, empty_file, tmp_path), 14)


@pytest.mark.long
@needs_limits
def test_a_limit_on_sizes_loses_nothing_at_length(empty_file: Path, tmp_path: Path) -> None:
    check(size_rounds(200, empty_file, tmp_path), 200)


@pytest.mark.long
def test_a_full_disk_loses_nothing_at_length(empty_file: Path, tmp_path: Path) -> None:
    check(disk_rounds(200, empty_file, tmp_path), 200)


@needs_limits
def test_control_room_enough_is_noticed(empty_file: Path, tmp_path: Path) -> None:
    """A limit that limits nothing must not pass for a test."""
    template = prepared("receipt", empty_file, tmp_path)
    told = limited_size("receipt", template, tmp_path / "round", 10**9)
    with pytest.raises(AssertionError):
        check(Counter({told: 1}), 1)
