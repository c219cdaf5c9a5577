"""arapp invoice: what was issued, sent, signed for, taken back."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import credit_told, messages, rate_told
from arapp.models.values.errors import NotFound, Refused
from arapp.models.values.money import Money, exponent, parse_plain
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dealing.dimensions import percent_ppm
from arapp.services.dealing.invoice_entry import InvoiceHead, InvoiceLine, unusual_rate
from arapp.services.dealing.invoice_json import invoice_json
from arapp.services.dealing.invoice_link import CompareInvoice, ConfirmDifference, LinkInvoice
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoice_view import invoice_view, start
from arapp.services.dealing.invoice_write import known_number
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.invoice_check import MILLION
from arapp.services.ledger.invoice_text import sentence
from arapp.services.ledger.lists import find_customer

ACTIONS = ("record", "show", "check", "confirm", "link", "send", "receive", "red")
_LINE = ("item", "spec", "unit", "quantity", "price", "net", "rate", "tax")


def _invoice_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=ACTIONS)
    parser.add_argument("number", help="number of the invoice")
    parser.add_argument("--customer", metavar="NAME", help="record: who it was made out to")
    parser.add_argument("--day", metavar="DAY", help="today when not given")
    for name in ("net", "tax", "gross"):
        parser.add_argument(f"--{name}", metavar="A")
    parser.add_argument("--rate", metavar="PERCENT", help="tax is reckoned from net or gross")
    parser.add_argument("--line", action="append", default=[], metavar="JSON",
                        help=f"one of its lines: {', '.join(_LINE)}")  # fmt: skip
    parser.add_argument("--contract", metavar="NUMBER", help='"" takes it off its contract')
    parser.add_argument("--plan", action="append", type=int, default=[], metavar="ID")
    parser.add_argument("--delivery", action="append", type=int, default=[], metavar="ID",
                        help="record: what went out that it bills")  # fmt: skip
    parser.add_argument("--void-row", action="store_true", help="link: call its own row off")
    parser.add_argument("--rule", default="", help="due by: net 30, 月结30 …")
    parser.add_argument("--due", metavar="DAY")
    for name in ("currency", "buyer", "tax-no", "code", "kind", "note", "owner", "courier"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--reason", default="", help="why it may differ, or is taken back")
    parser.add_argument("--override", default="", help="why it may go over the limit")
    parser.add_argument("--as", dest="red", default="", metavar="NUMBER", help="red: its number")


def _invoice(books: Dispatch, args: Namespace) -> Answer:
    try:
        return _ACTIONS[args.action](books, args)
    except Refused as no:
        if no.kind == "invoice_differs":  # told in words: rows of ours mean nothing outside
            no.fields["differences"] = [sentence(d, args.lang) for d in no.fields["differences"]]
        raise


def _record(books: Dispatch, args: Namespace) -> Answer:
    if args.customer is None:
        raise Usage("--customer")
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    name, tax_no, own = books.ask(
        lambda tx: tx.one("SELECT name, tax_no, currency FROM customer WHERE id = ?", (who,))
    )
    currency = currency_code(args.currency) if args.currency else own
    lines = tuple(_line(text, currency, args.rate) for text in args.line)
    net, tax, gross = _sums(args, lines, currency)
    head = InvoiceHead(
        *(args.number, _day(books, args), net, tax, gross),
        *(args.buyer or name, args.tax_no or tax_no, args.code, args.kind, args.note),
    )
    contract = contract_id(books, args.contract or "", who)
    due = chosen_day("--due", args.due, args.lang) if args.due else None
    command = RecordInvoice(
        *(who, head, lines, contract, tuple(args.plan), args.rule, due, args.owner),
        *(args.reason, args.override, tuple(args.delivery)),
    )
    told = []
    if not contract:  # else credit was asked with the contract, and the rate is compared with it
        told = credit_told(books, who, gross, "invoice", args.lang)
        told += rate_told(unusual_rate(head, lines), args.lang)
    answer = _shown(books, int(books.run(command).outcome.result), args)
    hints = _hints(books, who, currency, args)
    document = {**answer.document, "warnings": told, "hints": hints}
    return Answer(document, answer.lines, notes=[*messages(told), *messages(hints)])


def _hints(books: Dispatch, who: int, currency: str, args: Namespace) -> list[dict[str, Any]]:
    """Deliveries that still wait for an invoice: this one may be theirs."""
    loose = books.ask(lambda tx: start(tx, who, tx.today)).loose
    rows = [one.id for one in loose if one.currency == currency]
    if not rows:
        return []
    told = hint(rows, args.number, args.lang)
    return [{"key": "deliveries_wait", "deliveries": rows, "message": told}]


def _sums(
    args: Namespace, lines: tuple[InvoiceLine, ...], currency: str
) -> tuple[Money, Money, Money]:
    """Net, tax and gross: as given, else what the lines make, else by the rate."""
    given = {
        name: parse_plain(getattr(args, name), currency)
        for name in ("net", "tax", "gross")
        if getattr(args, name) is not None
    }
    if lines:
        for name in ("net", "tax"):
            whole = sum(getattr(line, name).minor for line in lines)
            given.setdefault(name, Money(whole, currency))
    rate = _percent(args.rate)
    if rate is not None and "tax" not in given:
        if "net" in given:
            given["tax"] = _times(given["net"], rate)
        elif "gross" in given:
            whole = Decimal(given["gross"].minor) * MILLION / (MILLION + rate)
            given["net"] = Money(int(whole.quantize(Decimal(1), ROUND_HALF_UP)), currency)
    match sorted(given):
        case ["gross", "net"]:
            return given["net"], given["gross"] - given["net"], given["gross"]
        case ["gross", "tax"]:
            return given["gross"] - given["tax"], given["tax"], given["gross"]
        case ["net", "tax"]:
            return given["net"], given["tax"], given["net"] + given["tax"]
        case ["gross", "net", "tax"]:
            return given["net"], given["tax"], given["gross"]
    raise Usage("--net and --tax, or --gross and --rate")


def _line(text: str, currency: str, rate: str | None) -> InvoiceLine:
    try:
        told = json.loads(text)
        unknown = set(told) - set(_LINE)
    except (ValueError, TypeError):
        raise Usage(f"--line {text}") from None
    if unknown or not isinstance(told, dict):
        raise Usage(f"--line {text}: {', '.join(_LINE)}")
    quantity, price = (_decimal(told.get(name)) for name in ("quantity", "price"))
    ppm = _percent(told.get("rate", rate))
    if "net" in told:
        net = parse_plain(str(told["net"]), currency)
    elif quantity is not None and price is not None:
        exact = (quantity * price).scaleb(exponent(currency))
        net = Money(int(exact.quantize(Decimal(1), ROUND_HALF_UP)), currency)
    else:
        raise Usage(f"--line {text}: net, or quantity and price")
    tax = parse_plain(str(told["tax"]), currency) if "tax" in told else _times(net, ppm or 0)
    texts = (str(told.get("spec", "")), str(told.get("unit", "")))
    return InvoiceLine(str(told.get("item", "")), net, tax, quantity, price, ppm, *texts)


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Usage(str(value))
    return found


def _percent(text: Any) -> int | None:
    return None if text is None else percent_ppm("rate", str(text))


def _times(net: Money, ppm: int) -> Money:
    exact = Decimal(net.minor) * ppm / MILLION
    return Money(int(exact.quantize(Decimal(1), ROUND_HALF_UP)), net.currency)


_HINT = (
    "{n} 张送货单还没开票；是这张的就挂上：arapp delivery link {ids} --invoice {number}",
    "Deliveries that wait for an invoice: {n}. If this is theirs, link them:"
    " arapp delivery link {ids} --invoice {number}",
)


def hint(ids: list[int], number: str, language: str) -> str:
    """Which deliveries wait, and how they are linked; the first ten."""
    told = " ".join(str(one) for one in ids[:10])
    return _HINT[language != "zh_CN"].format(n=len(ids), ids=told, number=number)


def _show(books: Dispatch, args: Namespace) -> Answer:
    return _shown(books, _id(books, args), args)


def _run(make: Callable[[Dispatch, Namespace, int], Command]) -> Callable[..., Answer]:
    def act(books: Dispatch, args: Namespace) -> Answer:
        _day(books, args)  # a word that is no day is told before anything is looked for
        invoice = _id(books, args)
        books.run(make(books, args, invoice))
        return _shown(books, invoice, args)

    return act


def _red(books: Dispatch, args: Namespace) -> Answer:
    invoice = _id(books, args)
    currency = books.ask(
        lambda tx: tx.value("SELECT currency FROM invoice WHERE id = ?", (invoice,))
    )
    if not args.red:
        raise Usage("--as NUMBER")
    net = tax = None
    lines = tuple(_line(text, currency, args.rate) for text in args.line)
    if lines or args.net or args.gross or args.tax:
        net, tax, _ = _sums(args, lines, currency)
    command = RedInvoice(
        invoice, args.red, _day(books, args), net, tax, lines, args.reason or args.note
    )
    return _shown(books, int(books.run(command).outcome.result), args)


def _link(books: Dispatch, args: Namespace, invoice: int) -> Command:
    if args.contract is None:
        raise Usage('--contract NUMBER, or --contract ""')
    whose = books.ask(
        lambda tx: tx.value("SELECT customer_id FROM invoice WHERE id = ?", (invoice,))
    )
    contract = contract_id(books, args.contract, whose)
    return LinkInvoice(invoice, contract, tuple(args.plan), args.reason, args.void_row)


_ACTIONS: dict[str, Callable[[Dispatch, Namespace], Answer]] = {
    "record": _record,
    "show": _show,
    "check": _run(lambda _b, _a, row: CompareInvoice(row)),
    "confirm": _run(lambda _b, a, row: ConfirmDifference(row, a.reason)),
    "link": _run(_link),
    "send": _run(lambda b, a, row: SendInvoice(row, _day(b, a), a.courier)),
    "receive": _run(lambda b, a, row: MarkReceived(row, _day(b, a))),
    "red": _red,
}


def _id(books: Dispatch, args: Namespace) -> int:
    return invoice_id(books, args.number)


def invoice_id(books: Dispatch, number: str) -> int:
    """Id of the invoice of that number. Raises NotFound."""
    found = books.ask(lambda tx: known_number(tx, number))
    if found is None:
        raise NotFound(what="invoice", key=number)
    return found


def contract_id(books: Dispatch, key: str, customer: int) -> int | None:
    """Id of the contract named so, the customer's own first; None for "". Raises NotFound."""
    return books.ask(lambda tx: find_contract(tx, key, customer)) if key else None


def _day(books: Dispatch, args: Namespace) -> date:
    if args.day is None:
        return books.ask(lambda tx: tx.today)
    return chosen_day("--day", args.day, args.lang)


def _shown(books: Dispatch, invoice: int, args: Namespace) -> Answer:
    view = books.ask(lambda tx: invoice_view(tx, invoice))
    document = invoice_json(view, args.lang)
    lines = [f"invoice:{invoice}  {view.head.number}  {view.head.gross.plain()}  {view.check}"]
    lines += [f"  {told['message']}" for told in document["differences"]]
    return Answer(document, lines)


SUBS = (Sub("invoice", _invoice_arguments, run=_invoice),)
