"""A mistake put into a program that is loaded already: the code of one function for another.

Whoever imported the function keeps it and gets the mistake. Of what a module does while it is being
imported, plain values can be put in afterwards, wherever they went under their name, and default
values; what was made from them elsewhere cannot.
"""

import gc
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from inspect import CO_OPTIMIZED
from types import CodeType, FunctionType, ModuleType


@dataclass(frozen=True)
class Parts:
    """A compiled module: what runs at its import, and its functions by their full name."""

    imported: list[CodeType] = field(default_factory=list)
    functions: dict[str, CodeType] = field(default_factory=dict)


def parts(source: str) -> Parts:
    """The parts of a module's text as ast.unparse writes it.

    Of two functions of one name (a property's) none is told apart.
    """
    found = Parts()
    again: set[str] = set()
    for code in _blocks(compile(source, "module", "exec")):
        if not code.co_flags & CO_OPTIMIZED:
            plain = tuple(None if isinstance(c, CodeType) else c for c in code.co_consts)
            # Without its places in the text: that of a function tells where its last line ends.
            found.imported.append(code.replace(co_consts=plain, co_linetable=b""))
        elif code.co_qualname in found.functions:
            again.add(code.co_qualname)
            found.imported.append(code)
        else:
            found.functions[code.co_qualname] = code
    for name in again:
        found.imported.append(found.functions.pop(name))
    return found


def _blocks(code: CodeType) -> Iterator[CodeType]:
    """The module's code, that of its classes and of the functions in either, none inside those."""
    yield code
    if not code.co_flags & CO_OPTIMIZED:
        for inner in code.co_consts:
            if isinstance(inner, CodeType):
                yield from _blocks(inner)


def changed(sound: Parts, source: str) -> dict[str, CodeType] | None:
    """New code by function; None when the import itself differs."""
    spoilt = parts(source)
    if spoilt.imported != sound.imported or spoilt.functions.keys() != sound.functions.keys():
        return None
    return {name: code for name, code in spoilt.functions.items() if code != sound.functions[name]}


def loaded(path: str) -> dict[str, list[FunctionType]]:
    """The functions of a module that are loaded, by their full name."""
    found: dict[str, list[FunctionType]] = {}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == path:
            found.setdefault(thing.__code__.co_qualname, []).append(thing)
    return found


def put(functions: dict[str, list[FunctionType]], new: dict[str, CodeType]) -> None:
    """Exchange the code of the named functions."""
    for name, code in new.items():
        for function in functions[name]:
            function.__code__ = code


Change = tuple[object, str, object]
"""(what has the attribute, its name, the new value)."""


def values(module: ModuleType, source: str) -> list[Change]:
    """What comes out otherwise when `source` is the module's text: plain values of the module and
    of its classes, default values of functions and methods."""
    other: dict[str, object] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source, str(module.__file__), "exec"), other)
    found = list(_differing(module, vars(module), other))
    for name, new in other.items():
        mine = vars(module).get(name)
        if type(new) is type(mine) is type and mine.__module__ == module.__name__:
            found += _differing(mine, vars(mine), vars(new))
    return found


def _differing(
    holder: object, mine: Mapping[str, object], other: Mapping[str, object]
) -> Iterator[Change]:
    for name, new in other.items():
        old = mine.get(name, values)
        if isinstance(old, FunctionType) and isinstance(new, FunctionType):
            if _plain(new.__defaults__) and old.__defaults__ != new.__defaults__:
                yield old, "__defaults__", new.__defaults__
        elif _plain(new) and _plain(old) and new != old:
            yield holder, name, new


def spread(module: ModuleType, new: list[Change]) -> None:
    """Put the values in; the module's own into every other that imported them by their name too."""
    for holder, name, value in new:
        old = getattr(holder, name)
        setattr(holder, name, value)
        for one in list(sys.modules.values()) if holder is module else []:
            if getattr(one, "__dict__", {}).get(name, _plain) is old:
                setattr(one, name, value)


def _plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(_plain(one) for pair in value.items() for one in pair)
    if isinstance(value, list | tuple | set | frozenset):
        return all(_plain(one) for one in value)
    # By its very type: a member of an enumeration is a text too, and one of another class.
    return value is None or type(value) in (str, bytes, int, float, bool, re.Pattern)
