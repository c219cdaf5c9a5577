"""A checked, packed backup ≤ 4 × the bare backup API of the same run.

`python3 run.py test -m bench -s tests/bench/test_backup.py`; ARAPP_LARGE names a large sample that
is copied first. Ours copies, checks, counts, packs, proves the packing, syncs and notes it.
"""

import os
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.values.days import SystemClock
from arapp.services import sample
from arapp.services.backup import make
from arapp.services.dispatch import Dispatch

MOST = 4.0
TIMES = 3


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the large ledger, or the medium one."""
    path = tmp_path_factory.mktemp("bench") / "ledger.arapp"
    named = os.environ.get("ARAPP_LARGE")
    if named:
        return Path(shutil.copy(named, path))
    return sample.new_sample(path, "", size="medium", clock=SystemClock())


def bare(ledger: Path, target: Path) -> float:
    """Seconds of the backup API alone, the file synced as ours is."""
    target.unlink(missing_ok=True)
    began = time.perf_counter()
    source, copy = sqlite3.connect(ledger), sqlite3.connect(target)
    source.backup(copy)
    source.close()
    copy.close()
    return time.perf_counter() - began


@pytest.mark.bench
def test_a_checked_and_packed_backup(ledger: Path, tmp_path: Path) -> None:
    ratios = []
    with Store.open(ledger) as warm:
        assert warm.path == ledger
    for _ in range(TIMES):
        floor = bare(ledger, tmp_path / "bare.arapp")
        with Store.open(ledger) as store:
            began = time.perf_counter()
            copy = make.begin(Dispatch(store))
            copied = time.perf_counter() - began
            row = make.finish(copy)
            whole = time.perf_counter() - began
        assert row.checked
        ratios.append(whole / floor)
        sys.stderr.write(
            f"backup API {floor:.2f} s; ours {whole:.2f} s = {whole / floor:.2f}"
            f" (copy {copied / floor:.2f}), {row.bytes / ledger.stat().st_size:.2f} of the size\n"
        )
    assert min(ratios) <= MOST
