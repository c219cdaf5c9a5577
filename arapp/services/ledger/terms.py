"""The days a customer has to pay: its own terms, else those of its grade."""

from arapp.models.tx import Tx
from arapp.models.values.errors import NoSuchCustomer
from arapp.services.ledger.due_rules import DueRule, net, rule_in


def terms_of(tx: Tx, customer_id: int) -> DueRule:
    """The customer's rule: its own terms where they name one, else the days of its grade.

    Raises NoSuchCustomer.
    """
    found = tx.one(
        "SELECT c.terms, coalesce(g.net_days, 0) FROM customer c"
        " LEFT JOIN grade g ON g.code = c.grade WHERE c.id = ?",
        (customer_id,),
    )
    if found is None:
        raise NoSuchCustomer(key=str(customer_id))
    return terms_rule(*found)


def terms_rule(terms: str, net_days: int) -> DueRule:
    """The rule that terms say, else so many days (of "款到发货")."""
    return rule_in(terms) or net(max(0, net_days))
