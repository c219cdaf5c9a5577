"""What a letter says about its contracts: terms, what was delivered and accepted, which papers."""

from collections.abc import Sequence
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.output.documents import Contract
from arapp.services.output.documents.letter import Enclosed, Enclosure

# Tables whose files prove something, by what they are called in the letter.
_ENCLOSED = {
    "contract": Enclosure.CONTRACT,
    "supplement": Enclosure.CONTRACT,
    "milestone": Enclosure.PROOF,
    "invoice": Enclosure.INVOICE,
}
_FILES = """
    SELECT tbl, count(*) FROM attachment
     WHERE tbl = 'contract' AND row IN (SELECT value FROM json_each(:contracts))
        OR tbl = 'supplement' AND row IN (SELECT id FROM supplement
             WHERE contract_id IN (SELECT value FROM json_each(:contracts)))
        OR tbl = 'milestone' AND row IN (SELECT id FROM milestone
             WHERE contract_id IN (SELECT value FROM json_each(:contracts)))
        OR tbl = 'invoice' AND row IN (SELECT invoice_id FROM plan
             WHERE id IN (SELECT value FROM json_each(:rows)))
     GROUP BY tbl ORDER BY tbl
"""


def contract_told(tx: Tx, record: int) -> tuple[Contract, int | None]:
    """A contract as a letter names it, and its own late rate (parts per million a day)."""
    number, signed, subject, rate, terms = tx.one(
        "SELECT number, signed_on, subject, late_rate_ppm, terms FROM contract WHERE id = ?",
        (record,),
    )
    told = Contract(
        number,
        from_ordinal(signed),
        subject,
        terms=terms,
        delivered_on=_delivered(tx, record),
        accepted_on=_last(tx, record, "acceptance"),
    )
    return told, rate


def _delivered(tx: Tx, record: int) -> date | None:
    """The last day something went out: a confirmed milestone, else a delivery on record."""
    found = _last(tx, record, "delivery")
    if found is not None:
        return found
    day = tx.value(
        "SELECT max(day) FROM delivery WHERE contract_id = ? AND amount > 0 AND day <= ?",
        (record, tx.today.toordinal()),
    )
    return from_ordinal(day)


def _last(tx: Tx, record: int, kind: str) -> date | None:
    day = tx.value(
        "SELECT max(confirmed_on) FROM milestone"
        " WHERE contract_id = ? AND kind = ? AND confirmed_on <= ?",
        (record, kind, tx.today.toordinal()),
    )
    return from_ordinal(day)


def enclosed(tx: Tx, contracts: Sequence[int], rows: Sequence[int]) -> tuple[Enclosed, ...]:
    """The kept files about these contracts and plan rows, counted by kind."""
    keys = {"contracts": _json(contracts), "rows": _json(rows)}
    counts: dict[Enclosure, int] = {}
    for table, count in tx.rows(_FILES, keys):
        kind = _ENCLOSED[table]
        counts[kind] = counts.get(kind, 0) + count
    return tuple(Enclosed(kind, counts[kind]) for kind in Enclosure if kind in counts)


def _json(ids: Sequence[int]) -> str:
    return f"[{','.join(str(one) for one in ids)}]"


def mailed(tx: Tx, customer: int) -> tuple[str, str]:
    """Where a letter goes: postal address and e-mail address of the customer, "" for none."""
    address = tx.value(
        "SELECT coalesce(nullif(mail_address, ''), address) FROM customer WHERE id = ?", (customer,)
    )
    email = tx.value(
        "SELECT email FROM contact WHERE customer_id = ? AND email <> ''"
        " ORDER BY role <> 'representative', role <> 'finance', id LIMIT 1",
        (customer,),
    )
    return address or "", email or ""
