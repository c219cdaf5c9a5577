"""What is open as of a day, for what is built on reports: the reckoning is the ledger's own."""

from arapp.services.ledger.open_rows import (
    OpenItem,
    Prepaid,
    Source,
    each_open,
    money_source,
    open_items,
    prepaid_by_currency,
    prepaid_rows,
    prepaid_totals,
    source,
)

__all__ = [
    "OpenItem",
    "Prepaid",
    "Source",
    "each_open",
    "money_source",
    "open_items",
    "prepaid_by_currency",
    "prepaid_rows",
    "prepaid_totals",
    "source",
]
