"""Numbers written in a remark: contracts, invoices, plan rows, our own statements.

A number is read in atoms of letters and digits; a Chinese character or any other sign ends an
atom, so the 30000 of "HT-2024-018货款30000元" never sticks to the contract.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from arapp.services.matching.number_index import (
    LONG_INVOICE,
    TAIL,
    Named,
    Ref,
    ReferenceIndex,
    plain_parts,
)
from arapp.services.matching.text import bare, fold, is_han

_ATOM = re.compile(r"[0-9A-Z]+")
_JOINS = frozenset({"-", "/", " ", ".", "--", " -", "- ", " - ", "_", ":", "#", "(", ")", ") "})
_LISTS = re.compile(r"^\s*[-/、,，;；&+和及与\s.]{1,3}\s*$")
_RANGE = re.compile(r"^\s*(?:-{1,2}|至|到)\s*$")
_LONGEST_RANGE = 30
_MOST_ATOMS = 6
# the last digits of one document, or of several listed: 合同018、019
_TAILS = r"(?<![\dA-Z/-])(\d{2,6}(?:[、,，/+和及]\d{2,6})*)"
_NO_NUMBER = r"(?![\d.]|[-/]\d|\s?[元圆块万年月日%期批笔次台套件吨张份])"
_TAIL_OF = r"(?:编号|号码|号|的)?(?:尾号|末尾|尾数|[后末][一二三四五六\d]位)?(?:是|为)?[:#-]?\s?"
_CONTRACT_TAIL = re.compile(rf"合同{_TAIL_OF}{_TAILS}{_NO_NUMBER}|{_TAILS}号?合同")
_INVOICE_TAIL = re.compile(
    rf"(?:发票|票据|票号|FP|INV(?:OICE)?)(?:NO)?\.?{_TAIL_OF}{_TAILS}{_NO_NUMBER}"
    rf"|{_TAILS}(?:号|的|等)?发票"
)
_STATEMENT_TAIL = re.compile(r"(?:对账单?|DZ)(?:编号|号)?[:#-]?\s?(\d{3,8})(?!\d)")
_INVOICE_HEAD = re.compile(rf"(?<![A-Z])(INV|FP|NO)\.?(?=\d{{{TAIL},}})")
_INVOICE_WORD = re.compile(r"发票|票号|开票|\bINV")
_PARTED = re.compile(r"\d[-/ .]+O?\d")
_MONEY_AFTER = ("元", "圆", "块", "万", "%")
_NOT_OF_NUMBER = frozenset("元圆块万%期批笔次月年日台套件")  # 018-30%, 018-2期: not its last part
_MONEY_BEFORE = ("¥", "RMB", "CNY", "金额")


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

    def is_last_part(self, at: int) -> bool:
        """Whether the figure at this atom may belong to the number before it: not 30% or 2期."""
        atom = self.atoms[at]
        return atom[0].isdigit() and self.text[atom.end() : atom.end() + 1] not in _NOT_OF_NUMBER

    def fitting(self, key: str) -> list[Ref]:
        """Refs of a key; digits of ordinary length only for a customer already known, or, when
        nobody is known, for the one invoice of the ledger that ends so."""
        index = self.index
        refs = index.keys.get(key, []) + (index.tails.get(key, []) if len(key) == TAIL else [])
        own = [ref for ref in refs if ref.customer_id in self.customers]
        if key.isdigit() and len(key) < LONG_INVOICE:
            alone = not self.customers and len(refs) == 1 and _INVOICE_WORD.search(self.text)
            return refs if alone else own
        return own or refs


def _apart(index: ReferenceIndex, text: str) -> str:
    """HT-2024-018HT-2024-019: a prefix of our numbers right behind a figure starts another one;
    INV and FP before a long figure are only the word."""
    if index.glued:
        text = index.glued.sub(";", text)
    return _INVOICE_HEAD.sub(r"\1 ", text)


def find_references(index: ReferenceIndex, memo: str, customers: tuple[int, ...]) -> list[Named]:
    """References in a remark, surest first.

    Short and digit-only forms count for `customers` only: anybody's amounts look like them.
    """
    text = _apart(index, fold(memo))
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
        runs_on = scan.joined(end) and "-" in scan.between(end) and scan.is_last_part(end)
        scan.note(scan.fitting(key), not runs_on, key)
        scan.used.update(range(start, end))
        before, start = key, end
        if end < len(scan.atoms) and _RANGE.match(scan.between(end)):
            # 12345671-12345673, HT-2024-018到HT-2024-020: the last is written out
            behind = _longest(scan, end)
            last = "".join(a[0] for a in scan.atoms[end:behind]) if behind else ""
            if len(last) == len(key):
                _between(scan, key, last)


def _longest(scan: _Scan, start: int) -> int:
    """End of the longest known number that starts at this atom, 0 when there is none."""
    best, key = 0, ""
    for end in range(start + 1, min(start + _MOST_ATOMS, len(scan.atoms)) + 1):
        if end > start + 1 and not scan.joined(end - 1):
            break
        key += scan.atoms[end - 1][0]
        if key not in scan.index.keys and not (len(key) == TAIL and key in scan.index.tails):
            continue
        money = key.isdigit() and scan.is_money(start, end - 1)
        if not money and scan.fitting(key):
            best = end
    return best


def _continued(scan: _Scan, at: int, before: str) -> str:
    """The second of HT-2024-018/019 is written by its last digits; its key, or ""."""
    atom = scan.atoms[at][0]
    between = scan.between(at) if at else ""
    listed = _LISTS.match(between) or _RANGE.match(between)
    # a single digit is the next invoice; behind a contract it may be its first instalment
    least = 1 if before.isdigit() and len(before) >= TAIL else 2
    if not before or not listed or not atom.isdigit() or not least <= len(atom) < len(before):
        return ""
    key = before[: -len(atom)] + atom
    refs = scan.fitting(key)
    if not refs or scan.is_money(at, at) or not scan.is_last_part(at):
        return ""
    scan.note(refs, True, key)
    scan.used.add(at)
    if _RANGE.match(between):
        _between(scan, before, key)
    return key


def _between(scan: _Scan, first: str, last: str) -> None:
    """Every known number from `first` to `last`: 018-020, 018至020, 12345671~73."""
    run = re.search(r"\d+$", first)
    if not run:
        return
    head, width = first[: run.start()], len(run[0])
    low, high = int(run[0]), int(last[run.start() :])
    if not last.startswith(head) or not low < high <= low + _LONGEST_RANGE:
        return
    for number in range(low, high + 1):
        key = f"{head}{number:0{width}d}"
        own = [ref for ref in scan.fitting(key) if ref.customer_id in scan.customers]
        scan.note(own or (scan.fitting(key) if number in (low, high) else []), True, key)


def _chinese_numbers(scan: _Scan) -> None:
    """Numbers with Chinese in them (浙销2024字第018号), found by their last run of digits."""
    if not scan.index.chinese:
        return
    plain = bare(scan.text)
    for run in sorted(set(re.findall(r"\d+", scan.text))):
        for key, number, ref in scan.index.chinese.get(run, ()):
            at = plain.find(key)
            whole = at >= 0 and _bounded(plain, at, at + len(key))
            if whole or spelt_otherwise(number, scan.text):
                scan.note([ref], True, key)


_LINKS = re.compile(r"[字第年号\s()\[\]〔〕【】-]")
_LINK = r"[字第年号\s()\[\]〔〕【】-]{0,4}"


def spelt_otherwise(number: str, text: str) -> bool:
    """浙销[2024]018, 浙销字2024第018号 for 浙销2024字第018号: 字, 第, 年 and 号 are links only."""
    parts = re.findall(r"\d+|[A-Z]+|[^\dA-Z]+", _LINKS.sub(" ", number))
    told = [part.strip() for part in parts if part.strip()]
    if len(told) < 3:
        return False
    pattern = _LINK.join(map(re.escape, told))
    return bool(re.search(rf"(?<![\dA-Z]){pattern}(?![\dA-Z])", text))


def _bounded(text: str, start: int, end: int) -> bool:
    left = start == 0 or is_han(text[start]) or is_han(text[start - 1])
    right = end == len(text) or is_han(text[end - 1]) or is_han(text[end])
    return left and right


def _loose_numbers(scan: _Scan) -> None:
    """Digit parts and last digits, for the customers known only."""
    for start in range(len(scan.atoms)):
        key, written = "", ""
        for end in range(start, min(start + _MOST_ATOMS, len(scan.atoms))):
            if end in scan.used or (end > start and not scan.joined(end)):
                break
            written += (scan.between(end) if end > start else "") + scan.atoms[end][0]
            key += scan.atoms[end][0]
            if scan.is_money(start, end):
                continue
            known = [r for r in scan.index.digits.get(key, ()) if r.customer_id in scan.customers]
            scan.note(known, False, key)
            spelt = _without_zeros(scan, written)
            alone = len({(r.number, r.customer_id) for r in spelt}) == 1
            scan.note((r for r in spelt if r.customer_id in scan.customers), alone, key)
    _tail_words(scan, scan.index.contracts, _CONTRACT_TAIL)
    _tail_words(scan, scan.index.invoices, _INVOICE_TAIL)
    _tail_words(scan, scan.index.statements, _STATEMENT_TAIL)


def _without_zeros(scan: _Scan, written: str) -> list[Ref]:
    """HT-2024-18 for HT-2024-018: only where the writer set the parts apart. When one number of
    the ledger is spelt so, it is the one."""
    if not scan.index.plain or not _PARTED.search(written):
        return []
    parts = plain_parts(written)
    return scan.index.plain.get(parts, []) if len(parts) > 2 and parts[0].isalpha() else []


def _tail_words(
    scan: _Scan, table: dict[int, list[tuple[str, Ref]]], pattern: re.Pattern[str]
) -> None:
    """合同018、019, 发票尾号5671, 对账 0218: the last digits behind (or before) the word.

    Three digits (four of an invoice) in which just one document of this customer ends, settled
    ones included, are as good as the whole number.
    """
    for match in pattern.finditer(scan.text):
        listed = next(g for g in match.groups() if g)
        for tail in re.findall(r"\d+", listed):
            refs = [r for c in scan.customers for key, r in table.get(c, ()) if key.endswith(tail)]
            if len({r.number for r in refs}) == 1 or (refs and refs[0].kind == "statement"):
                enough = 4 if refs[-1].kind == "invoice" else 3
                sure = refs[-1].kind == "statement" or len(tail) >= enough
                scan.note(refs[-1:], sure, tail)
