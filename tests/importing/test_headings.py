"""The usual headings say what the patterns say."""

import pytest

from arapp.services.importing.wording import headings
from arapp.services.importing.wording.heading_patterns import TABLE


@pytest.mark.parametrize(("word", "concept"), list(headings.USUAL.items()))
def test_a_usual_heading_means_what_the_patterns_mean(
    word: str, concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headings, "USUAL", {})
    headings.concept_of.cache_clear()
    assert headings.concept_of(word) == concept
    assert concept in {name for name, _ in TABLE}


def test_an_unusual_heading_is_found_by_the_patterns() -> None:
    assert "对手方账户名" not in headings.USUAL
    assert headings.concept_of("对手方账户名") == "counterparty"
