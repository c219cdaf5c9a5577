"""How a kind of customer is dunned: stages by days, leads before the due day, who is told. Pure.

A profile is data. Its stages begin so many days after the due day (or after its month's end, or
after what was done before), follow each other without gap or overlap, and the last has no end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.collection.step import Step

DUE, MONTH_END, PREVIOUS = "due", "month_end", "previous"
BASES = (DUE, MONTH_END, PREVIOUS)
CHANNELS = ("internal", "message", "phone", "email", "letter", "visit")
TONES = ("friendly", "formal", "firm")
ROLES = ("owner", "sales_manager", "cfo", "legal", "boss")
LETTERS = ("", "reminder", "demand", "final", "legal")
STEPS = (*(Step.NOTICE, Step.MESSAGE, Step.CALL, Step.LETTER, Step.FINAL_LETTER, Step.BAD_DEBT),)
_MOST_DAYS = 3650
_MOST = 10**12


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage: from `first` to `last` days (None: no end) after the day that `basis` names.

    `min_amount` (minor units): less than that is not asked for; `min_gap`: days until the same is
    done again (0: once); `letter` the paper it calls for; `text` a text of the firm's own, by name.
    """

    key: str
    step: Step
    first: int
    last: int | None
    channel: str
    tone: str = "friendly"
    roles: tuple[str, ...] = ("owner",)
    letter: str = ""
    text: str = ""
    min_amount: int = 0
    min_gap: int = 0
    basis: str = DUE


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of dunning; without stages nothing is asked for but by hand.

    `leads`: kind of row ("" for all others) → days before its due day on which it is reminded of;
    `escalate`: (days, role): whoever is told once a row is more days overdue than that; `grace`:
    least days between entering a row by hand and its first stage; `repeat`: kind of row → days
    after which any stage of it is done again.
    """

    key: str
    rungs: tuple[Rung, ...]
    leads: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    escalate: tuple[tuple[int, str], ...] = ()
    repeat: Mapping[str, int] = field(default_factory=dict)
    grace: int = 0
    note: str = ""
    id: int | None = None
    own: bool = False
    retired: bool = False
    # first days, where all stages count from the due day alone: most do, and they are quick to find
    firsts: tuple[int, ...] | None = field(init=False, default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if all(rung.basis == DUE for rung in self.rungs):
            object.__setattr__(self, "firsts", tuple(rung.first for rung in self.rungs))

    @property
    def by_hand(self) -> bool:
        """Whether nobody is asked but by hand."""
        return not self.rungs

    def gap(self, rung: Rung, kind: str) -> int:
        """Days until the stage is done again for a row of that kind; 0: once."""
        every = self.repeat.get(kind, 0)
        return min(every, rung.min_gap) if every and rung.min_gap else every or rung.min_gap


# Product D1, M1–M3, D12. Roles: owner 业务员, sales_manager 销售经理, cfo 财务总监, boss 总经理.
_LEADS = {"": (7, 3), "retention": (30, 7)}
_REPEAT = {"retention": 7}


def _told(manager: int, cfo: int, last: int) -> tuple[tuple[int, str], ...]:
    """Who is told after so many days overdue: the salesperson at once, legal and the boss last."""
    days = {"owner": 0, "sales_manager": manager, "cfo": cfo, "legal": last, "boss": last}
    return tuple((day, role) for role, day in days.items())


_ESCALATE = _told(15, 30, 90)
_NOTICE = Rung("notice", Step.NOTICE, 0, 0, "message")
_MESSAGE = Rung("message", Step.MESSAGE, 1, 7, "message")
_CALL = Rung("call", Step.CALL, 8, 15, "phone")
_LETTER = Rung(
    *("letter", Step.LETTER, 16, 30, "letter", "formal", ("owner", "sales_manager"), "demand"),
    min_gap=7,
)
_LEGAL = Rung(*("legal", Step.FINAL_LETTER, 31, 90, "letter", "firm", ("cfo",), "final"), min_gap=7)
_BAD_DEBT = Rung(
    *("bad_debt", Step.BAD_DEBT, 91, None, "letter", "firm", ("boss",), "legal"), min_gap=7
)
_USUAL = (_NOTICE, _MESSAGE, _CALL, _LETTER, _LEGAL, _BAD_DEBT)


def _spread(*firsts: int) -> tuple[Rung, ...]:
    """The usual stages, beginning on other days."""
    ends = (*(first - 1 for first in firsts[1:]), None)
    return tuple(
        replace(rung, first=first, last=last)
        for rung, first, last in zip(_USUAL, firsts, ends, strict=True)
    )


# Whoever enters a row late has hardly told the customer of it: no reminder on the day after.
_GRACE = 3
DEFAULT = Profile("default", _USUAL, _LEADS, _ESCALATE, _REPEAT, _GRACE)
LENIENT = Profile(
    "lenient", _spread(0, 4, 15, 31, 61, 121), {"": (7,), "retention": (30, 7)},
    _told(30, 60, 120), _REPEAT, grace=5,
)  # fmt: skip
STRICT = Profile(
    "strict",
    tuple(
        replace(rung, tone=tone)
        for rung, tone in zip(
            _spread(0, 1, 4, 8, 16, 61),
            ("formal", "formal", "formal", "firm", "firm", "firm"),
            strict=True,
        )
    ),
    {"": (7, 3, 1), "retention": (30, 7)},
    _told(7, 15, 60),
    _REPEAT,
    grace=2,
)
ENGINEERING = Profile(
    "engineering", _spread(0, 1, 11, 31, 91, 181), {"": (15, 7), "retention": (60, 30, 7)},
    _told(30, 60, 180), _REPEAT, grace=_GRACE,
)  # fmt: skip
GOVERNMENT = Profile(
    "government",
    tuple(
        replace(rung, tone="friendly" if rung.first < _LEGAL.last else "formal")  # type: ignore[operator]  # has an end
        for rung in _spread(0, 8, 31, 61, 121, 181)
    ),
    {"": (15, 7), "retention": (30, 7)},
    _told(60, 120, 180),
    _REPEAT,
    grace=5,
)
MANUAL = Profile("manual", (), _LEADS, _ESCALATE)
SHIPPED = {one.key: one for one in (DEFAULT, LENIENT, STRICT, ENGINEERING, GOVERNMENT, MANUAL)}

TITLES: dict[str, tuple[str, str]] = {
    "default": ("默认", "Default"),
    "lenient": ("宽松", "Lenient"),
    "strict": ("严格", "Strict"),
    "engineering": ("工程类", "Engineering"),
    "government": ("政府国企", "Government and state firms"),
    "manual": ("仅人工", "By hand only"),
}
RUNG_WORDS: dict[str, tuple[str, str]] = {
    "notice": ("到期通知", "notice"),
    "message": ("提醒", "remind"),
    "call": ("电话", "call"),
    "letter": ("催款函", "letter"),
    "legal": ("移交法务", "hand to legal"),
    "final_letter": ("移交法务", "hand to legal"),
    "bad_debt": ("坏账预警", "bad-debt alarm"),
}


def title_of(name: str, language: str) -> str:
    """What a profile is called; one of the firm's own by its name."""
    return _pick(TITLES[name], language) if name in TITLES else name


def rung_word(rung: Rung, language: str) -> str:
    """What a stage is called: by its step."""
    return _pick(RUNG_WORDS[str(rung.step)], language)


def _pick(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language.startswith("zh") else pair[1]


# --- checked -------------------------------------------------------------------------------------


def check(profile: Profile) -> None:
    """Raises InvalidValue (field `stages.2.tone` …), Refused `stages_overlap`, `stages_gap`,
    `stages_order`, `stages_mixed`, with the stage's place from 1, its key and the days."""
    if not profile.key.strip():
        raise InvalidValue(field="name", value=profile.key, reason="empty")
    for kind, days in profile.leads.items():
        for day in days:
            _number(f"leads.{kind}", day, 1, _MOST_DAYS)
    for days_, role in profile.escalate:
        _number("escalate", days_, 0, _MOST_DAYS)
        _one_of("escalate", role, ROLES)
    _number("grace", profile.grace, 0, _MOST_DAYS)
    for kind, every in profile.repeat.items():
        _number(f"repeat.{kind}", every, 1, _MOST_DAYS)
    for place, rung in enumerate(profile.rungs, 1):
        _check_rung(place, rung)
    _check_keys(profile.rungs)
    _check_days(profile.rungs)


def _check_rung(place: int, rung: Rung) -> None:
    where = f"stages.{place}"
    if not rung.key.strip():
        raise InvalidValue(field=f"{where}.key", value=rung.key, reason="empty")
    _one_of(f"{where}.action", str(rung.step), tuple(map(str, STEPS)))
    _one_of(f"{where}.basis", rung.basis, BASES)
    _one_of(f"{where}.channel", rung.channel, CHANNELS)
    _one_of(f"{where}.tone", rung.tone, TONES)
    _one_of(f"{where}.letter", rung.letter, LETTERS)
    for role in rung.roles:
        _one_of(f"{where}.roles", role, ROLES)
    _number(f"{where}.from", rung.first, 0, _MOST_DAYS)
    if rung.last is not None:
        _number(f"{where}.to", rung.last, rung.first, _MOST_DAYS)
    _number(f"{where}.min_amount", rung.min_amount, 0, _MOST)
    _number(f"{where}.min_gap", rung.min_gap, 0, _MOST_DAYS)


def _check_keys(rungs: Sequence[Rung]) -> None:
    seen: set[str] = set()
    for place, rung in enumerate(rungs, 1):
        if rung.key in seen:
            raise InvalidValue(field=f"stages.{place}.key", value=rung.key, reason="twice")
        seen.add(rung.key)


def _check_days(rungs: Sequence[Rung]) -> None:
    """Days follow each other; stages that count from what was done before come last."""
    fixed = [rung for rung in rungs if rung.basis != PREVIOUS]
    if len({rung.basis for rung in fixed}) > 1:
        raise Refused("stages_mixed", field="stages")
    for place, (one, after) in enumerate(pairwise(rungs), 2):
        if one.basis == PREVIOUS and after.basis != PREVIOUS:
            raise Refused("stages_order", field="stages", stage=place, name=after.key)
    for place, (one, after) in enumerate(pairwise(fixed), 2):
        _check_pair(place, one, after)
    if rungs and not fixed:
        raise Refused("stages_order", field="stages", stage=1, name=rungs[0].key)
    if fixed and fixed[-1].last is not None:
        end, name = fixed[-1].last + 1, fixed[-1].key
        raise Refused("stages_gap", field="stages", stage=len(fixed), name=name, day=end)


def _check_pair(place: int, one: Rung, after: Rung) -> None:
    told = {"field": "stages", "stage": place, "name": after.key}
    if one.last is None or after.first <= one.last:
        raise Refused("stages_overlap", **told, day=after.first, before=one.key)
    if after.first > one.last + 1:
        raise Refused("stages_gap", **told, day=one.last + 1)


def _number(where: str, value: object, least: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidValue(field=where, value=str(value), reason="range")


def _one_of(where: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise InvalidValue(field=where, value=value, reason="unknown")


# --- as JSON -------------------------------------------------------------------------------------


def to_json(profile: Profile) -> dict[str, Any]:
    """The profile without name and note, as it is kept and as `profile --from` takes it."""
    return {
        "grace": profile.grace,
        "leads": {kind: list(days) for kind, days in profile.leads.items()},
        "repeat": dict(profile.repeat),
        "escalate": [list(pair) for pair in profile.escalate],
        "stages": [_rung_json(rung) for rung in profile.rungs],
    }


def _rung_json(rung: Rung) -> dict[str, Any]:
    return {
        "key": rung.key,
        "action": str(rung.step),
        "from": rung.first,
        "to": rung.last,
        "basis": rung.basis,
        "channel": rung.channel,
        "tone": rung.tone,
        "roles": list(rung.roles),
        "letter": rung.letter,
        "text": rung.text,
        "min_amount": rung.min_amount,
        "min_gap": rung.min_gap,
    }


def from_json(name: str, told: Any, note: str = "") -> Profile:
    """The profile that a document tells, not yet checked. Raises InvalidValue with the field."""
    if not isinstance(told, dict):
        raise InvalidValue(field="stages", value=str(told)[:40], reason="form")
    try:
        return Profile(
            name.strip(),
            tuple(_rung_of(place, one) for place, one in enumerate(told.get("stages") or (), 1)),
            {str(kind): tuple(days) for kind, days in dict(told.get("leads") or {}).items()},
            tuple((days, str(role)) for days, role in told.get("escalate") or ()),
            dict(told.get("repeat") or {}),
            told.get("grace", 0),
            note.strip(),
        )
    except (TypeError, ValueError, AttributeError):
        raise InvalidValue(field="stages", value=str(told)[:40], reason="form") from None


def _rung_of(place: int, told: Any) -> Rung:
    if not isinstance(told, dict):
        raise InvalidValue(field=f"stages.{place}", value=str(told)[:40], reason="form")
    try:
        step = Step(told.get("action", ""))
    except ValueError:
        where = f"stages.{place}.action"
        raise InvalidValue(field=where, value=str(told.get("action")), reason="unknown") from None
    return Rung(
        str(told.get("key") or step),
        step,
        told.get("from", 0),
        told.get("to"),
        str(told.get("channel", "phone")),
        str(told.get("tone", "friendly")),
        tuple(map(str, told.get("roles") or ("owner",))),
        str(told.get("letter", "")),
        str(told.get("text", "")),
        told.get("min_amount", 0),
        told.get("min_gap", 0),
        str(told.get("basis", DUE)),
    )
