"""From parsed columns to records: the function of each kind."""

from collections.abc import Callable, Sequence

from arapp.services.importing.columns import Layout
from arapp.services.importing.finish_bank import receipts
from arapp.services.importing.finish_items import contracts, invoices, plans
from arapp.services.importing.finish_people import contacts, customers, ledger
from arapp.services.importing.lines import Lines
from arapp.services.importing.parse import Frame, Values
from arapp.services.importing.preamble import Stated
from arapp.services.importing.records import Record
from arapp.services.importing.tables import RawTable

Finisher = Callable[
    [RawTable, Layout, Stated, Values, Frame, Lines], tuple[list[Record], list[str]]
]
FINISHERS: dict[str, Finisher] = {
    "receipts": receipts,
    "plans": plans,
    "contracts": contracts,
    "invoices": invoices,
    "ledger": ledger,
    "customers": customers,
    "contacts": contacts,
}


def finish(
    table: RawTable, layout: Layout, stated: Stated, values: Values, frame: Frame, lines: Lines
) -> tuple[Sequence[Record], Sequence[str]]:
    """Records and their status (ready, flagged, rejected, outgoing, skipped) of the data rows."""
    return FINISHERS[layout.kind or ""](table, layout, stated, values, frame, lines)
