"""arapp bill, offset, transfer: what is paid without the bank."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import Warning_, bill_told, messages
from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.models.values.money import Money, parse_plain
from arapp.services.dealing import bills
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger import company
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.record_ids import record_id, row_id

_ACTIONS = ("record", "endorse", "discount", "collect", "hold", "return")


def _bill_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=_ACTIONS)
    parser.add_argument("bill", type=int, nargs="?", help="its id, but for record")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--number", default="")
    parser.add_argument("--due", metavar="DAY")
    parser.add_argument("--issued", metavar="DAY")
    parser.add_argument("--day", metavar="DAY", help="when it came in, or what was done")
    parser.add_argument("--acceptance", choices=bills.ACCEPTANCES, default="bank")
    for name in ("customer", "drawer", "acceptor", "payer", "memo", "currency", "note"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--to", default="", metavar="NAME", help="endorse, discount: to whom")
    parser.add_argument("--payable", type=int, metavar="ID", help="endorse: in payment of it")
    parser.add_argument("--no-recourse", action="store_true")
    parser.add_argument("--money", metavar="A", help="discount: what the bank paid")
    parser.add_argument("--account", default="", metavar="NAME", help="where the money came in")
    parser.add_argument("--line", type=int, metavar="RECEIPT", help="the bank's line with it")
    parser.add_argument("--reason", default="", help="hold, return")


def _bill(books: Dispatch, args: Namespace) -> Answer:
    if args.action == "record":
        made = books.run(_record(books, args)).outcome.result
        sql = "SELECT receipt_id FROM bill WHERE id = ?"
        receipt = books.ask(lambda tx: tx.value(sql, (made,)))
        return Answer({"bill": made, "receipt": receipt}, [f"bill:{made}  receipt:{receipt}"])
    if args.bill is None:
        raise Usage("ID")
    bill, day = row_id("bill", args.bill), _day(books, args, "--day", args.day)
    result = books.run(_DO[args.action](books, args, bill, day)).outcome.result
    if args.action == "return":
        return Answer({"bill": bill, "day": result.isoformat()}, [f"bill:{bill}  {result}"])
    answer = Answer({"bill": bill, "event": result}, [f"bill:{bill}  bill_event:{result}"])
    if args.action == "collect":
        told = _early(books, args, bill, day)
        return Answer({**answer.document, "warnings": told}, answer.lines, notes=messages(told))
    return answer


def _early(books: Dispatch, args: Namespace, bill: int, day: date) -> list[Warning_]:
    """Whether a collection lies before the due day: unusual, perhaps a slip of the pen."""
    number = books.ask(lambda tx: _of(tx, "bill", "number", bill))
    due_on = books.ask(lambda tx: int(_of(tx, "bill", "due_on", bill)))
    return bill_told(number, date.fromordinal(due_on), day, args.lang)


def _record(books: Dispatch, args: Namespace) -> Command:
    if args.amount is None or args.due is None or not args.number:
        raise Usage("--amount, --number and --due")
    who = books.ask(lambda tx: find_customer(tx, args.customer)) if args.customer else None
    if args.currency:
        code = currency_code(args.currency)
    elif who is not None:
        own = "SELECT currency FROM customer WHERE id = ?"
        code = str(books.ask(lambda tx: tx.value(own, (who,))))
    else:
        code = str(books.ask(company.company)["currency"])
    return bills.RecordBill(
        _day(books, args, "--day", args.day),
        parse_plain(args.amount, code),
        args.number,
        chosen_day("--due", args.due, args.lang),
        who,
        args.acceptance,
        args.drawer,
        args.acceptor,
        None if args.issued is None else chosen_day("--issued", args.issued, args.lang),
        args.payer,
        args.memo,
        args.note,
    )


def _endorse(_books: Dispatch, args: Namespace, bill: int, day: date) -> Command:
    payable = None if args.payable is None else row_id("payable", args.payable)
    return bills.EndorseBill(bill, day, args.to, payable, not args.no_recourse, args.note)


def _discount(books: Dispatch, args: Namespace, bill: int, day: date) -> Command:
    if args.money is None:
        raise Usage("--money A")
    code = books.ask(lambda tx: _of(tx, "bill", "currency", bill))
    return bills.DiscountBill(
        *(bill, day, parse_plain(args.money, code), _account(books, args), args.to),
        *(not args.no_recourse, _line(args), args.note),
    )


def _collect(books: Dispatch, args: Namespace, bill: int, day: date) -> Command:
    return bills.CollectBill(bill, day, _account(books, args), _line(args), args.note)


_DO: dict[str, Callable[[Dispatch, Namespace, int, date], Command]] = {
    "endorse": _endorse,
    "discount": _discount,
    "collect": _collect,
    "hold": lambda _, args, bill, day: bills.HoldBill(bill, day, args.reason),
    "return": lambda _, args, bill, day: bills.ReturnBill(bill, day, args.reason),
}


def _day(books: Dispatch, args: Namespace, option: str, typed: str | None) -> date:
    """The day typed, else today."""
    return books.ask(lambda tx: tx.today) if typed is None else chosen_day(option, typed, args.lang)


def _line(args: Namespace) -> int | None:
    return None if args.line is None else row_id("receipt", args.line)


def _account(books: Dispatch, args: Namespace) -> int | None:
    if not args.account:
        return None
    sql = "SELECT id FROM bank_account WHERE name = ?"
    found = books.ask(lambda tx: tx.value(sql, (args.account,)))
    if found is None:
        raise NotFound(what="bank_account", key=args.account)
    return int(found)


def _of(tx: Tx, table: str, column: str, row: int) -> str:
    """A column of a row; names are ours. Raises NotFound."""
    found = tx.value(f"SELECT {column} FROM {table} WHERE id = ?", (row,))
    if found is None:
        raise NotFound(what=table, key=row)
    return str(found)


def _offset_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("customer")
    parser.add_argument("payable", type=int)
    parser.add_argument("parts", nargs="+", metavar="PLAN=AMOUNT")
    parser.add_argument("--day", metavar="DAY")
    parser.add_argument("--note", default="")


def _offset(books: Dispatch, args: Namespace) -> Answer:
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    payable = row_id("payable", args.payable)
    code = books.ask(lambda tx: _of(tx, "payable", "currency", payable))
    parts = tuple(_part(text, code) for text in args.parts)
    day = None if args.day is None else chosen_day("--day", args.day, args.lang)
    receipt = books.run(OffsetPayable(who, payable, parts, day, args.note)).outcome.result
    return Answer({"receipt": receipt, "payable": payable}, [f"receipt:{receipt}"])


def _part(text: str, currency: str) -> tuple[int, Money]:
    plan, mark, amount = text.partition("=")
    if not mark:
        raise InvalidValue(field="argument", value=text, reason="form")
    if not plan.isascii() or not plan.isdigit():
        raise InvalidValue(field="plan", value=plan, reason="number")
    return record_id(f"plan:{plan}")[1], parse_plain(amount, currency)


def _transfer_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", help="receipt:12 (what is left of it) or plan:3 (the debt)")
    parser.add_argument("--to", required=True, metavar="CUSTOMER")
    parser.add_argument("--amount", required=True, metavar="A")
    parser.add_argument("--note", required=True, help="why it crosses customers")
    parser.add_argument("--day", metavar="DAY")


def _transfer(books: Dispatch, args: Namespace) -> Answer:
    table, row = record_id(args.record)
    if table not in ("receipt", "plan"):
        raise NotFound(what="record", key=args.record)
    code = books.ask(lambda tx: _of(tx, table, "currency", row))
    to = books.ask(lambda tx: find_customer(tx, args.to))
    day = None if args.day is None else chosen_day("--day", args.day, args.lang)
    make = TransferPrepayment if table == "receipt" else TransferDebt
    command = make(row, to, parse_plain(args.amount, code), args.note, day)
    made = books.run(command).outcome.result
    return Answer({"record": args.record, "made": f"{table}:{made}"}, [f"{table}:{made}"])


SUBS = (
    Sub("bill", _bill_arguments, run=_bill),
    Sub("offset", _offset_arguments, run=_offset),
    Sub("transfer", _transfer_arguments, run=_transfer),
)
