"""arapp attach, detach."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from arapp.cli.sub import Answer, Sub
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import Detach, attach, attachments_of
from arapp.services.ledger.record_ids import row_id


def _attach_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", help="receipt:12, contract:3, …")
    parser.add_argument("file", type=Path)
    parser.add_argument("--note", default="")


def _attach(books: Dispatch, args: Namespace) -> Answer:
    row = attach(books, args.record, args.file, args.note)
    files = [asdict(one) for one in books.ask(lambda tx: attachments_of(tx, args.record))]
    return Answer(
        {"attachment": row, "files": files},
        [f"{one['id']}  {one['size']}  {one['name']}" for one in files],
    )


def _detach_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("attachment", type=int)


def _detach(books: Dispatch, args: Namespace) -> Answer:
    row = books.run(Detach(row_id("attachment", args.attachment))).outcome.result
    return Answer({"detached": row}, [str(row)])


SUBS = (
    Sub("attach", _attach_arguments, run=_attach),
    Sub("detach", _detach_arguments, run=_detach),
)
