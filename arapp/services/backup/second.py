"""The second place: another folder that gets a copy of every exit and hand backup.

What leaves this PC is always sealed. The PC remembers the place, the public half of its key and
when something was copied there, in `second.json` by ledger id; nothing secret.
"""

import contextlib
import json
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from arapp import paths
from arapp.models.disk import sync_file, sync_folder
from arapp.models.values.days import moment_text
from arapp.models.values.errors import InvalidValue
from arapp.services.backup import attachments, folder, keys, manifest, sealing
from arapp.services.backup.errors import SecondAbsent, on_disk
from arapp.services.backup.home import folder_of
from arapp.services.backup.manifest import Backup
from arapp.services.backup.room import Room
from arapp.services.places import place_of

STALE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Second:
    """How it stands with the second place.

    `state`: none (not set up), absent (not plugged in), stale (`days` without a copy), fine.
    `kind`, `name` as `places.Place` has them; `days` None when nothing was copied yet.
    """

    state: str = "none"
    place: Path | None = None
    kind: str = ""
    name: str = ""
    days: int | None = None
    copied_at: str = ""
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class SetUp:
    """A second place was chosen; `code` opens what lies there, shown once ("": not sealed)."""

    place: Path
    code: str = ""


def _file() -> Path:
    return paths.user_data() / "second.json"


def _noted() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def noted(ledger: str) -> dict[str, str]:
    """What is remembered: place, folder, kind, name, recipient, copied_at; {} when not set up."""
    found = _noted().get(ledger)
    return found if isinstance(found, dict) and "place" in found else {}


def _note(ledger: str, facts: dict[str, str] | None) -> None:
    known = _noted()
    known.pop(ledger, None)
    if facts is not None:
        known[ledger] = facts
    part = _file().with_suffix(".part")
    part.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    part.replace(_file())


def set_up(place: Path, passphrase: str, ledger: str, stem: str) -> SetUp:
    """Choose the place; what is outside this PC gets a key, sealed by the passphrase.

    Raises InvalidValue (`passphrase` short, `place` no folder or that of the backups themselves),
    WrongPassword (a key lies there already), the environment family.
    """
    home = paths.user_data().resolve()
    place = place.resolve()
    if not place.is_dir() or place.is_relative_to(home / "backups"):
        raise InvalidValue(field="place", value=str(place), reason="folder")
    found = place_of(place / "backup")
    facts = {"place": str(place), "kind": found.kind, "name": found.name, "recipient": ""}
    inside = place / folder_of(ledger, stem).name
    pair = None
    with on_disk(place):
        if found.kind != "local" or passphrase:
            keys.require_long(passphrase)
            folder.make_private(inside)
            pair = keys.found(inside, passphrase)
            facts["recipient"] = pair.recipient
        folder.make_private(inside)
        _note(ledger, {**facts, "folder": str(inside), "copied_at": ""})
    return SetUp(place, pair.code if pair else "")


def forget(ledger: str) -> None:
    """Let the place go; what lies there stays."""
    with on_disk(_file()):
        _note(ledger, None)


def state(ledger: str, now: datetime) -> Second:
    """How it stands now; looks whether the place is there, so never on the GUI thread."""
    facts = noted(ledger)
    if not facts:
        return Second()
    copied = facts.get("copied_at", "")
    days = (now - datetime.fromisoformat(copied)).days if copied else None
    late = days is None or days >= STALE_DAYS
    there = _is_there(facts)
    return Second(
        "absent" if not there else "stale" if late else "fine",
        Path(facts["place"]),
        facts.get("kind", ""),
        facts.get("name", ""),
        days,
        copied,
        bool(facts.get("recipient")),
    )


def _is_there(facts: dict[str, str]) -> bool:
    # Our own folder, not the mount point: an empty mount point is no stick.
    with contextlib.suppress(OSError, KeyError):
        return Path(facts["folder"]).is_dir()
    return False


def copy(home: Path, row: Backup, now: datetime) -> Backup:
    """Put a backup of `home` into the second place; the row as it stands there.

    Raises SecondAbsent, the environment family; what was there before stays.
    """
    facts = noted(row.ledger)
    if not facts or not _is_there(facts):
        raise SecondAbsent(place=facts.get("place", ""))
    target = Path(facts["folder"])
    seal = keys.recipient_of(facts["recipient"]) if facts["recipient"] else None
    known = manifest.read(target).rows
    with on_disk(target):
        placed = next((old for old in known if _same(old, row)), None)
        if placed is None or not (target / placed.file).is_file():
            placed = _put(home / row.file, target, row, seal)
            folder.add(target, placed)
        attachments.mirror(home, target, seal)
        folder.tidy(target, now)
        folder.mark(home, row.file, second=facts["place"])
        _note(row.ledger, {**facts, "copied_at": moment_text(now)})
    return placed


def _same(there: Backup, here: Backup) -> bool:
    return (there.made_at, there.seq, there.head) == (here.made_at, here.seq, here.head)


def _put(source: Path, target: Path, row: Backup, seal: sealing.Seal) -> Backup:
    name = row.file if seal is None else row.file + ".age"
    with Room(target) as room:
        part = room.path / "packed.part"
        if seal is None:
            shutil.copyfile(source, part)
            size, digest = part.stat().st_size, manifest.sha256_of(part)
        else:
            size, digest = sealing.seal_file(source, part, seal)
        sync_file(part)
        part.replace(target / name)
        sync_folder(target)
    return replace(
        row, file=name, bytes=size, sha256=digest, encrypted=seal is not None, second="", pinned=""
    )
