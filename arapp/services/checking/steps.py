"""The checks cut into steps, so that a page that asks meanwhile gets its turn between two."""

from collections.abc import Callable

from arapp.models import verify
from arapp.models.tx import Tx
from arapp.models.verify import Check

STEPS = (*(frozenset({key}) for key in verify.KEYS if key not in verify.JOURNAL), verify.JOURNAL)
QUICK_STEP = verify.QUICK


def step(keys: frozenset[str]) -> Callable[[Tx], list[Check]]:
    """The named checks as a query."""
    return lambda tx: list(tx.checks(keys))
