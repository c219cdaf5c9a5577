"""Loaded into every pytest over a mutant: no shrinking, and whatever schema the mutant makes."""

import os
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any

import hypothesis
import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Settings before any test is loaded."""
    hypothesis.settings.register_profile(
        "mutate",
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
    )
    hypothesis.settings.load_profile("mutate")
    config.addinivalue_line("markers", "no_cover: pytest-cov's, which is left out here")
    if os.environ.get("ARAPP_MUTATED_SCHEMA"):
        accept_schema()


def accept_schema() -> None:
    """Take the fingerprint of the mutant's own schema for the known one.

    Else the one comparison at opening would kill every mutant of a trigger, and no test of money
    would have been asked. The empty ledger made for it is copied for whoever makes another.
    """
    from arapp.models import migrate, shape

    made = Path("schema.arapp").resolve()  # in the copy of the project
    made.unlink(missing_ok=True)
    migrate.create(made)
    conn = sqlite3.connect(made)
    objects = conn.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    conn.close()
    found = shape.schema_print(objects)
    modules: list[Any] = [module for name, module in sys.modules.items() if name[:5] == "arapp"]
    for module in modules:
        if hasattr(module, "SCHEMA_PRINT"):
            module.SCHEMA_PRINT = found

    def copied(path: Path) -> None:
        shutil.copyfile(made, path)

    migrate.create = copied
