"""What is read of a damaged ledger: everything but what the damage itself took."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import LedgerMissing, NotALedger
from arapp.models.values.money import Money
from arapp.services import rescue, sample
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.company import AddAccount
from arapp.services.progress import Cancelled
from arapp.services.rescue import Rescue
from arapp.services.rescue.pages import Pages
from arapp.services.rescue.tables import read_tables
from tests.conftest import TODAY

PAGE = 4096
SUMS = ("Amount", "Received")


def minor(cell: object) -> int:
    """Minor units of a cell with money."""
    assert isinstance(cell, Money)
    return cell.minor


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a firm's year in it; copy it."""
    path = tmp_path_factory.mktemp("whole") / "book.arapp"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARAPP_HOME", str(path.parent / "home"))
        sample.new_sample(path, "", size="small", clock=FixedClock(TODAY))
    return path


@pytest.fixture
def book(whole: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy to be damaged; reading it changes neither it nor what lies beside it."""
    path = Path(shutil.copy(whole, tmp_path / "book.arapp"))
    yield path
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith("book")] == [
        path.name
    ]


def read(path: Path) -> Rescue:
    before = path.read_bytes()
    found = rescue.read(path, "en")
    assert path.read_bytes() == before
    return found


def counts(found: Rescue) -> dict[str, int]:
    return {one.table: one.read for one in found.lists}


def truth(path: Path) -> dict[str, int]:
    """Rows of every list, counted by SQLite."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as conn:
        every = rescue.LISTS
        told = {
            name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in every
        }
    return {name: count for name, count in told.items() if count}


def pages_of(path: Path, table: str, kind: int = 13) -> list[int]:
    """Pages of a table's tree, of that kind (13: leaves, 5: above them)."""
    with Pages(path) as pages:
        taken = read_tables(pages, [table])[table]
        from arapp.services.rescue.records import read_tree

        tree = read_tree(pages, taken.shape.root, lambda _row, _values: None)
        return sorted(number for number in tree.pages if pages.page(number)[0] == kind)


def damage(path: Path, number: int, filling: bytes = b"\0") -> None:
    """Overwrite a page."""
    data = bytearray(path.read_bytes())
    data[(number - 1) * PAGE : number * PAGE] = (filling * PAGE)[:PAGE]
    path.write_bytes(data)


def test_a_sound_ledger_is_read_to_the_last_row(book: Path, whole: Path) -> None:
    """The control: every row SQLite counts, nothing missing, names in the place of numbers."""
    found = read(book)
    assert counts(found) == truth(whole)
    assert found.whole
    assert found.missing == 0
    assert found.rebuilt == 0
    assert found.company
    plans = next(one for one in found.lists if one.table == "plan")
    customers = {row[1] for one in found.lists if one.table == "customer" for row in one.rows}
    assert "Received" in plans.heads
    assert {row[plans.heads.index("Customer")] for row in plans.rows} <= customers


def test_sums_are_those_of_the_ledger(book: Path, whole: Path) -> None:
    """Amounts to the cent, those of rows taken from the journal as well."""
    with closing(sqlite3.connect(f"{whole.as_uri()}?immutable=1", uri=True)) as conn:
        wanted = conn.execute("SELECT sum(amount), sum(paid) FROM plan").fetchone()
    damage(book, pages_of(book, "plan")[1])
    found = read(book)
    plans = next(one for one in found.lists if one.table == "plan")
    assert plans.rebuilt > 0
    totals = [sum(minor(row[plans.heads.index(head)]) for row in plans.rows) for head in SUMS]
    assert tuple(totals) == wanted


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"\r", bytes(range(256))])
def test_a_bad_page_costs_only_its_rows_and_the_journal_gives_them(
    book: Path, whole: Path, filling: bytes
) -> None:
    """Zeroes, ones, a wrong kind, noise."""
    damage(book, pages_of(book, "plan")[0], filling)
    found = read(book)
    assert counts(found) == truth(whole)
    assert found.rebuilt > 0
    assert found.whole


def test_without_its_journal_the_loss_is_told(book: Path, whole: Path) -> None:
    """A page of plans and a page of the journal: what may be missing is counted."""
    damage(book, pages_of(book, "plan")[0])
    for number in pages_of(book, "journal_change"):
        damage(book, number)
    found = read(book)
    plans = next(one for one in found.lists if one.table == "plan")
    wanted = truth(whole)["plan"]
    assert 0 < plans.read < wanted
    assert not plans.whole
    assert plans.read + plans.most >= wanted
    others = {one.table: one.read for one in found.lists if one.table != "plan"}
    assert others == {name: n for name, n in truth(whole).items() if name != "plan"}


def test_a_page_above_the_leaves_is_bad(book: Path, whole: Path) -> None:
    """The way from the root is broken and the journal too: the leaves are found by their rows."""
    damage(book, pages_of(book, "plan", 5)[0])
    for number in pages_of(book, "journal_change", 5):
        damage(book, number)
    assert counts(read(book)) == truth(whole)


def test_a_broken_header(book: Path, whole: Path) -> None:
    """The first hundred bytes are gone; SQLite says it is no database."""
    data = bytearray(book.read_bytes())
    data[:100] = bytes(100)
    book.write_bytes(data)
    assert counts(read(book)) == truth(whole)


def test_an_unreadable_schema(book: Path, whole: Path) -> None:
    """The first page is gone, the names of all tables with it."""
    damage(book, 1)
    found = counts(read(book))
    wanted = truth(whole)
    assert {name: found.get(name) for name in ("customer", "plan", "receipt", "allocation")} == {
        name: wanted[name] for name in ("customer", "plan", "receipt", "allocation")
    }


def test_a_schema_text_that_is_no_text(book: Path, whole: Path) -> None:
    """Such a file makes sqlite3 raise UnicodeDecodeError."""
    data = bytearray(book.read_bytes())
    at = data.index(b"CREATE TABLE allocation")
    data[at + 20 : at + 24] = b"\xff\xfe\xff\xfe"
    book.write_bytes(data)
    assert counts(read(book)) == truth(whole)


def test_cut_off_in_the_middle(book: Path) -> None:
    """Half a file: what lies in the first half is read, the rest is told."""
    data = book.read_bytes()
    book.write_bytes(data[: len(data) // 2 + 100])
    found = read(book)
    assert found.rows > 0
    assert not found.whole


def test_entries_in_the_log_are_read(ledger_file: Path, tmp_path: Path) -> None:
    """The file alone is not the whole book while a log lies beside it; a torn end is left out."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        Dispatch(store).run(AddAccount("工行 7862", "工商银行", "1102", "CNY"))
        copy = tmp_path / "copy.arapp"
        shutil.copyfile(ledger_file, copy)
        shutil.copyfile(f"{ledger_file}-wal", f"{copy}-wal")
    accounts = next(one for one in read(copy).lists if one.table == "bank_account")
    assert accounts.rows[0][0] == "工行 7862"
    log = Path(f"{copy}-wal")
    log.write_bytes(log.read_bytes()[:-10])
    assert "bank_account" not in counts(read(copy))


def test_a_file_of_the_first_version_is_read(ledger_file: Path, tmp_path: Path) -> None:
    """By its own schema."""
    import gzip

    old = Path(__file__).parents[1] / "fixtures" / "ledgers" / "v1.arapp.gz"
    path = tmp_path / "old.arapp"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    found = read(path)
    assert found.whole
    assert found.rows > 0


def test_what_is_no_ledger_is_said_to_be_none(tmp_path: Path) -> None:
    """Nothing of ours is in it, or it is not there."""
    path = tmp_path / "x.arapp"
    path.write_bytes(random.Random(1).randbytes(50_000))
    with pytest.raises(NotALedger):
        rescue.read(path, "en")
    path.write_bytes(b"")
    with pytest.raises(NotALedger):
        rescue.read(path, "en")
    with pytest.raises(LedgerMissing):
        rescue.read(tmp_path / "gone.arapp", "en")


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_never_breaks_the_reader(book: Path, seed: int) -> None:
    """Flipped bytes and pages of noise anywhere: rows or a plain refusal, nothing else."""
    chance = random.Random(seed)
    data = bytearray(book.read_bytes())
    for _ in range(chance.choice((1, 30, 300))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    for _ in range(chance.choice((0, 5, 40))):
        at = chance.randrange(len(data) // PAGE) * PAGE
        data[at : at + PAGE] = chance.randbytes(PAGE)
    book.write_bytes(data)
    assert read(book).rows > 0


def test_all_of_it_goes_to_a_workbook(book: Path, tmp_path: Path) -> None:
    """One sheet a list, an overview first; a text that looks like a formula stays text."""
    with closing(sqlite3.connect(book)) as conn:
        conn.execute("DROP TRIGGER journal_customer_u")
        conn.execute("UPDATE customer SET phone = '=1+1' WHERE id = 1")
        conn.commit()
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = rescue.read(book, "zh_CN")
    out = rescue.export(found, tmp_path / "out.xlsx", "zh_CN")
    pages = openpyxl.load_workbook(out)
    assert pages.sheetnames[:2] == ["读出情况", "客户"]
    cells = [cell for row in pages["客户"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert pages["收款计划"].max_row == counts(found)["plan"] + 1

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rescue.read(book, "en", stop)
