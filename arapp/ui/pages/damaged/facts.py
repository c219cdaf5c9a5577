"""What is known of the file, of its backup, of what can be read: (name, value, tone) each."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.ui import formats, text
from arapp.ui.pages.damaged import words

if TYPE_CHECKING:
    from arapp.services.backup.unpacked import Preview
    from arapp.services.rescue import Rescue
    from arapp.services.rescue.kept import Kept

Fact = tuple[str, str, str]
translate = QCoreApplication.translate


def file_facts(path: Path, today: date) -> list[Fact]:
    """Size and last change; nothing of a folder or a file that is not there."""
    length = "" if path.is_dir() else words.size(path)
    if not length:
        return []
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    told = translate("damaged", "{size}, last written {when}")
    when = told.format(size=length, when=formats.moment(changed, today))
    return [(translate("damaged", "File"), when, "text")]


def backup_facts(kept: "Kept | None", today: date) -> list[Fact]:
    """The newest good backup: when, and what it holds."""
    name = translate("damaged", "Newest good backup")
    if kept is None:
        return [(name, translate("damaged", "none found on this PC"), "age1")]
    when = formats.moment(kept.row.made_at, today)
    return [(name, f"{when}  {words.holdings(kept.row.counts, kept.row.open)}", "text")]


def read_facts(rescued: "Rescue | None") -> list[Fact]:
    """How much can still be read."""
    name = translate("damaged", "Can be read")
    if rescued is None:
        return [(name, translate("damaged", "not looked at yet"), "text2")]
    return [(name, counted(rescued), "ok" if rescued.whole else "age1")]


def counted(rescued: "Rescue") -> str:
    """ "1,670 rows, 68 of them from the history, up to 1 missing"."""
    told = [formats.count(rescued.rows, "rows")]
    if rescued.rebuilt:
        from_history = translate("damaged", "{n} of them from the history")
        told.append(from_history.format(n=rescued.rebuilt))
    if rescued.missing:
        told.append(translate("damaged", "up to {n} missing").format(n=rescued.missing))
    elif rescued.whole:
        told.append(translate("damaged", "nothing missing"))
    return translate("damaged", ", ").join(told)


def preview_facts(seen: "Preview", today: date, wrong: Sequence[str]) -> list[Fact]:
    """Last entry, holdings and checks of a backup; `wrong`: sentences of checks that fail."""
    last = f"{formats.moment(seen.newest_at, today)}  {text.label(seen.newest_label)}"
    held = translate("damaged", "all of them hold")
    return [
        (translate("damaged", "Last entry"), f"{last}  {seen.newest_actor}", "text"),
        (translate("damaged", "It holds"), words.holdings(seen.counts, seen.open), "text"),
        (
            translate("damaged", "Checks"),
            "\n".join(wrong) or held,
            "age3" if wrong else "ok",
        ),
    ]
