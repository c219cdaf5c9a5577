"""Lists as of a past day show what was known then, not what a later confirmation made of it."""

from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import DraftRow
from arapp.services.dealing.plan_list import PlanQuery, plan_list
from arapp.services.dealing.retention import milestone_list, retention_list
from arapp.services.dealing.supplements import SupplementContract
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import ListOptions, listing, table
from arapp.services.ledger.milestones import ConfirmMilestone
from tests.conftest import TODAY
from tests.dealing.deals import customer, drafted, milestone, row_id, saved

THEN = date(2026, 10, 1)


def _rows(
    books: Dispatch, name: str, day: date, *, everything: bool = False
) -> list[dict[str, Any]]:
    options = ListOptions(everything=everything)
    found = books.ask(lambda tx: listing(tx, name, options, day))["rows"]
    return list(found)


def test_a_later_confirmation_is_not_known_before_its_day(books: Dispatch) -> None:
    made = saved(books, drafted(books, customer(books), signed=date(2026, 6, 1)))
    before: dict[str, Any] = {
        "plans": _rows(books, "plans", THEN),
        "milestones": _rows(books, "milestones", THEN),
        "retention": books.ask(lambda tx: retention_list(tx, THEN)),
        "nodes": books.ask(lambda tx: milestone_list(tx, THEN, confirmed=True)),
        "lines": books.ask(lambda tx: plan_list(tx, THEN, PlanQuery(contract_id=made))),
    }
    for kind, day in (("delivery", date(2026, 10, 20)), ("acceptance", date(2026, 11, 9))):
        done = milestone(books, made, kind)
        books.run(ConfirmMilestone(done, day, "验收单"))
    after: dict[str, Any] = {
        "plans": _rows(books, "plans", THEN),
        "milestones": _rows(books, "milestones", THEN),
        "retention": books.ask(lambda tx: retention_list(tx, THEN)),
        "nodes": books.ask(lambda tx: milestone_list(tx, THEN, confirmed=True)),
        "lines": books.ask(lambda tx: plan_list(tx, THEN, PlanQuery(contract_id=made))),
    }
    for name, told in before.items():
        assert after[name] == told, name
    now = _rows(books, "plans", TODAY)
    assert [row["booked_on"] for row in now] == ["2026-06-01", "2026-10-20", "2026-11-09", None]
    assert [row["due_on"] for row in now] != [row["due_on"] for row in before["plans"]]


def test_the_table_for_files_tells_the_same_days(books: Dispatch) -> None:
    made = saved(books, drafted(books, customer(books), signed=date(2026, 6, 1)))
    books.run(ConfirmMilestone(milestone(books, made, "acceptance"), TODAY))
    told = [row["due_on"] for row in _rows(books, "plans", THEN)]

    def typed(tx: Tx) -> list[str]:
        found = table(tx, "plans", ListOptions(), THEN)
        at = [name for name, _ in found.columns].index("due_on")
        return [str(row[at]) for row in found.rows]

    assert books.ask(typed) == told


def test_a_row_is_not_ended_before_the_day_of_its_supplement(books: Dispatch) -> None:
    made = saved(books, drafted(books, customer(books), signed=date(2026, 6, 1)))
    struck = row_id(books, made, "验收款")
    row = DraftRow(1, "尾款", milestone="acceptance", amount=30_000_00)
    books.run(SupplementContract(made, TODAY, Money(0), "改期", (struck,), (row,)))
    (then,) = [one for one in _rows(books, "plans", THEN) if one["id"] == struck]
    (now,) = [one for one in _rows(books, "plans", TODAY, everything=True) if one["id"] == struck]
    assert (then["ended_by"], now["ended_by"]) == (None, 1)
    lines = books.ask(lambda tx: plan_list(tx, THEN, PlanQuery(contract_id=made))).rows
    assert [(one.ended_by, one.void_on) for one in lines if one.id == struck] == [(None, None)]
