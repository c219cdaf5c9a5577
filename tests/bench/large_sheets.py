"""Large sheets as Excel writes them, made in seconds: shared texts, days as styled numbers.

Written as XML, since openpyxl takes a minute for 200,000 rows.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

Row = Sequence[str | int | date | tuple[int, int] | None]
"""A tuple is an amount: (minor units, 100)."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType='
            f'"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for part, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("styles", "styles"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>'
        for n, (kind, target) in enumerate(
            (
                ("worksheet", "worksheets/sheet1"),
                ("styles", "styles"),
                ("sharedStrings", "sharedStrings"),
            ),
            1,
        )
    )
    + "</Relationships>",
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    ),
}
_EXCEL_DAY = date(1899, 12, 30).toordinal()


def write(path: Path, rows: Iterable[Row]) -> Path:
    """A workbook of one sheet."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, _XML + content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, 1):
                sheet.write(_row(number, row, texts).encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'{_XML}<sst xmlns="{_MAIN}">{items}</sst>')
    return path


def _row(number: int, row: Row, texts: dict[str, int]) -> str:
    cells = "".join(
        _cell(f"{chr(65 + i)}{number}", cell, texts)
        for i, cell in enumerate(row)
        if cell is not None
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, cell: str | int | date | tuple[int, int], texts: dict[str, int]) -> str:
    if isinstance(cell, str):
        return f'<c r="{place}" t="s"><v>{texts.setdefault(cell, len(texts))}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{cell.toordinal() - _EXCEL_DAY}</v></c>'
    value = repr(cell[0] / cell[1]) if isinstance(cell, tuple) else str(cell)
    return f'<c r="{place}"><v>{value.removesuffix(".0")}</v></c>'


_BANK = (
    "交易日期", "交易时间", "交易流水号", "借方发生额", "贷方发生额", "账户余额", "对方户名",
    "对方账号", "对方开户行", "摘要", "用途", "币种",
)  # fmt: skip
_OPEN = (
    "客户名称", "合同编号", "发票号码", "节点", "开票日期", "到期日", "应收金额", "已收金额",
    "未收金额", "业务员", "部门", "备注",
)  # fmt: skip
FIRST = date(2024, 1, 1)


def bank_rows(count: int) -> Iterator[Row]:
    """A firm's bank statement with its running balance; one row in twenty is money out."""
    yield _BANK
    balance = 50_000_000
    for n in range(count):
        amount = 100_000 + n * 7_919 % 9_000_000 + n % 100
        out = n % 20 == 7
        balance += -amount // 8 if out else amount
        yield (
            FIRST + timedelta(days=n * 700 // count),
            f"{n // 3600 % 9 + 9:02d}:{n // 60 % 60:02d}:{n % 60:02d}",
            f"SN{n:09d}",
            (-(-amount // 8), 100) if out else None,
            None if out else (amount, 100),
            (balance, 100),
            f"苏州第{n % 2_900}机械有限公司",
            f"62220{n % 2_900:011d}",
            f"中国银行苏州第{n % 37}支行",
            "转账支取" if out else "货款",
            f"{n % 12 + 1}月设备款 合同HT-{n % 5_000:05d}",
            "人民币",
        )


def open_rows(count: int) -> Iterator[Row]:
    """Open receivables: three rows a contract, some paid in part."""
    yield _OPEN
    for n in range(count):
        amount = 100_000 + n * 7_919 % 9_000_000
        paid = amount // 3 if n % 10 == 3 else 0
        booked = FIRST + timedelta(days=n % 700)
        yield (
            f"苏州第{n // 3 % 2_900}机械有限公司",
            f"HT-{n // 3:06d}",
            f"{24_000_000 + n:08d}",
            ("预付款", "发货款", "验收款")[n % 3],
            booked,
            booked + timedelta(days=60),
            (amount, 100),
            (paid, 100),
            (amount - paid, 100),
            f"业务{n % 17}",
            f"第{n % 5}部",
            None if n % 7 else "客户说月底付",
        )


SHEETS: dict[str, Callable[[int], Iterator[Row]]] = {"bank": bank_rows, "open": open_rows}
