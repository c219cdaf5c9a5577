"""A clock set back is noticed; the order of the books stays that of their numbers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.values.days import AsOfClock, moment_text
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import clock
from arapp.services.ledger.clock import ClockBack, clock_notice, went_back
from arapp.services.ledger.company import AddAccount
from arapp.services.ledger.journal_list import lines


@dataclass
class Hand:
    """A clock that is set by hand."""

    moment: datetime

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def hand() -> Hand:
    """Later than the moment the empty ledger was made."""
    return Hand(datetime(2027, 3, 28, 12, 0, tzinfo=UTC))


@pytest.fixture
def books(ledger_file: Path, hand: Hand) -> Dispatch:
    return Dispatch(Store.open(ledger_file, hand))


def enter(books: Dispatch, name: str) -> int:
    return books.run(AddAccount(name, "工商银行", name, "CNY")).seq


def noticed(books: Dispatch) -> ClockBack | None:
    return books.ask(clock_notice)


@pytest.mark.parametrize(
    ("begin", "back"),
    [
        (datetime(2027, 6, 1, 9, 0, tzinfo=UTC), timedelta(hours=1)),
        (datetime(2027, 6, 1, 9, 0, tzinfo=UTC), timedelta(days=365)),
        (datetime(2028, 2, 29, 0, 30, tzinfo=UTC), timedelta(hours=1)),
        (datetime(2027, 12, 31, 23, 59, tzinfo=UTC), timedelta(days=1)),
        (datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), timedelta(days=68 * 365)),
        (datetime(2027, 6, 1, 9, 0, tzinfo=UTC), timedelta(minutes=3)),
    ],
)
def test_set_back(books: Dispatch, hand: Hand, begin: datetime, back: timedelta) -> None:
    """An hour, a year, over a leap day, over New Year, from beyond 2038."""
    hand.moment = begin
    first = enter(books, "1")
    assert noticed(books) is None
    hand.moment = begin - back
    found = noticed(books)
    assert found == ClockBack(moment_text(begin - back), moment_text(begin), first)
    second = enter(books, "2")
    assert second == first + 1
    assert noticed(books) is not None
    newest = books.ask(lines).lines[0]
    assert (newest.seq, newest.clock_back) == (second, True)
    assert books.ask(lambda tx: went_back(tx, [first, second])) == {second}
    hand.moment = begin + timedelta(minutes=1)
    third = enter(books, "3")
    assert noticed(books) is None
    assert books.ask(lambda tx: went_back(tx, range(1, third + 1))) == {second}
    assert books.undo().outcome.result.seq == third
    assert books.undo().outcome.result.seq == second


@pytest.mark.parametrize(
    ("begin", "then"),
    [
        # Summer time moves the clock on the wall, not the moment.
        (datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (datetime(2027, 10, 31, 0, 59, tzinfo=UTC), datetime(2027, 10, 31, 1, 0, tzinfo=UTC)),
        (datetime(2028, 2, 28, 23, 59, tzinfo=UTC), datetime(2028, 2, 29, 0, 0, tzinfo=UTC)),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2028, 3, 1, 0, 0, tzinfo=UTC)),
        (datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)),
        (datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)),
        # A network clock moves by seconds.
        (datetime(2027, 6, 1, 9, 0, tzinfo=UTC), datetime(2027, 6, 1, 8, 58, 30, tzinfo=UTC)),
    ],
)
def test_time_that_goes_on_is_no_news(
    books: Dispatch, hand: Hand, begin: datetime, then: datetime
) -> None:
    """Summer time, leap day, New Year, 2038, a second set by the network."""
    hand.moment = begin
    first = enter(books, "1")
    hand.moment = then
    assert noticed(books) is None
    second = enter(books, "2")
    assert books.ask(lambda tx: went_back(tx, [first, second])) == frozenset()


def test_a_chosen_day_is_no_clock(ledger_file: Path) -> None:
    """`--as-of` looks at an earlier day; moments stay those of the machine."""
    with Store.open(ledger_file, AsOfClock(date(2020, 1, 1))) as store:
        today = store.clock.now()
    real = Hand(max(today, datetime(2027, 1, 1, tzinfo=UTC)))
    with Store.open(ledger_file, real) as store:
        Dispatch(store).run(AddAccount("1", "工商银行", "1", "CNY"))

    @dataclass
    class AsOf(Hand):
        def today(self) -> date:
            return date(2020, 1, 1)

    with Store.open(ledger_file, AsOf(real.moment)) as store:
        assert Dispatch(store).ask(clock_notice) is None


def test_a_mistaken_year_is_not_warned_of_for_ever(
    books: Dispatch, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One entry of 2036: after enough entries at the right time the warning ends."""
    monkeypatch.setattr("arapp.services.ledger.clock._LOOKED_AT", 5)
    hand.moment = datetime(2036, 6, 1, tzinfo=UTC)
    enter(books, "wrong year")
    hand.moment = datetime(2027, 6, 1, tzinfo=UTC)
    for number in range(5):
        assert noticed(books) is not None
        enter(books, str(number))
    assert noticed(books) is None
    assert books.ask(lambda tx: went_back(tx, [])) == frozenset()


def test_a_command_without_a_window_notes_it(
    ledger_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, so that the answer stays what it is."""
    from arapp import cli

    assert cli.main(["list", "customers", "--ledger", str(ledger_file), "--json"]) == 0
    calm = capsys.readouterr()
    with Store.open(ledger_file, Hand(datetime(2199, 1, 1, tzinfo=UTC))) as store:
        Dispatch(store).run(AddAccount("1", "工商银行", "1", "CNY"))
    asked = ["list", "customers", "--ledger", str(ledger_file), "--json", "--lang", "en"]
    assert cli.main(asked) == 0
    told = capsys.readouterr()
    assert told.out == calm.out
    assert "2199-01-01" in told.err
    assert "Set the clock right" in told.err


def test_an_entry_under_a_wrong_year_does_not_mark_all_after_it(
    books: Dispatch, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked back at is a stretch: the cost is that of what is shown, not of the whole journal."""
    monkeypatch.setattr(clock, "_LOOKED_AT", 3)
    right = hand.moment
    hand.moment = right + timedelta(days=365)
    wrong = enter(books, "wrong")
    hand.moment = right
    after = [enter(books, str(n)) for n in range(6)]
    every = range(1, after[-1] + 1)
    assert books.ask(lambda tx: went_back(tx, every)) == set(after[:3])
    for seq in every:
        alone = books.ask(lambda tx, seq=seq: went_back(tx, [seq]))  # type: ignore[misc]  # bound now
        assert alone == ({seq} if wrong < seq <= wrong + 3 else set())
    apart = [after[0], after[-1]]
    assert books.ask(lambda tx: went_back(tx, apart)) == {after[0]}
