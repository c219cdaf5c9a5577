"""A layout that was posted before, known again when its columns moved or one was added."""

from collections.abc import Mapping, Sequence

from arapp.services.importing.wording import headings

Known = tuple[str, Mapping[str, str | None]]
"""(kind, header → field)"""

_ALIKE = 0.75  # of the headings of the wider one that both have
_LEAST = 3


def recalled(
    mark: str, headers: Sequence[str], remembered: Mapping[str, Known] | None
) -> Known | None:
    """The layout of the very headings, else of those that are nearly all the same.

    Every column that had a meaning must be there; the answer names the headers of this table.
    """
    if not remembered:
        return None
    exact = remembered.get(mark)
    if exact is not None:
        return exact
    mine = {headings.fold(header)[0]: header for header in headers if header[:1] != "#"}
    best: Known | None = None
    most = 0.0
    for kind, mapping in remembered.values():
        share, said = _shared(mine, mapping)
        if share > most:
            best, most = (kind, said), share
    return best


def _shared(
    mine: Mapping[str, str], mapping: Mapping[str, str | None]
) -> tuple[float, dict[str, str | None]]:
    """How much of the headings both have (0 when it is not enough), and the mapping for mine."""
    theirs = {headings.fold(header)[0]: field for header, field in mapping.items()}
    needed = {header for header, field in theirs.items() if field}
    both = mine.keys() & theirs.keys()
    share = len(both) / max(len(mine), len(theirs), 1)
    if not needed <= both or len(needed) < _LEAST or share < _ALIKE:
        return 0.0, {}
    return share, {mine[header]: theirs[header] for header in both}
