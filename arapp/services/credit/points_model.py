"""The points model: parts, their measures, weights and bands. Pure; kept as JSON in a setting.

A measure is a number of the customer; its bands say what share of its weight (percent) it earns
from a value on. Better values never earn less, so that whoever pays never loses points by it.
Weights of all measures add up to 100.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from arapp.models.values.errors import InvalidValue

WHOLE = 100
LEVELS = ("weak", "fair", "good", "strong")
Band = tuple[int, int]
"""(from this value on, percent of the weight)"""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a measure is: `unit` ppm, days, months, count, units (of the firm's currency), level;
    `up`: more is better; `unknown`: nothing may be known, which has a share of its own."""

    unit: str
    up: bool = True
    unknown: bool = False


# Part → its measures, in the order they are shown (product C4).
PARTS: dict[str, tuple[str, ...]] = {
    "punctuality": ("on_time", "days_late", "overdue_days"),
    "trade": ("months", "frequency"),
    "standing": ("turnover", "size", "report"),
    "promises": ("kept",),
}
KINDS: dict[str, Kind] = {
    "on_time": Kind("ppm"),
    "days_late": Kind("days", up=False),
    "overdue_days": Kind("days", up=False),
    "months": Kind("months"),
    "frequency": Kind("count"),
    "turnover": Kind("units", unknown=True),
    "size": Kind("level", unknown=True),
    "report": Kind("level", unknown=True),
    "kept": Kind("ppm", unknown=True),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """Weight and bands; levels count 0 weak to 3 strong. `unknown`: percent of what is unknown."""

    key: str
    weight: int
    bands: tuple[Band, ...]
    unknown: int = 0

    def percent(self, value: int | None) -> int:
        """Share of the weight that a value earns."""
        if value is None:
            return self.unknown
        earned = [percent for start, percent in self.bands if value >= start]
        return earned[-1] if earned else 0

    def points(self, value: int | None) -> int:
        """Points that a value earns, rounded half up."""
        return (self.weight * self.percent(value) * 2 + WHOLE) // (2 * WHOLE)

    def table(self) -> tuple[list[int], list[int], int]:
        """(values from which on, points there, points of what is unknown), for many customers."""
        starts = [start for start, _ in self.bands]
        return starts, [self.points(start) for start in starts], self.points(None)


@dataclass(frozen=True, slots=True)
class PointsModel:
    """All measures; what is needed before anybody is scored; `grace`: days still on time."""

    measures: tuple[Measure, ...]
    min_rows: int = 3
    min_months: int = 3
    grace: int = 3
    window: int = 24  # months looked back

    def measure(self, key: str) -> Measure:
        """One of them."""
        return next(one for one in self.measures if one.key == key)

    def of(self, part: str) -> int:
        """Most points of a part."""
        return sum(self.measure(key).weight for key in PARTS[part])

    def weighted(self, weights: Mapping[str, int]) -> "PointsModel":
        """The model with other weights for some measures."""
        return replace(
            self,
            measures=tuple(
                replace(one, weight=weights.get(one.key, one.weight)) for one in self.measures
            ),
        )

    def with_parts(self, weights: Mapping[str, int]) -> "PointsModel":
        """The model with other weights for whole parts, shared out as before.

        A part whose measures all weigh nothing gives everything to the first of them.
        """
        found: dict[str, int] = {}
        for part, wanted in weights.items():
            found |= _shared(wanted, {key: self.measure(key).weight for key in PARTS[part]})
        return self.weighted(found)


def _shared(wanted: int, weights: dict[str, int]) -> dict[str, int]:
    """`wanted` in the proportion of the weights; the first takes what rounding leaves."""
    whole, first = sum(weights.values()), next(iter(weights))
    shares = {key: wanted * weight // whole if whole else 0 for key, weight in weights.items()}
    shares[first] += wanted - sum(shares.values())
    return shares


_LEVEL = ((0, 0), (1, 50), (2, 80), (3, 100))
DEFAULT = PointsModel((
    Measure(
        "on_time", 15,
        ((0, 0), (300_000, 30), (500_000, 50), (700_000, 70), (850_000, 85), (950_000, 100)),
    ),
    Measure("days_late", 15, ((0, 100), (6, 80), (16, 60), (31, 30), (61, 0))),
    Measure("overdue_days", 10, ((0, 100), (1, 70), (8, 40), (31, 15), (91, 0))),
    Measure("months", 12, ((0, 0), (6, 40), (12, 60), (24, 80), (36, 90), (60, 100))),
    Measure("frequency", 13, ((0, 0), (1, 30), (3, 60), (6, 80), (12, 100))),
    Measure(
        "turnover", 8,
        ((0, 0), (100_000, 25), (500_000, 50), (1_000_000, 75), (5_000_000, 100)), 60,
    ),
    Measure("size", 6, _LEVEL, 60),
    Measure("report", 6, _LEVEL, 60),
    Measure("kept", 15, ((0, 0), (500_000, 40), (660_000, 67), (750_000, 87), (900_000, 100)), 80),
))  # fmt: skip


def problems(model: PointsModel, *, kept: bool = False) -> list[tuple[str, str]]:
    """(place, what is wrong): measures missing or strange, weights that do not make 100, bands that
    are not rising, that give a better value less, that begin above zero, or values
    that nobody can reach (a model that is `kept` already may have them: it scores as it did)."""
    found = []
    if tuple(sorted(one.key for one in model.measures)) != tuple(sorted(KINDS)):
        found.append(("measures", "unknown"))
        return found
    if sum(one.weight for one in model.measures) != WHOLE:
        found.append(("weights", "sum"))
    for name, most in (("min_rows", 100), ("min_months", 120), ("grace", 60)):
        if not 0 <= getattr(model, name) <= most:
            found.append((name, "range"))
    if not 1 <= model.window <= 120:
        found.append(("window", "range"))
    for one in model.measures:
        found += [(one.key, told) for told in (_bands(one) if kept else troubles(one))]
    return found


def troubles(one: Measure) -> list[str]:
    """What is wrong with a measure by itself, as in `problems`."""
    return [*_bands(one), *(["reach"] if _out_of_reach(one) else [])]


_MOST = {"ppm": 1_000_000, "level": len(LEVELS) - 1}


def _out_of_reach(one: Measure) -> bool:
    """Whether a band begins where no value can be: above 100 %, above the best level."""
    most = _MOST.get(KINDS[one.key].unit)
    return most is not None and any(start > most for start, _ in one.bands)


def _bands(one: Measure) -> Iterable[str]:
    starts = [start for start, _ in one.bands]
    shares = [percent for _, percent in one.bands]
    if not 0 <= one.weight <= WHOLE:
        yield "weight"
    if not starts or starts[0] != 0 or any(b <= a for a, b in pairwise(starts)):
        yield "bands"
    if any(not 0 <= percent <= WHOLE for percent in (*shares, one.unknown)):
        yield "percent"
    ordered = shares if KINDS[one.key].up else shares[::-1]
    if any(b < a for a, b in pairwise(ordered)):
        yield "order"


def to_json(model: PointsModel) -> dict[str, Any]:
    """The model as it is kept and sent."""
    return {
        "measures": {
            one.key: {
                "weight": one.weight,
                "bands": [list(band) for band in one.bands],
                "unknown": one.unknown,
            }
            for one in model.measures
        },
        **{name: getattr(model, name) for name in _NUMBERS},
    }


_NUMBERS = ("min_rows", "min_months", "grace", "window")


def from_json(value: Any) -> PointsModel:
    """Read it back; what a text leaves out is as in a new ledger.

    Raises InvalidValue (field `points_model`, reason) for what is no model.
    """
    if not isinstance(value, dict):
        raise InvalidValue(field="points_model", value="", reason="unknown")
    try:
        given = dict(value.get("measures", {}))
        unknown = set(given) - set(KINDS) | set(value) - {"measures", *_NUMBERS}
        measures = tuple(_measure(one, given.get(one.key, {})) for one in DEFAULT.measures)
        numbers = {name: int(value[name]) for name in _NUMBERS if name in value}
        model = PointsModel(measures, **numbers)
    except (TypeError, ValueError, AttributeError, OverflowError):  # 1e999 is no whole number
        raise InvalidValue(field="points_model", value="", reason="unknown") from None
    if unknown:
        raise InvalidValue(field="points_model", value=sorted(unknown)[0], reason="unknown_field")
    require(model, kept=True)
    return model


def _measure(default: Measure, given: Mapping[str, Any]) -> Measure:
    bands = given.get("bands", default.bands)
    return Measure(
        default.key,
        int(given.get("weight", default.weight)),
        tuple((int(start), int(percent)) for start, percent in bands),
        int(given.get("unknown", default.unknown)),
    )


def require(model: PointsModel, *, kept: bool = False) -> None:
    """Raises InvalidValue for the first of `problems`."""
    for place, trouble in problems(model, kept=kept):
        raise InvalidValue(field=place, value=place, reason=trouble)
