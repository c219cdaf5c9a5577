"""Sentences of the journal: what an entry did, a value, what undo means."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import from_ordinal
from arapp.services.ledger import field_names
from arapp.services.ledger.entry_details import Details, RecordChange, Shift, Value
from arapp.services.ledger.journal_list import Line
from arapp.services.ledger.subjects import Subject
from arapp.services.ledger.undoing import Meaning, Means
from arapp.ui import formats, language, text
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.rates import micro_text, rate_text

ARROW = "→"
_UNITS = {"statement": "copies", "letter": "copies", "customer": "customers", "batch": "rows",
          "import_row": "rows", "receipt": "entries", "plan": "entries",
          "allocation": "entries"}  # fmt: skip
# A name that only says again what the command is.
_SAID = frozenset({"company", "setting", "grade"})

# Commands that touch a bit of everything: a count would not say of what.
_WHOLE = frozenset({"sample"})


def _say(source: str) -> str:
    return QCoreApplication.translate("journal", source)


def code() -> str:
    """Language of the tables of names."""
    return language.LANGUAGES[language.current()]


# --- what an entry did ------------------------------------------------------------------------


def what(line: Line) -> str:
    """ "Allocation 收-2026-000312 Northway": command, record, customer."""
    label = text.label(line.label)
    if line.kind == "undo":
        label = _say(QT_TRANSLATE_NOOP("journal", "Taken back: {label}")).format(label=label)
    elif line.kind == "redo":
        label = _say(QT_TRANSLATE_NOOP("journal", "Done again: {label}")).format(label=label)
    told = "" if line.label in _WHOLE else about(line.subject)
    return " ".join(part for part in (label, told) if part)


def about(subject: Subject) -> str:
    """The record in words, "" when the command says it all."""
    day = from_ordinal(subject.day)
    if day is not None:
        return _say(QT_TRANSLATE_NOOP("journal", "up to {day}")).format(day=day.isoformat())
    if subject.table in _SAID:
        return ""
    found = " ".join(part for part in (subject.name, subject.customer) if part)
    if subject.count > 1 and (not subject.name or subject.table == "batch"):
        count = formats.count(subject.count, _UNITS.get(subject.table, "items"))
        found = _joined(found, count) if found else count
    return _joined(found, _extra(subject)) if subject.extra else found


def _extra(subject: Subject) -> str:
    return field_names.code_name(subject.table, "state", subject.extra, code())


def _joined(first: str, second: str) -> str:
    if not first:
        return second
    return _say(QT_TRANSLATE_NOOP("journal", "{first}, {second}")).format(
        first=first, second=second
    )


def money(subject: Subject) -> str:
    """The amount; of several currencies the ledger's own first, the others named."""
    sums = sorted(subject.sums, key=lambda pair: pair[0] != formats.base_currency())
    if not sums:
        return ""
    shown = formats.amount(sums[0][1], sums[0][0])
    return shown if len(sums) == 1 else f"{shown} +"


def all_money(subject: Subject) -> str:
    """Every currency, for the tooltip."""
    return "  ".join(formats.amount(minor, currency) for currency, minor in subject.sums)


# --- what undo means --------------------------------------------------------------------------

_MEANS = {
    Means.UNDO: QT_TRANSLATE_NOOP("journal", "Undo"),
    Means.VOID: QT_TRANSLATE_NOOP("journal", "Void"),
    Means.REVERSE: QT_TRANSLATE_NOOP("journal", "Reverse"),
    Means.ONLY_VOID: QT_TRANSLATE_NOOP("journal", "reissue only"),
    Means.BLOCKED: QT_TRANSLATE_NOOP("journal", "in use"),
    Means.LOCKED: QT_TRANSLATE_NOOP("journal", "month closed"),
    Means.LATE: QT_TRANSLATE_NOOP("journal", "too long ago"),
    Means.OWNER: QT_TRANSLATE_NOOP("journal", "by the owner"),
    Means.NO_RIGHT: QT_TRANSLATE_NOOP("journal", "no right"),
    Means.UNDONE: QT_TRANSLATE_NOOP("journal", "taken back"),
    Means.REVERSED: QT_TRANSLATE_NOOP("journal", "reversed"),
    Means.NOTHING: "",
}
_WHY = {
    Means.UNDO: QT_TRANSLATE_NOOP("journal", "Takes this step back, as if it had not been done."),
    Means.VOID: QT_TRANSLATE_NOOP(
        "journal", "The papers leave the lists; their numbers stay used and are listed as void."
    ),
    Means.REVERSE: QT_TRANSLATE_NOOP(
        "journal", "History stays: a new row of today with the opposite sign."
    ),
    Means.ONLY_VOID: QT_TRANSLATE_NOOP(
        "journal", "The paper is out. Issue a new one: it takes the place of this."
    ),
    Means.BLOCKED: QT_TRANSLATE_NOOP(
        "journal", "{label} depends on it (no. {seq}). Take that back first."
    ),
    Means.LOCKED: QT_TRANSLATE_NOOP("journal", "It is dated in a closed month."),
    Means.LATE: QT_TRANSLATE_NOOP("journal", "Only the last thirty steps can be taken back."),
    Means.OWNER: QT_TRANSLATE_NOOP("journal", "Only the owner opens a closed month."),
    Means.NO_RIGHT: QT_TRANSLATE_NOOP("journal", "Your role does not allow it."),
}


def undo_word(meaning: Meaning | None) -> str:
    """One or two words for the last column."""
    if meaning is None or meaning.means is Means.NOTHING:
        return ""
    return _say(_MEANS[meaning.means]).format(label=text.label(meaning.by_label))


def undo_reason(meaning: Meaning | None) -> str:
    """The whole sentence behind the word."""
    why = _WHY.get(meaning.means) if meaning is not None else None
    if meaning is None or why is None:
        return ""
    return _say(why).format(label=text.label(meaning.by_label), seq=meaning.by or "")


# --- before and after -------------------------------------------------------------------------


def value(shown: Value, today: date, table: str = "", column: str = "") -> str:
    """A value as the screen says it; a dash for nothing."""
    raw = shown.raw
    if raw is None or raw == "":
        return formats.DASH
    if shown.text:
        return shown.text
    if isinstance(raw, int):
        return _number(shown.kind, raw, shown.currency, today)
    if shown.kind == "code":
        return field_names.code_name(table, column, raw, code())
    return formats.moment(raw, today) if shown.kind == "moment" else " ".join(raw.split())


def _number(kind: str, raw: int, currency: str, today: date) -> str:
    if kind == "money":
        return formats.amount(raw, currency or None)
    if kind == "day":
        return formats.day(from_ordinal(raw), today)
    if kind == "flag":
        yes, no = QT_TRANSLATE_NOOP("journal", "yes"), QT_TRANSLATE_NOOP("journal", "no")
        return _say(yes) if raw else _say(no)
    if kind in ("rate", "percent"):
        return rate_text(raw)
    if kind == "micro":
        return micro_text(raw)
    return f"{raw:,}"


def name_of(shift: Shift) -> str:
    """What the column is called."""
    return field_names.field_name(shift.table, shift.column, code())


def moved(shift: Shift, today: date, *, gone: bool = False) -> str:
    """ "500.00 → 800.00"; of a new or lost record the one value there is."""
    before = value(shift.before, today, shift.table, shift.column)
    after = value(shift.after, today, shift.table, shift.column)
    if shift.before.is_empty:
        return after
    if gone:
        return before
    return f"{before} {ARROW} {after}"


def record(change: RecordChange) -> str:
    """ "Receipt 收-2026-000312"."""
    kind = field_names.table_name(change.table, code())
    if _is_reversal(change):
        kind = _say(QT_TRANSLATE_NOOP("journal", "Reversal of the receipt"))
    return kind if change.name.startswith("#") else f"{kind} {change.name}"


def _is_reversal(change: RecordChange) -> bool:
    """A receipt taken back whole lies among the refunds, but no money went out."""
    held = (one.raw for s in change.shifts if s.column == "kind" for one in (s.before, s.after))
    return change.table == "refund" and "reversal" in held


_VERBS = {
    "new": QT_TRANSLATE_NOOP("journal", "{record} added"),
    "gone": QT_TRANSLATE_NOOP("journal", "{record} removed"),
}


def named(change: RecordChange) -> str:
    """ "Receipt 收-2026-000312", and whether it came or went."""
    form = _say(_VERBS[change.verb]) if change.verb in _VERBS else "{record}"
    return form.format(record=record(change))


def telling(change: RecordChange) -> list[Shift]:
    """Of a new or lost record the columns that say something, money first."""
    held = [(s, s.after if change.verb == "new" else s.before) for s in change.shifts]
    base = formats.base_currency()
    said = [s for s, one in held if not one.is_empty and one.raw not in {0, base}]
    return sorted(said, key=lambda s: "money" not in {s.before.kind, s.after.kind})


def whole(change: RecordChange, today: date) -> str:
    """A new or lost record in one line: its columns and what they hold."""
    parts = [f"{name_of(s)} {moved(s, today, gone=change.verb == 'gone')}" for s in telling(change)]
    comma = _say(QT_TRANSLATE_NOOP("journal", ", "))
    return comma.join(parts)


_FEW = 3  # records whose fields have a line each


def lines(found: Details, today: date, few: int = _FEW) -> list[tuple[str, str, bool]]:
    """What an entry did, line by line: name, what is said of it, whether it names a record.

    Of up to `few` records the fields of new ones have a line each.
    """
    count = len(found.changes)
    told: list[tuple[str, str, bool]] = []
    for change in found.changes:
        told += _record_lines(change, today, few=count <= few, alone=count == 1)
    return told


_REASONS = {
    "override": QT_TRANSLATE_NOOP("journal", "Allowed although"),
    "reason": QT_TRANSLATE_NOOP("journal", "Why"),
}


def reasons(
    found: Details, told: Sequence[tuple[str, str, bool]] = ()
) -> list[tuple[str, str, bool]]:
    """What was typed why, as lines before `told`; not what a field of a record says already."""
    said = "\n".join(text for _, text, _ in told)
    return [
        (_say(_REASONS.get(name, name)), typed, False)
        for name, typed in found.reasons
        if typed not in said
    ]


def _record_lines(
    change: RecordChange, today: date, *, few: bool, alone: bool
) -> list[tuple[str, str, bool]]:
    """One record: a line for each field, or all of a new one in a line where there are many."""
    changed, gone = change.verb == "changed", change.verb == "gone"
    name = named(change)
    if not changed and not few:
        return [(name, whole(change, today), True)]
    head = [] if changed and alone else [(name, "", True)]
    shifts = change.shifts if changed else telling(change)
    return [*head, *((name_of(s), moved(s, today, gone=gone), False) for s in shifts)]


def part_lines(change: RecordChange, today: date) -> list[tuple[str, str, bool]]:
    """A row that belongs to the record: one line when it came or went, else a line a field."""
    if change.verb != "changed":
        return [(named(change), whole(change, today), True)]
    return [
        (f"{record(change)} {name_of(shift)}", moved(shift, today), False)
        for shift in change.shifts
    ]
