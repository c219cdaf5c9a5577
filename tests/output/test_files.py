"""Files are written whole or not at all, alone and in batches."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from arapp.models.values.errors import DiskFull, NotWritable
from arapp.services.backup.room import Room
from arapp.services.output.batch import Job, render_batch
from arapp.services.output.files import file_name, save, staging
from arapp.services.output.pdf import render_statement
from arapp.services.progress import Cancelled, silent
from tests.output.papers import statement

FULL = Path("/dev/full")  # every write to it fails as on a full disk


def jobs(count: int) -> list[Job]:
    return [
        Job(f"{n:03d}.pdf", replace(statement(), number=f"第 {n} 号", mark=f"DZ{n:04d}"))
        for n in range(count)
    ]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "对账函.pdf"
    save(path, b"one")
    save(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["对账函.pdf"]


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "对账函.pdf"
    path.write_bytes(b"old")
    path.with_name("对账函.pdf.part").symlink_to(FULL)
    with pytest.raises(DiskFull):
        save(path, b"new" * 10_000)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["对账函.pdf"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritable) as trouble:
        save(tmp_path / "none" / "a.pdf", b"x")
    assert trouble.value.fields["path"].endswith("a.pdf")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("上海弘达", "DZ2026-0218"), "上海弘达 DZ2026-0218.pdf"),
        (("a/b\\c:d*?", "x"), "a b c d x.pdf"),
        (("con",), "_con.pdf"),
        (("...",), "_.pdf"),
        (("长" * 200,), "长" * 80 + ".pdf"),
        (("长" * 120, "DZ2026-0218"), "长" * 68 + " DZ2026-0218.pdf"),
        (("长" * 120, "a" * 200), "a" * 80 + ".pdf"),
        (("", "DZ2026-0218"), "DZ2026-0218.pdf"),
    ],
)
def test_names_for_any_file_system(parts: Sequence[str], name: str) -> None:
    assert file_name(*parts, suffix=".pdf") == name


def test_what_a_killed_run_left_goes_with_the_next_one(tmp_path: Path) -> None:
    with Room(tmp_path / "x") as living:
        left = tmp_path / "x" / ".arapp-work-killed"
        (left / "papers").mkdir(parents=True)
        (left / "lock").touch()
        (left / "papers" / "half.pdf").write_bytes(b"%PDF")
        with staging(tmp_path / "x") as stage:
            assert list(stage.iterdir()) == []
            assert not left.exists()
        assert list((tmp_path / "x").iterdir()) == [living.path]
    assert list((tmp_path / "x").iterdir()) == []


@pytest.mark.parametrize("count", [3, 20])
def test_a_batch_writes_each_paper_and_all_in_one(tmp_path: Path, count: int) -> None:
    seen: list[tuple[int, int, str]] = []
    made = render_batch(jobs(count), tmp_path, lambda *step: seen.append(step), merged="全部.pdf")
    assert [one.path.name for one in made] == [job.name for job in jobs(count)] + ["全部.pdf"]
    assert names(tmp_path) == sorted(one.path.name for one in made)
    # each paper, and once more while they are put into one
    assert [step[0] for step in seen] == [*range(1, count + 1), *(count,) * count]
    assert made[-1].pages == count == len(PdfReader(tmp_path / "全部.pdf").pages)
    for job in jobs(count):  # a worker gives the very bytes this process would
        assert (tmp_path / job.name).read_bytes() == render_statement(job.doc)  # type: ignore[arg-type] # all are statements


@pytest.mark.parametrize("count", [4, 12])
def test_a_cancelled_batch_leaves_nothing(tmp_path: Path, count: int) -> None:
    (tmp_path / "000.pdf").write_bytes(b"of last month")

    def stop(done: int, total: int, what: str) -> None:
        if done == total - 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_batch(jobs(count), tmp_path, stop)
    assert names(tmp_path) == ["000.pdf"]
    assert (tmp_path / "000.pdf").read_bytes() == b"of last month"


def test_the_one_file_of_all_can_be_cancelled_too(tmp_path: Path) -> None:
    seen: list[int] = []

    def stop(done: int, total: int, what: str) -> None:
        seen.append(done)
        if seen.count(total) == 2:  # all stand; the second of the merged ones
            raise Cancelled

    with pytest.raises(Cancelled):
        render_batch(jobs(4), tmp_path, stop, merged="全部.pdf")
    assert names(tmp_path) == []


def test_a_batch_that_cannot_be_put_in_place_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "000.pdf").write_bytes(b"of last month")
    (tmp_path / "002.pdf").mkdir()
    (tmp_path / "002.pdf" / "keep").write_bytes(b"x")
    blocked = jobs(3)
    blocked[2] = replace(blocked[2], name="002.pdf/../none/002.pdf")
    with pytest.raises(NotWritable):
        render_batch(blocked, tmp_path, silent)
    assert (tmp_path / "000.pdf").read_bytes() == b"of last month"
    assert names(tmp_path) == ["000.pdf", "002.pdf"]


def test_a_pdf_can_be_read_from_memory() -> None:
    assert len(PdfReader(io.BytesIO(render_statement(statement()))).pages) == 1
