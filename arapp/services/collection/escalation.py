"""Who is told of what: salesperson, 销售经理, 财务总监, 法务, as a row grows older (product M3).

A role's list holds the rows more days overdue than its threshold, with all contacts so far.
What is promised, contested, put off or covered by money in hand is on it too, marked as such.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import plain
from arapp.services.collection.cases import Case, cases
from arapp.services.collection.outcomes import outcome_word, reason_word
from arapp.services.collection.rungs import ROLES, rung_word
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.ledger.plan_names import LABEL

SETTING = "collection_roles"
ROLE_WORDS: dict[str, tuple[str, str]] = {
    "owner": ("业务员", "salesperson"),
    "sales_manager": ("销售经理", "sales manager"),
    "cfo": ("财务总监", "finance director"),
    "legal": ("法务", "legal"),
    "boss": ("总经理", "general manager"),
}


def names_of_roles(tx: Tx) -> dict[str, str]:
    """Role → who holds it, of those the firm has named."""
    told = settings.read(tx, SETTING)
    known = told if isinstance(told, dict) else {}
    return {role: str(known[role]) for role in ROLES if known.get(role)}


@dataclass(frozen=True)
class SetRoles:
    """Who is sales manager, finance director, legal, general manager; "" takes a name away."""

    names: Mapping[str, str]

    label: ClassVar[str] = "set_roles"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: role → name as they are now. Raises InvalidValue (no such role)."""
        for role in self.names:
            if role not in ROLES or role == "owner":
                raise InvalidValue(field="role", value=role, reason="unknown")
        after = names_of_roles(tx) | {role: name.strip() for role, name in self.names.items()}
        kept = {role: name for role, name in after.items() if name}
        settings.write(tx, SETTING, kept or None)
        return Outcome(frozenset({Topic.SETTINGS, Topic.COLLECTION}), kept)


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact that was made."""

    day: date
    channel: str
    person: str
    outcome: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Escalated:
    """A row on a role's list; `since` the day from which the role is told, amounts minor units."""

    plan: int
    customer_id: int
    customer: str
    title: str
    owner: str
    due_on: date
    days: int
    since: date
    amount: int
    currency: str
    stage: str
    why_not: str
    until: date | None
    contacts: tuple[Contacted, ...]


def roles_of(tx: Tx, as_of: date) -> list[tuple[str, str, int]]:
    """(role, who holds it, rows on its list), in the order in which they are told."""
    names = names_of_roles(tx)
    found = cases(tx, as_of)
    return [
        (role, names.get(role, ""), sum(_since(case, role, as_of) is not None for case in found))
        for role in ROLES
    ]


def escalated(tx: Tx, as_of: date, role: str, owner: str | None = None) -> list[Escalated]:
    """The list of a role, the oldest first; `owner` only the rows of one salesperson.

    Raises InvalidValue for an unknown role.
    """
    if role not in ROLES:
        raise InvalidValue(field="role", value=role, reason="unknown")
    found = [
        (case, since)
        for case in cases(tx, as_of)
        if (since := _since(case, role, as_of)) is not None
        and (owner is None or case.debt.owner == owner)
    ]
    names = _names(tx, [case.debt.id for case, _ in found])
    spoken = contacts_of(tx, as_of, {case.debt.customer_id for case, _ in found})
    lines = [_line(case, since, as_of, names, spoken) for case, since in found]
    return sorted(lines, key=lambda one: (one.due_on, one.customer_id, one.plan))


def _since(case: Case, role: str, as_of: date) -> date | None:
    """The day from which the role is told of a row; None when it is not told yet."""
    days = as_of.toordinal() - case.debt.due_on
    after = next((after for after, one in case.profile.escalate if one == role), None)
    if after is None or days <= after:
        return None
    return date.fromordinal(case.debt.due_on + after + 1)


def _line(
    case: Case,
    since: date,
    as_of: date,
    names: Mapping[int, tuple[str, str]],
    spoken: Mapping[int, Sequence[Contacted]],
) -> Escalated:
    debt = case.debt
    due = date.fromordinal(debt.due_on)
    return Escalated(
        *(debt.id, debt.customer_id, *names[debt.id], debt.owner, due, (as_of - due).days, since),
        *(case.amount, debt.currency, case.standing.rung.key if case.standing else ""),
        case.why_not or ("" if case.dunned else case.cell),
        case.until,
        tuple(one for one in spoken.get(debt.customer_id, ()) if one.day >= due),
    )


def _names(tx: Tx, plans: Iterable[int]) -> dict[int, tuple[str, str]]:
    rows = tx.rows(
        f"SELECT p.id, c.name, trim(coalesce(k.number, '') || ' ' || {LABEL}) FROM plan p"
        " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(plans)),),
    )
    return {plan: (customer, title) for plan, customer, title in rows}


def contacts_of(tx: Tx, as_of: date, customers: Iterable[int]) -> dict[int, list[Contacted]]:
    """Customer → contacts made up to a day, the newest first; issued letters among them."""
    key = {"d": as_of.toordinal(), "ids": json.dumps(sorted(customers))}
    rows = tx.rows(
        "SELECT customer_id, day, channel, person, outcome, reason, note, 1, id FROM contact_log"
        " WHERE day <= :d AND customer_id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT customer_id, day, 'letter', '', '', '', number, 0, id FROM letter"
        " WHERE day <= :d AND customer_id IN (SELECT value FROM json_each(:ids))"
        " ORDER BY 2 DESC, 8 DESC, 9 DESC",
        key,
    )
    found: dict[int, list[Contacted]] = {}
    for customer, day, *told in rows:
        found.setdefault(customer, []).append(Contacted(date.fromordinal(day), *told[:5]))
    return found


_HEADS = {
    "zh_CN": (
        *("客户", "款项", "业务员", "到期", "逾期天数", "金额", "币种", "阶段", "不催的理由"),
        "沟通记录",
    ),
    "en": (
        *("Customer", "Row", "Salesperson", "Due", "Days", "Amount", "Currency", "Stage"),
        *("Why not now", "Contacts so far"),
    ),
}
_KINDS = (
    *("text", "text", "text", "day", "days", "sum", "currency", "text", "text"),
    "text",
)
WHY_NOT: dict[str, tuple[str, str]] = {
    "promised": ("承诺付款", "promised"),
    "disputed": ("有争议", "in dispute"),
    "held": ("先不催", "held"),
    "legal": ("法务在办", "with legal"),
    "snooze": ("暂缓", "put off"),
    "by_hand": ("仅人工催", "by hand only"),
    "grace": ("还在宽限", "in grace"),
    "small": ("金额太小", "too small"),
    "parked": ("有收款没核", "match first"),
}
CHANNEL_WORDS: dict[str, tuple[str, str]] = {
    "phone": ("电话", "phone"),
    "message": ("短信", "message"),
    "email": ("邮件", "mail"),
    "letter": ("信函", "letter"),
    "visit": ("上门", "visit"),
    "other": ("其他", "other"),
    "internal": ("内部提醒", "internal"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to print or to write as a workbook: title, heads, rows of text, notes below.

    `kinds`, one a head: text, day, days, rate, money in machine form, `sum` money that is summed
    up, `currency` its currency where it is not that of all (`currency`). On paper `heading` and
    `under` stand in place of a long title.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    currency: str = ""
    heading: str = ""
    under: str = ""


def escalation_sheet(
    tx: Tx, as_of: date, role: str, language: str = "zh_CN", owner: str | None = None
) -> Sheet:
    """The list of a role as a sheet, all contacts of each row in its last cell; of `owner` only
    the rows of one salesperson."""
    chinese = language.startswith("zh")
    word = ROLE_WORDS[role][0 if chinese else 1] if role in ROLE_WORDS else role
    name = names_of_roles(tx).get(role, "")
    lines = escalated(tx, as_of, role, owner)
    stages = _stage_words(tx, as_of, language)
    rows = tuple(
        (
            *(one.customer, one.title, one.owner, one.due_on.isoformat(), str(one.days)),
            *(plain(one.amount, one.currency), one.currency, stages.get(one.plan, "")),
            pick(WHY_NOT, one.why_not, language),
            "\n".join(told(contact, language) for contact in one.contacts),
        )
        for one in lines
    )
    title = f"逾期上报：{word}" if chinese else f"Overdue, reported to the {word}"
    who = f"{title} {name}".rstrip()
    heads = _HEADS["zh_CN" if chinese else "en"]
    return Sheet(f"{who} {as_of.isoformat()}", heads, rows, kinds=_KINDS, heading=who)


def _stage_words(tx: Tx, as_of: date, language: str) -> dict[int, str]:
    return {
        case.debt.id: rung_word(case.standing.rung, language)
        for case in cases(tx, as_of)
        if case.standing is not None
    }


def pick(table: Mapping[str, tuple[str, str]], key: str, language: str) -> str:
    """The word of a key, the key itself when there is none."""
    pair = table.get(key)
    return key if pair is None else pair[0 if language.startswith("zh") else 1]


def told(one: Contacted, language: str) -> str:
    """ "2026-11-04 电话 吴桂芳：没打通"."""
    head = " ".join(
        part
        for part in (one.day.isoformat(), pick(CHANNEL_WORDS, one.channel, language), one.person)
        if part
    )
    said = (outcome_word(one.outcome, language), reason_word(one.reason, language), one.note)
    comma, colon = ("，", "：") if language.startswith("zh") else (", ", ": ")
    text = comma.join(part for part in said if part)
    return f"{head}{colon}{text}" if text else head
