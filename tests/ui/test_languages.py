"""Both languages are complete, and every error has a sentence in them."""

from datetime import date
from pathlib import Path

import pytest

from arapp.models.values import errors
from arapp.models.values.money import Money
from arapp.ui import language, text, words
from tools import i18n


def test_every_text_is_translated_and_compiled() -> None:
    assert i18n.check() == []


def test_the_check_sees_a_text_that_can_never_be_found(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text('self.tr(f"Total {n}")\nself.tr("Total")\n', encoding="utf-8")
    assert i18n.never_found(source) == ["page.py:1"]


def test_texts_are_read_whatever_stands_in_the_docstrings(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text(
        'class Page:\n    """ "3 rows"; "" when there are none. """\n'
        '    def show(self):\n        return self.tr("Open " "it", "verb")\n'
        'COUNT = translate("c", "%n row(s)", None, 2)\n'
        'MARK = QT_TRANSLATE_NOOP("labels", "Post")\n',
        encoding="utf-8",
    )
    assert i18n.texts([source]) == [
        i18n.Text("Page", "Open it", "verb"),
        i18n.Text("c", "%n row(s)"),
        i18n.Text("labels", "Post"),
    ]


def test_the_check_sees_an_unfinished_text(tmp_path: Path) -> None:
    ts = tmp_path / "a.ts"
    wanted = [i18n.Text("Page", "Open"), i18n.Text("Page", "%n row(s)")]
    i18n.save(ts, "zh_CN", wanted, {("Page", "Open"): ["打开"]})
    assert i18n.load(ts) == {("Page", "Open"): ["打开"], ("Page", "%n row(s)"): []}


@pytest.mark.parametrize(
    ("source", "forms"),
    [("%n day(s)", ["%n day", "%n days"]), ("%n copy(s)", ["%n copy", "%n copies"]),
     ("%n match(es) left", ["%n match left", "%n matches left"])],
)  # fmt: skip
def test_english_plurals(source: str, forms: list[str]) -> None:
    assert i18n.english(source) == forms


@pytest.mark.parametrize(
    ("system", "chosen"), [("en_GB", "en"), ("zh_CN", "zh"), ("zh_TW", "zh"), ("de_DE", "zh")]
)
def test_the_systems_language_and_chinese_where_it_is_neither(system: str, chosen: str) -> None:
    assert language.choose("", system) == chosen
    assert language.choose("en", system) == "en"


def kinds() -> set[str]:
    found: set[str] = set()
    waiting: list[type[errors.ArappError]] = [errors.ArappError]
    while waiting:
        kind = waiting.pop()
        found.add(kind.kind)
        waiting += kind.__subclasses__()
    return found - {"error", "refused"}


def test_every_error_has_a_sentence() -> None:
    assert kinds() - words.ERRORS.keys() == set()


def test_sentences_show_money_days_and_names(chinese: None) -> None:
    error = errors.OverAllocated(record="plan 3", available=Money(100_000), wanted=Money(200_000))
    assert text.sentence(error) == "只剩 1,000.00，不够核销 2,000.00。"
    missing = errors.LedgerMissing(path=Path("/a/b/tide.arapp"))
    assert text.sentence(missing) == "找不到 tide.arapp。是不是移走或改名了？"


def test_an_unknown_kind_still_gets_a_sentence(english: None) -> None:
    error = errors.Refused("not_known_yet", until=date(2026, 10, 31))
    assert text.sentence(error) == "This is not possible (not_known_yet). until: 2026-10-31"


def test_a_field_that_is_missing_does_not_hide_the_sentence(english: None) -> None:
    assert text.sentence(errors.InvalidAmount()).startswith("“?” is not an amount")


def test_sentences_call_fields_by_their_words(chinese: None) -> None:
    error = errors.InvalidValue(field="due_rule", value="哪天", reason="strange")
    assert "到期规则" in text.sentence(error)
    assert "due_rule" not in text.sentence(error)
