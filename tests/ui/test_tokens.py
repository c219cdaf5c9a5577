"""The colours: both themes can be read, and nothing else names one."""

import re
from pathlib import Path

import pytest

from arapp.ui.design import tokens
from arapp.ui.design.tokens import SHAPE_PAIRS, TEXT_PAIRS, Theme, column, contrast

UI = Path(__file__).parents[2] / "arapp" / "ui"


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    colours = column(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_controls_and_bars_stand_out(theme: Theme, shape: str, ground: str) -> None:
    colours = column(theme)
    assert contrast(colours[shape], colours[ground]) >= 3


def test_the_measure_knows_black_white_and_too_faint() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#BBBBBB", "#FFFFFF") < 3


def test_only_the_table_names_a_colour() -> None:
    hexes = re.compile(r"#[0-9A-Fa-f]{6}\b")
    named = [
        path.name
        for path in UI.rglob("*.py")
        if path.name != "tokens.py" and hexes.search(path.read_text(encoding="utf-8"))
    ]
    assert named == []
    assert hexes.search(Path(tokens.__file__).read_text(encoding="utf-8"))
