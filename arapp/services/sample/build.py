"""Filling a ledger with the sample, and making a sample ledger whole or not at all."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import ClassVar

from arapp.models.store import Store, translated
from arapp.models.tx import WriteTx
from arapp.models.values.days import Clock, SystemClock
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services import anchors
from arapp.services.dispatch import Actor, Dispatch, Done, Outcome, Right, Topic
from arapp.services.files import discard, new_ledger
from arapp.services.progress import Progress, silent
from arapp.services.sample import beside, credit, crowd, facts, firm, invoicing, money_in, tale
from arapp.services.sample.bank import BankFiles
from arapp.services.sample.crowd import Quota
from arapp.services.sample.tale import Currencies
from arapp.services.sample.write import write


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each. `allocations` and `open` rows are by-products of the small one (0)."""

    customers: int
    plans: int
    receipts: int
    allocations: int = 0
    open: int = 0


SIZES: dict[str, Size] = {
    "small": Size(40, 400, 350),
    "medium": Size(3_000, 50_000, 50_000, 48_000, 7_050),
    "large": Size(20_000, 1_000_000, 1_000_000, 960_000, 141_000),
}
_STORY = SIZES["small"]


@dataclass(frozen=True)
class FillSample:
    """Fill an empty ledger with the invented firm."""

    size: str = "small"
    seed: int = 1
    today: date | None = None

    label: ClassVar[str] = "sample"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Write it all. Raises InvalidValue (size), Refused kind `not_empty`."""
        if self.size not in SIZES:
            raise InvalidValue(field="size", value=self.size, reason="unknown")
        if tx.value("SELECT 1 FROM customer UNION ALL SELECT 1 FROM receipt LIMIT 1"):
            raise Refused("not_empty")
        _fill(tx, SIZES[self.size], self.seed, self.today or tx.today, self.report)
        return Outcome(frozenset(Topic))

    def report(self, done: int, total: int, what: str) -> None:
        """How far it is; nobody watches unless `fill` was given a progress."""


class _Watched(FillSample):
    """The same command; its progress is not one of its fields, so the journal does not note it."""

    def __init__(self, size: str, seed: int, today: date | None, progress: Progress) -> None:
        super().__init__(size, seed, today)
        self._progress = progress

    def report(self, done: int, total: int, what: str) -> None:
        self._progress(done, total, what)


def _fill(tx: WriteTx, size: Size, seed: int, day: date, progress: Progress) -> None:
    rng, today = Random(seed), day.toordinal()
    home = tx.value("SELECT currency FROM company WHERE id = 1")
    currencies = Currencies(home, "USD" if home != "USD" else "EUR")
    files = BankFiles(firm.write(tx, home, currencies.other), today)
    counters: dict[int, int] = {}
    width = 3 if size == _STORY else 5
    told = tale.tell(rng, today, _STORY.plans, currencies)
    money_in.number_contracts(told.draft, counters, width)
    money_in.bring(rng, told, _STORY.receipts)
    write(tx, told.draft, files)
    facts.tell(tx, told)
    credit.tell(tx, told)
    invoicing.tell(tx, day)
    beside.tell(tx, today, home)
    done, total = _STORY.plans + _STORY.receipts, size.plans + size.receipts
    progress(done, total, "sample")
    count = size.customers - _STORY.customers
    if count:
        quota = _rest(tx, size)
        first = 0
        for draft in crowd.parts(rng, today, count, quota, home):
            money_in.number_contracts(draft, counters, width)
            crowd.bring(rng, draft, today, first, (count, quota))
            write(tx, draft, files)
            first += len(draft.customers)
            done += len(draft.plans) + len(draft.receipts)
            progress(done, total, "sample")
    files.close(tx)


def _rest(tx: WriteTx, size: Size) -> Quota:
    """What is left for the crowd once the story stands."""
    told = "SELECT count(*) FROM plan WHERE state = 'firm' AND paid <> amount"
    allocations = size.allocations - int(tx.value("SELECT count(*) FROM allocation"))
    return Quota(
        size.plans - _STORY.plans,
        size.open - int(tx.value(told)),
        allocations,
        size.receipts - _STORY.receipts - allocations,
    )


def fill(
    dispatch: Dispatch,
    size: str = "small",
    seed: int = 1,
    today: date | None = None,
    progress: Progress = silent,
) -> Done:
    """Fill the open, empty ledger; `today` is the ledger day unless given.

    One command, one undo. Raises InvalidValue (size), Refused kind `not_empty`, or what `progress`
    raises; then nothing was written.
    """
    return dispatch.run(_Watched(size, seed, today, progress))


def new_sample(
    path: Path,
    company: str = firm.NAME,
    size: str = "small",
    seed: int = 1,
    currency: str = "CNY",
    *,
    clock: Clock | None = None,
    progress: Progress = silent,
) -> Path:
    """Make a sample ledger at `path`; it appears whole or not at all.

    Deterministic for size, seed and the clock's day (but for the ledger's id and moments).
    Raises InvalidValue (no name, size), Refused kind `exists`, or the environment family.
    """
    company = company.strip() or firm.NAME
    path = path.resolve()
    if path.exists():
        raise Refused("exists", path=str(path))
    part = path.with_name(f"{path.name}.sample.part")
    with translated(path):
        try:
            discard(part)
            # One actor whoever is logged in: the same sample everywhere.
            new_ledger(part, company, currency, sample=True, clock=clock, actor=Actor())
            with Store.open(part, clock or SystemClock()) as store:
                noted = Dispatch(store, Actor(), lambda tx: anchors.accept(tx, path))
                fill(noted, size, seed, None, progress)
                store.fold()
            part.replace(path)
        except BaseException:
            discard(part)
            raise
    return path
