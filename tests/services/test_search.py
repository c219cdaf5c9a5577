"""The one box: what she types is found, by characters, initials, number or amount."""

import pytest

from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.names import initials, name_key, number_key
from arapp.services.ledger.search import Hit, search

CUSTOMERS = (
    ("上海弘达机械设备有限公司", "弘达机械"),
    ("常州海顿电机有限公司", "海顿电机"),
    ("苏州宏泰恒业精密有限公司", "宏泰恒业"),
)


@pytest.fixture
def filled(store: Store, books: Dispatch) -> Dispatch:
    """Three customers, a contract with a row of 96,000.00, a receipt of 50,000.00."""
    with store.writing(Entry("李敏", "fill")) as tx:
        for name, short in CUSTOMERS:
            tx.insert(
                "customer",
                name=name,
                name_key=name_key(name),
                short_name=short,
                initials=initials(short, name),
            )
        number = "CH-2026-018"
        contract = tx.insert(
            "contract",
            number=number,
            number_key=number_key(number),
            customer_id=1,
            amount=96_000_00,
            state="active",
        )
        day = tx.today.toordinal()
        tx.insert(
            "plan",
            customer_id=1,
            contract_id=contract,
            kind="instalment",
            label="发货前款",
            state="firm",
            booked_on=day - 78,
            due_on=day - 48,
            amount=96_000_00,
        )
        tx.insert(
            "receipt",
            number=tx.next_number("receipt", tx.today),
            day=day - 3,
            amount=50_000_00,
            payer=CUSTOMERS[0][0],
            serial_no="2611110047318",
        )
    return books


def found(books: Dispatch, text: str) -> list[Hit]:
    """Hits of the text."""
    return books.ask(lambda tx: search(tx, text))


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("hthy", "customer", "宏泰恒业"),
        ("hdjx", "customer", "弘达机械"),
        ("海顿", "customer", "海顿电机"),
        ("弘达机械设备", "customer", "弘达机械"),
        ("ch2026018", "contract", "CH-2026-018"),
        ("CH-2026-018", "contract", "CH-2026-018"),
        ("96000", "plan", "CH-2026-018 发货前款"),
        ("96,000.00", "plan", "CH-2026-018 发货前款"),
        ("50000", "receipt", "收-2026-000001"),
        ("收-2026-000001", "receipt", "收-2026-000001"),
        ("2611110047318", "receipt", "收-2026-000001"),
    ],
)
def test_what_is_typed_is_found(filled: Dispatch, typed: str, kind: str, title: str) -> None:
    assert (kind, title) in {(hit.kind, hit.title) for hit in found(filled, typed)}


def test_a_customer_shows_what_it_owes_and_for_how_long(filled: Dispatch) -> None:
    hit = found(filled, "hdjx")[0]
    assert (hit.amount, hit.days) == (96_000_00, 48)


def test_a_serial_number_is_found_though_its_receipt_is_used_up(
    store: Store, filled: Dispatch
) -> None:
    with store.writing(Entry("李敏", "use")) as tx:
        tx.insert("allocation", receipt_id=1, plan_id=1, amount=50_000_00, day=739_000, how="hand")
    assert [hit.title for hit in found(filled, "2611110047318")] == ["收-2026-000001"]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "\\", "zzzz", "'; --"])
def test_marks_and_nonsense_find_nothing(filled: Dispatch, typed: str) -> None:
    assert found(filled, typed) == []
