"""Which rows may belong together, and how much speaks for it: hypotheses, not decisions yet.

Points, not probabilities: a hypothesis is worth what equal amounts, numbers and days say for it.
`assigned.best` takes those that together are worth most, each row once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from arapp.services.matching.sets import Item, Pool, by_accident
from arapp.services.reconcile.pairs import Chance, assign
from arapp.services.reconcile.rows import MONEY, Line

_EQUAL, _NUMBER, _WEAK_NUMBER, _LONE, _NEAR_DAY = 40, 50, 12, 10, 24
_SURE = 55  # a row whose best pair is worth this much needs no search for sums
_FAR, _FAR_OF_MANY = 100, 26  # days between rows whose amount occurs once, or often
_SET_DAYS, _SET_MEMBERS, _SET_POOL = 45, 6, 18
_TYPO_DAYS = 31
_CENTS = 5_000  # 50.00: a bank's fee, no other payment


class Scene:
    """Both sides with what is counted once: amounts, numbers, the usual delay."""

    def __init__(self, ours: Sequence[Line], theirs: Sequence[Line]) -> None:
        self.ours, self.theirs = ours, theirs
        self.our_amounts = _by(ours, lambda line: [line.delta])
        self.their_amounts = _by(theirs, lambda line: [line.delta])
        self.our_keys = _by(ours, lambda line: line.keys)
        self.their_keys = _by(theirs, lambda line: line.keys)
        self.shared = _shared(self.our_keys, self.their_keys)
        self.lone = frozenset(key for key in self.shared if len(self.our_keys[key]) == 1)
        self.lone_theirs = frozenset(same for key in self.lone for same in self.shared[key])
        self.lags = _usual_lags(self)

    def of_many(self, delta: int) -> bool:
        """Whether the amount occurs more than once on a side."""
        return max(len(self.our_amounts[delta]), len(self.their_amounts[delta])) > 1

    def apart(self, one: Line, other: Line) -> int:
        """Days between two rows, the usual delay taken off; 0 where one has no day."""
        if one.day is None or other.day is None:
            return 0
        return abs((other.day - one.day).days - self.lags.get(one.delta > 0, 0))


Index = Mapping[object, list[Line]]


def _by(lines: Iterable[Line], keys: Callable[[Line], Iterable[object]]) -> Index:
    found: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        for key in keys(line):
            found[key].append(line)
    return found


def _shared(ours: Index, theirs: Index) -> dict[str, frozenset[str]]:
    """Our number → their numbers that mean it: the same, or the end of a long one."""
    tails: dict[str, list[str]] = defaultdict(list)
    for key in theirs:
        for cut in _tails(str(key)):
            tails[cut].append(str(key))
    found: dict[str, frozenset[str]] = {}
    for key in ours:
        own = str(key)
        same = {other for cut in _tails(own) for other in tails.get(cut, ()) if _ends(own, other)}
        if same:
            found[own] = frozenset(same)
    return found


_LEAST_TAIL = 6


def _tails(key: str) -> tuple[str, ...]:
    plain = key.lstrip("0")
    return (plain,) if len(plain) < _LEAST_TAIL else (plain[-_LEAST_TAIL:],)


def _ends(one: str, other: str) -> bool:
    a, b = one.lstrip("0"), other.lstrip("0")
    return a == b or (min(len(a), len(b)) >= _LEAST_TAIL and (a.endswith(b) or b.endswith(a)))


def _usual_lags(scene: Scene) -> dict[bool, int]:
    """Median days from our row to theirs, of invoices (True) and payments, by lone amounts."""
    lags: dict[bool, list[int]] = {True: [], False: []}
    for delta, mine in scene.our_amounts.items():
        found = scene.their_amounts.get(delta, [])
        if len(mine) == len(found) == 1 and mine[0].day and found[0].day:
            days = (found[0].day - mine[0].day).days
            if abs(days) <= _FAR:
                lags[mine[0].delta > 0].append(days)
    return {side: round(median(days)) for side, days in lags.items() if len(days) >= 3}


def number_points(scene: Scene, one: Line, other: Line) -> int:
    """What common document numbers say: much when only these rows bear one, little when many do."""
    best = 0
    for key in one.keys:
        for same in scene.shared.get(key, frozenset()) & other.keys:
            often = max(len(scene.our_keys[key]), len(scene.their_keys[same]))
            best = max(best, _NUMBER if often == 1 else _WEAK_NUMBER if often > 2 else 30)
    if best or not (one.keys and other.keys):
        return best
    # Both are known by numbers that other rows share: what these say is that they are not one.
    return -30 if one.keys & scene.lone and other.keys & scene.lone_theirs else 0


def chances(ours: Sequence[Line], theirs: Sequence[Line]) -> list[Chance]:
    """All hypotheses about the rows of both sides."""
    scene = Scene(ours, theirs)
    found = [*_equal(scene), *_taken_back(scene.ours, True), *_taken_back(scene.theirs, False)]
    found += _by_number(scene)
    found += _near(scene)
    surest: Counter[tuple[bool, int]] = Counter()
    for one in assign([one for one in found if len(one.ours) == len(one.theirs) == 1]):
        surest[True, one.ours[0]] = surest[False, one.theirs[0]] = one.value
    found += _sums(scene, surest, turned=False)
    found += _sums(scene, surest, turned=True)
    return _once(found)


def _once(found: Iterable[Chance]) -> list[Chance]:
    """The best of each set of rows."""
    best: dict[tuple[tuple[int, ...], tuple[int, ...]], Chance] = {}
    for one in found:
        key = (tuple(sorted(one.ours)), tuple(sorted(one.theirs)))
        if one.value > 0 and (key not in best or best[key].value < one.value):
            best[key] = Chance(*key, one.value, one.why)
    return list(best.values())


def _equal(scene: Scene) -> Iterable[Chance]:
    """One row each, of the same amount."""
    for delta, mine in scene.our_amounts.items():
        for one in mine:
            for other in scene.their_amounts.get(delta, ()):
                number = number_points(scene, one, other)
                days = scene.apart(one, other)
                many = scene.of_many(one.delta)
                if number <= 0 and days > (_FAR_OF_MANY if many else _FAR):
                    continue
                value = _EQUAL + number + max(0, _NEAR_DAY - days // 2) + (0 if many else _LONE)
                why = "number" if number > 0 else "amount"
                yield Chance((one.id,), (other.id,), value, why)


def _by_number(scene: Scene) -> Iterable[Chance]:
    """Rows that bear one number: one or several a side, with the same sum or another."""
    seen: set[tuple[int, ...]] = set()
    for key, same in scene.shared.items():
        mine = scene.our_keys[key]
        found = list({line.id: line for other in same for line in scene.their_keys[other]}.values())
        many = len(mine) + len(found)
        both = tuple(line.id for line in (*mine, *found))
        if many > 8 or both in seen:
            continue
        seen.add(both)
        for sign in (1, -1):
            ours = [line for line in mine if line.delta * sign > 0]
            theirs = [line for line in found if line.delta * sign > 0]
            if not ours or not theirs:
                continue
            a, b = sum(one.delta for one in ours), sum(one.delta for one in theirs)
            ids = tuple(one.id for one in ours), tuple(one.id for one in theirs)
            if a == b:
                yield Chance(*ids, _EQUAL + _NUMBER + 10 * (many - 1), "number")
            elif abs(a - b) * 2 <= max(abs(a), abs(b)):
                yield Chance(*ids, _NUMBER - 5 + 3 * many, "number")


def _near(scene: Scene) -> Iterable[Chance]:
    """The same day or so, and an amount that was written wrong: no number needed."""
    months = _by(
        scene.theirs, lambda line: [line.day.toordinal() // _TYPO_DAYS] if line.day else []
    )
    for one in scene.ours:
        if one.day is None:
            continue
        month = (one.day.toordinal() + scene.lags.get(one.delta > 0, 0)) // _TYPO_DAYS
        for at in (month - 1, month, month + 1):
            for other in months.get(at, ()):
                days = scene.apart(one, other)
                if days > _TYPO_DAYS or not miswritten(one, other):
                    continue
                if number_points(scene, one, other) >= 0:
                    yield Chance((one.id,), (other.id,), 34 - days // 2, "near")


def miswritten(one: Line, other: Line) -> bool:
    """Digits exchanged, one digit other or lost, a fee taken off: one amount may be the other."""
    a, b = abs(one.delta), abs(other.delta)
    if one.delta * other.delta <= 0 or a == b or max(a, b) > 12 * min(a, b):
        return False
    if one.sort == other.sort == MONEY and abs(a - b) <= min(_CENTS, max(a, b) // 200):
        return True
    first, second = str(a), str(b)
    if min(len(first), len(second)) < 4:
        return False
    if len(first) == len(second):
        wrong = [i for i, (x, y) in enumerate(zip(first, second, strict=True)) if x != y]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(
            first[i] for i in wrong
        ) == sorted(second[i] for i in wrong)  # fmt: skip
        return len(wrong) == 1 or swapped
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return len(longer) - len(shorter) == 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


def _sums(
    scene: Scene, surest: Mapping[tuple[bool, int], int], *, turned: bool
) -> Iterable[Chance]:
    """One row of a side that is the sum of several of the other; `turned`: ours is the one."""
    lone, many = (scene.ours, scene.theirs) if turned else (scene.theirs, scene.ours)
    free = [line for line in many if surest[not turned, line.id] < _SURE]
    for target in lone:
        if surest[turned, target.id] >= _SURE or not target.delta:
            continue
        near = [one for one in free if _may_add(scene, target, one, turned)]
        near.sort(key=lambda one: (_days(target, one), one.id))
        near = near[:_SET_POOL]
        if len(near) < 2:
            continue
        yield from _sets_of(scene, target, near, turned)


def _may_add(scene: Scene, target: Line, one: Line, turned: bool) -> bool:
    if one.delta * target.delta <= 0 or abs(one.delta) >= abs(target.delta):
        return False
    mine, theirs = (target, one) if turned else (one, target)
    return _days(target, one) <= _SET_DAYS or number_points(scene, mine, theirs) > 0


def _days(one: Line, other: Line) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _sets_of(scene: Scene, target: Line, near: list[Line], turned: bool) -> Iterable[Chance]:
    pool = Pool([Item(one.id, abs(one.delta)) for one in near], _SET_MEMBERS, _SET_POOL)
    found = pool.find(abs(target.delta), limit=4, least=2)
    by_id = {one.id: one for one in near}
    for ids in found.sets:
        members = [by_id[i] for i in ids]
        told = [
            number_points(scene, *((target, one) if turned else (one, target))) for one in members
        ]
        span = max(_days(target, one) for one in members)
        value = 24 + 14 * len(ids) + max(0, 16 - span // 2) + sum(points > 0 for points in told) * 6
        value -= 12 * (len(found.sets) - 1)
        if not any(points > 0 for points in told):
            value -= 40 * by_accident(abs(target.delta), pool.chances(len(ids)), 20)
        alone = (target.id,)
        yield Chance(alone if turned else ids, ids if turned else alone, value, "sum")


def _taken_back(lines: Sequence[Line], mine: bool) -> Iterable[Chance]:
    """A row and its reversal on one side: nothing is left of them."""
    minus = _by((line for line in lines if line.delta < 0), lambda line: [-line.delta])
    for one in lines:
        for other in minus.get(one.delta, ()) if one.delta > 0 else ():
            marked = _reverses(one) or _reverses(other)
            same = bool(one.keys & other.keys)
            if not (marked or same) or _days(one, other) > _FAR:
                continue
            value = 14 + 20 * (marked and same) + max(0, 10 - _days(one, other) // 3)
            ids = (one.id, other.id)
            yield Chance(ids, (), value, "back") if mine else Chance((), ids, value, "back")


_BACK = ("冲", "红字", "退", "作废", "误", "更正", "revers", "void", "cancel", "correct", "storno")


def _reverses(line: Line) -> bool:
    text = line.text.lower()
    return any(word in text for word in _BACK)
