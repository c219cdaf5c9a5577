"""The pack for who checks the books: receipts and what they settled as sheets, the slips, and an
index that names every file with its SHA-256. One zip, whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from arapp.models.attachments import stored_path
from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import voucher_rows
from arapp.services.ledger.attachments import clean_name
from arapp.services.ledger.voucher_rows import Cell, Slip
from arapp.services.output.export import Rows, to_xlsx
from arapp.services.output.files import trouble_with, zip_day
from arapp.services.progress import Progress, silent

_CHUNK = 1 << 20
_RECEIPTS: tuple[tuple[str, str, str], ...] = (
    ("text", "凭证号", "Voucher"), ("day", "日期", "Day"), ("text", "付款人", "Payer"),
    ("text", "付款账号", "Payer's account"), ("text", "客户", "Customer"),
    ("money", "金额", "Amount"), ("text", "币种", "Currency"), ("text", "收款方式", "Method"),
    ("text", "收款账户", "Account"), ("text", "流水号", "Serial no."), ("text", "摘要", "Remark"),
    ("money", "已核销", "Allocated"), ("money", "已退", "Refunded"),
    ("money", "未核销", "Not allocated"), ("text", "非客户款", "Not a customer's"),
)  # fmt: skip
_USES: tuple[tuple[str, str, str], ...] = (
    ("text", "凭证号", "Voucher"), ("day", "日期", "Day"), ("text", "事项", "What"),
    ("money", "金额", "Amount"), ("text", "币种", "Currency"), ("text", "客户", "Customer"),
    ("text", "合同", "Contract"), ("text", "发票", "Invoice"), ("text", "款项", "Row"),
    ("text", "原因或次序", "Reason or order"), ("text", "备注", "Note"),
)  # fmt: skip
_WORDS = {
    "receipts": ("收款", "Receipts"), "uses": ("核销", "Allocations"), "slips": ("回单", "Slips"),
    "index": ("目录", "Index"), "missing": ("找不到了", "gone"),
    "firm": ("公司", "Firm"), "period": ("期间", "Period"), "head": ("账本校验", "Ledger"),
    "allocation": ("核销", "allocation"), "reversal": ("冲回", "reversal"),
    "difference": ("差额", "difference"), "refund": ("退款", "refund"),
    "transfer": ("转给别的客户", "to another customer"),
    "bank": ("银行", "bank"), "cash": ("现金", "cash"), "bill": ("承兑汇票", "bill"),
    "other": ("其他", "other"), "offset": ("抵账", "offset"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packed:
    """What the pack holds; `missing` are names of slips whose files are gone or changed."""

    file: Path
    receipts: int
    slips: int
    missing: tuple[str, ...]


@dataclass
class _Pack:
    """The zip while it is made: each file with its hash for the index."""

    archive: ZipFile
    day: date
    lines: list[str] = field(default_factory=list)

    def add(self, name: str, source: Path, *, packed: bool) -> None:
        """A file under its name; `packed`: it shrinks."""
        info = ZipInfo(name, zip_day(self.day))
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        digest = hashlib.sha256()
        with source.open("rb") as stream, self.archive.open(info, "w", force_zip64=True) as out:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                out.write(chunk)
        self.lines.append(f"{digest.hexdigest()}  {name}")


def voucher_pack(
    books: Dispatch, first: date, last: date, target: Path, lang: str, progress: Progress = silent
) -> Packed:
    """Write the pack of the days from `first` to `last`; `lang` zh_CN or en.

    Raises InvalidDay (`last` before `first`), InvalidValue (the file is the ledger itself),
    DiskFull, NotWritable, and what `progress` raises; then an older file is as it was.
    """
    if last < first:
        raise InvalidDay(field="to", value=last.isoformat(), reason="before", first=str(first))
    if target.resolve() == books.path or target.is_dir():
        raise InvalidValue(field="file", value=str(target), reason="taken")
    part = target.with_name(target.name + ".part")
    say = _words(lang)
    try:
        with tempfile.TemporaryDirectory(prefix="arapp-") as folder, ZipFile(part, "w") as archive:
            pack = _Pack(archive, last)
            count = books.ask(
                lambda tx: _sheets(tx, pack, Path(folder), (first, last), say, progress)
            )
            slips = books.ask(lambda tx: voucher_rows.slips_of(tx, first, last))
            missing = _slips(books.path, pack, slips, say, progress)
            head = books.ask(lambda tx: _head(tx, first, last, say))
            _index(pack, head, missing, say)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as trouble:
        raise trouble_with(target, trouble) from trouble
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Packed(target, count, len(slips) - len(missing), tuple(missing))


Say = Callable[[str], str]


def _words(lang: str) -> Say:
    place = int(lang == "en")
    return lambda key: _WORDS[key][place] if key in _WORDS else key


def _sheets(
    tx: Tx, pack: _Pack, folder: Path, days: tuple[date, date], say: Say, progress: Progress
) -> int:
    place = 2 if say("receipts") == "Receipts" else 1
    counts = []
    for key, columns, read, told in (
        ("receipts", _RECEIPTS, voucher_rows.receipt_cells, 7),
        ("uses", _USES, voucher_rows.use_cells, 2),
    ):
        source = folder / f"{key}.xlsx"
        rows = Rows(
            say(key),
            [column[place] for column in columns],
            [column[0] for column in columns],
            _in_words(read(tx, *days), told, say),
        )
        counts.append(to_xlsx(source, rows, progress))
        pack.add(f"{say(key)}.xlsx", source, packed=False)
    return counts[0]


def _in_words(rows: Iterable[list[Cell]], place: int, say: Say) -> Iterable[Sequence[Cell]]:
    for row in rows:
        row[place] = say(str(row[place]))
        yield row


def _slips(
    ledger: Path, pack: _Pack, slips: Sequence[Slip], say: Say, progress: Progress
) -> list[str]:
    missing: list[str] = []
    taken: set[str] = set()
    for number, slip in enumerate(slips):
        progress(number, len(slips), slip.name)
        source = _whole(ledger, slip)
        if source is None:
            missing.append(f"{slip.receipt} {slip.name}")
            continue
        name = _free(f"{say('slips')}/{clean_name(slip.receipt)}", clean_name(slip.name), taken)
        pack.add(name, source, packed=True)
    return missing


def _whole(ledger: Path, slip: Slip) -> Path | None:
    """The stored file when it still is what was attached."""
    try:
        path = stored_path(ledger, slip.sha256)
        if path.is_symlink() or path.stat().st_size != slip.size:
            return None
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == slip.sha256
    except (OSError, ValueError):
        return None
    return path if same else None


def _free(folder: str, name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    for number in range(1, len(taken) + 2):
        again = "" if number == 1 else f" ({number})"
        found = f"{folder}/{stem}{again}{dot}{ending}" if dot else f"{folder}/{name}{again}"
        if found.lower() not in taken:
            break
    taken.add(found.lower())
    return found


def _head(tx: Tx, first: date, last: date, say: Say) -> list[str]:
    firm = tx.value("SELECT name FROM company")
    return [
        f"{say('firm')}: {firm}",
        f"{say('period')}: {first.isoformat()} .. {last.isoformat()}",
        f"{say('head')}: {tx.head()}",
    ]


def _index(pack: _Pack, head: list[str], missing: Sequence[str], say: Say) -> None:
    gone = [f"{say('missing')}: {name}" for name in missing]
    text = "\n".join([*head, "", *pack.lines, *gone]) + "\n"
    info = ZipInfo(f"{say('index')}.txt", zip_day(pack.day))
    pack.archive.writestr(info, text.encode("utf-8-sig"), ZIP_DEFLATED)
