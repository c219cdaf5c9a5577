"""The legal pack of a customer: a zip of what proves the debt, with an index and hashes.

Contract, invoice, statement, letter and their attached files as they lie beside the ledger, the log
of contacts, the rows, the interest sheet, how the limitation runs. The index names every file with
its SHA-256 and what is missing. Made from the ledger alone it has the same bytes on the same day.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from arapp.models.attachments import stored_path
from arapp.models.tx import Tx
from arapp.models.values.errors import NoSuchCustomer, Refused
from arapp.models.values.money import plain
from arapp.services.collection.escalation import contacts_of, told
from arapp.services.collection.interest_sheet import CONTRACT, interest_sheet, interest_table
from arapp.services.collection.limitation import AID, KIND_WORDS, courses
from arapp.services.output.files import file_name, save, zip_day
from arapp.services.output.pdf import render_table
from arapp.services.output.sheet import Sheet, csv_bytes
from arapp.services.papers.listed_paper import listed_table
from arapp.services.reports.open import OpenItem, open_items

_KINDS: dict[str, tuple[str, str]] = {
    "contract": ("合同", "contract"),
    "supplement": ("补充协议", "supplement"),
    "milestone": ("节点凭据", "milestone"),
    "invoice": ("发票", "invoice"),
    "plan": ("款项", "row"),
    "receipt": ("收款", "receipt"),
    "statement": ("对账函", "statement"),
    "letter": ("催款函", "letter"),
    "contact_log": ("沟通凭据", "contact"),
    "promise": ("承诺", "promise"),
    "dispute": ("争议", "dispute"),
    "repayment_agreement": ("还款协议", "repayment agreement"),
    "limitation_event": ("时效凭据", "limitation"),
    "customer": ("客户资料", "customer"),
}
_ATTACHED = (
    "SELECT a.tbl, a.row, a.name, a.sha256, a.note FROM attachment a WHERE"
    " (a.tbl = 'customer' AND a.row = :c)"
    " OR (a.tbl = 'contract' AND a.row IN (SELECT id FROM contract WHERE customer_id = :c))"
    " OR (a.tbl = 'supplement' AND a.row IN (SELECT s.id FROM supplement s"
    "   JOIN contract k ON k.id = s.contract_id WHERE k.customer_id = :c))"
    " OR (a.tbl = 'milestone' AND a.row IN (SELECT m.id FROM milestone m"
    "   JOIN contract k ON k.id = m.contract_id WHERE k.customer_id = :c))"
    " OR (a.tbl = 'dispute' AND a.row IN (SELECT x.id FROM dispute x"
    "   JOIN plan p ON p.id = x.plan_id WHERE p.customer_id = :c))"
    " OR (a.tbl IN ('invoice', 'plan', 'receipt', 'statement', 'letter', 'contact_log', 'promise',"
    "   'repayment_agreement', 'limitation_event')"
    "   AND CASE a.tbl WHEN 'repayment_agreement'"
    "     THEN (SELECT customer_id FROM repayment_agreement WHERE id = a.row)"
    "    WHEN 'limitation_event'"
    "     THEN (SELECT customer_id FROM limitation_event WHERE id = a.row)"
    "    WHEN 'invoice' THEN (SELECT customer_id FROM invoice WHERE id = a.row)"
    "    WHEN 'plan' THEN (SELECT customer_id FROM plan WHERE id = a.row)"
    "    WHEN 'receipt' THEN (SELECT customer_id FROM receipt WHERE id = a.row)"
    "    WHEN 'statement' THEN (SELECT customer_id FROM statement WHERE id = a.row)"
    "    WHEN 'letter' THEN (SELECT customer_id FROM letter WHERE id = a.row)"
    "    WHEN 'contact_log' THEN (SELECT customer_id FROM contact_log WHERE id = a.row)"
    "    WHEN 'promise' THEN (SELECT customer_id FROM promise WHERE id = a.row) END = :c)"
    " ORDER BY a.tbl, a.row, a.id"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the pack: its name there, what it is, its bytes; None when it is not there."""

    name: str
    what: str
    data: bytes | None
    noted: str = ""  # the hash that the ledger holds of it


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written: the zip, its files, and what is missing or changed since."""

    file: Path
    sha256: str
    parts: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def write_pack(
    tx: Tx, ledger: Path, customer_id: int, out: Path, language: str = "zh_CN",
    papers: Sequence[Path] = (),
) -> Packed:  # fmt: skip
    """Write the zip; `papers` are folders in which issued statements and letters are looked for.

    Raises NoSuchCustomer, Refused `nothing_to_pack` when nothing is overdue.
    """
    name = tx.value("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if name is None:
        raise NoSuchCustomer(key=customer_id)
    items = [one for one in open_items(tx, tx.today, customer_id) if one.amount > 0]
    if not any(one.due_on < tx.today for one in items):
        raise Refused("nothing_to_pack", customer=name)
    parts = [
        *_tables(tx, customer_id, items, language),
        *_issued(tx, customer_id, papers, language),
        *_attached(tx, ledger, customer_id, language),
    ]
    index = _index(name, tx.today, parts, language)
    data = _zip([*parts, index], tx.today)
    save(out, data)
    whole = [(one.name, _hash(one.data)) for one in parts if one.data is not None]
    gone = tuple(
        one.name
        for one in parts
        if one.data is None or (one.noted and one.noted != _hash(one.data))
    )
    return Packed(out, _hash(data), tuple(whole), gone)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _word(key: str, language: str) -> str:
    pair = _KINDS.get(key)
    return key if pair is None else pair[0 if language.startswith("zh") else 1]


def _tables(tx: Tx, customer_id: int, items: Sequence[OpenItem], language: str) -> Iterator[Part]:
    """What the ledger says: rows, log, limitation, interest, each as a table."""
    zh = language.startswith("zh")
    heads = ("合同", "发票", "款项", "入账", "到期", "原额", "已收", "未收", "币种")
    if not zh:
        heads = (
            "Contract",
            "Invoice",
            "Row",
            "Booked",
            "Due",
            "Amount",
            "Received",
            "Open",
            "Cur.",
        )
    rows = [
        (
            *(one.contract, one.invoice, one.label, one.booked_on.isoformat()),
            *(one.due_on.isoformat(), plain(one.amount, one.currency)),
            *(plain(one.paid, one.currency), plain(one.open, one.currency), one.currency),
        )
        for one in items
    ]
    yield _table("1-款项" if zh else "1-rows", heads, rows)
    spoken = contacts_of(tx, tx.today, {customer_id}).get(customer_id, ())
    log = [(told(one, language),) for one in reversed(spoken)]
    yield _table("2-沟通记录" if zh else "2-contacts", ("沟通记录" if zh else "Contacts",), log)
    yield _table("3-诉讼时效" if zh else "3-limitation", *_limitation(tx, items, language))
    for code in sorted({one.currency for one in items}):
        found = interest_sheet(tx, tx.today, customer_id, code, CONTRACT)
        sheet = interest_table(found, language)
        lines = [*sheet.rows, *((note,) for note in sheet.notes)]
        name = f"4-{'利息测算' if zh else 'interest'}-{code}"
        yield _table(name, sheet.heads, lines)
        paper = render_table(listed_table(tx, sheet, tx.today, language))
        yield Part(f"{name}.pdf", name, paper)


def _limitation(
    tx: Tx, items: Sequence[OpenItem], language: str
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    at = 0 if language.startswith("zh") else 1
    heads = (
        ("款项", "到期", "时效到", "从何算起", "日期", "凭据"),
        ("Row", "Due", "Runs to", "From", "Day", "Proof"),
    )[at]
    runs = courses(tx, [one.id for one in items], tx.today)
    rows = [
        (
            *(f"{one.contract} {one.label}".strip(), one.due_on.isoformat()),
            *(runs[one.id].ends_on.isoformat(), KIND_WORDS[runs[one.id].start.kind][at]),
            *(runs[one.id].start.day.isoformat(), runs[one.id].start.record),
        )
        for one in items
    ]
    return heads, [*rows, (AID[at],)]


def _table(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Part:
    return Part(f"{name}.csv", name, csv_bytes(Sheet(name, heads, list(rows))))


def _issued(tx: Tx, customer_id: int, papers: Sequence[Path], language: str) -> Iterator[Part]:
    """Statements and letters that were issued: the PDF of the hash noted, else named as missing."""
    rows = tx.rows(
        "SELECT 'statement', number, file, sha256, snapshot FROM statement"
        " WHERE customer_id = :c AND state <> 'superseded'"
        " UNION ALL SELECT 'letter', number, file, sha256, snapshot FROM letter"
        " WHERE customer_id = :c ORDER BY 1 DESC, 2",
        {"c": customer_id},
    )
    for kind, number, file, noted, snapshot in rows:
        what = f"{_word(kind, language)} {number}"
        data = _paper(file, noted, papers)
        yield Part(
            f"5-{_word(kind, language)}/{file_name(number, suffix='.pdf')}", what, data, noted
        )
        if snapshot:
            name = file_name(number, suffix=".json")
            yield Part(f"5-{_word(kind, language)}/{name}", what, snapshot.encode())


def _paper(file: str, noted: str, papers: Sequence[Path]) -> bytes | None:
    for folder in papers:
        path = folder / Path(file).name
        if path.is_file():
            data = path.read_bytes()
            if not noted or _hash(data) == noted:
                return data
    return None


def _attached(tx: Tx, ledger: Path, customer_id: int, language: str) -> Iterator[Part]:
    for table, row, name, noted, note in tx.rows(_ATTACHED, {"c": customer_id}):
        path = stored_path(ledger, noted)
        data = path.read_bytes() if path.is_file() else None
        word = _word(table, language)
        yield Part(
            f"6-{word}/{table}-{row}-{noted[:8]}-{name}", note or f"{word} {name}", data, noted
        )


def _index(name: str, day: date, parts: Sequence[Part], language: str) -> Part:
    """The index, for people and for programs to check."""
    zh = language.startswith("zh")
    lines = [f"{name}  {day.isoformat()}", ""]
    for one in parts:
        found = _hash(one.data) if one.data is not None else ("缺" if zh else "missing")
        changed = bool(one.noted) and one.data is not None and found != one.noted
        mark = ("  已被改动" if zh else "  changed since") if changed else ""
        lines.append(f"{found}  {one.name}  {one.what}{mark}")
    lines += ["", AID[0 if zh else 1], json.dumps({"files": len(parts)})]
    return Part("0-目录.txt" if zh else "0-index.txt", "", ("\r\n".join(lines) + "\r\n").encode())


def _zip(parts: Iterable[Part], day: date) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as pack:
        for one in sorted(parts, key=lambda part: part.name):
            if one.data is not None:
                info = ZipInfo(one.name, zip_day(day))
                info.compress_type = ZIP_DEFLATED
                pack.writestr(info, one.data)
    return stream.getvalue()
