"""arapp prepaid: rows that money already here may pay."""

from argparse import ArgumentParser, Namespace
from typing import Any

from arapp.cli.sub import Answer, Sub
from arapp.models.values.money import plain
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.matching import prepaid
from arapp.services.matching.offers import Offer, offers


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", help="of this customer alone")
    parser.add_argument("--post", action="store_true", help="allocate what is offered")


def _prepaid(books: Dispatch, args: Namespace) -> Answer:
    key = args.customer
    customer = None if key is None else books.ask(lambda tx: find_customer(tx, key))
    found = [one for one in books.ask(offers) if customer is None or one.customer_id == customer]
    written: list[int] = []
    if args.post and found:
        written = books.run(prepaid.command_of(found)).outcome.result
    rows = [_row(one) for one in found]
    lines = [
        "  ".join((str(row["plan"]), row["customer"], row["label"], row["amount"], row["why"]))
        for row in rows
    ]
    return Answer({"offers": rows, "allocations": written}, lines)


def _row(one: Offer) -> dict[str, Any]:
    return {
        "plan": one.plan_id,
        "customer": one.customer,
        "customer_id": one.customer_id,
        "contract": one.contract or None,
        "label": one.label,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "open": plain(one.open, one.currency),
        "amount": plain(one.minor, one.currency),
        "currency": one.currency,
        "why": one.why,
        "since": one.day.isoformat(),
        "receipts": [
            {
                "receipt": use.receipt_id,
                "number": use.number,
                "amount": plain(use.minor, one.currency),
            }
            for use in one.uses
        ],
    }


SUBS = (Sub("prepaid", _arguments, run=_prepaid),)
