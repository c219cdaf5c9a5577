"""arapp import."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub
from arapp.models.values.errors import InvalidValue

if TYPE_CHECKING:
    from arapp.services.dispatch import Dispatch

KINDS = (
    *("auto", "customers", "contacts", "contracts", "plans", "invoices", "invoice_lines"),
    *("deliveries", "receipts", "ledger"),
)
UPDATES = ("none", "empty", "all")  # as in services/importing/differences, not loaded for it


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="auto")
    parser.add_argument("--sheet")
    parser.add_argument("--layout")
    parser.add_argument("--map", action="append", default=[], metavar="HEADER=field")
    parser.add_argument("--bank-account", metavar="NAME")
    parser.add_argument("--date-order", choices=("ymd", "mdy", "dmy"), default="")
    parser.add_argument("--currency", metavar="CODE")
    parser.add_argument("--password")
    parser.add_argument("--update", choices=UPDATES, default="empty")
    parser.add_argument("--annotate", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--dry-run", action="store_true")


@contextmanager
def _begin(args: Namespace) -> Iterator[Any]:
    """The first file is read by a process of its own while the ledger is opened."""
    from arapp.services.importing.reading.sandbox import begin

    collects = gc.isenabled()
    gc.disable()  # rows make no cycles; looking for some took a tenth of the time
    try:
        with begin(args.files[0], args.password) as reading:
            yield reading
    finally:
        if collects:
            gc.enable()


def _import(books: "Dispatch", args: Namespace) -> Answer:
    from arapp.services.importing import service

    chosen: dict[str, Any] = {
        "kind": args.kind,
        "sheet": args.sheet,
        "layout": args.layout,
        "bank_account": args.bank_account,
        "date_order": args.date_order,
        "password": args.password,
        "maps": dict(_mapping(text) for text in args.map),
        "lang": args.lang,
        "update": args.update,
    }
    if args.currency:
        chosen["currency"] = currency_code(args.currency)
    staging = service.staged(books, [args.begun, *args.files[1:]], **chosen)
    written: list[Path] = []
    if args.annotate:  # before anything is booked: a copy that cannot be written stops it
        from arapp.services.output.annotated import annotate

        told = service.rehearse(books, staging)
        written = annotate(staging, told, args.annotate, args.lang)
    document = (service.rehearse if args.dry_run else service.post)(books, staging)
    if written:
        document["annotated"] = [str(path.resolve()) for path in written]
    return Answer(document, [line for found in document["files"] for line in _told(found)])


def _mapping(text: str) -> tuple[str, str]:
    header, mark, field = text.rpartition("=")
    if not mark:
        raise InvalidValue(field="map", value=text, reason="form")
    return header.strip(), field.strip()


def _told(found: dict[str, Any]) -> list[str]:
    lines = [f"{found['file']}"]
    for table in found["tables"]:
        counts = ", ".join(
            f"{name} {table[name]}"
            for name in ("rows", "posted", "updated", "skipped", "rejected", "flagged", "outgoing")
            if name in table
        )
        lines.append(f"  {table['sheet']}  {table['kind']}  {counts}")
        lines += [
            f"    {total['label']} {total['row']}: {total['sheet']} / {total['read']}"
            f" {'✓' if total['equal'] else '✗'}"
            for total in table.get("control_totals", [])
        ]
        lines += [
            f"    {item['severity']}: {item['message']}" for item in table.get("problems", [])
        ]
    return lines


SUBS = (Sub("import", _arguments, run=_import, early=_begin),)
