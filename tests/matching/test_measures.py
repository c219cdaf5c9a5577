"""The figures the engine is held to, on made-up firms with every phenomenon.

Auto-post precision = receipts posted by the guard that are right ÷ posted by the guard; rank-1 =
first answers right ÷ answerable receipts; auto share = posted by the guard ÷ all.
"""

import pytest

from arapp.services.matching.assign import match_book
from tests.matching.firm import PHENOMENA, make_firm, measure, total


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_the_guard_is_right_and_the_first_answer_nearly_always(seed: int) -> None:
    firm = make_firm(seed)
    scores = measure(firm, match_book(firm.book))
    assert len(scores) >= len(PHENOMENA)  # every phenomenon was there
    everything = total(scores)
    assert everything.auto == everything.auto_right
    # The rest names nothing, is round or is less than a row: a person confirms it.
    assert everything.auto >= 0.3 * everything.receipts
    assert everything.first >= 0.95 * everything.answerable
    assert everything.among_three >= 0.97 * everything.answerable
    for trap in (name for name in scores if name.startswith("trap")):
        assert scores[trap].auto == 0, trap


def test_the_measure_can_tell_right_from_wrong() -> None:
    """Control: the same answers given to the wrong receipts are nearly all wrong."""
    firm = make_firm(11)
    results = match_book(firm.book)
    ids = [r.receipt_id for r in results]
    shifted = dict(zip(ids, [*ids[1:], ids[0]], strict=True))
    firm.truth = {shifted[i]: firm.truth[i] for i in ids}
    wrong = total(measure(firm, results))
    assert wrong.auto_right < 0.1 * wrong.auto
    assert wrong.first < 0.3 * wrong.answerable
