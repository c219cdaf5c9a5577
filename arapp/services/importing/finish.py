"""From parsed columns to records: the function of each kind."""

from collections.abc import Callable

from arapp.services.importing.finish_bank import receipts
from arapp.services.importing.finish_items import contracts, invoices, plans
from arapp.services.importing.finish_people import contacts, customers, ledger
from arapp.services.importing.records import Record
from arapp.services.importing.settle import Reading

Finisher = Callable[[Reading], tuple[list[Record], list[str]]]
FINISHERS: dict[str, Finisher] = {
    "receipts": receipts,
    "plans": plans,
    "contracts": contracts,
    "invoices": invoices,
    "ledger": ledger,
    "customers": customers,
    "contacts": contacts,
}


def finish(reading: Reading) -> tuple[list[Record], list[str]]:
    """Records and their status (ready, flagged, rejected, outgoing, skipped) of the data rows."""
    return FINISHERS[reading.layout.kind or ""](reading)
