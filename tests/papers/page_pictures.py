"""The papers as pictures, to be held against those that were looked at.

    python -m tests.papers.page_pictures [NAME…]    makes tests/papers/pages/*.png anew

Look at every picture that changed before it is committed: it is the proof from then on. The papers
are those of tests/output/papers.py, so nothing of a ledger or of the day is in them. The pictures
are small and of few greys: enough to see that a line, a rule or a figure stands elsewhere.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from arapp.services.output.documents import LetterStage, StatementKind, TableDoc
from arapp.services.output.documents.table import (
    CellKind,
    TableBlock,
    TableColumn,
    data,
    group,
    subtotal,
    summed,
)
from arapp.services.output.pdf import render_letter, render_statement, render_table
from tests.output.papers import AS_OF, FIRM, HEAD, LONG_NAME, letter, statement, yuan

FOLDER = Path(__file__).parent / "pages"
SCALE = 1.25  # 90 dots to the inch
_GREYS = 8
_CELL = 5  # pixels: what is compared is the ink of so large a square
_FAR = 40.0  # of 255: so much more or less ink in a square is a difference
_MOST = 3  # squares that may differ: rounding at the edge of a rule


def _table(language: str) -> TableDoc:
    heads = (
        ("客户", "到期", "天数", "金额") if language == "zh_CN" else ("Name", "Due", "Days", "Sum")
    )
    kinds = (CellKind.TEXT, CellKind.DAY, CellKind.DAYS, CellKind.MONEY)
    columns = tuple(
        TableColumn(head, kind, summed=kind is CellKind.MONEY)
        for head, kind in zip(heads, kinds, strict=True)
    )
    rows = (
        group("华东", 4),
        data("上海弘达机械设备有限公司", date(2026, 9, 25), 36, yuan("96000")),
        data(LONG_NAME, date(2026, 10, 15), 16, yuan("23680.55")),
        subtotal("小计", None, None, yuan("119680.55")),
        group("华北", 4),
        data("力扬", date(2026, 10, 20), 11, yuan("-84000")),
    )
    block = TableBlock(rows, "CNY", "人民币" if language == "zh_CN" else "CNY")
    block = replace(block, rows=(*rows, summed("合计", columns, block)))
    title = "逾期清单" if language == "zh_CN" else "Overdue Receivables"
    notes = ("仅供核对。",)
    return TableDoc(
        language, title, AS_OF, columns, (block,), ("按到期日",), notes, FIRM, head=HEAD
    )


def papers() -> dict[str, Callable[[], bytes]]:
    """Name → the PDF of the paper."""
    found: dict[str, Callable[[], bytes]] = {}
    for language in ("zh_CN", "en"):
        for kind in StatementKind:
            doc = replace(statement(kind), language=language)
            found[f"{kind.value}-{language}"] = lambda doc=doc: render_statement(doc)  # type: ignore[misc]  # bound now
        for stage in LetterStage:
            written = replace(letter(stage), language=language)
            found[f"letter-{stage.value}-{language}"] = lambda doc=written: render_letter(doc)  # type: ignore[misc]  # bound now
        found[f"table-{language}"] = lambda language=language: render_table(_table(language))  # type: ignore[misc]  # bound now
    return found


def picture(pdf: bytes) -> Image.Image:
    """The first page in few greys."""
    document = pypdfium2.PdfDocument(pdf)
    shown: Image.Image = document[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    step = 255 / (_GREYS - 1)
    return shown.point([round(round(grey / step) * step) for grey in range(256)])


def differing(one: Image.Image, two: Image.Image) -> list[tuple[int, int, int, int]]:
    """Squares (left, top, right, bottom, in pixels) whose ink differs; [] when two pages are alike.

    A page of another size is one large difference.
    """
    if one.size != two.size:
        return [(0, 0, *one.size)]
    cells = (one.width // _CELL, one.height // _CELL)
    box = Image.Resampling.BOX
    apart = ImageChops.difference(one.resize(cells, box), two.resize(cells, box))
    found = [
        (x * _CELL, y * _CELL, (x + 1) * _CELL, (y + 1) * _CELL)
        for y in range(cells[1])
        for x in range(cells[0])
        if apart.getpixel((x, y)) > _FAR  # type: ignore[operator]  # one channel: a number
    ]
    return found if len(found) > _MOST else []


def kept(name: str) -> Image.Image:
    """The picture that was looked at. Raises FileNotFoundError."""
    with Image.open(FOLDER / f"{name}.png") as found:
        return found.convert("L")


def make(names: list[str]) -> None:
    """Draw the pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, render in papers().items():
        if not names or name in names:
            shown = picture(render())
            shown.quantize(_GREYS).save(FOLDER / f"{name}.png", optimize=True)
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    make(sys.argv[1:])
