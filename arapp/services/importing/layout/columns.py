"""What each column means: header words, the shape of the values, and what was remembered.

The fields are those of `arapp list` for the kind, and a few that only build others (instalment,
debit, credit, direction …): `fields.FIELDS` names all that `--map` and the page may choose.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arapp.services.importing.cells.spans import months_in
from arapp.services.importing.layout.fields import FIELDS
from arapp.services.importing.layout.shapes import Shape, agrees, may_be_days
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings, words
from arapp.services.importing.wording.bank_morphemes import guess as bank_guess
from arapp.services.importing.wording.morphemes import guess

AMOUNTS = frozenset(
    {
        "amount",
        "paid",
        "open",
        "open_credit",
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
        "part",
    }
)
DAYS = frozenset({"day", "booked_on", "due_on", "signed_on", "ends_on", "paid_on"})
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

    `style` of receipts: in_out, flag, pairs, signed, turned, list, unproven (see `bank_columns`);
    `sides`: word of a flag column → 1 in, -1 out, as the balance proves it.
    """

    kind: str | None
    columns: tuple[Column, ...]
    fingerprint: str
    reason: str = ""
    style: str = ""
    remembered: bool = False
    sides: tuple[tuple[str, int], ...] = ()

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


# --- mapping ------------------------------------------------------------------------------------


# 对方单位/账号: a column of accounts whose cells hold names too is the column of the names
_GLUED = {"party_account": "counterparty", "payer_account": "payer", "payee_account": "payee"}


_MAY_BE_SIDES = frozenset({None, "tx_type", "amount", "state", "method", "credit", "debit"})


def read_headers(table: RawTable, shapes: Mapping[int, Shape]) -> list[Column]:
    """Columns with their concepts, before a kind is known; shapes correct what words leave open."""
    columns = []
    for index, header in zip(table.columns, table.headers, strict=True):
        bare = re.sub(r" \(\d+\)$", "", header)
        concept = None if header.startswith("#") else headings.joined_concept(bare)
        shape = shapes[index]
        if concept is None and not header.startswith("#"):
            concept = _made_of(bare, shape) or headings.upper_concept(bare)
        if concept == "day" and headings.group_concept(bare) == "instalment":
            concept = None  # when that part was paid, no day of the row
        if concept in _MAY_BE_SIDES and shape.direction > 0.9 and shape.filled and not shape.number:
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
        if concept in _GLUED and shape.glued >= 0.3:
            concept = _GLUED[concept]
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
    return _overdue(_rest_is_open(_paid_alone(_instalments_by_value(columns, shapes))))


def _overdue(columns: list[Column]) -> list[Column]:
    """逾期金额 is what is open where nothing else is, and one of the ages elsewhere."""
    have = {c.concept for c in columns}
    meant = "aging" if have & {"open", "balance", "due_amount", "amount"} else "open"
    return [replace(c, concept=meant) if c.concept == "overdue" else c for c in columns]


def _rest_is_open(columns: list[Column]) -> list[Column]:
    """尾款 as the only part beside what is paid is what is still to come."""
    parts = [c for c in columns if c.concept == "instalment"]
    have = {c.concept for c in columns}
    if len(parts) != 1 or "open" in have or not have & {"paid", "received"}:
        return columns
    rest = parts[0] if re.search(r"尾款|余款", parts[0].header) else None
    return [replace(c, concept="open") if c is rest else c for c in columns]


_SUMS = frozenset(
    {"amount", "due_amount", "open", "debit", "gross", "net", "contract_amount", "balance"}
)


def _paid_alone(columns: list[Column]) -> list[Column]:
    """已收 beside nothing that was owed is what came in."""
    if any(c.concept in _SUMS | {"received", "credit"} for c in columns):
        return columns
    return [replace(c, concept="received") if c.concept == "paid" else c for c in columns]


def _made_of(header: str, shape: Shape) -> str | None:
    """Concept by the characters of a heading that no dictionary has, if the values allow it."""
    top, _, bottom = header.rpartition("/")
    for text in (bottom, top.rpartition("/")[2] + bottom) if top else (header,):
        folded = headings.fold(text)[0]
        for found in (guess(folded), bank_guess(folded)):
            if found and agrees(found, shape):
                return found
    return None


def _names_spans(column: Column, shape: Shape) -> bool:
    """质保 over 24个月, 2年: how long the warranty lasts, no part of the money."""
    spans = [value for value in shape.values if months_in(value) is not None]
    named = _OF_RETENTION.search(column.header) is not None
    return named and shape.day < 0.5 and bool(spans) and len(spans) * 2 >= len(shape.values)


_STEP = re.compile(r"(?:发货|交货|到货|结算)(?:款|金额|比例)?")


_OF_RETENTION = re.compile(r"质保|保修|质量保证|warranty|retention", re.I)


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
    others = any(c.index in parts and not _OF_RETENTION.search(c.header) for c in columns)
    out = []
    for column in columns:
        concept = column.concept
        if concept == "instalment" and column.index not in parts:
            concept = "warranty" if _names_spans(column, shapes[column.index]) else None
        elif concept == "due_on" and others and _OF_RETENTION.search(column.header):
            concept = None  # the end of the warranty is the day of that part, not of the row
        elif (
            concept == "due_amount"
            and len(parts) >= 2
            and _STEP.fullmatch(headings.fold(column.header.rpartition("/")[2])[0])
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
                whole = [c for c in fitting if not of_part(c)]
                if field in ("received", "paid") and not whole:
                    taken.update({c.index: field for c in fitting})  # 实收 of 首付, of 发货 …
                    break
                if field in ("received", "paid"):
                    fitting = whole
                best = max(fitting, key=lambda c: (_worth(field, shapes[c.index]), -c.index))
                taken[best.index] = field
                break
    return [replace(c, field=taken.get(c.index)) for c in columns]


def of_part(column: Column) -> bool:
    """Whether the column stands in the group of a part of a contract."""
    top = column.header.rpartition("/")[0].rpartition("/")[2]
    return bool(top) and (
        headings.group_concept(column.header) == "instalment"
        or bool(_STEP.fullmatch(headings.fold(top)[0]))
    )


def _fits(field: str, shape: Shape) -> bool:
    if not shape.filled:
        return True
    if field in DAYS:
        return shape.day >= 0.3 or (shape.number < 0.5 and shape.time < 0.5) or may_be_days(shape)
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
