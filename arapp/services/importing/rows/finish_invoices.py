"""Issued invoices and their lines: what belongs together in a row is settled here."""

import re
from decimal import ROUND_HALF_UP, Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.reading.sheet import Cell
from arapp.services.importing.rows.records import InvoiceLineRow, InvoiceRow, Record
from arapp.services.importing.rows.settle import Reading, named, require, status_of
from arapp.services.importing.rows.values import Values, column_of

_VOID = re.compile(r"作废|void|cancel", re.I)
_WHOLLY_RED = re.compile(r"已红冲|全额红冲|全部红冲")
_PARTLY = re.compile(r"部分")
# 被红冲蓝字数电票号码：2532… in the remark of a red invoice
_RED_IN_REMARK = re.compile(r"(?:被红冲|对应(?:正数|蓝字)|蓝字)[^\d]{0,24}(\d{8,20})")
_MILLION = 1_000_000
_MOST = 10**15


def invoices(reading: Reading) -> tuple[list[Record], list[str]]:
    """Issued invoices; a number stands once, void ones are left out and listed."""
    table, stated, values, lines = reading.table, reading.stated, reading.values, reading.lines
    customers, numbers = named(values, stated, table, lines), values.texts("number")
    taxes_no, contracts_, states = (values.texts(n) for n in ("tax_no", "contract", "state"))
    days, due = values.days("day"), values.days("due_on")
    nets, taxes, grosses = (values.amounts(n) for n in ("net", "tax", "gross"))
    owners, memos = values.texts("owner"), values.texts("memo")
    codes, kinds, reds = (values.texts(n) for n in ("code", "kind", "red_of"))
    printed = _printed(reading, customers)
    seen: dict[str, int] = {}
    records: list[Record] = []
    status: list[str] = []
    for i in range(len(values.places)):
        net, tax, gross = _three(values, i, nets[i], taxes[i], grosses[i])
        number = numbers[i]
        key = re.sub(r"[\s-]", "", number).upper()
        for what, value in (("number", number), ("customer", customers[i]), ("day", days[i])):
            if not value:
                require(values, i, what)
        if key and key in seen:
            values.add(
                i, values.headers.get("number", ""), number, "invoice_repeated", str(seen[key])
            )
        seen.setdefault(key, values.numbers[i])
        if _VOID.search(states[i]):
            values.add(i, values.headers.get("state", ""), states[i], "void_invoice")
        if gross == 0:
            values.add(i, values.headers.get("gross", ""), "", "zero_amount")
        wholly = gross > 0 and bool(_WHOLLY_RED.search(states[i])) and not _PARTLY.search(states[i])
        records.append(
            InvoiceRow(
                values.numbers[i],
                number,
                customers[i],
                taxes_no[i],
                contracts_[i],
                days[i],
                net,
                tax,
                gross,
                values.currency[i],
                due[i],
                owners[i],
                memos[i],
                printed[i],
                codes[i],
                kinds[i],
                reds[i] or (red_in(memos[i]) if gross < 0 else ""),
                wholly,
            )
        )
        status.append(status_of(values, i))
    _without_their_red(values, records, status)
    return records, status


def _without_their_red(values: Values, records: list[Record], status: list[str]) -> None:
    """An invoice that was taken back whole stays out when its red one is not in the sheet."""
    rows = [row for row in records if isinstance(row, InvoiceRow)]
    told = {re.sub(r"\D", "", row.red_of) for row in rows if row.red_of}
    sums = [(row.customer, -row.gross) for row in rows if row.gross < 0 and not row.red_of]
    for i, row in enumerate(rows):
        if not row.taken_back or re.sub(r"\D", "", row.number) in told:
            continue
        if (row.customer, row.gross) in sums:  # a red one that does not say of what it is
            sums.remove((row.customer, row.gross))
            continue
        values.add(i, values.headers.get("state", ""), "", "void_invoice")
        status[i] = status_of(values, i)


def red_in(memo: str) -> str:
    """The number that a red invoice's remark says it takes back; "" for none."""
    found = _RED_IN_REMARK.search(memo)
    return found.group(1) if found else ""


def _printed(reading: Reading, customers: list[str]) -> list[str]:
    """The buyers as printed: the user may have named a customer instead."""
    places = reading.layout.indexes("customer")
    if not places:
        return customers
    cells = column_of([reading.table.rows[p] for p in reading.values.places], places[0])
    return [cell.strip() if isinstance(cell, str) else "" for cell in cells]


def invoice_lines(reading: Reading) -> tuple[list[Record], list[str]]:
    """Lines of invoices, each with the head of its invoice."""
    table, stated, values, lines = reading.table, reading.stated, reading.values, reading.lines
    customers, numbers = named(values, stated, table, lines), values.texts("number")
    nets, taxes, grosses = (values.amounts(n) for n in ("net", "tax", "gross"))
    days, printed = values.days("day"), _printed(reading, customers)
    texts = {
        name: values.texts(name)
        for name in ("tax_no", "item", "spec", "unit", "memo", "code", "kind", "red_of", "state")
    }
    quantities, prices = (figures(reading, name) for name in ("quantity", "price"))
    rates = [rate_of(cell) for cell in _cells(reading, "rate")]
    records: list[Record] = []
    status: list[str] = []
    for i in range(len(values.places)):
        net, tax, _ = _three(values, i, nets[i], taxes[i], grosses[i])
        for what, value in (("number", numbers[i]), ("item", texts["item"][i])):
            if not value:
                require(values, i, what)
        if _VOID.search(texts["state"][i]):
            values.add(i, values.headers.get("state", ""), texts["state"][i], "void_invoice")
        at = {name: column[i] for name, column in texts.items()}
        records.append(
            InvoiceLineRow(
                values.numbers[i],
                numbers[i],
                customers[i],
                at["tax_no"],
                days[i],
                at["item"],
                at["spec"],
                at["unit"],
                quantities[i],
                prices[i],
                net,
                rates[i],
                tax,
                values.currency[i],
                at["memo"],
                printed[i],
                at["code"],
                at["kind"],
                at["red_of"] or red_in(at["memo"]),
            )
        )
        status.append(status_of(values, i))
    return records, status


def _cells(reading: Reading, name: str) -> list[Cell]:
    places = reading.layout.indexes(name)
    if not places:
        return [None] * len(reading.values.places)
    return column_of([reading.table.rows[p] for p in reading.values.places], places[0])


def figures(reading: Reading, name: str) -> list[int | None]:
    """Quantities or prices in millionths; what is none is told, and left out of the line."""
    found: list[int | None] = []
    header = reading.values.headers.get(name, name)
    for i, cell in enumerate(_cells(reading, name)):
        value, code, detail = parse_amount(cell)
        if value is None and code:
            reading.values.add(i, header, cell, code, detail)
        found.append(_millionths(value))
    return found


def _millionths(value: Decimal | int | None) -> int | None:
    if value is None:
        return None
    scaled = (Decimal(value) * _MILLION).quantize(Decimal(1), ROUND_HALF_UP)
    return int(scaled) if abs(scaled) < _MOST else None


def rate_of(cell: Cell) -> int | None:
    """13%, 0.13 or 13 as parts per million; None for 免税 and what is no rate."""
    text = "" if cell is None else str(cell).strip().replace("％", "%")
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?)(%?)", text)
    if found is None:
        return 0 if re.search(r"免税|不征税|零税率", text) else None
    value = Decimal(found.group(1))
    ppm = value * 10_000 if found.group(2) or value >= 1 else value * _MILLION
    return int(ppm) if ppm <= _MILLION else None


def _three(
    values: Values, i: int, net: int | None, tax: int | None, gross: int | None
) -> tuple[int, int, int]:
    if gross is None and net is None:
        require(values, i, "gross")
        return 0, 0, 0
    if gross is None:
        return net or 0, tax or 0, (net or 0) + (tax or 0)
    if net is None:
        return gross - (tax or 0), tax or 0, gross
    if tax is None:
        return net, gross - net, gross
    if net + tax != gross:
        values.add(
            i, values.headers.get("gross", ""), "", "does_not_add_up", f"{net}+{tax}={gross}"
        )
    return net, tax, gross
