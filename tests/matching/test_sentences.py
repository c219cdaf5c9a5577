"""Every reason has words in both languages, with the same facts."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from arapp.services.matching import not_ours, sentence_table, sentences
from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.rows import Evidence, data

HERE = Path(sentences.__file__).parent
TABLES = (
    sentence_table.GROUPS,
    sentence_table.STRENGTHS,
    sentence_table.STAGES,
    sentence_table.SENTENCES,
    sentence_table.WHY_NOT,
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_both_languages_are_there_with_the_same_facts() -> None:
    for table in TABLES:
        for key, (chinese, english) in table.items():
            assert fields(chinese) == fields(english), key
            assert not english or english.replace("“", "").replace("”", "").isascii(), key
            assert not chinese or not chinese.isascii(), key


def test_every_key_used_has_a_sentence_and_no_sentence_is_left_over() -> None:
    used: set[str] = set()
    for path in HERE.glob("*.py"):
        if path.name not in ("sentences.py", "sentence_table.py"):
            used |= set(strings(ast.parse(path.read_text(encoding="utf-8"))))
    used |= {"number_contract", "number_invoice", "number_statement"}  # put together from the kind
    used |= {"pays_exact", "pays_oldest", "pays_round"}
    left_over = {k for k in sentence_table.SENTENCES if k.split(".")[1] not in used}
    assert left_over == set()
    assert {k for k in sentence_table.WHY_NOT if k not in used} == set()


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda p: p.name)
def test_literal_evidence_is_known(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Evidence":
            continue
        group, key, strength = node.args[:3]
        if isinstance(group, ast.Constant) and isinstance(key, ast.Constant):
            assert f"{group.value!s}.{key.value!s}" in sentence_table.SENTENCES
        if isinstance(strength, ast.Constant):
            assert strength.value in sentence_table.STRENGTHS


def test_reasons_for_money_of_no_customer_and_orders_of_paying_have_words() -> None:
    told = [key for key, _ in (*not_ours._HARD, *not_ours._SOFT, *not_ours._PAYERS)]
    assert {f"veto.{key}" for key in told} <= set(sentence_table.SENTENCES)
    assert {f"policy.{key}" for key in POLICIES} <= set(sentence_table.SENTENCES)


def test_a_sentence_is_filled() -> None:
    fee = Evidence("amount", "less_fee", "medium", data(minor=3000))
    assert sentences.sentence(fee, "zh_CN") == "少 30.00，像手续费"
    assert sentences.sentence(fee, "en") == "30.00 short, like a bank fee"
    other = Evidence("party", "only_similar", "note", data(customer=7))
    assert "上海宏达" in sentences.sentence(other, "zh_CN", names={7: "上海宏达"})
    words = Evidence("reference", "words_fit_nothing", "veto", data(period=2, stage="acceptance"))
    assert "第 2 期、验收款" in sentences.sentence(words, "zh_CN")


def test_figures_in_a_sentence_are_grouped_and_stand_apart() -> None:
    rest = Evidence("amount", "pays_all_and_more", "weak", data(rest=1_264_000_50))
    assert sentences.sentence(rest, "zh_CN") == "付清后还多 1,264,000.50，记为预收款"
    assert "1,264,001" in sentences.sentence(
        Evidence("amount", "less_fee", "medium", data(minor=1_264_001)), "zh_CN", "JPY"
    )
    month = Evidence("reference", "words_fit", "medium", data(month=10, count=1))
    assert sentences.sentence(month, "zh_CN") == "附言说的 10 月款对上了 1 笔"
    stage = Evidence("reference", "words_fit", "medium", data(stage="final", count=1))
    assert sentences.sentence(stage, "zh_CN") == "附言说的尾款对上了 1 笔"
