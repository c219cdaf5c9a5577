"""What stands beside a line of the today page: the customer, who to reach, what was said."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.items import Item
from arapp.services.collection.wording import price


@dataclass(frozen=True, slots=True)
class Person:
    """A contact at the customer."""

    name: str
    title: str
    role: str
    phone: str


@dataclass(frozen=True, slots=True)
class Said:
    """One contact made."""

    day: date
    channel: str
    person: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Detail:
    """The pane: full name, grade, open amount and its overdue part in minor units of `currency`.

    `firm` is how the own firm signs a message.
    """

    name: str
    short_name: str
    grade: str
    currency: str
    open: int
    overdue: int
    people: tuple[Person, ...]
    log: tuple[Said, ...]
    accounts: tuple[str, ...]
    firm: str = ""


_OPEN = (
    "SELECT coalesce(sum(amount - paid), 0),"
    " coalesce(sum(CASE WHEN due_on < :today THEN amount - paid END), 0)"
    " FROM plan INDEXED BY p_opencust WHERE customer_id = :customer AND currency = :currency"
    " AND paid <> amount AND state = 'firm'"
)


def detail(tx: Tx, item: Item) -> Detail | None:
    """The pane of an item; None when no customer is known."""
    if item.customer_id is None:
        return None
    customer = item.customer_id
    name, short, grade, own = tx.one(
        "SELECT name, short_name, grade, currency FROM customer WHERE id = ?", (customer,)
    )
    currency = item.currency or own
    owed, overdue = tx.one(
        _OPEN, {"today": tx.today.toordinal(), "customer": customer, "currency": currency}
    )
    people = tx.rows(
        "SELECT name, title, role, phone FROM contact WHERE customer_id = ?"
        " ORDER BY role = 'finance' DESC, id LIMIT 4",
        (customer,),
    )
    log = tx.rows(
        "SELECT day, channel, person, outcome, note FROM contact_log WHERE customer_id = ?"
        " ORDER BY day DESC, id DESC LIMIT 5",
        (customer,),
    )
    accounts = tx.rows(
        "SELECT bank || ' ' || number FROM bank_account WHERE currency = ? ORDER BY id LIMIT 1",
        (currency,),
    )
    firm = tx.value("SELECT coalesce(nullif(short_name, ''), name) FROM company")
    return Detail(
        name,
        short,
        grade,
        currency,
        owed,
        overdue,
        tuple(Person(*row) for row in people),
        tuple(Said(date.fromordinal(day), *rest) for day, *rest in log),
        tuple(account for (account,) in accounts),
        str(firm or ""),
    )


_MESSAGES = {
    "zh_CN": {
        "ahead": "{person}您好，{title} {amount}将于 {due} 到期，请安排付款。{account}谢谢！",
        "today": "{person}您好，{title} {amount}今天到期，请安排付款。{account}谢谢！",
        "late": "{person}您好，{title} {amount}已于 {due} 到期，还没收到，请尽快安排。"
        "{account}谢谢！",
    },
    "en": {
        "ahead": "Hello{person}, {title} {amount} falls due on {due}."
        " Please arrange payment. {account}",
        "today": "Hello{person}, {title} {amount} falls due today."
        " Please arrange payment. {account}",
        "late": "Hello{person}, {title} {amount} was due on {due} and has not arrived yet."
        " Please arrange payment soon. {account}",
    },
}


def message(item: Item, found: Detail, today: date, language: str) -> str:
    """A text to be pasted into WeChat or SMS, in the given language."""
    due = date.fromordinal(today.toordinal() - item.days)
    chinese = language.startswith("zh")
    person = found.people[0].name if found.people else ""
    account = found.accounts[0] if found.accounts else ""
    amount = price(Money(item.amount, item.currency or "CNY"), language)
    key = "late" if item.days > 0 else "ahead" if item.days < 0 else "today"
    text = (
        _MESSAGES["zh_CN" if chinese else "en"][key]
        .format(
            person=person if chinese or not person else f" {person}",
            title=item.title,
            amount=f"{amount} " if chinese and amount[-1].isdecimal() else amount,
            due=due.isoformat(),
            account=f"{account}{'。' if chinese else '.'}" if account else "",
        )
        .rstrip()
    )
    sign = "——" if chinese else " – "
    return f"{text}{sign}{found.firm}" if found.firm else text
