"""Pure values: money, days, terms, errors. Standard library only."""
