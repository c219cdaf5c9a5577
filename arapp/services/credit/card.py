"""The customer's card: everything of its head in a few queries. Tabs, log and next steps apart."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NoSuchCustomer
from arapp.services.credit.abnormal import Abnormal, abnormal
from arapp.services.credit.exposure import Exposure, exposure
from arapp.services.credit.grades import Standing, standing
from arapp.services.credit.habit import Habit, habit
from arapp.services.credit.model_kept import model_of
from arapp.services.credit.points import Score, score_of
from arapp.services.credit.track import track
from arapp.services.ledger.standing import STANDS
from arapp.services.reports.aging import BUCKETS, bucket_sql
from arapp.services.reports.open import source


@dataclass(frozen=True, slots=True)
class Record:
    """The customer's own fields; `parent` and `merged_into` by name, "" without."""

    id: int
    code: str
    name: str
    short_name: str
    tax_no: str
    kind: str
    region: str
    owner: str
    department: str
    phone: str
    address: str
    mail_address: str
    language: str
    currency: str
    terms: str
    note: str
    statement_day: int | None
    since_on: date | None
    parent_id: int | None
    parent: str
    merged_into_id: int | None
    merged_into: str


@dataclass(frozen=True, slots=True)
class Ages:
    """Open rows of the customer's currency by age, minor units; `columns` follow `buckets`.

    `prepaid` is money in hand, `prepaid_on` the day of its newest receipt.
    """

    buckets: tuple[str, ...]
    columns: tuple[int, ...]
    prepaid: int
    prepaid_on: date | None

    @property
    def net(self) -> int:
        """Open rows less money in hand."""
        return sum(self.columns) - self.prepaid


@dataclass(frozen=True, slots=True)
class Card:
    """The head of the page. `counts`: tab → rows: open, contracts, invoices, receipts, statements,
    documents; `confirmed_to`: last day of the newest statement that the customer confirmed."""

    record: Record
    standing: Standing
    score: Score
    exposure: Exposure
    abnormal: Abnormal | None
    ages: Ages
    habit: Habit
    counts: dict[str, int]
    confirmed_to: date | None
    as_of: date

    @property
    def net_days(self) -> int:
        """Days of the grade; the customer's own terms, if any, are in `record.terms`."""
        return self.standing.grade.net_days


def card(tx: Tx, customer_id: int, as_of: date) -> Card:
    """Everything of the head of a customer's page as of a day. Raises NoSuchCustomer."""
    record = customer_record(tx, customer_id)
    who, model = standing(tx, customer_id), model_of(tx)
    paid = track(tx, customer_id, as_of, model.window)
    lent = exposure(tx, customer_id, as_of)
    params = {"c": customer_id, "d": as_of.toordinal()}
    confirmed = "SELECT max(to_on) FROM statement WHERE customer_id = :c AND state = 'confirmed'"
    return Card(
        record,
        who,
        score_of(tx, who, paid, as_of, model),
        lent,
        abnormal(tx, customer_id, as_of),
        ages(tx, customer_id, record.currency, as_of, -lent.part("prepaid")),
        habit(tx, customer_id, as_of, paid, (model.window, model.grace)),
        counts(tx, customer_id, as_of),
        from_ordinal(tx.value(f"{confirmed} AND to_on <= :d", params)),
        as_of,
    )


_RECORD = (
    "SELECT c.id, c.code, c.name, c.short_name, c.tax_no, c.kind, c.region, c.owner,"
    " c.department, c.phone, c.address, c.mail_address, c.language, c.currency, c.terms, c.note,"
    " c.statement_day, c.since_on, c.parent_id, coalesce(p.name, ''), c.merged_into_id,"
    " coalesce(m.name, '') FROM customer c LEFT JOIN customer p ON p.id = c.parent_id"
    " LEFT JOIN customer m ON m.id = c.merged_into_id WHERE c.id = ?"
)


def customer_record(tx: Tx, customer_id: int) -> Record:
    """The fields of a customer. Raises NoSuchCustomer."""
    row = tx.one(_RECORD, (customer_id,))
    if row is None:
        raise NoSuchCustomer(key=customer_id)
    fields = (*row[:17], from_ordinal(row[17]), *row[18:])
    return Record(*fields)


def ages(tx: Tx, customer_id: int, currency: str, as_of: date, prepaid: int) -> Ages:
    """Open rows by days overdue."""
    sums = ", ".join(
        f"coalesce(sum(CASE WHEN {condition} THEN amount - paid ELSE 0 END), 0)"
        for condition in bucket_sql("due")
    )
    rows = source(tx, as_of, customer_id)
    columns: Any = tx.one(
        f"SELECT {sums} FROM ({rows.sql}) WHERE currency = :currency",
        rows.params | {"currency": currency},
    )
    newest = None
    if prepaid:
        newest = tx.value(
            "SELECT max(day) FROM receipt r WHERE r.customer_id = :c AND r.currency = :currency"
            " AND r.day <= :d AND r.amount > r.allocated + r.refunded",
            rows.params | {"currency": currency},
        )
    return Ages(BUCKETS["due"], tuple(columns), prepaid, from_ordinal(newest))


_COUNTS = f"""
SELECT
 (SELECT count(*) FROM plan p WHERE p.customer_id = :c AND p.state = 'firm'
   AND p.paid <> p.amount AND p.booked_on <= :d),
 (SELECT count(*) FROM contract k WHERE k.customer_id = :c AND k.state IN ('active', 'closed')
   AND (k.signed_on IS NULL OR k.signed_on <= :d)),
 (SELECT count(*) FROM invoice i WHERE i.customer_id = :c AND i.day <= :d),
 (SELECT count(*) FROM receipt r WHERE r.customer_id = :c AND r.day <= :d AND {STANDS}),
 (SELECT count(*) FROM statement s WHERE s.customer_id = :c AND s.issued_on <= :d
   AND s.state <> 'superseded'),
 (SELECT count(*) FROM attachment f WHERE (f.tbl = 'customer' AND f.row = :c)
   OR (f.tbl = 'contract' AND f.row IN (SELECT id FROM contract WHERE customer_id = :c)))
"""


def counts(tx: Tx, customer_id: int, as_of: date) -> dict[str, int]:
    """Rows behind each tab."""
    found = tx.one(_COUNTS, {"c": customer_id, "d": as_of.toordinal()})
    names = ("open", "contracts", "invoices", "receipts", "statements", "documents")
    return dict(zip(names, found, strict=True))
