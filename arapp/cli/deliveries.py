"""arapp delivery: what went out, and the invoice it was billed by."""

from argparse import ArgumentParser, Namespace

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.invoices import contract_id, invoice_id
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.values.money import parse_plain
from arapp.services.dealing.deliveries import LinkDelivery, RecordDelivery
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer


def _delivery_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("record", "link"))
    parser.add_argument("delivery", nargs="*", type=int, help="link: ids of the deliveries")
    parser.add_argument("--customer", metavar="NAME")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--day", metavar="DAY")
    for name in ("number", "note", "contract", "invoice", "currency"):
        parser.add_argument(f"--{name}", default="")


def _delivery(books: Dispatch, args: Namespace) -> Answer:
    invoice = None
    if args.invoice:
        invoice = invoice_id(books, args.invoice)
    if args.action == "link":
        done = books.run(LinkDelivery(tuple(args.delivery), invoice)).outcome.result
        return Answer({"linked": done, "invoice": args.invoice or None}, [str(done)])
    if args.customer is None or args.amount is None:
        raise Usage("--customer and --amount")
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    own = books.ask(lambda tx: tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))
    currency = currency_code(args.currency) if args.currency else own
    contract = contract_id(books, args.contract, who)
    day = books.ask(lambda tx: tx.today)
    if args.day is not None:
        day = chosen_day("--day", args.day, args.lang)
    command = RecordDelivery(
        *(who, day, parse_plain(args.amount, currency), args.number),
        *(contract, invoice, args.note),
    )
    row = books.run(command).outcome.result
    return Answer({"delivery": row}, [f"delivery:{row}"])


SUBS = (Sub("delivery", _delivery_arguments, run=_delivery),)
