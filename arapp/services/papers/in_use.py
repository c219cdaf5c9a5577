"""Which numbers of papers stand; apart, as every page that shows a file asks it."""

import json
from collections.abc import Sequence

from arapp.models.tx import Tx


def numbers_in_use(tx: Tx, numbers: Sequence[str]) -> frozenset[str]:
    """Those of the numbers whose letter or statement stands; the others were taken back."""
    rows = tx.rows(
        "SELECT number FROM letter WHERE number IN (SELECT value FROM json_each(:n))"
        " UNION SELECT number FROM statement WHERE number IN (SELECT value FROM json_each(:n))",
        {"n": json.dumps(list(numbers))},
    )
    return frozenset(row[0] for row in rows)
