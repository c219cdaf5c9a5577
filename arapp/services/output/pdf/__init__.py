"""Papers to PDF. The same document gives the same bytes; fonts are embedded as subsets."""

from collections.abc import Callable, Sequence
from pathlib import Path

from arapp.services.output.documents import LetterDoc, Paper, StatementDoc, TableDoc
from arapp.services.output.files import save as save_file
from arapp.services.output.pdf.letter import letter_pages
from arapp.services.output.pdf.page import Block
from arapp.services.output.pdf.statement import statement_pages
from arapp.services.output.pdf.table_paper import table_pages
from arapp.services.output.phrases import phrases


def render_statement(doc: StatementDoc) -> bytes:
    """PDF of a statement or confirmation."""
    return render_many([doc])


def render_letter(doc: LetterDoc) -> bytes:
    """PDF of a collection letter."""
    return render_many([doc])


def render_table(doc: TableDoc) -> bytes:
    """PDF of a list."""
    from arapp.services.output.pdf.write import pdf_bytes

    return pdf_bytes(table_pages(doc), doc.title, doc.language)


def render_many(docs: Sequence[Paper]) -> bytes:
    """One PDF of several papers, for the printer; each keeps its own page numbers.

    The title is the number of a single paper, else how many there are. `docs` is not empty.
    """
    return render_counted(docs)[0]


def render_counted(
    docs: Sequence[Paper], step: Callable[[Paper], object] | None = None
) -> tuple[bytes, int]:
    """As `render_many`, with the number of pages; what `step` raises after a paper ends it."""
    from arapp.services.output.pdf.write import pdf_bytes

    pages: list[Block] = []
    for doc in docs:
        pages += paper_pages(doc)
        if step is not None:
            step(doc)
    return pdf_bytes(pages, _title(docs), docs[0].language), len(pages)


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises DiskFull or NotWritable; see `files.save`."""
    save_file(path, data)


def paper_pages(doc: Paper) -> list[Block]:
    """The laid-out pages of a paper."""
    return letter_pages(doc) if isinstance(doc, LetterDoc) else statement_pages(doc)


def page_count(doc: Paper) -> int:
    """How many pages a paper takes."""
    return len(paper_pages(doc))


def _title(docs: Sequence[Paper]) -> str:
    first = docs[0]
    words = phrases(first.language)
    if isinstance(first, LetterDoc):
        name = words(f"letter.title_{first.stage.value}")
    else:
        name = words(f"statement.title_{first.kind.value}")
    number = first.number or words("common.draft")
    return f"{name} {number}" if len(docs) == 1 else f"{name} × {len(docs)}"
