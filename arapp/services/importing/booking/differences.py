"""What a sheet says otherwise of records that the ledger knows, field by field.

Default: what the ledger has nothing for is taken, what differs is asked for and left as it is. A
blank in the sheet never takes anything away. What is not the sheet's to change (the amount of a
contract, money that came in) is told and cannot be taken.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from arapp.models.values.money import plain

if TYPE_CHECKING:
    from arapp.services.importing.booking.posting import Posting, Tally
    from arapp.services.importing.stage import Staging

UPDATES = ("none", "empty", "all")
_MONEY = frozenset({"credit_limit", "amount", "open", "paid", "received"})
_DAYS = frozenset({"signed_on", "ends_on", "due_on", "booked_on"})
# Our columns → fields of the sheet, where they are called otherwise.
_SHEET = {
    "credit_limit": "limit",
    "title": "role",
}

Value = str | int | None


class Change(NamedTuple):
    """One field of a record. `before` "" = nothing there; amounts "1234.50", days ISO.

    `column`: the sheet's heading, "" when no column of its own gives it.
    """

    field: str
    before: str
    after: str
    column: str
    taken: bool
    can_take: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A record of the ledger ("customer:3") that row `row` of the sheet says otherwise."""

    record: str
    name: str
    file: int
    table: int
    row: int
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """As the headless answer has it."""
        return {
            "row": self.row,
            "record": self.record,
            "name": self.name,
            "changes": [change._asdict() for change in self.changes],
        }


def take(staging: "Staging", record: str, field: str, taken: bool = True) -> "Staging":
    """The staging with one field of a record taken from the sheet, or left as it is."""
    return _chosen(staging, taken={**staging.options.taken, (record, field): taken})


def take_all(staging: "Staging", update: str) -> "Staging":
    """The staging under another rule (`UPDATES`); single choices are forgotten."""
    return _chosen(staging, update=update, taken={})


def _chosen(staging: "Staging", **options: Any) -> "Staging":
    return replace(staging, options=replace(staging.options, **options))


@dataclass(frozen=True, slots=True)
class Known:
    """A record as the ledger has it: its name for people, its currency, values by column.

    `assumed`: columns whose value nobody said, which count as empty.
    """

    record: str
    name: str
    currency: str
    now: Mapping[str, Value]
    assumed: Collection[str] = ()


def weigh(
    posting: "Posting",
    tally: "Tally",
    i: int,
    known: Known,
    said: Mapping[str, Value],
    fixed: Collection[str] = (),
) -> dict[str, Value]:
    """What row i changes of the record; every difference is kept with the tally and noted.

    `said`: the sheet's values by column; "" and None say nothing. `fixed` cannot be taken.
    """
    row = tally.table.records[i].row
    headings = {name: header for header, name in tally.table.layout.mapping().items() if name}
    changes: list[Change] = []
    write: dict[str, Value] = {}
    for name, value in said.items():
        before = known.now[name]
        if value in ("", None) or value == before:
            continue
        empty = before in ("", None) or name in known.assumed
        can = name not in fixed
        taken = can and _taken(posting, known.record, name, empty)
        old, new = (_shown(name, one, known.currency) for one in (before, value))
        column = headings.get(_SHEET.get(name, name), "")
        changes.append(Change(name, old, new, column, taken, can))
        # No column with the note: the row's other fields have theirs in the differences.
        tally.add(i, "", "changed" if taken else "differs", f"{name}: {old} → {new}")
        if taken:
            write[name] = value
    if changes:
        file, table = tally.key
        tally.differences.append(
            Difference(known.record, known.name, file, table, row, tuple(changes))
        )
    return write


def _taken(posting: "Posting", record: str, name: str, empty: bool) -> bool:
    chosen = posting.taken.get((record, name))
    if chosen is not None:
        return chosen
    return posting.update == "all" or (posting.update == "empty" and empty)


def _shown(name: str, value: Value, currency: str) -> str:
    if value is None:
        return ""
    if name in _MONEY and isinstance(value, int):
        return plain(value, currency)
    if name in _DAYS and isinstance(value, int):
        return date.fromordinal(value).isoformat()
    return str(value)
