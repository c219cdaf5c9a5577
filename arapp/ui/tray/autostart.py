"""Start with Windows: a line in the user's own Run key. Elsewhere there is no such thing here."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings

_RUN = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "arapp"
QUIET = "--background"
"""The argument with which it begins in the tray."""


def offered(platform: str = sys.platform) -> bool:
    """Whether this system has a Run key."""
    return platform == "win32"


def command_line(executable: str, *, frozen: bool) -> str:
    """What Windows is to run: the packaged program, else Python without a console."""
    program = Path(executable)
    if frozen:
        return f'"{program}" {QUIET}'
    quiet = program.with_name(program.name.replace("python.exe", "pythonw.exe"))
    return f'"{quiet}" -m arapp {QUIET}'


def is_on() -> bool:
    """Whether the line is there."""
    return offered() and _run_key().contains(_NAME)


def choose(value: bool) -> None:
    """Write the line, or take it away."""
    if not offered():
        return
    if value:
        frozen = bool(getattr(sys, "frozen", False))
        _run_key().setValue(_NAME, command_line(sys.executable, frozen=frozen))
    else:
        _run_key().remove(_NAME)


def _run_key() -> QSettings:
    return QSettings(_RUN, QSettings.Format.NativeFormat)
