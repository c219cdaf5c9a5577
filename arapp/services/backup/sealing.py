"""age around a packed file that leaves this PC: by a key, or by a passphrase of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyrage
from pyrage import x25519

from arapp.services.backup.streams import Out

SEALED = ".arapp.zst.age"
AGE = b"age-encryption.org/v1\n"
"""How a sealed file begins."""
_BY_PASSPHRASE = b"-> scrypt "
# age at a head that no secret given opens; all else it says is of a file that was cut or changed.
_SHUT = ("Decryption failed", "No matching keys found")


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Seals the file by itself, without a key beside it; the packed file is held in memory."""

    text: str


Seal: TypeAlias = x25519.Recipient | Passphrase | None
Opener: TypeAlias = x25519.Identity | Passphrase | None


def sealed(source: Any, out: Out, seal: Seal) -> None:
    """Write what `source` gives, sealed. Raises OSError."""
    if isinstance(seal, Passphrase):
        out.write(pyrage.passphrase.encrypt(b"".join(iter(source.read, b"")), seal.text))
    else:
        pyrage.encrypt_io(source, out, [seal])


def seal_file(source: Path, target: Path, seal: Seal) -> tuple[int, str]:
    """Write a finished file once more, sealed; (bytes, SHA-256). Raises OSError."""
    with source.open("rb") as plain, target.open("wb") as stream:
        out = Out(stream)
        sealed(plain, out, seal)
    return out.size, out.digest.hexdigest()


def unseal_file(source: Path, target: Path, opener: Opener) -> bool:
    """The content of a sealed file; False when it does not open. Raises OSError."""
    try:
        with source.open("rb") as shut, target.open("wb") as stream:
            unsealed(shut, Out(stream), opener)
    except pyrage.DecryptError:
        return False
    except OSError as trouble:
        if trouble.errno is None:  # age says so of a file that was cut or changed
            return False
        raise
    return True


def unsealed(source: Any, out: Any, opener: Opener) -> None:
    """Write what is sealed in `source`. Raises DecryptError, OSError."""
    if isinstance(opener, Passphrase):
        out.write(pyrage.passphrase.decrypt(source.read(), opener.text))
    else:
        pyrage.decrypt_io(source, out, [opener])


def is_shut(trouble: Exception) -> bool:
    """Whether age says that the secret does not fit; a damaged head may read so too."""
    return any(words in str(trouble) for words in _SHUT)


def sealed_how(file: Path) -> str:
    """ "" for a file that is not sealed, else "passphrase" or "key". Raises OSError."""
    with file.open("rb") as stream:
        start = stream.read(len(AGE) + len(_BY_PASSPHRASE))
    if not start.startswith(AGE):
        return ""
    return "passphrase" if start.endswith(_BY_PASSPHRASE) else "key"
