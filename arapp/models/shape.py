"""What the file is: ids, version, which tables are journaled and which columns follow from others.

Pure data, shared by store, journal, sums, migration and verify.
"""

import hashlib
from collections.abc import Iterable

APPLICATION_ID = 0x41524150  # "ARAP", in the header of every ledger
SCHEMA_VERSION = 4  # one more with every migration

# Fingerprint of every table, index and trigger of a ledger of this version (see `schema_print`).
# A test prints the new one when the schema changes.
SCHEMA_PRINT = "8e5a16e3b57d34e30657574cbdd50ddb"

JOURNAL_TABLES = frozenset(
    {"journal_entry", "journal_change", "journal_shape", "journal_state"},
)
# Kept by triggers from other rows: never journaled, recomputed by verify.
DERIVED_TABLES = frozenset({"customer_month"})
DERIVED_COLUMNS = {
    "plan": frozenset({"paid", "settled_on"}),
    "receipt": frozenset({"allocated", "refunded"}),
}
# An undo leaves these rows: a number once given stays used (gapless series).
PERMANENT_TABLES = frozenset({"number_use"})

# series → form of the number; year and running number are filled in.
SERIES = {
    "receipt": "收-{year}-{n:06d}",
    "statement": "DZ{year}-{n:04d}",
    "letter": "CK{year}-{n:04d}",
}


def schema_print(objects: Iterable[tuple[str, str, str | None]]) -> str:
    """Fingerprint of (type, name, SQL) of everything in a file; the order does not matter.

    A file with a trigger or view of somebody else, or with one of ours changed, has another.
    """
    lines = sorted(f"{kind}\x1f{name}\x1f{sql or ''}" for kind, name, sql in objects)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()[:32]
