"""arapp list."""

from argparse import ArgumentParser, Namespace

from arapp.cli.sub import Answer, Sub
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.list_specs import LISTS
from arapp.services.ledger.lists import ListOptions, listing


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("list", choices=tuple(LISTS))
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--customer")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--all", action="store_true")


def _list(books: Dispatch, args: Namespace) -> Answer:
    options = ListOptions(args.open, args.customer, args.limit, args.all)
    document = books.ask(lambda tx: listing(tx, args.list, options, tx.today))
    names = list(document["rows"][0]) if document["rows"] else []
    lines = ["\t".join(names)] if names else []
    lines += ["\t".join(_cell(row[name]) for name in names) for row in document["rows"]]
    return Answer(document, lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


SUBS = (Sub("list", _arguments, run=_list),)
