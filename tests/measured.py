"""Coverage of the reader's child processes, which are ended the moment they have answered."""

from pathlib import Path

import coverage
import pytest

from arapp.services.importing.reading import sandbox as reading

ROOT = Path(__file__).resolve().parents[1]
# The figures are saved before the last word of the answer is sent: after it comes the kill.
_MEASURED = f"""
import coverage, os
seen = coverage.Coverage(
    {str(ROOT / ".coverage")!r}, data_suffix=True, config_file={str(ROOT / "pyproject.toml")!r}
)
seen.start()
from arapp.services.importing.reading import reader_child
send = reader_child._send
def told(out, message):
    if "done" in message or "error" in message:
        seen.stop()
        seen.save()
    send(out, message)
reader_child._send = told
os._exit(reader_child.main())
"""


def measure_readers(patch: pytest.MonkeyPatch) -> None:
    """When this run is measured, have every reader child that it starts measured too."""
    if coverage.Coverage.current() is not None:
        patch.setattr(reading, "_RUN", _MEASURED)
