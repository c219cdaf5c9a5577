"""Statements on paper: what is said, that it fits, and that the slip is always on page 1."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from arapp.models.values.money import Money
from arapp.services.output.documents import (
    Addressee,
    Prepaid,
    StatementDoc,
    StatementKind,
)
from arapp.services.output.pdf import page_count, paper_pages, render_many, render_statement
from arapp.services.output.pdf.page import HEIGHT, Bar
from arapp.services.output.pdf.slip import BAR_HEIGHT, MM, MODULE, code128
from tests.output.papers import (
    FOUR_ITEMS,
    LONG_NAME,
    ONE_PREPAYMENT,
    item,
    many_items,
    many_moves,
    statement,
    yuan,
)
from tests.output.reading import all_text, outside, overlaps, page_texts, squeezed

LONG = LONG_NAME * 2
KINDS = list(StatementKind)
LANGUAGES = ["zh_CN", "en"]


def lines(count: int) -> dict[str, Any]:
    return {"items": many_items(count), "moves": many_moves(count) if count else ()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 12, 200])
def test_nothing_overlaps_or_leaves_the_page(
    kind: StatementKind, count: int, language: str
) -> None:
    doc = replace(
        statement(kind, **lines(count)), language=language, customer=Addressee(LONG, "9131" * 5)
    )
    for page in paper_pages(doc):
        assert overlaps(page) == []
        assert outside(page) == []


def test_the_confirmation_says_what_the_picture_says() -> None:
    text = all_text(render_statement(statement()))
    for said in (
        "往来款项对账函",
        "编号澄禾对账〔2026〕第0218号",
        "致：上海弘达机械设备有限公司（统一社会信用代码91310000MA1K00018X）",
        "财务部许会计收",
        "CH-2026-018发货前款2026-08-262026-09-2596,000.00逾期36天",
        "预收款2026-10-275,000.00尚未核销",
        "合计169,350.005,000.00",
        "贵公司欠本公司净额（大写）人民币壹拾陆万肆仟叁佰伍拾元整¥164,350.00",
        "49,670.0023,680.0096,000.000.000.00−5,000.00164,350.00",
        "CH-2026-018对账0218",
        "账本校验7f3a91c0，第1页，共1页",
        "对账函回执",
        "信息证明无误，本公司确认欠款。",
        "信息不符，不符项目和金额：",
        "DZ2026-0218",
    ):
        assert said in text, said


def test_the_confirmation_in_english() -> None:
    doc = replace(statement(), language="en")
    text = all_text(render_statement(doc))
    for said in (
        "BalanceConfirmation",
        "CNYOnehundredsixty-fourthousandthreehundredfiftyonly",
        "36dayslate",
        "ConfirmationReplySlip",
        "page1of1",
    ):
        assert said in text, said


def test_the_activity_statement_runs_from_opening_to_closing() -> None:
    text = all_text(render_statement(statement(StatementKind.ACTIVITY)))
    assert "2026-10-01上期余额178,100.00" in text
    assert "2026-10-12收款，工行收-2026-00027140,000.00138,100.00" in text
    assert "2026-10-31应收，10月备件款月结31,250.00164,350.00" in text
    assert "2026-10-31期末余额31,250.0045,000.00164,350.00" in text


def test_the_detailed_statement_explains_opening_and_closing() -> None:
    text = all_text(render_statement(statement(StatementKind.DETAILED)))
    parts = [
        "期初未结款项（截至2026年10月1日）",
        "本期发生额",
        "期末未结款项（截至2026年10月31日）",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_long_statement_is_printed(kind: StatementKind) -> None:
    doc = statement(kind, **lines(200))
    pages = [squeezed(page) for page in page_texts(render_statement(doc))]
    text = "".join(pages)
    if kind is not StatementKind.ACTIVITY:
        assert [row for row in doc.items if squeezed(row.label) not in text] == []
    if kind in (StatementKind.ACTIVITY, StatementKind.DETAILED):
        assert [m for m in doc.moves if squeezed(m.document) not in text] == []
    assert len(pages) == page_count(doc) > 4
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页，共{len(pages)}页" in page
        assert ("（单位盖章）" in page) == (number == 1)


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        (StatementKind.ACTIVITY, "日期摘要单据号应收收款余额"),
        (StatementKind.OPEN, "合同编号款项入账日到期日原额已收未付备注"),
        (StatementKind.CONFIRMATION, "合同编号款项入账日到期日原额已收未付备注"),
    ],
)
def test_the_header_stands_on_every_page_of_the_annex(kind: StatementKind, header: str) -> None:
    pages = page_texts(render_statement(statement(kind, **lines(200))))
    assert all(header in squeezed(page) for page in pages[1:])


def test_page_one_shows_sums_and_the_annex_ends_with_the_same_total() -> None:
    doc = statement(**lines(200))
    pages = [squeezed(text) for text in page_texts(render_statement(doc))]
    assert "CH-2026-00140笔，见附页184,319.00" in pages[0]
    assert "明细表见附页" in pages[0]
    assert "931,399.00" in pages[0]
    assert "合计936,399.000.00931,399.00" in pages[-1]


def test_a_total_is_never_alone_on_its_page() -> None:
    lengths = set()
    for count in range(30, 95, 2):
        doc = statement(StatementKind.OPEN, items=many_items(count))
        pages = paper_pages(doc)
        last = "".join(run.text for run in pages[-1].runs)
        assert "合计" in last
        assert "预收款" in last  # the row before the total
        lengths.add(len(pages))
    assert len(lengths) > 1  # the end of a page was passed


def test_no_lines_at_all() -> None:
    doc = statement(items=(), prepayments=(), moves=())
    text = all_text(render_statement(doc))
    assert "人民币零元整¥0.00" in text
    assert page_count(doc) == 1


def test_a_balance_in_the_customers_favour_is_owed_by_us() -> None:
    doc = statement(items=(), prepayments=ONE_PREPAYMENT, moves=())
    text = all_text(render_statement(doc))
    assert "本公司欠贵公司净额（大写）人民币伍仟元整¥5,000.00" in text
    assert "贵公司应收本公司净额5,000.00元" in text
    assert "确认欠款" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_currency(language: str) -> None:
    items = (item("出口设备款", "2026-09-01", "2026-10-01", "12345.60", currency="USD"),)
    doc = replace(statement(items=items, prepayments=(), currency="USD"), language=language)
    text = all_text(render_statement(doc))
    assert "USD12,345.60" in text
    words = {
        "zh_CN": "美元壹万贰仟叁佰肆拾伍元陆角",
        "en": "USDTwelvethousand",
    }
    assert words[language] in text
    assert "¥" not in text


def test_twelve_digits_and_long_texts_still_fit() -> None:
    big = item(LONG[:40], "2026-08-26", "2026-09-25", "123456789012.34", "CH-2026-018-补充协议-3")
    for kind in KINDS:
        doc = statement(kind, items=(big, *FOUR_ITEMS), moves=())
        for page in paper_pages(doc):
            assert overlaps(page) == []
            assert outside(page) == []
        if kind is not StatementKind.ACTIVITY:
            assert "123,456,789,012.34" in all_text(render_statement(doc))


def test_no_address_account_contact_number_or_hash() -> None:
    doc = replace(
        statement(), account=None, contacts=(), memo="", head="", number="", mark="", draft=True
    )
    text = all_text(render_statement(doc))
    assert text.startswith("草稿")
    assert "收款账户" not in text
    assert not [mark for mark in paper_pages(doc)[0].marks if isinstance(mark, Bar)]


def test_a_demand_asks_for_payment_and_agreement() -> None:
    doc = replace(statement(), demands_payment=True, reply_by=date(2026, 11, 20))
    text = all_text(render_statement(doc))
    assert "往来款项对账暨催款函" in text
    assert "同意履行" in text
    assert "不是催款" not in text
    assert "请于2026年11月20日前回函" in text


def test_the_barcode_holds_the_mark_in_its_size() -> None:
    doc = statement()
    bars = [mark for mark in paper_pages(doc)[0].marks if isinstance(mark, Bar)]
    modules = code128(doc.mark)
    assert len(bars) == sum(count > 0 for count in modules)
    assert min(bar.width for bar in bars) == pytest.approx(MODULE) == pytest.approx(0.35 * MM)
    assert {bar.height for bar in bars} == {BAR_HEIGHT}
    assert min(bar.y for bar in bars) > HEIGHT * 0.7  # at the foot
    assert sum(map(abs, modules)) % 11 == 2  # symbols of 11 modules, a stop of 13
    assert code128("DZ2026-0219") != modules


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render_statement(statement()) == render_statement(statement())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not StatementKind.DETAILED])
def test_a_page_is_small(kind: StatementKind, language: str) -> None:
    doc = replace(statement(kind), language=language)
    assert page_count(doc) == 1
    assert len(render_statement(doc)) <= 30 * 1024


def test_many_papers_in_one_file_share_their_fonts() -> None:
    docs = [replace(statement(), number=f"第 {n:04d} 号") for n in range(40)]
    data = render_many(docs)
    assert len(PdfReader(io.BytesIO(data)).pages) == 40
    assert len(data) / 40 < 5 * 1024


def test_the_file_tells_nothing_of_its_maker() -> None:
    info = PdfReader(io.BytesIO(render_statement(statement()))).metadata
    assert info is not None
    assert info.title == "往来款项对账函 澄禾对账〔2026〕第 0218 号"
    assert info.author == ""
    assert info.producer == info.creator == "arapp"


def test_control_characters_in_names_do_not_break_lines() -> None:
    doc = replace(statement(), customer=Addressee("上海\n弘达\x02机械\t厂"))
    assert "致：上海弘达机械厂" in all_text(render_statement(doc))


def test_credit_rows_stand_on_our_side() -> None:
    credit = replace(item("退货", "2026-10-05", "2026-10-05", "-1200"), original=yuan("-1200"))
    doc = statement(items=(*FOUR_ITEMS, credit))
    text = all_text(render_statement(doc))
    assert "合计169,350.006,200.00" in text
    assert "¥163,150.00" in text


def test_prepayments_alone_are_listed() -> None:
    rows = tuple(Prepaid(date(2026, 10, n), Money(100 * n), f"第 {n} 笔") for n in range(1, 4))
    doc: StatementDoc = statement(items=FOUR_ITEMS, prepayments=rows)
    text = all_text(render_statement(doc))
    assert all(f"预收款第{n}笔" in text for n in range(1, 4))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_seal_stands_on_page_1_whatever_is_long(kind: StatementKind, language: str) -> None:
    """120 characters of a name, amounts of twelve digits, more lines than a page has."""
    rows = [replace(row, original=yuan(HUGE), open=yuan(HUGE)) for row in many_items(60)]
    moves = [replace(m, debit=m.debit and yuan(HUGE)) for m in many_moves(60)]
    doc = statement(kind, items=rows, moves=moves)
    doc = replace(doc, language=language, customer=Addressee(LONG[:120]))
    first, *rest = paper_pages(doc)
    texts = "".join(run.text for run in first.runs)
    assert doc.firm.name in texts
    assert ("（公章）" if language == "zh_CN" else "(seal)") in texts
    for page in (first, *rest):
        assert overlaps(page) == []
        assert outside(page) == []


HUGE = "123456789012.34"


@pytest.mark.parametrize("kind", KINDS)
def test_no_total_stands_alone_over_thirty_pages(kind: StatementKind) -> None:
    """Wherever the end falls: with the total, or the closing balance, there is always a line."""
    for count in (*range(96, 142, 3), 1500):
        doc = statement(kind, **lines(count))
        pages = paper_pages(doc)
        for page in pages[1:]:
            words = [run.text for run in page.runs]
            said = [word for word in words if word in ("合计", "期末余额")]
            if said:
                assert any(
                    "批备件款" in word or "工行" in word or "预收款" in word for word in words
                )
    assert len(pages) > 30


@pytest.mark.parametrize("items", [(item("货款", "2026-10-01", "2026-11-01", "5000"),), ()])
def test_of_nothing_owed_no_debt_is_confirmed(items: Any) -> None:
    doc = statement(items=items, prepayments=ONE_PREPAYMENT if items else ())
    text = all_text(render_statement(doc))
    assert doc.closing == Money(0)
    assert "本公司确认欠款" not in text
    assert "信息证明无误，本公司确认。" in text
