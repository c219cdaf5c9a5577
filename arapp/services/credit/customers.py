"""Customers: saving one, and the other commands of their record gathered under one name."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, NotAllowed
from arapp.models.values.money import Money
from arapp.services.credit.fields import ADMIN_FIELDS, KINDS, Value, cleaned, problems, refuse
from arapp.services.credit.grades import firm_currency
from arapp.services.credit.grading import SaveGrade, SetGrade, SetLimit
from arapp.services.credit.merge import MergeCustomers
from arapp.services.credit.owners import SetOwner, give
from arapp.services.credit.people import (
    AddAlias,
    RemoveAccount,
    RemoveContact,
    SaveAccount,
    SaveContact,
    require_customer,
)
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_compare import recompare_customer
from arapp.services.ledger.names import initials, name_key
from arapp.services.matching.commands import RevokeAlias

__all__ = [
    "AddAlias", "MergeCustomers", "RemoveAccount", "RemoveContact", "RevokeAlias", "SaveAccount",
    "SaveContact", "SaveCustomer", "SaveGrade", "SetGrade", "SetLimit", "SetOwner",
]  # fmt: skip

_OWNER = ("owner", "department")


@dataclass(frozen=True)
class SaveCustomer:
    """Fields of a customer, of a new one (`customer_id` None) or some of one there is.

    `values` are pairs (field, value), fields and kinds of value as in `fields.KINDS`.
    """

    customer_id: int | None
    values: tuple[tuple[str, Value], ...]

    label: ClassVar[str] = "save_customer"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the customer's id. A change of the salesperson counts from today on.

        Raises NoSuchCustomer, InvalidValue, Refused `duplicate_name`, `duplicate_tax_no`,
        `duplicate_code`, `limit_currency`, `merged`; NotAllowed for the limit without the right.
        """
        values = cleaned(dict(self.values))
        for name in values:
            if name not in KINDS:
                raise InvalidValue(field=name, value=name, reason="unknown_field")
        if self.customer_id is not None:
            require_customer(tx, self.customer_id)
        elif not values.get("currency"):
            values["currency"] = firm_currency(tx)
        refuse(problems(tx, self.customer_id, values), values)
        row = self._write(tx, {name: _kept(value) for name, value in values.items()})
        return Outcome(frozenset({Topic.CUSTOMERS}), row)

    def _write(self, tx: WriteTx, kept: dict[str, Any]) -> int:
        if self.customer_id is None:
            _may(tx, {name for name in kept if kept[name]})
            return _insert(tx, kept)
        names = sorted({*kept, "name", "short_name", *_OWNER})
        before = tx.one(
            f"SELECT {', '.join(names)} FROM customer WHERE id = ?", (self.customer_id,)
        )
        old = dict(zip(names, before, strict=True))
        changed = {name: value for name, value in kept.items() if value != old[name]}
        _may(tx, changed)
        if set(_OWNER) & changed.keys():
            _hand_over(tx, self.customer_id, old, changed)
        if {"name", "short_name"} & changed.keys():
            now = old | changed
            changed |= _folded(now["name"], now["short_name"])
        changed = {name: value for name, value in changed.items() if name not in _OWNER}
        if changed:
            tx.update("customer", self.customer_id, **changed)
            if changed.keys() & {"name", "short_name", "tax_no"}:
                recompare_customer(tx, self.customer_id)
        return self.customer_id


def _kept(value: Value) -> Any:
    """As it is kept in the file."""
    if isinstance(value, Money):
        return value.minor
    return value.toordinal() if isinstance(value, date) else value


def _may(tx: WriteTx, names: Any) -> None:
    """How much is lent is not decided by everybody who may book."""
    if ADMIN_FIELDS & set(names) and Right.ADMIN not in tx.rights:
        raise NotAllowed(needs=str(Right.ADMIN))


def _folded(name: str, short: str) -> dict[str, str]:
    return {"name_key": name_key(name), "initials": initials(name, short)}


def _insert(tx: WriteTx, kept: dict[str, Any]) -> int:
    folded = _folded(kept["name"], kept.get("short_name", ""))
    return tx.insert("customer", **kept, **folded)


def _hand_over(tx: WriteTx, customer_id: int, old: dict[str, Any], changed: dict[str, Any]) -> None:
    """From today on. A new salesperson brings the own department, unless one is named."""
    kept = "" if "owner" in changed else old["department"]
    owner = (changed.get("owner", old["owner"]), changed.get("department", kept))
    give(tx, customer_id, owner, tx.today)
