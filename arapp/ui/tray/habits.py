"""What the user chose about running in the background, kept in the settings of the program."""

from datetime import date

from PySide6.QtCore import QSettings

NOTIFY = "notify"
"""Say once a day, and when something falls due, what is to be done."""
AMOUNTS = "notify_amounts"
"""Sums in it. Names of customers never are: a screen in an office is read by many."""
STAY = "close_to_tray"
"""Closing the window leaves the program in the tray."""
_DEFAULTS = {NOTIFY: True, AMOUNTS: False, STAY: False}
_TOLD = "told"


def _settings() -> QSettings:
    return QSettings("arapp", "arapp")


def on(key: str) -> bool:
    """Whether a habit is on."""
    return bool(_settings().value(key, _DEFAULTS[key], type=bool))


def choose(key: str, value: bool) -> None:
    """Remember it."""
    _settings().setValue(key, value)


def told_on(ledger: str) -> str:
    """The day (ISO) on which this ledger was last spoken of, "" when never."""
    return str(_settings().value(f"{_TOLD}/{ledger}", ""))


def note_told(ledger: str, day: date) -> None:
    """Remember that it was spoken of."""
    _settings().setValue(f"{_TOLD}/{ledger}", day.isoformat())
