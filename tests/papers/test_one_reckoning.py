"""One reckoning for all papers: statement, confirmation, letter, aging and list agree to the cent.

Random books hold everything that moves an account: rows, credits, receipts, allocations also across
customers, differences, refunds, reversals, bills and their return, offsets, transfers of money and
of debts. Two years of them must close where the next month opens, for every customer.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock, add_months, month_end
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services import sample
from arapp.services.dealing.bills import CollectBill, RecordBill, ReturnBill
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import SavePayable
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.output.documents import LetterDoc, StatementDoc
from arapp.services.papers import letters, statements
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.statements import StatementRun
from arapp.services.progress import silent
from arapp.services.reports.aging import aging
from arapp.services.reports.open import open_items
from tests import ledger_text
from tests.conftest import TODAY
from tests.stories import BASE, WITHOUT_SHRINKING, Story, stories, tell

Key = tuple[str, str]
"""Customer and currency."""
KINDS = ("activity", "open", "detailed", "confirmation")
OTHERS = ("bill", "bounce", "collect", "offset", "money", "debt", "back")
instruments = st.lists(
    st.tuples(st.sampled_from(OTHERS), st.integers(0, 59), st.integers(1, 300), st.integers(0, 50)),
    min_size=4,
    max_size=14,
)


def instrument(books: Dispatch, event: tuple[str, int, int, int], number: int) -> bool:
    """Do what is asked for, if the ledger lets it; whether it did."""
    kind, offset, amount, pick = event
    day = BASE + timedelta(days=offset)
    found = books.ask(lambda tx: {name: tx.rows(sql) for name, sql in _CHOICES.items()})

    def one(name: str) -> tuple[int, int, int]:
        rows = found[name]
        return rows[pick % len(rows)] if rows else (0, 1, amount * 100)

    plan, receipt, made = one("plan"), one("receipt"), one("made")
    mine = pick % 2 + 1
    whole = Money(min(plan[2], amount * 100))
    some = Money(min(max(receipt[2], 1), amount * 100))
    paper = Money(amount * 100)
    commands: dict[str, Command] = {
        "bill": RecordBill(day, paper, f"P{number}", day + timedelta(days=90), mine),
        "bounce": ReturnBill(one("bill")[0], day, "拒付"),
        "collect": CollectBill(one("bill")[0], day),
        "offset": OffsetPayable(plan[1], one("payable")[0], ((plan[0], whole),), day, "冲抵"),
        "money": TransferPrepayment(receipt[0], 3 - receipt[1], some, "转", day),
        "debt": TransferDebt(plan[0], 3 - plan[1], whole, "转", day),
        "back": TakeBackSettlement(made[0], "错了", day),
    }
    try:
        books.run(commands[kind])
    except ArappError:
        return False
    return True


# What there is to choose from: id, customer, amount.
_CHOICES = {
    "plan": "SELECT id, customer_id, amount - paid FROM plan WHERE state = 'firm' AND amount > paid"
    " ORDER BY id",
    "receipt": "SELECT id, customer_id, amount FROM receipt WHERE customer_id IS NOT NULL"
    " ORDER BY id",
    "made": "SELECT id, customer_id, amount FROM receipt WHERE method IN ('offset', 'transfer')"
    " ORDER BY id",
    "bill": "SELECT id, 0, 0 FROM bill ORDER BY id",
    "payable": "SELECT id, 0, 0 FROM payable ORDER BY id",
}


def closings(tx: Tx, first: date, last: date, kind: str) -> dict[Key, StatementDoc]:
    """The statements of a period, as they would be issued."""
    run = StatementRun(first, last, kind, draft=True)
    papers = statements.prepare(tx, run, silent).papers
    return {(paper.doc.customer.name, paper.doc.currency): paper.doc for paper in papers}


def agree(tx: Tx, day: date) -> None:
    """All papers of a day say what the aging says, and what the bare tables come to."""
    report = aging(tx, day)
    known = {(row.customer, row.currency): row for row in report.rows}
    first = day.replace(day=1)
    for kind in KINDS:
        docs = closings(tx, first, day, kind)
        for key, row in known.items():
            doc = docs[key]
            assert doc.closing.minor == row.net, (kind, key)
            assert doc.aging.owed.minor == row.total, (kind, key)
            foot = (
                *(doc.aging.not_due, doc.aging.days_1_30, doc.aging.days_31_60),
                *(doc.aging.days_61_90, doc.aging.over_90),
            )
            assert tuple(one.minor for one in foot) == row.columns
        nothing = [key for key in docs.keys() - known.keys() if docs[key].closing.minor]
        assert nothing == []
    items = open_items(tx, day)
    assert sum(item.open for item in items) == sum(row.total for row in report.rows)


def agree_today(tx: Tx) -> None:
    """Beside what holds of any day: the kept sums of the tables, the lists, the letters."""
    agree(tx, tx.today)
    rows = aging(tx, tx.today).rows
    owed = tx.value("SELECT coalesce(sum(amount - paid), 0) FROM plan WHERE state = 'firm'")
    came = tx.value("SELECT coalesce(sum(amount), 0) FROM receipt WHERE customer_id IS NOT NULL")
    used = tx.value("SELECT coalesce(sum(amount), 0) FROM allocation")
    gone = tx.value("SELECT coalesce(sum(amount), 0) FROM refund")
    assert sum(row.net for row in rows) == owed - (came - used - gone)
    listed = listing(tx, "plans", ListOptions(open_only=True), tx.today)["rows"]
    cents = sum(round(float(row["open"]) * 100) for row in listed if row["state"] == "firm")
    assert cents == owed
    for doc, open_ in _letters(tx):
        row = next(r for r in rows if (r.customer, r.currency) == (doc.customer.name, doc.currency))
        assert open_ == row.total
        late = [
            (item.due_on, item.open)
            for item in open_items(tx, tx.today, row.customer_id)
            if item.currency == row.currency and item.due_on < tx.today and item.open > 0
        ]
        asked = [(one.due_on, one.open.minor) for one in doc.rows]
        # A contested part is not asked for; all else is, by the same cents as in the aging.
        assert sum(open_ for _, open_ in asked) <= sum(open_ for _, open_ in late)
        assert not undisputed(tx) or set(asked) <= set(late)


def undisputed(tx: Tx) -> bool:
    """Whether nothing is contested."""
    return not tx.value("SELECT count(*) FROM dispute")


def _letters(tx: Tx) -> list[tuple[LetterDoc, int]]:
    made = letters.prepare(tx, LetterRun(draft=True, again=True), silent)
    return [(paper.doc, paper.open) for paper in made.papers]


DONE: dict[str, int] = dict.fromkeys(OTHERS, 0)


@settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=stories, events=instruments, ago=st.integers(0, 60))
def test_all_papers_say_the_same_of_random_books(
    empty_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    story: Story,
    events: list[tuple[str, int, int, int]],
    ago: int,
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.arapp"
    shutil.copy(empty_file, path)
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        ledger_text.given(books, "客户 甲\n客户 乙")
        tell(books, [event for event in story if BASE + timedelta(days=event[1]) <= TODAY])
        for amount in (900, 70):
            books.run(SavePayable("供应商", Money(amount * 100), TODAY))
        for number, event in enumerate(events):
            DONE[event[0]] += instrument(books, event, number)
        books.ask(agree_today)
        books.ask(lambda tx: agree(tx, TODAY - timedelta(days=ago)))


def test_control_the_random_books_hold_every_kind() -> None:
    """After the test above: each instrument was used, else it proved nothing about it."""
    if any(DONE.values()):
        assert [name for name, count in DONE.items() if count < 2] == [], DONE


def chained(tx: Tx, first: date, months: int) -> int:
    """Closing(n) = opening(n + 1) of every customer; how many statements were held."""
    before: dict[Key, int] = {}
    held = 0
    for number in range(months):
        month = add_months(first, number)
        last = month_end(month)
        docs = closings(tx, month, last, "activity")
        for key in docs.keys() | before.keys():
            opening = docs[key].opening.minor if key in docs else 0
            # before the first month there is no closing to hold it against
            assert number == 0 or opening == before.get(key, 0), (month, key)
        held += len(docs)
        before = {key: doc.closing.minor for key, doc in docs.items()}
        whole = sum(row.net for row in aging(tx, last).rows)
        assert sum(before.values()) == whole, month
    return held


TWO_YEARS = add_months(TODAY.replace(day=1), -24)


def two_years(books: Dispatch) -> None:
    """Two customers who do everything in each quarter of two years."""
    ledger_text.given(books, "客户 甲\n客户 乙")
    payable = books.run(SavePayable("供应商", Money(90_000_00), TODAY)).outcome.result
    assert isinstance(payable, int)
    for quarter in range(8):
        first = add_months(TWO_YEARS, 3 * quarter)
        d = [(first + timedelta(days=n)).isoformat() for n in (2, 20, 40, 60, 75)]
        q = str(quarter)
        ledger_text.given(
            books,
            f"""
            应收 A{q} 甲 10000 入账={d[0]} 到期={d[2]}
            应收 B{q} 乙 7000 入账={d[0]} 到期={d[2]}
            应收 C{q} 甲 -500 入账={d[1]} 到期={d[1]}
            应收 V{q} 甲 300 入账={d[0]} 到期={d[2]}
            作废 V{q} 日期={d[3]}
            收款 R{q} 甲 6000 日期={d[1]}
            收款 S{q} 乙 900 日期={d[2]}
            收款 W{q} 乙 111 日期={d[2]}
            核销 R{q} A{q} 2500 日期={d[1]}
            核销 R{q} B{q} 700 日期={d[2]}
            差额 A{q} 12.5 日期={d[3]}
            冲回 R{q} A{q} 日期={d[3]}
            退款 S{q} 40 日期={d[3]}
            误记 W{q} 日期={d[4]}
            """,
        )
        instruments_of(books, first, quarter, payable)


def instruments_of(books: Dispatch, first: date, quarter: int, payable: int) -> None:
    """A bill kept and one returned, an offset, money and a debt that go to the other customer."""
    ids = books.ask(lambda tx: {note: i for i, note in tx.rows("SELECT id, note FROM plan")})
    money = books.ask(lambda tx: {memo: i for i, memo in tx.rows("SELECT id, memo FROM receipt")})
    row, day = ids[f"A{quarter}"], [first + timedelta(days=n) for n in (25, 45, 65, 80)]
    due = day[0] + timedelta(days=180)
    books.run(RecordBill(day[0], Money(800_00), f"K{quarter}", due, 1))
    bill = books.run(RecordBill(day[1], Money(1_200_00), f"X{quarter}", due, 1)).outcome.result
    assert isinstance(bill, int)
    books.run(ReturnBill(bill, day[3], "拒付"))
    books.run(OffsetPayable(1, payable, ((row, Money(330_00)),), day[2], "冲抵"))
    books.run(TransferDebt(row, 2, Money(450_00), "转", day[1]))
    books.run(TransferPrepayment(money[f"S{quarter}"], 1, Money(200_00), "转", day[2]))


def test_two_years_close_where_they_open(books: Dispatch) -> None:
    two_years(books)
    kinds = books.ask(lambda tx: {row[0] for row in tx.rows("SELECT DISTINCT method FROM receipt")})
    assert {"bill", "offset", "transfer"} <= kinds
    assert books.ask(lambda tx: chained(tx, TWO_YEARS, 25)) >= 48
    books.ask(agree_today)


def test_two_years_of_the_sample_close_where_they_open(tmp_path: Path) -> None:
    path = sample.new_sample(tmp_path / "s.arapp", "", size="small", clock=FixedClock(TODAY))
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        assert books.ask(lambda tx: chained(tx, TWO_YEARS, 25)) > 100
        books.ask(agree_today)


@pytest.mark.long
def test_two_years_of_the_medium_sample_close_where_they_open(tmp_path: Path) -> None:
    path = sample.new_sample(tmp_path / "m.arapp", "", size="medium", clock=FixedClock(TODAY))
    with Store.open(path, FixedClock(TODAY)) as store:
        assert Dispatch(store).ask(lambda tx: chained(tx, TWO_YEARS, 25)) > 1000


@pytest.mark.parametrize("spoilt", ["statement", "aging"])
def test_control_a_paper_that_reckons_otherwise_is_found(
    books: Dispatch, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    two_years(books)
    real = closings

    def off(tx: Tx, first: date, last: date, kind: str) -> dict[Key, StatementDoc]:
        if spoilt == "aging":  # somebody is missing on paper
            return {key: doc for key, doc in real(tx, first, last, kind).items() if key[0] == "甲"}
        return real(tx, first - timedelta(days=90), last - timedelta(days=40), kind)

    monkeypatch.setitem(globals(), "closings", off)
    with pytest.raises((AssertionError, KeyError)):
        books.ask(agree_today)
