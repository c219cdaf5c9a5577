"""Dictionaries over all customers: by name, short name, alias, account, 字号, person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from arapp.services.matching.names import (
    anatomy,
    legal_key,
    parts_key,
    person_key,
    without_form,
)
from arapp.services.matching.rows import CustomerIn, Evidence, Grade
from arapp.services.matching.text import account_key

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Party:
    """The payer as a customer: `ids` best first; several mean a tie that a person decides.

    `family` are parent, subsidiaries and siblings; `similar` names look alike and were not taken.
    """

    grade: Grade
    ids: tuple[int, ...] = ()
    reasons: tuple[Evidence, ...] = ()
    family: tuple[int, ...] = ()
    similar: tuple[int, ...] = ()


@dataclass(slots=True)
class PartyIndex:
    """Dictionaries over all customers; build with `index_customers`. `spelt`: all names, sorted."""

    customers: dict[int, CustomerIn] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)
    shorts: dict[str, list[int]] = field(default_factory=dict)
    aliases: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    accounts: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    tails: dict[str, list[str]] = field(default_factory=dict)
    brands: dict[str, list[int]] = field(default_factory=dict)
    heads: dict[str, list[int]] = field(default_factory=dict)
    people: dict[str, list[int]] = field(default_factory=dict)
    heads_of_firms: dict[str, list[int]] = field(default_factory=dict)
    parts: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    formless: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    spelt: list[str] = field(default_factory=list)
    children: dict[int, list[int]] = field(default_factory=dict)
    known: dict[tuple[str, str, str, int | None], Party] = field(default_factory=dict)


def index_customers(customers: Iterable[CustomerIn]) -> PartyIndex:
    """Build the dictionaries once for a whole file."""
    index = PartyIndex()
    for customer in customers:
        index.customers[customer.id] = customer
        _add(index.names, legal_key(customer.name), customer.id)
        _add(index.shorts, legal_key(customer.short_name), customer.id)
        brand = anatomy(customer.name).brand
        _add(index.brands, brand, customer.id)
        for size in range(2, len(brand) - 1):
            _add(index.heads, brand[:size], customer.id)
        _add(index.parts, parts_key(customer.name), customer.id)
        if anatomy(customer.name).form.endswith("公司"):
            _add(index.formless, without_form(customer.name), customer.id)
        for person in customer.people:
            _add(index.people, person_key(person), customer.id)
        for person in customer.representatives:
            _add(index.heads_of_firms, person_key(person), customer.id)
        if customer.parent_id is not None:
            _add(index.children, customer.parent_id, customer.id)
        _index_aliases(index, customer)
    index.spelt = sorted(index.names)
    return index


def _add(table: dict[Key, list[int]], key: Key, value: int) -> None:
    if key:
        found = table.setdefault(key, [])
        if value not in found:
            found.append(value)


def _index_aliases(index: PartyIndex, customer: CustomerIn) -> None:
    for number in customer.accounts:
        _add_account(index, number, customer.id, 0)
    for alias in customer.aliases:
        if alias.revoked:
            continue
        if alias.kind == "account":
            _add_account(index, alias.value, customer.id, alias.hits)
        elif key := legal_key(alias.value):
            index.aliases.setdefault(key, []).append((customer.id, alias.hits))


def _add_account(index: PartyIndex, number: str, customer_id: int, hits: int) -> None:
    key = account_key(number)
    if len(key) < 4:
        return
    owners = index.accounts.setdefault(key, [])
    if not owners:
        index.tails.setdefault(key[-3:], []).append(key)
    known = {owner for owner, _ in owners}
    if customer_id not in known:
        owners.append((customer_id, hits))
