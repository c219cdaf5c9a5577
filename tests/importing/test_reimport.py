"""The same rows again, in whole or in part, in this form or another: only what is new is added."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.known_items import KnownItems
from arapp.services.importing.reading.sheet import Cell, Grid, Sheet
from arapp.services.importing.service import options_of, post, run_import
from arapp.services.importing.stage import stage
from tests.conftest import TODAY
from tests.importing.build import book, html, text

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
ITEMS = ["客户名称", "款项", "业务日期", "到期日", "应收金额", "已收金额"]
ROWS: list[list[Any]] = [
    ["恒岳机械", "9月货款", "2026-09-01", "2026-10-01", 1000, 200],
    ["恒岳机械", "9月货款", "2026-09-01", "2026-10-01", 1000, 200],
    ["海顿电机", "9月货款", "2026-09-08", "2026-10-08", 500, ""],
]
NEW = ["启明包装", "10月货款", "2026-10-08", "2026-11-08", 900, ""]


def _only(found: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = found["files"][0]["tables"][0]
    assert table["rows"] == sum(table[state] for state in STATES)
    return table


def _value(books: Dispatch, sql: str) -> Any:
    return books.ask(lambda tx: tx.value(sql))


def _run(books: Dispatch, path: Path, **chosen: Any) -> tuple[int, int]:
    table = _only(run_import(books, [path], **chosen))
    told = [p for p in table["problems"] if p["problem"] == "seen_before"]
    assert len(told) == table["skipped"]
    assert all(problem["equals"] for problem in told)
    return table["posted"], table["skipped"]


def test_equal_rows_of_one_sheet_both_come_in_and_once(books: Dispatch, tmp_path: Path) -> None:
    assert _run(books, text(tmp_path / "a.csv", [ITEMS, *ROWS])) == (3, 0)
    assert _run(books, text(tmp_path / "b.csv", [ITEMS, *ROWS, NEW])) == (1, 3)
    assert _run(books, text(tmp_path / "c.csv", [ITEMS, ROWS[0], *ROWS, NEW])) == (1, 4)
    assert _value(books, "SELECT count(*) FROM plan") == 5
    books.undo()
    assert _run(books, text(tmp_path / "c.csv", [ITEMS, ROWS[0], *ROWS, NEW])) == (1, 4)


@pytest.mark.parametrize("form", ["xlsx", "html", "gbk", "moved"])
def test_the_same_rows_in_another_form_are_known(
    form: str, books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [text(tmp_path / "a.csv", [ITEMS, *ROWS])])
    rows = [ITEMS, *ROWS]
    if form == "xlsx":
        path = book(tmp_path / "b.xlsx", 应收=rows)
    elif form == "html":
        path = html(tmp_path / "b.xls", rows)
    elif form == "gbk":
        path = text(tmp_path / "b.csv", rows, encoding="gb18030", mark="\t")
    else:
        path = text(tmp_path / "b.csv", [["应收账款明细表"], *[row[::-1] for row in rows]])
    assert _run(books, path) == (0, 3)


@pytest.mark.parametrize("kept", [(0, 1, 3, 4), (0, 2, 4), (0, 1, 2, 4, 5), (0, 3, 4, 5)])
def test_a_sheet_with_fewer_columns_brings_the_same_rows(
    kept: tuple[int, ...], books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [text(tmp_path / "a.csv", [ITEMS, *ROWS])])
    rows: list[list[Any]] = [ITEMS, *ROWS, NEW]
    fewer = [[row[i] for i in kept] for row in rows]
    assert _run(books, text(tmp_path / "b.csv", fewer)) == (1, 3)


@pytest.mark.parametrize("kept", [(0, 1, 3, 4), (0, 2, 4)])
def test_a_sheet_with_more_columns_brings_the_same_rows(
    kept: tuple[int, ...], books: Dispatch, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [ITEMS, *ROWS]
    fewer = [[row[i] for i in kept] for row in rows]
    run_import(books, [text(tmp_path / "a.csv", fewer)])
    path = text(tmp_path / "b.csv", [ITEMS, *ROWS, NEW])
    assert _run(books, path, update="none") == (1, 3)


def test_what_was_to_check_comes_in_when_it_was_corrected(books: Dispatch, tmp_path: Path) -> None:
    wrong = [*ROWS[2][:4], "见备注", ""]
    first = _only(run_import(books, [text(tmp_path / "a.csv", [ITEMS, *ROWS[:2], wrong])]))
    assert (first["posted"], first["flagged"]) == (2, 1)
    assert _run(books, text(tmp_path / "a2.csv", [ITEMS, *ROWS])) == (1, 2)


def test_two_lines_of_one_invoice_both_come_in(books: Dispatch, tmp_path: Path) -> None:
    header = ["客户名称", "发票号码", "到期日", "应收金额"]
    line = ["恒岳机械", "0007", "2026-10-01", 500]
    assert _run(books, text(tmp_path / "a.csv", [header, line, line])) == (2, 0)
    assert _run(books, book(tmp_path / "b.xlsx", 应收=[header, line, line])) == (0, 2)


LEDGER: list[Any] = ["日期", "客户名称", "摘要", "借方", "贷方"]
YEAR_1: list[list[Any]] = [
    ["2025-03-01", "恒岳机械", "发货", 5000, ""],
    ["2025-06-01", "恒岳机械", "收款", "", 2000],
    ["2025-06-01", "恒岳机械", "收款", "", 2000],
]
YEAR_2: list[list[Any]] = [
    ["2026-01-01", "恒岳机械", "上年结转", 1000, ""],
    ["2026-02-01", "恒岳机械", "发货", 700, ""],
]


def test_a_longer_ledger_adds_its_new_lines(books: Dispatch, tmp_path: Path) -> None:
    assert _run(books, text(tmp_path / "a.csv", [LEDGER, *YEAR_1[:2]])) == (2, 0)
    assert _run(books, book(tmp_path / "b.xlsx", 往来=[LEDGER, *YEAR_1])) == (1, 2)
    no_label = [[row[0], row[1], row[3], row[4]] for row in [LEDGER, *YEAR_1]]
    assert _run(books, text(tmp_path / "c.csv", no_label), kind="ledger") == (0, 3)
    owed = "SELECT sum(amount - paid) FROM plan"
    assert _value(books, owed) == 100_000


@pytest.mark.parametrize("turned", [False, True])
def test_a_balance_brought_forward_from_the_year_before_is_booked_once(
    turned: bool, books: Dispatch, tmp_path: Path
) -> None:
    sheets = [("2025年", [LEDGER, *YEAR_1]), ("2026年", [LEDGER, *YEAR_2])]
    found: dict[str, Any] = dict(sheets[::-1] if turned else sheets)
    path = book(tmp_path / "a.xlsx", **found)
    tables = {t["sheet"]: t for t in run_import(books, [path])["files"][0]["tables"]}
    assert (tables["2025年"]["posted"], tables["2026年"]["posted"]) == (3, 1)
    assert [p["problem"] for p in tables["2026年"]["problems"] if p["severity"] == "skipped"] == [
        "carried_forward"
    ]
    assert _value(books, "SELECT sum(amount - paid) FROM plan") == 170_000


def test_an_opening_that_is_not_what_the_ledger_comes_to_is_kept_to_check(
    books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [text(tmp_path / "a.csv", [LEDGER, *YEAR_1])])
    wrong = [["2026-01-01", "恒岳机械", "上年结转", 1500, ""], YEAR_2[1]]
    table = _only(run_import(books, [text(tmp_path / "b.csv", [LEDGER, *wrong])]))
    assert (table["posted"], table["flagged"]) == (1, 1)
    (told,) = [p for p in table["problems"] if p["problem"] == "opening_differs"]
    assert told["detail"] == "1000.00"


# --- any rows, any files ------------------------------------------------------------------------


@dataclass(frozen=True)
class Form:
    """A kind of sheet: its header, rows that may come any number of times, the table they fill."""

    kind: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    counted: str


FORMS = (
    Form(
        "plans",
        tuple(ITEMS),
        tuple(
            (customer, label, date(2026, 9, day), date(2026, 10, day), amount, None)
            for customer, label, day, amount in (
                ("恒岳机械", "货款", 1, 500),
                ("恒岳机械", "货款", 1, 700),
                ("恒岳机械", "运费", 1, 500),
                ("恒岳机械", "货款", 2, 500),
                ("海顿电机", "货款", 1, 500),
                ("海顿电机", "退货", 1, -500),
            )
        ),
        "SELECT count(*) FROM plan",
    ),
    Form(
        "receipts",
        ("交易日期", "流水号", "贷方发生额", "对方户名", "摘要"),
        tuple(
            (date(2026, 10, day), serial, amount, payer, "货款")
            for day, serial, amount, payer in (
                (8, "S1", 500, "恒岳机械有限公司"),
                (8, "S2", 500, "恒岳机械有限公司"),
                (8, "S3", 700, "恒岳机械有限公司"),
                (8, "S5", 500, "海顿电机有限公司"),
                (9, "S4", 500, "恒岳机械有限公司"),
            )
        ),
        "SELECT count(*) FROM receipt",
    ),
    Form(
        "receipts",
        ("交易日期", "贷方发生额", "对方户名", "摘要"),
        tuple(
            (date(2026, 10, day), amount, payer, memo)
            for day, amount, payer, memo in (
                (8, 500, "恒岳机械有限公司", "货款"),
                (8, 500, "恒岳机械有限公司", "运费"),
                (8, 700, "恒岳机械有限公司", "货款"),
                (8, 500, "海顿电机有限公司", "货款"),
                (9, 500, "恒岳机械有限公司", "货款"),
            )
        ),
        "SELECT count(*) FROM receipt",
    ),
    Form(
        "ledger",
        tuple(LEDGER),
        tuple(
            (date(2026, 3, day), customer, label, debit, credit)
            for day, customer, label, debit, credit in (
                (1, "恒岳机械", "发货", 500, None),
                (1, "恒岳机械", "补货", 500, None),
                (2, "恒岳机械", "收款", None, 300),
                (2, "海顿电机", "收款", None, 300),
                (2, "海顿电机", "发货", 700, 300),
            )
        ),
        "SELECT (SELECT count(*) FROM plan) + (SELECT count(*) FROM receipt)",
    ),
)


def _weight(form: Form, row: tuple[Cell, ...]) -> int:
    """Records that a row makes: a line of a ledger may have a debit and a credit."""
    return sum(cell is not None for cell in row[3:]) if form.kind == "ledger" else 1


@contextmanager
def _fresh(empty: Path, folder: Path) -> Iterator[Dispatch]:
    path = Path(shutil.copy(empty, folder / "one.arapp"))
    with Store.open(path, FixedClock(TODAY)) as store:
        yield Dispatch(store)
    for part in folder.glob("one.arapp*"):
        part.unlink()


def _grid(form: Form, rows: Sequence[tuple[Cell, ...]], name: str) -> Grid:
    cells = (form.header, *rows)
    sheet = Sheet("表", tuple(range(1, len(cells) + 1)), cells)
    return Grid(
        Path(name), hashlib.sha256(repr((name, rows)).encode()).hexdigest(), "xlsx", (sheet,)
    )


def _bring(books: Dispatch, form: Form, picks: Sequence[Sequence[int]]) -> int:
    """Import files of the picked rows; how many files brought nothing new."""
    most: Counter[int] = Counter()
    idle = 0
    for n, pick in enumerate(picks):
        rows = [form.rows[i] for i in pick]
        staging = stage([_grid(form, rows, f"{n}.xlsx")], options_of(books, kind=form.kind))
        table = _only(post(books, staging))
        now = most | Counter(pick)
        assert table["posted"] == sum((now - most).values())
        assert table["skipped"] == len(pick) - table["posted"]
        idle += not table["posted"]
        most = now
    stands = sum(n * _weight(form, form.rows[i]) for i, n in most.items())
    assert _value(books, form.counted) == stands
    for _ in picks:
        books.undo()
    assert _value(books, form.counted) == 0
    return idle


_PICKS = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=7), min_size=2, max_size=3)
_FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_of_each_row_there_is_as_often_as_the_fullest_file_has_it(
    form: Form, empty_file: Path, tmp_path: Path
) -> None:
    tried = [0, 0]

    @_FEW
    @given(_PICKS)
    def check(picks: list[list[int]]) -> None:
        with _fresh(empty_file, tmp_path) as books:
            tried[1] += _bring(books, form, picks)
        tried[0] += 1

    check()
    assert tried[0] >= 10
    assert tried[1] >= 1  # some files brought nothing new


def test_the_property_finds_a_matcher_that_is_too_eager(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnownItems, "_agree", lambda *_: True)
    with _fresh(empty_file, tmp_path) as books, pytest.raises(AssertionError):
        _bring(books, FORMS[0], [[0], [3]])


def test_the_property_finds_a_matcher_that_knows_nothing(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnownItems, "exact", lambda *_: None)
    monkeypatch.setattr(KnownItems, "alike", lambda *_: None)
    with _fresh(empty_file, tmp_path) as books, pytest.raises(AssertionError):
        _bring(books, FORMS[0], [[0, 1], [0, 3]])
