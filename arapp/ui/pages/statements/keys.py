"""The actions of the page."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Place

if TYPE_CHECKING:
    from arapp.ui.pages.statements.course_steps import CourseSteps

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    def print_all(self) -> None: ...
    def choose_folder(self) -> None: ...
    def proceed(self) -> None: ...
    def mark(self, state: str) -> None: ...
    def letter(self) -> None: ...
    def open_card(self) -> None: ...
    def letter_texts(self) -> None: ...
    def open_paper(self) -> None: ...
    def enlarge(self) -> None: ...
    def turn(self, step: int) -> None: ...
    def go_month(self, step: int) -> None: ...
    def reconcile(self) -> None: ...


def actions(host: Host, course: "CourseSteps") -> list[Action]:
    """In the order they are shown. Space, Enter belong to the list."""
    return [
        Action("print", translate("statements", "Print together"), host.print_all, "Ctrl+P",
               "printer", place=Place.TITLE),
        Action("slips", translate("statements", "Log slips"), course.bring_slips, "Ctrl+G",
               "scan-barcode", place=Place.TITLE,
               hint=translate("statements", "Scans find their statement by the bar code")),
        Action("issue", translate("statements", "Issue"), host.proceed, "Ctrl+Return",
               place=Place.PRIMARY),
        Action("sent", translate("statements", "Log: sent"), lambda: host.mark("sent"), "Alt+1",
               "mail", hint=translate("statements", "The statement has gone to the customer")),
        Action("confirmed", translate("statements", "Log: confirmed"),
               lambda: host.mark("confirmed"), "Alt+2", "check",
               hint=translate("statements", "The customer agrees with the balance")),
        Action("differs", translate("statements", "Log: differs"), lambda: host.mark("differs"),
               "Alt+3", "x", hint=translate("statements", "The customer has other figures")),
        Action("resolve", translate("statements", "Resolve"), course.resolve, "Alt+4",
               "scale", hint=translate("statements", "What came of the lines that differ")),
        Action("skip_slip", translate("statements", "Next slip"), course.skip_slip, "Ctrl+Down",
               keys_only=True),
        Action("chase", translate("statements", "Chase slips"), course.chase, "", "mail",
               hint=translate("statements", "A list and mail drafts for those who keep silent")),
        Action("copy_chase", translate("statements", "Copy a reminder"), course.copy_chase,
               "Ctrl+Shift+C", "copy",
               hint=translate("statements", "A text that asks for the slip, for WeChat or mail")),
        Action("send_list", translate("statements", "Send list and mail drafts"), course.send_list,
               "Ctrl+Shift+E", "file-spreadsheet",
               hint=translate("statements", "Whom to send what, with a column for the courier")),
        Action("leave_out", translate("statements", "No statement for this customer"),
               course.leave_out, "", "pause",
               hint=translate("statements", "The monthly run leaves it out, with a reason")),
        Action("rules", translate("statements", "How statements are made"), course.choose_rules, "",
               "settings", place=Place.MORE),
        Action("letter", translate("statements", "Letter"), host.letter, "Ctrl+Shift+L",
               "scroll-text",
               hint=translate("statements", "Collection letter to the ticked or this customer")),
        Action("card", translate("statements", "Open the customer"), host.open_card, "Ctrl+I",
               "building-2"),
        Action("open", translate("statements", "Open the paper"), host.open_paper, "Return",
               "external-link", widget_keys=True),
        Action("enlarge", translate("statements", "Enlarge the page"), host.enlarge, "Ctrl+Shift+P",
               "zoom-in"),
        Action("folder", translate("statements", "Choose folder"), host.choose_folder, "",
               "folder-open", place=Place.MORE),
        Action("reconcile", translate("statements", "Two-sided reconciliation"), host.reconcile,
               "Ctrl+Shift+B", "scale", place=Place.MORE,
               hint=translate("statements", "The customer's own list against ours")),
        Action("letter_texts", translate("statements", "Letter texts"), host.letter_texts, "",
               "scroll-text", place=Place.MORE,
               hint=translate("statements", "Letters in the firm's own words")),
        Action("month_before", translate("statements", "Month before"), lambda: host.go_month(-1),
               "Ctrl+PgUp", "chevron-left"),
        Action("month_after", translate("statements", "Month after"), lambda: host.go_month(1),
               "Ctrl+PgDown", "chevron-right"),
        Action("page_after", translate("statements", "Next page of the paper"),
               lambda: host.turn(1), "PgDown", keys_only=True, repeat=True),
        Action("page_before", translate("statements", "Page before"), lambda: host.turn(-1),
               "PgUp", keys_only=True, repeat=True),
        Action("tick", translate("statements", "Tick the customer"), key="Space", keys_only=True),
    ]  # fmt: skip
