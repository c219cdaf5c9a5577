"""December's list of receivables that may be deducted as losses (公告2011年第25号, 23 and 24).

Candidates by age and sum; what proves the loss has to be there besides. An aid, no tax advice.
"""

import json
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.models.values.money import plain
from arapp.services.collection.cases import cases
from arapp.services.collection.escalation import Sheet

OVER_THREE, SMALL = "over_three_years", "small_over_one_year"
SMALL_LIMIT = 50_000_00  # minor units of the firm's currency; or a 10,000th of the year's income
_INCOME_SHARE = 10_000
RULES: dict[str, tuple[str, str]] = {
    OVER_THREE: ("逾期三年以上（23 条）", "more than three years overdue (art. 23)"),
    SMALL: (
        "逾期一年以上、单笔不超过五万或全年收入的万分之一（24 条）",
        "over a year, 50,000 or 0.01 % of the year's income at most (art. 24)",
    ),
}
NEEDS: dict[str, tuple[str, str]] = {
    OVER_THREE: (
        "会计上已作损失，附专项报告、催收记录、合同和对账",
        "booked as a loss, with a special report, log of collection, contract, statements",
    ),
    SMALL: (
        "会计上已作损失，附专项报告",
        "booked as a loss, with a special report",
    ),
}
AID: tuple[str, str] = (
    "候选名单，供年末核对，不是税务意见",
    "Candidates to look through at the year's end: no tax advice",
)


@dataclass(frozen=True, slots=True)
class TaxLine:
    """A candidate: the rule, what speaks for it (contacts, letters) and what is missing; `lawsuit`
    whether one is on record."""

    plan: int
    customer_id: int
    customer: str
    title: str
    due_on: date
    days: int
    amount: int
    currency: str
    rule: str
    contacts: int
    letters: int
    confirmed_on: date | None
    lawsuit: bool


def tax_candidates(tx: Tx, as_of: date, income: int | None = None) -> list[TaxLine]:
    """The list as of a day, the oldest first; the year's `income` (minor units) may widen it."""
    three = add_months(as_of, -36).toordinal()
    one = add_months(as_of, -12).toordinal()
    limit = max(SMALL_LIMIT, (income or 0) // _INCOME_SHARE)  # either will do (或者)
    own = tx.value("SELECT currency FROM company")
    open_: dict[int, tuple[int, str]] = {}
    for case in cases(tx, as_of):
        debt = case.debt
        if debt.due_on < three:
            open_[debt.id] = (debt.open, OVER_THREE)
        elif debt.due_on < one and debt.currency == own and debt.open <= limit:
            open_[debt.id] = (debt.open, SMALL)
    rows = tx.rows(
        "SELECT p.id, c.id, c.name, trim(coalesce(k.number, '') || ' ' || p.label), p.due_on,"
        " p.currency,"
        " (SELECT count(*) FROM contact_log l WHERE l.customer_id = c.id"
        "   AND l.day BETWEEN p.due_on AND :d),"
        " (SELECT count(*) FROM letter l WHERE l.customer_id = c.id AND l.currency = p.currency"
        "   AND l.day BETWEEN p.due_on AND :d),"
        " (SELECT max(s.to_on) FROM statement s WHERE s.customer_id = c.id"
        "   AND s.state = 'confirmed' AND s.to_on BETWEEN p.booked_on AND :d),"
        " EXISTS (SELECT 1 FROM limitation_event e WHERE e.customer_id = c.id"
        "   AND e.kind = 'lawsuit' AND (e.plan_id IS NULL OR e.plan_id = p.id) AND e.day <= :d)"
        " FROM plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE p.id IN (SELECT value FROM json_each(:ids)) ORDER BY p.due_on, p.id",
        {"d": as_of.toordinal(), "ids": json.dumps(list(open_))},
    )
    return [
        TaxLine(
            *(plan, who, name, title, date.fromordinal(due), as_of.toordinal() - due),
            *(open_[plan][0], code, open_[plan][1], contacts, letters),
            *(None if seen is None else date.fromordinal(seen), bool(suit)),
        )
        for plan, who, name, title, due, code, contacts, letters, seen, suit in rows
    ]


_HEADS = {
    "zh_CN": (
        *("客户", "款项", "到期", "逾期天数", "金额", "币种", "依据", "沟通次数", "催款函"),
        *("最近对账相符", "起诉", "还要准备"),
    ),
    "en": (
        *("Customer", "Row", "Due", "Days", "Amount", "Currency", "Rule", "Contacts", "Letters"),
        *("Last confirmed", "Suit", "Still needed"),
    ),
}

_KINDS = (
    *("text", "text", "day", "days", "sum", "currency", "text", "days", "days", "day", "text"),
    "text",
)


def tax_sheet(tx: Tx, as_of: date, language: str = "zh_CN", income: int | None = None) -> Sheet:
    """The list to print."""
    at = 0 if language.startswith("zh") else 1
    rows = tuple(
        (
            *(one.customer, one.title, one.due_on.isoformat(), str(one.days)),
            *(plain(one.amount, one.currency), one.currency, RULES[one.rule][at]),
            *(str(one.contacts), str(one.letters)),
            one.confirmed_on.isoformat() if one.confirmed_on else "",
            ("有", "yes")[at] if one.lawsuit else "",
            NEEDS[one.rule][at],
        )
        for one in tax_candidates(tx, as_of, income)
    )
    title = ("坏账损失税前扣除候选 {0}", "Candidates for deduction as losses {0}")[at]
    heads = _HEADS["zh_CN" if at == 0 else "en"]
    heading = title.format("").rstrip()
    told = title.format(as_of.isoformat())
    return Sheet(told, heads, rows, (AID[at],), kinds=_KINDS, heading=heading)
