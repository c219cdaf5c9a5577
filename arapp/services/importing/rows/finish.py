"""From parsed columns to records: the function of each kind, loaded when it is needed."""

from collections.abc import Callable
from importlib import import_module

from arapp.services.importing.rows.records import Record
from arapp.services.importing.rows.settle import Reading

Finisher = Callable[[Reading], tuple[list[Record], list[str]]]
_MODULES: dict[str, str] = {
    "receipts": "finish_bank",
    "plans": "finish_items",
    "contracts": "finish_papers",
    "invoices": "finish_invoices",
    "invoice_lines": "finish_invoices",
    "deliveries": "finish_deliveries",
    "ledger": "finish_people",
    "customers": "finish_people",
    "contacts": "finish_people",
}


def finish(reading: Reading) -> tuple[list[Record], list[str]]:
    """Records and their status (ready, flagged, rejected, outgoing, skipped) of the data rows."""
    kind = reading.layout.kind or ""
    module = import_module(f"arapp.services.importing.rows.{_MODULES[kind]}")
    finisher: Finisher = getattr(module, kind)
    places = {place: i for i, place in enumerate(reading.lines.data)}
    for place in reading.lines.doubtful:
        reading.values.add(places[place], "", "", "maybe_total")
    return finisher(reading)
