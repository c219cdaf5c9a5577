"""What can go wrong with a backup, beyond the environment family."""

from arapp.models.values.errors import DomainError


class BackupDamaged(DomainError):
    """The backup cannot be read or does not hold what it should. Fields: file, reason."""

    kind = "backup_damaged"


class BackupUnsafe(DomainError):
    """The file is no backup one should unpack. Fields: file, reason (not_a_file, too_large)."""

    kind = "backup_unsafe"


class WrongPassword(DomainError):
    """The passphrase or recovery code does not open it. Fields: file."""

    kind = "wrong_password"


class BackupLocked(DomainError):
    """A passphrase is needed to read it, or to put one there. Fields: file."""

    kind = "password_needed"


class SecondAbsent(DomainError):
    """The second place is not there now (not plugged in). Fields: place."""

    kind = "second_absent"
