"""arapp company, accounts."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import company
from arapp.services.output.picture import picture_of
from arapp.services.papers import letterhead


def _company_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--set", nargs="+", action="extend", metavar="FIELD=VALUE", default=[])


def _company(books: Dispatch, args: Namespace) -> Answer:
    pairs = [_pair(item) for item in args.set]
    logo = [value for name, value in pairs if name == "letterhead"]
    seal = [_yes_or_no(value) for name, value in pairs if name == "seal"]
    plain = tuple(pair for pair in pairs if pair[0] not in {"letterhead", "seal"})
    if logo and logo[-1].strip():
        picture_of(Path(logo[-1].strip()))  # refused before anything else is set
    if plain:
        books.run(company.SetCompany(plain))
    if logo:
        _set_logo(books, logo[-1].strip())
    if seal:
        books.run(letterhead.SetSeal(seal[-1]))
    facts = books.ask(_facts)
    return Answer({"company": facts}, [f"{name}: {value}" for name, value in facts.items()])


def _facts(tx: Tx) -> dict[str, Any]:
    """The firm's facts; the logo by the name of its file, the hash beside it."""
    facts = company.company(tx)
    digest = facts.pop("letterhead")
    name, seal = letterhead.logo_name(tx), "yes" if letterhead.sealed(tx) else "no"
    return {**facts, "letterhead": name, "letterhead_sha256": digest, "seal": seal}


def _set_logo(books: Dispatch, file: str) -> None:
    if file:
        letterhead.set_letterhead(books, Path(file))
    else:
        books.run(letterhead.DropLetterhead())


def _yes_or_no(value: str) -> bool:
    said = {"yes": True, "no": False}.get(value.strip().lower())
    if said is None:
        raise Usage("--set seal=yes | seal=no")
    return said


def _pair(item: str) -> tuple[str, str]:
    name, mark, value = item.partition("=")
    if not mark:
        raise Usage(f"--set FIELD=VALUE, not {item}")
    return name.strip(), value


def _accounts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--add", metavar="NAME")
    parser.add_argument("--bank", default="")
    parser.add_argument("--number", default="")
    parser.add_argument("--currency", default="")


def _accounts(books: Dispatch, args: Namespace) -> Answer:
    if args.add is not None:
        code = args.currency.strip()
        currency = currency_code(code) if code else books.ask(company.company)["currency"]
        books.run(company.AddAccount(args.add, args.bank, args.number, currency))
    rows = [asdict(account) for account in books.ask(company.accounts)]
    lines = [f"{row['name']}  {row['bank']}  {row['number']}  {row['currency']}" for row in rows]
    return Answer({"rows": rows, "total": len(rows)}, lines)


SUBS = (
    Sub("company", _company_arguments, run=_company),
    Sub("accounts", _accounts_arguments, run=_accounts),
)
