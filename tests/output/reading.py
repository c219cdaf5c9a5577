"""Reading papers back: text as a PDF reader extracts it, and where runs lie on the page."""

import io
import re
from itertools import combinations

from pypdf import PdfReader

from arapp.services.output.pdf.page import LEFT, Block, Run


def page_texts(pdf: bytes) -> list[str]:
    """Text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Without blanks and line ends, which extraction places as it likes."""
    return re.sub(r"\s+", "", text)


def all_text(pdf: bytes) -> str:
    """Text of the whole paper without blanks."""
    return squeezed("".join(page_texts(pdf)))


def overlaps(page: Block) -> list[tuple[str, str]]:
    """Pairs of runs that print over each other."""
    runs = [run for run in page.runs if not run.style.turned and run.text.strip()]
    boxes = [(run, *_box(run)) for run in runs]
    found = []
    for (one, a, b, c, d), (two, e, f, g, h) in combinations(boxes, 2):
        if a < g - 0.3 and e < c - 0.3 and b < h - 0.3 and f < d - 0.3:
            found.append((one.text, two.text))
    return found


def _box(run: Run) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the ink, a little inside the em box."""
    size = run.style.size
    return run.x, run.y - 0.72 * size, run.x + run.style.width(run.text), run.y + 0.08 * size


def outside(page: Block) -> list[str]:
    """Runs that leave the margins (a hair is allowed) or the sheet."""
    runs = [run for run in page.runs if not run.style.turned]
    return [
        run.text
        for run in runs
        if run.x < LEFT - 1
        or run.x + run.style.width(run.text) > page.width - LEFT + 4
        or not 30 < run.y < page.height - 20
    ]
