"""Bank statements in formats of their own, read as sheets: SWIFT MT940, OFX, ISO 20022 camt."""
