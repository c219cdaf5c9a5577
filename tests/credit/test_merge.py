"""Merging of twins: what moves, what is found afterwards, what forbids it, and back again."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from arapp.models.tx import Entry, Tx
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.credit.customers import (
    AddAlias,
    MergeCustomers,
    SaveAccount,
    SaveContact,
    SaveCustomer,
    SetOwner,
)
from arapp.services.credit.exposure import exposure
from arapp.services.credit.merge import MOVED, preview
from arapp.services.credit.twins import twins
from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.ledger import desk
from arapp.services.ledger.lists import ListOptions, find_customer, listing
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.search import Hit, search
from arapp.services.matching.load import load_book
from arapp.services.papers.statements import month_run, prepare
from arapp.services.reports.aging import aging
from tests.conftest import TODAY
from tests.importing.build import book as workbook
from tests.ledger_text import given as write

BOOK = """
    客户 上海弘达机械有限公司
    客户 弘达机械厂 业务=周凯 税号=X1
    合同 CH-1 弘达机械厂 1000 签订=2026-06-01
    应收 A 弘达机械厂 1000 入账=2026-08-26 到期=2026-09-25 合同=CH-1
    应收 B 上海弘达机械有限公司 500 入账=2026-08-26 到期=2026-09-25
    发票 F1 弘达机械厂 1000 日期=2026-08-26 合同=CH-1
    送货 弘达机械厂 200 日期=2026-10-01
    收款 R1 弘达机械厂 300 日期=2026-10-20
    收款 R2 弘达机械厂 50 日期=2026-10-21
    核销 R1 A 300 日期=2026-10-20
    差额 A 5 日期=2026-10-20
    退款 R2 10 日期=2026-10-25
    承诺 弘达机械厂 600 说于=2026-10-01 到=2026-10-10
    暂缓 弘达机械厂 日期=2026-11-01 到=2026-11-20
    沟通 弘达机械厂 日期=2026-10-01 结果=答应查账
    客户 子公司
"""
KEEP, TWIN = "上海弘达机械有限公司", "弘达机械厂"


@pytest.fixture
def book(owner: Dispatch) -> dict[str, int]:
    """Name → id; `keep` and `twin` are the two."""
    ids = write(owner, BOOK)
    found = ids | {"keep": ids[KEEP], "twin": ids[TWIN]}
    owner.run(SaveContact(found["twin"], "许会计"))
    owner.run(SaveAccount(found["twin"], "6222"))
    owner.run(AddAlias(found["twin"], "account", "1103 0001"))
    owner.run(SetOwner(found["twin"], "李雷"))
    owner.run(SaveCustomer(found["子公司"], (("parent_id", found["twin"]),)))
    return found


def of(books: Dispatch, table: str) -> set[Any]:
    rows = books.ask(lambda tx: tx.rows(f"SELECT DISTINCT customer_id FROM {table}"))
    return {row for (row,) in rows}


def test_everything_of_the_twin_is_the_kept_ones(owner: Dispatch, book: dict[str, int]) -> None:
    owed = owner.ask(
        lambda tx: sum(exposure(tx, book[name], TODAY).total for name in ("keep", "twin"))
    )
    before = owner.ask(lambda tx: aging(tx, TODAY)).totals()["CNY"]
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    for table in MOVED:
        assert book["twin"] not in of(owner, table), table
    assert owner.ask(lambda tx: exposure(tx, book["keep"], TODAY)).total == owed
    report = owner.ask(lambda tx: aging(tx, TODAY))
    assert report.totals()["CNY"] == before
    assert [row.customer_id for row in report.rows] == [book["keep"]]
    assert (
        owner.ask(lambda tx: tx.value("SELECT parent_id FROM customer WHERE name = '子公司'"))
        == (book["keep"])
    )


def test_no_table_with_customers_is_forgotten(owner: Dispatch) -> None:
    found = owner.ask(
        lambda tx: tx.rows(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " ON c.name = 'customer_id' WHERE m.type = 'table'"
        )
    )
    by_itself = {"payer_alias", "owner_term", "customer_month"}
    assert {name for (name,) in found} == set(MOVED) | by_itself


def test_two_open_tasks_at_a_stage_become_one(owner: Dispatch, book: dict[str, int]) -> None:
    with owner._store.writing(Entry("李敏", "tasks")) as tx:
        for name in ("keep", "twin"):
            for stage in ("call", name):
                day = TODAY.toordinal()
                tx.insert("task", customer_id=book[name], stage=stage, opened_on=day)
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    rows = owner.ask(
        lambda tx: tx.rows("SELECT stage, done_on IS NULL, customer_id FROM task ORDER BY id")
    )
    keep = book["keep"]
    assert rows == [("call", 1, keep), ("keep", 1, keep), ("call", 0, keep), ("twin", 1, keep)]


def test_undo_brings_both_back_as_they_were(owner: Dispatch, book: dict[str, int]) -> None:
    def everything() -> list[Any]:
        tables = (*MOVED, "payer_alias", "owner_term", "customer", "todo", "comment")
        return owner.ask(lambda tx: [tx.rows(f"SELECT * FROM {t} ORDER BY id") for t in tables])

    before = everything()
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    merged = everything()
    assert merged != before
    owner.undo()
    assert everything() == before
    owner.redo()
    assert everything() == merged


def test_what_the_kept_one_did_not_know_it_knows_now(owner: Dispatch, book: dict[str, int]) -> None:
    seen = owner.ask(lambda tx: preview(tx, book["keep"], book["twin"]))
    assert dict(seen.moves)["contract"] == 1
    assert set(seen.filled) == {"tax_no", "owner"}
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    kept = owner.ask(
        lambda tx: tx.one("SELECT tax_no, owner, name FROM customer WHERE id = ?", (book["keep"],))
    )
    assert kept == ("X1", "李雷", KEEP)


def _searched(typed: str, tx: Tx) -> list[Hit]:
    return search(tx, typed)


def _picked(typed: str, tx: Tx) -> list[desk.DeskCustomer]:
    return desk.find_customers(tx, typed, "CNY")


def test_the_twin_is_hidden_and_found_by_its_name_as_the_kept_one(
    owner: Dispatch, book: dict[str, int]
) -> None:
    owner.run(SaveCustomer(book["twin"], (("short_name", "老弘达"),)))
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    listed = owner.ask(lambda tx: listing(tx, "customers", ListOptions(), TODAY))["rows"]
    assert book["twin"] not in {row["id"] for row in listed}
    everything = owner.ask(lambda tx: listing(tx, "customers", ListOptions(everything=True), TODAY))
    twin = next(row for row in everything["rows"] if row["id"] == book["twin"])
    assert twin["merged_into"] == KEEP
    for typed in (TWIN, "老弘达", "lhd"):
        hits = owner.ask(partial(_searched, typed))
        assert [hit.id for hit in hits if hit.kind == "customer"] == [book["keep"]], typed
        picked = owner.ask(partial(_picked, typed))
        assert [one.id for one in picked] == [book["keep"]], typed
    picked = owner.ask(partial(_picked, ""))
    assert book["twin"] not in {one.id for one in picked}
    assert owner.ask(lambda tx: find_customer(tx, TWIN)) == book["keep"]
    matching = owner.ask(load_book)
    assert book["twin"] not in {one.id for one in matching.customers}
    aliases = next(one for one in matching.customers if one.id == book["keep"]).aliases
    assert {alias.value for alias in aliases} >= {TWIN, "老弘达", "1103 0001"}


def test_the_month_run_knows_one_customer(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    run = month_run(date(2026, 10, 1))
    ready = owner.ask(lambda tx: prepare(tx, run, lambda *_: None))
    left = {one.customer for one in ready.left_out}
    assert (TWIN in left, KEEP in left) == (False, False)
    assert len(ready.papers) == 1


def test_a_sheet_with_the_old_name_makes_no_third_one(
    owner: Dispatch, book: dict[str, int], tmp_path: Path
) -> None:
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    sheet = [["客户名称", "合同编号", "应收金额", "到期日"], [TWIN, "CH-9", 88, "2026-12-01"]]
    run_import(owner, [workbook(tmp_path / "应收.xlsx", Sheet1=sheet)])
    rows = owner.ask(lambda tx: tx.rows("SELECT customer_id FROM plan WHERE amount = 8800 "))
    assert rows == [(book["keep"],)]
    assert owner.ask(lambda tx: tx.value("SELECT count(*) FROM customer")) == 3


def test_rows_in_a_closed_period_forbid_it(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(LockPeriod(date(2026, 9, 30)))
    with pytest.raises(Refused) as refused:
        owner.run(MergeCustomers(book["keep"], book["twin"]))
    assert refused.value.kind == "period_closed_rows"
    assert refused.value.fields["customer"] == TWIN
    assert refused.value.fields["count"] == 2
    assert owner.ask(lambda tx: preview(tx, book["keep"], book["twin"])).closed == 2


def test_it_is_neither_merged_with_itself_nor_twice(owner: Dispatch, book: dict[str, int]) -> None:
    with pytest.raises(Refused, match="merge_itself"):
        owner.run(MergeCustomers(book["keep"], book["keep"]))
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    for keep, twin in ((book["twin"], book["keep"]), (book["keep"], book["twin"])):
        with pytest.raises(Refused, match="merged"):
            owner.run(MergeCustomers(keep, twin))
    with pytest.raises(Refused, match="merged"):
        owner.run(SaveCustomer(book["twin"], (("phone", "1"),)))
    with pytest.raises(Refused, match="duplicate_name"):
        owner.run(SaveCustomer(None, (("name", TWIN),)))


def test_a_chain_of_merges_ends_at_the_last(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    owner.run(MergeCustomers(book["子公司"], book["keep"]))
    assert owner.ask(lambda tx: find_customer(tx, TWIN)) == book["子公司"]
    assert owner.ask(lambda tx: find_customer(tx, KEEP)) == book["子公司"]
    assert owner.ask(lambda tx: tx.value("SELECT parent_id FROM customer WHERE id = ?",
                                         (book["子公司"],))) is None  # fmt: skip


def test_remarks_to_dos_and_payer_counts_go_along(owner: Dispatch, book: dict[str, int]) -> None:
    write(owner, f"待办 回访 记录=customer:{book['twin']} 到=2026-11-20")
    owner.run(AddAlias(book["keep"], "name", "弘达老板"))
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    assert owner.ask(lambda tx: tx.value("SELECT record FROM todo")) == f"customer:{book['keep']}"


# --- look-alikes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"name": "弘达 精密（苏州）", "tax_no": "T1"}, "tax_no"),
        ({"name": "上海弘达机械设备有限责任公司"}, "same_name"),
        ({"name": "上海弘达机械"}, "short_form"),
        ({"name": "上海宏达机械设备有限公司"}, "sounds_alike"),
        ({"name": "红日电器", "phone": "021-1"}, "phone"),
    ],
)
def test_look_alikes_are_named_with_what_speaks_for_it(
    owner: Dispatch, other: dict[str, str], why: str
) -> None:
    first = (("name", "上海弘达机械设备有限公司"), ("phone", "021-1"))
    row = owner.run(SaveCustomer(None, (*first, ("tax_no", "T1")) if why == "tax_no" else first))
    mine = row.outcome.result
    if why == "tax_no":  # two with one number came from sheets: the form refuses the second
        with owner._store.writing(_entry()) as tx:
            twin = tx.insert(
                "customer", name="弘达精密", name_key="弘达精密", currency="CNY", tax_no="T1"
            )
    else:
        twin = owner.run(SaveCustomer(None, tuple(other.items()))).outcome.result
    owner.run(SaveCustomer(None, (("name", "宁波远峰光伏有限公司"),)))
    found = owner.ask(lambda tx: twins(tx, mine))
    assert [(one.customer_id, one.why[0]) for one in found] == [(twin, why)]
    back = owner.ask(lambda tx: twins(tx, twin))
    assert [one.customer_id for one in back] == [mine]


def _entry() -> Any:
    from arapp.models.tx import Entry

    return Entry("李敏", "import")


def test_firms_of_one_town_and_trade_are_no_twins(owner: Dispatch) -> None:
    row = owner.run(SaveCustomer(None, (("name", "上海弘达机械设备有限公司"),))).outcome.result
    for name in ("上海恒岳机械设备有限公司", "上海弘泰机械设备有限公司", "苏州弘达电子有限公司"):
        owner.run(SaveCustomer(None, (("name", name),)))
    assert owner.ask(lambda tx: twins(tx, row)) == []


def test_two_numbers_of_their_own_are_two(owner: Dispatch) -> None:
    row = owner.run(
        SaveCustomer(None, (("name", "上海弘达机械有限公司"), ("tax_no", "A1")))
    ).outcome.result
    owner.run(SaveCustomer(None, (("name", "上海宏达机械有限公司"), ("tax_no", "B2"))))
    assert owner.ask(lambda tx: twins(tx, row)) == []


def test_merged_money_is_still_the_same_money(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(MergeCustomers(book["keep"], book["twin"]))
    found = owner.ask(lambda tx: exposure(tx, book["keep"], TODAY))
    assert Money(found.part("prepaid")) == Money(-4_000)
