"""What the ledger knows that the form of a contract needs: the customer, numbers, the next one."""

import re
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.dealing.contract_draft import CustomerFacts, DraftFacts, KnownContract
from arapp.services.ledger.names import number_key
from arapp.services.ledger.terms import terms_rule

_LAST = 30  # numbers that are looked at for the firm's pattern
_FIRST = "HT-{year}-001"
_KNOWN = (
    "SELECT k.id, k.number, k.customer_id, c.name, k.amount, k.currency, k.signed_on"
    " FROM contract k JOIN customer c ON c.id = k.customer_id"
    " WHERE k.state <> 'void' AND "
)


def facts(
    tx: Tx,
    customer_id: int | None,
    number: str = "",
    currency: str = "",
    contract_id: int | None = None,
) -> DraftFacts:
    """Facts for the form as it stands; `currency` of the contract, "" the customer's."""
    customer = None if customer_id is None else customer_facts(tx, customer_id, currency)
    return DraftFacts(
        tx.today,
        tx.locked_until,
        customer,
        _known(tx, customer_id, number),
        contract_id,
    )


def customer_facts(tx: Tx, customer_id: int, currency: str = "") -> CustomerFacts | None:
    """The customer for the form, None when there is none of that id."""
    row = tx.one(
        "SELECT c.name, c.currency, c.grade, c.credit_limit, c.terms, coalesce(g.net_days, 0),"
        " c.owner, c.department, coalesce(m.name, '') FROM customer c"
        " LEFT JOIN grade g ON g.code = c.grade LEFT JOIN customer m ON m.id = c.merged_into_id"
        " WHERE c.id = ?",
        (customer_id,),
    )
    if row is None:
        return None
    name, own, grade, limit, terms, net_days, owner, department, merged = row
    prepaid = tx.value(
        "SELECT coalesce(sum(amount - allocated - refunded), 0) FROM receipt"
        " WHERE customer_id = ? AND currency = ? AND day <= ?",
        (customer_id, currency or own, tx.today.toordinal()),
    )
    rule = terms_rule(terms, net_days)
    return CustomerFacts(
        customer_id, name, own, grade, limit, rule, owner, department, merged, prepaid
    )


def _known(tx: Tx, customer_id: int | None, number: str) -> tuple[KnownContract, ...]:
    """Contracts of the customer, and any of that number."""
    key = number_key(number)
    rows = tx.rows(_KNOWN + "k.number_key = ? AND k.number_key <> ''", (key,)) if key else []
    if customer_id is not None:
        rows += tx.rows(_KNOWN + "k.customer_id = ? AND k.number_key <> ?", (customer_id, key))
    return tuple(
        KnownContract(one, found, owner, name, amount, code, from_ordinal(signed))
        for one, found, owner, name, amount, code, signed in rows
    )


def next_number(tx: Tx, signed_on: date) -> str:
    """The number that goes on where the firm's last numbers are, as "CH-2026-035".

    Year and month in them follow the signing day; in a new year the count begins again. A ledger
    without any begins with HT-2026-001. It is a proposal: the form may say another.
    """
    rows = tx.rows(
        "SELECT number, signed_on FROM contract WHERE number <> ''"
        " ORDER BY coalesce(signed_on, 0) DESC, id DESC LIMIT ?",
        (_LAST,),
    )
    for number, signed in rows:
        parts = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", number)
        if parts is None:
            continue
        day = from_ordinal(signed) or signed_on
        prefix, digits, suffix = parts.groups()
        prefix, digits = _apart(prefix, digits, day)
        prefix = _moved(prefix, day, signed_on)
        count = _highest(tx, prefix, suffix, len(digits)) + 1
        return f"{prefix}{count:0{len(digits)}d}{suffix}"
    return _FIRST.format(year=signed_on.year)


def _apart(prefix: str, digits: str, day: date) -> tuple[str, str]:
    """ "2026035" is a year and a count: the digits of the day belong to what stands before."""
    for lead in (f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{day:%y%m}"):
        if digits.startswith(lead) and len(digits) > len(lead):
            return prefix + lead, digits[len(lead) :]
    return prefix, digits


def _moved(prefix: str, day: date, to: date) -> str:
    """The prefix with the day's year (and month) put for those it has."""
    for form in ("%Y%m%d", "%Y%m", "%Y-%m", "%Y"):
        if day.strftime(form) in prefix:
            return prefix.replace(day.strftime(form), to.strftime(form), 1)
    short = re.search(rf"(?<!\d){day:%y}(?:{day:%m})?(?!\d)", prefix)
    if short is None:
        return prefix
    form = "%y%m" if len(short.group()) > 2 else "%y"
    return prefix[: short.start()] + to.strftime(form) + prefix[short.end() :]


def _highest(tx: Tx, prefix: str, suffix: str, width: int) -> int:
    """The highest count behind the prefix, 0 when there is none yet."""
    like = re.sub(r"([%_\\])", r"\\\1", prefix)
    rows = tx.rows(
        "SELECT number FROM contract WHERE number LIKE ? ESCAPE '\\'", (f"{like}%{suffix}",)
    )
    counts = [number[len(prefix) : len(number) - len(suffix)] for (number,) in rows]
    return max((int(text) for text in counts if text.isdigit() and len(text) <= width + 1),
               default=0)  # fmt: skip
