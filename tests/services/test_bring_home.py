"""A ledger in a cloud folder comes to this PC whole, and what lay there stays as it was."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arapp import paths
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import LedgerDamaged, LedgerLocked, LedgerMissing
from arapp.services import files
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.company import AddAccount
from arapp.services.progress import Cancelled
from tests.conftest import TODAY

HOLD = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("PRAGMA locking_mode = EXCLUSIVE")
conn.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    """A folder where a ledger must not live."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


def names(path: Path) -> list[str]:
    with Store.open(path, FixedClock(TODAY)) as store:
        return [
            n for (n,) in Dispatch(store).ask(lambda tx: tx.rows("SELECT name FROM bank_account"))
        ]


def left_with_wal(ledger_file: Path, cloud: Path) -> Path:
    """A ledger copied away while its last entries were only in the write-ahead log."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        Dispatch(store).run(AddAccount("工行 7862", "工商银行", "1102", "CNY"))
        for side in ("", "-wal"):
            shutil.copyfile(f"{ledger_file}{side}", cloud / f"book.arapp{side}")
    return cloud / "book.arapp"


def test_it_comes_whole_and_the_original_stays(ledger_file: Path, cloud: Path) -> None:
    """Entries of the log come along; a name that is taken is not taken again."""
    book = left_with_wal(ledger_file, cloud)
    before = contents(cloud)
    first, second = files.bring_home(book), files.bring_home(book)
    assert (first.name, second.name) == ("book.arapp", "book 2.arapp")
    assert first.parent == paths.ledgers()
    assert names(first) == names(second) == ["工行 7862"]
    assert contents(cloud) == before
    assert (
        sorted(entry.name for entry in paths.ledgers().iterdir()) == [first.name, second.name][::-1]
    )


def test_attachments_come_along(ledger_file: Path, cloud: Path) -> None:
    """The folder of attachments beside the ledger is copied with it."""
    book = Path(shutil.copy(ledger_file, cloud / "book.arapp"))
    (cloud / "book.files").mkdir()
    (cloud / "book.files" / "ab").write_bytes(b"paper")
    home = files.bring_home(book)
    assert (home.with_suffix(".files") / "ab").read_bytes() == b"paper"


def test_one_that_is_in_use_is_not_copied(ledger_file: Path, cloud: Path) -> None:
    """Half of another program's entry would come along."""
    book = Path(shutil.copy(ledger_file, cloud / "book.arapp"))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(book)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LedgerLocked):
            files.bring_home(book)
    finally:
        holder.communicate()
    assert files.bring_home(book).exists()


def test_a_damaged_one_is_refused_and_leaves_nothing(ledger_file: Path, cloud: Path) -> None:
    """The copy is checked before it gets its name."""
    data = bytearray(ledger_file.read_bytes())
    data[8192:12288] = bytes(4096)
    book = cloud / "book.arapp"
    book.write_bytes(data)
    with pytest.raises(LedgerDamaged):
        files.bring_home(book)
    assert book.read_bytes() == data
    assert list(paths.ledgers().iterdir()) == []
    with pytest.raises(LedgerMissing):
        files.bring_home(cloud / "gone.arapp")


def test_a_cancelled_copy_leaves_nothing(ledger_file: Path, cloud: Path) -> None:
    """Stopped on the way."""
    book = Path(shutil.copy(ledger_file, cloud / "book.arapp"))

    def stop(done: int, total: int, what: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        files.bring_home(book, stop)
    assert list(paths.ledgers().iterdir()) == []
