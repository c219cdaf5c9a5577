"""The backup at the end of work, when it did not come about: noted beside the backups, told later.

Nobody looks on while it is made. So it is noted as owed before it begins and the note goes when a
backup is there: a full disk, a lost right and a process that was ended are all told at the next
start.
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.backup.home import folder_of

NAME = "owed.json"


@dataclass(frozen=True, slots=True)
class Owed:
    """When it was tried (UTC moment text), and why it failed; None: it was cut off."""

    at: str
    trouble: ArappError | None = None


def owe(home: Path, at: datetime, trouble: Exception | None = None) -> None:
    """Note it; a folder that takes no note keeps the one before."""
    told = {"at": moment_text(at), "kind": "", "fields": {}}
    if isinstance(trouble, ArappError):
        fields = {name: str(value) for name, value in trouble.fields.items()}
        told |= {"kind": trouble.kind, "fields": fields}
    elif trouble is not None:
        told |= {"kind": EnvironmentTrouble.kind, "fields": {"detail": str(trouble)}}
    part = home / (NAME + ".part")
    try:
        part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        part.replace(home / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def settle(home: Path) -> None:
    """A backup is there: nothing is owed."""
    with contextlib.suppress(OSError):
        (home / NAME).unlink(missing_ok=True)


def owed_of(tx: Tx, path: Path) -> Owed | None:
    """What is owed to the ledger at `path`."""
    ledger = str(tx.value("SELECT ledger_id FROM company"))
    return owed(folder_of(ledger, path.stem))


def owed(home: Path) -> Owed | None:
    """What is owed; nothing while it is still being made. A note that does not read is none."""
    try:
        told = json.loads((home / NAME).read_text(encoding="utf-8"))
        at, kind, fields = str(told["at"]), str(told["kind"]), dict(told["fields"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if kind:
        return Owed(at, _error(kind, fields))
    from arapp.services.backup import room

    return None if room.busy(home) else Owed(at)


def _error(kind: str, fields: dict[str, str]) -> ArappError:
    known = {one.kind: one for one in _family(EnvironmentTrouble)}
    return known.get(kind, EnvironmentTrouble)(**{"detail": kind, **fields})


def _family(top: type[EnvironmentTrouble]) -> Iterator[type[EnvironmentTrouble]]:
    yield top
    for one in top.__subclasses__():
        yield from _family(one)
