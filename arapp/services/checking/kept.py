"""What the last full check of a ledger came to, kept in the user's folder by ledger id."""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from arapp import paths
from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.models.verify import Check


@dataclass(frozen=True, slots=True)
class Noted:
    """The last full check: moment (UTC text), journal entry it speaks of, how many held."""

    at: str
    seq: int
    passed: int
    failed: tuple[str, ...]


def _file(tx: Tx) -> Path:
    return _file_of(str(tx.value("SELECT ledger_id FROM company")))


def _file_of(ledger: str) -> Path:
    name = "".join(c for c in ledger if c.isalnum())[:64]
    return paths.user_data() / "checks" / f"{name}.json"


def forget(ledger: str) -> None:
    """Another file lies in the place of the one that was checked; `ledger` is its id."""
    with contextlib.suppress(OSError):  # a memory, not the book
        _file_of(ledger).unlink(missing_ok=True)


def note(tx: Tx, checks: list[Check], seq: int) -> Noted:
    """Keep the outcome; a folder that cannot be written is passed over."""
    failed = tuple(check.key for check in checks if not check.ok)
    noted = Noted(moment_text(tx.clock.now()), seq, len(checks) - len(failed), failed)
    with contextlib.suppress(OSError):  # a memory, not the book
        target = _file(tx)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_text(json.dumps(asdict(noted)), encoding="utf-8")
        part.replace(target)
    return noted


def last(tx: Tx) -> Noted | None:
    """The last full check of this ledger on this machine."""
    try:
        kept = json.loads(_file(tx).read_text(encoding="utf-8"))
        return Noted(kept["at"], int(kept["seq"]), int(kept["passed"]), tuple(kept["failed"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
