"""SWIFT MT940 (and MT942) by the library of the same name. Child process only.

What the library is not asked for: envelopes around the messages, several statements in a file, the
texts of field 86 that are free or in the slashes of the bank, and whether every entry was read.
"""

import re
from decimal import Decimal
from typing import Any

from arapp.services.importing.errors import FileDamaged
from arapp.services.importing.reading.formats.statement import Entry, Lines, Statement

_START = re.compile(r"^[ \t]*(?:\{[^\n]*\{4:)?[ \t]*:20:", re.M)
_ENTRY = re.compile(r"^[ \t]*:61:", re.M)
_OPENED = re.compile(r"^[ \t]*:60[FM]:", re.M)
_CLOSED = re.compile(r"^[ \t]*:62[FM]:[CD]\d{6}[A-Z]{3}\d+,", re.M)  # never without comma
_ENVELOPE = re.compile(r"\{1:.*?\{4:\s*|^-\}.*$|^-\s*$", re.M | re.S)
_NOTHING = frozenset({"", "NONREF", "NOTPROVIDED"})
_SLASHED = re.compile(r"/([A-Z]{3,4})/")
_PARTY_MARKS = ("NAME", "ORDP", "BENM", "CNTP")
_FREE_PARTY = re.compile(
    r"(?:对方户名|对方名称|付款人(?:名称|户名)?|收款人(?:名称|户名)?|户名)\s*[:：]\s*([^;；,，/|\s]+)"
)
_FREE_ACCOUNT = re.compile(
    r"(?:对方账号|付款(?:人)?账号|收款(?:人)?账号|账号)\s*[:：]\s*([0-9A-Z*-]{6,40})"
)


def is_mt940(text: str) -> bool:
    """Whether a text is a SWIFT statement."""
    head = text[:20_000]
    return bool(_START.search(head) and re.search(r"^[ \t]*:(?:25P?|60[FM]|28C?):", head, re.M))


def read(text: str, file: str) -> list[Statement]:
    """Statements of the text. Raises FileDamaged with the line of what cannot be read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(text)
    starts = [found.start() for found in _START.finditer(text)]
    ends = [*starts[1:], len(text)]
    return [_message(text, a, b, lines, file) for a, b in zip(starts, ends, strict=True)]


def _message(text: str, start: int, end: int, lines: Lines, file: str) -> Statement:
    body = text[start:end]
    places = [start + found.start() for found in _ENTRY.finditer(body)]
    if _OPENED.search(body) and not _CLOSED.search(body):
        raise FileDamaged(file=file, reason="truncated", detail=":62F:")
    parsed = _parsed(body, lines.at(start), file)
    entries = list(parsed.transactions)
    if len(entries) != len(places) and any("amount" in entry.data for entry in entries):
        raise FileDamaged(file=file, reason="statement", line=lines.at(start), detail=":61:")
    opening = _balance(parsed.data, "opening_balance")
    closing = _balance(parsed.data, "closing_balance")
    currency = next((one.currency for one in (opening, closing) if one), "") or parsed.currency
    statement = Statement(
        re.sub(r"\s", "", str(parsed.data.get("account_identification") or "")),
        (currency or "").upper(),
        opening.amount if opening else None,
        closing.amount if closing else None,
    )
    if places:
        try:
            statement.entries = [
                _entry(entry.data, lines.at(place))
                for entry, place in zip(entries, places, strict=True)
            ]
        except (KeyError, ValueError, AttributeError, ArithmeticError):
            raise FileDamaged(
                file=file, reason="statement", line=lines.at(places[0]), detail=":61:"
            ) from None
    return statement


def _parsed(body: str, line: int, file: str) -> Any:
    import mt940

    found = mt940.models.Transactions(options=mt940.Options.all())
    try:
        found.parse(_ENVELOPE.sub("", body))
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # a library that reads hostile bytes; all of it is damage
        tag = re.search(r":\d\d[A-Z]?:", str(fault))
        raise FileDamaged(
            file=file, reason="statement", line=line, detail=tag.group() if tag else ":20:"
        ) from None
    return found


def _balance(data: dict[str, Any], name: str) -> Any:
    for kind in (f"final_{name}", f"intermediate_{name}", name):
        amount = getattr(data.get(kind), "amount", None)
        if isinstance(getattr(amount, "amount", None), Decimal):
            return amount
    return None


def _entry(data: dict[str, Any], line: int) -> Entry:
    told = _told(data)
    reference = next(
        (text for name in ("bank_reference", "customer_reference")
         if (text := str(data.get(name) or "").strip()).upper() not in _NOTHING), "",
    )  # fmt: skip
    day = data.get("guessed_entry_date") or data.get("entry_date") or data["date"]
    status = str(data.get("status") or "").upper()
    return Entry(
        line=line,
        day=day.isoformat(),
        amount=data["amount"].amount,
        taken_back=status.startswith("R"),
        party=told[0],
        account=told[1],
        text=told[2],
        reference=reference,
    )


def _told(data: dict[str, Any]) -> tuple[str, str, str]:
    """(counterparty, its account, text) of field 86: in its fields, in slashes, or free."""
    if data.get("transaction_code") or data.get("purpose") or data.get("applicant_name"):
        party = _line(data, "applicant_name", "recipient_name", "deviate_applicant")
        account = _line(data, "applicant_iban", "gvc_applicant_iban")
        text = " ".join(filter(None, (_line(data, "posting_text"), _line(data, "purpose"))))
        return party, account, text
    raw = str(data.get("transaction_details") or "")
    free = " ".join(raw.split())
    extra = " ".join(str(data.get("extra_details") or "").split())
    slashed = _slashed(free)
    if slashed:
        party = next((slashed[mark] for mark in _PARTY_MARKS if mark in slashed), "")
        parts = [part.strip() for part in party.split("/")]
        account = slashed.get("IBAN") or slashed.get("ACCT") or ""
        if len(parts) > 2:  # account, bank, name, place
            account, party = account or parts[0], parts[2]
        text = slashed.get("REMI") or slashed.get("RTRN") or free
        return party.strip("/ "), account.strip("/ "), text.strip("/ ")
    named, numbered = _FREE_PARTY.search(free), _FREE_ACCOUNT.search(free)
    return (
        named.group(1) if named else "",
        numbered.group(1) if numbered else "",
        " ".join(filter(None, (free, extra))),
    )


def _slashed(text: str) -> dict[str, str]:
    marks = list(_SLASHED.finditer(text))
    if not marks or marks[0].start() > 0:
        return {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return {
        mark.group(1): text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)
    }


def _line(data: dict[str, Any], *names: str) -> str:
    return next((" ".join(str(data[name]).split()) for name in names if data.get(name)), "")
