"""What the page does with statements that are out: its actions beyond issuing and marking."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from arapp.ui.pages.statements.page import StatementsPage


class CourseSteps(QObject):
    """The actions, and when they can be done."""

    def __init__(self, page: "StatementsPage") -> None:
        super().__init__(page)
        self._page = page

    def resolve(self) -> None:
        """Alt+4: what came of the lines that differ."""
        one, desk = self._page.list.current(), self._page.desk()
        if one is not None and desk is not None:
            self._page.doing.resolve(one, desk)

    def chase(self) -> None:
        """Those ticked, or shown, that keep silent."""
        listed = self._page.list
        rows = listed.picked() or [one for one in listed.shown() if one.silent]
        self._page.doing.chase([one for one in rows if one.state == "sent" and not one.stale])

    def copy_chase(self) -> None:
        """Ctrl+Shift+C."""
        one = self._page.list.current()
        if one is not None:
            self._page.doing.copy_chase(one)

    def send_list(self) -> None:
        """Whom to send what, of those ticked or shown."""
        rows = self._page.list.picked() or self._page.list.shown()
        self._page.doing.send_list([one for one in rows if not one.stale])

    def leave_out(self) -> None:
        """No statement for those chosen."""
        self._page.doing.leave_out(self._page.chosen())

    def choose_rules(self) -> None:
        """The firm's rules, in the pane."""
        desk = self._page.desk()
        if desk is not None:
            self._page.doing.choose_rules(desk)

    def bring_slips(self) -> None:
        """Ctrl+G: choose the scans."""
        self._page.slip_steps.choose()

    def skip_slip(self) -> None:
        """Ctrl+↓: the next of the pile."""
        self._page.slips.act("skip")

    def enable(self, *, calm: bool) -> None:
        """What can be done now; `calm` while no run is under way."""
        page = self._page
        one = page.list.current()
        issued = any(row.statement_id for row in page.list.shown())
        can = {
            "resolve": calm and one is not None and one.lines > 0,
            "copy_chase": one is not None and one.state == "sent",
            "leave_out": calm and bool(page.chosen()),
            "skip_slip": page.slips.active,
            "send_list": calm and issued,
            "chase": calm and issued,
            "rules": one is not None,  # the form stands in the pane of a row
        }
        for key, able in can.items():
            page.acts.enable(key, able)
