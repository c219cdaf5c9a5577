"""Invoices of the contracts of the story, their lines, what was delivered, where the paper is.

They lean on the contracts' own rows, so nothing more is owed by them. Draws nothing: the rest of
the story stays as it is.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import WriteTx
from arapp.services.ledger.invoice_check import Difference, confirmed_note
from arapp.services.ledger.invoice_compare import found_for, recompare

_RATE = 130_000
_MILLION = 1_000_000
_COUNTED = re.compile(r"(\D+?)\s*(\d+)\s*([台套件批])")
# By the last figures of a contract's number of this year: what is odd about its invoice.
_NOT_YET = frozenset({"015", "017"})  # delivered, nobody has invoiced it
_OTHER_NAME = "012"  # made out to the short name
_TOO_MUCH = ("006", "运费一并开在里面，对方书面同意")  # more than the contract, accepted
_UNSIGNED = {"011": 12, "009": 3}  # sent so many days ago, nobody signed for it
_WRONG_ONE = "010"  # a second one was made out in error, and taken back
_ACCEPTED_IN = 5  # days from the invoice to the signature


@dataclass(frozen=True, slots=True)
class _Deal:
    """A contract with what is needed to bill it."""

    id: int
    number: str
    customer: int
    name: str
    short: str
    tax_no: str
    subject: str
    amount: int
    currency: str
    firm: int
    day: int
    delivered: int | None

    @property
    def key(self) -> str:
        """The last figures of its number, for those of this year; "" else."""
        return self.number[-3:]


def tell(tx: WriteTx, today: date) -> None:
    """Write them; to be called when the contracts and their rows stand."""
    home = tx.value("SELECT currency FROM company WHERE id = 1")
    year = f"-{today.year}-"
    for place, deal in enumerate(_deals(tx, today.toordinal())):
        if deal.currency != home:
            continue
        key = deal.key if year in deal.number else ""
        invoice = None if key in _NOT_YET or deal.firm <= 0 else _bill(tx, deal, key, place)
        if invoice is not None:
            _paper(tx, invoice, deal, key, today.toordinal())
        _deliver(tx, deal, invoice, parts=2 if key in _NOT_YET else 1)
        _compare(tx, deal, invoice, key)
    _own_ones(tx)


def _deals(tx: WriteTx, today: int) -> list[_Deal]:
    rows = tx.rows(
        "SELECT k.id, k.number, c.id, c.name, c.short_name, c.tax_no, k.subject, k.amount,"
        " k.currency, coalesce((SELECT sum(p.amount) FROM plan p WHERE p.contract_id = k.id"
        "  AND p.state = 'firm' AND p.booked_on <= :d), 0),"
        " coalesce((SELECT max(m.confirmed_on) FROM milestone m WHERE m.contract_id = k.id"
        "  AND m.kind IN ('delivery', 'signing') AND m.confirmed_on <= :d), k.signed_on),"
        " (SELECT m.confirmed_on FROM milestone m WHERE m.contract_id = k.id"
        "  AND m.kind = 'delivery' AND m.confirmed_on <= :d)"
        " FROM contract k JOIN customer c ON c.id = k.customer_id"
        " WHERE k.state IN ('active', 'closed') AND k.signed_on <= :d ORDER BY k.id",
        {"d": today},
    )
    return [_Deal(*row) for row in rows]


def _bill(tx: WriteTx, deal: _Deal, key: str, place: int) -> int:
    gross = deal.firm + (2_000_00 if key == _TOO_MUCH[0] else 0)
    invoice = _write(tx, deal, _number(deal, 1), gross, key)
    if place == int(_WRONG_ONE) - 1:
        twice = _write(tx, deal, _number(deal, 2), 9_040_00, key)
        red = _write(tx, deal, _number(deal, 3), -9_040_00, key, red_of=twice)
        note = "开错项目，已红冲"
        tx.update("invoice", red, note=note)
    return invoice


def _number(deal: _Deal, n: int) -> str:
    """20 digits of a number that no tax office gave."""
    return f"2632{n:02d}{deal.day % 10**6:06d}{deal.id * 7919 % 10**8:08d}"


def _write(
    tx: WriteTx, deal: _Deal, number: str, gross: int, key: str, red_of: int | None = None
) -> int:
    net = (gross * 100 + (56 if gross > 0 else -56)) // 113
    invoice = tx.insert(
        "invoice",
        number=number,
        customer_id=deal.customer,
        contract_id=deal.id,
        day=deal.day,
        net=net,
        tax=gross - net,
        gross=gross,
        currency=deal.currency,
        buyer=deal.short + "公司" if key == _OTHER_NAME else deal.name,
        buyer_tax_no=deal.tax_no,
        kind="专用发票",
        red_of_id=red_of,
    )
    whole = abs(gross) == deal.amount
    _line(tx, invoice, deal.subject, net, gross - net, counted=whole)
    return invoice


def _line(
    tx: WriteTx, invoice: int, subject: str, net: int, tax: int, *, counted: bool = False
) -> None:
    found = _COUNTED.fullmatch(subject) if counted else None
    item, count, unit = found.groups() if found else (subject, "1", "批")
    tx.insert(
        "invoice_line",
        invoice_id=invoice,
        no=1,
        item=f"*专用设备*{item.strip()}",
        unit=unit,
        quantity=int(count) * _MILLION if found else None,
        price=net * 10_000 // int(count) if found else None,
        net=net,
        tax_rate_ppm=_RATE,
        tax=tax,
    )


def _paper(tx: WriteTx, invoice: int, deal: _Deal, key: str, today: int) -> None:
    waits = _UNSIGNED.get(key)
    sent = today - waits if waits is not None else min(deal.day + 2, today)
    signed = None if waits is not None or deal.day + _ACCEPTED_IN > today else deal.day
    tx.update(
        "invoice",
        invoice,
        sent_on=sent,
        courier_no=f"SF14{deal.id * 6151 % 10**8:08d}",
        signed_on=None if signed is None else signed + _ACCEPTED_IN,
    )


def _deliver(tx: WriteTx, deal: _Deal, invoice: int | None, parts: int) -> None:
    if deal.delivered is None:
        return
    left = deal.amount
    for n in range(parts):
        amount = left if n == parts - 1 else deal.amount * 6 // 10
        left -= amount
        tx.insert(
            "delivery",
            customer_id=deal.customer,
            contract_id=deal.id,
            invoice_id=invoice,
            number=f"SH-{deal.number.removeprefix('CH-')}-{n + 1}",
            day=deal.delivered,
            amount=amount,
            currency=deal.currency,
        )


def _compare(tx: WriteTx, deal: _Deal, invoice: int | None, key: str) -> None:
    recompare(tx, deal.id)
    if invoice is None or key != _TOO_MUCH[0]:
        return
    found: list[Difference] = found_for(tx, invoice)
    if found:
        note = confirmed_note(_TOO_MUCH[1], found)
        tx.update("invoice", invoice, check_state="confirmed", check_note=note)


def _own_ones(tx: WriteTx) -> None:
    """Invoices on terms: who they were made out to, and their one line."""
    rows: list[Any] = tx.rows(
        "SELECT i.id, i.net, i.tax, c.name, c.tax_no, coalesce(nullif((SELECT p.label FROM plan p"
        " WHERE p.invoice_id = i.id LIMIT 1), ''), '加工件') FROM invoice i"
        " JOIN customer c ON c.id = i.customer_id WHERE i.contract_id IS NULL ORDER BY i.id"
    )
    for invoice, net, tax, name, tax_no, label in rows:
        tx.update("invoice", invoice, buyer=name, buyer_tax_no=tax_no, kind="专用发票")
        _line(tx, invoice, label, net, tax)
