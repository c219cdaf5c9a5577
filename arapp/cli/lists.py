"""arapp list."""

from argparse import ArgumentParser, Namespace

from arapp.cli.sub import Answer, Sub
from arapp.services.credit.grade_names import grade_name
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.list_specs import LISTS
from arapp.services.ledger.lists import ListOptions, listing

_MOST = 2**62  # SQLite's integers end soon after


def add_options(parser: ArgumentParser, *, needed: bool = True) -> None:
    """Which list, and what of it; `export` has the same, and can do without a list."""
    parser.add_argument("list", choices=tuple(LISTS), nargs=None if needed else "?")
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--customer")
    parser.add_argument("--limit", type=_count)
    parser.add_argument("--all", action="store_true")


def _count(text: str) -> int:
    if int(text) < 0:
        raise ValueError(text)
    return min(int(text), _MOST)


def options_of(args: Namespace) -> ListOptions:
    """The options as chosen."""
    return ListOptions(args.open, args.customer, args.limit, args.all)


def _list(books: Dispatch, args: Namespace) -> Answer:
    document = books.ask(lambda tx: listing(tx, args.list, options_of(args), tx.today))
    if args.list == "grades":
        for row in document["rows"]:
            row["name"] = grade_name(row["name"], args.lang)
    names = list(document["rows"][0]) if document["rows"] else []
    lines = ["\t".join(names)] if names else []
    lines += ["\t".join(_cell(row[name]) for name in names) for row in document["rows"]]
    return Answer(document, lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


SUBS = (Sub("list", add_options, run=_list),)
