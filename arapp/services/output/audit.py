"""The history of the ledger as a printed list; the words come from the screen it was shown on."""

from collections.abc import Sequence
from dataclasses import dataclass

from arapp.services.output.pdf.fonts import SEMIBOLD
from arapp.services.output.pdf.page import FOOT, LEFT, RIGHT, Flow, Style
from arapp.services.output.pdf.parts import GREY, SMALL, gap, stacked, title
from arapp.services.output.pdf.table import COMPACT, Column, table
from arapp.services.output.pdf.text import clean

_FIGURES = 4  # the column of amounts
_WRAPS = 3


@dataclass(frozen=True, slots=True)
class AuditDoc:
    """Title, a lead sentence, a line set apart (a hash, a code), then rows under columns.

    Columns are number, moment, person, what, amount, state; without columns there is no table.
    """

    title: str
    lead: str
    proof: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    language: str


def audit_pdf(doc: AuditDoc) -> bytes:
    """The PDF; its pages are numbered, and the same document gives the same bytes."""
    from arapp.services.output.pdf.write import pdf_bytes

    flow = Flow(FOOT - 14)
    flow.place(title(clean(doc.title), chinese=doc.language == "zh_CN"))
    flow.place(stacked([(clean(doc.lead), Style(9.9, grey=GREY), 15)], LEFT, RIGHT))
    proof = Style(9.0 if doc.columns else 14.0, SEMIBOLD)
    flow.place(stacked([(clean(doc.proof), proof, 16 if doc.columns else 24)], LEFT, RIGHT))
    flow.place(gap(10))
    if doc.columns:
        columns = [
            Column(name, figures=n == _FIGURES, wraps=n == _WRAPS, grey=n in {0, 5})
            for n, name in enumerate(doc.columns)
        ]
        flow.section(table(columns, doc.rows, None, COMPACT))
    for number, page in enumerate(flow.pages, 1):
        page.text(LEFT, FOOT, f"{number} / {len(flow.pages)}", SMALL._replace(size=8.0))
    return pdf_bytes(flow.pages, doc.title, doc.language)
