"""Shared fixtures: a fresh ledger per test (a copy of one made once), a clock that stands still."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from tests import light_age, memory

TODAY = date(2026, 11, 12)


# They do the same thing thousands of times: measured, they would take half as long again and show
# nothing that the plain tests of the same modules do not have to show.
_UNMEASURED = (
    *("reliability", "test_state_machine.py", "test_instrument_machine.py", "test_fuzz.py"),
)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Temporary folders in memory, unless a place was asked for or the disk is what is measured."""
    asked = config.option.basetemp or hasattr(config, "workerinput")
    if not asked and config.option.markexpr not in ("bench", "long"):
        config.option.basetemp = memory.folder()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Memory is given back; what failed says in its report what was in the folder."""
    place = config.option.basetemp
    if not hasattr(config, "workerinput") and place and Path(place) == memory.folder():
        shutil.rmtree(place, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long harnesses run outside the measurement of coverage."""
    for item in items:
        if set(_UNMEASURED) & set(item.path.parts):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has its own user folder."""
    monkeypatch.setenv("ARAPP_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _light_passphrase(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing by a passphrase asks for little work, unless the test is marked `full_work`."""
    if request.node.get_closest_marker("full_work") is None:
        monkeypatch.setattr(pyrage.passphrase, "encrypt", light_age.encrypt)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger file, migrated once a run; copy it, never open it."""
    from arapp.services.files import new_ledger

    path = tmp_path_factory.mktemp("template") / "empty.arapp"
    new_ledger(path, "苏州澄禾自动化设备有限公司", clock=FixedClock(TODAY))
    return path


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of small ledgers are written to it."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(prefix="arapp-", dir=memory) as name:
        yield Path(name)


@pytest.fixture
def ledger_file(empty_file: Path, tmp_path: Path) -> Path:
    """A fresh empty ledger of this test."""
    return Path(shutil.copy(empty_file, tmp_path / "ledger.arapp"))


@pytest.fixture
def store(ledger_file: Path) -> Iterator[Store]:
    """The ledger, open, at 2026-11-12; closed again afterwards."""
    with Store.open(ledger_file, FixedClock(TODAY)) as opened:
        yield opened


@pytest.fixture
def books(store: Store) -> Dispatch:
    """The door to the ledger of this test."""
    return Dispatch(store)
