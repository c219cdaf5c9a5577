"""The cells of a stage: what they show, what they open with, what is typed into them, read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from arapp.models.values.errors import DomainError
from arapp.services.collection.rungs import BASES, CHANNELS, LETTERS, ROLES, STEPS, TONES, Rung
from arapp.services.collection.step import Step
from arapp.ui import formats, parse, pinyin
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate

_COMMAS = str.maketrans({"，": ",", "、": ",", "；": ",", ";": ","})
_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Stage:
    """A line of the grid: its number from 1, the stage."""

    no: int
    rung: Rung


class Unreadable(Exception):
    """What was typed cannot be meant; the message says how to write it."""


def choices(key: str, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """(value, words) of what a cell may hold; none for cells that are typed into."""
    known: dict[str, list[tuple[str, str]]] = {
        "basis": [(one, words.say(words.BASES[one])) for one in BASES],
        "action": [(str(one), words.action(str(one))) for one in STEPS],
        "channel": [(one, words.channel(one)) for one in CHANNELS],
        "tone": [(one, words.say(words.TONES[one])) for one in TONES],
        "letter": [(one, words.say(words.LETTERS[one])) for one in LETTERS],
        "text": [("", translate("dunning", "shipped")), *((one, one) for one in texts)],
    }
    return known.get(key, [])


CHOSEN = ("basis", "action", "channel", "tone", "letter", "text")
"""Cells that are chosen from a list."""
_VALUES: Mapping[str, Callable[[Rung], str]] = {
    "basis": lambda rung: rung.basis,
    "action": lambda rung: str(rung.step),
    "channel": lambda rung: rung.channel,
    "tone": lambda rung: rung.tone,
    "letter": lambda rung: rung.letter,
    "text": lambda rung: rung.text,
}


def value(stage: Stage, key: str) -> str:
    """What a cell that is chosen from a list holds."""
    return _VALUES[key](stage.rung)


def shown(stage: Stage, key: str) -> str:
    """What stands in a cell."""
    return _SHOWN[key](stage.rung)


def _letter(rung: Rung) -> str:
    return words.say(words.LETTERS[rung.letter]) if rung.letter else ""


_SHOWN: Mapping[str, Callable[[Rung], str]] = {
    "from": lambda rung: str(rung.first),
    "to": lambda rung: "∞" if rung.last is None else str(rung.last),
    "basis": lambda rung: words.say(words.BASES[rung.basis]),
    "action": lambda rung: words.action(str(rung.step)),
    "channel": lambda rung: words.channel(rung.channel),
    "tone": lambda rung: words.say(words.TONES[rung.tone]),
    "roles": lambda rung: words.roles(rung.roles),
    "letter": _letter,
    "text": lambda rung: rung.text,
    "min_amount": lambda rung: formats.amount(rung.min_amount) if rung.min_amount else "",
    "min_gap": lambda rung: formats.count(rung.min_gap, "days") if rung.min_gap else "",
}


def edit_text(stage: Stage, key: str) -> str:
    """What the field of a cell opens with."""
    rung = stage.rung
    typed = {
        "from": str(rung.first),
        "to": "" if rung.last is None else str(rung.last),
        "min_amount": formats.amount(rung.min_amount) if rung.min_amount else "",
        "min_gap": str(rung.min_gap) if rung.min_gap else "",
    }
    return typed.get(key, shown(stage, key))


def read(stage: Stage, key: str, typed: Any) -> Rung:
    """The stage with what was typed or chosen. Raises Unreadable."""
    said = str(typed or "").strip()
    field, reader = _READ.get(key, (key, str))
    return replace(stage.rung, **{field: reader(said)})


def _end(typed: str) -> int | None:
    return None if typed in ("", "∞") else days(typed)


def _gap(typed: str) -> int:
    return days(typed) if typed else 0


def days(typed: str) -> int:
    """A number of days. Raises Unreadable."""
    bare = typed.removesuffix("天").removesuffix("d").strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) < 5 and int(bare) <= _MOST_DAYS):
        form = translate("dunning", "“{typed}” is no number of days. Write 0 to 3650.")
        raise Unreadable(form.format(typed=typed))
    return int(bare)


def several_days(typed: str) -> tuple[int, ...]:
    """ "7, 3": days with commas between, the furthest first. Raises Unreadable."""
    parts = [part.strip() for part in typed.translate(_COMMAS).replace(" ", ",").split(",")]
    found = {days(part) for part in parts if part}
    if 0 in found:
        raise Unreadable(translate("dunning", "Days before the due day begin at 1."))
    return tuple(sorted(found, reverse=True))


def _amount(typed: str) -> int:
    if not typed:
        return 0
    try:
        minor = parse.amount(typed, formats.base_currency())
    except DomainError:
        minor = -1
    if minor < 0:
        form = translate("dunning", "“{typed}” is no amount. Write 1,000 or 1万.")
        raise Unreadable(form.format(typed=typed))
    return minor


def _roles(typed: str) -> tuple[str, ...]:
    """ "业务员、销售经理", "yewu xs" by beginnings and initials too."""
    parts = [part.strip() for part in typed.translate(_COMMAS).split(",")]
    found = [_role(part) for part in parts if part]
    if not found:
        raise Unreadable(_roles_told(typed))
    return tuple(one for one in ROLES if one in found)


def _role(typed: str) -> str:
    wanted = typed.casefold()
    for key in ROLES:
        word = words.role(key)
        if word.casefold().startswith(wanted) or pinyin.initials(word) == wanted:
            return key
    raise Unreadable(_roles_told(typed))


def _roles_told(typed: str) -> str:
    form = translate("dunning", "“{typed}” is nobody here. Write {roles}.")
    return form.format(typed=typed, roles=words.roles(ROLES))


# Column → (field of a stage, how it is read); the others are their own words.
_READ: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "from": ("first", days),
    "to": ("last", _end),
    "action": ("step", Step),
    "roles": ("roles", _roles),
    "min_amount": ("min_amount", _amount),
    "min_gap": ("min_gap", _gap),
}
