"""Random histories of two customers: what the ledger refuses did not happen."""

import sqlite3
from datetime import timedelta

from hypothesis import Phase
from hypothesis import strategies as st

from arapp.services.dispatch import Dispatch
from tests import ledger_text
from tests.conftest import TODAY

Story = list[tuple[str, int, int, int]]
"""(what, days since BASE, amount, which one)."""

# Each step of a story is a command on a real file: shrinking one takes minutes.
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
_KINDS = [
    "应收",
    "应收",
    "收款",
    "收款",
    "核销",
    "核销",
    "核销",
    "差额",
    "退款",
    "误记",
    "冲回",
    "作废",
]
BASE = TODAY - timedelta(days=60)
day_numbers = st.integers(0, 90)  # days since BASE
NEEDS_PLAN = {"核销", "差额", "冲回", "作废"}
NEEDS_RECEIPT = {"核销", "退款", "误记", "冲回"}
stories = st.lists(
    st.tuples(
        st.sampled_from(_KINDS),
        day_numbers,
        st.integers(1, 400),
        st.integers(0, 50),
    ),
    min_size=8,
    max_size=30,
)


def tell(books: Dispatch, story: Story) -> None:
    """Write the events down in order; those the ledger refuses did not happen."""
    plans, receipts = 0, 0
    for kind, offset, amount, pick in sorted(story, key=lambda event: event[1]):
        if (kind in NEEDS_PLAN and not plans) or (kind in NEEDS_RECEIPT and not receipts):
            continue
        when = (BASE + timedelta(days=offset)).isoformat()
        whose = "甲乙"[pick % 2]
        target = f"P{pick % plans}" if plans else ""
        money = f"R{pick % receipts}" if receipts else ""
        lines = {
            "应收": f"应收 P{plans} {whose} {amount} 入账={when} 到期={when}",
            "收款": f"收款 R{receipts} {whose} {amount} 日期={when}",
            "核销": f"核销 {money} {target} {amount} 日期={when}",
            "差额": f"差额 {target} {amount} 日期={when}",
            "退款": f"退款 {money} {amount} 日期={when}",
            "误记": f"误记 {money} 日期={when}",
            "冲回": f"冲回 {money} {target} 日期={when}",
            "作废": f"作废 {target} 日期={when}",
        }
        try:
            ledger_text.given(books, lines[kind])
        except (sqlite3.IntegrityError, AssertionError, TypeError):
            continue
        plans += kind == "应收"
        receipts += kind == "收款"
