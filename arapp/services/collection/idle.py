"""Idle prepayments: money left with its customer that could pay a row, or lies there for long."""

import json
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.money import Money
from arapp.services.collection.items import Item, Why
from arapp.services.collection.stages import Step
from arapp.services.ledger import desk
from arapp.services.matching.offers import Offer, offers

IDLE_DAYS = 30
"""Days after which a prepayment that nothing uses is asked about."""
_NEAR = 7  # what falls due so soon stands on the page itself and says that money is there


def idle(tx: Tx, as_of: date) -> list[Item]:
    """One line a receipt, oldest first: a row made since may take it, or nothing does for 30 days.

    Money that a row due by now or within the week may take is left to the line of that row.
    """
    kept = sorted(desk.prepaid(tx), key=lambda one: (one.day, one.id))
    if not kept:
        return []
    wanted = _wanted(tx, as_of)
    rows = tx.rows(
        "SELECT id, name, owner FROM customer WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted({one.customer_id for one in kept if one.customer_id})),),
    )
    known = {row: (name, owner) for row, name, owner in rows}
    found = []
    for one in kept:
        days = (as_of - one.day).days
        offer = wanted.get(one.id)
        if offer is None and days < IDLE_DAYS:
            continue
        if offer is not None and offer.due_on and offer.due_on <= add_days(as_of, _NEAR):
            continue
        name, owner = known.get(one.customer_id or 0, (one.customer, ""))
        why = _why(one, offer, days)
        found.append(
            Item("receipt", one.id, one.customer_id, name, one.number, why, Step.MATCH,
                 one.left, one.currency, days, owner)
        )  # fmt: skip
    return found


def _wanted(tx: Tx, as_of: date) -> dict[int, Offer]:
    """Receipt → the row that may take it, the first to fall due."""
    found: dict[int, Offer] = {}
    for offer in offers(tx, as_of):
        for use in offer.uses:
            found.setdefault(use.receipt_id, offer)
    return found


def _why(one: desk.DeskReceipt, offer: Offer | None, days: int) -> Why:
    if offer is None:
        return Why("prepaid_idle", {"day": one.day, "ago": days})
    title = " ".join(part for part in (offer.contract, offer.label) if part)
    amount = Money(offer.minor, offer.currency)
    return Why("prepaid_offer", {"day": one.day, "title": title, "amount": amount})
