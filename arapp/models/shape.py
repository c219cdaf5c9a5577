"""What the file is: ids, version, which tables are journaled and which columns follow from others.

Pure data, shared by store, journal, sums, migration and verify.
"""

APPLICATION_ID = 0x41524150  # "ARAP", in the header of every ledger
SCHEMA_VERSION = 1  # one more with every migration

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
