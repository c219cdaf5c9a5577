"""Open Financial Exchange: version 1 (SGML, tags that never close) and 2 (XML). Child process only.

Read by its tags alone, in one pass, so that both versions and the mixtures that banks write are
one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html import unescape

from arapp.services.importing.errors import FileDamaged, WrongKind
from arapp.services.importing.reading.formats.statement import Entry, Lines, Statement

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9._]*)[^<>]*?(/?)>([^<]*)")
_HEAD = re.compile(r"\A[\s\ufeff]*(?:OFXHEADER\s*:|<\?xml|<\?OFX|<OFX>)", re.I)
_HOLDERS = frozenset({"STMTTRN", "LEDGERBAL", "BANKACCTFROM", "BANKACCTTO", "PAYEE", "CURRENCY",
                      "ORIGCURRENCY", "AVAILBAL"})  # fmt: skip
_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS"})


def is_ofx(text: str) -> bool:
    """Whether a text is OFX."""
    return bool(_HEAD.match(text[:2_000])) and "<OFX>" in text[:20_000].upper()


def read(text: str, file: str) -> list[Statement]:
    """Statements of the text. Raises FileDamaged, WrongKind (a credit card's)."""
    if not re.search(r"</OFX\s*>\s*\Z", text[-2_000:], re.I):
        raise FileDamaged(file=file, reason="truncated", detail="OFX")
    statements: list[Statement] = []
    cards = 0
    for block in _blocks(text, file):
        if block.kind == "CCSTMTRS":
            cards += 1
        else:
            statements.append(_statement(block.fields, block.entries, file))
    if cards and not statements:
        raise WrongKind(file=file, reason="card_bill")
    return statements


_Fields = dict[str, str]


class _Block:
    """A statement as its tags are met: `fields` and `entries` (line, fields) by "HOLDER.TAG"."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.fields: _Fields = {}
        self.entries: list[tuple[int, _Fields]] = []
        self._holders: list[str] = []

    def hold(self, name: str, closing: bool, line: int) -> None:
        """A tag that holds others is opened or closed."""
        if closing:
            if name in self._holders:
                del self._holders[self._holders.index(name) :]
        elif name == "STMTTRN":
            self._holders = [name]
            self.entries.append((line, {}))
        else:
            self._holders.append(name)

    def take(self, name: str, value: str) -> None:
        """A tag with its value, for the entry or the statement that is open."""
        inside = self.entries[-1][1] if "STMTTRN" in self._holders else self.fields
        way = ".".join([*(holder for holder in self._holders if holder != "STMTTRN"), name])
        inside.setdefault(way, " ".join(unescape(value).split()))


def _blocks(text: str, file: str) -> Iterator[_Block]:
    """The statements in the text. Raises FileDamaged when there is none."""
    lines = Lines(text)
    block = None
    seen = False
    for found in _TAG.finditer(text):
        closing, name, single, value = found.groups()
        name = name.upper()
        if name in _STATEMENTS:
            if block:
                yield block
            block, seen = (None if closing else _Block(name)), True
        elif block and name in _HOLDERS:
            if not single:
                block.hold(name, bool(closing), lines.at(found.start()))
        elif block and not closing and value.strip():
            block.take(name, value)
    if not seen:
        raise FileDamaged(file=file, reason="inconsistent", detail="STMTRS")
    if block:
        yield block


def _statement(fields: _Fields, entries: list[tuple[int, _Fields]], file: str) -> Statement:
    closing = fields.get("LEDGERBAL.BALAMT")
    return Statement(
        account=fields.get("BANKACCTFROM.ACCTID", ""),
        currency=fields.get("CURDEF", "").upper(),
        closing=_amount(closing, 0, file) if closing else None,
        entries=[_entry(line, told, file) for line, told in entries],
    )


def _entry(line: int, told: _Fields, file: str) -> Entry:
    name = told.get("NAME") or told.get("PAYEE.NAME", "")
    memo = told.get("MEMO", "")
    moment = told.get("DTPOSTED") or told.get("DTUSER") or ""
    day = re.match(r"(\d{4})(\d\d)(\d\d)", moment)
    return Entry(
        line=line,
        day="-".join(day.groups()) if day else moment,
        amount=_amount(told.get("TRNAMT", ""), line, file),
        party=name,
        account=told.get("BANKACCTTO.ACCTID", ""),
        text=memo if memo != name else "",
        reference=told.get("FITID") or told.get("REFNUM") or told.get("CHECKNUM") or "",
        currency=told.get("CURRENCY.CURSYM", "").upper(),
    )


def _amount(text: str, line: int, file: str) -> Decimal:
    """The amount as written: a comma or a point before the cents, no thousands."""
    plain = text.replace(" ", "")
    if re.fullmatch(r"[+-]?\d+,\d{1,4}", plain):
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or len(plain) > 30:
        raise FileDamaged(file=file, reason="statement", line=line, detail=text[:20] or "TRNAMT")
    return value
