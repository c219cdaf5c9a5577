"""The actions of the page."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.services.collection.cases import CELLS
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.pages.collection import words

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage


def actions(page: "CollectionPage") -> list[Action]:
    """In the order in which they are listed."""
    doing = page.doing
    rows = [
        Action(
            "save",
            translate("collection", "Save, next customer"),
            doing.save,
            "Ctrl+Return",
            "check",
        ),
        Action("skip", translate("collection", "Skip"), doing.skip, "Ctrl+Down", repeat=True),
        Action(
            "copy",
            translate("collection", "Copy"),
            doing.copy,
            "Ctrl+Shift+C",
            "copy",
            hint=translate("collection", "The text for WeChat, SMS or the phone"),
        ),
        Action(
            "log",
            translate("collection", "Log a contact"),
            page.customer.begin_log,
            "Ctrl+L",
            "phone",
        ),
        Action(
            "letter",
            translate("collection", "Contact or letter"),
            page.customer.turn_over,
            "Ctrl+Shift+L",
            "mail",
        ),
        Action(
            "match",
            translate("collection", "Match their money"),
            doing.match,
            "Ctrl+U",
            "hand-coins",
        ),
        Action(
            "card", translate("collection", "Customer card"), doing.card, "Ctrl+I", "building-2"
        ),
        Action(
            "attach",
            translate("collection", "Attach a file"),
            doing.attach,
            "Ctrl+Shift+A",
            "paperclip",
        ),
        Action("take", translate("collection", "Take it up"), doing.take, "Ctrl+T", "user-round"),
        Action(
            "find", translate("collection", "Find a customer"), page.seek, "Ctrl+Shift+F", "search"
        ),
        Action(
            "agree",
            translate("collection", "Repayment agreement"),
            page.customer.begin_agreement,
            "Ctrl+N",
            "handshake",
        ),
        Action(
            "claim",
            translate("collection", "Interest, limitation, claim"),
            page.customer.turn_claim,
            "Ctrl+J",
            "gavel",
        ),
        Action(
            "run",
            translate("collection", "Letters to many"),
            page.panels.letters,
            "Ctrl+G",
            "printer",
            place=Place.TITLE,
            hint=translate("collection", "All of the stage, looked at before anything is written"),
        ),
        Action(
            "gone",
            translate("collection", "Letters to mark as sent"),
            page.panels.gone,
            "Ctrl+Shift+G",
            "mail",
            place=Place.MORE,
            hint=translate("collection", "Day, way and courier number of many at once"),
        ),
        Action(
            "roles",
            translate("collection", "Reported upward"),
            page.panels.roles,
            "Ctrl+Shift+U",
            "user-round",
            place=Place.MORE,
            hint=translate("collection", "Lists for sales manager, finance director, legal"),
        ),
        Action(
            "letter_texts",
            translate("collection", "Letter texts"),
            lambda: page.navigate.emit("letter_texts", None),
            "",
            "scroll-text",
            place=Place.MORE,
            hint=translate("collection", "Letters in the firm's own words"),
        ),
        Action(
            "handover",
            translate("collection", "Hand-over workbooks"),
            page.panels.hand_over,
            "",
            "file-spreadsheet",
            Menu.FILE,
            Place.MORE,
            hint=translate("collection", "One for each salesperson, to be filled in with Excel"),
        ),
        Action(
            "returned",
            translate("collection", "Take a hand-over workbook back"),
            page.panels.take_back,
            "",
            "file-input",
            Menu.FILE,
            Place.MORE,
            hint=translate("collection", "What was filled in, merged with what the ledger knows"),
        ),
        Action(
            "eml",
            translate("collection", "Mail draft"),
            doing.mail,
            "Ctrl+Shift+M",
            "mail",
            Menu.FILE,
            hint=translate("collection", "An .eml file that the mail program opens"),
        ),
        Action(
            "ics",
            translate("collection", "Calendar file"),
            doing.calendar,
            "Ctrl+Shift+E",
            "calendar-days",
            Menu.FILE,
            Place.MORE,
            hint=translate("collection", "Promises, holds and talks to come, as .ics"),
        ),
    ]
    rows.append(
        Action(
            "rules",
            translate("collection", "Rules of collection"),
            doing.open_rules,
            "",
            "scale",
            place=Place.MORE,
            hint=translate("collection", "Stages, texts, who is told, the LPR"),
        )
    )
    rows += [
        Action(f"cell{n}", words.cell(key), partial(page.switch, key), f"Alt+{n}", keys_only=True)
        for n, key in enumerate(CELLS, 1)
    ]
    rows += [
        Action(
            f"answer{n}",
            translate("collection", "Outcome {n}").format(n=n + 1),
            partial(page.customer.answer, n),
            f"Alt+{letter}",
            keys_only=True,
        )
        for n, letter in enumerate(words.LETTERS)
    ]
    return rows


ANSWERS = tuple(f"answer{n}" for n in range(len(words.LETTERS)))
PERSONAL = (
    "save",
    "skip",
    "copy",
    "log",
    "letter",
    "match",
    "card",
    "attach",
    "take",
    "eml",
    "agree",
    "claim",
)
"""Actions about the customer that is shown."""
