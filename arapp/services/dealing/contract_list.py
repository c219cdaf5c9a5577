"""Contracts as lists show them, and one contract with everything that belongs to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NotFound
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import CLAUSES, DraftLine
from arapp.services.dealing.plan_list import PlanLine, paid_sql, plans_of_contract
from arapp.services.ledger.attachments import Attachment, attachments_of
from arapp.services.ledger.list_parts import SUPPLEMENTED_LATER, VOID_LATER


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in a list. Amounts in minor units as of the day; `rows_paid` of `rows` are
    collected; `received_ppm` share received; `missing` clauses it is silent about."""

    id: int
    number: str
    customer_id: int
    customer: str
    subject: str
    amount: int
    currency: str
    signed_on: date | None
    ends_on: date | None
    deliver_on: date | None
    owner: str
    state: str
    rows: int
    rows_paid: int
    planned: int
    received: int
    overdue: int
    initials: str
    missing: tuple[str, ...]

    @property
    def progress(self) -> str:
        """ "2/4": rows collected of all; "" without a plan."""
        return f"{self.rows_paid}/{self.rows}" if self.rows else ""

    @property
    def received_ppm(self) -> int:
        """Share received, in millionths."""
        return self.received * 1_000_000 // self.amount if self.amount > 0 else 0

    @property
    def money(self) -> Money:
        """The amount as money."""
        return Money(self.amount, self.currency)


@dataclass(frozen=True, slots=True)
class NodeView:
    """A milestone of the contract; `follows` the one that its day is reckoned from."""

    id: int
    kind: str
    label: str
    planned_on: date | None
    confirmed_on: date | None
    evidence: str
    follows: int | None
    after_months: int | None
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class SupplementView:
    """A supplement; `struck` and `made` are ids of plan rows."""

    id: int
    number: str
    day: date
    amount: int
    reason: str
    struck: tuple[int, ...]
    made: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContractView:
    """Everything of one contract; `rows` with the void ones, `signed_amount` before supplements."""

    line: ContractLine
    terms: str
    late_rate_ppm: int | None
    tax_rate_ppm: int | None
    invoice_terms: str
    dispute_terms: str
    template: str
    department: str
    note: str
    signed_amount: int
    rows: tuple[PlanLine, ...]
    nodes: tuple[NodeView, ...]
    lines: tuple[DraftLine, ...]
    supplements: tuple[SupplementView, ...]
    attachments: tuple[Attachment, ...]


# A row that came with a later supplement is not there yet.
_STANDS = (
    "(p.state <> 'void' OR p.void_on > :d) AND (p.made_by_id IS NULL"
    " OR NOT EXISTS (SELECT 1 FROM supplement s WHERE s.id = p.made_by_id AND s.day > :d))"
)
_LIST = """
WITH sums AS (
  SELECT p.contract_id AS contract_id, count(*) AS rows,
         sum(p.amount <= {paid} AND p.booked_on <= :d) AS done,
         sum(p.amount) AS planned, sum({paid}) AS received,
         sum(CASE WHEN p.state <> 'expected' AND p.due_on < :d AND p.booked_on <= :d
                  THEN p.amount - {paid} ELSE 0 END) AS overdue
    FROM plan p WHERE {of} AND {stands} GROUP BY p.contract_id)
SELECT k.id, k.number, k.customer_id, coalesce(nullif(c.short_name, ''), c.name), k.subject,
       k.amount + {void} - {later}, k.currency, k.signed_on, k.ends_on, k.deliver_on, k.owner,
       {state}, coalesce(s.rows, 0), coalesce(s.done, 0), coalesce(s.planned, 0),
       coalesce(s.received, 0), coalesce(s.overdue, 0), c.initials,
       k.terms, k.late_rate_ppm, k.invoice_terms, k.dispute_terms
  FROM contract k JOIN customer c ON c.id = k.customer_id LEFT JOIN sums s ON s.contract_id = k.id
 WHERE k.state <> 'draft' AND (k.signed_on IS NULL OR k.signed_on <= :d OR :ahead) AND {mine}
 ORDER BY coalesce(k.signed_on, 0) DESC, k.id DESC
"""
# What was called off later still stood on the day.
STATE_THEN = (
    "CASE WHEN k.state = 'void' AND EXISTS (SELECT 1 FROM plan v WHERE v.contract_id = k.id"
    " AND v.state = 'void' AND v.void_on > :d) THEN 'active' ELSE k.state END"
)


def contract_list(
    tx: Tx, as_of: date, customer_id: int | None = None, *, with_void: bool = False
) -> list[ContractLine]:
    """Contracts as of a day, newest first; those called off only when asked for."""
    mine = "1" if customer_id is None else "k.customer_id = :customer"
    lines = _lines(tx, as_of, mine, {"customer": customer_id})
    return [line for line in lines if with_void or line.state != "void"]


def _lines(tx: Tx, as_of: date, mine: str, more: dict[str, Any]) -> list[ContractLine]:
    """The contracts `k` that a condition of ours names."""
    changed = "EXISTS (SELECT 1 FROM supplement WHERE day > :d)"
    called_off = "EXISTS (SELECT 1 FROM plan WHERE state = 'void' AND void_on > :d)"
    params = {"d": as_of.toordinal(), "ahead": as_of >= tx.today, **more}
    voids, later = tx.one(f"SELECT {called_off}, {changed}", params)
    of = "p.contract_id IS NOT NULL"
    if mine != "1":
        of = f"p.contract_id IN (SELECT k.id FROM contract k WHERE {mine})"
    sql = _LIST.format(
        paid=paid_sql(tx, as_of),
        stands=_STANDS,
        of=of,
        void=VOID_LATER if voids else "0",
        later=SUPPLEMENTED_LATER if later else "0",
        state=STATE_THEN if voids else "k.state",
        mine=mine,
    )
    return [_line(*row) for row in tx.rows(sql, params)]


def _line(*row: Any) -> ContractLine:
    head, (terms, rate, invoice, dispute) = row[:18], row[18:]
    days = [from_ordinal(value) for value in head[7:10]]
    clauses = {
        "subject": head[4], "terms": terms, "deliver_on": head[9], "late_rate_ppm": rate,
        "invoice_terms": invoice, "dispute_terms": dispute,
    }  # fmt: skip
    missing = tuple(name for name in CLAUSES if clauses[name] in ("", None))
    fields: list[Any] = [*head[:7], *days, *head[10:], missing]
    return ContractLine(*fields)


def contract(tx: Tx, contract_id: int, as_of: date | None = None) -> ContractView:
    """One contract with rows, nodes, products, supplements and files. Raises NotFound."""
    day = as_of or tx.today
    found = _lines(tx, day, "k.id = :one", {"one": contract_id})
    if not found:
        raise NotFound(what="contract", key=contract_id)
    head = tx.one(
        "SELECT terms, late_rate_ppm, tax_rate_ppm, invoice_terms, dispute_terms, template,"
        " department, note, amount - (SELECT coalesce(sum(s.amount), 0) FROM supplement s"
        " WHERE s.contract_id = k.id) FROM contract k WHERE id = ?",
        (contract_id,),
    )
    parts: list[Any] = [
        tuple(plans_of_contract(tx, contract_id, day)),
        tuple(nodes_of(tx, contract_id)),
        tuple(lines_of(tx, contract_id)),
        tuple(supplements_of(tx, contract_id)),
        tuple(attachments_of(tx, f"contract:{contract_id}")),
    ]
    return ContractView(found[0], *head, *parts)


def nodes_of(tx: Tx, contract_id: int) -> list[NodeView]:
    """Milestones in the order of their days."""
    rows = tx.rows(
        "SELECT id, kind, label, planned_on, confirmed_on, evidence, after_id, after_months"
        " FROM milestone WHERE contract_id = ?"
        " ORDER BY coalesce(confirmed_on, planned_on, 9999999), id",
        (contract_id,),
    )
    return [_node(tx, *row) for row in rows]


def _node(tx: Tx, *row: Any) -> NodeView:
    files = tuple(attachments_of(tx, f"milestone:{row[0]}"))
    days = (from_ordinal(row[3]), from_ordinal(row[4]))
    fields: list[Any] = [*row[:3], *days, *row[5:], files]
    return NodeView(*fields)


def lines_of(tx: Tx, contract_id: int) -> list[DraftLine]:
    """Products of a contract in their order."""
    rows = tx.rows(
        "SELECT item, amount, product_id, spec, unit, quantity, price, tax_rate_ppm"
        " FROM contract_line WHERE contract_id = ? ORDER BY no, id",
        (contract_id,),
    )
    return [DraftLine(*row) for row in rows]


def supplements_of(tx: Tx, contract_id: int) -> list[SupplementView]:
    """Supplements, oldest first."""
    rows = tx.rows(
        "SELECT id, number, day, amount, reason FROM supplement WHERE contract_id = ?"
        " ORDER BY day, id",
        (contract_id,),
    )
    plans = tx.rows(
        "SELECT id, made_by_id, ended_by_id FROM plan WHERE contract_id = ? ORDER BY no, id",
        (contract_id,),
    )
    return [
        SupplementView(
            one,
            number,
            date.fromordinal(day),
            amount,
            reason,
            tuple(plan for plan, _, ended in plans if ended == one),
            tuple(plan for plan, made, _ in plans if made == one),
        )
        for one, number, day, amount, reason in rows
    ]
