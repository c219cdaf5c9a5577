"""Milestones of a form that are confirmed out of their order. Pure."""

from collections.abc import Iterator, Sequence

from arapp.services.dealing.draft_facts import Problem
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.ledger.milestones_order import Step, out_of_order

_TOLD = ("other_open", "warranty_early")  # days out of order are told beside the planned day


def order_problems(rows: Sequence[DraftRow]) -> Iterator[Problem]:
    """Warnings other_open (label, other) and warranty_early (label, day), beside confirmed_on."""
    nodes: dict[tuple[str, str], tuple[int, Step]] = {}
    for i, row in enumerate(rows):
        if row.milestone:
            step = Step(row.milestone, row.node_name, row.planned_on, row.confirmed_on)
            nodes.setdefault((row.milestone, row.node_name), (i, step))
    steps = [step for _, step in nodes.values()]
    for i, step in nodes.values():
        for one in out_of_order(step, steps):
            if one.key in _TOLD:
                told = {"label": one.label, "other": one.other, "day": one.day}
                yield Problem(f"rows.{i}.confirmed_on", one.key, told, "warning")
