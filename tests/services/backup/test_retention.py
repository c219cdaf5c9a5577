"""What stays: hours, days, months, what was made before a risk, and the last one before a fall."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arapp.models.values.days import moment_text
from arapp.services.backup.manifest import Backup
from arapp.services.backup.retention import ACCEPTED, decide, smaller

NOW = datetime(2026, 11, 12, 9, 13, tzinfo=UTC)
REASONS = ("hour", "hour", "hour", "exit", "hand", "import", "migration")


def row(n: int, at: datetime, rows: int = 100, seq: int | None = None, **more: object) -> Backup:
    """Backup number `n`."""
    made = Backup(
        file=f"b{n}.arapp.zst", made_at=moment_text(at), reason="hour", bytes=1, company="甲",
        ledger="L", counts={"customer": 5, "plan": rows, "receipt": 3}, open={},
        seq=n if seq is None else seq, head=f"h{n if seq is None else seq}", schema=2, checked=True,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def hourly(days: int, end: datetime = NOW) -> list[Backup]:
    """One every hour for so many days, oldest first."""
    count = days * 24
    return [row(n, end - timedelta(hours=count - n)) for n in range(count)]


def test_two_years_of_hours_become_24_hours_30_days_12_months() -> None:
    rows = hourly(730)
    files = decide(rows, NOW).kept
    kept = [r for r in rows if r.file in files]
    times = [datetime.fromisoformat(r.made_at).astimezone() for r in kept]
    assert times[-24:] == [NOW - timedelta(hours=n) for n in range(24, 0, -1)]
    assert len({at.date() for at in times if NOW - at < timedelta(days=30)}) == 30
    assert len({(at.year, at.month) for at in times}) == 12
    assert len(kept) <= 24 + 30 + 12


def test_nothing_young_goes_without_another_of_its_day() -> None:
    rows = hourly(29)
    kept = decide(rows, NOW).kept
    for day in range(29):
        same = [r for r in rows if r.made_at[:10] == (NOW - timedelta(days=day)).isoformat()[:10]]
        assert not same or any(r.file in kept for r in same)


@pytest.mark.parametrize(
    ("reason", "after", "stays"),
    [
        ("migration", 27, True),
        ("migration", 3000, True),
        ("import", 27, True),
        ("hand", 27, True),
        ("import", 31, False),
        ("hour", 2, False),
    ],
)
def test_what_was_made_before_a_risk_stays(reason: str, after: int, stays: bool) -> None:
    rows = hourly(2)
    rows[3] = replace(rows[3], reason=reason)
    later = [row(1000 + n, NOW + timedelta(days=n / 4), 100) for n in range(1, after * 4)]
    kept = decide(rows + later, NOW + timedelta(days=after)).kept
    assert (rows[3].file in kept) is stays


def fallen(later: int = 3000, **after: object) -> tuple[Backup, list[Backup]]:
    """A good book, and then very many backups of what became of it; the last good one first."""
    good = hourly(3)
    last = good[-1]
    rest = [row(100 + n, NOW + timedelta(hours=n), **after) for n in range(1, later)]  # type: ignore[arg-type]  # fields by name
    rest[1:] = [replace(r, follows=True) for r in rest[1:]]  # the break is at one place
    return last, good + rest


@pytest.mark.parametrize(
    "after",
    [{"rows": 0}, {"rows": 99}, {"seq": 3}, {"follows": False}, {"ledger": "M"}],
    ids=["emptied", "one row less", "older", "another history", "another ledger"],
)
def test_copies_of_a_smaller_book_never_push_out_the_last_good_one(
    after: dict[str, object],
) -> None:
    last, rows = fallen(**after)  # type: ignore[arg-type]  # fields by name
    decision = decide(rows, NOW + timedelta(hours=3000))
    assert decision.kept[last.file] == "fall"
    assert len(decision.dropped) > 2000  # and all else goes its way


def test_control_without_the_rule_the_last_good_one_would_go() -> None:
    last, rows = fallen()
    assert last.file in decide(rows, NOW + timedelta(hours=3000)).dropped


def test_a_large_fall_raises_the_alarm_a_small_one_does_not() -> None:
    last, rows = fallen(rows=80)
    assert decide(rows, NOW).shrunk == last
    assert decide(fallen(rows=95)[1], NOW).shrunk is None
    assert decide(hourly(3), NOW).shrunk is None


def test_the_user_may_say_that_it_is_right_so() -> None:
    last, rows = fallen(seq=3)
    rows = [replace(r, pinned=ACCEPTED) if r.file == last.file else r for r in rows]
    decision = decide(rows, NOW + timedelta(hours=3000))
    assert decision.shrunk is None
    assert last.file in decision.dropped


def test_a_restore_explains_the_fall_and_the_last_one_before_it_stays() -> None:
    last, rows = fallen(seq=3)
    decision = decide(rows, NOW, [moment_text(NOW - timedelta(minutes=1))])
    assert decision.shrunk is None
    assert decision.kept[last.file] == "fall"


def test_a_book_that_grew_again_lets_the_old_one_go() -> None:
    last, rows = fallen(rows=99)
    grown = [row(9000, NOW + timedelta(hours=3001), 100)]
    assert last.file in decide(rows + grown, NOW + timedelta(hours=3001)).dropped


def test_copies_that_did_not_pass_push_out_nothing_good() -> None:
    good = hourly(3)
    bad = [row(100 + n, NOW + timedelta(hours=n), checked=False) for n in range(1, 500)]
    kept = decide(good + bad, NOW + timedelta(hours=500)).kept
    assert sum(r.file in kept for r in good) >= 24
    assert good[-1].file in kept


def test_a_line_without_a_moment_is_kept() -> None:
    rows = [*hourly(100), row(9999, NOW, made_at="yesterday")]
    assert decide(rows, NOW).kept["b9999.arapp.zst"] == "undated"


SEEN: Counter[str] = Counter()


@settings(max_examples=40, deadline=None, database=None, derandomize=True)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from([1, 20, 60, 60, 60 * 5, 60 * 24, 60 * 24 * 9]),  # minutes since
            st.sampled_from([0, 0, 0, 1, 5, -1, -60]),  # rows more
            st.sampled_from(REASONS),
            st.booleans(),
        ),
        min_size=50,
        max_size=90,
    )
)
def thinned_after_every_backup(
    steps: list[tuple[int, int, str, bool]],
) -> None:
    at, size, list_ = NOW, 100, list[Backup]()
    for n, (minutes, grown, reason, checked) in enumerate(steps):
        at += timedelta(minutes=minutes)
        size = max(0, size + grown)
        list_.append(row(n, at, size, reason=reason, checked=checked))
        decision = decide(list_, at)
        SEEN["dropped"] += len(decision.dropped)
        SEEN["fallen"] += "fall" in decision.kept.values()
        assert not set(decision.dropped) & set(decision.kept)
        gone = [r for r in list_ if r.file in decision.dropped]
        list_ = [r for r in list_ if r.file in decision.kept]
        keeps(gone, list_, at)


def keeps(gone: list[Backup], kept: list[Backup], now: datetime) -> None:
    """What must hold whatever came before."""
    good = [r for r in kept if r.checked]
    for lost in gone:
        assert lost.reason != "migration"
        young = now - datetime.fromisoformat(lost.made_at) < timedelta(days=30)
        assert not (young and lost.reason in ("import", "hand"))
        if lost.checked:
            # Whatever goes, one that is as large stays: newer, or pinned.
            assert any(not smaller(lost, r) for r in good)
        if lost.checked and young:
            day = datetime.fromisoformat(lost.made_at).astimezone().date()
            assert any(datetime.fromisoformat(r.made_at).astimezone().date() == day for r in good)


def test_thinned_after_every_backup_what_matters_is_still_there() -> None:
    SEEN.clear()
    thinned_after_every_backup()
    assert SEEN["dropped"] >= 300, SEEN
    assert SEEN["fallen"] >= 300, SEEN
