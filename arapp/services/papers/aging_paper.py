"""The aging of all customers as a paper: a block a currency, the total proven against the rows."""

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.output.documents.table import (
    CellKind,
    TableBlock,
    TableColumn,
    TableDoc,
    TableRow,
    data,
    total,
)
from arapp.services.output.phrases import Phrases, phrases
from arapp.services.papers.parties import sender
from arapp.services.reports.aging import Aging, AgingRow


def aging_table(tx: Tx, report: Aging, language: str) -> TableDoc:
    """The report as of its day, in the order of its rows; under the firm's name."""
    words = phrases(language)
    who = sender(tx)
    totals = report.totals()
    blocks = tuple(
        TableBlock(
            (
                *(_row(row, words) for row in report.rows if row.currency == code),
                _row(whole, words),
            ),
            code,
            words.currency(code),
        )
        for code, whole in totals.items()
    )
    return TableDoc(
        language,
        words("report.aging"),
        report.as_of,
        _columns(report, words),
        blocks or (TableBlock(()),),
        (words(f"report.by_{report.basis}"),),
        (words("report.aging_note"),),
        who.firm,
        head=who.head,
    )


def _columns(report: Aging, words: Phrases) -> tuple[TableColumn, ...]:
    money = [words(f"report.bucket_{name}") for name in _names(report)]
    heads = (*money, words("common.total"), words("aging.prepayment"), words("aging.net"))
    figures = (TableColumn(head, CellKind.MONEY, summed=True) for head in heads)
    return (TableColumn(words("head.customer")), *figures)


def _names(report: Aging) -> list[str]:
    """ "1-30" → 1_30; the phrases' keys."""
    return [name.replace("-", "_").replace("90+", "over_90") for name in report.buckets]


def _row(row: AgingRow, words: Phrases) -> TableRow:
    amounts = (*row.columns, row.total, -row.prepayment, row.net)
    cells = [Money(minor, row.currency) for minor in amounts]
    label = row.customer if row.customer_id else words("common.total")
    return data(label, *cells) if row.customer_id else total(label, *cells)
