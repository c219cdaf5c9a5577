"""Many papers to files: in two processes, all or nothing.

Rendering needs only the frozen documents, so workers open no ledger. Files are made in a hidden
folder inside the target and moved at the end; on failure or cancel nothing of them remains.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from arapp.services.output.documents import Paper
from arapp.services.output.files import placed, save, staging
from arapp.services.output.pdf import render_counted
from arapp.services.progress import Progress

_WORKERS = 2
_WORTH_A_POOL = 8  # fewer papers are done before a pool has started
_CHUNK = 8  # papers a worker takes at once


@dataclass(frozen=True, slots=True)
class Job:
    """A paper and the name of its file."""

    name: str
    doc: Paper


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written."""

    path: Path
    pages: int


def render_batch(
    jobs: Sequence[Job],
    folder: Path,
    progress: Progress,
    merged: str | None = None,
    workers: int = _WORKERS,
) -> list[Made]:
    """Write one PDF per job, and all in one under the name `merged` (last in the answer).

    Returns what was written, in the order of the jobs. Whatever `progress` raises ends the run
    and passes through; so do DiskFull and NotWritable. Then the folder is as before. Names must
    differ from each other; files of the same name are replaced at the end.
    """
    with staging(folder) as stage:
        made: list[Made] = []
        for job, (data, pages) in zip(jobs, _rendered(jobs, workers), strict=True):
            save(stage / job.name, data, durable=False)  # 300 waits are not worth a re-print
            made.append(Made(folder / job.name, pages))
            progress(len(made), len(jobs), job.doc.customer.name)
        if merged and jobs:
            whole = len(jobs)
            data, pages = render_counted(
                [job.doc for job in jobs],
                lambda doc: progress(whole, whole, doc.customer.name),  # may be cancelled here too
            )
            save(stage / merged, data)
            made.append(Made(folder / merged, pages))
        with placed([one.path.name for one in made], stage, folder, durable=False):
            return made


def _rendered(jobs: Sequence[Job], workers: int) -> Iterator[tuple[bytes, int]]:
    """The PDFs in order, from a pool where that pays."""
    if len(jobs) < _WORTH_A_POOL or workers < 2:
        for job in jobs:
            yield render_counted([job.doc])
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[list[tuple[bytes, int]]]] = [
            pool.submit(_render_some, [job.doc for job in jobs[start : start + _CHUNK]])
            for start in range(0, len(jobs), _CHUNK)
        ]
        try:
            for chunk in waiting:
                yield from chunk.result()
        finally:
            for chunk in waiting:
                chunk.cancel()


def _render_some(docs: list[Paper]) -> list[tuple[bytes, int]]:
    return [render_counted([doc]) for doc in docs]
