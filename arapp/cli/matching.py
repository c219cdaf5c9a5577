"""arapp match, allocate, unallocate, decline."""

from argparse import ArgumentParser, Namespace
from typing import Any

from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.models.values.money import Money, parse_plain
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.record_ids import record_id, row_id
from arapp.services.matching import commands, service


def _match_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--post", choices=("safe", "none"), default="none")


def _match(books: Dispatch, args: Namespace) -> Answer:
    answers = books.ask(service.match)
    safe = tuple(out.receipt.id for out in answers if out.result.auto)
    posted = 0
    if args.post == "safe" and safe:
        posted = len(books.run(commands.PostSafe(safe)).outcome.result)
    document = service.document(answers, posted, args.lang)
    for answer in document["answers"]:
        answer["evidence"] = answer["reasons"]
        answer["reasons"] = [reason["text"] for reason in answer["evidence"]]
    return Answer(document, [_line(answer) for answer in document["answers"]])


def _line(answer: dict[str, Any]) -> str:
    parts = ", ".join(f"{part['plan']}={part['amount']}" for part in answer["parts"])
    why = "; ".join(answer["reasons"])
    return (
        f"{answer['receipt']}  {answer['confidence']}  {answer['customer'] or '-'}  {parts}  {why}"
    )


def _allocate_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("receipt", type=int)
    parser.add_argument("parts", nargs="*", metavar="PLAN=AMOUNT")
    parser.add_argument("--difference", metavar="REASON=AMOUNT", action="append", default=[])
    parser.add_argument("--customer", help="whose it is, when that is not known yet")
    parser.add_argument("--note", default="", help="why it crosses customers")


def _allocate(books: Dispatch, args: Namespace) -> Answer:
    currency = books.ask(lambda tx: _currency(tx, row_id("receipt", args.receipt)))
    if not args.parts and args.customer is None:
        raise Usage("PLAN=AMOUNT, or --customer X to keep it all as prepayment")
    parts = tuple(_part(text, currency) for text in args.parts)
    lost = tuple((*_pair(text, currency), "") for text in args.difference)
    customer = args.customer
    owner = None if customer is None else books.ask(lambda tx: find_customer(tx, customer))
    command = commands.Allocate(
        args.receipt, parts, customer_id=owner, note=args.note, differences=lost
    )
    written = books.run(command).outcome.result
    return Answer({"allocations": list(written)}, [" ".join(str(row) for row in written)])


def _currency(tx: Tx, receipt: int) -> str:
    found = tx.value("SELECT currency FROM receipt WHERE id = ?", (receipt,))
    if found is None:
        raise NotFound(what="receipt", key=receipt)
    return str(found)


def _part(text: str, currency: str) -> tuple[int, Money]:
    plan, amount = _pair(text, currency)
    if not plan.isascii() or not plan.isdigit():
        raise InvalidValue(field="plan", value=plan, reason="number")
    return record_id(f"plan:{plan}")[1], amount


def _pair(text: str, currency: str) -> tuple[str, Money]:
    name, mark, amount = text.partition("=")
    if not mark:
        raise InvalidValue(field="argument", value=text, reason="form")
    return name.strip(), parse_plain(amount, currency)


def _unallocate_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("allocation", type=int)
    parser.add_argument("--note", default="")


def _unallocate(books: Dispatch, args: Namespace) -> Answer:
    row = books.run(
        commands.Unallocate(row_id("allocation", args.allocation), note=args.note)
    ).outcome.result
    return Answer({"reversal": row}, [str(row)])


def _decline_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("receipt", type=int)
    parser.add_argument("plan", type=int)


def _decline(books: Dispatch, args: Namespace) -> Answer:
    receipt, plan = row_id("receipt", args.receipt), row_id("plan", args.plan)
    row = books.run(commands.Decline(receipt, plan)).outcome.result
    return Answer({"declined": row}, [str(row)])


SUBS = (
    Sub("match", _match_arguments, run=_match),
    Sub("allocate", _allocate_arguments, run=_allocate),
    Sub("unallocate", _unallocate_arguments, run=_unallocate),
    Sub("decline", _decline_arguments, run=_decline),
)
