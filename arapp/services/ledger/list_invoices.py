"""Lists of invoices, their lines, and what was delivered."""

from arapp.services.ledger.invoice_deliveries import STANDS
from arapp.services.ledger.list_parts import ListSpec


def decimal_of(column: str) -> str:
    """SQL: a number in millionths as plain decimal text without zeros at the end."""
    digits = f"printf('%d.%06d', abs({column}) / 1000000, abs({column}) % 1000000)"
    bare = f"rtrim(rtrim({digits}, '0'), '.')"
    return f"CASE WHEN {column} < 0 THEN '-' || {bare} WHEN {column} >= 0 THEN {bare} END"


_REASON = "substr(i.check_note || char(10), 1, instr(i.check_note || char(10), char(10)) - 1)"

INVOICES: dict[str, ListSpec] = {
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
            ("check_reason", "text", _REASON),
            ("kind", "text", "i.kind"),
            ("code", "text", "i.code"),
            ("buyer", "text", "i.buyer"),
            ("buyer_tax_no", "text", "i.buyer_tax_no"),
            ("red_of", "text", "b.number"),
            ("sent_on", "day", "CASE WHEN i.sent_on <= :d THEN i.sent_on END"),
            ("courier_no", "text", "i.courier_no"),
            ("received_on", "day", "CASE WHEN i.signed_on <= :d THEN i.signed_on END"),
            ("note", "text", "i.note"),
        ),
        "invoice i JOIN customer c ON c.id = i.customer_id"
        " LEFT JOIN contract k ON k.id = i.contract_id LEFT JOIN invoice b ON b.id = i.red_of_id",
        customer="c.id",
        open_only="\"check\" = 'differs' OR (sent_on IS NOT NULL AND received_on IS NULL)",
        later="i.day > :d",
    ),
    "invoice-lines": ListSpec(
        (
            ("id", "int", "l.id"),
            ("invoice", "text", "i.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("no", "int", "l.no"),
            ("item", "text", "l.item"),
            ("spec", "text", "l.spec"),
            ("unit", "text", "l.unit"),
            ("quantity", "text", decimal_of("l.quantity")),
            ("price", "text", decimal_of("l.price")),
            ("net", "money", "l.net"),
            ("tax_rate", "text", decimal_of("l.tax_rate_ppm * 100")),
            ("tax", "money", "l.tax"),
            ("currency", "text", "i.currency"),
            ("product", "text", "p.name"),
        ),
        "invoice_line l JOIN invoice i ON i.id = l.invoice_id"
        " JOIN customer c ON c.id = i.customer_id LEFT JOIN product p ON p.id = l.product_id",
        customer="c.id",
        later="i.day > :d",
    ),
    "deliveries": ListSpec(
        (
            ("id", "int", "v.id"),
            ("number", "text", "v.number"),
            ("customer", "text", "c.name"),
            ("customer_id", "int", "c.id"),
            ("contract", "text", "k.number"),
            ("invoice", "text", f"CASE WHEN {STANDS} THEN i.number END"),
            ("day", "day", "v.day"),
            ("amount", "money", "v.amount"),
            ("currency", "text", "v.currency"),
            ("note", "text", "v.note"),
        ),
        "delivery v JOIN customer c ON c.id = v.customer_id"
        " LEFT JOIN contract k ON k.id = v.contract_id LEFT JOIN invoice i ON i.id = v.invoice_id",
        customer="c.id",
        open_only="invoice IS NULL",
        later="v.day > :d",
    ),
}
