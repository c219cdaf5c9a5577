"""arapp customer, grade, merge, score."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from arapp.cli.currencies import currency_code
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.told import customer_told, messages
from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer
from arapp.services.credit import fields, model_kept, points, trial
from arapp.services.credit.card import card
from arapp.services.credit.card_json import card_json, score_json, trial_json
from arapp.services.credit.customers import MergeCustomers, SaveCustomer, SetGrade
from arapp.services.credit.grades import firm_currency, standing, standings
from arapp.services.credit.grading import ApplyGrades
from arapp.services.credit.merge import preview
from arapp.services.credit.points_model import PointsModel, to_json
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer


def _customer_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "customer", nargs="?", help="one there is: its name, short name, code or id"
    )
    parser.add_argument("--name", help="a new one, or one there is")
    parser.add_argument("--set", nargs="+", action="extend", metavar="FIELD=VALUE", default=[])


def _customer(books: Dispatch, args: Namespace) -> Answer:
    key = args.customer if args.customer is not None else args.name
    if key is None or not key.strip():
        raise Usage("CUSTOMER or --name NAME")
    known = books.ask(lambda tx: _known(tx, key))
    if known is None and args.customer is not None:
        raise NoSuchCustomer(key=args.customer)
    values = books.ask(lambda tx: _values(tx, known, args))
    if known is None or values:
        found = books.ask(lambda tx: fields.problems(tx, known, values))
        row = books.run(SaveCustomer(known, tuple(values.items()))).outcome.result
    else:
        found, row = [], known
    document = books.ask(lambda tx: card_json(card(tx, row, tx.today)))
    warnings = customer_told(found, args.lang)
    lines = [f"{document['name']}  {document['grade']}  {document['exposure']['total']}"]
    answer = {"customer": document, "created": known is None, "warnings": warnings}
    return Answer(answer, lines, notes=messages(warnings))


def _known(tx: Tx, key: str) -> int | None:
    try:
        return find_customer(tx, key)
    except NoSuchCustomer:
        return None


def _values(tx: Tx, known: int | None, args: Namespace) -> dict[str, fields.Value]:
    """What was set, read in the currency the customer has or gets."""
    pairs = [_pair(item) for item in args.set]
    pairs = [
        (name, currency_code(text) if name == "currency" and text.strip() else text)
        for name, text in pairs
    ]
    currency = next((text for name, text in pairs if name == "currency"), "")
    if not currency:
        currency = firm_currency(tx) if known is None else standing(tx, known).currency
    values = dict(fields.read(name, text, currency) for name, text in pairs)
    if args.name is not None and (known is None or args.customer is not None):
        values["name"] = args.name
    return values


def _pair(item: str) -> tuple[str, str]:
    name, mark, value = item.partition("=")
    if not mark:
        raise Usage(f"--set FIELD=VALUE, not {item}")
    return name.strip(), value


def _grade_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("customer")
    parser.add_argument("grade")
    parser.add_argument("--reason", required=True)
    parser.add_argument("--until", metavar="DAY", help="in a year, when it is not given")


def _grade(books: Dispatch, args: Namespace) -> Answer:
    row = books.ask(lambda tx: find_customer(tx, args.customer))
    until = None if args.until is None else chosen_day("--until", args.until, args.lang)
    code = args.grade.strip().upper()
    last = books.run(SetGrade(row, code, args.reason, until)).outcome.result
    name = books.ask(lambda tx: standing(tx, row).name)
    document = {"customer": name, "customer_id": row, "grade": code, "until": last.isoformat()}
    return Answer(document, [f"{name}  {code}  {last.isoformat()}"])


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("keep")
    parser.add_argument("twin")
    parser.add_argument("--dry-run", action="store_true")


def _merge(books: Dispatch, args: Namespace) -> Answer:
    keep = books.ask(lambda tx: find_customer(tx, args.keep))
    twin = books.ask(lambda tx: find_customer(tx, args.twin))
    seen = books.ask(lambda tx: preview(tx, keep, twin))
    names = books.ask(lambda tx: [standing(tx, row).name for row in (keep, twin)])
    if not args.dry_run:
        books.run(MergeCustomers(keep, twin))
    document = {
        "keep": names[0],
        "keep_id": keep,
        "twin": names[1],
        "twin_id": twin,
        "moves": dict(seen.moves),
        "filled": list(seen.filled),
        "closed_rows": seen.closed,
        "merged": not args.dry_run,
    }
    lines = [f"{names[1]} → {names[0]}", *(f"{table}  {count}" for table, count in seen.moves)]
    return Answer(document, lines)


def _score_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a points model to try, as JSON")
    parser.add_argument("--apply", action="store_true", help="write the grades that come out")
    parser.add_argument("--reason", default="")


def _score(books: Dispatch, args: Namespace) -> Answer:
    text = "" if args.model is None else _text(args.model)
    if args.apply and not args.reason.strip():
        raise InvalidValue(field="reason", value="", reason="empty")
    if args.model is not None and args.customer is None:
        return _apply_model(books, args, text) if args.apply else _try(books, text)
    model = points.parsed(text) if args.model is not None else None
    document = books.ask(lambda tx: _scores(tx, args.customer, model))
    changed = None
    if args.apply:
        changed = books.run(_grades(document["rows"], args.reason)).outcome.result
    document |= {"applied": changed}
    return Answer(document, list(_lines(document["rows"])))


def _text(path: Path) -> str:
    """The text of a model's file; one that is no JSON is no model."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if not isinstance(json.loads(text), dict):
            raise ValueError(text)
        return text
    except (ValueError, RecursionError):  # no text, no JSON, nested beyond reason
        raise InvalidValue(field="points_model", value=path.name, reason="unknown") from None


def _scores(tx: Tx, key: str | None, model: PointsModel | None) -> dict[str, Any]:
    """The rows of the answer; without a customer named: of everybody, without the details."""
    known = standings(tx)
    wanted = list(known) if key is None else [find_customer(tx, key)]
    # Of one all is told, of many what they come to.
    found = (
        points.scores(tx, tx.today, model)
        if key is None
        else {wanted[0]: points.score(tx, wanted[0], tx.today, model)}
    )
    rows = [
        {"customer": known[row].name, "customer_id": row}
        | score_json(found[row], known[row].currency)
        for row in wanted
    ]
    return {
        "as_of": tx.today.isoformat(),
        "model": to_json(model or model_kept.model_of(tx)),
        "rows": rows,
        "total": len(rows),
    }


def _grades(rows: Iterable[dict[str, Any]], reason: str) -> ApplyGrades:
    pairs = tuple(
        (row["customer_id"], row["grade"])
        for row in rows
        if row["points"] is not None and (not row["by_hand"] or row["expired"])
    )
    return ApplyGrades(pairs, reason)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        told = "—" if row["points"] is None else str(row["points"])
        yield "\t".join((row["customer"], row["current"], told, row["proposed"]))


def _try(books: Dispatch, text: str) -> Answer:
    model = points.parsed(text)
    document = books.ask(lambda tx: trial_json(tx, trial.trial(tx, model, tx.today)))
    lines = [
        f"{row['customer']}\t{row['before']} → {row['after']}\t{row['late']} / {row['due']}"
        for row in document["rows"]
    ]
    return Answer(document, lines)


def _apply_model(books: Dispatch, args: Namespace, text: str) -> Answer:
    changed = books.run(trial.ApplyModel(text, args.reason)).outcome.result
    return Answer({"applied": changed}, [str(changed)])


SUBS = (
    Sub("customer", _customer_arguments, run=_customer),
    Sub("grade", _grade_arguments, run=_grade),
    Sub("merge", _merge_arguments, run=_merge),
    Sub("score", _score_arguments, run=_score),
)
