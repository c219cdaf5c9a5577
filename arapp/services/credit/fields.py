"""The fields of a customer: what each takes, how text is read, what is wrong with a value.

The form shows the problems beside the fields while typing, the command refuses those that are
errors: both ask `problems`.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from arapp.models.tx import Tx
from arapp.models.values.currencies import CODES
from arapp.models.values.days import EARLIEST, parse_iso
from arapp.models.values.errors import DomainError, InvalidValue, Refused
from arapp.models.values.money import Money, parse_plain
from arapp.services.credit import tax_no
from arapp.services.credit.grades import firm_currency
from arapp.services.ledger.due_rules import rule_in
from arapp.services.ledger.names import name_key

Value: TypeAlias = str | int | Money | date | None
LANGUAGES = ("zh_CN", "en")

# Field → how it is kept; `day` ordinals, `money` minor units of the customer's currency.
KINDS: dict[str, str] = {
    "name": "text", "short_name": "text", "code": "text", "tax_no": "text", "kind": "text",
    "region": "text", "owner": "text", "department": "text", "terms": "text",
    "statement_day": "number", "credit_limit": "money", "base_amount": "money", "phone": "text",
    "address": "text", "mail_address": "text", "language": "text", "currency": "text",
    "parent_id": "number", "since_on": "day", "note": "text",
}  # fmt: skip
# What needs more than booking: it decides how much is lent.
ADMIN_FIELDS = frozenset({"credit_limit", "base_amount"})
_LONG = frozenset({"note", "address", "mail_address"})
_LENT = ("limit", "base")
_ALIASES = {"limit": "credit_limit", "short": "short_name", "parent": "parent_id"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field. `severity` error or warning; `suggestion` a value instead.

    Keys: empty, unknown, duplicate_name, duplicate_tax_no, duplicate_code (facts: customer, id),
    tax_no_length, tax_no_characters, tax_no_check, terms_unread, range, limit_currency (currency,
    own), no_currency (code), in_use (limit, base: the amounts that hold the currency, own), future,
    loop, negative.
    """

    field: str
    key: str
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)
    severity: str = "error"
    suggestion: str = ""


def read(name: str, text: str, currency: str) -> tuple[str, Value]:
    """The field's own name and the value that a text means; "" empties what may be empty.

    Raises InvalidValue (unknown field, no number), InvalidAmount, InvalidDay.
    """
    name = _ALIASES.get(name, name)
    kind = KINDS.get(name)
    if kind is None:
        raise InvalidValue(field=name, value=text, reason="unknown_field")
    plain = text.strip()
    if kind == "text":
        return name, plain
    if not plain:
        return name, Money(0, currency) if name == "base_amount" else None
    if kind == "money":
        return name, parse_plain(plain, currency)
    if kind == "day":
        return name, parse_iso(plain)
    if not (plain.isascii() and plain.isdigit() and len(plain) < 18):
        raise InvalidValue(field=name, value=text, reason="number")
    return name, int(plain)


def cleaned(values: Mapping[str, Value]) -> dict[str, Value]:
    """Texts without blanks around, codes folded, as they are written."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        said = "" if value is None and KINDS.get(name) == "text" else value
        found[name] = _tidy(name, said) if isinstance(said, str) else said
    if isinstance(found.get("tax_no"), str):
        found["tax_no"] = tax_no.folded(str(found["tax_no"]))
    if isinstance(found.get("currency"), str):
        found["currency"] = str(found["currency"]).upper()
    return found


def _tidy(name: str, said: str) -> str:
    """Names stand on one line; a note and an address keep theirs."""
    return said.strip() if name in _LONG else " ".join(said.split())


def problems(tx: Tx, customer_id: int | None, values: Mapping[str, Value]) -> list[Problem]:
    """Everything wrong with these fields of a customer (None: a new one), errors first."""
    clean = cleaned(values)
    found: list[Problem] = []
    if customer_id is None and not clean.get("name"):
        clean["name"] = ""
    for name, value in clean.items():
        look = _LOOKS.get(name)
        if name not in KINDS:
            found.append(Problem(name, "unknown"))
        elif look is not None:
            found += look(tx, customer_id, value, clean)
    return sorted(found, key=lambda problem: problem.severity)


def _twin(
    tx: Tx, column: str, value: str, customer_id: int | None, field_name: str
) -> list[Problem]:
    """Another customer that has the value already; a merged one speaks for who it became."""
    row = tx.one(
        "SELECT coalesce(k.id, c.id), coalesce(k.name, c.name) FROM customer c"
        " LEFT JOIN customer k ON k.id = c.merged_into_id"
        f" WHERE c.{column} = :v AND c.id <> :c AND coalesce(c.merged_into_id, 0) <> :c LIMIT 1",
        {"v": value, "c": -1 if customer_id is None else customer_id},
    )
    if row is None:
        return []
    return [Problem(field_name, f"duplicate_{field_name}", {"customer": row[1], "id": row[0]})]


Look: TypeAlias = Callable[[Tx, int | None, Any, Mapping[str, Value]], list[Problem]]


def _name(tx: Tx, customer: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    if not isinstance(value, str) or not name_key(value):
        return [Problem("name", "empty")]
    return _twin(tx, "name_key", name_key(value), customer, "name")


def _tax(tx: Tx, customer: int | None, value: Any, every: Mapping[str, Value]) -> list[Problem]:
    if not value:
        return []
    found = _twin(tx, "tax_no", str(value), customer, "tax_no")
    trouble = tax_no.wrong(str(value)) if every.get("language", "zh_CN") == "zh_CN" else ""
    if trouble:
        instead = tax_no.check_sign(str(value)[:17])
        better = str(value)[:17] + instead if trouble == "check" else ""
        found.append(Problem("tax_no", f"tax_no_{trouble}", {}, "warning", better))
    return found


def _code(tx: Tx, customer: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    return _twin(tx, "code", str(value), customer, "code") if value else []


def _terms(_tx: Tx, _customer: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    if value and rule_in(str(value)) is None:
        return [Problem("terms", "terms_unread", {}, "warning")]
    return []


def _statement_day(
    _tx: Tx, _customer: int | None, value: Any, _all: Mapping[str, Value]
) -> list[Problem]:
    inside = value is None or (type(value) is int and 1 <= value <= 31)
    return [] if inside else [Problem("statement_day", "range", {"first": 1, "last": 31})]


def _money(name: str) -> Look:
    def look(tx: Tx, customer: int | None, value: Any, every: Mapping[str, Value]) -> list[Problem]:
        if value is None and name == "credit_limit":
            return []
        if not isinstance(value, Money):
            return [Problem(name, "unknown")]
        own = str(every.get("currency") or _currency(tx, customer))
        if value.currency != own:
            return [Problem(name, "limit_currency", {"currency": value.currency, "own": own})]
        return [Problem(name, "negative")] if value.minor < 0 else []

    return look


def _currency(tx: Tx, customer: int | None) -> str:
    found = tx.value("SELECT currency FROM customer WHERE id = ?", (customer or 0,))
    return str(found or firm_currency(tx))


def _code_of_currency(
    tx: Tx, customer: int | None, value: Any, every: Mapping[str, Value]
) -> list[Problem]:
    code = str(value or "")
    if code not in CODES:
        return [Problem("currency", "no_currency", {"code": code})]
    if customer is None or code == _currency(tx, customer):
        return []
    limit, base = tx.one(
        "SELECT credit_limit, base_amount FROM customer WHERE id = ?", (customer,)
    ) or (None, 0)
    held = {}
    if limit is not None and "credit_limit" not in every:
        held["limit"] = limit
    if base and "base_amount" not in every:
        held["base"] = base
    if not held:
        return []
    own = _currency(tx, customer)
    told = {name: Money(held[name], own).plain() if name in held else "—" for name in _LENT}
    return [Problem("currency", "in_use", told | {"own": own})]


def _language(_tx: Tx, _who: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    return [] if value in LANGUAGES else [Problem("language", "unknown")]


def _since(tx: Tx, _who: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    if value is None:
        return []
    if not isinstance(value, date) or value < EARLIEST:
        return [Problem("since_on", "range", {"first": EARLIEST})]
    return [Problem("since_on", "future")] if value > tx.today else []


def _parent(tx: Tx, customer: int | None, value: Any, _all: Mapping[str, Value]) -> list[Problem]:
    """A group has a head that is no part of itself."""
    seen, row = {customer}, value
    while row is not None:
        if row in seen:
            return [Problem("parent_id", "loop")]
        seen.add(row)
        found = tx.one("SELECT parent_id, merged_into_id FROM customer WHERE id = ?", (row,))
        if found is None or found[1] is not None:
            return [Problem("parent_id", "unknown")]
        row = found[0]
    return []


_LOOKS: dict[str, Look] = {
    "name": _name,
    "tax_no": _tax,
    "code": _code,
    "terms": _terms,
    "statement_day": _statement_day,
    "credit_limit": _money("credit_limit"),
    "base_amount": _money("base_amount"),
    "currency": _code_of_currency,
    "language": _language,
    "since_on": _since,
    "parent_id": _parent,
}


def refuse(found: list[Problem], values: Mapping[str, Value] = MappingProxyType({})) -> None:
    """Raise the first error of `problems`: Refused for duplicates, else InvalidValue.

    The error shows what of `values` it is about.
    """
    for problem in found:
        if problem.severity == "error":
            trouble: DomainError
            if problem.key.startswith(("duplicate_", "limit_currency")):
                trouble = Refused(problem.key, field=problem.field, **problem.facts)
            else:
                value = _said(values.get(problem.field))
                trouble = InvalidValue(
                    field=problem.field, value=value, reason=problem.key, **problem.facts
                )
            raise trouble


def _said(value: Value) -> str:
    """A value as it is typed."""
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
