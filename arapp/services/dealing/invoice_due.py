"""When the row of an invoice without a contract is due."""

from datetime import date, timedelta

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.ledger.due_rules import parse_rule


def due_of(
    tx: Tx, customer_id: int, day: date, rule: str = "", due_on: date | None = None
) -> tuple[date, str]:
    """(due day, rule it came from) of an invoice of a day.

    The day that was chosen; else the rule; else the customer's own terms, if they are a rule; else
    the days of the grade. Raises InvalidValue (field due_rule), InvalidDay (before the invoice).
    """
    if due_on is not None:
        if due_on < day:
            raise InvalidDay(field="due_on", value=due_on.isoformat(), reason="before_invoice",
                             first=day.isoformat())  # fmt: skip
        return due_on, ""
    if rule.strip():
        chosen = parse_rule(rule)
        return chosen.due(day), chosen.text()
    return terms_of(tx, customer_id, day)


def terms_of(tx: Tx, customer_id: int, day: date) -> tuple[date, str]:
    """(due day, rule) by the customer's terms, which may be words that are no rule; else by the
    days of the grade."""
    terms, days = tx.one(
        "SELECT c.terms, coalesce(g.net_days, 0) FROM customer c"
        " LEFT JOIN grade g ON g.code = c.grade WHERE c.id = ?",
        (customer_id,),
    )
    if terms.strip():
        try:
            found = parse_rule(terms)
            return found.due(day), found.text()
        except InvalidValue:
            pass
    return day + timedelta(days=days), f"net {days}"
