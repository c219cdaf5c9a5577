"""催收台: interest by three bases, limitation with its proof and what is needed, the legal pack."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from arapp.services.collection.limitation import AID
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, paper_folder
from tests.ui.collection_desk import BOOKS, CTRL, KEY, CollectionDesk

OLD = """
    客户 旧账有限公司 简称=旧账 业务=周凯
    应收 旧 旧账有限公司 1000 入账=2023-11-01 到期=2023-12-01 款项=货款
    客户 过期有限公司 简称=过期 业务=周凯
    应收 过 过期有限公司 1000 入账=2022-11-01 到期=2022-12-01 款项=货款
"""


@pytest.fixture
def desk(
    qtbot: QtBot, books: Dispatch, chinese: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CollectionDesk:
    paper_folder.choose(tmp_path / "papers")

    def save_file(_parent: object, _title: str, _patterns: str, at: Path) -> Path:
        return tmp_path / at.name

    monkeypatch.setattr(dialogs, "save_file", save_file)
    return CollectionDesk(qtbot, books, BOOKS + OLD)


def view(desk: CollectionDesk, cell: str = "call", name: str = "广川线缆") -> Any:
    """What a claim against the customer stands on."""
    desk.to(cell, name)
    desk.press(KEY.Key_J, CTRL)
    return desk.page.pane.claim


def test_interest_by_three_bases(desk: CollectionDesk) -> None:
    claim = view(desk)
    sums = {}
    for basis in ("contract", "regulation", "lpr"):
        claim.basis.choose(basis)
        claim.basis.chosen.emit(basis)
        sums[basis] = claim.claim.interest.minor
    assert sums["regulation"] == 342_67  # 52,718.40 × 0.05 % × 13 days
    assert 0 < sums["lpr"] < sums["regulation"]
    assert claim.factor.isVisible()
    claim.factor.setText("3")
    claim.factor.editingFinished.emit()
    assert abs(claim.claim.interest.minor - 2 * sums["lpr"]) <= 1
    claim.factor.setText("很多")
    claim.factor.editingFinished.emit()
    assert claim._trouble.text() == "LPR 几倍？最多 4 倍，如 1.5"


def test_the_sheet_goes_to_excel_and_paper(desk: CollectionDesk, tmp_path: Path) -> None:
    claim = view(desk)
    claim.files.emit("xlsx")
    claim.files.emit("pdf")
    (book,) = tmp_path.glob("*.xlsx")
    page = load_workbook(book).worksheets[0]
    assert any("9月货款" in str(cell.value) for row in page.iter_rows() for cell in row)
    (paper,) = tmp_path.glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert len(desk.notices) == 2


def test_limitation_says_from_what_and_which_letter_is_needed(desk: CollectionDesk) -> None:
    told = "\n".join(view(desk, "bad_debt", "旧账").told())
    assert "从到期日（2023-12-01）算起，到 2026-12-01，还剩 19 天" in told
    assert "2026-12-01 前要寄一封写明要求付款的催款函" in told
    gone = "\n".join(view_again(desk, "过期"))
    assert "2025-12-01 已满" in gone
    assert "只有书面承诺或还款协议才算数" in gone
    assert AID[0].startswith("按账套里的记录推算")


def view_again(desk: CollectionDesk, name: str) -> list[str]:
    """The same of another customer of the stage."""
    return list(view(desk, "bad_debt", name).told())


def test_what_restarted_it_is_noted_with_its_proof(desk: CollectionDesk) -> None:
    claim = view(desk, "bad_debt", "旧账")
    claim.ask_restart()
    fields = claim.asking.fields
    fields["how"].setCurrentIndex(fields["how"].findData("lawsuit"))
    desk.press(KEY.Key_Return, on=fields["note"])
    assert fields["note"].accessibleDescription(), "the proof is asked for"
    fields["note"].setText("立案通知书，档案柜 3")
    desk.press(KEY.Key_Return, on=fields["note"])
    assert desk.rows("SELECT kind, note FROM limitation_event") == [
        ("lawsuit", "立案通知书，档案柜 3")
    ]
    told = "\n".join(claim.told())
    assert "从起诉或仲裁（2026-11-12）算起" in told
    assert "登记 1" in told
    assert desk.told == ["旧账：时效中断"]


def test_the_pack_is_a_zip_and_tells_what_is_missing(desk: CollectionDesk, tmp_path: Path) -> None:
    claim = view(desk)
    claim.files.emit("pack")
    (pack,) = tmp_path.glob("*.zip")
    assert any("利息测算" in name for name in ZipFile(pack).namelist())
    assert desk.notices[-1].text == f"已写好：{pack.name}"


def test_the_letter_that_is_needed_is_one_click_away(desk: CollectionDesk) -> None:
    view(desk, "bad_debt", "旧账").lettered.emit()
    assert desk.page.pane.mode() == "letter"
    desk.press(KEY.Key_J, CTRL)
    desk.press(KEY.Key_J, CTRL)
    assert desk.page.pane.mode() == "form"
