"""首选命中率: what is posted at the desk counts as the first proposal, or does not."""

from typing import Any

from arapp.services.matching.auto import HitRate, first_hit
from tests.ui.receipts_desk import KEY, ruiwo


def rate(desk_: Any) -> HitRate:
    found: HitRate = desk_.books.ask(first_hit)
    return found


def test_the_same_rows_ticked_by_hand_are_the_first_proposal(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    desk_.tick("验收款")
    assert desk_.ticked() == []
    desk_.tick("验收款")
    assert desk_.page.draft().answer is None
    desk_.press(KEY.Key_Return)
    assert desk_.allocations() == [("验收款", "135000.00")]
    assert (rate(desk_).receipts, rate(desk_).first) == (1, 1)


def test_another_proposal_is_not_the_first(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    desk_.page.acts.run("answer_1")
    desk_.press(KEY.Key_Return)
    assert desk_.value("SELECT count(*) FROM allocation WHERE how = 'hand'") == 0
    assert rate(desk_).first == 0


def test_other_rows_by_hand_are_none(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 92236 2026-11-11"))
    first = desk_.ticked()
    desk_.tick(*first)
    desk_.page.acts.run("find_set")
    desk_.press(KEY.Key_Return)
    same = sorted(first) == ["10月货款", "质保金"]
    assert (rate(desk_).receipts, rate(desk_).first) == (1, int(same))
