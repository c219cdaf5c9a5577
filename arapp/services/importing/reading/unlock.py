"""Workbooks with a password: opened in memory, by the password or by the one Excel itself uses.

Used in the child process only, under its limits; what comes out is looked at like any other file.
"""

import io
import struct

from arapp.services.importing.errors import FileDamaged, FileUnsafe, PasswordNeeded

# Excel protects a file of its own accord (a shared or a finished book) by this one, and never asks.
_SILENT = "VelvetSweatshop"
_FILEPASS, _EOF = 0x002F, 0x000A
_DTD = (b"<!DOCTYPE", b"<!ENTITY")


def unlocked(data: bytes, password: str | None, file: str) -> bytes:
    """The workbook inside a protected OLE file: bytes of a zip, or of an OLE file with BIFF.

    Raises PasswordNeeded (encrypted, wrong_password, protection_unknown), FileDamaged, FileUnsafe.
    """
    _guard_description(data, file)
    for key in dict.fromkeys((password or _SILENT, _SILENT)):
        opened = _opened(data, key, file)
        if opened is not None:
            return opened
    raise PasswordNeeded(file=file, reason="wrong_password" if password else "encrypted")


def has_password(data: bytes) -> bool:
    """Whether an OLE file holds a BIFF stream that is encrypted, as far as it can be read."""
    import olefile

    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
        head = ole.openstream(stream).read(4_096) if stream else b""
    except Exception:  # whatever ails the container: no password was seen
        return False
    at = 0
    while at + 4 <= len(head):
        kind, size = struct.unpack_from("<HH", head, at)
        if kind in (_FILEPASS, _EOF):
            return bool(kind == _FILEPASS)
        at += 4 + size
    return False


def _guard_description(data: bytes, file: str) -> None:
    """The description of the encryption is XML, and the library reads it as it comes."""
    if any(mark in data or mark.decode().encode("utf-16-le") in data for mark in _DTD):
        raise FileUnsafe(file=file, reason="dtd", detail="EncryptionInfo")


def _opened(data: bytes, password: str, file: str) -> bytes | None:
    """The bytes inside; None when the password is not theirs."""
    import msoffcrypto
    from msoffcrypto import exceptions

    out = io.BytesIO()
    try:
        book = msoffcrypto.OfficeFile(io.BytesIO(data))
        asked = {"verify_password": True} if book.format == "ooxml" else {}
        try:
            book.load_key(password=password, **asked)
        except (exceptions.InvalidKeyError, UnicodeError):
            return None
        except IndexError:  # longer than the oldest protection takes
            if len(password) <= 15:
                raise
            return None
        book.decrypt(out)
    except (MemoryError, RecursionError):
        raise
    except exceptions.InvalidKeyError:  # the key fits, what it opens is no workbook
        raise FileDamaged(file=file, reason="truncated", detail="contents") from None
    except exceptions.DecryptionError:
        raise PasswordNeeded(file=file, reason="protection_unknown") from None
    except Exception as fault:  # a library that reads hostile bytes; whatever it says, it is damage
        if isinstance(fault, exceptions.FileFormatError) and has_password(data):  # Excel 95's
            raise PasswordNeeded(file=file, reason="protection_unknown") from None
        raise FileDamaged(file=file, reason="truncated", detail=type(fault).__name__) from None
    return out.getvalue()
