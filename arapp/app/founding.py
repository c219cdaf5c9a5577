"""Ledgers that the program founds by itself: the sample, and a new one in the default folder."""

from collections.abc import Callable
from pathlib import Path

from arapp import paths
from arapp.models.store import translated
from arapp.models.values.days import Clock
from arapp.services import files
from arapp.services.progress import Progress

SAMPLE_NAME = "sample.arapp"


def made(job: Callable[[Progress], Path], progress: Progress) -> Path:
    """What the system refuses before there is a file (no folder for ledgers) is told as well."""
    with translated(Path("ledgers")):
        return job(progress)


def sample_ledger(clock: Clock) -> Path:
    """The sample in the default folder; made when missing. Raises the environment family."""
    path = paths.ledgers() / SAMPLE_NAME
    if not path.exists():
        from arapp.services import sample

        sample.new_sample(path, "", clock=clock)
    return path


def found_ledger(name: str, accounts: list[tuple[str, str, str]], clock: Clock) -> Path:
    """A new ledger with its bank accounts (name, bank, number) in the default folder.

    Raises the errors of `files.new_ledger` and of `AddAccount`.
    """
    from arapp.services.ledger.company import AddAccount, company

    path = files.new_ledger(free_path(name), name, clock=clock)
    books = files.open_books(path, clock)
    try:
        currency = books.ask(company)["currency"]
        for account, bank, number in accounts:
            books.run(AddAccount(account or bank, bank, number, currency))
    finally:
        books.close()
    return path


def free_path(name: str) -> Path:
    """A file name for a new ledger that is not taken yet."""
    stem = "".join(c for c in name if c.isalnum() or c in " -_()（）").strip()[:60] or "ledger"
    folder = paths.ledgers()
    names = (f"{stem}{n}.arapp" for n in ("", *range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())
