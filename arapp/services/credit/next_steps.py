"""What to do next about a customer, by how much money it moves."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.credit.card import Card, card
from arapp.services.ledger.names import account_key, name_key
from arapp.services.ledger.triangle import not_invoiced
from arapp.services.matching.names import anatomy
from arapp.services.reports.open import source

_SILENT = 7  # days after which a paper that nobody answered is asked for
_NEWS = 92  # days for which a receipt of nobody is looked at by its payer
_LETTER_FROM = 16  # days overdue from which the next step is a letter


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step. `effect` is what follows from it, `go` (page, argument), `weight` minor units.

    Keys with facts → effect: match (amount, overdue now, receipts) → (overdue, days) that
    stay; confirm_milestone (label, kind, contract, planned, days) → (amount) that becomes due;
    letter (days) → (amount); call (days) → (amount); chase_statement (number, to, days) → (amount);
    invoice_delivered () → (amount); regrade (grade, now, points or None, expired) → ().
    """

    key: str
    facts: dict[str, Any]
    effect: dict[str, Any]
    go: tuple[str, Any]
    weight: int


def next_steps(tx: Tx, customer_id: int, as_of: date, shown: Card | None = None) -> list[NextStep]:
    """The steps that make sense now; `shown` saves reading the card again.

    Money that is there already comes first, then what moves most.
    """
    head = shown or card(tx, customer_id, as_of)
    steps = [
        *_match(tx, head),
        *_milestones(tx, head),
        *_collect(tx, head),
        *_statement(tx, head),
        *_invoice(tx, head),
        *_regrade(head),
    ]
    return sorted(steps, key=lambda step: (step.key != "match", -step.weight, step.key))


def _match(tx: Tx, head: Card) -> list[NextStep]:
    """Money in hand, and money that nobody has said to be the customer's but its payer says so."""
    amounts = _money(tx, head)
    if not amounts or not any(column > 0 for column in head.ages.columns):
        return []
    currency, amount = head.record.currency, sum(left for _, left in amounts)
    left, days = _after(tx, head, amount)
    late, _ = _after(tx, head, 0)
    return [
        NextStep(
            "match",
            {
                "amount": Money(amount, currency),
                "overdue": Money(late, currency),
                "receipts": tuple(Money(one, currency) for _, one in amounts),
            },
            {"overdue": Money(left, currency), "days": days},
            ("matching", amounts[0][0]),
            min(amount, sum(head.ages.columns)),
        )
    ]


_REST = "FROM receipt WHERE amount > allocated + refunded AND currency = :k AND day <= :d"
# A name is looked for by what its folding leaves as it is; the folded ones are compared then.
_STRANGE = (
    f"SELECT id, amount - allocated - refunded, payer, payer_account {_REST} AND day > :d - :n"
    " AND customer_id IS NULL AND not_customer = ''"
    " AND (instr(payer, :brand) OR payer IN (SELECT value FROM payer_alias"
    "   WHERE customer_id = :c AND kind = 'name' AND revoked = 0)"
    "  OR (payer_account <> '' AND replace(payer_account, ' ', '') IN (SELECT key FROM payer_alias"
    "   WHERE customer_id = :c AND kind = 'account' AND revoked = 0))) ORDER BY day, id"
)


def _money(tx: Tx, head: Card) -> list[tuple[int, int]]:
    """(receipt, what is left of it) of the customer, and of nobody with its name or account."""
    record = head.record
    aliases = tx.rows(
        "SELECT kind, key FROM payer_alias WHERE customer_id = ? AND revoked = 0", (record.id,)
    )
    names = {name_key(record.name), *(key for kind, key in aliases if kind == "name")}
    accounts = {key for kind, key in aliases if kind == "account"}
    params = {"c": record.id, "d": head.as_of.toordinal(), "k": record.currency, "n": _NEWS,
              "brand": anatomy(record.name).brand or record.name}  # fmt: skip
    mine = tx.rows(
        f"SELECT id, amount - allocated - refunded {_REST} AND customer_id = :c ORDER BY +day, id",
        params,
    )
    known = [
        (row, amount)
        for row, amount, payer, account in tx.rows(_STRANGE, params)
        if name_key(payer) in names or (account and account_key(account) in accounts)
    ]
    return [(row, amount) for row, amount in mine] + known


def _after(tx: Tx, head: Card, amount: int) -> tuple[int, int]:
    """What stays overdue, and for how many days, once the money has paid the oldest rows."""
    rows = source(tx, head.as_of, head.record.id)
    today, left, days = head.as_of.toordinal(), 0, 0
    for due, rest in tx.rows(
        f"SELECT due_on, amount - paid FROM ({rows.sql}) WHERE currency = :k AND due_on < :d"
        " ORDER BY amount > 0, due_on, id",
        rows.params | {"k": head.record.currency},
    ):
        paid = min(max(amount, 0), rest)
        amount -= paid
        if rest > paid:
            left, days = left + rest - paid, max(days, today - due)
    return left, days


def _milestones(tx: Tx, head: Card) -> list[NextStep]:
    today = head.as_of.toordinal()
    return [
        NextStep(
            "confirm_milestone",
            {
                "label": label,
                "kind": kind,
                "contract": number,
                "planned": date.fromordinal(planned),
                "days": today - planned,
            },
            {"amount": Money(amount, code)},
            ("contract", contract),
            amount,
        )
        for contract, number, code, kind, label, planned, amount in tx.rows(
            "SELECT k.id, k.number, k.currency, m.kind, m.label, m.planned_on,"
            " coalesce(sum(p.amount), 0) FROM contract k JOIN milestone m ON m.contract_id = k.id"
            " LEFT JOIN plan p ON p.milestone_id = m.id AND p.state = 'expected'"
            " WHERE k.customer_id = :c AND k.state = 'active' AND m.confirmed_on IS NULL"
            " AND m.planned_on < :d GROUP BY m.id HAVING sum(p.amount) > 0",
            {"c": head.record.id, "d": today},
        )
    ]


def _collect(tx: Tx, head: Card) -> list[NextStep]:
    """A letter or a talk, unless money in hand covers what is overdue or one was had just now."""
    flag = max(head.exposure.part("overdue") - head.ages.prepaid, 0)
    days = head.score.parts[0].facts[2].value or 0
    if flag <= 0 or days <= 0:
        return []
    today = head.as_of.toordinal()
    last_letter, last_talk = tx.one(
        "SELECT (SELECT max(day) FROM (SELECT day FROM letter WHERE customer_id = :c AND day <= :d"
        " UNION ALL SELECT day FROM contact_log WHERE customer_id = :c AND day <= :d"
        " AND channel = 'letter')),"
        " (SELECT max(day) FROM contact_log WHERE customer_id = :c AND day <= :d)",
        {"c": head.record.id, "d": today},
    )
    effect = {"amount": Money(flag, head.record.currency)}
    if days >= _LETTER_FROM and (last_letter is None or today - last_letter >= _SILENT):
        return [NextStep("letter", {"days": days}, effect, ("letter", head.record.id), flag)]
    if last_talk is None or last_talk < today:
        return [NextStep("call", {"days": days}, effect, ("log", head.record.id), flag)]
    return []


def _statement(tx: Tx, head: Card) -> list[NextStep]:
    """The newest statement when it went out and nobody answered."""
    found = tx.one(
        "SELECT number, to_on, issued_on, closing, currency FROM statement WHERE customer_id = :c"
        " AND state IN ('issued', 'sent') AND issued_on <= :d ORDER BY to_on DESC, id DESC LIMIT 1",
        {"c": head.record.id, "d": head.as_of.toordinal()},
    )
    if found is None or head.as_of.toordinal() - found[2] < _SILENT or found[3] <= 0:
        return []
    number, to_on, issued, closing, code = found
    facts = {
        "number": number,
        "to": date.fromordinal(to_on),
        "days": head.as_of.toordinal() - issued,
    }
    # It moves no money by itself, but it starts the limitation anew: after the steps that do.
    return [
        NextStep(
            "chase_statement",
            facts,
            {"amount": Money(closing, code)},
            ("statements", head.record.id),
            closing // 100,
        )
    ]


def _invoice(tx: Tx, head: Card) -> list[NextStep]:
    """As the triangle says: the exposure leaves out what rows of a contract claim already."""
    currency = head.record.currency
    amount = not_invoiced(tx, head.record.id, head.as_of).get(currency, 0)
    if amount <= 0:
        return []
    effect = {"amount": Money(amount, currency)}
    return [
        NextStep("invoice_delivered", {}, effect, ("invoice", {"customer": head.record.id}), amount)
    ]


def _regrade(head: Card) -> list[NextStep]:
    score = head.score
    if not score.proposed and not score.expired:
        return []
    facts = {
        "grade": score.grade,
        "now": score.current,
        "points": score.points,
        "expired": score.expired,
    }
    return [NextStep("regrade", facts, {}, ("grade", head.record.id), 0)]
