"""The score of a customer: points by the model, what each part rests on, what would lift it.

Nothing of it is stored but the model. A customer with too few rows or months has no score and keeps
the grade it has. A grade set by hand stands until its day; after that the reckoned one is proposed.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import exponent
from arapp.services.credit import points_model
from arapp.services.credit.assessed import Assessed, assessed, assessments
from arapp.services.credit.grades import Grade, Standing, grades, standing, standings
from arapp.services.credit.model_kept import model_of, write_model
from arapp.services.credit.points_model import DEFAULT, LEVELS, PARTS, PointsModel
from arapp.services.credit.track import Track, track, tracks
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.progress import Progress, silent

_GOOD = LEVELS.index("good")
_STEP = 500  # customers between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class MeasureScore:
    """Points of a measure; `value` in its unit, None when nothing is known."""

    key: str
    points: int
    of: int
    value: int | None


@dataclass(frozen=True, slots=True)
class PartScore:
    """Points of a part, and of the measures it is made of."""

    key: str
    points: int
    of: int
    facts: tuple[MeasureScore, ...]


@dataclass(frozen=True, slots=True)
class Lift:
    """What would raise the score by `plus`: pay_overdue (amount, days), keep_promise, pay_in_time
    (amount, rows), report. Each was scored with the change; together they add up."""

    key: str
    plus: int
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """`points` None: not enough is known (`lacks`: rows, months, each (there, needed)).

    `grade` is what it comes to, `current` what the customer has; `missing` points to `next_grade`
    ("" at the top) and `reach`: whether the lifts get there. `by_hand`: the current grade was set
    by hand; `expired`: and its day is over. Of one customer `parts` are told without a score too.
    """

    customer_id: int
    points: int | None
    grade: str
    current: str
    parts: tuple[PartScore, ...] = ()
    lifts: tuple[Lift, ...] = ()
    next_grade: str = ""
    missing: int = 0
    reach: bool = False
    by_hand: bool = False
    expired: bool = False
    lacks: tuple[tuple[str, int, int], ...] = ()

    @property
    def proposed(self) -> str:
        """The grade to be proposed, "" when the current one stands."""
        stands = self.by_hand and not self.expired
        return "" if stands or self.grade == self.current else self.grade


@dataclass(frozen=True)
class SetPointsModel:
    """Another points model; grades stay as they are until they are reckoned again."""

    model: str
    """JSON as of `points_model.to_json`; "" for the one of a new ledger."""

    label: ClassVar[str] = "set_points_model"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Raises InvalidValue, its field and reason as in `points_model.problems`."""
        write_model(tx, parsed(self.model))
        return Outcome(frozenset({Topic.SETTINGS, Topic.CUSTOMERS}))


def parsed(text: str) -> PointsModel:
    """A model from its JSON; "" is the default. Raises InvalidValue."""
    import json

    if not text.strip():
        return DEFAULT
    try:
        model = points_model.from_json(json.loads(text))
    except (ValueError, RecursionError):
        raise InvalidValue(field="points_model", value="", reason="unknown") from None
    points_model.require(model)
    return model


@dataclass(frozen=True, slots=True)
class _Case:
    """All that a score is made of."""

    who: Standing
    track: Track
    known: Assessed
    as_of: date


def score(tx: Tx, customer_id: int, as_of: date, model: PointsModel | None = None) -> Score:
    """The score of a customer as of a day. Raises NoSuchCustomer."""
    wanted = model or model_of(tx)
    who = standing(tx, customer_id)
    paid = track(tx, customer_id, as_of, wanted.window)
    return score_of(tx, who, paid, as_of, wanted)


def score_of(tx: Tx, who: Standing, paid: Track, as_of: date, model: PointsModel) -> Score:
    """The same from facts that were read before."""
    case = _Case(who, paid, assessed(tx, who.id), as_of)
    return _lifted(case, Rule(as_of, model, grades(tx)))


def scores(tx: Tx, as_of: date, model: PointsModel | None = None) -> dict[int, Score]:
    """The scores of all customers, by id; without parts and lifts."""
    wanted = model or model_of(tx)
    paid = tracks(tx, as_of, wanted.window)
    return scored(standings(tx), paid, assessments(tx), Rule(as_of, wanted, grades(tx)))


@dataclass(frozen=True, slots=True)
class Rule:
    """By what many customers are scored: the day, the model, the grades, the best first."""

    as_of: date
    model: PointsModel
    ladder: list[Grade]


def scored(
    who: Mapping[int, Standing],
    paid: Mapping[int, Track],
    known: Mapping[int, Assessed],
    rule: Rule,
    progress: Progress = silent,
) -> dict[int, Score]:
    """Scores from facts that were read before; without parts and lifts."""
    tables = {one.key: one.table() for one in rule.model.measures}
    found = {}
    for done, (row, one) in enumerate(who.items()):
        if not done % _STEP:
            progress(done, len(who), "score")
        case = _Case(one, paid.get(row, Track()), known.get(row, Assessed()), rule.as_of)
        whole = 0
        for key, value in values(case, rule.model.grace).items():
            starts, points, unknown = tables[key]
            place = -1 if value is None else bisect_right(starts, value) - 1
            whole += unknown if value is None else points[place] if place >= 0 else 0
        found[row] = _score(case, rule, whole)
    return found


def values(case: _Case, grace: int) -> dict[str, int | None]:
    """Measure → value of a customer; None when nothing is known."""
    paid, home = case.track, case.who.firm_currency == case.who.currency
    return {
        "on_time": paid.on_time_ppm(grace) or 0,
        "days_late": paid.days_late or 0,
        "overdue_days": paid.overdue_days,
        "months": _months(paid.first_on, case.as_of),
        "frequency": paid.rows,
        "turnover": paid.amount // 10 ** exponent(case.who.currency) if home else None,
        "size": _level(case.known.size),
        "report": _level(case.known.report),
        "kept": paid.promises.ppm,
    }


def _level(level: str) -> int | None:
    return LEVELS.index(level) if level in LEVELS else None


def _months(first: int | None, as_of: date) -> int:
    if first is None:
        return 0
    began = date.fromordinal(first)
    months = (as_of.year - began.year) * 12 + as_of.month - began.month
    return max(months - (as_of.day < began.day), 0)


def _parts(case: _Case, model: PointsModel) -> tuple[PartScore, ...]:
    found = values(case, model.grace)
    parts = []
    for part, keys in PARTS.items():
        facts = tuple(
            MeasureScore(key, model.measure(key).points(found[key]), model.measure(key).weight,
                         found[key])
            for key in keys
        )  # fmt: skip
        parts.append(PartScore(part, sum(one.points for one in facts), model.of(part), facts))
    return tuple(parts)


def _total(parts: tuple[PartScore, ...]) -> int:
    return sum(part.points for part in parts)


def _score(case: _Case, rule: Rule, whole: int) -> Score:
    """The score that so many points come to."""
    who, model = case.who, rule.model
    by_hand = who.until is not None
    expired = who.until is not None and who.until < case.as_of
    needed = (
        ("rows", case.track.count, model.min_rows),
        ("months", _months(case.track.first_on, case.as_of), model.min_months),
    )
    lacks = tuple(one for one in needed if one[1] < one[2])
    current = who.grade.code
    if lacks:
        return Score(who.id, None, current, current, by_hand=by_hand, expired=expired, lacks=lacks)
    above = [one for one in rule.ladder if one.points > whole]
    return Score(
        who.id,
        whole,
        earned(rule.ladder, whole) or current,
        current,
        next_grade=above[-1].code if above else "",
        missing=above[-1].points - whole if above else 0,
        by_hand=by_hand,
        expired=expired,
    )


def _lifted(case: _Case, rule: Rule) -> Score:
    """The score with its parts and with what would raise it."""
    parts = _parts(case, rule.model)
    found = _score(case, rule, _total(parts))
    lifts = _lifts(case, rule.model, _total(parts))
    reach = bool(found.next_grade) and sum(lift.plus for lift in lifts) >= found.missing
    return replace(found, parts=parts, lifts=lifts, reach=reach)


def earned(ladder: list[Grade], points: int) -> str:
    """The best grade that so many points earn; "" when the lowest asks for more."""
    return next((one.code for one in ladder if points >= one.points), "")


def _lifts(case: _Case, model: PointsModel, whole: int) -> tuple[Lift, ...]:
    """Each change scored by itself; they touch different measures, so they add up."""
    paid = case.track
    changes: list[tuple[str, dict[str, Any], Callable[[], _Case]]] = []
    if paid.overdue:
        facts = {"amount": paid.overdue_open, "days": paid.overdue_days}
        changes.append(("pay_overdue", facts, lambda: replace(case, track=paid.paid_up())))
    kept = replace(paid, promises=paid.promises.one_more())
    changes.append(
        ("keep_promise", {"open": paid.promises.open}, lambda: replace(case, track=kept))
    )
    if paid.ahead[0]:
        facts = {"rows": paid.ahead[0], "amount": paid.ahead[1]}
        changes.append(("pay_in_time", facts, lambda: replace(case, track=paid.paid_ahead())))
    level = _level(case.known.report)
    if level is None or level < _GOOD:
        better = replace(case, known=replace(case.known, report=LEVELS[_GOOD]))
        changes.append(("report", {}, lambda: better))
    lifts = [
        Lift(key, _total(_parts(changed(), model)) - whole, facts)
        for key, facts, changed in changes
    ]
    return tuple(sorted((lift for lift in lifts if lift.plus > 0), key=lambda lift: -lift.plus))
