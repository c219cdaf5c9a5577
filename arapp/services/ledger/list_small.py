"""Lists of what stands beside receivables: payables, products, salespeople, comments."""

from arapp.services.ledger.bill_rows import FROM, RISK, STATE
from arapp.services.ledger.list_parts import ListSpec
from arapp.services.ledger.settling import LEFT

# Millionths as an exact decimal text.
_MICRO = "rtrim(rtrim(printf('%d.%06d', {0} / 1000000, {0} % 1000000), '0'), '.')"

SMALL: dict[str, ListSpec] = {
    "payables": ListSpec(
        (
            ("id", "int", "y.id"),
            ("supplier", "text", "y.supplier"),
            ("number", "text", "y.number"),
            ("text", "text", "y.text"),
            ("amount", "money", "y.amount"),
            ("currency", "text", "y.currency"),
            ("due_on", "day", "y.due_on"),
            ("paid_on", "day", "CASE WHEN y.paid_on <= :d THEN y.paid_on END"),
            ("left", "money", LEFT),
            ("owner", "text", "y.owner"),
            ("note", "text", "y.note"),
        ),
        "payable y",
        open_only="paid_on IS NULL",
    ),
    "bills": ListSpec(
        (
            ("id", "int", "b.id"),
            ("number", "text", "b.number"),
            ("kind", "text", "b.kind"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("drawer", "text", "b.drawer"),
            ("acceptor", "text", "b.acceptor"),
            ("amount", "money", "b.amount"),
            ("currency", "text", "b.currency"),
            ("issued_on", "day", "b.issued_on"),
            ("due_on", "day", "b.due_on"),
            ("day", "day", "r.day"),
            ("receipt", "int", "b.receipt_id"),
            ("state", "text", STATE),
            ("since", "day", "coalesce(e.day, r.day)"),
            ("to_whom", "text", "e.to_whom"),
            ("account", "text", "a.name"),
            ("money", "money", "e.amount"),
            ("fee", "money", "e.fee"),
            ("risk", "int", RISK),
            ("note", "text", "coalesce(nullif(e.note, ''), b.note)"),
        ),
        FROM,
        customer="c.id",
        open_only="state = 'held'",
        later="r.day > :d",
        order="due_on, id",
    ),
    "products": ListSpec(
        (
            ("id", "int", "o.id"),
            ("code", "text", "o.code"),
            ("name", "text", "o.name"),
            ("spec", "text", "o.spec"),
            ("unit", "text", "o.unit"),
            (
                "price",
                "text",
                "rtrim(rtrim(printf('%d.%06d', o.price / 1000000, o.price % 1000000), '0'), '.')",
            ),
            ("tax_rate_ppm", "int", "o.tax_rate_ppm"),
            ("retired", "int", "o.retired"),
        ),
        "product o",
        open_only="retired = 0",
    ),
    "people": ListSpec(
        (
            ("id", "int", "s.id"),
            ("name", "text", "s.name"),
            ("department", "text", "s.department"),
            ("phone", "text", "s.phone"),
            ("email", "text", "s.email"),
            ("left_on", "day", "s.left_on"),
            (
                "customers",
                "int",
                "(SELECT count(*) FROM customer c"
                " WHERE c.owner = s.name AND c.merged_into_id IS NULL)",
            ),
        ),
        "person s",
        open_only="left_on IS NULL",
    ),
    "comments": ListSpec(
        (
            ("id", "int", "m.id"),
            ("record", "text", "m.record"),
            ("at", "text", "m.at"),
            ("author", "text", "m.author"),
            ("text", "text", "m.text"),
        ),
        "comment m",
    ),
}
