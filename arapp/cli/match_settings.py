"""arapp matching, rules, trial: what a firm sets for its matching, and what it would have done."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from arapp.cli.sub import Answer, Sub
from arapp.models.tx import Tx
from arapp.models.values.days import parse_month
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import parse_plain, plain
from arapp.services.credit.grades import firm_currency
from arapp.services.dispatch import Dispatch
from arapp.services.matching import auto, settings, trial
from arapp.services.matching.rows import Settings
from arapp.services.matching.rules import Rule

_LIMIT = "limit."
_YES = {"yes": True, "no": False}
_RULE_WORDS = frozenset({"high", "medium", "low", "posts", "asks", "on", "off"})


def _matching_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--set", nargs="+", action="extend", metavar="NAME=VALUE", default=[])


def _matching(books: Dispatch, args: Namespace) -> Answer:
    currency = books.ask(firm_currency)
    if args.set:
        changed = books.ask(lambda tx: _changes(tx, args.set, currency))
        books.run(settings.SetMatching(changed))
    document = books.ask(lambda tx: _document(tx, currency))
    return Answer(document, [f"{name}  {value}" for name, value in document.items()])


def _changes(tx: Tx, words: Iterable[str], currency: str) -> tuple[tuple[str, Any], ...]:
    """The settings to change; limits that are not named stay."""
    pairs = [_pair(word) for word in words]
    found: dict[str, Any] = {}
    limits = dict(settings.limits(tx))
    for name, text in pairs:
        if name.startswith(_LIMIT):
            limits[name.removeprefix(_LIMIT)] = _minor(text, currency) if text else None
            found["limits"] = limits
        elif name in _READ:
            found[name] = _READ[name](text, currency)
        else:
            raise InvalidValue(field=name, value=text, reason="unknown")
    if "limits" in found:
        found["limits"] = tuple(limits.items())
    return tuple(found.items())


def _pair(word: str) -> tuple[str, str]:
    name, mark, value = word.partition("=")
    if not mark:
        raise InvalidValue(field="argument", value=word, reason="form")
    return name.strip(), value.strip()


def _minor(text: str, currency: str) -> int:
    return parse_plain(text, currency).minor


def _steps(text: str, currency: str) -> tuple[int, ...]:
    return tuple(_minor(one, currency) for one in text.split(",") if one.strip())


def _yes_no(text: str, _currency: str) -> bool:
    if text not in _YES:
        raise InvalidValue(field="argument", value=text, reason="form")
    return _YES[text]


_READ: Mapping[str, Callable[[str, str], Any]] = {
    "fee_steps": _steps,
    "tails": _steps,
    "settle_under": _minor,
    "policy": lambda text, _currency: text,
    "amount_posts": _yes_no,
    "auto_posting": _yes_no,
}


def _document(tx: Tx, currency: str) -> dict[str, Any]:
    found, hits = settings.settings(tx), auto.first_hit(tx)
    limits = settings.limits_of(found)
    return {
        "auto_posting": found.auto_posting,
        "amount_posts": found.amount_posts,
        "policy": found.policy,
        "limits": {k: None if v is None else plain(v, currency) for k, v in limits.items()},
        "fee_steps": [plain(one, currency) for one in sorted(found.fee_steps)],
        "tails": [plain(one, currency) for one in found.tails],
        "settle_under": plain(found.settle_under, currency),
        "currency": currency,
        "first_hit": {"days": auto.DAYS, "receipts": hits.receipts, "first": hits.first},
    }


# --- the rule table --------------------------------------------------------------------------


def _rules_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rule", action="append", default=[], metavar="KEY=WORD,WORD…",
                        help="words: high medium low posts asks on off")  # fmt: skip
    parser.add_argument("--first", action="append", default=[], metavar="KEY",
                        help="to the top, in this order")  # fmt: skip
    parser.add_argument("--reset", action="store_true", help="as in a new ledger")


def _rules(books: Dispatch, args: Namespace) -> Answer:
    if args.reset:
        books.run(settings.SetRules())
    elif args.rule or args.first:
        table = books.ask(settings.rule_table)
        books.run(settings.SetRules(_edited(settings.choices(table), args.rule, args.first)))
    rows = [_rule_document(one) for one in books.ask(settings.rule_table)]
    return Answer({"rules": rows}, [_rule_line(one) for one in rows])


def _edited(
    rows: tuple[settings.RuleChoice, ...], changes: Iterable[str], first: Iterable[str]
) -> tuple[settings.RuleChoice, ...]:
    found = {one.key: one for one in rows}
    for change in changes:
        key, words = _pair(change)
        if key not in found:
            raise InvalidValue(field="rules", value=key, reason="unknown")
        found[key] = _said(found[key], words.split(","))
    order = dict.fromkeys([*first, *found])
    if any(key not in found for key in order):
        raise InvalidValue(field="rules", value=next(k for k in order if k not in found),
                           reason="unknown")  # fmt: skip
    return tuple(found[key] for key in order)


def _said(row: settings.RuleChoice, words: Iterable[str]) -> settings.RuleChoice:
    for word in words:
        if word not in _RULE_WORDS:
            raise InvalidValue(field="rules", value=word, reason="unknown")
        if word in ("posts", "asks"):
            row = replace(row, auto=word == "posts")
        elif word in ("on", "off"):
            row = replace(row, on=word == "on")
        else:
            row = replace(row, confidence=word)
    return row


def _rule_document(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.key,
        "party": rule.party.name.lower(),
        "reference": sorted(rule.refs),
        "amount": sorted(rule.amounts),
        "confidence": str(rule.confidence),
        "posts": rule.auto,
        "on": rule.on,
    }


def _rule_line(row: dict[str, Any]) -> str:
    told = [row["rule"], row["confidence"], "posts" if row["posts"] else "asks"]
    return "  ".join(told if row["on"] else [*told, "off"])


# --- the trial -------------------------------------------------------------------------------


def _trial_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--month", metavar="YYYY-MM", help="last month unless given")
    parser.add_argument("--amount-posts", choices=("yes", "no"), help="instead of the setting")


def _trial(books: Dispatch, args: Namespace) -> Answer:
    day = trial.last_month(args.clock.today()) if args.month is None else _first(args.month)
    found = books.ask(lambda tx: trial.trial(tx, day, _tried(tx, args)))
    document = _trial_document(found)
    told = ("receipts", "placed", "first", "would_post", "agreed", "waiting")
    lines = ["  ".join(f"{name} {document[name]}" for name in told)]
    lines += [f"{row['receipt']}  {row['state']}" for row in document["differed"]]
    return Answer(document, lines)


def _first(month: str) -> date:
    return parse_month(month)[0]


def _tried(tx: Tx, args: Namespace) -> Settings:
    found = settings.settings(tx)
    if args.amount_posts is None:
        return found
    return replace(found, amount_posts=_YES[args.amount_posts])


def _trial_document(found: trial.Trial) -> dict[str, Any]:
    return {
        "month": f"{found.month:%Y-%m}",
        "receipts": found.receipts,
        "placed": found.placed,
        "first": found.first,
        "would_post": found.would_post,
        "agreed": found.agreed,
        "waiting": found.waiting,
        "money": {code: plain(minor, code) for code, minor in sorted(found.money.items())},
        "differed": [
            {
                "receipt": row.receipt_id,
                "number": row.number,
                "day": row.day.isoformat(),
                "payer": row.payer,
                "amount": plain(row.minor, row.currency),
                "currency": row.currency,
                "guard": [_used(one, row.currency) for one in row.guard],
                "yours": [_used(one, row.currency) for one in row.yours],
                "state": row.state,
            }
            for row in found.differed
        ],
    }


def _used(one: trial.Used, currency: str) -> dict[str, Any]:
    return {"plan": one.plan_id, "amount": plain(one.minor, currency)}


SUBS = (
    Sub("matching", _matching_arguments, run=_matching),
    Sub("rules", _rules_arguments, run=_rules),
    Sub("trial", _trial_arguments, run=_trial),
)
