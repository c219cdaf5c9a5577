"""What was known of milestones on a past day: when they were planned, when their rows fell due.

Confirming a milestone moves its rows, and the nodes that follow it. On a day before that they stood
where the plan had them, and that is where a list as of that day shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.services.ledger.due_rules import rule_or_none


@dataclass(frozen=True, slots=True)
class Past:
    """Days that were otherwise on the day asked for: by milestone the planned day, by plan row the
    due day (ordinals, None: there was none). What is in neither stood as it stands."""

    planned: Mapping[int, int | None] = field(default_factory=dict)
    due: Mapping[int, int | None] = field(default_factory=dict)

    def due_on(self, row: int, now: int | None) -> int | None:
        """Due day of a plan row as it was known."""
        return self.due.get(row, now)

    def planned_on(self, node: int, now: int | None) -> int | None:
        """Planned day of a milestone as it was known."""
        return self.planned.get(node, now)


@dataclass(frozen=True, slots=True)
class _Node:
    id: int
    planned_on: int | None
    confirmed_on: int | None
    after_id: int | None
    after_months: int | None


_LATER = "SELECT contract_id FROM milestone WHERE confirmed_on > :d"
_NODES = (
    "SELECT id, planned_on, confirmed_on, after_id, after_months FROM milestone"
    f" WHERE (confirmed_on IS NULL OR confirmed_on > :d) AND contract_id IN ({_LATER})"
)
_ROWS = (
    "SELECT p.id, p.milestone_id, p.due_on, p.due_rule FROM plan p"
    f" WHERE p.contract_id IN ({_LATER}) AND p.milestone_id IS NOT NULL"
    " AND (p.booked_on IS NULL OR p.booked_on > :d)"
)


def as_known(tx: Tx, as_of: date) -> Past:
    """What stood otherwise on the day; nothing when no milestone was confirmed later."""
    at = {"d": as_of.toordinal()}
    nodes = {row[0]: _Node(*row) for row in tx.rows(_NODES, at)}
    if not nodes:
        return Past()
    planned = {one: _planned(nodes, node) for one, node in nodes.items()}
    due = {
        row: _due(nodes[node], planned[node], now, rule)
        for row, node, now, rule in tx.rows(_ROWS, at)
        if node in nodes and _moved(nodes[node], planned[node])
    }
    return Past(planned, due)


def _planned(nodes: Mapping[int, _Node], node: _Node, steps: int = 0) -> int | None:
    """Planned day before the node it follows was confirmed; of a long chain, or a ring, what it
    is."""
    base = nodes.get(node.after_id or 0)
    if base is None or not node.after_months or steps > len(nodes):
        return node.planned_on
    begin = _planned(nodes, base, steps + 1)
    if begin is None or (base.confirmed_on is None and begin == base.planned_on):
        return node.planned_on
    return add_months(date.fromordinal(begin), node.after_months).toordinal()


def _moved(node: _Node, planned: int | None) -> bool:
    return node.confirmed_on is not None or node.planned_on != planned


def _due(node: _Node, planned: int | None, now: int | None, text: str) -> int | None:
    """Due day by the rule from the planned day; without a rule as long after it as now."""
    rule = rule_or_none(text)
    if rule is not None and rule.on is not None:
        return now
    if planned is None:
        return None
    if rule is not None:
        return rule.due(date.fromordinal(planned)).toordinal()
    base = node.confirmed_on or node.planned_on
    if now is None or base is None:
        return now
    return planned + max(now - base, 0)
