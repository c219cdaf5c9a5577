"""Marks of the start for the bench: "painted", "filled", as wall-clock and CPU seconds, one a line.

Only when the environment names a file in ARAPP_TRACE; then the program ends after "filled".
"""

import os
import time
from pathlib import Path

_FILE = os.environ.get("ARAPP_TRACE", "")


def on() -> bool:
    """Whether marks are wanted."""
    return bool(_FILE)


def mark(name: str) -> None:
    """Note a mark."""
    if _FILE:
        with Path(_FILE).open("a", encoding="utf-8") as stream:
            stream.write(f"{name} {time.time():.6f} {time.process_time():.6f}\n")
