"""The numbers of a ledger, ready to be found: whole, by digits, by last digits, by their parts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from arapp.services.matching.rows import Book, PlanIn
from arapp.services.matching.text import fold, number_key

TAIL = 8  # digits of an e-invoice number that payers write
LONG_INVOICE = 12
_HAN = re.compile("[\u3400-\u9fff]")
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_NO_DIGIT = re.compile(r"\D")
_NO_DIGIT_BEHIND = re.compile(r"\D+$")
_SHORTEST = 4
_PARTED = re.compile(r"[-/. ]")
_MOST_SHAPES = 24  # a ledger has a handful of styles; odd numbers are not worth a pattern each
_GAP = r"[-/ .()\[\]〔〕]{0,3}"


@dataclass(frozen=True, slots=True)
class Ref:
    """What a number names. `plan_ids` empty: the document is settled (or its rows expected)."""

    kind: str
    number: str
    customer_id: int
    plan_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A reference found; `sure` when the whole number stands there with boundaries."""

    ref: Ref
    sure: bool
    written: str


@dataclass(slots=True)
class ReferenceIndex:
    """Numbers by canonical key; build with `index_references`."""

    keys: dict[str, list[Ref]] = field(default_factory=dict)
    tails: dict[str, list[Ref]] = field(default_factory=dict)
    digits: dict[str, list[Ref]] = field(default_factory=dict)
    chinese: dict[str, list[tuple[str, str, Ref]]] = field(default_factory=dict)
    contracts: dict[int, list[tuple[str, Ref]]] = field(default_factory=dict)
    invoices: dict[int, list[tuple[str, Ref]]] = field(default_factory=dict)
    plain: dict[tuple[str, ...], list[Ref]] = field(default_factory=dict)
    statements: dict[int, list[tuple[str, Ref]]] = field(default_factory=dict)
    prefixes: set[str] = field(default_factory=set)
    shapes: dict[str, re.Pattern[str]] = field(default_factory=dict)
    glued: re.Pattern[str] | None = None


def index_references(book: Book) -> ReferenceIndex:
    """All numbers of the ledger: open ones with their rows, settled ones without."""
    index = ReferenceIndex()
    for ref in _refs_of_plans(book.plans):
        _add(index, ref)
    for number in book.numbers:
        kind = "invoice" if number.plan_ids else "settled"
        _add(index, Ref(kind, number.number, number.customer_id, number.plan_ids))
    by_customer: dict[int, list[PlanIn]] = {}
    for plan in book.plans:
        by_customer.setdefault(plan.customer_id, []).append(plan)
    for paper in book.statements:
        rows = by_customer.get(paper.customer_id, ())
        open_then = tuple(
            p.id
            for p in rows
            if p.firm and (p.booked_on or 0) <= paper.to_on and p.currency == paper.currency
        )
        _add(index, Ref("statement", paper.number, paper.customer_id, open_then))
    heads = sorted((head for head in index.prefixes if len(head) > 1), key=len, reverse=True)
    if heads:
        index.glued = re.compile(rf"(?<=\d)(?=(?:{'|'.join(heads)})[- ]?\d)")
    return index


def _refs_of_plans(plans: Iterable[PlanIn]) -> Iterable[Ref]:
    groups: dict[tuple[str, str, int], list[int]] = {}
    for plan in plans:
        for kind, number in (("contract", plan.contract), ("invoice", plan.invoice)):
            if number:
                ids = groups.setdefault((kind, number, plan.customer_id), [])
                if plan.firm:
                    ids.append(plan.id)
    for (kind, number, customer_id), rows in groups.items():
        yield Ref(kind, number, customer_id, tuple(rows))


def _add(index: ReferenceIndex, ref: Ref) -> None:
    key = number_key(ref.number)
    if len(key) < _SHORTEST or not any(c.isdigit() for c in key):
        return
    if ref.kind != "statement" and not key.isdigit():
        _add_shape(index, key)
    if _HAN.search(key):
        written = fold(ref.number)  # its brackets and dashes part the runs: 浙销[2024]018号
        run = re.findall(r"\d+", written)[-1]
        index.chinese.setdefault(run, []).append((key, written, ref))
    else:
        if ref.kind != "statement" and _PARTED.search(ref.number):
            index.plain.setdefault(plain_parts(ref.number), []).append(ref)
        index.keys.setdefault(key, []).append(ref)
        head = re.match(r"[A-Z]+", key)
        if head and ref.kind != "statement":
            index.prefixes.add(head[0])
    _add_short_forms(index, key, ref)


def _add_shape(index: ReferenceIndex, key: str) -> None:
    """HT2024018 → two letters and seven digits: how numbers of this ledger look."""
    shape = key.translate(_ANY_DIGIT)
    if shape not in index.shapes and len(index.shapes) < _MOST_SHAPES:
        parts = ("\\d" if c == "0" else re.escape(c) for c in shape)
        index.shapes[shape] = re.compile(r"(?<![0-9A-Z])" + _GAP.join(parts) + r"(?![0-9A-Z])")


def _add_short_forms(index: ReferenceIndex, key: str, ref: Ref) -> None:
    if ref.kind == "statement":
        index.statements.setdefault(ref.customer_id, []).append((key, ref))
        return
    if key.isdigit():
        index.invoices.setdefault(ref.customer_id, []).append((key, ref))
    if key.isdigit() and len(key) >= LONG_INVOICE:
        index.tails.setdefault(key[-TAIL:], []).append(ref)
    digits = _NO_DIGIT.sub("", key)
    if digits != key and len(digits) >= 6:
        index.digits.setdefault(digits, []).append(ref)
    if ref.kind != "invoice" and not (key.isdigit() and len(key) >= LONG_INVOICE):
        ends_in_digits = _NO_DIGIT_BEHIND.sub("", key)  # …018号 ends in 018
        index.contracts.setdefault(ref.customer_id, []).append((ends_in_digits, ref))


def plain_parts(number: str) -> tuple[str, ...]:
    """HT-2024-018, HT24-18 and HT-2024-O18 → HT, 24, 18: letters and figures apart, zeros and
    the century left out."""
    parts = []
    for part in re.findall(r"[A-Z]+|\d+", re.sub(r"(?<=[\d-])O(?=\d)", "0", fold(number))):
        year = re.fullmatch(r"20(\d\d)", part)
        parts.append(year[1] if year else part.lstrip("0") or "0" if part.isdigit() else part)
    return tuple(parts)
