"""arapp reconcile."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage

if TYPE_CHECKING:
    from datetime import date

    from arapp.services.dispatch import Dispatch
    from arapp.services.output.documents.table import TableDoc


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--balances", action="store_true")
    parser.add_argument("--map", action="append", default=[], metavar="HEADER=role")
    parser.add_argument("--date-order", choices=("ymd", "mdy", "dmy"), default="")
    parser.add_argument("--password")
    parser.add_argument("--anyway", action="store_true")
    parser.add_argument("--xlsx", type=Path, metavar="FILE")
    parser.add_argument("--pdf", type=Path, metavar="FILE")


def _reconcile(books: "Dispatch", args: Namespace) -> Answer:
    from arapp.services.importing.reading.grid import read_grid

    if bool(args.customer) == args.balances:
        raise Usage("--customer X, or --balances")
    chosen: dict[str, Any] = {
        "maps": dict(_mapping(text) for text in args.map),
        "date_order": args.date_order,
        "password": args.password,
    }
    day = chosen_day("--as-of", args.as_of, args.lang) if args.as_of else None
    grid = read_grid(args.file, args.password)
    return (_balances if args.balances else _list)(books, grid, args, chosen, day)


def _mapping(text: str) -> tuple[str, str]:
    from arapp.services.reconcile.roles import check_role

    header, mark, role = text.rpartition("=")
    if not mark:
        raise Usage("--map HEADER=role")
    return header.strip(), check_role(role.strip())


def _list(
    books: "Dispatch", grid: Any, args: Namespace, chosen: dict[str, Any], day: "date | None"
) -> Answer:
    from arapp.models.values.money import plain
    from arapp.services.ledger.lists import find_customer
    from arapp.services.reconcile import as_json, paper, service
    from arapp.services.reconcile.phrasing import notes

    customer = books.ask(lambda tx: find_customer(tx, args.customer))
    found = service.read_list(books, grid, **chosen)
    answers = service.reconcile(books, found, customer, day, anyway=args.anyway)
    lines = []
    for one in answers:
        lines += [f"{one.name}  {one.first} – {one.last}  {one.currency}"]
        lines += [
            f"  {label}  {plain(amount, one.currency)}"
            for label, amount in paper.statement_lines(one, args.lang)
        ]
        lines += [f"  {note}" for note in notes(one.notes, args.lang)]
    document = {
        "columns": service.columns_of(found),
        "reconciliations": [as_json.reconciliation(one, args.lang) for one in answers],
    }
    _write(books, args, document, lambda sender: paper.difference_paper(answers, sender, args.lang))
    return Answer(document, lines)


def _balances(
    books: "Dispatch", grid: Any, args: Namespace, chosen: dict[str, Any], day: "date | None"
) -> Answer:
    from arapp.services.reconcile import as_json, paper, service

    found = service.read_balances(books, grid, **chosen)
    answer = service.reconcile_balances(books, found, day)
    document = {
        "columns": service.columns_of(found),
        **as_json.balances(answer, args.lang),
    }
    lines = [
        f"{row['standing']}  {row['customer'] or row['listed'][0]['name']}  {row['ours']}"
        f"  {row['theirs']}  {row['currency']}"
        for row in document["rows"]
    ]
    _write(books, args, document, lambda sender: paper.balances_paper(answer, sender, args.lang))
    return Answer(document, [*lines, *document["notes"]])


def _write(books: "Dispatch", args: Namespace, document: dict[str, Any], made: Any) -> None:
    """The paper as asked for; where it lies is told in the answer."""
    if args.xlsx is None and args.pdf is None:
        return
    from arapp.services.output.table_sheet import save_table
    from arapp.services.papers.parties import sender

    doc: TableDoc = made(books.ask(sender))
    document["files"] = save_table(doc, pdf=args.pdf, xlsx=args.xlsx)


SUBS = (Sub("reconcile", _arguments, run=_reconcile),)
