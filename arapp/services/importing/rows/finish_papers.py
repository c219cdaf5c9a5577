"""Contracts: what belongs together in a row is settled here."""

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from arapp.models.values.money import exponent, split_to_last
from arapp.services.importing.cells.spans import months_in
from arapp.services.importing.layout.part_days import part_of_day, parts_named
from arapp.services.importing.rows.records import ContractRow, Instalment, Record
from arapp.services.importing.rows.settle import Reading, named, require, status_of
from arapp.services.importing.rows.templates import wrong_sum
from arapp.services.importing.rows.values import Values

_SPAN_UNIT = re.compile(r"年(?!限)|天|日|years?|days?", re.I)
_IN_TERMS = re.compile(r"(?:质保|保修)期?\D{0,4}?([\d一二两三四五]+\s*(?:个月|年))")


def contracts(reading: Reading) -> tuple[list[Record], list[str]]:
    """Contracts with the parts that their columns name."""
    table, stated, values, lines = reading.table, reading.stated, reading.values, reading.lines
    frame = reading.frame
    customers, numbers = named(values, stated, table, lines), values.texts("number")
    codes, subjects, terms = (values.texts(n) for n in ("customer_code", "subject", "terms"))
    amounts, received, opens = (values.amounts(n) for n in ("amount", "received", "open"))
    signed, ends = values.days("signed_on"), values.days("ends_on")
    owners, memos = values.texts("owner"), values.texts("memo")
    spans = _warranties(values, terms)
    parts = values.fields.get("instalment") or [()] * len(values.places)
    dated = _paid_days(reading)
    seen: dict[str, int] = {}
    records: list[Record] = []
    status: list[str] = []
    for i in range(len(values.places)):
        amount = amounts[i]
        number = numbers[i] or subjects[i]
        for what, value in (
            ("number", number),
            ("customer", customers[i] or codes[i]),
            ("amount", amount),
        ):
            if value is None or value == "":
                require(values, i, what)
        if amount is not None and amount <= 0:
            values.add(i, values.headers.get("amount", ""), "", "zero_amount")
        if number and number in seen:
            values.add(
                i, values.headers.get("number", ""), number, "number_repeated", str(seen[number])
            )
        seen.setdefault(number, values.numbers[i])
        if not parts[i] and (total := wrong_sum(terms[i])):
            values.add(i, values.headers["terms"], terms[i], "terms_sum", total)
        instalments = _dated(_instalments(values, i, amount or 0, parts[i]), dated[i])
        came_in = _received(values, i, amount or 0, received[i], opens[i])
        if "received" not in values.headers and "open" not in values.headers:
            came_in = _paid_parts(values, i, amount or 0, instalments, frame.today)
        records.append(
            ContractRow(
                values.numbers[i],
                number,
                customers[i],
                codes[i],
                subjects[i],
                amount or 0,
                values.currency[i],
                signed[i],
                ends[i],
                terms[i],
                owners[i],
                memos[i],
                came_in,
                instalments,
                spans[i],
            )
        )
        status.append(status_of(values, i))
    return records, status


def _warranties(values: Values, terms: Sequence[str]) -> list[int | None]:
    """Months of each row's warranty: its own column's, else what the terms say."""
    unit = _SPAN_UNIT.search(values.headers.get("warranty", ""))
    texts = values.texts("warranty")
    found: list[int | None] = []
    for i, text in enumerate(texts):
        months = months_in(text, unit.group() if unit else "") if text else None
        if text and months is None:
            values.add(i, values.headers["warranty"], text, "warranty_unread")
        worded = _IN_TERMS.search(terms[i])
        found.append(months or (months_in(worded.group(1)) if worded and not text else None))
    return found


def _paid_days(reading: Reading) -> list[dict[str, date]]:
    """Per row: label of a part → the day of its money."""
    values = reading.values
    found = cast("list[tuple[tuple[str, date], ...]]", values.fields.get("paid_on"))
    if not found:
        return [{}] * len(values.places)
    named_ = parts_named(reading.layout.columns)
    return [{part_of_day(header, named_): day for header, day in row} for row in found]


def _dated(parts: tuple[Instalment, ...], days: dict[str, date]) -> tuple[Instalment, ...]:
    return tuple(part._replace(paid_on=days.get(part.label)) for part in parts)


def _paid_parts(
    values: Values, i: int, amount: int, parts: tuple[Instalment, ...], today: date
) -> int:
    """Where nothing else says what came in, a part with the day of its money was paid."""
    weights = [part.weight for part in parts]
    sums = split_to_last(amount, weights) if parts and amount > 0 else []
    paid = sum(
        own for own, part in zip(sums, parts, strict=False)
        if part.paid_on is not None and part.paid_on <= today
    )  # fmt: skip
    if paid:
        values.add(i, values.headers.get("paid_on", ""), "", "paid_by_days", str(paid))
    return paid


def _received(
    values: Values, i: int, amount: int, received: int | None, still_open: int | None
) -> int:
    """What came in of a contract; where only the rest is stated, what the rest leaves of it."""
    if received is not None or still_open is None or amount <= 0:
        return received or 0
    if not 0 <= still_open <= amount:
        values.add(i, values.headers["open"], "", "paid_exceeds", f"{amount} / {still_open}")
        return 0
    return amount - still_open


def _instalments(values: Values, i: int, amount: int, parts: object) -> tuple[Instalment, ...]:
    """Parts of a contract from its columns; they have to make the whole."""
    scale = 10 ** exponent(values.currency[i])
    found = []
    for label, value, kind in parts:  # type: ignore[attr-defined]  # tuples made by parse
        share = kind == "percent"
        found.append(Instalment(label, int(value * 10_000 if share else value * scale), share))
    found = [part for part in found if part.weight]
    if not found:
        return ()
    shares = [part.weight for part in found if part.is_share]
    total = sum(part.weight for part in found)
    whole = total == 1_000_000 if len(shares) == len(found) else (not shares and total == amount)
    if shares and len(shares) < len(found):
        whole = False
    if not whole:
        values.add(i, values.headers.get("instalment", ""), "", "instalments_differ", str(total))
        return ()
    return tuple(found)
