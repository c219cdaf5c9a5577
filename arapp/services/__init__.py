"""What can be done with a ledger: commands, queries, files in and out. No Qt."""
