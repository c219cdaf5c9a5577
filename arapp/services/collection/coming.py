"""What comes, as events of a calendar: money to come and to pay, milestones, ends, what is due."""

from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.money import Money
from arapp.services.collection.holds import HOLD_END
from arapp.services.collection.outgoing import Event, calendar, events
from arapp.services.collection.wording import price
from arapp.services.dealing.payables import payables
from arapp.services.ledger.plan_names import LABEL

_CALLED = "coalesce(nullif(c.short_name, ''), c.name)"
# Each gives key, id, day, who, what, minor units (None: none), currency.
_COMING = (
    f"SELECT 'plan', p.id, p.due_on, {_CALLED}, trim(coalesce(k.number, '') || ' ' || {LABEL}),"
    " p.amount - p.paid, p.currency FROM plan p JOIN customer c ON c.id = p.customer_id"
    " LEFT JOIN contract k ON k.id = p.contract_id WHERE p.state = 'firm' AND p.amount > p.paid"
    " AND p.amount > 0 AND p.booked_on <= :d AND p.due_on BETWEEN :d AND :u",
    f"SELECT 'milestone', m.id, m.planned_on, {_CALLED}, trim(k.number || ' ' || m.label), NULL, ''"
    " FROM milestone m JOIN contract k ON k.id = m.contract_id"
    " JOIN customer c ON c.id = k.customer_id WHERE k.state = 'active'"
    " AND m.confirmed_on IS NULL AND m.planned_on BETWEEN :d AND :u",
    f"SELECT 'contract', k.id, k.ends_on, {_CALLED}, k.number, NULL, '' FROM contract k"
    " JOIN customer c ON c.id = k.customer_id WHERE k.state = 'active'"
    " AND k.ends_on BETWEEN :d AND :u",
    "SELECT 'todo', t.id, t.due_on, t.owner, t.text, NULL, '' FROM todo t"
    " WHERE t.done_on IS NULL AND t.due_on BETWEEN :d AND :u",
    f"SELECT 'snooze', s.id, {HOLD_END}, '', s.reason, NULL, '' FROM snooze s"
    f" WHERE {HOLD_END} > :d AND {HOLD_END} <= :u",
)
_WORDS = {
    "zh_CN": {
        "plan": "到期",
        "milestone": "应办完",
        "contract": "合同到期",
        "payable": "要付",
        "todo": "待办",
        "snooze": "暂缓到期",
    },
    "en": {
        "plan": "falls due",
        "milestone": "milestone planned",
        "contract": "contract ends",
        "payable": "to be paid",
        "todo": "to do",
        "snooze": "put off until today",
    },
}


def coming(tx: Tx, as_of: date, until: date, language: str = "zh_CN") -> list[Event]:
    """Everything with a day of its own from a day to another, by day."""
    words = _WORDS.get(language, _WORDS["en"])
    key = {"d": as_of.toordinal(), "u": until.toordinal()}
    found = []
    for sql in _COMING:
        for kind, row, day, who, what, amount, code in tx.rows(sql, key):
            money = price(Money(amount, code), language) if amount is not None else ""
            title = " ".join(part for part in (who, what, words[kind], money) if part)
            found.append(Event(f"{kind}-{row}", date.fromordinal(day), title))
    for one in payables(tx, as_of):
        if as_of <= one.due_on <= until:
            money = price(Money(one.left, one.currency), language)
            what = (one.supplier, one.number, one.text, words["payable"], money)
            title = " ".join(part for part in what if part)
            found.append(Event(f"payable-{one.id}", one.due_on, title))
    return sorted(found, key=lambda one: (one.day, one.key))


def calendar_of(tx: Tx, days: int, language: str) -> str:
    """The text of an .ics file of what comes in so many days."""
    until = add_days(tx.today, days)
    found = [*coming(tx, tx.today, until, language), *events(tx, tx.today, until, language)]
    ledger = str(tx.value("SELECT ledger_id FROM company"))
    return calendar(sorted(found, key=lambda one: (one.day, one.key)), ledger, tx.clock.now())
