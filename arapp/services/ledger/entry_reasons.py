"""Why a step was done: the reasons typed with a command, as its journal entry keeps them.

Only what was typed as a reason is read out of an entry; its other fields are what the records tell.
"""

import json
from collections.abc import Sequence

from arapp.models.tx import Tx

REASONS = ("override", "reason")
"""Fields of commands: why it goes over a limit, why it was done."""

Reasons = tuple[tuple[str, str], ...]
"""(field, text) of what was typed."""


def reasons_in(fields: str) -> Reasons:
    """The reasons in the noted fields of a command; none in what is no such note."""
    try:
        noted = json.loads(fields) if fields else {}
    except ValueError:
        return ()
    if not isinstance(noted, dict):
        return ()
    typed = [(name, noted.get(name)) for name in REASONS]
    return tuple(
        (name, text.strip()) for name, text in typed if isinstance(text, str) and text.strip()
    )


def reasons_of(tx: Tx, seqs: Sequence[int]) -> dict[int, Reasons]:
    """Journal number → reasons, of those entries that have any."""
    marks = ",".join("?" * len(seqs))
    rows = tx.rows(f"SELECT seq, fields FROM journal_entry WHERE seq IN ({marks})", tuple(seqs))
    found = {seq: reasons_in(fields) for seq, fields in rows}
    return {seq: told for seq, told in found.items() if told}
