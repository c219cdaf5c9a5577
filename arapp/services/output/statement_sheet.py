"""A statement as sheets of a workbook: the same lines and sums as on paper, as typed cells."""

from arapp.models.values.money import Money
from arapp.services.output.documents import OpenItem, Prepaid, StatementDoc, StatementKind
from arapp.services.output.phrases import Phrases, phrases
from arapp.services.output.sheet import Cell, Sheet, xlsx_bytes


def statement_xlsx(doc: StatementDoc) -> bytes:
    """The workbook of a statement: movements, open items, or both, as its kind says."""
    words = phrases(doc.language)
    sheets = []
    if doc.kind in (StatementKind.ACTIVITY, StatementKind.DETAILED):
        sheets.append(_moves(doc, words))
    if doc.kind is not StatementKind.ACTIVITY:
        sheets.append(_items(doc, words))
    return xlsx_bytes(sheets)


def _lead(doc: StatementDoc, words: Phrases) -> list[str]:
    name = words(f"statement.title_{doc.kind.value}")
    number = words("common.number", number=doc.number) if doc.number else words("common.draft")
    return [
        f"{doc.firm.name}  {name}",
        f"{words('common.to')}{doc.customer.name}",
        f"{number}  {words('statement.as_of', day=words.day(doc.as_of))}  {doc.currency}",
    ]


def _moves(doc: StatementDoc, words: Phrases) -> Sheet:
    names = ("day", "what", "document", "contract", "item", "debit", "credit", "balance")
    balance = doc.opening
    rows: list[list[Cell]] = [
        [doc.from_day, words("statement.forward"), "", "", "", None, None, balance]
    ]
    for move in doc.moves:
        balance = balance + (move.debit or _zero(doc)) - (move.credit or _zero(doc))
        kind = words(f"move.{move.kind.value}")
        rows.append(
            [
                *(move.day, kind, move.document, move.contract, move.label),
                *(move.debit, move.credit, balance),
            ]
        )
    last: list[Cell] = [
        *(doc.as_of, words("statement.closing"), "", "", ""),
        *(doc.debits, doc.credits, doc.closing),
    ]
    header = [words(f"head.{name}") for name in names]
    return Sheet(words("statement.annex_moves"), header, rows, _lead(doc, words), last)


def _items(doc: StatementDoc, words: Phrases) -> Sheet:
    names = ("contract", "item", "booked", "due", "original", "received", "open")
    rows = [_item(item) for item in doc.items] + [_prepaid(row, words) for row in doc.prepayments]
    last: list[Cell] = [words("common.total"), "", None, None, None, None, doc.closing]
    header = [words(f"head.{name}") for name in names]
    return Sheet(words("statement.annex_items"), header, rows, _lead(doc, words), last)


def _item(item: OpenItem) -> list[Cell]:
    return [
        *(item.contract, item.label, item.booked_on, item.due_on),
        *(item.original, item.received, item.open),
    ]


def _prepaid(row: Prepaid, words: Phrases) -> list[Cell]:
    return [words("statement.prepayment"), row.label, row.day, None, None, None, -row.amount]


def _zero(doc: StatementDoc) -> Money:
    return Money(0, doc.currency)
