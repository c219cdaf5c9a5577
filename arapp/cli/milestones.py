"""arapp confirm, unconfirm, milestone: what makes the rows of a contract due."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import messages, order_warnings
from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import store
from arapp.services.ledger.milestones import (
    AddMilestone,
    ConfirmMilestone,
    MoveMilestone,
    RemoveMilestone,
    UnconfirmMilestone,
)
from arapp.services.ledger.milestones_order import order_told
from arapp.services.ledger.record_ids import row_id

_NAMED = "its id, or CONTRACT/KIND or CONTRACT/NAME as in CH-2026-009/acceptance"


def milestone_of(tx: Tx, key: str) -> int:
    """Id of a milestone named by id, "milestone:5", or contract and kind or name.

    Raises NotFound.
    """
    plain = key.removeprefix("milestone:")
    if plain.isascii() and plain.isdigit():
        found = tx.value(
            "SELECT id FROM milestone WHERE id = ?", (row_id("milestone", int(plain)),)
        )
    else:
        number, _, name = key.rpartition("/")
        if not number:
            raise NotFound(what="milestone", key=key)
        contract = find_contract(tx, number)
        found = tx.value(
            "SELECT id FROM milestone WHERE contract_id = ? AND (kind = ? OR label = ?)"
            " ORDER BY confirmed_on IS NOT NULL, id LIMIT 1",
            (contract, name, name),
        )
    if found is None:
        raise NotFound(what="milestone", key=key)
    return int(found)


def _day(args: Namespace, name: str) -> date | None:
    text = getattr(args, name)
    return None if text is None else chosen_day(f"--{name}", text, args.lang)


def _confirm_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("milestone", help=_NAMED)
    parser.add_argument("--on", metavar="DAY", help="today when it is not given")
    parser.add_argument("--evidence", default="")
    parser.add_argument("--file", type=Path, help="what proves it")


def _confirm(books: Dispatch, args: Namespace) -> Answer:
    found = books.ask(lambda tx: milestone_of(tx, args.milestone))
    file = None if args.file is None else store(books.path, args.file)
    day = _day(args, "on") or books.clock.today()
    rows = int(books.run(ConfirmMilestone(found, day, args.evidence, file)).outcome.result)
    answer = _told(books, found, rows)
    told = order_warnings(books.ask(lambda tx: order_told(tx, found)), args.lang)
    return Answer({**answer.document, "warnings": told}, answer.lines, notes=messages(told))


def _told(books: Dispatch, milestone: int, rows: int) -> Answer:
    """The milestone as it stands, with its rows."""
    plans = books.ask(
        lambda tx: tx.rows(
            "SELECT id, label, state, due_on FROM plan WHERE milestone_id = ? AND state <> 'void'"
            " ORDER BY no, id",
            (milestone,),
        )
    )
    planned, confirmed = books.ask(
        lambda tx: tx.one(
            "SELECT planned_on, confirmed_on FROM milestone WHERE id = ?", (milestone,)
        )
    )
    document = {
        "milestone": milestone,
        "planned_on": _iso(planned),
        "confirmed_on": _iso(confirmed),
        "rows": rows,
        "plans": [
            {"plan": one, "label": label, "state": state, "due_on": _iso(due)}
            for one, label, state, due in plans
        ],
    }
    lines = [f"milestone:{milestone}  {_iso(confirmed) or _iso(planned) or ''}"]
    lines += [f"  plan:{one}  {label}  {state}  {_iso(due)}" for one, label, state, due in plans]
    return Answer(document, lines)


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _unconfirm_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("milestone", help=_NAMED)
    parser.add_argument("--reason", default="")


def _unconfirm(books: Dispatch, args: Namespace) -> Answer:
    found = books.ask(lambda tx: milestone_of(tx, args.milestone))
    rows = int(books.run(UnconfirmMilestone(found, args.reason)).outcome.result)
    return _told(books, found, rows)


def _milestone_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("milestone", nargs="?", help=_NAMED)
    parser.add_argument("--to", metavar="DAY", help="planned for that day")
    parser.add_argument("--remove", action="store_true")
    parser.add_argument("--contract", metavar="NUMBER", help="with --add: a node of one's own")
    parser.add_argument("--add", metavar="NAME")
    parser.add_argument("--planned", metavar="DAY")
    parser.add_argument("--after", metavar="MILESTONE", help="planned so many months after it")
    parser.add_argument("--months", type=int)


def _milestone(books: Dispatch, args: Namespace) -> Answer:
    if args.add is not None:
        return _added(books, args)
    if args.milestone is None or not (args.to or args.remove):
        raise Usage("MILESTONE --to DAY, MILESTONE --remove, or --contract NUMBER --add NAME")
    found = books.ask(lambda tx: milestone_of(tx, args.milestone))
    if args.remove:
        books.run(RemoveMilestone(found))
        return Answer({"milestone": found, "removed": True}, [f"milestone:{found}"])
    day = _day(args, "to")
    assert day is not None
    return _told(books, found, int(books.run(MoveMilestone(found, day)).outcome.result))


def _added(books: Dispatch, args: Namespace) -> Answer:
    if args.contract is None:
        raise Usage("--contract NUMBER --add NAME")
    contract = books.ask(lambda tx: find_contract(tx, args.contract))
    after = None if args.after is None else books.ask(lambda tx: milestone_of(tx, args.after))
    command = AddMilestone(
        contract,
        args.add,
        _day(args, "planned"),
        after_id=after,
        after_months=args.months,
    )
    return _told(books, int(books.run(command).outcome.result), 0)


SUBS = (
    Sub("confirm", _confirm_arguments, run=_confirm),
    Sub("unconfirm", _unconfirm_arguments, run=_unconfirm),
    Sub("milestone", _milestone_arguments, run=_milestone),
)
