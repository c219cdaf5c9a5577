"""The floor of a start: a bare Qt window of the same size, painted once. Prints seconds."""

import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Show it, paint it, note the moment."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    qt.processEvents()
    with Path(os.environ["ARAPP_TRACE"]).open("a", encoding="utf-8") as stream:
        stream.write(f"painted {time.time():.6f} {time.process_time():.6f}\n")


main()
