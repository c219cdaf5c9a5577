"""Sets that add up: exactly what brute force finds, and quickly."""

import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arapp.services.matching.sets import Item, Pool, by_accident, grain

Rows = list[tuple[int, int]]


def brute(items: list[Item], target: int) -> set[tuple[tuple[object, int], ...]]:
    """All sets of up to six, interchangeable rows counted once."""
    found = set()
    for size in range(1, 7):
        for chosen in combinations(items, size):
            if sum(i.minor for i in chosen) == target:
                found.add(signature(list(chosen)))
    return found


def signature(items: list[Item]) -> tuple[tuple[object, int], ...]:
    names = [f"row {i.id}" if i.kind is None else f"kind {i.kind}" for i in items]
    return tuple(sorted(zip(names, (i.minor for i in items), strict=True)))


REACHED = {"sets": 0, "none": 0, "classes": 0}


@settings(max_examples=150, deadline=None, derandomize=True)  # or the floors would be luck
@given(
    rows=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 12)), min_size=1, max_size=11),
    target=st.integers(1, 40),
    signs=st.booleans(),
)
def finds_what_brute_force_finds(rows: Rows, target: int, signs: bool) -> None:
    items = [
        Item(n, -minor if signs and n % 5 == 4 else minor, kind or None, n)
        for n, (kind, minor) in enumerate(rows)
    ]
    found = Pool(items).find(target, limit=10_000)
    by_id = {i.id: i for i in items}
    chosen = [[by_id[i] for i in ids] for ids in found.sets]
    assert all(sum(i.minor for i in part) == target for part in chosen)
    signatures = [signature(part) for part in chosen]
    assert len(set(signatures)) == len(signatures)
    assert set(signatures) == brute(items, target)
    assert found.unique == (len(signatures) == 1)
    REACHED["sets" if signatures else "none"] += 1
    REACHED["classes"] += len({(i.kind, i.minor) for i in items if i.kind}) < len(items)


def test_finds_exactly_what_brute_force_finds() -> None:
    """With floors: a search that never finds anything would agree with a broken brute force."""
    finds_what_brute_force_finds()
    assert REACHED["sets"] >= 50
    assert REACHED["none"] >= 5
    assert REACHED["classes"] >= 20


def test_of_equal_instalments_the_earliest_are_taken() -> None:
    items = [Item(n, 100, "HT-1", due=50 - n) for n in range(5)]
    found = Pool(items).find(200)
    assert found.sets == ((4, 3),)
    assert found.unique


def test_all_smallest_sets_are_shown_up_to_five() -> None:
    items = [Item(n, 1000, None, n) for n in range(8)]
    found = Pool(items).find(2000)
    assert len(found.sets) == 5
    assert {len(ids) for ids in found.sets} == {2}
    assert not found.unique


def test_forty_rows_take_less_than_a_tenth_of_a_second() -> None:
    """The figure is for a quiet machine; the bound leaves room for a busy one."""
    items = [Item(n, 7919 * (n + 3) % 30_000_000 + 1, n % 8, n) for n in range(40)]
    started = time.process_time()
    for target in (sum(i.minor for i in items[::7]), 12_345_677):
        Pool(items).find(target)
    assert time.process_time() - started < 0.4


@pytest.mark.parametrize(
    ("minor", "step"), [(3_641_753, 1), (4_723_600, 100), (30_000_000, 10_000_000), (0, 1)]
)
def test_the_grain_of_an_amount(minor: int, step: int) -> None:
    assert grain(minor) == step


def test_a_round_amount_is_no_proof_and_cents_are() -> None:
    assert by_accident(30_000_000, 8, 1000)
    assert not by_accident(3_641_753, 8, 1000)
