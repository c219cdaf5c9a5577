"""Lists on paper and as workbooks: sums that are proven, heads on every page, nothing cut off."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from arapp import cli
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.output.documents.table import (
    CellKind,
    RowKind,
    TableBlock,
    TableColumn,
    TableDoc,
    TableRow,
    data,
    group,
    subtotal,
    summed,
    total,
)
from arapp.services.output.pdf import render_table
from arapp.services.output.pdf.page import HEIGHT, WIDTH
from arapp.services.output.pdf.table_paper import table_pages
from arapp.services.output.table_sheet import save_table, table_xlsx
from tests.output.papers import AS_OF, FIRM, HEAD, LONG_NAME, yuan
from tests.output.reading import all_text, outside, overlaps, page_texts, squeezed

COLUMNS = (
    TableColumn("客户"),
    TableColumn("到期", CellKind.DAY),
    TableColumn("天数", CellKind.DAYS),
    TableColumn("金额", CellKind.MONEY, summed=True),
    TableColumn("占比", CellKind.SHARE, grey=True),
)


def line(name: str, amount: str, share: str = "0.125") -> TableRow:
    return data(name, date(2026, 9, 25), 48, yuan(amount), Decimal(share))


def closed(*rows: TableRow, currency: str = "CNY", caption: str = "") -> TableBlock:
    block = TableBlock(rows, currency, caption)
    return replace(block, rows=(*rows, summed("合计", COLUMNS, block)))


def listed(*blocks: TableBlock, language: str = "zh_CN", title: str = "逾期清单") -> TableDoc:
    about = ("按到期日",)
    return TableDoc(language, title, AS_OF, COLUMNS, blocks, about, firm=FIRM, head=HEAD)


def test_what_is_printed_is_what_the_list_says() -> None:
    rows = (group("华东", 5), line("弘达", "1000.50"), line("力扬", "−20".replace("−", "-")))
    part = subtotal("小计", None, None, yuan("980.50"), None)
    block = closed(*rows, part, group("华北", 5), line("海顿", "19.50", "-0.5"))
    text = all_text(render_table(listed(block)))
    for said in (
        "苏州澄禾自动化设备有限公司",
        "逾期清单按到期日",
        "客户到期天数金额占比",
        "华东弘达2026-09-25481,000.5012.5%",
        "力扬2026-09-2548−20.0012.5%小计980.50",
        "华北海顿2026-09-254819.50−50.0%合计1,000.00",
        "账本校验7f3a91c0，第1页，共1页",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (total("合计", None, None, yuan("1000.51"), None), "sums"),
        (total("合计", None, None, yuan("1000.50", "USD"), None), "cells"),
        (total("合计", None, yuan("1000.50"), None), "cells"),
        (data("x", 5, 48, yuan("0"), None), "cells"),
    ],
)
def test_a_list_that_does_not_add_up_is_refused(row: TableRow, what: str) -> None:
    listed(TableBlock((line("弘达", "1000.50"),), "CNY"))
    with pytest.raises(Refused) as refused:
        listed(TableBlock((line("弘达", "1000.50"), row), "CNY"))
    assert what in refused.value.fields["what"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_long_lists_repeat_their_heads_and_keep_their_sums(language: str) -> None:
    for count in (*range(28, 60), 1600):
        rows = [line(f"第{i}户{LONG_NAME * (i % 7 == 0)}", f"{i}.07") for i in range(count)]
        doc = listed(closed(*rows), language=language)
        pages = table_pages(doc)
        assert [overlaps(page) + outside(page) for page in pages[:3]] == [[]] * len(pages[:3])
        for page in pages:
            texts = [run.text for run in page.runs]
            assert texts.count("占比") == 1
            assert "12.5%" in texts  # never a sum without a line
    assert len(pages) > 30
    assert all(
        re.search(f"{len(pages)} *(页|$)", pages[n].runs[-2 if n else -1].text) for n in (0, 7)
    )


def test_a_row_longer_than_a_page_goes_on_over_it() -> None:
    told = "\n".join(f"2026-11-{i % 30 + 1:02d} 电话 傅艳：第 {i} 次没打通" for i in range(200))
    columns = (TableColumn("客户"), TableColumn("沟通记录"), TableColumn("金额", CellKind.MONEY))
    rows = tuple(data(f"第{i}户", told, yuan("1")) for i in range(3))
    doc = TableDoc("zh_CN", "上报", AS_OF, columns, (TableBlock(rows),))
    pages = table_pages(doc)
    assert [outside(page) + overlaps(page) for page in pages] == [[]] * len(pages)
    text = all_text(render_table(doc))
    assert [i for i in range(200) if text.count(f"第{i}次没打通") != 3] == []


def test_a_list_lies_where_its_figures_need_the_room() -> None:
    money = tuple(TableColumn(f"栏{i}", CellKind.MONEY) for i in range(7))
    columns = (TableColumn("客户"), *money)
    row = data(LONG_NAME, *(yuan("123456789012.34"),) * 7)
    wide = TableDoc("zh_CN", "宽", AS_OF, columns, (TableBlock((row,)),))
    (page,) = table_pages(wide)
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert (outside(page), overlaps(page)) == ([], [])
    (upright,) = table_pages(listed(closed(line(LONG_NAME, "1"))))
    assert (upright.width, upright.height) == (WIDTH, HEIGHT)


def test_a_group_stays_with_its_first_line() -> None:
    for count in range(30, 60):
        rows = [line(f"第{i}户", "1") for i in range(count)]
        doc = listed(closed(*rows, group("华北", 5), line("海顿", "1")))
        for page in page_texts(render_table(doc)):
            assert ("华北" in page) == ("海顿" in page)


def test_an_empty_list_and_a_long_title_are_good_pages() -> None:
    for language in ("zh_CN", "en"):
        doc = listed(TableBlock(()), language=language, title="逾期清单" + LONG_NAME * 2)
        (page,) = table_pages(doc)
        assert (outside(page), overlaps(page)) == ([], [])
        assert ("无" if language == "zh_CN" else "none") in [run.text for run in page.runs]


def test_a_workbook_has_typed_cells_and_no_formulas(tmp_path: Path) -> None:
    risky = closed(line("=1+1", "5"), line("＋cmd|' /C calc'!A0", "6"), caption="人民币")
    dollars = TableBlock((data("x", date(1890, 1, 1), 1, yuan("2", "USD"), None),), "USD", "人民币")
    files = save_table(listed(risky, dollars), tmp_path / "x.pdf", tmp_path / "x.xlsx")
    assert Path(files["pdf"]).read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(files["xlsx"])
    assert book.sheetnames == ["人民币", "人民币 (2)"]
    rows = [[cell.value for cell in row] for row in book["人民币"].iter_rows()]
    head = rows.index(["客户", "到期", "天数", "金额", "占比"])
    assert rows[head + 1][0] == "=1+1"
    assert book["人民币"].cell(head + 2, 1).data_type == "s"
    assert str(rows[head + 1][1]).startswith("2026-09-25")
    assert rows[head + 3][3] == 11
    assert book["人民币"].cell(head + 2, 5).number_format == "0.0%"
    assert book["人民币"].cell(head + 4, 1).font.bold
    assert not book["人民币"].cell(head + 2, 1).font.bold


def test_shown_in_the_file_as_on_paper() -> None:
    block = closed(line("弘达", "1000.50"))
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(listed(block))))
    lead = [row[0].value for row in book["CNY"].iter_rows(max_row=4)]
    assert lead == [FIRM.name, "逾期清单  2026-10-31", "按到期日", "CNY"]


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """A small ledger."""
    path = str(tmp_path / "s.arapp")
    given = ["new", path, "--company", "华信", "--sample", "small", "--as-of", "2026-11-12"]
    assert cli.main(given) == 0
    return path


def run(sample: str, *words: str) -> int:
    return cli.main([*words, "--ledger", sample, "--as-of", "2026-11-12"])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_lists_of_the_desk_and_the_aging_on_paper(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    wanted = {
        "aging": ("report", "aging"),
        "paper_day": ("report", "aging", "--basis", "document"),
        "cfo": ("escalation", "cfo"),
        "interest": ("interest", "--customer", "常州力扬电器有限公司"),
        "tax": ("tax-candidates",),
    }
    for name, words in wanted.items():
        pdf = tmp_path / f"{name}.pdf"
        assert run(sample, *words, "--pdf", str(pdf), "--lang", language) == 0, words
        assert squeezed("2026") in all_text(pdf.read_bytes())
    capsys.readouterr()
    assert run(sample, "report", "aging", "--json") == 0
    whole = Decimal(json.loads(capsys.readouterr().out)["balance"]["CNY"])
    assert f"{whole:,}" in all_text((tmp_path / "aging.pdf").read_bytes())
    assert f"{whole:,}" in all_text((tmp_path / "paper_day.pdf").read_bytes())


def test_other_reports_have_no_paper_yet(sample: str, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    assert run(sample, "report", "retention", "--pdf", str(pdf)) == 2
    assert not pdf.exists()


def test_money_of_a_list_is_of_its_block() -> None:
    block = TableBlock((data("x", None, None, Money(5, "USD"), None),), "USD")
    doc = listed(block)
    assert doc.blocks[0].rows[0].kind is RowKind.DATA
