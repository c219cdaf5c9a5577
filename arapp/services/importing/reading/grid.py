"""A foreign file read as a grid, by a child process with limits (`reading`, `reader_child`)."""

from pathlib import Path

from arapp.services.importing.reading.sandbox import begin
from arapp.services.importing.reading.sheet import Cell, Cells, Grid, Odd, Progress, Sheet

__all__ = ["Cell", "Cells", "Grid", "Odd", "Progress", "Sheet", "read_grid"]


def read_grid(path: Path, password: str | None = None, progress: Progress | None = None) -> Grid:
    """Read a foreign file in a child process.

    Raises a FileTrouble; whatever `progress` raises stops the child and passes through.
    """
    with begin(path, password) as reading:
        return reading.grid(progress)
