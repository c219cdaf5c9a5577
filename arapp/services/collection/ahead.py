"""Rows to come within the lead days of their profile: product M1, by kind of row.

Where everybody is dunned as the program ships it the usual days do, and no row is looked at.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from arapp.models.tx import Tx
from arapp.services.collection.plan_rows import Frame, Row, coming_rows
from arapp.services.collection.profiles import Profiles
from arapp.services.collection.rungs import Profile

Grades = Mapping[str, int | None]
"""Code of a grade → id of its profile."""
_WEEK = 7  # retention beyond it is a group of its own


def lead_of(profile: Profile, kind: str) -> int:
    """Days before the due day on which a row of that kind is first reminded of; 0: never."""
    return max(profile.leads.get(kind, profile.leads.get("", ())), default=0)


def last_lead(profile: Profile, kind: str, left: int) -> int | None:
    """The lead that has come, `left` days before the due day; None before the first."""
    leads = profile.leads.get(kind, profile.leads.get("", ()))
    return min((days for days in leads if days >= left), default=None)


def longest_lead(ways: Profiles, kind: str) -> int:
    """The longest lead of any profile by which a row may go."""
    return max(lead_of(one, kind) for one in (ways.default, *ways.by_id.values()))


def with_leads(tx: Tx, look: Frame, ways: Profiles, grades: Grades) -> Frame:
    """The frame with the rows to come that are within the lead days of their own profile."""
    if ways.plain:
        return look
    most = max(longest_lead(ways, ""), longest_lead(ways, "retention"))
    soon: list[int] = []
    later: list[int] = []
    day = look.as_of.toordinal()
    for row, due, kind, *ids, grade in coming_rows(tx, look, most):
        profile, _ = ways.resolve(*ids, grades.get(grade))
        left = due - day
        if left > lead_of(profile, kind):
            continue
        (later if kind == "retention" and left > _WEEK else soon).append(row)
    return replace(look, soon=json.dumps(soon), later=json.dumps(later))


def within(
    rows: Iterable[tuple[Row, int | None]], look: Frame, ways: Profiles, grades: Grades
) -> list[tuple[Row, int | None]]:
    """Of rows whose condition is open, those within the lead of their own profile, or past."""
    found = []
    for row, milestone in rows:
        profile, _ = ways.resolve(*row.profiles, grades.get(row.grade))
        if (row.due_on - look.as_of).days <= lead_of(profile, row.kind):
            found.append((row, milestone))
    return found
