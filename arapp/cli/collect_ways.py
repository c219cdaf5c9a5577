"""arapp profile, escalation, message, calendar: how customers are dunned, what is sent."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from arapp.cli.collect_more import sheet_arguments, sheet_files
from arapp.cli.collecting import customer_of, day_of, plans_of
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.errors import InvalidValue
from arapp.services.collection.as_json import as_json
from arapp.services.collection.dossier import dossier
from arapp.services.collection.escalation import SetRoles, escalated, escalation_sheet, roles_of
from arapp.services.collection.outgoing import calendar, events, mail_draft
from arapp.services.collection.profiles import (
    AssignProfile,
    ResetProfile,
    SaveProfile,
    profile_json,
    profiles,
)
from arapp.services.collection.rungs import ROLES, TONES
from arapp.services.collection.texts import Wanted, compose
from arapp.services.dealing.contract_find import find_contract
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.ledger.record_ids import row_id
from arapp.services.output.files import save

_HOLDERS = ("plan", "contract", "customer", "grade")


def _profile_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--from", dest="source", type=Path, metavar="JSON", help="save it so")
    parser.add_argument("--note", default="")
    parser.add_argument("--reset", action="store_true")
    for what in _HOLDERS:
        parser.add_argument(f"--{what}", metavar="X", help="assign it; without a name take it away")


def _profile(books: Dispatch, args: Namespace) -> Answer:
    chosen = [(what, getattr(args, what)) for what in _HOLDERS if getattr(args, what) is not None]
    if chosen:
        return _assign(books, args, chosen)
    if args.reset:
        return Answer({"profile": books.run(ResetProfile(args.name)).outcome.result}, [args.name])
    if args.source is not None:
        told = _read(args.source)
        return Answer(
            {"profile": books.run(SaveProfile(args.name, told, args.note)).outcome.result}
        )
    found = books.ask(profiles).by_name
    rows = [profile_json(one) for key, one in found.items() if args.name in ("", key)]
    return Answer({"rows": rows}, [_told(row) for row in rows])


def _assign(books: Dispatch, args: Namespace, chosen: list[tuple[str, str]]) -> Answer:
    if len(chosen) > 1:
        raise Usage("one of --plan, --contract, --customer, --grade")
    what, key = chosen[0]
    row: int | str = key
    if what == "customer":
        row = books.ask(lambda tx: find_customer(tx, key))
    elif what == "contract":
        row = books.ask(lambda tx: find_contract(tx, key))
    elif what == "plan":
        row = row_id("plan", int(key)) if key.isdecimal() else 0
    return Answer({"profile": books.run(AssignProfile(what, row, args.name)).outcome.result})


def _read(source: Path) -> dict[str, Any]:
    try:
        told = json.loads(source.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise InvalidValue(field="stages", value=source.name, reason="profile_form") from None
    if not isinstance(told, dict):
        raise InvalidValue(field="stages", value=source.name, reason="profile_form")
    return told


def _told(row: dict[str, Any]) -> str:
    stages = ", ".join(
        f"{one['key']} {one['from']}–{'' if one['to'] is None else one['to']}"
        for one in row["stages"]
    )
    return f"{row['name']}  {stages}"


def _escalation_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("role", nargs="?", choices=ROLES)
    parser.add_argument("--owner")
    parser.add_argument("--set", nargs="+", default=[], metavar="ROLE=NAME")
    sheet_arguments(parser)


def _escalation(books: Dispatch, args: Namespace) -> Answer:
    if args.set:
        pairs = dict(one.partition("=")[::2] for one in args.set)
        return Answer({"roles": books.run(SetRoles(pairs)).outcome.result})
    if args.role is None:
        if args.xlsx is not None or args.pdf is not None or args.owner is not None:
            raise Usage(f"escalation {'|'.join(ROLES)} [--owner NAME] [--xlsx OUT] [--pdf OUT]")
        found = books.ask(lambda tx: roles_of(tx, tx.today))
        rows = [{"role": role, "name": name, "rows": count} for role, name, count in found]
        return Answer({"rows": rows}, [f"{r['role']}  {r['name']}  {r['rows']}" for r in rows])
    sheet = books.ask(lambda tx: escalation_sheet(tx, tx.today, args.role, args.lang, args.owner))
    listed = books.ask(lambda tx: escalated(tx, tx.today, args.role, args.owner))
    document: dict[str, Any] = {"title": sheet.title, "rows": [as_json(one) for one in listed]}
    document |= sheet_files(books, sheet, args)
    return Answer(document, ["\t".join(row) for row in (sheet.heads, *sheet.rows)])


def _message_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="X", required=True)
    parser.add_argument("--currency", default="")
    parser.add_argument("--plan", type=int, action="append", default=[], metavar="ID")
    parser.add_argument("--kind", choices=("message", "call", "mail"), default="message")
    parser.add_argument("--tone", choices=TONES, default="friendly")
    parser.add_argument("--length", choices=("short", "long"), default="long")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="")
    parser.add_argument("--me", default="")
    parser.add_argument("--person", default="")
    parser.add_argument("--eml", type=Path, metavar="OUT", help="write a mail draft")
    parser.add_argument("--attach", type=Path, action="append", default=[], metavar="FILE")


def _message(books: Dispatch, args: Namespace) -> Answer:
    who = customer_of(books, args)
    kind = "mail" if args.eml is not None else args.kind
    wanted = Wanted(
        *(kind, args.tone, args.length, args.language, plans_of(args), args.me, args.person)
    )

    def read(tx: Tx) -> tuple[Any, str]:
        own = tx.value("SELECT currency FROM customer WHERE id = ?", (who,))
        found = dossier(tx, tx.today, who, args.currency or own)
        to = next((one.email for one in found.people if one.email), "")
        return compose(tx, found, tx.today, wanted), to

    text, to = books.ask(read)
    document = {"subject": text.subject, "body": text.body}
    if args.eml is not None:
        files = [(one.name, _type(one), one.read_bytes()) for one in args.attach]
        save(args.eml, mail_draft(to, text.subject, text.body, attachments=files))
        document |= {"to": to, "file": str(args.eml)}
    return Answer(document, [part for part in (text.subject, text.body) if part])


def _type(file: Path) -> str:
    from mimetypes import guess_type

    return guess_type(file.name)[0] or "application/octet-stream"


def _calendar_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--until", metavar="DAY", help="30 days on when not given")
    parser.add_argument("--out", type=Path, required=True, metavar="ICS")


def _calendar(books: Dispatch, args: Namespace) -> Answer:
    last = day_of(args, "until")

    def read(tx: Tx) -> tuple[list[Any], str]:
        found = events(tx, tx.today, last or add_days(tx.today, 30), args.lang)
        return found, str(tx.value("SELECT ledger_id FROM company"))

    found, ledger = books.ask(read)
    text = calendar(found, ledger, books.clock.now())
    save(args.out, text.encode())
    rows = [as_json(one) for one in found]
    lines = [f"{row['day']}  {row['title']}" for row in rows]
    return Answer({"file": str(args.out), "rows": rows}, lines)


SUBS = (
    Sub("profile", _profile_arguments, run=_profile),
    Sub("escalation", _escalation_arguments, run=_escalation),
    Sub("message", _message_arguments, run=_message),
    Sub("calendar", _calendar_arguments, run=_calendar),
)
