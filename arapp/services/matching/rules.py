"""The rule table: party × reference × amount → confidence. Data, read from the top, first hit wins.

In the manner of Business Central, with one more value: an amount that fits but is so round that it
fits by accident is "round", not "unique".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from arapp.services.matching.rows import Confidence, Grade


class RefClass(StrEnum):
    """What the remark says about the rows of an answer."""

    NUMBER = "number"  # contract, invoice or statement number, whole and bounded
    LOOSE = "loose"  # digits or last digits only
    WORDS = "words"  # instalment, stage, month
    HALF = "half"  # one word of it fits, another fits nothing
    NONE = "none"
    OTHER = "other"  # it names something else
    WAITS = "waits"  # it names a row whose milestone is open, or that another receipt takes


class AmountClass(StrEnum):
    """How the amount fits the rows of an answer."""

    UNIQUE = "unique"  # exact, one way only, no accident
    ROUND = "round"  # exact, one way only, but so round that chance would do it too
    SEVERAL = "several"  # exact in more than one way
    LESS = "less"  # exact less a known fee, usual deduction or 抹零
    PART = "part"  # pays part of the rows
    OVER = "over"  # pays the rows, something remains
    PREPAY = "prepay"  # touches no row


@dataclass(frozen=True, slots=True)
class Rule:
    """`party` is the least grade; empty `refs` or `amounts` mean any. `auto`: may post itself;
    `on` False: it is passed over."""

    key: str
    party: Grade
    refs: frozenset[RefClass]
    amounts: frozenset[AmountClass]
    confidence: Confidence
    auto: bool = False
    on: bool = True

    @property
    def may_post(self) -> bool:
        """Whether it can be given leave to post: the payer known in full, the amount exact one way
        only, proven by a number or by itself. All else is vetoed, ambiguous or asked about."""
        exact = bool(self.amounts) and self.amounts <= _EXACT
        numbered = self.refs == {RefClass.NUMBER}
        odd = self.amounts == {AmountClass.UNIQUE} and bool(self.refs) and self.refs <= _FITTING
        return self.party >= Grade.FULL and exact and (numbered or odd)

    def holds(self, party: Grade, ref: RefClass, amount: AmountClass) -> bool:
        """Whether it is about such an answer."""
        named = not self.refs or ref in self.refs
        fits = not self.amounts or amount in self.amounts
        return self.on and party >= self.party and named and fits


_EXACT = frozenset({AmountClass.UNIQUE, AmountClass.ROUND})
_FITTING = frozenset({RefClass.NUMBER, RefClass.WORDS, RefClass.LOOSE, RefClass.NONE})


def _rule(
    key: str, party: Grade, refs: str, amounts: str, confidence: str, auto: bool = False
) -> Rule:
    return Rule(
        key,
        party,
        frozenset(RefClass(r) for r in refs.split()),
        frozenset(AmountClass(a) for a in amounts.split()),
        Confidence(confidence),
        auto,
    )


RULES: tuple[Rule, ...] = (
    # key, party at least, reference, amount, confidence, may post itself
    _rule("full_number_exact", Grade.FULL, "number", "unique round", "high", True),
    _rule("full_unique", Grade.FULL, "words none loose", "unique", "high", True),
    _rule("full_named_less", Grade.FULL, "number", "less", "high"),
    _rule("full_words_exact", Grade.FULL, "words loose", "round", "high"),
    _rule("full_words_less", Grade.FULL, "words loose", "less", "medium"),
    _rule("partial_number_exact", Grade.PARTIAL, "number", "unique round", "high"),
    _rule("partial_words_unique", Grade.PARTIAL, "words loose", "unique", "high"),
    _rule("full_number_part", Grade.FULL, "number words loose", "part over", "medium"),
    _rule("full_round", Grade.FULL, "none", "round", "medium"),
    _rule("full_less", Grade.FULL, "none", "less", "medium"),
    _rule("full_number_several", Grade.FULL, "number words loose", "several", "medium"),
    _rule("full_half", Grade.FULL, "half", "unique round", "medium"),
    _rule("full_other", Grade.FULL, "other", "unique", "medium"),
    _rule("partial_exact", Grade.PARTIAL, "words loose none", "unique round", "medium"),
    _rule("partial_named", Grade.PARTIAL, "number", "less part over several", "medium"),
    _rule("ask_number_exact", Grade.ASK, "number words loose", "unique round", "medium"),
    _rule("ask_unique", Grade.ASK, "none", "unique", "medium"),
    _rule("full_all_and_more", Grade.FULL, "none", "over", "medium"),
    # money for what is not open (yet): the remark names it, or nothing is open at all
    _rule("full_prepay", Grade.FULL, "number words", "prepay", "medium"),
    _rule("number_only", Grade.NONE, "number", "unique round", "medium"),
    _rule("anything", Grade.NONE, "", "", "low"),
)


LAST = RULES[-1].key  # takes what no other rule is about, so it stays where it is


def judge(party: Grade, ref: RefClass, amount: AmountClass, rules: Sequence[Rule] = RULES) -> Rule:
    """The first rule that holds."""
    return next(rule for rule in rules if rule.holds(party, ref, amount))
