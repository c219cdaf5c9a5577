"""Nobody is asked for what is paid, disputed, promised or covered by money in hand: five surfaces.

Random books; a plain reckoning of what was drawn says of each row how much may be asked for. The
next steps of the today page, the desk, the letters of a run and of one customer, and the message
text may ask for no more, and the desk and the letters for no less. A control overlooks one of them
at a time and must fail.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import Refused
from arapp.services.collection import cases as kept
from arapp.services.collection import debts, holds, look, placed, plan_rows, reasons
from arapp.services.collection import today as page
from arapp.services.collection.cases import cases
from arapp.services.collection.dossier import dossier
from arapp.services.collection.step import Step
from arapp.services.collection.texts import Wanted, facts_of
from arapp.services.dispatch import Dispatch
from arapp.services.papers.letters import LetterRun, prepare
from arapp.services.papers.service import draft_letter
from arapp.services.progress import silent
from tests.collection.drawn import Book, draw, write
from tests.conftest import TODAY

ASKS = {Step.NOTICE, Step.MESSAGE, Step.CALL, Step.LETTER, Step.FINAL_LETTER, Step.BAD_DEBT}
SEEDS = range(8)


# --- what is asked for, by surface ---------------------------------------------------------------

Asked = dict[str, int]


def by_today(tx: Tx, names: dict[int, str]) -> Asked:
    """Rows whose next step asks the customer. On the day for which a payment is promised the page
    is to show a call: it asks for the promise, not for the row."""
    found: Asked = {}
    for part in page.today(tx, limit=-1).groups:
        for item in part.items:
            if item.step not in ASKS or item.why.key == "promise_today":
                continue
            if item.record == "promise":
                rows = tx.rows(
                    "SELECT plan_id FROM promise_plan WHERE promise_id = ?1 UNION"
                    " SELECT plan_id FROM promise WHERE id = ?1 AND plan_id IS NOT NULL",
                    (item.id,),
                )
                found |= {names[row]: 1 for (row,) in rows}
            elif item.record == "plan" and item.days > 0:
                found[names[item.id]] = item.amount
    return found


def by_desk(tx: Tx, names: dict[int, str]) -> Asked:
    found: Counter[str] = Counter()
    for case in cases(tx, TODAY):
        if case.dunned:
            found[names[case.debt.id]] += case.amount
    return dict(found)


def by_letters(tx: Tx, names: dict[int, str]) -> Asked:
    """Of a run to all."""
    papers = prepare(tx, LetterRun(draft=True), silent).papers
    return {row.label: row.asked.minor for paper in papers for row in paper.doc.rows}


def by_letter(tx: Tx, names: dict[int, str]) -> Asked:
    """Of each customer alone."""
    found: Asked = {}
    for (who,) in tx.rows("SELECT id FROM customer"):
        try:
            docs = draft_letter(tx, who)
        except Refused:
            continue
        found |= {row.label: row.asked.minor for doc in docs for row in doc.rows}
    return found


def by_message(tx: Tx, names: dict[int, str]) -> Asked:
    """Customer → the amount of its message."""
    found: Asked = {}
    for who, name in tx.rows("SELECT id, name FROM customer"):
        whose = dossier(tx, TODAY, who, "CNY")
        if not any(row.days > 0 for row in whose.rows):
            continue
        try:
            said = facts_of(whose, TODAY, Wanted())["amount"]
        except Refused:
            continue
        found[name] = int("".join(filter(str.isdigit, said)))
    return found


@dataclass
class Verdict:
    """What the surfaces asked for against what may be."""

    wrong: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)

    def hold(self, surface: str, asked: Asked, may: Asked, *, whole: bool) -> None:
        self.asked[surface] += len(asked)
        for name, amount in asked.items():
            if amount > may.get(name, 0) or (whole and amount != may[name]):
                self.wrong.append(f"{surface} {name}: asked {amount}, may {may.get(name, 0)}")
        if whole:
            missing = {name for name, amount in may.items() if amount} - asked.keys()
            self.wrong += [f"{surface} {name}: not asked" for name in sorted(missing)]


def judge(books: Dispatch, book: Book, verdict: Verdict) -> None:
    """All surfaces of a book."""
    may = book.may()
    of_customer: Counter[str] = Counter()
    for row in book.rows:
        of_customer[row.customer] += may[row.name]

    def read(tx: Tx) -> None:
        names = dict(tx.rows("SELECT id, note FROM plan"))
        verdict.hold("today", by_today(tx, names), may, whole=False)
        verdict.hold("desk", by_desk(tx, names), may, whole=True)
        verdict.hold("run", by_letters(tx, names), may, whole=True)
        verdict.hold("letter", by_letter(tx, names), may, whole=True)
        verdict.hold("message", by_message(tx, names), dict(of_customer), whole=True)

    books.ask(read)


@pytest.fixture
def ledgers(empty_file: Any, quick_folder: Any) -> Iterator[Callable[[], Dispatch]]:
    """New empty ledgers."""
    stores: list[Store] = []

    def make() -> Dispatch:
        file = shutil.copy(empty_file, quick_folder / f"book{len(stores)}.arapp")
        stores.append(Store.open(file, FixedClock(TODAY)))
        return Dispatch(stores[-1])

    yield make
    for store in stores:
        store.close()


def test_no_surface_asks_for_what_may_not_be_asked_for(
    ledgers: Callable[[], Dispatch],
) -> None:
    verdict = Verdict()
    met: Counter[str] = Counter()
    for seed in SEEDS:
        book = draw(seed)
        books = ledgers()
        write(books, book)
        judge(books, book, verdict)
        met.update(row.why or "asked" for row in book.rows if row.due < TODAY)
        met["partly"] += sum(0 < row.disputed < row.open for row in book.rows)
    assert verdict.wrong == []
    floors = {"paid": 15, "disputed": 15, "promised": 25, "parked": 15, "held": 10, "partly": 15,
              "asked": 60}  # fmt: skip
    assert {why: met[why] for why, least in floors.items() if met[why] < least} == {}
    least = {"today": 40, "desk": 60, "run": 60, "letter": 60, "message": 30}
    assert {name: verdict.asked[name] for name in least if verdict.asked[name] < least[name]} == {}


@pytest.mark.parametrize("blind", ["promises", "disputes", "money"])
def test_control_what_overlooks_one_of_them_is_noticed(
    ledgers: Callable[[], Dispatch], monkeypatch: pytest.MonkeyPatch, blind: str
) -> None:
    see, owe = holds.obstacles, plan_rows.owing

    def obstacles(*told: Any) -> Any:
        empty: dict[str, Any] = {"disputed": {}} if blind == "disputes" else {}
        if blind == "promises":
            empty = {"plans": {}, "promised": {}}
        return replace(see(*told), **empty)

    def owing(*told: Any) -> Any:
        owed, waiting = owe(*told)
        return owed, {} if blind == "money" else waiting

    for module in (debts, look):
        monkeypatch.setattr(module, "obstacles", obstacles)
        monkeypatch.setattr(module, "owing", owing)
    kept._KEPT.clear()
    verdict = Verdict()
    for seed in SEEDS:
        book = draw(seed)
        books = ledgers()
        write(books, book)
        judge(books, book, verdict)
    fooled = {line.split()[0] for line in verdict.wrong}
    # letters look at the money themselves, and a line that money came says so whatever is parked
    assert fooled >= ({"desk", "message"} if blind == "money" else {"today", "desk", "run"})


def test_control_a_page_that_takes_the_step_from_the_days_alone_is_noticed(
    ledgers: Callable[[], Dispatch], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "_out", lambda *_: set())
    monkeypatch.setattr(placed, "step_of", lambda *_, **__: Step.CALL)
    monkeypatch.setattr(reasons, "step_of", lambda *_, **__: Step.CALL)
    verdict = Verdict()
    for seed in SEEDS:
        book = draw(seed)
        books = ledgers()
        write(books, book)
        judge(books, book, verdict)
    assert {line.split()[0] for line in verdict.wrong} == {"today"}
