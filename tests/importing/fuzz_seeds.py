# ruff: noqa: E501 - hostile values and lines of foreign files stand as they are
"""Sound files in every form that is read, for the fuzz to damage; all data is invented."""

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from tests.importing import statements
from tests.importing.biff import biff5, biff8, biff8_stream, protected_biff
from tests.importing.build import BANK_HEADER, html, raw_book, rows_xml
from tests.importing.odf import FILLER, ods, rows_of, xlsb

Rows = list[list[Any]]
KEY = "fuzz"


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file: `form` as the reader calls it, `family` decides how it may be damaged."""

    name: str
    form: str
    family: str
    data: bytes


def _bank(n: int = 7) -> Rows:
    rows: Rows = [["户名：苏州澄禾自动化设备有限公司", "账号：6222000011112222"], list(BANK_HEADER)]
    balance = 100_000
    for i in range(n):
        out, come = (1_200 + i, None) if i % 3 == 1 else (None, 5_000 + 7 * i)
        balance += (come or 0) - (out or 0)
        rows.append([f"2026-10-{i + 1:02d}", f"LS{i:03d}", out, come, balance,
                     "恒岳机械有限公司", "32050101001", "货款"])  # fmt: skip
    return rows


_PLANS: Rows = [
    ["2026 年应收账款台账"], ["单位：元"],
    ["客户名称", "合同号", "期次", "应收日期", "应收金额", "已收", "未收"],
    ["恒岳机械", "CH-2026-021", "验收款", "2026.11.12", 240000, None, 240000],
    ["同上", "CH-2026-021", "质保金", "2027.10.13", 80000, None, 80000],
    ["弘达机械", "CH-2026-018", "发货前款", "2026.9.25", 156000, 60000, 96000],
    ["合计", None, None, None, 476000, 60000, 416000],
]  # fmt: skip
_LEDGER: Rows = [
    ["客户：恒岳机械有限公司"], ["日期", "摘要", "借方", "贷方", "余额"],
    ["2026-01-01", "上年结转", None, None, 1000], ["2026-02-03", "发货", 5000, None, 6000],
    ["2026-03-09", "收款", None, 4000, 2000],
]  # fmt: skip
_PEOPLE: Rows = [
    ["客户编码", "客户名称", "税号", "联系人", "电话", "账期"],
    ["00123", "恒岳机械有限公司", "91320500MA1X000001", "李敏", "13800000001", "月结30"],
    ["00124", "海顿电机有限公司", "91320500MA1X000002", "王建国", "13800000002", "月结60"],
]
_INVOICES: Rows = [
    ["发票号码", "购买方名称", "开票日期", "金额", "税额", "价税合计"],
    ["25312000000000000001", "恒岳机械有限公司", "2026-09-01", 1000, 130, 1130],
    ["25312000000000000002", "海顿电机有限公司", "2026-09-02", 2000, 260, 2260],
]
_CONTRACTS: Rows = [
    ["合同编号", "客户名称", "合同金额", "签订日期", "付款方式"],
    ["CH-2026-101", "恒岳机械有限公司", 100000, "2026-05-01", "3331"],
    ["CH-2026-102", "海顿电机有限公司", 50000, "2026-06-01", "月结30"],
]
TABLES: dict[str, Rows] = {
    "bank": _bank(), "plans": _PLANS, "ledger": _LEDGER, "customers": _PEOPLE,
    "invoices": _INVOICES, "contracts": _CONTRACTS,
}  # fmt: skip
HOSTILE: tuple[Any, ...] = (
    "1E400", "-1E400", "NaN", "INF", "1e-400", "0x10", "-0", 9.9e99, -1e15, 1e15, 1234.565, "1.234,50",
    "1 234,50", "（1,234.50）", "1234-", "￥1,234", "1.2万", "１２３", "6.22E+18", 6.222021234567890e18,
    "00123", "2026-02-30", "2026.13.1", "03/04/2026", "26-3-4", "二〇二六年三月", "3月5日", 60, 0, -1,
    2958466, 45291, "99999999999999999999999999", "=1+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "'", '"',
    "恒岳\u202e械机", "恒\u200b岳", "a\x0bb", "x" * 40_000, "𠀀😀", "%s {} ; -- '", "合计", "小计",
    "承前页", "借", "贷", "USD", "￥", "年", "", " ", "\u3000", "-", "--", "同上", "null", "#REF!", True,
    "2026-10-08 23:59:59.9", "1988-01-01", "2199-12-31", "20261008", "1" * 400, "9" * 18, "\t", "a\nb",
)  # fmt: skip


def soiled(rng: Random, rows: Sequence[Sequence[Any]], times: int) -> Rows:
    """The rows with hostile values in some cells."""
    made = [list(row) for row in rows]
    for _ in range(times):
        row = rng.choice(made)
        row[rng.randrange(len(row))] = rng.choice(HOSTILE)
    return made


def _openpyxl(path: Path, rows: Rows) -> Path:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append([_legal(value) for value in row])
    made.save(path)
    return path


def _legal(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kept = "".join(char for char in value if char >= " " or char in "\t\n")
    return "'" + kept[:32_000] if kept[:1] == "=" else kept[:32_000]


def _escaped(rows: Rows) -> Rows:
    from html import escape

    return [
        [escape(_legal(v), quote=False) if isinstance(v, str) else v for v in row] for row in rows
    ]


def _texts(rows: Rows) -> Rows:
    return [["" if v is None else str(v) for v in row] for row in rows]


def _gbk(rows: Rows) -> Rows:
    return [[v.encode("gbk", "ignore").decode("gbk")[:250] if isinstance(v, str) else v for v in row]
            for row in rows]  # fmt: skip


def _short(rows: Rows) -> Rows:
    return [[v[:32_000] if isinstance(v, str) else v for v in row] for row in rows]


def _xml2003(path: Path, rows: Rows) -> Path:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = "".join(
        "<Row>" + "".join(
            f'<Cell><Data ss:Type="{"Number" if isinstance(v, int | float) else "String"}">{v}'
            "</Data></Cell>" if v is not None else "<Cell/>" for v in row) + "</Row>\n"
        for row in _escaped(rows))  # fmt: skip
    path.write_text(
        f'<?xml version="1.0"?>\n<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="流水">'
        f"<Table>{lines}</Table></Worksheet></Workbook>", encoding="utf-8", errors="replace",
    )  # fmt: skip
    return path


def _mhtml(path: Path, rows: Rows) -> Path:
    page = html(path, _escaped(rows), "utf-8").read_bytes()
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=_x"\n\n--=_x\n'
    head += b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n'
    path.write_bytes(head + base64.encodebytes(page) + b"\n--=_x--\n")
    return path


def _csv(encoding: str, mark: str) -> Callable[[Path, Rows], Path]:
    def make(path: Path, rows: Rows) -> Path:
        buffer = io.StringIO()
        import csv

        csv.writer(buffer, delimiter=mark).writerows(_texts(rows))
        path.write_bytes(buffer.getvalue().encode(encoding, "ignore"))
        return path

    return make


def _locked(path: Path, rows: Rows) -> Path:
    return protected_biff(path, biff8_stream(_short(rows)), KEY, "rc4")


def _raw(path: Path, rows: Rows) -> Path:
    return raw_book(path, f'<dimension ref="A1:H{len(rows)}"/>' + rows_xml(_escaped(rows)))


# form → (family, how it is made)
MAKERS: dict[str, tuple[str, Callable[[Path, Rows], Path]]] = {
    "xlsx": ("zip", _openpyxl),
    "xlsx by hand": ("zip", _raw),
    "ods": ("zip", lambda p, rows: ods(p, *rows_of(_plain(rows)), FILLER)),
    "xlsb": ("zip", lambda p, rows: xlsb(p, _plain(rows))),
    "xls": ("ole", lambda p, rows: biff8(p, _short(rows))),
    "xls of Excel 95": ("ole", lambda p, rows: biff5(p, _gbk(_plain(rows)))),
    "xls with a password": ("ole", _locked),
    "csv": ("text", _csv("utf-8", ",")),
    "csv in GBK": ("text", _csv("gb18030", "\t")),
    "csv in UTF-16": ("text", _csv("utf-16", ";")),
    "html": ("markup", lambda p, rows: html(p, _escaped(rows), "gb18030")),
    "mhtml": ("text", _mhtml),
    "xml2003": ("markup", _xml2003),
}


def _plain(rows: Rows) -> Rows:
    return [[float(v) if isinstance(v, bool) else v for v in row] for row in _escaped(rows)]


_STATEMENTS: dict[str, tuple[str, str]] = {
    "mt940": ("lines", statements.MT940), "mt940 of a Chinese bank": ("lines", statements.MT940_CHINESE),
    "ofx 1": ("markup", statements.OFX_1), "ofx 2": ("markup", statements.OFX_2),
    "camt": ("markup", statements.CAMT),
}  # fmt: skip


def seeds(folder: Path, rng: Random) -> list[Seed]:
    """One file of every form and kind of table, and the banks' formats."""
    found = []
    for form, (family, make) in MAKERS.items():
        for kind, rows in TABLES.items():
            found.append(Seed(kind, form, family, make(folder / "seed", rows).read_bytes()))
    for form, (family, text_) in _STATEMENTS.items():  # of one kind only: more often
        found += [Seed("bank", form, family, text_.encode())] * 3
    rng.shuffle(found)
    return found


FORMS = (*MAKERS, *_STATEMENTS)
