"""Viewports made here, in the place of those Qt makes by itself.

Asking Qt for a widget of its own lets the binding look through every class of widget it knows for
the right one, and load them all: a tenth of the whole start. One made here is known.
"""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give(area: QAbstractScrollArea, role: QPalette.ColorRole = QPalette.ColorRole.Base) -> QWidget:
    """A viewport like the area's own; returns it."""
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(role)
    made.setAutoFillBackground(True)
    area.setViewport(made)
    return made
