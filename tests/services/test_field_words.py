"""Every field that an error can name is called something in both languages."""

import re
from pathlib import Path

import pytest

import arapp
from arapp.services.credit import fields, points_model
from arapp.services.ledger.field_words import field_word

ROOT = Path(arapp.__file__).parent
_NAMED = re.compile(r'\bfield="([a-z_.]+)"')


def _named() -> list[str]:
    """Names written where errors are raised, and those that come from tables."""
    found = {
        name for file in ROOT.rglob("*.py") for name in _NAMED.findall(file.read_text("utf-8"))
    }
    found |= {*fields.KINDS, *points_model.KINDS}
    return sorted(found | {place for place, _ in _broken()})


def _broken() -> list[tuple[str, str]]:
    """All that can be wrong with a points model."""
    made = points_model.PointsModel(
        tuple(
            points_model.Measure(one.key, 0, ((5, 101), (5, 0)))
            for one in points_model.DEFAULT.measures
        ),
        *(-1, -1, -1, 0),
    )
    return points_model.problems(made)


def test_there_are_fields_to_look_at() -> None:
    assert len(_named()) > 60


@pytest.mark.parametrize("name", _named())
def test_a_field_has_a_word_in_both_languages(name: str) -> None:
    chinese, english = field_word(name, "zh_CN"), field_word(name, "en")
    assert re.search("[一-鿿]", chinese) or chinese.startswith("--"), f"{name} → {chinese}"
    assert english != name, f"{name} has no word in English"
    assert not re.search("[一-鿿_]", english), f"{name} → {english}"


def test_a_field_within_a_row_is_called_with_it() -> None:
    assert field_word("rows.0.amount", "zh_CN") == "第 1 期金额"
    assert field_word("stages.2.nothing_known", "zh_CN") == "催收阶段"
    assert field_word("nothing_known", "en") == "nothing_known", "the control: it is not made up"
