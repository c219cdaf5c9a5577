"""The foot: our balance, every kind of difference, their balance; it adds up, or says where not."""

from PySide6.QtWidgets import QFrame, QWidget

from arapp.services.reconcile.paper import statement_lines
from arapp.services.reconcile.service import Reconciliation
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.reconcile.tables import code
from arapp.ui.widgets.labels import bold, rich, row, stack
from arapp.ui.widgets.zone import IconMark


class ProofLine(QFrame):
    """One line a currency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "top")
        self._box = stack(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=4)
        self.lines: list[str] = []

    def show_proof(self, lists: tuple[Reconciliation, ...]) -> None:
        """Show the proof of each."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.lines = []
        for one in lists:
            self._box.addWidget(self._line(one))
        self.setVisible(bool(lists))

    def _line(self, one: Reconciliation) -> QWidget:
        host = QWidget()
        line = row(host, gap=8)
        holds = one.outcome.proof.holds
        line.addWidget(IconMark("check" if holds else "x", 16, "ok" if holds else "age3"))
        told = self._sum(one)
        self.lines.append(told)
        line.addWidget(rich(told), 1)
        return host

    def _sum(self, one: Reconciliation) -> str:
        """我方余额 1,000 + 我方未记 42 − 发票未到 500 = 对方余额 542."""
        first, *middle, last = statement_lines(one, code())

        def amount(minor: int) -> str:
            return bold(formats.amount(minor, one.currency))

        parts = [f"{first[0]} {amount(first[1])}"]
        parts += [
            f"{'+' if minor > 0 else '−'} {label} {amount(abs(minor))}" for label, minor in middle
        ]
        sign = "=" if one.outcome.proof.holds else "≠"
        return "　".join([*parts, f"{sign} {last[0]} {amount(last[1])}"])
