"""Letters on paper: tone by stage, interest as arithmetic, earlier contacts, the receipt slip."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from arapp.services.output.documents import (
    Addressee,
    ContactKind,
    Contract,
    EarlierContact,
    InterestBasis,
    InterestSegment,
    InterestTerms,
    LetterGroup,
    LetterRow,
    LetterStage,
)
from arapp.services.output.pdf import page_count, paper_pages, render_letter
from tests.output.papers import LETTER_DAY, LONG_NAME, TERMS, letter, many_rows, yuan
from tests.output.reading import all_text, outside, overlaps, page_texts, squeezed

STAGES = list(LetterStage)
LANGUAGES = ["zh_CN", "en"]


def test_the_demand_says_what_the_picture_says() -> None:
    text = all_text(render_letter(letter()))
    for said in (
        "催款函",
        "致：温州力扬电器有限公司",
        "贵我双方2026年6月8日签订的CH-2026-022号《电机装配单元买卖合同》和CH-2025-037号《备件采购框架协议》",
        "CH-2026-022发货前款2026-10-2023104,000.0020,000.0084,000.001,106.00",
        "合计116,460.0020,000.0096,460.001,211.91",
        "未付金额（大写）人民币玖万陆仟肆佰陆拾元整",
        "违约金按合同第7.2条、协议第9条，日万分之五，自到期次日计至2026-11-12：",
        "104,000.00×0.05%×14天（至11-03付20,000.00）＝728.00",
        "84,000.00×0.05%×9天＝378.00",
        "12,460.00×0.05%×17天＝105.91",
        "本公司10月21日短信提示，10月28日与王经理电话沟通；贵公司11月3日付款20,000.00元，"
        "11月5日承诺11月10日前付清84,000.00元，至今未到账。",
        "请贵公司于2026年11月20日前付清未付金额96,460.00元。",
        "催款函签收回执",
        "CK2026-0031",
    ):
        assert said in text, said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("count", [0, 1, 9, 80])
def test_nothing_overlaps_or_leaves_the_page(stage: LetterStage, count: int, language: str) -> None:
    doc = letter(stage, many_rows(count, min(count, 7))) if count else letter(stage)
    doc = replace(
        doc, language=language, customer=Addressee(LONG_NAME * 2, recipient="王建平 经理")
    )
    for page in paper_pages(doc):
        assert overlaps(page) == []
        assert outside(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_an_ordinary_letter_is_one_page(stage: LetterStage, language: str) -> None:
    assert page_count(replace(letter(stage), language=language)) == 1


def test_each_stage_has_its_title_and_tone() -> None:
    said = {
        LetterStage.REMINDER: ("付款提示函", "如已安排付款，请不必理会本函"),
        LetterStage.DEMAND: ("催款函", "本公司将停止发货"),
        LetterStage.FINAL: ("严正催告函", "依法提起诉讼或申请仲裁"),
        LetterStage.LEGAL: ("律师函", "本稿供委托律师审改"),
    }
    texts = {stage: all_text(render_letter(letter(stage))) for stage in STAGES}
    for stage, phrases in said.items():
        for phrase in phrases:
            assert phrase in texts[stage], (stage, phrase)
    assert "违约" not in texts[LetterStage.REMINDER].replace("违约金", "")
    assert "诉讼" not in texts[LetterStage.REMINDER]
    assert len(set(texts.values())) == len(STAGES)


def test_an_own_consequence_takes_the_place_of_the_stock_one() -> None:
    text = all_text(render_letter(letter(consequence="逾期仍未付款的，下月起款到发货。")))
    assert "下月起款到发货。对金额有异议的" in text
    assert "停止发货" not in text


def test_rows_that_do_not_fit_stand_in_the_annex_with_their_arithmetic() -> None:
    doc = letter(groups=many_rows(80))
    pages = [squeezed(page) for page in page_texts(render_letter(doc))]
    assert "CH-2026-00120笔，见附页" in pages[0]
    assert "违约金合计7,071.99元，逐笔计算见附页" in pages[0]
    assert "签收回执" in pages[0]
    rest = "".join(pages[1:])
    for n in range(1, 81):
        assert rest.count(f"第{n}批：") == 1
    assert all("合同编号款项到期日" in page for page in pages[1:3])
    assert not any("签收回执" in page for page in pages[1:])


def test_no_interest_no_column() -> None:
    row = LetterRow("货款", date(2026, 10, 20), 23, yuan("100"), yuan("0"), yuan("100"))
    text = all_text(render_letter(letter(groups=(LetterGroup(None, (row,)),))))
    assert "违约金" not in text.replace("主张违约金", "")
    assert "贵我双方往来中，截至今日" in text


def test_products_finer_than_a_cent_are_written_out_and_rounded_once() -> None:
    row = LetterRow(
        "货款",
        date(2026, 10, 20),
        23,
        yuan("100.03"),
        yuan("0"),
        yuan("100.03"),
        yuan("1.15"),
        TERMS,
        (InterestSegment(yuan("100.03"), 23, LETTER_DAY),),
    )
    text = all_text(render_letter(letter(groups=(LetterGroup(None, (row,)),))))
    assert "＝1.150345≈1.15" in text


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (InterestBasis.REGULATION, "《保障中小企业款项支付条例》，日万分之五"),
        (InterestBasis.POLICY, "合同未约定违约金，暂按日万分之五列示"),
        (InterestBasis.AGREED, "违约金按合同约定，日万分之五"),
    ],
)
def test_the_basis_of_interest_is_printed(basis: InterestBasis, said: str) -> None:
    row = LetterRow(
        "货款",
        date(2026, 10, 13),
        30,
        yuan("1000"),
        yuan("0"),
        yuan("1000"),
        yuan("15"),
        InterestTerms(basis, Decimal("0.0005")),
        (InterestSegment(yuan("1000"), 30, LETTER_DAY),),
    )
    assert said in all_text(render_letter(letter(groups=(LetterGroup(None, (row,)),))))


def test_a_long_history_goes_on_over_the_page() -> None:
    earlier = tuple(
        EarlierContact(date(2026, 1 + n // 25, 1 + n % 25), ContactKind.CALL, f"王经理{n}")
        for n in range(150)
    )
    doc = letter(earlier=earlier)
    text = all_text(render_letter(doc))
    told = sum(f"与王经理{n}电话沟通" in text for n in range(150))
    assert told >= 151 - page_count(doc)  # one may be cut in two by the end of a page
    assert page_count(doc) > 1
    for page in paper_pages(doc):
        assert overlaps(page) == []


def test_a_draft_says_so_on_every_page() -> None:
    doc = letter(groups=many_rows(80), draft=True, number="", mark="")
    assert all("草稿" in page for page in page_texts(render_letter(doc)))


def test_a_first_letter_speaks_of_no_repeated_demands() -> None:
    call = EarlierContact(LETTER_DAY, ContactKind.CALL, "王经理")
    paid = EarlierContact(LETTER_DAY, ContactKind.PAID, amount=yuan("1"))
    final = letter(LetterStage.FINAL)
    for earlier, several in (((), False), ((call, paid), False), ((call, call), True)):
        text = all_text(render_letter(replace(final, earlier=earlier)))
        assert ("经多次催告" in text) == several
        assert "贵公司至今未付，已构成违约" in text


def test_an_offset_is_told_as_ours_and_is_no_demand() -> None:
    offset = EarlierContact(LETTER_DAY, ContactKind.OFFSET, amount=yuan("2500"))
    final = replace(letter(LetterStage.FINAL), earlier=(offset, offset))
    text = all_text(render_letter(final))
    assert "本公司11月12日以应付款冲抵2,500.00元" in text
    assert "贵公司11月12日付款" not in text
    assert "经多次催告" not in text


def test_a_lawyers_letter_speaks_of_the_client() -> None:
    call = EarlierContact(LETTER_DAY, ContactKind.CALL, "王经理")
    text = all_text(render_letter(replace(letter(LetterStage.LEGAL), earlier=(call,))))
    assert "委托人11月12日与王经理电话沟通" in text
    body = text.split("就上述款项")[1].split("签收回执")[0]
    assert "本公司" not in body


@pytest.mark.parametrize(
    ("subject", "said"),
    [("", "HT-1号合同，"), ("电机", "HT-1号《电机》合同，"), ("买卖合同", "HT-1号《买卖合同》，")],
)
def test_a_contract_is_called_a_contract(subject: str, said: str) -> None:
    demand = letter()
    group = LetterGroup(Contract("HT-1", LETTER_DAY, subject), demand.rows)
    assert said in all_text(render_letter(replace(demand, groups=(group,))))


def test_money_not_matched_and_part_of_a_receipt_are_told() -> None:
    paid = EarlierContact(LETTER_DAY, ContactKind.PAID, amount=yuan("20"), whole=yuan("50"))
    text = all_text(render_letter(replace(letter(), earlier=(paid,), unallocated=yuan("10000"))))
    assert "11月12日付款50.00元（其中20.00元用于上述款项）" in text
    assert "贵公司另有到账10,000.00元尚未核销，核销后上述金额相应减少。" in text
