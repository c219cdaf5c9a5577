"""arapp company, accounts."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub, Usage
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import company


def _company_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--set", nargs="+", action="extend", metavar="FIELD=VALUE", default=[])


def _company(books: Dispatch, args: Namespace) -> Answer:
    if args.set:
        books.run(company.SetCompany(tuple(_pair(item) for item in args.set)))
    facts = books.ask(company.company)
    return Answer({"company": facts}, [f"{name}: {value}" for name, value in facts.items()])


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
