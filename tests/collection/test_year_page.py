"""The same year on the today page: profiles that change, rows entered late, broken promises.

One clerk looks every day, the other has her PC off on random days and enters what happened when she
is back. Whoever types a row in or gives a profile is there on that day in both. The lines of the
page on a day, and what was entered on the desk, are the same for both; a part payment never lowers
the stage of a row.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from arapp.models.tx import Tx
from arapp.services.collection.cases import cases
from arapp.services.collection.holds import Promise
from arapp.services.collection.profiles import AssignProfile, SaveProfile
from arapp.services.collection.rungs import DEFAULT, Profile, to_json
from arapp.services.collection.today import today, today_json
from arapp.services.dispatch import Dispatch
from tests.collection.book import Days
from tests.collection.test_year import START, Act, Year, draw, fresh, live
from tests.ledger_text import given

__all__ = ["fresh"]
SEEDS = (11, 12)
GROUPS = ("due_today", "promises", "over_90", "days_31_90", "days_16_30", "days_8_15", "days_1_7",
          "apply_first", "next_7", "retention")  # fmt: skip
Deed = Callable[[Dispatch], object]
Fresh = Callable[[], tuple[Dispatch, Days]]
Line = tuple[str, ...]


def _deeds(dice: random.Random, year: Year) -> dict[date, Deed]:
    """Day → what a clerk does on it: types a row in late, gives a profile or changes one. Calls are
    entered with their days, like all else that happens."""
    for _ in range(50):
        day = START + timedelta(days=dice.randint(30, 330))
        year.lines.append((day, f"沟通 客户{dice.randint(0, 5)} 日期={day} 结果=说在走流程"))
    year.lines.sort(key=lambda pair: pair[0])
    deeds: dict[date, Deed] = {}
    for n in range(10):
        day = START + timedelta(days=dice.randint(30, 330))
        what = (_type_in, _assign, _change)[n % 3]
        deeds[day] = what(dice, year, n, day)
    return deeds


def _type_in(dice: random.Random, year: Year, n: int, day: date) -> Deed:
    due = day - timedelta(days=dice.randint(1, 60))
    line = f"应收 补录{n} 客户{n % 6} 321 入账={due - timedelta(days=20)} 到期={due}"
    return lambda books: given(books, line, by_hand=True)


def _assign(dice: random.Random, year: Year, n: int, day: date) -> Deed:
    known = [row for row in year.rows if row.due < day - timedelta(days=20)]
    row = dice.choice(known or year.rows[:1])
    name = dice.choice(("lenient", "strict", "government", "manual", ""))

    def assign(books: Dispatch) -> None:
        sql = "SELECT id FROM plan WHERE note = ?"
        plan = books.ask(lambda tx: tx.value(sql, (row.name,)))
        if plan is not None:
            books.run(AssignProfile("plan", plan, name))

    return assign


def _change(dice: random.Random, year: Year, n: int, day: date) -> Deed:
    stages = to_json(DEFAULT)["stages"]
    later = dice.randint(9, 12)
    stages[1]["to"], stages[2]["from"] = later - 1, later
    told = to_json(DEFAULT) | {"stages": stages, "leads": {"": [dice.randint(3, 12)]}}
    return lambda books: books.run(SaveProfile("default", told))


@dataclass
class Watch:
    """What the page showed, by day; and the stage of each row, to see that it never falls."""

    pages: dict[date, list[Line]] = field(default_factory=dict)
    steps: Counter[str] = field(default_factory=Counter)
    whys: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[Profile, int, int]] = field(default_factory=dict)
    raised: int = 0
    part_paid: int = 0
    fallen: list[str] = field(default_factory=list)

    def __call__(self, tx: Tx, day: date) -> None:
        found = today_json(today(tx, limit=-1))
        items = [
            (group["group"], item)
            for group in found["groups"]
            if group["group"] in GROUPS
            for item in group["items"]
        ]
        self.steps.update(item["next"] for _, item in items)
        self.whys.update(item["why_key"] for _, item in items)
        self.pages[day] = sorted(
            (group, item["title"], item["amount"], item["next"], item["why"])
            for group, item in items
        )
        self._stages(tx, day)

    def _stages(self, tx: Tx, day: date) -> None:
        names = dict(tx.rows("SELECT id, note FROM plan"))
        for case in cases(tx, day):
            if case.standing is None:
                continue
            name, place, paid = names[case.debt.id], case.standing.place, case.debt.paid
            before = self.places.get(name)
            self.places[name] = (case.profile, place, paid)
            self.raised += case.standing.raised
            if before is None or before[0] != case.profile:
                continue
            self.part_paid += paid > before[2]
            if place < before[1]:
                self.fallen.append(f"{day} {name}: {before[1]} to {place}")


def lived(
    made: tuple[Dispatch, Days], year: Year, deeds: dict[date, Deed], on: Callable[[date], bool]
) -> tuple[set[Act], Watch]:
    """A year: what was entered on the desk, and what was watched."""
    watch = Watch()

    def after(books: Dispatch, day: date) -> None:
        if day in deeds:
            deeds[day](books)

    return live(made, year, lambda day: on(day) or day in deeds, watch, after=after)[0], watch


def both(
    fresh: Fresh, seed: int, moved: int = 0
) -> tuple[tuple[set[Act], Watch], tuple[set[Act], Watch]]:
    """The year of her who looks every day, and of her who seldom does; `moved`: the deeds of the
    second are done so many days later."""
    year = draw(seed)
    dice = random.Random(seed + 200)
    deeds = _deeds(dice, year)
    daily = lived(fresh(), year, deeds, lambda _: True)
    later = {day + timedelta(days=moved): deed for day, deed in deeds.items()}
    seldom = lived(fresh(), year, later, lambda _: dice.random() < 0.2)
    return daily, seldom


@pytest.mark.parametrize("seed", SEEDS)
def test_off_on_random_days_the_page_is_the_same(fresh: Fresh, seed: int) -> None:
    (acts, daily), (seldom_acts, seldom) = both(fresh, seed)
    assert seldom_acts == acts
    assert seldom.pages == {day: daily.pages[day] for day in seldom.pages}
    assert (daily.fallen, seldom.fallen) == ([], [])
    assert 60 <= len(seldom.pages) <= 120
    steps = ("message", "call", "letter", "final_letter", "bad_debt", "match", "remind", "wait")
    assert [step for step in steps if daily.steps[step] < 5] == []
    whys = ("entered_late", "promise_today", "promise_broken")
    assert [why for why in whys if daily.whys[why] < 2] == []
    assert daily.raised >= 20, "hardly a promise was broken"
    assert daily.part_paid >= 4, "hardly a part was paid"


def test_control_what_depends_on_the_day_of_looking_is_noticed(fresh: Fresh) -> None:
    (acts, daily), (seldom_acts, seldom) = both(fresh, SEEDS[0], moved=2)
    assert seldom_acts != acts
    assert seldom.pages != {day: daily.pages[day] for day in seldom.pages}


def test_control_a_stage_that_falls_with_a_late_part_is_noticed(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Promise, "broke", lambda self, day: self.state(day) == "broken")
    fallen = [
        line for seed in SEEDS for line in lived(fresh(), draw(seed), {}, lambda _: True)[1].fallen
    ]
    assert fallen
