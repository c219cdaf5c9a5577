"""One invoice as a document of machine values."""

from typing import Any

from arapp.models.values.money import Money
from arapp.services.dealing.invoice_view import InvoiceView
from arapp.services.ledger.invoice_text import sentence, value_text


def invoice_json(view: InvoiceView, language: str) -> dict[str, Any]:
    """One invoice as a document."""
    head = view.head
    return {
        "invoice": view.id,
        "number": head.number,
        "customer": view.customer,
        "customer_id": view.customer_id,
        "contract": view.contract or None,
        "day": head.day.isoformat(),
        "net": head.net.plain(),
        "tax": head.tax.plain(),
        "gross": head.gross.plain(),
        "left": Money(view.left, head.gross.currency).plain(),
        "currency": head.gross.currency,
        "check": view.check,
        "check_reason": view.reason or None,
        "differences": [
            {
                "field": one.field,
                "key": one.key,
                "severity": one.severity,
                "item": one.item or None,
                "invoice": value_text(one.invoice, one.field),
                "contract": value_text(one.contract, one.field),
                "message": sentence(one, language),
            }
            for one in view.differences
        ],
        "red_of": view.red_of[1] if view.red_of else None,
        "reds": [red.number for red in view.reds],
        "sent_on": view.sent_on.isoformat() if view.sent_on else None,
        "courier_no": view.courier_no or None,
        "received_on": view.signed_on.isoformat() if view.signed_on else None,
        "plans": [
            {
                "plan": row.id,
                "state": row.state,
                "due_on": row.due_on.isoformat() if row.due_on else None,
                "amount": Money(row.amount, head.gross.currency).plain(),
                "paid": Money(row.paid, head.gross.currency).plain(),
            }
            for row in view.rows
        ],
        "lines": len(view.lines),
    }
