"""What each column means: header words, the shape of the values, and what was remembered.

The fields are those of `arapp list` for the kind, and a few that only build others (instalment,
debit, credit, direction …): `FIELDS` names all that `--map` and the page may choose.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from arapp.services.importing import headings, words
from arapp.services.importing.cells import parse_amount
from arapp.services.importing.dayforms import is_triple, parse_day
from arapp.services.importing.grid import Cell, Odd
from arapp.services.importing.tables import RawTable

_SAMPLE = 300
_FAR = date(2199, 1, 1)

# kind → field → concepts that can give it, best first. A "+" takes all of them, joined.
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "receipts": {
        "day": ("day", "receipt_day", "time", "invoice_day"),
        "payer": ("counterparty", "payer", "customer", "person"),
        "payer_account": ("party_account", "payer_account"),
        "payee": ("payee",),
        "payee_account": ("payee_account",),
        "amount": (),  # by style, see `_amount_columns`
        "outgoing": (),
        "direction": ("direction",),
        "balance": ("balance", "open"),
        "serial_no": ("serial", "voucher"),
        "memo": ("+memo|subject|label",),
        "customer": (),
        "currency": ("currency",),
        "account": ("account",),
        "method": ("method", "template"),
        "state": ("state",),
    },
    "plans": {
        "customer": ("customer", "counterparty", "payer", "person", "short_name"),
        "customer_code": ("code",),
        "contract": ("contract",),
        "invoice": ("invoice_no",),
        "label": ("label", "subject"),
        "booked_on": ("invoice_day", "day", "signed_on", "starts_on"),
        "due_on": ("due_on", "ends_on"),
        "amount": ("due_amount", "amount", "gross", "contract_amount", "debit"),
        "paid": ("paid", "received", "credit"),
        "open": ("open", "balance"),
        "currency": ("currency",),
        "owner": ("owner",),
        "terms": ("terms",),
        "memo": ("+memo",),
    },
    "contracts": {
        "number": ("contract", "plain_no"),
        "customer": ("customer", "counterparty", "payer", "person", "short_name"),
        "customer_code": ("code",),
        "subject": ("subject",),
        "amount": ("contract_amount", "amount", "due_amount", "gross"),
        "signed_on": ("signed_on", "day", "starts_on"),
        "ends_on": ("ends_on",),
        "terms": ("template", "terms"),
        "instalment": ("+instalment",),
        "received": ("paid", "received"),
        "open": ("open", "balance"),
        "owner": ("owner",),
        "currency": ("currency",),
        "state": ("state",),
        "memo": ("+memo",),
    },
    "invoices": {
        "number": ("invoice_no",),
        "customer": ("customer", "counterparty", "payer", "person"),
        "tax_no": ("tax_no",),
        "contract": ("contract",),
        "day": ("invoice_day", "day"),
        "net": ("net",),
        "tax": ("tax",),
        "gross": ("gross", "due_amount", "amount"),
        "due_on": ("due_on",),
        "currency": ("currency",),
        "owner": ("owner",),
        "state": ("state", "invoice_state"),
        "memo": ("+memo",),
    },
    "ledger": {
        "customer": ("customer", "counterparty", "payer"),
        "day": ("day", "invoice_day", "receipt_day"),
        "label": ("+memo", "label", "subject", "tx_type"),
        "debit": ("debit", "due_amount", "gross", "amount"),
        "credit": ("credit", "received", "paid"),
        "balance": ("balance", "open"),
        "direction": ("direction",),
        "serial_no": ("voucher", "serial"),
        "contract": ("contract",),
        "invoice": ("invoice_no",),
        "due_on": ("due_on",),
        "owner": ("owner",),
        "currency": ("currency",),
    },
    "customers": {
        "name": ("customer", "person", "counterparty"),
        "code": ("code", "plain_no"),
        "short_name": ("short_name",),
        "tax_no": ("tax_no",),
        "grade": ("grade",),
        "limit": ("limit",),
        "terms": ("terms", "template"),
        "owner": ("owner",),
        "department": ("department",),
        "region": ("region",),
        "phone": ("phone",),
        "address": ("address",),
        "contact": ("contact",),
        "role": ("role",),
        "email": ("email",),
        "bank_account": ("account",),
        "opening": ("opening", "open", "balance"),
        "currency": ("currency",),
        "note": ("+memo",),
    },
    "contacts": {
        "customer": ("customer", "counterparty", "short_name"),
        "customer_code": ("code",),
        "name": ("contact", "person"),
        "role": ("role",),
        "phone": ("phone",),
        "email": ("email",),
        "address": ("address",),
    },
}
AMOUNTS = frozenset(
    {
        "amount",
        "paid",
        "open",
        "received",
        "net",
        "tax",
        "gross",
        "debit",
        "credit",
        "outgoing",
        "balance",
        "limit",
        "opening",
        "instalment",
    }
)
DAYS = frozenset({"day", "booked_on", "due_on", "signed_on", "ends_on"})
NUMBERS = frozenset(
    {
        "payer_account",
        "payee_account",
        "account",
        "serial_no",
        "tax_no",
        "phone",
        "bank_account",
        "code",
        "customer_code",
    }
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Shares of a column's non-empty sample: 0.0–1.0; `filled` of all rows."""

    filled: float
    number: float
    day: float
    time: float
    direction: float
    nonzero: float
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: 0-based `index`, its header, and the field it was understood as."""

    index: int
    header: str
    concept: str | None
    field: str | None = None
    unit: int = 1
    currency: str | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read. `kind` None: left alone, `reason` says why.

    `style` of receipts: in_out, flag, signed, pairs, list.
    """

    kind: str | None
    columns: tuple[Column, ...]
    fingerprint: str
    reason: str = ""
    style: str = ""
    remembered: bool = False

    def indexes(self, field: str) -> tuple[int, ...]:
        """Sheet columns (0-based) that give the field."""
        return tuple(column.index for column in self.columns if column.field == field)

    def mapping(self) -> dict[str, str | None]:
        """Header → field, as reported and remembered."""
        return {
            column.header: column.field
            for column in self.columns
            if not column.header.startswith("#") or column.field
        }


def fingerprint(headers: Sequence[str]) -> str:
    """Identity of a header row, independent of blanks, brackets and width."""
    folded = "|".join(headings.fold(header)[0] for header in headers if not header.startswith("#"))
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


# --- shapes -------------------------------------------------------------------------------------

_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\d{5,6}")


def side_of(text: str) -> int:
    """1 money in, -1 money out, 0 neither, 2 not understood."""
    folded = re.sub(r"\s+", "", words.plain(text))
    if folded in words.INS:
        return 1
    if folded in words.OUTS:
        return -1
    if folded in words.NEUTRALS or not folded:
        return 0
    parts = set(re.split(r"[/|,()\[\]-]+", folded)) - {""}
    if parts and parts <= words.INS:
        return 1
    if parts and parts <= words.OUTS:
        return -1
    return 2


def shape_of(cells: Sequence[Cell]) -> Shape:
    """Shape of the sampled cells of one column."""
    filled = [
        cell
        for cell in cells
        if cell is not None and not (type(cell) is str and cell in words.NOTHING)
    ]
    counts: Counter[str] = Counter()
    for cell in filled:
        counts.update(_traits(cell))
    n = len(filled) or 1
    values = frozenset(str(cell) for cell in cells if cell is not None)
    sides = [side_of(str(cell)) for cell in cells if cell is not None] if len(values) <= 8 else []
    directed = (sum(side in (1, -1) for side in sides) / len(sides)) if sides else 0.0
    if sides and 2 in sides:
        directed = min(directed, 0.5)
    return Shape(
        len(filled) / (len(cells) or 1),
        counts["number"] / n,
        counts["day"] / n,
        counts["time"] / n,
        directed,
        counts["nonzero"] / n,
        values,
    )


def _traits(cell: Cell) -> list[str]:
    if isinstance(cell, Odd):
        return ["number", "nonzero"]
    if isinstance(cell, date | datetime):
        return ["day"]
    if isinstance(cell, int | Decimal):
        traits = ["number", "nonzero"] if cell else ["number"]
        return (
            [*traits, "day"]
            if 20_000 <= cell <= 80_000 or 19_900_101 <= cell <= 20_991_231
            else traits
        )
    text = str(cell)
    traits = []
    if _TIME.fullmatch(text.strip()):
        traits.append("time")
    if len(text) < 32:
        amount, code, _ = parse_amount(text.rstrip("%％ "))
        if amount is not None and not code.startswith("unit"):
            traits += ["number", "nonzero"] if amount else ["number"]
        elif amount is not None:
            traits += ["number", "nonzero"]
        day, _, _ = parse_day(text, "", 2020, _FAR)
        if (day is not None) or is_triple(text):
            traits.append("day")
    return traits


def sample(table: RawTable, index: int) -> list[Cell]:
    """Up to 300 cells of a column, spread over the table."""
    step = max(1, len(table.rows) // _SAMPLE)
    return [row[index] if index < len(row) else None for row in table.rows[::step]]


def shapes_of(table: RawTable) -> dict[int, Shape]:
    """Shape of every column by its sheet index."""
    return {index: shape_of(sample(table, index)) for index in table.columns}


# --- mapping ------------------------------------------------------------------------------------


def read_headers(table: RawTable, shapes: Mapping[int, Shape]) -> list[Column]:
    """Columns with their concepts, before a kind is known; shapes correct what words leave open."""
    columns = []
    for index, header in zip(table.columns, table.headers, strict=True):
        bare = re.sub(r" \(\d+\)$", "", header)
        concept = None if header.startswith("#") else headings.joined_concept(bare)
        shape = shapes[index]
        if concept in (None, "tx_type", "amount", "state", "method") and shape.direction > 0.9:
            concept = "direction"
        if (
            concept in ("day", "receipt_day")
            and shape.filled
            and shape.day < 0.5
            and (shape.time > 0.5 or not shape.day)
        ):
            concept = "time" if shape.time > 0.5 else concept
        if concept == "direction" and shape.number > 0.8 and shape.nonzero > 0.5:
            concept = "amount"
        _, inside = headings.fold(header)
        columns.append(
            Column(
                index,
                header,
                concept,
                None,
                words.unit_of(bare) if inside else 1,
                words.currency_of(inside)
                if inside and not re.fullmatch(r".*[万千亿]?元", inside)
                else (
                    words.currency_of(inside) if re.search(r"[美港欧日加澳]元", inside) else None
                ),
                "%" in bare or "比例" in bare or "％" in bare,
            )
        )
    return _instalments_by_value(columns, shapes)


_STEP = re.compile(r"(?:发货|交货|到货|结算)(?:款|金额|比例)?")


def _instalments_by_value(columns: list[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """首付/发货/验收 columns hold amounts or percents; the same words over days are milestones.

    发货 alone is what was delivered; among 首付 and 验收 it is a part of the contract.
    """
    parts = {
        c.index
        for c in columns
        if c.concept == "instalment"
        and (shapes[c.index].number >= 0.5 or not shapes[c.index].filled)
    }
    out = []
    for column in columns:
        concept = column.concept
        if concept == "instalment" and column.index not in parts:
            concept = None
        elif (
            concept == "due_amount"
            and len(parts) >= 2
            and _STEP.fullmatch(headings.fold(column.header)[0])
        ):
            concept = "instalment"
        out.append(replace(column, concept=concept))
    return out


def assign(kind: str, columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """Give each field of the kind the column that fits best; the others stay without a field."""
    taken: dict[int, str] = {}
    for field, concepts in FIELDS[kind].items():
        for concept in concepts:
            if concept.startswith("+"):
                wanted = concept[1:].split("|")
                several = [c for c in columns if c.concept in wanted and c.index not in taken]
                taken.update({c.index: field for c in several})
                if several:
                    break
                continue
            fitting = [
                c
                for c in columns
                if c.concept == concept and c.index not in taken and _fits(field, shapes[c.index])
            ]
            if fitting:
                best = max(fitting, key=lambda c: (_worth(field, shapes[c.index]), -c.index))
                taken[best.index] = field
                break
    return [replace(c, field=taken.get(c.index)) for c in columns]


def _fits(field: str, shape: Shape) -> bool:
    if not shape.filled:
        return True
    if field in DAYS:
        return shape.day >= 0.3 or (shape.number < 0.5 and shape.time < 0.5)
    if field in AMOUNTS:
        return shape.number >= 0.3 or shape.day < 0.5
    return True


def _worth(field: str, shape: Shape) -> float:
    if field in DAYS:
        return shape.day + shape.filled
    if field in AMOUNTS:
        return shape.nonzero * shape.filled * 2 + shape.number
    if field == "serial_no":
        return len(shape.values - {"0", ""}) / 1000 + shape.filled
    return min(shape.filled * 4, 1)
