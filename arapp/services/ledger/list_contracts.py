"""Lists of contracts, their plans, milestones, products and supplements."""

from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.list_invoices import decimal_of
from arapp.services.ledger.list_parts import (
    PAID,
    PLAN_STATE,
    SUPPLEMENTED_LATER,
    VOID_LATER,
    ListSpec,
)
from arapp.services.ledger.milestones_past import as_known

# Rows of a contract that stood on the day.
_ROWS = (
    "plan p WHERE p.contract_id = k.id AND (p.state <> 'void' OR p.void_on > :d)"
    " AND (p.made_by_id IS NULL OR NOT EXISTS"
    " (SELECT 1 FROM supplement s WHERE s.id = p.made_by_id AND s.day > :d))"
)
_PLANNED = f"(SELECT coalesce(sum(p.amount), 0) FROM {_ROWS})"
_RECEIVED = f"(SELECT coalesce(sum({PAID}), 0) FROM plan p WHERE p.contract_id = k.id)"
_PROGRESS = (
    f"(SELECT CASE WHEN count(*) THEN coalesce(sum(p.booked_on <= :d AND p.amount = {PAID}), 0)"
    f" || '/' || count(*) ELSE '' END FROM {_ROWS})"
)
_STATE = (
    "CASE WHEN k.state = 'void' AND EXISTS (SELECT 1 FROM plan v WHERE v.contract_id = k.id"
    " AND v.state = 'void' AND v.void_on > :d) THEN 'active' ELSE k.state END"
)
# One that is entered before its signing day is there already, as in the window.
_STATE_SHOWN = (
    f"CASE WHEN k.signed_on > :d AND ({_STATE}) = 'active' THEN 'unsigned' ELSE ({_STATE}) END"
)
_MISSING = "trim({} , ' ')".format(
    " || ".join(
        f"CASE WHEN {test} THEN ' {name}' ELSE '' END"
        for name, test in (
            ("subject", "k.subject = ''"),
            ("terms", "k.terms = ''"),
            ("deliver_on", "k.deliver_on IS NULL"),
            ("late_rate", "k.late_rate_ppm IS NULL"),
            ("invoice_terms", "k.invoice_terms = ''"),
            ("dispute_terms", "k.dispute_terms = ''"),
        )
    )
)
_CONTRACT = "JOIN contract k ON k.id = {}.contract_id JOIN customer c ON c.id = k.customer_id"


def _plans_known(tx: Tx, as_of: date) -> dict[int, dict[str, Any]]:
    return {row: {"due_on": due} for row, due in as_known(tx, as_of).due.items()}


def _nodes_known(tx: Tx, as_of: date) -> dict[int, dict[str, Any]]:
    return {node: {"planned_on": day} for node, day in as_known(tx, as_of).planned.items()}


CONTRACTS: dict[str, ListSpec] = {
    "contracts": ListSpec(
        (
            ("id", "int", "k.id"),
            ("number", "text", "k.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("subject", "text", "k.subject"),
            ("amount", "money", f"k.amount + {VOID_LATER} - {SUPPLEMENTED_LATER}"),
            ("currency", "text", "k.currency"),
            ("signed_on", "day", "k.signed_on"),
            ("owner", "text", "k.owner"),
            ("planned", "money", _PLANNED),
            ("received", "money", _RECEIVED),
            ("state", "text", _STATE_SHOWN),
            ("progress", "text", _PROGRESS),
            ("deliver_on", "day", "k.deliver_on"),
            ("ends_on", "day", "k.ends_on"),
            ("terms", "text", "k.terms"),
            ("template", "text", "k.template"),
            ("missing", "text", _MISSING),
        ),
        "contract k JOIN customer c ON c.id = k.customer_id",
        customer="c.id",
        open_only="state IN ('active', 'unsigned') AND received < amount",
        hidden=f"{_STATE} = 'void'",
    ),
    "plans": ListSpec(
        (
            ("id", "int", "p.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("contract", "text", "k.number"),
            ("invoice", "text", "i.number"),
            ("kind", "text", "p.kind"),
            ("label", "text", "p.label"),
            ("state", "text", PLAN_STATE),
            ("booked_on", "day", "CASE WHEN p.booked_on <= :d THEN p.booked_on END"),
            ("due_on", "day", "p.due_on"),
            ("amount", "money", "p.amount"),
            ("paid", "money", PAID),
            ("open", "money", f"p.amount - {PAID}"),
            ("currency", "text", "p.currency"),
            ("owner", "text", "p.owner"),
            (
                "reversed",
                "day",
                "CASE WHEN p.state = 'void' AND p.void_on <= :d THEN p.void_on END",
            ),
            ("due_rule", "text", "p.due_rule"),
            ("milestone", "int", "p.milestone_id"),
            ("made_by", "int", "p.made_by_id"),
            ("ended_by", "int", "CASE WHEN p.void_on <= :d THEN p.ended_by_id END"),
        ),
        "plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id",
        customer="c.id",
        open_only="state = 'firm'",
        later="(p.booked_on > :d AND p.milestone_id IS NULL)"
        " OR (SELECT s.day FROM supplement s WHERE s.id = p.made_by_id) > :d",
        hidden="p.state = 'void' AND coalesce(p.void_on, 0) <= :d",
        known=_plans_known,
    ),
    "milestones": ListSpec(
        (
            ("id", "int", "m.id"),
            ("contract", "text", "k.number"),
            ("contract_id", "int", "k.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("kind", "text", "m.kind"),
            ("label", "text", "m.label"),
            ("planned_on", "day", "m.planned_on"),
            ("confirmed_on", "day", "CASE WHEN m.confirmed_on <= :d THEN m.confirmed_on END"),
            ("evidence", "text", "CASE WHEN m.confirmed_on <= :d THEN m.evidence ELSE '' END"),
            (
                "amount",
                "money",
                "(SELECT coalesce(sum(p.amount), 0) FROM plan p WHERE p.milestone_id = m.id"
                " AND (p.state <> 'void' OR p.void_on > :d))",
            ),
            ("currency", "text", "k.currency"),
            ("follows", "int", "m.after_id"),
            ("after_months", "int", "m.after_months"),
        ),
        f"milestone m {_CONTRACT.format('m')}",
        customer="c.id",
        open_only="confirmed_on IS NULL",
        hidden="k.state = 'void'",
        known=_nodes_known,
    ),
    "supplements": ListSpec(
        (
            ("id", "int", "s.id"),
            ("number", "text", "s.number"),
            ("contract", "text", "k.number"),
            ("contract_id", "int", "k.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("day", "day", "s.day"),
            ("amount", "money", "s.amount"),
            ("currency", "text", "k.currency"),
            ("reason", "text", "s.reason"),
            ("struck", "int", "(SELECT count(*) FROM plan p WHERE p.ended_by_id = s.id)"),
            ("made", "int", "(SELECT count(*) FROM plan p WHERE p.made_by_id = s.id)"),
        ),
        f"supplement s {_CONTRACT.format('s')}",
        customer="c.id",
        later="s.day > :d",
    ),
    "contract-lines": ListSpec(
        (
            ("id", "int", "l.id"),
            ("contract", "text", "k.number"),
            ("contract_id", "int", "k.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("no", "int", "l.no"),
            ("item", "text", "l.item"),
            ("spec", "text", "l.spec"),
            ("unit", "text", "l.unit"),
            ("quantity", "text", decimal_of("l.quantity")),
            ("price", "text", decimal_of("l.price")),
            ("tax_rate_ppm", "int", "l.tax_rate_ppm"),
            ("amount", "money", "l.amount"),
            ("currency", "text", "k.currency"),
            ("product", "int", "l.product_id"),
        ),
        f"contract_line l {_CONTRACT.format('l')}",
        customer="c.id",
        hidden="k.state = 'void'",
    ),
}
