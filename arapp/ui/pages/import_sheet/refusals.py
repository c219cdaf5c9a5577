"""Why a file is not taken in, and what to do about it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError
from arapp.services.importing import refusal_text
from arapp.ui import language, text
from arapp.ui.marks import QT_TRANSLATE_NOOP

# kind, or kind:reason, → sentence
REFUSALS: dict[str, str] = {
    "file_damaged": QT_TRANSLATE_NOOP(
        "refusals", "{file} is damaged. Open it in Excel, save it anew and try again."
    ),
    "file_damaged:changing": QT_TRANSLATE_NOOP(
        "refusals", "{file} is being written right now. Try again when that is done."
    ),
    "file_unsafe": QT_TRANSLATE_NOOP(
        "refusals", "{file} is built like an attack and was not opened. Ask whoever sent it."
    ),
    "file_too_large": QT_TRANSLATE_NOOP(
        "refusals", "{file} is too large. Split it: at most 200,000 rows and 50 MB a file."
    ),
    "file_too_large:time": QT_TRANSLATE_NOOP(
        "refusals", "{file} takes longer than a minute to read. Split it and try again."
    ),
    "not_a_table": QT_TRANSLATE_NOOP(
        "refusals", "{file} is no sheet. Ask for the xlsx or csv instead of a picture or PDF."
    ),
    "not_a_table:lock_file": QT_TRANSLATE_NOOP(
        "refusals", "{file} is only Excel's lock file. Choose the sheet beside it."
    ),
    "not_a_table:folder": QT_TRANSLATE_NOOP(
        "refusals", "{file} is a folder. Choose the files in it."
    ),
    "nothing_recognised": QT_TRANSLATE_NOOP(
        "refusals",
        "{file} has no table whose columns are understood. It needs a header row such as "
        "customer, due day, amount.",
    ),
    "wrong_kind:card_bill": QT_TRANSLATE_NOOP(
        "refusals", "{file} is a credit card bill. Import the statement of a bank account."
    ),
    "wrong_kind:payables": QT_TRANSLATE_NOOP(
        "refusals", "{file} lists what your firm owes. This program keeps what it is owed."
    ),
    "wrong_kind:trial_balance": QT_TRANSLATE_NOOP(
        "refusals", "{file} is a trial balance. Import the list of open items instead."
    ),
    "wrong_kind:cash_journal": QT_TRANSLATE_NOOP(
        "refusals", "{file} is a cash journal. Import the bank's own file instead."
    ),
    "wrong_kind": QT_TRANSLATE_NOOP("refusals", "{file} is a table of another trade."),
    "password_needed": QT_TRANSLATE_NOOP("refusals", "{file} has a password."),
    "password_needed:wrong_password": QT_TRANSLATE_NOOP(
        "refusals", "That is not the password of {file}."
    ),
    "file_locked": QT_TRANSLATE_NOOP(
        "refusals", "{file} is open in Excel. Close it there and try again."
    ),
    "file_missing": QT_TRANSLATE_NOOP("refusals", "{file} is not there any more."),
}
SAFE = QT_TRANSLATE_NOOP("refusals", "Nothing was written, the file is unchanged.")


def sentence(error: ArappError) -> str:
    """What to tell of a file that was not taken in."""
    reason = str(error.fields.get("reason", ""))
    file = str(error.fields.get("file") or "")
    known = REFUSALS.get(f"{error.kind}:{reason}")
    exact = _headless(error) if known is None else ""
    if exact:
        return exact
    known = known or REFUSALS.get(error.kind)
    if known is None:
        return text.sentence(error)
    return QCoreApplication.translate("refusals", known).format(file=file)


def sentences(errors: Iterable[ArappError]) -> str:
    """Why several files were not taken in."""
    stop = QCoreApplication.translate("refusals", ". ")
    told = [sentence(error).rstrip(".。") for error in errors]
    return QCoreApplication.translate("refusals", "Not read: {files}").format(files=stop.join(told))


def why(error: ArappError) -> str:
    """The sentence without the file that it begins with."""
    file = str(error.fields.get("file") or "")
    return sentence(error).removeprefix(file).strip(" ，,:：")


def _headless(error: ArappError) -> str:
    """What the answer without a window says, unless it names an option; "" without a word."""
    said = refusal_text.template(error, "zh_CN" if language.current().startswith("zh") else "en")
    if said is None or "--" in said:
        return ""
    fields = {name: _listed(value) for name, value in error.fields.items()}
    try:
        return said.format(**fields)
    except KeyError:  # a fact that the sentence wants is not known of this file
        return ""


def _listed(value: object) -> str:
    if isinstance(value, list | tuple):
        return QCoreApplication.translate("ImportPage", ", ").join(str(one) for one in value)
    return str(value)


def asks_password(error: ArappError) -> bool:
    """Whether a password would help."""
    return error.kind == "password_needed"


def safe() -> str:
    """The calm line below."""
    return QCoreApplication.translate("refusals", SAFE)
