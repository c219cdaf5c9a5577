"""arapp lock, unlock."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub
from arapp.models.values.money import plain
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.period import LockPeriod, Period, Sums, UnlockPeriod, periods


def _until(args: Namespace) -> date | None:
    return None if args.until is None else chosen_day("--until", args.until, args.lang)


def _lock_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--until", metavar="DAY", help="last closed day; without it: show")


def _lock(books: Dispatch, args: Namespace) -> Answer:
    until = _until(args)
    if until is not None and until != books.ask(lambda tx: tx.locked_until):
        books.run(LockPeriod(until))
    return _shown(books)


def _unlock_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--until", metavar="DAY", help="last day that stays closed")


def _unlock(books: Dispatch, args: Namespace) -> Answer:
    books.run(UnlockPeriod(_until(args)))
    return _shown(books)


def _shown(books: Dispatch) -> Answer:
    until = books.ask(lambda tx: tx.locked_until)
    months = [_month(found) for found in books.ask(periods)]
    locked = None if until is None else until.isoformat()
    lines = [locked or "-", *(_line(month) for month in months)]
    return Answer({"locked_until": locked, "periods": months}, lines)


def _month(found: Period) -> dict[str, Any]:
    return {
        "month": found.first.isoformat()[:7],
        "state": found.state,
        "debits": _amounts(found.debits),
        "credits": _amounts(found.credits),
        "unmatched": {"count": found.unmatched, "totals": _amounts(found.unmatched_sums)},
        "unconfirmed": found.unconfirmed,
    }


def _amounts(sums: Sums) -> dict[str, str]:
    return {currency: plain(amount, currency) for currency, amount in sorted(sums.items())}


def _line(month: dict[str, Any]) -> str:
    sums = [" ".join(f"{a} {c}" for c, a in month[key].items()) for key in ("debits", "credits")]
    open_ones = f"{month['unmatched']['count']} {month['unconfirmed']}"
    return "  ".join((month["month"], month["state"], *sums, open_ones))


SUBS = (
    Sub("lock", _lock_arguments, run=_lock),
    Sub("unlock", _unlock_arguments, run=_unlock),
)
