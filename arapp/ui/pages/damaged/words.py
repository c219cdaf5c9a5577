"""What is said of each trouble and which ways out it has, as a table."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError
from arapp.ui import formats, text
from arapp.ui.marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Trouble:
    """Title, sentence ("" for the sentence of the error), icon, ways out; the first is filled."""

    title: str
    line: str
    icon: str
    ways: tuple[str, ...]


_READ = ("look", "export")
_EMPTY = QT_TRANSLATE_NOOP(
    "damaged",
    "It holds nothing, 0 bytes: a copy that broke off. Take the last backup or another file.",
)
TROUBLES: dict[str, Trouble] = {
    "damaged": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This ledger is damaged"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "Parts of the file can no longer be read. It stays exactly as it is: nothing in it is"
            " deleted or written over.",
        ),
        "circle-alert",
        ("restore", *_READ, "open"),
    ),
    "locked": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This ledger is in use"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "A program without a window holds it: a command that still runs, or one that hangs."
            " Wait a moment or end it, then try again.",
        ),
        "lock",
        ("retry", "open"),
    ),
    "missing": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This ledger is not there"),
        QT_TRANSLATE_NOOP(
            "damaged", "Was it moved or renamed? Find it again, or restore the last backup."
        ),
        "circle-alert",
        ("open", "restore", "retry"),
    ),
    "newer": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This ledger needs a newer version"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "A newer version of the program has written it, and an older one would break it."
            " Update the program on this PC; the ledger was left as it is.",
        ),
        "info",
        ("retry", "open"),
    ),
    "not_a_ledger": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This file is no ledger"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "It belongs to another program, or its beginning is gone. It was left as it is.",
        ),
        "circle-alert",
        ("open", "look", "restore"),
    ),
    "not_a_ledger.folder": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This is a folder"),
        QT_TRANSLATE_NOOP(
            "damaged", "A ledger is one file that ends in .arapp. Choose it in the folder."
        ),
        "info",
        ("open",),
    ),
    "not_a_ledger.empty": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This file is empty"),
        _EMPTY,
        "circle-alert",
        ("open",),
    ),
    "damaged.schema": Trouble(
        QT_TRANSLATE_NOOP("damaged", "The structure of this ledger was changed"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "Tables or triggers in it are not as arapp made them: another program changed them. It"
            " was left as it is. Restore a backup, or read out what is in it.",
        ),
        "circle-alert",
        ("restore", *_READ, "open"),
    ),
    "damaged.empty": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This file is empty"),
        _EMPTY,
        "circle-alert",
        ("restore", "open"),
    ),
    "not_writable": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This ledger cannot be written"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "There is no right to write the file or its folder. Change the rights, or work in a"
            " copy on this PC.",
        ),
        "lock",
        ("retry", "home", "open"),
    ),
    "disk_full": Trouble(
        QT_TRANSLATE_NOOP("damaged", "No room left on the disk"),
        QT_TRANSLATE_NOOP(
            "damaged", "The ledger is unharmed, nothing was written. Make room, then try again."
        ),
        "triangle-alert",
        ("retry", "open"),
    ),
    "unsafe_place": Trouble(
        QT_TRANSLATE_NOOP("damaged", "A ledger must not live there"),
        "",
        "triangle-alert",
        ("home", "open"),
    ),
    "is_backup": Trouble(
        QT_TRANSLATE_NOOP("damaged", "This file is a backup"),
        QT_TRANSLATE_NOOP(
            "damaged",
            "A backup is not worked in but restored. First you see what it holds.",
        ),
        "history",
        ("restore", "open"),
    ),
}
OTHER = Trouble(
    QT_TRANSLATE_NOOP("damaged", "This ledger cannot be opened"),
    "",
    "circle-alert",
    ("retry", "open"),
)


def trouble_of(error: ArappError) -> Trouble:
    """What is said of the error."""
    known = TROUBLES.get(f"{error.kind}.{error.fields.get('detail')}")
    return known or TROUBLES.get(error.kind, OTHER)


def line_of(error: ArappError) -> str:
    """The sentence of the error on this page."""
    known = trouble_of(error).line
    return say(known) if known else text.sentence(error)


def say(source: str) -> str:
    """A text of the table in the language installed."""
    return QCoreApplication.translate("damaged", source)


def size(path: Path) -> str:
    """ "6.2 MB" of a file, "" when it is not there."""
    try:
        length = path.stat().st_size
    except OSError:
        return ""
    if length < 1_000_000:
        return f"{-(-length // 1000):,} KB"
    return f"{length // 1_000_000:,}.{length % 1_000_000 // 100_000} MB"


def holdings(counts: dict[str, int], sums: dict[str, int]) -> str:
    """ "1,284 receivables, open 4,927,357.40" of a backup."""
    plans = QCoreApplication.translate("damaged", "%n receivable(s)", "", counts.get("plan", 0))
    amounts = "  ".join(formats.amount(minor, code) for code, minor in sorted(sums.items()))
    if not amounts:
        return plans
    told = QCoreApplication.translate("damaged", "{plans}, open {amounts}")
    return told.format(plans=plans, amounts=amounts)
