"""Bank files that nobody has seen: every layout feature drawn by itself, the truth known.

`case(seed)` draws a file: the style of its amounts, its headings (a good third of them withheld
from the program's dictionaries), what stands above, between and below its rows, its days, its
amounts, its order, its accounts, its form. `unseen_bank_files` writes it, `unseen_bank_judge`
holds a reading to it.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from random import Random

from tests.importing.unseen_bank_layout import Layout
from tests.importing.unseen_bank_moves import Account, Case, account_of

AXES: dict[str, Sequence[str]] = {
    "style": ("two", "two", "two", "signed", "flag", "flag", "pairs", "signed+flag", "positive"),
    "withheld": ("none", "some", "some", "many", "all"),
    "dress": ("plain", "plain", "unit", "spaced", "bilingual", "second row", "star", "newline"),
    "title": ("none", "title", "lines", "pairs", "lines", "many"),
    "states": ("all", "account", "none"),
    "footer": ("none", "total", "counts", "sign-off", "total", "total and counts"),
    "pages": ("no", "no", "no", "yes", "with page total"),
    "empty": ("", "--", "-", "/", "zero", "0.00", "—"),
    "padding": ("no", "no", "tab", "blanks"),
    "clock": ("in day", "column", "none", "compact column"),
    "days": ("iso", "slash", "dot", "compact", "number", "chinese", "typed", "short"),
    "money": ("number", "text", "commas", "yen", "wide", "signed text", "brackets"),
    "balance": ("yes", "yes", "yes", "yes", "no"),
    "order": ("oldest", "oldest", "newest"),
    "back": ("", "", "opposite", "negative"),
    "serials": ("unique", "unique", "none", "zero"),
    "party": ("two", "two", "glued", "name", "none"),
    "accounts": ("one", "one", "one", "column", "blocks", "sheets"),
    "currency": ("CNY", "CNY", "CNY", "USD", "HKD", "JPY", "column"),
    "masked": ("no", "no", "no", "yes"),
    "group": ("no", "no", "no", "yes"),
    "form": ("xlsx", "xlsx", "xls", "gbk", "utf8", "utf16", "tab", "pipe", "semicolon", "html"),
    "lines": ("few", "some", "some", "many"),
}
_COUNTS = {"few": (3, 6), "some": (8, 25), "many": (40, 90)}


def case(seed: int, **fixed: str) -> Case:
    """The file of a seed; `fixed` holds single features."""
    rng = Random(seed)
    features = {axis: rng.choice(values) for axis, values in AXES.items()}
    features |= fixed
    _reconcile(features)
    made = Case(seed, features, form=features["form"])
    made.accounts = _accounts(rng, features)
    made.balances = features["balance"] == "yes"
    made.currency_told = _tells_currency(features)
    Layout(rng, made).write()
    return made


def _reconcile(f: dict[str, str]) -> None:  # noqa: C901 - one condition after the other
    """What no bank would do together is taken apart."""
    if f["style"] == "positive":
        f["balance"], f["back"] = "yes", "opposite" if f["back"] else ""
        f["lines"] = "some" if f["lines"] == "few" else f["lines"]
    if f["style"] == "signed" and f["back"] == "negative":
        f["back"] = "opposite"
    if f["style"] == "pairs":
        f["party"], f["states"] = "two", "all" if f["states"] == "none" else f["states"]
        f["title"] = "lines" if f["title"] in ("none", "title") else f["title"]
        f["masked"] = "no"
    if f["accounts"] in ("column", "blocks", "sheets") and f["pages"] != "no":
        f["pages"] = "no"
    if f["currency"] != "CNY" and f["title"] in ("none", "title") and f["currency"] != "column":
        f["title"] = "pairs"
    if f["currency"] not in ("CNY", "column"):
        f["states"] = "all"
    if f["accounts"] == "sheets" and f["form"] not in ("xlsx", "xls"):
        f["form"] = "xlsx"
    if f["accounts"] == "column" and f["footer"].startswith("total"):
        f["footer"] = "none" if f["currency"] == "column" else f["footer"]
    if f["group"] == "yes" and (f["style"] != "two" or f["form"] not in ("xlsx", "html")):
        f["group"] = "no"
    if f["dress"] == "second row" and f["group"] == "yes":
        f["dress"] = "plain"


def _tells_currency(f: dict[str, str]) -> bool:
    return f["currency"] == "column" or (
        f["states"] == "all" and f["title"] not in ("none", "title")
    )


def _accounts(rng: Random, f: dict[str, str]) -> list[Account]:
    count = {"one": 1, "column": rng.choice((2, 3)), "blocks": 2, "sheets": rng.choice((2, 3))}
    several = count[f["accounts"]]
    codes = [f["currency"]] * several
    if f["currency"] == "column":
        codes = [rng.choice(("CNY", "USD", "HKD")) for _ in range(several)]
    start = date(2025, rng.randrange(1, 12), rng.randrange(1, 28))
    back = f["back"]
    found = [
        account_of(rng, code, rng.randint(*_COUNTS[f["lines"]]), back, start) for code in codes
    ]
    if f["accounts"] == "sheets":  # months of one account
        for before, after in pairwise(found):
            after.number, after.currency = before.number, before.currency
            shift = before.closing - after.opening
            after.opening += shift
            for move in after.moves:
                move.balance += shift
    told = f["accounts"] == "column" or (
        f["states"] != "none" and f["title"] not in ("none", "title")
    )
    for account in found:
        account.told = told
        if f["masked"] == "yes" and f["accounts"] in ("one", "blocks"):
            account.number = account.number[:4] + "*" * 6 + account.number[-4:]
    return found
