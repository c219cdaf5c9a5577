"""Where papers go: a folder chosen once per user, by default `arapp` among the documents."""

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QMimeDatabase,
    QObject,
    QProcess,
    QSettings,
    QStandardPaths,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices

from arapp.services.dispatch import Topic
from arapp.services.papers.in_use import numbers_in_use
from arapp.ui.ops import Ops
from arapp.ui.page import Notice

_KEY = "papers_folder"
_WAIT = 2000
"""Milliseconds the desktop may take to say which program opens a kind of file."""


def folder() -> Path:
    """The folder for papers; it need not be there yet."""
    chosen = QSettings("arapp", "arapp").value(_KEY)
    if chosen:
        return Path(str(chosen))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home()) / "arapp"


def choose(chosen: Path) -> None:
    """Papers go there from now on."""
    QSettings("arapp", "arapp").setValue(_KEY, str(chosen))


# --- opening --------------------------------------------------------------------------------------


def open_file(path: Path) -> bool:
    """Show a file or folder with the program the system has for it; False when there is none."""
    if sys.platform.startswith("linux") and not _has_program(path):
        return False
    with _quiet():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _has_program(path: Path) -> bool:
    """Whether the desktop names one: it does not answer the call itself, it only complains."""
    if shutil.which("xdg-open") is None:
        return False
    if path.is_dir() or shutil.which("xdg-mime") is None:
        return True
    ask = QProcess()
    ask.start("xdg-mime", ["query", "default", QMimeDatabase().mimeTypeForFile(str(path)).name()])
    ask.waitForFinished(_WAIT)
    return bool(ask.readAllStandardOutput().trimmed())


@contextmanager
def _quiet() -> Iterator[None]:
    """Qt tells a failure to the terminal; here the window tells it."""
    before = qInstallMessageHandler(lambda *_told: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def not_opened(path: Path) -> str:
    """Where a file is that no program opened."""
    told = QCoreApplication.translate("papers", "No program here opens PDF. The file is {file}")
    return told.format(file=str(path))


def not_opened_notice(path: Path) -> Notice:
    """The same for the strip, with the way to its folder."""
    return Notice(not_opened(path), "age1", _open_folder_text(), partial(_show, path.parent))


def _show(path: Path) -> None:
    open_file(path)


def _open_folder_text() -> str:
    return QCoreApplication.translate("papers", "Open folder")


# --- papers taken back ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file as it was issued; `now` is where it lies, `void` whether its number was taken back."""

    file: Path
    sha256: str
    now: Path
    void: bool = False


class Filed(QObject):
    """Follows the papers issued since the window is open: their files outlive an undo.

    A file as issued is renamed when its number becomes void, and back when that is taken back; one
    that was changed or cannot be renamed stays as it is and is told about.

    Signals:
        voided(frozenset[str]): numbers just taken back.
        noticed(object): Notice about what lies there, None when it is right again.
    """

    voided = Signal(frozenset)
    noticed = Signal(object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._papers: dict[str, _Paper] = {}
        ops.changed.connect(self._look)

    def note(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Documents of an answer: number, file, sha256."""
        for one in documents:
            if one["number"]:
                file = Path(one["file"])
                self._papers[str(one["number"])] = _Paper(file, str(one["sha256"]), file)

    def _look(self, topics: frozenset[Topic]) -> None:
        numbers = tuple(self._papers)
        if numbers and topics & {Topic.LETTERS, Topic.STATEMENTS}:
            self._ops.ask(
                lambda tx: numbers_in_use(tx, numbers), self._found, latest=("filed", id(self)),
                owner=self,
            )  # fmt: skip

    def _found(self, used: frozenset[str]) -> None:
        gone = {n: p for n, p in self._papers.items() if n not in used and not p.void}
        back = {n: p for n, p in self._papers.items() if n in used and p.void}
        for number, paper in gone.items():
            self._papers[number] = _Paper(paper.file, paper.sha256, _voided(paper), void=True)
        for number, paper in back.items():
            _renamed(paper, paper.file)
            self._papers[number] = _Paper(paper.file, paper.sha256, paper.file)
        if gone:
            self.noticed.emit(self._notice(list(gone)))
            self.voided.emit(frozenset(gone))
        elif back:
            self.noticed.emit(None)

    def _notice(self, numbers: list[str]) -> Notice | None:
        papers = [self._papers[number] for number in numbers]
        there = [paper for paper in papers if paper.now.exists()]
        if not there:
            return None
        marked = all(paper.now != paper.file for paper in there)
        form = (
            self.tr("{numbers} void. The file is marked so in {folder}, do not send it.")
            if marked
            else self.tr("{numbers} void. The file is still in {folder}, do not send it.")
        )
        named = ", ".join(numbers[:3]) + ("…" if len(numbers) > 3 else "")
        where = there[0].now.parent
        told = form.format(numbers=named, folder=str(where))
        return Notice(told, "age1", _open_folder_text(), partial(_show, where))


def _voided(paper: _Paper) -> Path:
    mark = QCoreApplication.translate("papers", "VOID")
    file = paper.file
    return _renamed(paper, file.with_name(f"{file.stem} {mark}{file.suffix}"))


def _renamed(paper: _Paper, target: Path) -> Path:
    """Where the file is after it was to be renamed: only as issued, never over another."""
    try:
        same = hashlib.sha256(paper.now.read_bytes()).hexdigest() == paper.sha256
        if same and not target.exists():
            return paper.now.rename(target)
    except OSError:  # open in a viewer, on a share that is away: the sentence says it is there
        pass
    return paper.now
