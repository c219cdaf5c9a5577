"""Loaded into every pytest over a mutant: no shrinking, and whatever schema the mutant makes."""

import os
import sqlite3
import sys
import tempfile
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
    would have been asked.
    """
    from arapp.models import migrate, shape

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.arapp"
        migrate.create(path)
        conn = sqlite3.connect(path)
        objects = conn.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        conn.close()
    found = shape.schema_print(objects)
    modules: list[Any] = [module for name, module in sys.modules.items() if name[:5] == "arapp"]
    for module in modules:
        if hasattr(module, "SCHEMA_PRINT"):
            module.SCHEMA_PRINT = found
