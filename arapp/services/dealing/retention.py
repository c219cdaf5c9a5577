"""The retention ledger (质保金) and the list of milestones."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.money import Money, plain
from arapp.services.dealing.plan_list import paid_sql
from arapp.services.ledger.milestones_past import Past, as_known

REMINDED_FROM = 30  # days before the end of the warranty


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """A retention row as of a day; amounts in minor units.

    `warranty_on` the end of the warranty (planned while the row is expected); `days` until it is
    due, below 0 once it is past; `reminded`: from 30 days before until collected.
    """

    plan_id: int
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    subject: str
    label: str
    state: str
    warranty_on: date | None
    accepted_on: date | None
    due_on: date | None
    amount: int
    paid: int
    currency: str
    owner: str
    milestone_id: int | None
    initials: str
    days: int | None
    reminded: bool

    @property
    def open(self) -> int:
        """What is still to be collected."""
        return self.amount - self.paid

    @property
    def reminded_from(self) -> date | None:
        """The day on which reminding begins."""
        return None if self.due_on is None else self.due_on - timedelta(days=REMINDED_FROM)


_RETENTION = """
SELECT p.id, p.customer_id, coalesce(nullif(c.short_name, ''), c.name), p.contract_id,
       coalesce(k.number, ''), coalesce(k.subject, ''), p.label,
       CASE WHEN p.state = 'expected' OR p.booked_on > :d THEN 'expected'
            WHEN p.amount = {paid} THEN 'settled' ELSE 'firm' END,
       coalesce(m.planned_on, m.confirmed_on, p.due_on),
       (SELECT max(a.confirmed_on) FROM milestone a WHERE a.contract_id = p.contract_id
         AND a.kind = 'acceptance'),
       p.due_on, p.amount, {paid}, p.currency,
       coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner), p.milestone_id, c.initials
  FROM plan p JOIN customer c ON c.id = p.customer_id
  LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN milestone m ON m.id = p.milestone_id
 WHERE p.kind = 'retention' AND (p.state <> 'void' OR p.void_on > :d)
   AND (p.booked_on IS NULL OR p.booked_on <= :d OR p.milestone_id IS NOT NULL)
   AND (k.signed_on IS NULL OR k.signed_on <= :d)
 ORDER BY coalesce(p.due_on, 9999999), p.id
"""


def retention_list(
    tx: Tx, as_of: date, *, settled: bool = False, customer_id: int | None = None,
    past: Past | None = None,
) -> list[RetentionLine]:  # fmt: skip
    """Every retention, the earliest due first; collected ones only when asked for. `past`: what was
    known on the day, when it was asked already."""
    sql = _RETENTION.format(paid=paid_sql(tx, as_of))
    rows = tx.rows(sql, {"d": as_of.toordinal()})
    past = past or as_known(tx, as_of)
    lines = [_retention(row, as_of, past) for row in rows]
    if past.due:
        lines.sort(key=lambda line: (line.due_on or date.max, line.plan_id))
    return [
        line
        for line in lines
        if (settled or line.state != "settled") and customer_id in (None, line.customer_id)
    ]


def _retention(row: Any, as_of: date, past: Past) -> RetentionLine:
    planned = past.planned_on(row[15] or 0, row[8])
    ends = (planned, row[9], past.due_on(row[0], row[10]))
    warranty, accepted, due = (from_ordinal(value) for value in ends)
    if accepted is not None and accepted > as_of:
        accepted = None
    days = None if due is None else (due - as_of).days
    reminded = days is not None and days <= REMINDED_FROM and row[7] != "settled"
    fields: list[Any] = [*row[:8], warranty, accepted, due, *row[11:], days, reminded]
    return RetentionLine(*fields)


def retention_json(tx: Tx, as_of: date) -> dict[str, Any]:
    """The report as machine values: rows, totals open by currency, and what is reminded."""
    lines = retention_list(tx, as_of)
    totals: dict[str, int] = {}
    reminded: dict[str, int] = {}
    for line in lines:
        totals[line.currency] = totals.get(line.currency, 0) + line.open
        if line.reminded:
            reminded[line.currency] = reminded.get(line.currency, 0) + line.open
    return {
        "as_of": as_of.isoformat(),
        "rows": [_machine(line) for line in lines],
        "totals": {code: plain(amount, code) for code, amount in sorted(totals.items())},
        "reminded": {code: plain(amount, code) for code, amount in sorted(reminded.items())},
    }


def _machine(line: RetentionLine) -> dict[str, Any]:
    return {
        "plan": line.plan_id,
        "customer": line.customer,
        "customer_id": line.customer_id,
        "contract": line.contract,
        "label": line.label,
        "state": line.state,
        "warranty_on": _iso(line.warranty_on),
        "due_on": _iso(line.due_on),
        "amount": plain(line.amount, line.currency),
        "paid": plain(line.paid, line.currency),
        "open": plain(line.open, line.currency),
        "currency": line.currency,
        "days": line.days,
        "reminded": line.reminded,
        "owner": line.owner,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# --- milestones -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as of a day: what waits for it (`amount`, minor units), how late it is (`days`,
    below 0: still to come; None: confirmed or without a day)."""

    id: int
    contract_id: int
    contract: str
    customer_id: int
    customer: str
    kind: str
    label: str
    planned_on: date | None
    confirmed_on: date | None
    evidence: str
    rows: int
    amount: int
    currency: str
    owner: str
    initials: str
    files: int
    days: int | None

    @property
    def money(self) -> Money:
        """What hangs on it."""
        return Money(self.amount, self.currency)


_MILESTONES = """
SELECT m.id, m.contract_id, k.number, k.customer_id, coalesce(nullif(c.short_name, ''), c.name),
       m.kind, m.label, m.planned_on, CASE WHEN m.confirmed_on <= :d THEN m.confirmed_on END,
       CASE WHEN m.confirmed_on <= :d THEN m.evidence ELSE '' END,
       coalesce(s.rows, 0), coalesce(s.amount, 0), k.currency,
       coalesce(nullif(k.owner, ''), c.owner), c.initials,
       (SELECT count(*) FROM attachment f WHERE f.tbl = 'milestone' AND f.row = m.id)
  FROM milestone m JOIN contract k ON k.id = m.contract_id JOIN customer c ON c.id = k.customer_id
  LEFT JOIN (SELECT p.milestone_id AS one, count(*) AS rows, sum(p.amount) AS amount FROM plan p
              WHERE p.milestone_id IS NOT NULL AND (p.state <> 'void' OR p.void_on > :d)
              GROUP BY p.milestone_id) s ON s.one = m.id
 WHERE k.state <> 'void' AND (:all OR m.confirmed_on IS NULL OR m.confirmed_on > :d)
   AND (k.signed_on IS NULL OR k.signed_on <= :d OR :ahead)
   AND (s.one IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM plan v WHERE v.milestone_id = m.id AND v.state = 'void'))
 ORDER BY coalesce(m.planned_on, 9999999), m.id
"""


def milestone_list(
    tx: Tx, as_of: date, *, confirmed: bool = False, past: Past | None = None
) -> list[MilestoneLine]:
    """Milestones that are open, the earliest first; confirmed ones too when asked for. `past` as in
    `retention_list`.

    One whose rows were all struck is nobody's concern any more.
    """
    params = {"d": as_of.toordinal(), "all": confirmed, "ahead": as_of >= tx.today}
    past = past or as_known(tx, as_of)
    lines = [_milestone(row, as_of, past) for row in tx.rows(_MILESTONES, params)]
    if past.planned:
        lines.sort(key=lambda line: (line.planned_on or date.max, line.id))
    return lines


def _milestone(row: Any, as_of: date, past: Past) -> MilestoneLine:
    planned, done = from_ordinal(past.planned_on(row[0], row[7])), from_ordinal(row[8])
    days = (as_of - planned).days if planned is not None and done is None else None
    fields: list[Any] = [*row[:7], planned, done, *row[9:], days]
    return MilestoneLine(*fields)
