"""What is decided and noted of the customers of the story: limits, grades by hand, standing."""

import json
from datetime import date

from arapp.models.tx import WriteTx
from arapp.models.values.days import EARLIEST
from arapp.services.sample.tale import Tale

_YEAR = 365
# Customer by its 字号 → own limit, base amount, statement day.
_LIMITS = {"弘达": (400_000_00, 0, 25), "启明": (None, 100_000_00, 25), "华鼎": (None, 0, 20)}
# Grade by hand: reason, last day counted from today.
_BY_HAND = {"恒岳": ("集团总部直签，框架协议", 120), "海顿": ("招标期间先按 A", -12)}
# Size, outside report, where it is from.
_STANDING = {
    "恒岳": ("strong", "good", "年报"),
    "曜辰": ("strong", "strong", "年报"),
    "弘达": ("fair", "fair", "企业信用公示"),
    "拓科": ("weak", "weak", "企业信用公示"),
}
# Whose it was before, and for how many days it is not any more.
_OWNERS = {"瑞沃": ("周凯", "华东一部", 200)}
_SCORED = 75  # days ago, before this quarter or in it


def tell(tx: WriteTx, tale: Tale) -> None:
    """Write it beside the customers; draws nothing, so the rest of the story stays as it is."""
    for serial, (brand, customer) in enumerate(tale.customers.items()):
        # Trade of one to nine years, and never younger than the books.
        since = tale.today - _YEAR * (2 + serial * 7 % 8) - serial
        tx.update("customer", customer.id, since_on=since)
        if customer.account:
            tx.insert(
                "customer_account",
                customer_id=customer.id,
                bank=customer.bank,
                number=customer.account,
            )
        if serial % 3:
            tx.update("customer", customer.id, scored_on=tale.today - _SCORED)
        _lend(tx, customer.id, brand, tale.today)
        _know(tx, customer.id, brand, tale.today)


def _lend(tx: WriteTx, customer: int, brand: str, today: int) -> None:
    if brand in _LIMITS:
        limit, base, day = _LIMITS[brand]
        tx.update("customer", customer, credit_limit=limit, base_amount=base, statement_day=day)
    if brand in _BY_HAND:
        reason, days = _BY_HAND[brand]
        tx.update("customer", customer, grade_reason=reason, grade_until=today + days)


def _know(tx: WriteTx, customer: int, brand: str, today: int) -> None:
    if brand in _STANDING:
        size, report, source = _STANDING[brand]
        on = date.fromordinal(today - 60).isoformat()
        noted = {"on": on, "report": report, "size": size, "source": source}
        value = json.dumps(noted, ensure_ascii=False, sort_keys=True)
        tx.insert("setting", key=f"standing:{customer}", value=value)
    if brand in _OWNERS:
        owner, department, days = _OWNERS[brand]
        now = tx.one("SELECT owner, department FROM customer WHERE id = ?", (customer,))
        terms = ((owner, department, EARLIEST.toordinal()), (*now, today - days))
        for who, part, day in terms:
            tx.insert("owner_term", customer_id=customer, owner=who, department=part, from_on=day)
