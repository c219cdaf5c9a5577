"""arapp contract, plan, supplement, close, reopen, template: contracts and their plans."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import Warning_, credit_told, form_told, messages
from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money, parse_plain, plain
from arapp.services.dealing.contract_draft import (
    ContractDraft,
    equal_rows,
    errors_of,
    problems,
    recalc,
    rows_from,
)
from arapp.services.dealing.contract_end import CloseContract, ReopenContract
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dealing.contract_list import contract
from arapp.services.dealing.contract_write import refuse
from arapp.services.dealing.contracts import PlanContract, SaveContract, complete
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.plans import LABEL, AddPlan
from arapp.services.dealing.row_json import (
    FIELDS,
    draft_json,
    draft_row,
    plan_json,
    template_json,
    template_row,
)
from arapp.services.dealing.supplements import SupplementContract, shared_out
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import attach
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.plan_templates import (
    RemovePlanTemplate,
    SavePlanTemplate,
    Template,
    TemplateRow,
    template,
    templates,
)
from arapp.services.ledger.terms import terms_of

# Goods without a template: one row by the customer's own terms.
_PLAIN = Template("", "", (TemplateRow(LABEL, "signing", 1_000_000, rule="terms"),))
_TEXTS = ("subject", "invoice-terms", "dispute-terms", "owner", "department", "note")


def _day(args: Namespace, name: str) -> date | None:
    text = getattr(args, name)
    return None if text is None else chosen_day(f"--{name}", text, args.lang)


def _ppm(text: str | None, field: str) -> int | None:
    """ "13" percent as millionths, "0" too; None stays None. Raises InvalidValue."""
    if text is None:
        return None
    try:
        exact = Decimal(text.rstrip("%")) * 10_000
    except InvalidOperation:
        raise InvalidValue(field=field, value=text, reason="not_a_number") from None
    if not exact.is_finite() or exact != exact.to_integral_value():
        raise InvalidValue(field=field, value=text, reason="range")
    return int(exact)


# --- a new contract -------------------------------------------------------------------------------


def _rows_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--template", metavar="NAME", help="3331, 361, 55, 月结30 or an own one")
    parser.add_argument("--row", action="append", default=[], metavar="JSON",
                        help=f"a row of the plan: {', '.join(FIELDS)}")  # fmt: skip
    parser.add_argument("--equal", type=int, metavar="N", help="N equal periods")
    parser.add_argument("--first", metavar="DAY", help="due day of the first of them")
    parser.add_argument("--every", type=int, default=1, metavar="MONTHS")


def _contract_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", required=True, metavar="X")
    parser.add_argument("--amount", required=True, metavar="A")
    parser.add_argument("--signed", metavar="DAY", help="today when it is not given")
    _rows_arguments(parser)
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
        told += credit_told(books, draft.customer_id, _firm(made), "contract", args.lang)
    if args.dry_run:
        refuse(found)
        return _preview(made, told)
    saved = int(books.run(SaveContract(draft, args.override)).outcome.result)
    if args.file is not None:
        attach(books, f"contract:{saved}", args.file)
    return _shown(books, saved, told)


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
    signed = _day(args, "signed") or books.clock.today()
    rows = _rows(books, args, who, amount, signed)
    late = _ppm(args.late_rate, "late_rate")
    draft = ContractDraft(
        who,
        args.number,
        amount=amount,
        signed_on=signed,
        ends_on=_day(args, "ends"),
        deliver_on=_day(args, "deliver"),
        late_rate_ppm=late,
        tax_rate_ppm=_ppm(args.tax_rate, "tax_rate"),
        template=args.template or "",
        rows=tuple(rows),
    )
    texts = {name.replace("-", "_") for name in _TEXTS}
    return replace(draft, **{name: getattr(args, name) for name in texts})


def _rows(
    books: Dispatch, args: Namespace, customer: int, amount: Money, signed: date
) -> list[DraftRow]:
    """The plan, by one of the ways to make one."""
    ways = [way for way in (args.template, args.row, args.equal) if way]
    if len(ways) > 1:
        raise Usage("one of --template, --row and --equal")
    today, terms = books.clock.today(), books.ask(lambda tx: terms_of(tx, customer))
    deliver = _day(args, "deliver") if hasattr(args, "deliver") else None
    if args.row:
        rows = [draft_row(text, amount.currency) for text in args.row]
        return recalc(rows, amount, signed, terms, today=today, deliver_on=deliver)
    if args.equal is not None:
        first = _day(args, "first")
        if first is None:
            raise Usage("--equal N --first DAY")
        return equal_rows(args.equal, amount, signed, first, months=args.every, today=today)
    named = args.template
    plan = books.ask(lambda tx: template(tx, named)) if named else _PLAIN
    return rows_from(plan, amount, signed, terms, today=today, deliver_on=deliver)


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
    return Answer(document, _lines(document), notes=messages(told))


def _lines(document: dict[str, Any]) -> list[str]:
    lines = [f"contract:{document['contract']}  {document['number']}  {document['amount']}"]
    for row in document["plans"]:
        lines.append(
            f"  {row['no']}  {row['label']}  {row['state']}  {row['due_on'] or ''}  {row['amount']}"
        )
    return lines


def _shown(books: Dispatch, saved: int, told: list[Warning_]) -> Answer:
    view = books.ask(lambda tx: contract(tx, saved))
    document = {
        "contract": saved,
        "number": view.line.number,
        "amount": plain(view.line.amount, view.line.currency),
        "currency": view.line.currency,
        "terms": view.terms,
        "progress": view.line.progress,
        "plans": [plan_json(row) for row in view.rows],
        "milestones": [
            {
                "milestone": node.id,
                "kind": node.kind,
                "label": node.label,
                "planned_on": node.planned_on and node.planned_on.isoformat(),
                "confirmed_on": node.confirmed_on and node.confirmed_on.isoformat(),
            }
            for node in view.nodes
        ],
        "warnings": told,
    }
    return Answer(document, _lines(document), notes=messages(told))


# --- plans, supplements, the end ------------------------------------------------------------------


def _plan_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X", help="whose; without a contract")
    parser.add_argument("--contract", metavar="NUMBER", help="a contract that has no plan yet")
    parser.add_argument("--amount", metavar="A")
    parser.add_argument("--currency", default="", metavar="C")
    parser.add_argument("--booked", metavar="DAY", help="today when it is not given")
    parser.add_argument("--name", default=LABEL)
    parser.add_argument("--rule", default="", help="node+15, net 30, 月结30 …")
    parser.add_argument("--due", metavar="DAY")
    for name in ("owner", "note", "override"):
        parser.add_argument(f"--{name}", default="")
    _rows_arguments(parser)


def _plan(books: Dispatch, args: Namespace) -> Answer:
    if args.contract is not None:
        return _plan_of_contract(books, args)
    if args.customer is None or args.amount is None:
        raise Usage("--customer X --amount A, or --contract NUMBER")
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    own = books.ask(lambda tx: tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))
    amount = parse_plain(args.amount, currency_code(args.currency) if args.currency else own)
    booked = _day(args, "booked") or books.clock.today()
    command = AddPlan(
        *(who, amount, booked, args.name, args.rule, _day(args, "due")),
        *(args.owner, args.note, args.override),
    )
    told = credit_told(books, who, amount, "plan", args.lang)
    row = int(books.run(command).outcome.result)
    due, rule = books.ask(
        lambda tx: tx.one("SELECT due_on, due_rule FROM plan WHERE id = ?", (row,))
    )
    day = date.fromordinal(due).isoformat()
    document = {
        "plan": row,
        "due_on": day,
        "rule": rule,
        "amount": amount.plain(),
        "warnings": told,
    }
    return Answer(document, [f"plan:{row}  {day}  {amount.plain()}"], notes=messages(told))


def _whose(tx: Tx, args: Namespace) -> int | None:
    return None if args.customer is None else find_customer(tx, args.customer)


def _plan_of_contract(books: Dispatch, args: Namespace) -> Answer:
    found = books.ask(lambda tx: find_contract(tx, args.contract, _whose(tx, args)))
    who, amount, currency, signed = books.ask(
        lambda tx: tx.one(
            "SELECT customer_id, amount, currency, signed_on FROM contract WHERE id = ?", (found,)
        )
    )
    begins = date.fromordinal(signed) if signed else books.clock.today()
    rows = _rows(books, args, who, Money(amount, currency), begins)
    books.run(PlanContract(found, tuple(rows), args.override))
    return _shown(books, found, credit_told(books, who, Money(0, currency), "plan", args.lang))


def _supplement_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contract", help="its number, or contract:12")
    parser.add_argument("--amount", default="0", metavar="A", help="what it adds, below 0: less")
    parser.add_argument("--reason", required=True)
    parser.add_argument("--day", metavar="DAY", help="today when it is not given")
    parser.add_argument("--strike", action="append", default=[], type=int, metavar="PLAN")
    parser.add_argument("--row", action="append", default=[], metavar="JSON",
                        help=f"a row it makes: {', '.join(FIELDS)}")  # fmt: skip
    parser.add_argument("--number", default="")
    parser.add_argument("--override", default="")


def _supplement(books: Dispatch, args: Namespace) -> Answer:
    found = books.ask(lambda tx: find_contract(tx, args.contract))
    who, currency = books.ask(
        lambda tx: tx.one("SELECT customer_id, currency FROM contract WHERE id = ?", (found,))
    )
    told = [replace(draft_row(text, currency), no=no) for no, text in enumerate(args.row, 1)]
    delta, strike = parse_plain(args.amount, currency), tuple(args.strike)
    rows = tuple(books.ask(lambda tx: shared_out(tx, found, told, delta.minor, strike)))
    command = SupplementContract(
        found,
        _day(args, "day") or books.clock.today(),
        delta,
        args.reason,
        strike,
        rows,
        args.number,
        args.override,
    )
    made = int(books.run(command).outcome.result)
    entry = "contract" if delta.minor > 0 else "plan"
    answer = _shown(books, found, credit_told(books, who, Money(0, currency), entry, args.lang))
    document = {"supplement": made, **answer.document}
    return Answer(document, [f"supplement:{made}", *answer.lines], notes=answer.notes)


def _one_contract(parser: ArgumentParser) -> None:
    parser.add_argument("contract", help="its number, or contract:12")


def _ended(books: Dispatch, args: Namespace, make: type[CloseContract | ReopenContract]) -> Answer:
    found = books.ask(lambda tx: find_contract(tx, args.contract))
    command: Command = make(found)
    books.run(command)
    return _shown(books, found, [])


def _close(books: Dispatch, args: Namespace) -> Answer:
    return _ended(books, args, CloseContract)


def _reopen(books: Dispatch, args: Namespace) -> Answer:
    return _ended(books, args, ReopenContract)


def _template_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="all of them are listed when not given")
    named = "label, milestone, kind, share, rule, gap_days, after_months"
    parser.add_argument("--row", action="append", default=[], metavar="JSON", help=named)
    parser.add_argument("--remove", action="store_true")


def _template(books: Dispatch, args: Namespace) -> Answer:
    if args.name and args.remove:
        books.run(RemovePlanTemplate(args.name))
    elif args.name and args.row:
        rows = tuple(template_row(text) for text in args.row)
        books.run(SavePlanTemplate(args.name, rows))
    elif args.remove or args.row:
        raise Usage("NAME")
    wanted = args.name if args.name and not args.remove else None
    found = books.ask(lambda tx: [template(tx, wanted)] if wanted else templates(tx))
    document = {
        "templates": [
            {"name": one.name, "own": one.own, "rows": [template_json(row) for row in one.rows]}
            for one in found
        ]
    }
    return Answer(document, [f"{one.name}  {len(one.rows)}" for one in found])


SUBS = (
    Sub("contract", _contract_arguments, run=_contract),
    Sub("plan", _plan_arguments, run=_plan),
    Sub("supplement", _supplement_arguments, run=_supplement),
    Sub("close", _one_contract, run=_close),
    Sub("reopen", _one_contract, run=_reopen),
    Sub("template", _template_arguments, run=_template),
)
