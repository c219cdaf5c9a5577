"""What can be wrong with a file as a whole. Each carries `file` (its name) and what else is said.

`reason` is a stable key; the sentence is found by kind and reason in the languages.
"""

from arapp.models.values.errors import ArappError, DomainError


class FileTrouble(DomainError):
    """A file that cannot be taken in. Fields: file, reason, and what the reason needs.

    By itself with the reason `rights`: this user may not read the file.
    """

    kind = "file_trouble"


class FileDamaged(FileTrouble):
    """Empty, cut short or inconsistent; nothing of it was used. Fields: file, reason, detail."""

    kind = "file_damaged"


class FileUnsafe(FileTrouble):
    """A bomb, a DTD, a path that climbs out. Fields: file, reason, detail."""

    kind = "file_unsafe"


class FileTooLarge(FileTrouble):
    """Over a limit. Fields: file, reason (bytes, rows, columns, cells, time, …), limit, found."""

    kind = "file_too_large"


class NotATable(FileTrouble):
    """A PDF, a picture, a program. Fields: file, reason (what it is)."""

    kind = "not_a_table"


class NothingRecognised(FileTrouble):
    """Readable, but no table whose meaning is understood. Fields: file, reason, sheets."""

    kind = "nothing_recognised"


class WrongKind(FileTrouble):
    """A table of another trade: card bill, payables, trial balance, cash journal.

    Fields: file, reason.
    """

    kind = "wrong_kind"


class NeedsAnswer(FileTrouble):
    """Only the user can say. Fields: file, question (date_order, currency), choices, sample."""

    kind = "needs_answer"


class PasswordNeeded(FileTrouble):
    """Encrypted. Fields: file, reason (encrypted, wrong_password)."""

    kind = "password_needed"


class FileLocked(FileTrouble):
    """Another program (mostly Excel) holds the file: close it there. Fields: file."""

    kind = "file_locked"


class FileMissing(FileTrouble):
    """No such file. Fields: file."""

    kind = "file_missing"


_KINDS: dict[str, type[FileTrouble]] = {
    cls.kind: cls
    for cls in (
        FileDamaged,
        FileUnsafe,
        FileTooLarge,
        NotATable,
        NothingRecognised,
        WrongKind,
        NeedsAnswer,
        PasswordNeeded,
        FileLocked,
        FileMissing,
        FileTrouble,
    )
}


def from_kind(kind: str, **fields: object) -> ArappError:
    """The error that a reader process reported by its kind; unknown kinds count as damage."""
    return _KINDS.get(kind, FileDamaged)(**fields)
