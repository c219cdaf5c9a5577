"""`verify` holds both sides of bills, offsets and transfers against each other: each is spoilt."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from arapp.models import verify
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services.dealing.bills import CollectBill, EndorseBill, RecordBill, ReturnBill
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import PayPayable, SavePayable
from arapp.services.dealing.taking_back import TakeBackSettlement
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.receipts import RecordReceipt
from tests.conftest import TODAY
from tests.ledger_text import given

DUE = date(2027, 4, 20)
ONLY = frozenset({"instruments"})


@pytest.fixture
def spoilt(ledger_file: Path) -> sqlite3.Connection:
    """A sound book with each of them, standing and taken back, open for whatever one likes."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        _write(Dispatch(store))
    conn = sqlite3.connect(ledger_file, isolation_level=None)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f"DROP TRIGGER {name}")
    return conn


def _write(books: Dispatch) -> None:
    names = given(
        books,
        "客户 弘达机械\n客户 海顿电机\n应收 A 弘达机械 900.00 入账=2026-08-26 到期=2026-09-25",
    )
    one, other, plan = names["弘达机械"], names["海顿电机"], names["A"]

    def run(command: object) -> int:
        made: int = books.run(command).outcome.result  # type: ignore[arg-type]  # a command
        return made

    def bill(number: str) -> int:
        return run(RecordBill(TODAY, Money(50_00), number, DUE, one))

    owed = run(SavePayable("海德", Money(90_00), DUE))
    run(EndorseBill(bill("P1"), TODAY, "", owed))
    run(CollectBill(bill("P2"), TODAY))
    run(ReturnBill(bill("P3"), TODAY, "拒付"))
    run(OffsetPayable(one, owed, ((plan, Money(30_00)),)))
    run(TakeBackSettlement(run(OffsetPayable(one, owed, ((plan, Money(5_00)),))), "错"))
    run(PayPayable(run(SavePayable("另一家", Money(7_00), DUE))))
    money = run(RecordReceipt(TODAY, Money(80_00), "弘达", customer_id=one))
    run(TransferPrepayment(money, other, Money(40_00), "调拨"))
    run(TakeBackSettlement(run(TransferPrepayment(money, other, Money(9_00), "调拨")), "错"))
    run(TransferDebt(plan, other, Money(20_00), "三方"))
    gone = run(TransferDebt(plan, other, Money(8_00), "三方"))
    by = books.ask(lambda tx: tx.value("SELECT by_receipt_id FROM plan WHERE id = ?", (gone,)))
    run(TakeBackSettlement(by, "错"))


def wrong(conn: sqlite3.Connection) -> list[str]:
    """Records at fault."""
    (check,) = verify.run(conn, ONLY)
    return check.wrong


def test_the_book_is_sound(spoilt: sqlite3.Connection) -> None:
    (check,) = verify.run(spoilt, ONLY)
    assert (check.ok, check.counted) == (True, 14)


@pytest.mark.parametrize(
    ("sql", "record"),
    [
        ("UPDATE bill SET amount = amount + 1 WHERE number = 'P2'", "bill:2"),
        ("UPDATE bill SET currency = 'USD' WHERE number = 'P2'", "bill:2"),
        ("UPDATE receipt SET method = 'bank' WHERE serial_no = 'P2'", "bill:2"),
        ("DELETE FROM bill_event WHERE kind = 'returned'", "bill:3"),
        ("UPDATE bill_event SET kind = 'returned' WHERE kind = 'collected'", "bill:2"),
        ("UPDATE bill_event SET fee = 1 WHERE kind = 'collected'", "bill:2"),
        ("UPDATE payable_settlement SET amount = 60_00 WHERE bill_event_id = 1", "payable:1"),
        ("UPDATE payable SET paid_on = 739000 WHERE id = 1", "payable:1"),
        ("UPDATE payable SET paid_on = NULL WHERE id = 2", "payable:2"),
        ("DELETE FROM payable_settlement WHERE receipt_id = 4", "receipt:4"),
        (
            "UPDATE payable_settlement SET payable_id = 2 WHERE reverses_id > 0",
            "payable_settlement:4",
        ),
        ("UPDATE refund SET amount = amount - 1 WHERE to_receipt_id = 7", "refund:3"),
        ("UPDATE refund SET to_receipt_id = NULL WHERE to_receipt_id = 7", "refund:3"),
        ("UPDATE refund SET day = day - 1 WHERE to_receipt_id = 7", "refund:3"),
        ("UPDATE plan SET amount = amount + 1 WHERE by_receipt_id = 9", "plan:2"),
        ("UPDATE plan SET state = 'firm', void_on = NULL WHERE by_receipt_id = 10", "plan:3"),
        ("UPDATE plan SET by_receipt_id = NULL WHERE by_receipt_id = 9", "receipt:9"),
    ],
)
def test_a_side_that_differs_is_named(spoilt: sqlite3.Connection, sql: str, record: str) -> None:
    assert spoilt.execute(sql.replace("60_00", "6000")).rowcount > 0
    assert record in wrong(spoilt)
