"""Lines that were put off leave the today page, those whose day has come say so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection import others
from arapp.services.collection.items import GroupPart, Item, Why
from arapp.services.collection.snoozed import Put, come_back, put_off
from arapp.services.collection.stages import Group, Step
from arapp.services.ledger import desk

_KEYS = {Group.LIMITATION: "limitation"}
_TELLS_ITSELF = ("hold_ended", "hold_ended_plain")


def key_of(item: Item, group: Group) -> str:
    """What the line is called when it is put off."""
    return f"{_KEYS.get(group, item.record)}:{item.id}"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is put off on a day, and what came back."""

    as_of: date
    put: Mapping[str, Put]
    back: Mapping[str, Put]

    def part(self, part: GroupPart) -> tuple[GroupPart, list[Item]]:
        """A group whose items are all there, without what is put off; and that, as held lines."""
        kept, away = [], []
        for item in part.items:
            put = self.put.get(key_of(item, part.group))
            if put is None:
                kept.append(item)
            else:
                away.append(_held(item, put, self.as_of))
        return (others.part(part.group, kept) if away else part), away

    def told(self, part: GroupPart) -> GroupPart:
        """The items of a group with the reason for which they were put off until now."""
        if not self.back or not part.items:
            return part
        return replace(part, items=tuple(self._told(item, part.group) for item in part.items))

    def _told(self, item: Item, group: Group) -> Item:
        names = [key_of(item, group)]
        if item.plan is not None:
            names.append(f"plan:{item.plan}")
        if item.record in ("plan", "customer", "promise"):
            names.append(f"customer:{item.customer_id}")
        put = next((self.back[name] for name in names if name in self.back), None)
        if put is None or item.why.key in _TELLS_ITSELF:
            return item
        facts = dict(item.why.facts) | {"put_off_until": put.until, "put_off_why": put.reason}
        return replace(item, why=replace(item.why, facts=facts))

    def receipts(self) -> list[int]:
        """Receipts whose line is put off."""
        return [int(key.partition(":")[2]) for key in self.put if key.startswith("receipt:")]


def sieve(tx: Tx, as_of: date, since: date | None) -> Sieve:
    """What was put off, read once for the whole page."""
    return Sieve(as_of, put_off(tx, as_of), come_back(tx, as_of, since))


def sift(
    by: Sieve, found: Mapping[Group, GroupPart], whole: frozenset[Group]
) -> tuple[dict[Group, GroupPart], list[Item]]:
    """The groups without what is put off, and that; `whole` are groups whose items are all read."""
    parts: dict[Group, GroupPart] = {}
    away: list[Item] = []
    for group, part in found.items():
        kept, gone = by.part(part) if group in whole and by.put else (part, [])
        parts[group] = by.told(kept)
        away += gone
    return parts, away


def unmatched(tx: Tx, waiting: desk.Waiting, by: Sieve, limit: int) -> tuple[GroupPart, list[Item]]:
    """The money to match without the receipts whose line is put off, and those."""
    totals = {code: amount for code, (_, amount, _) in waiting.sums.items()}
    put = by.receipts()
    gone = others.unmatched_window(tx, 0, -1, only=put) if put else []
    for item in gone:
        totals[item.currency] -= item.amount
    count = waiting.count - len(gone)
    items = others.unmatched_window(tx, 0, limit, without=put) if count else []
    totals = {code: amount for code, amount in totals.items() if amount}
    part = GroupPart(Group.UNMATCHED, count, waiting.customers, totals, tuple(items))
    if gone:
        part = replace(part, customers=_customers(tx, put))
    return part, [_held(item, by.put[f"receipt:{item.id}"], by.as_of) for item in gone]


def _customers(tx: Tx, without: list[int]) -> int:
    """Customers known of the money that waits, for once counted by its lines."""
    found = others.unmatched_window(tx, 0, -1, without=without)
    return len({item.customer_id for item in found if item.customer_id is not None})


def _held(item: Item, put: Put, as_of: date) -> Item:
    why = Why("held_until", {"day": put.until, "note": put.reason})
    days = (as_of - put.until).days
    return replace(item, record="snooze", id=put.id, why=why, step=Step.RELEASE, days=days)
