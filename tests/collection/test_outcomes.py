"""Texts, calendar, mail, effectiveness, the December list, the legal pack."""

import email
import hashlib
from datetime import timedelta
from email.policy import default
from pathlib import Path
from zipfile import ZipFile

import pytest

from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.collection import message_text as words
from arapp.services.collection.dossier import dossier
from arapp.services.collection.effect import effects
from arapp.services.collection.limitation import RestartLimitation
from arapp.services.collection.outcomes import (
    OUTCOMES,
    REASONS,
    outcome_code,
    outcome_word,
    reached,
    reason_word,
)
from arapp.services.collection.outgoing import calendar, events, mail_draft
from arapp.services.collection.rungs import TONES
from arapp.services.collection.tax_list import tax_candidates, tax_sheet
from arapp.services.collection.texts import LANGUAGES, SaveText, Wanted, compose
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import attach
from arapp.services.papers.legal_pack import write_pack
from tests.collection.book import ago
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = f"""
    公司 简称=澄禾
    客户 弘达 业务=周凯
    合同 CH-1 弘达 96000
    应收 A 弘达 96000 入账=2026-01-01 到期={ago(13)} 合同=CH-1 款项=验收款
    应收 B 弘达 5000 入账=2026-01-01 到期={ago(-5)} 款项=尾款
"""


@pytest.mark.parametrize("kind", ["message", "call", "mail"])
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_filled_in(books: Dispatch, kind: str, tone: str, language: str) -> None:
    ids = given(books, BOOK)
    found = books.ask(lambda tx: dossier(tx, TODAY, ids["弘达"], "CNY"))
    for length in ("short", "long"):
        for rows in ((), (ids["B"],), (ids["A"], ids["B"])):
            wanted = Wanted(kind, tone, length, language, rows, "李敏", "吴桂芳")
            told = books.ask(lambda tx, w=wanted: compose(tx, found, TODAY, w))  # type: ignore[misc]  # bound now
            assert "{" not in told.body + told.subject
            assert "吴桂芳" in told.body
            assert bool(told.subject) is (kind == "mail")
            amount = {(): "96,000.00", (ids["B"],): "5,000.00"}.get(rows, "101,000.00")
            assert amount in told.body + told.subject


def test_every_tone_has_both_lengths_and_languages() -> None:
    for table in (*words.MESSAGES.values(), words.CALLS):
        assert set(table) == set(TONES)
        for lengths in table.values():
            assert set(lengths) == {"short", "long"}
            assert all(all(pair) for pair in lengths.values())
            assert all(len(lengths["short"][n]) < len(lengths["long"][n]) for n in (0, 1))


def test_a_text_of_the_firms_own_is_taken_first(books: Dispatch) -> None:
    ids = given(books, BOOK)
    found = books.ask(lambda tx: dossier(tx, TODAY, ids["弘达"], "CNY"))
    body = "{customer} {amount} 该付了"
    books.run(SaveText("message", "通用", "泛泛 {amount}"))
    books.run(SaveText("message", "电话阶段", body, stage="call", tone="friendly"))
    told = books.ask(lambda tx: compose(tx, found, TODAY, Wanted()))
    assert told.body == "弘达 96,000.00 元 该付了"
    other = books.ask(lambda tx: compose(tx, found, TODAY, Wanted(tone="firm")))
    assert other.body == "泛泛 96,000.00 元"
    for bad, why in (
        ("{xqzv}", "placeholder"),
        ("{ammount}", "placeholder_near"),
        ("{amount", "placeholder_brace"),
        ("amount}", "placeholder_brace"),
    ):
        with pytest.raises(InvalidValue) as refused:
            books.run(SaveText("message", "坏", bad))
        assert refused.value.fields["reason"] == why


def test_outcomes_and_reasons_in_both_languages() -> None:
    for code in OUTCOMES:
        for language in LANGUAGES:
            assert outcome_code(outcome_word(code, language)) == code
    assert all(reason_word(code, "zh_CN") != reason_word(code, "en") for code in REASONS)
    assert outcome_code("说在走流程") == ""
    assert reached(outcome_word("promised", "zh_CN"))
    assert not any(reached(outcome_word(c, "zh_CN")) for c in ("no_answer", "wrong_number"))


def test_the_calendar_holds_what_comes_and_folds_its_lines(books: Dispatch) -> None:
    name = "很长名字的客户有限公司" * 3
    given(
        books,
        f"""
        客户 {name}
        应收 A {name} 100 入账=2026-01-01 到期={ago(9)}
        承诺 {name} 100 计划=A 说于={ago(1)} 到={ago(-3)}
        暂缓 {name} 日期={ago(1)} 到={ago(-5)} 备注=等;验收,单
        """,
    )
    found = books.ask(lambda tx: events(tx, TODAY, TODAY + timedelta(days=30)))
    assert [one.key.split("-")[0] for one in found] == ["promise", "hold"]
    text = calendar(found, "ledger", books.clock.now())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261115" in whole
    assert "DESCRIPTION:等\\;验收\\,单" in whole
    assert whole.startswith("BEGIN:VCALENDAR\r\n")
    assert whole.endswith("END:VCALENDAR\r\n")
    assert books.ask(lambda tx: events(tx, TODAY, TODAY)) == []


def test_a_mail_draft_holds_its_file_and_no_other_header() -> None:
    data = mail_draft(
        "a@b.cn",
        "催款\r\nBcc: x@y.z",
        "正文\n第二行",
        attachments=[("催款函.pdf", "application/pdf", b"%PDF")],
    )
    mail = email.message_from_bytes(data, policy=default)
    assert (mail["To"], mail["Subject"], mail["Bcc"]) == ("a@b.cn", "催款 Bcc: x@y.z", None)
    assert mail["X-Unsent"] == "1"
    body = mail.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "正文\n第二行\n"
    part = next(iter(mail.iter_attachments()))
    assert (part.get_filename(), part.get_content()) == ("催款函.pdf", b"%PDF")


def test_what_a_stage_brought_in(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(40)}
        收款 R 甲 100 日期={ago(30)}
        核销 R A 100 日期={ago(30)}
        应收 B 甲 200 入账=2026-01-01 到期={ago(20)}
        收款 S 甲 50 日期={ago(16)}
        核销 S B 50 日期={ago(16)}
        应收 C 甲 400 入账=2026-01-01 到期={ago(3)}
        应收 D 甲 800 入账=2026-01-01 到期={ago(40)}
        暂缓 甲 计划=D 日期={ago(60)} 到={ago(0)}
        """,
    )
    found = {
        one.stage: one
        for one in books.ask(lambda tx: effects(tx, TODAY - timedelta(days=90), TODAY))
    }
    message, call = found["message"], found["call"]
    assert (message.rows, message.customers, message.amount) == (3, 1, 700_00)
    # C is 2 days there: not ripe; A took 9 days, of B a quarter came within 7
    assert (message.ripe_7, message.settled_7, message.paid_7) == (2, 0, 50_00)
    assert (message.ripe_14, message.settled_14, message.paid_14) == (2, 1, 150_00)
    assert (call.rows, call.amount, call.settled_7) == (2, 250_00, 1)
    assert call.share_7 == 500_000
    assert "bad_debt" not in found, "what was held entered nothing"


def test_the_december_list_by_age_and_sum(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 老 甲 900000 入账=2023-01-01 到期=2023-11-11
        应收 界 甲 900000 入账=2023-01-01 到期=2023-11-12
        应收 小 甲 50000 入账=2025-01-01 到期=2025-11-11
        应收 大 甲 50000.01 入账=2025-01-01 到期=2025-11-11
        应收 新 甲 10 入账=2025-01-01 到期=2025-11-12
        """,
    )
    found = books.ask(lambda tx: tax_candidates(tx, TODAY))
    assert [(one.title, one.rule) for one in found] == [
        ("老", "over_three_years"), ("小", "small_over_one_year"),
    ]  # fmt: skip
    little = books.ask(lambda tx: tax_candidates(tx, TODAY, income=100_000_00))
    assert [one.title for one in little] == ["老", "小"]  # either limit will do
    large = books.ask(lambda tx: tax_candidates(tx, TODAY, income=1_000_000_000_00))
    assert [one.title for one in large] == ["老", "小", "大"]
    for language in LANGUAGES:
        sheet = books.ask(lambda tx, lang=language: tax_sheet(tx, TODAY, lang))  # type: ignore[misc]  # bound now
        assert all(len(row) == len(sheet.heads) for row in sheet.rows)
        assert sheet.notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legal_pack_names_every_file_with_its_hash(
    books: Dispatch, tmp_path: Path, language: str
) -> None:
    ids = given(books, BOOK + f"\n沟通 弘达 日期={ago(2)} 结果=答应查账")
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"%PDF-1.4 contract")
    attach(books, f"contract:{ids['CH-1']}", scan, "")
    event = books.run(RestartLimitation(ids["弘达"], TODAY, "lawsuit", "立案")).outcome.result
    notice = tmp_path / "立案.pdf"
    notice.write_bytes(b"%PDF-1.4 notice")
    attach(books, f"limitation_event:{event}", notice, "")
    out = tmp_path / "弘达.zip"

    def pack() -> bytes:
        made = books.ask(lambda tx: write_pack(tx, books.path, ids["弘达"], out, language))
        assert made.missing == ()
        assert made.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
        return out.read_bytes()

    first = pack()
    with ZipFile(out) as zipped:
        names = zipped.namelist()
        index = zipped.read(next(n for n in names if n.startswith("0-"))).decode()
        assert zipped.testzip() is None
        for name in names:
            if not name.startswith("0-"):
                assert f"{hashlib.sha256(zipped.read(name)).hexdigest()}  {name}" in index
        assert any(name.endswith("合同.pdf") for name in names)
    assert len(names) == 8
    assert pack() == first, "the same day, the same bytes"


def test_a_file_that_is_gone_is_named_in_the_pack(books: Dispatch, tmp_path: Path) -> None:
    ids = given(books, BOOK)
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"%PDF-1.4 contract")
    attach(books, f"contract:{ids['CH-1']}", scan, "")
    digest = hashlib.sha256(b"%PDF-1.4 contract").hexdigest()
    for path in books.path.parent.rglob(f"*{digest}*"):
        path.chmod(0o600)
        path.unlink()
    made = books.ask(lambda tx: write_pack(tx, books.path, ids["弘达"], tmp_path / "x.zip"))
    assert len(made.missing) == 1
    given(books, f"客户 乙\n应收 Z 乙 100 入账=2026-01-01 到期={ago(-9)}")
    other = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = '乙'"))
    with pytest.raises(Refused, match="nothing_to_pack"):
        books.ask(lambda tx: write_pack(tx, books.path, other, tmp_path / "y.zip"))
