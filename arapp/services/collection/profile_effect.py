"""What a changed profile would do today: rows that would stand elsewhere, before it is saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.cases import Case, cases, sort_out
from arapp.services.collection.debts import known
from arapp.services.collection.escalation import WHY_NOT, pick
from arapp.services.collection.profiles import Profiles, profiles
from arapp.services.collection.rungs import DEFAULT, Profile, rung_word
from arapp.services.reports.open import source

Place = tuple[str, str, str]
"""(cell, key of the stage, why not): where a row stands."""


@dataclass(frozen=True, slots=True)
class Move:
    """Rows that would go from one place to another; `sums` by currency, minor units."""

    before: Place
    after: Place
    rows: int
    customers: int
    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a profile would do: `under` rows overdue that go by it, `rows` of `customers` that would
    change their place, and how; what is to be done today, and reminded of before its day, before
    and after (rows)."""

    under: int
    rows: int
    customers: int
    moves: tuple[Move, ...]
    todo: tuple[int, int]
    ahead: tuple[int, int]


def effect_of(tx: Tx, as_of: date, changed: Profile) -> Effect:
    """With `changed` in the place of the profile of its name. It is not checked and not saved."""
    kept = profiles(tx)
    tried = with_changed(kept, changed)
    before = {_key(case): case for case in cases(tx, as_of)}
    after = {_key(case): case for case in sort_out(known(tx, as_of, tried=tried))}
    mine = {key for key, case in after.items() if case.profile.key == changed.key}
    pairs = [(before[key], after[key]) for key in before.keys() & after.keys()]
    moved = [(old, new) for old, new in pairs if _place(old) != _place(new)]
    return Effect(
        len({plan for plan, _ in mine}),
        len({new.debt.id for _, new in moved}),
        len({new.debt.customer_id for _, new in moved}),
        tuple(_moves(moved)),
        (_todo(old for old, _ in pairs), _todo(new for _, new in pairs)),
        (_ahead(tx, as_of, kept), _ahead(tx, as_of, tried)),
    )


def with_changed(kept: Profiles, changed: Profile) -> Profiles:
    """All profiles with this one in the place of the one of its name."""
    held = kept.by_name.get(changed.key)
    mine = replace(changed, id=held.id if held else None)
    by_id = {row: mine if row == mine.id else one for row, one in kept.by_id.items()}
    default = mine if mine.key == DEFAULT.key else kept.default
    return Profiles({**kept.by_name, mine.key: mine}, by_id, default)


def _key(case: Case) -> tuple[int, bool]:
    """A row, or its contested part."""
    return case.debt.id, case.why_not == "disputed"


def _place(case: Case) -> Place:
    return case.cell, case.standing.rung.key if case.standing else "", case.why_not


def _todo(found: Iterable[Case]) -> int:

    return len({case.debt.id for case in found if case.task is not None and case.task.open})


def _moves(moved: Sequence[tuple[Case, Case]]) -> list[Move]:
    """By where they come from and go to, the most rows first."""
    groups: dict[tuple[Place, Place], list[Case]] = {}
    for old, new in moved:
        groups.setdefault((_place(old), _place(new)), []).append(new)
    found = []
    for (old_place, new_place), rows in groups.items():
        sums: dict[str, int] = {}
        for case in rows:
            sums[case.debt.currency] = sums.get(case.debt.currency, 0) + case.amount
        customers = len({case.debt.customer_id for case in rows})
        found.append(Move(old_place, new_place, len(rows), customers, sums))
    return sorted(found, key=lambda one: (-one.rows, one.before, one.after))


def _ahead(tx: Tx, as_of: date, ways: Profiles) -> int:
    """Rows that are to be reminded of before their day."""
    furthest = max((max(days) for one in ways.by_name.values() for days in one.leads.values()
                    if days), default=0)  # fmt: skip
    found = source(tx, as_of, where="p.due_on > :d AND p.due_on <= :furthest AND p.amount > 0")
    rows = tx.rows(
        "SELECT o.due_on, p.kind, p.profile_id, k.profile_id, c.profile_id, g.profile_id"
        f" FROM ({found.sql}) o JOIN plan p ON p.id = o.id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN grade g ON g.code = c.grade",
        found.params | {"furthest": as_of.toordinal() + furthest},
    )
    count = 0
    for due, kind, *ids in rows:
        leads = ways.resolve(*ids)[0].leads
        days = leads.get(kind, leads.get("", ()))
        count += bool(days) and due - as_of.toordinal() <= max(days)
    return count


def place_word(place: Place, profile: Profile, language: str) -> str:
    """Where a row stands, in words: its stage by name and number, or why it waits."""
    cell, key, why_not = place
    if why_not or not key:
        return pick(WHY_NOT, why_not or cell, language)
    for number, rung in enumerate(profile.rungs, 1):
        if rung.key == key:
            word = rung_word(rung, language)
            same = sum(rung_word(one, language) == word for one in profile.rungs)
            if same == 1:
                return word
            return (
                f"{word}（第 {number} 段）" if language.startswith("zh") else f"{word} ({number})"
            )
    return key
