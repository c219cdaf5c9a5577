"""What the right side reads of the ledger for one receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from arapp.models.tx import Tx
from arapp.services.ledger import desk
from arapp.services.ledger.desk import DeskCustomer, DeskPlan
from arapp.services.matching.rows import PlanIn, Settings
from arapp.services.matching.settings import SHIPPED, limits_of, settings


@dataclass(frozen=True)
class Rows:
    """Rows that may take the money, their customers, limits and settings of the firm."""

    plans: tuple[DeskPlan, ...] = ()
    customers: Mapping[int, DeskCustomer] = field(default_factory=dict)
    limits: Mapping[str, int | None] = field(default_factory=dict)
    settings: Settings = SHIPPED


def read(tx: Tx, currency: str, customers: Sequence[int], rows: Sequence[int]) -> Rows:
    """Open rows of the customers, and single rows that a proposal names."""
    plans = tuple(desk.plans_of(tx, customers, currency, rows))
    ids = {*customers, *(plan.customer_id for plan in plans)}
    firm = settings(tx)
    return Rows(plans, desk.customers_by_id(tx, ids, currency), limits_of(firm), firm)


def plan_in(plan: DeskPlan) -> PlanIn:
    """A row as the matcher's sentences name it."""
    return PlanIn(
        plan.id, plan.customer_id, plan.open, plan.currency, plan.kind, plan.label, plan.firm,
        contract=plan.contract, invoice=plan.invoice,
    )  # fmt: skip
