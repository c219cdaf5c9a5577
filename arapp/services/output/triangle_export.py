"""The triangle of goods, paper and money as a sheet, with its totals' proof left to the reader."""

from collections.abc import Iterator
from pathlib import Path

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.triangle import SUMS, Triangle, triangle
from arapp.services.output.export import WRITERS, Rows
from arapp.services.progress import Progress, silent

_HEADS: dict[str, tuple[str, str]] = {
    "customer": ("客户", "Customer"),
    "contract": ("合同", "Contract"),
    "currency": ("币种", "Currency"),
    "delivered": ("已发货", "Delivered"),
    "delivered_not_invoiced": ("发货未开票", "Delivered, not invoiced"),
    "invoiced": ("已开票", "Invoiced"),
    "invoiced_not_due": ("开票未到期", "Invoiced, not due"),
    "paid": ("已收款", "Paid"),
    "paid_not_invoiced": ("收款未开票", "Paid, not invoiced"),
}
_TITLE = ("三角表", "Triangle")


def export_triangle(
    books: Dispatch, path: Path, lang: str = "zh", progress: Progress = silent
) -> int:
    """Write the rows in which something lags, as of the ledger day, to a workbook; their number.

    Raises InvalidValue (the file is the ledger itself), DiskFull, NotWritable.
    """
    if path.resolve() == books.path or path.is_dir():
        raise InvalidValue(field="file", value=str(path), reason="taken")
    place = int(lang == "en")

    def write(tx: Tx) -> int:
        heads = [words[place] for words in _HEADS.values()]
        kinds = ["text"] * 3 + ["money"] * len(SUMS)
        found = triangle(tx, tx.today)
        return WRITERS["xlsx"](path, Rows(_TITLE[place], heads, kinds, _cells(found)), progress)

    return books.ask(write)


def _cells(found: Triangle) -> Iterator[list[str | Money]]:
    for row in found.rows:
        sums = [Money(int(getattr(row, name)), row.currency) for name in SUMS]
        yield [row.customer, row.contract, row.currency, *sums]
