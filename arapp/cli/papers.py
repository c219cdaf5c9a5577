"""arapp statement, letter."""

from argparse import ArgumentParser, Namespace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from arapp.cli.days import chosen_day, chosen_month
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.text import note
from arapp.models.values.days import month_end
from arapp.services.collection.rungs import TONES
from arapp.services.collection.stages import LETTER_STAGES
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.papers import sending, service
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.statements import StatementRun

KINDS = ("activity", "open", "detailed", "confirmation")


def _common(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", action="append", default=[], metavar="X")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--merged", action="store_true")
    parser.add_argument("--draft", action="store_true")


def _statement_arguments(parser: ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--month", metavar="YYYY-MM")
    parser.add_argument("--from", dest="first", metavar="DAY")
    parser.add_argument("--to", dest="last", metavar="DAY")
    parser.add_argument("--kind", choices=KINDS, default="activity")
    parser.add_argument("--xlsx", action="store_true")
    parser.add_argument("--reissue", action="store_true")
    parser.add_argument("--demand", action="store_true", help="asks for payment, too")
    parser.add_argument("--hide-not-due", action="store_true", default=None)
    parser.add_argument("--skip-negative", action="store_true", default=None)
    parser.add_argument("--send-list", action="store_true", help="xlsx and mail drafts beside")


def _statement(books: Dispatch, args: Namespace) -> Answer:
    first, last = _period(args)
    run = StatementRun(
        *(first, last, args.kind, _customers(books, args), args.reissue, args.draft),
        *(args.demand, args.hide_not_due, args.skip_negative, _is_month(args, first, last)),
    )
    document = service.issue_statements(books, run, args.out, merged=args.merged, xlsx=args.xlsx)
    if args.send_list and not args.draft:
        document["sending"] = _send_list(books, document, args)
    lines = [*_lines(document, "closing"), *document.get("sending", ())]
    return Answer(document, lines, notes=_notes(document, args.lang))


def _is_month(args: Namespace, first: date, last: date) -> bool:
    """Whether it is the run of a whole month for all customers."""
    return not args.customer and first.day == 1 and last == month_end(first)


def _send_list(books: Dispatch, document: dict[str, Any], args: Namespace) -> list[str]:
    numbers = [one["number"] for one in document["documents"]]
    found = books.ask(partial(sending.by_numbers, numbers=numbers))
    firm = books.ask(sending.firm_of)
    return [str(file.resolve()) for file in sending.write_out(found, args.out, firm, args.lang)]


def _period(args: Namespace) -> tuple[date, date]:
    if args.month and (args.first or args.last):
        raise Usage("--month, or --from and --to")
    if not args.month and not (args.first and args.last):
        raise Usage("--month YYYY-MM, or --from DAY --to DAY")
    if args.month:
        return chosen_month("--month", args.month, args.lang)
    return (
        chosen_day("--from", args.first, args.lang),
        chosen_day("--to", args.last, args.lang),
    )


def _letter_arguments(parser: ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--stage", choices=("auto", *LETTER_STAGES), default="auto")
    parser.add_argument("--tone", choices=TONES, default="")
    parser.add_argument("--again", action="store_true")


def _letter(books: Dispatch, args: Namespace) -> Answer:
    run = LetterRun(_customers(books, args), args.stage, args.again, args.draft, args.tone)
    document = service.issue_letters(books, run, args.out, merged=args.merged)
    return Answer(document, _lines(document, "overdue"), notes=_notes(document, args.lang))


def _notes(document: dict[str, Any], language: str) -> list[str]:
    """What is worth knowing before the papers go out."""
    codes = document["without_account"]
    return [note("no_account", language, {"currencies": ", ".join(codes)})] if codes else []


def _customers(books: Dispatch, args: Namespace) -> tuple[int, ...]:
    return books.ask(lambda tx: tuple(find_customer(tx, key) for key in args.customer))


def _lines(document: dict[str, Any], amount: str) -> list[str]:
    lines = [
        f"{one['number'] or '-'}  {one['customer']}  {one[amount]} {one['currency']}  {one['file']}"
        for one in document["documents"]
    ]
    lines += [f"-  {one['customer']}  {one['why']}" for one in document["left_out"]]
    return [*lines, document["merged"]] if "merged" in document else lines


SUBS = (
    Sub("statement", _statement_arguments, run=_statement),
    Sub("letter", _letter_arguments, run=_letter),
)
