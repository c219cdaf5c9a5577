"""arapp learned: names, habits and declined pairs, each to be taken back."""

from argparse import ArgumentParser, Namespace
from typing import Any

from arapp.cli.sub import Answer, Sub
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import plain
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.matching.commands import RevokeAlias
from arapp.services.matching.habits import ForgetHabit, RestoreHabit
from arapp.services.matching.learned import Learned, RestoreAlias, Undecline, learned


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--revoke", type=int, metavar="ALIAS", help="speaks for nobody any more")
    parser.add_argument("--restore", type=int, metavar="ALIAS")
    parser.add_argument("--forget", metavar="CUSTOMER=KIND", help="deduction, delay or pattern")
    parser.add_argument("--remember", metavar="CUSTOMER=KIND")
    parser.add_argument("--allow", type=int, metavar="DECLINED", help="may be proposed again")


def _learned(books: Dispatch, args: Namespace) -> Answer:
    if args.revoke is not None:
        books.run(RevokeAlias(args.revoke))
    if args.restore is not None:
        books.run(RestoreAlias(args.restore))
    if args.forget is not None:
        books.run(ForgetHabit(*_habit(books, args.forget)))
    if args.remember is not None:
        books.run(RestoreHabit(*_habit(books, args.remember)))
    if args.allow is not None:
        books.run(Undecline(args.allow))
    document = _document(books.ask(learned))
    lines = [
        f"{kind}  " + "  ".join(str(value) for value in row.values())
        for kind, rows in document.items()
        for row in rows
    ]
    return Answer(document, lines)


def _habit(books: Dispatch, text: str) -> tuple[int, str]:
    name, mark, kind = text.rpartition("=")
    if not mark:
        raise InvalidValue(field="argument", value=text, reason="form")
    return books.ask(lambda tx: find_customer(tx, name.strip())), kind.strip()


def _document(found: Learned) -> dict[str, list[dict[str, Any]]]:
    return {
        "aliases": [
            {
                "id": one.id,
                "customer": one.customer,
                "customer_id": one.customer_id,
                "kind": one.kind,
                "value": one.value,
                "source": one.source,
                "by": one.actor,
                "hits": one.hits,
                "last_used": one.last_used.isoformat(),
                "revoked": one.revoked,
            }
            for one in found.aliases
        ],
        "habits": [
            {
                "customer": one.customer,
                "customer_id": one.customer_id,
                "kind": one.kind,
                "used": one.used,
                "amount": plain(one.minor, one.currency),
                "times": one.times,
                "days": one.days,
                "spread": one.spread,
                "pattern": one.pattern,
            }
            for one in found.habits
        ],
        "declined": [
            {
                "id": one.id,
                "receipt": one.receipt_id,
                "plan": one.plan_id,
                "customer": one.customer,
                "amount": plain(one.minor, one.currency),
                "currency": one.currency,
                "day": one.day.isoformat(),
                "by": one.actor,
            }
            for one in found.declined
        ],
    }


SUBS = (Sub("learned", _arguments, run=_learned),)
