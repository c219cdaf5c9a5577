"""A line of the today page as a text to be pasted: to the customer, else to whoever owns it."""

from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.detail import detail, message
from arapp.services.collection.items import Item
from arapp.services.collection.sentences import sentence
from arapp.services.collection.step import Step
from arapp.services.collection.texts import Wanted, compose, own_text
from arapp.services.collection.wording import price

_OWED = frozenset({"plan", "promise"})
_FRIENDLY = "friendly"
_TO_OWNER = {
    "zh_CN": "{owner}：{what}，{why}。请跟进。",
    "en": "{owner}: {what}, {why}. Please see to it.",
}
_NOBODY = {"zh_CN": "待办", "en": "To do"}


def asks(item: Item) -> bool:
    """Whether the text of a line goes to the customer: money that is firm, owed by somebody."""
    owed = item.record in _OWED and item.customer_id is not None
    return owed and item.step not in (Step.CONFIRM_MILESTONE, Step.MATCH)


def ready_text(tx: Tx, item: Item, language: str) -> str:
    """The text of a line. One to the customer is in the customer's language, in the firm's own
    words where it has written some; any other is a note in `language` to the owner of the line."""
    found = detail(tx, item) if asks(item) else None
    if found is None:
        return _note(item, tx.today, language)
    known = tx.value("SELECT language FROM customer WHERE id = ?", (item.customer_id,))
    speaks = str(known or language)
    return _own(tx, item, speaks) or message(item, found, tx.today, speaks)


def _own(tx: Tx, item: Item, speaks: str) -> str:
    """In the firm's own words, "" where it has none; of rows that are overdue."""
    plan = item.id if item.record == "plan" else item.plan
    if plan is None or item.days <= 0 or own_text(tx, "message", speaks, _FRIENDLY, "") is None:
        return ""
    from arapp.services.collection.dossier import dossier

    whose = dossier(tx, tx.today, item.customer_id or 0, item.currency)
    return compose(tx, whose, tx.today, Wanted(language=speaks, rows=(plan,))).body


def _note(item: Item, today: date, language: str) -> str:
    code = language if language in _TO_OWNER else "en"
    amount = price(Money(item.amount, item.currency), code) if item.currency else ""
    what = " ".join(part for part in (item.customer, item.title, amount) if part)
    owner = item.owner or _NOBODY[code]
    return _TO_OWNER[code].format(owner=owner, what=what, why=sentence(item.why, code, today))
