"""A list (`documents.table`) as a workbook, and to files: typed cells, no formulas.

One sheet a block, named by its caption or currency; group heads and sums are bold.
"""

from datetime import date
from pathlib import Path

from arapp.services.output.documents.table import RowKind, TableBlock, TableDoc
from arapp.services.output.files import save
from arapp.services.output.sheet import Cell, Sheet, sheet_name, xlsx_bytes


def table_xlsx(doc: TableDoc) -> bytes:
    """The workbook of a list; a list without blocks has one sheet of headings."""
    blocks = doc.blocks or (TableBlock(()),)
    names: list[str] = []
    for block in blocks:
        names.append(_unused(block.caption or block.currency or doc.title, names))
    return xlsx_bytes(
        [_sheet(doc, block, name) for block, name in zip(blocks, names, strict=True)],
    )


def save_table(doc: TableDoc, pdf: Path | None = None, xlsx: Path | None = None) -> dict[str, str]:
    """Write what is asked for; "pdf" and "xlsx" with their absolute paths.

    Raises DiskFull, NotWritable.
    """
    from arapp.services.output.pdf import render_table

    ways = (("pdf", pdf, render_table), ("xlsx", xlsx, table_xlsx))
    wanted = [(name, path, made(doc)) for name, path, made in ways if path is not None]
    for _, path, content in wanted:
        save(path, content)
    return {name: str(path.resolve()) for name, path, _ in wanted}


def _unused(name: str, names: list[str]) -> str:
    """The name as a sheet may have it, numbered when another one has it."""
    wanted = sheet_name(name).strip(" '") or "1"
    taken = {one.casefold() for one in names}
    found, number = wanted, 1
    while found.casefold() in taken:
        number += 1
        found = f"{wanted[:26]} ({number})"
    return found


def _sheet(doc: TableDoc, block: TableBlock, name: str) -> Sheet:
    firm = [doc.firm.name] if doc.firm else []
    number = [doc.number] if doc.number else []
    caption = block.caption or block.currency
    dated = "  ".join([doc.title, *number, doc.day.isoformat()])
    lead = [*firm, dated, *doc.lines, *([caption] if caption else [])]
    strong = {i for i, row in enumerate(block.rows) if row.kind is not RowKind.DATA}
    rows = [[_cell(cell) for cell in row.cells] for row in block.rows]
    heads = [column.title for column in doc.columns]
    return Sheet(name, heads, rows, lead, strong=frozenset(strong), notes=doc.notes)


def _cell(cell: Cell) -> Cell:
    """Days before 1900 are text: the format has none."""
    return cell.isoformat() if isinstance(cell, date) and cell.year < 1900 else cell
