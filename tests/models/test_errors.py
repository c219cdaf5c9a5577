"""Errors: the keys of headless answers are promises, and so are the exit codes."""

import pytest

from arapp.models.values import errors
from arapp.models.values.errors import ArappError, DomainError, EnvironmentTrouble, Refused

# What scripts outside rely on.
DOMAIN = {
    "DomainError": "refused",
    "NotFound": "not_found",
    "NoSuchCustomer": "no_such_customer",
    "InvalidValue": "invalid_value",
    "InvalidAmount": "invalid_amount",
    "InvalidDay": "invalid_day",
    "CurrencyMismatch": "currency_mismatch",
    "OverAllocated": "over_allocated",
    "NotAllowed": "not_allowed",
    "NothingToUndo": "nothing_to_undo",
    "UndoBlocked": "undo_blocked",
    "PeriodLocked": "period_locked",
    "UnsafePlace": "unsafe_place",
    "Unsound": "unsound",
}
SURROUNDINGS = {
    "EnvironmentTrouble": "environment",
    "LedgerLocked": "locked",
    "ReadOnly": "read_only",
    "LedgerMissing": "missing",
    "NotALedger": "not_a_ledger",
    "LedgerNewer": "newer",
    "LedgerDamaged": "damaged",
    "DiskFull": "disk_full",
    "NotWritable": "not_writable",
}


@pytest.mark.parametrize(("name", "kind"), DOMAIN.items())
def test_what_the_user_can_mend_ends_with_one(name: str, kind: str) -> None:
    family = getattr(errors, name)
    assert issubclass(family, DomainError)
    assert (family.kind, family.exit_code) == (kind, 1)


@pytest.mark.parametrize(("name", "kind"), SURROUNDINGS.items())
def test_trouble_of_the_surroundings_ends_with_three(name: str, kind: str) -> None:
    family = getattr(errors, name)
    assert issubclass(family, EnvironmentTrouble)
    assert not issubclass(family, DomainError)
    assert (family.kind, family.exit_code) == (kind, 3)


def test_every_error_is_promised() -> None:
    """A key that no script can rely on is none: a new error comes with its line above."""
    families = {
        name
        for name, found in vars(errors).items()
        if isinstance(found, type) and issubclass(found, ArappError)
    }
    # Of these two one is never raised, the other is named anew each time.
    assert families - {"ArappError", "Refused"} == DOMAIN.keys() | SURROUNDINGS.keys()


def test_a_rule_names_itself() -> None:
    refusal = Refused("difference_limit", limit="100.00")
    assert refusal.kind == "difference_limit"
    assert refusal.fields == {"limit": "100.00"}
    assert refusal.exit_code == 1


def test_an_error_tells_its_key_and_its_data() -> None:
    assert str(errors.NotFound(what="plan", key=7)) == "not_found {'what': 'plan', 'key': 7}"
    assert (ArappError.kind, ArappError.exit_code) == ("error", 1)
