"""Open items: what belongs together in a row is settled here."""

import re
from datetime import date

from arapp.services.importing import problems
from arapp.services.importing.layout.kinds import spread
from arapp.services.importing.layout.shapes import shapes_of
from arapp.services.importing.rows.parts import fitted, parts_of
from arapp.services.importing.rows.records import PlanRow, Record
from arapp.services.importing.rows.settle import Reading, named, require, status_of
from arapp.services.importing.rows.templates import due_by_terms
from arapp.services.importing.rows.values import Problem, Values, watched

_RETENTION = re.compile(r"质保|保修|保证金|留置|retention|warranty", re.I)


def plans(reading: Reading) -> tuple[list[Record], list[str]]:
    """Open items; open is the sheet's balance."""
    table, stated, values, frame, lines = (
        reading.table,
        reading.stated,
        reading.values,
        reading.frame,
        reading.lines,
    )
    customers = named(values, stated, table, lines)
    contracts, codes = values.texts("contract"), values.texts("customer_code")
    invoices, labels = values.texts("invoice"), values.texts("label")
    booked, due = values.days("booked_on"), values.days("due_on")
    amounts, paids, opens = (values.amounts(n) for n in ("amount", "paid", "open"))
    if "open_credit" in values.fields:  # 期末余额 in two columns, 借方 and 贷方
        credits = values.amounts("open_credit")
        opens = [(a or 0) - (b or 0) for a, b in zip(opens, credits, strict=True)]
    owners, memos, terms = (values.texts(n) for n in ("owner", "memo", "terms"))
    as_of = stated.as_of or frame.today
    if "part" not in values.headers:
        _tell_days(reading)
    parts = parts_of(reading, as_of)
    records: list[Record] = []
    status: list[str] = []
    for i in watched(range(len(values.places)), frame.pulse):
        document_day = booked[i]
        if due[i] is None and document_day is not None and terms[i]:
            due[i] = due_by_terms(terms[i], document_day)
        if parts[i] and amounts[i] is None and opens[i] is None:
            opens[i] = sum(part.amount for part in parts[i])
        amount, paid = _settle(values, i, amounts[i], paids[i], opens[i])
        if "part" in values.headers and not values.worst.get(i, 0):
            parts[i] = fitted(values, i, parts[i], amount, paid)
        if not (customers[i] or contracts[i] or codes[i]):
            require(values, i, "customer")
        document, day = _plan_days(values, i, booked[i], due[i], as_of)
        kind = _plan_kind(amount, labels[i], contracts[i], invoices[i])
        records.append(
            PlanRow(
                values.numbers[i],
                customers[i],
                codes[i],
                contracts[i],
                invoices[i],
                labels[i],
                kind,
                document,
                day,
                amount,
                paid,
                values.currency[i],
                owners[i],
                memos[i],
                parts[i],
            )
        )
        status.append(status_of(values, i))
    return records, status


def _tell_days(reading: Reading) -> None:
    """No due days; months and ages beside a balance that do not make it: one item of the whole."""
    headers = reading.values.headers
    if "due_on" not in headers and "terms" not in headers:
        head = reading.table.header_rows[-1] if reading.table.header_rows else 0
        reading.values.problems.append(Problem(head, "", "", "no_due_days", "", problems.NOTE))
    found = spread(reading.layout.columns, shapes_of(reading.table))
    if len(found) > 1:
        head = reading.table.header_rows[-1] if reading.table.header_rows else 0
        told = "、".join(found)
        reading.values.problems.append(Problem(head, "", "", "spread_left", told, problems.NOTE))


def _settle(
    values: Values, i: int, amount: int | None, paid: int | None, still_open: int | None
) -> tuple[int, int]:
    """(amount, paid before) so that amount − paid is the sheet's open balance."""
    header = values.headers.get("open") or values.headers.get("amount", "")
    if values.worst.get(i, 0) >= problems.ORDER[problems.FLAGGED]:
        guess = amount if amount is not None else (still_open or 0) + (paid or 0)
        return guess, 0
    if amount is None and still_open is None:
        require(values, i, "amount" if "amount" in values.headers else "open")
        return 0, 0
    if amount is None:
        amount = (still_open or 0) + (paid or 0)
    if still_open is None:
        still_open = amount - (paid or 0)
    elif paid is not None and amount - paid != still_open:
        values.add(i, header, "", "does_not_add_up", f"{amount}-{paid}={still_open}")
        return amount, 0
    if amount == 0 and still_open == 0:
        values.add(i, header, "", "nothing_open")
        return 0, 0
    inside = min(amount, 0) <= still_open <= max(amount, 0)
    if amount < 0 or not inside:
        if not inside and not (still_open < 0 and (paid is not None or amount <= 0)):
            values.add(i, header, "", "paid_exceeds", f"{amount} / {still_open}")
        return still_open, 0
    return amount, amount - still_open


def _plan_days(
    values: Values,
    i: int,
    booked: date | None,
    due: date | None,
    as_of: date,
) -> tuple[date, date]:
    if due is None:
        due = booked or as_of
        header = values.headers.get("due_on", "")
        if header and (values.numbers[i], header) not in values.unread:
            values.add(i, header, "", "due_day_assumed", due.isoformat())
    if booked is None:
        booked = min(due, as_of)
    return booked, due


def _plan_kind(amount: int, label: str, contract: str, invoice: str) -> str:
    if amount < 0:
        return "credit"
    if _RETENTION.search(label):
        return "retention"
    if contract:
        return "instalment"
    return "invoice" if invoice else "opening"
