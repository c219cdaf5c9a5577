"""Profiles of the ledger: shipped ones, the firm's own, and which one a row is dunned by.

The most particular wins: row, contract, customer, grade, the firm's default. A shipped profile is
data of the program until the firm changes it or gives it to somebody; then it is a row.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue, NotFound, Refused
from arapp.services.collection.rungs import DEFAULT, SHIPPED, Profile, check, from_json, to_json
from arapp.services.dispatch import Outcome, Right, Topic

_TOPICS = frozenset({Topic.SETTINGS, Topic.COLLECTION})
Winner = Literal["plan", "contract", "customer", "grade", "default"]
LEVELS: tuple[Winner, ...] = ("plan", "contract", "customer", "grade")


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles of a ledger: by name, by the id of their row, and the default."""

    by_name: Mapping[str, Profile]
    by_id: Mapping[int, Profile]
    default: Profile

    def resolve(self, *ids: int | None) -> tuple[Profile, Winner]:
        """The profile and who decided, of the ids of row, contract, customer, grade."""
        for level, record in zip(LEVELS, ids, strict=True) if self.by_id else ():
            if record is not None and record in self.by_id:
                return self.by_id[record], level
        return self.default, "default"

    @property
    def grace(self) -> int:
        """The longest grace of any."""
        return max(one.grace for one in self.by_name.values())

    @property
    def plain(self) -> bool:
        """Whether everybody is dunned as the program ships it."""
        return not self.by_id and self.default == DEFAULT


def profiles(tx: Tx) -> Profiles:
    """As the firm has them; a row that cannot be read counts as the shipped one of its name."""
    rows = tx.rows("SELECT id, name, stages, note, retired FROM dunning_profile ORDER BY place, id")
    by_id: dict[int, Profile] = {}
    by_name = dict(SHIPPED)
    for record, name, stages, note, retired in rows:
        known = replace(_read(name, stages, note), id=record, own=True, retired=bool(retired))
        by_id[record] = by_name[name] = known
    return Profiles(by_name, by_id, by_name[DEFAULT.key])


def _read(name: str, stages: str, note: str) -> Profile:
    try:
        found = from_json(name, json.loads(stages), note)
        check(found)
    except (ValueError, RecursionError, InvalidValue, Refused):  # by another program or a later one
        return replace(SHIPPED.get(name, DEFAULT), key=name, note=note)
    return found


def profile_json(profile: Profile) -> dict[str, Any]:
    """One profile as the headless commands show it."""
    head = {"name": profile.key, "id": profile.id, "own": profile.own, "retired": profile.retired}
    return head | {"note": profile.note} | to_json(profile)


@dataclass(frozen=True)
class SaveProfile:
    """A profile, new or changed, by its name; a shipped name changes the shipped one."""

    name: str
    told: Mapping[str, Any]
    note: str = ""

    label: ClassVar[str] = "save_profile"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of its row. Raises InvalidValue (field with the stage's place), Refused
        `stages_overlap`, `stages_gap`, `stages_order`, `stages_mixed`, `default_by_hand`."""
        found = from_json(self.name, self.told, self.note)
        check(found)
        if found.by_hand and found.key == DEFAULT.key:
            raise Refused("default_by_hand", field="stages")
        return Outcome(_TOPICS, _write(tx, found))


@dataclass(frozen=True)
class ResetProfile:
    """A shipped profile is as the program ships it again; one of the firm's own is retired."""

    name: str

    label: ClassVar[str] = "reset_profile"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound, Refused `profile_in_use` (an own one that somebody has)."""
        row = tx.value("SELECT id FROM dunning_profile WHERE name = ?", (self.name,))
        if row is None:
            raise NotFound(what="profile", key=self.name)
        if self.name in SHIPPED:
            tx.update("dunning_profile", row, stages=_text(SHIPPED[self.name]), retired=0)
            return Outcome(_TOPICS, row)
        used = users(tx, row)
        if used:
            raise Refused("profile_in_use", name=self.name, count=used)
        tx.update("dunning_profile", row, retired=1)
        return Outcome(_TOPICS, row)


_HOLDERS = {"plan": "plan", "contract": "contract", "customer": "customer", "grade": "grade"}


def users(tx: Tx, profile_id: int) -> int:
    """How many rows, contracts, customers and grades have the profile."""
    counts = " + ".join(
        f"(SELECT count(*) FROM {table} WHERE profile_id = :p)" for table in _HOLDERS.values()
    )
    found: int = tx.value(f"SELECT {counts}", {"p": profile_id})
    return found


@dataclass(frozen=True)
class AssignProfile:
    """A row, contract, customer or grade is dunned by this profile; "" takes it away.

    `what` is plan, contract, customer or grade; `key` its id, of a grade its code.
    """

    what: str
    key: int | str
    name: str = ""

    label: ClassVar[str] = "assign_profile"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the profile or None. Raises InvalidValue (`what`), NotFound (the record or
        the profile), Refused `profile_retired`."""
        table = _HOLDERS.get(self.what)
        if table is None:
            raise InvalidValue(field="what", value=self.what, reason="unknown")
        column = "code" if table == "grade" else "id"
        record = tx.value(f"SELECT id FROM {table} WHERE {column} = ?", (self.key,))
        if record is None:
            raise NotFound(what=self.what, key=self.key)
        chosen = _row(tx, self.name) if self.name else None
        tx.update(table, record, profile_id=chosen)
        topic = {"plan": Topic.PLANS, "contract": Topic.CONTRACTS, "customer": Topic.CUSTOMERS}
        return Outcome(_TOPICS | {topic.get(table, Topic.SETTINGS)}, chosen)


def _row(tx: WriteTx, name: str) -> int:
    """Id of the profile's row, written when a shipped one is used for the first time."""
    found = tx.one("SELECT id, retired FROM dunning_profile WHERE name = ?", (name,))
    if found is None:
        if name not in SHIPPED:
            raise NotFound(what="profile", key=name)
        return _write(tx, SHIPPED[name])
    row, retired = found
    if retired:
        raise Refused("profile_retired", name=name)
    return int(row)


def _write(tx: WriteTx, profile: Profile) -> int:
    row = tx.value("SELECT id FROM dunning_profile WHERE name = ?", (profile.key,))
    values = {"stages": _text(profile), "note": profile.note, "retired": 0}
    if row is not None:
        tx.update("dunning_profile", row, **values)
        return int(row)
    place = tx.value("SELECT coalesce(max(place), 0) + 1 FROM dunning_profile")
    return tx.insert("dunning_profile", name=profile.key, place=place, **values)


def _text(profile: Profile) -> str:
    return json.dumps(to_json(profile), ensure_ascii=False)
