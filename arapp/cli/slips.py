"""arapp slip, statement-mark, statement-chase, statement-rules: what becomes of statements."""

import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound
from arapp.models.values.money import parse_plain, plain
from arapp.services.collection.log import CHANNELS as LOGGED
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import Stored
from arapp.services.ledger.attachments import store as store_file
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.record_ids import row_id
from arapp.services.ledger.statement_rules import KINDS, Rules, SetStatementRules, rules
from arapp.services.papers import sending
from arapp.services.papers.course import (
    ANSWERS,
    CHANNELS,
    AnswerStatement,
    ChaseStatements,
    SendStatements,
    Sent,
    SetNoStatement,
)
from arapp.services.papers.differences import (
    KINDS as DIFFERENCES,
)
from arapp.services.papers.differences import (
    AddDifferences,
    Difference,
    ResolveDifferences,
    differences_of,
    of_amount,
)
from arapp.services.papers.record import MarkStatement
from arapp.services.papers.slip_reading import read_scan
from arapp.services.papers.slips import Found, Slip, by_number, slips_of, told


def _answer_options(parser: ArgumentParser) -> None:
    parser.add_argument("--day", metavar="DAY")
    parser.add_argument("--how", choices=ANSWERS, default="slip")
    parser.add_argument("--confirmed", metavar="AMOUNT", help="the balance the customer named")
    parser.add_argument(
        "--difference", action="append", default=[], metavar="KIND=AMOUNT[:NOTE]",
        help=", ".join(DIFFERENCES),
    )  # fmt: skip


# --- slip -----------------------------------------------------------------------------------------


def _slip_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--answer", choices=("confirmed", "differs"))
    _answer_options(parser)


def _slip(books: Dispatch, args: Namespace) -> Answer:
    """Read scans; with --answer note it for each slip whose statement is plain."""
    rows, lines = [], []
    with tempfile.TemporaryDirectory() as folder:
        for index, file in enumerate(args.files):
            pages = read_scan(file, Path(folder) / str(index))
            for slip in books.ask(partial(slips_of, pages=pages)):
                done = bool(args.answer and slip.statement and not slip.trouble)
                if done and slip.statement is not None:
                    _note(books, args, slip.statement, args.answer, [slip.page.keep])
                rows.append(_slip_json(slip, args.answer if done else None, args.lang))
                lines.append(_slip_line(rows[-1]))
    return Answer({"slips": rows}, lines)


def _slip_json(slip: Slip, answer: str | None, language: str) -> dict[str, Any]:
    one = slip.statement
    return {
        "file": str(slip.page.source.resolve()),
        "page": slip.page.number,
        "number": slip.mark or None,
        "statement": one and one.id,
        "customer": one and one.customer,
        "closing": one and plain(one.closing, one.currency),
        "currency": one and one.currency,
        "state": answer or (one and one.state),
        "problem": slip.trouble or None,
        "told": told(slip, language) or None,
        "noted": answer is not None,
    }


def _slip_line(row: dict[str, Any]) -> str:
    who = f"{row['customer'] or '-'}  {row['closing'] or ''} {row['currency'] or ''}".strip()
    state = row["told"] or row["state"]
    return f"{Path(row['file']).name}:{row['page']}  {row['number'] or '-'}  {who}  {state}"


# --- statement-mark -------------------------------------------------------------------------------


def _mark_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", help="DZ2026-0012 or statement:12")
    parser.add_argument("state", choices=("sent", "confirmed", "differs", "issued", "resolved"))
    parser.add_argument("--channel", choices=CHANNELS, default="")
    parser.add_argument("--courier", default="", metavar="NO")
    parser.add_argument("--file", action="append", type=Path, default=[])
    parser.add_argument("--line", action="append", type=int, default=[], metavar="ID")
    parser.add_argument("--outcome", default="", help="what came of the differences")
    _answer_options(parser)


def _mark(books: Dispatch, args: Namespace) -> Answer:
    _day(args)  # a day that is none is told before a number that is none
    one = books.ask(lambda tx: _statement(tx, args.number))
    if args.state == "resolved":
        _resolve(books, args, one)
    elif args.state == "issued":
        books.run(MarkStatement(one.id, "issued"))
    elif args.state == "sent":
        books.run(_sending(books, args, one))
    else:
        _note(books, args, one, args.state, args.file)
    return _shown(books, one.number)


def _sending(books: Dispatch, args: Namespace, one: Found) -> Command:
    files = _stored(books, args.file)
    return SendStatements((Sent(one.id, args.courier),), args.channel, _day(args), files)


def _resolve(books: Dispatch, args: Namespace, one: Found) -> None:
    """The lines named, else all open ones."""
    lines = books.ask(lambda tx: differences_of(tx, [one.id])).get(one.id, [])
    wanted = {row_id("statement_difference", line) for line in args.line}
    if wanted - {line.id for line in lines}:
        missing = min(wanted - {line.id for line in lines})
        raise NotFound(what="statement_difference", key=str(missing))
    ids = tuple(
        line.id for line in lines
        if (line.id in wanted if wanted else line.resolved_on is None)
    )  # fmt: skip
    if not ids:
        raise NotFound(what="statement_difference", key=one.number)
    books.run(ResolveDifferences(ids, args.outcome, _day(args)))


def _note(books: Dispatch, args: Namespace, one: Found, state: str, files: Sequence[Path]) -> None:
    lines = tuple(_difference(text, one.currency) for text in args.difference)
    stored = _stored(books, files)
    more = args.confirmed is None and not files
    if state == "differs" and one.state == "differs" and lines and more:
        books.run(AddDifferences(one.id, lines))
        return
    confirmed = None if args.confirmed is None else parse_plain(args.confirmed, one.currency).minor
    books.run(AnswerStatement(one.id, state, _day(args), args.how, confirmed, lines, stored))


def _difference(text: str, currency: str) -> Difference:
    """ "in_transit=12480:paid on the 30th". Raises Usage, InvalidAmount."""
    kind, equals, rest = text.partition("=")
    if not equals or kind not in DIFFERENCES:
        raise Usage(f"--difference {'|'.join(DIFFERENCES)}=AMOUNT[:NOTE]")
    amount, _, note = rest.partition(":")
    return of_amount(kind, parse_plain(amount, currency).minor, note)


def _stored(books: Dispatch, files: Sequence[Path]) -> tuple[Stored, ...]:
    return tuple(store_file(books.path, file) for file in files)


def _day(args: Namespace) -> Any:
    return None if args.day is None else chosen_day("--day", args.day, args.lang)


def _statement(tx: Tx, key: str) -> Found:
    """By number or record. Raises NotFound."""
    number = key
    if key.startswith("statement:") and key[10:].isdigit():
        row = row_id("statement", int(key[10:20]) if len(key) <= 29 else 2**64)
        number = tx.value("SELECT number FROM statement WHERE id = ?", (row,)) or ""
    found = by_number(tx, number)
    if found is None:
        raise NotFound(what="statement", key=key[:60])
    return found


def _shown(books: Dispatch, number: str) -> Answer:
    one = books.ask(lambda tx: _statement(tx, number))
    lines = books.ask(lambda tx: differences_of(tx, [one.id])).get(one.id, [])
    code = one.currency
    rows = [
        {
            "id": line.id, "kind": line.kind, "ours": plain(line.ours, code),
            "theirs": plain(line.theirs, code), "note": line.note,
            "resolved_on": line.resolved_on and line.resolved_on.isoformat(),
            "outcome": line.outcome,
        }
        for line in lines
    ]  # fmt: skip
    document = {"statement": one.id, "number": number, "customer": one.customer,
                "state": one.state, "differences": rows}  # fmt: skip
    told_lines = [f"{number}  {one.customer}  {one.state}"]
    told_lines += [f"  {row['id']}  {row['kind']}  {row['ours']} / {row['theirs']}" for row in rows]
    return Answer(document, told_lines)


# --- statement-chase ------------------------------------------------------------------------------


def _chase_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help="list and mail drafts go there")
    parser.add_argument("--log", choices=LOGGED, help="note that all were asked by this channel")


def _chase(books: Dispatch, args: Namespace) -> Answer:
    rows = books.ask(lambda tx: sending.silent(tx, tx.today))
    files: list[Path] = []
    if args.out and rows:
        firm = books.ask(sending.firm_of)
        files = sending.write_out(rows, args.out, firm, args.lang, chase=True)
    if args.log and rows:
        books.run(ChaseStatements(tuple(one.id for one in rows), args.log))
    documents = [
        {
            "statement": one.id, "number": one.number, "customer": one.customer,
            "closing": one.closing.plain(), "currency": one.closing.currency,
            "sent_on": one.sent_on and one.sent_on.isoformat(), "silent": one.silent,
            "chased": one.chased, "person": one.person, "email": one.email, "phone": one.phone,
        }
        for one in rows
    ]  # fmt: skip
    lines = [f"{one.number}  {one.customer}  {one.silent}  {one.closing.plain()}" for one in rows]
    document = {"rows": documents, "files": [str(file.resolve()) for file in files]}
    return Answer(document, [*lines, *map(str, files)])


# --- statement-rules ------------------------------------------------------------------------------


def _rules_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE",
                        help=", ".join(asdict(Rules())))  # fmt: skip
    parser.add_argument("--leave-out", metavar="X", help="no statement for this customer")
    parser.add_argument("--take-in", metavar="X", help="statements for it again")
    parser.add_argument("--reason", default="")


_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def _rules(books: Dispatch, args: Namespace) -> Answer:
    changes = tuple(_change(text) for text in args.set)
    if args.leave_out and not args.reason.strip():
        raise Usage("--leave-out X --reason WORDS")
    if changes:
        books.run(SetStatementRules(changes))
    for key, reason in ((args.leave_out, args.reason), (args.take_in, "")):
        if key:
            who = books.ask(partial(find_customer, key=key))
            books.run(SetNoStatement((who,), reason))
    now = asdict(books.ask(rules))
    out = books.ask(
        lambda tx: tx.rows("SELECT name, no_statement FROM customer WHERE no_statement <> ''")
    )
    left = [{"customer": name, "reason": reason} for name, reason in out]
    lines = [f"{key} = {value}" for key, value in now.items()]
    return Answer(now | {"left_out": left}, [*lines, *(f"-  {n}  {r}" for n, r in out)])


def _change(text: str) -> tuple[str, Any]:
    """ "silent_days=10" → the rule and its value. Raises Usage."""
    name, equals, value = text.partition("=")
    shipped = asdict(Rules()).get(name)
    if not equals or shipped is None:
        raise Usage(f"--set {'|'.join(asdict(Rules()))}=VALUE")
    if isinstance(shipped, bool):
        if value.lower() not in _YES:
            raise Usage(f"--set {name}=yes|no")
        return name, _YES[value.lower()]
    if isinstance(shipped, int):
        if not value.isascii() or not value.isdigit() or len(value) > 4:
            raise Usage(f"--set {name}=NUMBER")
        return name, int(value)
    if value not in KINDS:
        raise Usage(f"--set {name}={'|'.join(KINDS)}")
    return name, value


SUBS = (
    Sub("slip", _slip_arguments, run=_slip),
    Sub("statement-mark", _mark_arguments, run=_mark),
    Sub("statement-chase", _chase_arguments, run=_chase),
    Sub("statement-rules", _rules_arguments, run=_rules),
)
