"""The lists of the headless contract, as data: what each shows and how it is asked for."""

from arapp.services.ledger.list_customers import CUSTOMERS
from arapp.services.ledger.list_invoices import INVOICES
from arapp.services.ledger.list_more import MORE
from arapp.services.ledger.list_parts import (
    BACK,
    PAID,
    PLAN_STATE,
    REFUND_BACK,
    SUPPLEMENTED_LATER,
    TAKEN_BACK,
    USED,
    VOID_LATER,
    ListSpec,
)
from arapp.services.ledger.list_small import SMALL

_BOOKS: dict[str, ListSpec] = {
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
            (
                "planned",
                "money",
                "(SELECT coalesce(sum(p.amount), 0) FROM plan p"
                " WHERE p.contract_id = k.id AND (p.state <> 'void' OR p.void_on > :d))",
            ),
            (
                "received",
                "money",
                f"(SELECT coalesce(sum({PAID}), 0) FROM plan p WHERE p.contract_id = k.id)",
            ),
            ("state", "text", "k.state"),
        ),
        "contract k JOIN customer c ON c.id = k.customer_id",
        customer="c.id",
        open_only="state = 'active' AND received < amount",
        later="k.signed_on > :d",
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
            ("booked_on", "day", "p.booked_on"),
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
        ),
        "plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id",
        customer="c.id",
        open_only="state = 'firm'",
        later="p.booked_on > :d AND p.milestone_id IS NULL",
        hidden="p.state = 'void' AND coalesce(p.void_on, 0) <= :d",
    ),
    "receipts": ListSpec(
        (
            ("id", "int", "r.id"),
            ("number", "text", "r.number"),
            ("account", "text", "b.name"),
            ("day", "day", "r.day"),
            ("payer", "text", "r.payer"),
            ("payer_account", "text", "r.payer_account"),
            ("amount", "money", "r.amount"),
            ("serial_no", "text", "r.serial_no"),
            ("memo", "text", "r.memo"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("allocated", "money", USED),
            ("prepayment", "money", f"r.amount - {USED} - {BACK}"),
            ("refunded", "money", BACK),
            ("currency", "text", "r.currency"),
            ("method", "text", "r.method"),
            (
                "state",
                "text",
                f"CASE WHEN {TAKEN_BACK} IS NOT NULL THEN 'reversed'"
                f" WHEN r.amount > {USED} + {BACK} THEN 'open' ELSE 'settled' END",
            ),
            ("reversed", "day", TAKEN_BACK),
        ),
        "receipt r LEFT JOIN customer c ON c.id = r.customer_id"
        " LEFT JOIN bank_account b ON b.id = r.account_id",
        customer="c.id",
        open_only="state = 'open'",
        later="r.day > :d",
        hidden=f"{TAKEN_BACK} IS NOT NULL",
    ),
    "refunds": ListSpec(
        (
            ("id", "int", "f.id"),
            ("receipt", "int", "f.receipt_id"),
            ("number", "text", "r.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("kind", "text", "f.kind"),
            ("day", "day", "f.day"),
            ("amount", "money", "f.amount"),
            ("currency", "text", "r.currency"),
            ("note", "text", "f.note"),
            ("reversed", "day", REFUND_BACK),
        ),
        "refund f JOIN receipt r ON r.id = f.receipt_id"
        " LEFT JOIN customer c ON c.id = r.customer_id",
        customer="c.id",
        later="f.day > :d",
        hidden=f"f.kind = 'reversal' OR f.reverses_id IS NOT NULL OR {REFUND_BACK} IS NOT NULL",
    ),
    "allocations": ListSpec(
        (
            ("id", "int", "a.id"),
            ("receipt", "int", "a.receipt_id"),
            ("plan", "int", "a.plan_id"),
            ("amount", "money", "a.amount"),
            ("currency", "text", "p.currency"),
            ("day", "day", "a.day"),
            ("how", "text", "a.how"),
            ("policy", "text", "a.policy"),
            ("reason", "text", "a.reason"),
            (
                "reversed",
                "day",
                "(SELECT x.day FROM allocation x WHERE x.reverses_id = a.id AND x.day <= :d)",
            ),
        ),
        "allocation a JOIN plan p ON p.id = a.plan_id",
        customer="p.customer_id",
        later="a.day > :d",
        hidden="a.reverses_id IS NOT NULL OR EXISTS"
        " (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id AND x.day <= :d)",
    ),
}
LISTS = CUSTOMERS | _BOOKS | INVOICES | MORE | SMALL
