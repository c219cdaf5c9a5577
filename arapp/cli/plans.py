"""arapp plan, supplement, template: rows of a plan, new ones for old ones, ways to cut one."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date

from arapp.cli.contract_parts import day_of, rows_arguments, rows_of, shown
from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import Warning_, credit_told, messages
from arapp.models.tx import Tx
from arapp.models.values.money import Money, parse_plain
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dealing.contracts import PlanContract
from arapp.services.dealing.plan_notes import AnnotatePlan
from arapp.services.dealing.plans import LABEL, AddPlan
from arapp.services.dealing.row_json import (
    FIELDS,
    draft_row,
    template_json,
    template_row,
)
from arapp.services.dealing.supplements import SupplementContract, shared_out
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.plan_templates import (
    RemovePlanTemplate,
    SavePlanTemplate,
    template,
    templates,
)


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
    rows_arguments(parser)


def _plan(books: Dispatch, args: Namespace) -> Answer:
    if args.contract is not None:
        return _plan_of_contract(books, args)
    if args.customer is None or args.amount is None:
        raise Usage("--customer X --amount A, or --contract NUMBER")
    who = books.ask(lambda tx: find_customer(tx, args.customer))
    own = books.ask(lambda tx: tx.value("SELECT currency FROM customer WHERE id = ?", (who,)))
    amount = parse_plain(args.amount, currency_code(args.currency) if args.currency else own)
    booked = day_of(args, "booked") or books.clock.today()
    command = AddPlan(
        *(who, amount, booked, args.name, args.rule, day_of(args, "due")),
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
    rows = rows_of(books, args, who, Money(amount, currency), begins)
    books.run(PlanContract(found, tuple(rows), args.override))
    return shown(books, found, _credit(books, found, "plan", args))


def _credit(books: Dispatch, contract: int, entry: str, args: Namespace) -> list[Warning_]:
    """What credit says of a contract as it stands, its expected rows included."""
    who, currency, later = books.ask(
        lambda tx: tx.one(
            "SELECT k.customer_id, k.currency, (SELECT coalesce(sum(p.amount), 0) FROM plan p"
            " WHERE p.contract_id = k.id AND p.state = 'expected') FROM contract k WHERE k.id = ?",
            (contract,),
        )
    )
    return credit_told(books, who, Money(0, currency), entry, args.lang, later)


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
    currency = books.ask(
        lambda tx: tx.value("SELECT currency FROM contract WHERE id = ?", (found,))
    )
    told = [replace(draft_row(text, currency), no=no) for no, text in enumerate(args.row, 1)]
    delta, strike = parse_plain(args.amount, currency), tuple(args.strike)
    rows = tuple(books.ask(lambda tx: shared_out(tx, found, told, delta.minor, strike)))
    command = SupplementContract(
        found,
        day_of(args, "day") or books.clock.today(),
        delta,
        args.reason,
        strike,
        rows,
        args.number,
        args.override,
    )
    made = int(books.run(command).outcome.result)
    entry = "contract" if delta.minor > 0 else "plan"
    answer = shown(books, found, _credit(books, found, entry, args))
    document = {"supplement": made, **answer.document}
    return Answer(document, [f"supplement:{made}", *answer.lines], notes=answer.notes)


def _row_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("plan", type=int, help="id of the row")
    for name in ("name", "owner", "note"):
        parser.add_argument(f"--{name}", help="is left as it is when not given")


def _row(books: Dispatch, args: Namespace) -> Answer:
    if args.name is None and args.owner is None and args.note is None:
        raise Usage("--name, --owner or --note")
    books.run(AnnotatePlan(args.plan, args.name, args.owner, args.note))
    name, owner, note = books.ask(
        lambda tx: tx.one("SELECT label, owner, note FROM plan WHERE id = ?", (args.plan,))
    )
    document = {"plan": args.plan, "label": name, "owner": owner, "note": note}
    return Answer(document, [f"plan:{args.plan}  {name}  {owner}  {note}".rstrip()])


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
    Sub("plan", _plan_arguments, run=_plan),
    Sub("supplement", _supplement_arguments, run=_supplement),
    Sub("row", _row_arguments, run=_row),
    Sub("template", _template_arguments, run=_template),
)
