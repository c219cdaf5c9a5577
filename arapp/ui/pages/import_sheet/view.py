"""What the page shows of the files read, all of it made away from the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import Refused
from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.differences import Difference
from arapp.services.importing.service import rehearsal
from arapp.services.importing.similar import Unknown, known_names, set_aside, unknown_names
from arapp.services.importing.stage import Options, Staging
from arapp.services.progress import Progress
from arapp.services.reports.aging import AgingRow, aging
from arapp.ui.pages.import_sheet import items, names, words
from arapp.ui.pages.import_sheet.calm import calm
from arapp.ui.pages.import_sheet.difference_lines import Line, lines
from arapp.ui.pages.import_sheet.items import Entries
from arapp.ui.pages.import_sheet.reading import Read, Shown, shown_tables

SEE, KNOWN, SKIPPED, NAMES, OTHERWISE = "see", "known", "skipped", "names", "otherwise"
LONG = 2_000
"""Rows from which the sheet is shown before its rehearsal."""
Balances = Mapping[str, AgingRow]
"""By currency: what customers owe, by age."""


def outdated() -> Refused:
    """Ends work whose place a newer change has taken; told to nobody."""
    return Refused("outdated")


@dataclass(frozen=True)
class Rehearsed:
    """What posting `staging` would do; rows of the names `asked` about are kept aside in it.

    `unknown`: every customer that would be new. `before` and `after`: the balances of the books.
    """

    answer: Mapping[str, Any]
    staging: Staging
    asked: Sequence[Unknown]
    unknown: Sequence[Unknown]
    differences: Sequence[Difference]
    before: Balances
    after: Balances


@dataclass(frozen=True)
class View:
    """All the page shows; `listed` has the entries of every table by tab. Not `final`: what was
    read is there, what posting would make of it is still worked out."""

    tables: Sequence[Shown] = ()
    listed: Mapping[str, Sequence[Entries]] = field(default_factory=dict)
    asked: Sequence[Unknown] = ()
    differences: Sequence[Difference] = ()
    lines: Sequence[Sequence[Line]] = ()
    before: Balances = field(default_factory=dict)
    after: Balances = field(default_factory=dict)
    answer: Mapping[str, Any] | None = None
    final: bool = False

    def entries(self, tab: str, place: int) -> Entries:
        """Entries of a table under a tab."""
        per_table = self.listed.get(tab, ())
        return per_table[place] if place < len(per_table) else Entries()

    @property
    def changes(self) -> int:
        """Fields of known records that would be changed."""
        return sum(change.taken for one in self.differences for change in one.changes)


def rows_of(staging: Staging) -> int:
    """Data rows of all tables."""
    return sum(len(table.status) for file in staging.files for table in file.tables)


def _balances(tx: Tx) -> Balances:
    return aging(tx, tx.today).totals()


def rehearse(
    dispatch: Dispatch, staging: Staging, settled: frozenset[str], progress: Progress
) -> Rehearsed:
    """What posting would do, `settled` names being new customers."""
    with calm():
        unknown = unknown_names(staging, dispatch.ask(known_names))
        asked = [one for one in unknown if one.similar and one.name not in settled]
        ready = set_aside(staging, asked)
        found = rehearsal(dispatch, ready, progress, _balances)
    return Rehearsed(
        found.answer, ready, asked, unknown, found.differences,
        dispatch.ask(_balances), found.seen,
    )  # fmt: skip


def first_view(read: Read, options: Options) -> View:
    """What was read, before anything is known of what posting makes of it."""
    with calm():
        tables = shown_tables(read, None, options, words.field)
        return View(tables, _listed(read, tables, (), (), options))


def final_view(read: Read, found: Rehearsed, options: Options) -> View:
    """What was read and what becomes of it."""
    with calm():
        tables = shown_tables(read, found.answer, options, words.field)
        listed = _listed(read, tables, found.asked, found.unknown, options)
    return View(
        tables, listed, found.asked, found.differences,
        [_lines(table, found.differences) for table in tables],
        found.before, found.after, found.answer, final=True,
    )  # fmt: skip


def _lines(shown: Shown, found: Sequence[Difference]) -> list[Line]:
    """What a table says otherwise of known records."""
    places = {header: index for index, header in reversed(list(shown.headers.items()))}
    return lines([one for one in found if (one.file, one.table) == shown.key], places)


def _listed(
    read: Read, tables: Sequence[Shown], asked: Sequence[Unknown], unknown: Sequence[Unknown],
    options: Options,
) -> dict[str, list[Entries]]:  # fmt: skip
    guessed = read.question is not None  # what was understood under a guess is not said as known
    return {
        SEE: [items.to_see(table, asked) for table in tables],
        KNOWN: [Entries() if guessed else items.understood(table, options) for table in tables],
        SKIPPED: [items.skipped(table) for table in tables],
        NAMES: [names.entries(table, asked, unknown, options) for table in tables],
    }
