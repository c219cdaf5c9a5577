"""Papers against bare reportlab: time, two processes, bytes, memory, and the one file to print.

`python3 run.py test -m bench -s tests/bench/test_papers.py`. The floor draws the very same text at
the very same places with reportlab's own canvas, fonts and embedding: one text object for all runs
of a style, lines and bars as they are. It is given the layout for nothing; ours is timed with it.
Processor time is compared where other work on the machine would tell in the clock's.
"""

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from arapp.paths import resources
from arapp.services.output.pdf import paper_pages, render_counted, render_many
from arapp.services.output.pdf.page import Bar, Block, Box, Rule, Style
from tests.bench.clockwork import ROOT, compare
from tests.bench.paper_batch import statements

COUNT = 1000
_FONTS = {"R": "NotoSansSC-Regular.ttf", "S": "NotoSansSC-SemiBold.ttf"}


def bare(pages: Sequence[Block]) -> bytes:
    """The same page by reportlab alone."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    for page in pages:
        by_style: dict[Style, list[tuple[float, float, str]]] = {}
        for run in page.runs:
            by_style.setdefault(run.style, []).append((run.x, page.height - run.y, run.text))
        for style, runs in by_style.items():
            text = canvas.beginText()
            text.setFont(style.weight, style.size)
            text.setFillGray(style.grey)
            text.setCharSpace(style.spacing)
            for x, y, said in runs:
                text.setTextOrigin(x, y)
                text.textOut(said)
            canvas.drawText(text)
        _drawn(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _drawn(canvas: Canvas, page: Block) -> None:
    for mark in page.marks:
        y = page.height - mark.y
        if isinstance(mark, Rule):
            canvas.setLineWidth(mark.width)
            canvas.setStrokeGray(mark.grey)
            canvas.line(mark.x, y, mark.end, y)
        elif isinstance(mark, Bar):
            canvas.rect(mark.x, y - mark.height, mark.width, mark.height, stroke=0, fill=1)
        elif isinstance(mark, Box):
            canvas.rect(mark.x, y - mark.size, mark.size, mark.size)


def processor(job: Callable[[], object]) -> Callable[[], float]:
    """The job as a function that returns the processor time it took."""

    def run() -> float:
        began = time.process_time()
        job()
        return time.process_time() - began

    return run


@pytest.mark.bench
def test_a_thousand_statements_against_bare_reportlab() -> None:
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resources() / "fonts" / file)))
    docs = statements(COUNT)
    pages = [paper_pages(doc) for doc in docs]
    assert {len(one) for one in pages} == {1}
    said = {run.text for run in pages[0][0].runs}
    assert "上期余额" in said  # the floor draws what is on the page, all of it
    found = compare(
        f"{COUNT} statements, processor time",
        processor(lambda: [bare(one) for one in pages]),
        processor(lambda: [render_counted([doc]) for doc in docs]),
        1.2,
        rounds=2,
    )
    sys.stdout.write(f"\n{found.line()}\n")
    assert found.value <= found.goal


@pytest.mark.bench
def test_every_statement_is_small_and_the_file_to_print_smaller() -> None:
    docs = statements(COUNT)
    sizes = [len(render_counted([doc])[0]) for doc in docs]
    merged = len(render_many(docs)) / COUNT
    told = (
        f"largest {max(sizes):,} B, mean {sum(sizes) / COUNT:,.0f} B, merged {merged:,.0f} B a page"
    )
    sys.stdout.write(f"\n   {told}\n")
    assert max(sizes) <= 30_000
    assert merged <= 5_000


@pytest.mark.bench
def test_two_processes_do_it_in_little_more_than_half_the_time(tmp_path: Path) -> None:
    one = [batch(tmp_path / f"one{turn}", 1) for turn in range(3)]
    two = [batch(tmp_path / f"two{turn}", 2) for turn in range(3)]
    clock = min(run["clock"] for run in one) / min(run["clock"] for run in two)
    # What two idle processors would make of it: all the work of two processes, shared evenly.
    shared = min(run["spent"] for run in one) / (min(run["spent"] for run in two) / 2)
    peak = max(run["parent"] + sum(run["children"]) for run in two)
    sys.stdout.write(
        f"\n   two processes: {clock:.2f} times as fast by the clock, {shared:.2f} by the work"
        f" (goal 1.70); {peak:.0f} MiB in all three processes (goal 400)\n"
    )
    assert max(clock, shared) >= 1.7
    assert peak <= 400


def batch(folder: Path, workers: int) -> dict[str, Any]:
    """A run in a process of its own: what it told."""
    told = subprocess.run(  # noqa: S603, RUF100 - our own script
        [sys.executable, "-m", "tests.bench.paper_batch", str(folder), str(workers), str(COUNT)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found
