"""Lists of customers: themselves, their people and payer names, their salespersons, the grades."""

from arapp.services.ledger.list_parts import OPEN_PLANS, PREPAID, ListSpec

# The customer's own limit, else the grade's: that is in the ledger's currency, but for zero.
_LIMIT = (
    "coalesce(c.credit_limit, CASE WHEN g.credit_limit = 0 OR c.currency ="
    " (SELECT currency FROM company) THEN g.credit_limit END)"
)
_MERGED_INTO = "(SELECT m.name FROM customer m WHERE m.id = c.merged_into_id)"
_OVERDUE = OPEN_PLANS.replace("p.booked_on <= :d", "p.booked_on <= :d AND p.due_on < :d")

CUSTOMERS: dict[str, ListSpec] = {
    "customers": ListSpec(
        (
            ("id", "int", "c.id"),
            ("code", "text", "c.code"),
            ("name", "text", "c.name"),
            ("short_name", "text", "c.short_name"),
            ("tax_no", "text", "c.tax_no"),
            ("grade", "text", "c.grade"),
            ("limit", "money", _LIMIT),
            ("base_amount", "money", "c.base_amount"),
            ("terms", "text", "c.terms"),
            ("owner", "text", "c.owner"),
            ("department", "text", "c.department"),
            ("region", "text", "c.region"),
            ("phone", "text", "c.phone"),
            ("balance", "money", OPEN_PLANS),
            ("overdue", "money", _OVERDUE),
            ("prepayment", "money", PREPAID),
            ("currency", "text", "c.currency"),
            ("merged_into", "text", _MERGED_INTO),
        ),
        "customer c LEFT JOIN grade g ON g.code = c.grade",
        customer="c.id",
        open_only="balance <> 0 OR prepayment <> 0",
        hidden="c.merged_into_id IS NOT NULL",
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
    "aliases": ListSpec(
        (
            ("id", "int", "a.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("kind", "text", "a.kind"),
            ("value", "text", "a.value"),
            ("source", "text", "a.source"),
            ("hits", "int", "a.hits"),
            ("last_used_on", "day", "a.last_used_on"),
            ("revoked", "int", "a.revoked"),
        ),
        "payer_alias a JOIN customer c ON c.id = a.customer_id",
        customer="c.id",
        hidden="a.revoked",
    ),
    "owners": ListSpec(
        (
            ("id", "int", "t.id"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("owner", "text", "t.owner"),
            ("department", "text", "t.department"),
            ("from_on", "day", "t.from_on"),
        ),
        "owner_term t JOIN customer c ON c.id = t.customer_id",
        customer="c.id",
        later="t.from_on > :d",
    ),
    "grades": ListSpec(
        (
            ("id", "int", "g.id"),
            ("code", "text", "g.code"),
            ("name", "text", "g.name"),
            ("net_days", "int", "g.net_days"),
            ("limit", "money", "g.credit_limit"),
            ("grace_days", "int", "g.grace_days"),
            ("points", "int", "g.points"),
            ("enforce", "text", "g.enforce"),
            ("tolerance_amount", "money", "g.tolerance_amount"),
            ("tolerance_days", "int", "g.tolerance_days"),
            ("customers", "int", "(SELECT count(*) FROM customer c WHERE c.grade = g.code"
             " AND c.merged_into_id IS NULL)"),
            ("currency", "text", "(SELECT currency FROM company)"),
        ),
        "grade g",
    ),
}  # fmt: skip
