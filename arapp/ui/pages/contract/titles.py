"""Title and subtitle of a saved contract."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.dealing.contract_list import ContractView
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

STATES = {
    "draft": QT_TRANSLATE_NOOP("titles", "draft"),
    "active": QT_TRANSLATE_NOOP("titles", "active"),
    "closed": QT_TRANSLATE_NOOP("titles", "closed"),
    "void": QT_TRANSLATE_NOOP("titles", "called off"),
}
_SOON = 30


def of(view: ContractView, today: date) -> tuple[str, str]:
    """ "CH-2026-018", "Hongda · under way · ends in 12 days"."""
    line = view.line
    parts = [line.customer, translate("titles", STATES.get(line.state, line.state))]
    if line.ends_on is not None and line.state == "active":
        left = (line.ends_on - today).days
        if left < 0:
            form = translate("titles", "ended {days} ago")
            parts.append(form.format(days=formats.count(-left, "days")))
        elif left <= _SOON:
            form = translate("titles", "ends in {days}")
            parts.append(form.format(days=formats.count(left, "days")))
    return line.number or translate("titles", "Contract without number"), " · ".join(parts)
