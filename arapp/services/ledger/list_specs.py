"""The lists of the headless contract, as data: what each shows and how it is asked for."""

from arapp.services.ledger.list_contracts import CONTRACTS
from arapp.services.ledger.list_customers import CUSTOMERS
from arapp.services.ledger.list_invoices import INVOICES
from arapp.services.ledger.list_more import MORE
from arapp.services.ledger.list_parts import (
    BACK,
    REFUND_BACK,
    TAKEN_BACK,
    USED,
    ListSpec,
)
from arapp.services.ledger.list_small import SMALL

_BOOKS: dict[str, ListSpec] = {
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
LISTS = CUSTOMERS | CONTRACTS | _BOOKS | INVOICES | MORE | SMALL
