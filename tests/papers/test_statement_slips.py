"""Return slips that come back as scans find their statement by the mark; hostile files do not harm.

The floors are held against our own paper, rendered and spoilt by seed; the control is the same page
with its bar code torn off, of which nothing may be read.
"""

import random
from pathlib import Path

import pytest
from PIL import Image

from arapp.models.values.errors import Refused
from arapp.services.dispatch import Dispatch
from arapp.services.papers import slip_reading
from arapp.services.papers.course import AnswerStatement
from arapp.services.papers.service import issue_statements
from arapp.services.papers.slip_child import looked_at
from arapp.services.papers.slip_reading import read_scan
from arapp.services.papers.slips import by_number, slips_of, told
from arapp.services.papers.statements import month_run
from arapp.services.progress import Cancelled
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.papers.slip_pictures import as_pdf, rendered, scanned, slip_of, without_mark

OCTOBER = TODAY.replace(month=10, day=1)
BOOK = """
    公司 简称=澄禾 地址=苏州工业园区星海街188号 联系人=李敏 电话=051200008821
    客户 上海弘达机械设备有限公司 简称=弘达机械
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化
    客户 海顿电机
    应收 甲 上海弘达机械设备有限公司 161000 入账=2026-08-26 到期=2026-09-25
    应收 乙 无锡瑞沃自动化科技有限公司 23680 入账=2026-08-31 到期=2026-10-15
    应收 丙 海顿电机 18420 入账=2026-09-30 到期=2026-11-16
"""
SPOILT = 12  # pictures of the property test
FLOOR = 11  # of which so many are read at least


def papers(books: Dispatch, folder: Path) -> dict[str, Path]:
    """Number → PDF of three confirmations."""
    given(books, BOOK)
    made = issue_statements(books, month_run(OCTOBER, kind="confirmation"), folder)["documents"]
    return {one["number"]: Path(one["file"]) for one in made}


def test_scans_of_any_kind_find_their_statement(books: Dispatch, tmp_path: Path) -> None:
    """150 and 200 dpi, any of four ways up, askew by up to eight degrees, soft and grainy."""
    files = papers(books, tmp_path / "out")
    chance, read = random.Random(2026), 0
    clean = {dpi: {n: rendered(file, dpi) for n, file in files.items()} for dpi in (150, 200)}
    for seed in range(SPOILT):
        dpi, number = chance.choice((150, 150, 200)), chance.choice(sorted(files))
        page = clean[dpi][number]
        picture = scanned(
            slip_of(page) if seed % 3 == 0 else page, seed,
            angle=chance.choice((0, 90, 180, 270)) + chance.uniform(-8, 8),
            noise=chance.uniform(0, 0.3), blur=chance.uniform(0, 0.7),
        )  # fmt: skip
        marks, _ = looked_at(picture)
        assert set(marks) <= {number}, "another number than the one printed"
        read += marks == [number]
    assert read >= FLOOR
    assert looked_at(without_mark(clean[200]["DZ2026-0001"])) == ([], [])


def test_a_mark_askew_between_the_right_angles_is_found_by_turning(
    books: Dispatch, tmp_path: Path
) -> None:
    file = papers(books, tmp_path / "out")["DZ2026-0002"]
    for angle in (22, -33, 102):
        assert looked_at(scanned(rendered(file, 200), 1, angle=angle))[0] == ["DZ2026-0002"]


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".bmp", ".pdf"])
def test_every_form_of_scan_is_read(books: Dispatch, tmp_path: Path, suffix: str) -> None:
    file = papers(books, tmp_path / "out")["DZ2026-0001"]
    scan = tmp_path / f"回执 1{suffix}"
    picture = scanned(rendered(file, 150), 3, angle=1.5, noise=0.1)
    picture.save(scan, "PDF" if suffix == ".pdf" else None, **_resolution(suffix))
    (page,) = read_scan(scan, tmp_path / "work")
    assert (page.marks, page.pages, page.keep) == (("DZ2026-0001",), 1, scan)
    with Image.open(page.view) as view:
        assert view.width > 500
    (slip,) = books.ask(lambda tx: slips_of(tx, [page]))
    assert slip.statement is not None
    assert (slip.statement.customer, slip.trouble) == ("上海弘达机械设备有限公司", "")


def _resolution(suffix: str) -> dict[str, float]:
    return {"resolution": 150.0} if suffix == ".pdf" else {}


def test_a_pile_in_one_file_is_a_list_and_each_page_is_kept_alone(
    books: Dispatch, tmp_path: Path
) -> None:
    files = papers(books, tmp_path / "out")
    clean = [rendered(file, 150) for file in files.values()]
    both = Image.new("L", (clean[0].width, clean[0].height), 255)
    for place, page in enumerate(clean[:2]):
        slip = slip_of(page)
        both.paste(slip, (0, place * slip.height + 20))
    pile = as_pdf([clean[2], without_mark(clean[0]), both], tmp_path / "pile.pdf")
    steps: list[tuple[int, int]] = []
    pages = read_scan(
        pile, tmp_path / "work", lambda done, total, _what: steps.append((done, total))
    )
    assert [page.marks for page in pages] == [
        ("DZ2026-0003",), (), ("DZ2026-0001", "DZ2026-0002"),
    ]  # fmt: skip
    assert [page.keep.name for page in pages] == ["page-1.pdf", "page-2.pdf", "page-3.pdf"]
    assert all(page.keep.read_bytes().startswith(b"%PDF") for page in pages)
    assert steps[-1] == (3, 3)
    slips = books.ask(lambda tx: slips_of(tx, pages))
    assert [(slip.mark, slip.trouble) for slip in slips] == [
        ("DZ2026-0003", ""), ("", "unread"), ("DZ2026-0001", ""), ("DZ2026-0002", ""),
    ]  # fmt: skip
    frames = tmp_path / "fax.tif"
    first, *rest = [page.copy() for page in clean]
    first.save(frames, save_all=True, append_images=rest)
    pages = read_scan(frames, tmp_path / "work2")
    assert [page.marks for page in pages] == [(number,) for number in files]
    assert pages[1].keep.suffix == ".png"


def test_reading_can_be_stopped(books: Dispatch, tmp_path: Path) -> None:
    file = papers(books, tmp_path / "out")["DZ2026-0001"]
    pile = as_pdf([rendered(file, 150)] * 4, tmp_path / "pile.pdf")

    def stop(done: int, _total: int, _what: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_scan(pile, tmp_path / "work", stop)


def test_what_is_no_plain_slip_is_told_in_words(books: Dispatch, tmp_path: Path) -> None:
    files = papers(books, tmp_path / "out")
    page = read_scan(files["DZ2026-0001"], tmp_path / "work")[0]
    assert (page.marks, page.keep) == (("DZ2026-0001",), files["DZ2026-0001"])

    def said(mark: str) -> str:
        from dataclasses import replace

        (slip,) = books.ask(lambda tx: slips_of(tx, [replace(page, marks=(mark,))]))
        return told(slip, "zh_CN")

    assert said("DZ2026-0001") == ""
    assert said("DZ2026-0099") == "DZ2026-0099 不是本账套出的：可能是别家的，或别的账套"
    assert said("CK2026-0001") == "CK2026-0001 是催款函的回执，不是对账函"
    books.run(AnswerStatement(1, "confirmed"))
    assert said("DZ2026-0001") == "DZ2026-0001 已经登记过回函"
    given(books, "应收 丁 无锡瑞沃自动化科技有限公司 10 入账=2026-10-30 到期=2026-11-15")
    run = month_run(OCTOBER, kind="confirmation", reissue=True)
    issue_statements(books, run, tmp_path / "out")
    assert said("DZ2026-0002") == "DZ2026-0002 已改由 DZ2026-0004，金额可能不同"
    books.undo()
    assert said("DZ2026-0004") == "DZ2026-0004 已作废"


def test_a_number_can_be_typed_by_its_last_digits(books: Dispatch, tmp_path: Path) -> None:
    papers(books, tmp_path / "out")
    for text in ("DZ2026-0002", " dz2026-0002 ", "2", "0002"):
        one = books.ask(lambda tx, text=text: by_number(tx, text))  # type: ignore[misc]  # a default
        assert one is not None
        assert one.number == "DZ2026-0002"
    for text in ("", "9", "DZ", "%", "99999999"):
        assert books.ask(lambda tx, text=text: by_number(tx, text)) is None  # type: ignore[misc]  # a default


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.pdf", b"", "not_a_scan"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "file_damaged"),
        ("notes.png", "只是文字".encode(), "not_a_scan"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\0\0\0\0", "not_a_scan"),
        ("program.jpg", b"MZ" + bytes(4000), "not_a_scan"),
    ],
)
def test_a_file_that_is_no_scan_is_refused(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        read_scan(file, tmp_path / "work")
    assert (refusal.value.kind, refusal.value.fields["file"]) == (kind, name)


def test_a_picture_too_large_and_one_never_ending_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.png"
    Image.new("1", (30_000, 30_000)).save(bomb)  # some 100 KB that unpack to 900 million pixels
    with pytest.raises(Refused) as refusal:
        read_scan(bomb, tmp_path / "work")
    assert refusal.value.kind == "file_too_large"
    monkeypatch.setattr(slip_reading, "SECONDS", 0.01)
    with pytest.raises(Refused) as refusal:
        read_scan(bomb, tmp_path / "work")
    assert refusal.value.kind == "file_damaged"


def test_links_folders_and_what_is_not_there(tmp_path: Path) -> None:
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "elsewhere.png")
    for path, kind in ((link, "file_unsafe"), (tmp_path, "file_unsafe"),
                       (tmp_path / "none.pdf", "file_missing")):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            read_scan(path, tmp_path / "work")
        assert refusal.value.kind == kind


@pytest.mark.parametrize(
    "lies",
    [
        b'{"page": 1, "marks": ["DZ2026-0001"], "copy": "../../x.pdf", "view": "/etc/passwd"}\n',
        b'{"page": 7, "marks": [], "copy": "", "view": "page-1.jpg"}\n{"done": true}\n',
        b"[1, 2]\n", b"\xff\xfe\n", b"",
    ],
)  # fmt: skip
def test_a_child_that_lies_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lies: bytes
) -> None:
    import sys

    scan = tmp_path / "x.png"
    Image.new("L", (10, 10)).save(scan)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "page-1.jpg").write_bytes(b"x")
    code = f"import sys; sys.stdout.buffer.write({lies!r})"
    monkeypatch.setattr(slip_reading, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(Refused) as refusal:
        read_scan(scan, tmp_path / "work")
    assert refusal.value.kind == "file_damaged"
