"""The last day the today page was open, per ledger, kept in the user's folder.

Not in the ledger: looking at a page is no entry in the books.
"""

import json
from datetime import date

from arapp import paths
from arapp.models.tx import Tx
from arapp.models.values.days import parse_iso
from arapp.models.values.errors import InvalidDay


def _notes() -> dict[str, object]:
    try:
        noted = json.loads((paths.user_data() / "seen.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _key(tx: Tx) -> str:
    return str(tx.value("SELECT ledger_id FROM company"))


def last_seen(tx: Tx) -> date | None:
    """The last day before today on which the page was open; None the first time."""
    days = _notes().get(_key(tx), [])
    found = []
    for text in days if isinstance(days, list) else []:
        try:
            found.append(parse_iso(str(text)))
        except InvalidDay:  # edited by hand: as if it were not there
            continue
    return max((day for day in found if day < tx.today), default=None)


def note_seen(tx: Tx) -> None:
    """Remember that the page was open today. A folder that cannot be written changes nothing."""
    before = last_seen(tx)
    kept = [day.isoformat() for day in (before, tx.today) if day is not None]
    notes = _notes() | {_key(tx): kept}
    try:
        target = paths.user_data() / "seen.json"
        part = target.with_suffix(".part")
        part.write_text(json.dumps(notes), encoding="utf-8")
        part.replace(target)
    except OSError:
        return
