"""All sub-commands, in the order of the help."""

from arapp.cli import books, firm, importing, journal, lists, matching, today
from arapp.cli.sub import Sub

SUBS: tuple[Sub, ...] = (
    *books.SUBS,
    *firm.SUBS,
    *importing.SUBS,
    *lists.SUBS,
    *matching.SUBS,
    *today.SUBS,
    *journal.SUBS,
)
