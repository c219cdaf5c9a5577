"""What the frame says of the ledger: its name, the right of the status line."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.backup.glance import glance
from arapp.ui import formats
from arapp.ui.widgets.status_line import Fact

STALE_AFTER = 3  # days without a bank file before it is said in amber


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """Name of the books, who works on them, their currency."""

    name: str
    user: str
    currency: str


def ledger(tx: Tx) -> LedgerFacts:
    """The firm's short name (or name), its contact person, the currency."""
    row = tx.one("SELECT coalesce(nullif(short_name, ''), name), contact, currency FROM company")
    return LedgerFacts(*row)


def status(tx: Tx) -> list[Fact]:
    """Facts for the right of the status line."""
    translate = QCoreApplication.translate
    found = [
        _bank(tx.value("SELECT max(last_day) FROM import_file"), tx.today),
        _backup(str(tx.value("SELECT ledger_id FROM company")), tx.today),
    ]
    if tx.value("SELECT sample FROM company"):
        found.append(Fact(translate("facts", "Sample ledger"), "text3", "book-open"))
    return [fact for fact in found if fact is not None]


def _bank(last: int | None, today: date) -> Fact | None:
    day = from_ordinal(last)
    if day is None:
        return None
    translate = QCoreApplication.translate
    text = translate("facts", "Bank until {day}").format(day=formats.day(day, today))
    old = (today - day).days > STALE_AFTER
    return Fact(text, "age1" if old else "text2", "landmark")


def _backup(ledger: str, today: date) -> Fact | None:
    found = glance(ledger)
    if found is None:
        return None
    translate = QCoreApplication.translate
    words = (
        translate("facts", "Backup {when}, checked")
        if found.checked
        else translate("facts", "Backup {when}, not sound")
    )
    old = not found.checked or (today - found.at.astimezone().date()).days > STALE_AFTER
    when = formats.moment(found.at, today)
    return Fact(words.format(when=when), "age1" if old else "text2", "circle-check")
