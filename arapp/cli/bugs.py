"""A bug of ours as an answer: what it was goes into the log folder, without a word of the books."""

import sys
import traceback
from pathlib import Path

from arapp import __version__, paths
from arapp.models.values.days import SystemClock, moment_text
from arapp.models.values.errors import ArappError

CODE = 4
_KEPT = 200_000  # bytes of the log before it begins anew


class Bug(ArappError):
    """Something nobody foresaw. Fields: what (its type), log (file with the details, or "")."""

    kind = "bug"
    exit_code = CODE


def bug(trouble: BaseException, command: str) -> Bug:
    """The answer for an unforeseen exception, noted in the log."""
    what = type(trouble).__name__
    return Bug(what=what, log=_note(_details(trouble, command)))


def _details(trouble: BaseException, command: str) -> str:
    """Where it happened. Messages and values are left out: names and accounts may be in them."""
    lines = [
        f"{moment_text(SystemClock().now())}  arapp {__version__}  {command}",
        f"Python {sys.version.split()[0]} {sys.platform}",
    ]
    cause: BaseException | None = trouble
    while cause is not None and len(lines) < 200:
        lines.append(type(cause).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)[-40:]
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n\n"


def _note(details: str) -> str:
    """The file it was written to; "" when it cannot be written."""
    try:
        target = paths.logs() / "bugs.txt"
        full = target.exists() and target.stat().st_size > _KEPT
        with target.open("w" if full else "a", encoding="utf-8") as stream:
            stream.write(details)
    except OSError:
        return ""
    return str(target)
