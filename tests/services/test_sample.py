"""The sample ledger: what a newcomer finds in it, and that it is the same for everyone."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dispatch import Dispatch
from arapp.services.matching.names import anatomy
from arapp.services.progress import Cancelled
from arapp.services.sample import SIZES, FillSample, build, fill, new_sample
from arapp.services.sample.build import Size

TODAY = date(2026, 11, 12)
DAY = TODAY.toordinal()
OPEN = "state = 'firm' AND paid <> amount"
# Another ledger's id and moments, and what the journal hashes from them, may differ.
_OWN = {"company": {"ledger_id", "created_at"}, "journal_entry": {"at", "hash"}}


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample of 2026-11-12, seed 1; copy it, never open it."""
    path = tmp_path_factory.mktemp("sample") / "sample.arapp"
    return new_sample(path, clock=FixedClock(TODAY))


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Dispatch]:
    """The small sample, open."""
    path = Path(shutil.copy(sample_file, tmp_path / "mine.arapp"))
    with Store.open(path, FixedClock(TODAY)) as store:
        yield Dispatch(store)


def rows(books: Dispatch, sql: str, **params: Any) -> list[Any]:
    """Rows of a query; :day is the day of the sample."""
    return books.ask(lambda tx: tx.rows(sql, {"day": DAY, **params}))


def value(books: Dispatch, sql: str, **params: Any) -> Any:
    """The one value of a query."""
    return rows(books, sql, **params)[0][0]


def contents(tx: Tx) -> dict[str, list[Any]]:
    """All rows of all tables but for what is a ledger's own."""
    found = {}
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    for (table,) in tx.rows(names):
        own = _OWN.get(table, set())
        info = tx.rows(f"SELECT name FROM pragma_table_info('{table}')")
        columns = ", ".join(f'"{name}"' for (name,) in info if name not in own)
        where = " WHERE tbl <> 'company'" if table == "journal_change" else ""
        found[table] = tx.rows(f"SELECT {columns} FROM {table}{where} ORDER BY 1")
    return found


def assert_sums_hold(books: Dispatch) -> None:
    """Every maintained sum equals the one reckoned from scratch; no link hangs in the air."""
    (check,) = books.ask(lambda tx: list(tx.checks(frozenset({"sums"}))))
    assert check.ok, check.wrong
    assert rows(books, "SELECT * FROM pragma_foreign_key_check") == []
    differ = (
        "SELECT number FROM contract c JOIN plan p ON p.contract_id = c.id"
        " GROUP BY c.id HAVING sum(p.amount) <> c.amount"
    )
    assert rows(books, differ) == []
    early = (
        "SELECT a.id FROM allocation a JOIN receipt r ON r.id = a.receipt_id"
        " JOIN plan p ON p.id = a.plan_id WHERE a.day <> max(r.day, p.booked_on)"
    )
    assert rows(books, early) == []


def overdue(least: int, most: int) -> str:
    """Condition: open and so many days overdue."""
    return f"{OPEN} AND amount > 0 AND :day - due_on BETWEEN {least} AND {most}"


# --- the same for everyone -------------------------------------------------------------------


def test_a_seed_and_a_day_give_the_same_books(sample: Dispatch, tmp_path: Path) -> None:
    path = new_sample(tmp_path / "again.arapp", clock=FixedClock(TODAY))
    with Store.open(path, FixedClock(TODAY)) as store:
        assert Dispatch(store).ask(contents) == sample.ask(contents)


def test_another_seed_or_day_gives_other_books(sample: Dispatch, tmp_path: Path) -> None:
    amounts = "SELECT amount FROM plan ORDER BY id"
    days = "SELECT due_on FROM plan ORDER BY id"
    other = new_sample(tmp_path / "seed.arapp", seed=2, clock=FixedClock(TODAY))
    with Store.open(other, FixedClock(TODAY)) as store:
        assert rows(Dispatch(store), amounts) != rows(sample, amounts)
    leap = FixedClock(date(2028, 2, 29))
    later = new_sample(tmp_path / "leap.arapp", clock=leap)
    with Store.open(later, leap) as store:
        books = Dispatch(store)
        assert rows(books, days) != rows(sample, days)
        assert value(books, "SELECT count(*) FROM plan") == 400
        assert_sums_hold(books)


def test_small_has_the_promised_numbers_and_is_made_at_once(books: Dispatch) -> None:
    began = time.process_time()
    fill(books)
    assert time.process_time() - began < 3
    counts = [value(books, f"SELECT count(*) FROM {t}") for t in ("customer", "plan", "receipt")]
    assert counts == [40, 400, 350]
    assert_sums_hold(books)


# --- what a newcomer finds -------------------------------------------------------------------


def test_the_firm_has_a_face(sample: Dispatch) -> None:
    firm = rows(sample, "SELECT name, address, phone, contact, sample FROM company")[0]
    assert firm[0] == "苏州澄禾自动化设备有限公司"
    assert all(firm)
    assert "0000" in firm[2]
    accounts = rows(sample, "SELECT currency FROM bank_account ORDER BY id")
    assert accounts == [("CNY",), ("USD",)]


def test_customers_have_believable_names(sample: Dispatch) -> None:
    names = rows(sample, "SELECT name, initials, tax_no FROM customer WHERE language = 'zh_CN'")
    brands = [anatomy(name).brand for name, _, _ in names]
    assert len(set(brands)) == len(names) == 38
    assert all(2 <= len(brand) <= 3 for brand in brands)
    assert all(initials for _, initials, _ in names)
    assert len({tax_no for _, _, tax_no in names}) == 38
    assert {len(tax_no) for _, _, tax_no in names} == {18}
    assert value(sample, "SELECT count(DISTINCT grade) FROM customer") == 4
    unreachable = "SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM contact)"
    assert rows(sample, unreachable) == []


@pytest.mark.parametrize(
    ("what", "least"),
    [
        ("plan WHERE " + overdue(1, 7), 5),
        ("plan WHERE " + overdue(8, 15), 4),
        ("plan WHERE " + overdue(16, 30), 3),
        ("plan WHERE " + overdue(31, 60), 3),
        ("plan WHERE " + overdue(61, 90), 2),
        ("plan WHERE " + overdue(91, 999), 2),
        ("plan WHERE " + overdue(0, 0), 3),
        ("plan WHERE " + overdue(-7, -1), 5),
        ("plan WHERE kind = 'retention' AND " + overdue(-30, 0), 2),
        ("plan WHERE kind = 'retention' AND " + overdue(1, 60), 1),
        ("plan WHERE kind = 'credit'", 1),
        ("plan WHERE kind = 'opening'", 2),
        ("plan WHERE state = 'expected' AND booked_on IS NULL AND due_on > :day", 10),
        (f"plan WHERE {OPEN} AND paid > 0", 2),
        (f"plan WHERE {OPEN} AND currency = 'USD'", 2),
        ("invoice WHERE net + tax = gross", 10),
        ("milestone WHERE confirmed_on IS NULL AND planned_on < :day", 2),
        ("contract WHERE state = 'active' AND ends_on BETWEEN :day AND :day + 30", 2),
        ("contract WHERE state = 'closed'", 5),
        ("contract WHERE dispute_terms = ''", 1),
        ("contract WHERE dispute_terms <> '' AND template <> '' AND deliver_on >= signed_on", 30),
        ("contract_line l JOIN contract k ON k.id = l.contract_id AND k.amount = l.amount", 10),
        ("supplement s JOIN plan p ON p.made_by_id = s.id AND p.amount = s.amount", 1),
        ("milestone WHERE after_id IS NOT NULL AND after_months = 12", 3),
        ("plan WHERE due_rule LIKE 'node+%' AND contract_id IS NOT NULL", 100),
        ("plan WHERE due_rule LIKE 'net %' AND contract_id IS NULL", 100),
        ("dispute WHERE closed_on IS NULL", 1),
        ("payable WHERE paid_on IS NULL AND due_on > :day + 7", 3),
        ("product WHERE price > 0", 5),
        ("contract_line l JOIN product p ON p.id = l.product_id AND p.name = l.item", 1),
        ("hold WHERE until_on >= :day", 3),
        ("todo WHERE due_on = :day AND done_on IS NULL", 1),
        ("contact_log", 20),
        ("promise WHERE due_on = :day", 1),
        ("difference WHERE reason = 'fee'", 2),
        ("receipt WHERE customer_id IS NOT NULL AND allocated < amount", 3),
        ("(SELECT plan_id FROM allocation GROUP BY plan_id HAVING count(*) > 1)", 3),
        ("(SELECT receipt_id FROM allocation GROUP BY receipt_id HAVING count(*) > 1)", 2),
        ("receipt r JOIN allocation a ON a.receipt_id = r.id WHERE a.day > r.day", 2),
    ],
)
def test_there_is_something_of_everything(sample: Dispatch, what: str, least: int) -> None:
    assert value(sample, f"SELECT count(*) FROM {what}") >= least


def test_the_ages_are_those_of_an_ordinary_firm(sample: Dispatch) -> None:
    ages = ((-9999, 0, 68), (1, 30, 17), (31, 60, 7), (61, 90, 3), (91, 9999, 6))
    of = f"SELECT sum(amount - paid) FROM plan WHERE {OPEN} AND currency = 'CNY'"
    whole = value(sample, of)
    for least, most, percent in ages:
        part = value(sample, f"{of} AND :day - due_on BETWEEN {least} AND {most}")
        assert abs(part * 100 / whole - percent) < 3, (least, most)


def test_a_prepayment_lies_beside_open_rows_of_its_customer(sample: Dispatch) -> None:
    beside = (
        "SELECT count(*) FROM receipt r WHERE r.customer_id IS NOT NULL"
        " AND r.allocated < r.amount AND EXISTS (SELECT 1 FROM plan p"
        f" WHERE p.customer_id = r.customer_id AND p.currency = r.currency AND p.{OPEN})"
    )
    assert value(sample, beside) >= 3


def test_somebody_only_owes_overdue_rows_and_nothing_holds_the_letter(sample: Dispatch) -> None:
    plain = (
        "SELECT c.short_name FROM customer c WHERE"
        f" EXISTS (SELECT 1 FROM plan WHERE customer_id = c.id AND {overdue(31, 999)})"
        " AND NOT EXISTS (SELECT 1 FROM plan WHERE customer_id = c.id AND paid <> amount"
        " AND due_on >= :day)"
        " AND NOT EXISTS (SELECT 1 FROM hold WHERE customer_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM promise WHERE customer_id = c.id AND due_on >= :day)"
        " AND NOT EXISTS (SELECT 1 FROM dispute d JOIN plan p ON p.id = d.plan_id"
        " WHERE p.customer_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM receipt WHERE customer_id = c.id AND allocated < amount)"
    )
    assert ("拓科环保",) in rows(sample, plain)


def test_promises_are_open_broken_and_kept(sample: Dispatch) -> None:
    came = (
        "SELECT p.due_on, p.amount, coalesce((SELECT sum(amount) FROM allocation a"
        " WHERE a.plan_id = p.plan_id AND a.day BETWEEN p.made_on AND p.due_on), 0) FROM promise p"
    )
    found = rows(sample, came)
    assert [due for due, _, _ in found if due == DAY]
    assert [due for due, _, paid in found if due < DAY and paid == 0]
    assert [due for due, amount, paid in found if due < DAY and paid >= amount]
    assert [due for due, amount, paid in found if due < DAY and 0 < paid < amount]


def test_money_of_the_last_days_waits_for_a_match(sample: Dispatch) -> None:
    loose = rows(
        sample,
        "SELECT payer, payer_account, amount, currency, memo, day FROM receipt"
        " WHERE customer_id IS NULL AND allocated = 0 ORDER BY id",
    )
    assert 9 <= len(loose) <= 12
    assert all(DAY - 3 <= slip[5] < DAY for slip in loose)
    known = {row[0] for row in rows(sample, "SELECT value FROM payer_alias WHERE kind = 'account'")}
    sums = {
        (amount, currency)
        for amount, currency in rows(
            sample, f"SELECT amount - paid, currency FROM plan WHERE {OPEN}"
        )
    }
    exact = [slip for slip in loose if (slip[2], slip[3]) in sums]
    assert [slip for slip in exact if "CH-2026-" in slip[4] and slip[1] in known]
    assert [slip for slip in exact if "CH-" not in slip[4] and slip[1] in known]
    assert [slip for slip in loose if (slip[2] + 30_00, slip[3]) in sums]
    assert [slip for slip in exact if "集团财务" in slip[0] and slip[1] not in known]
    people = {
        row[0] for row in rows(sample, "SELECT name FROM contact WHERE role = 'representative'")
    }
    assert [slip for slip in exact if slip[0] in people]
    assert [slip for slip in loose if not slip[0] and not slip[4]]
    assert [slip for slip in loose if slip[3] == "USD"]
    lump = next(slip for slip in loose if "及" in slip[4])
    pairs = rows(
        sample,
        f"SELECT sum(amount - paid) FROM plan WHERE {OPEN} AND due_on < :day + 10 AND customer_id ="
        " (SELECT id FROM customer WHERE name = :payer)",
        payer=lump[0],
    )
    assert pairs == [(lump[2],)]


def test_a_contract_that_a_slip_names_is_there(sample: Dispatch) -> None:
    numbers = {row[0] for row in rows(sample, "SELECT number FROM contract")}
    assert all(number.startswith(("CH-2024-", "CH-2025-", "CH-2026-")) for number in numbers)
    memo = value(
        sample, "SELECT memo FROM receipt WHERE customer_id IS NULL AND memo LIKE '付CH-%验收款'"
    )
    assert memo.removeprefix("付").removesuffix("验收款") in numbers


def test_bank_files_reach_to_yesterday_and_their_balances_carry_over(sample: Dispatch) -> None:
    last = rows(sample, "SELECT account_id, max(last_day) FROM import_file GROUP BY account_id")
    assert last == [(1, DAY - 1), (2, DAY - 1)]
    for account in (1, 2):
        chain = rows(
            sample,
            "SELECT summary ->> '$.balance.opening', summary ->> '$.balance.closing'"
            " FROM import_file WHERE account_id = :account ORDER BY last_day",
            account=account,
        )
        assert [closing for _, closing in chain[:-1]] == [opening for opening, _ in chain[1:]]
    unfiled = "SELECT id FROM receipt WHERE batch_id NOT IN (SELECT batch_id FROM import_file)"
    assert rows(sample, unfiled) == []
    posted = "SELECT sum(summary ->> '$.tables[0].posted') FROM import_file"
    assert value(sample, posted) == 350


def test_nothing_has_happened_in_the_future(sample: Dispatch) -> None:
    assert value(sample, "SELECT max(day) FROM receipt") == DAY - 1
    assert value(sample, "SELECT max(booked_on) FROM plan") <= DAY
    assert value(sample, "SELECT max(confirmed_on) FROM milestone") <= DAY
    assert value(sample, "SELECT max(day) FROM contact_log") < DAY
    wrong = (
        "SELECT p.id FROM plan p JOIN milestone m ON m.id = p.milestone_id"
        " WHERE p.booked_on IS NOT m.confirmed_on"
    )
    assert rows(sample, wrong) == []


# --- whole or not at all ---------------------------------------------------------------------


def test_the_sample_can_be_taken_back_and_brought_again(sample: Dispatch) -> None:
    before = sample.ask(contents)
    sample.undo()
    assert value(sample, "SELECT count(*) FROM plan") == 0
    sample.redo()
    after = sample.ask(contents)
    assert after["plan"] == before["plan"]
    assert after["receipt"] == before["receipt"]
    assert_sums_hold(sample)


def test_a_cancelled_sample_leaves_nothing(tmp_path: Path) -> None:
    def enough(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        new_sample(tmp_path / "x.arapp", clock=FixedClock(TODAY), progress=enough)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_it_is_not_written_over_anything(sample: Dispatch, tmp_path: Path) -> None:
    (tmp_path / "x.arapp").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        new_sample(tmp_path / "x.arapp", clock=FixedClock(TODAY))
    assert refusal.value.kind == "exists"
    with pytest.raises(Refused) as refusal:
        fill(sample)
    assert refusal.value.kind == "not_empty"
    with pytest.raises(InvalidValue):
        sample.run(FillSample("huge"))


def test_a_firm_that_reckons_in_dollars_gets_another_second_currency(tmp_path: Path) -> None:
    path = new_sample(tmp_path / "usd.arapp", "Harrow Ltd", currency="USD", clock=FixedClock(TODAY))
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        found = rows(books, "SELECT DISTINCT currency FROM plan ORDER BY 1")
        assert found == [("EUR",), ("USD",)]
        assert value(books, "SELECT name FROM company") == "Harrow Ltd"


# --- the crowd of the larger sizes -----------------------------------------------------------


def test_a_crowd_beside_the_story_has_exactly_the_promised_numbers(
    books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(build.SIZES, "crowd", Size(157, 3_001, 2_990, 2_880, 437))
    seen: list[tuple[int, int]] = []
    fill(books, "crowd", progress=lambda done, total, what: seen.append((done, total)))
    assert seen[-1] == (5_991, 5_991)
    assert_counts(books, SIZES["crowd"])
    assert_sums_hold(books)


@pytest.mark.long
def test_medium_has_exactly_the_promised_numbers(books: Dispatch) -> None:
    fill(books, "medium")
    assert_counts(books, SIZES["medium"])
    assert_sums_hold(books)


def assert_counts(books: Dispatch, size: Size) -> None:
    """Customers, rows, receipts, allocations, open rows are those of the size; names differ."""
    tables = ("customer", "plan", "receipt", "allocation", f"plan WHERE {OPEN}")
    found = [value(books, f"SELECT count(*) FROM {table}") for table in tables]
    assert found == [size.customers, size.plans, size.receipts, size.allocations, size.open]
    for unique in ("name", "tax_no", "short_name"):
        doubles = (
            f"SELECT {unique} FROM customer WHERE {unique} <> '' GROUP BY 1 HAVING count(*) > 1"
        )
        assert rows(books, doubles) == []
    assert value(books, "SELECT count(DISTINCT number) = count(*) FROM contract") == 1
    assert value(books, "SELECT count(DISTINCT serial_no) = count(*) FROM receipt") == 1
    assert value(books, "SELECT max(booked_on) FROM plan") <= DAY
