"""The lists of the headless contract, as data: what each shows and how it is asked for.

Kinds: text, int, day (ordinal), money (minor units in the row's `currency`). `:d` is the day as of
which a list is shown: later bookings and allocations do not count yet.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: FROM-less parts of its SELECT.

    `fields`: (name, kind, SQL); `open_only`: condition of `--open`; `customer`: column compared
    with `--customer`; `later`: rows not there yet on the day; `hidden`: rows shown with
    `--all` alone; `series`: numbers of which without a row are void.
    """

    fields: tuple[tuple[str, str, str], ...]
    source: str
    customer: str = ""
    open_only: str = ""
    later: str = ""
    hidden: str = ""
    series: str = ""
    order: str = "id"


_PAID = (
    "((SELECT coalesce(sum(a.amount), 0) FROM allocation a WHERE a.plan_id = p.id AND a.day <= :d)"
    " + (SELECT coalesce(sum(f.amount), 0) FROM difference f"
    " WHERE f.plan_id = p.id AND f.day <= :d))"
)
_PLAN_STATE = (
    "CASE WHEN p.state = 'void' AND coalesce(p.void_on, 0) <= :d THEN 'void'"
    " WHEN p.state = 'expected' OR p.booked_on > :d THEN 'expected'"
    f" WHEN p.amount = {_PAID} THEN 'settled' ELSE 'firm' END"
)
_USED = (
    "(SELECT coalesce(sum(a.amount), 0) FROM allocation a"
    " WHERE a.receipt_id = r.id AND a.day <= :d)"
)
_BACK = (
    "(SELECT coalesce(sum(f.amount), 0) FROM refund f WHERE f.receipt_id = r.id AND f.day <= :d)"
)
_OPEN_PLANS = (
    "(SELECT coalesce(sum(amount - paid), 0) FROM"
    f" (SELECT p.amount AS amount, {_PAID} AS paid FROM plan p WHERE p.customer_id = c.id"
    " AND p.currency = c.currency AND p.booked_on <= :d"
    " AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d))))"
)
_PREPAID = (
    f"(SELECT coalesce(sum(r.amount - {_USED} - {_BACK}), 0) FROM receipt r"
    " WHERE r.customer_id = c.id AND r.currency = c.currency AND r.day <= :d)"
)
# Rows that were voided later than the day: the contract's amount fell with them on their day.
_VOID_LATER = (
    "(SELECT coalesce(sum(v.amount), 0) FROM plan v WHERE v.contract_id = k.id"
    " AND v.state = 'void' AND v.void_on > :d AND v.kind IN ('instalment', 'retention'))"
)
# Day on which a receipt was taken back; null while it stands on the day of the list.
_TAKEN_BACK = (
    "(SELECT f.day FROM refund f WHERE f.receipt_id = r.id AND f.kind = 'reversal'"
    " AND f.reverses_id IS NULL AND f.day <= :d AND NOT EXISTS (SELECT 1 FROM refund x"
    " WHERE x.receipt_id = r.id AND x.reverses_id = f.id AND x.day <= :d))"
)
_REFUND_BACK = (
    "(SELECT x.day FROM refund x WHERE x.receipt_id = f.receipt_id AND x.reverses_id = f.id"
    " AND x.day <= :d)"
)

LISTS: dict[str, ListSpec] = {
    "customers": ListSpec(
        (
            ("id", "int", "c.id"),
            ("code", "text", "c.code"),
            ("name", "text", "c.name"),
            ("short_name", "text", "c.short_name"),
            ("tax_no", "text", "c.tax_no"),
            ("grade", "text", "c.grade"),
            ("limit", "money", "coalesce(c.credit_limit, g.credit_limit)"),
            ("terms", "text", "c.terms"),
            ("owner", "text", "c.owner"),
            ("region", "text", "c.region"),
            ("phone", "text", "c.phone"),
            ("balance", "money", _OPEN_PLANS),
            ("prepayment", "money", _PREPAID),
            ("currency", "text", "c.currency"),
        ),
        "customer c LEFT JOIN grade g ON g.code = c.grade",
        customer="c.id",
        open_only="balance <> 0 OR prepayment <> 0",
    ),
    "contacts": ListSpec(
        (
            ("id", "int", "k.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("name", "text", "k.name"),
            ("role", "text", "k.role"),
            ("title", "text", "k.title"),
            ("phone", "text", "k.phone"),
            ("email", "text", "k.email"),
            ("address", "text", "k.address"),
        ),
        "contact k JOIN customer c ON c.id = k.customer_id",
        customer="c.id",
    ),
    "contracts": ListSpec(
        (
            ("id", "int", "k.id"),
            ("number", "text", "k.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("subject", "text", "k.subject"),
            ("amount", "money", f"k.amount + {_VOID_LATER}"),
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
                f"(SELECT coalesce(sum({_PAID}), 0) FROM plan p WHERE p.contract_id = k.id)",
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
            ("state", "text", _PLAN_STATE),
            ("booked_on", "day", "p.booked_on"),
            ("due_on", "day", "p.due_on"),
            ("amount", "money", "p.amount"),
            ("paid", "money", _PAID),
            ("open", "money", f"p.amount - {_PAID}"),
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
    "invoices": ListSpec(
        (
            ("id", "int", "i.id"),
            ("number", "text", "i.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("contract", "text", "k.number"),
            ("day", "day", "i.day"),
            ("net", "money", "i.net"),
            ("tax", "money", "i.tax"),
            ("gross", "money", "i.gross"),
            ("currency", "text", "i.currency"),
            ("check", "text", "i.check_state"),
        ),
        "invoice i JOIN customer c ON c.id = i.customer_id"
        " LEFT JOIN contract k ON k.id = i.contract_id",
        customer="c.id",
        later="i.day > :d",
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
            ("allocated", "money", _USED),
            ("prepayment", "money", f"r.amount - {_USED} - {_BACK}"),
            ("refunded", "money", _BACK),
            ("currency", "text", "r.currency"),
            ("method", "text", "r.method"),
            (
                "state",
                "text",
                f"CASE WHEN {_TAKEN_BACK} IS NOT NULL THEN 'reversed'"
                f" WHEN r.amount > {_USED} + {_BACK} THEN 'open' ELSE 'settled' END",
            ),
            ("reversed", "day", _TAKEN_BACK),
        ),
        "receipt r LEFT JOIN customer c ON c.id = r.customer_id"
        " LEFT JOIN bank_account b ON b.id = r.account_id",
        customer="c.id",
        open_only="state = 'open'",
        later="r.day > :d",
        hidden=f"{_TAKEN_BACK} IS NOT NULL",
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
            ("reversed", "day", _REFUND_BACK),
        ),
        "refund f JOIN receipt r ON r.id = f.receipt_id"
        " LEFT JOIN customer c ON c.id = r.customer_id",
        customer="c.id",
        later="f.day > :d",
        hidden=f"f.kind = 'reversal' OR f.reverses_id IS NOT NULL OR {_REFUND_BACK} IS NOT NULL",
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
    "tasks": ListSpec(
        (
            ("id", "int", "t.id"),
            ("record", "text", "t.record"),
            ("text", "text", "t.text"),
            ("owner", "text", "t.owner"),
            ("due_on", "day", "t.due_on"),
            ("done_on", "day", "t.done_on"),
        ),
        "todo t",
        open_only="done_on IS NULL",
    ),
    "promises": ListSpec(
        (
            ("id", "int", "m.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("plan", "int", "m.plan_id"),
            ("amount", "money", "m.amount"),
            ("currency", "text", "m.currency"),
            ("made_on", "day", "m.made_on"),
            ("due_on", "day", "m.due_on"),
            ("person", "text", "m.person"),
            ("note", "text", "m.note"),
        ),
        "promise m JOIN customer c ON c.id = m.customer_id",
        customer="c.id",
        open_only="due_on >= :d",
        later="m.made_on > :d",
    ),
    "disputes": ListSpec(
        (
            ("id", "int", "x.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("plan", "int", "x.plan_id"),
            ("amount", "money", "x.amount"),
            ("currency", "text", "p.currency"),
            ("reason", "text", "x.reason"),
            ("opened_on", "day", "x.opened_on"),
            ("due_on", "day", "x.due_on"),
            ("closed_on", "day", "x.closed_on"),
            ("outcome", "text", "x.outcome"),
        ),
        "dispute x JOIN plan p ON p.id = x.plan_id JOIN customer c ON c.id = p.customer_id",
        customer="c.id",
        open_only="closed_on IS NULL",
        later="x.opened_on > :d",
    ),
    "contacts-log": ListSpec(
        (
            ("id", "int", "l.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("plan", "int", "l.plan_id"),
            ("day", "day", "l.day"),
            ("channel", "text", "l.channel"),
            ("person", "text", "l.person"),
            ("outcome", "text", "l.outcome"),
            ("note", "text", "l.note"),
            ("next_on", "day", "l.next_on"),
        ),
        "contact_log l JOIN customer c ON c.id = l.customer_id",
        customer="c.id",
        later="l.day > :d",
    ),
    "statements": ListSpec(
        (
            ("id", "int", "s.id"),
            ("number", "text", "s.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("kind", "text", "s.kind"),
            ("from", "day", "s.from_on"),
            ("to", "day", "s.to_on"),
            ("opening", "money", "s.opening"),
            ("debits", "money", "s.debits"),
            ("credits", "money", "s.credits"),
            ("closing", "money", "s.closing"),
            ("currency", "text", "s.currency"),
            ("state", "text", "s.state"),
            ("file", "text", "s.file"),
            ("sha256", "text", "s.sha256"),
        ),
        "statement s JOIN customer c ON c.id = s.customer_id",
        customer="c.id",
        open_only="state IN ('issued', 'sent')",
        later="s.issued_on > :d",
        series="statement",
    ),
    "letters": ListSpec(
        (
            ("id", "int", "l.id"),
            ("number", "text", "l.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("stage", "text", "l.stage"),
            ("day", "day", "l.day"),
            ("amount", "money", "l.amount"),
            ("currency", "text", "l.currency"),
            ("file", "text", "l.file"),
            ("sha256", "text", "l.sha256"),
        ),
        "letter l JOIN customer c ON c.id = l.customer_id",
        customer="c.id",
        later="l.day > :d",
        series="letter",
    ),
    "users": ListSpec(
        (
            ("id", "int", "u.id"),
            ("name", "text", "u.name"),
            ("role", "text", "u.role"),
            ("department", "text", "u.department"),
        ),
        "app_user u",
    ),
}
