"""A reconciliation as the headless commands tell it."""

from typing import Any

from arapp.models.values.money import plain
from arapp.services.reconcile.balances import Compared
from arapp.services.reconcile.phrasing import notes
from arapp.services.reconcile.rows import Line, Match
from arapp.services.reconcile.service import Balances, Reconciliation


def reconciliation(one: Reconciliation, language: str) -> dict[str, Any]:
    """One customer in one currency: proof, differences, counts, pairs."""
    proof, code = one.outcome.proof, one.currency
    return {
        "customer": one.name,
        "currency": code,
        "file": one.file,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "ours": plain(proof.ours, code),
        "theirs": plain(proof.theirs, code),
        "opening_difference": plain(proof.opening, code),
        "their_own_error": plain(proof.astray, code),
        "differences": {kind.value: plain(sum_, code) for kind, sum_ in proof.by_kind.items()},
        "proven": proof.holds,
        "turned": one.turned,
        "open_items": one.open_items,
        "matches": [_match(match, code) for match in one.outcome.matches],
        "notes": list(notes(one.notes, language)),
    }


def _match(match: Match, code: str) -> dict[str, Any]:
    return {
        "kind": match.kind.value,
        "why": match.why,
        "difference": plain(match.difference, code),
        "ours": [_line(line, code) for line in match.ours],
        "theirs": [_line(line, code) for line in match.theirs],
        "arrived": match.later[0].isoformat() if match.later else None,
        "arrived_record": match.later[1] or None if match.later else None,
    }


def _line(line: Line, code: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "day": line.day.isoformat() if line.day else None,
        "amount": plain(line.delta, code),
        "number": line.number,
        "text": line.text,
    }
    if line.row:
        return {**told, "sheet": line.sheet, "row": line.row}
    return {**told, "record": line.record or None}


def balances(found: Balances, language: str) -> dict[str, Any]:
    """A list of balances against ours."""
    counts: dict[str, int] = {}
    for row in found.rows:
        counts[row.standing.value] = counts.get(row.standing.value, 0) + 1
    return {
        "file": found.file,
        "day": found.day.isoformat(),
        "counts": counts,
        "rows": [_compared(row) for row in found.rows],
        "notes": list(notes(found.notes, language)),
    }


def _compared(row: Compared) -> dict[str, Any]:
    code = row.currency
    return {
        "standing": row.standing.value,
        "customer": row.name or None,
        "listed": [{"name": one.name, "code": one.code, "row": one.row} for one in row.listed],
        "currency": code,
        "ours": plain(row.ours, code),
        "theirs": plain(row.theirs, code),
        "difference": plain(row.difference, code),
        "found_by": row.how or None,
        "maybe": list(row.maybe),
    }
