"""Entries of the right pane: what is to be looked at, with the ways out of it. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from arapp.services.importing.problems import FLAGGED, NOTE, REJECTED, SKIPPED
from arapp.services.importing.similar import NEAR_NAME, Unknown
from arapp.services.importing.stage import Options
from arapp.ui import formats
from arapp.ui.pages.import_sheet import sentences
from arapp.ui.pages.import_sheet.findings import Problem
from arapp.ui.pages.import_sheet.reading import Difference, Shown
from arapp.ui.pages.import_sheet.readings import readings

USE, TYPE, OUT, BACK_IN, IS, NEW, RESTORE = "use", "type", "out", "in", "is", "new", "restore"
PICK, NOT = "pick", "not"
"""choose the customer that is meant; take that back"""
DIFFERS = "differs"
"""severity of a total that is not what was read"""
MOST = 200
"""Entries shown at once; the rest come up as these are settled."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out: what it does (a constant above), its button, its value."""

    key: str
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: severity (or DIFFERS), two texts, the cells it is about, the ways out."""

    severity: str
    title: str
    line: str
    rows: tuple[int, ...]
    index: int
    remedies: tuple[Remedy, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a table under a tab, the first of them; `more` are not shown yet.

    `amber` and `red` count all that is to be looked at.
    """

    items: tuple[Item, ...] = ()
    more: int = 0
    amber: int = 0
    red: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.items) + self.more


def first_of(found: Sequence[Item], every: int | None = None) -> Entries:
    """The first of many; `every`: how many there are, when only some were made."""
    shown = tuple(found[:MOST])
    return Entries(shown, (len(found) if every is None else every) - len(shown))


def to_see(shown: Shown, asked: Sequence[Unknown]) -> Entries:
    """What is kept out and totals that differ, as in the sheet. `asked`: names near known ones."""
    similar = {one.name: one.similar for one in asked}
    out = sorted(shown.of(REJECTED, FLAGGED), key=lambda p: (p.rows[0], p.index))
    found = [
        question(problem, similar.get(problem.raw, (problem.detail,)))
        if problem.code == NEAR_NAME else _item(shown, problem)
        for problem in out[:MOST]
    ]  # fmt: skip
    found += [_differing(one) for one in shown.differences[:MOST]]
    first = tuple(sorted(found, key=lambda item: (item.rows[0], item.index))[:MOST])
    amber = sum(problem.severity == FLAGGED for problem in out)
    every = len(out) + len(shown.differences)
    return Entries(first, every - len(first), amber, every - amber)


def understood(shown: Shown, options: Options | None) -> Entries:
    """What was converted or assumed, and what the user corrected."""
    cells = options.cells.items() if options is not None else ()
    mine = [(row, column, text) for (f, t, row, column), text in cells if (f, t) == shown.key]
    changed = [_corrected(row, column, text) for row, column, text in mine]
    changed += [_account(name) for name in shown.accounts]
    notes = shown.of(NOTE)
    return first_of(
        changed + [_item(shown, problem) for problem in notes[:MOST]], len(changed) + len(notes)
    )


def skipped(shown: Shown) -> Entries:
    """What stays out because it is known or was taken out."""
    every = shown.of(SKIPPED)
    return first_of([_item(shown, problem) for problem in every[:MOST]], len(every))


def _item(shown: Shown, problem: Problem) -> Item:
    kind = shown.kind or ""
    line = sentences.line(problem, kind)
    if problem.code == "seen_before":
        rows = ", ".join(str(row) for row in problem.rows[:12])
        rest = " +" + str(len(problem.rows) - 12) if len(problem.rows) > 12 else ""
        told = QCoreApplication.translate("remedies", "Rows {rows}.").format(rows=rows + rest)
        line = f"{line} {told}"
    return Item(
        problem.severity, sentences.title(problem, kind), line, problem.rows, problem.index,
        tuple(_remedies(shown, problem)), problem.raw,
    )  # fmt: skip


def _remedies(shown: Shown, problem: Problem) -> list[Remedy]:
    if problem.code == "excluded":
        return [Remedy(BACK_IN, QCoreApplication.translate("remedies", "Put back in"))]
    if problem.severity not in (REJECTED, FLAGGED):
        return []
    found: list[Remedy] = []
    day = sentences.suggested_day(problem)
    use = QCoreApplication.translate("remedies", "Use {value}")
    if day:
        found.append(Remedy(USE, use.format(value=day), day))
    if problem.index >= 0:
        ways = readings(problem)
        found += [Remedy(USE, use.format(value=shown_), typed) for shown_, typed in ways]
    paid = shown.fields.get(problem.index) in ("paid", "received")
    if paid and problem.code in ("not_an_amount", "date_in_amount", "error_cell"):
        found.append(Remedy(USE, use.format(value="0.00"), "0"))
    if problem.index >= 0:
        found.append(Remedy(TYPE, QCoreApplication.translate("remedies", "Type it")))
    out = QCoreApplication.translate("remedies", "Leave out")
    found.append(Remedy(OUT, out))
    return found


def _why_near(name: str, known: str) -> str:
    one, other = name.casefold(), known.casefold()
    text = QCoreApplication.translate(
        "remedies", 'One character off "{name}". Until you say which, it is not booked.'
    )
    if one in other or other in one:
        text = QCoreApplication.translate(
            "remedies", 'Like "{name}", only longer or shorter. Until you say which, it is not '
            "booked."
        )  # fmt: skip
    return text.format(name=known)


def question(problem: Problem, similar: Sequence[str]) -> Item:
    """Whether a name is that of a customer there is, one of them like it."""
    title = QCoreApplication.translate("remedies", '{cell} "{name}" is no customer yet').format(
        cell=sentences.cell_name(problem.rows[0], problem.index), name=problem.raw
    )
    if len(problem.rows) > 1:
        title = sentences.say(sentences.ALSO).format(title=title, count=len(problem.rows) - 1)
    line = _why_near(problem.raw, problem.detail)
    same = QCoreApplication.translate("remedies", "It is {name}")
    remedies = [Remedy(IS, same.format(name=name), name) for name in similar]
    new = QCoreApplication.translate("remedies", "New customer")
    pick = QCoreApplication.translate("remedies", "Another one")
    out = QCoreApplication.translate("remedies", "Leave out")
    remedies += [Remedy(NEW, new, problem.raw), Remedy(PICK, pick, problem.raw), Remedy(OUT, out)]
    return Item(FLAGGED, title, line, problem.rows, problem.index, tuple(remedies), problem.raw)


def _differing(one: Difference) -> Item:
    control = one.control
    title = QCoreApplication.translate("remedies", "{cell}: the total differs by {amount}").format(
        cell=sentences.cell_name(control.row, one.index),
        amount=formats.amount(control.sheet - control.read, control.currency),
    )
    rows = ", ".join(str(row) for row in one.suspects)
    line = QCoreApplication.translate("remedies", "It may be row {rows}.") if rows else (
        QCoreApplication.translate("remedies", "No single row explains it.")
    )  # fmt: skip
    return Item(DIFFERS, title, line.format(rows=rows), (control.row, *one.suspects), one.index)


def _account(name: str) -> Item:
    title = QCoreApplication.translate("remedies", "New account of your own")
    if name:
        named = QCoreApplication.translate("remedies", "New account of your own: {name}")
        title = named.format(name=name)
    line = QCoreApplication.translate("remedies", "The ledger has none like it, so the import "
                                      "makes it.")  # fmt: skip
    return Item(NOTE, title, line, (0,), -1)


def _corrected(row: int, column: int, text: str) -> Item:
    title = QCoreApplication.translate("remedies", '{cell} is now "{text}"').format(
        cell=sentences.cell_name(row, column), text=text
    )
    line = QCoreApplication.translate("remedies", "Typed by you; the file itself is unchanged.")
    back = Remedy(RESTORE, QCoreApplication.translate("remedies", "As in the file"))
    return Item(NOTE, title, line, (row,), column, (back,), text)
