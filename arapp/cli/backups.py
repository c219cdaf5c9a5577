"""arapp backup, restore."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arapp.cli.sub import Answer, Sub
from arapp.models.values.money import Money

if TYPE_CHECKING:
    from arapp.services.backup.restore import Restored
    from arapp.services.dispatch import Dispatch


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="DIR")
    parser.add_argument("--password", default="")


def _backup(books: "Dispatch", args: Namespace) -> Answer:
    from arapp.services.backup import jobs, make

    target = jobs.target_of(books, args.to, args.password)
    row = make.make(books, "hand", target=target)
    folder = target.folder if target is not None else make.home_of(books)
    document = {
        "file": str((folder / row.file).resolve()),
        "bytes": row.bytes,
        "counts": _counts(row.counts),
        "head": row.head,
        "seq": row.seq,
        "open": _amounts(row.open),
        "checked": row.checked,
        "encrypted": row.encrypted,
        "sha256": row.sha256,
        "failed_checks": row.failed,
        "missing_files": jobs.names_of(books, row.missing),
    }
    return Answer(document, [str(document["file"])], notes=_backup_notes(document, args.lang))


def _backup_notes(document: dict[str, Any], lang: str) -> list[str]:
    notes = []
    if document["failed_checks"]:
        notes.append(_note("backup_unsound", lang, checks=", ".join(document["failed_checks"])))
    if document["missing_files"]:
        names = ", ".join(file["name"] for file in document["missing_files"])
        notes.append(_note("backup_incomplete", lang, files=names))
    return notes


def _note(key: str, lang: str, **fields: str) -> str:
    from arapp.cli import text

    return text.note(key, lang, fields)


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--password", default="")


def _restore(args: Namespace) -> Answer:
    from arapp.cli.main import WAIT_S
    from arapp.services.backup import restore

    done = restore.restore(
        args.backup,
        args.to,
        clock=args.clock,
        force=args.force,
        password=args.password,
        wait_s=WAIT_S,
    )
    document: dict[str, Any] = {
        "file": str(done.file),
        "bytes": done.file.stat().st_size,
        "counts": _counts(done.seen.counts),
        "head": done.seen.head,
        "seq": done.seen.seq,
        "open": _amounts(done.seen.open),
        "company": done.seen.company,
        "kept": None if done.kept is None else str(done.kept),
        "missing_files": list(done.missing),
        "failed_checks": done.seen.failed,
    }
    lines = [document["file"], *([document["kept"]] if done.kept else [])]
    return Answer(document, lines, notes=_restore_notes(done, args.lang))


def _restore_notes(done: "Restored", lang: str) -> list[str]:
    notes = []
    if done.seen.failed:
        notes.append(_note("restored_unsound", lang, checks=", ".join(done.seen.failed)))
    if done.missing:
        notes.append(_note("restored_incomplete", lang, n=str(len(done.missing))))
    return notes


# Table → the name of its list; what is no list is not told.
_LISTS = {
    "customer": "customers",
    "contact": "contacts",
    "contract": "contracts",
    "plan": "plans",
    "invoice": "invoices",
    "receipt": "receipts",
    "refund": "refunds",
    "allocation": "allocations",
    "todo": "tasks",
    "promise": "promises",
    "dispute": "disputes",
    "contact_log": "contacts-log",
    "statement": "statements",
    "letter": "letters",
    "app_user": "users",
    "attachment": "attachments",
    "payer_alias": "aliases",
    "owner_term": "owners",
    "grade": "grades",
    "contract_line": "contract-lines",
    "milestone": "milestones",
    "supplement": "supplements",
    "invoice_line": "invoice-lines",
    "delivery": "deliveries",
    "payable": "payables",
    "bill": "bills",
    "product": "products",
    "person": "people",
    "comment": "comments",
}


def _counts(rows: dict[str, int]) -> dict[str, int]:
    """Rows by the names of the lists."""
    return {name: rows[table] for table, name in _LISTS.items() if table in rows}


def _amounts(minor: dict[str, int]) -> dict[str, str]:
    return {currency: Money(amount, currency).plain() for currency, amount in minor.items()}


SUBS = (
    Sub("backup", _backup_arguments, run=_backup),
    Sub("restore", _restore_arguments, bare=_restore),
)
