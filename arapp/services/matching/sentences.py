"""The reasons in words: one phrase of the table per key, filled from the evidence.

`minor` and `rest` are money, `customer` becomes the customer's name.
"""

from collections.abc import Mapping

from arapp.models.values.money import plain
from arapp.services.matching.rows import Evidence
from arapp.services.matching.sentence_table import (
    GROUPS,
    SENTENCES,
    STAGES,
    STRENGTHS,
    WHY_NOT,
    Phrase,
)


def _pick(phrase: Phrase, lang: str) -> str:
    return phrase[0] if lang.startswith("zh") else phrase[1]


def sentence(
    evidence: Evidence, lang: str, currency: str = "CNY", names: Mapping[int, str] | None = None
) -> str:
    """The evidence in words. `lang` "zh…" or any other for English; `names`: customers by id."""
    facts: dict[str, str] = {}
    for key, value in evidence.data:
        if key in ("minor", "rest") and isinstance(value, int):
            facts[key] = _grouped(value, currency)
        elif key == "customer" and isinstance(value, int):
            facts[key] = (names or {}).get(value, f"#{value}")
        else:
            facts[key] = str(value)
    facts.setdefault("what", _what(facts, lang))
    if "label" in facts and not facts["label"]:
        facts["label"] = facts.get("contract") or facts.get("invoice") or "—"
    return _pick(SENTENCES[f"{evidence.group}.{evidence.key}"], lang).format(**facts)


def _grouped(minor: int, currency: str) -> str:
    """Minor units → "12,640.00"."""
    whole, dot, cents = plain(abs(minor), currency).partition(".")
    return f"{'-' if minor < 0 else ''}{int(whole):,}{dot}{cents}"


def _what(facts: Mapping[str, str], lang: str) -> str:
    """Instalment 2, acceptance, March: what a remark speaks of."""
    words = []
    if "period" in facts:
        words.append(_pick(("第 {0} 期", "instalment {0}"), lang).format(facts["period"]))
    if "stage" in facts:
        words.append(_pick(STAGES[facts["stage"]], lang))
    if "month" in facts:
        words.append(_pick(("{0} 月款", "month {0}"), lang).format(facts["month"]))
    told = _pick(("、", ", "), lang).join(words)
    # a figure stands apart from the character before it
    return f" {told}" if lang.startswith("zh") and told[:1].isdigit() else told


def why_not(key: str, lang: str) -> str:
    """Why an alternative is not the first proposal."""
    return _pick(WHY_NOT[key], lang) if key else ""


def group(key: str, lang: str) -> str:
    """The word before a reason: 付款方, 单据号, 金额 …"""
    return _pick(GROUPS[key], lang)


def strength(key: str, lang: str) -> str:
    """How strong a reason is, "" for a mere note."""
    return _pick(STRENGTHS[key], lang)
