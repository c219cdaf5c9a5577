"""Papers to files and into the ledger: rendered, put in place whole, recorded by one command.

Files are made in a hidden folder inside the target and get their names before the command commits:
no paper stands on record without its file. What goes wrong before the commit, and any cancel, takes
the files away again; killed in between, a file without a record is left, and the next issue writes
over it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from arapp.services.dispatch import Command, Dispatch
from arapp.services.output.batch import Job, render_batch
from arapp.services.output.documents import LetterDoc, StatementDoc
from arapp.services.output.files import file_name, placed, save, staging, trouble_with
from arapp.services.output.phrases import phrases
from arapp.services.output.statement_sheet import statement_xlsx
from arapp.services.papers.record import Rendered
from arapp.services.progress import Progress


class AnyPaper(Protocol):
    """What statements and letters of a run have in common."""

    @property
    def doc(self) -> StatementDoc | LetterDoc:
        """The frozen document."""

    @property
    def number(self) -> str:
        """Its plain number; empty on a draft."""

    @property
    def issued(self) -> int | None:
        """The row that stands for it already."""

    @property
    def kept(self) -> tuple[str, str] | None:
        """File and SHA-256 as it was issued."""


class MakeCommand(Protocol):
    """Makes the command that records what was rendered."""

    def __call__(self, rendered: tuple[Rendered, ...]) -> Command: ...


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: folder, name of the merged file (None: no such file), workbooks beside."""

    folder: Path
    merged: str | None = None
    xlsx: bool = False


def name_of(paper: AnyPaper) -> str:
    """Name of a paper's file: customer and number; a draft is told by kind, day and currency."""
    doc = paper.doc
    if paper.number:
        return file_name(doc.customer.name, paper.number, suffix=".pdf")
    day = doc.as_of if isinstance(doc, StatementDoc) else doc.day
    kind = doc.kind.value if isinstance(doc, StatementDoc) else doc.stage.value
    draft = phrases(doc.language)("common.draft")
    return file_name(doc.customer.name, kind, day.isoformat(), doc.currency, draft, suffix=".pdf")


def unique(names: Sequence[str]) -> list[str]:
    """The names, later ones of equal name numbered (two customers may share theirs)."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        count = seen[name.casefold()]
        stem, dot, suffix = name.rpartition(".")
        found.append(name if count == 1 else f"{stem} ({count}){dot}{suffix}")
    return found


def issue(
    books: Dispatch,
    papers: Sequence[AnyPaper],
    target: Target,
    command: MakeCommand | None,
    progress: Progress,
) -> list[Rendered]:
    """Write the papers; record those that are new by `command` (None: a draft, nothing recorded).

    Raises what progress raises (Cancelled), DiskFull, NotWritable, or the command's refusal; then
    nothing was written, recorded or numbered.
    """
    if not papers:
        return []
    folder = target.folder.resolve()
    names = unique([name_of(paper) for paper in papers])
    with staging(folder) as stage:
        jobs = [Job(name, paper.doc) for name, paper in zip(names, papers, strict=True)]
        made = render_batch(jobs, stage, progress, target.merged)
        rendered = [
            _finished(paper, stage / name, folder / name, one.pages)
            for paper, name, one in zip(papers, names, made, strict=False)
        ]
        if target.xlsx:
            _workbooks(papers, names, stage)
        fresh = tuple(one for one in rendered if one.paper.issued is None)
        record = command(fresh) if command is not None and fresh else None
        put = sorted(made.name for made in stage.iterdir())
        with placed(put, stage, folder, durable=record is not None):
            if record is not None:
                books.run(record)
    return rendered


def _finished(paper: AnyPaper, made: Path, file: Path, pages: int) -> Rendered:
    """The rendered file; one issued before is the very file of then, where that still exists."""
    try:
        data = made.read_bytes()
    except OSError as trouble:
        raise trouble_with(made, trouble) from trouble
    digest = hashlib.sha256(data).hexdigest()
    if paper.kept is not None and paper.kept[1] != digest:
        old = _old_file(*paper.kept)
        if old is not None:
            save(made, old)
            digest = paper.kept[1]
    return Rendered(paper, str(file), pages, digest)


def _old_file(file: str, sha256: str) -> bytes | None:
    try:
        data = Path(file).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _workbooks(papers: Sequence[AnyPaper], names: Sequence[str], stage: Path) -> None:
    for paper, name in zip(papers, names, strict=True):
        if isinstance(paper.doc, StatementDoc):
            save(stage / workbook(name), statement_xlsx(paper.doc), durable=False)


def workbook(name: str) -> str:
    """Name of the workbook beside a PDF."""
    return name.removesuffix(".pdf") + ".xlsx"


def facts(one: Rendered) -> dict[str, Any]:
    """What the answer says of every paper's file."""
    return {"file": one.file, "pages": one.pages, "sha256": one.sha256}
