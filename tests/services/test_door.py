"""The one door: what it notes, whom it lets in, what undo and redo list."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import (
    LedgerDamaged,
    NotAllowed,
    NothingToUndo,
    ReadOnly,
    Unsound,
)
from arapp.models.values.money import Money
from arapp.services.dispatch import (
    ROLES,
    Actor,
    Command,
    Dispatch,
    Outcome,
    Right,
    Topic,
)
from arapp.services.ledger.period import LockPeriod, UnlockPeriod
from arapp.services.steps import UNDO_STEPS


@dataclass(frozen=True)
class Detail:
    """A field that is an object."""

    text: str = "x"


@dataclass(frozen=True)
class Note:
    """Writes something to do."""

    text: str
    day: date | None = None
    amount: Money | None = None
    detail: Any = None
    many: tuple[int, ...] = ()
    label: ClassVar[str] = "note"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        row = tx.insert("todo", text=self.text, due_on=tx.today.toordinal())
        return Outcome(frozenset({Topic.COLLECTION}), row)


@dataclass(frozen=True)
class Found(Note):
    """A founding: no step of the user's."""

    kind: ClassVar[str] = "system"


def texts(books: Dispatch) -> list[str]:
    return books.ask(lambda tx: [text for (text,) in tx.rows("SELECT text FROM todo ORDER BY id")])


def fields_of(books: Dispatch, command: Command) -> dict[str, Any]:
    seq = books.run(command).seq
    sql = "SELECT fields FROM journal_entry WHERE seq = ?"
    noted: dict[str, Any] = json.loads(books.ask(lambda tx: tx.value(sql, (seq,))))
    return noted


def test_the_fields_are_noted_as_they_read(books: Dispatch) -> None:
    full = Note("给弘达打电话", date(2026, 11, 13), Money(-12_345, "USD"), Detail(), (1, 2))
    assert fields_of(books, full) == {
        "text": "给弘达打电话",
        "day": "2026-11-13",
        "amount": "-123.45 USD",
        "detail": "Detail",
        "many": [1, 2],
    }
    noted = books.ask(lambda tx: tx.value("SELECT fields FROM journal_entry ORDER BY seq DESC"))
    assert "给弘达打电话" in noted, "readable as it lies in the file"
    assert fields_of(books, Note("x", detail=Right.BOOK))["detail"] == "book"
    assert fields_of(books, Note("x", detail={1}))["detail"] == "{1}"
    assert fields_of(books, Note("x", detail=Detail))["detail"] == str(Detail)


def test_a_long_list_is_noted_by_its_length(books: Dispatch) -> None:
    assert fields_of(books, Note("x", many=tuple(range(100))))["many"] == list(range(100))
    assert fields_of(books, Note("x", many=tuple(range(101))))["many"] == "[101]"
    assert len(fields_of(books, Note("x" * 200))["text"]) == 200


def test_what_was_done_is_told(books: Dispatch) -> None:
    done = books.run(Note("x"))
    assert (done.label, done.outcome.topics) == ("note", frozenset({Topic.COLLECTION}))
    assert done.seq == books.ask(lambda tx: tx.head()[0])
    undone = books.undo()
    assert (undone.label, undone.seq) == ("note", done.seq + 1)
    assert undone.outcome.topics == frozenset({Topic.COLLECTION})
    assert undone.outcome.result.seq == done.seq
    newest = (
        "SELECT kind, target, label, actor, fields FROM journal_entry ORDER BY seq DESC LIMIT 2"
    )
    again = books.redo()
    assert (again.label, again.seq, again.outcome.result.seq) == ("note", done.seq + 2, done.seq)
    assert books.ask(lambda tx: tx.rows(newest)) == [
        ("redo", done.seq, "note", "local", ""),
        ("undo", done.seq, "note", "local", ""),
    ]
    first = books.ask(lambda tx: tx.one(newest.replace("DESC LIMIT 2", "DESC LIMIT 1 OFFSET 2")))
    assert first[:4] == ("do", None, "note", "local")


def test_a_founding_is_no_step(books: Dispatch) -> None:
    before = books.undo_list()
    books.run(Found("x"))
    assert books.undo_list() == before
    assert texts(books) == ["x"]


ALLOWED = {
    "owner": set(Right),
    "finance": {Right.BOOK, Right.COLLECT, Right.ADMIN},
    "sales": {Right.COLLECT},
    "reader": set(),
    "nobody": set(),
}


@pytest.mark.parametrize("role", ALLOWED)
def test_who_may_what(role: str) -> None:
    assert {right for right in Right if Actor("某人", role).may(right)} == ALLOWED[role]
    assert set(ROLES) == set(ALLOWED) - {"nobody"}


def test_topics_and_rights_go_by_their_names() -> None:
    for named in (Topic, Right):
        assert [one.value for one in named] == [one.name.lower() for one in named]


def test_who_may_not_book_may_not_undo_though_there_is_nothing(store: Store) -> None:
    sales = Dispatch(store, Actor("周凯", "sales"))
    deeds: list[Callable[[], object]] = [sales.undo, sales.redo]
    for _ in range(2):
        for deed in deeds:
            with pytest.raises(NotAllowed) as error:
                deed()
            assert error.value.fields == {"needs": "book"}
        sales.run(Note("x"))


def test_the_door_asks_for_the_right_also_for_undo(store: Store) -> None:
    Dispatch(store).run(Note("x"))
    reader = Dispatch(store, Actor("阅", "reader"))
    deeds: list[Callable[[], object]] = [lambda: reader.run(Note("y")), reader.undo, reader.redo]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    with pytest.raises(NotAllowed) as error:
        reader.run(Note("y"))
    assert error.value.fields == {"needs": "collect"}
    assert texts(reader) == ["x"]


def test_a_ledger_to_read_takes_nothing(books: Dispatch) -> None:
    books.run(Note("x"))
    books.read_only = "damaged"
    deeds: list[Callable[[], object]] = [lambda: books.run(Note("y")), books.undo, books.redo]
    for deed in deeds:
        with pytest.raises(ReadOnly) as error:
            deed()
        assert error.value.fields == {"reason": "damaged"}
    assert texts(books) == ["x"]


def test_a_guard_stands_before_the_command(books: Dispatch) -> None:
    seen: list[tuple[Dispatch, Command]] = []
    books.guard = lambda door, command: seen.append((door, command))
    command = Note("x")
    books.run(command)
    assert seen == [(books, command)]

    def refuse(_door: Dispatch, _command: Command) -> None:
        raise InterruptedError

    books.guard = refuse
    with pytest.raises(InterruptedError):
        books.run(Note("y"))
    assert texts(books) == ["x"]


def test_after_each_command_somebody_is_told(store: Store) -> None:
    heads: list[int] = []

    def told(tx: Tx) -> None:
        heads.append(tx.head()[0])

    books = Dispatch(store, committed=told)
    first = books.run(Note("x")).seq
    books.undo()
    books.redo()
    assert heads == [first, first + 1, first + 2]


@pytest.mark.parametrize("trouble", [LedgerDamaged(path="x", detail=""), OSError(5, "no disk")])
def test_a_command_is_done_though_the_note_beside_it_fails(
    store: Store, trouble: Exception
) -> None:
    heads: list[int] = []

    def told(tx: Tx) -> None:
        heads.append(tx.head()[0])
        if len(heads) == 1:
            raise trouble

    books = Dispatch(store, committed=told)
    first = books.run(Note("x")).seq
    assert texts(books) == ["x"]
    books.run(Note("y"))
    assert heads == [first, first + 1]


def test_the_last_thirty_can_be_taken_back(books: Dispatch) -> None:
    seqs = [books.run(Note(str(i))).seq for i in range(UNDO_STEPS + 1)]
    assert UNDO_STEPS == 30
    assert [step.seq for step in books.undo_list()] == seqs[:0:-1]
    with pytest.raises(NothingToUndo):
        books.undo(seqs[0])
    books.undo(seqs[1])
    assert texts(books) == ["0", *map(str, range(2, 31))]


def test_lists_tell_who_and_when(store: Store) -> None:
    books = Dispatch(store, Actor("李敏", "finance"))
    done = books.run(Note("x"))
    (step, *_) = books.undo_list()
    assert (step.seq, step.label, step.actor) == (done.seq, "note", "李敏")
    assert step.at == "2026-11-12T12:00:00.000Z"
    books.undo()
    assert books.redo_list() == [step]
    assert books.undo_list() == []


def test_redo_goes_the_way_back_and_a_new_command_ends_it(books: Dispatch) -> None:
    for text in "abc":
        books.run(Note(text))
    books.undo()
    books.undo()
    assert [step.seq for step in books.redo_list()] == sorted(s.seq for s in books.redo_list())
    books.redo()
    assert texts(books) == ["a", "b"]
    books.run(Note("d"))
    assert books.redo_list() == []
    with pytest.raises(NothingToUndo):
        books.redo()


@dataclass(frozen=True)
class Spoil(Note):
    """A risky command that leaves an unsound book behind."""

    risky: ClassVar[bool] = True

    def run(self, tx: WriteTx) -> Outcome:
        super().run(tx)
        who = tx.insert("customer", name="甲", name_key="甲")
        contract = tx.insert("contract", number="CH-1", number_key="ch1", customer_id=who,
                             amount=100, state="active")  # fmt: skip
        tx.insert("plan", customer_id=who, contract_id=contract, kind="instalment", amount=90,
                  currency="CNY", state="expected", due_on=tx.today.toordinal())  # fmt: skip
        return Outcome(frozenset())


def test_a_risky_command_has_to_leave_sound_books(books: Dispatch) -> None:
    head = books.ask(lambda tx: tx.head())
    with pytest.raises(Unsound) as error:
        books.run(Spoil("x"))
    assert error.value.fields == {"checks": "contracts"}
    assert books.ask(lambda tx: tx.head()) == head
    assert texts(books) == []


@dataclass(frozen=True)
class Half(Spoil):
    """The same, and a firm row with a day on which it was called off; nobody calls it risky."""

    risky: ClassVar[bool] = False

    def run(self, tx: WriteTx) -> Outcome:
        done = super().run(tx)
        tx.insert("plan", customer_id=1, kind="opening", amount=90, state="firm",
                  booked_on=1, due_on=1, void_on=2)  # fmt: skip
        return done


@dataclass(frozen=True)
class Careful(Note):
    """A risky command that leaves all as it was."""

    risky: ClassVar[bool] = True


def test_a_risky_command_does_not_begin_in_unsound_books(books: Dispatch) -> None:
    assert books.run(Half("x")).outcome.result is None
    with pytest.raises(Unsound) as error:
        books.run(Careful("y"))
    assert error.value.fields == {"checks": "allocations_plan, contracts"}
    books.run(Note("z"))  # what is not risky goes on
    assert texts(books) == ["x", "z"]


def test_frozen_the_file_is_left_alone_and_thawed_it_is_not(books: Dispatch) -> None:
    assert not books.unclean
    assert books.freeze()
    assert not books.freeze()
    before = books.path.read_bytes()
    books.run(Note("x"))
    assert books.path.read_bytes() == before
    books.thaw()
    assert books.freeze()
    assert books.path.read_bytes() != before
    books.thaw()
    assert texts(books) == ["x"]


def test_closed_it_is_let_go(ledger_file: Path) -> None:
    books = Dispatch(Store.open(ledger_file, FixedClock(date(2026, 11, 12))))
    assert books.unclean is False
    books.run(Note("x"))
    books.close()
    with Store.open(ledger_file, FixedClock(date(2026, 11, 12))) as again:
        assert texts(Dispatch(again)) == ["x"]


def test_the_step_that_is_undone_says_who_may(store: Store) -> None:
    Dispatch(store, Actor("李敏", "owner")).run(LockPeriod(date(2026, 9, 30)))
    clerk = Dispatch(store, Actor("周凯", "finance"))
    clerk.run(Note("x"))
    with pytest.raises(NotAllowed) as error:
        clerk.undo(clerk.undo_list()[1].seq)
    assert error.value.fields == {"needs": "unlock"}
    clerk.undo()
    assert texts(clerk) == []


def test_where_and_when(books: Dispatch, store: Store) -> None:
    assert books.path == store.path
    assert books.clock is store.clock
    assert books.actor == Actor("local", "finance")
    assert (books.read_only, books.failed_checks, books.guard) == ("", (), None)


@dataclass(frozen=True)
class Rash(Spoil):
    """The same as `Spoil`; nobody calls it risky."""

    risky: ClassVar[bool] = False


@dataclass(frozen=True)
class Mend(Careful):
    """A risky command that would leave sound books behind."""

    def run(self, tx: WriteTx) -> Outcome:
        tx.execute("UPDATE plan SET amount = 100")
        return super().run(tx)


def test_a_risky_command_is_not_even_begun_in_unsound_books(books: Dispatch) -> None:
    books.run(Rash("x"))
    with pytest.raises(Unsound):
        books.run(Mend("y"))
    assert texts(books) == ["x"]


def test_who_may_not_open_a_period_may_not_do_it_again_either(store: Store) -> None:
    owner = Dispatch(store, Actor("李敏", "owner"))
    owner.run(LockPeriod(date(2026, 9, 30)))
    owner.run(UnlockPeriod())
    owner.undo()
    with pytest.raises(NotAllowed) as error:
        Dispatch(store, Actor("周凯", "finance")).redo()
    assert error.value.fields == {"needs": "unlock"}
    assert owner.ask(lambda tx: tx.locked_until) == date(2026, 9, 30)
