"""arapp interest, lpr, limitation, handover, pack, effect, tax-candidates."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

from arapp.cli.collecting import customer_of, day_of, maybe_customer
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import parse_plain, plain
from arapp.services.collection.as_json import as_json
from arapp.services.collection.effect import effects
from arapp.services.collection.escalation import Sheet
from arapp.services.collection.handover import MergeHandover, handover, merge
from arapp.services.collection.interest_sheet import BASES, interest_sheet, interest_table
from arapp.services.collection.limitation import (
    AID,
    ALARM_DAYS,
    KINDS,
    DropLimitationEvent,
    RestartLimitation,
    limitation_list,
    limitation_sentence,
)
from arapp.services.collection.lpr import TERMS, DropLpr, SetLpr, rates
from arapp.services.collection.tax_list import tax_candidates, tax_sheet
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.record_ids import row_id

_PPM = 1_000_000


def _ppm(field: str, text: str, most: int) -> int:
    """ "3.1" or "3.1%" as parts per million of 100 (most 100) or of one. Raises InvalidValue."""
    from decimal import Decimal, InvalidOperation

    try:
        found = Decimal(text.strip().rstrip("%％")) * (_PPM // most)
    except InvalidOperation:
        raise InvalidValue(field=field, value=text, reason="range") from None
    if not found.is_finite() or found != int(found):
        raise InvalidValue(field=field, value=text, reason="range")
    return int(found)


def sheet_arguments(parser: ArgumentParser) -> None:
    """Where a list goes: a workbook, a paper."""
    parser.add_argument("--xlsx", type=Path, metavar="OUT")
    parser.add_argument("--pdf", type=Path, metavar="OUT")


def sheet_files(books: Dispatch, sheet: Sheet, args: Namespace) -> dict[str, str]:
    """Write a list where it is wanted; `file` (xlsx) and `pdf` of the answer."""
    told = {}
    if args.xlsx is not None:
        from arapp.services.output.collection_sheets import write_sheet

        write_sheet(args.xlsx, sheet)
        told["file"] = str(args.xlsx)
    if args.pdf is not None:
        from arapp.services.output.table_sheet import save_table
        from arapp.services.papers.listed_paper import listed_table

        doc = books.ask(lambda tx: listed_table(tx, sheet, tx.today, args.lang))
        told |= save_table(doc, pdf=args.pdf)
    return told


def _sheet_answer(
    books: Dispatch, sheet: Sheet, document: dict[str, Any], args: Namespace
) -> Answer:
    document |= sheet_files(books, sheet, args)
    lines = [sheet.title, *("\t".join(row) for row in (sheet.heads, *sheet.rows)), *sheet.notes]
    return Answer(document | {"title": sheet.title, "notes": list(sheet.notes)}, lines)


def _interest_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X", required=True)
    parser.add_argument("--currency", default="")
    parser.add_argument("--basis", choices=BASES, default="contract")
    parser.add_argument("--factor", default="1.5", help="times the LPR")
    sheet_arguments(parser)


def _interest(books: Dispatch, args: Namespace) -> Answer:
    who = customer_of(books, args)
    factor = _ppm("factor", args.factor, 1)

    def read(tx: Tx) -> Any:
        own = tx.value("SELECT currency FROM customer WHERE id = ?", (who,))
        return interest_sheet(tx, tx.today, who, args.currency or own, args.basis, factor)

    found = books.ask(read)
    return _sheet_answer(books, interest_table(found, args.lang), as_json(found), args)


def _lpr_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--term", choices=TERMS, default="one_year")
    parser.add_argument("--set", metavar="DAY=PERCENT")
    parser.add_argument("--drop", type=int, metavar="ID")


def _lpr(books: Dispatch, args: Namespace) -> Answer:
    if args.drop is not None:
        return Answer({"lpr": books.run(DropLpr(row_id("lpr_rate", args.drop))).outcome.result})
    if args.set:
        when, _, percent = args.set.partition("=")
        ppm = _ppm("rate", percent, 100)
        command = SetLpr(chosen_day("--set", when, args.lang), ppm, args.term)
        return Answer({"lpr": books.run(command).outcome.result})
    rows = [as_json(one) for one in books.ask(lambda tx: rates(tx, args.term))]
    lines = [f"{row['from_on']}  {row['ppm'] / 10_000:g}%" for row in rows]
    return Answer({"rows": rows}, lines)


def _limitation_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X")
    parser.add_argument("--within", type=int, default=ALARM_DAYS[0], metavar="DAYS")
    parser.add_argument("--restart", choices=KINDS, help="enter what restarted it")
    parser.add_argument("--plan", type=int, metavar="ID")
    parser.add_argument("--on", metavar="DAY")
    parser.add_argument("--note", default="", help="the proof and where it lies")
    parser.add_argument("--drop", type=int, metavar="ID")


def _limitation(books: Dispatch, args: Namespace) -> Answer:
    if args.drop is not None:
        command = DropLimitationEvent(row_id("limitation_event", args.drop))
        return Answer({"limitation_event": books.run(command).outcome.result})
    if args.restart:
        if not args.customer:
            raise Usage("--customer X --restart HOW --on DAY --note TEXT")
        plan = None if args.plan is None else row_id("plan", args.plan)
        day = day_of(args, "on") or books.clock.today()
        event = RestartLimitation(customer_of(books, args), day, args.restart, args.note, plan)
        return Answer({"limitation_event": books.run(event).outcome.result})
    who = maybe_customer(books, args)
    found = books.ask(lambda tx: limitation_list(tx, tx.today, args.within, who))
    rows = [as_json(one) | {"text": limitation_sentence(one, args.lang)} for one in found]
    aid = AID[0 if args.lang == "zh_CN" else 1]
    lines = [f"{row['customer']}  {row['title']}  {row['amount']}  {row['text']}" for row in rows]
    return Answer({"rows": rows, "note": aid}, lines, notes=[aid] if rows else [])


def _handover_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--owner", metavar="NAME", help="write the workbook of this salesperson")
    parser.add_argument("--out", type=Path, metavar="XLSX")
    parser.add_argument("--merge", type=Path, metavar="XLSX")
    parser.add_argument("--take", type=int, action="append", default=[], metavar="PLAN",
                        help="a conflict that goes to the workbook's side")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true")


def _handover(books: Dispatch, args: Namespace) -> Answer:
    from arapp.services.output.handover import write_handover
    from arapp.services.output.handover_read import read_handover

    if args.merge is not None:
        ledger = str(books.ask(lambda tx: tx.value("SELECT ledger_id FROM company")))
        back = read_handover(args.merge, ledger)
        return _merged(books, args, back)
    if args.owner is None or args.out is None:
        raise Usage("--owner NAME --out XLSX, or --merge XLSX")
    found = books.ask(lambda tx: handover(tx, tx.today, args.owner, args.lang))
    write_handover(args.out, found, args.lang)
    document = {"file": str(args.out), "owner": found.owner, "rows": len(found.rows)}
    return Answer(document, [f"{args.out}  {len(found.rows)}"])


def _merged(books: Dispatch, args: Namespace, back: Any) -> Answer:
    found = books.ask(lambda tx: merge(tx, back.filled, back.last_contact, args.take))
    if found.contacts and not args.dry_run:
        books.run(MergeHandover(found.contacts, args.merge.name))
    conflicts = [
        {"plan": one.filled.plan, "place": one.filled.place, "customer": one.customer,
         "title": one.title, "sheet": f"{one.filled.outcome} {one.filled.note}".strip(),
         "ledger": one.held}
        for one in found.conflicts
    ]  # fmt: skip
    document = {
        "merged": len(found.contacts),
        "conflicts": conflicts,
        "settled": [one.plan for one in found.settled],
    }
    lines = [f"{len(found.contacts)}"]
    lines += [f"{c['place']}  {c['customer']}  {c['sheet']}  |  {c['ledger']}" for c in conflicts]
    return Answer(document, lines, code=1 if conflicts else 0)


def _pack_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X", required=True)
    parser.add_argument("--out", type=Path, required=True, metavar="ZIP")
    parser.add_argument("--papers", type=Path, action="append", default=[], metavar="DIR",
                        help="where issued statements and letters lie")  # fmt: skip


def _pack(books: Dispatch, args: Namespace) -> Answer:
    from arapp.services.papers.legal_pack import write_pack

    who = customer_of(books, args)
    made = books.ask(lambda tx: write_pack(tx, books.path, who, args.out, args.lang, args.papers))
    files = [{"name": name, "sha256": digest} for name, digest in made.parts]
    document = {"file": str(made.file), "sha256": made.sha256, "files": files}
    lines = [str(made.file), *(f"-  {name}" for name in made.missing)]
    return Answer(document | {"missing": list(made.missing)}, lines)


def _effect_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DAY", help="90 days back when not given")
    parser.add_argument("--to", dest="last", metavar="DAY")


def _effect(books: Dispatch, args: Namespace) -> Answer:
    last = day_of(args, "last") or books.clock.today()
    first = day_of(args, "first") or add_days(last, -90)
    found = books.ask(lambda tx: effects(tx, first, last))
    rows = [as_json(one) for one in found]
    for one, row in zip(found, rows, strict=True):
        for name in ("amount_7", "paid_7", "amount_14", "paid_14"):
            row[name] = plain(getattr(one, name), one.currency)
    lines = [
        f"{r['stage']}  {r['customers']}  {r['amount']} {r['currency']}"
        f"  7: {r['settled_7']}/{r['ripe_7']}  14: {r['settled_14']}/{r['ripe_14']}"
        for r in rows
    ]
    return Answer({"from": first.isoformat(), "to": last.isoformat(), "rows": rows}, lines)


def _tax_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--income", metavar="A", help="of the year: art. 24 goes by it too")
    sheet_arguments(parser)


def _tax(books: Dispatch, args: Namespace) -> Answer:
    def read(tx: Tx) -> tuple[list[Any], Sheet]:
        own = str(tx.value("SELECT currency FROM company"))
        income = None if args.income is None else parse_plain(args.income, own).minor
        day: date = tx.today
        return tax_candidates(tx, day, income), tax_sheet(tx, day, args.lang, income)

    found, sheet = books.ask(read)
    return _sheet_answer(books, sheet, {"rows": [as_json(one) for one in found]}, args)


SUBS = (
    Sub("interest", _interest_arguments, run=_interest),
    Sub("lpr", _lpr_arguments, run=_lpr),
    Sub("limitation", _limitation_arguments, run=_limitation),
    Sub("handover", _handover_arguments, run=_handover),
    Sub("pack", _pack_arguments, run=_pack),
    Sub("effect", _effect_arguments, run=_effect),
    Sub("tax-candidates", _tax_arguments, run=_tax),
)
