"""What opens a sealed backup: the recipient this PC keeps, the identity that lies sealed outside.

The PC keeps the public half alone, so it can seal for years without knowing a secret. The secret
half lies as `key.age` beside the backups, sealed by the passphrase, and is shown once to be
printed: either opens every backup there, also on a new PC.
"""

import contextlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import x25519

from arapp.models.disk import sync_folder
from arapp.models.values.errors import InvalidValue
from arapp.services.backup import sealing
from arapp.services.backup.errors import BackupDamaged, BackupLocked, WrongPassword

KEY = "key.age"
SHORTEST = 10
_CODE = "AGE-SECRET-KEY-"
_KEY_MOST = 64 << 10


@dataclass(frozen=True, slots=True)
class Pair:
    """The public half, to seal; the recovery code, to open (never kept on this PC)."""

    recipient: str
    code: str


def require_long(passphrase: str) -> None:
    """Raises InvalidValue for one of fewer than SHORTEST characters."""
    if len(passphrase.strip()) < SHORTEST:
        raise InvalidValue(field="passphrase", value="", reason="short")


def found(folder: Path, passphrase: str) -> Pair:
    """The pair of a folder: made and laid there when new, else opened by the passphrase.

    Raises InvalidValue (short), WrongPassword, BackupDamaged, OSError.
    """
    if (folder / KEY).is_file():
        identity = _opened(folder / KEY, passphrase)
    else:
        require_long(passphrase)
        identity = x25519.Identity.generate()
        _lay(folder / KEY, pyrage.passphrase.encrypt(str(identity).encode(), passphrase.strip()))
    return Pair(str(identity.to_public()), str(identity))


def _lay(file: Path, sealed: bytes) -> None:
    part = file.with_name(file.name + ".part")
    part.write_bytes(sealed)
    part.replace(file)
    sync_folder(file.parent)


def lay_beside(source: Path, folder: Path) -> None:
    """Copy the sealed key of one folder into another that has none, where it can be had."""
    with contextlib.suppress(OSError):  # without it the recovery code still opens what lies there
        if not (folder / KEY).exists():
            sealed = (source / KEY).read_bytes()
            folder.mkdir(parents=True, exist_ok=True)
            _lay(folder / KEY, sealed)


def opener_of(backup: Path, secret: str) -> sealing.Opener:
    """What opens a backup; None for one that is not sealed.

    `secret` is its own passphrase, that of the key that lies beside it, or the recovery code.
    Raises BackupLocked (no secret), WrongPassword, BackupDamaged (no key beside), OSError.
    """
    how, secret = sealing.sealed_how(backup), secret.strip()
    if not how:
        return None
    if not secret:
        raise BackupLocked(file=str(backup), detail="backup")
    if how == "passphrase":
        return sealing.Passphrase(secret)
    code = code_of(secret)
    if code:
        try:
            return x25519.Identity.from_str(code)
        except pyrage.IdentityError:
            raise WrongPassword(file=str(backup)) from None
    key = backup.parent / KEY
    if not key.is_file():
        raise BackupDamaged(file=str(backup), reason="no_key")
    return _opened(key, secret)


def code_of(typed: str) -> str:
    """The recovery code as it was read off paper, in groups and any case; "" when it is none."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", typed) if c.isalnum()).upper()
    start = _CODE.replace("-", "")
    return _CODE + plain.removeprefix(start) if plain.startswith(start) else ""


def recipient_of(text: str) -> x25519.Recipient:
    """The public half from its text. Raises InvalidValue."""
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise InvalidValue(field="recipient", value=text, reason="form") from None


def _opened(key: Path, passphrase: str) -> x25519.Identity:
    if key.stat().st_size > _KEY_MOST:
        raise BackupDamaged(file=str(key), reason="key")
    try:
        text = pyrage.passphrase.decrypt(key.read_bytes(), passphrase.strip())
        return x25519.Identity.from_str(text.decode())
    except pyrage.DecryptError as trouble:
        if sealing.is_shut(trouble):
            raise WrongPassword(file=str(key)) from None
        raise BackupDamaged(file=str(key), reason="key") from trouble
    except (pyrage.IdentityError, UnicodeDecodeError, OSError) as trouble:
        raise BackupDamaged(file=str(key), reason="key") from trouble
