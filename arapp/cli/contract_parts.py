"""What the commands of contracts and of their plans share: rows as options, the answer."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Usage
from arapp.cli.told import Warning_, messages
from arapp.models.values.money import Money, plain
from arapp.services.dealing.contract_draft import equal_rows, recalc, rows_from
from arapp.services.dealing.contract_list import contract
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.plans import LABEL
from arapp.services.dealing.row_json import FIELDS, draft_row, plan_json
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.plan_templates import Template, TemplateRow, template
from arapp.services.ledger.terms import terms_of

# Goods without a template: one row by the customer's own terms.
_PLAIN = Template("", "", (TemplateRow(LABEL, "signing", 1_000_000, rule="terms"),))


def day_of(args: Namespace, name: str) -> date | None:
    """The day of an option, None when it was not given. Raises InvalidDay."""
    text = getattr(args, name)
    return None if text is None else chosen_day(f"--{name}", text, args.lang)


def rows_arguments(parser: ArgumentParser) -> None:
    """The ways to say the rows of a plan."""
    parser.add_argument("--template", metavar="NAME", help="3331, 361, 55, 月结30 or an own one")
    parser.add_argument("--row", action="append", default=[], metavar="JSON",
                        help=f"a row of the plan: {', '.join(FIELDS)}")  # fmt: skip
    parser.add_argument("--equal", type=int, metavar="N", help="N equal periods")
    parser.add_argument("--first", metavar="DAY", help="due day of the first of them")
    parser.add_argument("--every", type=int, default=1, metavar="MONTHS")


def rows_of(
    books: Dispatch, args: Namespace, customer: int, amount: Money, signed: date
) -> list[DraftRow]:
    """The plan, by one of the ways to make one."""
    ways = [way for way in (args.template, args.row, args.equal) if way]
    if len(ways) > 1:
        raise Usage("one of --template, --row and --equal")
    today, terms = books.clock.today(), books.ask(lambda tx: terms_of(tx, customer))
    deliver = day_of(args, "deliver") if hasattr(args, "deliver") else None
    if args.row:
        rows = [draft_row(text, amount.currency) for text in args.row]
        return recalc(rows, amount, signed, terms, today=today, deliver_on=deliver)
    if args.equal is not None:
        first = day_of(args, "first")
        if first is None:
            raise Usage("--equal N --first DAY")
        return equal_rows(args.equal, amount, signed, first, months=args.every, today=today)
    named = args.template
    plan = books.ask(lambda tx: template(tx, named)) if named else _PLAIN
    return rows_from(plan, amount, signed, terms, today=today, deliver_on=deliver)


def lines(document: dict[str, Any]) -> list[str]:
    """The contract and its rows as text."""
    told = [f"contract:{document['contract']}  {document['number']}  {document['amount']}"]
    for row in document["plans"]:
        told.append(
            f"  {row['no']}  {row['label']}  {row['state']}  {row['due_on'] or ''}  {row['amount']}"
        )
    return told


def shown(books: Dispatch, saved: int, told: list[Warning_]) -> Answer:
    """The contract as it stands now, with what is told beside it."""
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
    return Answer(document, lines(document), notes=messages(told))
