"""Numbers written in a remark: contracts, invoices, plan rows, our own statements.

A number is read in atoms of letters and digits; a Chinese character or any other sign ends an
atom, so the 30000 of "HT-2024-018货款30000元" never sticks to the contract.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from arapp.services.matching.rows import Book, PlanIn
from arapp.services.matching.text import bare, fold, is_han, number_key

_ATOM = re.compile(r"[0-9A-Z]+")
_JOINS = frozenset({"-", "/", " ", ".", "--", " -", "- ", " - ", "_", ":", "#", "(", ")", ") "})
_LISTS = re.compile(r"^\s*[-/、,，;；&+和及与\s.]{1,3}\s*$")
_MOST_ATOMS = 6
_HAN = re.compile("[\u3400-\u9fff]")
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_NO_DIGIT = re.compile(r"\D")
_NO_DIGIT_BEHIND = re.compile(r"\D+$")
_SHORTEST = 4
_MOST_SHAPES = 24  # a ledger has a handful of styles; odd numbers are not worth a pattern each
_GAP = r"[-/ .()\[\]〔〕]{0,3}"
_TAIL = 8  # digits of an e-invoice number that payers write
_LONG_INVOICE = 12
_CONTRACT_TAIL = re.compile(
    r"合同(?:编号|号码|号)?[:#-]?\s?(\d{2,6})(?!\d)|(?<!\d)(\d{2,6})号?合同"
)
_STATEMENT_TAIL = re.compile(r"(?:对账单?|DZ)(?:编号|号)?[:#-]?\s?(\d{3,8})(?!\d)")
_INVOICE_WORD = re.compile(r"发票|票号|开票|\bINV")
_MONEY_AFTER = ("元", "圆", "块", "万", "%")
_MONEY_BEFORE = ("¥", "RMB", "CNY", "金额")


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
    chinese: dict[str, list[tuple[str, Ref]]] = field(default_factory=dict)
    contracts: dict[int, list[tuple[str, Ref]]] = field(default_factory=dict)
    statements: dict[int, list[tuple[str, Ref]]] = field(default_factory=dict)
    prefixes: set[str] = field(default_factory=set)
    shapes: dict[str, re.Pattern[str]] = field(default_factory=dict)


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
        run = max(re.findall(r"\d+", key), key=len)
        index.chinese.setdefault(run, []).append((key, ref))
    else:
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
    if key.isdigit() and len(key) >= _LONG_INVOICE:
        index.tails.setdefault(key[-_TAIL:], []).append(ref)
    digits = _NO_DIGIT.sub("", key)
    if digits != key and len(digits) >= 6:
        index.digits.setdefault(digits, []).append(ref)
    if ref.kind != "invoice":
        ends_in_digits = _NO_DIGIT_BEHIND.sub("", key)  # …018号 ends in 018
        index.contracts.setdefault(ref.customer_id, []).append((ends_in_digits, ref))


@dataclass(slots=True)
class _Scan:
    """One remark being read: its atoms, those taken, what was found."""

    index: ReferenceIndex
    text: str
    customers: tuple[int, ...]
    atoms: list[re.Match[str]]
    used: set[int] = field(default_factory=set)
    found: dict[tuple[str, str, int], Named] = field(default_factory=dict)

    def note(self, refs: Iterable[Ref], sure: bool, written: str) -> None:
        """Keep the surer of two findings of one document."""
        for ref in refs:
            key = (ref.kind, ref.number, ref.customer_id)
            if key not in self.found or (sure and not self.found[key].sure):
                self.found[key] = Named(ref, sure, written)

    def between(self, at: int) -> str:
        """What stands before atom `at`."""
        return self.text[self.atoms[at - 1].end() : self.atoms[at].start()]

    def joined(self, at: int) -> bool:
        """Whether atom `at` continues the atom before it."""
        return 0 < at < len(self.atoms) and self.between(at) in _JOINS

    def is_money(self, first: int, last: int) -> bool:
        """30000元, ¥30000: an amount, no number of a document."""
        end, start = self.atoms[last].end(), self.atoms[first].start()
        after = self.text[end : end + 1]
        return after in _MONEY_AFTER or self.text[:start].rstrip(" :").endswith(_MONEY_BEFORE)

    def fitting(self, key: str) -> list[Ref]:
        """Refs of a key; digits of ordinary length only for a customer already known, or, when
        nobody is known, for the one invoice of the ledger that ends so."""
        index = self.index
        refs = index.keys.get(key, []) + (index.tails.get(key, []) if len(key) == _TAIL else [])
        own = [ref for ref in refs if ref.customer_id in self.customers]
        if key.isdigit() and len(key) < _LONG_INVOICE:
            alone = not self.customers and len(refs) == 1 and _INVOICE_WORD.search(self.text)
            return refs if alone else own
        return own or refs


def find_references(index: ReferenceIndex, memo: str, customers: tuple[int, ...]) -> list[Named]:
    """References in a remark, surest first.

    Short and digit-only forms count for `customers` only: anybody's amounts look like them.
    """
    text = fold(memo)
    scan = _Scan(index, text, customers, list(_ATOM.finditer(text)))
    _whole_numbers(scan)
    _chinese_numbers(scan)
    _loose_numbers(scan)
    return sorted(scan.found.values(), key=lambda n: not n.sure)


def _whole_numbers(scan: _Scan) -> None:
    """Longest runs of atoms that are a known number."""
    start, before = 0, ""
    while start < len(scan.atoms):
        end = _longest(scan, start)
        if not end:
            before = _continued(scan, start, before)
            start += 1
            continue
        key = "".join(a[0] for a in scan.atoms[start:end])
        # "HT-2024-018-1" may be another number than HT-2024-018
        runs_on = scan.joined(end) and "-" in scan.between(end) and scan.atoms[end][0].isdigit()
        scan.note(scan.fitting(key), not runs_on, key)
        scan.used.update(range(start, end))
        before, start = key, end


def _longest(scan: _Scan, start: int) -> int:
    """End of the longest known number that starts at this atom, 0 when there is none."""
    best, key = 0, ""
    for end in range(start + 1, min(start + _MOST_ATOMS, len(scan.atoms)) + 1):
        if end > start + 1 and not scan.joined(end - 1):
            break
        key += scan.atoms[end - 1][0]
        if key not in scan.index.keys and not (len(key) == _TAIL and key in scan.index.tails):
            continue
        money = key.isdigit() and scan.is_money(start, end - 1)
        if not money and scan.fitting(key):
            best = end
    return best


def _continued(scan: _Scan, at: int, before: str) -> str:
    """The second of HT-2024-018/019 is written by its last digits; its key, or ""."""
    atom = scan.atoms[at][0]
    listed = at > 0 and _LISTS.match(scan.between(at))
    if not before or not listed or not atom.isdigit() or not 1 < len(atom) < len(before):
        return ""
    key = before[: -len(atom)] + atom
    refs = scan.fitting(key)
    if not refs or scan.is_money(at, at):
        return ""
    scan.note(refs, True, key)
    scan.used.add(at)
    return key


def _chinese_numbers(scan: _Scan) -> None:
    """Numbers with Chinese in them (浙销2024字第018号), found by their longest run of digits."""
    if not scan.index.chinese:
        return
    plain = bare(scan.text)
    for run in sorted(set(re.findall(r"\d+", plain))):
        for key, ref in scan.index.chinese.get(run, ()):
            at = plain.find(key)
            if at >= 0 and _bounded(plain, at, at + len(key)):
                scan.note([ref], True, key)


def _bounded(text: str, start: int, end: int) -> bool:
    left = start == 0 or is_han(text[start]) or is_han(text[start - 1])
    right = end == len(text) or is_han(text[end - 1]) or is_han(text[end])
    return left and right


def _loose_numbers(scan: _Scan) -> None:
    """Digit parts and last digits, for the customers known only."""
    for start in range(len(scan.atoms)):
        key = ""
        for end in range(start, min(start + _MOST_ATOMS, len(scan.atoms))):
            if end in scan.used or (end > start and not scan.joined(end)):
                break
            key += scan.atoms[end][0]
            refs = [r for r in scan.index.digits.get(key, ()) if r.customer_id in scan.customers]
            if refs and not scan.is_money(start, end):
                scan.note(refs, False, key)
    _tail_words(scan, scan.index.contracts, _CONTRACT_TAIL)
    _tail_words(scan, scan.index.statements, _STATEMENT_TAIL)


def _tail_words(
    scan: _Scan, table: dict[int, list[tuple[str, Ref]]], pattern: re.Pattern[str]
) -> None:
    """合同018, 对账 0218: the last digits behind (or before) the word."""
    for match in pattern.finditer(scan.text):
        tail = next(g for g in match.groups() if g)
        refs = [r for c in scan.customers for key, r in table.get(c, ()) if key.endswith(tail)]
        if len(refs) == 1 or (refs and refs[0].kind == "statement"):
            scan.note(refs[-1:], refs[-1].kind == "statement", tail)
