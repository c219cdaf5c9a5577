"""Lists of the collection desk as papers: typed, a block and a sum a currency."""

from collections.abc import Sequence
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import parse_plain
from arapp.services.collection.escalation import Sheet as Listed
from arapp.services.output.documents.table import (
    Cell,
    CellKind,
    RowKind,
    TableBlock,
    TableColumn,
    TableDoc,
    TableRow,
    data,
    summed,
)
from arapp.services.output.phrases import phrases
from arapp.services.papers.parties import sender

CURRENCY = "currency"  # the column that sorts the lines into blocks; on paper it is their caption
SUM = "sum"  # money that is summed up
_RATE = "rate"  # a share as written: "0.05%"
_KINDS = {SUM: CellKind.MONEY, _RATE: CellKind.SHARE}


def listed_table(tx: Tx, listed: Listed, as_of: date, language: str) -> TableDoc:
    """A list of the desk as a paper under the firm's name: typed, a block and a sum a currency."""
    kinds = listed.kinds or ("text",) * len(listed.heads)
    kept = [place for place, kind in enumerate(kinds) if kind != CURRENCY]
    columns = tuple(_column(listed.heads[place], kinds[place]) for place in kept)
    who = sender(tx)
    return TableDoc(
        language if language in ("zh_CN", "en") else "zh_CN",
        listed.heading or listed.title,
        as_of,
        columns,
        tuple(_blocks(listed, kinds, kept, columns, language)),
        (listed.under,) if listed.under else (),
        listed.notes,
        who.firm,
        head=who.head,
    )


def _column(title: str, kind: str) -> TableColumn:
    return TableColumn(title, _KINDS.get(kind) or CellKind(kind), summed=kind == SUM)


def _blocks(
    listed: Listed,
    kinds: Sequence[str],
    kept: Sequence[int],
    columns: tuple[TableColumn, ...],
    language: str,
) -> list[TableBlock]:
    place = kinds.index(CURRENCY) if CURRENCY in kinds else None
    by_code: dict[str, list[TableRow]] = {}
    for row in listed.rows:
        code = listed.currency if place is None else row[place]
        cells = (_cell(row[at], kinds[at], code) for at in kept)
        by_code.setdefault(code, []).append(data(*cells))
    words = phrases(language if language in ("zh_CN", "en") else "zh_CN")
    blocks = []
    for code, rows in sorted(by_code.items()):
        caption = words.currency(code) if len(by_code) > 1 else ""
        block = TableBlock(tuple(rows), code, caption)
        if any(column.summed for column in columns):
            last = summed(words("common.total"), columns, block)
            block = TableBlock((*rows, TableRow(last.cells, RowKind.TOTAL)), code, caption)
        blocks.append(block)
    return blocks or [TableBlock(())]


def _cell(text: str, kind: str, currency: str) -> Cell:
    if not text:
        return None
    if kind in (SUM, "money"):
        return parse_plain(text, currency)
    if kind == "day":
        return date.fromisoformat(text)
    return int(text) if kind == "days" else text
