"""Whatever is invoiced and taken back in whatever order: sums hold, red and blue make nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.invoice_check import Agreed, ContractFacts, InvoiceFacts, differences
from arapp.services.ledger.triangle import triangle
from tests.dealing.firm_invoices import TODAY, contract, customer, head

WHOLE = 100_000
STEP = st.tuples(
    st.sampled_from(("contract", "own", "red")),
    st.integers(1, 60_000),
    st.integers(0, 5),
)


def _open(tx: Tx) -> int:
    return int(tx.value("SELECT coalesce(sum(amount - paid), 0) FROM plan WHERE state = 'firm'"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, min_size=1, max_size=9))
def test_sums_hold_whatever_is_issued_and_taken_back(
    empty_file: Path, quick_folder: Path, steps: Sequence[tuple[str, int, int]]
) -> None:
    path = quick_folder / "ledger.arapp"
    path.write_bytes(empty_file.read_bytes())
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        who = customer(books)
        deal = contract(books, who, "1000")
        before: list[int] = []
        for n, (kind, minor, choice) in enumerate(steps):
            before.append(books.ask(_open))
            if not _step(books, f"N{n}", (kind, minor, choice), (who, deal)):
                before.pop()
            _holds(books, deal)
        while before:
            books.undo()
            assert books.ask(_open) == before.pop()
    path.unlink()


def _step(
    books: Dispatch, number: str, step: tuple[str, int, int], parties: tuple[int, int]
) -> bool:
    """One command; whether it was done."""
    kind, minor, choice = step
    who, deal = parties
    gross = f"{minor // 100}.{minor % 100:02d}"
    if kind != "red":
        on = deal if kind == "contract" else None
        command = RecordInvoice(who, head(number, gross), (), on, reason="照开", override="准")
        books.run(command)
        return True
    blue = books.ask(lambda tx: tx.rows("SELECT id FROM invoice WHERE gross > 0 ORDER BY id"))
    if not blue:
        return False
    (invoice,) = blue[choice % len(blue)]
    whole = head(number, gross)
    part = (None, None) if minor % 3 == 0 else (whole.net, whole.tax)
    try:
        books.run(RedInvoice(invoice, number, date(2026, 7, 1), *part))
    except Refused as no:
        if no.kind not in ("red_exceeds", "nothing_left"):
            raise
        return False
    return True


def _holds(books: Dispatch, deal: int) -> None:
    """What must be true of the ledger after every step."""
    own = books.ask(
        lambda tx: tx.value("SELECT coalesce(sum(gross), 0) FROM invoice WHERE contract_id IS NULL")
    )
    assert books.ask(_open) == own
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT i.id, i.gross, i.check_state, (SELECT coalesce(sum(r.gross), 0) FROM invoice r"
            " WHERE r.red_of_id = i.id) FROM invoice i WHERE i.contract_id = ? AND i.gross > 0"
            " ORDER BY i.id",
            (deal,),
        )
    )
    reds = sum(red for *_, red in rows)
    running = 0
    for _, gross, state, red in rows:
        assert 0 <= gross + red <= gross
        running += gross
        over = gross + red > 0 and running + reds > WHOLE
        assert (state == "confirmed") is over, (state, running, reds)
    found = books.ask(lambda tx: triangle(tx, TODAY, everything=True))
    assert found.proven
    for row in found.rows:
        assert 0 <= row.delivered_not_invoiced <= max(row.delivered, 0)
        assert 0 <= row.invoiced_not_due <= max(row.invoiced, 0)
    assert all(check.ok for check in books.ask(lambda tx: list(tx.checks())))


CONTRACT = ContractFacts(
    1, "K", "active", ("甲公司",), "", "CNY", WHOLE, date(2026, 1, 1), None, None,
    (Agreed("轴承", "", "台", 10_000_000, 10_000_000, None, WHOLE),),
)  # fmt: skip


@given(st.lists(st.integers(1, WHOLE), min_size=1, max_size=6))
def test_the_sum_differs_exactly_when_it_is_over(amounts: list[int]) -> None:
    made = [
        InvoiceFacts(n, str(n), date(2026, 2, 1), "甲公司", "", "CNY", minor, 0, minor)
        for n, minor in enumerate(amounts, 1)
    ]
    *others, last = made
    keys = {one.key for one in differences(last, CONTRACT, others)}
    assert ("total_over" in keys) is (sum(amounts) > WHOLE)


@given(st.integers(1, WHOLE))
def test_a_red_one_of_the_same_takes_every_difference_with_it(minor: int) -> None:
    blue = InvoiceFacts(1, "1", date(2025, 1, 1), "乙公司", "X", "CNY", minor, 0, minor)
    red = InvoiceFacts(
        2, "2", date(2026, 2, 1), "乙公司", "X", "CNY", -minor, 0, -minor, (), red_of=1
    )
    assert differences(blue, CONTRACT)
    assert not differences(blue, CONTRACT, [red])
    assert not differences(red, CONTRACT, [blue])
    assert Money(blue.gross) == -Money(red.gross)
