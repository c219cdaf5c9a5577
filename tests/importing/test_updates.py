"""What a sheet says otherwise of known records: shown field by field, taken only when told to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.differences import Difference, take, take_all
from arapp.services.importing.problem_text import field_name
from arapp.services.importing.service import differences, options_of, post, rehearse, run_import
from arapp.services.importing.stage import Staging, read_files
from arapp.services.ledger.period import LockPeriod
from tests.importing.build import text

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
HEADER = ["客户名称", "客户编码", "信用额度", "联系人", "电话", "地址"]
FIRST = ["恒岳机械有限公司", "K01", "500000", "张三", "0512-1", ""]
SECOND = ["恒岳机械有限公司", "K01", "800000", "张三", "0512-2", "苏州市工业园区 1 号"]


def _staged(books: Dispatch, path: Path, **chosen: Any) -> Staging:
    return read_files([path], options_of(books, **chosen))


def _known(books: Dispatch, tmp_path: Path) -> Path:
    run_import(books, [text(tmp_path / "first.csv", [HEADER, FIRST])])
    return text(tmp_path / "second.csv", [HEADER, SECOND])


def _only(found: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = found["files"][0]["tables"][0]
    assert table["rows"] == sum(table[state] for state in STATES)
    return table


def _customer(books: Dispatch, field: str = "credit_limit, phone, address") -> tuple[Any, ...]:
    row: tuple[Any, ...] = books.ask(lambda tx: tx.one(f"SELECT {field} FROM customer"))
    return row


def _told(found: tuple[Difference, ...], record: str) -> dict[str, tuple[str, str, bool]]:
    return {
        change.field: (change.before, change.after, change.taken)
        for one in found
        if one.record == record
        for change in one.changes
    }


def test_every_field_that_differs_is_shown_with_both_values(
    books: Dispatch, tmp_path: Path
) -> None:
    found = differences(books, _staged(books, _known(books, tmp_path)))
    assert _told(found, "customer:1") == {
        "credit_limit": ("500000.00", "800000.00", False),
        "phone": ("0512-1", "0512-2", False),
        "address": ("", "苏州市工业园区 1 号", True),
    }
    assert _told(found, "contact:1") == {"phone": ("0512-1", "0512-2", False)}
    assert [(one.name, one.row) for one in found] == [("恒岳机械有限公司", 2), ("张三", 2)]
    assert {c.field: c.column for c in found[0].changes} == {
        "credit_limit": "信用额度",
        "phone": "电话",
        "address": "地址",
    }


def test_unasked_only_what_is_empty_is_filled(books: Dispatch, tmp_path: Path) -> None:
    path = _known(books, tmp_path)
    table = _only(run_import(books, [path]))
    assert (table["updated"], table["skipped"]) == (1, 0)
    assert _customer(books) == (50_000_000, "0512-1", "苏州市工业园区 1 号")
    notes = {(p["problem"], p["detail"]) for p in table["problems"]}
    assert ("differs", "phone: 0512-1 → 0512-2") in notes
    assert ("changed", "address:  → 苏州市工业园区 1 号") in notes
    again = _only(run_import(books, [text(tmp_path / "third.csv", [HEADER, SECOND])]))
    assert (again["updated"], again["skipped"]) == (0, 1)
    assert {c["field"] for d in again["differences"] for c in d["changes"]} == {
        "credit_limit",
        "phone",
    }


@pytest.mark.parametrize(
    ("update", "now", "states"),
    [
        ("none", (50_000_000, "0512-1", ""), (0, 1)),
        ("all", (80_000_000, "0512-2", "苏州市工业园区 1 号"), (1, 0)),
    ],
)
def test_the_rule_can_be_chosen(
    update: str, now: tuple[Any, ...], states: tuple[int, int], books: Dispatch, tmp_path: Path
) -> None:
    table = _only(run_import(books, [_known(books, tmp_path)], update=update))
    assert (table["updated"], table["skipped"]) == states
    assert _customer(books) == now


def test_single_fields_are_taken_and_one_undo_restores_them(
    books: Dispatch, tmp_path: Path
) -> None:
    staging = _staged(books, _known(books, tmp_path))
    chosen = take(staging, "customer:1", "phone")
    chosen = take(chosen, "customer:1", "address", taken=False)
    rehearsed = rehearse(books, chosen)
    assert {**post(books, chosen), "batch": None} == rehearsed
    assert _customer(books) == (50_000_000, "0512-2", "")
    books.undo()
    assert _customer(books) == (50_000_000, "0512-1", "")
    assert take_all(chosen, "none").options.taken == {}


def test_a_blank_erases_nothing(books: Dispatch, tmp_path: Path) -> None:
    _known(books, tmp_path)
    rows = [HEADER, ["恒岳机械有限公司", "K01", "", "张三", "", ""]]
    table = _only(run_import(books, [text(tmp_path / "blank.csv", rows)], update="all"))
    assert (table["updated"], table["skipped"], table["differences"]) == (0, 1, [])
    assert _customer(books, "phone") == ("0512-1",)


def test_another_name_under_a_known_code_is_a_difference(books: Dispatch, tmp_path: Path) -> None:
    _known(books, tmp_path)
    path = text(tmp_path / "renamed.csv", [HEADER, ["恒岳智能装备有限公司", "K01", "", "", "", ""]])
    assert _told(differences(books, _staged(books, path)), "customer:1") == {
        "name": ("恒岳机械有限公司", "恒岳智能装备有限公司", False)
    }
    run_import(books, [path], update="all")
    assert _customer(books, "name, count(*)") == ("恒岳智能装备有限公司", 1)
    assert _only(run_import(books, [text(tmp_path / "x.csv", [HEADER, SECOND])]))["rows"] == 1
    assert _customer(books, "count(*)") == (1,)


def test_nobody_graded_a_customer_that_only_a_plan_named(books: Dispatch, tmp_path: Path) -> None:
    items = [["客户名称", "到期日", "应收金额"], ["恒岳机械", "2026-12-01", 500]]
    run_import(books, [text(tmp_path / "items.csv", items)])
    graded = [["客户名称", "信用等级", "电话"], ["恒岳机械", "A", "0512-1"]]
    assert _only(run_import(books, [text(tmp_path / "k.csv", graded)]))["updated"] == 1
    assert _customer(books, "grade, phone") == ("A", "0512-1")


CONTRACTS = ["合同编号", "客户名称", "签订日期", "合同金额", "业务员", "到期日期"]


def _contract(books: Dispatch) -> tuple[Any, ...]:
    row: tuple[Any, ...] = books.ask(
        lambda tx: tx.one("SELECT amount, owner, customer_id FROM contract")
    )
    return row


def test_a_contract_takes_its_owner_but_never_another_amount(
    books: Dispatch, tmp_path: Path
) -> None:
    first = ["H1", "恒岳机械", "2026-01-05", "100000", "", ""]
    run_import(books, [text(tmp_path / "a.csv", [CONTRACTS, first])])
    owned = ["H1", "恒岳机械", "2026-01-06", "100000", "王工", ""]
    table = _only(run_import(books, [text(tmp_path / "b.csv", [CONTRACTS, owned])]))
    assert (table["updated"], table["flagged"]) == (1, 0)
    assert _contract(books) == (10_000_000, "王工", 1)
    more = ["H1", "恒岳机械", "2026-01-05", "120000", "李工", ""]
    staging = _staged(books, text(tmp_path / "c.csv", [CONTRACTS, more]), update="all")
    (found,) = differences(books, staging)
    assert found.changes == (("amount", "100000.00", "120000.00", "合同金额", False, False),)
    table = _only(post(books, take(staging, "contract:1", "amount")))
    assert (table["updated"], table["flagged"]) == (0, 1)
    assert _contract(books) == (10_000_000, "王工", 1)


def test_a_contract_of_another_customer_makes_no_customer(books: Dispatch, tmp_path: Path) -> None:
    first = ["H1", "恒岳机械", "2026-01-05", "100000", "", ""]
    run_import(books, [text(tmp_path / "a.csv", [CONTRACTS, first])])
    other = ["H1", "海顿电机", "2026-01-05", "100000", "", ""]
    staging = _staged(books, text(tmp_path / "b.csv", [CONTRACTS, other]))
    assert _told(differences(books, staging), "contract:1") == {
        "customer": ("恒岳机械", "海顿电机", False)
    }
    assert _only(post(books, staging))["flagged"] == 1
    assert _customer(books, "count(*)") == (1,)


ITEMS = ["客户名称", "发票号码", "开票日期", "到期日", "应收金额", "已收金额"]
ITEM = ["恒岳机械", "0001", "2026-09-01", "2026-10-01", 1000, ""]


def _plan(books: Dispatch) -> tuple[Any, ...]:
    row: tuple[Any, ...] = books.ask(
        lambda tx: tx.one("SELECT count(*), sum(amount), sum(paid), max(due_on) FROM plan")
    )
    return (*row[:3], date.fromordinal(row[3]).isoformat())


def _items(tmp_path: Path, name: str, *rows: list[Any]) -> Path:
    return text(tmp_path / name, [ITEMS, *rows])


def test_an_open_item_with_another_amount_is_not_booked_twice(
    books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    staging = _staged(books, _items(tmp_path, "b.csv", [*ITEM[:4], 1200, ""]))
    table = _only(rehearse(books, staging))
    assert (table["posted"], table["flagged"]) == (0, 1)
    assert {p["problem"] for p in table["problems"]} >= {"item_differs", "differs"}
    assert _told(differences(books, staging), "plan:1") == {"amount": ("1000.00", "1200.00", False)}
    assert _only(post(books, take(staging, "plan:1", "amount")))["updated"] == 1
    assert _plan(books) == (1, 120_000, 0, "2026-10-01")
    books.undo()
    assert _plan(books) == (1, 100_000, 0, "2026-10-01")


def test_a_later_due_day_and_a_part_paid_are_asked_for(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    later = [*ITEM[:3], "2026-12-31", 1000, 400]
    staging = _staged(books, _items(tmp_path, "b.csv", later))
    assert _told(differences(books, staging), "plan:1") == {
        "paid": ("0.00", "400.00", False),
        "due_on": ("2026-10-01", "2026-12-31", False),
    }
    assert _only(post(books, staging))["skipped"] == 1
    assert _plan(books) == (1, 100_000, 0, "2026-10-01")
    assert _only(post(books, take_all(staging, "all")))["updated"] == 1
    assert _plan(books) == (1, 100_000, 40_000, "2026-12-31")


def test_the_amount_of_a_contracts_row_is_not_the_sheets_to_change(
    books: Dispatch, tmp_path: Path
) -> None:
    header = ["客户名称", "合同编号", "款项", "到期日", "应收金额"]
    first = [header, ["恒岳机械", "H1", "验收款", "2026-12-01", 1000]]
    run_import(books, [text(tmp_path / "a.csv", first)])
    second = [header, ["恒岳机械", "H1", "验收款", "2026-12-01", 1300]]
    table = _only(run_import(books, [text(tmp_path / "b.csv", second)], update="all"))
    assert (table["flagged"], table["posted"]) == (1, 0)
    assert not table["differences"][0]["changes"][0]["can_take"]
    assert _plan(books)[:2] == (1, 100_000)


def test_nothing_of_a_closed_period_is_taken(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    books.run(LockPeriod(date(2026, 10, 31)))
    changed = _items(tmp_path, "b.csv", [*ITEM[:4], 1200, ""])
    table = _only(run_import(books, [changed], update="all"))
    assert (table["updated"], table["rejected"]) == (0, 1)
    assert _plan(books)[:2] == (1, 100_000)


def test_the_balance_left_of_a_known_item_is_that_item(books: Dispatch, tmp_path: Path) -> None:
    header = ["客户名称", "业务日期", "到期日", "未收金额"]
    day = ["2026-09-01", "2026-10-01"]
    first = [["恒岳机械", *day, 1000], ["海顿电机", *day, 500]]
    run_import(books, [text(tmp_path / "a.csv", [header, *first])])
    second = [["恒岳机械", *day, 700], ["海顿电机", *day, 500], ["启明包装", *day, 900]]
    staging = _staged(books, text(tmp_path / "b.csv", [header, *second]))
    assert _told(differences(books, staging), "plan:1") == {"paid": ("0.00", "300.00", False)}
    table = _only(post(books, staging))
    assert (table["posted"], table["skipped"], table["flagged"]) == (1, 2, 0)
    assert _plan(books)[:3] == (3, 240_000, 0)
    assert _only(post(books, take(staging, "plan:1", "paid")))["updated"] == 1
    assert _plan(books)[:3] == (3, 240_000, 30_000)


def test_the_number_of_anothers_invoice_is_kept_to_check(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM, ["海顿电机", "0002", *ITEM[2:]])])
    staging = _staged(books, _items(tmp_path, "b.csv", ["海顿电机", *ITEM[1:]]), update="all")
    assert _told(differences(books, staging), "plan:1") == {
        "customer": ("恒岳机械", "海顿电机", False)
    }
    table = _only(post(books, staging))
    assert (table["posted"], table["skipped"], table["flagged"]) == (0, 0, 1)


def test_a_name_that_nobody_has_beside_a_known_number_is_that_customer(
    books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    table = _only(run_import(books, [_items(tmp_path, "b.csv", ["恒岳机械（苏州）", *ITEM[1:]])]))
    assert (table["skipped"], table["created"]["customers"]) == (1, 0)
    assert ("differs", "customer: 恒岳机械 → 恒岳机械（苏州）") in {
        (p["problem"], p.get("detail")) for p in table["problems"]
    }
    new = _items(tmp_path, "c.csv", ["恒岳机械（苏州）", "0009", *ITEM[2:]])
    assert _only(run_import(books, [new]))["created"]["customers"] == 1


def test_an_item_in_another_currency_is_kept_to_check(books: Dispatch, tmp_path: Path) -> None:
    header = ["客户名称", "发票号码", "到期日", "币种", "应收金额"]
    row = ["恒岳机械", "0001", "2026-10-01", "CNY", 1000]
    run_import(books, [text(tmp_path / "a.csv", [header, row])])
    row[3] = "USD"
    assert _only(run_import(books, [text(tmp_path / "b.csv", [header, row])]))["flagged"] == 1


def test_two_invoices_of_one_amount_and_day_are_two(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    other = ["恒岳机械", "0002", *ITEM[2:]]
    table = _only(run_import(books, [_items(tmp_path, "b.csv", other)]))
    assert (table["posted"], table["skipped"]) == (1, 0)
    assert _only(run_import(books, [_items(tmp_path, "c.csv", other, ITEM)]))["skipped"] == 2


def test_a_stranger_with_a_known_number_is_kept_to_check(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_items(tmp_path, "a.csv", ITEM)])
    table = _only(run_import(books, [_items(tmp_path, "b.csv", ["拓科环保", *ITEM[1:]])]))
    assert (table["flagged"], table["created"]["customers"]) == (1, 0)


def test_a_change_is_told_in_words(books: Dispatch, tmp_path: Path) -> None:
    for lang, said in (
        ("zh_CN", "第 2 行和账里不一样，没动账：电话: 0512-1 → 0512-2"),
        ("en", "Row 2 differs from the ledger, which stays: phone: 0512-1 → 0512-2"),
    ):
        path = _known(books, tmp_path)
        staging = _staged(books, path, lang=lang)
        told = _only(rehearse(books, staging))["problems"]
        assert said in [p["message"] for p in told]
        words = {c.field for d in differences(books, staging) for c in d.changes}
        assert words
        assert all(field_name(name, "zh_CN") != name for name in words)
