"""Whose list it is: our customers, and what names in a foreign file may mean."""

from collections.abc import Sequence
from datetime import date

from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.importing.similar import near
from arapp.services.ledger.names import name_key
from arapp.services.ledger.open_rows import open_items, prepaid_totals
from arapp.services.matching.names import Relation, compare
from arapp.services.reconcile.balances import Owner


def customers_named(dispatch: Dispatch, names: Sequence[str]) -> list[tuple[int, str]]:
    """Customers (id, name) that names found in a file may mean, the surest first; not our firm."""

    def found(tx: Tx) -> list[tuple[int, str]]:
        return meant(owners(tx), names)

    return dispatch.ask(found)


def meant(known: Sequence[Owner], names: Sequence[str]) -> list[tuple[int, str]]:
    """Of the known customers those (id, name) that names may mean, the surest first."""
    sure, likely = [], []
    for name in names:
        key = name_key(name)
        for one in known:
            every = {name_key(n) for n in (one.name, one.short_name, *one.aliases) if n}
            if key in every or any(len(n) >= 4 and n in key for n in every):
                sure.append((one.id, one.name))
            elif compare(one.name, name) in (Relation.SAME, Relation.SHORT) or near(
                name, [one.name]
            ):
                likely.append((one.id, one.name))
    return list(dict.fromkeys([*sure, *likely]))


def owners(tx: Tx, day: date | None = None) -> list[Owner]:
    """All customers; with a `day` what each owes then, by currency."""
    sums: dict[int, dict[str, int]] = {}
    if day is not None:
        for item in open_items(tx, day):
            mine = sums.setdefault(item.customer_id, {})
            mine[item.currency] = mine.get(item.currency, 0) + item.open
        for (customer, code), amount in prepaid_totals(tx, day).items():
            mine = sums.setdefault(customer, {})
            mine[code] = mine.get(code, 0) - amount
    aliases: dict[int, list[str]] = {}
    for customer, name in tx.rows(
        "SELECT merged_into_id, name FROM customer WHERE merged_into_id IS NOT NULL"
    ):
        aliases.setdefault(customer, []).append(name)
    rows = tx.rows(
        "SELECT id, name, short_name, code, tax_no FROM customer WHERE merged_into_id IS NULL"
        " ORDER BY id"
    )
    return [
        Owner(one, name, short, code, tax, tuple(aliases.get(one, ())), sums.get(one, {}))
        for one, name, short, code, tax in rows
    ]
