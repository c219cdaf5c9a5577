"""ISO 20022 camt.053, .052 and .054, of any version. Child process only.

DTDs are refused before; the tree is read by local names, since every version has its own namespace.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from arapp.services.importing.errors import FileDamaged, FileUnsafe
from arapp.services.importing.reading.formats.statement import Entry, Lines, Statement

_HEAD = re.compile(
    r"iso:20022[^\"'<>]*camt\.05[234]|<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b"
)
_ENTRIES = re.compile(r"<(?:\w+:)?(Ntry|TxDtls)(?=[\s>/])")
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_NOTHING = frozenset({"", "NOTPROVIDED", "NONREF"})
_BOOKED = frozenset({"", "BOOK"})


def is_camt(text: str) -> bool:
    """Whether a text is a statement of ISO 20022."""
    return bool(_HEAD.search(text[:8_000]))


def read(text: str, file: str) -> list[Statement]:
    """Statements of the text. Raises FileDamaged, FileUnsafe."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text), forbid_dtd=True)
    except DefusedXmlException:
        raise FileUnsafe(file=file, reason="dtd") from None
    except (ParseError, ValueError):
        raise FileDamaged(file=file, reason="truncated", detail="XML") from None
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    places = _lines(root, text)
    return [_statement(one, places, file) for one in root.iter() if one.tag in _STATEMENTS]


def _lines(root: Any, text: str) -> dict[Any, int]:
    """Line of each entry and each of its parts, in the order in which they stand."""
    lines = Lines(text)
    found = [lines.at(place.start()) for place in _ENTRIES.finditer(text)]
    elements = [one for one in root.iter() if one.tag in ("Ntry", "TxDtls")]
    if len(found) != len(elements):  # comments that look like entries
        return dict.fromkeys(elements, 0)
    return dict(zip(elements, found, strict=True))


def _at(element: Any, way: str) -> Any:
    for name in way.split("/"):
        element = element.find(name)
        if element is None:
            return None
    return element


def _text(element: Any, *ways: str) -> str:
    """The first text found on one of the ways, in one line."""
    for way in ways:
        found = _at(element, way)
        text = " ".join((found.text or "").split()) if found is not None else ""
        if text:
            return text
    return ""


def _statement(one: Any, places: dict[Any, int], file: str) -> Statement:
    opening = _balance(one, _OPENING, file)
    closing = _balance(one, _CLOSING, file)
    entries = list(one.iterfind("Ntry"))
    stated = next(
        (found.get("Ccy") for entry in entries if (found := _at(entry, "Amt")) is not None), ""
    )
    return Statement(
        account=re.sub(
            r"\s", "", _text(one, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id")
        ),
        currency=(_text(one, "Acct/Ccy") or stated or "").upper(),
        opening=opening,
        closing=closing,
        entries=[row for entry in entries for row in _entries(entry, places, file)],
    )


def _balance(one: Any, kinds: tuple[str, ...], file: str) -> Decimal | None:
    for kind in kinds:
        for balance in one.iterfind("Bal"):
            if _text(balance, "Tp/CdOrPrtry/Cd", "Tp/Cd") == kind:
                return _signed(balance, file, 0)
    return None


def _signed(element: Any, file: str, line: int) -> Decimal:
    amount = _amount(_text(element, "Amt"), file, line)
    return -amount if _text(element, "CdtDbtInd") == "DBIT" else amount


def _amount(text: str, file: str, line: int) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or len(text) > 30:
        raise FileDamaged(file=file, reason="statement", line=line, detail=text[:20] or "Amt")
    return amount


def _entries(entry: Any, places: dict[Any, int], file: str) -> Iterator[Entry]:
    """The rows of an entry: one, or those of a collection that add up to it."""
    line = places[entry]
    whole = _signed(entry, file, line)
    parts = list(entry.iterfind("NtryDtls/TxDtls"))
    amounts = [_part(part, entry, file, places[part]) for part in parts]
    told = [amount for amount in amounts if amount is not None]
    if len(parts) > 1 and len(told) == len(parts) and sum(told) == abs(whole):
        for number, (part, amount) in enumerate(zip(parts, told, strict=True), 1):
            yield _entry(entry, part, amount if whole >= 0 else -amount, places[part], number)
    else:
        yield _entry(entry, parts[0] if len(parts) == 1 else None, whole, line, 0)


def _part(part: Any, entry: Any, file: str, line: int) -> Decimal | None:
    """What a part of a collection comes to, in the currency of the whole."""
    currency = _at(entry, "Amt").get("Ccy")
    for way in ("Amt", "AmtDtls/TxAmt/Amt"):
        found = _at(part, way)
        if found is not None and found.get("Ccy") in (None, currency):
            return _amount((found.text or "").strip(), file, line)
    return None


def _entry(entry: Any, part: Any, amount: Decimal, line: int, number: int) -> Entry:
    taken_back = _text(entry, "RvslInd") in ("true", "1")
    who = "Dbtr" if (amount >= 0) is not taken_back else "Cdtr"
    said = [] if part is None else [
        " ".join((found.text or "").split())
        for way in ("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "AddtlTxInf")
        for found in part.iterfind(way)
    ]  # fmt: skip
    state = _text(entry, "Sts/Cd", "Sts")
    currency = _at(entry, "Amt")
    return Entry(
        line=line,
        day=_text(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")[:10],
        amount=amount,
        taken_back=taken_back,
        party="" if part is None else _text(part, f"RltdPties/{who}/Nm", f"RltdPties/{who}/Pty/Nm",
                                            f"RltdPties/Ultmt{who}/Nm"),
        account="" if part is None else _text(part, f"RltdPties/{who}Acct/Id/IBAN",
                                              f"RltdPties/{who}Acct/Id/Othr/Id"),
        text=" ".join(filter(None, said)) or _text(entry, "AddtlNtryInf"),
        reference=_reference(entry, part, number),
        currency=(currency.get("Ccy") or "") if currency is not None else "",
        state="" if state in _BOOKED else f"待入账 {state}",
    )  # fmt: skip


def _reference(entry: Any, part: Any, number: int) -> str:
    own = [] if part is None else [
        _text(part, f"Refs/{name}") for name in ("AcctSvcrRef", "TxId", "EndToEndId", "InstrId")
    ]  # fmt: skip
    mine = next((text for text in own if text.upper() not in _NOTHING), "")
    whole = _text(entry, "AcctSvcrRef", "NtryRef")
    return mine or (f"{whole}/{number}" if whole and number else whole)
