"""What a firm sets for its matching: limits, order of paying, the guard, the rule table.

Only what differs from a new ledger is stored, as two rows of `setting`; what cannot be read there
counts as never set.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings as stored
from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.rows import DIFFERENCE_REASONS, Confidence, Settings
from arapp.services.matching.rules import LAST, RULES, Rule

SETTING = "matching"
RULE_SETTING = "matching_rules"
BY_HAND = "by_hand"
# Until a firm turns it on and sees what it would have done, an amount alone posts nothing.
SHIPPED = Settings(amount_posts=False)
_MOST_STEPS = 60
_MOST = 10**12  # minor units
_CONFIDENCES = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)


def settings(tx: Tx) -> Settings:
    """As the firm has set them."""
    known = stored.read(tx, SETTING)
    changes = {}
    for key, value in known.items() if isinstance(known, dict) else ():
        try:
            changes[key] = _READ[key](value)
        except (KeyError, InvalidValue):  # written by another program or a later one
            continue
    return replace(SHIPPED, **changes, rules=_own_rules(tx))


def limits(tx: Tx) -> Mapping[str, int | None]:
    """Highest difference per reason in minor units, None where there is no limit."""
    return limits_of(settings(tx))


def limits_of(of: Settings) -> Mapping[str, int | None]:
    """The same of settings already read."""
    known = dict(of.limits)
    return {reason: known.get(reason) for reason in DIFFERENCE_REASONS}


def rule_table(tx: Tx) -> tuple[Rule, ...]:
    """The rules in their order, those switched off among them."""
    return _own_rules(tx) or RULES


# --- one setting -----------------------------------------------------------------------------


def _wrong(field: str, value: object, reason: str) -> InvalidValue:
    return InvalidValue(field=field, value=str(value), reason=reason)


def _yes_no(field: str) -> Callable[[Any], bool]:
    def read(value: Any) -> bool:
        if not isinstance(value, bool):
            raise _wrong(field, value, "yes_no")
        return value

    return read


def _amount(field: str, value: Any, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _MOST:
        raise _wrong(field, value, "range")
    return value


def _steps(field: str) -> Callable[[Any], tuple[int, ...]]:
    def read(value: Any) -> tuple[int, ...]:
        if not isinstance(value, list | tuple) or len(value) > _MOST_STEPS:
            raise _wrong(field, value, "range")
        found = tuple(sorted({_amount(field, one, least=1) for one in value}))
        shipped: tuple[int, ...] = getattr(SHIPPED, field)
        return shipped if found == tuple(sorted(shipped)) else found

    return read


def _limits(value: Any) -> tuple[tuple[str, int], ...]:
    try:
        pairs = dict(value)
    except (TypeError, ValueError):
        raise _wrong("limits", value, "form") from None
    unknown = [str(one) for one in pairs if one not in DIFFERENCE_REASONS]
    if unknown:
        raise _wrong("limits", unknown[0], "unknown")
    return tuple(
        (reason, _amount("limits", pairs[reason]))
        for reason in DIFFERENCE_REASONS
        if pairs.get(reason) is not None
    )


def _policy(value: Any) -> str:
    if value != BY_HAND and value not in POLICIES:
        raise _wrong("policy", value, "unknown")
    return str(value)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "fee_steps": _steps("fee_steps"),
    "tails": _steps("tails"),
    "settle_under": lambda value: _amount("settle_under", value),
    "limits": _limits,
    "policy": _policy,
    "amount_posts": _yes_no("amount_posts"),
    "auto_posting": _yes_no("auto_posting"),
}


@dataclass(frozen=True)
class SetMatching:
    """Change these settings; `changed` is (name, value) each.

    Names: fee_steps, tails (minor units), settle_under (minor units), limits ((reason, minor units
    or None for no limit) …, all of them), policy, amount_posts, auto_posting.
    """

    changed: tuple[tuple[str, Any], ...]

    label: ClassVar[str] = "set_matching"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the names that differ from before. Raises InvalidValue with the name as field."""
        before = settings(tx)
        unknown = [name for name, _ in self.changed if name not in _READ]
        if unknown:
            raise _wrong(unknown[0], "", "unknown")
        values = {name: _READ[name](value) for name, value in self.changed}
        changed = [name for name, value in values.items() if value != getattr(before, name)]
        if changed:
            own = {name: getattr(before, name) for name in _READ} | values
            kept = {k: v for k, v in own.items() if v != getattr(SHIPPED, k)}
            stored.write(tx, SETTING, kept or None)
        return Outcome(frozenset({Topic.SETTINGS}) if changed else frozenset(), changed)


# --- the rule table --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What a firm may choose of a rule; its place is that in the list."""

    key: str
    confidence: str
    auto: bool = False
    on: bool = True


def choices(rules: Sequence[Rule]) -> tuple[RuleChoice, ...]:
    """The choices that make up a table."""
    return tuple(RuleChoice(one.key, str(one.confidence), one.auto, one.on) for one in rules)


def chosen(rows: Sequence[RuleChoice]) -> tuple[Rule, ...]:
    """The table of these choices, every shipped rule in it once.

    Raises InvalidValue, field `rules`, value the key of the rule: `unknown`, `twice`, `missing`,
    `confidence`, `may_not_post` (it would let what is vetoed, ambiguous or asked about post),
    `last` (the rule that takes all the rest stays as it is, at the end).
    """
    shipped = {rule.key: rule for rule in RULES}
    found: dict[str, Rule] = {}
    for row in rows:
        if row.key not in shipped:
            raise _wrong("rules", row.key, "unknown")
        if row.key in found:
            raise _wrong("rules", row.key, "twice")
        found[row.key] = _chosen(shipped[row.key], row)
    missing = [key for key in shipped if key not in found]
    if missing:
        raise _wrong("rules", missing[0], "missing")
    table = tuple(found.values())
    if table[-1] != shipped[LAST]:
        raise _wrong("rules", LAST, "last")
    return table


def _chosen(rule: Rule, row: RuleChoice) -> Rule:
    if row.confidence not in _CONFIDENCES:
        raise _wrong("rules", rule.key, "confidence")
    confidence = Confidence(row.confidence)
    if row.auto and (not rule.may_post or confidence is not Confidence.HIGH):
        raise _wrong("rules", rule.key, "may_not_post")
    return replace(rule, confidence=confidence, auto=row.auto, on=row.on)


def _own_rules(tx: Tx) -> tuple[Rule, ...]:
    """The firm's table; empty when it has none, or one that does not hold (any more)."""
    known = stored.read(tx, RULE_SETTING)
    if not isinstance(known, list):
        return ()
    try:
        rows = [
            RuleChoice(str(key), str(how), bool(auto), bool(on)) for key, how, auto, on in known
        ]
        return chosen(_with_new(rows))
    except (TypeError, ValueError, InvalidValue):
        return ()


def _with_new(rows: list[RuleChoice]) -> list[RuleChoice]:
    """Rules that came with a later program stand before the last, rules that went are left out."""
    shipped = {one.key: one for one in choices(RULES)}
    kept = [row for row in rows if row.key in shipped]
    new = [one for key, one in shipped.items() if all(row.key != key for row in kept)]
    return kept[:-1] + new + kept[-1:] if kept else []


@dataclass(frozen=True)
class SetRules:
    """The rule table of the firm from now on; none: the shipped one again."""

    rules: tuple[RuleChoice, ...] = ()

    label: ClassVar[str] = "set_rules"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: keys of the rules that differ from before in what they say or where they stand.

        Raises InvalidValue as `chosen`.
        """
        before, table = rule_table(tx), chosen(self.rules) if self.rules else RULES
        changed = [now.key for old, now in zip(before, table, strict=True) if old != now]
        if changed:
            rows = [[one.key, one.confidence, one.auto, one.on] for one in choices(table)]
            stored.write(tx, RULE_SETTING, None if table == RULES else rows)
        return Outcome(frozenset({Topic.SETTINGS}) if changed else frozenset(), changed)
