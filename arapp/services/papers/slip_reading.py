"""The parent's side of looking at scans: a child process with limits, what it found checked.

The child has read hostile bytes, so nothing it says is taken on trust: numbers are matched again
and its files must lie in the folder it was given, under the names that were agreed.
"""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import arapp
from arapp.models.values.errors import Refused
from arapp.services.papers.slip_child import FILE_BYTES, FLAG, MARK, PAGES
from arapp.services.progress import Progress, silent

SECONDS = 300  # for a file; a page takes half a second, one without a mark up to six
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_RUN = "import os; from arapp.services.papers.slip_child import main; os._exit(main())"
_NAME = re.compile(r"page-\d{1,3}\.(?:pdf|png|jpg)")
_KINDS = frozenset({"file_too_large", "file_damaged", "password_needed", "not_a_scan"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a scan: numbers read on it in their order, what other bar codes say, the file that
    is to be kept (the whole one, or the page alone), a picture to look at."""

    source: Path
    number: int
    pages: int
    marks: tuple[str, ...]
    others: tuple[str, ...]
    keep: Path
    view: Path


def is_scan(path: Path) -> bool:
    """Whether a file may be a scan, by its name."""
    return path.suffix.lower() in SUFFIXES


def read_scan(path: Path, folder: Path, progress: Progress = silent) -> list[Page]:
    """All pages of a picture or PDF; what the child makes of them lies in `folder`, made if needed.

    Raises Refused `file_missing`, `file_unsafe` (link, folder, device), `file_too_large`,
    `file_damaged`, `password_needed`, `not_a_scan`, all with the file's name; Cancelled.
    """
    _check(path)
    folder.mkdir(parents=True, exist_ok=True)
    child = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    timer = threading.Timer(SECONDS, child.kill)
    timer.start()
    try:
        request = {"path": str(path.resolve()), "file": path.name, "folder": str(folder.resolve())}
        _ask(child, request)
        return _taken(child, path, folder, progress)
    finally:
        timer.cancel()
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _check(path: Path) -> None:
    if path.is_symlink() or path.is_dir():
        reason = "link" if path.is_symlink() else "directory"
        raise Refused("file_unsafe", file=path.name, reason=reason)
    if not path.exists():
        raise Refused("file_missing", file=path.name)
    if not path.is_file():
        raise Refused("file_unsafe", file=path.name, reason="device")
    if path.stat().st_size > FILE_BYTES:
        raise Refused("file_too_large", file=path.name, reason=f"> {FILE_BYTES // 10**6} MB")


def _ask(child: "subprocess.Popen[bytes]", request: dict[str, str]) -> None:
    assert child.stdin is not None
    with suppress(OSError):  # it died at once: what it did not say is told below
        child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        child.stdin.flush()


def _taken(
    child: "subprocess.Popen[bytes]", path: Path, folder: Path, progress: Progress
) -> list[Page]:
    pages: list[Page] = []
    total = 0
    for told in _lines(child):
        if told.get("done") is True and pages:
            return [_of(page, len(pages)) for page in pages]
        if "error" in told:
            raise _refusal(path, told)
        if isinstance(told.get("pages"), int):
            total = min(told["pages"], PAGES)
        if "page" in told:
            pages.append(_page(told, path, folder, len(pages) + 1))
        progress(len(pages), max(total, len(pages)), path.name)
    raise Refused("file_damaged", file=path.name, reason="scan")


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    assert child.stdout is not None
    for line in child.stdout:
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            return
        if not isinstance(told, dict):
            return
        yield told


def _refusal(path: Path, told: dict[str, Any]) -> Refused:
    kind = told["error"] if told["error"] in _KINDS else "file_damaged"
    fields = told.get("fields")
    reason = fields.get("reason") if isinstance(fields, dict) else None
    if reason in (None, "", "inconsistent"):
        reason = "scan"  # a sheet's way out (save it anew in Excel) is none for a scan
    return Refused(kind, file=path.name, reason=str(reason)[:40])


def _page(told: dict[str, Any], path: Path, folder: Path, number: int) -> Page:
    """What was said of a page, as far as it is what was agreed."""
    marks = told.get("marks")
    others = told.get("others")
    named = [one for one in marks if isinstance(one, str)] if isinstance(marks, list) else []
    rest = [one for one in others if isinstance(one, str)] if isinstance(others, list) else []
    keep = _inside(folder, told.get("copy")) or path
    view = _inside(folder, told.get("view"))
    if number > PAGES or told.get("page") != number or view is None:
        raise Refused("file_damaged", file=path.name, reason="scan")
    wanted = tuple(dict.fromkeys(one for one in named if MARK.fullmatch(one)))
    return Page(path, number, 0, wanted, tuple(one[:60] for one in rest[:5]), keep, view)


def _inside(folder: Path, name: object) -> Path | None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return None
    file = folder / name
    return file if file.is_file() and not file.is_symlink() else None


def _of(page: Page, pages: int) -> Page:
    return Page(page.source, page.number, pages, page.marks, page.others, page.keep, page.view)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-S", "-P", "-c", _RUN]  # no site: it finds modules by PYTHONPATH


def _environment() -> dict[str, str]:
    """The child's own: modules are found in this program and the packages, nowhere else."""
    root = str(Path(arapp.__file__).resolve().parents[1])
    packages = [place for place in sys.path if place.endswith("-packages")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, *packages]), "PYTHONUTF8": "1"}
