"""arapp contract, close, reopen: a contract with its plan, and its end."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from arapp.cli.contract_parts import day_of, lines, rows_arguments, rows_of, shown
from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub
from arapp.cli.told import Warning_, credit_told, form_told, messages
from arapp.models.tx import Tx
from arapp.models.values.money import Money, parse_plain
from arapp.services.dealing.contract_draft import (
    ContractDraft,
    errors_of,
    problems,
)
from arapp.services.dealing.contract_end import CloseContract, ReopenContract
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dealing.contract_write import refuse
from arapp.services.dealing.contracts import SaveContract, complete
from arapp.services.dealing.dimensions import percent_ppm
from arapp.services.dealing.row_json import (
    draft_json,
)
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import attach
from arapp.services.ledger.lists import find_customer

_TEXTS = ("subject", "invoice-terms", "dispute-terms", "owner", "department", "note")


def _ppm(field: str, text: str | None) -> int | None:
    return None if text is None else percent_ppm(field, text)


# --- a new contract -------------------------------------------------------------------------------


def _contract_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", required=True, metavar="X")
    parser.add_argument("--amount", required=True, metavar="A")
    parser.add_argument("--signed", metavar="DAY", help="today when it is not given")
    rows_arguments(parser)
    parser.add_argument("--number", default="", help="the next of the firm's when not given")
    parser.add_argument("--currency", default="", metavar="C")
    for name in ("deliver", "ends"):
        parser.add_argument(f"--{name}", metavar="DAY")
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--late-rate", metavar="PERCENT", help="a day: 0.05 is 日万分之五")
    parser.add_argument("--tax-rate", metavar="PERCENT")
    parser.add_argument("--file", type=Path, help="the paper, kept with the contract")
    parser.add_argument("--override", default="", help="why it may go over the limit")
    parser.add_argument("--dry-run", action="store_true")


def _contract(books: Dispatch, args: Namespace) -> Answer:
    draft = _draft(books, args)
    made, known = books.ask(lambda tx: _completed(tx, draft))
    found = problems(made, known)
    told = form_told(found, args.lang)
    if draft.customer_id is not None and not errors_of(found):
        firm = _firm(made)
        later = sum(row.amount or 0 for row in made.rows) - firm.minor
        told += credit_told(books, draft.customer_id, firm, "contract", args.lang, later)
    if args.dry_run:
        refuse(found)
        return _preview(made, told)
    saved = int(books.run(SaveContract(draft, args.override)).outcome.result)
    if args.file is not None:
        attach(books, f"contract:{saved}", args.file)
    return shown(books, saved, told)


def _firm(draft: ContractDraft) -> Money:
    """What would be receivable at once."""
    assert draft.amount is not None
    firm = (row.amount or 0 for row in draft.rows if not row.milestone or row.confirmed_on)
    return Money(sum(firm), draft.amount.currency)


def _completed(tx: Tx, draft: ContractDraft) -> Any:
    return complete(tx, draft)


def _draft(books: Dispatch, args: Namespace) -> ContractDraft:
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    own = books.ask(lambda tx: tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))
    amount = parse_plain(args.amount, currency_code(args.currency) if args.currency else own)
    signed = day_of(args, "signed") or books.clock.today()
    rows = rows_of(books, args, who, amount, signed)
    late = _ppm("late_rate", args.late_rate)
    draft = ContractDraft(
        who,
        args.number,
        amount=amount,
        signed_on=signed,
        ends_on=day_of(args, "ends"),
        deliver_on=day_of(args, "deliver"),
        late_rate_ppm=late,
        tax_rate_ppm=_ppm("tax_rate", args.tax_rate),
        template=args.template or "",
        rows=tuple(rows),
    )
    texts = {name.replace("-", "_") for name in _TEXTS}
    return replace(draft, **{name: getattr(args, name) for name in texts})


def _preview(draft: ContractDraft, told: list[Warning_]) -> Answer:
    assert draft.amount is not None
    currency = draft.amount.currency
    rows = [draft_json(row, currency) for row in draft.rows]
    document = {
        "contract": None,
        "number": draft.number,
        "amount": draft.amount.plain(),
        "currency": currency,
        "terms": draft.terms,
        "plans": rows,
        "warnings": told,
    }
    return Answer(document, lines(document), notes=messages(told))


def _one_contract(parser: ArgumentParser) -> None:
    parser.add_argument("contract", help="its number, or contract:12")


def _ended(books: Dispatch, args: Namespace, make: type[CloseContract | ReopenContract]) -> Answer:
    found = books.ask(lambda tx: find_contract(tx, args.contract))
    command: Command = make(found)
    books.run(command)
    return shown(books, found, [])


def _close(books: Dispatch, args: Namespace) -> Answer:
    return _ended(books, args, CloseContract)


def _reopen(books: Dispatch, args: Namespace) -> Answer:
    return _ended(books, args, ReopenContract)


SUBS = (
    Sub("contract", _contract_arguments, run=_contract),
    Sub("close", _one_contract, run=_close),
    Sub("reopen", _one_contract, run=_reopen),
)
