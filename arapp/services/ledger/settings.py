"""Settings of the firm as JSON: read with a default, written as one row."""

import json
from typing import Any

from arapp.models.tx import Tx, WriteTx


def read(tx: Tx, key: str) -> Any:
    """The value, or None when it was never set or cannot be read as JSON."""
    text = tx.value("SELECT value FROM setting WHERE key = ?", (key,))
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError):  # written by another program: as if it were not there
        return None


def write(tx: WriteTx, key: str, value: Any) -> None:
    """Set it; None takes it away, so that the default counts again."""
    row = tx.value("SELECT id FROM setting WHERE key = ?", (key,))
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if value is None:
        if row is not None:
            tx.delete("setting", row)
    elif row is None:
        tx.insert("setting", key=key, value=text)
    else:
        tx.update("setting", row, value=text)
