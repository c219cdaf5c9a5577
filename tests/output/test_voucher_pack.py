"""The pack for who checks the books: what is in it, that it is whole, what is gone is said."""

import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from arapp import cli
from arapp.models.attachments import stored_path
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.files import note_opened
from arapp.services.ledger.attachments import attach
from arapp.services.output.voucher_pack import Packed, voucher_pack
from arapp.services.progress import Cancelled, Progress, silent
from tests.conftest import TODAY
from tests.ledger_text import given

BOOKS = """
    客户 弘达机械
    应收 A 弘达机械 600 入账=2026-08-26 到期=2026-09-25
    收款 R1 弘达机械 500 日期=2026-09-30 付款人==HYPERLINK("x")
    收款 R2 弘达机械 300 日期=2026-10-20
    收款 R3 弘达机械 70 日期=2026-11-01
    核销 R1 A 500 日期=2026-10-02
    退款 R2 50 日期=2026-10-25
"""
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def slip(books: Dispatch, tmp_path: Path, receipt: int, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    attach(books, f"receipt:{receipt}", path)
    return hashlib.sha256(data).hexdigest()


def pack(books: Dispatch, target: Path, lang: str = "zh_CN", tell: Progress = silent) -> Packed:
    return voucher_pack(books, *OCTOBER, target, lang, tell)


def cells(archive: ZipFile, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows


def test_it_holds_receipts_uses_and_slips_with_their_hashes(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOKS)
    first = slip(books, tmp_path, 1, "回单.pdf", b"%PDF one")
    slip(books, tmp_path, 3, "别的月.pdf", b"%PDF three")
    made = pack(books, tmp_path / "凭证.zip")
    assert (made.receipts, made.slips, made.missing) == (2, 1, ())
    with ZipFile(made.file) as archive:
        assert archive.testzip() is None
        slip_name = "回单/收-2026-000001/回单.pdf"
        assert sorted(archive.namelist()) == sorted(
            ["收款.xlsx", "核销.xlsx", slip_name, "目录.txt"]
        )
        head, one, two = cells(archive, "收款.xlsx")
        assert head[0] == "凭证号"
        assert (one[0], one[2], one[11]) == ("收-2026-000001", '=HYPERLINK("x")', 500)
        assert (two[0], two[7], two[12], two[13]) == ("收-2026-000002", "银行", 50, 250)
        uses = [
            (row[0][-1], row[2], row[3], row[8] or "") for row in cells(archive, "核销.xlsx")[1:]
        ]
        assert uses == [("1", "核销", 500, "A"), ("2", "退款", 50, "")]
        index = archive.read("目录.txt").decode("utf-8-sig")
        assert f"{first}  {slip_name}" in index
        for name in ("收款.xlsx", "核销.xlsx"):
            assert f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}" in index
        sheet = archive.read("收款.xlsx")
    with ZipFile(io.BytesIO(sheet)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")  # no cell is a formula


def test_a_slip_that_is_gone_or_changed_is_named_not_packed(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOKS)
    gone = slip(books, tmp_path, 1, "a.pdf", b"%PDF a")
    changed = slip(books, tmp_path, 1, "b.pdf", b"%PDF b")
    slip(books, tmp_path, 2, "a.pdf", b"%PDF c")
    slip(books, tmp_path, 2, "A.pdf", b"%PDF d")
    stored_path(books.path, gone).unlink()
    stored_path(books.path, changed).write_bytes(b"%PDF x")
    made = pack(books, tmp_path / "v.zip", "en")
    assert made.slips == 2
    assert made.missing == ("收-2026-000001 a.pdf", "收-2026-000001 b.pdf")
    with ZipFile(made.file) as archive:
        slips = [name for name in archive.namelist() if name.startswith("Slips/")]
        assert slips == ["Slips/收-2026-000002/a.pdf", "Slips/收-2026-000002/A (2).pdf"]
        assert "gone: 收-2026-000001 b.pdf" in archive.read("Index.txt").decode("utf-8-sig")


def test_stopped_it_leaves_what_was_there(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOKS)
    slip(books, tmp_path, 1, "a.pdf", b"%PDF a")
    target = tmp_path / "v.zip"
    target.write_bytes(b"before")

    def stop(_done: int, _total: int, what: str) -> None:
        if what == "a.pdf":
            raise Cancelled

    with pytest.raises(Cancelled):
        pack(books, target, tell=stop)
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_what_cannot_be_is_refused(books: Dispatch, tmp_path: Path) -> None:
    with pytest.raises(InvalidDay):
        voucher_pack(books, OCTOBER[1], OCTOBER[0], tmp_path / "v.zip", "en")
    with pytest.raises(InvalidValue):
        pack(books, books.path)


def test_headless(ledger_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOKS)
    note_opened(ledger_file)
    out = tmp_path / "v.zip"
    days = ("--from", "2026-10-01", "--to", "2026-10-31", "--as-of", "2026-11-12")
    assert cli.main(["vouchers", *days, "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["receipts"] == 2
    assert out.is_file()
