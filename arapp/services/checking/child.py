"""The process that checks a frozen ledger file: nobody else writes it, so it asks for no lock.

Request: one JSON line on stdin {"path", "half", "gentle"}; stdin stays open as long as anybody
wants the answer. Answer: a JSON line per check on stdout. It only reads.
"""

import json
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from arapp.models import verify
from arapp.services.checking.run import told

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
# Pages in the order of the file are had a quarter cheaper from mapped memory, single rows at twice
# the price. A disk that fails ends this process then: its checks are left to the one that asked.
_THROUGH = frozenset({"file"})
_WHOLE = 1 << 40


def main() -> int:
    """Answer one request; 0 also when checks fail (that is the answer)."""
    request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_leave_when_alone, daemon=True).start()
    if request["gentle"] and hasattr(os, "nice"):
        os.nice(10)
    conn = _opened(Path(request["path"]))
    try:
        answer(conn, request["half"], sys.stdout.buffer)
    finally:
        conn.close()
    return 0


def _opened(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for setting in _SETTINGS:
        conn.execute(setting).fetchall()
    return conn


def answer(conn: sqlite3.Connection, half: int, out: Any) -> None:
    """Write each check as soon as it is done."""
    keys = verify.HALVES[half]
    for size, part in ((_WHOLE, keys & _THROUGH), (0, keys - _THROUGH)):
        conn.execute(f"PRAGMA mmap_size = {size}").fetchall()
        for check in verify.run(conn, part):
            out.write(json.dumps(told(check)).encode() + b"\n")
            out.flush()


def _leave_when_alone() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(1)


if __name__ == "__main__":
    raise SystemExit(main())
