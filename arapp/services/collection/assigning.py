"""Who is dunned by which profile: what a record chose, what wins for it, who uses a profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.services.collection.profiles import AssignProfile, Profiles, Winner, profiles
from arapp.services.collection.rungs import DEFAULT
from arapp.services.dispatch import Command, Outcome, Right

# What of a record decides, the most particular first: ids of plan, contract, customer, grade.
_CHAINS = {
    "plan": (
        "SELECT p.profile_id, k.profile_id, c.profile_id, g.profile_id FROM plan p"
        " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
        " LEFT JOIN grade g ON g.code = c.grade WHERE p.id = ?"
    ),
    "contract": (
        "SELECT NULL, k.profile_id, c.profile_id, g.profile_id FROM contract k"
        " JOIN customer c ON c.id = k.customer_id LEFT JOIN grade g ON g.code = c.grade"
        " WHERE k.id = ?"
    ),
    "customer": (
        "SELECT NULL, NULL, c.profile_id, g.profile_id FROM customer c"
        " LEFT JOIN grade g ON g.code = c.grade WHERE c.id = ?"
    ),
    "grade": "SELECT NULL, NULL, NULL, g.profile_id FROM grade g WHERE g.code = ?",
}
_PLACES: dict[str, int] = {"plan": 0, "contract": 1, "customer": 2, "grade": 3}


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a record has: `own` profile by name ("" none), else `other` by `winner`; `names` of all
    that may be chosen."""

    own: str
    other: str
    winner: Winner
    names: tuple[str, ...]


def choosable(found: Profiles) -> tuple[str, ...]:
    """Names of the profiles in use by the firm or shipped, those that are retired left out."""
    return tuple(name for name, one in found.by_name.items() if not one.retired)


def assigned(tx: Tx, what: str, key: int | str | None) -> Assigned:
    """Of a plan, contract, customer (id) or grade (code); None or an unknown one has nothing.

    Raises InvalidValue (`what`).
    """
    if what not in _CHAINS:
        raise InvalidValue(field="what", value=what, reason="unknown")
    found = profiles(tx)
    row = tx.one(_CHAINS[what], (key,)) if key is not None else None
    ids: list[int | None] = list(row) if row is not None else [None] * len(_PLACES)
    place = _PLACES[what]
    mine = found.by_id.get(ids[place] or 0)
    ids[place] = None
    other, winner = found.resolve(*ids)
    own = mine.key if mine is not None else ""
    names = choosable(found)
    if own and own not in names:
        names = (*names, own)
    return Assigned(own, other.key, winner, names)


def grade_profiles(tx: Tx) -> tuple[dict[str, str], tuple[str, ...]]:
    """Code of a grade → its own profile ("" none or the default, which a grade comes to without
    one), and the names that may be chosen."""
    found = profiles(tx)
    rows = tx.rows("SELECT code, profile_id FROM grade")
    known = {code: found.by_id[row].key if row in found.by_id else "" for code, row in rows}
    own = {code: "" if name == DEFAULT.key else name for code, name in known.items()}
    return own, choosable(found)


@dataclass(frozen=True, slots=True)
class User:
    """A record that has a profile: `what` plan, contract, customer or grade, its id, its name, the
    customer's name beside it ("" for grades); of a row its contract and customer."""

    what: str
    id: int
    name: str
    customer: str = ""
    contract_id: int | None = None
    customer_id: int | None = None


_USERS = (
    "SELECT 'grade', id, trim(code || ' ' || name), '', NULL, NULL, 0 FROM grade"
    " WHERE profile_id = :p"
    " UNION ALL SELECT 'customer', id, coalesce(nullif(short_name, ''), name), name, NULL, id, 1"
    " FROM customer WHERE profile_id = :p"
    " UNION ALL SELECT 'contract', k.id, k.number, coalesce(nullif(c.short_name, ''), c.name),"
    " k.id, c.id, 2 FROM contract k JOIN customer c ON c.id = k.customer_id WHERE k.profile_id = :p"
    " UNION ALL SELECT 'plan', p.id, trim(coalesce(k.number, '') || ' ' || p.label),"
    " coalesce(nullif(c.short_name, ''), c.name), k.id, c.id, 3 FROM plan p"
    " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
    " WHERE p.profile_id = :p ORDER BY 7, 3, 2"
)


def users_of(tx: Tx, profile_id: int | None) -> tuple[User, ...]:
    """Grades, customers, contracts and rows that chose the profile, in this order."""
    if profile_id is None:
        return ()
    return tuple(User(*row[:6]) for row in tx.rows(_USERS, {"p": profile_id}))


Chosen = tuple[str, int | str | None, str]
"""(what, key, name of the profile): as `AssignProfile`; key None is what the command made."""


@dataclass(frozen=True)
class WithProfiles:
    """Profiles chosen in a form, with what else the form changed, as one step under its name."""

    command: Command | None
    chosen: tuple[Chosen, ...]

    label: ClassVar[str] = "assign_profile"
    needs: ClassVar[Right] = Right.BOOK

    def __post_init__(self) -> None:
        if self.command is not None:
            object.__setattr__(self, "label", self.command.label)
            object.__setattr__(self, "needs", self.command.needs)

    def run(self, tx: WriteTx) -> Outcome:
        """Result: that of the command, without one the first record's key. Raises as it and as
        AssignProfile."""
        done = Outcome(frozenset(), self.chosen[0][1])
        if self.command is not None:
            done = self.command.run(tx)
        topics = done.topics
        for what, key, name in self.chosen:
            record = done.result if key is None else key
            topics |= AssignProfile(what, record, name).run(tx).topics
        return Outcome(topics, done.result)


def together(command: Command | None, chosen: Sequence[Chosen]) -> Command | None:
    """One command for what a form changed: the record's own, the profiles, both or none."""
    return WithProfiles(command, tuple(chosen)) if chosen else command
