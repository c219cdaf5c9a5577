"""The newest backup, read in a moment: for the status line, where nothing may cost a start."""

import json
from dataclasses import dataclass
from datetime import datetime

from arapp import paths


@dataclass(frozen=True, slots=True)
class Glance:
    """When the newest backup was made (UTC) and whether it was opened and counted."""

    at: datetime
    checked: bool


def glance(ledger_id: str) -> Glance | None:
    """The newest good backup of the ledger, else the newest of any kind; None without one."""
    short = "".join(c for c in ledger_id if c.isalnum())[:8]
    for list_ in sorted((paths.user_data() / "backups").glob(f"*-{short}/manifest.json")):
        try:
            rows = json.loads(list_.read_text(encoding="utf-8"))["rows"]
            good = [row for row in rows if row["checked"]]
            newest = (good or rows)[-1]
            return Glance(datetime.fromisoformat(newest["made_at"]), bool(newest["checked"]))
        except (OSError, ValueError, LookupError, TypeError):
            continue
    return None
