"""The rows of a damaged ledger as lists a person can read: words for codes, names for links."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.services.ledger import field_names
from arapp.services.output.sheet import Cell
from arapp.services.rescue.tables import Row, Table

# What is shown, in this order.
LISTS = (
    "customer", "contact", "contract", "milestone", "plan", "invoice", "receipt", "allocation",
    "difference", "refund", "statement", "letter", "promise", "dispute", "hold", "contact_log",
    "todo", "payer_alias", "bank_account", "company",
)  # fmt: skip
# Column that names a row where another one links to it.
_NAMED_BY = {
    "customer": "name",
    "contract": "number",
    "invoice": "number",
    "receipt": "number",
    "statement": "number",
    "bank_account": "name",
    "batch": "label",
    "milestone": "label",
    "plan": "label",
}
# Sums that the journal does not hold; they are kept by triggers.
_SUMS = {
    ("plan", "paid"): field_names.Field("money", "已收", "Received"),
    ("plan", "settled_on"): field_names.Field("day", "结清日", "Settled"),
    ("receipt", "allocated"): field_names.Field("money", "已核销", "Allocated"),
    ("receipt", "refunded"): field_names.Field("money", "已退", "Refunded"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One list: headings, rows, and how complete they are.

    `rebuilt` of the rows came from the journal; `lost` are missing for certain, up to `most` more
    may be; `whole`: nothing is missing.
    """

    table: str
    title: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    rebuilt: int
    lost: int
    most: int
    whole: bool

    @property
    def read(self) -> int:
        """Rows that are there."""
        return len(self.rows)


def lists(tables: dict[str, Table], language: str) -> list[Found]:
    """The lists that have rows or lack some."""
    _add_up(tables)
    found = [_list(tables, name, language) for name in LISTS if name in tables]
    return [one for one in found if one.rows or not one.whole]


def _list(tables: dict[str, Table], name: str, language: str) -> Found:
    table = tables[name]
    columns = []
    for column in table.shape.columns:
        how = _SUMS.get((name, column.name)) or field_names.field(name, column.name)
        if how.kind != "hidden" and how.zh:
            columns.append((column.name, how))
    readers = [_reader(tables, name, column, how, language) for column, how in columns]
    return Found(
        name,
        field_names.table_name(name, language),
        tuple(how.zh if language.startswith("zh") else how.en for _, how in columns),
        [tuple(read(row) for read in readers) for row in table.rows.values()],
        table.rebuilt,
        table.lost,
        table.most,
        table.whole,
    )


def _reader(
    tables: dict[str, Table], name: str, column: str, how: field_names.Field, language: str
) -> Callable[[Row], Cell]:
    if how.kind.startswith(">"):
        other = how.kind[1:]
        return lambda row: _link(tables, other, row[column])
    if how.kind == "money":
        return lambda row: _money(tables, row, row[column])
    if how.kind == "day":
        return lambda row: _day(row[column])
    if how.kind == "code":
        return lambda row: field_names.code_name(name, column, str(row[column] or ""), language)
    return lambda row: _plain(row[column])


def _plain(value: Any) -> Cell:
    return value if isinstance(value, str | int) else None if value is None else str(value)


def _day(value: Any) -> date | str | None:
    try:
        return from_ordinal(value)
    except (ValueError, OverflowError, TypeError):  # a number that is no day
        return str(value)


def _money(tables: dict[str, Table], row: Row, value: Any) -> Cell:
    if not isinstance(value, int):
        return None
    try:
        return Money(value, _currency(tables, row))
    except (ValueError, DomainError):  # no sum that can be meant
        return str(value)


def _currency(tables: dict[str, Table], row: Row) -> str:
    """Of the row, of what it links to, else the ledger's."""
    if row.get("currency"):
        return str(row["currency"])
    for other in ("plan", "receipt"):
        linked = tables[other].rows.get(row.get(f"{other}_id") or 0) if other in tables else None
        if linked:
            return str(linked["currency"])
    firm = tables["company"].rows if "company" in tables else {}
    return next((str(known["currency"]) for known in firm.values()), "CNY")


def _link(tables: dict[str, Table], other: str, id_: Any) -> str | None:
    if id_ is None:
        return None
    found = tables[other].rows.get(id_) if other in tables else None
    return str(found[_NAMED_BY[other]]) if found and other in _NAMED_BY else f"#{id_}"


def _add_up(tables: dict[str, Table]) -> None:
    """Sums of rows that came from the journal, which does not hold them."""
    parts = (
        ("plan", "paid", ("allocation", "difference"), "plan_id"),
        ("receipt", "allocated", ("allocation",), "receipt_id"),
        ("receipt", "refunded", ("refund",), "receipt_id"),
    )
    for name, column, sources, link in parts:
        if name not in tables or not tables[name].rebuilt:
            continue
        sums: dict[int, int] = {}
        for source in sources:
            for row in tables[source].rows.values() if source in tables else ():
                sums[row[link]] = sums.get(row[link], 0) + row["amount"]
        for id_ in tables[name].from_journal:
            tables[name].rows[id_][column] = sums.get(id_, 0)
