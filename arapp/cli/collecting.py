"""arapp collect, log, promise, dispute, agreement, task: the collection desk."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.models.values.money import Money, parse_plain
from arapp.services.collection.agreements import (
    EndAgreement,
    Payment,
    SignAgreement,
    agreement_list,
)
from arapp.services.collection.as_json import as_json, sums_json
from arapp.services.collection.cases import CELLS
from arapp.services.collection.desk import customers_of, desk
from arapp.services.collection.disputes import CloseDispute, Contested, OpenDispute, dispute_list
from arapp.services.collection.dossier import dossier
from arapp.services.collection.log import CHANNELS, LogContact
from arapp.services.collection.outcomes import OUTCOMES, REASONS, outcome_word
from arapp.services.collection.promises import (
    MakePromise,
    Promised,
    WithdrawPromise,
    promise_list,
)
from arapp.services.collection.snooze import SnoozeItem, WakeItem
from arapp.services.collection.tasks import FinishTask, HandOn, TakeTask, task_list
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import store as store_file
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.record_ids import row_id


def _done(books: Dispatch, command: Command, what: str) -> Answer:
    row = books.run(command).outcome.result
    return Answer({what: row}, [f"{what}:{row}"])


def _listed(found: list[Any]) -> Answer:
    """Rows as a document and as a table."""
    rows = [as_json(one) for one in found]
    names = list(rows[0]) if rows else []
    lines = ["\t".join(names)] if names else []
    lines += ["\t".join("" if row[n] is None else str(row[n]) for n in names) for row in rows]
    return Answer({"rows": rows}, lines)


def day_of(args: Namespace, name: str) -> date | None:
    """The day of an option, None when it was not given."""
    text = getattr(args, name)
    return None if text is None else chosen_day(f"--{name}", text, args.lang)


def customer_of(books: Dispatch, args: Namespace) -> int:
    """The customer named. Raises NoSuchCustomer."""
    return books.ask(lambda tx: find_customer(tx, args.customer))


def maybe_customer(books: Dispatch, args: Namespace) -> int | None:
    """The customer named, None without one."""
    return customer_of(books, args) if args.customer else None


def money_of(books: Dispatch, args: Namespace, text: str | None, plan: int | None) -> Money | None:
    """An amount in the row's currency, else the customer's."""
    if text is None:
        return None

    def code(tx: Tx) -> str:
        if plan is not None:
            return str(tx.value("SELECT currency FROM plan WHERE id = ?", (plan,)) or "CNY")
        who = find_customer(tx, args.customer)
        return str(tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))

    return parse_plain(text, books.ask(code))


def plans_of(args: Namespace) -> tuple[int, ...]:
    """The rows named."""
    return tuple(row_id("plan", one) for one in args.plan)


def _collect_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--cell", choices=CELLS)
    parser.add_argument("--owner")
    parser.add_argument("--customer", metavar="X", help="one customer: rows, why, log")
    parser.add_argument("--currency", default="")
    parser.add_argument("--snooze", metavar="RECORD", help="put a line of today off, plan:12")
    parser.add_argument("--until", metavar="DAY")
    parser.add_argument("--reason", default="", metavar="TEXT")
    parser.add_argument("--wake", metavar="RECORD", help="back on the page before its day")


def _collect(books: Dispatch, args: Namespace) -> Answer:
    if args.snooze or args.wake:
        return _snooze(books, args)
    if args.customer:
        return _one(books, args)
    if args.cell:
        return _listed(books.ask(lambda tx: customers_of(tx, tx.today, args.cell, args.owner)))
    found = books.ask(lambda tx: desk(tx, tx.today, args.owner))
    cells = [as_json(one) | {"sums": sums_json(one.sums)} for one in found.cells]
    lines = [
        f"{one['key']}  {one['customers']}  "
        + ", ".join(f"{amount} {code}" for code, amount in one["sums"].items())
        for one in cells
    ]
    document = {"as_of": found.as_of.isoformat(), "cells": cells, "customers": found.customers}
    return Answer(document | {"bank": as_json(found.bank)}, lines)


def _snooze(books: Dispatch, args: Namespace) -> Answer:
    if args.wake:
        ended = books.run(WakeItem(args.wake)).outcome.result
        return Answer({"ended": ended}, ended)
    until = day_of(args, "until")
    if until is None:
        raise Usage("--snooze RECORD --until DAY --reason TEXT")
    made = books.run(SnoozeItem(args.snooze, until, args.reason)).outcome.result
    return Answer({"put_off": made}, [made])


def _one(books: Dispatch, args: Namespace) -> Answer:
    who = customer_of(books, args)

    def read(tx: Tx) -> Any:
        own = tx.value("SELECT currency FROM customer WHERE id = ?", (who,))
        return dossier(tx, tx.today, who, args.currency or own)

    document = as_json(books.ask(read))
    lines = [
        f"plan:{row['plan']}  {row['label']}  {row['due_on']}  {row['open']}  {row['cell']}"
        f"  {row['why_not']}".rstrip()
        for row in document["rows"]
    ]
    return Answer(document, lines)


def _log_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X", required=True)
    parser.add_argument("--channel", choices=CHANNELS, default="phone")
    parser.add_argument("--outcome", default="", help=f"{', '.join(OUTCOMES)}, or words")
    parser.add_argument("--reason", choices=("", *REASONS), default="")
    for name in ("person", "note", "stage"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--plan", type=int, action="append", default=[], metavar="ID")
    for name in ("next", "on", "due", "until"):
        parser.add_argument(f"--{name}", metavar="DAY")
    parser.add_argument("--amount", metavar="A", help="promised, by --due; of --dispute")
    parser.add_argument("--dispute", metavar="REASON")
    parser.add_argument("--letter", type=int, metavar="ID")
    parser.add_argument("--sent", action="store_true")
    parser.add_argument("--file", type=Path, action="append", default=[])


def _log(books: Dispatch, args: Namespace) -> Answer:
    who, plans = customer_of(books, args), plans_of(args)
    amount = money_of(books, args, args.amount, plans[0] if plans else None)
    due = day_of(args, "due")
    promised = contested = None
    if args.dispute:
        contested = Contested(args.dispute, due, amount, note=args.note)
    elif amount is not None or due is not None:
        promised = Promised(amount, due, args.person, args.note)
    command = LogContact(
        *(who, args.channel, outcome_word(args.outcome, args.lang), args.person, args.note),
        next_on=day_of(args, "next"),
        plans=plans,
        stage=args.stage,
        reason=args.reason,
        letter_id=None if args.letter is None else row_id("letter", args.letter),
        promised=promised,
        contested=contested,
        hold_until=day_of(args, "until"),
        day=day_of(args, "on"),
        sent=args.sent,
        files=tuple(store_file(books.path, one) for one in args.file),
    )
    return _done(books, command, "contact")


def _promise_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--plan", type=int, action="append", default=[], metavar="ID")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--due", metavar="DAY")
    for name in ("person", "note", "evidence"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--withdraw", type=int, metavar="ID")
    parser.add_argument("--list", action="store_true")


def _promise(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        who = maybe_customer(books, args)
        return _listed(books.ask(lambda tx: promise_list(tx, tx.today, who)))
    if args.withdraw is not None:
        return _done(books, WithdrawPromise(row_id("promise", args.withdraw)), "promise")
    if not args.customer:
        raise Usage("--customer X --amount A --due DAY, --withdraw ID or --list")
    plans = plans_of(args)
    amount = money_of(books, args, args.amount, plans[0] if plans else None)
    said = Promised(amount, day_of(args, "due"), args.person, args.note, args.evidence)
    return _done(books, MakePromise(customer_of(books, args), said, plans), "promise")


def _dispute_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=int, metavar="ID")
    parser.add_argument("--amount", metavar="A", help="all that is open when not given")
    parser.add_argument("--due", metavar="DAY")
    for name in ("reason", "owner", "note", "outcome"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--close", type=int, metavar="ID")
    parser.add_argument("--granted", metavar="A")
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--list", action="store_true")


def _dispute(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        who = maybe_customer(books, args)
        return _listed(books.ask(lambda tx: dispute_list(tx, tx.today, who)))
    if args.close is not None:
        row = row_id("dispute", args.close)
        sql = "SELECT plan_id FROM dispute WHERE id = ?"
        plan = books.ask(lambda tx: tx.value(sql, (row,)))
        granted = money_of(books, args, args.granted, plan or 0)
        return _done(books, CloseDispute(row, args.outcome, granted), "dispute")
    if args.plan is None:
        raise Usage("--plan ID --reason TEXT --due DAY, --close ID --outcome TEXT or --list")
    plan = row_id("plan", args.plan)
    amount = money_of(books, args, args.amount, plan)
    said = Contested(args.reason, day_of(args, "due"), amount, args.owner, args.note)
    return _done(books, OpenDispute(plan, said), "dispute")


def _agreement_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--plan", type=int, action="append", default=[], metavar="ID")
    parser.add_argument("--pay", action="append", default=[], metavar="DAY=A")
    parser.add_argument("--signed", metavar="DAY")
    for name in ("number", "person", "note"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--end", type=int, metavar="ID")
    parser.add_argument("--list", action="store_true")


def _agreement(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        who = maybe_customer(books, args)
        return _listed(books.ask(lambda tx: agreement_list(tx, tx.today, who)))
    if args.end is not None:
        row = row_id("agreement", args.end)
        return _done(books, EndAgreement(row, args.note), "agreement")
    if not args.customer:
        raise Usage("--customer X --plan ID … --pay DAY=A …, --end ID or --list")
    plans = plans_of(args)
    payments = tuple(_payment(books, args, text, plans) for text in args.pay)
    command = SignAgreement(
        *(customer_of(books, args), plans, payments, day_of(args, "signed")),
        *(args.number, args.person, args.note),
    )
    return _done(books, command, "agreement")


def _payment(books: Dispatch, args: Namespace, text: str, plans: tuple[int, ...]) -> Payment:
    when, sign, amount = text.partition("=")
    if not sign:
        raise Usage("--pay 2026-12-31=5000.00")
    money = money_of(books, args, amount, plans[0] if plans else None)
    assert money is not None
    return Payment(chosen_day("--pay", when, args.lang), money)


def _task_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--plan", type=int, metavar="ID")
    parser.add_argument("--stage", default="")
    for name in ("owner", "waiting", "note"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--due", metavar="DAY")
    parser.add_argument("--hand", type=int, metavar="ID", help="this one goes to --owner")
    parser.add_argument("--done", type=int, metavar="ID")
    parser.add_argument("--outcome", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--all", action="store_true", help="with --list: those done too")


def _task(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        who = maybe_customer(books, args)
        return _listed(books.ask(lambda tx: task_list(tx, tx.today, who, args.all)))
    due = day_of(args, "due")
    if args.done is not None:
        return _done(books, FinishTask(row_id("task", args.done), args.outcome), "task")
    if args.hand is not None:
        row = row_id("task", args.hand)
        return _done(books, HandOn(row, args.owner, args.waiting, due, args.note), "task")
    if not args.customer:
        raise Usage("--customer X --stage S --owner O, --hand ID, --done ID or --list")
    plan = None if args.plan is None else row_id("plan", args.plan)
    command = TakeTask(
        *(customer_of(books, args), args.stage, args.owner or "", plan, due),
        *(args.waiting or "", args.note or ""),
    )
    return _done(books, command, "task")


SUBS = (
    Sub("collect", _collect_arguments, run=_collect),
    Sub("log", _log_arguments, run=_log),
    Sub("promise", _promise_arguments, run=_promise),
    Sub("dispute", _dispute_arguments, run=_dispute),
    Sub("agreement", _agreement_arguments, run=_agreement),
    Sub("task", _task_arguments, run=_task),
)
