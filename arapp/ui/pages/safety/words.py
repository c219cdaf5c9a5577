"""Sentences of the page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from arapp.services.backup.jobs import Overview
from arapp.services.backup.manifest import Backup
from arapp.services.backup.second import Second
from arapp.services.checking import Noted
from arapp.ui import formats, language
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.safety.cards import Card
from arapp.ui.pages.safety.facts import Facts

OLD_DAYS = 2
_KILO = 1000
_MINUTE = len("2026-11-12T09:13")


def say(source: str) -> str:
    """The sentence in the language installed."""
    return QCoreApplication.translate("safety", source)


# --- small things -----------------------------------------------------------------------------


def size(number: int) -> str:
    """ "6.2 MB"; whole kilobytes below one megabyte."""
    if number < _KILO * _KILO:
        return f"{max(-(-number // _KILO), 1)} KB"
    unit, power = ("MB", 2) if number < _KILO**3 else ("GB", 3)
    tenths = (number * 10 + _KILO**power // 2) // _KILO**power
    return f"{tenths // 10}.{tenths % 10} {unit}"


def balance(open_: Mapping[str, int]) -> str:
    """The balance; the ledger's own currency first, the others after a plus."""
    base = formats.base_currency()
    codes = sorted(open_, key=lambda code: (code != base, code))
    return " + ".join(formats.amount(open_[code], code) for code in codes) or formats.amount(0)


def days_ago(days: int) -> str:
    """ "today", "yesterday", "3 days ago"."""
    if days <= 0:
        return say(QT_TRANSLATE_NOOP("safety", "today"))
    if days == 1:
        return say(QT_TRANSLATE_NOOP("safety", "yesterday"))
    form = say(QT_TRANSLATE_NOOP("safety", "{days} ago"))
    return form.format(days=formats.count(days, "days"))


def age(moment: str, today: date) -> int:
    """Days since a UTC moment text."""
    return (today - datetime.fromisoformat(moment).astimezone().date()).days


def in_one_minute(rows: Iterable[Backup]) -> frozenset[str]:
    """Minutes of which there is more than one backup."""
    counts = Counter(row.made_at[:_MINUTE] for row in rows)
    return frozenset(minute for minute, count in counts.items() if count > 1)


def made(row: Backup, today: date, twice: frozenset[str]) -> str:
    """ "today 09:13", with seconds where the minute alone does not tell it from another."""
    when = formats.moment(row.made_at, today)
    if row.made_at[:_MINUTE] not in twice:
        return when
    return f"{when}:{datetime.fromisoformat(row.made_at):%S}"


_REASONS = {
    "hour": QT_TRANSLATE_NOOP("safety", "every hour"),
    "exit": QT_TRANSLATE_NOOP("safety", "at the end of work"),
    "hand": QT_TRANSLATE_NOOP("safety", "by hand"),
    "import": QT_TRANSLATE_NOOP("safety", "before an import"),
    "migration": QT_TRANSLATE_NOOP("safety", "before an update"),
    "papers": QT_TRANSLATE_NOOP("safety", "before papers were issued"),
    "restore": QT_TRANSLATE_NOOP("safety", "before a restore"),
    "found": QT_TRANSLATE_NOOP("safety", "found in the folder"),
}
_KEPT = {
    "day": QT_TRANSLATE_NOOP("safety", "kept for the day"),
    "month": QT_TRANSLATE_NOOP("safety", "kept for the month"),
    "fall": QT_TRANSLATE_NOOP("safety", "kept: the books became smaller after it"),
}


def why(row: Backup, kept: str) -> str:
    """ "at the end of work, kept for the day"."""
    parts = [say(_REASONS.get(row.reason, row.reason)), row.note]
    parts += [say(_KEPT[kept])] if kept in _KEPT else []
    comma = say(QT_TRANSLATE_NOOP("safety", ", "))
    return comma.join(part for part in parts if part)


def checked(row: Backup) -> str:
    """How sure it is that a backup can be used."""
    if not row.checked:
        return say(QT_TRANSLATE_NOOP("safety", "not sound"))
    both = QT_TRANSLATE_NOOP("safety", "both places")
    return say(both) if row.second else say(QT_TRANSLATE_NOOP("safety", "checked"))


def short_month(day: date, today: date) -> str:
    """ "October" / 10 月, with its year where that is another."""
    if day.year != today.year:
        return formats.month(day)
    return f"{day.month} 月" if language.current() == "zh" else formats.month(day).split()[0]


# --- cards ------------------------------------------------------------------------------------


def backup_card(facts: Facts) -> Card:
    """Whether there is a backup that can be used."""
    title = say(QT_TRANSLATE_NOOP("safety", "Backup"))
    found = facts.backups
    if found.shrunk is not None:
        return _shrunk(title, found, facts.today)
    newest = found.newest
    if newest is None:
        return _no_backup(title, found)
    when = formats.moment(newest.made_at, facts.today)
    form = say(QT_TRANSLATE_NOOP("safety", "Opened and counted: {rows} receivables, balance {sum}"))
    note = form.format(rows=f"{newest.counts.get('plan', 0):,}", sum=balance(newest.open))
    if found.changed and age(newest.made_at, facts.today) >= OLD_DAYS:
        told = say(QT_TRANSLATE_NOOP("safety", "The last backup is of {when}"))
        return Card("backup", title, told.format(when=when), note, "triangle-alert", "age1")
    told = say(QT_TRANSLATE_NOOP("safety", "The backup of {when} can be used"))
    return Card("backup", title, told.format(when=when), note, "circle-check", "ok")


def _no_backup(title: str, found: Overview) -> Card:
    if found.rows:
        return Card(
            "backup", title, say(QT_TRANSLATE_NOOP("safety", "No backup is sound")),
            say(QT_TRANSLATE_NOOP("safety", "Make a new one now, then check the books")),
            "circle-alert", "age3",
        )  # fmt: skip
    return Card(
        "backup", title, say(QT_TRANSLATE_NOOP("safety", "Never backed up")),
        say(QT_TRANSLATE_NOOP("safety", "Made by itself every hour and at the end of work")),
        "triangle-alert", "age1",
    )  # fmt: skip


def _shrunk(title: str, found: Overview, today: date) -> Card:
    before = found.shrunk
    when = formats.moment(before.made_at, today) if before is not None else ""
    note = say(QT_TRANSLATE_NOOP("safety", "That of {when} holds more and is kept"))
    return Card(
        "backup", title, say(QT_TRANSLATE_NOOP("safety", "The books became smaller")),
        note.format(when=when), "triangle-alert", "age3",
        say(QT_TRANSLATE_NOOP("safety", "That is right")),
    )  # fmt: skip


_PLACES = {
    "removable": QT_TRANSLATE_NOOP("safety", "removable disk"),
    "cloud": QT_TRANSLATE_NOOP("safety", "cloud folder"),
    "network": QT_TRANSLATE_NOOP("safety", "network folder"),
    "local": QT_TRANSLATE_NOOP("safety", "another folder"),
}


def second_card(facts: Facts) -> Card:
    """The copy outside this PC."""
    title = say(QT_TRANSLATE_NOOP("safety", "Second place"))
    second = facts.backups.second
    if second.state == "none":
        return Card(
            "second", title, say(QT_TRANSLATE_NOOP("safety", "None yet")),
            say(QT_TRANSLATE_NOOP("safety", "A stick or another disk, sealed")),
            "circle", "text3", say(QT_TRANSLATE_NOOP("safety", "Set up")),
        )  # fmt: skip
    fine = second.state == "fine"
    link = QT_TRANSLATE_NOOP("safety", "Copy now")
    if second.state == "absent":
        link = QT_TRANSLATE_NOOP("safety", "Copy when plugged in")
    icon, tone = ("circle-check", "ok") if fine else ("triangle-alert", "age1")
    return Card("second", title, _second(second), str(second.place or ""), icon, tone, say(link))


def _second(second: Second) -> str:
    place = say(_PLACES.get(second.kind, _PLACES["local"]))
    if second.days is None:
        form = say(QT_TRANSLATE_NOOP("safety", "{place}, nothing there yet"))
        return form.format(place=place)
    form = say(QT_TRANSLATE_NOOP("safety", "{place}, {when}"))
    return form.format(place=place, when=days_ago(second.days))


def checks_card(noted: Noted | None, today: date, *, running: bool) -> Card:
    """How the last full check went."""
    title = say(QT_TRANSLATE_NOOP("safety", "Checks"))
    if running:
        told = say(QT_TRANSLATE_NOOP("safety", "Checking the books"))
        note = say(QT_TRANSLATE_NOOP("safety", "You can go on working"))
        return Card("checks", title, told, note, "refresh-cw", "text2")
    if noted is None:
        told = say(QT_TRANSLATE_NOOP("safety", "Not checked yet"))
        return Card("checks", title, told, "", "circle", "text3")
    when = formats.moment(noted.at, today)
    if not noted.failed:
        told = say(QT_TRANSLATE_NOOP("safety", "All {n} hold"))
        return Card("checks", title, told.format(n=noted.passed), when, "circle-check", "ok")
    told = say(QT_TRANSLATE_NOOP("safety", "{n} hold, {m} to look at"))
    told = told.format(n=noted.passed, m=len(noted.failed))
    return Card("checks", title, told, when, "triangle-alert", "age1")


def period_card(facts: Facts) -> Card:
    """Up to where the books are closed."""
    title = say(QT_TRANSLATE_NOOP("safety", "Period"))
    link = ""
    if facts.next_lock is not None:
        form = say(QT_TRANSLATE_NOOP("safety", "Close {month}"))
        link = form.format(month=short_month(facts.next_lock, facts.today))
    if facts.locked is None:
        told = say(QT_TRANSLATE_NOOP("safety", "No month is closed"))
        note = say(QT_TRANSLATE_NOOP("safety", "Closed, nothing in it changes any more"))
        return Card("period", title, told, note, "lock-open", "text2", link)
    told = say(QT_TRANSLATE_NOOP("safety", "Closed up to {day}")).format(day=facts.locked)
    note = say(QT_TRANSLATE_NOOP("safety", "Corrections are new rows"))
    return Card("period", title, told, note, "lock", "text2", link)


# --- the foot ---------------------------------------------------------------------------------


def head(facts: Facts) -> str:
    """What the digits on the papers prove."""
    seq, digest = facts.head
    digits = f"{digest[:4]} {digest[4:8]}"
    if facts.printed is None:
        form = say(QT_TRANSLATE_NOOP("safety", "Check of the ledger {digits} (step {seq})."))
        return form.format(digits=digits, seq=seq)
    form = say(
        QT_TRANSLATE_NOOP(
            "safety",
            "Check of the ledger {digits} (step {seq}). Papers carry the one of their day: found"
            " here, nothing before it was changed.",
        )
    )
    return form.format(digits=digits, seq=seq)


# --- checks -----------------------------------------------------------------------------------

_WAYS = {
    "attachments": QT_TRANSLATE_NOOP("safety", "Choose the file again"),
    "older_copy": QT_TRANSLATE_NOOP("safety", "Go on with this one"),
    "other_ledger": QT_TRANSLATE_NOOP("safety", "Go on with this one"),
}


def way_out(key: str) -> str:
    """What can be done about a failed check."""
    return say(_WAYS.get(key, QT_TRANSLATE_NOOP("safety", "Restore a backup")))


def with_checks(facts: Facts, noted: Noted) -> Facts:
    """The facts after a check."""
    return replace(facts, checked=noted)
