"""arapp payable, todo, comment, product, person."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.values.money import parse_plain
from arapp.services.collection.log import FinishTodo
from arapp.services.dealing import comments, dimensions, payables
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger import company
from arapp.services.ledger.record_ids import row_id


def _done(books: Dispatch, command: Command, what: str, **more: Any) -> Answer:
    row = books.run(command).outcome.result
    return Answer({what: row, **more}, [f"{what}:{row}"])


def _day(args: Namespace, flag: str, text: str | None) -> date | None:
    return None if text is None else chosen_day(flag, text, args.lang)


def _payable_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--supplier", metavar="NAME")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--due", metavar="DAY")
    parser.add_argument("--currency", default="")
    for name in ("number", "text", "owner", "note"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--paid", type=int, metavar="ID", help="this one was paid")
    parser.add_argument("--on", metavar="DAY", help="the day it was paid; today when not given")


def _payable(books: Dispatch, args: Namespace) -> Answer:
    if args.paid is not None:
        paid = payables.PayPayable(row_id("payable", args.paid), _day(args, "--on", args.on))
        return _done(books, paid, "payable")
    due = _day(args, "--due", args.due)
    if args.supplier is None or args.amount is None or due is None:
        raise Usage("--supplier, --amount and --due, or --paid ID")
    currency = currency_code(args.currency) if args.currency else ""
    code = currency or str(books.ask(company.company)["currency"])
    command = payables.SavePayable(
        *(args.supplier, parse_plain(args.amount, code), due),
        *(args.number, args.text, args.owner, args.note),
    )
    return _done(books, command, "payable")


def _todo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", default="")
    parser.add_argument("--due", metavar="DAY")
    parser.add_argument("--record", default="", help="customer:3, contract:12 …")
    parser.add_argument("--owner", default="")
    parser.add_argument("--done", type=int, metavar="ID", help="this one is done")


def _todo(books: Dispatch, args: Namespace) -> Answer:
    if args.done is not None:
        return _done(books, FinishTodo(row_id("todo", args.done)), "todo")
    due = _day(args, "--due", args.due) or books.ask(lambda tx: tx.today)
    return _done(books, comments.SaveTodo(args.text, due, args.record, args.owner), "todo")


def _comment_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", help="customer:3, contract:12, plan:7 …")
    parser.add_argument("text")


def _comment(books: Dispatch, args: Namespace) -> Answer:
    return _done(books, comments.AddComment(args.record, args.text), "comment", record=args.record)


def _product_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name")
    for name in ("code", "spec", "unit", "price"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--tax", default="", metavar="PERCENT")


def _product(books: Dispatch, args: Namespace) -> Answer:
    percent = dimensions.percent_ppm("tax", args.tax)
    command = dimensions.SaveProduct(
        args.name, args.code, args.spec, args.unit, args.price, percent
    )
    return _done(books, command, "product")


def _person_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name")
    for name in ("department", "phone", "email"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--left", metavar="DAY")


def _person(books: Dispatch, args: Namespace) -> Answer:
    left = _day(args, "--left", args.left)
    known = {one.name: one for one in books.ask(dimensions.people)}.get(args.name.strip())
    before = known if known and known.id is not None else None
    command = dimensions.SavePerson(
        args.name,
        args.department or (before.department if before else ""),
        args.phone or (before.phone if before else ""),
        args.email or (before.email if before else ""),
        left or (before.left_on if before else None),
        before.id if before else None,
    )
    return _done(books, command, "person")


SUBS = (
    Sub("payable", _payable_arguments, run=_payable),
    Sub("todo", _todo_arguments, run=_todo),
    Sub("comment", _comment_arguments, run=_comment),
    Sub("product", _product_arguments, run=_product),
    Sub("person", _person_arguments, run=_person),
)
