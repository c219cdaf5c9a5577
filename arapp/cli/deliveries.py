"""arapp delivery: what went out, and the invoice it was billed by."""

from argparse import ArgumentParser, Namespace

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.invoices import contract_id, invoice_id
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.values.errors import NotFound
from arapp.models.values.money import parse_plain
from arapp.services.dealing.deliveries import (
    LinkDelivery,
    RecordDelivery,
    RemoveDelivery,
    ReviseDelivery,
)
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer


def _delivery_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("record", "link", "revise", "remove"))
    parser.add_argument("delivery", nargs="*", type=int, help="ids, but for record")
    parser.add_argument("--customer", metavar="NAME")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--day", metavar="DAY")
    for name in ("number", "note", "contract", "invoice"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--currency", default="")


def _delivery(books: Dispatch, args: Namespace) -> Answer:
    invoice = None
    if args.invoice:
        invoice = invoice_id(books, args.invoice)
    if args.action == "link":
        done = books.run(LinkDelivery(tuple(args.delivery), invoice)).outcome.result
        return Answer({"linked": done, "invoice": args.invoice or None}, [str(done)])
    if args.action == "remove":
        gone = books.run(RemoveDelivery(tuple(args.delivery))).outcome.result
        return Answer({"removed": gone}, [str(gone)])
    if args.action == "revise":
        return _revise(books, args, invoice)
    if args.customer is None or args.amount is None:
        raise Usage("--customer and --amount")
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    own = books.ask(lambda tx: tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))
    currency = currency_code(args.currency) if args.currency else own
    contract = contract_id(books, args.contract or "", who)
    day = books.ask(lambda tx: tx.today)
    if args.day is not None:
        day = chosen_day("--day", args.day, args.lang)
    command = RecordDelivery(
        *(who, day, parse_plain(args.amount, currency), args.number or ""),
        *(contract, invoice, args.note or ""),
    )
    row = books.run(command).outcome.result
    return Answer({"delivery": row}, [f"delivery:{row}"])


def _revise(books: Dispatch, args: Namespace, invoice: int | None) -> Answer:
    """What is not given stays; "" takes a link off."""
    if len(args.delivery) != 1:
        raise Usage("ID")
    (row,) = args.delivery
    found = books.ask(
        lambda tx: tx.one(
            "SELECT customer_id, number, note, contract_id, invoice_id FROM delivery WHERE id = ?",
            (row,),
        )
    )
    if found is None:
        raise NotFound(what="delivery", key=row)
    who, number, note, contract, billed = found
    command = ReviseDelivery(
        row,
        number if args.number is None else args.number,
        note if args.note is None else args.note,
        contract if args.contract is None else contract_id(books, args.contract, who),
        billed if args.invoice is None else invoice,
    )
    books.run(command)
    return Answer({"delivery": row}, [f"delivery:{row}"])


SUBS = (Sub("delivery", _delivery_arguments, run=_delivery),)
