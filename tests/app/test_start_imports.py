"""What the first page does not need is not imported before it is filled."""

import json
import subprocess
import sys

import pytest

_START = """
import json, sys
from arapp.app import ahead, main, start
from arapp.app.program import Program
from arapp.services.collection import screen
from arapp.ui.frame import Frame
from arapp.ui.pages.today.page import TodayPage
print(json.dumps(sorted(sys.modules)))
"""
_NOT_NEEDED = (
    "arapp.services.importing.reading.reader",
    "arapp.services.matching.commands",
    "arapp.services.papers.letters",
    "arapp.services.papers.statements",
    "arapp.services.output.pdf",
    "arapp.services.collection.dossier",
    "arapp.services.collection.log",
    "arapp.services.credit.points",
    "arapp.services.ledger.milestones",
    "multiprocessing",
    "openpyxl",
    "reportlab",
    "sqlalchemy",
    "PIL",
)


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """Every module that a start on the today page brings in."""
    told = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(told.stdout))


@pytest.mark.parametrize("name", _NOT_NEEDED)
def test_the_first_page_does_without(imported: set[str], name: str) -> None:
    assert not [one for one in imported if one == name or one.startswith(f"{name}.")]


def test_the_look_at_modules_sees_those_that_are_needed(imported: set[str]) -> None:
    assert {"arapp.services.collection.today", "arapp.ui.pages.today.page", "sqlite3"} <= imported
