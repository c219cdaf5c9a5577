"""What is true and how it is kept: values, tables, the ledger file, journal, migrations. No Qt."""
