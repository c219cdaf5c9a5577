"""A list of balances (客户余额表) against ours: every customer, here or there."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.lines import classify
from arapp.services.importing.rows.parse import parse
from arapp.services.importing.rows.values import Frame, Problem
from arapp.services.importing.similar import near
from arapp.services.ledger.names import name_key
from arapp.services.matching.names import Relation, compare
from arapp.services.reconcile.balance_heads import sides_of
from arapp.services.reconcile.columns import Heads
from arapp.services.reconcile.lists import layout_of
from arapp.services.reconcile.money_heads import side_sign


class Standing(StrEnum):
    """How one customer stands in both."""

    EQUAL = "equal"
    DIFFERS = "differs"
    ONLY_THERE = "only_there"
    ONLY_HERE = "only_here"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list: signed as the list has it; `movement`, `opening` None where not told."""

    row: int
    name: str
    code: str
    tax_no: str
    currency: str
    closing: int
    opening: int | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """A customer of ours: its names, and what it owes by currency."""

    id: int
    name: str
    short_name: str
    code: str
    tax_no: str
    aliases: tuple[str, ...]
    balances: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """One customer in one currency. `maybe`: names of ours that a strange name may mean.

    `how` the customer was found: code, tax_no, name, short, chosen; "" for one alone.
    """

    standing: Standing
    currency: str
    ours: int
    theirs: int
    customer: int | None = None
    name: str = ""
    listed: tuple[Listed, ...] = ()
    how: str = ""
    maybe: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """What the list has beyond ours."""
        return self.theirs - self.ours


_MARK = re.compile(r"^(?:\[[^\]]*\]|【[^】]*】|\([^)]{1,12}\))\s*")
_CODED = re.compile(r"^[A-Za-z]{0,4}\d[\w.]*\s*[-_/|、:： ]\s*(?=\D)")


def bare_name(name: str) -> str:
    """The name without the code that an accounting program prints before it."""
    return _CODED.sub("", _MARK.sub("", name.strip())).strip() or name.strip()


def read_balances(
    raw: RawTable, stated: Stated, heads: Heads, frame: Frame
) -> tuple[list[Listed], list[Problem]]:
    """The rows of the list. Totals and lines that only sum up others are left out."""
    layout = layout_of(raw, heads.columns, "customers")
    lines = classify(raw, layout, stated)
    values = parse(raw, layout, stated, lines, frame)
    money = [c.index for c in heads.columns if c.field and c.field not in _NO_SUMS]
    of = sides_of(money, heads.indexes("side"))

    def signed(i: int, role: str, field: str) -> int | None:
        value = values.amounts(field)[i]
        index = heads.first(role)
        if value is None or index not in of:
            return value
        cells = raw.rows[values.places[i]]
        return -value * side_sign(cells[of[index]] if of[index] < len(cells) else None)

    listed = []
    for i, number in enumerate(values.numbers):
        name, code = values.texts("name")[i], values.texts("code")[i]
        less = signed(i, "closing_less", "open_credit")
        plus = signed(i, "closing", "open")
        opening = _less(signed(i, "opening", "opening"), signed(i, "opening_less", "net"))
        if not (name or code) or (plus is None and less is None and opening is None):
            continue
        listed.append(
            Listed(
                *(number, bare_name(name), code, values.texts("tax_no")[i], values.currency[i]),
                *((plus or 0) - (less or 0), opening, raw.sheet),
            )
        )
    return _leaves(listed), list(values.problems)


_NO_SUMS = frozenset({"name", "code", "tax_no", "currency", "side"})


def _less(plus: int | None, less: int | None) -> int | None:
    return None if plus is None and less is None else (plus or 0) - (less or 0)


def _leaves(listed: Sequence[Listed]) -> list[Listed]:
    """Without the rows of accounts whose code begins those of others and that sum them up."""
    out = []
    for one in listed:
        below = [
            other
            for other in listed
            if one.code and other.code != one.code and other.code.startswith(one.code)
        ]
        if below and sum(other.closing for other in below) == one.closing:
            continue
        out.append(one)
    return out


# --- who is who ---------------------------------------------------------------------------------


class Directory:
    """Our customers by code, tax number and names."""

    def __init__(self, owners: Sequence[Owner]) -> None:
        self.owners = {one.id: one for one in owners}
        self._codes = _lone((one.code.strip(), one.id) for one in owners if one.code.strip())
        self._taxes = _lone((one.tax_no.strip().upper(), one.id) for one in owners if one.tax_no)
        self._names = _lone(
            (name_key(name), one.id)
            for one in owners
            for name in {one.name, one.short_name, *one.aliases}
            if name
        )

    def find(self, listed: Listed) -> tuple[int | None, str]:
        """(customer, how it was found). A code alone is not believed against another name."""
        if listed.tax_no and (found := self._taxes.get(listed.tax_no.strip().upper())):
            return found, "tax_no"
        named = self._names.get(name_key(listed.name))
        if named is not None:
            return named, "name"
        coded = self._codes.get(listed.code.strip()) if listed.code else None
        if coded is not None and (not listed.name or self._alike(coded, listed.name)):
            return coded, "code"
        same = [i for i, one in self.owners.items()
                if listed.name and compare(one.name, listed.name) == Relation.SAME]  # fmt: skip
        if len(same) == 1:
            return same[0], "name"
        return None, ""

    def maybe(self, listed: Listed) -> tuple[str, ...]:
        """Names that may be meant, to be asked: short forms, one sign other, the code's owner."""
        close = [
            one.name
            for one in self.owners.values()
            if compare(one.name, listed.name) in (Relation.SHORT, Relation.BRANCH)
        ]
        close += near(listed.name, [one.name for one in self.owners.values()])
        coded = self._codes.get(listed.code.strip()) if listed.code else None
        if coded is not None:
            close.append(self.owners[coded].name)
        return tuple(dict.fromkeys(close))[:3]

    def _alike(self, owner: int, name: str) -> bool:
        known = self.owners[owner]
        return compare(known.name, name) != Relation.DIFFERENT or bool(near(name, [known.name]))


def _lone(pairs: object) -> dict[str, int]:
    """Key → the one customer that has it."""
    found: dict[str, set[int]] = defaultdict(set)
    for key, owner in pairs:  # type: ignore[attr-defined]  # pairs of a generator
        found[key].add(owner)
    return {key: next(iter(owners)) for key, owners in found.items() if len(owners) == 1}


def compare_balances(
    listed: Sequence[Listed],
    owners: Sequence[Owner],
    chosen: Mapping[str, int] | None = None,
) -> list[Compared]:
    """Every customer of either side, by currency. `chosen`: name of the list → customer's id."""
    directory = Directory(owners)
    said = chosen or {}
    found = [
        (one, *((said[one.name], "chosen") if one.name in said else directory.find(one)))
        for one in listed
    ]
    sign = _sign([(one, who) for one, who, _ in found], directory)
    mine: dict[tuple[int, str], list[tuple[Listed, str]]] = defaultdict(list)
    out: list[Compared] = []
    for one, who, how in found:
        if who is None:
            maybe = directory.maybe(one)
            out.append(
                Compared(Standing.ONLY_THERE, one.currency, 0, sign * one.closing,
                         listed=(one,), maybe=maybe)
            )  # fmt: skip
        else:
            mine[who, one.currency].append((one, how))
    for (who, code), rows in mine.items():
        owner = directory.owners[who]
        ours = owner.balances.get(code, 0)
        theirs = sign * sum(one.closing for one, _ in rows)
        standing = Standing.EQUAL if ours == theirs else Standing.DIFFERS
        out.append(
            Compared(standing, code, ours, theirs, who, owner.name,
                     tuple(one for one, _ in rows), rows[0][1])
        )  # fmt: skip
    for owner in owners:
        for code, ours in owner.balances.items():
            if ours and (owner.id, code) not in mine:
                out.append(Compared(Standing.ONLY_HERE, code, ours, 0, owner.id, owner.name))
    return [one for one in out if one.standing != Standing.ONLY_THERE or one.theirs]


def _sign(found: Sequence[tuple[Listed, int | None]], directory: Directory) -> int:
    """−1 where the list has what is owed to us on its other side."""
    votes: Counter[int] = Counter()
    for one, who in found:
        ours = directory.owners[who].balances.get(one.currency, 0) if who is not None else 0
        if ours and one.closing and abs(ours) == abs(one.closing):
            votes[1 if ours == one.closing else -1] += 1
    return -1 if votes[-1] > votes[1] else 1
