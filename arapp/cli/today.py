"""arapp today, report aging, report retention, report triangle."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from arapp.cli.sub import Answer, Sub, Usage
from arapp.services.collection.since import last_seen
from arapp.services.collection.today import today, today_json
from arapp.services.dispatch import Dispatch
from arapp.services.reports.aging import aging, aging_json

_ALL = -1


def _today(books: Dispatch, args: Namespace) -> Answer:
    page = books.ask(lambda tx: today(tx, last_seen(tx), _ALL))
    document = today_json(page, args.lang)
    lines = []
    for group in document["groups"]:
        totals = ", ".join(f"{amount} {code}" for code, amount in group["totals"].items())
        lines.append(f"== {group['group']}  {group['count']}  {totals}")
        lines += ["  " + "  ".join(_told(item)) for item in group["items"]]
    return Answer(document, lines)


def _told(item: dict[str, Any]) -> list[str]:
    names = ("customer", "title", "why", "amount", "next")
    return [str(item[name]) for name in names if item[name] is not None]


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("report", choices=("aging", "retention", "triangle"))
    parser.add_argument("--basis", choices=("due", "document"), default="due")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="aging alone")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="aging alone")


def _aging(books: Dispatch, args: Namespace) -> dict[str, Any]:
    """The report, and its files: `pdf`, `xlsx`."""
    found = books.ask(lambda tx: aging(tx, tx.today, args.basis))
    document = aging_json(found)
    if args.pdf or args.xlsx:
        from arapp.services.output.table_sheet import save_table
        from arapp.services.papers.aging_paper import aging_table

        paper = books.ask(lambda tx: aging_table(tx, found, args.lang))
        document |= save_table(paper, args.pdf, args.xlsx)
    return document


def _report(books: Dispatch, args: Namespace) -> Answer:
    if args.report != "aging" and (args.pdf or args.xlsx):
        raise Usage(f"report {args.report}: --pdf, --xlsx")
    if args.report == "triangle":
        from arapp.services.ledger.triangle import triangle, triangle_json

        document = triangle_json(books.ask(lambda tx: triangle(tx, tx.today)))
    elif args.report == "retention":
        from arapp.services.dealing.retention import retention_json

        document = books.ask(lambda tx: retention_json(tx, tx.today))
    else:
        document = _aging(books, args)
    names = list(document["rows"][0]) if document["rows"] else []
    lines = ["\t".join(names)] if names else []
    lines += ["\t".join(str(row[name]) for name in names) for row in document["rows"]]
    return Answer(document, lines)


SUBS = (Sub("today", run=_today), Sub("report", _report_arguments, run=_report))
