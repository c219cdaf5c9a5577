"""arapp reverse, refund."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.models.values.money import parse_plain
from arapp.services.dealing.contract_end import VoidContract
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger import reversals
from arapp.services.ledger.record_ids import record_id, row_id
from arapp.services.ledger.settling import UNPAID
from arapp.services.matching.commands import Unallocate

Make = Callable[[int, str, date | None], Command]
# record → (its command, the table of the row that takes it back)
_KINDS: dict[str, tuple[Make, str]] = {
    "receipt": (reversals.ReverseReceipt, "refund"),
    "refund": (reversals.ReverseRefund, "refund"),
    "plan": (reversals.VoidPlan, "plan"),
    "contract": (VoidContract, "contract"),
    "allocation": (lambda row, reason, day: Unallocate(row, day, reason), "allocation"),
}


def _reverse_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", help="receipt:12, plan:3, contract:4, allocation:7 or refund:5")
    parser.add_argument("--reason", required=True)
    parser.add_argument("--day", metavar="DAY", help="today, when it is not given")


def _reverse(books: Dispatch, args: Namespace) -> Answer:
    table, row = record_id(args.record)
    if table not in _KINDS:
        raise NotFound(what="record", key=args.record)
    if not args.reason.strip():
        raise InvalidValue(field="reason", value=args.reason, reason="empty")
    make, made = _KINDS[table]
    if table == "receipt" and _unpaid(books, row):
        return _both_sides(books, args, row)
    result = books.run(make(row, args.reason, _day(args))).outcome.result
    itself = table in ("plan", "contract")  # they are void from a day on
    by = f"{made}:{row if itself else result}"
    day = result if itself else _day_of(books, by)
    document = {"record": args.record, "by": by, "day": day.isoformat()}
    return Answer(document, [f"{args.record}  {by}  {document['day']}"])


def _unpaid(books: Dispatch, receipt: int) -> bool:
    """Whether the receipt stands for an offset or a transfer, which go back on both sides."""
    sql = "SELECT method FROM receipt WHERE id = ?"
    return books.ask(lambda tx: tx.value(sql, (receipt,))) in UNPAID


def _both_sides(books: Dispatch, args: Namespace, receipt: int) -> Answer:
    day = books.run(TakeBackSettlement(receipt, args.reason, _day(args))).outcome.result
    sql = "SELECT max(id) FROM refund WHERE receipt_id = ?"
    by = f"refund:{books.ask(lambda tx: tx.value(sql, (receipt,)))}"
    document = {"record": args.record, "by": by, "day": day.isoformat()}
    return Answer(document, [f"{args.record}  {by}  {document['day']}"])


def _day(args: Namespace) -> date | None:
    return None if args.day is None else chosen_day("--day", args.day, args.lang)


def _day_of(books: Dispatch, record: str) -> date:
    """The day of the row that takes it back: a closed period may have moved it."""
    table, _, number = record.partition(":")
    sql = f"SELECT day FROM {table} WHERE id = ?"  # names of ours: see _KINDS
    return date.fromordinal(books.ask(lambda tx: tx.value(sql, (int(number),))))


def _refund_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("receipt", type=int)
    parser.add_argument("amount")
    parser.add_argument("--day", metavar="DAY")
    parser.add_argument("--note", default="")


def _refund(books: Dispatch, args: Namespace) -> Answer:
    receipt = row_id("receipt", args.receipt)
    currency = books.ask(
        lambda tx: tx.value("SELECT currency FROM receipt WHERE id = ?", (receipt,))
    )
    if currency is None:
        raise NotFound(what="receipt", key=args.receipt)
    amount = parse_plain(args.amount, currency)
    command = reversals.RefundReceipt(args.receipt, amount, _day(args), args.note)
    row = books.run(command).outcome.result
    day = _day_of(books, f"refund:{row}").isoformat()
    return Answer({"refund": row, "day": day}, [f"refund:{row}  {day}"])


SUBS = (
    Sub("reverse", _reverse_arguments, run=_reverse),
    Sub("refund", _refund_arguments, run=_refund),
)
