"""The family of errors a user can act on, and those of the surroundings.

The class is the key, the fields are data; the sentence lives in the languages (`ui/text.py`,
`cli` messages). Anything that is neither is a bug and is reported as one.
"""

from typing import Any, ClassVar


class ArappError(Exception):
    """Base: `kind` is the stable key of headless answers, `fields` the data of the sentence."""

    kind: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        super().__init__(f"{self.kind} {fields}")


class DomainError(ArappError):
    """The user can act: choose another amount, customer, file."""

    kind = "refused"


class Refused(DomainError):
    """A rule of the ledger says no; `kind` is given per instance for rules without own class."""

    def __init__(self, kind: str, **fields: Any) -> None:
        self._kind = kind
        super().__init__(**fields)

    def __getattribute__(self, name: str) -> Any:
        if name == "kind":
            return object.__getattribute__(self, "_kind")
        return object.__getattribute__(self, name)


class NotFound(DomainError):
    """A record named by the user does not exist. Fields: what, key."""

    kind = "not_found"


class NoSuchCustomer(NotFound):
    """Fields: key."""

    kind = "no_such_customer"


class InvalidValue(DomainError):
    """A value that cannot be meant. Fields: field, value, reason."""

    kind = "invalid_value"


class InvalidAmount(InvalidValue):
    """Text or number that is no amount of the currency. Fields: value, reason."""

    kind = "invalid_amount"


class InvalidDay(InvalidValue):
    """Text that is no day. Fields: value."""

    kind = "invalid_day"


class CurrencyMismatch(DomainError):
    """Two currencies where one is needed. Fields: left, right."""

    kind = "currency_mismatch"


class OverAllocated(DomainError):
    """More than is open on the plan or left on the receipt. Fields: record, available, wanted."""

    kind = "over_allocated"


class NotAllowed(DomainError):
    """The actor lacks a right. Fields: needs."""

    kind = "not_allowed"


class NothingToUndo(DomainError):
    """The undo (or redo) list is empty."""

    kind = "nothing_to_undo"


class UndoBlocked(DomainError):
    """Something later depends on it. Fields: label, seq, by_label, by_seq."""

    kind = "undo_blocked"


class PeriodLocked(DomainError):
    """It would change a closed period. Fields: until (the last closed day)."""

    kind = "period_locked"


class Unsound(DomainError):
    """The books do not hold a check, or would not any more. Fields: checks (their keys)."""

    kind = "unsound"


class UnsafePlace(DomainError):
    """The live file lies where it would be harmed.

    Fields: path, place (cloud, network, removable, linked), name (of the service or file system).
    """

    kind = "unsafe_place"


class EnvironmentTrouble(ArappError):
    """The surroundings, not the books: disk, lock, rights, damage."""

    kind = "environment"
    exit_code = 3


class LedgerLocked(EnvironmentTrouble):
    """Another process holds the ledger. Fields: path."""

    kind = "locked"


class ReadOnly(EnvironmentTrouble):
    """The ledger is open for reading only. Fields: reason."""

    kind = "read_only"


class LedgerMissing(EnvironmentTrouble):
    """No such file. Fields: path."""

    kind = "missing"


class NotALedger(EnvironmentTrouble):
    """A file of another program. Fields: path."""

    kind = "not_a_ledger"


class LedgerNewer(EnvironmentTrouble):
    """Written by a newer program. Fields: path, version, known."""

    kind = "newer"


class LedgerDamaged(EnvironmentTrouble):
    """The file cannot be read as a ledger any more. Fields: path, detail."""

    kind = "damaged"


class DiskFull(EnvironmentTrouble):
    """No room left. Fields: path."""

    kind = "disk_full"


class NotWritable(EnvironmentTrouble):
    """No right to write there. Fields: path."""

    kind = "not_writable"
