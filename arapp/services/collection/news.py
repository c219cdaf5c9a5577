"""What the today page comes to, counted: for a notification while nobody looks at the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection import since, today
from arapp.services.collection.items import GroupPart, Item, Today
from arapp.services.collection.limitation import ALARM_DAYS
from arapp.services.collection.screen import FIRST
from arapp.services.collection.stages import OVERDUE, Group

DUE, PROMISED, LATE, LIMITATION, BILLS, PAYABLES, TODO = (
    "due", "promised", "late", "limitation", "bills", "payables", "todo",
)  # fmt: skip
_KINDS: Mapping[str, frozenset[Group]] = {
    DUE: frozenset({Group.DUE_TODAY}),
    PROMISED: frozenset({Group.PROMISES}),
    LATE: frozenset({stage.group for stage in OVERDUE} | {Group.APPLY_FIRST}),
    BILLS: frozenset({Group.BILLS}),
    PAYABLES: frozenset({Group.PAYABLES}),
    TODO: frozenset({Group.TODO}),
}


@dataclass(frozen=True, slots=True)
class Count:
    """So many lines of a kind, and their amounts by currency."""

    kind: str
    count: int
    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class News:
    """A day in counts. `keys` name what became due on it: rows, promises, alarms of limitation."""

    ledger: str
    day: date
    left: int
    counts: tuple[Count, ...]
    keys: frozenset[str]


def news(tx: Tx) -> News:
    """The day in counts; reads what the page reads and no more."""
    page = today.today(tx, since.last_seen(tx), FIRST)
    return news_of(page, str(tx.value("SELECT ledger_id FROM company")))


def news_of(page: Today, ledger: str) -> News:
    """The page in counts, kinds with nothing left out."""
    alarms = [item for part in page.groups for item in part.lines if _alarm(item)]
    counts = [_count(kind, [p for p in page.groups if p.group in _KINDS[kind]]) for kind in _KINDS]
    counts.insert(3, Count(LIMITATION, len(alarms), _sums(alarms)))
    return News(
        ledger,
        page.as_of,
        page.left,
        tuple(one for one in counts if one.count),
        frozenset(_keys(page, alarms)),
    )


def _count(kind: str, parts: Iterable[GroupPart]) -> Count:
    sums: dict[str, int] = {}
    count = 0
    for part in parts:
        count += part.count
        for code, amount in part.totals.items():
            sums[code] = sums.get(code, 0) + amount
    return Count(kind, count, sums)


def _sums(items: Iterable[Item]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for item in items:
        sums[item.currency] = sums.get(item.currency, 0) + item.amount
    return sums


def _alarm(item: Item) -> bool:
    return item.why.key in ("limitation", "limitation_over")


def _keys(page: Today, alarms: Iterable[Item]) -> Iterable[str]:
    """An alarm is a new one at each of its days: 180, 90, 30 and none left."""
    for part in page.groups:
        if part.group in (Group.DUE_TODAY, Group.PROMISES):
            yield from (f"{item.record}:{item.id}" for item in part.lines)
    for item in alarms:
        left = item.why.facts.get("left", 0)
        days = left if isinstance(left, int) else 0
        rung = min((alarm for alarm in (*ALARM_DAYS, 0) if days <= alarm), default=days)
        yield f"limitation:{item.id}:{rung}"
