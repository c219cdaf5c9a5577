"""The four tables, each with its rows, empty sentence and segment count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.services.dealing.contract_list import contract_list
from arapp.services.dealing.drafts import Draft, drafts
from arapp.services.dealing.plan_filters import Range
from arapp.services.dealing.plan_list import PlanQuery, PlanWindow, plan_list
from arapp.services.dealing.retention import milestone_list, retention_list
from arapp.services.ledger.milestones_past import as_known
from arapp.ui import parse, pinyin
from arapp.ui.pages.contracts import columns, words
from arapp.ui.tables.arranging import WINDOW, Window
from arapp.ui.tables.filters import day_range, number_range
from arapp.ui.tables.long_model import LongModel
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Read:
    """What the page reads at once; the plans come in windows beside it."""

    today: date
    contracts: Sequence[Any]
    plans: int
    retention: Sequence[Any]
    milestones: Sequence[Any]
    drafts: Sequence[Draft]


def read(tx: Tx, *, whole: bool = False) -> Read:
    """Everything but the rows of the plans. `whole`: what is collected and confirmed, too."""
    today = tx.today
    past = as_known(tx, today)
    return Read(
        today,
        contract_list(tx, today, with_void=True),
        plan_list(tx, today, PlanQuery(limit=0)).total,
        retention_list(tx, today, settled=whole, past=past),
        milestone_list(tx, today, confirmed=whole, past=past),
        drafts(tx),
    )


@dataclass
class Days:
    """The ledger day that columns count from, once it is known."""

    today: date = EARLIEST


def tables(days: Days) -> dict[str, Table]:
    """Segment → table."""
    made: dict[str, RecordModel[Any]] = {
        words.CONTRACTS: RecordModel(columns.contracts(lambda: days.today), EARLIEST),
        words.PLANS: LongModel(columns.plans(), EARLIEST),
        words.RETENTION: RecordModel(columns.retention(), EARLIEST, row_id=lambda one: one.plan_id),
        words.NODES: RecordModel(columns.milestones(), EARLIEST),
    }
    made[words.PLANS].set_order([("due_on", False)])
    return {key: Table(f"contracts_{key}", model, total=True) for key, model in made.items()}


# --- plans in windows -----------------------------------------------------------------------------

_SORTS = {"customer", "contract", "label", "kind", "due_on", "amount", "paid", "open", "owner"}
_TEXTS = ("customer", "contract", "label", "owner")


EVERY_STATE = ("expected", "firm", "settled", "void")


def plan_query(
    window: Window, today: date, *, summed: bool = True, whole: bool = False
) -> PlanQuery:
    """What the table asks for, in the words of the service; with the totals or without. `whole`:
    settled and void rows, too."""
    typed = dict(window.filters)
    key, descending = next(
        ((key, down) for key, down in window.order if key in _SORTS), ("due_on", False)
    )
    usual = EVERY_STATE if whole else PlanQuery().states
    low, high = day_range(typed.get("due_on", ""), today)
    return PlanQuery(
        states=states_like(typed.get("state", "")) or usual,
        amount=_range(typed.get("amount", "")),
        paid=_range(typed.get("paid", "")),
        open=_range(typed.get("open", "")),
        overdue=_range(typed.get("days", ""), int),
        text=" ".join(typed[name].strip() for name in _TEXTS if name in typed),
        kinds=kinds_like(typed.get("kind", "")),
        due_from=low,
        due_to=high,
        sort=key,
        descending=descending,
        offset=window.first,
        limit=WINDOW,
        summed=summed,
    )


def _range(typed: str, read: Callable[[str], int] = parse.amount) -> Range | None:
    found = number_range(typed, read)
    return Range(*found) if found is not None else None


def states_like(typed: str) -> tuple[str, ...]:
    """States whose word contains what was typed, also those that the list leaves out by itself;
    () for nothing typed."""
    wanted = typed.strip()
    found = tuple(key for key, name in words.PLAN_STATES.items()
                  if pinyin.matches(wanted, words.say(name)))  # fmt: skip
    return (found or ("none",)) if wanted else ()


def kinds_like(typed: str) -> tuple[str, ...]:
    """Kinds whose word contains what was typed; () for nothing typed."""
    wanted = typed.strip()
    found = tuple(
        key for key, name in words.KINDS.items() if pinyin.matches(wanted, words.say(name))
    )
    return (found or ("none",)) if wanted else ()


def totals_of(window: PlanWindow) -> dict[str, dict[str, int]]:
    """Sums of the whole filter for the total row."""
    return {
        key: {one.currency: getattr(one, key) for one in window.sums}
        for key in ("amount", "paid", "open")
    }


# --- empty ----------------------------------------------------------------------------------------


def empty(key: str) -> tuple[str, bool]:
    """What stands in an empty list, and whether that is good news."""
    told: dict[str, Callable[[], tuple[str, bool]]] = {
        words.CONTRACTS: lambda: (
            translate("contracts", "No contract yet. Make one, or import them."), False
        ),
        words.PLANS: lambda: (translate("contracts", "Nothing is planned to come in."), False),
        words.RETENTION: lambda: (translate("contracts", "No retention is outstanding."), True),
        words.NODES: lambda: (translate("contracts", "No milestone is outstanding."), True),
    }  # fmt: skip
    return told[key]()
