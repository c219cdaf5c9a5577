"""Names of a sheet beside the customers there are: which of them are asked about."""

from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import options_of, preview, run_import
from arapp.services.importing.similar import near, set_aside, unknown_names
from arapp.services.importing.stage import Staging, read_files
from tests.importing.build import book

KNOWN = ["锐特自动化设备有限公司", "弘达机械", "苏州海顿电机有限公司", "海宁一厂", "Customer 17"]
PEOPLE = [["客户名称", "简称"], ["锐特自动化设备有限公司", "锐特自动化"]]
ITEMS = [
    ["客户", "应收金额", "到期日"],
    ["锐特自动化", 100, "2026-12-01"],
    ["锐特自动化有限", 200, "2026-12-02"],
]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("锐特自动化", "锐特自动化设备有限公司"),
        ("锐特自动化有限", "锐特自动化设备有限公司"),
        ("宏达机械", "弘达机械"),
        ("弘达机械有限公司", "弘达机械"),
        ("海顿电机", "苏州海顿电机有限公司"),
    ],
)
def test_near_names_are_found(name: str, meant: str) -> None:
    assert near(name, KNOWN) == (meant,)


@pytest.mark.parametrize("name", ["弘达机械", "海宁二厂", "Customer 18", "同泰风电", "机械"])
def test_others_are_not(name: str) -> None:
    assert near(name, KNOWN) == ()


def _staged(books: Dispatch, path: Path) -> Staging:
    return read_files([path], options_of(books))


def test_a_short_name_of_the_same_file_is_known(books: Dispatch, tmp_path: Path) -> None:
    staging = _staged(books, book(tmp_path / "a.xlsx", 客户=PEOPLE, 应收=ITEMS))
    assert [one.name for one in unknown_names(staging, [])] == ["锐特自动化有限"]


def test_near_names_are_kept_aside_or_said_beside(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", 客户=PEOPLE, 应收=ITEMS)
    staging = _staged(books, path)
    unknown = unknown_names(staging, [])
    assert set_aside(staging, unknown).files[0].tables[1].status == ("ready", "flagged")
    assert set_aside(staging, unknown, {"锐特自动化有限"}) == staging
    rehearsed = preview(books, [path])["files"][0]["tables"][1]
    table = run_import(books, [path])["files"][0]["tables"][1]
    assert {**rehearsed} == {**table}
    assert (table["posted"], table["created"]["customers"]) == (2, 1)
    told = [(p["row"], p["severity"], p["detail"]) for p in table["problems"] if p["raw"]]
    assert (3, "note", "锐特自动化设备有限公司") in told
