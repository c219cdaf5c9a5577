"""A paper whose figures disagree cannot be made."""

from dataclasses import replace

import pytest

from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.output.documents import StatementKind
from tests.output.papers import TWO_GROUPS, letter, statement, yuan


def test_the_made_papers_agree() -> None:
    for kind in StatementKind:
        assert statement(kind).closing == yuan("164350")
    assert letter().overdue == yuan("96460")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"closing": yuan("164350.01")}, {"closing", "aging"}),
        ({"opening": yuan("1")}, {"closing"}),
        ({"items": ()}, {"items"}),
        ({"prepayments": ()}, {"prepayments"}),
        ({"moves": statement().moves[:1]}, {"debits", "credits"}),
        ({"mark": "对账 0218"}, {"mark"}),
    ],
)
def test_a_statement_that_does_not_add_up_is_refused(
    change: dict[str, object], what: set[str]
) -> None:
    doc = statement()
    with pytest.raises(Refused) as refusal:
        replace(doc, **change)  # type: ignore[arg-type] # one field of each kind
    assert refusal.value.kind == "paper_differs"
    assert set(refusal.value.fields["what"]) == what


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"overdue": yuan("96460.01")}, {"overdue"}),
        ({"interest": Money(0)}, {"interest"}),
        ({"groups": TWO_GROUPS[:1]}, {"overdue", "interest"}),
        ({"groups": ()}, {"rows", "overdue", "interest"}),
    ],
)
def test_a_letter_that_does_not_add_up_is_refused(
    change: dict[str, object], what: set[str]
) -> None:
    with pytest.raises(Refused) as refusal:
        replace(letter(), **change)  # type: ignore[arg-type] # one field of each kind
    assert set(refusal.value.fields["what"]) == what
