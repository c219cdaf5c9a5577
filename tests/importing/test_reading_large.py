"""Large workbooks: read while their raw XML is looked at, which is never whole in memory."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from arapp.services.importing.errors import FileDamaged, FileTooLarge, FileUnsafe
from arapp.services.importing.reading import limits, prescan
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.reading.rawsheet import scan_sheet
from arapp.services.importing.reading.rawstream import scan_stream
from arapp.services.importing.reading.sandbox import Reading, begin
from tests.bench.large_sheets import bank_rows, write

HEAD = b'<?xml version="1.0"?><worksheet xmlns="x"><sheetData>'
TAIL = b'</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'


def rows(count: int, extra: bytes = b"") -> bytes:
    body = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="s"><v>0</v></c></row>' % (n, n, n, n)
        for n in range(1, count + 1)
    )
    return HEAD + body + extra + TAIL


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workbook counts as a large one."""
    monkeypatch.setattr(limits, "BESIDE_FROM_BYTES", 0)


def test_a_stream_has_the_facts_of_the_whole() -> None:
    content = rows(60_000)
    seen, whole = scan_stream(BytesIO(content), (b"<!DOCTYPE",)), scan_sheet(content, "大表.xlsx")
    assert seen is not None
    assert (seen.rows, seen.merged, seen.right) == (whole.rows, whole.merged, whole.right)
    assert len(seen.rows) == 60_000
    assert seen.merged == [(1, 1, 2, 2)]


@pytest.mark.parametrize(
    "extra",
    [
        b'<row r="30001"><c r="A30001" t="e"><v>#REF!</v></c></row>',
        b"<row r='30001'><c r=\"A30001\" t='e'><v>#REF!</v></c></row>",
        b'<row r="30001"><c r="A30001"><f>1+1</f></c></row>',
        b'<row r="12"><c r="A12"><v>1</v></c></row>',
        b'<row r="30001" hidden="1"><c r="A30001"><v>1</v></c></row>',
        b"<!DOCTYPE x>",
    ],
)
def test_anything_unusual_is_left_to_the_whole(extra: bytes) -> None:
    assert scan_stream(BytesIO(rows(30_000, extra)), (b"<!DOCTYPE",)) is None


def test_a_stream_cut_short_is_left_to_the_whole() -> None:
    assert scan_stream(BytesIO(rows(30_000)[:-200]), ()) is None


def test_a_large_workbook_is_read_to_its_last_row(eager: None, tmp_path: Path) -> None:
    path = write(tmp_path / "流水.xlsx", bank_rows(4_000))
    (sheet,) = read_grid(path).sheets
    assert len(sheet.rows) == 4_001
    assert sheet.numbers == tuple(range(1, 4_002))
    assert sheet.rows[1][0] == date(2024, 1, 1)


def test_what_killed_the_reader_is_told_all_the_same(eager: None, tmp_path: Path) -> None:
    """A cell in the last corner makes the reader ask for more memory than there is."""
    path = write(tmp_path / "空.xlsx", bank_rows(3))
    far = (b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',)
    _patched(path, lambda sheet: sheet.replace(b"</sheetData>", far[0]))
    with pytest.raises(FileTooLarge):
        read_grid(path)


def test_a_dtd_is_refused_before_the_reader_says_anything(eager: None, tmp_path: Path) -> None:
    path = write(tmp_path / "毒.xlsx", bank_rows(3))
    _patched(path, lambda sheet: sheet.replace(b"<worksheet", b"<!DOCTYPE a><worksheet", 1))
    with pytest.raises(FileUnsafe):
        read_grid(path)


def test_a_broken_sheet_is_damaged_not_dead(eager: None, tmp_path: Path) -> None:
    path = write(tmp_path / "断.xlsx", bank_rows(300))
    _patched(path, lambda sheet: sheet[:-500])
    with pytest.raises(FileDamaged) as refused:
        read_grid(path)
    assert refused.value.fields["reason"] == "truncated"


def _killed(path: Path) -> Reading:
    reading = begin(path)
    assert reading._child is not None
    reading._child.kill()
    reading._child.wait()
    return reading


def test_a_reader_that_died_is_asked_again_with_care(eager: None, tmp_path: Path) -> None:
    path = write(tmp_path / "流水.xlsx", bank_rows(50))
    with _killed(path) as reading:
        assert len(reading.grid().sheets[0].rows) == 51


def test_a_reader_that_died_with_care_is_not_asked_again(tmp_path: Path) -> None:
    path = write(tmp_path / "流水.xlsx", bank_rows(50))
    with _killed(path) as reading, pytest.raises(FileDamaged) as refused:
        reading.grid()
    assert refused.value.fields["reason"] == "reader_died"


def test_cancelling_does_not_wait_for_the_first_row(eager: None, tmp_path: Path) -> None:
    path = write(tmp_path / "流水.xlsx", bank_rows(20_000))

    class Stop(Exception):
        pass

    def stop(done: int, _whole: int, _name: str) -> None:
        assert done == 0
        raise Stop

    with pytest.raises(Stop):
        read_grid(path, progress=stop)


def test_guard_refuses_by_the_directory_alone() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../x.xml", "1")
    with pytest.raises(FileUnsafe):
        prescan.guard(packed.getvalue(), "x.xlsx")


def _patched(path: Path, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
