"""The import contracts hold what they promise: each is broken once, in a small house."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
LINT = "from importlinter.cli import lint_imports_command as run; run()"
HOUSE = [
    "__main__",
    "app",
    "cli",
    "paths",
    "models/__init__",
    "models/store",
    "models/tables",
    "models/values",
    "services/__init__",
    "services/dispatch",
    "services/progress",
    "services/ledger/__init__",
    "services/ledger/rows",
    "services/matching",
    "services/collection",
    "services/output",
    "ui/__init__",
    "ui/page",
    "ui/pages/__init__",
    "ui/pages/today",
    "ui/pages/matching",
]
# Contract, the module that breaks it and the line that does.
BREACHES = [
    ("layers", "models/store", "import arapp.services.dispatch"),
    ("services", "services/matching", "import arapp.services.collection"),
    ("services", "services/ledger/rows", "import arapp.services.output"),
    ("no-window-in-cli", "cli", "from PySide6.QtCore import QObject"),
    ("no-qt-below", "services/dispatch", "def later():\n    import PySide6.QtCore"),
    ("no-sql-above", "ui/page", "import sqlalchemy"),
    ("no-sql-above", "ui/pages/today", "import arapp.models.tables"),
    ("pages", "ui/pages/today", "import arapp.ui.pages.matching"),
    ("acyclic", "models/values", "import arapp.models.store"),
    ("pure", "services/ledger/rows", "import sqlite3"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A package of empty modules under the project's own contracts."""
    for name in HOUSE:
        path = tmp_path / "arapp" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "arapp" / "__init__.py").touch()
    (tmp_path / "arapp" / "models" / "store.py").write_text("import arapp.models.values\n")
    (tmp_path / "pyproject.toml").write_bytes(PROJECT.read_bytes())
    return tmp_path


def broken(house: Path) -> set[str]:
    """The ids of the contracts that the house breaks."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", "pyproject.toml"],
        cwd=house,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    contracts = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    names = {contract["name"]: contract["id"] for contract in contracts["contracts"]}
    found = {names[name] for name in names if f"{name} BROKEN" in done.stdout}
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return found


def test_an_orderly_house_breaks_no_contract(house: Path) -> None:
    assert broken(house) == set()


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_a_breach_is_found(house: Path, contract: str, module: str, line: str) -> None:
    path = house / "arapp" / f"{module}.py"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert contract in broken(house)


def test_a_module_without_a_place_is_found(house: Path) -> None:
    (house / "arapp" / "helpers.py").touch()
    assert "layers" in broken(house)
