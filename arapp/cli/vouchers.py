"""arapp vouchers: the pack for who checks the books."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub
from arapp.services.dispatch import Dispatch


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DAY", required=True)
    parser.add_argument("--to", dest="last", metavar="DAY", required=True)
    parser.add_argument("--out", type=Path, metavar="FILE.zip", required=True)


def _vouchers(books: Dispatch, args: Namespace) -> Answer:
    from arapp.services.output.voucher_pack import voucher_pack

    first = chosen_day("--from", args.first, args.lang)
    last = chosen_day("--to", args.last, args.lang)
    made = voucher_pack(books, first, last, args.out, args.lang)
    document = {
        "file": str(made.file.resolve()),
        "receipts": made.receipts,
        "slips": made.slips,
        "missing": list(made.missing),
    }
    return Answer(document, [f"{made.receipts}  {made.slips}  {document['file']}"])


SUBS = (Sub("vouchers", _arguments, run=_vouchers),)
