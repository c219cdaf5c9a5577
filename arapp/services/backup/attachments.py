"""The files beside a ledger: into the backups by their hash, once each, and back again.

They are never let go by retention: ten backups that name a contract share its one scan.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from arapp.models.attachments import files_dir, is_hash
from arapp.models.disk import sync_file, sync_folder
from arapp.services.backup import sealing
from arapp.services.backup.facts import Facts, Rows
from arapp.services.backup.manifest import sha256_of

FOLDER = "files"
_SEALED = ".age"


def named(rows: Rows, facts: Facts) -> tuple[str, ...]:
    """Hashes of the files that a ledger names; none before the schema that knows them."""
    if "attachment" not in facts.counts:
        return ()
    found: list[Any] = rows("SELECT DISTINCT sha256 FROM attachment ORDER BY sha256")
    return tuple(name for (name,) in found if is_hash(str(name)))  # it may be a path instead


def keep(ledger: Path, folder: Path, hashes: Iterable[str], seal: sealing.Seal = None) -> list[str]:
    """Copy what the backups do not hold yet; hashes of files that are gone or were changed.

    Raises OSError.
    """
    return _keep(files_dir(ledger), folder, hashes, seal)


def _keep(held: Path, folder: Path, hashes: Iterable[str], seal: sealing.Seal) -> list[str]:
    target, missing = folder / FOLDER, []
    for name in hashes:
        kept = target / (name + _SEALED if seal else name)
        source = held / name
        if kept.exists():
            continue
        if not source.is_file() or sha256_of(source) != name:
            missing.append(name)
            continue
        target.mkdir(exist_ok=True)
        part = kept.with_name(kept.name + ".part")
        if seal:
            sealing.seal_file(source, part, seal)
        else:
            shutil.copyfile(source, part)
        sync_file(part)
        part.replace(kept)
        sync_folder(target)
    return missing


def mirror(folder: Path, second: Path, seal: sealing.Seal) -> None:
    """Bring what a folder of backups holds into another one. Raises OSError."""
    held = folder / FOLDER
    names = (file.name for file in held.iterdir()) if held.is_dir() else ()
    _keep(held, second, filter(is_hash, names), seal)


def bring_back(
    folder: Path, ledger: Path, hashes: Iterable[str], opener: sealing.Opener = None
) -> list[str]:
    """Put the files back beside a restored ledger; hashes of those that are nowhere.

    What lies there already with the right content stays. Raises OSError.
    """
    missing = []
    for name in hashes:
        place = files_dir(ledger) / name
        if place.is_file() and sha256_of(place) == name:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(name + ".part")
        if _fetched(folder / FOLDER, name, part, opener) and sha256_of(part) == name:
            sync_file(part)
            part.replace(place)
        else:
            part.unlink(missing_ok=True)
            missing.append(name)
    return missing


def _fetched(folder: Path, name: str, part: Path, opener: sealing.Opener) -> bool:
    plain, sealed = folder / name, folder / (name + _SEALED)
    if plain.is_file():
        shutil.copyfile(plain, part)
        return True
    return opener is not None and sealed.is_file() and sealing.unseal_file(sealed, part, opener)
